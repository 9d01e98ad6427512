"""A gesture being made: create, modify, delete rows, and remember before and after."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from app.models.base import Base, nouvel_id
from app.models.erreurs import ErreurUtilisateur
from app.models.types import Valeur
from app.services.ecriture.changements import Changement
from app.services.ecriture.tables import Codec, codec, nom_de

PLACE = "rowid"
"""A deleted row remembers its place, so that undo puts it back where it stood in the list."""


class LigneAbsente(ErreurUtilisateur, LookupError):
    """The row to change (``table id``) is not in the dossier any more: a panel of before, or a bug."""

    def __init__(self, ligne: str) -> None:
        super().__init__(
            "Cette ligne n’est plus dans le dossier : rien n’a été modifié.", "Ctrl+Z annule sa suppression."
        )
        self.ligne = ligne


class Operation:
    """The three verbs of writing, inside one transaction. Only `Dossier.operation` makes one."""

    def __init__(self, connexion: sqlite3.Connection) -> None:
        self._connexion = connexion
        self._touches: dict[tuple[str, str], tuple[dict[str, Valeur] | None, dict[str, Valeur] | None]] = {}

    def creer(self, entite: type[Base], *, id: str | None = None, **champs: Any) -> str:
        """Insert a row and return its id; columns left out take their default."""
        table = codec(nom_de(entite))
        ligne = id or nouvel_id()
        valeurs = table.stocker({**table.defauts, **champs, "id": ligne})
        self._inserer(table, valeurs)
        self._noter(table.nom, ligne, None, valeurs)
        return ligne

    def modifier(self, entite: type[Base], id: str, **champs: Any) -> bool:
        """Change columns of a row; say whether anything differed. `LigneAbsente` if there is no such row."""
        table = codec(nom_de(entite))
        nouveaux = table.stocker(champs)
        noms = ", ".join(f'"{nom}"' for nom in nouveaux)
        ancienne = self._connexion.execute(f'SELECT {noms} FROM "{table.nom}" WHERE id = ?', (id,)).fetchone()
        if ancienne is None:
            raise LigneAbsente(f"{table.nom} {id}")
        avant = {n: a for n, a in zip(nouveaux, ancienne, strict=True) if a != nouveaux[n]}
        if not avant:
            return False
        apres = {n: nouveaux[n] for n in avant}
        self._actualiser(table.nom, id, apres)
        self._noter(table.nom, id, avant, apres)
        return True

    def poser(self, entite: type[Base], id: str, **champs: Any) -> bool:
        """Modify the row ``id``, creating it first where it doesn't exist (rows with a stable id)."""
        table = codec(nom_de(entite))
        existe = self._connexion.execute(f'SELECT 1 FROM "{table.nom}" WHERE id = ?', (id,)).fetchone()
        if existe:
            return self.modifier(entite, id, **champs)
        self.creer(entite, id=id, **champs)
        return True

    def supprimer(self, entite: type[Base], id: str) -> None:
        """Delete a row; the journal keeps all of it. `LigneAbsente` if there is no such row."""
        table = codec(nom_de(entite))
        colonnes = (PLACE, *table.colonnes)
        noms = ", ".join(f'"{nom}"' for nom in colonnes)
        ancienne = self._connexion.execute(f'SELECT {noms} FROM "{table.nom}" WHERE id = ?', (id,)).fetchone()
        if ancienne is None:
            raise LigneAbsente(f"{table.nom} {id}")
        self._connexion.execute(f'DELETE FROM "{table.nom}" WHERE id = ?', (id,))
        self._noter(table.nom, id, dict(zip(colonnes, ancienne, strict=True)), None)

    def ids(self, entite: type[Base], colonne: str, valeur: str) -> tuple[str, ...]:
        """Rows that hold ``valeur`` in ``colonne``, as they stand inside the gesture, in the order of entry."""
        table = codec(nom_de(entite))
        if colonne not in table.colonnes:
            raise KeyError(f"{table.nom}.{colonne}")
        trouvees = self._connexion.execute(
            f'SELECT id FROM "{table.nom}" WHERE "{colonne}" = ? ORDER BY rowid', (valeur,)
        )
        return tuple(str(id) for (id,) in trouvees)

    def valeur(self, entite: type[Base], id: str, colonne: str) -> Any:
        """One value of a row as it stands inside the gesture; None also where there is no such row."""
        table = codec(nom_de(entite))
        if colonne not in table.colonnes:
            raise KeyError(f"{table.nom}.{colonne}")
        trouvee = self._connexion.execute(f'SELECT "{colonne}" FROM "{table.nom}" WHERE id = ?', (id,)).fetchone()
        return None if trouvee is None else table.lire({colonne: trouvee[0]})[colonne]

    def existe(self, entite: type[Base], id: str) -> bool:
        """Whether there is such a row, inside the gesture."""
        table = codec(nom_de(entite)).nom
        return self._connexion.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (id,)).fetchone() is not None

    def ecrites(self, entite: type[Base], colonne: str) -> frozenset[str]:
        """The texts this gesture writes into a column and leaves there; empty ones left out."""
        table = nom_de(entite)
        paires = ((avant or {}, apres or {}) for (nom, _), (avant, apres) in self._touches.items() if nom == table)
        return frozenset(
            str(apres[colonne])
            for avant, apres in paires
            if apres.get(colonne) and apres[colonne] != avant.get(colonne)
        )

    def deposer(self, octets: bytes) -> str:
        """Keep the bytes of an attached document; return their SHA-256. The same bytes are kept once."""
        empreinte = hashlib.sha256(octets).hexdigest()
        self._connexion.execute("INSERT OR IGNORE INTO contenu (sha256, octets) VALUES (?, ?)", (empreinte, octets))
        return empreinte

    # --- what the transaction and the undo need -------------------------------------------------------------

    def rejouer(
        self, entite: str, ligne: str, avant: dict[str, Valeur] | None, apres: dict[str, Valeur] | None
    ) -> None:
        """Take a row from ``avant`` to ``apres`` as stored (undo calls it with the two exchanged).

        Keys of the journal become column names: one that isn't a column is a KeyError, never SQL.
        """
        table = codec(entite)
        for nom in (avant or {}).keys() | (apres or {}).keys():
            if nom not in table.colonnes and nom != PLACE:
                raise KeyError(f"{entite}.{nom}")
        if apres is None:
            self._connexion.execute(f'DELETE FROM "{entite}" WHERE id = ?', (ligne,))
        elif avant is None:
            self._inserer(table, apres)
        else:
            self._actualiser(entite, ligne, apres)
        self._noter(entite, ligne, avant, apres)

    def lignes_de_journal(self) -> list[tuple[str, str, str | None, str | None]]:
        """(table, row, before, after) of every row really changed, as JSON."""
        return [
            (entite, ligne, _json(avant), _json(apres))
            for (entite, ligne), (avant, apres) in self._touches.items()
            if avant != apres
        ]

    def changements(self) -> tuple[Changement, ...]:
        """The same, for those who listen."""
        return tuple(
            Changement(entite, ligne, frozenset((avant or {}).keys() | (apres or {}).keys()))
            for (entite, ligne), (avant, apres) in self._touches.items()
            if avant != apres
        )

    def _inserer(self, table: Codec, valeurs: Mapping[str, Valeur]) -> None:
        place = valeurs.get(PLACE)
        if place is not None and self._prise(table, place):
            valeurs = {nom: valeur for nom, valeur in valeurs.items() if nom != PLACE}
        noms = ", ".join(f'"{nom}"' for nom in valeurs)
        marques = ", ".join("?" * len(valeurs))
        self._connexion.execute(f'INSERT INTO "{table.nom}" ({noms}) VALUES ({marques})', tuple(valeurs.values()))

    def _prise(self, table: Codec, place: Valeur) -> bool:
        ligne = self._connexion.execute(f'SELECT 1 FROM "{table.nom}" WHERE rowid = ?', (place,)).fetchone()
        return ligne is not None

    def _actualiser(self, entite: str, ligne: str, valeurs: Mapping[str, Valeur]) -> None:
        valeurs = {nom: valeur for nom, valeur in valeurs.items() if nom != PLACE}
        poses = ", ".join(f'"{nom}" = ?' for nom in valeurs)
        self._connexion.execute(f'UPDATE "{entite}" SET {poses} WHERE id = ?', (*valeurs.values(), ligne))

    def _noter(self, entite: str, ligne: str, avant: dict[str, Valeur] | None, apres: dict[str, Valeur] | None) -> None:
        cle = (entite, ligne)
        if cle not in self._touches:
            self._touches[cle] = (avant, apres)
            return
        premier, dernier = self._touches[cle]
        if avant is None or apres is None or premier is None or dernier is None:
            # Created, deleted or revived along the way: from the very first state to the very last.
            fin = apres if apres is None or dernier is None else {**dernier, **apres}
            if premier is not None and fin is None and dernier is not None:
                premier = {**(avant or {}), **premier}
            if premier is not None and dernier is None and fin is not None:
                fin = {**{nom: None for nom in premier if nom != PLACE}, **fin}
            self._touches[cle] = (premier, fin)
            return
        self._touches[cle] = ({**avant, **premier}, {**dernier, **apres})


def _json(valeurs: dict[str, Valeur] | None) -> str | None:
    return None if valeurs is None else json.dumps(valeurs, ensure_ascii=False)
