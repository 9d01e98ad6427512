"""The guided choice inside « Formaliser le projet d’intervention »: where it stands, and the way to it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.cadrage import ProjetIntervention
from app.services import choix_guide
from app.services.choix_guide import EtatDuChoix
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Bouton, Etiquette
from app.views.elements.outil import Outil


class OutilChoixGuide(Outil):
    """A sentence and a button; what is chosen is typed in the fields beneath."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        colonne = self.disposer(f"{action}.choixGuide", 4)
        tete = QHBoxLayout()
        tete.addWidget(Etiquette("Choix guidé", "rubrique", repli=False))
        tete.addStretch(1)
        self.ouvrir = Bouton("Répondre aux huit questions", nom="ouvrirChoixGuide")
        self.ouvrir.clicked.connect(lambda: contexte.navigation.aller("type-ingenierie"))
        tete.addWidget(self.ouvrir)
        colonne.addLayout(tete)
        self._phrase = Etiquette("")
        self._phrase.setObjectName("phraseChoixGuide")
        colonne.addWidget(self._phrase)
        self._ecart = Etiquette("", "attention")
        colonne.addWidget(self._ecart)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Say again what the answers draw."""
        if changes is not None and not changes.touche(str(ProjetIntervention.__tablename__)):
            return
        etat = choix_guide.lire(self._contexte.dossier, self._contexte.catalogue)
        self.ouvrir.definir("Revoir mes réponses" if etat.lecture.reponses else "Répondre aux huit questions")
        self._phrase.definir(self._dire(etat))
        ecart = etat.s_ecarte("type") or etat.s_ecarte("niveau")
        self._ecart.definir(
            "⚠ Vous retenez autre chose que ce que suggèrent vos réponses : dites pourquoi." if ecart else ""
        )
        self._ecart.setVisible(ecart)

    def _dire(self, etat: EtatDuChoix) -> str:
        if not etat.lecture.reponses:
            return (
                "Quelques questions simples pour choisir le type, et voir ce qu’il implique : format, durée, qui paie."
            )
        morceaux = [
            " ou ".join(choix_guide.mots(self._contexte.catalogue, axe, p.code) for p in etat.lecture.suggestions(axe))
            for axe in ("type", "niveau")
        ]
        suggere = " ; ".join(m for m in morceaux if m)
        return f"Vos réponses dessinent : {suggere}." if suggere else "Vos réponses ne désignent encore aucun type."
