"""The cell where one types stays where it is on screen, while what is above it grows with each amount."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.views.elements.deploiement import mettre_en_page


@contextmanager
def immobile(defilement: QScrollArea) -> Iterator[None]:
    """Whatever is shown again meanwhile, the control that has the focus doesn’t move under the eyes."""
    garde = QApplication.focusWidget()
    contenu = defilement.widget()
    if garde is None or contenu is None or not contenu.isAncestorOf(garde) or not defilement.isVisible():
        yield
        return
    avant = _haut(defilement, garde)
    yield
    mettre_en_page(contenu)
    barre = defilement.verticalScrollBar()
    barre.setValue(barre.value() + _haut(defilement, garde) - avant)


def _haut(defilement: QScrollArea, widget: QWidget) -> int:
    return widget.mapTo(defilement, QPoint(0, 0)).y()
