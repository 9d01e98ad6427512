"""How the cards of the map are measured, painted and typed in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.carte_objectifs import CaseDeCarte, Sorte
from app.models.typographie import francais
from app.services.objectifs_mots import ACCENTS, Carton
from app.views.elements.nettete import tenir_nette
from app.views.objectifs.carte_modele import CaseRole, Index, ModeleCarte
from app.views.theme import theme_courant

GOUTTIERE = 22
"""Room for the links at the left of a card, in pixels at 100 %."""
ANCRE = 24
"""Height at which links reach a card, from the top of its cell."""
_MARGE, _DEDANS = 5, 10
_LIGNES_MAX = 9


@dataclass(frozen=True)
class _Bout:
    """A few lines of one look."""

    lignes: tuple[str, ...]
    rapport: float
    gras: bool
    couleur: str


class DessinateurDeCarte(QStyledItemDelegate):
    """Cards with their links; a place to write is dashed and says what is missing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._coupes: dict[tuple[str, float, bool, int, int], tuple[str, ...]] = {}

    def oublier(self) -> None:
        """Another font or zoom: lines are to be cut again."""
        self._coupes.clear()

    # --- measuring --------------------------------------------------------------------------------------------

    def hauteur(self, case: CaseDeCarte, mots: Carton, largeur: int) -> int:
        """Height of the cell that holds the card, at that width of the cell."""
        theme = theme_courant()
        if case.sorte is Sorte.GROUPE:
            return theme.px(2 * _MARGE + 30)
        cadre = self.cadre(case, QRect(0, 0, largeur, 10_000))
        return round(self._haut_des_mots(case, mots, cadre.width())) + theme.px(2 * (_MARGE + _DEDANS - 2))

    def cadre(self, case: CaseDeCarte, cellule: QRect) -> QRectF:
        """The card inside its cell; its height is that of the cell."""
        theme = theme_courant()
        gauche = GOUTTIERE if case.colonne or case.retrait else _MARGE
        droite = _MARGE if case.colonne == 2 or case.large else 0
        return QRectF(cellule).adjusted(theme.px(gauche), theme.px(_MARGE), -theme.px(droite), -theme.px(_MARGE))

    def _haut_des_mots(self, case: CaseDeCarte, mots: Carton, largeur: float) -> float:
        return sum(
            QFontMetricsF(theme_courant().police(bout.rapport, gras=bout.gras)).lineSpacing() * len(bout.lignes)
            for bout in self._bouts(case, mots, largeur)
        )

    def _bouts(self, case: CaseDeCarte, mots: Carton, largeur: float) -> list[_Bout]:
        place = int(largeur) - theme_courant().px(2 * _DEDANS)
        if case.sorte is Sorte.A_ECRIRE:
            morceaux = [(f"+ {mots.texte}", 1.0, False, "lien", 3), (mots.details, 0.86, False, "texte2", 2)]
        else:
            accent = ACCENTS.get(case.sorte, "texte2")
            surtitre = mots.surtitre if case.colonne == 0 else ""
            morceaux = [
                (surtitre, 0.84, True, accent, 1),
                (mots.texte, 1.0, case.colonne == 0, "texte", _LIGNES_MAX),
                (mots.details, 0.86, False, "texte2", 3),
                (mots.constat_signe, 0.86, True, mots.ton, 3),
                (f"○ {mots.manque}" if mots.manque else "", 0.86, True, "attention", 2),
                *((f"⚠ {alerte}", 0.86, False, "attention", 3) for alerte in mots.alertes),
            ]
        return [
            _Bout(self._couper(francais(texte) if texte is not mots.texte else texte, rapport, gras, place, maximum),
                  rapport, gras, couleur)
            for texte, rapport, gras, couleur, maximum in morceaux
            if texte
        ]  # fmt: skip

    def _couper(self, texte: str, rapport: float, gras: bool, largeur: int, maximum: int) -> tuple[str, ...]:
        cle = (texte, rapport, gras, largeur, maximum)
        if cle not in self._coupes:
            self._coupes[cle] = _en_lignes(texte, theme_courant().police(rapport, gras=gras), largeur, maximum)
        return self._coupes[cle]

    # --- painting ---------------------------------------------------------------------------------------------

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Links, then the card, as high as its words, at the top of its cell."""
        case, modele = index.data(CaseRole), index.model()
        if not isinstance(case, CaseDeCarte) or not isinstance(modele, ModeleCarte):
            return
        mots = modele.carton(case)
        cellule: QRect = option.rect
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._relier(peintre, case, modele, cellule)
        if case.sorte is Sorte.GROUPE:
            self._intituler(peintre, case, cellule)
        else:
            cadre = self._dessine(case, modele, cellule)
            self._encadrer(peintre, case, cadre, modele.courante == case, option)
            self._ecrire(peintre, case, mots, cadre)
        peintre.restore()

    def _dessine(self, case: CaseDeCarte, modele: ModeleCarte, cellule: QRect) -> QRectF:
        """The card as it is drawn: as high as its words."""
        cadre = self.cadre(case, cellule)
        juste = self.hauteur(case, modele.carton(case), cellule.width()) - theme_courant().px(2 * _MARGE)
        cadre.setHeight(min(cadre.height(), juste))
        return cadre

    def _relier(self, peintre: QPainter, case: CaseDeCarte, modele: ModeleCarte, cellule: QRect) -> None:
        """The elbow at its left, down to the next child; the stroke that leaves at its right."""
        theme = theme_courant()
        peintre.setPen(QPen(theme.couleur("trait_fort"), 1.2))
        x, y = cellule.left() + theme.px(GOUTTIERE) * 0.45, cellule.top() + theme.px(ANCRE)
        if case.colonne or case.retrait:
            seul = case.premier and case.dernier and not case.retrait
            depart = cellule.left() if case.premier and case.colonne else x
            if modele.case_en(case.rang, case.colonne - 1) is not None or case.retrait or not case.premier:
                peintre.drawLine(QPointF(depart, y), QPointF(cellule.left() + theme.px(GOUTTIERE), y))
            if not seul:
                haut = y if case.premier and case.colonne else cellule.top()
                peintre.drawLine(QPointF(x, haut), QPointF(x, y if case.dernier else cellule.bottom() + 1))

    @staticmethod
    def _intituler(peintre: QPainter, case: CaseDeCarte, cellule: QRect) -> None:
        theme = theme_courant()
        peintre.setPen(theme.couleur("texte2"))
        peintre.setFont(theme.police(0.96, gras=True))
        marge = theme.px(GOUTTIERE if case.colonne else _MARGE + _DEDANS)
        y = cellule.top() + theme.px(ANCRE) - QFontMetricsF(peintre.font()).height() / 2
        cadre = QRectF(cellule.left() + marge, y, cellule.width() - marge, QFontMetricsF(peintre.font()).height())
        texte = QFontMetricsF(peintre.font()).elidedText(case.texte, Qt.TextElideMode.ElideRight, cadre.width())
        peintre.drawText(cadre, Qt.AlignmentFlag.AlignVCenter, texte)

    @staticmethod
    def _encadrer(
        peintre: QPainter, case: CaseDeCarte, cadre: QRectF, choisie: bool, option: QStyleOptionViewItem
    ) -> None:
        theme = theme_courant()
        etat: Any = option.state
        fond = {Sorte.STRATEGIQUE: "etape2_teinte", Sorte.A_ECRIRE: "fond"}.get(case.sorte, "surface")
        if choisie:
            contour = QPen(theme.couleur("focus"), 2)
        elif case.sorte is Sorte.A_ECRIRE:
            contour = QPen(theme.couleur("trait_fort"), 1.2, Qt.PenStyle.DashLine)
        else:
            contour = QPen(theme.couleur("trait"), 1)
        peintre.setPen(contour)
        survol = etat & QStyle.StateFlag.State_MouseOver and case.sorte is Sorte.A_ECRIRE
        peintre.setBrush(theme.couleur("survol" if survol else fond))
        peintre.drawRoundedRect(cadre, 6, 6)
        if case.sorte in ACCENTS and case.sorte is not Sorte.STRATEGIQUE:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur(ACCENTS[case.sorte]))
            haut = min(theme.px(10), cadre.height() / 4)
            peintre.drawRoundedRect(
                QRectF(cadre.left() - 1, cadre.top() + haut, 3, cadre.height() - 2 * haut), 1.5, 1.5
            )

    def _ecrire(self, peintre: QPainter, case: CaseDeCarte, mots: Carton, cadre: QRectF) -> None:
        theme = theme_courant()
        x, y = cadre.left() + theme.px(_DEDANS), cadre.top() + theme.px(_DEDANS - 2)
        for bout in self._bouts(case, mots, cadre.width()):
            police: QFont = theme.police(bout.rapport, gras=bout.gras)
            mesure = QFontMetricsF(police)
            peintre.setFont(police)
            peintre.setPen(QColor(theme.couleur(bout.couleur)))
            for ligne in bout.lignes:
                peintre.drawText(QPointF(x, y + mesure.ascent()), ligne)
                y += mesure.lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never asked: the view sets its own heights."""
        return QSize(0, 0)

    # --- typing -----------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """One line, over the card."""
        case = index.data(CaseRole)
        ligne = QLineEdit(parent)
        tenir_nette(ligne)
        ligne.setObjectName("saisieCarte")
        noms = ("Objectif", "Résultat attendu", "Indicateur")
        ligne.setAccessibleName(noms[index.column()])
        if isinstance(case, CaseDeCarte):
            ligne.setPlaceholderText(francais(_INVITES[case.colonne]))
        return ligne

    def setEditorData(self, editeur: QWidget, index: Index) -> None:
        """The words, selected."""
        assert isinstance(editeur, QLineEdit)
        editeur.setText(index.data(Qt.ItemDataRole.EditRole))
        editeur.selectAll()

    def setModelData(self, editeur: QWidget, modele: QAbstractItemModel, index: Index) -> None:
        """What was typed."""
        assert isinstance(editeur, QLineEdit)
        modele.setData(index, editeur.text())

    def updateEditorGeometry(self, editeur: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the whole card."""
        case, modele = index.data(CaseRole), index.model()
        if isinstance(case, CaseDeCarte) and isinstance(modele, ModeleCarte):
            editeur.setGeometry(self._dessine(case, modele, option.rect).toRect())

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Tab writes and stays on the map; the arrows move in the text."""
        tabulation = (
            isinstance(evenement, QKeyEvent)
            and evenement.type() == QEvent.Type.KeyPress
            and evenement.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        )
        if tabulation and isinstance(objet, QWidget):
            self.commitData.emit(objet)
            self.closeEditor.emit(objet, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(objet, evenement)


_INVITES = (
    "Un verbe : développer, décider, outiller…",
    "Ce que les structures auront, sauront, feront",
    "Ce qu’on comptera, ou ce qu’on verra",
)


def _en_lignes(texte: str, police: QFont, largeur: int, maximum: int) -> tuple[str, ...]:
    """``texte`` broken into lines; past ``maximum`` the last one ends with « … »."""
    pose = QTextLayout(texte.replace("\n", " "), police)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    pose.setTextOption(option)
    pose.beginLayout()
    coupures = [0]
    while len(coupures) <= maximum and (ligne := pose.createLine()).isValid():
        ligne.setLineWidth(max(largeur, 40))
        coupures.append(coupures[-1] + ligne.textLength())
    pose.endLayout()
    entier = pose.text()
    lignes = [entier[a:b].rstrip() for a, b in pairwise(coupures)]
    if coupures[-1] < len(entier) and lignes:
        reste = entier[coupures[-2] :]
        lignes[-1] = QFontMetricsF(police).elidedText(reste, Qt.TextElideMode.ElideRight, max(largeur, 40))
    return tuple(lignes)
