"""The same value for several structures; another degree of mobilisation asks for its day and its reason (R07)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.views.elements import Champ, ChampDate, ChampLigne
from app.views.registre.lot import DialogueLot
from app.views.theme import theme_courant

MOBILISATION = "mobilisation"


class DialogueLotStructures(DialogueLot):
    """`DialogueLot`; ``jour`` and ``motif`` stand under the degree, and nowhere else."""

    def completer(self) -> None:
        """The day and the reason, on the page of the degree."""
        self.jour = ChampDate(nom="lot.jour")
        self.jour.definir(date.today())
        self.motif = ChampLigne(nom="lot.motif")
        self.etape = QWidget()
        rangee = QHBoxLayout(self.etape)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme_courant().px(14))
        self._champ_motif = Champ("Remarque (facultatif)", self.motif, nom="lot.motif")
        rangee.addWidget(Champ("Le", self.jour, nom="lot.jour"), 1)
        rangee.addWidget(self._champ_motif, 1)
        self.etape.setVisible(False)
        self.setMinimumWidth(theme_courant().px(500))
        degres = self.editeur(MOBILISATION)
        page = degres.parentWidget().layout() if degres is not None else None
        if page is not None:
            page.insertWidget(1, self.etape)
            self.etape.setVisible(True)
            degres.currentIndexChanged.connect(self._nommer_le_motif)

    def _nommer_le_motif(self) -> None:
        editeur = self.editeur(MOBILISATION)
        sortie = editeur is not None and editeur.currentText() == Mobilisation.SORTIE.libelle
        self._champ_motif.libelle.definir(
            "Pourquoi partent-elles ? (facultatif)" if sortie else "Remarque (facultatif)"
        )

    def accept(self) -> None:
        """A day that can’t be read keeps the dialog open."""
        if self.colonne.currentData() == MOBILISATION:
            self.jour.terminer()
            self.motif.terminer()
            if self.jour.en_defaut():
                self.jour.ligne.setFocus()
                return
        super().accept()
