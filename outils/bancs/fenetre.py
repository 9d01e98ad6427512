"""A real window on a dossier of a known size, for the benches: how long until a page is painted, until a filter shows.

Qt draws in memory (`offscreen`), with the window’s own pages and theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outils.bancs.matiere import poste
from outils.bancs.mesure import chronometrer


class FenetreDeBanc:
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

    def premiere_image(self, adresse: str = "structures") -> float:
        """Seconds from the click to the painted page, built anew."""
        espace = self._espace
        espace.aller("tableau-de-bord")
        self._traiter()
        self._oublier_page(espace, adresse)
        return chronometrer(lambda: self._montrer(adresse))

    def _montrer(self, adresse: str) -> None:
        self._espace.aller(adresse)
        self._traiter()  # lays it out and paints it: asking for a painting before would make two

    @staticmethod
    def _oublier_page(espace: Any, adresse: str) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        page = espace._pages.pop(adresse, None)
        if page is not None:
            espace.pile.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

    @property
    def dossier(self) -> Any:
        """The open dossier."""
        assert self._fenetre.travail is not None
        return self._fenetre.travail.session.dossier

    def filtrer(self, texte: str) -> float:
        """Seconds from the last letter typed in the filter of the register to the rows painted."""
        table = self._table

        def faire() -> None:
            table.filtrer(texte)
            table.viewport().repaint()

        return chronometrer(faire)

    def geste(self, faire: Callable[[], object]) -> float:
        """Seconds for a gesture and for the page on screen to show it."""

        def jouer() -> None:
            faire()
            self._espace.page().repaint()
            self._traiter()

        return chronometrer(jouer)

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
