"""The table of a register: keyboard as in a spreadsheet, copy and paste with one, several rows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QWidget

from app.models.colonnes import TypeReference
from app.models.typographie import francais
from app.services import registres
from app.services.ecriture.changements import Changes
from app.services.registres import Registre
from app.services.registres.mots import majuscule
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter
from app.views.registre import presse_papiers
from app.views.registre.delegue import DelegueRegistre
from app.views.registre.mesuree import TableMesuree
from app.views.registre.modele import ModeleRegistre
from app.views.registre.selection import blocs_choisis, choisir_les_blocs
from app.views.theme import theme_courant


class TableRegistre(TableMesuree):
    """``fiche(id)`` when the user wants the sheet of a row; ``courante(id)`` when another row is current."""

    fiche = Signal(str)
    courante = Signal(str)

    genre_modele = ModeleRegistre
    """The model it makes; a table that shows calculated columns has its own."""

    genre_delegue = DelegueRegistre
    """What paints and edits its cells."""

    champs_des_titres: Callable[[list[list[str]]], Sequence[str]] = staticmethod(lambda _bloc: ())
    """The field of each column of a pasted list that starts with its headings; nothing if it doesn’t."""

    def __init__(
        self, contexte: Contexte, registre: Registre, noms: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.modele = self.genre_modele(contexte.dossier, registre, noms, self)
        self.modele.refus.connect(contexte.navigation.annonce)
        self.setModel(self.modele)
        self.setItemDelegate(self.genre_delegue(self))
        self.setObjectName(f"table{registre.mots.en_tete_d_objets}")
        self.setAccessibleName(francais(majuscule(registre.mots.pluriel)))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete = self.horizontalHeader()
        entete.setSortIndicatorShown(False)
        entete.setSectionsClickable(True)
        entete.setHighlightSections(False)
        entete.setTextElideMode(Qt.TextElideMode.ElideRight)
        entete.sectionClicked.connect(self._trier)
        self._ordre: tuple[int, Qt.SortOrder] | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu_ici)
        self._suivre_le_modele()
        self._mesurer()
        theme_courant().change.connect(self._mesurer)

    def _suivre_le_modele(self) -> None:
        self.selectionModel().currentChanged.connect(self._annoncer_courante)
        for signal in (self.modele.modelReset, self.modele.rowsInserted):  # a name just typed may be the longest
            signal.connect(self._repartir)

    def montrer_colonnes(self, noms: Sequence[str]) -> None:
        """Show these columns instead, on the same row."""
        self._en_gardant_la_ligne(lambda: self.modele.montrer_colonnes(noms))
        self._remettre_a_plat()

    def montrer_registre(self, registre: Registre, noms: Sequence[str] | None = None) -> None:
        """Show other rows of the table (``fixes``), or another register, with the same columns unless ``noms`` says."""
        memes = noms is None and registre.entite is self.registre.entite
        self._en_gardant_la_ligne(lambda: self.modele.montrer_registre(registre, noms))
        if not memes:
            self.setAccessibleName(francais(majuscule(registre.mots.pluriel)))
            self._remettre_a_plat()

    def _remettre_a_plat(self) -> None:
        self._manuel = False
        self._ordre = None
        self.horizontalHeader().setSortIndicatorShown(False)
        self._repartir()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        cite = any(isinstance(self.modele.colonne(k).type, TypeReference) for k in range(self.modele.columnCount()))
        concerne = changes is None or cite or changes.touche(self.registre.table)
        if concerne and (changes is None or changes.initiateur is not self.modele):
            self._en_gardant_la_ligne(lambda: self.modele.rafraichir(changes))

    def filtrer(self, texte: str) -> None:
        """See `ModeleRegistre.filtrer`."""
        self._en_gardant_la_ligne(lambda: self.modele.filtrer(texte))

    def _trier(self, k: int) -> None:
        """First click ascending, second descending, third back to the order of entry."""
        montant, descendant = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        suite = {None: (k, montant), (k, montant): (k, descendant), (k, descendant): None}
        self._ordre = suite.get(self._ordre, (k, montant))
        self.horizontalHeader().setSortIndicatorShown(self._ordre is not None)
        if self._ordre is not None:
            self.horizontalHeader().setSortIndicator(*self._ordre)
        ordre = self._ordre or (-1, montant)
        self._en_gardant_la_ligne(lambda: self.modele.sort(*ordre))

    def _en_gardant_la_ligne(self, geste: Callable[[], object]) -> None:
        id, nom = self.id_courant(), self._nom_courant()
        choisis = blocs_choisis(self.modele, self.selectionModel())
        geste()
        if id is not None:
            self.viser(id, nom)
        choisir_les_blocs(self.modele, self.selectionModel(), choisis)

    # --- where one is -----------------------------------------------------------------------------------------

    def id_courant(self) -> str | None:
        """Id of the current row."""
        index = self.currentIndex()
        return self.modele.id_de(index.row()) if index.isValid() else None

    def _nom_courant(self) -> str:
        index = self.currentIndex()
        return self.modele.colonne(index.column()).nom if index.isValid() else ""

    def viser(self, id: str, nom: str = "") -> bool:
        """Make the cell of that row and column (the key, if none) current; False if the row isn't shown."""
        ligne = self.modele.ligne_de(id)
        if ligne < 0:
            return False
        self.poser_sur(self.modele.index(ligne, max(self.modele.rang_de_colonne(nom or self.registre.cle), 0)))
        return True

    def prendre_le_clavier(self) -> None:
        """From above: on the current cell, else on the first row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid():
            self.poser_sur(self.modele.index(0, max(self.modele.rang_de_colonne(self.registre.cle), 0)))

    def _annoncer_courante(self, index: QModelIndex) -> None:
        id = self.modele.id_de(index.row()) if index.isValid() else None
        if id is not None:
            self.courante.emit(id)

    def lignes_choisies(self) -> list[str]:
        """Ids of the rows that have a selected cell, from top to bottom."""
        lignes = sorted({index.row() for index in self.selectedIndexes()})
        return [id for ligne in lignes if (id := self.modele.id_de(ligne)) is not None]

    def ajouter(self) -> None:
        """Go to the last row, which adds one, and type its name there."""
        ligne, k = self.modele.rowCount() - 1, max(self.modele.rang_de_colonne(self.registre.cle), 0)
        self.scrollToBottom()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self.modele.index(ligne, k))
        self.edit(self.currentIndex())

    def setItemDelegate(self, delegue: QAbstractItemDelegate) -> None:
        """A block pasted into the editor of a cell goes to the cells."""
        super().setItemDelegate(delegue)
        if isinstance(delegue, DelegueRegistre):
            delegue.tableauColle.connect(lambda texte: self.coller(texte))

    # --- keyboard ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Copy, paste, empty, open; the rest is Qt's."""
        index = self.currentIndex()
        entree = evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if evenement.matches(QKeySequence.StandardKey.Copy):
            self.copier()
        elif evenement.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif evenement.key() == Qt.Key.Key_Delete and evenement.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.supprimer()
        elif evenement.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.effacer()
        elif entree and evenement.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ouvrir_fiche()
        elif entree and index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)
        else:
            super().keyPressEvent(evenement)

    def _ouvrir_fiche(self) -> None:
        if (id := self.id_courant()) is not None:
            self.fiche.emit(id)

    def _menu_ici(self, position: QPoint) -> None:
        menu = QMenu(self)
        combien = len(self.lignes_choisies())
        ecriture = not self._contexte.dossier.lecture_seule
        entrees: tuple[tuple[str, Callable[[], object], bool], ...] = (
            ("Ouvrir la fiche\tAlt+Entrée", self._ouvrir_fiche, self.id_courant() is not None),
            ("Copier\tCtrl+C", self.copier, combien > 0),
            ("Coller\tCtrl+V", self.paste, ecriture),
            ("Effacer le contenu\tSuppr", self.effacer, ecriture and combien > 0),
            (f"{self.registre.mots.supprimer(combien)}\tCtrl+Suppr", self.supprimer, ecriture and combien > 0),
        )
        for mots, geste, possible in entrees:
            action = menu.addAction(francais(mots))
            action.setEnabled(possible)
            action.triggered.connect(geste)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(position))

    # --- copy, paste, empty, delete ---------------------------------------------------------------------------

    def copier(self) -> None:
        """Put the selected block on the clipboard, as a spreadsheet does."""
        choisis = self.selectedIndexes()
        if choisis:
            QGuiApplication.clipboard().setText(presse_papiers.copie(self.modele, choisis))

    copy = copier
    """What « Édition › Copier » looks for; and `paste`, « Coller »."""

    def paste(self) -> None:
        """The clipboard, from the current cell on."""
        self.coller(presse_papiers.colle())

    def coller(self, texte: str) -> None:
        """Write a block from the current cell on; rows past the last one make new ones. One gesture."""
        index = self.currentIndex()
        if not texte.strip() or not index.isValid():
            return
        bloc = registres.lire_tableau_colle(texte)
        champs = self.champs_des_titres(bloc) if self.modele.id_de(index.row()) is None else ()
        if champs:
            lignes, refus = presse_papiers.preparer_une_liste(self.modele, champs, bloc)
        else:
            lignes, refus = presse_papiers.preparer(self.modele, self.selectedIndexes(), index, bloc)
        if not lignes and not refus:
            return
        dossier, registre = self._contexte.dossier, self.registre
        ids: list[str] = []
        if not lignes or tenter(self, lambda: ids.extend(registres.coller(dossier, registre, lignes, initiateur=self))):
            if ids and not self.currentIndex().isValid():
                self.viser(ids[0])
            neuves = len(lignes) if all(ligne.id is None for ligne in lignes) else 0
            dit = presse_papiers.bilan(
                sum(len(ligne.valeurs) for ligne in lignes),
                refus,
                registre.mots.combien_de(neuves, "ajouté") if neuves else "",
                [titre for titre, champ in zip(bloc[0], champs, strict=False) if not champ and titre.strip()],
            )
            ecrits = {nom for ligne in lignes for nom in ligne.valeurs}
            remarque = francais(self.modele.remarquer(ids, ecrits)) if ids else ""
            self._contexte.navigation.annonce.emit(f"{dit} {remarque}".strip())

    def effacer(self) -> None:
        """Empty the selected cells, names excepted."""
        cases: dict[str, list[str]] = {}
        for index in self.selectedIndexes():
            if (id := self.modele.id_de(index.row())) is not None:
                nom = self.modele.colonne(index.column()).nom
                if nom in self.registre.colonnes:  # what is calculated can’t be emptied
                    cases.setdefault(id, []).append(nom)
        if cases:
            tenter(self, lambda: registres.effacer(self._contexte.dossier, self.registre, cases, initiateur=self))

    def supprimer(self) -> None:
        """Take the selected rows out of the register; no question, Ctrl+Z brings them back."""
        ids, suivante = self.lignes_choisies(), min((i.row() for i in self.selectedIndexes()), default=0)
        registre = self.registre
        if ids and tenter(self, lambda: registres.supprimer(self._contexte.dossier, registre, ids, initiateur=self)):
            if not self.currentIndex().isValid() and self.modele.visibles:
                cle = max(self.modele.rang_de_colonne(registre.cle), 0)
                self.poser_sur(self.modele.index(min(suivante, self.modele.visibles - 1), cle))
            dit = registre.mots.combien_de(len(ids), "supprimé")
            self._contexte.navigation.annonce.emit(francais(f"{dit}. Ctrl+Z pour annuler."))
