"""What partners expect, inside the action that adapts the project to it: the table, then what there is to settle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import francais, pluriel
from app.services.ecriture.changements import Changes
from app.services.registres.partenaires import registre_des_attentes
from app.services.reseau import Reseau, dire_les_tensions, lire_reseau
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.partenaires.attente import ouvrir_attente
from app.views.partenaires.tables import TableTensions
from app.views.registre.replie import TableReplie

COLONNES = ("texte", "partenaire", "position", "objectif", "face_a", "reponse", "reglee")
_LIGNES_MIN, _LIGNES_MAX = 4, 8
_TENSIONS_MAX = 5


class OutilAttentes(Outil):
    """All expectations, whoever they come from; the clashes among them, to open, decide or settle."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        colonne = self.disposer(action)
        self.table = TableReplie(contexte, registre_des_attentes(contexte.dossier, contexte.catalogue), COLONNES)
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.table.fiche.connect(lambda id: ouvrir_attente(contexte, id, self))
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._compte = Etiquette("", "petit")
        pied.addWidget(self._compte, 1)
        lien = Lien("Attentes et tensions", "partenaires:attentes", nom=f"tensions.{action}")
        lien.suivi.connect(contexte.navigation.aller)
        pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        self._resume = Etiquette("", "gras")
        colonne.addWidget(self._resume)
        self.tensions = TableTensions(contexte, _TENSIONS_MAX)
        colonne.addWidget(self.tensions)
        self._remarquer()
        for signal in (self.table.modele.modelReset, self.table.modele.rowsInserted, self.table.modele.dataChanged):
            signal.connect(self._remarquer)

    def _remarquer(self) -> None:
        reseau = lire_reseau(self._contexte.dossier, self._contexte.catalogue)
        self._compte.definir(francais(_dire_le_compte(reseau)))
        self._resume.definir(francais(dire_les_tensions(reseau)))
        self.tensions.montrer(reseau)
        visibles = bool(self.tensions.modele.lignes)
        self._resume.setVisible(visibles)
        self.tensions.setVisible(visibles)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed; a decision changes what is said of a tension."""
        self.table.rafraichir(changes)
        if changes is None or changes.touche("attente", "partenaire", "objectif", "decision"):
            self._remarquer()


def _dire_le_compte(reseau: Reseau) -> str:
    if not reseau.attentes:
        if not reseau.partenaires:
            return "Notez d’abord les partenaires (action « Constituer un réseau partenarial »), puis leurs attentes."
        return "Écrivez une première attente ; dites ensuite de quel partenaire elle vient."
    perdues = sum(a["partenaire"] not in reseau.noms for a in reseau.attentes)
    debut = pluriel(len(reseau.attentes), "attente")
    if not perdues:
        return debut
    return f"{debut}, dont {perdues} sans partenaire : dites de qui elle{'s viennent' if perdues > 1 else ' vient'}."
