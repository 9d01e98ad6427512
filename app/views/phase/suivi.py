"""The discreet line at the foot of an action: due date, person responsible, attached documents."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.avancement import EtatAction
from app.models.definitions.methode import Action
from app.services import parcours
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, ChampDate, ChampLigne, Etiquette, nommer
from app.views.elements.flot import DispositionFlot
from app.views.elements.infobulle import en_infobulle
from app.views.elements.liaison import lier
from app.views.phase.pieces import ListePieces
from app.views.theme import theme_courant

_LARGEUR = 188
"""Width of a field, in pixels at 100 %: room for « 12 septembre 2026 »."""


class LigneSuivi(QWidget):
    """« Échéance … · Responsable … · Joindre un document », and the documents under it."""

    def __init__(self, contexte: Contexte, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(2), 0, 0)
        colonne.setSpacing(theme.px(4))
        rangee = DispositionFlot(ecart=theme.px(8))
        self.echeance = ChampDate(nom=f"echeance.{action.code}")
        self.responsable = ChampLigne(invite="Qui s’en charge ?", nom=f"responsable.{action.code}")
        for mots, controle in (("Échéance", self.echeance), ("Responsable", self.responsable)):
            nommer(controle, f"{mots} ({action.titre})")
            rangee.addWidget(_paire(mots, controle))
        self._tailler()
        theme.change.connect(self._tailler)
        self.pieces = ListePieces(contexte, action.code)
        joindre = BoutonDiscret("Joindre…", image="piece-jointe", nom=f"joindre.{action.code}")
        joindre.setAccessibleName("Joindre un document")
        joindre.setToolTip(en_infobulle("Joindre un document\u00a0: choisissez-le, ou déposez-le sur la carte"))
        joindre.clicked.connect(self.pieces.choisir)
        joindre.setEnabled(not contexte.dossier.lecture_seule)
        rangee.addWidget(joindre)
        self._retard = Etiquette("⚠ Échéance dépassée", "attention", repli=False)
        rangee.addWidget(self._retard)
        colonne.addLayout(rangee)
        colonne.addWidget(self.pieces)
        cle = f"action_suivie/{parcours.id_action(action.code)}"
        dossier = contexte.dossier
        lier(contexte, self.echeance, f"{cle}/echeance", lambda jour: parcours.fixer_echeance(dossier, action, jour))
        lier(contexte, self.responsable, f"{cle}/responsable", lambda qui: parcours.confier(dossier, action, qui))

    def _tailler(self) -> None:
        for controle in (self.echeance, self.responsable):
            controle.setFixedWidth(theme_courant().px(_LARGEUR))

    def montrer(self, etat: EtatAction) -> None:
        """Show what was said."""
        self.echeance.definir(etat.echeance)
        self.responsable.definir(etat.responsable)
        self._retard.setVisible(etat.en_retard(date.today()))
        self.pieces.rafraichir()


def _paire(mots: str, controle: QWidget) -> QWidget:
    """Words and control on one line, never apart."""
    paire = QWidget()
    rangee = QHBoxLayout(paire)
    rangee.setContentsMargins(0, 0, theme_courant().px(8), 0)
    rangee.setSpacing(theme_courant().px(6))
    etiquette = Etiquette(mots, "petit", repli=False)
    QLabel.setBuddy(etiquette, controle)
    rangee.addWidget(etiquette)
    rangee.addWidget(controle)
    return paire
