"""The scenarios as tabs, and what can be done with the one on show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.services import groupes
from app.services.groupes import EtatScenario
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Champ, ChampTexte, Dialogue, Segment, demander, saisir
from app.views.elements.flot import DispositionFlot
from app.views.elements.infobulle import en_infobulle
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant

_NOM_MAX = 36
"""Signs of a name shown on a tab; the whole of it is in its tool tip."""


class BarreDesScenarios(QWidget):
    """``choisi(id)`` when the user takes another scenario (also one just made)."""

    choisi = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("barreDesScenarios")
        self._contexte = contexte
        self._scenarios: tuple[EtatScenario, ...] = ()
        self._courant: EtatScenario | None = None
        self._onglets: list[Segment] = []
        self._rangee = DispositionFlot(self, ecart=theme_courant().px(4))
        self._actions = BoutonDiscret("Scénario", image="menu", nom="actionsScenario")
        self._actions.setMenu(self._menu())
        self._nouveau = BoutonDiscret("Nouveau scénario", image="plus", nom="nouveauScenario")
        self._nouveau.clicked.connect(self._creer)
        for bouton in (self._actions, self._nouveau):
            bouton.setEnabled(not contexte.dossier.lecture_seule)
            self._rangee.addWidget(bouton)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        gestes: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Renommer…", self._renommer),
            ("Dire ce qui le distingue…", self._decrire),
            ("Dupliquer", self._dupliquer),
            ("Retenir ce scénario", self._retenir),
            ("Supprimer…", self._supprimer),
        )
        for mots, geste in gestes:
            action = menu.addAction(mots)
            action.triggered.connect(lambda _=False, g=geste: g())
            if geste == self._retenir:
                self._action_retenir = action
        menu.aboutToShow.connect(self._accorder)
        return menu

    def _accorder(self) -> None:
        retenu = self._courant is not None and self._courant.retenu
        self._action_retenir.setText("Ne plus retenir ce scénario" if retenu else "Retenir ce scénario")

    def definir(self, scenarios: Sequence[EtatScenario], courant: str) -> None:
        """Show these tabs, that one chosen."""
        self._courant = next((s for s in scenarios if s.id == courant), None)
        if [(s.id, s.nom, s.retenu) for s in scenarios] != [(s.id, s.nom, s.retenu) for s in self._scenarios]:
            self._refaire(scenarios)
        self._scenarios = tuple(scenarios)
        for onglet, scenario in zip(self._onglets, scenarios, strict=True):
            onglet.setChecked(scenario.id == courant)
            onglet.setAccessibleDescription(scenario.description)

    def _refaire(self, scenarios: Sequence[EtatScenario]) -> None:
        while self._rangee.count():
            self._rangee.takeAt(0)
        gardes = {ancien.id: onglet for ancien, onglet in zip(self._scenarios, self._onglets, strict=True)}
        self._onglets = [self._accorde(gardes.pop(s.id, None), s) for s in scenarios]
        for onglet in gardes.values():
            onglet.hide()
            onglet.setParent(None)
            onglet.deleteLater()
        for bouton in (*self._onglets, self._actions, self._nouveau):
            self._rangee.addWidget(bouton)
            bouton.show()

    def _accorde(self, onglet: Segment | None, scenario: EtatScenario) -> Segment:
        """The tab of a scenario, new or as it was, with its words of now."""
        if onglet is None:
            onglet = Segment(parent=self, genre="onglet", nom=f"scenario.{scenario.id}")
            onglet.clicked.connect(lambda: self.choisi.emit(scenario.id))
        nom = scenario.nom if len(scenario.nom) <= _NOM_MAX else f"{scenario.nom[: _NOM_MAX - 1].rstrip()}…"
        onglet.setText((f"✓ {nom}" if scenario.retenu else nom).replace("&", "&&"))
        onglet.setToolTip(en_infobulle(scenario.nom if nom != scenario.nom else ""))
        onglet.setAccessibleName(f"{scenario.nom}, retenu" if scenario.retenu else scenario.nom)
        return onglet

    # --- gestures ---------------------------------------------------------------------------------------------

    def _creer(self) -> None:
        dossier = self._contexte.dossier
        nom = saisir(
            self.window(),
            "Nouveau scénario",
            "Nom du scénario",
            texte="Une autre façon de composer les groupes, à comparer avec les précédentes.",
            oui="Créer",
        )
        if nom is not None:
            self._puis_montrer(lambda: groupes.creer_scenario(dossier, nom, initiateur=self))

    def _dupliquer(self) -> None:
        if (courant := self._courant) is not None:
            dossier = self._contexte.dossier
            self._puis_montrer(lambda: groupes.dupliquer_scenario(dossier, courant.id, initiateur=self))

    def _puis_montrer(self, geste: Callable[[], str]) -> None:
        crees: list[str] = []
        if tenter(self, lambda: crees.append(geste())):
            self.choisi.emit(crees[0])

    def _ecrire(self, colonne: str, valeur: str | None) -> None:
        if valeur is not None and (courant := self._courant) is not None:
            dossier = self._contexte.dossier
            tenter(self, lambda: groupes.ecrire_scenario(dossier, courant.id, colonne, valeur, initiateur=self))

    def _renommer(self) -> None:
        if self._courant is not None:
            nom = saisir(self.window(), "Renommer le scénario", "Nom du scénario", valeur=self._courant.nom)
            self._ecrire("nom", nom)

    def _decrire(self) -> None:
        if self._courant is not None:
            self._ecrire("description", _saisir_description(self.window(), self._courant))

    def _retenir(self) -> None:
        if (courant := self._courant) is not None:
            id = None if courant.retenu else courant.id
            tenter(self, lambda: groupes.retenir(self._contexte.dossier, id, initiateur=self))

    def _supprimer(self) -> None:
        courant = self._courant
        if courant is not None and demander(
            self.window(),
            "Supprimer ce scénario ?",
            "Ses groupes et leurs réponses de vigilance disparaissent ; les structures restent au registre."
            " Ctrl+Z le ramène entier.",
            oui="Supprimer",
            danger=True,
        ):
            tenter(self, lambda: groupes.supprimer_scenario(self._contexte.dossier, courant.id, initiateur=self))


def _saisir_description(parent: QWidget, scenario: EtatScenario) -> str | None:
    """What makes it different, in a few lines; None if the user gave up."""
    dialogue = Dialogue("Ce qui distingue ce scénario", "", parent)
    champ = ChampTexte(scenario.description, lignes=4, nom="descriptionScenario")
    dialogue.corps.addWidget(Champ("En quelques mots", champ))
    dialogue.ajouter_bouton("Annuler", accepte=False)
    dialogue.ajouter_bouton("Enregistrer", accepte=True, genre="principal").setDefault(True)
    champ.setFocus()
    return champ.valeur() if dialogue.exec() else None
