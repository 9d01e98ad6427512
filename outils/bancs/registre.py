"""The register of structures on the screen: 10,000 rows against 100, a page scrolled, and repainting during an export.

Qt draws in memory (`offscreen`), with the window’s own pages and theme.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outils.bancs.matiere import atelier, dossier_de_structures, poste
from outils.bancs.mesure import TRAME, Mesure, PartieAbsente, alterner, chronometrer, comparer, ms


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


class _Fenetre:
    """A real window on a dossier of a known size."""

    def __init__(self, chemin: Path, dossier: Path) -> None:
        from app.bootstrap import fenetre_pour

        self._fenetre = fenetre_pour(chemin, poste=poste(dossier))
        self._fenetre.show()
        self._traiter()

    def _traiter(self) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents()

    @property
    def _espace(self) -> Any:
        assert self._fenetre.travail is not None
        return self._fenetre.travail.espace

    def premiere_image(self) -> float:
        """Seconds from the click to the painted register, its page being built anew."""
        espace = self._espace
        espace.aller("tableau-de-bord")
        self._traiter()
        self._oublier_page(espace)
        return chronometrer(self._montrer)

    def _montrer(self) -> None:
        self._espace.aller("structures")
        self._espace.page().repaint()
        self._traiter()

    @staticmethod
    def _oublier_page(espace: Any) -> None:
        page = espace._pages.pop("structures", None)
        if page is not None:
            page.setParent(None)
            page.deleteLater()

    @property
    def _table(self) -> Any:
        from PySide6.QtWidgets import QAbstractItemView

        vues = [v for v in self._espace.page().findChildren(QAbstractItemView) if v.isVisible() and v.model()]
        return max(vues, key=lambda vue: vue.model().rowCount())

    def une_page_plus_bas(self) -> float:
        """Seconds to scroll by a page and paint it."""
        table = self._table
        barre = table.verticalScrollBar()
        if barre.value() >= barre.maximum():
            barre.setValue(0)

        def faire() -> None:
            barre.setValue(barre.value() + barre.pageStep())
            table.viewport().repaint()

        return chronometrer(faire)

    def repeindre(self) -> float:
        """Seconds to paint the visible rows again."""
        return chronometrer(self._table.viewport().repaint)

    @contextmanager
    def export(self, vers: Path) -> Iterator[Callable[[], bool]]:
        """A long export of this dossier, run the way the window runs it; yields whether it still goes on."""
        from app.services.catalogue import charger_catalogue
        from app.services.documents import definitions
        from app.services.export import exporter, preparer
        from app.views.documents.fil import Fil

        assert self._fenetre.travail is not None
        dossier = self._fenetre.travail.session.dossier
        demandes = preparer([d.code for d in definitions()], dossier, charger_catalogue(), formats=["pdf", "xlsx"])
        fini: list[object] = []
        fil = Fil()
        fil.demander(lambda: exporter(demandes, vers, annule=lambda: bool(fini)), fini.append, fini.append)
        try:
            yield lambda: not fini
        finally:
            fini.append("assez")
            fil.fermer()

    def fermer(self) -> None:
        """Close the dossier and the window."""
        self._fenetre.close()
        self._traiter()


@contextmanager
def _fenetre(dossier: Path, combien: int) -> Iterator[_Fenetre]:
    session = dossier_de_structures(dossier, combien)
    session.fermer()
    fenetre = _Fenetre(session.chemin, dossier)
    try:
        yield fenetre
    finally:
        fenetre.fermer()
