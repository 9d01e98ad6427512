"""The table of what there is to settle, and the matrix of expectations: both lead to the expectation itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from app.models.partenaires import Attente
from app.models.typographie import francais
from app.services import registres
from app.services.registres.partenaires import registre_des_attentes
from app.services.reseau import Reseau
from app.services.reseau_matrice import ATraiter, a_traiter, croiser
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret
from app.views.elements.liaison import tenter
from app.views.partenaires.attente import decider_d_une_attente, ouvrir_attente
from app.views.partenaires.modele_tensions import ModeleATraiter, ModeleMatrice
from app.views.registre.delegue import DelegueRegistre
from app.views.theme import theme_courant

_ENTETE, _LIGNE = 32, 30
"""Heights in pixels at 100 %."""


class _Vue(QTableView):
    """Rows to read and open: Entrée or a double click; as high as its rows, up to ``maximum``."""

    ouverte = Signal(QModelIndex)

    def __init__(self, nom: str, libelle: str, maximum: int) -> None:
        super().__init__()
        self._maximum = maximum
        self.setObjectName(nom)
        self.setAccessibleName(libelle)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(DelegueRegistre(self))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(self.ouverte)
        theme_courant().change.connect(self.ajuster)

    def largeurs(self) -> list[int]:
        """Widths of the columns at 100 %; what is left is shared by the ``elastiques``."""
        return []

    def elastiques(self) -> Sequence[int]:
        """Columns whose words are the longest: all of them, unless said otherwise."""
        return range(len(self.largeurs()))

    def ajuster(self) -> None:
        """Rows and columns at the zoom in force."""
        theme = theme_courant()
        self.verticalHeader().setDefaultSectionSize(theme.px(_LIGNE))
        self.horizontalHeader().setFixedHeight(theme.px(_ENTETE))
        modele = self.model()
        rangs = modele.rowCount() if modele is not None else 0
        voulues = [theme.px(largeur) for largeur in self.largeurs()]
        reste = self.viewport().width() - sum(voulues)
        if voulues and reste > 0:
            larges = self.elastiques()
            voulues = [large + (reste // len(larges) if k in larges else 0) for k, large in enumerate(voulues)]
        for k, largeur in enumerate(voulues):
            self.setColumnWidth(k, largeur)
        barre = theme.px(14) if reste < 0 else 0
        self.setFixedHeight(theme.px(_ENTETE) + min(rangs, self._maximum) * theme.px(_LIGNE) + theme.px(4) + barre)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(evenement)
        self.ajuster()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée opens."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.ouverte.emit(self.currentIndex())
        else:
            super().keyPressEvent(evenement)


class _VueATraiter(_Vue):
    def __init__(self, maximum: int) -> None:
        super().__init__("tableTensions", "Tensions et attentes sans réponse", maximum)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def largeurs(self) -> list[int]:
        return [118, 118, 118, 140, 112, 84]

    def elastiques(self) -> Sequence[int]:
        """Who, with whom, what, and what we do of it: neither the tension nor the count of decisions."""
        return range(1, 5)


class TableTensions(QWidget):
    """Clashes and unanswered expectations, with what one can do of the one chosen: open, decide, settle."""

    def __init__(self, contexte: Contexte, maximum: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.modele = ModeleATraiter(self)
        self.vue = _VueATraiter(maximum)
        self.vue.setModel(self.modele)
        self.vue.ouverte.connect(lambda _: self.ouvrir())
        self.vue.selectionModel().selectionChanged.connect(self._suivre)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(6))
        colonne.addWidget(self.vue)
        pied = QHBoxLayout()
        self._ouvrir = self._bouton("Ouvrir l’attente", "document", "ouvrirTension", self.ouvrir)
        self._decider = self._bouton("Décider…", "coche", "deciderTension", self.decider)
        self._regler = self._bouton("Marquer réglée", "coche", "reglerTension", self.regler)
        for bouton in (self._ouvrir, self._decider, self._regler):
            pied.addWidget(bouton)
        pied.addStretch(1)
        colonne.addLayout(pied)

    def _bouton(self, mots: str, image: str, nom: str, geste: Callable[[], None]) -> BoutonDiscret:
        bouton = BoutonDiscret(mots, image=image, nom=nom)
        bouton.clicked.connect(geste)
        bouton.setEnabled(False)
        return bouton

    def montrer(self, reseau: Reseau) -> None:
        """Show that network; the row chosen stays chosen."""
        choisie = self.choisie()
        self.modele.remplacer(a_traiter(reseau))
        for rang, ligne in enumerate(self.modele.lignes):
            if choisie is not None and (ligne.attente, ligne.avec) == (choisie.attente, choisie.avec):
                self.vue.selectRow(rang)
        self.vue.ajuster()
        self._suivre()

    def choisie(self) -> ATraiter | None:
        """The row chosen."""
        rangs = self.vue.selectionModel().selectedRows()
        return self.modele.lignes[rangs[0].row()] if rangs and rangs[0].row() < len(self.modele.lignes) else None

    def _suivre(self) -> None:
        choisie, ecriture = self.choisie(), not self._contexte.dossier.lecture_seule
        self._ouvrir.setEnabled(choisie is not None)
        self._decider.setEnabled(choisie is not None and ecriture)
        self._regler.setEnabled(choisie is not None and ecriture)
        self._regler.definir("Rouvrir" if choisie is not None and choisie.reglee else "Marquer réglée")

    def ouvrir(self) -> None:
        """The sheet of the expectation."""
        if (choisie := self.choisie()) is not None:
            ouvrir_attente(self._contexte, choisie.attente, self)

    def decider(self) -> None:
        """A decision that comes from its partner."""
        if (choisie := self.choisie()) is not None:
            decider_d_une_attente(self._contexte, choisie.partenaire, choisie.de, choisie.texte, self)

    def regler(self) -> None:
        """Settled, or open again: one gesture."""
        choisie, dossier = self.choisie(), self._contexte.dossier
        if choisie is not None:
            registre = registre_des_attentes(dossier, self._contexte.catalogue)
            reglee = not choisie.reglee
            tenter(self, lambda: registres.modifier(dossier, registre, choisie.attente, "reglee", reglee))


class MatriceAttentes(_Vue):
    """Partners × what they expect something of. A click on a mark opens the expectation."""

    def __init__(self, contexte: Contexte, maximum: int = 14) -> None:
        super().__init__("matriceAttentes", "Attentes par partenaire et par objectif", maximum)
        self._contexte = contexte
        self.modele = ModeleMatrice(self)
        self.setModel(self.modele)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.ouverte.connect(self._ouvrir)

    def largeurs(self) -> list[int]:
        """Names first; each thing expected has room for « ✕ Incompatible »."""
        return [180, *(150 for _ in self.modele.matrice.colonnes)]

    def montrer(self, reseau: Reseau) -> None:
        """Show that network."""
        self.modele.remplacer(croiser(reseau))
        self.ajuster()

    def _ouvrir(self, index: QModelIndex) -> None:
        if index.column() == 0:
            if id := self.modele.matrice.lignes[index.row()].id:
                self._contexte.navigation.aller(f"partenaire:{id}")
            return
        attentes = self.modele.case(index).attentes
        if len(attentes) == 1:
            ouvrir_attente(self._contexte, attentes[0], self)
        elif attentes:
            self._choisir(attentes, index)

    def _choisir(self, attentes: tuple[str, ...], index: QModelIndex) -> None:
        menu = QMenu(self)
        for id in attentes:
            ligne = self._contexte.dossier.ligne(Attente, id) or {}
            mots = " ".join(str(ligne.get("texte") or "(sans énoncé)").split())
            action = menu.addAction(francais(mots if len(mots) <= 70 else mots[:69] + "…").replace("&", "&&"))
            action.triggered.connect(lambda _=False, i=id: ouvrir_attente(self._contexte, i, self))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
