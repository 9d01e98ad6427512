"""Families: the file is pulled away, replaced, torn, flipped, forged; a second process wants it too."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

from app.models.erreurs import ErreurUtilisateur
from app.services.fichier import DejaOuvert, FichierAbime, Motif, Session, creer, disque, ouvrir
from tests.fault.epreuve import Resultat, dans_un_enfant, noms, tout_lire
from tests.fault.gestes import inscrire
from tests.fichier.gestes import avec_geste, dossier_pret, poste_de


def retirer_remplacer_supprimer(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """The key goes and comes back, the file is replaced, deleted, held, unreadable: nobody's work is overwritten."""
    resultat = Resultat("clé retirée, fichier remplacé ou supprimé")
    poste, cle = poste_de(dossier), dossier / "cle"
    cle.mkdir()
    chemin = cle / "d.sqlite"
    autre_poste = poste_de(dossier, "Alex", "POSTE-2")
    dossier_pret(dossier / "autre.sqlite", autre_poste, "Autre dossier")
    session = creer(chemin, "Clé", poste=poste)
    acquis: set[str] = set()
    for n in range(combien):
        inscrire(session, f"S{n}")
        acquis.add(f"S{n}")
        quoi = hasard.choice(list(_EVENEMENTS))
        defaire, attendu, etranger = _EVENEMENTS[quoi](chemin, dossier, autre_poste, n)
        with mock.patch.object(disque, "PAUSES", ()):
            etat = session.publier()
        resultat.injectes += 1
        resultat.compter(quoi)
        if etat.motif not in attendu:
            resultat.abime(f"{quoi}: {etat}")
        if etranger is not None and chemin.read_bytes() != etranger:
            resultat.perdu(f"{quoi}: somebody else’s file was overwritten")
        defaire()
        if session.publier().phase != "a_jour" and session.publier(republier=True).phase != "a_jour":
            resultat.abime(f"{quoi}: does not publish again: {session.publication}")
        if not acquis <= (noms(chemin) or set()):
            resultat.perdu(f"{quoi}: {sorted(acquis - (noms(chemin) or set()))[:3]}")
    session.fermer()
    return resultat


_Evenement = tuple[Callable[[], object], tuple[Motif, ...], "bytes | None"]


def _retirer(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    chemin.parent.rename(dossier / "partie")
    return lambda: (dossier / "partie").rename(chemin.parent), (Motif.RETIRE,), None


def _supprimer(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    chemin.unlink()
    return lambda: None, (Motif.SUPPRIME,), None


def _remplacer(chemin: Path, dossier: Path, poste: object, n: int) -> _Evenement:
    garde = chemin.read_bytes()
    copie = dossier / "venue.sqlite"
    copie.write_bytes(garde)
    avec_geste(copie, poste, f"Alex {n}")  # type: ignore[arg-type]
    etranger = copie.read_bytes()
    os.replace(copie, chemin)
    return lambda: chemin.write_bytes(garde), (Motif.CHANGE,), etranger


def _autre(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    garde = chemin.read_bytes()
    shutil.copy(dossier / "autre.sqlite", chemin)
    return lambda: chemin.write_bytes(garde), (Motif.AUTRE_DOSSIER,), (dossier / "autre.sqlite").read_bytes()


def _ecraser(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    garde = chemin.read_bytes()
    chemin.write_bytes(b"Ceci n'est plus un dossier")
    return lambda: chemin.write_bytes(garde), (Motif.CHANGE,), b"Ceci n'est plus un dossier"


def _tenir(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    panne = PermissionError(errno.EACCES, "held")
    panne.winerror = 5  # type: ignore[attr-defined]
    faute = mock.patch.object(os, "replace", side_effect=panne)
    faute.start()
    return faute.stop, (Motif.AUCUN, Motif.OCCUPE), None  # written in place


def _eio(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    faute = mock.patch.object(disque, "synchroniser", side_effect=OSError(errno.EIO, "I/O error"))
    faute.start()
    return faute.stop, (Motif.SUPPORT,), None


def _mentir(chemin: Path, dossier: Path, _poste: object, n: int) -> _Evenement:
    faute = mock.patch.object(disque, "relire", return_value=b"autre chose")
    faute.start()
    return faute.stop, (Motif.RELECTURE,), None


_EVENEMENTS: dict[str, Callable[[Path, Path, object, int], _Evenement]] = {
    "retirée": _retirer,
    "supprimé": _supprimer,
    "remplacé": _remplacer,
    "autre dossier": _autre,
    "écrasé": _ecraser,
    "tenu": _tenir,
    "EIO": _eio,
    "relecture fausse": _mentir,
}


def retourner_des_bits(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """Single bits, truncations, halves of two versions: each is seen at opening, the original is never touched."""
    resultat = Resultat("bits, troncatures, moitiés déchirées")
    poste, chemin = poste_de(dossier), dossier / "d.sqlite"
    dossier_pret(chemin, poste, *(f"S{n}" for n in range(40)))
    ancien = chemin.read_bytes()
    avec_geste(chemin, poste, *(f"T{n}" for n in range(40)))
    nouveau = chemin.read_bytes()
    for n in range(combien):
        genre = ("bit", "tronqué", "moitiés")[n % 3]
        octets = _alterer(genre, ancien, nouveau, hasard)
        if octets in (ancien, nouveau):
            continue
        chemin.write_bytes(octets)
        resultat.injectes += 1
        resultat.compter(genre)
        try:
            ouvrir(chemin, poste=poste, lecture_seule=True).fermer()
            resultat.abime(f"{genre}: not seen")
        except ErreurUtilisateur:
            pass
        if chemin.read_bytes() != octets:
            resultat.perdu(f"{genre}: the original was touched")
    return resultat


def _alterer(genre: str, ancien: bytes, nouveau: bytes, hasard: random.Random) -> bytes:
    if genre == "bit":
        octets = bytearray(nouveau)
        octets[hasard.randrange(len(octets))] ^= 1 << hasard.randrange(8)
        return bytes(octets)
    if genre == "tronqué":
        return nouveau[: hasard.randrange(len(nouveau))]
    coupe = 512 * hasard.randrange(1, len(ancien) // 512)
    return ancien[:coupe] + nouveau[coupe:] if hasard.random() < 0.5 else nouveau[:coupe] + ancien[coupe:]


def forger(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """Hostile schemas and bytes that claim to come from another tool: refused or opened, quickly, never a crash."""
    resultat = Resultat("schéma hostile, octets forgés")
    poste, chemin = poste_de(dossier), dossier / "d.sqlite"
    source = dossier_pret(chemin, poste, *(f"S{n}" for n in range(20))).read_bytes()
    for n in range(combien):
        chemin.write_bytes(source)
        if n % 4 == 0:
            _pieger(chemin, hasard.choice(PIEGES))
        else:
            octets = bytearray(source)
            for _ in range(hasard.randint(1, 20)):
                octets[hasard.randrange(100, len(octets))] = hasard.randrange(256)
            octets[24:28] = octets[92:96] = (7_000_000).to_bytes(4, "big")
            chemin.write_bytes(octets)
        avant, debut = chemin.read_bytes(), time.monotonic()
        resultat.injectes += 1
        try:
            session: Session | None = ouvrir(chemin, poste=poste, lecture_seule=True)
        except ErreurUtilisateur as refus:
            session = None
            resultat.compter("refusés")
            if isinstance(refus, FichierAbime) and refus.sauvetage is not None and n % 8 == 1:
                _sauver(refus, dossier / f"sauve{n}.sqlite", resultat)
        if session is not None:
            resultat.compter("ouverts, vérifiés")
            if n % 4 == 0:
                resultat.abime("a trap was let in")
            session.fermer()
        if time.monotonic() - debut > 5:
            resultat.abime("more than 5 s")
        if chemin.read_bytes() != avant:
            resultat.perdu("the file was touched")
    return resultat


PIEGES = (
    "CREATE TRIGGER p AFTER UPDATE ON structure BEGIN DELETE FROM structure; END",
    "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n",
    "CREATE VIRTUAL TABLE f USING fts5(x)",
    "ALTER TABLE structure ADD COLUMN c TEXT AS (hex(zeroblob(900000000)))",
    "CREATE TABLE intruse (x CHECK (x = 1))",
    "CREATE INDEX i ON structure (hex(nom))",
)


def _pieger(chemin: Path, sql: str) -> None:
    with closing(sqlite3.connect(chemin, isolation_level=None)) as base:
        base.execute(sql)


def _sauver(refus: FichierAbime, vers: Path, resultat: Resultat) -> None:
    assert refus.sauvetage is not None
    try:
        refus.sauvetage(vers)
        resultat.compter("récupérés")
        if noms(vers) is None:
            resultat.abime("the salvage is broken")
    except ErreurUtilisateur:
        resultat.compter("irrécupérables")


def saccager_des_pages(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """1 to 5 pages trashed: at least 95 % of the rows come back (median)."""
    resultat = Resultat("pages saccagées, récupération")
    poste, chemin = poste_de(dossier), dossier / "d.sqlite"
    session = creer(chemin, "Gros", poste=poste)
    for n in range(8):
        inscrire(session, *(f"{n}-{i}" for i in range(60)))
    session.fermer()
    sain = chemin.read_bytes()
    parts: list[float] = []
    for n in range(combien):
        octets = bytearray(sain)
        for _ in range(hasard.randint(1, 5)):
            page = hasard.randrange(1, len(sain) // 4096)
            octets[page * 4096 : page * 4096 + 4096] = hasard.choice((bytes(4096), hasard.randbytes(4096)))
        chemin.write_bytes(octets)
        resultat.injectes += 1
        try:
            ouvrir(chemin, poste=poste, lecture_seule=True)
            resultat.abime("not seen")
        except FichierAbime as refus:
            if refus.sauvetage is not None:
                refus.sauvetage(dossier / f"r{n}.sqlite")
            parts.append(len(noms(dossier / f"r{n}.sqlite") or ()) / 480)
            (dossier / f"r{n}.sqlite").unlink()
    mediane = sorted(parts)[len(parts) // 2]
    resultat.compter("structures retrouvées", round(480 * sum(parts)))
    resultat.compter("sur", 480 * len(parts))
    if mediane < 0.95:
        resultat.perdu(f"median {mediane:.3f}")
    return resultat


def deux_processus(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """Two or three processes want the same dossier, some are killed: no change of any is lost."""
    resultat = Resultat("second processus")
    poste, chemin = poste_de(dossier), dossier / "d.sqlite"
    creer(chemin, "À plusieurs", poste=poste).fermer()
    graines = [hasard.random() for _ in range(hasard.choice((2, 3)))]
    enfants = []
    for qui, graine in enumerate(graines):

        def vivre(dire: Callable[[str], None], qui: int = qui, graine: float = graine) -> None:
            signal.alarm(60)
            tire, n = random.Random(graine), 0
            while n < combien:
                try:
                    session = ouvrir(chemin, poste=poste, sur_interrompue="ignorer")
                except DejaOuvert:
                    dire("refus")
                    time.sleep(tire.random() / 200)
                    continue
                for _ in range(tire.randint(1, 5)):
                    inscrire(session, f"{qui}-{n}")
                    n += 1
                if session.fermer().phase != "a_jour":
                    raise AssertionError(session.publication.message)
                dire(f"P {n}")
                time.sleep(tire.random() / 200)

        enfants.append((qui, *dans_un_enfant(vivre)))
    attendus: set[str] = set()
    for qui, pid, lire in enfants:
        lignes = tout_lire(lire)
        os.waitpid(pid, 0)
        resultat.injectes += lignes.count("refus")
        for ligne in lignes:
            if ligne.startswith("!"):
                resultat.abime(ligne)
            if ligne.startswith("P "):
                attendus |= {f"{qui}-{n}" for n in range(int(ligne[2:]))}
    presents = noms(chemin)
    if presents is None:
        resultat.abime("the file is broken")
    elif not attendus <= presents:
        resultat.perdu(f"{len(attendus - presents)} changes lost")
    resultat.compter("gestes", len(attendus))
    return resultat
