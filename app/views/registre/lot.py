"""The same value for several rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.models.colonnes import Colonne, TypeChoix, TypeOuiNon
from app.models.nombres import ValeurIncomprise
from app.models.typographie import francais
from app.services.registres import Registre
from app.views.elements import BoutonDiscret, CaseACocher, Champ, Dialogue, Etiquette
from app.views.registre.editeurs import EDITEURS
from app.views.theme import theme_courant

_HAUTEUR = 124
"""Height of the value, in pixels at 100 %: room for a list of six."""


class DialogueLot(Dialogue):
    """Which column, which value; `resultat` after it was accepted."""

    def __init__(self, registre: Registre, noms: Sequence[str], combien: int, parent: QWidget | None = None) -> None:
        mots = registre.mots
        super().__init__(
            f"Modifier {mots.combien(combien)}",
            f"La valeur choisie remplacera celle de chaque {mots.singulier} {mots.accord('sélectionné')}."
            " Ctrl+Z annulera le tout.",
            parent,
        )
        self._colonnes = [
            registre.colonnes[n] for n in noms if n not in {registre.cle, *registre.fixes, *registre.a_lire}
        ]
        self.colonne = QComboBox()
        for colonne in self._colonnes:
            self.colonne.addItem(francais(colonne.libelle), colonne.nom)
        self.corps.addWidget(Champ("Colonne", self.colonne, nom="lotColonne"))
        self.pile = QStackedWidget()
        self._editeurs: list[Any] = [self._editeur(colonne) for colonne in self._colonnes]
        for editeur in self._editeurs:
            self.pile.addWidget(_en_haut(editeur))
        self.pile.setFixedHeight(theme_courant().px(_HAUTEUR))
        self.corps.addWidget(Etiquette("Nouvelle valeur", "gras"))
        self.corps.addWidget(self.pile)
        self._refus = Etiquette("", "erreur")
        self._refus.setVisible(False)
        self.corps.addWidget(self._refus)
        self.corps.addStretch(1)
        self.colonne.currentIndexChanged.connect(self._changer_de_colonne)
        self.completer()
        self._vider = BoutonDiscret("Vider ces cases", nom="lotVider")
        self._vider.clicked.connect(self.vider)
        self._pied.insertWidget(0, self._vider)
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Modifier", accepte=True, genre="principal").setDefault(True)
        self.valeur: Any = None
        self._changer_de_colonne(0)

    def completer(self) -> None:
        """What a register adds before the buttons, so that Tab meets it first."""

    def _changer_de_colonne(self, rang: int) -> None:
        self.pile.setCurrentIndex(rang)
        self._refus.setVisible(False)
        type_ = self._colonnes[rang].type
        oblige = isinstance(type_, TypeOuiNon) or (isinstance(type_, TypeChoix) and not type_.vide)
        self._vider.setVisible(not oblige)

    def _editeur(self, colonne: Colonne) -> QWidget:
        editeur: QWidget
        if isinstance(colonne.type, TypeOuiNon):
            editeur = CaseACocher(colonne.libelle)
        else:
            editeur = EDITEURS[type(colonne.type)](colonne, self)
            editeur.poser(None)  # type: ignore[attr-defined]
        editeur.setAccessibleName(francais(f"Nouvelle valeur : {colonne.libelle}"))
        editeur.setObjectName(f"lot.{colonne.nom}")
        return editeur

    def editeur(self, nom: str) -> Any:
        """The editor of a column; None where that column isn’t offered."""
        return next((e for c, e in zip(self._colonnes, self._editeurs, strict=True) if c.nom == nom), None)

    def accept(self) -> None:
        """Only a value that can be understood closes the dialog: Entrée, pressed too soon, empties nothing."""
        editeur = self._editeurs[self.colonne.currentIndex()]
        try:
            self.valeur = editeur.isChecked() if isinstance(editeur, CaseACocher) else editeur.lire()
            if self.valeur is None or self.valeur in ("", ()):
                raise ValeurIncomprise("Dites d’abord la nouvelle valeur.")
        except ValeurIncomprise as refus:
            self._refus.definir(str(refus))
            self._refus.setVisible(True)
            editeur.setFocus()
            return
        super().accept()

    def vider(self) -> None:
        """Nothing, in that column of all the rows: asked for by its own button."""
        self.valeur = None
        super().accept()

    def resultat(self) -> tuple[str, Any] | None:
        """Run; (field, value), or None if the user gave up."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        return str(self.colonne.currentData()), self.valeur


def _en_haut(editeur: QWidget) -> QWidget:
    """One line stays one line high; a list or a long text takes the room."""
    porteur = QWidget()
    colonne = QVBoxLayout(porteur)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.addWidget(editeur)
    if editeur.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed or isinstance(editeur, CaseACocher):
        colonne.addStretch(1)
    return porteur
