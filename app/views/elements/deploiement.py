"""What a page does for a fold that has just been opened: Tab goes into it, and what it holds comes into sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from app.views.elements.depliant import Depliant
from app.views.elements.tabulation import ordonner
from app.views.theme import theme_courant

_MARGE = 12
"""What is left around the fold, in pixels at 100 %."""


def accueillir(depliant: Depliant) -> None:
    """Once its content is made: in the order of Tab, then scrolled to, as little as shows it whole."""
    ordonner(depliant)
    QTimer.singleShot(0, depliant, lambda: amener(depliant))


def mettre_en_page(contenu: QWidget) -> None:
    """Lay out now what would be laid out at the next turn, so that nothing is painted in between."""
    for _ in range(2):  # the height of a paragraph is known once its width is
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if (disposition := contenu.layout()) is not None:
            disposition.activate()


def amener(widget: QWidget) -> None:
    """Scroll the page around it as little as shows it whole; its top, where it is higher than the view."""
    defilement = _defilement_de(widget)
    contenu = defilement.widget() if defilement is not None else None
    if defilement is None or contenu is None:
        return
    mettre_en_page(contenu)
    marge = theme_courant().px(_MARGE)
    haut = widget.mapTo(contenu, QPoint(0, 0)).y() - marge
    bas = haut + widget.height() + 2 * marge - defilement.viewport().height()
    barre = defilement.verticalScrollBar()
    barre.setValue(min(haut, max(barre.value(), bas)))


def _defilement_de(widget: QWidget) -> QScrollArea | None:
    """The page that scrolls around it."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
