"""The sheet of one row of a register, made of titled groups of fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeJour,
    TypeNombre,
    TypeOuiNon,
    TypeReference,
    TypeTexteLong,
)  # fmt: skip
from app.services import registres
from app.services.ecriture.changements import Changes
from app.services.registres import Registre
from app.services.registres.mots import majuscule
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonIcone,
    CaseACocher,
    Champ,
    ChampDate,
    ChampLigne,
    ChampNombre,
    ChampTexte,
    ChoixMultiple,
    ChoixUnique,
    Defilement,
    Etiquette,
)  # fmt: skip
from app.views.elements.liaison import lier, tenter
from app.views.registre.choix_libre import ChoixLibre
from app.views.registre.choix_reference import ChoixReference
from app.views.theme import theme_courant

Rubriques: TypeAlias = Sequence[tuple[str, Sequence[tuple[str, ...]]]]
"""Title → rows of fields, side by side when there are two. An empty title shows none."""


class FicheRegistre(QWidget):
    """One row at a time; ``fermee()`` when the user closes the sheet.

    ``controles`` and ``champs`` are the controls and their labelled frames by column (a tick has no frame);
    `inserer` puts a widget of one’s own after a group.
    """

    fermee = Signal()

    def __init__(
        self, contexte: Contexte, registre: Registre, rubriques: Rubriques, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.registre = registre
        self.setObjectName(f"fiche{registre.mots.en_tete_d_objet}")
        self.contexte = contexte
        self.id = ""
        self.controles: dict[str, Any] = {}
        self.champs: dict[str, Champ] = {}
        self._groupes: dict[str, QVBoxLayout] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        tete = QHBoxLayout()
        tete.setContentsMargins(0, 0, 0, theme.px(6))
        self._titre = Etiquette("", "sous_titre", brut=True)
        fermer = BoutonIcone("fermer", "Fermer la fiche", nom="fermerFiche")
        fermer.clicked.connect(self.fermee)
        tete.addWidget(self._titre, 1)
        tete.addWidget(fermer, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(tete)
        self.alerte = QHBoxLayout()
        """Between the title and the fields: what is worth a second look."""
        colonne.addLayout(self.alerte)
        self.defilement = Defilement(marges=(0, 0, 10, 8))
        colonne.addWidget(self.defilement, 1)
        for titre, rangs in rubriques:
            self._grouper(titre, rangs)
        self.defilement.colonne.addStretch(1)

    # --- building ---------------------------------------------------------------------------------------------

    def _grouper(self, titre: str, rangs: Sequence[tuple[str, ...]]) -> None:
        groupe = self._groupes[titre] = QVBoxLayout()
        groupe.setSpacing(self.defilement.colonne.spacing())
        if titre:
            groupe.addWidget(Etiquette(titre, "titre_carte"))
        groupe.addLayout(self._grille(rangs))
        self.defilement.colonne.addLayout(groupe)
        self.defilement.colonne.addSpacing(theme_courant().px(6))

    def inserer(self, titre: str, widget: QWidget) -> None:
        """Put a widget under the fields of a group. KeyError if there is no such group."""
        self._groupes[titre].addWidget(widget)

    def _grille(self, rangs: Sequence[tuple[str, ...]]) -> QGridLayout:
        theme = theme_courant()
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme.px(10))
        grille.setVerticalSpacing(theme.px(8))
        grille.setColumnStretch(0, 1)
        grille.setColumnStretch(1, 1)
        for rang, noms in enumerate(rangs):
            for k, nom in enumerate(noms):
                grille.addWidget(self._champ(nom), rang, k, 1, 2 // len(noms), Qt.AlignmentFlag.AlignTop)
        return grille

    def _champ(self, nom: str) -> QWidget:
        colonne = self.registre.colonnes[nom]
        if isinstance(colonne.type, TypeOuiNon):
            case = CaseACocher(colonne.libelle, nom=f"fiche.{nom}")
            case.bascule.connect(lambda coche: tenter(case, lambda: self._ecrire(nom, coche)))
            case.setEnabled(not self.contexte.dossier.lecture_seule)
            self.controles[nom] = case
            return case
        controle = _controle(colonne)
        self.controles[nom] = controle
        champ = self.champs[nom] = Champ(colonne.libelle, controle, nom=f"fiche.{nom}")
        lier(self.contexte, controle, partial(self._cle, nom), partial(self._ecrire, nom))
        return champ

    # --- writing ----------------------------------------------------------------------------------------------

    def _cle(self, nom: str) -> str:
        return f"{self.registre.table}/{self.id}/{nom}"

    def _ecrire(self, nom: str, valeur: Any) -> None:
        if not self.id:
            return
        if nom == self.registre.cle and not str(valeur or "").strip():
            self.controles[nom].definir(self._valeurs()[nom])
            self.contexte.navigation.annonce.emit(self.registre.mots.besoin)
            return
        type_ = self.registre.colonnes[nom].type
        if isinstance(type_, TypeEntier) and valeur is not None:
            valeur = int(valeur)
        registres.modifier(self.contexte.dossier, self.registre, self.id, nom, valeur, initiateur=self)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap closes the sheet; what was typed is written."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.fermee.emit()
        else:
            super().keyPressEvent(evenement)

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer(self, id: str) -> bool:
        """Show that row; False if it doesn't exist (any more)."""
        if id != self.id:
            self.terminer_tout()
        self.id = id
        valeurs = self._valeurs()
        if not valeurs:
            self.id = ""
            return False
        self._titre.definir(valeurs[self.registre.cle] or majuscule(self.registre.mots.sans_cle))
        for nom, controle in self.controles.items():
            controle.definir(valeurs[nom])
        return True

    def montrer_registre(self, registre: Registre) -> None:
        """Other rows of the same table: what is still in a field is written to the row it belongs to."""
        self.terminer_tout()
        self.id = ""
        self.registre = registre

    def _valeurs(self) -> dict[str, Any]:
        return self.contexte.dossier.ligne(self.registre.entite, self.id) or {}

    def terminer_tout(self) -> None:
        """Write what is still in a field before another row comes."""
        for controle in self.controles.values():
            terminer = getattr(controle, "terminer", None)
            if terminer is not None:
                terminer()

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show the row again if it changed, or if a name it quotes may have; False if it is gone."""
        if not self.id:
            return True
        if changes is None or self.id in changes.lignes(self.registre.table):
            return self.montrer(self.id)
        for nom, controle in self.controles.items():
            if isinstance(controle, ChoixReference):
                controle.definir(self._valeurs()[nom])
        return True


def _controle(colonne: Colonne) -> Any:
    type_ = colonne.type
    if isinstance(type_, TypeNombre):
        return ChampNombre(decimales=2, unite=type_.unite)
    if isinstance(type_, TypeEntier):
        return ChampNombre(decimales=0)
    if isinstance(type_, TypeJour):
        return ChampDate()
    if isinstance(type_, TypeReference):
        return ChoixReference(type_)
    if isinstance(type_, TypeTexteLong):
        return ChampTexte(lignes=1)
    if isinstance(type_, TypeCodes):
        return ChoixMultiple([(c.code, c.texte, c.explication) for c in type_.choix], nom=f"fiche.{colonne.nom}")
    if isinstance(type_, TypeChoix):
        options = [(c.code, c.texte, c.explication) for c in type_.choix]
        return ChoixLibre(type_) if type_.libre else ChoixUnique(options, vide=type_.vide)
    return ChampLigne()
