"""The table of one plan: five columns as on paper, rows as high as their text, an échéance in days or in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.models.colonnes import TypeTexteLong
from app.models.echeance import Echeance
from app.models.statuts import EtatSuivi
from app.services import plans, registres
from app.services.registres import Registre
from app.services.registres.plans import DE_LA_STRUCTURE
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter
from app.views.plans.delegue import DelegueReplie
from app.views.registre.modele import Index, ModeleRegistre
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant

_REPLIEES = 60
"""Rows up to which each is as high as its text."""

_PLANCHER = 84
"""Width (pixels at 100 %) below which a column of words isn’t narrowed."""


class ModeleLignes(ModeleRegistre):
    """The lines of a structure; the cell of an échéance holds a day and words, and says when it has passed."""

    def valeur(self, index: Index) -> Any:
        """Both parts of an échéance."""
        valeur = super().valeur(index)
        if self.colonne(index.column()).nom != "echeance" or self.id_de(index.row()) is None:
            return valeur
        return Echeance(valeur, self._a_cote(index, "echeance_mots"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Long texts with their lines; a passed échéance with a mark, and in its colour."""
        if not index.isValid() or self.id_de(index.row()) is None:
            return super().data(index, role)
        colonne = self.colonne(index.column())
        if role == Qt.ItemDataRole.DisplayRole and isinstance(colonne.type, TypeTexteLong):
            return str(self.valeur(index) or "")
        if colonne.nom == "echeance" and self._passee(index):
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(theme_courant().couleur("danger"))
            if role == Qt.ItemDataRole.DisplayRole:
                return f"⚠\u00a0{super().data(index, role)}"
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{super().data(index, role)}, en retard"
        if colonne.nom == "etat" and role == Qt.ItemDataRole.ForegroundRole:
            fini = self.valeur(index) in (EtatSuivi.FAIT.value, EtatSuivi.ABANDONNE.value)
            return QColor(theme_courant().couleur("texte2")) if fini else None
        return super().data(index, role)

    def _passee(self, index: Index) -> bool:
        ligne = {nom: self._a_cote(index, nom) for nom in ("etat", "echeance")}
        return plans.en_retard(ligne, date.today())

    def _a_cote(self, index: Index, nom: str) -> Any:
        return super().valeur(self.index(index.row(), self.rang_de_colonne(nom)))


class TableLignes(TableRegistre):
    """As high as its rows: the page scrolls, not the table. ``change()`` when its height did."""

    change = Signal()

    def __init__(
        self,
        contexte: Contexte,
        registre: Registre,
        noms: Sequence[str] = DE_LA_STRUCTURE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(contexte, registre, noms, parent)
        self._installer(ModeleLignes(contexte.dossier, registre, noms, self))
        self.setItemDelegate(DelegueReplie(self))
        self.setWordWrap(True)
        self._ajuste = True
        self.setColumnHidden(self.modele.rang_de_colonne("echeance_mots"), True)
        self._ajuste = False
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._pose = QTimer(self, singleShot=True, interval=0)
        self._pose.timeout.connect(self._mettre_a_hauteur)
        self.horizontalHeader().sectionResized.connect(self._poser_ensuite)
        theme_courant().change.connect(self._poser_ensuite)
        self._repartir()
        self._mettre_a_hauteur()

    def _installer(self, modele: ModeleLignes) -> None:
        """Put our own model in place of the register’s."""
        ancien, self.modele = self.modele, modele
        modele.refus.connect(self._contexte.navigation.annonce)
        self._ajuste = True  # columns of a new model are not columns that the user has dragged
        self.setModel(modele)
        self._ajuste = False
        self.selectionModel().currentChanged.connect(self._annoncer_courante)
        for signal in (modele.modelReset, modele.rowsInserted, modele.dataChanged):
            signal.connect(self._poser_ensuite)
        ancien.deleteLater()

    # --- look -------------------------------------------------------------------------------------------------

    def _figer(self) -> None:
        """Rows have heights of their own here: no column is laid over the others."""

    def _repartir(self) -> None:
        """The columns of words share what the short ones leave; under a floor, the table scrolls sideways."""
        if self._manuel or self.modele.columnCount() == 0:
            return
        theme = theme_courant()
        colonnes = [self.modele.colonne(k) for k in range(self.modele.columnCount())]
        longues = [k for k, colonne in enumerate(colonnes) if isinstance(colonne.type, TypeTexteLong)]
        if not longues:
            return
        fixes = sum(theme.px(c.largeur) for k, c in enumerate(colonnes) if k not in longues)
        part, surplus = divmod(max(self.viewport().width() - fixes, 0), len(longues))
        self._ajuste = True
        for k, colonne in enumerate(colonnes):
            reste = surplus if longues and k == longues[-1] else 0
            self.setColumnWidth(
                k, max(part + reste, theme.px(_PLANCHER)) if k in longues else theme.px(colonne.largeur)
            )
        self._ajuste = False

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(evenement)
        if evenement.size().width() != evenement.oldSize().width() and hasattr(self, "_pose"):
            self._pose.start()

    def _poser_ensuite(self) -> None:
        """Heights are measured once all that moves has moved."""
        self._pose.start()

    def _mettre_a_hauteur(self) -> None:
        """Rows as high as their texts, the table as high as its rows (up to a number of them)."""
        delegue = self.itemDelegate()
        assert isinstance(delegue, DelegueReplie)
        combien, total = self.modele.rowCount(), 0
        visibles = [k for k in range(self.modele.columnCount()) if not self.isColumnHidden(k)]
        for ligne in range(min(combien, _REPLIEES)):
            haute = max(delegue.hauteur(self.modele.index(ligne, k), self.columnWidth(k)) for k in visibles)
            if haute != self.rowHeight(ligne):
                self.setRowHeight(ligne, haute)
            total += haute
        total += max(combien - _REPLIEES, 0) * self.verticalHeader().defaultSectionSize()
        barre = self.horizontalScrollBar()
        ascenseur = barre.sizeHint().height() if barre.maximum() > 0 else 0
        hauteur = self.horizontalHeader().height() + total + ascenseur + 2 * self.frameWidth() + 1
        if hauteur != self.height() or self.minimumHeight() != hauteur:
            self.setFixedHeight(hauteur)
            self.updateGeometries()  # an open editor follows its cell
            self.change.emit()

    # --- gestures ---------------------------------------------------------------------------------------------

    def effacer(self) -> None:
        """Empty the selected cells, difficulties excepted; an échéance is emptied of its words too."""
        cases: dict[str, list[str]] = {}
        for index in self.selectedIndexes():
            nom = self.modele.colonne(index.column()).nom
            if (id := self.modele.id_de(index.row())) is not None:
                cases.setdefault(id, []).extend((nom, "echeance_mots") if nom == "echeance" else (nom,))
        if cases:
            tenter(self, lambda: registres.effacer(self._contexte.dossier, self.registre, cases, initiateur=self))
