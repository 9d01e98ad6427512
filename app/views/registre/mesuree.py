"""How much room a register takes: columns that share its width, rows, and its height inside a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.models.colonnes import Colonne, TypeTexteLong
from app.services.registres import Registre
from app.views.registre.enchainement import TableEnchainee
from app.views.registre.figee import ColonneFigee
from app.views.registre.largeurs import partager
from app.views.theme import theme_courant

_ENTETE, LIGNE = 32, 30
"""Heights in pixels at 100 %: of the header, of a row of one line."""

_ETROITE = 112
"""Width (pixels at 100 %) below which a column isn’t narrowed."""

_NOM, _NOM_MAX = 160, 360
"""The same for the names, by which one finds one’s way, and how wide the longest make their column."""

_MARGES = 20
"""What a cell keeps around its words, both sides."""


class TableMesuree(TableEnchainee):
    """Its columns fill it until the user drags one; once it scrolls sideways, the first one stays in sight."""

    phrases = False
    """Whether a sentence names a row: it has twice its share of what is left, where a name has the width it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manuel = False
        self._ajuste = False
        self._bornes: tuple[int, int] | None = None
        self._figee: ColonneFigee | None = None
        self.horizontalScrollBar().valueChanged.connect(self._figer)
        self.horizontalHeader().sectionResized.connect(self._largeur_choisie)

    @property
    def registre(self) -> Registre:
        """What the table shows."""
        return self.modele.registre

    def _mesurer(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme_courant().px(LIGNE))
        self.horizontalHeader().setFixedHeight(theme_courant().px(_ENTETE))
        self._repartir()
        self._ajuster_hauteur()

    def _figer(self) -> None:
        """The first column stays in sight; what does it is made at the first scroll sideways."""
        if self._figee is None:
            self._figee = ColonneFigee(self)
            self._figee.placer()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not under the column that stays."""
        super().scrollTo(index, hint)
        if self._figee is not None and index.column() > 0:
            cache = self._figee.largeur() - self.visualRect(index).left()
            if cache > 0:
                barre = self.horizontalScrollBar()
                barre.setValue(barre.value() - cache)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Columns share the width, until the user drags one."""
        super().resizeEvent(evenement)
        self._repartir()
        if self._figee is not None:
            self._figee.placer()

    def showEvent(self, evenement: QShowEvent) -> None:
        """What changed while nobody looked is measured now."""
        super().showEvent(evenement)
        self._repartir()

    def _repartir(self) -> None:
        """Share what is left between the wide columns; narrow them, within reason, before scrolling sideways."""
        if self._manuel or not self.isVisible() or self.modele.columnCount() == 0:
            return
        theme = theme_courant()
        elastiques, cle = self.registre.elastiques, self.modele.rang_de_colonne(self.registre.cle)
        colonnes = [self.modele.colonne(k) for k in range(self.modele.columnCount())]
        largeurs = [theme.px(colonne.largeur) for colonne in colonnes]
        larges = [k for k, c in enumerate(colonnes) if isinstance(c.type, TypeTexteLong) or c.nom in elastiques]
        larges = larges or [k for k in (cle,) if k >= 0]
        planchers = {k: min(theme.px(large), largeurs[k]) for k, large in self._planchers(colonnes, larges).items()}
        if cle in larges and not self.phrases and not isinstance(colonnes[cle].type, TypeTexteLong):
            au_moins = min(largeurs[cle], theme.px(_NOM))
            largeurs[cle] = planchers[cle] = max(self._large_des_noms(cle), au_moins)
        servies = [cle, *larges] if self.phrases and cle in larges else [k for k in larges if k != cle] or larges
        self._ajuste = True
        for k, largeur in enumerate(partager(largeurs, planchers, self.viewport().width(), servies)):
            self.setColumnWidth(k, largeur)
        self._ajuste = False

    def _planchers(self, colonnes: Sequence[Colonne], larges: Sequence[int]) -> dict[int, int]:
        """The columns that may be narrowed, and down to what, in pixels at 100 %."""
        return dict.fromkeys(larges, _ETROITE)

    def _large_des_noms(self, cle: int) -> int:
        """What it takes to read the names whole, up to a part of the table: by them one tells the rows apart."""
        theme, mesure = theme_courant(), self.fontMetrics()
        mots = [*self.modele.plus_longs(cle), *([self.modele.invite] if self.modele.ajout else [])]
        longue = max((mesure.horizontalAdvance(nom) for nom in mots), default=0)
        return min(longue + theme.px(_MARGES), theme.px(_NOM_MAX), self.viewport().width() * 2 // 5)

    def _largeur_choisie(self) -> None:
        if not self._ajuste:
            self._manuel = True

    def hauteur_selon_lignes(self, minimum: int, maximum: int) -> None:
        """For a table inside a card: as high as its rows, within bounds; two rows while it is empty."""
        self._bornes = (minimum, maximum)
        for signal in (self.modele.modelReset, self.modele.rowsInserted, self.horizontalScrollBar().rangeChanged):
            signal.connect(self._ajuster_hauteur)
        self._ajuster_hauteur()

    def _ajuster_hauteur(self) -> None:
        if self._bornes is None:
            return
        theme = theme_courant()
        minimum, maximum = self._bornes
        lignes = self._haut_des_lignes(min(max(self.modele.rowCount(), minimum if self.modele.total else 2), maximum))
        barre = self.horizontalScrollBar()
        ascenseur = barre.sizeHint().height() if barre.maximum() > 0 else 0
        self.setFixedHeight(theme.px(_ENTETE) + lignes + ascenseur + 2 * theme.px(2))

    def _haut_des_lignes(self, combien: int) -> int:
        """Pixels that so many rows take."""
        return combien * theme_courant().px(LIGNE)
