"""What each structure expects for itself, in a table: one row a structure, whether its plan exists yet or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.nombres import ValeurIncomprise
from app.models.plan import PlanAccompagnement, id_plan
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.typographie import francais, pluriel
from app.services import plans, registres
from app.services.champs import libelle_champ
from app.services.ecriture.changements import Changes
from app.services.ecriture.tables import nom_de
from app.services.registres import Jeu, LigneCollee, Mots, Registre
from app.services.registres.plans import OBJECTIFS, colonnes_des_objectifs
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter
from app.views.plans.delegue import DelegueReplie
from app.views.registre import presse_papiers
from app.views.registre.lot import DialogueLot
from app.views.registre.modele import Index, ModeleRegistre
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant

_LIGNE = 56
"""Height of a row of the whole table, in pixels at 100 %: three lines of text."""


def registre_des_objectifs(contexte: Contexte) -> Registre:
    """The plans, named by their structure."""
    return Registre(
        PlanAccompagnement,
        Mots("structure", "structures", feminin=True),
        colonnes_des_objectifs(contexte.dossier, contexte.catalogue),
        cle="structure",
        jeux=(Jeu("objectifs", "Objectifs individuels", OBJECTIFS),),
        elastiques=frozenset(("structure",)),
    )


class ModeleObjectifs(ModeleRegistre):
    """A row for each structure that has not left; writing in it makes its plan."""

    def recharger(self) -> None:
        """Read everything again."""
        self.ajout = False
        self.beginResetModel()
        self._lignes = self._lire_lignes()
        self._lue = (self._dossier.revision, self.registre, self._noms)
        self._rang = {ligne[0]: i for i, ligne in enumerate(self._lignes)}
        self._oublier_references()
        self._foin = None
        self._ordonner()
        self.endResetModel()

    def _lire_lignes(self, structure: str = "") -> list[registres.Stockee]:
        colonnes = ", ".join("s.id" if nom == "structure" else f'p."{nom}"' for nom in self._noms)
        une = " AND s.id = ?" if structure else ""
        lues = self._dossier.requete(
            f'SELECT s.id, {colonnes} FROM "{nom_de(Structure)}" s'
            f' LEFT JOIN "{self.registre.table}" p ON p.structure = s.id'
            f" WHERE s.mobilisation != ?{une} ORDER BY s.rowid",
            (Mobilisation.SORTIE.value, *((structure,) if structure else ())),
        )
        return [(id_plan(lue[0]), *lue[1:]) for lue in lues]

    def structure_de(self, id: str) -> str:
        """The structure of a row. KeyError if there is no such row."""
        return str(self._lignes[self._rang[id]][1 + self._noms.index("structure")])

    def rafraichir(self, changes: Changes | None) -> None:
        """Show again what ``changes`` touched."""
        if changes is None:
            super().rafraichir(None)
        elif changes.initiateur is not self and any(
            changes.touche(table) for table in (self.registre.table, nom_de(Structure))
        ):
            self.recharger()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name is written in the register of structures."""
        flags = super().flags(index)
        if self._noms[index.column()] == "structure":
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags

    def ecrire(self, index: Index, valeur: Any) -> bool:
        """Write one cell into the plan of its structure; a refusal is told by ``refus``."""
        id, nom = self.id_de(index.row()), self._noms[index.column()]
        if id is None or nom == "structure":
            return False
        structure = self.structure_de(id)
        try:
            plans.ecrire(self._dossier, structure, nom, valeur, initiateur=self)
        except (ErreurUtilisateur, ValeurIncomprise) as erreur:
            self.refus.emit(francais(str(erreur)))
            return False
        self._remplacer(self._lire_lignes(structure))
        return True


class TableObjectifs(TableRegistre):
    """Typed in, pasted into and emptied as any register; its rows come and go with the structures."""

    def __init__(
        self, contexte: Contexte, parent: QWidget | None = None, *, replie: bool = True, noms: Sequence[str] = OBJECTIFS
    ) -> None:
        self._replie = replie
        registre = registre_des_objectifs(contexte)
        super().__init__(contexte, registre, noms, parent)
        ancien, self.modele = self.modele, ModeleObjectifs(contexte.dossier, registre, noms, self)
        self.modele.refus.connect(contexte.navigation.annonce)
        self._ajuste = True  # columns of a new model are not columns that the user has dragged
        self.setModel(self.modele)
        self._ajuste = False
        ancien.deleteLater()
        self._suivre_le_modele()
        self.setObjectName("tableObjectifsIndividuels")
        self.setAccessibleName("Objectifs individuels")
        if replie:
            self.setItemDelegate(DelegueReplie(self))
            self.setWordWrap(True)
        self._mesurer()

    def _mesurer(self) -> None:
        super()._mesurer()
        if self._replie:
            self.verticalHeader().setDefaultSectionSize(theme_courant().px(_LIGNE))

    def _large_des_noms(self, cle: int) -> int:
        """Folded on two lines, names leave their place to what is said."""
        return super()._large_des_noms(cle) * 3 // 5 if self._replie else super()._large_des_noms(cle)

    # --- gestures: rows may not exist yet ---------------------------------------------------------------------

    def _menu_ici(self, position: QPoint) -> None:
        menu = QMenu(self)
        choisies, ecriture = bool(self.lignes_choisies()), not self._contexte.dossier.lecture_seule
        for mots, geste, possible in (
            ("Ouvrir le plan\tAlt+Entrée", self._ouvrir_fiche, self.id_courant() is not None),
            ("Copier\tCtrl+C", self.copier, choisies),
            ("Coller\tCtrl+V", self.paste, ecriture),
            ("Effacer le contenu\tSuppr", self.effacer, ecriture and choisies),
        ):
            action = menu.addAction(francais(mots))
            action.setEnabled(possible)
            action.triggered.connect(geste)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(position))

    def _ouvrir_fiche(self) -> None:
        if (id := self.id_courant()) is not None:
            assert isinstance(self.modele, ModeleObjectifs)
            self.fiche.emit(self.modele.structure_de(id))

    def coller(self, texte: str) -> None:
        """Write a block from the current cell on; rows past the last one are left out, and it is said."""
        index = self.currentIndex()
        if not texte.strip() or not index.isValid():
            return
        bloc = registres.lire_tableau_colle(texte)
        lignes, refus = presse_papiers.preparer(self.modele, self.selectedIndexes(), index, bloc)
        gardees = [
            LigneCollee(ligne.id, {nom: valeur for nom, valeur in ligne.valeurs.items() if nom != "structure"})
            for ligne in lignes
            if ligne.id is not None
        ]
        cases = sum(len(ligne.valeurs) for ligne in gardees)
        if cases and not self._ecrire_lignes(f"Collage — {pluriel(cases, 'case')}", gardees):
            return
        self._contexte.navigation.annonce.emit(presse_papiers.bilan(cases, refus))

    def effacer(self) -> None:
        """Empty the selected cells, names excepted."""
        cases: dict[str, dict[str, Any]] = {}
        for index in self.selectedIndexes():
            nom = self.modele.colonne(index.column()).nom
            if (id := self.modele.id_de(index.row())) is not None and nom != "structure":
                cases.setdefault(id, {})[nom] = None
        if cases:
            self._ecrire_lignes("Cases effacées", [LigneCollee(id, valeurs) for id, valeurs in cases.items()])

    def supprimer(self) -> None:
        """Rows are structures: they are taken out in their own register."""

    def modifier_selection(self) -> None:
        """The same value in one column of all the selected rows, in one gesture."""
        ids = self.lignes_choisies()
        resultat = DialogueLot(self.registre, OBJECTIFS, len(ids), self.window()).resultat() if ids else None
        if resultat is not None:
            nom, valeur = resultat
            libelle = f"{libelle_champ(PlanAccompagnement, nom)} — {pluriel(len(ids), 'structure')}"
            self._ecrire_lignes(libelle, [LigneCollee(id, {nom: valeur}) for id in ids])

    def _ecrire_lignes(self, libelle: str, lignes: Sequence[LigneCollee]) -> bool:
        modele = self.modele
        assert isinstance(modele, ModeleObjectifs)
        valeurs = {modele.structure_de(ligne.id): ligne.valeurs for ligne in lignes if ligne.id is not None}
        return tenter(
            self, lambda: plans.ecrire_plusieurs(self._contexte.dossier, libelle, valeurs, initiateur=self)
        )  # fmt: skip
