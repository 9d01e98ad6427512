"""The time of the point under way: spent, planned, over; in figures and in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.typographie import INSECABLE, francais
from app.views.seance.chronometre import dire_duree
from app.views.seance.mesures import GrandeEtiquette, Mesures

_BIENTOT = 0.8
"""Part of the time planned from which one says that it is nearly over."""


class Cadran(QWidget):
    """What the chronometer says of a point; colour and words change together."""

    def __init__(self, mesures: Mesures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cadranDeLaSeance")
        self._temps = GrandeEtiquette(mesures, points=30, gras=True)
        self._temps.setObjectName("tempsDuPoint")
        self._mots = GrandeEtiquette(mesures, couleur="texte2")
        self._mots.setObjectName("motsDuTemps")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(mesures.px(9), 0, mesures.px(9), 0)
        colonne.setSpacing(0)
        colonne.addWidget(self._temps)
        colonne.addWidget(self._mots)

    def montrer(self, secondes: int, prevues: int | None, *, en_pause: bool) -> None:
        """``prevues`` in minutes, None when the point has no duration."""
        mots, couleur = dire_temps(secondes, prevues, en_pause=en_pause)
        prevu = f" / {prevues}{INSECABLE}min" if prevues else ""
        temps = dire_duree(secondes) + prevu
        if temps != self._temps.text():
            self._temps.definir(temps)
        if mots != self._mots.text():
            self._mots.definir(mots)
            self._temps.colorer(couleur)
            self._mots.colorer(couleur if couleur != "texte" else "texte2")


def dire_temps(secondes: int, prevues: int | None, *, en_pause: bool = False) -> tuple[str, str]:
    """What one says of the time spent, and the colour it is said in."""
    if en_pause:
        return "❚❚ En pause", "texte"
    if not prevues:
        return "Sans durée prévue", "texte"
    reste = prevues * 60 - secondes
    if reste < 0:
        return francais(f"▲ Dépassé de {dire_duree(-reste)}"), "danger"
    if secondes >= prevues * 60 * _BIENTOT:
        return francais(f"◐ Plus que {dire_duree(reste)}"), "attention"
    return "Dans les temps", "texte"
