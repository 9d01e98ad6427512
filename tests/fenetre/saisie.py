"""Typing as a person does: accents included (`keyClicks` aborts on them)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def taper(widget: QWidget, texte: str) -> None:
    """One key event a character."""
    for lettre in texte:
        for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, lettre))
