"""The plans d’accompagnement: what they have in common, then a page each, laid out as the DLA 37’s (S4; S1 FP1; S3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.models.definitions.champs import TexteLong
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
    SautDePage,
    SectionDeTableau,
    Tableau,
    Titre,
)
from app.models.echeance import Echeance
from app.models.objectifs import Objectif
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.statuts import EtatSuivi, GenreObjectif
from app.models.typographie import date_longue, pluriel
from app.services import objectifs, plans
from app.services.documents.genres.contexte import Contexte
from app.services.documents.valeurs import choix_de, libelle_de

_COLONNES = (
    ("difficulte", "Difficulté rencontrée", 26),
    ("cause", "Cause supposée", 26),
    ("action", "Action envisagée", 28),
    ("echeance", "Échéance", 17),
    ("moyens", "Moyens à mobiliser", 28),
    ("etat", "État", 10),
)
_RESUME = (
    ("nom", "Structure", 24),
    ("lignes", "Lignes", 10),
    ("mission", "Mission d’appui", 18),
    ("objectif_individuel", "Ce qu’elle attend, pour elle", 32),
    ("resultat_individuel", "À quoi elle verra que c’est atteint", 30),
)
_SYNTHESE = ("points_forts", "points_faibles", "perspectives")
_EN_PAGE = (*_SYNTHESE, "mission_contexte", "objectif_general", "objectifs_operationnels")
"""Fields that need a page of their own to be read."""

_LARGEURS = {"mission": 18, "partages": 56, "valide_le": 15}
"""Widths of the short answers set side by side; 30 for the others."""
_VIERGES, _HAUTEUR = 5, 17
"""Rows of the blank form, and their height in mm."""


class _Plan(NamedTuple):
    structure: Mapping[str, Any]
    plan: Mapping[str, Any]
    lignes: tuple[Mapping[str, Any], ...]


def plans_accompagnement(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What all plans say in a line each, then the plans; who has none is said in one. Blank: a form to fill by hand."""
    matiere = contexte.matiere
    if matiere.vierge:
        vide = _Plan({}, {}, ())
        identite = CleValeurs(
            "plan-structure", (Donnee("nom", "Structure", ""), _jour("", 1)), _couleur(bloc, contexte)
        )
        return (identite, *_page(vide, bloc, contexte))
    ecrits, sans = _lire(contexte)
    en_pages = [ecrit for ecrit in ecrits if _merite_une_page(ecrit)]
    orphelines = tuple(ligne for ligne in matiere.lignes(LignePlan) if not ligne["structure"])
    if not ecrits and not orphelines:
        return (Paragraphe("Aucun plan d’accompagnement n’est encore écrit.", "vide"),)
    blocs: list[Bloc] = []
    if len(ecrits) > 1 or len(en_pages) < len(ecrits):
        blocs += [
            Titre("Vue d’ensemble", 1, _couleur(bloc, contexte), "plans-ensemble"),
            _resume(ecrits, bloc, contexte),
        ]
    if sans:
        blocs.append(Paragraphe(_sans_plan(sans), "discret"))
    for ecrit in en_pages:
        if blocs:
            blocs.append(SautDePage())
        blocs += [_titre(ecrit, bloc, contexte), *_page(ecrit, bloc, contexte)]
    if orphelines:
        blocs.append(Titre("Lignes qui n’ont pas encore de structure", 1, _couleur(bloc, contexte), "plans-orphelines"))
        blocs.append(_tableau("plans-orphelines", orphelines, bloc, contexte))
    return tuple(blocs)


def _couleur(bloc: BlocDeRapport, contexte: Contexte) -> str:
    return contexte.couleur_de(bloc)


def _lire(contexte: Contexte) -> tuple[list[_Plan], list[str]]:
    """Plans begun, and the names of those who have none though they are still there."""
    matiere = contexte.matiere
    par_structure: dict[str, list[Mapping[str, Any]]] = {}
    for ligne in matiere.lignes(LignePlan):
        par_structure.setdefault(ligne["structure"], []).append(ligne)
    fiches = {plan["structure"]: plan for plan in matiere.lignes(PlanAccompagnement)}
    presentes = {structure["id"] for structure in matiere.structures_presentes}
    ecrits, sans = [], []
    for structure in matiere.structures:
        plan, lignes = fiches.get(structure["id"], {}), par_structure.get(structure["id"], [])
        rempli = any(valeur is not None for nom, valeur in plan.items() if nom not in ("id", "structure"))
        if lignes or rempli:
            ecrits.append(_Plan(structure, plan, tuple(lignes)))
        elif structure["id"] in presentes:
            sans.append(str(structure["nom"]))
    return ecrits, sans


def _merite_une_page(ecrit: _Plan) -> bool:
    """A plan that only says what the structure expects is told whole in the overview."""
    return bool(ecrit.lignes) or any(ecrit.plan.get(nom) for nom in _EN_PAGE)


def _sans_plan(noms: list[str]) -> str:
    return f"Sans plan d’accompagnement écrit à ce jour ({pluriel(len(noms), 'structure')}) : {', '.join(noms)}."


def _titre(ecrit: _Plan, bloc: BlocDeRapport, contexte: Contexte) -> Titre:
    jour = ecrit.plan.get("diagnostic_le")
    details = f"Diagnostic partagé le {date_longue(jour)}" if jour else "Diagnostic non daté"
    return Titre(
        str(ecrit.structure["nom"]), 1, _couleur(bloc, contexte), f"plan:{ecrit.structure['id']}", details=details
    )


# --- the page of one structure --------------------------------------------------------------------------------


def _page(ecrit: _Plan, bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    vierge, couleur, plan = contexte.matiere.vierge, _couleur(bloc, contexte), ecrit.plan
    code = ecrit.structure.get("id", "vierge")
    synthese = tuple(_donnee(plan, nom, 1 if vierge else 0) for nom in _SYNTHESE if vierge or plan.get(nom))
    mettre = CleValeurs if vierge else _cote_a_cote
    blocs: list[Bloc] = [mettre(f"plan-synthese:{code}", synthese, couleur)] if synthese else []
    if ecrit.lignes or vierge:
        blocs.append(_tableau(f"plan-lignes:{code}", ecrit.lignes, bloc, contexte))
    else:
        blocs.append(Paragraphe("Aucune difficulté n’est encore inscrite à ce plan.", "vide"))
    mission = (
        _mission(plan, contexte),
        _donnee(plan, "mission_contexte", 2),
        _donnee(plan, "objectif_general", 1),
        _donnee(plan, "objectifs_operationnels", 3, en_liste=True),
    )
    objectifs = (
        _partages(contexte),
        _donnee(plan, "objectif_individuel", 2),
        _donnee(plan, "resultat_individuel", 2),
        _jour_de(plan, "valide_le"),
    )
    for titre, suffixe, donnees in (
        ("Mission d’appui préconisée", "mission", mission),
        ("Dans cette ingénierie collective", "objectifs", objectifs),
    ):
        utiles = tuple(d for d in donnees if vierge or d.texte)
        if utiles:
            blocs.append(Titre(titre, 2, couleur, f"plan-{suffixe}:{code}"))
            blocs.append(mettre(f"plan-{suffixe}-valeurs:{code}", utiles, couleur))
    return tuple(blocs)


def _cote_a_cote(code: str, donnees: tuple[Donnee, ...], couleur: str) -> Tableau:
    """Short answers side by side, under their labels: what all aim at beside what this structure does, on one page."""
    colonnes = tuple(Colonne(d.code, d.libelle, TexteLong(), largeur=_LARGEURS.get(d.code, 30)) for d in donnees)
    rangee = Rangee(code, tuple(Case(d.texte, d.valeur) for d in donnees))
    return Tableau(code, colonnes, (SectionDeTableau("", (rangee,)),), couleur=couleur, noms_en_gras=False)


def _tableau(code: str, lignes: tuple[Mapping[str, Any], ...], bloc: BlocDeRapport, contexte: Contexte) -> Tableau:
    ressources = {c.code: c.texte for c in choix_de(contexte.matiere.catalogue, "ressource_plan")}
    vierge = contexte.matiere.vierge
    noms = [nom for nom, _, _ in _COLONNES if not (vierge and nom == "etat")]
    rangees = tuple(Rangee(ligne["id"], tuple(_case(ligne, nom, ressources) for nom in noms)) for ligne in lignes)
    if vierge:
        rangees = tuple(Rangee(f"vierge-{n}", tuple(Case() for _ in noms)) for n in range(1, _VIERGES + 1))
    colonnes = tuple(
        Colonne(nom, titre, TexteLong(), largeur=largeur) for nom, titre, largeur in _COLONNES if nom in noms
    )
    return Tableau(
        code, colonnes, (SectionDeTableau("", rangees),), hauteur_vierge=_HAUTEUR, couleur=_couleur(bloc, contexte)
    )


def _case(ligne: Mapping[str, Any], nom: str, ressources: Mapping[str, str]) -> Case:
    if nom == "echeance":
        texte = Echeance(ligne["echeance"], ligne["echeance_mots"]).texte
    elif nom == "etat":
        texte = EtatSuivi.libelle_de(ligne["etat"])
    elif nom == "moyens":
        ressource = ressources.get(ligne["ressource"] or "", "")
        texte = "\n".join(partie for partie in (ressource, ligne["moyens"] or "") if partie)
    else:
        texte = ligne[nom] or ""
    return Case(texte, texte or None)


def _donnee(plan: Mapping[str, Any], nom: str, lignes: int, *, en_liste: bool = False) -> Donnee:
    valeur = str(plan.get(nom) or "")
    if en_liste and valeur:
        valeur = "\n".join(f"– {ligne.lstrip('-–• ')}" for ligne in valeur.splitlines() if ligne.strip())
    return Donnee(nom, libelle_de(f"plan_accompagnement.{nom}"), valeur, valeur or None, lignes=0 if plan else lignes)


def _jour(texte: str, lignes: int) -> Donnee:
    return Donnee("diagnostic_le", libelle_de("plan_accompagnement.diagnostic_le"), texte, lignes=lignes)


def _jour_de(plan: Mapping[str, Any], nom: str) -> Donnee:
    jour = plan.get(nom)
    libelle = libelle_de(f"plan_accompagnement.{nom}")
    return Donnee(nom, libelle, date_longue(jour) if jour else "", jour, lignes=0 if plan else 1)


def _mission(plan: Mapping[str, Any], contexte: Contexte) -> Donnee:
    choix = choix_de(contexte.matiere.catalogue, "mission_appui")
    prise, libelle = plan.get("mission"), "Ce que le diagnostic préconise"
    if contexte.matiere.vierge:
        return Donnee("mission", libelle, "", choix=tuple(Coche(c.code, c.texte) for c in choix), lignes=0)
    texte = next((c.texte for c in choix if c.code == prise), "")
    return Donnee("mission", libelle, texte, prise, lignes=0)


def _partages(contexte: Contexte) -> Donnee:
    """What all the structures aim at, beside what this one does."""
    libelle = "Les objectifs partagés"
    if contexte.matiere.vierge:
        return Donnee("partages", libelle, "", lignes=2)
    dits = [
        f"– {mots} ({GenreObjectif.libelle_de(objectif['genre']).lower()})"
        for objectif in sorted(contexte.matiere.lignes(Objectif), key=_ordre)
        if (mots := objectifs.libelle(objectif, contexte.matiere.catalogue)) != objectifs.SANS_TEXTE
    ]
    return Donnee("partages", libelle, "\n".join(dits), lignes=0)


def _ordre(objectif: Mapping[str, Any]) -> tuple[bool, int]:
    return (objectif["genre"] != GenreObjectif.STRATEGIQUE.value, objectif["ordre"])


# --- all of them ----------------------------------------------------------------------------------------------


def _resume(ecrits: list[_Plan], bloc: BlocDeRapport, contexte: Contexte) -> Tableau:
    missions = {c.code: c.texte for c in choix_de(contexte.matiere.catalogue, "mission_appui")}
    rangees = []
    for structure, plan, lignes in ecrits:
        retard = sum(plans.en_retard(ligne, contexte.jour) for ligne in lignes)
        textes = {
            "nom": str(structure["nom"]),
            "lignes": f"{len(lignes)}" + (f", dont {retard} en retard" if retard else ""),
            "mission": missions.get(plan.get("mission") or "", ""),
            "objectif_individuel": plan.get("objectif_individuel") or "",
            "resultat_individuel": plan.get("resultat_individuel") or "",
        }
        rangees.append(Rangee(structure["id"], tuple(Case(textes[nom], textes[nom] or None) for nom, _, _ in _RESUME)))
    colonnes = tuple(Colonne(nom, titre, TexteLong(), largeur=largeur) for nom, titre, largeur in _RESUME)
    return Tableau("plans-resume", colonnes, (SectionDeTableau("", tuple(rangees)),), couleur=_couleur(bloc, contexte))
