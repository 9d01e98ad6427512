"""« Objectifs individuels » : what each structure expects, under what all of them share."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Carte, Etiquette
from app.views.elements.flot import DispositionFlot
from app.views.plans.objectifs import TableObjectifs
from app.views.plans.partages import ObjectifsPartages
from app.views.registre.filtre import FiltreDeTable
from app.views.theme import theme_courant


class VueObjectifs(QWidget):
    """The shared objectives pinned above the table of the individual ones."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        carte = Carte(nom="objectifsPartagesCarte")
        self._partages = ObjectifsPartages(contexte, nom="objectifsPartagesVue")
        carte.ajouter(self._partages)
        colonne.addWidget(carte)
        self.table = TableObjectifs(contexte)
        self.table.fiche.connect(lambda structure: contexte.navigation.aller(f"plan:{structure}"))
        colonne.addLayout(self._construire_barre())
        colonne.addWidget(self.table, 1)
        self._compte = Etiquette("", "petit")
        colonne.addWidget(self._compte)
        modele = self.table.modele
        for signal in (modele.modelReset, modele.dataChanged):
            signal.connect(self._compter)
        self.table.selectionModel().selectionChanged.connect(self._suivre_selection)
        modele.modelReset.connect(self._suivre_selection)
        self._compter()
        self._suivre_selection()

    def _construire_barre(self) -> DispositionFlot:
        barre = DispositionFlot(ecart=theme_courant().px(6))
        self.filtre = FiltreDeTable(
            "Filtrer : une structure, un mot…", "Filtrer les objectifs individuels", "filtreObjectifs"
        )
        self.filtre.setMinimumWidth(theme_courant().px(300))
        self.filtre.cherche.connect(self.table.filtrer)
        self.filtre.descendu.connect(self.table.prendre_le_clavier)
        barre.addWidget(self.filtre)
        self._modifier = BoutonDiscret("Modifier la sélection…", image="crayon", nom="modifierObjectifs")
        self._modifier.clicked.connect(self.table.modifier_selection)
        self._ouvrir = BoutonDiscret("Ouvrir le plan", image="document", nom="ouvrirPlan")
        self._ouvrir.clicked.connect(self.table._ouvrir_fiche)
        barre.addWidget(self._modifier)
        barre.addWidget(self._ouvrir)
        return barre

    def _suivre_selection(self) -> None:
        choisies = bool(self.table.lignes_choisies())
        self._modifier.setEnabled(choisies and not self._contexte.dossier.lecture_seule)
        self._ouvrir.setEnabled(choisies)

    def _compter(self) -> None:
        modele = self.table.modele
        rang = modele.rang_de_colonne("objectif_individuel")
        ecrits = sum(bool(modele.valeur(modele.index(ligne, rang))) for ligne in range(modele.visibles))
        dits = "objectif individuel écrit", "objectifs individuels écrits"
        self._compte.definir(
            f"{pluriel(ecrits, *dits)} sur {pluriel(modele.visibles, 'structure montrée', 'structures montrées')}"
        )

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self._partages.rafraichir(changes)
        self.table.rafraichir(changes)
