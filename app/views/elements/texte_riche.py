"""Help written in Markdown, to be read; its links are ours (addresses of the window), never fetched."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.models.typographie import francais
from app.views.theme import theme_courant

_SPECIAUX = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")
_INTERLIGNE = 118


def echapper(texte: str) -> str:
    """User text, to be put inside Markdown as it is: no markup of its own."""
    return _SPECIAUX.sub(r"\\\1", texte).replace("\n", "  \n")


class TexteRiche(QTextBrowser):
    """A Markdown view as high as its text. ``lien(adresse)`` when a link is followed (by mouse or keyboard)."""

    lien = Signal(str)

    def __init__(self, markdown: str = "", parent: QWidget | None = None, *, nom: str = "texteRiche") -> None:
        super().__init__(parent)
        self._markdown = ""
        self.setObjectName(nom)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(lambda url: self.lien.emit(url.toString()))
        theme_courant().change.connect(self._remettre)
        self.definir(markdown)

    def definir(self, markdown: str) -> None:
        """Show this Markdown (ours; user text goes through `echapper` first)."""
        self._markdown = francais(markdown.strip())
        self._remettre()

    def _remettre(self) -> None:
        self.document().setDefaultFont(theme_courant().police())
        self.setMarkdown(self._markdown)
        self._aerer()
        self.setAccessibleName(self.toPlainText()[:300] or "Aide")
        sans_lien = "](" not in self._markdown
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if sans_lien else Qt.FocusPolicy.StrongFocus)
        self._ajuster()

    def _aerer(self) -> None:
        theme = theme_courant()
        self.document().setIndentWidth(theme.px(14))
        bloc = self.document().begin()
        while bloc.isValid():
            curseur = QTextCursor(bloc)
            forme = bloc.blockFormat()
            forme.setLineHeight(_INTERLIGNE, 1)
            if bloc.textList() is None:
                forme.setTopMargin(theme.px(8) if forme.headingLevel() else 0)
                forme.setBottomMargin(theme.px(3) if forme.headingLevel() else theme.px(7))
            curseur.setBlockFormat(forme)
            if forme.headingLevel():
                curseur.select(QTextCursor.SelectionType.BlockUnderCursor)
                lettres = curseur.charFormat()
                lettres.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                lettres.setFont(theme.police(1.09 if forme.headingLevel() < 3 else 1.0, gras=True))
                curseur.setCharFormat(lettres)
            _souligner_liens(bloc)
            bloc = bloc.next()

    def loadResource(self, genre: int, nom: QUrl | str) -> Any:
        """Nothing is ever loaded: no local file, no network."""
        return None

    def _ajuster(self) -> None:
        # No bars: its inside is its viewport, which PySide6 would look for among all kinds of widgets (13 ms, once).
        self.document().setTextWidth(max(self.contentsRect().width(), 60))
        hauteur = int(self.document().size().height()) + 4
        if hauteur != self.minimumHeight():
            self.setFixedHeight(hauteur)

    def sizeHint(self) -> QSize:
        """As high as its text."""
        return QSize(280, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(evenement)
        self._ajuster()

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The page scrolls, not this."""
        evenement.ignore()


def _souligner_liens(bloc: QTextBlock) -> None:
    """A link is told by more than its colour."""
    lies: list[tuple[int, int]] = []
    fragment = bloc.begin()
    while not fragment.atEnd():
        morceau = fragment.fragment()
        if morceau.charFormat().isAnchor():
            lies.append((morceau.position(), morceau.length()))
        fragment += 1
    souligne = QTextCharFormat()
    souligne.setFontUnderline(True)
    for debut, longueur in lies:
        curseur = QTextCursor(bloc)
        curseur.setPosition(debut)
        curseur.setPosition(debut + longueur, QTextCursor.MoveMode.KeepAnchor)
        curseur.mergeCharFormat(souligne)
