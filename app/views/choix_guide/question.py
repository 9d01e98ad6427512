"""One question of the guided choice: its answers in plain words, and under the chosen one what it implies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.models.definitions.choix_guide import QuestionDuChoix
from app.models.typographie import francais
from app.views.elements import Carte, CaseACocher, Etiquette
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

_SUIVANTES = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_PRECEDENTES = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class Reponse(CaseACocher):
    """An answer among several: a round mark, words that wrap. ``voisine(±1)`` when an arrow key leaves it."""

    voisine = Signal(int)

    def _peindre_boite(self, peintre: QPainter, boite: QRectF) -> None:
        theme = theme_courant()
        choisie = self.isChecked()
        peintre.setPen(QPen(theme.couleur("etape1" if choisie else "trait_fort"), 1.4))
        peintre.setBrush(theme.couleur("surface"))
        peintre.drawEllipse(boite)
        if choisie:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("etape1"))
            marge = boite.width() * 0.26
            peintre.drawEllipse(boite.adjusted(marge, marge, -marge, -marge))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Arrows go to the answer above or below; Entrée answers like the space bar."""
        touche = evenement.key()
        if touche in (*_SUIVANTES, *_PRECEDENTES):
            self.voisine.emit(1 if touche in _SUIVANTES else -1)
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(evenement)


class CarteQuestion(Carte):
    """``repondue(question, option | None)`` when the user answers; clicking the answer again takes it back."""

    repondue = Signal(str, object)

    def __init__(self, rang: int, question: QuestionDuChoix, parent: QWidget | None = None) -> None:
        super().__init__(f"{rang}. {question.texte}", parent, nom=f"question.{question.code}")
        self.question = question
        self._choisie: str | None = None
        if question.source:
            self.ajouter_a_droite(Etiquette(question.source, "legende", repli=False))
        if question.aide:
            self.ajouter(Etiquette(question.aide, "petit"))
        self.options: dict[str, Reponse] = {}
        for option in question.option:
            reponse = Reponse(option.texte, nom=f"reponse.{question.code}.{option.code}")
            reponse.setAccessibleName(francais(f"{question.texte} {option.texte}"))
            if option.implique:
                reponse.setToolTip(en_infobulle(francais(option.implique)))
                reponse.setAccessibleDescription(francais(option.implique))
            reponse.bascule.connect(lambda coche, c=option.code: self._repondre(c if coche else None))
            reponse.voisine.connect(lambda pas, c=option.code: self._avancer(c, pas))
            self.options[option.code] = reponse
            self.ajouter(reponse)
        self._implique = Etiquette("", "petit")
        self._implique.setObjectName(f"implique.{question.code}")
        self._implique.setContentsMargins(theme_courant().px(22), 0, 0, 0)
        self.ajouter(self._implique)
        self.definir(None)

    def definir(self, code: object) -> None:
        """Show the answer of the dossier, without a signal."""
        option = self.question.choisie(code)
        self._choisie = None if option is None else option.code
        for propre, reponse in self.options.items():
            reponse.definir(propre == self._choisie)
        self._arreter_tab(self._choisie or next(iter(self.options)))
        texte = ""
        if option is not None and option.implique:
            source = option.source.replace(" ", "\u00a0")
            texte = f"→ {option.implique}" + (f" ({source})" if source else "")
        self._implique.definir(texte)
        self._implique.setVisible(bool(texte))

    def prendre_le_clavier(self) -> None:
        """Put the keyboard on the answer chosen, else on the first."""
        self.options[self._choisie or next(iter(self.options))].setFocus(Qt.FocusReason.OtherFocusReason)

    def figer(self) -> None:
        """Read-only: the answers are shown, and can’t be changed."""
        for reponse in self.options.values():
            reponse.setEnabled(False)

    def _repondre(self, code: str | None) -> None:
        self.definir(code)
        self.repondue.emit(self.question.code, code)

    def _avancer(self, depuis: str, pas: int) -> None:
        codes = list(self.options)
        code = codes[(codes.index(depuis) + pas) % len(codes)]
        self._arreter_tab(code)
        self.options[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arreter_tab(self, code: str) -> None:
        """Tab stops once a question, on the answer chosen or reached; the arrows go to the others."""
        for propre, reponse in self.options.items():
            ici = propre == code
            reponse.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ici else Qt.FocusPolicy.ClickFocus)
