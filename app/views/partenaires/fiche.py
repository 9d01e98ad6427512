"""The sheet of one partner: who it is, the three questions, what it brings, its place, what it expects (R10)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.tensions import QUESTIONS
from app.models.typographie import francais
from app.services.ecriture.changements import Changes
from app.services.partenaires import signaler_doublon
from app.services.registres.partenaires import registre_des_attentes, registre_des_partenaires
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Etiquette
from app.views.partenaires.attente import ouvrir_attente
from app.views.registre.fiche import FicheRegistre, Rubriques
from app.views.registre.replie import TableReplie
from app.views.theme import theme_courant

_ATTENTES = "Ses attentes"
RUBRIQUES: Rubriques = (
    ("Identité", (("nom",), ("famille",), ("sigle",), ("etat",), ("role",))),
    (
        "Les trois questions",
        (("partage",), ("partage_mots",), ("complementaire",), ("complementaire_mots",), ("interet",),
         ("interet_mots",)),
    ),
    ("Ses contributions", (("apports",), ("apports_mots",))),
    (_ATTENTES, ()),
    (
        "Sa place",
        (("comite_pilotage",), ("comite_role",), ("intervenant",), ("intervention",), ("intervention_jours",)),
    ),
    ("Contact", (("contact_nom", "contact_fonction"), ("courriel", "telephone"))),
    ("Notes", (("notes",),)),
)  # fmt: skip
"""Title → rows of fields, side by side when there are two."""

_NON = ("non", "plutot_non")


class AttentesDuPartenaire(QWidget):
    """What one partner expects: its words and position, the rest on the sheet of the expectation."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(4))
        registre = registre_des_attentes(contexte.dossier, contexte.catalogue, "-")
        self.table = TableReplie(contexte, registre, ("texte", "position"))
        self.table.setAccessibleName("Attentes de ce partenaire")
        self.table.hauteur_selon_lignes(2, 6)
        self.table.fiche.connect(self._ouvrir)
        self.table.selectionModel().selectionChanged.connect(self._suivre)
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._bouton = BoutonDiscret("Ouvrir l’attente", image="document", nom="ouvrirAttente")
        self._bouton.setEnabled(False)
        self._bouton.clicked.connect(lambda: self._ouvrir(self.table.id_courant() or ""))
        pied.addWidget(self._bouton)
        pied.addStretch(1)
        colonne.addLayout(pied)

    def montrer(self, partenaire: str) -> None:
        """The expectations of that partner, the motivations of its family first."""
        if self.table.registre.fixes.get("partenaire") != partenaire:
            registre = registre_des_attentes(self._contexte.dossier, self._contexte.catalogue, partenaire)
            self.table.montrer_registre(registre)
            self._suivre()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self.table.rafraichir(changes)

    def _suivre(self) -> None:
        self._bouton.setEnabled(bool(self.table.lignes_choisies()))

    def _ouvrir(self, id: str) -> None:
        if id:
            ouvrir_attente(self._contexte, id, self)


class FichePartenaire(FicheRegistre):
    """One partner at a time; a namesake is said, and under a « non » what to do about it."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, registre_des_partenaires(contexte.catalogue), RUBRIQUES, parent)
        self._doublon = Etiquette("", "attention")
        self.alerte.addWidget(self._doublon, 1, Qt.AlignmentFlag.AlignTop)
        self.attentes = AttentesDuPartenaire(contexte)
        self.inserer(_ATTENTES, self.attentes)
        self._conseils = {c.code: c.explication for c in contexte.catalogue.liste("questions_partenaires").choix}
        self._conseil = Etiquette("", "attention")
        self.inserer("Les trois questions", self._conseil)

    def montrer(self, id: str) -> bool:
        """Show that partner."""
        montree = super().montrer(id)
        if montree:
            remarque = signaler_doublon(self.contexte.dossier, id) or ""
            self._doublon.definir(f"⚠ {remarque}" if remarque else "")
            self._doublon.setVisible(bool(remarque))
            valeurs = self._valeurs()
            conseils = [self._conseils.get(q, "") for q in QUESTIONS if valeurs[q] in _NON]
            self._conseil.definir(francais("\n".join(c for c in conseils if c)))
            self._conseil.setVisible(bool(conseils))
            self.attentes.montrer(id)
        return montree

    def montrer_attente(self, id: str) -> None:
        """Bring one of its expectations in sight."""
        self.attentes.table.viser(id)
        self.defilement.montrer(self.attentes)

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show what changed, expectations included."""
        self.attentes.rafraichir(changes)
        return super().rafraichir(changes)
