"""``python -m tests.fault.campagne --minutes N [--graine S] [--court]``: faults of all kinds, and what was lost.

Exits 1 when anything acknowledged is lost, a file is found broken, or a family injected nothing. The seed printed
makes the same campaign again.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fault import alterations, arrets
from tests.fault.epreuve import Resultat

Famille = Callable[[Path, random.Random, int], Resultat]


@dataclass(frozen=True)
class Epreuve:
    """A family, and how many faults make one round of it (in the short campaign, in the long one)."""

    famille: Famille
    court: int
    long: int


EPREUVES = (
    Epreuve(arrets.tuer, 30, 150),
    Epreuve(arrets.couper_le_courant_en_ecrivant, 350, 2000),
    Epreuve(arrets.couper_le_courant_en_publiant, 250, 1500),
    Epreuve(arrets.remplir_le_disque, 10, 40),
    Epreuve(alterations.retirer_remplacer_supprimer, 40, 200),
    Epreuve(alterations.retourner_des_bits, 450, 3000),
    Epreuve(alterations.forger, 120, 600),
    Epreuve(alterations.saccager_des_pages, 10, 50),
    Epreuve(alterations.deux_processus, 15, 60),
)


def jouer(epreuve: Epreuve, graine: int, *, court: bool) -> Resultat:
    """One round of a family, in a folder of its own."""
    dossier = Path(tempfile.mkdtemp(prefix="ingeco-campagne-"))
    try:
        return epreuve.famille(dossier, random.Random(graine), epreuve.court if court else epreuve.long)
    except Exception as erreur:  # noqa: BLE001 — a crash is a result too; the other families go on
        resultat = Resultat(epreuve.famille.__name__, injectes=1)
        resultat.abime(f"graine {graine}: {traceback.format_exception(erreur)[-2:]}")
        return resultat
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def campagne(graine: int, minutes: float, *, court: bool) -> list[Resultat]:
    """Rounds of all families until time is up: one round at least."""
    fin = time.monotonic() + 60 * minutes
    sommes: dict[str, Resultat] = {}
    tour = 0
    while tour == 0 or (not court and time.monotonic() < fin):
        for epreuve in EPREUVES:
            resultat = jouer(epreuve, graine + 1000 * tour, court=court)
            sommes.setdefault(resultat.faute, Resultat(resultat.faute)).ajouter(resultat)
        tour += 1
    return list(sommes.values())


def tableau(resultats: list[Resultat]) -> str:
    """fault | injected | damaged | acknowledged lost | verdict."""
    entetes = ("faute", "injectées", "abîmés", "acquis perdus", "verdict", "détail")
    lignes = [
        (r.faute, str(r.injectes), str(r.abimes), str(r.perdus), r.verdict,
         ", ".join(f"{quoi} {n}" for quoi, n in r.comptes.items()))
        for r in resultats
    ]  # fmt: skip
    largeurs = [max(len(ligne[i]) for ligne in (entetes, *lignes)) for i in range(5)]
    return "\n".join(
        " | ".join([*(case.ljust(n) for case, n in zip(ligne[:5], largeurs, strict=True)), ligne[5]])
        for ligne in (entetes, (*("-" * n for n in largeurs), "---"), *lignes)
    )


def main(arguments: list[str] | None = None) -> int:
    """Run it and print the table."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.fault.campagne", description=__doc__)
    lecteur.add_argument("--minutes", type=float, default=1.0)
    lecteur.add_argument("--graine", type=int, default=None)
    lecteur.add_argument("--court", action="store_true", help="one short round")
    choix = lecteur.parse_args(arguments)
    graine = random.SystemRandom().randrange(10**6) if choix.graine is None else choix.graine
    debut = time.monotonic()
    resultats = campagne(graine, choix.minutes, court=choix.court)
    print(tableau(resultats))
    for resultat in resultats:
        for note in resultat.notes[:5]:
            print(f"  {resultat.faute} : {note}")
    print(f"graine {graine}, {time.monotonic() - debut:.0f} s")
    return 0 if all(r.verdict == "tenu" for r in resultats) else 1


if __name__ == "__main__":
    sys.exit(main())
