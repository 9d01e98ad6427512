"""The partners (R10): `partenaires`, `partenaire:<id>`, and the views `partenaires:carte`, `:attentes`, `:systeme`."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.models.partenaires import Attente
from app.services import partenaires
from app.services.ecriture.changements import Changes
from app.services.registres.partenaires import registre_des_partenaires
from app.views.contexte import Contexte
from app.views.elements import EtatVide, Segment
from app.views.elements.flot import DispositionFlot
from app.views.page import terminer_champs
from app.views.partenaires.fiche import FichePartenaire
from app.views.partenaires.vues import VUES
from app.views.registre.page import PageRegistre
from app.views.theme import theme_courant


class PagePartenaires(PageRegistre):
    """The register, and beside it the map, the expectations, the pilotage: each is built when first looked at."""

    invite_filtre = "Filtrer : un nom, une famille, un rôle…"
    vue = "registre"

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        self._vues: dict[str, Any] = {}
        registre = registre_des_partenaires(contexte.catalogue)
        super().__init__(contexte, registre, "Partenaires", FichePartenaire, parent)
        colonne = self.layout()
        assert isinstance(colonne, QVBoxLayout)
        self._onglets = QWidget()
        self._onglets.setObjectName("vuesDesPartenaires")
        flot = DispositionFlot(self._onglets, ecart=theme_courant().px(10))
        self._boutons = QButtonGroup(self)
        for code, (mots, _) in VUES.items():
            flot.addWidget(self._onglet(code, mots))
        colonne.insertWidget(2, self._onglets)
        self._compter()

    def _onglet(self, code: str, mots: str) -> Segment:
        bouton = Segment(mots, genre="onglet", nom=f"vue.{code}", accessible=f"Vue : {mots}")
        bouton.setChecked(code == self.vue)
        bouton.clicked.connect(lambda _=False: self.montrer_vue(code))
        self._boutons.addButton(bouton)
        return bouton

    # --- what a register may say of its own -------------------------------------------------------------------

    def etat_vide(self) -> EtatVide:
        """Where to begin: the four families."""
        return EtatVide(
            "Aucun partenaire pour l’instant",
            "Passez en revue les quatre familles : le réseau du DLA, les financeurs, les réseaux et partenaires des"
            " bénéficiaires, les structures et personnes ressources. Ajoutez-les un à un, ou collez une liste venue"
            " d’un tableur.",
            "Ajouter un partenaire",
            image="groupe",
        )

    def resume(self, visibles: int, total: int) -> str:
        """How many, and the tensions still open."""
        tensions = partenaires.combien_de_tensions(self.contexte.dossier)
        dit = f" · {tensions}\u00a0tension{'s' if tensions > 1 else ''}" if tensions else ""
        return super().resume(visibles, total) + dit

    # --- views ------------------------------------------------------------------------------------------------

    def montrer_vue(self, code: str) -> None:
        """Show the register, the map, the expectations or the pilotage."""
        terminer_champs(self)
        fabrique = VUES[code][1]
        if fabrique is not None and code not in self._vues:
            self._vues[code] = fabrique(self.contexte)
            self._pile.addWidget(self._vues[code])
        elif code in self._vues:
            self._vues[code].rafraichir(None)
        self.vue = code
        for bouton in self._boutons.buttons():
            bouton.setChecked(bouton.objectName() == f"vue.{code}")
        self._compter()

    def _compter(self) -> None:
        super()._compter()
        if not hasattr(self, "_onglets"):
            return  # the register is still being built
        vide = self._pile.currentWidget() is self.vide
        self._onglets.setVisible(not vide)
        if not vide and self.vue in self._vues:
            self._pile.setCurrentWidget(self._vues[self.vue])

    def aller(self, cible: str) -> None:
        """The code of a view: that view. An expectation: it, on the sheet of its partner. The rest as any register."""
        code = cible.rpartition(":")[2]
        if code in VUES:
            self.montrer_vue(code)
        elif code:
            attente = self.contexte.dossier.ligne(Attente, code)
            self.montrer_vue("registre")
            super().aller(cible if attente is None else str(attente["partenaire"]))
            if attente is not None and isinstance(self.fiche, FichePartenaire):
                self.fiche.montrer_attente(code)

    def ajouter(self) -> None:
        """Type the name of a new partner, in the register."""
        self.montrer_vue("registre")
        super().ajouter()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the register and in the view shown."""
        super().rafraichir(changes)
        if self.vue in self._vues:
            self._vues[self.vue].rafraichir(changes)
        if changes is not None and changes.touche("attente"):
            self._compter()

    def imprimer(self) -> None:
        """« Imprimer… »: the map and its tables."""
        self.contexte.navigation.aller("document:reseau-partenarial")
