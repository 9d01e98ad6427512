"""The network of partners in a report: its map, its tables, expectations, pilotage, who intervenes (R10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.models.definitions.champs import Choix, Nombre, TexteLong, TypeChamp
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import Bloc, Case, Colonne, FigureBloc, Paragraphe, Rangee, SectionDeTableau, Tableau
from app.models.statuts import EtatPartenaire, EtatSuivi
from app.models.tensions import QUESTIONS
from app.models.typographie import INSECABLE, date_longue, francais, nombre
from app.services.documents.genres.contexte import Contexte
from app.services.documents.grille import case_de
from app.services.documents.valeurs import choix_de
from app.services.figures.reseau import dessiner_pour_le_papier
from app.services.partenaires import dire_combien_interviennent
from app.services.reseau import Reseau, dire_l_avis, dire_le_bilan, dire_les_absentes, dire_les_tensions, mot_de
from app.services.reseau_matrice import mots_de_position

_VIERGES = 3


def reseau(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The map; blank, four empty panels."""
    matiere = contexte.matiere
    apports = {c.code: c.texte for c in choix_de(matiere.catalogue, "apports_partenaire")}
    dessin = dessiner_pour_le_papier(matiere.reseau, apports, vierge=matiere.vierge)
    return (*contexte.titre(bloc), FigureBloc(dessin, bloc.texte, detaillee=True))


def partenaires(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who, in each family: what for, what it brings, how far it is associated, whom to call."""
    matiere = contexte.matiere
    lu = matiere.reseau
    titres = [("nom", "Partenaire", 30), ("role", "Qui il est, pour ce projet", 34), ("apports", "Contributions", 40),
              ("etat", "Associé\u202f?", 15)]  # fmt: skip
    if not matiere.anonyme:
        titres.append(("contact", "Contact", 32))
    apports = {c.code: c.texte for c in choix_de(matiere.catalogue, "apports_partenaire")}

    def rangee(p: Mapping[str, Any]) -> Rangee:
        cases = {"nom": _nom(p), "role": p["role"], "apports": _apports(p, apports),
                 "etat": mot_de(EtatPartenaire, p["etat"]), "contact": _contact(p)}  # fmt: skip
        return Rangee(p["id"], tuple(Case(cases[code] or "") for code, _, _ in titres))

    sections = []
    for famille in lu.familles:
        siens = tuple(rangee(p) for p in lu.de_la_famille(famille.code))
        if matiere.vierge:
            siens = _vierges(len(titres), bloc.lignes, famille.code)
        sections.append(SectionDeTableau(famille.texte, siens or (_personne(len(titres), famille.code),)))
    if orphelins := tuple(rangee(p) for p in lu.de_la_famille("")):
        sections.append(SectionDeTableau("Sans famille", orphelins))
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    if matiere.vierge or lu.partenaires:
        blocs.append(_tableau(bloc, contexte, titres, sections))
    if not matiere.vierge and (absentes := dire_les_absentes(lu)):
        blocs.append(Paragraphe(absentes, "vide"))
    return tuple(blocs)


def _personne(combien: int, famille: str) -> Rangee:
    return Rangee(f"absente-{famille}", (Case("–"), Case("Personne encore"), *(Case() for _ in range(combien - 2))))


def questions(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The three questions, partner by partner; then what to do where somebody says « non »."""
    matiere = contexte.matiere
    lu = matiere.reseau
    presents = [p for p in lu.partenaires if any(p[q] or p[f"{q}_mots"] for q in QUESTIONS)]
    if not presents and not matiere.vierge:
        vide = Paragraphe("Les trois questions n’ont pas encore été posées aux partenaires.", "vide")
        return (*contexte.titre(bloc), vide)
    avis = Choix(choix_de(matiere.catalogue, "avis_contact"))
    titres = [("nom", "Partenaire", 30), *((q.code, q.texte, 44) for q in lu.questions)]
    rangees = tuple(Rangee(p["id"], (Case(_nom(p)), *(Case(_avis(p, q.code)) for q in lu.questions))) for p in presents)
    if matiere.vierge:
        boites = tuple(case_de(avis, None) for _ in lu.questions)
        rangees = tuple(Rangee(f"vierge-{n}", (Case(), *boites)) for n in range(1, (bloc.lignes or _VIERGES) + 1))
    blocs: list[Bloc] = [
        *contexte.titre(bloc), _tableau(bloc, contexte, titres, [SectionDeTableau("", rangees)], hauteur=14)
    ]  # fmt: skip
    conseils = {q.code: q for q in lu.questions}
    for bilan in lu.bilans:
        if bilan.non and bilan.question in conseils:
            question = conseils[bilan.question]
            mots = f"{question.texte} {dire_le_bilan(lu, bilan)}. {question.explication}"
            blocs.append(Paragraphe(francais(mots), "puce"))
    return tuple(blocs)


def _avis(partenaire: Mapping[str, Any], question: str) -> str:
    dites = (dire_l_avis(partenaire[question]), partenaire[f"{question}_mots"] or "")
    return "\n".join(mot for mot in dites if mot)


def attentes(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What each expects, what it clashes with, what is done of it; then the decisions taken."""
    matiere = contexte.matiere
    lu = matiere.reseau
    if not lu.attentes and not matiere.vierge:
        return (*contexte.titre(bloc), Paragraphe("Aucune attente des partenaires n’est encore notée.", "vide"))
    motivations = {c.code: c.texte for c in choix_de(matiere.catalogue, "motivations_partenaires")}
    titres = [("partenaire", "Partenaire", 28), ("texte", "Ce qu’il attend", 40), ("motivation", "Motivation", 28),
              ("position", "Vis-à-vis du projet", 22), ("avec", "Objectif, partenaire concerné", 32),
              ("reponse", "Ce que nous en faisons", 40)]  # fmt: skip
    rangs = {id: rang for rang, id in enumerate(lu.noms)}
    rangees = tuple(
        Rangee(a["id"], tuple(Case(mot) for mot in _mots_de_l_attente(a, lu, motivations)))
        for a in sorted(lu.attentes, key=lambda a: rangs.get(a["partenaire"], len(rangs)))
    )
    if matiere.vierge:
        rangees = _vierges(len(titres), bloc.lignes, "attente")
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    if resume := "" if matiere.vierge else dire_les_tensions(lu):
        blocs.append(Paragraphe(resume, "chapeau"))
    blocs.append(_tableau(bloc, contexte, titres, [SectionDeTableau("", rangees)], hauteur=12))
    return (*blocs, *_decisions(bloc, contexte))


def _mots_de_l_attente(attente: Mapping[str, Any], lu: Reseau, motivations: Mapping[str, str]) -> tuple[str, ...]:
    motivation = attente["motivation"] or ""
    avec = [lu.objectifs.get(attente["objectif"] or "", "")]
    if attente["face_a"] in lu.noms:
        avec.append(f"En tension avec{INSECABLE}: {lu.noms[attente['face_a']]}")
    return (
        lu.dire_le_partenaire(attente["partenaire"]), attente["texte"], motivations.get(motivation, motivation),
        mots_de_position(attente["position"] or "") + (" (réglée)" if attente["reglee"] else ""),
        "\n".join(mot for mot in avec if mot), attente["reponse"] or "",
    )  # fmt: skip


def _decisions(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    lu = contexte.matiere.reseau
    prises = [(id, d) for id in lu.noms for d in lu.decisions.get(id, ())]
    if not prises:
        return ()
    titres = [("decision", "Décision", 60), ("de", "À propos de", 34), ("responsable", "Qui s’en charge", 26),
              ("echeance", "Pour le", 20), ("etat", "État", 16)]  # fmt: skip
    rangees = tuple(
        Rangee(d.id, (Case(d.texte), Case(lu.noms[id]), Case(d.responsable),
                      Case(date_longue(d.echeance) if d.echeance else ""), Case(mot_de(EtatSuivi, d.etat))))
        for id, d in prises
    )  # fmt: skip
    return (_tableau(bloc, contexte, titres, [SectionDeTableau("Décisions prises", rangees)], code="decisions"),)


def comite(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The members of the comité de pilotage, or of the group that stands for it."""
    matiere = contexte.matiere
    membres = [p for p in matiere.reseau.partenaires if p["comite_pilotage"]]
    if not membres and not matiere.vierge:
        return (*contexte.titre(bloc), Paragraphe("Aucun membre n’est encore désigné.", "vide"))
    familles = {f.code: f.texte for f in matiere.reseau.familles}
    titres = [("nom", "Membre", 40), ("famille", "Famille", 44), ("comite_role", "Rôle au comité", 50)]
    if not matiere.anonyme:
        titres.append(("contact", "Représenté par", 40))
    rangees = []
    for p in membres:
        cases = [_nom(p), familles.get(p["famille"] or "", ""), p["comite_role"] or "", p["contact_nom"] or ""]
        rangees.append(Rangee(p["id"], tuple(Case(mot) for mot in cases[: len(titres)])))
    lignes = _vierges(len(titres), bloc.lignes, "membre") if matiere.vierge else tuple(rangees)
    return (*contexte.titre(bloc), _tableau(bloc, contexte, titres, [SectionDeTableau("", lignes)], hauteur=8))


def systeme(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who intervenes on what, how many days, with the total."""
    matiere = contexte.matiere
    siens = [p for p in matiere.reseau.partenaires if p["intervenant"] and p["etat"] != EtatPartenaire.DECLINE.value]
    if not siens and not matiere.vierge:
        vide = "Aucun partenaire n’intervient aux côtés du prestataire, à ce jour."
        return (*contexte.titre(bloc), Paragraphe(vide, "vide"))
    titres = [("nom", "Qui intervient", 44), ("intervention", "Sur quoi", 80), ("etat", "Associé\u202f?", 22)]
    rangees = [
        Rangee(p["id"], (Case(_nom(p)), Case(p["intervention"] or ""), Case(mot_de(EtatPartenaire, p["etat"])),
                         _jours(p["intervention_jours"])))
        for p in siens
    ]  # fmt: skip
    jours = [p["intervention_jours"] for p in siens if p["intervention_jours"] is not None]
    if len(jours) > 1:
        total = (Case("En tout"), Case(), Case(), _jours(sum(jours, Decimal(0))))
        rangees.append(Rangee("total", total, total=True))
    lignes = _vierges(4, bloc.lignes, "intervenant") if matiere.vierge else tuple(rangees)
    tableau = _tableau(
        bloc, contexte, titres, [SectionDeTableau("", lignes)], hauteur=8,
        plus=(Colonne("intervention_jours", "Jours", Nombre(), largeur=12),),
    )  # fmt: skip
    phrase = dire_combien_interviennent(siens)
    dite = (Paragraphe(phrase + "."),) if phrase and not matiere.vierge else ()
    return (*contexte.titre(bloc), *dite, tableau)


# --- words and tables ---------------------------------------------------------------------------------------------


def _nom(partenaire: Mapping[str, Any]) -> str:
    nom, sigle = partenaire["nom"] or "(sans nom)", partenaire["sigle"]
    return f"{nom} ({sigle})" if sigle and sigle != nom else nom


def _apports(partenaire: Mapping[str, Any], mots: Mapping[str, str]) -> str:
    dits = "\u202f; ".join(mots.get(code, code) for code in partenaire["apports"] or ())
    return "\n".join(mot for mot in (dits, partenaire["apports_mots"]) if mot)


def _contact(partenaire: Mapping[str, Any]) -> str:
    qui = ", ".join(partenaire[c] for c in ("contact_nom", "contact_fonction") if partenaire[c])
    return "\n".join(mot for mot in (qui, partenaire["telephone"], partenaire["courriel"]) if mot)


def _jours(valeur: Decimal | None) -> Case:
    return Case("" if valeur is None else nombre(valeur), valeur)


def _vierges(colonnes: int, lignes: int, code: str) -> tuple[Rangee, ...]:
    vide = tuple(Case() for _ in range(colonnes))
    return tuple(Rangee(f"vierge-{code}-{n}", vide) for n in range(1, (lignes or _VIERGES) + 1))


def _tableau(
    bloc: BlocDeRapport,
    contexte: Contexte,
    titres: Sequence[tuple[str, str, int]],
    sections: Sequence[SectionDeTableau],
    *,
    hauteur: int = 9,
    code: str = "",
    plus: tuple[Colonne, ...] = (),
) -> Tableau:
    type_: TypeChamp = TexteLong()
    colonnes = tuple(Colonne(nom, titre, type_, largeur=largeur) for nom, titre, largeur in titres)
    return Tableau(
        f"{bloc.code}-{code}" if code else bloc.code, (*colonnes, *plus), tuple(sections), hauteur_vierge=hauteur,
        couleur=contexte.couleur_de(bloc),
    )  # fmt: skip
