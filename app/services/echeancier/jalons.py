"""Milestones: dates that belong to nothing else. Nothing is refused but one without words or without any day (R17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.echeancier import Jalon
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.retroplanning import remarques_de_date
from app.models.typographie import date_longue, francais
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import LigneAbsente
from app.services.feries import FRANCE

_COURT = 40


@dataclass(frozen=True)
class JalonLu:
    """A milestone as it is read; a period when it has a ``fin``. ``modele`` is the step it was planned from."""

    id: str
    titre: str
    jour: date | None = None
    fin: date | None = None
    genre: str = ""
    responsable: str = ""
    fait: bool = False
    modele: str = ""
    notes: str = ""


def lister(dossier: Dossier) -> tuple[JalonLu, ...]:
    """All of them, by date; those without one come last."""
    lus = [_lu(ligne) for ligne in dossier.lignes(Jalon)]
    return tuple(sorted(lus, key=lambda j: (j.jour is None, j.jour or date.max)))


def lire(dossier: Dossier, id: str) -> JalonLu | None:
    """One of them, or None."""
    ligne = dossier.ligne(Jalon, id)
    return None if ligne is None else _lu(ligne)


def ajouter(dossier: Dossier, titre: str, jour: date | None = None, *, initiateur: object = None, **champs: Any) -> str:
    """Enter a milestone; return its id. `ErreurUtilisateur` when it has no words, or no date at all."""
    titre = _exiger(titre)
    _exiger_un_jour(jour, champs.get("fin"))
    with dossier.operation(f"Jalon ajouté — {_abrege(titre)}", initiateur=initiateur) as op:
        return op.creer(Jalon, titre=titre, jour=jour, **_nets(champs))


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a milestone in one gesture; what is already there leaves no trace. `LigneAbsente` if it is gone."""
    actuel = lire(dossier, id)
    if actuel is None:
        raise LigneAbsente(f"jalon {id}")
    if "titre" in champs:
        champs["titre"] = _exiger(champs["titre"])
    _exiger_un_jour(champs.get("jour", actuel.jour), champs.get("fin", actuel.fin))
    with dossier.operation(f"Jalon — {_abrege(actuel.titre)}", initiateur=initiateur) as op:
        op.modifier(Jalon, id, **_nets(champs))


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a milestone out; Ctrl+Z brings it back."""
    actuel = lire(dossier, id)
    if actuel is None:
        return
    with dossier.operation(f"Jalon supprimé — {_abrege(actuel.titre)}", initiateur=initiateur) as op:
        op.supprimer(Jalon, id)


def remarques(dossier: Dossier, jour: date | None, fin: date | None) -> tuple[str, ...]:
    """What is worth a second look in these dates, as French sentences; nothing here forbids anything."""
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    dites: list[str] = []
    if jour is None and fin is not None:
        dites.append("Il y a une fin mais pas de début : le jalon se range à sa fin.")
    elif jour is not None and fin is not None and fin < jour:
        dites.append(f"La fin ({date_longue(fin)}) précède le début ({date_longue(jour)}) : vérifiez les deux.")
    for quand in dict.fromkeys(d for d in (jour, fin) if d is not None):
        dites += remarques_de_date(quand, FRANCE)
    if jour is not None and fiche["ouvert_le"] is not None and jour < fiche["ouvert_le"]:
        dites.append(f"Cette date est antérieure à l’ouverture du dossier ({date_longue(fiche['ouvert_le'])}).")
    dernier = max((d for d in (jour, fin) if d is not None), default=None)
    if dernier is not None and fiche["convention_fin"] is not None and dernier > fiche["convention_fin"]:
        dites.append(f"C’est après la fin de la convention ({date_longue(fiche['convention_fin'])}).")
    return tuple(francais(dite) for dite in dites)


def _exiger(titre: str) -> str:
    if not titre.strip():
        raise ErreurUtilisateur("Un jalon a besoin de mots.", "Écrivez ce qui doit être fait ou ce qui a lieu.")
    return titre.strip()


def _exiger_un_jour(jour: date | None, fin: date | None) -> None:
    if jour is None and fin is None:
        raise ErreurUtilisateur("Un jalon a besoin d’une date.", "Même approximative : vous la déplacerez ensuite.")


def _nets(champs: dict[str, Any]) -> dict[str, Any]:
    return {nom: (v.strip() or None) if isinstance(v, str) and nom != "titre" else v for nom, v in champs.items()}


def _abrege(titre: str) -> str:
    return titre if len(titre) <= _COURT else titre[: _COURT - 1].rstrip() + "…"


def _lu(ligne: dict[str, Any]) -> JalonLu:
    return JalonLu(
        ligne["id"], ligne["titre"], ligne["jour"], ligne["fin"], ligne["genre"] or "", ligne["responsable"] or "",
        bool(ligne["fait"]), ligne["modele"] or "", ligne["notes"] or "",
    )  # fmt: skip
