"""Families: the process is killed, the power goes, the disk is full."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from unittest import mock

import apsw

from app.models.erreurs import ErreurUtilisateur
from app.services.fichier import creer, disque, ouvrir, sessions_interrompues
from app.services.fichier.connexion import PRAGMAS, schema_sql
from tests.fault.coupures import Film, VfsQuiFilme, filmer_les_fichiers
from tests.fault.epreuve import Resultat, dans_un_enfant, noms, noms_de_travail, tout_lire
from tests.fault.gestes import inscrire
from tests.fichier.gestes import poste_de


def tuer(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """SIGKILL at a random instant of writing and publishing; the next life takes up where this one stopped."""
    resultat = Resultat("processus tué (écriture, publication)")
    poste, chemin = poste_de(dossier), dossier / "tue.sqlite"
    creer(chemin, "Tué", poste=poste).fermer()
    acquis: set[str] = set()
    publies: set[str] = set()
    for vie in range(combien):
        graine = hasard.random()

        def vivre(dire: Callable[[str], None], vie: int = vie, graine: float = graine) -> None:
            ici = random.Random(graine)
            interrompues = sessions_interrompues(poste)
            session = interrompues[0].reprendre() if interrompues else ouvrir(chemin, poste=poste)
            dire("debut")
            for n in range(10_000):
                inscrire(session, f"{vie}-{n}")
                dire(f"E {vie}-{n}")
                if ici.random() < 0.4:
                    dire("publie")
                    if session.publier().phase == "a_jour":
                        dire("P")

        pid, lire = dans_un_enfant(vivre)
        entame = os.read(lire, 6) if hasard.random() < 0.85 else b""  # else also killed while opening
        time.sleep(0.002 + hasard.random() * 0.06)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        lignes = (entame.decode() + "\n".join(tout_lire(lire))).splitlines()
        _comprendre(lignes, acquis, publies, resultat)
        presents = noms(chemin)
        if presents is None:
            resultat.abime(f"vie {vie}: target broken")
        elif not publies <= presents:
            resultat.perdu(f"vie {vie}: {sorted(publies - presents)[:3]} published then gone")
        travail = next(poste.sessions.glob("*/travail.sqlite"), None)
        ici = (noms_de_travail(travail, dossier) if travail else presents) or set()
        if not acquis <= ici | (presents or set()):
            resultat.perdu(f"vie {vie}: {sorted(acquis - ici)[:3]} acknowledged then gone")
    for interrompue in sessions_interrompues(poste):
        interrompue.reprendre().fermer()
    if not acquis <= (noms(chemin) or set()):
        resultat.perdu("after the last recovery")
    resultat.compter("gestes acquis", len(acquis))
    return resultat


def _comprendre(lignes: list[str], acquis: set[str], publies: set[str], resultat: Resultat) -> None:
    for ligne in lignes:
        if ligne.startswith("E "):
            acquis.add(ligne[2:])
        elif ligne == "P":
            publies |= acquis
        elif ligne.startswith("!"):
            resultat.abime(ligne)
    resultat.injectes += 1
    resultat.compter("tués en ouvrant", int("debut" not in lignes))
    resultat.compter("tués en publiant", int(bool(lignes) and lignes[-1] == "publie"))


def couper_le_courant_en_ecrivant(
    dossier: Path, hasard: random.Random, combien: int, reglages: tuple[tuple[str, str], ...] = ()
) -> Resultat:
    """Power cuts on the working copy, with the program's own pragmas (``reglages`` overrides some: counter-proof)."""
    resultat = Resultat("coupure de courant, copie de travail")
    travail = dossier / "travail.sqlite"
    with closing(sqlite3.connect(travail, isolation_level=None)) as base:
        for ordre in schema_sql():
            base.execute(ordre)
        base.execute("PRAGMA journal_mode=WAL")  # as `preparer_wal` leaves it
    depart = {travail.name: travail.read_bytes()}
    film = Film()
    _filmer_des_gestes(film, travail, hasard, reglages)
    lieu = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else dossier
    copie = lieu / f"ingeco-{os.getpid()}" / travail.name
    copie.parent.mkdir(exist_ok=True)
    for _ in range(combien):
        instant = hasard.randrange(1, len(film.evenements) + 1)
        for suffixe in ("", "-wal", "-shm", "-journal"):
            copie.with_name(copie.name + suffixe).unlink(missing_ok=True)
        for nom, octets in film.rejouer(instant, depart, hasard).items():
            (copie.parent / nom).write_bytes(octets)
        resultat.injectes += 1
        try:
            with closing(sqlite3.connect(copie)) as base:
                sain = base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                trouves = [n for (n,) in base.execute("SELECT n FROM operation ORDER BY n")]
        except sqlite3.Error as erreur:
            resultat.abime(f"cut at {instant}: {erreur}")
            continue
        if not sain or trouves != list(range(1, len(trouves) + 1)):
            resultat.abime(f"cut at {instant}: integrity")
        if len(trouves) < film.acquis(instant):
            resultat.perdu(f"cut at {instant}: {film.acquis(instant)} acknowledged, {len(trouves)} found")
    for reste in copie.parent.iterdir():
        reste.unlink()
    copie.parent.rmdir()
    return resultat


def _filmer_des_gestes(film: Film, travail: Path, hasard: random.Random, reglages: tuple[tuple[str, str], ...]) -> None:
    vfs = VfsQuiFilme(film)
    base = apsw.Connection(str(travail), vfs=vfs.nom)
    forces = dict(reglages)
    for nom, valeur, _ in PRAGMAS:
        list(base.execute(f"PRAGMA {nom}={forces.get(nom, valeur)}"))
    list(base.execute("PRAGMA wal_autocheckpoint=25"))
    list(base.execute("PRAGMA cache_size=10"))
    for n in range(1, 121):
        base.execute("BEGIN IMMEDIATE")
        base.execute(
            "INSERT INTO operation (n, id, libelle, auteur, poste, horodatage, nature, etat)"
            " VALUES (?, ?, ?, 'a', 'p', 'h', 'saisie', 'faite')",
            (n, str(n), "x" * hasard.choice((10, 300, 5000, 60_000))),
        )
        base.execute("COMMIT")
        film.noter("acquis", n)
    base.close()


def couper_le_courant_en_publiant(
    dossier: Path, hasard: random.Random, combien: int, sans_sync: bool = False
) -> Resultat:
    """Power cuts during publication: the user's file is all old or all new, and not older than « Enregistré à … »."""
    resultat = Resultat("coupure de courant, publication")
    poste, chemin = poste_de(dossier), dossier / "courant.sqlite"
    session = creer(chemin, "Courant", poste=poste)
    depart = {str(chemin): chemin.read_bytes()}
    versions = {chemin.read_bytes(): 0}
    film = Film()
    with filmer_les_fichiers(film):
        for n in range(1, 9):
            inscrire(session, *(f"{n}-{i}" for i in range(hasard.randint(1, 12))))
            session.publier()
            versions[chemin.read_bytes()] = n
            film.noter("acquis", n)
    session.fermer()
    if sans_sync:
        film.evenements = [e for e in film.evenements if e[0] != "sync"]
    for _ in range(combien):
        instant = hasard.randrange(1, len(film.evenements) + 1)
        octets = film.rejouer(instant, depart, hasard).get(str(chemin))
        resultat.injectes += 1
        if octets not in versions:
            resultat.abime(f"cut at {instant}: the file is neither old nor new")
        elif versions[octets] < film.acquis(instant):
            resultat.perdu(f"cut at {instant}: version {versions[octets]}, acknowledged {film.acquis(instant)}")
    return resultat


def remplir_le_disque(dossier: Path, hasard: random.Random, combien: int) -> Resultat:
    """No room: on the key (tmpfs where we may mount one), for any write (RLIMIT_FSIZE), at any byte (patched write)."""
    resultat = Resultat("disque plein (clé, poste)")
    for n in range(combien):
        ici = dossier / f"plein{n}"
        (ici / "cle").mkdir(parents=True)
        with _quota(ici / "cle", hasard, resultat) as limiter:
            _saturer(ici, hasard, limiter, resultat)
    return resultat


def _saturer(ici: Path, hasard: random.Random, limiter: Callable[[], None], resultat: Resultat) -> None:
    poste, chemin = poste_de(ici), ici / "cle" / "d.sqlite"
    creer(chemin, "Plein", poste=poste).fermer()
    depart = chemin.read_bytes()
    graine = hasard.random()

    def travailler(dire: Callable[[str], None]) -> None:
        session = ouvrir(chemin, poste=poste)
        tire = random.Random(graine)
        dire("debut")
        limiter()
        for n in range(12):
            try:
                inscrire(session, *(f"{n}-{i}" for i in range(tire.randint(1, 60))))
                dire(f"E {n}-0")
            except ErreurUtilisateur as erreur:
                dire(f"plein {erreur.message[:20]}")
            if tire.random() < 0.5:
                dire("P" if session.publier().phase == "a_jour" else "plein publication")
        os.kill(os.getpid(), signal.SIGKILL)

    pid, lire = dans_un_enfant(travailler)
    os.waitpid(pid, 0)
    lignes = tout_lire(lire)
    acquis, publies = set[str](), set[str]()
    for ligne in lignes:
        if ligne.startswith("E "):
            acquis.add(ligne[2:])
        elif ligne == "P":
            publies |= acquis
        elif ligne.startswith("!"):
            resultat.abime(ligne)
    resultat.injectes += sum(ligne.startswith("plein") for ligne in lignes)
    presents = noms(chemin)
    if presents is None or (not publies and not presents and chemin.read_bytes() != depart and not acquis):
        resultat.abime("the file on the key is broken")
    elif not publies <= presents:
        resultat.perdu("published then gone")
    for interrompue in sessions_interrompues(poste):
        session = interrompue.enregistrer_sous(ici / "ailleurs.sqlite")
        session.fermer()
        presents = noms(ici / "ailleurs.sqlite")
    if not acquis <= (presents or set()):
        resultat.perdu(f"acknowledged then gone: {sorted(acquis - (presents or set()))[:3]}")


@contextmanager
def _quota(cle: Path, hasard: random.Random, resultat: Resultat) -> Iterator[Callable[[], None]]:
    genre = hasard.choice(("tmpfs", "rlimit", "octet"))
    if genre == "tmpfs" and os.geteuid() == 0:
        monte = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={hasard.randint(400, 900)}k", "ingeco", str(cle)],
            check=False,
            capture_output=True,
        )
        if monte.returncode == 0:
            resultat.compter("tmpfs")
            try:
                yield lambda: None
            finally:
                subprocess.run(["umount", str(cle)], check=False, capture_output=True)
            return
    resultat.compter(genre if genre == "octet" else "rlimit")
    yield (lambda: _limiter(hasard.randint(100, 700) * 1024)) if genre != "octet" else lambda: _epuiser(hasard)


def _limiter(taille: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (taille, resource.RLIM_INFINITY))


def _epuiser(hasard: random.Random) -> None:
    """From now on, each file written through `disque` may stop at a random byte with ENOSPC."""
    vrai = disque.ecrire_neuf
    sort = random.Random(hasard.random())

    def ecrire(chemin: Path, octets: bytes) -> None:
        if sort.random() < 0.6:
            with suppress(OSError), open(chemin, "xb") as fichier:
                fichier.write(octets[: sort.randrange(len(octets) + 1)])
            disque.effacer(chemin)
            raise OSError(errno.ENOSPC, "No space left on device")
        vrai(chemin, octets)

    mock.patch.object(disque, "ecrire_neuf", ecrire).start()
