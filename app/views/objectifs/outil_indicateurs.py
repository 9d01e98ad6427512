"""The indicators inside « Finaliser le cadre de référence de l’évaluation », and the registers that lack one (R14)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.typographie import pluriel
from app.services import objectifs
from app.services.ecriture.changements import Changes
from app.services.registres.objectifs import registre_des_indicateurs
from app.services.saisies import PROJET
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.objectifs.registres_choisis import RegistresChoisis
from app.views.registre.replie import TableReplie

_COLONNES = ("texte", "resultat", "depart", "cible", "unite", "registre", "outil")
_LIGNES_MIN, _LIGNES_MAX = 3, 8
_TABLES = tuple(str(e.__tablename__) for e in (Objectif, Resultat, Indicateur, PROJET.entite))


class OutilIndicateurs(Outil):
    """A table of indicators; under it the registers chosen that nothing measures yet."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        colonne = self.disposer(action)
        colonne.addWidget(Etiquette("Les indicateurs", "rubrique"))
        registre = registre_des_indicateurs(contexte.dossier, contexte.catalogue)
        self.table = TableReplie(contexte, registre, _COLONNES)
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.table.fiche.connect(lambda id: contexte.navigation.aller(f"objectifs:{id}"))
        colonne.addWidget(self.table)
        self.registres = RegistresChoisis(contexte, bref=True)
        self.registres.combler.connect(lambda _registre: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        colonne.addWidget(self.registres)
        pied = QHBoxLayout()
        self._compte = Etiquette("", "petit")
        pied.addWidget(self._compte, 1)
        lien = Lien("Voir le projet d’évaluation", "objectifs:evaluation", nom=f"evaluation.{action}")
        lien.suivi.connect(contexte.navigation.aller)
        pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        self._dire()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        if changes is None or changes.touche(*_TABLES):
            self.table.rafraichir(changes)
            self._dire()

    def _dire(self) -> None:
        trace = objectifs.lire_trace(self._contexte.dossier, self._contexte.catalogue)
        incomplets = sum(bool(mesure.trous) for mesure in trace.mesures)
        dit = (
            pluriel(len(trace.mesures), "indicateur")
            if trace.mesures
            else "Tapez un premier indicateur dans le tableau."
        )
        self._compte.definir(f"{dit} · {pluriel(incomplets, 'incomplet')}" if incomplets else dit)
        self.registres.montrer(trace)
