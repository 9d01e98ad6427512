"""Several lines of text, kept exactly as typed (no-break spaces included), growing with what is written."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.models.texte import nettoyer
from app.models.typographie import francais
from app.views.elements.nettete import coller, plier
from app.views.elements.saisie import Saisie, montre_deja

_AUX_MOTS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class ChampTexte(QPlainTextEdit):
    """``valide(str)`` when the text has changed and rests; ``brouillon(str)`` at most every 2 s while one types;
    ``avis(str)`` when a paste had to be cleaned."""

    valide = Signal(str)
    brouillon = Signal(str)
    avis = Signal(str)

    def __init__(
        self,
        texte: str = "",
        parent: QWidget | None = None,
        *,
        invite: str = "",
        lignes: int = 2,
        lignes_max: int = 18,
        nom: str = "",
    ) -> None:
        super().__init__(parent)
        self._lignes, self._lignes_max = lignes, lignes_max
        self._ecrit = ""
        self._saisie = Saisie(self, self._valider, lambda: self.brouillon.emit(self.valeur()))
        self._muet = False
        self._deborde = False
        self.setObjectName(nom)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(francais(invite))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(_AUX_MOTS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._change)
        self.definir(texte)
        self._ajuster()

    def definir(self, texte: str | None) -> None:
        """Show a value of the dossier; ignored while the user is typing here."""
        if self._saisie.en_cours:
            return
        self._ecrit = texte or ""
        if montre_deja(self, self.valeur(), self._ecrit):
            return
        place = self.textCursor().position() if self.hasFocus() else 0
        self._poser(self._ecrit)
        curseur = self.textCursor()
        curseur.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(curseur)

    def valeur(self) -> str:
        """The text as typed: `toPlainText` would turn U+00A0 into a space and U+2028 into a line feed."""
        return self.document().toRawText().replace("\u2029", "\n")

    def proposer(self, texte: str) -> None:
        """Replace the text as if the user had typed it (a draft taken up again, an example inserted)."""
        self._poser(texte)
        self._saisie.frappe()
        self.terminer()

    def terminer(self) -> None:
        """Write now."""
        self._saisie.terminer()

    def _poser(self, texte: str) -> None:
        self._muet = True
        self.setWordWrapMode(_AUX_MOTS)
        plier(self, texte)
        self.setPlainText(texte)
        self._muet = False
        self._ajuster()

    def _change(self) -> None:
        self._ajuster()
        if not self._muet:
            self._saisie.frappe()

    def _valider(self) -> None:
        texte = nettoyer(self.valeur()).texte
        if texte != self._ecrit:
            self._ecrit = texte
            self.valide.emit(texte)

    # --- size -------------------------------------------------------------------------------------------------

    def _hauteur(self) -> int:
        """Of the text as it wraps (a fallback font makes taller lines), between the two numbers of lines."""
        interligne = self.fontMetrics().lineSpacing()
        plafond = self._lignes_max * interligne
        texte, bloc = 0.0, self.document().begin()
        while bloc.isValid() and texte <= plafond:
            texte += self.blockBoundingRect(bloc).height()
            bloc = bloc.next()
        self._deborde = texte > plafond
        contour = max(self.height() - self.contentsRect().height(), 0) if self.isVisible() else 12
        marge = int(2 * self.document().documentMargin())
        return math.ceil(min(max(texte, self._lignes * interligne), plafond)) + marge + contour

    def _ajuster(self) -> None:
        hauteur = self._hauteur()
        barre = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._deborde else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(barre)
        if hauteur != self.minimumHeight():
            self.setFixedHeight(hauteur)

    def sizeHint(self) -> QSize:
        """Wide, and as high as the text."""
        return QSize(320, self._hauteur())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(evenement)
        self._ajuster()

    def showEvent(self, evenement: QShowEvent) -> None:
        """The frame is known once shown."""
        super().showEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """Another zoom, another height."""
        super().changeEvent(evenement)
        if evenement.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_lignes"):
            self._ajuster()

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """A field that shows all its text lets the page scroll."""
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(evenement)
        else:
            evenement.ignore()

    # --- keyboard, paste --------------------------------------------------------------------------------------

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, without the characters no file can carry."""
        if message := coller(self, source.text()):
            self.avis.emit(message)

    def event(self, evenement: QEvent) -> bool:
        """Ctrl+Z belongs to the window as soon as nothing unwritten is left here."""
        if evenement.type() == QEvent.Type.ShortcutOverride and self._saisie.laisse_annuler(evenement):
            return False
        return super().event(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving the field writes it."""
        super().focusOutEvent(evenement)
        self.terminer()
