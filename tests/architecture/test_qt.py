"""The release of Qt we ship on is sound: PySide6 6.12.0 loses references on Python 3.11 and aborts (ADR 4)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class _Emetteur(QObject):
    signal = Signal(bool)


def test_les_appels_sans_resultat_gardent_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    avant = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
        widget.move(QPoint(1, 1))
    assert sys.getrefcount(None) > avant - 100


def test_emettre_garde_true(qtbot: QtBot) -> None:
    emetteur = _Emetteur()
    recus: list[bool] = []
    emetteur.signal.connect(recus.append)
    avant = sys.getrefcount(True)
    for _ in range(200):
        emetteur.signal.emit(False)
    assert len(recus) == 200
    assert sys.getrefcount(True) > avant - 100
