"""The structures at the left of the plans: found by name, kept by what their plan lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.models.texte import sans_accents
from app.models.typographie import francais, pluriel
from app.services import plans
from app.services.plans import EtatPlan
from app.views.contexte import Contexte
from app.views.elements import ChoixUnique, Etiquette
from app.views.elements.champ import nommer
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.theme import theme_courant

FILTRES: Mapping[str, tuple[str, Callable[[EtatPlan], bool]]] = {
    "presentes": ("Toutes, sauf les sorties", lambda etat: etat.degre is not Mobilisation.SORTIE),
    "sans": ("Sans plan", lambda etat: not etat.commence and etat.degre is not Mobilisation.SORTIE),
    "incomplets": ("Plans à compléter", lambda etat: bool(etat.manque)),
    "retard": ("Plans en retard", lambda etat: etat.en_retard > 0),
    "complets": ("Plans complets", lambda etat: etat.commence and not etat.manque),
    "toutes": ("Toutes", lambda etat: True),
}
"""Code → words, and which structures are kept."""


class ListePlans(QWidget):
    """``choisie(structure)`` when the user chooses one."""

    choisie = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._etats: tuple[EtatPlan, ...] = ()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(6))
        self.recherche = QLineEdit()
        self.recherche.setPlaceholderText("Chercher une structure")
        self.recherche.setClearButtonEnabled(True)
        nommer(self.recherche, "Chercher une structure", "planRecherche")
        self._attente = QTimer(self, singleShot=True, interval=80)
        self._attente.timeout.connect(self._lister)
        self.recherche.textChanged.connect(lambda: self._attente.start())
        colonne.addWidget(self.recherche)
        self.filtre = ChoixUnique(
            [(code, mots, "") for code, (mots, _) in FILTRES.items()], forme="liste", vide=False, nom="planFiltre"
        )
        self.filtre.nommer("Quels plans montrer")
        self.filtre.definir("presentes")
        self.filtre.valide.connect(self._lister)
        colonne.addWidget(self.filtre)
        self.liste = ListeATitres("Structures", nom="planStructures")
        self.liste.choisie.connect(self.choisie)
        colonne.addWidget(self.liste, 1)
        self._compte = Etiquette("", "petit")
        colonne.addWidget(self._compte)
        self.relire()

    def relire(self) -> None:
        """Read where each plan stands."""
        self._etats = plans.lire_etats(self._contexte.dossier, date.today())
        self._lister()

    def premiere(self) -> str:
        """The first structure shown, or of all, or none."""
        lignes = self.liste.lignes()
        return lignes[0].cle if lignes else self._etats[0].structure if self._etats else ""

    def viser(self, structure: str) -> bool:
        """Mark that structure if it is shown."""
        return self.liste.choisir(structure)

    def choisir(self, structure: str) -> None:
        """Mark that structure, out of any filter that hides it."""
        if not self.viser(structure) and any(etat.structure == structure for etat in self._etats):
            self.recherche.clear()
            self.filtre.definir("toutes")
            self._lister()
            self.viser(structure)

    def _lister(self, _valeur: object = None) -> None:
        garde = FILTRES[self.filtre.valeur() or "presentes"][1]
        mots = sans_accents(self.recherche.text()).split()
        gardes = [
            etat for etat in self._etats if garde(etat) and all(mot in sans_accents(etat.nom) for mot in mots)
        ]  # fmt: skip
        self.liste.definir([_ligne(etat) for etat in gardes])
        combien = pluriel(len(gardes), "structure")
        self._compte.definir(combien if len(gardes) == len(self._etats) else f"{combien} sur {len(self._etats)}")


def _ligne(etat: EtatPlan) -> LigneDeListe:
    detail = pluriel(etat.lignes, "ligne") if etat.lignes else "0 ligne" if etat.commence else "pas de plan"
    marque = ""
    if etat.en_retard:
        marque = f"⚠ {etat.en_retard} en retard"
    elif etat.manque:
        marque = "à compléter"
    elif etat.commence:
        marque = "✓"
    return LigneDeListe(etat.structure, etat.nom or "(sans nom)", francais(f"{etat.degre.libelle} · {detail}"), marque)
