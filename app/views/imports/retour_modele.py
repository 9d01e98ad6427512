"""What a form that came back changes, as a table: a heading a line of the form, then one row a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models.statuts import Libelle
from app.models.texte import sans_accents
from app.models.typographie import francais, pluriel
from app.services.imports.formulaires import CaseRetour, Cle, LigneRetour, Retour, Sort
from app.views.elements.infobulle import en_infobulle
from app.views.imports.a_cocher import COCHE, Index, MarqueRole, ModeleACocher, TitreRole
from app.views.theme import theme_courant

CELLULE, QUESTION, DOSSIER, FORMULAIRE, APRES, CONSTAT = range(1, 7)

_EFFACEE = "(effacée)"
_NOM_MAX = 90
"""Signs of a name in a heading: what follows it must be read too."""


class ModeleRetour(ModeleACocher):
    """``coches()`` when ticks changed."""

    colonnes = ("", "Cellule", "Question", "Dans le dossier", "Dans le formulaire", "Après", "Constat")
    nom_de_la_coche = "À reprendre"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lignes: tuple[LigneRetour, ...] = ()
        self.retenues: set[Cle] = set()
        self.cle = ""
        self._vue: list[tuple[LigneRetour, CaseRetour | None]] = []
        self._genre: Libelle | None = None
        self._filtre = ""

    def poser(self, retour: Retour) -> None:
        """Show that report, its proposals ticked."""
        self.lignes, self.cle = retour.lignes, retour.registre.cle
        self.retenues = set(retour.proposees)
        self.montrer(None, "")
        self.coches.emit()

    def montrer(self, genre: Libelle | None, filtre: str) -> None:
        """Keep the cells of one kind (None: all) whose line or words contain those of ``filtre``."""
        self._genre, self._filtre = genre, filtre
        mots = sans_accents(filtre).split()
        self.beginResetModel()
        self._vue = []
        for ligne in self.lignes:
            cases = [c for c in ligne.cases if genre in (None, c.genre) and _contient(ligne, c, mots)]
            if cases or (not ligne.cases and genre is None and not mots):
                self._vue.append((ligne, None))
                self._vue.extend((ligne, case) for case in cases)
        self.endResetModel()

    def entree(self, rang: int) -> tuple[LigneRetour, CaseRetour | None] | None:
        """The line, and the cell (None on a heading), shown on that row."""
        return self._vue[rang] if 0 <= rang < len(self._vue) else None

    def titres(self) -> list[int]:
        """The rows of the headings."""
        return [rang for rang, (_, case) in enumerate(self._vue) if case is None]

    # --- ticks ------------------------------------------------------------------------------------------------

    def basculer(self, rang: int) -> None:
        """Tick or untick a cell; on a heading, all the cells of the line."""
        entree = self.entree(rang)
        if entree is None:
            return
        ligne, case = entree
        cles = {c.cle for c in ligne.cases if c.possible} if case is None else {case.cle} if case.possible else set()
        if cles:
            self._cocher(ligne, cles, not cles <= self.retenues)
            self._annoncer()

    def cocher_tout(self, oui: bool) -> None:
        """Tick, or untick, all the cells shown that may be."""
        for ligne, case in self._vue:
            if case is not None and case.possible:
                self._cocher(ligne, {case.cle}, oui)
        self._annoncer()

    def _cocher(self, ligne: LigneRetour, cles: set[Cle], oui: bool) -> None:
        """A new line goes with the cell that names it: with it, or not at all."""
        nom = (ligne.numero, self.cle)
        if ligne.id is None and oui:
            cles = cles | {nom}
        elif ligne.id is None and nom in cles:
            cles = {case.cle for case in ligne.cases}
        self.retenues = self.retenues | cles if oui else self.retenues - cles

    def etat(self, rang: int) -> Qt.CheckState | None:
        """Of a heading, that of the cells of its line: all, some or none; None where nothing may be ticked."""
        entree = self.entree(rang)
        if entree is None:
            return None
        ligne, case = entree
        cles = [c.cle for c in (ligne.cases if case is None else (case,)) if c.possible]
        if not cles:
            return None
        coches = sum(1 for cle in cles if cle in self.retenues)
        if coches == len(cles):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if coches else Qt.CheckState.Unchecked

    # --- Qt ---------------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tick, kind."""
        entree = self.entree(index.row())
        if entree is None:
            return None
        ligne, case = entree
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == COCHE:
            return self.etat(index.row())
        if role == TitreRole:
            return case is None
        if case is None:
            return titre_de(ligne) if role in _EN_MOTS and index.column() == CELLULE else None
        return self._case(case, index.column(), role)

    def _case(self, case: CaseRetour, colonne: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._textes(case)[colonne]
        if role == Qt.ItemDataRole.FontRole and colonne == APRES and case.cle in self.retenues:
            return theme_courant().police(gras=True)
        if role == Qt.ItemDataRole.ToolTipRole and colonne != COCHE:
            return en_infobulle(case.motif if colonne == CONSTAT else self._textes(case)[colonne])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if colonne == COCHE:
                mots = "reprise" if case.cle in self.retenues else "laissée de côté"
                return francais(f"{case.libelle} : {mots if case.possible else 'ne peut pas être reprise'}")
            return self._textes(case)[colonne]
        return case.genre if role == MarqueRole else None

    def _textes(self, case: CaseRetour) -> tuple[str, ...]:
        apres = (case.apres or _EFFACEE) if case.cle in self.retenues else case.avant
        return (
            "", case.reference, case.libelle, _une_ligne(case.avant), _une_ligne(case.lue), _une_ligne(apres),
            case.constat,
        )  # fmt: skip


_EN_MOTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def titre_de(ligne: LigneRetour) -> str:
    """« Les Amis du Vélo · 3 cases »: the heading of a line of the form."""
    nom = _une_ligne(ligne.nom) or "(sans nom)"
    if len(nom) > _NOM_MAX:
        nom = nom[: _NOM_MAX - 1].rstrip() + "…"
    sort = "" if ligne.sort is Sort.CONNUE else f"{ligne.sort.libelle}, "
    return francais(f"{nom} — {sort}ligne {ligne.numero}, {pluriel(len(ligne.cases), 'case')}")


def _une_ligne(texte: str) -> str:
    return " ".join(texte[:400].split())


def _contient(ligne: LigneRetour, case: CaseRetour, mots: list[str]) -> bool:
    if not mots:
        return True
    foin = sans_accents(" ".join((ligne.nom, case.reference, case.libelle, case.avant, case.lue, case.motif)))
    return all(mot in foin for mot in mots)
