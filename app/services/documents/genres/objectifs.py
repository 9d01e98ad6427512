"""Objectives, their map, the results and indicators, the registers of the evaluation (R13, R14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.models.carte_objectifs import SANS_RESULTAT, TOUTE_L_INGENIERIE
from app.models.definitions.champs import TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Coche,
    Colonne,
    Donnee,
    FigureBloc,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.statuts import GenreObjectif, NatureResultat
from app.models.trace import Attendu, But, Mesure
from app.models.typographie import FINE, INSECABLE, date_chiffres, francais, nombre, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.figures import dessiner_carte_objectifs
from app.services.objectifs import LISTES, couverture, du_guide
from app.services.objectifs_mots import GENRES, dire_cible, dire_constat, dire_releve

_VIERGES = 8
_NOMMES = 8
"""Indicators named under a register; the others are counted."""
_HAUTEUR_VIERGE = 13
"""Height in mm of a row to fill by hand."""


# --- objectives -----------------------------------------------------------------------------------------------


def objectifs(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Both kinds in our words, with those of the guide; blank, the list of the guide to tick and room for ours."""
    if contexte.matiere.vierge:
        return (*contexte.titre(bloc), CleValeurs(bloc.code, _a_cocher(contexte), contexte.couleur_de(bloc), "pleine"))
    trace = contexte.matiere.trace
    if not trace.buts:
        return (*contexte.titre(bloc), Paragraphe("Aucun objectif n’est encore fixé.", "vide"))
    strategiques = {but.id: but.texte for but in trace.strategiques}
    colonnes = (
        Colonne("texte", "Objectif", TexteLong(), largeur=42),
        Colonne("guide", "Mots du guide, commentaire", TexteLong(), largeur=34),
        Colonne("sert", "Sert l’objectif stratégique", TexteLong(), largeur=30),
        Colonne("evalue", "Évalué par", TexteLong(), largeur=14),
    )
    sections = tuple(
        SectionDeTableau(GENRES[genre], tuple(_rangee_du_but(but, strategiques, contexte) for but in buts))
        for genre, buts in (
            (GenreObjectif.STRATEGIQUE.value, trace.strategiques),
            (GenreObjectif.OPERATIONNEL.value, trace.operationnels),
        )
        if buts
    )
    return (
        *contexte.titre(bloc),
        Paragraphe(f"{couverture(trace)}.", "chapeau"),
        Tableau(bloc.code, colonnes, sections, couleur=contexte.couleur_de(bloc)),
    )


def _rangee_du_but(but: But, strategiques: dict[str, str], contexte: Contexte) -> Rangee:
    guide = du_guide(but.genre, but.code, contexte.matiere.catalogue) if but.propre else ""
    evalue = pluriel(but.mesures, "indicateur") if but.mesures else "rien encore"
    precisions = "\n".join(mot for mot in (guide, but.commentaire) if mot)
    return Rangee(but.id, (Case(but.texte), Case(precisions), Case(strategiques.get(but.sert, "")), Case(evalue)))


def _a_cocher(contexte: Contexte) -> tuple[Donnee, ...]:
    donnees = []
    for genre, liste in LISTES.items():
        choix = contexte.matiere.catalogue.liste(liste).choix
        coches = tuple(Coche(c.code, c.texte) for c in choix)
        donnees.append(Donnee(f"objectif.{genre}", GENRES[genre], "", choix=coches, lignes=0))
        donnees.append(Donnee(f"objectif.{genre}.propres", f"{GENRES[genre]}, dans nos mots", "", lignes=2))
    return tuple(donnees)


def carte(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The map, on as many figures as it takes; nothing on a blank form or before there is anything to map."""
    figures = dessiner_carte_objectifs(contexte.matiere.trace, contexte.matiere.catalogue)
    if not figures:
        return ()
    return (*contexte.titre(bloc), *(FigureBloc(figure, detaillee=True) for figure in figures))


# --- results and indicators -----------------------------------------------------------------------------------


def resultats(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """A row an indicator, under its result, in the section of its objective; blank, empty rows."""
    colonnes: tuple[Colonne, ...] = (
        Colonne("resultat", "Résultat attendu", TexteLong(), largeur=32),
        Colonne("indicateur", "Indicateur", TexteLong(), largeur=30),
        Colonne("depart", "Départ", TexteLong(), largeur=10),
        Colonne("cible", "Cible", TexteLong(), largeur=16),
        Colonne("registre", "Registre", TexteLong(), largeur=14),
        Colonne("source", "Source", TexteLong(), largeur=32),
        Colonne("outil", "Outil", TexteLong(), largeur=18),
        Colonne("qui", "Qui", TexteLong(), largeur=15),
        Colonne("quand", "Quand", TexteLong(), largeur=14),
    )
    releves = not contexte.matiere.vierge and any(m.mesuree for m in contexte.matiere.trace.mesures)
    if releves:
        larges = {"cible": 19, "source": 26, "outil": 15}
        colonnes = tuple(replace(c, largeur=larges.get(c.code, c.largeur)) for c in colonnes)
        colonnes = (*colonnes[:4], Colonne("mesure", "Mesuré", TexteLong(), largeur=20), *colonnes[4:])
    sections = tuple(_sections(contexte, releves))
    if contexte.matiere.vierge:
        vide = tuple(Case() for _ in colonnes)
        lignes = range(1, (bloc.lignes or _VIERGES) + 1)
        sections = (SectionDeTableau("", tuple(Rangee(f"vierge-{n}", vide) for n in lignes)),)
    elif not sections:
        return (*contexte.titre(bloc), Paragraphe("Aucun résultat attendu n’est encore fixé.", "vide"))
    tableau = Tableau(bloc.code, colonnes, sections, hauteur_vierge=_HAUTEUR_VIERGE, couleur=contexte.couleur_de(bloc))
    return (*contexte.titre(bloc), tableau)


def _sections(contexte: Contexte, releves: bool) -> Iterator[SectionDeTableau]:
    trace = contexte.matiere.trace
    for titre, attendus in (*((b.texte, b.attendus) for b in trace.buts), (TOUTE_L_INGENIERIE, trace.generaux)):
        if attendus:
            yield SectionDeTableau(titre, tuple(r for a in attendus for r in _du_resultat(a, contexte, releves)))
    if trace.hors_resultat:
        hors = tuple(_rangee(mesure.id, "", mesure, contexte, releves) for mesure in trace.hors_resultat)
        yield SectionDeTableau(SANS_RESULTAT, hors)


def _du_resultat(attendu: Attendu, contexte: Contexte, releves: bool) -> Iterator[Rangee]:
    jour = f"à constater le{INSECABLE}{date_chiffres(attendu.echeance)}" if attendu.echeance else ""
    precision = ", ".join(mot for mot in (NatureResultat.libelle_de(attendu.nature or None).lower(), jour) if mot)
    mots = f"{attendu.texte}\n({precision})" if precision else attendu.texte
    if attendu.constate:
        mots += f"\n→ {dire_constat(attendu)}"
    if not attendu.mesures:
        yield Rangee(attendu.id, (Case(mots), Case("à définir"), *(Case() for _ in range(8 if releves else 7))))
    for rang, mesure in enumerate(attendu.mesures):
        yield _rangee(mesure.id, "" if rang else mots, mesure, contexte, releves)


def _rangee(id: str, resultat: str, mesure: Mesure, contexte: Contexte, releves: bool) -> Rangee:
    catalogue = contexte.matiere.catalogue
    sources = [catalogue.liste("sources_evaluation").texte(code) for code in mesure.sources]
    cible = dire_cible(_sans_depart(mesure)) if mesure.cible is not None or mesure.cible_mots else ""
    cases = (
        resultat,
        mesure.texte,
        "" if mesure.depart is None else nombre(mesure.depart),
        cible or "à définir",
        *((dire_releve(mesure).removeprefix("Mesuré").lstrip(f"{INSECABLE}: "),) if releves else ()),
        catalogue.liste("registres_evaluation").texte(mesure.registre),
        f"{FINE}; ".join([*sources, *([mesure.precisions] if mesure.precisions else [])]) or "à définir",
        catalogue.liste("outils_evaluation").texte(mesure.outil) or ("" if mesure.precisions else "à définir"),
        mesure.responsable,
        date_chiffres(mesure.echeance) if mesure.echeance else "",
    )
    return Rangee(id, tuple(Case(texte) for texte in cases))


def _sans_depart(mesure: Mesure) -> Mesure:
    """The start has its own column."""
    return Mesure(mesure.id, mesure.texte, None, mesure.cible, mesure.unite, mesure.cible_mots)


# --- evaluation -----------------------------------------------------------------------------------------------


def registres(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What each register chosen will look at; blank, all four with room to write."""
    matiere = contexte.matiere
    liste = matiere.catalogue.liste("registres_evaluation")
    choisis: Sequence[str] = matiere.valeur("projet_intervention.evaluation_registres") or ()
    if matiere.vierge:
        choisis = [choix.code for choix in liste.choix]
    if not choisis:
        return (*contexte.titre(bloc), Paragraphe("Aucun registre n’est encore choisi.", "vide"))
    questions = {choix.code: choix.explication for choix in liste.choix}
    donnees = []
    for code, mesures in matiere.trace.par_registre(choisis).items():
        nom, question = liste.texte(code), francais(questions.get(code, ""))
        if matiere.vierge:
            donnees.append(Donnee(f"registre.{code}", f"{nom}\n{question}", "", lignes=1))
        else:
            donnees.append(Donnee(f"registre.{code}", nom, f"{question}\n{_nommer(mesures)}".strip(), lignes=0))
    return (*contexte.titre(bloc), CleValeurs(bloc.code, tuple(donnees), contexte.couleur_de(bloc), "fiche"))


def _nommer(mesures: Sequence[Mesure]) -> str:
    noms = f"{FINE}; ".join(mesure.texte for mesure in mesures[:_NOMMES])
    autres = len(mesures) - _NOMMES
    return f"{noms}{FINE}; et {pluriel(autres, 'autre')}" if autres > 0 else noms or "Aucun indicateur encore"
