"""The register of structures on the screen: 10,000 rows against 100, a page scrolled, and repainting during an export.

Qt draws in memory (`offscreen`), with the window’s own pages and theme.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outils.bancs.fenetre import FenetreDeBanc
from outils.bancs.matiere import atelier, dossier_de_structures
from outils.bancs.mesure import TRAME, Mesure, PartieAbsente, alterner, comparer, ms


def registre_de_dix_mille(rapide: bool) -> list[Mesure]:
    """First paint of the register, then one page down, at 10,000 rows."""
    tours = 3 if rapide else 7
    with atelier() as dossier, _fenetre(dossier, 100) as petite, _fenetre(dossier, 10_000) as grande:
        premiere = alterner(grande.premiere_image, petite.premiere_image, tours)
        defilement = statistics.median(grande.une_page_plus_bas() for _ in range(40))
    return [
        comparer("Registre de 10 000 lignes, première image", 1.2, *premiere, "le même, 100 lignes"),
        Mesure("Défiler d’une page dans 10 000 lignes", ms(defilement), "une trame : 16,7 ms", defilement / TRAME, 1.0),
    ]


def repeindre_pendant_un_export(rapide: bool) -> list[Mesure]:
    """Repainting the register while the documents of the dossier are being written as the window writes them."""
    combien = 60 if rapide else 200
    with atelier() as dossier, _fenetre(dossier, 400) as fenetre:
        fenetre.premiere_image()
        repos = statistics.median(fenetre.repeindre() for _ in range(combien))
        with fenetre.export(dossier / "sorties") as en_cours:
            pendant: list[float] = []
            while en_cours() and len(pendant) < combien:
                pendant.append(fenetre.repeindre())
                time.sleep(0.002)
    if len(pendant) < 20:
        raise PartieAbsente("l’export s’est fini avant vingt images")
    milieu, pire = statistics.median(pendant), statistics.quantiles(pendant, n=20)[-1]
    contre = f"au repos : {ms(repos)} ({len(pendant)} images, 95 % sous {ms(pire)})"
    return [Mesure("Repeindre le registre pendant un export", ms(milieu), contre, milieu / repos, 1.2)]


@contextmanager
def _fenetre(dossier: Path, combien: int) -> Iterator[FenetreDeBanc]:
    session = dossier_de_structures(dossier, combien)
    session.fermer()
    fenetre = FenetreDeBanc(session.chemin, dossier)
    try:
        yield fenetre
    finally:
        fenetre.fermer()
