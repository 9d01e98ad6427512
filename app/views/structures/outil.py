"""The register inside the actions that qualify or mobilise the structures: the columns that answer the action."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services import structures
from app.services.ecriture.changements import Changes
from app.services.registres.structures import registre_des_structures
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.registre.table import TableRegistre
from app.views.structures.importation import importer_une_liste

COLONNES: Mapping[str, tuple[str, ...]] = {
    "cibler.territoire": ("nom", "commune", "aire_actuelle", "aire_potentielle", "hors_territoire"),
    "cibler.secteur": ("nom", "secteur", "branche"),
    "cibler.projets": ("nom", "annee_creation", "adherents", "histoire", "vie_associative", "finalites"),
    "cibler.poids": ("nom", "budget", "financements", "partenariats", "etp"),
    "cibler.competences": ("nom", "emplois", "qualification", "savoir_faire"),
    "mobiliser.contact": (
        "nom", "mobilisation", "contact_concernee", "contact_attentes", "contact_reponse", "contact_methodologie",
    ),
    "mobiliser.implication": ("nom", "mobilisation", "participant", "correlation", "disponibilite"),
}  # fmt: skip
"""Action → the columns shown there; the first is always the name."""

_AU_TELEPHONE = ("mobiliser.contact", "mobiliser.implication")
"""Actions that one fills in with somebody on the line."""

_LIGNES_MIN, _LIGNES_MAX = 4, 8


class OutilStructures(Outil):
    """A table of 4 to 8 rows, and the way to the whole register."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colonne = self.disposer(action)
        self._contexte = contexte
        self.table = TableRegistre(contexte, registre_des_structures(contexte.catalogue), COLONNES[action])
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.table.fiche.connect(lambda id: contexte.navigation.aller(f"structure:{id}"))
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._compte = Etiquette("", "petit", repli=False)
        pied.addWidget(self._compte)
        pied.addStretch(1)
        importer = BoutonDiscret("Importer une liste…", image="importer", nom=f"importer.{action}")
        importer.clicked.connect(lambda: importer_une_liste(contexte, self.window()))
        importer.setEnabled(not contexte.dossier.lecture_seule)
        self._importer = importer
        pied.addWidget(importer)
        self.entretien: BoutonDiscret | None = None
        if action in _AU_TELEPHONE:
            self.entretien = BoutonDiscret("Entretien suivant", image="groupe", nom=f"entretien.{action}")
            self.entretien.clicked.connect(self._mener_les_entretiens)
            pied.addWidget(self.entretien)
        registre = Lien("Ouvrir le registre", "structures", nom=f"registre.{action}")
        registre.suivi.connect(contexte.navigation.aller)
        pied.addWidget(registre, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        self.table.modele.modelReset.connect(self._compter)
        self.table.modele.rowsInserted.connect(self._compter)
        self._compter()

    def _compter(self) -> None:
        total = self.table.modele.total
        self._compte.definir(
            pluriel(total, "structure")
            if total
            else "Tapez un premier nom dans le tableau, collez une liste, ou importez-la."
        )
        self._importer.setVisible(total == 0)
        if self.entretien is not None:
            combien = structures.combien_a_contacter(self._contexte.dossier)
            self.entretien.definir(f"Entretien suivant ({combien} à mener)" if combien else "Revoir les entretiens")
            self.entretien.setVisible(total > 0)
            self.entretien.setEnabled(not self._contexte.dossier.lecture_seule)

    def _mener_les_entretiens(self) -> None:
        """Those nobody called yet, the row one is on first; when all were called, all of them from that row."""
        from app.views.structures.entretien import DialogueEntretien

        dossier = self._contexte.dossier
        ids = structures.a_contacter(dossier) or tuple(ligne["id"] for ligne in structures.lister(dossier, "id"))
        depart = self.table.id_courant()
        if depart in ids:
            rang = ids.index(depart)
            ids = ids[rang:] + ids[:rang]
        DialogueEntretien(self._contexte, ids, self.window()).exec()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the register."""
        self.table.rafraichir(changes)
        if self.entretien is not None and (changes is None or changes.touche("structure")):
            self._compter()
