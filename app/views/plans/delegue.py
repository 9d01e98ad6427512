"""The cells of a plan d’accompagnement: read whole, not scrolled through; an échéance is a day or words."""

from __future__ import annotations

from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.models.echeance import TypeEcheance
from app.views.registre import delegue_replie
from app.views.registre.editeurs import EditeurLigne
from app.views.registre.modele import ColonneRole, Index


class DelegueReplie(delegue_replie.DelegueReplie):
    """Words wrapped in their cell, from its top."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An échéance is typed on one line, in days or in words."""
        colonne = index.data(ColonneRole)
        if not isinstance(colonne.type, TypeEcheance):
            return super().createEditor(parent, option, index)
        editeur = EditeurLigne(colonne, parent)
        editeur.setObjectName(f"cellule.{colonne.nom}")
        editeur.setAccessibleName(f"{colonne.libelle}, une date ou des mots")
        editeur.setPlaceholderText("date ou mots")
        return editeur
