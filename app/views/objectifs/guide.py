"""Choosing objectives: those of the guide with what they mean, and our own (S1 FM2.2, FP1, FP5)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.definitions.aide import Choix
from app.models.objectifs import Objectif
from app.models.statuts import GenreObjectif
from app.models.trace import OPERATIONNEL
from app.models.typographie import pluriel
from app.services.objectifs import LISTES, ObjectifsChoisis, id_du_guide
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, Champ, ChampTexte, ChoixUnique, Defilement, Dialogue, Etiquette
from app.views.theme import theme_courant

_AUTOUR = 330
"""Height of all but the list, window frame included (pixels at 100 %): the buttons stay on the screen."""


class DialogueObjectifs(Dialogue):
    """One kind shown at a time: the list of the guide, each with its explanation, then a place for ours.

    What was ticked or written of the other kind is kept, said above the buttons, and added with the rest.
    """

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
        place = self.screen().availableGeometry().height() - theme_courant().px(_AUTOUR)
        defilement.setMinimumHeight(max(min(theme_courant().px(300), place), theme_courant().px(90)))
        for code_genre in LISTES:
            self._listes[code_genre] = self._construire(code_genre)
            defilement.colonne.addWidget(self._listes[code_genre])
        defilement.colonne.addStretch(1)
        self.corps.addWidget(defilement, 1)
        self._notres: dict[str, ChampTexte] = {}
        self._champs: dict[str, Champ] = {}
        for code_genre in LISTES:
            notre = ChampTexte(invite="Un par ligne, chacun commençant par un verbe", lignes=2, lignes_max=5)
            notre.textChanged.connect(self._compter)
            self._notres[code_genre] = notre
            self._champs[code_genre] = Champ("Les nôtres", notre, nom=f"notreObjectif.{code_genre}")
            self.corps.addWidget(self._champs[code_genre])
        self._compte = Etiquette("", "petit")
        self._compte.setObjectName("objectifsChoisis")
        self.corps.addWidget(self._compte)
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
        case.bascule.connect(lambda _coche: self._compter())
        self.cases[genre, choix.code] = case
        colonne.addWidget(case)
        explication = Etiquette(f"Déjà retenu. {choix.explication}" if deja else choix.explication, "petit")
        explication.setContentsMargins(theme_courant().px(22), 0, 0, theme_courant().px(6))
        colonne.addWidget(explication)

    @property
    def notre(self) -> ChampTexte:
        """Where ours are written, for the kind shown."""
        return self._notres[self.genre.valeur() or OPERATIONNEL]

    def _montrer(self, genre: str | None) -> None:
        for code, liste in self._listes.items():
            liste.setVisible(code == genre)
            self._champs[code].setVisible(code == genre)
        self._compter()

    def _compter(self) -> None:
        """« Seront ajoutés : 1 stratégique, 2 opérationnels »."""
        choisis = self.resultat()
        total = sum(c.combien for c in choisis)
        mots = ", ".join(pluriel(c.combien, GenreObjectif.libelle_de(c.genre).lower()) for c in choisis)
        self._compte.definir(f"{'Seront ajoutés' if total > 1 else 'Sera ajouté'} : {mots}." if total else "")

    def resultat(self) -> tuple[ObjectifsChoisis, ...]:
        """What was ticked and written, of each kind that has some."""
        choisis = (ObjectifsChoisis(genre, self._coches(genre), self._ecrits(genre)) for genre in LISTES)
        return tuple(c for c in choisis if c.combien)

    def _coches(self, genre: str) -> tuple[str, ...]:
        return tuple(c for (g, c), case in self.cases.items() if g == genre and case.isChecked() and case.isEnabled())

    def _ecrits(self, genre: str) -> tuple[str, ...]:
        return tuple(ligne for ligne in self._notres[genre].valeur().splitlines() if ligne.strip())
