"""The rows of a register for a QTableView: loaded as columns, sorted and filtered here, never by a proxy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.models.colonnes import Colonne, TypeOuiNon, TypeReference, ordre_de_tri
from app.models.erreurs import ErreurUtilisateur
from app.models.nombres import ValeurIncomprise
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.services import registres
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier
from app.services.registres import Registre, Stockee
from app.services.registres.mots import majuscule
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex
_COUPE, _LETTRE = 18, 8
"""Characters from which a cell may be cut on screen, whose tool tip says all of it; pixels that one takes at most."""

_ECHANTILLON = 400
"""Rows whose names are looked at to know how long they are."""

ColonneRole = Qt.ItemDataRole.UserRole + 1
"""The `Colonne` of a cell, for its delegate."""


class ModeleRegistre(QAbstractTableModel):
    """The rows as a table. The last one adds: typing a name there creates the row."""

    refus = Signal(str)
    """What was typed could not be written, or is worth a second look; a French sentence."""

    def __init__(
        self, dossier: Dossier, registre: Registre, noms: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self.registre = registre
        self._toutes = dict(registre.colonnes)
        self._noms = tuple(noms)
        self._lignes: list[Stockee] = []
        self._lue: tuple[int, Registre, tuple[str, ...]] = (-1, registre, ())
        """Revision of the dossier, register and columns of the last full reading."""
        self._vue: list[int] = []
        self._foin: list[str] | None = None
        self._longs: dict[str, list[str]] = {}
        """The longest texts of the columns asked for, until a row changes."""
        self._filtre = ""
        self._tri: tuple[str, bool] | None = None
        self._rang: dict[str, int] = {}
        self.ajout = not dossier.lecture_seule
        self.derniere: str | None = None
        """Id of the last row made by typing its name."""
        self.remarquer: Callable[[Sequence[str], Collection[str]], str] = lambda _ids, _noms: ""
        """What is worth a second look after these fields of these rows were written; empty if nothing is."""
        self.recharger()

    # --- what is shown ----------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many rows the register holds."""
        return len(self._lignes)

    @property
    def visibles(self) -> int:
        """How many the filter lets through."""
        return len(self._vue)

    @property
    def invite(self) -> str:
        """What the row that adds says."""
        return f"+ {self.registre.mots.ajouter}…"

    def colonne(self, k: int) -> Colonne:
        """The k-th column."""
        return self._toutes[self._noms[k]]

    def colonne_de(self, nom: str) -> Colonne:
        """The column of that field, shown or not."""
        return self._toutes[nom]

    def rang_de_colonne(self, nom: str) -> int:
        """Its place among the columns shown, or -1."""
        return self._noms.index(nom) if nom in self._noms else -1

    def id_de(self, ligne: int) -> str | None:
        """Id of the row shown there; None for the one that adds."""
        return self._lignes[self._vue[ligne]][0] if 0 <= ligne < len(self._vue) else None

    def ligne_de(self, id: str) -> int:
        """Where that row is shown, or -1 if the filter hides it or it doesn't exist."""
        rang = self._rang.get(id, -1)
        return self._vue.index(rang) if rang >= 0 and rang in self._vue else -1

    def valeur(self, index: Index) -> Any:
        """The Python value of a cell."""
        if index.row() >= len(self._vue):
            return None
        return self._lire(self._vue[index.row()], index.column())

    def _lire(self, i: int, k: int) -> Any:
        return registres.valeur_lue(self.registre, self._noms[k], self._lignes[i][k + 1])

    def plus_longs(self, k: int) -> list[str]:
        """The longest texts of a column, whatever the filter; among the first rows when there are many."""
        nom, type_ = self._noms[k], self.colonne(k).type
        if nom not in self._longs:
            textes = (type_.texte(self._lire(i, k)) for i in range(min(len(self._lignes), _ECHANTILLON)))
            self._longs[nom] = sorted(textes, key=len, reverse=True)[:8]
        return self._longs[nom]

    # --- changing what is shown -------------------------------------------------------------------------------

    def montrer_colonnes(self, noms: Sequence[str]) -> None:
        """Show these columns instead."""
        if tuple(noms) != self._noms:
            self._noms = tuple(noms)
            self.recharger()

    def montrer_registre(self, registre: Registre, noms: Sequence[str] | None = None) -> None:
        """Show another register, or other rows of the same table, with the same columns unless ``noms`` says."""
        self.registre = registre
        self._toutes = dict(registre.colonnes)
        self._noms = self._noms if noms is None else tuple(noms)
        self.recharger()

    def filtrer(self, texte: str) -> None:
        """Keep the rows whose visible cells contain all the words of ``texte``, accents and case ignored."""
        self._filtre = texte
        self.beginResetModel()
        self._ordonner()
        self.endResetModel()

    def sort(self, colonne: int, ordre: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order of entry."""
        decroissant = ordre is Qt.SortOrder.DescendingOrder
        self._tri = (self._noms[colonne], decroissant) if 0 <= colonne < len(self._noms) else None
        self.beginResetModel()
        self._ordonner()
        self.endResetModel()

    def recharger(self) -> None:
        """Read everything again."""
        self.beginResetModel()
        self._lignes = registres.lire_stockees(self._dossier, self.registre, self._noms)
        self._lue = (self._dossier.revision, self.registre, self._noms)
        self._rang = {ligne[0]: i for i, ligne in enumerate(self._lignes)}
        self._oublier_references()
        self._foin = None
        self._ordonner()
        self.endResetModel()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show again what ``changes`` touched; rows that only changed are repainted where they are."""
        if changes is None:
            if self._lue != (self._dossier.revision, self.registre, self._noms):
                self.recharger()
        elif changes.initiateur is self:
            pass
        elif not changes.touche(self.registre.table):
            if self._oublier_references():
                self._foin = None
                self._repeindre()
        else:
            touchees = changes.lignes(self.registre.table)
            relues = registres.lire_stockees(self._dossier, self.registre, self._noms, touchees)
            connues = touchees & self._rang.keys()
            if connues != {ligne[0] for ligne in relues} or (connues and self.registre.ordre != "rowid"):
                self.recharger()
            else:
                self._remplacer(relues)

    def _oublier_references(self) -> bool:
        """Names of other tables are fetched again when they are next needed; whether any is shown."""
        self._longs.clear()
        cites = {nom: c for nom, c in self._toutes.items() if isinstance(c.type, TypeReference)}
        for nom, colonne in cites.items():
            assert isinstance(colonne.type, TypeReference)
            self._toutes[nom] = replace(colonne, type=colonne.type.fraiche())
        return any(nom in cites for nom in self._noms)

    def _remplacer(self, relues: list[Stockee]) -> None:
        self._oublier_references()
        for ligne in relues:
            i = self._rang[ligne[0]]
            self._lignes[i] = ligne
            if self._foin is not None:
                self._foin[i] = self._foin_de(i)
        self._repeindre()

    def _repeindre(self) -> None:
        if self._vue:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._vue) - 1, len(self._noms) - 1))

    def _ordonner(self) -> None:
        rangs = list(range(len(self._lignes)))
        mots = sans_accents(self._filtre).split()
        if mots:
            if self._foin is None:
                self._foin = [self._foin_de(i) for i in rangs]
            foin = self._foin
            rangs = [i for i in rangs if all(mot in foin[i] for mot in mots)]
        if self._tri is not None and self._tri[0] in self._noms:
            nom, decroissant = self._tri
            k = self._noms.index(nom)
            valeurs = [self._lire(i, k) for i in rangs]
            rangs = [rangs[j] for j in ordre_de_tri(valeurs, self._toutes[nom].type, decroissant=decroissant)]
        self._vue = rangs

    def _foin_de(self, i: int) -> str:
        return sans_accents("\n".join(self._toutes[n].type.texte(self._lire(i, k)) for k, n in enumerate(self._noms)))

    # --- Qt ---------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows let through, and the one that adds."""
        return len(self._vue) + (1 if self.ajout else 0) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns shown."""
        return len(self._noms) if parent is None or not parent.isValid() else 0

    def headerData(self, k: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Short words; the whole label in the tool tip."""
        if sens is not Qt.Orientation.Horizontal or not 0 <= k < len(self._noms):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.colonne(k).entete
        if role == Qt.ItemDataRole.ToolTipRole:
            a_lire = self.colonne(k).nom in self.registre.a_lire
            return en_infobulle(self.colonne(k).libelle + (" (à lire : se choisit ailleurs)" if a_lire else ""))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if self.colonne(k).type.a_droite else Qt.AlignmentFlag.AlignLeft
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable, except where the dossier is read-only; a tick is a check box."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._dossier.lecture_seule:
            return base
        if index.row() >= len(self._vue):
            cle = self._noms[index.column()] == self.registre.cle
            return base | Qt.ItemFlag.ItemIsEditable if cle else Qt.ItemFlag.ItemIsEnabled
        nom = self._noms[index.column()]
        if nom in self.registre.fixes or nom in self.registre.a_lire:
            return base
        if isinstance(self.colonne(index.column()).type, TypeOuiNon):
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, value to edit, alignment, tick, tool tip for what is cut."""
        if not index.isValid():
            return None
        colonne = self.colonne(index.column())
        if role == ColonneRole:
            return colonne
        if index.row() >= len(self._vue):
            return self._data_ajout(colonne, role)
        if isinstance(colonne.type, TypeOuiNon):
            return self._data_tick(index, colonne, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            texte = colonne.type.texte(self.valeur(index))
            if role == Qt.ItemDataRole.ToolTipRole:
                return en_infobulle(texte) if len(texte) >= min(_COUPE, colonne.largeur // _LETTRE) else None
            return (
                texte if role != Qt.ItemDataRole.AccessibleTextRole else f"{colonne.libelle}\u00a0: {texte or 'vide'}"
            )
        if role == Qt.ItemDataRole.EditRole:
            return self.valeur(index)
        if role == Qt.ItemDataRole.ForegroundRole and colonne.nom in self.registre.a_lire:
            return QColor(theme_courant().couleur("texte2"))
        if role == Qt.ItemDataRole.TextAlignmentRole and colonne.type.a_droite:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _data_tick(self, index: Index, colonne: Colonne, role: int) -> Any:
        coche = bool(self.valeur(index))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if coche else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{colonne.libelle}\u00a0: {'oui' if coche else 'non'}"
        return None

    def _data_ajout(self, colonne: Colonne, role: int) -> Any:
        if colonne.nom != self.registre.cle:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.invite
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.registre.mots.invite
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme_courant().couleur("texte3"))
        return None

    # --- writing ----------------------------------------------------------------------------------------------

    def setData(self, index: Index, valeur: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write one cell; ``valeur`` is the Python value of the column."""
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.ecrire(index, Qt.CheckState(valeur) is Qt.CheckState.Checked)
        return self.ecrire(index, valeur) if role == Qt.ItemDataRole.EditRole else False

    def ecrire(self, index: Index, valeur: Any) -> bool:
        """Write one cell through the one door; a refusal is told by ``refus``."""
        nom, cle = self._noms[index.column()], self.registre.cle
        id = self.id_de(index.row())
        try:
            if id is None:
                return nom == cle and bool(valeur) and self._ajouter(str(valeur))
            if nom == cle and not valeur:
                raise ValeurIncomprise(self.registre.mots.besoin)
            registres.modifier(self._dossier, self.registre, id, nom, valeur, initiateur=self)
        except (ErreurUtilisateur, ValeurIncomprise) as erreur:
            self.refus.emit(francais(str(erreur)))
            return False
        self._remplacer(registres.lire_stockees(self._dossier, self.registre, self._noms, [id]))
        if nom == cle:
            self._signaler(id)
        elif remarque := self.remarquer((id,), (nom,)):
            self.refus.emit(francais(remarque))
        return True

    def _ajouter(self, nom: str) -> bool:
        id = registres.ajouter(self._dossier, self.registre, {self.registre.cle: nom}, initiateur=self)
        (ligne,) = registres.lire_stockees(self._dossier, self.registre, self._noms, [id])
        place = len(self._vue)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rang[id] = len(self._lignes)
        self._lignes.append(ligne)
        if self._foin is not None:
            self._foin.append(self._foin_de(len(self._lignes) - 1))
        self._vue.append(len(self._lignes) - 1)
        self._longs.clear()
        self.endInsertRows()
        self.derniere = id
        mots = self.registre.mots
        self._signaler(id, f"{majuscule(mots.accord('ajouté'))}. ")
        return True

    def _signaler(self, id: str, debut: str = "") -> None:
        remarque = self.registre.signaler(self._dossier, id) if self.registre.signaler is not None else None
        if remarque:
            self.refus.emit(francais(debut + remarque))
