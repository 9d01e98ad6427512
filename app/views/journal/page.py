"""The journal page: what was done to the dossier, by whom, when; from there one goes to the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.services.ecriture.changements import Changes
from app.services.journal import Entree
from app.services.lieux import lieu_du_geste
from app.views.contexte import Contexte
from app.views.elements import Bouton, EtatVide, Etiquette, TitrePage
from app.views.journal.dessin import DessinJournal
from app.views.journal.modele import LigneRole, ModeleJournal, raconter
from app.views.page import Page
from app.views.theme import theme_courant


class PageJournal(Page):
    """A list by day, a filter, a way to the place."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageJournal")
        self._modele = ModeleJournal(contexte.dossier, contexte.catalogue, self)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(26), theme.px(16))
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(TitrePage("Journal du dossier"))
        colonne.addWidget(
            Etiquette(
                "Chaque geste, du plus récent au plus ancien, gardé dans le dossier avec ce qu’il a changé. "
                "Ctrl+Z annule le dernier, même fait un autre jour ou par une autre personne.",
                "discret",
            )
        )
        colonne.addLayout(self._outils())
        self.liste = _Liste(self._modele)
        self.liste.selectionModel().currentChanged.connect(self._suivre)
        self.liste.activated.connect(lambda _index: self._aller_au_lieu())
        self._vide = EtatVide(
            "Rien n’a encore été écrit", "Dès la première saisie, chaque geste s’inscrit ici.", image="horloge"
        )
        self._introuvable = EtatVide(
            "Aucun geste ne contient ces mots",
            "Essayez un nom de structure, un champ ou une personne.",
            image="recherche",
        )
        porteur = QWidget()
        self._pile = QStackedLayout(porteur)
        for widget in (self.liste, self._vide, self._introuvable):
            self._pile.addWidget(widget)
        colonne.addWidget(porteur, 1)
        self._frappe = QTimer(self)
        self._frappe.setSingleShot(True)
        self._frappe.setInterval(150)
        self._frappe.timeout.connect(self._filtrer)
        self.rafraichir(None)

    def _outils(self) -> QHBoxLayout:
        self.filtre = QLineEdit()
        self.filtre.setObjectName("journalFiltre")
        self.filtre.setPlaceholderText(francais("Filtrer : une structure, un champ, une valeur, une personne…"))
        self.filtre.setAccessibleName("Filtrer le journal")
        self.filtre.setClearButtonEnabled(True)
        self.filtre.textChanged.connect(lambda: self._frappe.start())
        self.voir = Bouton("Aller à cet endroit", image="fleche-droite", nom="journalVoir")
        self.voir.clicked.connect(self._aller_au_lieu)
        ligne = QHBoxLayout()
        ligne.setSpacing(theme_courant().px(8))
        ligne.addWidget(self.filtre, 1)
        ligne.addWidget(self.voir)
        return ligne

    # --- page -------------------------------------------------------------------------------------------------

    def titre(self) -> str:
        """Name of the page."""
        return "Journal"

    def rafraichir(self, changes: Changes | None) -> None:
        """Read the latest gestures again; the chosen one stays chosen."""
        entree = self._entree()
        self._modele.recharger()
        self._montrer()
        rang = self._modele.rang_de(entree.numero) if entree is not None else -1
        if rang >= 0:
            self.liste.setCurrentIndex(self._modele.index(rang))

    def chercher(self) -> None:
        """Ctrl+F."""
        self.filtre.setFocus()
        self.filtre.selectAll()

    def aller(self, cible: str) -> None:
        """``journal:<words>`` filters."""
        if cible:
            self.filtre.setText(cible)

    # --- what is shown ----------------------------------------------------------------------------------------

    def _filtrer(self) -> None:
        self._modele.filtrer(self.filtre.text())
        self._montrer()

    def _montrer(self) -> None:
        if self._modele.rowCount():
            self._pile.setCurrentWidget(self.liste)
        else:
            self._pile.setCurrentWidget(self._vide if self._modele.vide else self._introuvable)
        self._suivre()

    def _entree(self) -> Entree | None:
        ligne = self.liste.currentIndex().data(LigneRole)
        return ligne if isinstance(ligne, Entree) else None

    def _lieu(self) -> str:
        entree = self._entree()
        return "" if entree is None else lieu_du_geste(self.contexte.dossier, entree.numero)

    def _suivre(self) -> None:
        self.voir.setEnabled(bool(self._lieu()))

    def _aller_au_lieu(self) -> None:
        lieu = self._lieu()
        if lieu:
            self.contexte.navigation.aller(lieu)


class _Liste(QListView):
    """Flat list; the current gesture unfolds."""

    def __init__(self, modele: ModeleJournal) -> None:
        super().__init__()
        self.setModel(modele)
        self._dessin = DessinJournal(self)
        self.setItemDelegate(self._dessin)
        self.setObjectName("journalListe")
        self.setAccessibleName("Journal du dossier")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._deplier)
        theme_courant().change.connect(self.scheduleDelayedItemsLayout)

    def _deplier(self, nouvelle: QModelIndex, ancienne: QModelIndex) -> None:
        for index in (ancienne, nouvelle):
            if index.isValid():
                self._dessin.replier(index)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Ctrl+C copies the gesture as sentences."""
        ligne = self.currentIndex().data(LigneRole)
        if evenement.matches(QKeySequence.StandardKey.Copy) and isinstance(ligne, Entree):
            QGuiApplication.clipboard().setText(raconter(ligne))
            return
        super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Unfolded fields wrap at the new width."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()
