"""The report as a table: one row a line of the file, its fate, a tick where something would be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models.statuts import Libelle
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.services.imports.rapport import LigneRapport, Rapport
from app.views.elements.infobulle import en_infobulle
from app.views.imports.a_cocher import COCHE, Index, MarqueRole, ModeleACocher

NUMERO, NOM, COMMUNE, SORT, POURQUOI = range(1, 6)


class ModeleRapport(ModeleACocher):
    """``coches()`` when ticks changed."""

    colonnes = ("", "Ligne", "Structure", "Commune", "Ce qui se passera", "Pourquoi, remarques")
    nom_de_la_coche = "À importer"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lignes: list[LigneRapport] = []
        self.retenues: set[int] = set()
        self._vue: list[int] = []
        self._sort: Libelle | None = None
        self._filtre = ""

    def poser(self, rapport: Rapport) -> None:
        """Show that report, its proposals ticked."""
        self.lignes = list(rapport.lignes)
        self.retenues = {ligne.numero for ligne in self.lignes if ligne.proposee}
        self.montrer(None, "")
        self.coches.emit()

    def montrer(self, sort: Libelle | None, filtre: str) -> None:
        """Keep the lines of one fate (None: all) that contain the words of ``filtre``."""
        self._sort, self._filtre = sort, filtre
        mots = sans_accents(filtre).split()
        self.beginResetModel()
        self._vue = [
            i
            for i, ligne in enumerate(self.lignes)
            if (sort is None or ligne.sort is sort) and all(mot in _foin(ligne) for mot in mots)
        ]
        self.endResetModel()

    def remplacer(self, ligne: LigneRapport) -> None:
        """The user judged a line otherwise: it is now to be added."""
        rang = next(i for i, ancienne in enumerate(self.lignes) if ancienne.numero == ligne.numero)
        self.lignes[rang] = ligne
        self.retenues.add(ligne.numero)
        self.montrer(self._sort, self._filtre)
        self.coches.emit()

    def ligne(self, rang: int) -> LigneRapport | None:
        """The line on that row."""
        return self.lignes[self._vue[rang]] if 0 <= rang < len(self._vue) else None

    def rang_de(self, numero: int) -> int:
        """The row of a line, or -1."""
        return next((r for r, i in enumerate(self._vue) if self.lignes[i].numero == numero), -1)

    def basculer(self, rang: int) -> None:
        """Tick or untick a row."""
        ligne = self.ligne(rang)
        if ligne is not None and ligne.possible:
            self.retenues ^= {ligne.numero}
            self._annoncer()

    def cocher_tout(self, oui: bool) -> None:
        """Tick, or untick, all the rows shown that may be."""
        numeros = {self.lignes[i].numero for i in self._vue if self.lignes[i].possible}
        self.retenues = self.retenues | numeros if oui else self.retenues - numeros
        self._annoncer()

    def etat(self, rang: int) -> Qt.CheckState | None:
        """Ticked, unticked, or nothing to write."""
        ligne = self.ligne(rang)
        if ligne is None or not ligne.possible:
            return None
        return Qt.CheckState.Checked if ligne.numero in self.retenues else Qt.CheckState.Unchecked

    # --- Qt ---------------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tick, fate."""
        ligne = self.ligne(index.row())
        if ligne is None:
            return None
        colonne = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _textes(ligne)[colonne]
        if role == Qt.ItemDataRole.CheckStateRole and colonne == COCHE:
            return self.etat(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and colonne in (NOM, POURQUOI):
            return en_infobulle(_textes(ligne)[colonne])
        if role == Qt.ItemDataRole.TextAlignmentRole and colonne == NUMERO:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible(ligne, colonne)
        return ligne.sort if role == MarqueRole else None

    def _accessible(self, ligne: LigneRapport, colonne: int) -> str:
        if colonne == COCHE:
            etat = "importée" if ligne.numero in self.retenues else "laissée de côté"
            return francais(f"{ligne.nom or 'sans nom'} : {etat}" if ligne.possible else "ne peut pas être importée")
        return str(_textes(ligne)[colonne])


def remarques(ligne: LigneRapport) -> Sequence[str]:
    """Why, then what was mended."""
    return tuple(filter(None, (ligne.motif, *ligne.avis)))


def _textes(ligne: LigneRapport) -> tuple[str, ...]:
    commune = str(ligne.valeurs.get("commune") or "")
    nom = ligne.nom or "(sans nom)"
    return ("", str(ligne.numero), nom, commune, ligne.sort.libelle, " ".join(remarques(ligne)))


def _foin(ligne: LigneRapport) -> str:
    return sans_accents(" ".join(_textes(ligne)))
