"""Fields of a form laid out in order, each wired to its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.champs import ecrire_champ, libelle_champ, unite_champ
from app.services.saisies import Formulaire
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampLigne, ChampMontant, ChampNombre, ChampTexte, ChoixMultiple
from app.views.elements.liaison import lier
from app.views.formulaires.bloc_posture import BlocPosture
from app.views.formulaires.choix_explique import ChoixExplique
from app.views.formulaires.definitions import ChampDeFormulaire
from app.views.theme import theme_courant

_COLONNES_LARGES = 46
"""Lists whose longest entry is shorter than this (characters) are laid out in two columns."""


class ChampsDeFormulaire(QWidget):
    """The controls of some fields of one form; `rafraichir` shows the dossier again."""

    def __init__(
        self,
        contexte: Contexte,
        formulaire: Formulaire,
        champs: Sequence[ChampDeFormulaire],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contexte, self._formulaire = contexte, formulaire
        self.controles: dict[str, Any] = {}
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(theme_courant().px(14))
        grille.setVerticalSpacing(theme_courant().px(10))
        grille.setColumnStretch(0, 1)
        grille.setColumnStretch(1, 1)
        rang, colonne = 0, 0
        for champ in champs:
            if not champ.demi and colonne:
                rang, colonne = rang + 1, 0
            grille.addWidget(self._construire(champ), rang, colonne, 1, 1 if champ.demi else 2)
            colonne = (colonne + 1) % 2 if champ.demi else 0
            rang += 0 if colonne else 1
        self.rafraichir()

    def _construire(self, champ: ChampDeFormulaire) -> QWidget:
        table = str(self._formulaire.entite.__tablename__)
        nom = f"{table}.{champ.nom}"
        controle = EDITEURS[champ.genre](self._contexte, self._formulaire, champ)
        self.controles[champ.nom] = controle
        cle = f"{table}/{self._formulaire.id}/{champ.nom}"
        lier(self._contexte, controle, cle, partial(self._ecrire, champ.nom))
        if champ.genre == "posture":
            controle.setObjectName(nom)
            return controle
        return Champ(libelle_champ(self._formulaire.entite, champ.nom), controle, aide=champ.aide, nom=nom)

    def _ecrire(self, nom: str, valeur: Any) -> None:
        ecrire_champ(self._contexte.dossier, self._formulaire.entite, self._formulaire.id, nom, valeur, initiateur=self)

    def rafraichir(self) -> None:
        """Show what the dossier holds; a field being typed in is left alone."""
        valeurs = self._contexte.dossier.fiche_unique(self._formulaire.entite, self._formulaire.id)
        for nom, controle in self.controles.items():
            controle.definir(valeurs[nom])


def _texte(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return ChampTexte(invite=champ.invite, lignes=champ.lignes)


def _ligne(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return ChampLigne(invite=champ.invite)


def _choix(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return ChoixExplique(contexte.catalogue.liste(champ.liste))


def _choix_multiple(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    liste = contexte.catalogue.liste(champ.liste)
    court = max(len(choix.texte) for choix in liste.choix) < _COLONNES_LARGES
    nom = f"{formulaire.entite.__tablename__}.{champ.nom}"
    return ChoixMultiple(liste, colonnes=2 if court else 1, nom=nom)


def _nombre(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return ChampNombre(decimales=2, unite=unite_champ(formulaire.entite, champ.nom))


def _montant(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return ChampMontant()


def _posture(contexte: Contexte, formulaire: Formulaire, champ: ChampDeFormulaire) -> QWidget:
    return BlocPosture(contexte.catalogue.postures)


EDITEURS: Mapping[str, Callable[[Contexte, Formulaire, ChampDeFormulaire], QWidget]] = {
    "texte": _texte,
    "ligne": _ligne,
    "choix": _choix,
    "choix_multiple": _choix_multiple,
    "nombre": _nombre,
    "montant": _montant,
    "posture": _posture,
}
"""Kind of field → its control; all have ``definir``, ``valeur`` and the signal ``valide``."""
