"""Where in the window a gesture of the journal took place: an address, or nothing where the place is no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from app.services.ecriture.dossier import Dossier

_FORMULAIRES = {"problematique": "problematique", "role_dla": "role", "projet_intervention": "projet"}


def lieu_du_geste(dossier: Dossier, operation: int) -> str:
    """The address (`app.views.navigation`) of what that gesture touched; several structures: their list."""
    lignes = dossier.requete(
        "SELECT entite, ligne, avant, apres FROM journal WHERE operation = ? ORDER BY n LIMIT 2", (operation,)
    )
    if not lignes:
        return ""
    entite, ligne, avant, apres = lignes[0]
    if entite in _FORMULAIRES:
        champ = next((nom for nom in json.loads(apres or avant or "{}") if nom != "id"), "")
        return f"formulaire:{_FORMULAIRES[entite]}" + (f"#{champ}" if champ else "")
    if entite == "structure" and len(lignes) > 1:
        return "structures"
    trouver = _LIEUX.get(entite)
    return "" if trouver is None else trouver(str(ligne), _connues(dossier, entite, ligne, avant, apres))


def _connues(dossier: Dossier, entite: str, ligne: str, avant: str | None, apres: str | None) -> Mapping[str, Any]:
    """What is known of the row: as it is now, or as the journal remembers it. ``present`` says which."""
    curseur = dossier.connexion.execute(f'SELECT * FROM "{entite}" WHERE id = ?', (ligne,))
    trouvee = curseur.fetchone()
    if trouvee is not None:
        return {"present": True, **dict(zip((c[0] for c in curseur.description), trouvee, strict=True))}
    return {"present": False, **json.loads(avant or "{}"), **json.loads(apres or "{}")}


def _structure(ligne: str, valeurs: Mapping[str, Any]) -> str:
    return f"structure:{ligne}" if valeurs["present"] else "structures"


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
    "structure": _structure,
    "action_suivie": _action,
    "point_suivi": _point,
    "phase_suivie": _phase,
    "piece_jointe": _action,
    "etat_document": _document,
    "fiche": lambda _ligne, _valeurs: "tableau-de-bord",
}
"""Table → how to find its place. A new table of the dossier adds a line here."""
