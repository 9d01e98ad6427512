"""The sheet of one structure: the five criteria, whom to talk to, how far it has come (R06, R07)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.services import structures
from app.services.doublons import doublon_de
from app.services.registres.structures import registre_des_structures
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.registre.fiche import FicheRegistre, Rubriques

RUBRIQUES: Rubriques = (
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


class FicheStructure(FicheRegistre):
    """One structure at a time, its SIRET checked, and the one it seems to repeat shown above."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, registre_des_structures(contexte.catalogue), RUBRIQUES, parent)
        self._doublon = Etiquette("", "attention")
        self._voir = Lien("Voir l’autre", nom="voirDoublon")
        self._voir.suivi.connect(contexte.navigation.aller)
        self.alerte.addWidget(self._doublon, 1)
        self.alerte.addWidget(self._voir, 0, Qt.AlignmentFlag.AlignTop)
        self._montrer_alerte(False)
        self._chercher = QTimer(self)
        self._chercher.setSingleShot(True)
        self._chercher.setInterval(200)
        self._chercher.timeout.connect(self._signaler_doublon)
        self.controles["siret"].textChanged.connect(self._verifier_siret)

    def _verifier_siret(self, texte: str) -> None:
        self.champs["siret"].montrer_erreur(structures.verifier_siret(texte) or "")

    def montrer(self, id: str) -> bool:
        """Show that structure; the one it may repeat is looked for once the user stays on it, not at each arrow."""
        if id != self.id:
            self._montrer_alerte(False)
        montree = super().montrer(id)
        if montree:
            self._chercher.start()
        return montree

    def _montrer_alerte(self, visible: bool) -> None:
        self._doublon.setVisible(visible)
        self._voir.setVisible(visible)

    def _signaler_doublon(self) -> None:
        doublon = doublon_de(self.contexte.dossier, self.id)
        self._montrer_alerte(doublon is not None)
        if doublon is not None:
            self._doublon.definir(f"⚠ Peut-être la même que « {doublon.nom} » : {doublon.par}.")
            self._voir.adresse = f"structure:{doublon.id}"
