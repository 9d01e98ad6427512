"""How a date is drawn: a box where it can be ticked, what is to be done, whose it is, the day and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.models.dates import jour_en_mots
from app.models.echeance_datee import Echeance, Periode
from app.models.typographie import francais
from app.services.echeances import distance_en_mots
from app.views.echeances.modele import Index, Ligne, LigneRole, ModeleEcheances, Titre, details
from app.views.elements.dessin_de_lignes import DessinDeLignes
from app.views.theme import theme_courant

_DATE = 212
"""Width kept for the day, in pixels at 100 %."""

_ETROIT = 520
"""Below that width (at 100 %) the day goes under the words."""


class DessinEcheances(DessinDeLignes):
    """Two lines a date; three where the window is narrow."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for all dates: nothing wraps."""
        theme = theme_courant()
        largeur = self.vue().viewport().width()
        if isinstance(index.data(LigneRole), Titre):
            return QSize(largeur, theme.px(36))
        petit = QFontMetricsF(theme.police(0.92)).height()
        haut = theme.px(13) + QFontMetricsF(theme.police()).height() + petit
        return QSize(largeur, round(haut + (petit if self._etroit() else 0)))

    def case(self, cadre: QRect) -> QRect:
        """Where the box of a row is clicked."""
        return QRect(cadre.x(), cadre.y(), theme_courant().px(36), cadre.height())

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading, or a date."""
        ligne: Ligne = index.data(LigneRole)
        cadre = QRectF(option.rect)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(ligne, Titre):
            self._peindre_titre(peintre, ligne, cadre)
        else:
            self.peindre_fond(peintre, option, cadre)
            self._peindre_case(peintre, ligne, cadre)
            self._peindre_mots(peintre, ligne, cadre)
        peintre.restore()

    # --- parts ------------------------------------------------------------------------------------------------

    def _peindre_titre(self, peintre: QPainter, titre: Titre, cadre: QRectF) -> None:
        theme = theme_courant()
        peintre.setFont(theme.police(0.96, gras=True))
        peintre.setPen(theme.couleur("attention" if titre.periode is Periode.EN_RETARD else "texte2"))
        bas = cadre.adjusted(theme.px(10), 0, -theme.px(10), -theme.px(6))
        mots = f"⚠ {titre.mots}" if titre.periode is Periode.EN_RETARD else titre.mots
        peintre.drawText(bas, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, mots)

    def _peindre_case(self, peintre: QPainter, echeance: Echeance, cadre: QRectF) -> None:
        theme = theme_courant()
        cote = theme.px(14)
        x, y = cadre.x() + theme.px(12), cadre.y() + theme.px(8)
        if not echeance.faisable and not echeance.faite:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("trait_fort"))
            peintre.drawEllipse(QPointF(x + cote / 2, y + cote / 2), theme.px(3), theme.px(3))
            return
        if echeance.faisable:
            peintre.setPen(QPen(theme.couleur("trait_fort"), 1.2))
            peintre.setBrush(theme.couleur("surface"))
            peintre.drawRoundedRect(QRectF(x, y, cote, cote), 2.5, 2.5)
        if echeance.faite:
            peintre.setPen(QPen(theme.couleur("fait"), cote * 0.16))
            peintre.drawPolyline(
                [
                    QPointF(x + cote * 0.24, y + cote * 0.54),
                    QPointF(x + cote * 0.43, y + cote * 0.74),
                    QPointF(x + cote * 0.78, y + cote * 0.24),
                ]
            )

    def _peindre_mots(self, peintre: QPainter, echeance: Echeance, cadre: QRectF) -> None:
        theme, etroit = theme_courant(), self._etroit()
        gauche, droite = cadre.x() + theme.px(36), cadre.right() - theme.px(12)
        place = droite - gauche - (0 if etroit else theme.px(_DATE + 12))
        police = QFont(theme.police())
        police.setStrikeOut(echeance.faite)
        haut = cadre.y() + theme.px(5)
        haut += self._ecrire(
            peintre, police, "texte2" if echeance.faite else "texte", echeance.titre, gauche, haut, place
        )
        petit = theme.police(0.92)
        haut += self._ecrire(peintre, petit, "texte2", details(echeance), gauche, haut, place)
        self._peindre_jour(
            peintre,
            echeance,
            QRectF(gauche, haut, droite - gauche, cadre.bottom() - haut)
            if etroit
            else QRectF(droite - theme.px(_DATE), cadre.y() + theme.px(5), theme.px(_DATE), cadre.height()),
            etroit,
        )

    def _peindre_jour(self, peintre: QPainter, echeance: Echeance, place: QRectF, etroit: bool) -> None:
        theme = theme_courant()
        aujourdhui = self._modele().aujourdhui
        retard = echeance.en_retard(aujourdhui)
        distance = "terminé" if echeance.faite else distance_en_mots(echeance.jour, aujourdhui)
        peintre.setFont(theme.police(0.92))
        cote = Qt.AlignmentFlag.AlignLeft if etroit else Qt.AlignmentFlag.AlignRight
        peintre.setPen(theme.couleur("attention" if retard else "texte2" if echeance.faite else "texte"))
        if etroit:
            peintre.drawText(place, cote | Qt.AlignmentFlag.AlignTop, f"{jour_en_mots(echeance.jour)}, {distance}")
            return
        peintre.drawText(place, cote | Qt.AlignmentFlag.AlignTop, jour_en_mots(echeance.jour))
        peintre.setPen(theme.couleur("attention" if retard else "texte2"))
        dessous = place.adjusted(0, QFontMetricsF(theme.police()).height(), 0, 0)
        peintre.drawText(dessous, cote | Qt.AlignmentFlag.AlignTop, francais(distance))

    @staticmethod
    def _ecrire(peintre: QPainter, police: QFont, couleur: str, texte: str, x: float, y: float, place: float) -> float:
        """One line, cut where it doesn’t fit; return its height."""
        mesure = QFontMetricsF(police)
        peintre.setFont(police)
        peintre.setPen(theme_courant().couleur(couleur))
        mots = mesure.elidedText(" ".join(texte.split()), Qt.TextElideMode.ElideRight, place)
        peintre.drawText(QPointF(x, y + mesure.ascent()), mots)
        return mesure.height()

    # --- measures ---------------------------------------------------------------------------------------------

    def _modele(self) -> ModeleEcheances:
        modele = self.vue().model()
        assert isinstance(modele, ModeleEcheances)
        return modele

    def _etroit(self) -> bool:
        return self.vue().viewport().width() < theme_courant().px(_ETROIT)
