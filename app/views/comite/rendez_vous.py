"""When, where, and who leads: the fields of a session."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.comite import Seance
from app.services.comite import ordre_du_jour, seances
from app.services.comite.seances import SeanceLue
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampDate, ChampLigne
from app.views.elements.liaison import figer, tenter
from app.views.theme import theme_courant

_CHAMPS = (
    ("jour", "Date", (0, 0, 2)),
    ("debut", "Début", (0, 2, 1)),
    ("fin", "Fin", (0, 3, 1)),
    ("lieu", "Lieu", (1, 0, 4)),
    ("objet", "Objet", (2, 0, 4)),
    ("animation", "Animée par", (3, 0, 2)),
    ("secretariat", "Notes prises par", (3, 2, 2)),
)
"""Column, label, place (row, column, width)."""

_INVITES = {"debut": "14 h 30", "fin": "16 h 30", "lieu": "Salle, adresse ou lien", "objet": "Ce sur quoi elle porte"}


class RendezVous(QWidget):
    """The session’s own fields; what is typed is written to the session it was typed for."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.seance = ""
        self.controles: dict[str, Any] = {}
        self.champs: dict[str, Champ] = {}
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(theme_courant().px(10))
        grille.setVerticalSpacing(theme_courant().px(6))
        for nom, libelle, (rang, k, large) in _CHAMPS:
            controle = ChampDate() if nom == "jour" else ChampLigne(invite=_INVITES.get(nom, ""))
            self.controles[nom] = controle
            self.champs[nom] = Champ(libelle, controle, nom=f"seance.{nom}")
            grille.addWidget(self.champs[nom], rang, k, 1, large, Qt.AlignmentFlag.AlignTop)
            self._lier(controle, nom)
        for k in range(4):
            grille.setColumnStretch(k, 1)

    def montrer(self, lue: SeanceLue) -> None:
        """Show the fields of that session."""
        if lue.id != self.seance:
            for controle in self.controles.values():
                controle.terminer()
        self.seance = lue.id
        for nom, controle in self.controles.items():
            controle.definir(getattr(lue, nom))
        for nom in ("debut", "fin"):
            self._verifier(nom, getattr(lue, nom))

    def _verifier(self, nom: str, texte: str) -> None:
        """An hour that isn’t one is kept as typed; the end of the session just can’t be told from it."""
        legible = not texte or ordre_du_jour.lire_heure(texte) is not None
        self.champs[nom].montrer_erreur("" if legible else "Écrivez l’heure ainsi : 14 h 30.")

    def _lier(self, controle: Any, nom: str) -> None:
        if self._contexte.dossier.lecture_seule:
            figer(controle)
            return
        controle.valide.connect(lambda valeur: self._valider(controle, nom, valeur))
        if hasattr(controle, "brouillon"):
            controle.brouillon.connect(lambda texte: self._contexte.session.garder_brouillon(self._cle(nom), texte))

    def _cle(self, nom: str) -> str:
        return f"{Seance.__tablename__}/{self.seance}/{nom}"

    def _valider(self, controle: QWidget, nom: str, valeur: Any) -> None:
        ecrit = self.seance and tenter(
            controle, lambda: seances.modifier(self._contexte.dossier, self.seance, **{nom: valeur}, initiateur=self)
        )
        if ecrit and hasattr(controle, "brouillon"):
            self._contexte.session.oublier_brouillon(self._cle(nom))
