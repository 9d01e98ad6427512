"""What is pasted into a field loses the characters no file can carry, and it is said (fault rows 47 to 50)."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from app.models.texte import nettoyer
from app.models.typographie import francais, pluriel
from app.views.elements.infobulle import en_infobulle

LONGUEUR = 16_000_000
"""Characters a line accepts; Qt's own limit (32 767) cuts without a word."""

_MOT = 10_000
"""Characters of a « word » that nobody reads as one."""


def plier(champ: QPlainTextEdit, texte: str) -> None:
    """Looking for the end of a word takes Qt half a minute in a megabyte without a space: cut anywhere there."""
    if len(texte) > _MOT and max(map(len, texte.split()), default=0) > _MOT:
        champ.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)


def coller(champ: QPlainTextEdit, texte: str) -> str:
    """Paste plain text; return what has to be said, or nothing."""
    net = nettoyer(texte)
    plier(champ, net.texte)
    champ.insertPlainText(net.texte)
    return _dire(champ, net.retires)


def epurer(ligne: QLineEdit) -> str:
    """Clean a line just typed or pasted in; return what has to be said, or nothing."""
    net = nettoyer(ligne.text())
    if not net.retires:
        return ""
    place = len(nettoyer(ligne.text()[: ligne.cursorPosition()]).texte)
    ligne.setText(net.texte)
    ligne.setCursorPosition(place)
    ligne.setModified(True)
    return _dire(ligne, net.retires)


def tenir_nette(ligne: QLineEdit) -> None:
    """For a line of Qt's own: long texts whole, invisible characters out."""
    ligne.setMaxLength(LONGUEUR)
    ligne.textEdited.connect(lambda _texte: epurer(ligne))


def _dire(champ: QWidget, retires: int) -> str:
    if not retires:
        return ""
    combien = pluriel(retires, "caractère invisible retiré", "caractères invisibles retirés")
    suite = "il ne pouvait pas être enregistré" if retires == 1 else "ils ne pouvaient pas être enregistrés"
    message = francais(f"{combien} du texte collé : {suite}.")
    QToolTip.showText(champ.mapToGlobal(QPoint(8, 8)), en_infobulle(message), champ)
    return message
