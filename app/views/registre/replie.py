"""The table of a register whose rows are named by sentences: on two lines where one is not enough."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.models.colonnes import Colonne, TypeEntier, TypeJour, TypeNombre, TypeOuiNon, TypeReference
from app.services.registres import Registre
from app.views.contexte import Contexte
from app.views.registre.delegue_replie import DelegueReplie
from app.views.registre.mesuree import LIGNE
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant

_MESUREES = 120
"""Rows up to which each is measured; where there are more, all of them have two lines."""


_PHRASE, _CITE, _MOTS = 150, 132, 96
"""Widths (pixels at 100 %) below which one doesn’t narrow the sentence that names a row, what another row is called
(names that begin alike are told apart by their end), and other words."""

_D_UN_TENANT = (TypeNombre, TypeEntier, TypeOuiNon, TypeJour)
"""What is never broken into two lines."""


class TableReplie(TableRegistre):
    """Rows of one line or two, as their words need; longer ones end with « … », and the tool tip says all of them."""

    phrases = True
    genre_delegue = DelegueReplie

    def __init__(
        self, contexte: Contexte, registre: Registre, noms: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(contexte, registre, noms, parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.modele.dataChanged.connect(self._mettre_a_hauteur)

    def _repartir(self) -> None:
        """Other widths wrap otherwise."""
        super()._repartir()
        self._mettre_a_hauteur()

    def _planchers(self, colonnes: Sequence[Colonne], larges: Sequence[int]) -> dict[int, int]:
        """All that wraps may be narrowed, not figures nor days."""
        return {k: self._plancher(c) for k, c in enumerate(colonnes) if not isinstance(c.type, _D_UN_TENANT)}

    def _plancher(self, colonne: Colonne) -> int:
        if colonne.nom == self.registre.cle:
            return _PHRASE
        return _CITE if isinstance(colonne.type, TypeReference) else _MOTS

    def _largeur_choisie(self) -> None:
        super()._largeur_choisie()
        if not self._ajuste:
            self._mettre_a_hauteur()

    def _mettre_a_hauteur(self) -> None:
        delegue = self.itemDelegate()
        if not isinstance(delegue, DelegueReplie) or not self.isVisible():
            return
        rangs, entete = self.modele.rowCount(), self.verticalHeader()
        une, deux = theme_courant().px(LIGNE), delegue.hauteur_de(2)
        ordinaire = une if rangs <= _MESUREES else deux
        if entete.defaultSectionSize() != ordinaire:
            entete.setDefaultSectionSize(ordinaire)
        mesure = QFontMetricsF(theme_courant().police())
        for rang in range(rangs if rangs <= _MESUREES else 0):
            haute = une if self._tient(delegue, mesure, rang) else deux
            if self.rowHeight(rang) != haute:
                self.setRowHeight(rang, haute)
        self._ajuster_hauteur()

    def _tient(self, delegue: DelegueReplie, mesure: QFontMetricsF, rang: int) -> bool:
        """Whether all the cells of that row show their words on one line."""
        colonnes = range(self.modele.columnCount())
        return all(delegue.tient(mesure, self.modele.index(rang, k), self.columnWidth(k)) for k in colonnes)

    def _haut_des_lignes(self, combien: int) -> int:
        """Pixels that so many rows take; those that aren’t there yet would have one line."""
        presents = min(combien, self.modele.rowCount())
        return sum(self.rowHeight(rang) for rang in range(presents)) + super()._haut_des_lignes(combien - presents)
