"""The map of objectives for a QTableView: three columns, objectives and results span the lines that are theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.models.carte_objectifs import Attente, CaseDeCarte, Sorte, disposer
from app.models.definitions.catalogue import Catalogue
from app.models.trace import But, Trace
from app.services.objectifs_mots import Carton, carton
from app.views.elements.infobulle import en_infobulle

Index = QModelIndex | QPersistentModelIndex
TITRES = ("Objectifs", "Résultats attendus", "Indicateurs")

CaseRole = Qt.ItemDataRole.UserRole + 1
"""The `CaseDeCarte` of a cell, for its delegate."""


class ModeleCarte(QAbstractTableModel):
    """Every line and column knows the cell that covers it, or none. ``ecrit(case, texte)``: the user typed words."""

    ecrit = Signal(object, str)

    def __init__(self, catalogue: Catalogue, lecture_seule: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._lecture_seule = lecture_seule
        self.cases: tuple[CaseDeCarte, ...] = ()
        self.courante: CaseDeCarte | None = None
        """The card one is on; the view keeps it."""
        self.hauteur = 0
        self._places: dict[tuple[int, int], CaseDeCarte] = {}
        self._cartons: dict[tuple[int, int], Carton] = {}
        self._alertes: Mapping[str, tuple[str, ...]] = {}

    def montrer(self, trace: Trace, alertes: Mapping[str, tuple[str, ...]], attente: Attente | None = None) -> None:
        """Show that trace, with one more place to type when ``attente`` says so."""
        self.beginResetModel()
        self.cases = disposer(trace, attente)
        self.hauteur = max((c.rang + c.lignes for c in self.cases), default=0)
        self._alertes, self._cartons = alertes, {}
        self._places = {
            (rang, colonne): case
            for case in self.cases
            for rang in range(case.rang, case.rang + case.lignes)
            for colonne in range(case.colonne, 3 if case.large else case.colonne + 1)
        }
        self.endResetModel()

    # --- cells ------------------------------------------------------------------------------------------------

    def case(self, index: Index) -> CaseDeCarte | None:
        """What covers that place."""
        return self._places.get((index.row(), index.column())) if index.isValid() else None

    def case_en(self, rang: int, colonne: int) -> CaseDeCarte | None:
        """The same, by line and column."""
        return self._places.get((rang, colonne))

    def index_de(self, case: CaseDeCarte) -> QModelIndex:
        """The top left place of a cell."""
        return self.index(case.rang, case.colonne)

    def carton(self, case: CaseDeCarte) -> Carton:
        """Its words, kept."""
        cle = (case.rang, case.colonne)
        if cle not in self._cartons:
            self._cartons[cle] = carton(case, self._catalogue, self._alertes)
        return self._cartons[cle]

    # --- what Qt asks -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Lines of the map."""
        return 0 if parent.isValid() else self.hauteur

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Three."""
        return 0 if parent.isValid() else len(TITRES)

    def headerData(self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The three titles."""
        if sens == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITRES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the sentence for screen readers, the words to type over, the cell itself."""
        case = self.case(index)
        if case is None:
            return None
        if role == CaseRole:
            return case
        if role == Qt.ItemDataRole.DisplayRole:
            return case.texte
        if role == Qt.ItemDataRole.EditRole:
            return self._a_retoucher(case)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            mots = self.carton(case).phrase
            return en_infobulle(mots) if role == Qt.ItemDataRole.ToolTipRole else mots
        return None

    @staticmethod
    def _a_retoucher(case: CaseDeCarte) -> str:
        if case.sorte is Sorte.A_ECRIRE:
            return ""
        return case.objet.propre if isinstance(case.objet, But) else case.texte

    def setData(self, index: Index, valeur: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; who listens writes it."""
        case = self.case(index)
        if case is None or role != Qt.ItemDataRole.EditRole:
            return False
        texte = str(valeur or "").strip()
        if texte != self._a_retoucher(case):
            self.ecrit.emit(case, texte)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and empty places can’t be chosen."""
        case = self.case(index)
        if case is None or case.sorte is Sorte.GROUPE:
            return Qt.ItemFlag.NoItemFlags
        drapeaux = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return drapeaux if self._lecture_seule else drapeaux | Qt.ItemFlag.ItemIsEditable
