"""``python -m outils.bancs [--rapide] [--seulement MOT]``: measure, print the table, say what falls short."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from outils.bancs import dossier_plein, ecriture, lecture, ouverture, papier, paquet, registre
from outils.bancs.mesure import Mesure, PartieAbsente
from outils.messages import dire

ROWS: tuple[Callable[[bool], list[Mesure]], ...] = (
    ouverture.demarrages,
    ecriture.champ_durable,
    ecriture.syncs_par_geste,
    ecriture.silence_de_la_fenetre,
    lecture.mille_lignes,
    registre.registre_de_dix_mille,
    papier.soixante_pages,
    papier.cout_d_une_ligne,
    papier.classeurs_ecrits,
    papier.classeurs_relus,
    lecture.recherche,
    registre.repeindre_pendant_un_export,
    dossier_plein.pages_d_un_dossier_plein,
    dossier_plein.gestes_d_un_dossier_plein,
    dossier_plein.exporter_un_dossier_plein,
    paquet.paquet,
)

_TITRES = ("figure", "mesuré", "contre", "rapport", "but", "verdict")


def main(argv: list[str]) -> int:
    """Print the table; 1 if a goal is missed. Parts that aren't there are named, never guessed."""
    analyseur = argparse.ArgumentParser(prog="dev.py bench")
    analyseur.add_argument("--rapide", action="store_true", help="moins de tours")
    analyseur.add_argument("--seulement", metavar="MOT", default="", help="les lignes dont le nom contient MOT")
    options = analyseur.parse_args(argv)
    mesures: list[Mesure] = []
    absentes: list[str] = []
    for mesurer in ROWS:
        nom = f"{mesurer.__module__.rpartition('.')[2]}.{mesurer.__name__}"
        if options.seulement not in nom:
            continue
        dire(f"… {nom}", erreur=True)
        try:
            mesures += mesurer(options.rapide)
        except PartieAbsente as raison:
            absentes.append(f"{nom} : {raison}")
    dire(en_tableau(mesures))
    dire(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cœurs.")
    for absente in absentes:
        dire(f"Non mesuré — {absente}.")
    return 0 if all(m.tenu for m in mesures) else 1


def en_tableau(mesures: list[Mesure]) -> str:
    """The figures in columns."""
    lignes = [_TITRES, *(_ligne(m) for m in mesures)]
    largeurs = [max(len(ligne[k]) for ligne in lignes) for k in range(len(_TITRES))]
    textes = ["  ".join(mot.ljust(largeur) for mot, largeur in zip(ligne, largeurs, strict=True)) for ligne in lignes]
    return "\n".join([textes[0], "─" * len(textes[0]), *textes[1:]])


def _ligne(m: Mesure) -> tuple[str, ...]:
    return (m.figure, m.montre, m.contre, _decimal(m.rapport), f"≤ {_decimal(m.but)}", "tenu" if m.tenu else "MANQUÉ")


def _decimal(valeur: float) -> str:
    return f"{valeur:.2f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
