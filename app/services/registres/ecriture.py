"""The ways to write the rows of a register: each is one gesture, and each goes through the hooks of its `Registre`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.typographie import pluriel
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import LigneAbsente, Operation
from app.services.registres.definition import Registre, majuscule

_LONGUEUR = 80
"""Characters of a row’s name that a label of the journal quotes."""


@dataclass(frozen=True)
class LigneCollee:
    """What goes into one row; ``id`` None makes a new one."""

    id: str | None
    valeurs: Mapping[str, Any]


def ajouter(dossier: Dossier, registre: Registre, valeurs: Mapping[str, Any], *, initiateur: object = None) -> str:
    """Enter a row; return its id."""
    mots = registre.mots
    nom = _abrege(valeurs.get(registre.cle)) or mots.sans_cle
    libelle = f"{majuscule(mots.singulier)} {mots.accord('ajouté')} — {nom}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        return _creer(op, registre, valeurs)


def modifier(
    dossier: Dossier, registre: Registre, id: str, nom: str, valeur: Any, *, initiateur: object = None
) -> None:
    """Write one field of a row; what is already there leaves no trace. `LigneAbsente` if the row is gone."""
    de = _nom_de_ligne(dossier, registre, id)
    libelle = libelle_champ(registre.entite, nom) + (f" — {de}" if de else "")
    with dossier.operation(libelle, initiateur=initiateur) as op:
        _ecrire(dossier, op, registre, id, {nom: valeur})


def modifier_plusieurs(
    dossier: Dossier, registre: Registre, ids: Iterable[str], nom: str, valeur: Any, *, initiateur: object = None
) -> None:
    """Write the same value into one field of several rows, in one gesture."""
    ids = list(ids)
    libelle = f"{libelle_champ(registre.entite, nom)} — {_combien(registre, len(ids))}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            _ecrire(dossier, op, registre, id, {nom: valeur})


def coller(
    dossier: Dossier, registre: Registre, lignes: Sequence[LigneCollee], *, initiateur: object = None
) -> list[str]:
    """Write a pasted block in one gesture; return the ids of its rows."""
    cases = sum(len(ligne.valeurs) for ligne in lignes)
    with dossier.operation(f"Collage — {pluriel(cases, 'case')}", initiateur=initiateur) as op:
        return [ecrire_ligne(dossier, op, registre, ligne) for ligne in lignes]


def effacer(
    dossier: Dossier, registre: Registre, cases: Mapping[str, Iterable[str]], *, initiateur: object = None
) -> None:
    """Empty cells (``id`` → fields); a field that can’t be empty takes its default. Key and ``fixes`` stay."""
    gardees = {registre.cle, *registre.fixes, *registre.a_lire}
    with dossier.operation("Cases effacées", initiateur=initiateur) as op:
        for id, noms in cases.items():
            _ecrire(dossier, op, registre, id, dict.fromkeys(nom for nom in noms if nom not in gardees))


def supprimer(dossier: Dossier, registre: Registre, ids: Iterable[str], *, initiateur: object = None) -> None:
    """Take rows out of the register; Ctrl+Z brings them back whole."""
    ids = list(ids)
    mots = registre.mots
    if len(ids) == 1:
        nom = _nom_de_ligne(dossier, registre, ids[0])
        libelle = f"{majuscule(mots.singulier)} {mots.accord('supprimé')}" + (f" — {nom}" if nom else "")
    else:
        libelle = f"{_combien(registre, len(ids))} {mots.accord('supprimé', len(ids))}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            if dossier.ligne(registre.entite, id) is not None:  # it may have gone with one that held it
                _retirer(op, registre, id)


# --- one row, through the hooks -------------------------------------------------------------------------------


def ecrire_ligne(dossier: Dossier, op: Operation, registre: Registre, ligne: LigneCollee) -> str:
    """Create or change one row inside a gesture, through the hooks of its register; return its id."""
    if ligne.id is None:
        return _creer(op, registre, ligne.valeurs)
    valeurs = {nom: valeur for nom, valeur in ligne.valeurs.items() if nom not in registre.fixes}
    _ecrire(dossier, op, registre, ligne.id, valeurs)
    return ligne.id


def _creer(op: Operation, registre: Registre, valeurs: Mapping[str, Any]) -> str:
    propres = {nom: registre.rangee(nom, valeur) for nom, valeur in valeurs.items()} | dict(registre.fixes)
    if isinstance(propres.get(registre.cle), str):
        propres[registre.cle] = propres[registre.cle].strip()
    if registre.creer is not None:
        return registre.creer(op, propres)
    return op.creer(registre.entite, **propres)


def _ecrire(dossier: Dossier, op: Operation, registre: Registre, id: str, valeurs: Mapping[str, Any]) -> None:
    actuelle = dossier.ligne(registre.entite, id)
    if actuelle is None:
        raise LigneAbsente(f"{registre.table} {id}")
    propres = {nom: registre.rangee(nom, valeur) for nom, valeur in valeurs.items()}
    changees = {nom: valeur for nom, valeur in propres.items() if valeur != actuelle[nom]}
    if not changees:
        return
    if registre.ecrire is not None:
        registre.ecrire(op, id, changees)
    else:
        op.modifier(registre.entite, id, **changees)


def _retirer(op: Operation, registre: Registre, id: str) -> None:
    if registre.retirer is not None:
        registre.retirer(op, id)
    else:
        op.supprimer(registre.entite, id)


# --- labels ---------------------------------------------------------------------------------------------------


def _combien(registre: Registre, combien: int) -> str:
    return f"{combien} {registre.mots.pluriel if combien > 1 else registre.mots.singulier}"


def _nom_de_ligne(dossier: Dossier, registre: Registre, id: str) -> str:
    return _abrege((dossier.ligne(registre.entite, id) or {}).get(registre.cle))


def _abrege(valeur: Any) -> str:
    """On one line, cut between two words."""
    texte = " ".join(str(valeur or "").split())
    return texte if len(texte) <= _LONGUEUR else texte[:_LONGUEUR].rpartition(" ")[0] + "…"
