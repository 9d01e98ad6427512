"""A page that scrolls vertically only, its content in one column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views.theme import theme_courant


class _Contenu(QWidget):
    """Its height is that of its layout at the width it has; a minimum computed for narrow labels would leave a void."""

    def minimumSizeHint(self) -> QSize:
        """The width the layout needs, no height — unless nothing in it wraps: its minimum is then its height."""
        minimum, disposition = super().minimumSizeHint(), self.layout()
        if disposition is None or not disposition.hasHeightForWidth():
            return minimum
        return QSize(minimum.width(), 0)


class Defilement(QScrollArea):
    """Put widgets in ``colonne``; the focused control is always scrolled into view."""

    def __init__(self, parent: QWidget | None = None, *, marges: tuple[int, int, int, int] = (26, 14, 26, 20)) -> None:
        super().__init__(parent)
        theme = theme_courant()
        self.setViewport(QWidget())  # ours: to hand out its own, PySide goes through every kind of widget (9 ms, once)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        contenu = _Contenu()
        contenu.setObjectName("contenuDefilant")
        self.colonne = QVBoxLayout(contenu)
        gauche, haut, droite, bas = marges
        self.colonne.setContentsMargins(theme.px(gauche), theme.px(haut), theme.px(droite), theme.px(bas))
        self.colonne.setSpacing(theme.px(10))
        self.setWidget(contenu)
        contenu.setAutoFillBackground(False)
        contenu.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._suivre)  # type: ignore[union-attr]

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """The content asks for its minimum width: never wider than the view."""
        contenu = self.widget()
        if evenement.type() == QEvent.Type.LayoutRequest and contenu is not None:
            self.setMinimumWidth(min(contenu.minimumSizeHint().width(), theme_courant().px(560)))
        return super().eventFilter(objet, evenement)

    def montrer(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` is at the top, once the layout has settled."""
        QTimer.singleShot(0, self, lambda: self._amener(widget))

    def _amener(self, widget: QWidget) -> None:
        contenu = self.widget()
        if contenu is not None and contenu.isAncestorOf(widget):
            haut = widget.mapTo(contenu, widget.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(haut - theme_courant().px(12), 0))

    def _suivre(self, ancien: QWidget | None, nouveau: QWidget | None) -> None:
        contenu = self.widget()
        if nouveau is not None and contenu is not None and contenu.isAncestorOf(nouveau):
            self.ensureWidgetVisible(nouveau, 0, theme_courant().px(24))
