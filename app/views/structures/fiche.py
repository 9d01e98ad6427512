"""The sheet of one structure: the five criteria, whom to talk to, how far it has come (R06, R07)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services import identifiants
from app.services.doublons import distinguer, doublon_de
from app.services.ecriture.changements import Changes
from app.services.registres.contacts import registre_des_contacts
from app.services.registres.structures import registre_des_structures
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Etiquette, Lien
from app.views.elements.liaison import tenter
from app.views.registre.fiche import FicheRegistre, Rubriques
from app.views.registre.table import TableRegistre
from app.views.structures.bloc_parcours import BlocParcours
from app.views.structures.liens import LiensDeStructure
from app.views.structures.questions import RUBRIQUES_DU_CONTACT, poser_les_questions

RUBRIQUES: Rubriques = (
    (
        "Identité",
        (("nom",), ("sigle", "statut_juridique"), ("siret", "rna"), ("adresse",), ("code_postal", "commune"),
         ("reperage",)),
    ),
    ("Où elle en est", ()),
    ("Contact", (("contact_nom", "contact_fonction"), ("courriel", "telephone"))),
    *RUBRIQUES_DU_CONTACT,
    ("Diffusion de ses informations", (("diffusion_acceptee",), ("diffusion_le",), ("diffusion_precisions",))),
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
    ("Notes", (("notes",),)),
)  # fmt: skip
"""Title → rows of fields, side by side when there are two."""

_DIFFUSION = (
    "Sans cet accord, ce qui sort du bureau en diffusion élargie ne la nomme pas : elle y est « Structure 1 »,"
    " sans contact ni numéro."
)
_COLONNES_DES_CONTACTS = ("nom", "fonction", "telephone", "courriel", "niveau", "participe", "disponibilite")


class FicheStructure(FicheRegistre):
    """One structure at a time, its numbers checked, and the one it seems to repeat shown above.

    ``entretienDemande(id)`` when the user wants to call her.
    """

    entretienDemande = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, registre_des_structures(contexte.catalogue), RUBRIQUES, parent)
        self.parcours = BlocParcours(contexte)
        self.liens = LiensDeStructure(contexte)
        self.contacts: TableRegistre | None = None
        self.inserer("Identité", self.liens)
        self.inserer("Où elle en est", self.parcours)
        self._appeler = BoutonDiscret("Mener l’entretien…", image="groupe", nom="entretienFiche")
        self._appeler.clicked.connect(lambda: self.entretienDemande.emit(self.id))
        self._appeler.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._appeler.setEnabled(not contexte.dossier.lecture_seule)
        self.inserer("Où elle en est", self._appeler)
        self._autres = Etiquette("Autres contacts", "gras")
        self.inserer("Contact", self._autres)
        self.inserer("Diffusion de ses informations", Etiquette(_DIFFUSION, "petit"))
        poser_les_questions(self)
        self._doublon = Etiquette("", "attention")
        self._voir = Lien("Voir l’autre", nom="voirDoublon")
        self._voir.suivi.connect(contexte.navigation.aller)
        self.alerte.addWidget(self._doublon, 1)
        self._deux = Lien("Ce n’est pas elle", nom="pasLaMeme")
        self._deux.setEnabled(not contexte.dossier.lecture_seule)
        self._deux.clicked.connect(self._distinguer)
        for lien in (self._voir, self._deux):
            self.alerte.addWidget(lien, 0, Qt.AlignmentFlag.AlignTop)
        self._montrer_alerte(False)
        self._chercher = QTimer(self)
        self._chercher.setSingleShot(True)
        self._chercher.setInterval(200)
        self._chercher.timeout.connect(self._signaler_doublon)
        self.controles["siret"].textChanged.connect(self._verifier_siret)
        self.controles["rna"].textChanged.connect(self._verifier_rna)

    # --- numbers ----------------------------------------------------------------------------------------------

    def _verifier_siret(self, texte: str) -> None:
        self.champs["siret"].montrer_erreur(identifiants.verifier_siret(texte) or "")

    def _verifier_rna(self, texte: str) -> None:
        defaut = identifiants.verifier_rna(texte)
        self.champs["rna"].montrer_erreur(defaut or "")
        self.controles["rna"].setPlaceholderText("")
        if not defaut:
            code_postal = self._valeurs().get("code_postal")
            sans_objet = bool(identifiants.conseil_rna(code_postal, texte))
            self.controles["rna"].setPlaceholderText("Aucun (droit local)" if sans_objet else "")

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer(self, id: str) -> bool:
        """Show that structure; the one it may repeat is looked for once the user stays on it, not at each arrow."""
        if id != self.id:
            self._montrer_alerte(False)
        montree = super().montrer(id)
        if montree:
            self._presenter(self._valeurs())
            self.parcours.montrer(id)
            self.liens.montrer(id)
            self._montrer_contacts(id)
            self._chercher.start()
        return montree

    def _presenter(self, valeurs: dict[str, Any]) -> None:
        """Numbers as one reads them; nothing is written."""
        self.controles["siret"].definir(identifiants.presenter_siret(valeurs["siret"]))
        self.controles["rna"].definir(identifiants.presenter_rna(valeurs["rna"]))
        self._verifier_rna(self.controles["rna"].text())

    def _montrer_contacts(self, id: str) -> None:
        registre = registre_des_contacts(self.contexte.catalogue, id)
        if self.contacts is None:
            self.contacts = TableRegistre(self.contexte, registre, _COLONNES_DES_CONTACTS)
            self.contacts.hauteur_selon_lignes(2, 6)
            self.contacts.setAccessibleName("Autres contacts de la structure")
            self.inserer("Contact", self.contacts)
        elif self.contacts.registre.fixes != registre.fixes:
            self.contacts.montrer_registre(registre)

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show again what changed of her, of her path, of her contacts and of her groups."""
        la = super().rafraichir(changes)
        if la and self.id and changes is not None:
            if changes.touche("mouvement"):
                self.parcours.montrer(self.id)
            if changes.touche("affectation", "groupe", "plan_accompagnement", "ligne_plan"):
                self.liens.montrer(self.id)
            if changes.touche("paire_distincte"):
                self._chercher.start()
        if la and self.contacts is not None:
            self.contacts.rafraichir(changes)
        return la

    # --- the one it may repeat --------------------------------------------------------------------------------

    def _montrer_alerte(self, visible: bool) -> None:
        self._doublon.setVisible(visible)
        self._voir.setVisible(visible)
        self._deux.setVisible(visible)

    def _signaler_doublon(self) -> None:
        doublon = doublon_de(self.contexte.dossier, self.id)
        self._montrer_alerte(doublon is not None)
        if doublon is not None:
            self._doublon.definir(f"⚠ Peut-être la même que « {doublon.nom} » : {doublon.par}.")
            self._voir.adresse = f"structure:{doublon.id}"

    def _distinguer(self) -> None:
        """The two are two: said once, kept in the dossier."""
        autre = self._voir.adresse.rpartition(":")[2]
        if tenter(self, lambda: distinguer(self.contexte.dossier, self.id, autre, initiateur=self)):
            self.contexte.navigation.annonce.emit("C’est noté : ce sont deux structures. Ctrl+Z pour annuler.")
        self._signaler_doublon()
