"""The rows of the journal: a heading a day, then its gestures; older pages are loaded as one scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.dates import jour_en_mots
from app.models.definitions.catalogue import Catalogue
from app.models.texte import sans_accents
from app.models.typographie import francais, heure
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.journal import Detail, Entree, lire_journal

Index = QModelIndex | QPersistentModelIndex
LigneRole = Qt.ItemDataRole.UserRole + 1

PAGE = 200
"""Gestures read at once."""

_SUFFISANT = 40
"""Rows that a filter must find before it stops reading older pages."""


@dataclass(frozen=True)
class Jour:
    """A heading."""

    mots: str


Ligne = Jour | Entree


class ModeleJournal(QAbstractListModel):
    """Gestures from the latest to the oldest, those that contain the words of the filter."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._catalogue = catalogue
        self._lues: list[Entree] = []
        self._lignes: list[Ligne] = []
        self._fini = False
        self._filtre: tuple[str, ...] = ()

    # --- reading ----------------------------------------------------------------------------------------------

    def recharger(self) -> None:
        """Read the latest page again."""
        self.beginResetModel()
        self._lues, self._fini = [], False
        self._lire_une_page()
        self._disposer()
        self.endResetModel()
        self._completer()

    def filtrer(self, texte: str) -> None:
        """Keep gestures whose words (label, fields, values, author) contain all of those."""
        self.beginResetModel()
        self._filtre = tuple(sans_accents(texte).split())
        self._disposer()
        self.endResetModel()
        self._completer()

    def _lire_une_page(self) -> None:
        avant = self._lues[-1].numero if self._lues else None
        page = lire_journal(self._dossier, PAGE, avant=avant, catalogue=self._catalogue)
        self._fini = len(page) < PAGE
        self._lues += page

    def _completer(self) -> None:
        while self._filtre and not self._fini and len(self._lignes) < _SUFFISANT:
            self.fetchMore(QModelIndex())

    def _disposer(self) -> None:
        self._lignes = []
        jour: date | None = None
        for entree in self._lues:
            if not all(mot in _foin(entree) for mot in self._filtre):
                continue
            local = entree.quand.astimezone().date()
            if local != jour:
                jour = local
                self._lignes.append(Jour(mots_du_jour(local)))
            self._lignes.append(entree)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older gestures."""
        return not parent.isValid() and not self._fini

    def fetchMore(self, parent: Index) -> None:
        """Read one more page, at the end."""
        deja = len(self._lignes)
        self._lire_une_page()
        anciennes = self._lignes
        self._disposer()
        nouvelles, self._lignes = self._lignes, anciennes
        if len(nouvelles) > deja:
            self.beginInsertRows(QModelIndex(), deja, len(nouvelles) - 1)
            self._lignes = nouvelles
            self.endInsertRows()

    @property
    def vide(self) -> bool:
        """Whether the dossier has no history at all."""
        return not self._lues

    # --- Qt ---------------------------------------------------------------------------------------------------

    def ligne(self, rang: int) -> Ligne | None:
        """The row."""
        return self._lignes[rang] if 0 <= rang < len(self._lignes) else None

    def rang_de(self, numero: int) -> int:
        """The row of a gesture, or -1."""
        return next((i for i, e in enumerate(self._lignes) if isinstance(e, Entree) and e.numero == numero), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Headings and gestures."""
        return 0 if parent.isValid() else len(self._lignes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; the whole of it for screen readers and Ctrl+C."""
        ligne = self.ligne(index.row())
        if ligne is None:
            return None
        if role == LigneRole:
            return ligne
        if role == Qt.ItemDataRole.DisplayRole:
            return ligne.mots if isinstance(ligne, Jour) else ligne.libelle
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ligne.mots if isinstance(ligne, Jour) else raconter(ligne)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can’t be chosen."""
        if isinstance(self.ligne(index.row()), Jour):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def mots_du_jour(jour: date) -> str:
    """« Aujourd’hui, samedi 21 novembre 2026 »."""
    aujourdhui = datetime.now().astimezone().date()
    nom = jour_en_mots(jour)
    proches = {aujourdhui: "Aujourd’hui", aujourdhui - timedelta(days=1): "Hier"}
    return f"{proches[jour]}, {nom}" if jour in proches else nom[0].upper() + nom[1:]


def etat_en_mots(entree: Entree) -> str:
    """« annulé », or nothing for a gesture that stands."""
    if entree.nature in (Nature.ANNULATION, Nature.RETABLISSEMENT):
        return ""
    return {"annulee": "annulé", "abandonnee": "annulé, puis remplacé"}.get(entree.etat, "")


def details_parlants(entree: Entree) -> tuple[Detail, ...]:
    """Without what a new row merely didn’t tick."""
    return tuple(d for d in entree.details if {d.avant, d.apres} != {"", "non"})


def en_mots(detail: Detail) -> str:
    """« Budget annuel : 100 € → 120 € »; what was written or erased in full."""
    if not detail.avant:
        return francais(f"{detail.champ} : ") + detail.apres
    return francais(f"{detail.champ} : ") + f"{detail.avant} → {detail.apres or '(vide)'}"


def raconter(entree: Entree) -> str:
    """The gesture as sentences."""
    etat = etat_en_mots(entree)
    tete = f"{heure(entree.quand)}, {francais(entree.libelle)}, {entree.auteur} ({entree.poste})"
    return "\n".join((tete + (f", {etat}" if etat else ""), *map(en_mots, details_parlants(entree))))


def _foin(entree: Entree) -> str:
    morceaux = [entree.libelle, entree.auteur, entree.poste, etat_en_mots(entree)]
    for detail in entree.details:
        morceaux += (detail.champ, detail.avant, detail.apres)
    return sans_accents(" ".join(morceaux))
