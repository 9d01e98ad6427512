"""The members of the comité d’appui: the register, a sheet, and taking them from the register of partners."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.models.comite import Membre
from app.models.typographie import pluriel
from app.services.comite import membres
from app.services.registres.comite import registre_des_membres
from app.views.contexte import Contexte
from app.views.elements import Bouton, Dialogue, EtatVide, EtiquetteCoupee
from app.views.elements.liaison import tenter
from app.views.registre.fiche import FicheRegistre, Rubriques
from app.views.registre.page import PageRegistre
from app.views.theme import theme_courant

RUBRIQUES: Rubriques = (
    ("Qui siège", (("nom",), ("organisme",), ("fonction",), ("famille",), ("mandat",), ("supplee",), ("actif",))),
    ("Contact", (("courriel", "telephone"),)),
    ("Notes", (("notes",),)),
)


class FicheMembre(FicheRegistre):
    """One member."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte, registre_des_membres(contexte.dossier, contexte.catalogue), RUBRIQUES)


class VueMembres(PageRegistre):
    """Inside the page of the comité d’appui."""

    invite_filtre = "Filtrer : un nom, un organisme, une famille…"

    def __init__(self, contexte: Contexte) -> None:
        registre = registre_des_membres(contexte.dossier, contexte.catalogue)
        super().__init__(contexte, registre, "Membres", FicheMembre)
        disposition = self.layout()
        assert disposition is not None
        disposition.setContentsMargins(0, 0, 0, theme_courant().px(12))

    def _construire_tete(self) -> QHBoxLayout:
        """The page has its title: here, what a member is."""
        tete = super()._construire_tete()
        place = tete.takeAt(0)
        if place is not None and (titre := place.widget()) is not None:
            titre.deleteLater()
        mots = "Qui siège, avec sa famille ; qui ne siège plus reste dans les séances passées."
        tete.insertWidget(0, EtiquetteCoupee(mots, "discret"), 1)
        return tete

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """« Ajouter depuis les partenaires… »"""
        return (self._depuis_les_partenaires("membresDepuisPartenaires"),)

    def etat_vide(self) -> EtatVide:
        """One by one, pasted, or from the partners."""
        vide = EtatVide(
            "Aucun membre pour l’instant",
            "Le comité d’appui réunit l’État, les collectivités, les financeurs, les réseaux et le porteur du DLA."
            " Ajoutez ses membres un à un, collez une liste, ou reprenez vos partenaires.",
            "Ajouter un membre",
            image="groupe",
        )
        colonne = vide.layout()
        assert isinstance(colonne, QVBoxLayout)
        bouton = self._depuis_les_partenaires("membresDepuisPartenairesVide")
        colonne.insertWidget(colonne.count() - 1, bouton, 0, Qt.AlignmentFlag.AlignHCenter)
        return vide

    def resume(self, visibles: int, total: int) -> str:
        """How many sit."""
        lignes = self.contexte.dossier.lignes(Membre, "actif")
        partis = sum(not ligne["actif"] for ligne in lignes)
        debut = super().resume(visibles, total)
        return f"{debut} · {partis} ne {'siègent' if partis > 1 else 'siège'} plus" if partis else debut

    def _depuis_les_partenaires(self, nom: str) -> Bouton:
        bouton = Bouton("Ajouter depuis les partenaires…", image="groupe", nom=nom)
        bouton.clicked.connect(self.ajouter_depuis_partenaires)
        return bouton

    def ajouter_depuis_partenaires(self) -> None:
        """Choose among the partners that are not there yet; one gesture."""
        dossier = self.contexte.dossier
        candidats = membres.candidats(dossier)
        if not candidats:
            self.contexte.navigation.annonce.emit(
                "Aucun partenaire à ajouter : le registre des partenaires est vide, ou tous siègent déjà."
            )
            return
        dialogue = ChoixDePartenaires(candidats, self.window())
        if dialogue.exec() == QDialog.DialogCode.Accepted and (ids := dialogue.choisis()):
            tenter(self, lambda: membres.ajouter_depuis_partenaires(dossier, ids))


class ChoixDePartenaires(Dialogue):
    """Tick the partners that will sit."""

    def __init__(self, candidats: Sequence[membres.Candidat], parent: QWidget | None = None) -> None:
        super().__init__("Ajouter depuis les partenaires", "Cochez ceux qui siègent au comité d’appui.", parent)
        self.liste = QListWidget()
        self.liste.setObjectName("partenairesCandidats")
        self.liste.setAccessibleName("Partenaires qui ne siègent pas encore")
        self.liste.setMinimumHeight(theme_courant().px(260))
        for candidat in candidats:
            mots = f"{candidat.nom} — {candidat.organisme}" if candidat.organisme else candidat.nom
            ligne = QListWidgetItem(mots, self.liste)
            ligne.setData(Qt.ItemDataRole.UserRole, candidat.id)
            ligne.setFlags(ligne.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ligne.setCheckState(Qt.CheckState.Unchecked)
        self.corps.addWidget(self.liste)
        self.liste.itemChanged.connect(self._compter)
        self.ajouter_bouton("Annuler", accepte=False)
        self._faire = self.ajouter_bouton("Ajouter", accepte=True, genre="principal", nom="ajouterChoisis")
        self.liste.setCurrentRow(0)
        self.liste.setFocus()
        self._compter()

    def choisis(self) -> list[str]:
        """Ids of those that are ticked."""
        lignes = (self.liste.item(k) for k in range(self.liste.count()))
        return [
            str(ligne.data(Qt.ItemDataRole.UserRole)) for ligne in lignes if ligne.checkState() is Qt.CheckState.Checked
        ]

    def _compter(self) -> None:
        combien = len(self.choisis())
        self._faire.setEnabled(combien > 0)
        self._faire.definir(f"Ajouter {pluriel(combien, 'membre')}" if combien else "Ajouter")
