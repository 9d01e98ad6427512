"""The pages of a PDF one under the other, drawn only when they come into view."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.services.apercu import ImageDePage
from app.services.pages_pdf import PagesPdf
from app.views.documents.fil import Fil
from app.views.theme import theme_courant

_PIXELS_PAR_POINT = 96 / 72
"""Real size, on an ordinary screen."""
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Percent of the real size that the buttons go through."""
_LARGEUR_MAX = 150
"""« Largeur » never goes beyond that: a page is no poster."""
_GARDEES = 12
"""Pictures kept in memory: about 50 MB at real size on a fine screen."""


class VueDesPages(QAbstractScrollArea):
    """``pageChange(page, pages)`` as one scrolls (counted from 1); ``zoomChange(percent)``."""

    pageChange = Signal(int, int)
    zoomChange = Signal(int)

    def __init__(self, fil: Fil, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fil = fil
        self._pages: PagesPdf | None = None
        self._zoom = 0
        self._courante = 0
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._demandees: set[tuple[int, int]] = set()
        self.setObjectName("apercuPages")
        self.setAccessibleName("Aperçu")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(lambda _y: self._suivre())

    # --- what is shown ----------------------------------------------------------------------------------------

    def definir(self, pages: PagesPdf | None) -> None:
        """Show this PDF; the place in it stays, as far as it still exists."""
        self._pages = pages
        self._images.clear()
        self._demandees.clear()
        self._mesurer()
        self._suivre(toujours=True)

    @property
    def pages(self) -> PagesPdf | None:
        """The PDF shown."""
        return self._pages

    def page(self) -> int:
        """The page in view, from 1; 0 when there is none."""
        return self._courante + 1 if self._pages else 0

    def aller(self, page: int) -> None:
        """Bring page ``page`` (from 1) to the top."""
        if self._pages:
            rang = min(max(page - 1, 0), len(self._pages) - 1)
            self.verticalScrollBar().setValue(round(self._cadres()[rang].top() - self._marge()))

    def regler_zoom(self, pourcent: int) -> None:
        """Percent of the real size; 0: as wide as the view."""
        part = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
        self._zoom = min(max(pourcent, ZOOMS[0]), ZOOMS[-1]) if pourcent else 0
        self._images.clear()
        self._demandees.clear()
        self._mesurer()
        self.verticalScrollBar().setValue(round(part * self.verticalScrollBar().maximum()))
        self._suivre(toujours=True)

    def zoom(self) -> int:
        """The percent in force, also when it follows the width."""
        return round(self._echelle() / _PIXELS_PAR_POINT * 100)

    def ajuste(self) -> bool:
        """Whether it follows the width."""
        return self._zoom == 0

    def agrandir(self, sens: int) -> None:
        """Next zoom up (1) or down (-1)."""
        actuel = self.zoom()
        suivants = [z for z in ZOOMS if (z > actuel if sens > 0 else z < actuel)]
        if suivants:
            self.regler_zoom(min(suivants) if sens > 0 else max(suivants))

    # --- geometry ---------------------------------------------------------------------------------------------

    def _marge(self) -> int:
        return theme_courant().px(12)

    def _echelle(self) -> float:
        if self._zoom:
            return self._zoom / 100 * _PIXELS_PAR_POINT
        plus_large = max((taille[0] for taille in self._pages.tailles), default=600) if self._pages else 600
        place = max(self.viewport().width() - 2 * self._marge(), 120)
        return float(min(place / plus_large, _LARGEUR_MAX / 100 * _PIXELS_PAR_POINT))

    def _cadres(self) -> list[QRectF]:
        """Where each page lies in the whole, before scrolling."""
        if not self._pages:
            return []
        echelle, marge, haut = self._echelle(), self._marge(), float(self._marge())
        cadres = []
        for largeur, hauteur in self._pages.tailles:
            gauche = max((self.viewport().width() - largeur * echelle) / 2, marge)
            cadres.append(QRectF(gauche, haut, largeur * echelle, hauteur * echelle))
            haut += hauteur * echelle + marge
        return cadres

    def _mesurer(self) -> None:
        cadres = self._cadres()
        vue = self.viewport()
        total = (cadres[-1].bottom() + self._marge()) if cadres else 0
        large = max((cadre.right() for cadre in cadres), default=0.0) + self._marge()
        for barre, longueur, place in (
            (self.verticalScrollBar(), total, vue.height()),
            (self.horizontalScrollBar(), large, vue.width()),
        ):
            barre.setRange(0, max(round(longueur) - place, 0))
            barre.setPageStep(place)
            barre.setSingleStep(theme_courant().px(40))
        vue.update()

    def _suivre(self, *, toujours: bool = False) -> None:
        cadres = self._cadres()
        milieu = self.verticalScrollBar().value() + self.viewport().height() / 3
        courante = max((n for n, cadre in enumerate(cadres) if cadre.top() <= milieu), default=0)
        if courante != self._courante or toujours:
            self._courante = courante
            self._nommer()
            self.pageChange.emit(self.page(), len(cadres))
            self.zoomChange.emit(self.zoom())

    def _nommer(self) -> None:
        pages, rang = self._pages, self._courante
        if not pages:
            self.setAccessibleName("Aperçu")
            self.setAccessibleDescription("")
            return
        self.setAccessibleName(f"Aperçu, page {rang + 1} sur {len(pages)}")

        def dire(texte: str) -> None:
            if pages is self._pages and rang == self._courante:
                self.setAccessibleDescription(texte)

        self._fil.demander(lambda: pages.texte(rang), dire)

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White sheets on the background; a sheet not drawn yet stays white."""
        theme = theme_courant()
        peintre = QPainter(self.viewport())
        peintre.fillRect(self.viewport().rect(), theme.couleur("surface2"))
        decalage = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        visible = QRectF(self.viewport().rect())
        for rang, cadre in enumerate(self._cadres()):
            pose = cadre.translated(decalage)
            if not pose.intersects(visible):
                continue
            peintre.setPen(QPen(theme.couleur("trait"), 1))
            peintre.setBrush(QColor(Qt.GlobalColor.white))
            peintre.drawRect(pose.adjusted(-0.5, -0.5, 0.5, 0.5))
            image = self._image(rang)
            if image is not None:
                peintre.drawImage(pose, image)
        if self.hasFocus():
            peintre.setPen(QPen(theme.couleur("focus"), 2))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRect(QRect(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _image(self, rang: int) -> QImage | None:
        echelle = self._echelle() * self.devicePixelRatioF()
        cle = (rang, round(echelle * 1000))
        if cle in self._images:
            self._images.move_to_end(cle)
            return self._images[cle]
        if cle not in self._demandees and self._pages is not None:
            self._demandees.add(cle)
            pages = self._pages
            self._fil.demander(lambda: pages.image(rang, echelle), lambda image: self._recevoir(pages, cle, image))
        return next((image for (autre, _), image in reversed(self._images.items()) if autre == rang), None)

    def _recevoir(self, pages: PagesPdf, cle: tuple[int, int], brute: ImageDePage) -> None:
        if pages is not self._pages:
            return
        self._demandees.discard(cle)
        self._images[cle] = qimage(brute)
        while len(self._images) > _GARDEES:
            self._images.popitem(last=False)
        self.viewport().update()

    def dessinees(self) -> int:
        """How many pages are drawn and in memory."""
        return len({rang for rang, _ in self._images})

    # --- keyboard, mouse --------------------------------------------------------------------------------------

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Page up and down go from page to page, Home and End to the ends, arrows scroll, + and - zoom."""
        barre = self.verticalScrollBar()
        touche = Qt.Key(evenement.key())
        gestes = {
            Qt.Key.Key_PageDown: lambda: self.aller(self.page() + 1),
            Qt.Key.Key_PageUp: lambda: self.aller(self.page() - 1),
            Qt.Key.Key_Home: lambda: self.aller(1),
            Qt.Key.Key_End: lambda: self.aller(len(self._pages) if self._pages else 1),
            Qt.Key.Key_Down: lambda: barre.setValue(barre.value() + barre.singleStep()),
            Qt.Key.Key_Up: lambda: barre.setValue(barre.value() - barre.singleStep()),
            Qt.Key.Key_Plus: lambda: self.agrandir(1),
            Qt.Key.Key_Minus: lambda: self.agrandir(-1),
        }
        sans = not evenement.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if touche in gestes and sans:
            gestes[touche]()
        else:
            super().keyPressEvent(evenement)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Ctrl and the wheel zoom the paper."""
        if evenement.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.agrandir(1 if evenement.angleDelta().y() > 0 else -1)
            evenement.accept()
        else:
            super().wheelEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, another scale."""
        super().resizeEvent(evenement)
        self._mesurer()
        if self.ajuste():
            self.zoomChange.emit(self.zoom())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything is painted anew."""
        self.viewport().update()


def qimage(brute: ImageDePage) -> QImage:
    """A page's pixels as Qt holds them; a copy, so that the bytes may go."""
    image = QImage(brute.rgba, brute.largeur, brute.hauteur, 4 * brute.largeur, QImage.Format.Format_RGBX8888)
    return image.copy()
