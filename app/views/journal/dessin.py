"""How a gesture is drawn: hour, words, who, what changed; the current one unfolds. Undone ones are struck through
and say so."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.models.typographie import francais, heure, pluriel
from app.services.ecriture.changements import Nature
from app.services.journal import Entree
from app.views.elements.dessin_de_lignes import DessinDeLignes
from app.views.journal.modele import Index, Jour, Ligne, LigneRole, details_parlants, en_mots, etat_en_mots
from app.views.theme import icone, theme_courant

DETAILS_MAX = 24
"""Fields shown of an unfolded gesture (an import of a thousand lines stays readable)."""

_IMAGES = {Nature.ANNULATION: "annuler", Nature.RETABLISSEMENT: "retablir", Nature.IMPORT: "importer"}
_REPLI = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DessinJournal(DessinDeLignes):
    """Two lines a gesture; all its fields when it is the current one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        theme = theme_courant()
        ligne: Ligne = index.data(LigneRole)
        largeur = self.vue().viewport().width()
        if isinstance(ligne, Jour):
            return QSize(largeur, theme.px(36))
        haut = theme.px(12) + QFontMetricsF(theme.police(gras=True)).height()
        petit = QFontMetricsF(theme.police(0.92))
        if self._deplie(index):
            place = self._place(largeur)
            haut += sum(_hauteur(petit, texte, place) + theme.px(3) for texte in _details(ligne))
            haut += petit.height() + theme.px(6)
        elif details_parlants(ligne):
            haut += petit.height() + theme.px(1)
        return QSize(largeur, round(haut))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading, or a gesture."""
        ligne: Ligne = index.data(LigneRole)
        cadre = QRectF(option.rect)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(ligne, Jour):
            self._peindre_jour(peintre, ligne, cadre)
        else:
            self.peindre_fond(peintre, option, cadre)
            self._peindre_tete(peintre, ligne, cadre)
            self._peindre_details(peintre, ligne, cadre, self._deplie(index))
        peintre.restore()

    # --- parts ------------------------------------------------------------------------------------------------

    def _peindre_jour(self, peintre: QPainter, ligne: Jour, cadre: QRectF) -> None:
        theme = theme_courant()
        peintre.setFont(theme.police(0.96, gras=True))
        peintre.setPen(theme.couleur("texte2"))
        bas = cadre.adjusted(theme.px(10), 0, -theme.px(10), -theme.px(6))
        peintre.drawText(bas, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, ligne.mots)

    def _peindre_tete(self, peintre: QPainter, entree: Entree, cadre: QRectF) -> None:
        theme = theme_courant()
        etat = etat_en_mots(entree)
        tete = QRectF(
            cadre.x(), cadre.y() + theme.px(5), cadre.width(), QFontMetricsF(theme.police(gras=True)).height()
        )
        peintre.setFont(theme.police(0.92))
        peintre.setPen(theme.couleur("texte2"))
        peintre.drawText(tete.adjusted(theme.px(10), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, heure(entree.quand))
        if entree.nature in _IMAGES:
            cote = theme.px(14)
            place = QRectF(tete.x() + theme.px(54), tete.center().y() - cote / 2, cote, cote)
            icone(_IMAGES[entree.nature], "texte2").paint(peintre, place.toRect())
        droite = self._peindre_droite(peintre, entree, etat, tete)
        police = QFont(theme.police(gras=entree.nature in (Nature.SAISIE, Nature.IMPORT) and not etat))
        police.setStrikeOut(bool(etat))
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte2" if etat or entree.nature is Nature.ANNULATION else "texte"))
        mots = tete.adjusted(theme.px(74), 0, -droite, 0)
        texte = QFontMetricsF(police).elidedText(francais(entree.libelle), Qt.TextElideMode.ElideRight, mots.width())
        peintre.drawText(mots, Qt.AlignmentFlag.AlignVCenter, texte)

    def _peindre_droite(self, peintre: QPainter, entree: Entree, etat: str, tete: QRectF) -> float:
        """Author and state; return the width they take."""
        theme = theme_courant()
        peintre.setFont(theme.police(0.92))
        mesure = QFontMetricsF(peintre.font())
        auteur = mesure.elidedText(entree.auteur, Qt.TextElideMode.ElideRight, theme.px(150))
        fin = tete.adjusted(0, 0, -theme.px(10), 0)
        peintre.drawText(fin, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, auteur)
        prise = mesure.horizontalAdvance(auteur) + theme.px(22)
        if etat:
            peintre.setFont(theme.police(0.86, gras=True))
            mots = f"↶ {etat}"
            largeur = QFontMetricsF(peintre.font()).horizontalAdvance(mots) + theme.px(16)
            pilule = QRectF(tete.right() - prise - largeur, tete.y(), largeur, tete.height())
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("sans_objet_fond"))
            peintre.drawRoundedRect(pilule, pilule.height() / 2, pilule.height() / 2)
            peintre.setPen(theme.couleur("sans_objet"))
            peintre.drawText(pilule, Qt.AlignmentFlag.AlignCenter, mots)
            prise += largeur + theme.px(8)
        return prise

    def _peindre_details(self, peintre: QPainter, entree: Entree, cadre: QRectF, deplie: bool) -> None:
        theme = theme_courant()
        police = theme.police(0.92)
        mesure = QFontMetricsF(police)
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte2"))
        haut = cadre.y() + theme.px(7) + QFontMetricsF(theme.police(gras=True)).height()
        gauche, place = cadre.x() + theme.px(74), self._place(cadre.width())
        if not deplie:
            resume = "  ·  ".join(" ".join(en_mots(d).split()) for d in details_parlants(entree)[:4])
            texte = mesure.elidedText(resume, Qt.TextElideMode.ElideRight, place)
            peintre.drawText(QRectF(gauche, haut, place, mesure.height()), Qt.AlignmentFlag.AlignVCenter, texte)
            return
        peintre.setPen(theme.couleur("texte"))
        for texte in _details(entree):
            hauteur = _hauteur(mesure, texte, place)
            peintre.drawText(QRectF(gauche, haut, place, hauteur), _REPLI, texte)
            haut += hauteur + theme.px(3)
        peintre.setPen(theme.couleur("texte2"))
        mots = f"Sur {entree.poste} · Entrée : aller à cet endroit"
        peintre.drawText(QRectF(gauche, haut, place, mesure.height()), Qt.AlignmentFlag.AlignVCenter, francais(mots))

    # --- measures ---------------------------------------------------------------------------------------------

    def _deplie(self, index: Index) -> bool:
        return bool(self.vue().currentIndex() == index)

    def _place(self, largeur: float) -> float:
        return max(largeur - theme_courant().px(74 + 12), 80)

    def replier(self, index: QModelIndex) -> None:
        """Measure that row again: it folds or unfolds."""
        self.sizeHintChanged.emit(index)


def _details(entree: Entree) -> list[str]:
    details = details_parlants(entree)
    textes = [_court(en_mots(detail)) for detail in details[:DETAILS_MAX]]
    reste = len(details) - DETAILS_MAX
    return [*textes, f"… et {pluriel(reste, 'autre champ', 'autres champs')}"] if reste > 0 else textes


def _court(texte: str) -> str:
    return texte if len(texte) <= 600 else texte[:600] + "…"


def _hauteur(mesure: QFontMetricsF, texte: str, largeur: float) -> float:
    return mesure.boundingRect(QRectF(0, 0, largeur, 100_000), _REPLI, texte).height()
