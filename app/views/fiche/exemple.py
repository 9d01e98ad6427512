"""« Dossiers d’exemple » : what each tells, its source, what was invented for it; and where to put the copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.definitions.aide import Source
from app.services.catalogue import charger_catalogue
from app.services.exemples import Exemple, lister_exemples
from app.views.elements import Defilement, Dialogue, Etiquette, TexteRiche, echapper
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.fiche.place import ChoixPlace
from app.views.theme import theme_courant


@dataclass(frozen=True)
class CopieDExemple:
    """Which example, and where its copy goes."""

    nom: str
    titre: str
    chemin: Path


class DialogueExemple(Dialogue):
    """After ``exec()`` was accepted, `demande` says which example to copy, and where."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        dossier: Path | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        """``dossier``: where copies go unless the user says otherwise; ``sources`` tell what « S2 » is."""
        super().__init__(
            "Ouvrir un dossier d’exemple",
            "Une copie à vous : changez-y ce que vous voulez, l’exemple reste intact.",
            parent,
        )
        self.setObjectName("dialogueExemple")
        self._sources = sources if sources is not None else charger_catalogue().sources
        self.setMaximumWidth(theme_courant().px(860))
        self._exemples = {exemple.nom: exemple for exemple in lister_exemples()}
        self._liste = ListeATitres("Dossiers d’exemple", nom="listeExemples")
        self._description = Etiquette("", "")
        self._details = TexteRiche(nom="detailsExemple")
        self._place = ChoixPlace("Enregistrer la copie de l’exemple", dossier)
        self._disposer()
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Ouvrir une copie", accepte=True, genre="principal").setDefault(True)
        self._liste.definir([LigneDeListe(e.nom, e.titre, e.source) for e in self._exemples.values()])
        self._liste.choisie.connect(self._montrer)
        if self._exemples:
            premier = next(iter(self._exemples))
            self._liste.choisir(premier)
            self._montrer(premier)

    def _disposer(self) -> None:
        theme = theme_courant()
        self._liste.setMinimumSize(theme.px(250), theme.px(250))
        droite = Defilement(marges=(14, 0, 4, 0))
        droite.setMinimumSize(QSize(theme.px(360), theme.px(250)))
        droite.colonne.addWidget(self._description)
        droite.colonne.addWidget(self._details)
        droite.colonne.addStretch(1)
        rangee = QHBoxLayout()
        rangee.addWidget(self._liste, 2)
        rangee.addWidget(droite, 3)
        pile = QVBoxLayout()
        pile.setSpacing(theme.px(12))
        pile.addLayout(rangee)
        pile.addWidget(self._place)
        self.corps.addLayout(pile)

    def _montrer(self, nom: str) -> None:
        exemple = self._exemples[nom]
        self._description.definir(exemple.description)
        self._details.definir(_details(exemple, self._sources.get(exemple.source[:2])))
        self._place.proposer(f"exemple-{exemple.nom}")

    def demande(self) -> CopieDExemple:
        """The example chosen and the file of its copy."""
        exemple = self._exemples[self._liste.choix()]
        return CopieDExemple(exemple.nom, exemple.titre, self._place.chemin())

    def accept(self) -> None:
        """Only with a place where the copy can be made."""
        if self._liste.choix() and self._place.verifier():
            super().accept()


def _details(exemple: Exemple, source_: Source | None) -> str:
    inventions = "\n".join(f"- {echapper(texte)}" for texte in exemple.inventions)
    clair = f"{exemple.source} — {source_.titre}, {source_.auteur}" if source_ else exemple.source
    source = f"### D’où il vient\n\n{echapper(clair)}"
    return f"{source}\n\n### Ce qui a été inventé pour l’exemple\n\n{inventions}" if inventions else source
