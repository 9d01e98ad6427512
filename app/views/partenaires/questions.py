"""The three questions of S1 FP3: who answers what, and what to do about a « non »."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.reseau import Reseau, dire_le_bilan
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.theme import theme_courant


class BilanDesQuestions(QWidget):
    """A line a question; under those somebody answers « non » to, what to do."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bilanDesQuestions")
        theme = theme_courant()
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(theme.px(16))
        grille.setVerticalSpacing(theme.px(4))
        grille.setColumnStretch(0, 3)
        grille.setColumnStretch(1, 2)
        self._lignes: dict[str, tuple[Etiquette, Etiquette]] = {}
        for rang, question in enumerate(contexte.catalogue.liste("questions_partenaires").choix):
            reponses, conseil = Etiquette("", "", brut=True), Etiquette("", "attention")
            grille.addWidget(Etiquette(question.texte, "gras"), 2 * rang, 0)
            grille.addWidget(reponses, 2 * rang, 1)
            grille.addWidget(conseil, 2 * rang + 1, 0, 1, 2)
            self._lignes[question.code] = (reponses, conseil)

    def montrer(self, reseau: Reseau) -> None:
        """Show the answers of that network."""
        conseils = {q.code: q.explication for q in reseau.questions}
        for bilan in reseau.bilans:
            if bilan.question in self._lignes:
                reponses, conseil = self._lignes[bilan.question]
                reponses.definir(dire_le_bilan(reseau, bilan))
                conseil.definir(conseils.get(bilan.question, ""))
                conseil.setVisible(bool(bilan.non))
