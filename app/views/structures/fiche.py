"""The sheet of one structure: the five criteria, whom to talk to, how far it has come (R06, R07)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.colonnes import Colonne, TypeChoix, TypeCodes, TypeEntier, TypeNombre, TypeOuiNon, TypeTexteLong
from app.models.structure import Structure
from app.services import structures
from app.services.doublons import doublon_de
from app.services.ecriture.changements import Changes
from app.services.registre import colonnes_des_structures
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonIcone,
    CaseACocher,
    Champ,
    ChampLigne,
    ChampNombre,
    ChampTexte,
    ChoixMultiple,
    ChoixUnique,
    Defilement,
    Etiquette,
    Lien,
)  # fmt: skip
from app.views.elements.liaison import figer, tenter
from app.views.structures.choix_libre import ChoixLibre
from app.views.theme import theme_courant

RUBRIQUES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Identité",
        (("nom",), ("sigle", "statut_juridique"), ("siret", "rna"), ("adresse",), ("code_postal", "commune")),
    ),
    ("Contact", (("contact_nom", "contact_fonction"), ("courriel", "telephone"))),
    ("1. Territoire", (("aire_actuelle",), ("aire_potentielle",), ("hors_territoire",))),
    ("2. Secteur d’activité", (("secteur", "branche"),)),
    (
        "3. Projet",
        (
            ("annee_creation", "adherents"), ("adherents_typologie",), ("histoire",), ("vie_associative",),
            ("finalites",),
        ),
    ),
    (
        "4. Poids économique et social",
        (("budget", "etp"), ("financements",), ("financement_precisions",), ("etp_financement",), ("partenariats",)),
    ),
    ("5. Compétences", (("emplois",), ("qualification",), ("savoir_faire",))),
    (
        "Mobilisation",
        (
            ("mobilisation",), ("mobilisation_motif",), ("contact_concernee",), ("contact_attentes",),
            ("contact_reponse",), ("contact_methodologie",), ("contact_commentaire",), ("participant",),
            ("correlation",), ("disponibilite",), ("diffusion_acceptee",),
        ),
    ),
    ("Notes", (("notes",),)),
)  # fmt: skip
"""Title → rows of fields, side by side when there are two."""


class FicheStructure(QWidget):
    """One structure at a time; ``fermee()`` when the user closes the sheet."""

    fermee = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ficheStructure")
        self._contexte = contexte
        self._colonnes: Mapping[str, Colonne] = colonnes_des_structures(contexte.catalogue)
        self.id = ""
        self.controles: dict[str, Any] = {}
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
        self._doublon = Etiquette("", "attention")
        self._voir = Lien("Voir l’autre", nom="voirDoublon")
        self._voir.suivi.connect(contexte.navigation.aller)
        self._chercher = QTimer(self)
        self._chercher.setSingleShot(True)
        self._chercher.setInterval(200)
        self._chercher.timeout.connect(self._signaler_doublon)
        alerte = QHBoxLayout()
        alerte.addWidget(self._doublon, 1)
        alerte.addWidget(self._voir, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(alerte)
        self._montrer_alerte(False)
        self.defilement = Defilement(marges=(0, 0, 10, 8))
        colonne.addWidget(self.defilement, 1)
        for titre, rangs in RUBRIQUES:
            self.defilement.colonne.addWidget(Etiquette(titre, "titre_carte"))
            self.defilement.colonne.addLayout(self._grille(rangs))
            self.defilement.colonne.addSpacing(theme.px(6))
        self.defilement.colonne.addStretch(1)

    def _grille(self, rangs: tuple[tuple[str, ...], ...]) -> QGridLayout:
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
        colonne = self._colonnes[nom]
        if isinstance(colonne.type, TypeOuiNon):
            case = CaseACocher(colonne.libelle, nom=f"fiche.{nom}")
            case.bascule.connect(lambda coche: tenter(case, lambda: self._ecrire(nom, coche)))
            case.setEnabled(not self._contexte.dossier.lecture_seule)
            self.controles[nom] = case
            return case
        controle = _controle(colonne)
        self.controles[nom] = controle
        champ = Champ(colonne.libelle, controle, nom=f"fiche.{nom}")
        if nom == "siret":
            controle.textChanged.connect(lambda texte: champ.montrer_erreur(structures.verifier_siret(texte) or ""))
        self._lier(controle, nom)
        return champ

    def _lier(self, controle: Any, nom: str) -> None:
        """Like `lier`, but the structure on the sheet changes: the draft’s key is made when it is needed."""
        if self._contexte.dossier.lecture_seule:
            figer(controle)
            return
        controle.valide.connect(lambda valeur: self._valider(controle, nom, valeur))
        if hasattr(controle, "brouillon") and self._contexte.session is not None:
            controle.brouillon.connect(lambda texte: self._contexte.session.garder_brouillon(self._cle(nom), texte))

    def _cle(self, nom: str) -> str:
        return f"structure/{self.id}/{nom}"

    def _valider(self, controle: QWidget, nom: str, valeur: Any) -> None:
        ecrit = tenter(controle, partial(self._ecrire, nom, valeur))
        if ecrit and hasattr(controle, "brouillon") and self._contexte.session is not None:
            self._contexte.session.oublier_brouillon(self._cle(nom))

    def _ecrire(self, nom: str, valeur: Any) -> None:
        if not self.id:
            return
        if nom == "nom" and not str(valeur).strip():
            self.controles["nom"].definir(self._valeurs()["nom"])
            self._contexte.navigation.annonce.emit("Une structure a besoin d’un nom : l’ancien est gardé.")
            return
        type_ = self._colonnes[nom].type
        if isinstance(type_, TypeEntier) and valeur is not None:
            valeur = int(valeur)
        structures.modifier(self._contexte.dossier, self.id, nom, valeur, initiateur=self)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap closes the sheet; what was typed is written."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.fermee.emit()
        else:
            super().keyPressEvent(evenement)

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer(self, id: str) -> bool:
        """Show that structure; False if it doesn't exist (any more)."""
        if id != self.id:
            self.terminer_tout()
            self._montrer_alerte(False)
        self.id = id
        valeurs = self._valeurs()
        if not valeurs:
            self.id = ""
            return False
        self._titre.definir(valeurs["nom"] or "Sans nom")
        for nom, controle in self.controles.items():
            controle.definir(valeurs[nom])
        self._chercher.start()  # a large register is searched once the user stays on a row, not at each arrow
        return True

    def _montrer_alerte(self, visible: bool) -> None:
        self._doublon.setVisible(visible)
        self._voir.setVisible(visible)

    def _signaler_doublon(self) -> None:
        doublon = doublon_de(self._contexte.dossier, self.id)
        self._montrer_alerte(doublon is not None)
        if doublon is not None:
            self._doublon.definir(f"⚠ Peut-être la même que « {doublon.nom} » : {doublon.par}.")
            self._voir.adresse = f"structure:{doublon.id}"

    def _valeurs(self) -> dict[str, Any]:
        return self._contexte.dossier.ligne(Structure, self.id) or {}

    def terminer_tout(self) -> None:
        """Write what is still in a field before another structure comes."""
        for controle in self.controles.values():
            terminer = getattr(controle, "terminer", None)
            if terminer is not None:
                terminer()

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show the structure again if it changed; False if it is gone."""
        if self.id and (changes is None or self.id in changes.lignes("structure")):
            return self.montrer(self.id)
        return True


def _controle(colonne: Colonne) -> Any:
    type_ = colonne.type
    if isinstance(type_, TypeNombre):
        return ChampNombre(decimales=2, unite=type_.unite)
    if isinstance(type_, TypeEntier):
        return ChampNombre(decimales=0)
    if isinstance(type_, TypeTexteLong):
        return ChampTexte(lignes=1)
    if isinstance(type_, TypeCodes):
        return ChoixMultiple([(c.code, c.texte, c.explication) for c in type_.choix], nom=f"fiche.{colonne.nom}")
    if isinstance(type_, TypeChoix):
        options = [(c.code, c.texte, c.explication) for c in type_.choix]
        return ChoixLibre(type_) if type_.libre else ChoixUnique(options, vide=type_.vide)
    return ChampLigne()
