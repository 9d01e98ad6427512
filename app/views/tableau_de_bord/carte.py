"""A card of the dashboard: lines that lead to where their number is entered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.models.typographie import francais
from app.services.tableau_de_bord import LigneDeBord
from app.views.elements import Carte, Etiquette, Lien
from app.views.theme import theme_courant


class CarteDeBord(Carte):
    """Title, a link at its right, lines. ``lien(adresse)`` for any of them."""

    lien = Signal(str)

    def __init__(self, titre: str, mots: str, adresse: str, parent: QWidget | None = None, *, nom: str = "") -> None:
        super().__init__(titre, parent, nom=nom)
        self.corps.setSpacing(0)
        theme = theme_courant()
        self._colonne.setSpacing(theme.px(2))
        self._colonne.setContentsMargins(theme.px(17), theme.px(9), theme.px(15), theme.px(9))
        self._ouvrir: Lien | None = None
        if mots:
            self._ouvrir = Lien(mots, adresse, nom=f"{nom}Lien")
            self._ouvrir.setAccessibleName(f"{mots}\u00a0: {titre}")
            self._ouvrir.suivi.connect(self.lien)
            self.ajouter_a_droite(self._ouvrir)

    def definir(self, lignes: Sequence[LigneDeBord], *, titre: str = "", adresse: str = "", vide: str = "") -> None:
        """Show these lines; ``vide`` is said when there are none."""
        if titre:
            self.definir_titre(titre)
        if self._ouvrir is not None and adresse:
            self._ouvrir.adresse = adresse
        while (place := self.corps.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        for ligne in lignes:
            bouton = LigneCliquable(ligne)
            bouton.clicked.connect(lambda _=False, a=ligne.adresse: self.lien.emit(a))
            self.ajouter(bouton)
        if not lignes and vide:
            self.ajouter(Etiquette(vide, "discret"))


class LigneCliquable(QAbstractButton):
    """Words at the left, a value at the right, the whole line a link."""

    def __init__(self, ligne: LigneDeBord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._libelle, self._valeur, self._alerte = francais(ligne.libelle), ligne.valeur, ligne.alerte
        self.setObjectName("ligneDeBord")
        self.setAccessibleName(f"{self._libelle}\u00a0: {self._valeur}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """One line."""
        theme = theme_courant()
        return QSize(theme.px(240), theme.px(20))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Words, value; underlined under the mouse; a ring when focused."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        police = theme.police()
        mesure = self.fontMetrics()
        largeur_valeur = min(mesure.horizontalAdvance(self._valeur), self.width() // 2)
        cadre = self.rect()
        peintre.setFont(police)
        peintre.setPen(theme.couleur("attention" if self._alerte else "texte2"))
        valeur = mesure.elidedText(self._valeur, Qt.TextElideMode.ElideRight, self.width() // 2)
        peintre.drawText(cadre, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), valeur)
        police.setUnderline(self.underMouse())
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte"))
        place = QRect(cadre.left(), cadre.top(), cadre.width() - largeur_valeur - theme.px(12), cadre.height())
        libelle = mesure.elidedText(self._libelle, Qt.TextElideMode.ElideRight, place.width())
        peintre.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), libelle)
        if self.hasFocus():
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.drawRoundedRect(QRectF(cadre).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
