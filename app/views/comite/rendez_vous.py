"""When, where, and who leads: the fields of a session."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.comite import Seance
from app.models.typographie import francais
from app.services.comite import ordre_du_jour, seances
from app.services.comite.seances import SeanceLue
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampDate, ChampLigne
from app.views.elements.liaison import lier
from app.views.theme import theme_courant

_CHAMPS = (
    ("jour", "Date", (0, 0, 5)),
    ("debut", "Début", (0, 5, 2)),
    ("fin", "Fin", (0, 7, 5)),
    ("lieu", "Lieu", (1, 0, 12)),
    ("objet", "Objet", (2, 0, 12)),
    ("animation", "Animée par", (3, 0, 6)),
    ("secretariat", "Notes prises par", (3, 6, 6)),
)
"""Column, label, place (row, column, width) on twelve columns."""

_INVITES = {"debut": "14 h 30", "lieu": "Salle, adresse ou lien", "objet": "Ce sur quoi elle porte"}


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
            lier(contexte, controle, partial(self._cle, nom), partial(self._ecrire, nom))
        for k in range(12):
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
        points = ordre_du_jour.points(self._contexte.dossier, lue.id)
        fin = ordre_du_jour.fin_prevue(lue.debut, points) if ordre_du_jour.duree_totale(points) else ""
        self.controles["fin"].setPlaceholderText(francais(f"{fin}, d’après les points") if fin else "")

    def _verifier(self, nom: str, texte: str) -> None:
        """An hour that isn’t one is kept as typed; the end of the session just can’t be told from it."""
        legible = not texte or ordre_du_jour.lire_heure(texte) is not None
        self.champs[nom].montrer_erreur("" if legible else "Écrivez l’heure ainsi : 14 h 30.")

    def _cle(self, nom: str) -> str:
        return f"{Seance.__tablename__}/{self.seance}/{nom}"

    def _ecrire(self, nom: str, valeur: Any) -> None:
        if self.seance:
            seances.modifier(self._contexte.dossier, self.seance, **{nom: valeur}, initiateur=self)
