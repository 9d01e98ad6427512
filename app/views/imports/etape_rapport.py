"""Third step: line by line, what would be written. Only what is ticked will be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.models.colonnes import Colonne
from app.models.typographie import francais, nombre
from app.services.imports.rapport import LigneRapport, Rapport, Sort, comme_nouvelle
from app.views.elements import BoutonDiscret
from app.views.imports.dessin_rapport import SIGNES, DelegueRapport
from app.views.imports.detail_ligne import DetailLigne
from app.views.imports.modele_rapport import COCHE, ModeleRapport
from app.views.theme import theme_courant

_LARGEURS = (34, 48, 190, 100, 140)


class EtapeRapport(QWidget):
    """``change()`` when what would be written changed."""

    change = Signal()

    def __init__(self, champs: Mapping[str, Colonne], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rapport: Rapport | None = None
        self.modele = ModeleRapport(self)
        self.modele.coches.connect(self.change)
        theme = theme_courant()
        self.table = _Table(self.modele)
        self.table.selectionModel().currentRowChanged.connect(self._montrer_ligne)
        self.detail = DetailLigne(champs)
        self.detail.setFixedWidth(theme.px(290))
        self.detail.autreDemandee.connect(self._comme_autre)
        milieu = QHBoxLayout()
        milieu.setSpacing(0)
        milieu.addWidget(self.table, 1)
        milieu.addWidget(self.detail)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addLayout(self._filtres())
        colonne.addLayout(milieu, 1)

    def _filtres(self) -> QHBoxLayout:
        theme = theme_courant()
        self._groupe = QButtonGroup(self)
        self._boutons: dict[Sort | None, QPushButton] = {}
        ligne = QHBoxLayout()
        ligne.setSpacing(theme.px(6))
        for sort in (None, *Sort):
            bouton = QPushButton()
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setProperty("genre", "segment")
            bouton.setObjectName(f"importFiltre.{sort.value if sort else 'toutes'}")
            bouton.clicked.connect(self._filtrer)
            self._groupe.addButton(bouton)
            self._boutons[sort] = bouton
            ligne.addWidget(bouton)
        self.recherche = QLineEdit()
        self.recherche.setObjectName("importRecherche")
        self.recherche.setPlaceholderText("Filtrer…")
        self.recherche.setAccessibleName("Filtrer les lignes")
        self.recherche.setClearButtonEnabled(True)
        self.recherche.textChanged.connect(self._filtrer)
        ligne.addWidget(self.recherche, 1)
        for mots, oui, nom in (
            ("Tout cocher", True, "importToutCocher"),
            ("Tout décocher", False, "importToutDecocher"),
        ):
            bouton_discret = BoutonDiscret(mots, nom=nom)
            bouton_discret.clicked.connect(lambda _=False, o=oui: self.modele.cocher_tout(o))
            ligne.addWidget(bouton_discret)
        return ligne

    # --- what is shown ----------------------------------------------------------------------------------------

    def montrer(self, rapport: Rapport) -> None:
        """Show that report from its first line."""
        self._rapport = rapport
        comptes = rapport.compter()
        for sort, bouton in self._boutons.items():
            combien = len(rapport.lignes) if sort is None else comptes[sort]
            mots = "Toutes" if sort is None else f"{SIGNES[sort][0]} {sort.libelle}"
            bouton.setText(f"{mots} {nombre(combien)}")
            bouton.setAccessibleName(francais(f"{mots.lstrip('+↗=! ')} : {combien}"))
            bouton.setEnabled(sort is None or combien > 0)
        self._boutons[None].setChecked(True)
        self.recherche.clear()
        self.modele.poser(rapport)
        self._premiere()

    def _filtrer(self) -> None:
        sort = next((s for s, bouton in self._boutons.items() if bouton.isChecked()), None)
        self.modele.montrer(sort, self.recherche.text())
        self._premiere()

    def _premiere(self) -> None:
        self.table.setCurrentIndex(self.modele.index(0, COCHE))
        if self.modele.rowCount() == 0:
            self.detail.decrire(None)

    def _montrer_ligne(self, courante: QModelIndex) -> None:
        self.detail.decrire(self.modele.ligne(courante.row()) if courante.isValid() else None)

    def _comme_autre(self) -> None:
        ligne = self.modele.ligne(self.table.currentIndex().row())
        if ligne is None:
            return
        self.modele.remplacer(comme_nouvelle(ligne))
        rang = self.modele.rang_de(ligne.numero)
        self.table.setCurrentIndex(self.modele.index(max(rang, 0), COCHE))
        self.table.setFocus()

    # --- what was decided -------------------------------------------------------------------------------------

    @property
    def rapport(self) -> Rapport:
        """The report with the user’s own judgements."""
        assert self._rapport is not None
        return Rapport(
            self._rapport.fichier, tuple(self.modele.lignes), self._rapport.revision, self._rapport.vides
        )  # fmt: skip

    @property
    def retenues(self) -> list[LigneRapport]:
        """The lines ticked."""
        return [ligne for ligne in self.modele.lignes if ligne.numero in self.modele.retenues]


class _Table(QTableView):
    """Espace ticks the line, wherever the current cell is."""

    def __init__(self, modele: ModeleRapport) -> None:
        super().__init__()
        theme = theme_courant()
        self._modele = modele
        self.setModel(modele)
        self.setItemDelegate(DelegueRapport(self))
        self.setObjectName("importRapport")
        self.setAccessibleName("Lignes du fichier")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        entete = self.horizontalHeader()
        entete.setHighlightSections(False)
        entete.setStretchLastSection(True)
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for colonne, largeur in enumerate(_LARGEURS):
            self.setColumnWidth(colonne, theme.px(largeur))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace ticks."""
        if evenement.key() == Qt.Key.Key_Space:
            self._modele.basculer(self.currentIndex().row())
        else:
            super().keyPressEvent(evenement)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """So does a click on the box, or beside it."""
        super().mouseReleaseEvent(evenement)
        index = self.indexAt(evenement.position().toPoint())
        if evenement.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == COCHE:
            self._modele.basculer(index.row())
