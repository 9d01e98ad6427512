"""The sheets of the map: an objective, an expected result, an indicator (R13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models.base import Base
from app.models.colonnes import TypeTexteLong
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.statuts import GenreObjectif
from app.models.trace import STRATEGIQUE
from app.services import objectifs
from app.services.registres import Registre
from app.services.registres.objectifs import (
    registre_des_indicateurs,
    registre_des_objectifs,
    registre_des_resultats,
)
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.registre.choix_reference import ChoixReference
from app.views.registre.fiche import FicheRegistre, Rubriques

_RUBRIQUES: Mapping[type[Base], Rubriques] = {
    Objectif: (("", (("texte",), ("sert",), ("commentaire",))),),
    Resultat: (
        ("", (("texte",), ("objectif",), ("nature",), ("echeance",))),
        ("Ce qu’il en est", (("constat",), ("constate_le",), ("constat_mots",))),
    ),
    Indicateur: (
        ("", (("texte",), ("resultat",))),
        ("De quoi à quoi", (("depart", "cible"), ("unite",), ("cible_mots",))),
        ("Où et comment le lire", (("registre",), ("sources",), ("outil",), ("precisions",))),
        ("Qui, quand", (("responsable",), ("echeance",))),
        ("Ce qui est mesuré", (("mesure", "mesure_le"), ("mesure_mots",))),
    ),
}


class FicheDeCarte(FicheRegistre):
    """A sheet headed by what the row is; the words themselves are its first field."""

    def __init__(self, contexte: Contexte, entite: type[Base], parent: QWidget | None = None) -> None:
        super().__init__(contexte, _registre(contexte, entite), _RUBRIQUES[entite], parent)
        self.entite = entite
        self._signes = Etiquette("", "attention")
        self._signes.setObjectName("signes")
        self._signes.setVisible(False)
        self.alerte.addWidget(self._signes, 1, Qt.AlignmentFlag.AlignTop)

    def montrer(self, id: str) -> bool:
        """Show that row."""
        montree = super().montrer(id)
        if montree:
            self._titre.definir(self._intitule())
            for controle in self.controles.values():
                ligne = controle.lineEdit() if isinstance(controle, ChoixReference) else None
                if ligne is not None and not controle.hasFocus():
                    ligne.setCursorPosition(0)  # a long name shows its beginning
        return montree

    def largeur_utile(self) -> int:
        """Width in pixels under which a field would be cut."""
        contenu = self.defilement.widget()
        barre = self.defilement.verticalScrollBar().sizeHint().width()
        return contenu.minimumSizeHint().width() + barre if contenu is not None else 0

    def _intitule(self) -> str:
        return "Résultat attendu" if self.entite is Resultat else "Indicateur"

    def signaler(self, remarques: tuple[str, ...]) -> None:
        """Say above the fields what deserves a second look."""
        self._signes.definir("\n".join(f"⚠ {remarque}" for remarque in remarques))
        self._signes.setVisible(bool(remarques))

    def pointer(self, nom: str = "") -> None:
        """Put the keyboard in a field; the first one if none is named."""
        self.controles[nom if nom in self.controles else self.registre.cle].setFocus(Qt.FocusReason.OtherFocusReason)


class FicheObjectif(FicheDeCarte):
    """An objective: the words of the guide above ours, and whom it serves."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, Objectif, parent)
        self._du_guide = Etiquette("", "discret")
        self._du_guide.setObjectName("motsDuGuide")
        self.defilement.colonne.insertWidget(0, self._du_guide)

    def montrer(self, id: str) -> bool:
        """Show that objective."""
        montree = super().montrer(id)
        if montree:
            valeurs = self._valeurs()
            mots = objectifs.du_guide(valeurs["genre"], valeurs["code"], self.contexte.catalogue)
            self._du_guide.definir(f"Dans les mots du guide : {mots}" if mots else "")
            self._du_guide.setVisible(bool(mots))
            self.champs["sert"].setVisible(valeurs["genre"] != STRATEGIQUE)
        return montree

    def _intitule(self) -> str:
        return f"Objectif {GenreObjectif.libelle_de(self._valeurs()['genre']).lower()}"

    def _ecrire(self, nom: str, valeur: Any) -> None:
        """Of an objective of the guide, our own words can be taken away: its own come back."""
        if nom == self.registre.cle and not str(valeur or "").strip() and self._valeurs().get("code"):
            objectifs.dire_autrement(self.contexte.dossier, self.id, "", initiateur=self)
        else:
            super()._ecrire(nom, valeur)


def fiche_de(contexte: Contexte, entite: type[Base]) -> FicheDeCarte:
    """The sheet for that table."""
    return FicheObjectif(contexte) if entite is Objectif else FicheDeCarte(contexte, entite)


def _registre(contexte: Contexte, entite: type[Base]) -> Registre:
    fabriques = {
        Objectif: registre_des_objectifs,
        Resultat: registre_des_resultats,
        Indicateur: registre_des_indicateurs,
    }
    registre = fabriques[entite](contexte.dossier, contexte.catalogue)
    cle = replace(registre.colonnes["texte"], type=TypeTexteLong())
    return replace(registre, colonnes={**registre.colonnes, "texte": cle})
