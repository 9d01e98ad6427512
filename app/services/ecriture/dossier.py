"""An open dossier: reading, the one door for writes, undo and redo.

It works on one SQLite connection to a private working copy (`app.services.fichier`); it knows nothing of the
user's file, of locks or of backups.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.models.base import Base, nouvel_id
from app.models.erreurs import EcritureRefusee
from app.models.texte import nettoyer
from app.services.ecriture.changements import Changes, Nature
from app.services.ecriture.operation import Operation
from app.services.ecriture.tables import codec, nom_de

Horloge = Callable[[], datetime]
Ecouteur = Callable[[Changes], None]


_APRES = (
    "n > coalesce((SELECT d.n FROM operation AS d WHERE d.etat = 'faite' AND d.nature IN ('saisie', 'import')"
    " ORDER BY d.n DESC LIMIT 1), 0)"
)
"""Undone gestures all stand after the last one that holds: a long journal need not be gone through to find them."""


def maintenant() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Signataire:
    """Who writes, and on which computer."""

    auteur: str
    poste: str


class OperationImbriquee(RuntimeError):
    """A gesture was started inside another, or from another thread: a bug."""


class Dossier:
    """Reads and writes one working copy. Every write is a named gesture; every gesture can be undone."""

    def __init__(
        self,
        connexion: sqlite3.Connection,
        signataire: Signataire,
        *,
        lecture_seule: bool = False,
        horloge: Horloge = maintenant,
    ) -> None:
        self.connexion = connexion
        self.signataire = signataire
        self.lecture_seule = lecture_seule
        self._horloge = horloge
        self._ecouteurs: list[Ecouteur] = []
        self._en_cours = False
        self._fil = threading.get_ident()

    @property
    def aujourdhui(self) -> date:
        """The day it is where the user is, by the clock of this dossier."""
        return self._horloge().astimezone().date()

    # --- reading --------------------------------------------------------------------------------------------

    def lignes(self, entite: type[Base], *colonnes: str, ordre: str = "rowid") -> list[dict[str, Any]]:
        """All rows of a table as dicts of Python values; only ``colonnes`` if some are named."""
        table = codec(nom_de(entite))
        noms = colonnes or table.colonnes
        choix = ", ".join(f'"{nom}"' for nom in noms)
        curseur = self.connexion.execute(f'SELECT {choix} FROM "{table.nom}" ORDER BY {ordre}')
        return table.lire_tout(noms, curseur)

    def ligne(self, entite: type[Base], id: str) -> dict[str, Any] | None:
        """One row as a dict of Python values, or None."""
        table = codec(nom_de(entite))
        choix = ", ".join(f'"{nom}"' for nom in table.colonnes)
        trouvee = self.connexion.execute(f'SELECT {choix} FROM "{table.nom}" WHERE id = ?', (id,)).fetchone()
        return None if trouvee is None else table.lire(dict(zip(table.colonnes, trouvee, strict=True)))

    def fiche_unique(self, entite: type[Base], id: str) -> dict[str, Any]:
        """A row that exists at most once: its values, or all its columns empty."""
        trouvee = self.ligne(entite, id)
        if trouvee is not None:
            return trouvee
        table = codec(nom_de(entite))
        return {nom: table.defauts.get(nom) for nom in table.colonnes} | {"id": id}

    def requete(self, sql: str, parametres: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Stored values of a SELECT, for counts and listings that one table alone doesn't give."""
        return self.connexion.execute(sql, parametres).fetchall()

    def octets(self, sha256: str) -> bytes | None:
        """The bytes kept under that SHA-256."""
        ligne = self.connexion.execute("SELECT octets FROM contenu WHERE sha256 = ?", (sha256,)).fetchone()
        return None if ligne is None else bytes(ligne[0])

    def meta(self) -> Mapping[str, str]:
        """The identity of the file."""
        return dict(self.connexion.execute("SELECT cle, valeur FROM meta").fetchall())

    # --- writing --------------------------------------------------------------------------------------------

    @contextmanager
    def operation(
        self, libelle: str, *, initiateur: object = None, nature: Nature = Nature.SAISIE
    ) -> Iterator[Operation]:
        """One gesture: all of it reaches the disk, or none.

        ``libelle`` is what the journal and « Annuler : … » show. Raises `EcritureRefusee` when the dossier is
        open read-only, `OperationImbriquee` on a bug, `ErreurUtilisateur` when a row would name one that is gone.
        A gesture that changes nothing leaves no trace.
        """
        with self._transaction(libelle) as geste:
            yield geste
            changes = self._consigner(geste, libelle, nature, initiateur)
        if changes is not None:
            self._annoncer(changes)

    def _consigner(self, geste: Operation, libelle: str, nature: Nature, initiateur: object) -> Changes | None:
        from app.services.dependances import verifier_references  # it reads gestures itself

        lignes = geste.lignes_de_journal()
        if not lignes:
            return None
        verifier_references(geste)
        if nature in (Nature.SAISIE, Nature.IMPORT):
            self.connexion.execute(f"UPDATE operation SET etat = 'abandonnee' WHERE etat = 'annulee' AND {_APRES}")
        numero = self._inscrire(libelle, nature, None)
        self._journaliser(numero, lignes)
        return Changes(numero, libelle, nature, geste.changements(), initiateur)

    def _inscrire(self, libelle: str, nature: Nature, vise: int | None) -> int:
        curseur = self.connexion.execute(
            "INSERT INTO operation (id, libelle, auteur, poste, horodatage, nature, etat, vise)"
            " VALUES (?, ?, ?, ?, ?, ?, 'faite', ?)",
            (
                nouvel_id(), nettoyer(libelle).texte, self.signataire.auteur, self.signataire.poste,
                self._horloge().isoformat(timespec="seconds"), nature.value, vise,
            ),
        )  # fmt: skip
        return int(curseur.lastrowid or 0)

    def _journaliser(self, numero: int, lignes: Sequence[tuple[str, str, str | None, str | None]]) -> None:
        self.connexion.executemany(
            "INSERT INTO journal (operation, entite, ligne, avant, apres) VALUES (?, ?, ?, ?, ?)",
            [(numero, *ligne) for ligne in lignes],
        )

    # --- undo, redo -----------------------------------------------------------------------------------------

    def a_annuler(self, apres: int = 0) -> str | None:
        """The label of the gesture that Ctrl+Z would undo; None where it was made before that revision or at it."""
        numero, libelle = self._sommet("faite", "DESC")
        return libelle if numero is not None and numero > apres else None

    def a_retablir(self) -> str | None:
        """The label of the gesture that Ctrl+Y would do again."""
        return self._sommet("annulee", "ASC")[1]

    def annuler(self, *, initiateur: object = None) -> Changes | None:
        """Undo the last gesture, also one of an earlier day or of a colleague. None if there is none."""
        return self._rejouer("faite", "DESC", "annulee", Nature.ANNULATION, initiateur)

    def retablir(self, *, initiateur: object = None) -> Changes | None:
        """Do again the last gesture undone. None if there is none."""
        return self._rejouer("annulee", "ASC", "faite", Nature.RETABLISSEMENT, initiateur)

    def _sommet(self, etat: str, sens: str) -> tuple[int | None, str | None]:
        ligne = self.connexion.execute(
            "SELECT n, libelle FROM operation WHERE etat = ? AND nature IN ('saisie', 'import')"
            f"{f' AND {_APRES}' if etat == 'annulee' else ''} ORDER BY n {sens} LIMIT 1",
            (etat,),
        ).fetchone()
        return (None, None) if ligne is None else (int(ligne[0]), str(ligne[1]))

    def _rejouer(self, etat: str, sens: str, nouvel_etat: str, nature: Nature, initiateur: object) -> Changes | None:
        vise, libelle = self._sommet(etat, sens)
        if vise is None or libelle is None:
            return None
        with self._transaction(libelle) as geste:
            a_l_envers = nature is Nature.ANNULATION
            lignes = self.connexion.execute(
                f"SELECT entite, ligne, avant, apres FROM journal WHERE operation = ? ORDER BY n {sens}", (vise,)
            ).fetchall()
            for entite, ligne, avant, apres in lignes:
                depart, arrivee = (apres, avant) if a_l_envers else (avant, apres)
                geste.rejouer(entite, ligne, _objet(depart), _objet(arrivee))
            numero = self._inscrire(libelle, nature, vise)
            self._journaliser(numero, geste.lignes_de_journal())
            self.connexion.execute("UPDATE operation SET etat = ? WHERE n = ?", (nouvel_etat, vise))
        changes = Changes(numero, libelle, nature, geste.changements(), initiateur)
        self._annoncer(changes)
        return changes

    @contextmanager
    def _transaction(self, libelle: str) -> Iterator[Operation]:
        if self.lecture_seule:
            raise EcritureRefusee(
                "Ce dossier est ouvert en lecture seule : rien n’a été modifié.",
                "Utilisez « Enregistrer une copie sous… » pour continuer dans votre propre fichier.",
            )
        if self._en_cours or threading.get_ident() != self._fil:
            raise OperationImbriquee(libelle)
        self._en_cours = True
        self.connexion.execute("BEGIN IMMEDIATE")
        try:
            yield Operation(self.connexion)
            self.connexion.execute("COMMIT")
        except BaseException:
            if self.connexion.in_transaction:
                self.connexion.execute("ROLLBACK")
            raise
        finally:
            self._en_cours = False

    # --- who listens ----------------------------------------------------------------------------------------

    def abonner(self, ecouteur: Ecouteur) -> Callable[[], None]:
        """Call ``ecouteur`` after each gesture; the function returned stops that."""
        self._ecouteurs.append(ecouteur)
        return lambda: self._ecouteurs.remove(ecouteur)

    def _annoncer(self, changes: Changes) -> None:
        for ecouteur in tuple(self._ecouteurs):
            ecouteur(changes)

    @property
    def revision(self) -> int:
        """Number of the last gesture, undo included: grows with every change."""
        ligne = self.connexion.execute("SELECT max(n) FROM operation").fetchone()
        return int(ligne[0] or 0)


def _objet(texte: str | None) -> dict[str, Any] | None:
    return None if texte is None else dict(json.loads(texte))
