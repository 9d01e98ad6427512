"""The agenda of a session: points in order, minutes, and when it should end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.models.comite import PointSeance
from app.services.comite.textes import net, nets
from app.services.dependances import retirer as retirer_avec_suite
from app.services.ecriture.dossier import Dossier

_HEURE = re.compile(r"\s*(\d{1,2})\s*(?:[hH:.]|heures?)?\s*(\d{2})?\s*")


@dataclass(frozen=True)
class PointLu:
    """A point of the agenda; ``duree`` in minutes."""

    id: str
    ordre: int
    titre: str
    duree: int | None
    rapporteur: str
    document: str
    traite: bool
    notes: str


def points(dossier: Dossier, seance: str) -> tuple[PointLu, ...]:
    """The points of a session, in order."""
    lignes = [ligne for ligne in dossier.lignes(PointSeance, ordre="ordre, rowid") if ligne["seance"] == seance]
    return tuple(
        PointLu(
            ligne["id"], ligne["ordre"], ligne["titre"], ligne["duree"], ligne["rapporteur"] or "",
            ligne["document"] or "", ligne["traite"], ligne["notes"] or "",
        )
        for ligne in lignes
    )  # fmt: skip


def ajouter(dossier: Dossier, seance: str, titre: str, *, initiateur: object = None, **champs: Any) -> str:
    """Add a point at the end; return its id."""
    dernier = max((point.ordre for point in points(dossier, seance)), default=0)
    titre = net(titre) or ""
    with dossier.operation(f"Ordre du jour — {titre}", initiateur=initiateur) as op:
        return op.creer(PointSeance, seance=seance, ordre=dernier + 1, titre=titre, **nets(champs))


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a point; an emptied title is left as it was."""
    champs = nets(champs)
    if champs.get("titre", "x") is None:
        champs.pop("titre")
    if not champs:
        return
    titre = (dossier.ligne(PointSeance, id) or {}).get("titre", "")
    with dossier.operation(f"Ordre du jour — {titre}", initiateur=initiateur) as op:
        op.modifier(PointSeance, id, **champs)


def noter(dossier: Dossier, id: str, texte: str, *, initiateur: object = None) -> None:
    """Keep what was said on a point, as it was typed; emptied, nothing was."""
    titre = (dossier.ligne(PointSeance, id) or {}).get("titre", "")
    with dossier.operation(f"Ce qui s’est dit — {titre}", initiateur=initiateur) as op:
        op.modifier(PointSeance, id, notes=net(texte))


def deplacer(dossier: Dossier, id: str, vers: int, *, initiateur: object = None) -> None:
    """Put a point at place ``vers`` (from 0) of its agenda; beyond the ends, at the end."""
    ligne = dossier.ligne(PointSeance, id)
    if ligne is None:
        return
    ids = [point.id for point in points(dossier, ligne["seance"])]
    ids.remove(id)
    ids.insert(max(0, min(vers, len(ids))), id)
    with dossier.operation(f"Ordre du jour — {ligne['titre']} déplacé", initiateur=initiateur) as op:
        for ordre, autre in enumerate(ids, 1):
            op.modifier(PointSeance, autre, ordre=ordre)


def retirer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a point off the agenda; the comments made on it stay, on the session."""
    titre = (dossier.ligne(PointSeance, id) or {}).get("titre", "")
    with dossier.operation(f"Ordre du jour — {titre} retiré", initiateur=initiateur) as op:
        retirer_avec_suite(op, id, entite=PointSeance)


def duree_totale(ordre: Iterable[PointLu]) -> int:
    """Minutes of all the points that have a duration."""
    return sum(point.duree or 0 for point in ordre)


def fin_prevue(debut: str, ordre: Iterable[PointLu]) -> str:
    """When the session should end (« 16 h 10 »), or nothing when the beginning is not an hour.

    >>> fin_prevue("14h", [])
    '14 h 00'
    """
    minutes = lire_heure(debut)
    if minutes is None:
        return ""
    return _en_heures(minutes + duree_totale(ordre))


def dire_heure(texte: str) -> str:
    """An hour as it is printed, « 14 h 30 »; what is no hour stays as it was typed."""
    minutes = lire_heure(texte)
    return texte if minutes is None else _en_heures(minutes)


def _en_heures(minutes: int) -> str:
    heures, reste = divmod(minutes % (24 * 60), 60)
    return f"{heures}\u00a0h\u00a0{reste:02d}"


def lire_heure(texte: str) -> int | None:
    """Minutes since midnight of « 14 h 30 », « 14:30 », « 9h »; None when it is no hour."""
    trouvee = _HEURE.fullmatch(texte.replace("\u00a0", " ").replace("\u202f", " "))
    if trouvee is None:
        return None
    heures, minutes = int(trouvee[1]), int(trouvee[2] or 0)
    return heures * 60 + minutes if heures < 24 and minutes < 60 else None
