"""The partners inside the actions that gather them, question them, and look for who could intervene (R10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import francais, pluriel
from app.services.ecriture.changements import Changes
from app.services.partenaires import phrase_du_systeme_intervenant
from app.services.registres.partenaires import registre_des_partenaires
from app.services.reseau import Reseau, dire_les_absentes, lire_reseau
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.partenaires.questions import BilanDesQuestions
from app.views.registre.table import TableRegistre

_LIGNES_MIN, _LIGNES_MAX = 4, 8


class OutilPartenaires(Outil):
    """A table of 4 to 8 rows with the columns that answer the action, what it still lacks, the way to the register."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        colonnes, jeu, self._dire = ACTIONS[action]
        colonne = self.disposer(action)
        self.table = TableRegistre(contexte, registre_des_partenaires(contexte.catalogue), colonnes)
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.table.fiche.connect(lambda id: contexte.navigation.aller(f"partenaire:{id}"))
        colonne.addWidget(self.table)
        self._remarque = Etiquette("", "petit", brut=True)
        self._remarque.setObjectName(f"remarque.{action}")
        colonne.addWidget(self._remarque)
        self._bilan = BilanDesQuestions(contexte) if jeu == "questions" else None
        if self._bilan is not None:
            colonne.addWidget(self._bilan)
        pied = QHBoxLayout()
        self._compte = Etiquette("", "petit", repli=False)
        pied.addWidget(self._compte)
        pied.addStretch(1)
        for mots, adresse, nom in (
            ("Voir la carte", "partenaires:carte", "carte"),
            ("Ouvrir le registre", f"partenaires:{jeu}", "registre"),
        ):
            lien = Lien(mots, adresse, nom=f"{nom}.{action}")
            lien.suivi.connect(contexte.navigation.aller)
            pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        for signal in (self.table.modele.modelReset, self.table.modele.rowsInserted, self.table.modele.dataChanged):
            signal.connect(self._remarquer)
        self._remarquer()

    def _remarquer(self) -> None:
        total = self.table.modele.total
        self._compte.definir(pluriel(total, "partenaire") if total else "Tapez un premier nom, ou collez une liste.")
        reseau = lire_reseau(self._contexte.dossier, self._contexte.catalogue)
        if self._bilan is not None:
            self._bilan.montrer(reseau)
            self._bilan.setVisible(total > 0)
        remarque = self._dire(reseau, self._contexte)
        self._remarque.definir(francais(remarque))
        self._remarque.setVisible(bool(remarque))

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the register."""
        self.table.rafraichir(changes)


def _dire_les_familles(reseau: Reseau, contexte: Contexte) -> str:
    return dire_les_absentes(reseau)


def _ne_rien_dire(reseau: Reseau, contexte: Contexte) -> str:
    """The summary of the questions says it."""
    return ""


def _dire_le_systeme(reseau: Reseau, contexte: Contexte) -> str:
    phrase = phrase_du_systeme_intervenant(contexte.dossier)
    return phrase or (
        "Existe-t-il des intervenants compétents ? Cochez les partenaires qui peuvent intervenir et dites sur quoi ;"
        " notez les prestataires connus dans les points de cette action."
    )


_Dire = Callable[[Reseau, Contexte], str]

ACTIONS: Mapping[str, tuple[tuple[str, ...], str, _Dire]] = {
    "partenariat.reseau": (
        ("nom", "famille", "role", "apports", "comite_pilotage"), "ensemble", _dire_les_familles,
    ),
    "partenariat.interet": (("nom", "partage", "complementaire", "interet"), "questions", _ne_rien_dire),
    "partenariat.capacite": (
        ("nom", "intervenant", "intervention", "intervention_jours"), "pilotage", _dire_le_systeme,
    ),
}  # fmt: skip
"""Action → columns shown there, set of columns of the whole register, what is said under the table."""
