"""The digit of a key: on a French keyboard the row of digits gives « & é " ' ( - è _ ç à » unless Maj is held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_AZERTY = "à&é\"'(-è_ç"
"""What the keys 0 to 9 type alone on that keyboard."""

RACCOURCI = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""With one of them a letter or a digit is a shortcut."""


def chiffre_tape(evenement: QKeyEvent) -> int | None:
    """0 to 9 for a key of the row of digits (with or without Maj) or of the keypad; None for any other."""
    signe = evenement.text()
    if len(signe) != 1 or evenement.modifiers() & RACCOURCI:
        return None
    if signe in "0123456789":
        return int(signe)
    rang = -1 if evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier else _AZERTY.find(signe)
    return rang if rang >= 0 else None
