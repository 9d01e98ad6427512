"""The middle of the screen: the point under way and the facts it is about, for the room to read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.comite.ordre_du_jour import PointLu
from app.services.comite.projection import Fait
from app.views.elements import Defilement
from app.views.seance.mesures import GrandeEtiquette, Mesures


class Projection(Defilement):
    """Shows one point; scrolls where it is long."""

    def __init__(self, mesures: Mesures, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(6, 4, 14, 10))
        self.setObjectName("projection")
        self.setAccessibleName("Ce qui est projeté")
        self._mesures = mesures
        self._titre = GrandeEtiquette(mesures, points=28, gras=True)
        self._titre.setObjectName("pointProjete")
        self._qui = GrandeEtiquette(mesures, couleur="texte2")
        self.colonne.addWidget(self._titre)
        self.colonne.addWidget(self._qui)
        self._faits = QVBoxLayout()
        self._faits.setSpacing(mesures.px(2))
        self.colonne.addLayout(self._faits)
        self.colonne.addStretch(1)
        self._montres: tuple[Fait, ...] | None = None

    def projeter(self, point: PointLu | None, faits: tuple[Fait, ...]) -> None:
        """Show that point and these facts."""
        self._titre.definir(point.titre if point else "")
        self._titre.setVisible(point is not None)
        self._qui.definir(point.rapporteur if point else "")
        self._qui.setVisible(bool(point and point.rapporteur))
        if faits == self._montres:
            return
        self._montres = faits
        while (place := self._faits.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for fait in faits:
            self._faits.addSpacing(self._mesures.px(8))
            self._faits.addWidget(GrandeEtiquette(self._mesures, fait.libelle, "lien", gras=True))
            self._faits.addWidget(GrandeEtiquette(self._mesures, fait.texte))
        if not faits:
            vide = "Le dossier ne dit encore rien de ce point. Échap pour le compléter."
            self._faits.addWidget(GrandeEtiquette(self._mesures, vide, "texte2"))
        self.verticalScrollBar().setValue(0)
