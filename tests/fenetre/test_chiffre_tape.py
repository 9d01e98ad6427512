"""The digit of a key, whatever the keyboard (QWERTY, AZERTY with or without Maj, keypad)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.views.elements.chiffre_tape import chiffre_tape

SANS, MAJ, PAVE = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def lu(signe: str, avec: Qt.KeyboardModifier) -> int | None:
    return chiffre_tape(QKeyEvent(QEvent.Type.KeyPress, 0, avec, signe))


@pytest.mark.parametrize(("rangee", "avec"), [("0123456789", SANS), ("0123456789", MAJ), ("0123456789", PAVE)])
def test_un_chiffre_est_un_chiffre(rangee: str, avec: Qt.KeyboardModifier) -> None:
    assert [lu(signe, avec) for signe in rangee] == list(range(10))


def test_la_rangee_d_un_clavier_francais_sans_maj() -> None:
    assert [lu(signe, SANS) for signe in "à&é\"'(-è_ç"] == list(range(10))


@pytest.mark.parametrize(
    ("signe", "avec"),
    [("&", MAJ), ("a", SANS), ("", SANS), ("12", SANS), ("٣", SANS), ("1", Qt.KeyboardModifier.AltModifier)],
)
def test_le_reste_n_en_est_pas_un(signe: str, avec: Qt.KeyboardModifier) -> None:
    assert lu(signe, avec) is None
