"""The page of a register: the table, its sets of columns, a filter, and the sheet of the current row beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.services import registres
from app.services.ecriture.changements import Changes
from app.services.registres import Registre
from app.services.registres.mots import majuscule
from app.views.contexte import Contexte
from app.views.elements import BoutonPrincipal, Carte, EtatVide, Etiquette, TitrePage
from app.views.elements.boutons import Bouton
from app.views.elements.liaison import tenter
from app.views.elements.tabulation import ordonner
from app.views.page import Page
from app.views.registre import presse_papiers
from app.views.registre.barre import BarreDuRegistre
from app.views.registre.fiche import FicheRegistre
from app.views.registre.lot import DialogueLot
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant

_ETROIT = 760
"""Width of a page under which a sheet is not beside the table but in its place, in pixels at 100 %."""

_EMPILE = 560
"""Width under which the buttons of the head go below the title."""


class PageRegistre(Page):
    """A whole register. ``faire_fiche`` makes the sheet shown at its side, once one wants to see it.

    Subclasses say more by `boutons_de_tete`, `resume`, `etat_vide` and ``invite_filtre``.
    """

    invite_filtre = "Filtrer par les mots des colonnes montrées"

    genre_table: type[TableRegistre] = TableRegistre
    """The table it makes: `TableReplie` where sentences name the rows."""

    fiche: FicheRegistre | None = None
    """The sheet, once one was opened."""

    def __init__(
        self,
        contexte: Contexte,
        registre: Registre,
        titre: str,
        faire_fiche: Callable[[Contexte], FicheRegistre] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(contexte, parent)
        self._titre = titre
        self.jeu = registre.jeux[0].code
        self.setObjectName(f"page{registre.mots.en_tete_d_objets}")
        theme = theme_courant()
        self.table = self.genre_table(contexte, registre, registre.jeux[0].colonnes)
        self.table.courante.connect(self._suivre)
        self.table.selectionModel().selectionChanged.connect(self._selection)
        self._faire_fiche = faire_fiche
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(26), theme.px(14))
        colonne.setSpacing(theme.px(10))
        self._compteurs = Etiquette("", "discret")
        self._compteurs.setObjectName("compteurs")
        colonne.addLayout(self._construire_tete())
        if titre:
            colonne.addWidget(self._compteurs)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self._pile.addWidget(self._construire_registre())
        self.vide = self.etat_vide()
        self.vide.demande.connect(self.ajouter)
        self.vide.setEnabled(not contexte.dossier.lecture_seule)
        self._pile.addWidget(self.vide)
        self._coller = QAction(self.vide)
        self._coller.setShortcut(QKeySequence.StandardKey.Paste)
        self._coller.triggered.connect(self.coller)
        self.vide.addAction(self._coller)
        self.table.modele.modelReset.connect(self._selection)
        for signal in (self.table.modele.modelReset, self.table.modele.rowsInserted, self.table.modele.dataChanged):
            signal.connect(self._compter)
        self._commence = False
        self._compter()

    @property
    def registre(self) -> Registre:
        """What the page shows."""
        return self.table.registre

    # --- what a register may say of its own -------------------------------------------------------------------

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """Buttons at the right of the title, before « Ajouter… »; they write, and are greyed in a read-only dossier."""
        return ()

    def resume(self, visibles: int, total: int) -> str:
        """The line under the title: how many, how many are shown."""
        debut = self.registre.mots.combien(total)
        return debut if visibles == total else f"{visibles} sur {debut}"

    def etat_vide(self) -> EtatVide:
        """What stands in place of an empty table."""
        mots = self.registre.mots
        return EtatVide(
            f"{majuscule(mots.aucun)} pour l’instant",
            f"{'Ajoutez-les une à une' if mots.feminin else 'Ajoutez-les un à un'}, ou collez une liste venue"
            " d’un tableur.",
            mots.ajouter,
            image="tableau",
        )

    # --- building ---------------------------------------------------------------------------------------------

    def _construire_tete(self) -> QHBoxLayout:
        mots = self.registre.mots
        tete = QHBoxLayout()
        tete.setSpacing(theme_courant().px(8))
        tete.addWidget(TitrePage(self._titre) if self._titre else self._compteurs, 1)  # or the tab above says its name
        ajouter = BoutonPrincipal(mots.ajouter, image="plus", nom=f"ajouter{mots.en_tete_d_objet}")
        ajouter.clicked.connect(self.ajouter)
        self._en_tete = (*self.boutons_de_tete(), ajouter)
        boutons = QHBoxLayout()
        for bouton in self._en_tete:
            bouton.setEnabled(not self.contexte.dossier.lecture_seule)
            boutons.addWidget(bouton)
        tete.addLayout(boutons)
        tete.setAlignment(boutons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._tete = tete
        return tete

    def _construire_registre(self) -> QWidget:
        theme = theme_courant()
        registre = QWidget()
        colonne = QVBoxLayout(registre)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        self._outils = self._construire_barre()
        self.filtre = self._outils.filtre
        colonne.addWidget(self._outils)
        self._tailler()
        theme.change.connect(self._tailler)
        self.separateur = QSplitter()
        self.separateur.setChildrenCollapsible(False)
        self.separateur.addWidget(self.table)
        if self._faire_fiche is not None:
            self.table.fiche.connect(self.ouvrir_fiche)
        self.separateur.setStretchFactor(0, 1)
        colonne.addWidget(self.separateur, 1)
        return registre

    def _construire_barre(self) -> BarreDuRegistre:
        barre = BarreDuRegistre(self.registre, self.jeu, self.invite_filtre, avec_fiche=self._faire_fiche is not None)
        barre.jeuDemande.connect(self.montrer_jeu)
        barre.filtre.cherche.connect(self.table.filtrer)
        barre.filtre.descendu.connect(self.table.prendre_le_clavier)
        barre.modifierDemande.connect(self.modifier_selection)
        barre.ouvrirDemande.connect(lambda: self.ouvrir_fiche(self.table.id_courant() or ""))
        barre.supprimerDemande.connect(self.table.supprimer)
        return barre

    def _accueillir(self, fiche: FicheRegistre) -> FicheRegistre:
        self.fiche = fiche
        fiche.montrer_registre(self.registre)
        fiche.fermee.connect(self.fermer_fiche)
        self._volet = Carte(nom="voletFiche")
        self._volet.ajouter(fiche)
        self._volet.setMinimumWidth(theme_courant().px(340))
        self._volet.setVisible(False)
        self.separateur.addWidget(self._volet)
        self._volet.raise_()  # screen readers meet the panes from left to right (FACTS §1.4)
        ordonner(self)
        return fiche

    def _tailler(self) -> None:
        """Narrow (or in large type): buttons under the title, a bar of fewer words, so that rows are seen."""
        theme = theme_courant()
        self._outils.serrer(self.width() < theme.px(_ETROIT))
        empile = self.width() < theme.px(_EMPILE)
        self._tete.setDirection(QBoxLayout.Direction.TopToBottom if empile else QBoxLayout.Direction.LeftToRight)

    def _partager(self) -> None:
        """Narrow (or in large type), the sheet has the whole place: closing it gives the table back."""
        if self.fiche is None:
            return
        seule = self._volet.isVisibleTo(self.separateur) and self.width() < theme_courant().px(_ETROIT)
        self.table.setVisible(not seule)
        self._outils.setVisible(not seule)

    def _rendre_la_table(self) -> None:
        if self.table.isHidden():
            self.fermer_fiche()

    def chercher(self) -> None:
        """Ctrl+F: type in the filter."""
        if self._pile.currentIndex() == 0:
            self._rendre_la_table()
            self.filtre.viser()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """The room decides what is side by side."""
        super().resizeEvent(evenement)
        self._tailler()
        self._partager()

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """For the title of the window."""
        return self._titre

    def aller(self, cible: str) -> None:
        """Nothing: the register. The code of a set of columns: that set. An id: that row and its sheet."""
        id = cible.rpartition(":")[2]
        if id in {jeu.code for jeu in self.registre.jeux}:
            self._rendre_la_table()
            self.montrer_jeu(id)
        elif id:
            if self.table.modele.ligne_de(id) < 0:
                self.filtre.clear()
                self.table.filtrer("")
            self.ouvrir_fiche(id)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self.table.rafraichir(changes)
        if self.fiche is not None and not self.fiche.rafraichir(changes):
            self.fermer_fiche()
        if changes is None or changes.touche(self.registre.table):
            self._compter()

    # --- gestures ---------------------------------------------------------------------------------------------

    def montrer_jeu(self, code: str) -> None:
        """Show another set of columns."""
        self.jeu = code
        self._outils.montrer_jeu(code)
        self.table.montrer_colonnes(self.registre.jeu(code).colonnes)
        self._selection()

    def montrer_registre(self, registre: Registre) -> None:
        """Show other rows of the same table (its ``fixes`` differ), with the same columns."""
        if self.fiche is not None:
            self.fiche.montrer_registre(registre)
            self._volet.setVisible(False)
            self._partager()
        self._commence = False
        self.table.montrer_registre(registre)
        self._selection()

    def ajouter(self) -> None:
        """Type the name of a new row at the end of the table."""
        self._rendre_la_table()
        self._commence = True
        self.filtre.clear()
        self._compter()
        self.table.filtrer("")
        self.table.ajouter()

    def coller(self) -> None:
        """A list from a spreadsheet, pasted where there is no row yet."""
        texte = presse_papiers.colle()
        if not texte.strip():
            self.contexte.navigation.annonce.emit("Le presse-papiers est vide : copiez d’abord votre liste.")
            return
        self._commence = True
        self._compter()
        self.table.setFocus()
        self.table.setCurrentIndex(self.table.modele.index(0, self.table.modele.rang_de_colonne(self.registre.cle)))
        self.table.coller(texte)

    def modifier_selection(self) -> None:
        """The same value in one column of all the selected rows, in one gesture."""
        ids = self.table.lignes_choisies()
        if not ids:
            return
        dialogue = self.dialogue_de_lot(len(ids))
        resultat = dialogue.resultat()
        if resultat is not None:
            self.ecrire_le_lot(dialogue, ids, *resultat)

    def dialogue_de_lot(self, combien: int) -> DialogueLot:
        """What asks for the value; a register whose values call for more (a day, a reason) has its own."""
        return DialogueLot(self.registre, self.registre.jeu(self.jeu).colonnes, combien, self.window())

    def ecrire_le_lot(self, dialogue: DialogueLot, ids: Sequence[str], nom: str, valeur: Any) -> None:
        """Write what the dialog asked for, in one gesture."""
        dossier, registre = self.contexte.dossier, self.registre
        tenter(self, lambda: registres.modifier_plusieurs(dossier, registre, ids, nom, valeur))

    def ouvrir_fiche(self, id: str) -> None:
        """Show the sheet of a row beside the table; without a sheet, the row."""
        fiche = self.fiche
        if id and fiche is None and self._faire_fiche is not None and self.table.modele.ligne_de(id) >= 0:
            fiche = self._accueillir(self._faire_fiche(self.contexte))
        montree = bool(id) and (self.table.viser(id) if fiche is None else fiche.montrer(id))
        if not montree:
            mots = self.registre.mots
            self.contexte.navigation.annonce.emit(francais(f"{majuscule(mots.ce)} n’est plus dans le registre."))
            return
        self.table.viser(id)
        if fiche is not None and not self._volet.isVisible():
            self._volet.setVisible(True)
            total = max(self.separateur.width(), 700)
            large = min(max(theme_courant().px(400), total * 2 // 5), theme_courant().px(460))
            self.separateur.setSizes([total - large, large])
        self._partager()

    def fermer_fiche(self) -> None:
        """Give the whole width back to the table."""
        if self.fiche is not None:
            self.fiche.terminer_tout()
            self._volet.setVisible(False)
            self._partager()
        self.table.setFocus()

    def _suivre(self, id: str) -> None:
        if self.fiche is not None and self._volet.isVisible() and id != self.fiche.id:
            self.fiche.montrer(id)

    # --- counters ---------------------------------------------------------------------------------------------

    def _selection(self) -> None:
        communes = set(self.registre.jeu(self.jeu).colonnes) - {
            self.registre.cle,
            *self.registre.fixes,
            *self.registre.a_lire,
        }
        ecriture = not self.contexte.dossier.lecture_seule
        self._outils.suivre(len(self.table.lignes_choisies()), ecriture=ecriture, modifiable=bool(communes))

    def _compter(self) -> None:
        modele = self.table.modele
        if modele.total:
            self._commence = True
        self._pile.setCurrentIndex(0 if self._commence or modele.total else 1)
        self._compteurs.setVisible(bool(modele.total))
        for bouton in self._en_tete:
            bouton.setVisible(self._pile.currentIndex() == 0)
        self._compteurs.definir(self.resume(modele.visibles, modele.total))
