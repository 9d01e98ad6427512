"""What was found of the points de vigilance and decided of it; the type of ingénierie and why (R11, R12)."""

from __future__ import annotations

from app.models.choix_guide import lire_reponses
from app.models.definitions.champs import Choix, TexteLong
from app.models.definitions.choix_guide import LISTES_DES_AXES
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Coche,
    Colonne,
    Donnee,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
    Titre,
)
from app.models.statuts import ConstatVigilance, EtatSuivi
from app.models.typographie import date_longue
from app.models.vigilance import Decision, PointVigilance
from app.services import decisions
from app.services.decisions import DecisionPrise
from app.services.documents.genres.contexte import Contexte
from app.services.vigilance import EtatVigilance, assembler

_PROJET = "projet_intervention"
_RETENUS = (
    ("type", "type_ingenierie", "type_motif", "Pourquoi ce type"),
    ("niveau", "niveau", "niveau_motif", "Pourquoi ce niveau"),
)
_MONTRES = (ConstatVigilance.PRESENT, ConstatVigilance.A_SURVEILLER)


# --- points de vigilance --------------------------------------------------------------------------------------------


def vigilance(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Points found present or to be watched, and those that call for a decision, with the decisions.

    ``choix`` of the definition keeps some kinds (``frein``, ``levier``…). Blank: all points of these kinds, boxes to
    tick and room to write.
    """
    matiere = contexte.matiere
    prises = decisions.lues(matiere.lignes(Decision))
    etats = assembler(matiere.catalogue, matiere.lignes(PointVigilance), decisions.ranger(prises))
    voulus = [e for e in etats if (not bloc.choix or e.genre.code in bloc.choix) and (matiere.vierge or _montre(e))]
    if not voulus:
        vide = Paragraphe("Aucun point de vigilance n’est relevé pour l’instant.", "vide")
        return (*contexte.titre(bloc), vide)
    sections = tuple(
        SectionDeTableau(genre.titre, tuple(_rangee(e, matiere.vierge) for e in voulus if e.genre is genre))
        for genre in dict.fromkeys(e.genre for e in voulus)
    )
    tableau = Tableau(
        bloc.code,
        (
            Colonne("point", "Point", TexteLong(), largeur=31),
            Colonne("constat", "Constat", Choix(), largeur=21),
            Colonne("commentaire", "Ce que nous constatons", TexteLong(), largeur=30),
            Colonne("decisions", "Ce qui est décidé", TexteLong(), largeur=34),
        ),
        sections,
        hauteur_vierge=12,
        couleur=contexte.couleur_de(bloc),
    )
    return (*contexte.titre(bloc), tableau)


def _montre(etat: EtatVigilance) -> bool:
    return etat.constat in _MONTRES or etat.appelle or bool(etat.decisions)


def _rangee(etat: EtatVigilance, vierge: bool) -> Rangee:
    cases = tuple(Coche(c.value, etat.genre.mot(c)) for c in ConstatVigilance) if vierge else ()
    dites = "\n".join(_dire(decision) for decision in etat.decisions)
    if etat.sans_decision:
        dites = "À décider"
    return Rangee(
        etat.point.code,
        (
            Case(etat.point.texte),
            Case(etat.mot, etat.constat.value if etat.constat else None, cases),
            Case(etat.commentaire),
            Case(dites),
        ),
    )


def _dire(decision: DecisionPrise) -> str:
    details = [decision.responsable] if decision.responsable else []
    if decision.echeance is not None:
        details.append(f"pour le {date_longue(decision.echeance)}")
    if decision.etat != EtatSuivi.A_FAIRE.value:
        details.append(EtatSuivi.libelle_de(decision.etat).lower())
    return decision.texte + (f" ({', '.join(details)})" if details else "")


# --- type d’ingénierie ----------------------------------------------------------------------------------------------


def type_ingenierie(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The type and the level retained, why, and what they imply; blank, the lists and the questions to tick."""
    matiere = contexte.matiere
    couleur = contexte.couleur_de(bloc)
    if matiere.vierge:
        return (
            *contexte.titre(bloc),
            CleValeurs(bloc.code, (*_listes_vierges(contexte), *_questions(contexte)), couleur, "pleine"),
        )
    codes = {axe: matiere.valeur(f"{_PROJET}.{champ}") for axe, champ, _, _ in _RETENUS}
    questions = _questions(contexte)
    if not any(codes.values()) and not questions:
        return (*contexte.titre(bloc), Paragraphe("Le type d’ingénierie n’est pas encore choisi.", "vide"))
    retenu = CleValeurs(bloc.code, (*_retenus(contexte), *_implications(contexte)), couleur, "fiche")
    if not questions:
        return (*contexte.titre(bloc), retenu)
    tete = Titre("Nos réponses au choix guidé", min(3, bloc.niveau + 1), couleur)
    return (*contexte.titre(bloc), retenu, tete, CleValeurs(f"{bloc.code}-reponses", questions, couleur, "fiche"))


def _retenus(contexte: Contexte) -> tuple[Donnee, ...]:
    matiere = contexte.matiere
    lecture = lire_reponses(matiere.catalogue.choix_guide, matiere.valeur(f"{_PROJET}.choix_reponses"))
    donnees = []
    for axe, champ, motif, pourquoi in _RETENUS:
        liste = matiere.catalogue.liste(LISTES_DES_AXES[axe])
        code = matiere.valeur(f"{_PROJET}.{champ}")
        donnees.append(Donnee(f"{_PROJET}.{champ}", liste.titre, liste.texte(code), code, lignes=0))
        if raison := matiere.valeur(f"{_PROJET}.{motif}"):
            donnees.append(Donnee(f"{_PROJET}.{motif}", pourquoi, raison, lignes=0))
        elif lecture.s_ecarte(axe, code):
            suggere = " ou ".join(liste.texte(piste.code) for piste in lecture.suggestions(axe))
            donnees.append(
                Donnee(f"{_PROJET}.{motif}", pourquoi, f"À dire : nos réponses dessinaient « {suggere} ».", lignes=0)
            )
    return tuple(donnees)


def _implications(contexte: Contexte) -> tuple[Donnee, ...]:
    matiere = contexte.matiere
    cibles = [f"{axe}:{matiere.valeur(f'{_PROJET}.{champ}')}" for axe, champ, _, _ in reversed(_RETENUS)]
    consequences = [c for cible in cibles for c in matiere.catalogue.choix_guide.consequences(cible)]
    return tuple(
        Donnee(
            f"implique-{sujet}", sujet,
            "\n".join(f"{c.texte} ({c.source})" for c in consequences if c.sujet == sujet), lignes=0,
        )
        for sujet in dict.fromkeys(c.sujet for c in consequences)
    )  # fmt: skip


def _listes_vierges(contexte: Contexte) -> tuple[Donnee, ...]:
    donnees = []
    for axe, champ, motif, pourquoi in _RETENUS:
        liste = contexte.matiere.catalogue.liste(LISTES_DES_AXES[axe])
        coches = tuple(Coche(c.code, c.texte) for c in liste.choix)
        donnees.append(Donnee(f"{_PROJET}.{champ}", liste.titre, "", None, coches, 0))
        donnees.append(Donnee(f"{_PROJET}.{motif}", pourquoi, "", lignes=1))
    return tuple(donnees)


def _questions(contexte: Contexte) -> tuple[Donnee, ...]:
    """The questions answered, in words; blank, all of them with their answers to tick."""
    matiere = contexte.matiere
    reponses = matiere.valeur(f"{_PROJET}.choix_reponses") or {}
    donnees = []
    for question in matiere.catalogue.choix_guide.question:
        option = question.choisie(reponses.get(question.code))
        if matiere.vierge:
            coches = tuple(Coche(o.code, o.texte) for o in question.option)
            donnees.append(Donnee(f"choix.{question.code}", question.texte, "", None, coches, 0))
        elif option is not None:
            donnees.append(Donnee(f"choix.{question.code}", question.texte, option.texte, option.code, lignes=0))
    return tuple(donnees)
