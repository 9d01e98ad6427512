"""The board: the structures in no group, then a column a group, in a row that scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from app.models.typographie import francais
from app.services import groupes
from app.services.groupes import EtatScenario
from app.services.groupes.mots import nom_du_groupe
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter
from app.views.groupes.colonne import Colonne, ColonneGroupe, ColonneLibre
from app.views.theme import theme_courant


class Tableau(QScrollArea):
    """``reglee(id)``: the panel of a group is asked for; ``choix()``: what is selected has changed."""

    reglee = Signal(str)
    choix = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableauDesGroupes")
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._contexte = contexte
        self._modifiable = not contexte.dossier.lecture_seule
        self._scenario: EtatScenario | None = None
        contenu = QWidget()
        contenu.setObjectName("colonnes")
        self._rangee = QHBoxLayout(contenu)
        self._rangee.setContentsMargins(0, 0, 0, 0)
        self._rangee.setSpacing(theme_courant().px(8))
        self.setWidget(contenu)
        self.libres = ColonneLibre(modifiable=self._modifiable)
        self.colonnes: list[ColonneGroupe] = []
        self._brancher(self.libres)
        self._rangee.addWidget(self.libres, 1)
        self._rangee.addStretch(0)

    def _brancher(self, colonne: Colonne) -> None:
        liste = colonne.liste
        liste.choix.connect(lambda: self._une_seule(colonne))
        liste.ouverte.connect(lambda id: self._contexte.navigation.aller(f"structure:{id}"))
        liste.menu.connect(lambda ids, ou: self._derouler(colonne, ids, ou))
        if self._modifiable:
            liste.envoi.connect(lambda ids, rang: self._envoyer(colonne, ids, rang))
            liste.decalage.connect(lambda ids, sens: self._decaler(colonne, ids, sens))
            liste.depot.connect(lambda de, ids, aussi: self._recevoir(colonne, de, ids, aussi))

    # --- showing ----------------------------------------------------------------------------------------------

    def definir(self, scenario: EtatScenario) -> None:
        """Show a scenario; columns are made again only if the groups are others."""
        if [c.groupe for c in self.colonnes] != [g.id for g in scenario.groupes]:
            self._reconstruire(scenario)
        self._scenario = scenario
        self.libres.definir(scenario)
        for rang, (colonne, groupe) in enumerate(zip(self.colonnes, scenario.groupes, strict=True), 1):
            colonne.definir(groupe, rang, scenario.presences)

    def _reconstruire(self, scenario: EtatScenario) -> None:
        gardees = {c.groupe: c for c in self.colonnes}
        self.colonnes = []
        for rang, groupe in enumerate(scenario.groupes, 1):
            colonne = gardees.pop(groupe.id, None)
            if colonne is None:
                colonne = ColonneGroupe(groupe, rang, modifiable=self._modifiable)
                colonne.reglee.connect(self.reglee)
                self._brancher(colonne)
            self._rangee.insertWidget(rang, colonne, 1)
            self.colonnes.append(colonne)
        for colonne in gardees.values():
            self._rangee.removeWidget(colonne)
            colonne.hide()
            colonne.setParent(None)
            colonne.deleteLater()

    def montrer(self, groupe: str) -> None:
        """Scroll to a group, once the columns are laid out."""
        colonne = next((c for c in self.colonnes if c.groupe == groupe), None)
        if colonne is not None:
            QTimer.singleShot(0, colonne, lambda: self.ensureWidgetVisible(colonne, 12, 0))

    # --- what is selected -------------------------------------------------------------------------------------

    def _toutes(self) -> list[Colonne]:
        return [self.libres, *self.colonnes]

    def _une_seule(self, colonne: Colonne) -> None:
        """What is chosen is chosen in one column."""
        if colonne.liste.choisies():
            for autre in self._toutes():
                if autre is not colonne and autre.liste.choisies():
                    autre.liste.clearSelection()
        self.choix.emit()

    def selection(self) -> tuple[Colonne, list[str]]:
        """The column where something is chosen, and what."""
        for colonne in self._toutes():
            if ids := colonne.liste.choisies():
                return colonne, ids
        return self.libres, []

    # --- gestures ---------------------------------------------------------------------------------------------

    def _deplacer(self, ids: list[str], de: Colonne, vers: str) -> None:
        if de.groupe != vers:
            dossier, origine, arrivee = self._contexte.dossier, de.groupe or None, vers or None
            tenter(self, lambda: groupes.deplacer(dossier, ids, de=origine, vers=arrivee, initiateur=self))

    def _envoyer(self, de: Colonne, ids: list[str], rang: int) -> None:
        if rang > len(self.colonnes):
            self._contexte.navigation.annonce.emit(francais(f"Ce scénario n’a pas de groupe {rang}."))
            return
        self._deplacer(ids, de, self.colonnes[rang - 1].groupe if rang else "")

    def _decaler(self, de: Colonne, ids: list[str], sens: int) -> None:
        """To the next column; what moved stays chosen, so that one can go on."""
        toutes = self._toutes()
        rang = toutes.index(de) + sens
        if not 0 <= rang < len(toutes):
            return
        arrivee = toutes[rang]
        self._deplacer(ids, de, arrivee.groupe)
        arrivee.liste.choisir(ids)
        arrivee.liste.setFocus()
        self.ensureWidgetVisible(arrivee, 12, 0)

    def _recevoir(self, colonne: Colonne, de: str, ids: list[str], aussi: bool) -> None:
        if aussi and colonne.groupe:
            self._ajouter_aussi(ids, colonne.groupe)
            return
        origine = next((c for c in self._toutes() if c.groupe == de), None)
        if origine is not None:
            self._deplacer(ids, origine, colonne.groupe)

    def _ajouter_aussi(self, ids: list[str], groupe: str) -> None:
        tenter(self, lambda: groupes.ajouter_aussi(self._contexte.dossier, ids, groupe, initiateur=self))

    # --- the menu ---------------------------------------------------------------------------------------------

    def remplir_menu(self, menu: QMenu) -> None:
        """« Affecter à… » for what is chosen now."""
        menu.clear()
        colonne, ids = self.selection()
        for rang, autre in enumerate(self.colonnes, 1):
            vers = autre.groupe
            action = self._entree(menu, rang, vers)
            action.setEnabled(vers != colonne.groupe)
            action.triggered.connect(lambda _=False, v=vers: self._deplacer(ids, colonne, v))
        if colonne.groupe:
            menu.addSeparator()
            aussi = menu.addMenu("Affecter aussi à")
            for rang, autre in enumerate(self.colonnes, 1):
                if autre.groupe != colonne.groupe:
                    action = self._entree(aussi, rang, autre.groupe)
                    action.triggered.connect(lambda _=False, v=autre.groupe: self._ajouter_aussi(ids, v))
            aussi.setEnabled(len(self.colonnes) > 1)
            retirer = menu.addAction("Retirer du groupe\tSuppr")
            retirer.triggered.connect(lambda: self._deplacer(ids, colonne, ""))

    def _entree(self, menu: QMenu, rang: int, groupe: str) -> QAction:
        etat = self._scenario.groupe(groupe) if self._scenario is not None else None
        assert etat is not None
        mots = francais(f"{nom_du_groupe(etat)} ({etat.compte})").replace("&", "&&")
        return menu.addAction(f"{mots}\t{rang}" if rang < 10 else mots)

    def _derouler(self, colonne: Colonne, ids: list[str], ou: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("menuDesStructures")
        if self._modifiable:
            self.remplir_menu(menu)
            menu.addSeparator()
        ouvrir = menu.addAction("Ouvrir la structure\tEntrée")
        ouvrir.triggered.connect(lambda: self._contexte.navigation.aller(f"structure:{ids[0]}"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(ou)
