"""Choosing a logo: a picture of what is there, « Choisir une image… », « Retirer »; a refusal is told under it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.logos import LogoRefuse, lire_logo
from app.views.elements.boutons import Bouton, BoutonDiscret
from app.views.elements.textes import Etiquette
from app.views.theme import theme_courant

FILTRE = "Images PNG ou JPEG (*.png *.jpg *.jpeg);;Tous les fichiers (*)"


class ChoixLogo(QWidget):
    """``valide(bytes | None)`` when the user chose an image that can be printed, or took it away."""

    valide = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, nom: str = "logo") -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self._octets: bytes | None = None
        self._vignette = _Vignette()
        self._choisir = Bouton("Choisir une image…", nom=f"{nom}Choisir")
        self._retirer = BoutonDiscret("Retirer", nom=f"{nom}Retirer")
        self._refus = Etiquette("", "erreur")
        self._refus.setObjectName(f"{nom}Refus")
        self._refus.hide()
        self.setFocusProxy(self._choisir)
        self._disposer()
        self._choisir.clicked.connect(self._demander)
        self._retirer.clicked.connect(lambda: self._retenir(None))
        self.definir(None)

    def _disposer(self) -> None:
        theme = theme_courant()
        boutons = QVBoxLayout()
        boutons.setSpacing(theme.px(4))
        rangee = QHBoxLayout()
        rangee.addWidget(self._choisir)
        rangee.addWidget(self._retirer)
        rangee.addStretch(1)
        boutons.addLayout(rangee)
        boutons.addWidget(Etiquette("PNG ou JPEG, 500 ko au plus.", "petit"))
        boutons.addWidget(self._refus)
        boutons.addStretch(1)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(theme.px(12))
        ligne.addWidget(self._vignette, 0, Qt.AlignmentFlag.AlignTop)
        ligne.addLayout(boutons, 1)

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)
        self._choisir.setAccessibleName(f"{libelle}\u00a0: choisir une image")
        self._retirer.setAccessibleName(f"{libelle}\u00a0: retirer")

    def definir(self, octets: bytes | None) -> None:
        """Show this logo, or none."""
        self._octets = octets
        self._vignette.definir(octets)
        self._retirer.setVisible(octets is not None)

    def valeur(self) -> bytes | None:
        """The bytes shown."""
        return self._octets

    def prendre(self, chemin: Path) -> None:
        """Take that file as the logo; a refusal is shown, and the logo stays as it was."""
        try:
            octets = lire_logo(chemin)
        except LogoRefuse as refus:
            self._refus.definir(f"⚠ {refus}")
            self._refus.show()
            return
        self._retenir(octets)

    def _retenir(self, octets: bytes | None) -> None:
        self._refus.hide()
        if octets != self._octets:
            self.definir(octets)
            self.valide.emit(octets)

    def _demander(self) -> None:
        images = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chemin, _ = QFileDialog.getOpenFileName(self, "Choisir le logo du bureau", images, FILTRE)
        if chemin:
            self.prendre(Path(chemin))


class _Vignette(QFrame):
    """The logo on white, as paper will show it."""

    def __init__(self) -> None:
        super().__init__()
        theme = theme_courant()
        self._image = QPixmap()
        self._dimensionner()
        theme.change.connect(self._dimensionner)

    def _dimensionner(self) -> None:
        theme = theme_courant()
        self.setFixedSize(theme.px(132), theme.px(56))

    def definir(self, octets: bytes | None) -> None:
        """Show it; no bytes: « Aucun logo »."""
        image = QImage.fromData(octets) if octets else QImage()
        self._image = QPixmap.fromImage(image)
        self.setAccessibleName("Logo choisi" if octets else "Aucun logo")
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White even in the dark theme."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        peintre.setPen(theme.couleur("trait_fort"))
        vide = self._image.isNull()
        peintre.setBrush(theme.couleur("surface2") if vide else QColor(Qt.GlobalColor.white))
        cadre = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        peintre.drawRoundedRect(cadre, 5, 5)
        if vide:
            peintre.setPen(theme.couleur("texte2"))
            peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, "Aucun logo")
            return
        marge = theme.px(5)
        place = cadre.adjusted(marge, marge, -marge, -marge)
        part = min(place.width() / self._image.width(), place.height() / self._image.height())
        pose = QRectF(0, 0, self._image.width() * part, self._image.height() * part)
        pose.moveCenter(place.center())
        peintre.drawPixmap(pose, self._image, QRectF(self._image.rect()))
