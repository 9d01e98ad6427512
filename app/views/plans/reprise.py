"""« Reprendre pour d’autres structures » : which plans get a copy of the chosen lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.models.plan import LignePlan
from app.models.statuts import Mobilisation
from app.models.texte import sans_accents
from app.models.typographie import francais, pluriel
from app.services import plans
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Dialogue
from app.views.elements.champ import nommer
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant

_STRUCTURE = Qt.ItemDataRole.UserRole


class DialogueReprise(Dialogue):
    """Structures to tick; those that have left aren’t offered."""

    def __init__(self, contexte: Contexte, lignes: Sequence[str], parent: QWidget | None = None) -> None:
        combien = pluriel(len(lignes), "ligne")
        super().__init__(
            f"Reprendre {combien} pour d’autres structures",
            "Cochez les structures qui rencontrent la même difficulté. Chaque copie repart « à faire » et vit ensuite"
            " sa vie dans le plan de sa structure ; un plan qui a déjà la même ligne n’en reçoit pas deux.",
            parent,
        )
        self._combien = combien
        self.recherche = QLineEdit()
        self.recherche.setPlaceholderText("Chercher une structure")
        self.recherche.setClearButtonEnabled(True)
        nommer(self.recherche, "Chercher une structure", "repriseRecherche")
        self.recherche.textChanged.connect(self._filtrer)
        self.corps.addWidget(self.recherche)
        self.liste = QListWidget()
        nommer(self.liste, "Structures à cocher", "repriseStructures")
        self.liste.setSpacing(2)
        self.liste.setMinimumHeight(theme_courant().px(240))
        self._garnir(contexte, lignes)
        self.liste.itemChanged.connect(self._compter)
        self.corps.addWidget(self.liste)
        self._tout = BoutonDiscret("Cocher toutes celles qui sont montrées", image="coche", nom="repriseTout")
        self._tout.clicked.connect(self._cocher_les_montrees)
        self.corps.addWidget(self._tout, 0, Qt.AlignmentFlag.AlignLeft)
        self.ajouter_bouton("Annuler", accepte=False)
        self.bouton = self.ajouter_bouton("Reprendre", accepte=True, genre="principal", nom="repriseAccepter")
        self.bouton.setDefault(True)
        self._compter()

    def _garnir(self, contexte: Contexte, lignes: Sequence[str]) -> None:
        origines = {(contexte.dossier.ligne(LignePlan, id) or {}).get("structure") for id in lignes}
        for etat in plans.lire_etats(contexte.dossier, date.today()):
            if etat.degre is Mobilisation.SORTIE or origines == {etat.structure}:
                continue
            combien = pluriel(etat.lignes, "ligne") if etat.lignes else "aucune ligne"
            mots = f"{etat.nom or '(sans nom)'} — {etat.degre.libelle.lower()}, {combien}"
            element = QListWidgetItem(francais(mots), self.liste)
            element.setData(_STRUCTURE, etat.structure)
            element.setFlags(element.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            element.setCheckState(Qt.CheckState.Unchecked)

    def _elements(self) -> list[QListWidgetItem]:
        return [self.liste.item(rang) for rang in range(self.liste.count())]

    def _filtrer(self, texte: str) -> None:
        mots = sans_accents(texte).split()
        for element in self._elements():
            element.setHidden(not all(mot in sans_accents(element.text()) for mot in mots))

    def _cocher_les_montrees(self) -> None:
        self.liste.blockSignals(True)
        for element in self._elements():
            if not element.isHidden():
                element.setCheckState(Qt.CheckState.Checked)
        self.liste.blockSignals(False)
        self.liste.viewport().update()
        self._compter()

    def choisies(self) -> list[str]:
        """The structures ticked, also those that the search hides now."""
        return [str(e.data(_STRUCTURE)) for e in self._elements() if e.checkState() is Qt.CheckState.Checked]

    def _compter(self) -> None:
        combien = len(self.choisies())
        self.bouton.setEnabled(combien > 0)
        self.bouton.definir(f"Reprendre pour {pluriel(combien, 'structure')}" if combien else "Reprendre")


def reprendre_des_lignes(contexte: Contexte, lignes: Sequence[str], parent: QWidget) -> None:
    """Ask for which structures, then copy, in one gesture."""
    dialogue = DialogueReprise(contexte, lignes, parent.window())
    if not lignes or dialogue.exec() != QDialog.DialogCode.Accepted:
        return
    choisies = dialogue.choisies()

    def copier() -> None:
        copiees, laissees = plans.reprendre(contexte.dossier, lignes, choisies)
        dit = f"{pluriel(copiees, 'ligne copiée', 'lignes copiées')}."
        if laissees:
            dit += f" {pluriel(laissees, 'était déjà là', 'étaient déjà là')}."
        QTimer.singleShot(0, parent, lambda: contexte.navigation.annonce.emit(francais(dit)))

    tenter(parent, copier)
