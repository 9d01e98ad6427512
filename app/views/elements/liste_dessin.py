"""How a row of a `ListeATitres` is painted: title on two lines at most, detail on one, the mark at its right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.views.elements.dessin_de_lignes import DessinDeLignes
from app.views.elements.liste_modele import Index, LigneDeListe, ModeleDeTitres
from app.views.theme import theme_courant


class DessinateurDeTitres(DessinDeLignes):
    """Title on two lines at most, detail on one, the mark at its right.

    A list of a thousand rows is measured at each of its widths: lengths of titles are remembered.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mesurer()
        theme_courant().change.connect(self._mesurer)

    def _mesurer(self) -> None:
        """Another size of type, other lengths and heights."""
        theme = theme_courant()
        self._longueurs: dict[str, float] = {}
        self._titres = QFontMetricsF(theme.police(gras=True))
        self._bordure, self._marge, self._en_tete = theme.px(20), theme.px(14), theme.px(30)
        self._detail = QFontMetricsF(theme.police(0.89)).height() + theme.px(2)

    def _ligne(self, index: Index) -> LigneDeListe:
        modele = index.model()
        assert isinstance(modele, ModeleDeTitres)
        return modele.lignes[index.row()]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        ligne, vue = self._ligne(index), self.parent()
        largeur = vue.viewport().width() if isinstance(vue, QListView) else option.rect.width()
        if ligne.en_tete:
            return QSize(largeur, self._en_tete)
        if (longueur := self._longueurs.get(ligne.titre)) is None:
            longueur = self._longueurs[ligne.titre] = self._titres.horizontalAdvance(ligne.titre.strip())
        place = max(largeur - self._bordure, 40)
        une = longueur < place - 1 or (longueur < place + 1 and len(_lignes(ligne.titre, place)) == 1)
        hauteur = self._titres.lineSpacing() * (1 if une else 2) + self._marge
        return QSize(largeur, round(hauteur + self._detail if ligne.sous_titre or ligne.marque else hauteur))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, title, detail, mark."""
        ligne, cadre = self._ligne(index), QRectF(option.rect)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ligne.en_tete:
            self._peindre_en_tete(peintre, ligne, cadre)
        else:
            self.peindre_fond(peintre, option, cadre)
            self._peindre_mots(peintre, ligne, cadre)
        peintre.restore()

    def _peindre_en_tete(self, peintre: QPainter, ligne: LigneDeListe, cadre: QRectF) -> None:
        theme = theme_courant()
        peintre.setFont(theme.police(0.89, gras=True))
        peintre.setPen(theme.couleur("texte2"))
        bas = cadre.adjusted(theme.px(10), 0, -theme.px(10), -theme.px(4))
        peintre.drawText(bas, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, ligne.titre)

    def _peindre_mots(self, peintre: QPainter, ligne: LigneDeListe, cadre: QRectF) -> None:
        theme = theme_courant()
        gauche, largeur = cadre.x() + theme.px(10), cadre.width() - theme.px(20)
        peintre.setPen(theme.couleur("texte"))
        peintre.setFont(theme.police(gras=True))
        mesure = QFontMetricsF(peintre.font())
        haut = cadre.y() + theme.px(7)
        for mots in _lignes(ligne.titre, largeur):
            peintre.drawText(QPointF(gauche, haut + mesure.ascent()), mots)
            haut += mesure.lineSpacing()
        haut += theme.px(2)
        bas = QRectF(gauche, haut, largeur, cadre.bottom() - haut)
        peintre.setFont(theme.police(0.89))
        peintre.setPen(theme.couleur("texte2"))
        mesure = QFontMetricsF(peintre.font())
        place = largeur - (mesure.horizontalAdvance(ligne.marque) + theme.px(10) if ligne.marque else 0)
        detail = mesure.elidedText(ligne.sous_titre, Qt.TextElideMode.ElideRight, place)
        peintre.drawText(bas, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, detail)
        peintre.drawText(bas, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, ligne.marque)


def _lignes(texte: str, largeur: float) -> list[str]:
    """``texte`` broken into two lines at most, the second one cut with « … »."""
    police = theme_courant().police(gras=True)
    pose = QTextLayout(texte, police)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    pose.setTextOption(option)
    pose.beginLayout()
    premiere = pose.createLine()
    premiere.setLineWidth(max(largeur, 40))
    pose.endLayout()
    coupure = premiere.textLength()
    suite = texte[coupure:].strip()
    if not suite:
        return [texte]
    return [texte[:coupure].rstrip(), QFontMetricsF(police).elidedText(suite, Qt.TextElideMode.ElideRight, largeur)]
