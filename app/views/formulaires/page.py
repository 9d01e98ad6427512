"""A whole form on one page: `formulaire:problematique`, `formulaire:role`, `formulaire:projet`."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, Etiquette, TitrePage
from app.views.formulaires.champs import ChampsDeFormulaire
from app.views.formulaires.definitions import FORMULAIRES, DefinitionFormulaire
from app.views.page import Page


class VueFormulaire(Defilement):
    """One form, a card a part."""

    def __init__(self, contexte: Contexte, definition: DefinitionFormulaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"formulaire.{definition.code}")
        self.definition = definition
        self.colonne.addWidget(TitrePage(definition.titre))
        self.colonne.addWidget(Etiquette(definition.objet, "discret"))
        self.parties: list[ChampsDeFormulaire] = []
        for rubrique in definition.rubriques:
            carte = Carte(rubrique.titre, etape=definition.etape)
            partie = ChampsDeFormulaire(contexte, definition.formulaire, rubrique.champs)
            carte.ajouter(partie)
            self.parties.append(partie)
            self.colonne.addWidget(carte)
        self.colonne.addStretch(1)

    def viser(self, champ: str) -> None:
        """Scroll to a field and put the keyboard there; an unknown one is left alone."""
        for partie in self.parties:
            if (controle := partie.controles.get(champ)) is not None:
                self.montrer(controle.parentWidget())
                controle.setFocus()

    def rafraichir(self) -> None:
        """Show the dossier again."""
        for partie in self.parties:
            partie.rafraichir()


class PageFormulaires(Page):
    """Hosts the three forms; each is built at its first visit."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageFormulaire")
        self._pile = QStackedLayout(self)
        self._vues: dict[str, VueFormulaire] = {}
        self.code = ""

    def titre(self) -> str:
        """The title of the form shown."""
        return FORMULAIRES[self.code].titre if self.code else ""

    def aller(self, cible: str) -> None:
        """Show that form (the first one for an unknown name); ``projet#cout_total`` puts the keyboard on a field."""
        code, _, champ = cible.rpartition(":")[2].partition("#")
        if self.code and code != self.code:
            self.terminer()
        self.code = code if code in FORMULAIRES else next(iter(FORMULAIRES))
        if self.code not in self._vues:
            self._vues[self.code] = VueFormulaire(self.contexte, FORMULAIRES[self.code])
            self._pile.addWidget(self._vues[self.code])
        self.vue.rafraichir()
        self._pile.setCurrentWidget(self.vue)
        self.vue.viser(champ)

    @property
    def vue(self) -> VueFormulaire:
        """The form on screen."""
        return self._vues[self.code]

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the form again when its row changed."""
        if not self.code:
            return
        table = str(self.vue.definition.formulaire.entite.__tablename__)
        if changes is None or changes.touche(table):
            self.vue.rafraichir()
