"""The points de vigilance that bite in an action, inside its card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.vigilance import Decision, PointVigilance
from app.services import vigilance
from app.services.ecriture.changements import Changes
from app.services.vigilance import EtatVigilance
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.theme import theme_courant
from app.views.vigilance.point import LigneVigilance


class OutilVigilance(Outil):
    """Those of the family of the level chosen, questions first, and the way to all of them."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._action = contexte, action
        self.lignes: dict[str, LigneVigilance] = {}
        theme = theme_courant()
        colonne = self.disposer(f"{action}.vigilance", 4)
        tete = QHBoxLayout()
        tete.addWidget(Etiquette("Points de vigilance", "rubrique", repli=False))
        tete.addStretch(1)
        for mots, adresse, nom in (
            ("Ajouter le vôtre", "vigilance:ajouter", "ajouterLeVotre"),
            ("Voir tous les points", "vigilance", "tousLesPoints"),
        ):
            lien = Lien(mots, adresse, nom=f"{nom}.{action}")
            lien.suivi.connect(contexte.navigation.aller)
            lien.setEnabled(adresse == "vigilance" or not contexte.dossier.lecture_seule)
            tete.addWidget(lien)
        colonne.addLayout(tete)
        self._resume = Etiquette("", "petit")
        colonne.addWidget(self._resume)
        self._rangs = QVBoxLayout()
        self._rangs.setSpacing(theme.px(2))
        colonne.addLayout(self._rangs)
        self.rafraichir(None)

    def _points(self) -> dict[str, EtatVigilance]:
        dossier, catalogue = self._contexte.dossier, self._contexte.catalogue
        famille = vigilance.famille_du_dossier(dossier, catalogue)
        mordent = {point.code for point in catalogue.vigilance.de_l_action(self._action) if point.vaut_pour(famille)}
        etats = [etat for etat in vigilance.lire(dossier, catalogue) if etat.point.code in mordent]
        etats.sort(key=lambda etat: etat.genre.code != "question")
        return {etat.point.code: etat for etat in etats}

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the points again; those of another family than the level’s go away."""
        if changes is not None and not changes.touche(
            str(PointVigilance.__tablename__), str(Decision.__tablename__), "projet_intervention"
        ):
            return
        etats = self._points()
        for rang, (code, etat) in enumerate(etats.items()):
            if code not in self.lignes:
                self.lignes[code] = LigneVigilance(self._contexte, etat)
                self._rangs.insertWidget(rang, self.lignes[code])
        for code, ligne in self.lignes.items():
            ligne.setVisible(code in etats)
            if code in etats:
                ligne.montrer(etats[code])
        self._resume.definir(vigilance.resumer(etats.values()))
