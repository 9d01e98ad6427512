"""Tables of the budget: like any register, with columns at the right that are calculated and can’t be typed in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from app.models.budget_calcul import LigneDeDepense
from app.models.colonnes import Colonne, TypeNombre
from app.models.statuts import BasePrix, NatureDepense
from app.services.budget.partage import PartLue
from app.views.registre.modele import ColonneRole, Index, ModeleRegistre
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant

_MONTANT = TypeNombre("€")


class ModeleCalcule(ModeleRegistre):
    """Rows of a register followed by ``calculees``; subclasses say what is in them."""

    calculees: ClassVar[tuple[Colonne, ...]] = ()
    besoins: ClassVar[frozenset[str]] = frozenset()
    """Columns without which nothing can be calculated: where they aren’t shown, neither is the result."""

    def calculer(self, nom: str, ligne: int) -> Any:
        """The value of a calculated column in the row shown there; None for nothing."""
        raise NotImplementedError

    def valeur_de(self, nom: str, ligne: int) -> Any:
        """The value of a stored column in the row shown there."""
        return self._lire(self._vue[ligne], self._noms.index(nom))

    def _montrees(self) -> tuple[Colonne, ...]:
        return self.calculees if self.besoins <= set(self._noms) else ()

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the register, then those calculated."""
        en_plus = len(self._montrees()) if parent is None or not parent.isValid() else 0
        return super().columnCount(parent) + en_plus

    def colonne(self, k: int) -> Colonne:
        """The k-th column, calculated or not."""
        return self._toutes[self._noms[k]] if k < len(self._noms) else self.calculees[k - len(self._noms)]

    def valeur(self, index: Index) -> Any:
        """The Python value of a cell."""
        if index.column() < len(self._noms):
            return super().valeur(index)
        if index.row() >= len(self._vue):
            return None
        return self.calculer(self.colonne(index.column()).nom, index.row())

    def headerData(self, k: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Short words; a calculated column is one of numbers."""
        if sens is not Qt.Orientation.Horizontal or not len(self._noms) <= k < self.columnCount():
            return super().headerData(k, sens, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.colonne(k).entete
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.colonne(k).libelle} (calculé)"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A calculated cell is only read."""
        if index.column() >= len(self._noms):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As any cell; a calculated one is in the ink of what isn’t typed."""
        if index.isValid() and index.column() >= len(self._noms):
            if index.row() >= len(self._vue):
                return self.colonne(index.column()) if role == ColonneRole else None
            if role == Qt.ItemDataRole.ForegroundRole:
                return theme_courant().couleur("texte2")
        return super().data(index, role)

    def _repeindre(self) -> None:
        if self._vue:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._vue) - 1, self.columnCount() - 1))


class ModeleDepenses(ModeleCalcule):
    """Expenses, and what each comes to with VAT."""

    calculees = (Colonne("montant_ttc", "Montant TTC de la ligne", _MONTANT, "Total TTC", 94),)
    besoins = frozenset(("quantite", "cout_unitaire", "base_prix", "tva"))

    def calculer(self, nom: str, ligne: int) -> Decimal | None:
        """Quantity × unit cost, VAT added where the price is before it; None while something is missing."""
        calcul = LigneDeDepense(
            "", "", NatureDepense.DEPENSE, self.valeur_de("quantite", ligne), self.valeur_de("cout_unitaire", ligne),
            BasePrix(self.valeur_de("base_prix", ligne)), self.valeur_de("tva", ligne),  # type: ignore[call-arg]
        )  # fmt: skip
        return calcul.ttc if calcul.complete else None


class ModeleParts(ModeleCalcule):
    """The DLA, and what each pays; ``poser_parts`` gives the shares."""

    calculees = (
        Colonne("part", "Part du total à payer, au prorata des structures", _MONTANT, "Part du total", 118),
        Colonne("reste", "Part de ce que les autres financeurs laissent à payer", _MONTANT, "Part du reste", 118),
    )
    parts: Mapping[str, PartLue] = {}

    def poser_parts(self, parts: tuple[PartLue, ...]) -> None:
        """Show these shares."""
        self.parts = {part.id: part for part in parts}
        self._repeindre()

    def calculer(self, nom: str, ligne: int) -> Decimal | None:
        """The share of the DLA of that row."""
        part = self.parts.get(self.id_de(ligne) or "")
        return None if part is None else part.part if nom == "part" else part.reste


class TableDepenses(TableRegistre):
    """The expenses as a spreadsheet."""

    genre_modele = ModeleDepenses


class TableParts(TableRegistre):
    """The DLA and their shares."""

    genre_modele = ModeleParts
