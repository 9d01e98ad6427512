"""The register of structures bénéficiaires (R06, R07): `structures`, `structure:<id>`, `structures:importer`."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.models.statuts import Mobilisation
from app.models.typographie import francais, pluriel
from app.services import structures
from app.services.ecriture.changements import Changes
from app.services.registre import colonnes_des_structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonDiscret, BoutonPrincipal, Carte, EtatVide, Etiquette, TitrePage
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.page import Page
from app.views.structures.fiche import FicheStructure
from app.views.structures.importation import importer_une_liste
from app.views.structures.jeux import JEUX, colonnes_du_jeu
from app.views.structures.lot import DialogueLot
from app.views.structures.table import TableStructures
from app.views.theme import theme_courant


class PageStructures(Page):
    """The whole register; ``importDemande()`` when the user wants to bring in a list."""

    importDemande = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageStructures")
        theme = theme_courant()
        self._colonnes = colonnes_des_structures(contexte.catalogue)
        self.jeu = JEUX[0][0]
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(26), theme.px(14))
        colonne.setSpacing(theme.px(10))
        colonne.addLayout(self._construire_tete())
        self._compteurs = Etiquette("", "discret")
        self._compteurs.setObjectName("compteurs")
        colonne.addWidget(self._compteurs)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.table = TableStructures(contexte, self._colonnes, colonnes_du_jeu(self.jeu))
        self.table.fiche.connect(self.ouvrir_fiche)
        self.table.courante.connect(self._suivre)
        self.table.modele.modelReset.connect(self._compter)
        self.table.modele.rowsInserted.connect(self._compter)
        self.table.modele.dataChanged.connect(self._compter)
        self.table.selectionModel().selectionChanged.connect(self._selection)
        self._pile.addWidget(self._construire_registre())
        self.vide = EtatVide(
            "Aucune structure pour l’instant",
            "Ajoutez les structures pressenties une à une, collez une liste venue d’un tableur ou importez un fichier.",
            "Ajouter une structure",
            image="groupe",
        )
        self.vide.demande.connect(self.ajouter)
        importer = Bouton("Importer une liste…", image="importer", nom="importerVide")
        importer.clicked.connect(self.importer)
        self.vide.layout().insertWidget(self.vide.layout().count() - 1, importer, 0, Qt.AlignmentFlag.AlignHCenter)  # type: ignore[union-attr]
        self._pile.addWidget(self.vide)
        self._rechercher = QAction(self)
        self._rechercher.setShortcut(QKeySequence.StandardKey.Find)
        self._rechercher.triggered.connect(self.filtre.setFocus)
        self.addAction(self._rechercher)
        self._commence = False
        self._compter()

    def _construire_tete(self) -> QHBoxLayout:
        tete = QHBoxLayout()
        tete.setSpacing(theme_courant().px(8))
        tete.addWidget(TitrePage("Structures bénéficiaires"), 1)
        ecriture = not self.contexte.dossier.lecture_seule
        importer = Bouton("Importer une liste…", image="importer", nom="importerListe")
        importer.clicked.connect(self.importer)
        ajouter = BoutonPrincipal("Ajouter une structure", image="plus", nom="ajouterStructure")
        ajouter.clicked.connect(self.ajouter)
        for bouton in (importer, ajouter):
            bouton.setEnabled(ecriture)
            tete.addWidget(bouton)
        self._en_tete = (importer, ajouter)
        return tete

    def _construire_registre(self) -> QWidget:
        theme = theme_courant()
        registre = QWidget()
        colonne = QVBoxLayout(registre)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addLayout(self._construire_jeux())
        colonne.addLayout(self._construire_barre())
        self.separateur = QSplitter()
        self.separateur.setChildrenCollapsible(False)
        self.separateur.addWidget(self.table)
        self.fiche = FicheStructure(self.contexte)
        self.fiche.fermee.connect(self.fermer_fiche)
        self._volet = Carte(nom="voletFiche")
        self._volet.ajouter(self.fiche)
        self._volet.setMinimumWidth(theme.px(340))
        self._volet.setVisible(False)
        self.separateur.addWidget(self._volet)
        self.separateur.setStretchFactor(0, 1)
        for i in range(self.separateur.count()):
            if (volet := self.separateur.widget(i)) is not None:
                volet.raise_()  # screen readers meet the panes from left to right (FACTS §1.4)
        colonne.addWidget(self.separateur, 1)
        return registre

    def _construire_jeux(self) -> DispositionFlot:
        rangee = DispositionFlot(ecart=theme_courant().px(4))
        self._groupe = QButtonGroup(self)
        for code, mots, _ in JEUX:
            bouton = QPushButton(francais(mots))
            bouton.setProperty("genre", "segment")
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setObjectName(f"jeu.{code}")
            bouton.setAccessibleName(francais(f"Colonnes : {mots}"))
            bouton.setChecked(code == self.jeu)
            bouton.clicked.connect(lambda _=False, c=code: self.montrer_jeu(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        return rangee

    def _construire_barre(self) -> DispositionFlot:
        theme = theme_courant()
        barre = DispositionFlot(ecart=theme.px(6))
        self.filtre = QLineEdit()
        self.filtre.setObjectName("filtreStructures")
        self.filtre.setAccessibleName("Filtrer les structures")
        self.filtre.setPlaceholderText("Filtrer : un nom, un secteur, une commune…".replace(" :", "\u00a0:"))
        self.filtre.setClearButtonEnabled(True)
        self._tailler()
        theme.change.connect(self._tailler)
        self._attente = QTimer(self)
        self._attente.setSingleShot(True)
        self._attente.setInterval(60)
        self._attente.timeout.connect(lambda: self.table.filtrer(self.filtre.text()))
        self.filtre.textChanged.connect(lambda: self._attente.start())
        barre.addWidget(self.filtre)
        self._choisies = Etiquette("", "petit", repli=False)
        self._modifier = BoutonDiscret("Modifier la sélection…", image="crayon", nom="modifierSelection")
        self._modifier.clicked.connect(self.modifier_selection)
        self._ouvrir = BoutonDiscret("Ouvrir la fiche", image="document", nom="ouvrirFiche")
        self._ouvrir.clicked.connect(lambda: self.ouvrir_fiche(self.table.id_courant() or ""))
        self._supprimer = BoutonDiscret("Supprimer", image="corbeille", nom="supprimerStructures")
        self._supprimer.clicked.connect(self.table.supprimer)
        for bouton in (self._modifier, self._ouvrir, self._supprimer):
            bouton.setEnabled(False)
            barre.addWidget(bouton)
        barre.addWidget(self._choisies)
        return barre

    def _tailler(self) -> None:
        self.filtre.setFixedWidth(theme_courant().px(320))

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """For the title of the window."""
        return "Structures bénéficiaires"

    def aller(self, cible: str) -> None:
        """Nothing: the register. ``importer``: the import. An id: that structure and its sheet."""
        id = cible.rpartition(":")[2]
        if id == "importer":
            self.importer()
        elif id in {code for code, _, _ in JEUX}:
            self.montrer_jeu(id)
        elif id:
            if self.table.modele.ligne_de(id) < 0:
                self.filtre.clear()
                self.table.filtrer("")
            self.ouvrir_fiche(id)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self.table.rafraichir(changes)
        if not self.fiche.rafraichir(changes):
            self.fermer_fiche()
        if changes is None or changes.touche("structure"):
            self._compter()

    # --- gestures ---------------------------------------------------------------------------------------------

    def montrer_jeu(self, code: str) -> None:
        """Show another set of columns."""
        self.jeu = code
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"jeu.{code}")
        self.table.montrer_colonnes(colonnes_du_jeu(code))

    def ajouter(self) -> None:
        """Type the name of a new structure at the end of the table."""
        self._commence = True
        self.filtre.clear()
        self._compter()
        self.table.filtrer("")
        self.table.ajouter()

    def importer(self) -> None:
        """Bring in a list of structures: the dialog proposes, the user decides."""
        self.importDemande.emit()
        importer_une_liste(self.contexte, self.window())

    def modifier_selection(self) -> None:
        """The same value in one column of all the selected structures, in one gesture."""
        ids = self.table.lignes_choisies()
        if not ids:
            return
        resultat = DialogueLot(self._colonnes, colonnes_du_jeu(self.jeu), len(ids), self.window()).resultat()
        if resultat is not None:
            nom, valeur = resultat
            tenter(self, lambda: structures.modifier_plusieurs(self.contexte.dossier, ids, nom, valeur))

    def ouvrir_fiche(self, id: str) -> None:
        """Show the sheet of a structure beside the table."""
        if not id or not self.fiche.montrer(id):
            self.contexte.navigation.annonce.emit("Cette structure n’est plus dans le registre.")
            return
        self.table.viser(id)
        if not self._volet.isVisible():
            self._volet.setVisible(True)
            total = max(self.separateur.width(), 700)
            large = min(max(theme_courant().px(400), total * 2 // 5), theme_courant().px(460))
            self.separateur.setSizes([total - large, large])

    def fermer_fiche(self) -> None:
        """Give the whole width back to the table."""
        self.fiche.terminer_tout()
        self._volet.setVisible(False)
        self.table.setFocus()

    def _suivre(self, id: str) -> None:
        if self._volet.isVisible() and id != self.fiche.id:
            self.fiche.montrer(id)

    # --- counters ---------------------------------------------------------------------------------------------

    def _selection(self) -> None:
        combien = len(self.table.lignes_choisies())
        ecriture = not self.contexte.dossier.lecture_seule
        plusieurs = pluriel(combien, "structure sélectionnée", "structures sélectionnées")
        self._choisies.definir(plusieurs if combien > 1 else "")
        self._modifier.setEnabled(ecriture and combien > 0)
        self._supprimer.setEnabled(ecriture and combien > 0)
        self._ouvrir.setEnabled(combien > 0)

    def _compter(self) -> None:
        modele = self.table.modele
        if modele.total:
            self._commence = True
        self._pile.setCurrentIndex(0 if self._commence or modele.total else 1)
        self._compteurs.setVisible(bool(modele.total))
        for bouton in self._en_tete:
            bouton.setVisible(self._pile.currentIndex() == 0)
        self._compteurs.definir(_phrase(modele.visibles, modele.total, structures.effectifs(self.contexte.dossier)))


def _phrase(visibles: int, total: int, effectifs: dict[Mobilisation, int]) -> str:
    debut = pluriel(total, "structure")
    degres = [
        f"{combien}\u00a0{degre.libelle.lower()}{'s' if combien > 1 and degre is not Mobilisation.AU_TERME else ''}"
        for degre, combien in effectifs.items()
        if combien
    ]
    return " · ".join((debut if visibles == total else f"{visibles} sur {debut}", *degres))
