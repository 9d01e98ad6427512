"""What a person typed is shown to the letter in a tool tip (fault row 67)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.views.elements.infobulle import en_infobulle

MARQUES = [
    "R&D et <5 ans",
    "<b>gras",
    '<img src="file:///etc/hostname">',
    "<a href='javascript:x'>ici</a>",
    "<x@y.fr>",
    "a\nb <i>c</i>\nd",
    "Les Amis du Vélo",
]


@pytest.mark.parametrize("texte", MARQUES)
def test_r67_une_infobulle_montre_le_texte_tel_quel(qtbot: QtBot, texte: str) -> None:
    bulle = en_infobulle(texte)
    if bulle == texte:
        assert "<" not in texte  # nothing Qt could take for a tag
        return
    document = QTextDocument()
    document.setHtml(bulle)
    assert document.toPlainText() == texte
