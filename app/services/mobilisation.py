"""The path of mobilisation of a structure: each step with its day, and the reason when she leaves (R07).

`Structure.mobilisation` says where a structure stands; the rows of `Mouvement` say how it came there. Whatever writes
the first goes through `ecrire`, so that the second always follow. A day is never refused: an odd one is remarked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.mobilisation import Mouvement
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.typographie import date_longue
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import LigneAbsente, Operation

PARCOURS = (
    Mobilisation.REPEREE,
    Mobilisation.CONTACTEE,
    Mobilisation.INTERESSEE,
    Mobilisation.RETENUE,
    Mobilisation.ENGAGEE,
    Mobilisation.AU_TERME,
)
"""The path a structure follows when it stays (R07)."""

_SORTIE = Mobilisation.SORTIE.value
_RANGS: Mapping[str, int] = {degre.value: rang for rang, degre in enumerate(PARCOURS)}
_LONGUEUR = 80
"""Characters of a structure’s name that a label of the journal quotes."""


@dataclass(frozen=True)
class Etape:
    """A movement as one reads it. ``courante``: where the structure stands; ``remarque``: what is odd about the day."""

    id: str
    degre: Mobilisation
    jour: date | None
    motif: str
    courante: bool
    remarque: str = ""


# --- one structure, inside a gesture --------------------------------------------------------------------------


def commencer(op: Operation, id: str) -> None:
    """The first movement of a structure just entered, today. None for one that is merely « repérée »: the day she was
    is not that of its entry in the register."""
    degre = op.valeur(Structure, id, "mobilisation")
    if degre == Mobilisation.REPEREE.value:
        return
    motif = op.valeur(Structure, id, "mobilisation_motif") if degre == _SORTIE else None
    op.creer(Mouvement, structure=id, degre=degre, jour=date.today(), motif=motif)


def ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change fields of a structure; another degree leaves a movement dated today, another reason mends the last one."""
    autres = {nom: valeur for nom, valeur in valeurs.items() if nom not in ("mobilisation", "mobilisation_motif")}
    if autres:
        op.modifier(Structure, id, **autres)
    motif = valeurs.get("mobilisation_motif")
    if "mobilisation" in valeurs and avancer(op, id, valeurs["mobilisation"], date.today(), motif):
        return
    if "mobilisation_motif" in valeurs:
        _motiver(op, id, motif)


def avancer(op: Operation, id: str, degre: str, jour: date | None, motif: str | None = None) -> bool:
    """Take a structure to another degree; False if it stands there already. `LigneAbsente` if it is gone.

    A structure that had no history yet keeps the degree it leaves, without a day: nobody knows it.
    """
    avant = op.valeur(Structure, id, "mobilisation")
    if avant is None:
        raise LigneAbsente(f"structure {id}")
    if avant == degre:
        return False
    ancien_motif = op.valeur(Structure, id, "mobilisation_motif")
    if not op.ids(Mouvement, "structure", id):
        op.creer(Mouvement, structure=id, degre=avant, motif=ancien_motif if avant == _SORTIE else None)
    motif = motif or (ancien_motif if degre == _SORTIE else None)
    op.creer(Mouvement, structure=id, degre=degre, jour=jour, motif=motif)
    champs: dict[str, Any] = {"mobilisation": degre}
    if _SORTIE in (avant, degre):
        champs["mobilisation_motif"] = motif if degre == _SORTIE else None
    op.modifier(Structure, id, **champs)
    return True


def _motiver(op: Operation, id: str, motif: str | None) -> None:
    """The reason of the present exit; kept on the structure alone while she hasn’t left."""
    op.modifier(Structure, id, mobilisation_motif=motif)
    if op.valeur(Structure, id, "mobilisation") != _SORTIE:
        return
    courant = _courant(op, id)
    if courant is None:
        op.creer(Mouvement, structure=id, degre=_SORTIE, motif=motif)
    else:
        op.modifier(Mouvement, courant, motif=motif)


def _courant(op: Operation, id: str) -> str | None:
    """The last movement to the degree where the structure stands."""
    degre = op.valeur(Structure, id, "mobilisation")
    ids = [m for m in op.ids(Mouvement, "structure", id) if op.valeur(Mouvement, m, "degre") == degre]
    return ids[-1] if ids else None


# --- gestures -------------------------------------------------------------------------------------------------


def mobiliser(
    dossier: Dossier,
    ids: Iterable[str],
    degre: Mobilisation,
    jour: date | None = None,
    motif: str = "",
    *,
    initiateur: object = None,
) -> int:
    """Take structures to a degree in one gesture, on ``jour`` (today by default); return how many moved."""
    ids = list(ids)
    qui = _nom(dossier, ids[0]) if len(ids) == 1 else f"{len(ids)} structures"
    with dossier.operation(f"{degre.libelle} — {qui}", initiateur=initiateur) as op:
        return sum(avancer(op, id, degre.value, jour or date.today(), motif.strip() or None) for id in ids)


def dater(
    dossier: Dossier, id: str, degre: Mobilisation, jour: date | None, motif: str = "", *, initiateur: object = None
) -> None:
    """Remember a step that was passed without having been written; the structure stays where it stands.

    `LigneAbsente` if it is gone.
    """
    with dossier.operation(
        f"Étape «\u00a0{degre.libelle}\u00a0» datée — {_nom(dossier, id)}", initiateur=initiateur
    ) as op:
        actuel = op.valeur(Structure, id, "mobilisation")
        if actuel is None:
            raise LigneAbsente(f"structure {id}")
        if not op.ids(Mouvement, "structure", id):
            op.creer(Mouvement, structure=id, degre=actuel)
        op.creer(Mouvement, structure=id, degre=degre.value, jour=jour, motif=motif.strip() or None)


def corriger(dossier: Dossier, mouvement: str, jour: date | None, motif: str, *, initiateur: object = None) -> None:
    """Mend the day and the reason of a step. `LigneAbsente` if it is gone."""
    structure = (dossier.ligne(Mouvement, mouvement) or {}).get("structure", "")
    with dossier.operation(f"Étape corrigée — {_nom(dossier, structure)}", initiateur=initiateur) as op:
        op.modifier(Mouvement, mouvement, jour=jour, motif=motif.strip() or None)
        courant = _courant(op, structure) == mouvement
        if courant and op.valeur(Structure, structure, "mobilisation") == _SORTIE:
            op.modifier(Structure, structure, mobilisation_motif=motif.strip() or None)


def retirer(dossier: Dossier, mouvement: str, *, initiateur: object = None) -> None:
    """Take a step back; if the structure stood there, it stands where it was before. Nothing if it is gone."""
    ligne = dossier.ligne(Mouvement, mouvement)
    if ligne is None:
        return
    structure = ligne["structure"]
    restantes = [etape for etape in historique(dossier, structure) if etape.id != mouvement]
    with dossier.operation(f"Étape retirée — {_nom(dossier, structure)}", initiateur=initiateur) as op:
        etait_courant = _courant(op, structure) == mouvement
        op.supprimer(Mouvement, mouvement)
        if etait_courant and restantes:
            avant = restantes[-1]
            op.modifier(
                Structure,
                structure,
                mobilisation=avant.degre.value,
                mobilisation_motif=(avant.motif or None) if avant.degre is Mobilisation.SORTIE else None,
            )


def _nom(dossier: Dossier, id: str) -> str:
    nom = " ".join(str((dossier.ligne(Structure, id) or {}).get("nom") or "sans nom").split())
    return nom if len(nom) <= _LONGUEUR else nom[:_LONGUEUR].rpartition(" ")[0] + "…"


# --- reading --------------------------------------------------------------------------------------------------


def historique(dossier: Dossier, id: str, aujourdhui: date | None = None) -> tuple[Etape, ...]:
    """The steps of a structure by day; a step without a day stays after the one written before it."""
    lus = dossier.requete('SELECT id, degre, jour, motif FROM "mouvement" WHERE structure = ? ORDER BY rowid', (id,))
    degre = (dossier.ligne(Structure, id) or {}).get("mobilisation")
    courant = next((m for m, d, _, _ in reversed(lus) if d == degre), None)
    etapes = [
        Etape(m, Mobilisation(d), date.fromisoformat(j) if j else None, motif or "", m == courant)  # type: ignore[call-arg]
        for m, d, j, motif in lus
    ]
    tries = sorted(zip(_jours_tenus(etapes), range(len(etapes)), etapes, strict=True), key=lambda t: t[:2])
    rangees = [etape for _, _, etape in tries]
    return tuple(_remarquer(etape, rangees, aujourdhui or date.today()) for etape in rangees)


def _jours_tenus(etapes: list[Etape]) -> list[date]:
    """The day of each step, or that of the one before it."""
    jours, dernier = [], date.min
    for etape in etapes:
        dernier = etape.jour or dernier
        jours.append(dernier)
    return jours


def _remarquer(etape: Etape, toutes: list[Etape], aujourdhui: date) -> Etape:
    """The step with what is odd about its day: to come, or earlier than a step that comes before it on the path."""
    if etape.jour is None:
        return etape
    remarque = "Cette date est à venir." if etape.jour > aujourdhui else ""
    autre = _precedente(etape, toutes)
    if autre is not None and autre.jour is not None and autre.jour > etape.jour:
        remarque = (
            f"Plus tôt que l’étape «\u00a0{autre.degre.libelle}\u00a0» ({date_longue(autre.jour)})"
            "\u00a0: vérifiez l’ordre des dates."
        )
    return Etape(etape.id, etape.degre, etape.jour, etape.motif, etape.courante, remarque)


def _precedente(etape: Etape, toutes: list[Etape]) -> Etape | None:
    """What should be earlier: for the present exit the last of all, for a step up to the present one that before it."""
    datees = [autre for autre in toutes if autre.jour is not None and autre.id != etape.id]
    if etape.degre is Mobilisation.SORTIE:
        return datees[-1] if datees and etape.courante else None
    present = next((_RANGS.get(autre.degre.value, len(_RANGS)) for autre in toutes if autre.courante), len(_RANGS))
    rang = _RANGS[etape.degre.value]
    if rang > present or any(autre.degre is etape.degre for autre in toutes if autre.id != etape.id):
        return None  # she went back, or came twice: no order to expect
    avant = [autre for autre in datees if _RANGS.get(autre.degre.value, len(_RANGS)) < rang]
    return max(avant, key=lambda autre: _RANGS[autre.degre.value], default=None)
