"""Tab goes through a page in the order one reads it, also through what was built later than the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def suite_de_tabulation(racine: QWidget) -> list[QWidget]:
    """The controls under ``racine`` that Tab reaches, in the order of the layouts; hidden ones too."""
    return list(_controles(racine))


def ordonner(racine: QWidget) -> None:
    """Make Tab follow the layouts: Qt would follow the order in which the widgets were made."""
    for avant, apres in pairwise(suite_de_tabulation(racine)):
        QWidget.setTabOrder(avant, apres)


def _controles(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea) and (contenu := widget.widget()) is not None:
        yield from _controles(contenu)
    elif isinstance(widget, QSplitter):
        for i in range(widget.count()):
            if (volet := widget.widget(i)) is not None:
                yield from _controles(volet)
    elif (disposition := widget.layout()) is not None:
        yield from _de_la_disposition(disposition)


def _de_la_disposition(disposition: QLayout) -> Iterator[QWidget]:
    for i in range(disposition.count()):
        place = disposition.itemAt(i)
        if place is None:
            continue
        if (widget := place.widget()) is not None:
            yield from _controles(widget)
        elif (dedans := place.layout()) is not None:
            yield from _de_la_disposition(dedans)
