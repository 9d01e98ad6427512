"""The page that hosts any phase: `phase:cibler`, `action:cibler.territoire`, `point:cibler.territoire/aire`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.models.avancement import EtatPhase
from app.services.ecriture.changements import Changes
from app.services.parcours import lire_parcours
from app.views.contexte import Contexte
from app.views.page import Page
from app.views.phase.vue import VuePhase


class PagePhase(Page):
    """Phases are built at their first visit and kept; ``actionEnVue(code)`` says which action is being worked on."""

    actionEnVue = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pagePhase")
        self._pile = QStackedLayout(self)
        self._vues: dict[str, VuePhase] = {}
        self.phase = ""
        self.actionEnVue.connect(contexte.navigation.actionVue)
        contexte.navigation.inserer.connect(self.inserer_exemple)

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """The title of the phase shown."""
        return self.contexte.catalogue.methode.phase(self.phase).titre if self.phase else ""

    def aller(self, cible: str) -> None:
        """Show a phase, one of its actions or one of its points."""
        chemin = cible.rpartition(":")[2]
        action, _, point = chemin.partition("/")
        code = action.partition(".")[0]
        if code not in {phase.code for phase in self.contexte.catalogue.methode.phases}:
            code = self.phase or self.contexte.catalogue.methode.phases[0].code
        self._montrer(code, action)
        if "." in action:
            self.vue.viser(action, point)
        self.actionEnVue.emit(self.vue.courante)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed of the phase on screen."""
        if self.phase:
            self.vue.actualiser(self._etat(self.phase), changes)

    @property
    def vue(self) -> VuePhase:
        """The phase on screen."""
        return self._vues[self.phase]

    def inserer_exemple(self, action: str, texte: str) -> None:
        """« Insérer cet exemple »: at the end of the notes of that action."""
        if action.partition(".")[0] != self.phase:
            self.aller(action)
        self.vue.ouvrir(action)
        self.vue.cartes[action].inserer(texte)

    # --- phases -----------------------------------------------------------------------------------------------

    def _etat(self, code: str) -> EtatPhase:
        return lire_parcours(self.contexte.dossier, self.contexte.catalogue.methode).phase(code)

    def _montrer(self, code: str, action: str) -> None:
        if self.phase and code != self.phase:
            self.terminer()
        self.phase = code
        if code not in self._vues:
            vue = VuePhase(self.contexte, self._etat(code), ouverte=action)
            vue.vue.connect(self.actionEnVue)
            self._vues[code] = vue
            self._pile.addWidget(vue)
        else:
            self.vue.actualiser(self._etat(code), None)
        self._pile.setCurrentWidget(self.vue)
