"""The middle of the screen: the point under way, its figures, its facts and its drawings, for the room to read."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from app.models.dessin import Dessin
from app.services.comite.projete import Chiffre, Projete
from app.views.elements import Defilement, DessinWidget
from app.views.elements.flot import DispositionFlot
from app.views.seance.mesures import LISIBLE, GrandeEtiquette, Mesures

_CHIFFRE = 36
"""Points of a key figure on a small screen."""

_TITRE, _SEUL, _QUI_SEUL = 28, 44, 28
"""Points of the title of a point; of one that has the screen for itself, and of who presents it."""

_EN_GRAND = (1.6, 1.4, 1.2, 1.0)
"""How many times larger a point is written when it has the screen for itself: the first that lets it be seen whole."""

_BORDS, _POINTS_PAR_PIXEL, _TASSE = 24, 0.75, 0.9
"""Pixels beside a drawing; points of a drawing in a pixel at 100 %; how far one may be shrunk."""


class Projection(Defilement):
    """Shows one point; scrolls where it is long."""

    def __init__(self, mesures: Mesures, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(6, 4, 14, 10))
        self.setObjectName("projection")
        self.setAccessibleName("Ce qui est projeté")
        self._ordinaires = self._mesures = mesures
        self._echelles: tuple[float, ...] = (1.0,)
        self._recadrage = QTimer(self, singleShot=True, interval=0)
        self._recadrage.timeout.connect(self._recrire)
        self._titre = GrandeEtiquette(mesures, points=_TITRE, gras=True)
        self._titre.setObjectName("pointProjete")
        self._qui = GrandeEtiquette(mesures, couleur="texte2")
        self.colonne.addWidget(self._titre)
        self.colonne.addWidget(self._qui)
        self._corps = QVBoxLayout()
        self._corps.setSpacing(mesures.px(2))
        self.colonne.addLayout(self._corps)
        self.colonne.addStretch(1)
        self._montre: Projete | None = None
        self._figures: list[FigureProjetee] = []

    def projeter(self, projete: Projete) -> None:
        """Show that point and what the dossier says of it; the place one has scrolled to is kept for the same one."""
        if projete == self._montre:
            return
        if projete.titre != self._titre.text():
            self.verticalScrollBar().setValue(0)
        for etiquette, texte in ((self._titre, projete.titre), (self._qui, projete.qui)):
            etiquette.definir(texte)
            etiquette.setVisible(bool(texte))
        self._montre = projete
        self._ecrire(projete)

    def en_grand(self, oui: bool) -> None:
        """Alone on the screen, a point is written as large as it can be and still be seen whole."""
        echelles = _EN_GRAND if oui else (1.0,)
        if echelles != self._echelles:
            self._echelles = echelles
            self._recrire()

    def _recrire(self) -> None:
        if self._montre is not None:
            self._ecrire(self._montre)

    def _ecrire(self, projete: Projete) -> None:
        for echelle in self._echelles:
            self._mesures = Mesures(self._ordinaires.echelle * echelle)
            self._titre.agrandir((_SEUL if projete.seul else _TITRE) * echelle)
            self._qui.agrandir((_QUI_SEUL if projete.seul else LISIBLE) * echelle)
            self._vider()
            self._remplir(projete)
            if self._tient():
                break

    def _tient(self) -> bool:
        """Whether what is written is seen without scrolling."""
        porteur = self.widget()
        disposition = porteur.layout() if porteur is not None else None
        if disposition is None:
            return True
        for rang in range(self._corps.count()):
            place = self._corps.itemAt(rang)
            if (widget := place.widget() if place else None) is not None and not isinstance(widget, FigureProjetee):
                widget.show()  # a layout counts nothing for what is still to be shown
        disposition.activate()
        return disposition.totalHeightForWidth(self.width()) <= self.height()

    def defiler(self, pas: int) -> None:
        """Down (1) or up (-1) by most of what is seen."""
        barre: QScrollBar = self.verticalScrollBar()
        barre.setValue(barre.value() + pas * barre.pageStep() * 4 // 5)

    def _vider(self) -> None:
        self._figures.clear()
        while (place := self._corps.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _remplir(self, projete: Projete) -> None:
        if projete.chiffres:
            self._corps.addSpacing(self._mesures.px(8))
            self._corps.addWidget(_Chiffres(self._mesures, projete.chiffres))
        self._dessiner(projete.figures, 0.66)
        for fait in projete.faits:
            self._corps.addSpacing(self._mesures.px(8))
            self._corps.addWidget(GrandeEtiquette(self._mesures, fait.libelle, "lien", gras=True))
            self._corps.addWidget(GrandeEtiquette(self._mesures, fait.texte))
        self._dessiner(projete.cartes, 1.0)
        if projete.vide:
            vide = "Le dossier ne dit encore rien de ce point. Échap pour le compléter."
            self._corps.addWidget(GrandeEtiquette(self._mesures, vide, "texte2"))

    def _dessiner(self, dessins: tuple[Dessin, ...], part: float) -> None:
        for dessin in dessins:
            figure = FigureProjetee(dessin, part)
            self._corps.addWidget(figure)
            self._figures.append(figure)
        self._cadrer()

    def _cadrer(self) -> None:
        for figure in self._figures:
            figure.cadrer(self.viewport().size())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another room for the drawings, and for the words when they have it all."""
        super().resizeEvent(evenement)
        self._cadrer()
        if len(self._echelles) > 1:
            self._recadrage.start()


class FigureProjetee(DessinWidget):
    """A drawing as large as the room left to it, at most ``part`` of its height: its words grow with it.

    Where they would come out smaller than they were drawn, it isn’t shown.
    """

    def __init__(self, dessin: Dessin, part: float, parent: QWidget | None = None) -> None:
        super().__init__(dessin, parent, nom="figureProjetee")
        self._taille = (dessin.largeur, dessin.hauteur)
        self._part = part
        self._plafond = 0

    def cadrer(self, place: QSize) -> None:
        """The room there is, in pixels."""
        self._plafond = round(place.height() * self._part)
        self.setVisible((place.width() - _BORDS) * _POINTS_PAR_PIXEL >= _TASSE * self._taille[0])
        self.updateGeometry()

    def heightForWidth(self, largeur: int) -> int:
        """Its proportions at any width, as high as there is room for."""
        return min(round(largeur * self._taille[1] / self._taille[0]), self._plafond)

    def minimumSizeHint(self) -> QSize:
        """It never makes the screen wider."""
        return QSize(40, 40)


class _Chiffres(QWidget):
    """Key figures side by side, each over its words; the next line takes those that don’t fit."""

    def __init__(self, mesures: Mesures, chiffres: tuple[Chiffre, ...]) -> None:
        super().__init__()
        rangee = DispositionFlot(ecart=mesures.px(28))
        self.setLayout(rangee)
        for chiffre in chiffres:
            porteur = QWidget()
            colonne = QVBoxLayout(porteur)
            colonne.setContentsMargins(0, 0, 0, 0)
            colonne.setSpacing(0)
            valeur = GrandeEtiquette(mesures, chiffre.valeur, points=_CHIFFRE, gras=True)
            mots = GrandeEtiquette(mesures, chiffre.mots, "texte2")
            for etiquette in (valeur, mots):
                etiquette.setWordWrap(False)
                etiquette.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
                colonne.addWidget(etiquette)
            rangee.addWidget(porteur)
