"""From a composed document to the pages on screen, off the window's thread, the last one asked for winning."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.models.documents.document import Document
from app.models.erreurs import ErreurUtilisateur
from app.services.pages_pdf import PagesPdf
from app.services.rendus import rendre_octets
from app.views.documents.fil import Fil


class MiseEnPage(QObject):
    """``prete(PagesPdf)`` or ``refusee(ErreurUtilisateur)`` answers the last `demander`; earlier ones are dropped."""

    prete = Signal(object)
    refusee = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fil = Fil()
        self._demande = 0
        self._document: Document | None = None
        self._ouverts: list[PagesPdf] = []
        fermer = partial(_fermer, self.fil, self._ouverts)
        parent.destroyed.connect(fermer)
        QCoreApplication.instance().aboutToQuit.connect(fermer)  # type: ignore[union-attr]

    def demander(self, document: Document) -> bool:
        """Lay it out; False when it is the very document already on screen: nothing will come."""
        if document == self._document:
            return False
        self._document = document
        self._demande += 1
        self.fil.demander(
            lambda: PagesPdf(rendre_octets(document, "pdf")),
            partial(self._recevoir, self._demande),
            partial(self._refuser, self._demande),
        )
        return True

    def oublier(self) -> None:
        """What is on screen no longer counts: the next document is laid out whatever it is."""
        self._document = None

    def _recevoir(self, demande: int, pages: PagesPdf) -> None:
        if demande != self._demande:
            pages.fermer()
            return
        self.prete.emit(pages)
        self._ouverts[:] = [ancien for ancien in self._ouverts if not ancien.ferme]
        for ancien in self._ouverts:
            self.fil.laisser(ancien.fermer)  # after what was still asked of it
        self._ouverts.append(pages)

    def _refuser(self, demande: int, erreur: ErreurUtilisateur) -> None:
        if demande == self._demande:
            self._document = None
            self.refusee.emit(erreur)


def _fermer(fil: Fil, ouverts: list[PagesPdf], _page: object = None) -> None:
    """The page is gone, or the program ends: nothing more is asked of the thread, the PDF is given back."""
    fil.fermer()
    for pages in ouverts:
        pages.fermer()
