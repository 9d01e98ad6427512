"""« Imprimer… » : the system's own dialog, then the very pages of the PDF, drawn at the printer's resolution."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from app.models.documents.document import Document
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais
from app.services.pages_pdf import POINTS_PAR_POUCE, PagesPdf
from app.services.rendus import rendre_octets
from app.views.documents.vue_pages import qimage
from app.views.elements import montrer_erreur

_SANS_ATTENTE = 4
"""Pages printed without a word: about half a second."""

RESOLUTION = 300
"""Dots an inch: sharp text, half a megabyte a page."""


def imprimer_document(parent: QWidget, document: Document) -> bool:
    """Lay the document out, then print it; say whether it was sent to a printer."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        pages = PagesPdf(rendre_octets(document, "pdf"))
    finally:
        QGuiApplication.restoreOverrideCursor()
    try:
        return imprimer_pages(parent, pages, document.titre)
    finally:
        pages.fermer()


def imprimer_pages(parent: QWidget, pages: PagesPdf, titre: str) -> bool:
    """Ask where and how with the system's dialog, then print. An impossible printing is told."""
    imprimante = preparer(pages, titre)
    dialogue = QPrintDialog(imprimante, parent)
    dialogue.setWindowTitle(francais(f"Imprimer : {titre}"))
    dialogue.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialogue.setMinMax(1, len(pages))
    if dialogue.exec() != QDialog.DialogCode.Accepted:
        return False
    suivi = _Suivi(parent, titre) if len(pages) > _SANS_ATTENTE else None
    try:
        return peindre_pages(imprimante, pages, suivi.avancer if suivi else _toujours)
    except ErreurUtilisateur as refus:
        montrer_erreur(parent, refus)
        return False
    finally:
        if suivi is not None:
            suivi.close()


def preparer(pages: PagesPdf, titre: str) -> QPrinter:
    """A printer set for these pages: name of the job, A4, orientation of the first page, no margins of its own."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setDocName(titre)
    imprimante.setCreator("Ingéco")
    imprimante.setFullPage(True)
    imprimante.setResolution(RESOLUTION)
    imprimante.setPageLayout(_disposition(pages.tailles[0]))
    return imprimante


def _disposition(taille: tuple[float, float]) -> QPageLayout:
    largeur, hauteur = taille
    couchee = largeur > hauteur
    papier = QPageSize(QSizeF(min(taille), max(taille)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if couchee else QPageLayout.Orientation.Portrait
    return QPageLayout(papier, orientation, QMarginsF(0, 0, 0, 0))


class _Suivi(QProgressDialog):
    """How far the printing has come; « Arrêter » tells the printer to forget it."""

    def __init__(self, parent: QWidget, titre: str) -> None:
        super().__init__(francais(f"Envoi de « {titre} » à l’imprimante…"), "Arrêter", 0, 0, parent)
        self.setObjectName("suiviImpression")
        self.setWindowTitle("Impression")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(600)

    def avancer(self, fait: int, total: int) -> bool:
        """Show it; False once the user wants to stop."""
        self.setMaximum(total)
        self.setValue(fait)
        return not self.wasCanceled()


def _toujours(_fait: int, _total: int) -> bool:
    return True


def peindre_pages(imprimante: QPrinter, pages: PagesPdf, avancer: Callable[[int, int], bool] = _toujours) -> bool:
    """Draw the pages asked for; False if ``avancer(done, total)`` said to stop.

    Raises `ErreurUtilisateur` when the printer gives up.
    """
    peintre = QPainter()
    if not peintre.begin(imprimante):
        raise _panne()
    voulues = choisies(imprimante, len(pages))
    for rang, page in enumerate(voulues):
        if not avancer(rang, len(voulues)):
            imprimante.abort()
            peintre.end()
            return False
        if rang and not (_tourner(imprimante, pages.tailles[page]) and imprimante.newPage()):
            peintre.end()
            raise _panne()
        cadre = imprimante.pageLayout().fullRectPixels(imprimante.resolution())
        points = imprimante.pageLayout().fullRectPoints()
        echelle = min(RESOLUTION, imprimante.resolution()) / POINTS_PAR_POUCE
        image = qimage(pages.image(page, echelle))
        largeur, hauteur = pages.tailles[page]
        part = min(points.width() / largeur, points.height() / hauteur, 1.0)
        pose = QRectF(0, 0, largeur / points.width() * cadre.width(), hauteur / points.height() * cadre.height())
        pose.setSize(pose.size() * part)
        peintre.drawImage(pose, image)
    if not peintre.end():
        raise _panne()
    return True


def _tourner(imprimante: QPrinter, taille: tuple[float, float]) -> bool:
    voulue = _disposition(taille).orientation()
    return imprimante.pageLayout().orientation() == voulue or imprimante.setPageOrientation(voulue)


def choisies(imprimante: QPrinter, total: int) -> Sequence[int]:
    """The pages the user asked for in the dialog, from 0, in the order asked."""
    debut, fin = imprimante.fromPage(), imprimante.toPage()
    pages = list(range(max(debut, 1) - 1, min(fin or total, total)))
    return pages[::-1] if imprimante.pageOrder() == QPrinter.PageOrder.LastPageFirst else pages


def _panne() -> ErreurUtilisateur:
    return ErreurUtilisateur(
        "L’impression n’a pas pu se faire ; le dossier n’est pas touché.",
        "Vérifiez que l’imprimante est allumée et reliée, ou exportez le document en PDF.",
    )
