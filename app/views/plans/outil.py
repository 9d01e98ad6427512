"""The plans inside the card of the diagnostics: what they have in common."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.models.structure import Structure
from app.models.typographie import francais, pluriel
from app.services import plans, structures
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.infobulle import en_infobulle
from app.views.elements.outil import Outil
from app.views.theme import theme_courant

_DIFFICULTES = 6
"""How many shared difficulties a card shows."""


class OutilPlans(Outil):
    """In « S’appuyer sur les diagnostics »: what comes back from one structure to another."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        theme = theme_courant()
        colonne = self.disposer(f"plans.{action}")
        self._compte = Etiquette("")
        colonne.addWidget(self._compte)
        self._grille = QGridLayout()
        self._grille.setHorizontalSpacing(theme.px(12))
        self._grille.setVerticalSpacing(theme.px(3))
        self._grille.setColumnStretch(1, 1)
        self._rangs: list[tuple[Etiquette, Etiquette]] = []
        colonne.addLayout(self._grille)
        pied = QHBoxLayout()
        self._note = Etiquette("", "petit")
        pied.addWidget(self._note, 1)
        lien = Lien("Ouvrir les plans d’accompagnement", "plans", nom="ouvrirPlans")
        lien.suivi.connect(contexte.navigation.aller)
        pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(pied)
        self._relire()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the plans or the structures."""
        if changes is None or changes.touche(*plans.TABLES):
            self._relire()

    def _relire(self) -> None:
        """How many structures have a diagnostic and a plan; the difficulties that several of them meet."""
        dossier = self._contexte.dossier
        diagnostics = plans.compter_diagnostics(dossier)
        total = structures.compter(dossier)
        partagees = plans.difficultes_partagees(dossier)
        self._compte.definir(
            f"{pluriel(diagnostics, 'diagnostic daté', 'diagnostics datés')} sur {pluriel(total, 'structure')} ;"
            f" {plans.resume(dossier, date.today())}."
        )
        noms = {ligne["id"]: str(ligne["nom"]) for ligne in dossier.lignes(Structure, "id", "nom")}
        montrees = partagees[:_DIFFICULTES]
        while len(self._rangs) < len(montrees):
            self._ajouter_un_rang()
        for rang, (combien, quoi) in enumerate(self._rangs):
            visible = rang < len(montrees)
            combien.setVisible(visible)
            quoi.setVisible(visible)
            if visible:
                difficulte = montrees[rang]
                combien.definir(pluriel(len(difficulte.structures), "structure"))
                quoi.definir(difficulte.titre)
                qui = ", ".join(noms.get(id, "") for id in difficulte.structures)
                dites = "\n".join(f"«\u00a0{mots}\u00a0»" for mots in difficulte.formulations)
                quoi.setToolTip(en_infobulle(francais(f"{qui}\n{dites}")))
                quoi.setAccessibleDescription(qui)
        self._note.definir(_note(len(partagees), plans.compter_lignes(dossier)))

    def _ajouter_un_rang(self) -> None:
        combien, quoi = Etiquette("", "gras", repli=False), Etiquette("", brut=True)
        rang = len(self._rangs)
        self._grille.addWidget(combien, rang, 0, Qt.AlignmentFlag.AlignTop)
        self._grille.addWidget(quoi, rang, 1, Qt.AlignmentFlag.AlignTop)
        self._rangs.append((combien, quoi))


def _note(partagees: int, lignes: int) -> str:
    if not lignes:
        return "Écrivez les difficultés dans les plans : celles que plusieurs structures rencontrent paraîtront ici."
    if not partagees:
        return (
            "Aucune difficulté n’est dite de la même façon dans deux plans. Elles peuvent se ressembler : relisez-les."
        )
    debut = f"Les {_DIFFICULTES} plus partagées, sur {partagees}. " if partagees > _DIFFICULTES else ""
    return f"{debut}Rapprochées par leurs mots seulement : l’infobulle dit qui, et comment. À vous de juger."
