"""The list in which one says what a column of the file is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.models.colonnes import Colonne
from app.models.typographie import francais
from app.services.imports.appariement import IGNORER, NOTES
from app.views.theme import theme_courant

_RUBRIQUES: Mapping[str, str] = {
    "nom": "La structure",
    "contact_nom": "À qui parler",
    "aire_actuelle": "Le territoire",
    "secteur": "Le secteur d’activité",
    "annee_creation": "Le projet de la structure",
    "budget": "Le poids économique et social",
    "emplois": "Les compétences",
    "mobilisation": "La mobilisation",
    "diffusion_acceptee": "Divers",
}
"""First field of a heading → the heading, as in the sheet of a structure."""


def modele_des_champs(champs: Mapping[str, Colonne], parent: QWidget) -> QStandardItemModel:
    """Entries shared by all the lists of the dialog: leave out, notes, then the fields under their headings."""
    modele = QStandardItemModel(parent)
    for code, mots in ((IGNORER, "Ne pas reprendre"), (NOTES, "Ajouter aux notes de la structure")):
        modele.appendRow(_entree(mots, code))
    for nom, champ in champs.items():
        if nom in _RUBRIQUES:
            titre = _entree(_RUBRIQUES[nom], None)
            titre.setEnabled(False)
            titre.setFont(theme_courant().police(0.89, gras=True))
            modele.appendRow(titre)
        modele.appendRow(_entree(champ.libelle, nom))
    return modele


def _entree(mots: str, code: str | None) -> QStandardItem:
    entree = QStandardItem(francais(mots))
    entree.setData(code, Qt.ItemDataRole.UserRole)
    return entree


class ChoixChamp(QComboBox):
    """The field of one column."""

    def __init__(self, modele: QStandardItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(modele)
        self.setMaxVisibleItems(18)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(28)

    def definir(self, champ: str) -> None:
        """Show that choice."""
        self.setCurrentIndex(self.findData(champ))

    def champ(self) -> str:
        """The choice."""
        return str(self.currentData() or "")

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The list of columns scrolls instead."""
        evenement.ignore()
