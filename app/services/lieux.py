"""Where in the window a gesture of the journal took place: an address, or nothing where the place is no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from app.services.ecriture.dossier import Dossier

_FORMULAIRES = {"problematique": "problematique", "role_dla": "role", "projet_intervention": "projet"}


def lieu_du_geste(dossier: Dossier, operation: int) -> str:
    """The address (`app.views.navigation`) of what that gesture touched; several rows of a register: that register."""
    lignes = dossier.requete(
        "SELECT entite, ligne, avant, apres FROM journal WHERE operation = ? ORDER BY n LIMIT 1", (operation,)
    )
    if not lignes:
        return ""
    entite, ligne, avant, apres = lignes[0]
    ((combien,),) = dossier.requete(
        "SELECT count(DISTINCT ligne) FROM journal WHERE operation = ? AND entite = ?", (operation, entite)
    )
    if entite in _FORMULAIRES:
        champ = next((nom for nom in json.loads(apres or avant or "{}") if nom != "id"), "")
        return f"formulaire:{_FORMULAIRES[entite]}" + (f"#{champ}" if champ else "")
    if entite in _LISTES and combien > 1:
        return _LISTES[entite]
    trouver = _LIEUX.get(entite)
    return "" if trouver is None else trouver(str(ligne), _connues(dossier, entite, ligne, avant, apres))


def _connues(dossier: Dossier, entite: str, ligne: str, avant: str | None, apres: str | None) -> Mapping[str, Any]:
    """What is known of the row: as it is now, or as the journal remembers it. ``present`` says which."""
    curseur = dossier.connexion.execute(f'SELECT * FROM "{entite}" WHERE id = ?', (ligne,))
    trouvee = curseur.fetchone()
    if trouvee is not None:
        return {"present": True, **dict(zip((c[0] for c in curseur.description), trouvee, strict=True))}
    return {"present": False, **json.loads(avant or "{}"), **json.loads(apres or "{}")}


def _soi(genre: str, liste: str) -> Callable[[str, Mapping[str, Any]], str]:
    """A row that has an address of its own; its list once it is gone."""
    return lambda ligne, valeurs: f"{genre}:{ligne}" if valeurs["present"] else liste


def _chez(genre: str, colonne: str, liste: str) -> Callable[[str, Mapping[str, Any]], str]:
    """A row seen on the page of another one, whose id it keeps in ``colonne``."""

    def trouver(_ligne: str, valeurs: Mapping[str, Any]) -> str:
        return f"{genre}:{valeurs[colonne]}" if valeurs.get(colonne) else liste

    return trouver


def _dans(page: str, genre: str, colonne: str) -> Callable[[str, Mapping[str, Any]], str]:
    """A row that a page can show by its id; the page of its owner once it is gone."""
    chez = _chez(genre, colonne, page)
    return lambda ligne, valeurs: f"{page}:{ligne}" if valeurs["present"] else chez(ligne, valeurs)


def _vigilance(_ligne: str, valeurs: Mapping[str, Any]) -> str:
    code = valeurs.get("code")
    return f"vigilance:{code}" if code and valeurs["present"] else "vigilance"


def _action(_ligne: str, valeurs: Mapping[str, Any]) -> str:
    code = valeurs.get("action_code")
    return f"action:{code}" if code else ""


def _point(_ligne: str, valeurs: Mapping[str, Any]) -> str:
    action, point = valeurs.get("action_code"), valeurs.get("code")
    if not action:
        return ""
    return f"point:{action}/{point}" if point and valeurs["present"] else f"action:{action}"


def _phase(_ligne: str, valeurs: Mapping[str, Any]) -> str:
    code = valeurs.get("phase_code")
    return f"phase:{code}" if code else ""


def _document(_ligne: str, valeurs: Mapping[str, Any]) -> str:
    code = valeurs.get("document_code")
    return f"document:{code}" if code else "documents"


_LIEUX: Mapping[str, Callable[[str, Mapping[str, Any]], str]] = {
    "structure": _soi("structure", "structures"),
    "paire_distincte": _chez("structure", "premiere", "structures"),
    "contact": _chez("structure", "structure", "structures"),
    "mouvement": _chez("structure", "structure", "structures"),
    "plan_accompagnement": _chez("plan", "structure", "plans"),
    "ligne_plan": _dans("plans", "plan", "structure"),
    "scenario": lambda _ligne, _valeurs: "groupes",
    "groupe": _soi("groupe", "groupes"),
    "affectation": _chez("groupe", "groupe", "groupes"),
    "partenaire": _soi("partenaire", "partenaires"),
    "attente": _dans("partenaires", "partenaire", "partenaire"),
    "objectif": _soi("objectifs", "objectifs"),
    "resultat": _soi("objectifs", "objectifs"),
    "indicateur": _soi("objectifs", "objectifs"),
    "point_vigilance": _vigilance,
    "decision": _soi("decision", "vigilance:decisions"),
    "membre": _soi("comite:membres", "comite:membres"),
    "seance": _soi("seance", "comite"),
    "point_seance": _chez("seance", "seance", "comite"),
    "presence": _chez("seance", "seance", "comite"),
    "avis": _chez("seance", "seance", "comite"),
    "commentaire": _chez("seance", "seance", "comite"),
    "reserve": lambda ligne, valeurs: f"comite:reserve:{ligne}" if valeurs["present"] else "comite:passees",
    "scenario_budget": lambda _ligne, _valeurs: "budget",
    "depense": _soi("budget", "budget"),
    "ressource": _soi("budget", "budget"),
    "part_dla": lambda _ligne, _valeurs: "budget",
    "jalon": _soi("echeances", "echeances"),
    "action_suivie": _action,
    "point_suivi": _point,
    "phase_suivie": _phase,
    "piece_jointe": _action,
    "etat_document": _document,
    "fiche": lambda _ligne, _valeurs: "tableau-de-bord",
}
"""Table → how to find its place. A new table of the dossier adds a line here."""

_LISTES: Mapping[str, str] = {
    "structure": "structures",
    "paire_distincte": "structures",
    "contact": "structures",
    "mouvement": "structures",
    "plan_accompagnement": "plans",
    "ligne_plan": "plans:lignes",
    "scenario": "groupes",
    "groupe": "groupes",
    "affectation": "groupes",
    "partenaire": "partenaires",
    "attente": "partenaires:attentes",
    "objectif": "objectifs",
    "resultat": "objectifs:resultats",
    "indicateur": "objectifs:indicateurs",
    "point_vigilance": "vigilance",
    "decision": "vigilance:decisions",
    "membre": "comite:membres",
    "seance": "comite",
    "presence": "comite",
    "reserve": "comite:passees",
    "depense": "budget",
    "ressource": "budget",
    "jalon": "echeances",
}
"""Table → where several of its rows are seen together."""
