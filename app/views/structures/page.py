"""The register of structures bénéficiaires (R06, R07): `structures`, `structure:<id>`, `structures:importer`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.services import structures
from app.services.registres.structures import registre_des_structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, EtatVide
from app.views.registre.page import PageRegistre
from app.views.structures.fiche import FicheStructure
from app.views.structures.importation import importer_une_liste


class PageStructures(PageRegistre):
    """The whole register; ``importDemande()`` when the user wants to bring in a list."""

    importDemande = Signal()

    invite_filtre = "Filtrer : un nom, un secteur, une commune…"

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        registre = registre_des_structures(contexte.catalogue)
        super().__init__(contexte, registre, "Structures bénéficiaires", FicheStructure, parent)

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """« Importer une liste… »"""
        return (self._importer("importerListe"),)

    def etat_vide(self) -> EtatVide:
        """One by one, pasted, or imported."""
        vide = EtatVide(
            "Aucune structure pour l’instant",
            "Ajoutez les structures pressenties une à une, collez une liste venue d’un tableur ou importez un fichier.",
            "Ajouter une structure",
            image="groupe",
        )
        colonne = vide.layout()
        assert isinstance(colonne, QVBoxLayout)
        colonne.insertWidget(colonne.count() - 1, self._importer("importerVide"), 0, Qt.AlignmentFlag.AlignHCenter)
        return vide

    def _importer(self, nom: str) -> Bouton:
        bouton = Bouton("Importer une liste…", image="importer", nom=nom)
        bouton.clicked.connect(self.importer)
        return bouton

    def resume(self, visibles: int, total: int) -> str:
        """How many, and how many at each degree of mobilisation."""
        effectifs = structures.effectifs(self.contexte.dossier)
        degres = [_au_pluriel(degre, combien) for degre, combien in effectifs.items() if combien]
        return " · ".join((super().resume(visibles, total), *degres))

    def aller(self, cible: str) -> None:
        """``importer``: the import; the rest as any register."""
        if cible.rpartition(":")[2] == "importer":
            self.importer()
        else:
            super().aller(cible)

    def importer(self) -> None:
        """Bring in a list of structures: the dialog proposes, the user decides."""
        self.importDemande.emit()
        importer_une_liste(self.contexte, self.window())


def _au_pluriel(degre: Mobilisation, combien: int) -> str:
    return f"{combien}\u00a0{degre.libelle.lower()}{'s' if combien > 1 and degre is not Mobilisation.AU_TERME else ''}"
