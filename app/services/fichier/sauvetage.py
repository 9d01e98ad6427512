"""Salvage of a damaged file: every row that can still be read goes into a new dossier, with an account of the rest.

Rows are sought by ``rowid`` forwards, backwards, then one by one in the gaps: a trashed page stops a plain reading
but hides only its own rows. All of it on a copy in memory, behind the same closed doors as an opening.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from app.models.base import nouvel_id
from app.models.schema import APPLICATION_ID, LECTURE_MIN, VERSION_SCHEMA
from app.models.typographie import francais, nombre, pluriel
from app.services.fichier import controle, copies_locales, disque, sceau
from app.services.fichier.connexion import ConnexionDeTravail, batir, preparer_wal, schema_sql
from app.services.fichier.entete import CONSEIL_ABIME, MAGIE, Entete, pages_du_schema, tables_demesurees
from app.services.fichier.erreurs import ErreurFichier, FichierAbime, FichierExistant
from app.services.fichier.image import Image, fabriquer_depuis
from app.services.fichier.lecture import etiquette
from app.services.fichier.poste import Poste
from app.services.fichier.recopie import deposer, en_texte
from app.services.fichier.valeurs import FORME_UUID, Ecart, Regle, regles

_SONDES_MAX = 50_000
"""Single rows tried in the gaps of one table."""


@dataclass(frozen=True)
class Bilan:
    """One table: rows recovered, rows known to have been there and lost."""

    table: str
    recuperees: int
    perdues: int


@dataclass(frozen=True)
class RapportSauvetage:
    """What came out of a damaged file."""

    chemin: Path
    bilans: tuple[Bilan, ...]
    ecarts: tuple[Ecart, ...] = ()

    @property
    def recuperees(self) -> int:
        """Rows recovered in all."""
        return sum(bilan.recuperees for bilan in self.bilans)

    @property
    def perdues(self) -> int:
        """Rows known to be lost in all."""
        return sum(bilan.perdues for bilan in self.bilans)

    def resume(self) -> str:
        """One French sentence."""
        retrouves = pluriel(self.recuperees, "enregistrement retrouvé", "enregistrements retrouvés")
        perdus = pluriel(self.perdues, "enregistrement perdu", "enregistrements perdus")
        return francais(f"Récupération : {retrouves}, {perdus}.")

    def lignes(self) -> tuple[str, ...]:
        """The account per table."""
        return tuple(
            francais(f"{b.table} : {nombre(b.recuperees)} retrouvés, {nombre(b.perdues)} perdus") for b in self.bilans
        )


def proposer(erreur: FichierAbime, octets: bytes, poste: Poste) -> FichierAbime:
    """The same refusal with a way out: salvage, and the backups of this computer."""
    lue = etiquette(octets)
    identite = lue.identite if lue is not None else _identite_brute(octets)
    copies: tuple[copies_locales.Sauvegarde, ...] = ()
    if FORME_UUID.match(identite):
        copies = copies_locales.sauvegardes(poste, identite)
        if copies:
            copies_locales.geler(poste, identite, gele=True)
    conseil = erreur.conseil or CONSEIL_ABIME
    if copies:
        quand = copies[0].quand.astimezone()
        conseil += f" La sauvegarde du {quand:%d/%m/%Y} à {quand:%H:%M} est disponible sur ce poste."
    return FichierAbime(
        erreur.message, conseil, sauvetage=partial(recuperer, octets), copies=tuple(c.chemin for c in copies)
    )


def _identite_brute(octets: bytes) -> str:
    """The id as it stands in the bytes of ``meta``, when SQLite can no longer read the file."""
    place = octets.find(b"dossier")
    while 0 <= place < 1 << 20:
        candidat = octets[place + 7 : place + 43].decode("ascii", "replace")
        if FORME_UUID.match(candidat):
            return candidat
        place = octets.find(b"dossier", place + 1)
    return ""


def recuperer(octets: bytes, vers: Path) -> RapportSauvetage:
    """Write what can be read of ``octets`` into a new sealed dossier at ``vers``, which must be free.

    Raises `FichierExistant`, or `FichierAbime` when nothing at all can be read.
    """
    if vers.exists():
        raise FichierExistant(f"« {vers.name} » existe déjà : rien n’a été écrasé.", "Choisissez un autre nom.")
    repare = _reparer_entete(octets)
    image, bilans, ecarts = _extraire(repare, octets)
    if _maigre(bilans):
        image, bilans, ecarts = max((image, bilans, ecarts), _extraire(_greffer(repare), octets), key=_butin)
    if image is None:
        raise FichierAbime("Rien n’a pu être lu dans ce fichier.", "Cherchez-en une autre copie ou une sauvegarde.")
    try:
        disque.ecrire_neuf(vers, image.octets)
        disque.synchroniser_dossier(vers.parent)
    except OSError as erreur:
        raise ErreurFichier(
            f"La copie récupérée n’a pas pu être écrite ({erreur.strerror}).", "Choisissez un autre emplacement."
        ) from erreur
    return RapportSauvetage(vers, bilans, ecarts)


_Extrait = tuple["Image | None", tuple[Bilan, ...], tuple[Ecart, ...]]


def _extraire(repare: bytes, octets: bytes) -> _Extrait:
    with closing(_neuve()) as neuve:
        bilans, ecarts = _piller(repare, octets, neuve)
        trouve = any(bilan.recuperees for bilan in bilans)
        return fabriquer_depuis(neuve) if trouve else None, bilans, ecarts


def _butin(extrait: _Extrait) -> int:
    return sum(bilan.recuperees for bilan in extrait[1])


def _maigre(bilans: tuple[Bilan, ...]) -> bool:
    """Whether the list of tables itself seems to be gone."""
    return not {"fiche", "operation"} <= {bilan.table for bilan in bilans if bilan.recuperees}


def _greffer(repare: bytes) -> bytes:
    """Put a healthy list of tables in place of one that cannot be read.

    A dossier is always built by the same orders on an empty file, so its tables begin on the same pages.
    """
    with closing(_neuve()) as neuve:
        modele = neuve.serialize()
    page = int.from_bytes(modele[16:18], "big")
    if page != int.from_bytes(repare[16:18], "big") or len(repare) < len(modele):
        return repare
    corps = bytearray(repare)
    for numero in pages_du_schema(modele, Entete(VERSION_SCHEMA, page, 0), 600):
        debut = (numero - 1) * page
        garde = 100 if numero == 1 else 0
        corps[debut + garde : debut + page] = modele[debut + garde : debut + page]
    return bytes(corps)


def recuperer_travail(travail: Path) -> RapportSauvetage | None:
    """Replace a sick working copy by what can be read of it (it stays beside as ``travail.abime``)."""
    octets = disque.lire(travail)
    neuf = travail.with_name("travail.recupere")
    disque.effacer(neuf)
    try:
        rapport = recuperer(octets, neuf)
    except ErreurFichier:
        return None
    preparer_wal(neuf)
    with open(neuf, "r+b") as fichier:
        disque.synchroniser(fichier.fileno())
    disque.remplacer(travail, travail.with_name("travail.abime"))
    for suffixe in ("-wal", "-shm"):
        disque.effacer(travail.with_name(travail.name + suffixe))
    disque.remplacer(neuf, travail)
    disque.synchroniser_dossier(travail.parent)
    return rapport


def _neuve() -> sqlite3.Connection:
    neuve = sqlite3.connect(":memory:", isolation_level=None, factory=ConnexionDeTravail)
    batir(neuve, VERSION_SCHEMA, schema_sql())
    return neuve


def _reparer_entete(octets: bytes) -> bytes:
    """A header that SQLite accepts: magic, fixed fields, the page count of what is left."""
    corps = bytearray(octets)
    brute = int.from_bytes(corps[16:18], "big")
    page = brute if brute in (512, 1024, 2048, 4096, 8192, 16384, 32768) else 4096
    corps += bytes(-len(corps) % page)
    corps[:24] = MAGIE + page.to_bytes(2, "big") + b"\x01\x01\x00\x40\x20\x20"
    corps[28:32] = (len(corps) // page).to_bytes(4, "big")
    corps[32:40] = bytes(8)  # the free list is not needed to read
    corps[44:48] = (4).to_bytes(4, "big")
    corps[56:60] = (1).to_bytes(4, "big")
    corps[68:72] = APPLICATION_ID.to_bytes(4, "big")
    corps[92:96] = corps[24:28]
    return bytes(corps)


@dataclass
class _Pillage:
    connus: dict[str, int] = field(default_factory=dict)
    ecarts: list[Ecart] = field(default_factory=list)


def _piller(repare: bytes, octets: bytes, neuve: sqlite3.Connection) -> tuple[tuple[Bilan, ...], tuple[Ecart, ...]]:
    butin = _Pillage()
    entete = Entete(1, int.from_bytes(repare[16:18], "big"), 0)
    if len(octets) < 512 or tables_demesurees(repare, entete):
        return (), ()
    neuve.execute("PRAGMA foreign_keys=OFF")
    neuve.execute("BEGIN")
    with controle.en_memoire(repare) as base:
        for (table,) in neuve.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table != "brouillon":
                _piller_table(base, str(table), neuve, butin)
    neuve.execute("DELETE FROM meta WHERE cle = ?", (sceau.CLE,))
    identite = neuve.execute("SELECT valeur FROM meta WHERE cle = 'dossier'").fetchone()
    if identite is None or not FORME_UUID.match(str(identite[0])):
        neuve.execute("INSERT OR REPLACE INTO meta VALUES ('dossier', ?)", (_identite_brute(octets) or nouvel_id(),))
    neuve.execute("INSERT OR REPLACE INTO meta VALUES ('lecture_min', ?)", (str(LECTURE_MIN),))
    for nom, rowid, _, _ in neuve.execute("PRAGMA foreign_key_check").fetchall():
        neuve.execute(f'DELETE FROM "{nom}" WHERE rowid = ?', (rowid,))
    neuve.execute("COMMIT")
    return tuple(_bilan(neuve, table, connus) for table, connus in butin.connus.items()), tuple(butin.ecarts)


def _bilan(neuve: sqlite3.Connection, table: str, connus: int) -> Bilan:
    recuperees = int(neuve.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    return Bilan(table, recuperees, 0 if table == "meta" else max(0, connus - recuperees))


def _piller_table(base: sqlite3.Connection, table: str, neuve: sqlite3.Connection, butin: _Pillage) -> None:
    toutes = regles(table, neuve.execute(f'PRAGMA table_xinfo("{table}")').fetchall())
    try:
        presentes = {str(c[1]) for c in base.execute(f'PRAGMA table_xinfo("{table}")')}
    except sqlite3.DatabaseError:
        presentes = set()
    communes = tuple(regle for regle in toutes if regle.nom in presentes)
    if not communes:
        return
    manque = tuple(r for r in toutes if r.nom not in presentes and r.obligatoire)
    lignes, connus = _chercher(base, table, communes)
    for rowid in sorted(lignes):
        butin.ecarts += deposer(table, communes, manque, lignes[rowid], neuve)
    butin.connus[table] = connus


def _chercher(base: sqlite3.Connection, table: str, communes: Sequence[Regle]) -> tuple[dict[int, list[Any]], int]:
    """Rows by rowid, and how many rows are known to have been there."""
    choix = "rowid, " + ", ".join(f'typeof("{regle.nom}"), "{regle.nom}"' for regle in communes)
    lignes: dict[int, list[Any]] = {}
    base.text_factory = bytes
    try:
        complet = _balayer(base, f'SELECT {choix} FROM "{table}" NOT INDEXED ORDER BY rowid', (), lignes)
        if complet:
            return lignes, len(lignes)
        avant = max(lignes, default=0)
        _balayer(base, f'SELECT {choix} FROM "{table}" NOT INDEXED ORDER BY rowid DESC', (), lignes)
        rowids = _rowids_par_index(base, table, communes)
        haut = max([avant, *lignes, *rowids], default=0)
        manquants = rowids - lignes.keys() if rowids else set(range(1, min(haut, _SONDES_MAX) + 1)) - lignes.keys()
        for rowid in sorted(manquants)[:_SONDES_MAX]:
            _balayer(base, f'SELECT {choix} FROM "{table}" NOT INDEXED WHERE rowid = ?', (rowid,), lignes)
        _sauter(base, choix, table, lignes, haut)
        return lignes, max(len(rowids | lignes.keys()), len(lignes) if rowids else haut)
    finally:
        base.text_factory = str


def _rowids_par_index(base: sqlite3.Connection, table: str, communes: Sequence[Regle]) -> set[int]:
    """The rowids that the index of the key still lists: it lives on other pages than the rows."""
    cle = next((regle.nom for regle in communes if regle.cle), None)
    trouves: set[int] = set()
    if cle is None or cle == "n":
        return trouves
    for sens in ("ASC", "DESC"):
        try:
            for (rowid,) in base.execute(f'SELECT rowid FROM "{table}" WHERE "{cle}" >= \'\' ORDER BY "{cle}" {sens}'):
                trouves.add(int(rowid))
        except (sqlite3.DatabaseError, TypeError, ValueError):
            continue
    return trouves


def _sauter(base: sqlite3.Connection, choix: str, table: str, lignes: dict[int, list[Any]], haut: int) -> None:
    """Jump over what stops a reading: start again a little further each time, by doubling steps."""
    depart, pas = 0, 1
    while depart < haut and pas < 1 << 40:
        avant = len(lignes)
        complet = _balayer(
            base, f'SELECT {choix} FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid', (depart,), lignes
        )
        if complet:
            return
        suivants = [r for r in lignes if r > depart]
        gain = len(lignes) - avant
        pas = 1 if gain else pas * 2
        depart = max([depart + pas, *(suivants if gain else [])])


def _balayer(base: sqlite3.Connection, sql: str, parametres: tuple[Any, ...], lignes: dict[int, list[Any]]) -> bool:
    """Read until it breaks; say whether it went to the end."""
    try:
        for brute in base.execute(sql, parametres):
            valeurs = [en_texte(v, g) for g, v in zip(brute[1::2], brute[2::2], strict=True)]
            lignes.setdefault(int(brute[0]), valeurs)
    except sqlite3.OperationalError as erreur:
        if getattr(erreur, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise controle.inattendu("sa lecture n’en finit pas") from erreur
        return False
    except (sqlite3.DatabaseError, ValueError, TypeError, MemoryError):
        return False
    return True
