"""The register of decisions inside the page « Vigilance et décisions »: all of them, wherever they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.statuts import EtatSuivi
from app.models.typographie import INSECABLE, pluriel
from app.services import decisions
from app.services.registres.decisions import registre_des_decisions
from app.views.contexte import Contexte
from app.views.elements import Bouton, EtatVide, Etiquette, Lien
from app.views.elements.liaison import tenter
from app.views.registre.fiche import FicheRegistre, Rubriques
from app.views.registre.modele import Index, ModeleRegistre
from app.views.registre.page import PageRegistre
from app.views.registre.replie import TableReplie
from app.views.theme import theme_courant
from app.views.vigilance.decider import dire_fait

RUBRIQUES: Rubriques = (
    ("", (("texte",), ("origine",), ("responsable",), ("prise_le", "echeance"))),
    ("Suites", (("etat",), ("faite_le",), ("suite",))),
)
"""Title → rows of fields, side by side when there are two."""

_LARGEURS = {"texte": 430, "responsable": 150, "echeance": 112}
"""On a whole page (pixels at 100 %): what is decided is read before where it comes from; a late day has its mark."""


class FicheDecision(FicheRegistre):
    """One decision; « C’est fait… » and the way to where it comes from."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        registre = registre_des_decisions(contexte.dossier, contexte.catalogue)
        super().__init__(contexte, registre, RUBRIQUES, parent)
        self._retard = Etiquette("", "attention")
        self.alerte.addWidget(self._retard, 1)
        porteur = QWidget()
        rangee = QHBoxLayout(porteur)
        rangee.setContentsMargins(0, theme_courant().px(4), 0, 0)
        self._fait = Bouton("C’est fait…", image="coche", nom="decisionFaite")
        self._fait.clicked.connect(lambda: dire_fait(contexte, self.id, self))
        self._voir = Lien("Voir d’où elle vient", nom="voirOrigine")
        self._voir.suivi.connect(contexte.navigation.aller)
        rangee.addWidget(self._fait)
        rangee.addStretch(1)
        rangee.addWidget(self._voir, 0, Qt.AlignmentFlag.AlignVCenter)
        self.inserer("Suites", porteur)

    def montrer(self, id: str) -> bool:
        """Show that decision, and whether it is late."""
        montree = super().montrer(id)
        decision = decisions.lire(self.contexte.dossier, id) if montree else None
        if decision is not None:
            self._retard.definir("⚠ En retard" if decision.en_retard(date.today()) else "")
            self._retard.setVisible(decision.en_retard(date.today()))
            self._fait.setEnabled(decision.ouverte and not self.contexte.dossier.lecture_seule)
            self._voir.adresse = decision.origine
            self._voir.setVisible(bool(decision.origine))
        return montree


class ModeleDecisions(ModeleRegistre):
    """The decisions; the day of one that is late has a mark, and says so."""

    aujourdhui: Callable[[], date] = staticmethod(date.today)
    """The day it is."""

    _lus: tuple[int, date | None, frozenset[str]] = (-1, None, frozenset())
    """Revision of the dossier and day at which the late ones were looked for, and their ids."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As everywhere, with « ⚠ » before the day that has passed."""
        if not index.isValid() or self.colonne(index.column()).nom != "echeance" or not self._tardive(index):
            return super().data(index, role)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme_courant().couleur("danger"))
        if role == Qt.ItemDataRole.DisplayRole:
            return f"⚠{INSECABLE}{super().data(index, role)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{super().data(index, role)}, en retard"
        return super().data(index, role)

    def _tardive(self, index: Index) -> bool:
        return self.id_de(index.row()) in self._en_retard()

    def _en_retard(self) -> frozenset[str]:
        revision, jour = self._dossier.revision, self.aujourdhui()
        if self._lus[:2] != (revision, jour):
            tardives = frozenset(d.id for d in decisions.lister(self._dossier) if d.en_retard(jour))
            self._lus = (revision, jour, tardives)
        return self._lus[2]


class TableDecisions(TableReplie):
    """What is decided, on two lines where it takes them."""

    genre_modele = ModeleDecisions


class PageDecisions(PageRegistre):
    """The register; « C’est fait » marks all the selected ones."""

    genre_table = TableDecisions
    invite_filtre = "Filtrer : un mot, une personne, un état…"

    def __init__(
        self, contexte: Contexte, parent: QWidget | None = None, aujourdhui: Callable[[], date] = date.today
    ) -> None:
        self._aujourdhui = aujourdhui
        registre = registre_des_decisions(contexte.dossier, contexte.catalogue)
        larges = {nom: replace(registre.colonnes[nom], largeur=large) for nom, large in _LARGEURS.items()}
        registre = replace(registre, colonnes={**registre.colonnes, **larges})
        super().__init__(contexte, registre, "", FicheDecision, parent)  # the tab above says its name
        modele = self.table.modele
        assert isinstance(modele, ModeleDecisions)
        modele.aujourdhui = aujourdhui

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """« C’est fait »."""
        bouton = Bouton("C’est fait…", image="coche", nom="marquerFaites")
        bouton.clicked.connect(self.marquer_faites)
        return (bouton,)

    def marquer_faites(self) -> None:
        """One decision: ask what was done. Several: all done today, in one gesture."""
        ids = self.table.lignes_choisies()
        if not ids:
            self.contexte.navigation.annonce.emit("Choisissez d’abord une ou plusieurs décisions dans le tableau.")
        elif len(ids) == 1:
            dire_fait(self.contexte, ids[0], self, self._aujourdhui)
        else:
            tenter(self, lambda: decisions.faire_plusieurs(self.contexte.dossier, ids, self._aujourdhui()))

    def resume(self, visibles: int, total: int) -> str:
        """How many are open, late, done."""
        toutes = decisions.lister(self.contexte.dossier)
        ouvertes = [d for d in toutes if d.ouverte]
        retard = sum(d.en_retard(self._aujourdhui()) for d in ouvertes)
        faites = sum(d.etat == EtatSuivi.FAIT.value for d in toutes)
        morceaux = [super().resume(visibles, total)]
        for combien, mot in ((len(ouvertes), "ouverte"), (faites, "faite")):
            if combien:
                morceaux.append(pluriel(combien, mot))
        if retard:
            morceaux.append(f"{retard} en retard")
        return " · ".join(morceaux)

    def etat_vide(self) -> EtatVide:
        """Where decisions come from."""
        return EtatVide(
            "Aucune décision pour l’instant",
            "Elles naissent d’un point de vigilance, d’une attente d’un partenaire, ou s’ajoutent ici.",
            "Ajouter une décision",
            image="coche",
        )
