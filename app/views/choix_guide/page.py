"""The page of the guided choice: `type-ingenierie`, `type-ingenierie:<question>`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.cadrage import ProjetIntervention
from app.models.fiche import Fiche
from app.services import choix_guide
from app.services.ecriture.changements import Changes
from app.services.saisies import PROJET
from app.views.choix_guide.lecture import CarteLecture
from app.views.choix_guide.question import CarteQuestion
from app.views.choix_guide.themes import CarteAccroche, ChoixParAxe
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, Etiquette, Message, TitrePage
from app.views.elements.liaison import lier, tenter
from app.views.formulaires.champs import ChampsDeFormulaire
from app.views.formulaires.definitions import definition_de
from app.views.page import Page
from app.views.theme import theme_courant

_SEUIL = 720
"""Below that width (pixels at 100 %) what the answers draw goes under the questions."""

_LECTURE = 300
"""Width of the live card at 100 %."""

_RETENUS = ("type_ingenierie", "niveau", "types_intervention", "methode_constitution")
_AUTREMENT = (
    "Vous choisissez autrement que ce que suggèrent vos réponses : c’est votre droit. Dites pourquoi, le comité "
    "d’appui le demandera."
)


class PageChoixGuide(Page):
    """Questions at the left, what they draw at the right; then what we retain, its themes and its title."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageChoixGuide")
        theme = theme_courant()
        self.gauche = Defilement(marges=(26, 14, 12, 20))
        self.droite = Defilement(marges=(0, 14, 20, 20))
        self.lecture = CarteLecture(contexte.catalogue)
        self.lecture.reprise.connect(self._reprendre)
        self.lecture.lien.connect(contexte.navigation.aller)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(0)
        rangee.addWidget(self.gauche, 1)
        rangee.addWidget(self.droite)
        self._construire_questions()
        self._place = self.gauche.colonne.count()
        for carte in (self._construire_retenu(), self._construire_themes()):
            self.gauche.colonne.addWidget(carte)
        self.accroche = CarteAccroche(contexte, contexte.catalogue.choix_guide.accroche)
        self.gauche.colonne.addWidget(self.accroche)
        self.gauche.colonne.addStretch(1)
        self.droite.colonne.addStretch(1)
        self._large: bool | None = None
        theme.change.connect(self._disposer)
        self._disposer()
        self.rafraichir(None)

    def _construire_questions(self) -> None:
        colonne = self.gauche.colonne
        colonne.addWidget(TitrePage("Type d’ingénierie"))
        colonne.addWidget(
            Etiquette(
                "Huit questions pour voir clair. Vos réponses dessinent un type, un niveau et leurs conséquences ; "
                "le choix reste le vôtre.",
                "discret",
            )
        )
        self.questions: dict[str, CarteQuestion] = {}
        for rang, question in enumerate(self.contexte.catalogue.choix_guide.question, 1):
            carte = CarteQuestion(rang, question)
            carte.repondue.connect(self._repondre)
            if self.contexte.dossier.lecture_seule:
                carte.figer()
            self.questions[question.code] = carte
            colonne.addWidget(carte)

    def _construire_retenu(self) -> Carte:
        """What goes into the projet d’intervention, and why it differs from what the answers suggest."""
        carte = self.retenu = Carte("Ce que nous retenons", nom="carteRetenu")
        carte.ajouter(Etiquette("Repris tel quel dans le projet d’intervention et ses documents.", "petit"))
        definition = definition_de(PROJET)
        self.champs = ChampsDeFormulaire(
            self.contexte, PROJET, [replace(definition.champs[nom], demi=False) for nom in _RETENUS]
        )
        carte.ajouter(self.champs)
        self.ecart = Message(_AUTREMENT, "attention", nom="ecartDuChoix")
        carte.ajouter(self.ecart)
        self.motifs = ChampsDeFormulaire(
            self.contexte, PROJET, [definition.champs[nom] for nom in ("type_motif", "niveau_motif")]
        )
        carte.ajouter(self.motifs)
        return carte

    def _construire_themes(self) -> Carte:
        carte = Carte("Les thèmes abordés (Enée)", nom="carteThemes")
        carte.ajouter_a_droite(Etiquette("S1 FP5, S2", "legende", repli=False))
        self.themes = ChoixParAxe(self.contexte.catalogue)
        lier(
            self.contexte, self.themes, f"{ProjetIntervention.__tablename__}/{PROJET.id}/enee",
            lambda codes: choix_guide.retenir(self.contexte.dossier, "enee", codes, initiateur=self),
        )  # fmt: skip
        carte.ajouter(self.themes)
        return carte

    # --- page -------------------------------------------------------------------------------------------------

    def titre(self) -> str:
        """The name of the page."""
        return "Type d’ingénierie"

    def aller(self, cible: str) -> None:
        """A question: that one; ``retenu``, ``accroche``: that card."""
        code = cible.rpartition(":")[2]
        cartes: dict[str, QWidget] = {**self.questions, "retenu": self.retenu, "accroche": self.accroche}
        if code in cartes:
            self.gauche.montrer(cartes[code])
        if code in self.questions:
            self.questions[code].prendre_le_clavier()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the answers and what they draw."""
        projet = str(ProjetIntervention.__tablename__)
        if changes is None or changes.touche(str(Fiche.__tablename__)):
            self.accroche.rafraichir()
        if changes is not None and not changes.touche(projet):
            return
        etat = choix_guide.lire(self.contexte.dossier, self.contexte.catalogue)
        for code, carte in self.questions.items():
            carte.definir(etat.reponses.get(code))
        self.lecture.definir(etat, lecture_seule=self.contexte.dossier.lecture_seule)
        self.champs.rafraichir()
        self.motifs.rafraichir()
        self.themes.definir(etat.enee)
        self.ecart.setVisible(etat.s_ecarte("type") or etat.s_ecarte("niveau"))

    # --- gestures ---------------------------------------------------------------------------------------------

    def _repondre(self, question: str, option: object) -> None:
        code = option if isinstance(option, str) else None
        repondre = partial(choix_guide.repondre, self.contexte.dossier, self.contexte.catalogue, question, code)
        if not tenter(self, repondre):
            self.rafraichir(None)

    def _reprendre(self) -> None:
        """Retain what is suggested; the keyboard goes where it is written, to say why or to choose otherwise."""
        if tenter(self, lambda: choix_guide.reprendre(self.contexte.dossier, self.contexte.catalogue)):
            self.gauche.montrer(self.retenu)
            self.champs.controles[_RETENUS[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            self.contexte.navigation.annonce.emit("Propositions retenues dans le projet d’intervention.")

    # --- layout -----------------------------------------------------------------------------------------------

    def _disposer(self) -> None:
        theme = theme_courant()
        large = self.width() >= theme.px(_SEUIL)
        self.droite.setFixedWidth(theme.px(_LECTURE) + theme.px(20))
        if large == self._large:
            return
        self._large = large
        self.droite.setVisible(large)
        if large:
            self.droite.colonne.insertWidget(0, self.lecture)
        else:
            self.gauche.colonne.insertWidget(self._place, self.lecture)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """A narrow page puts what the answers draw under the questions."""
        super().resizeEvent(evenement)
        self._disposer()
