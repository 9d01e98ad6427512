"""« Ce que vos réponses dessinent »: the live card of the guided choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choix_guide import LectureDuChoix, Piste, Raison
from app.models.definitions.aide import Experience
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import Consequence
from app.models.typographie import INSECABLE, pluriel
from app.services import choix_guide
from app.services.choix_guide import EtatDuChoix
from app.views.elements import BoutonPrincipal, Carte, Etiquette
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant

_TITRES = {
    "type": "Type d’ingénierie",
    "niveau": "Niveau d’action collective",
    "intervention": "Interventions",
    "methode": "Pour former le groupe",
}
_RAISONNES = ("type", "niveau")
"""Axes whose reasons are told: the two that must be justified."""

_RAISONS = 3
"""Answers quoted at most."""


class CarteLecture(Carte):
    """``reprise()``: retain what is suggested; ``lien(adresse)``: an experience."""

    reprise = Signal()
    lien = Signal(str)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("Ce que vos réponses dessinent", parent, nom="carteLecture")
        self._catalogue = catalogue
        self._avancee = Etiquette("", "petit")
        self._avancee.setObjectName("choixAvancee")
        self.ajouter(self._avancee)
        self._axes = {axe: _Axe(titre, axe) for axe, titre in _TITRES.items()}
        for axe in self._axes.values():
            self.ajouter(axe)
        self.bouton = BoutonPrincipal("Retenir ces propositions", nom="retenirPropositions")
        self.bouton.clicked.connect(self.reprise)
        self.ajouter(self.bouton)
        self._suites = QVBoxLayout()
        self._suites.setSpacing(theme_courant().px(3))
        self.ajouter(self._suites)

    def definir(self, etat: EtatDuChoix, *, lecture_seule: bool) -> None:
        """Show what the answers say, what it implies, and experiences that are like it."""
        lecture = etat.lecture
        combien = len(lecture.reponses)
        self._avancee.definir(
            f"{pluriel(combien, 'réponse')} sur {lecture.questions}. Rien n’est imposé : vous choisirez."
            if combien
            else "Répondez aux questions, dans l’ordre que vous voulez : le dessin se fait ici, et rien n’est imposé."
        )
        for axe in _TITRES:
            self._axes[axe].definir(self._catalogue, lecture, axe)
        self.bouton.setVisible(bool(choix_guide.proposition(lecture)))
        self.bouton.setEnabled(etat.a_reprendre and not lecture_seule)
        self.bouton.definir("Retenir ces propositions" if etat.a_reprendre else "Propositions retenues")
        _vider(self._suites)
        retenu = etat.s_ecarte("type") or etat.s_ecarte("niveau")
        self._montrer_les_consequences(
            "Ce qu’implique ce que vous retenez" if retenu else "Ce que cela implique",
            choix_guide.consequences(etat, self._catalogue),
        )
        self._montrer_les_experiences(choix_guide.experiences_proches(etat, self._catalogue))

    def _montrer_les_consequences(self, titre: str, consequences: Sequence[Consequence]) -> None:
        if consequences:
            self._suites.addSpacing(theme_courant().px(6))
            self._suites.addWidget(Etiquette(titre, "rubrique"))
        sujets = dict.fromkeys(c.sujet for c in consequences)
        for sujet in sujets:
            self._suites.addWidget(Etiquette(sujet, "gras"))
            for consequence in (c for c in consequences if c.sujet == sujet):
                self._suites.addWidget(Etiquette(f"{consequence.texte} ({consequence.source})", "petit"))

    def _montrer_les_experiences(self, vecus: Sequence[Experience]) -> None:
        if vecus:
            self._suites.addSpacing(theme_courant().px(6))
            self._suites.addWidget(Etiquette("Des expériences qui y ressemblent", "rubrique"))
        for vecu in vecus:
            lien = LienCoupe(vecu.titre, f"experience:{vecu.code}", nom=f"experienceProche.{vecu.code}")
            lien.suivi.connect(self.lien)
            self._suites.addWidget(lien)


class _Axe(QWidget):
    """What is suggested of one thing, and the answers that say so."""

    def __init__(self, titre: str, axe: str) -> None:
        super().__init__()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme_courant().px(4), 0, 0)
        colonne.setSpacing(theme_courant().px(2))
        self._mots = Etiquette("", "titre_carte")
        self._mots.setObjectName(f"suggestion.{axe}")
        self._pour = Etiquette("", "petit")
        self._contre = Etiquette("", "attention")
        self._contre.setObjectName(f"contradiction.{axe}")
        for etiquette in (Etiquette(titre, "rubrique"), self._mots, self._pour, self._contre):
            colonne.addWidget(etiquette)

    def definir(self, catalogue: Catalogue, lecture: LectureDuChoix, axe: str) -> None:
        """Show it, or nothing as long as no answer speaks of it."""
        pistes = lecture.suggestions(axe)
        self.setVisible(bool(pistes))
        if not pistes:
            return
        self._mots.definir(" ou ".join(choix_guide.mots(catalogue, axe, piste.code) for piste in pistes))
        self._pour.definir(f"D’après : {_citer(_raisons(pistes, 'pour'))}.")
        self._pour.setVisible(axe in _RAISONNES)
        contre = _raisons(pistes, "contre")
        self._contre.definir(f"⚠ En sens contraire : {_citer(contre)}." if contre else "")
        self._contre.setVisible(bool(contre))


def _raisons(pistes: Sequence[Piste], sens: str) -> list[Raison]:
    raisons = {raison.question.code: raison for piste in pistes for raison in getattr(piste, sens)}
    return sorted(raisons.values(), key=lambda raison: -raison.poids)


def _citer(raisons: Sequence[Raison]) -> str:
    cites = [f"« {_abrege(raison.option.texte)} »" for raison in raisons[:_RAISONS]]
    reste = len(raisons) - len(cites)
    return ", ".join(cites) + (f" et {reste} autre{'s' if reste > 1 else ''}" if reste else "")


def _abrege(texte: str) -> str:
    """What stands before the colon: « Produire », « À plusieurs ensemble »."""
    return texte.partition(f"{INSECABLE}:")[0]


def _vider(colonne: QVBoxLayout) -> None:
    while (place := colonne.takeAt(0)) is not None:
        if (ancien := place.widget()) is not None:
            ancien.hide()
            ancien.deleteLater()
