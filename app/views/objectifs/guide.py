"""Choosing objectives: those of the guide with what they mean, and our own (S1 FM2.2, FP1, FP5)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.definitions.aide import Choix
from app.models.objectifs import Objectif
from app.models.statuts import GenreObjectif
from app.models.trace import OPERATIONNEL
from app.services.objectifs import LISTES, id_du_guide
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, Champ, ChampTexte, ChoixUnique, Defilement, Dialogue, Etiquette
from app.views.theme import theme_courant


@dataclass(frozen=True)
class ObjectifsChoisis:
    """What the user wants to add."""

    genre: str
    codes: tuple[str, ...]
    propres: tuple[str, ...]


class DialogueObjectifs(Dialogue):
    """One kind at a time: the list of the guide, each with its explanation, then a place for ours."""

    def __init__(self, contexte: Contexte, genre: str = OPERATIONNEL, parent: QWidget | None = None) -> None:
        super().__init__("Ajouter des objectifs", "", parent)
        self.setObjectName("dialogueObjectifs")
        self.setMinimumWidth(theme_courant().px(560))
        self._contexte = contexte
        self.genre = ChoixUnique(GenreObjectif, forme="segments", vide=False, nom="genreObjectif")
        self.genre.nommer("Genre d’objectif")
        self.genre.definir(genre)
        self.genre.valide.connect(self._montrer)
        self.corps.addWidget(self.genre)
        self._listes: dict[str, QWidget] = {}
        self.cases: dict[tuple[str, str], CaseACocher] = {}
        defilement = Defilement(marges=(0, 6, 10, 6))
        defilement.setMinimumHeight(theme_courant().px(300))
        for code_genre in LISTES:
            self._listes[code_genre] = self._construire(code_genre)
            defilement.colonne.addWidget(self._listes[code_genre])
        defilement.colonne.addStretch(1)
        self.corps.addWidget(defilement, 1)
        self.notre = ChampTexte(invite="Un par ligne, chacun commençant par un verbe", lignes=2, lignes_max=5)
        self.corps.addWidget(Champ("Les nôtres", self.notre, nom="notreObjectif"))
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Ajouter", accepte=True, genre="principal", nom="ajouterObjectifs").setDefault(True)
        self._montrer(genre)
        libres = [case for (de, _), case in self.cases.items() if de == genre and case.isEnabled()]
        (libres[0] if libres else self.notre).setFocus()

    def _construire(self, genre: str) -> QWidget:
        theme = theme_courant()
        bloc = QWidget()
        colonne = QVBoxLayout(bloc)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(2))
        liste = self._contexte.catalogue.liste(LISTES[genre])
        colonne.addWidget(Etiquette(f"Ceux du guide · {liste.source}", "rubrique"))
        for choix in liste.choix:
            self._proposer(genre, choix, colonne)
        return bloc

    def _proposer(self, genre: str, choix: Choix, colonne: QVBoxLayout) -> None:
        case = CaseACocher(choix.texte, nom=f"guide.{genre}.{choix.code}")
        case.setAccessibleDescription(choix.explication)
        deja = self._contexte.dossier.ligne(Objectif, id_du_guide(genre, choix.code)) is not None
        case.definir(deja)
        case.setEnabled(not deja)
        self.cases[genre, choix.code] = case
        colonne.addWidget(case)
        explication = Etiquette(f"Déjà retenu. {choix.explication}" if deja else choix.explication, "petit")
        explication.setContentsMargins(theme_courant().px(22), 0, 0, theme_courant().px(6))
        colonne.addWidget(explication)

    def _montrer(self, genre: str | None) -> None:
        for code, liste in self._listes.items():
            liste.setVisible(code == genre)

    def resultat(self) -> ObjectifsChoisis | None:
        """What was chosen and written, or None if the user gave up or chose nothing."""
        genre = self.genre.valeur() or OPERATIONNEL
        codes = tuple(c for (g, c), case in self.cases.items() if g == genre and case.isChecked() and case.isEnabled())
        propres = tuple(ligne for ligne in self.notre.valeur().splitlines() if ligne.strip())
        return ObjectifsChoisis(genre, codes, propres) if codes or propres else None
