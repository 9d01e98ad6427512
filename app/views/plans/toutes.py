"""All the lines of all the plans: one register, to sort, filter, change in bulk, exchange with a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.plan import LignePlan
from app.services import plans
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import Bouton, EtatVide, EtiquetteCoupee
from app.views.registre.page import PageRegistre


class VueLignes(PageRegistre):
    """Inside the page of the plans. ``reprendre(lignes)``: copy these lines into other plans."""

    reprendre = Signal(list)

    invite_filtre = "Filtrer : une difficulté, une structure, un état…"

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        registre = registre_des_lignes(contexte.dossier, contexte.catalogue)
        super().__init__(contexte, registre, "Toutes les lignes", parent=parent)
        disposition = self.layout()
        assert disposition is not None
        disposition.setContentsMargins(0, 0, 0, 0)
        self.table.fiche.connect(self._ouvrir_le_plan)
        self._selection()

    def _construire_tete(self) -> QHBoxLayout:
        """The page has its title: here, what this view is for."""
        tete = super()._construire_tete()
        place = tete.takeAt(0)
        if place is not None and (titre := place.widget()) is not None:
            titre.deleteLater()
        mots = "Une ligne par difficulté, toutes structures réunies. Alt+Entrée ouvre le plan de la structure."
        tete.insertWidget(0, EtiquetteCoupee(mots, "discret"), 1)
        return tete

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """« Reprendre pour d’autres structures… »"""
        self._reprendre = Bouton("Reprendre pour d’autres structures…", image="dupliquer", nom="reprendreLignes")
        self._reprendre.clicked.connect(lambda: self.reprendre.emit(self.table.lignes_choisies()))
        return (self._reprendre,)

    def resume(self, visibles: int, total: int) -> str:
        """How many, late ones, and those that belong to no structure yet."""
        lignes = self.contexte.dossier.lignes(LignePlan, "structure", "echeance", "etat")
        retard = sum(plans.en_retard(ligne, date.today()) for ligne in lignes)
        orphelines = sum(not ligne["structure"] for ligne in lignes)
        parties = [super().resume(visibles, total)]
        if retard:
            parties.append(f"⚠ {retard} en retard")
        if orphelines:
            parties.append(f"⚠ {orphelines} sans structure")
        return " · ".join(parties)

    def etat_vide(self) -> EtatVide:
        """From a plan, or a table pasted."""
        return EtatVide(
            "Aucune ligne pour l’instant",
            "Une ligne dit une difficulté, sa cause supposée, l’action envisagée, son échéance et ses moyens. Écrivez-"
            "les structure par structure, ou collez ici un tableau qui a une colonne « Structure ».",
            "Ajouter une ligne",
            image="tableau",
        )

    def _selection(self) -> None:
        super()._selection()
        ecriture = not self.contexte.dossier.lecture_seule
        self._reprendre.setEnabled(ecriture and bool(self.table.lignes_choisies()))

    def _ouvrir_le_plan(self, id: str) -> None:
        ligne = self.contexte.dossier.ligne(LignePlan, id)
        if ligne is not None and ligne["structure"]:
            self.contexte.navigation.aller(f"plan:{ligne['structure']}")
