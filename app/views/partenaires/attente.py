"""One expectation, whole: what is expected, what it clashes with, what we do of it — and the decision it ends in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models.colonnes import TypeReference
from app.models.partenaires import Attente, Partenaire
from app.services import registres
from app.services.registres import Registre
from app.services.registres.partenaires import registre_des_attentes
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, BoutonIcone, Dialogue
from app.views.elements.liaison import tenter
from app.views.registre.choix_reference import ChoixReference
from app.views.registre.fiche import FicheRegistre, Rubriques
from app.views.theme import theme_courant
from app.views.vigilance.decider import decider

RUBRIQUES: Rubriques = (
    ("", (("partenaire",), ("texte",), ("motivation",), ("position",), ("objectif",), ("face_a",), ("reponse",),
          ("reglee",))),
)  # fmt: skip


_CADRE = 48
"""What the window manager may take around a dialog (pixels at 100 %)."""


class FicheAttente(FicheRegistre):
    """The fields of one expectation, written as they are left; the motivations of its partner’s family come first.

    The dialog says whose it is and closes: the sheet needs neither title nor cross.
    """

    def __init__(self, contexte: Contexte, partenaire: str, parent: QWidget | None = None) -> None:
        registre = registre_des_attentes(contexte.dossier, contexte.catalogue, partenaire)
        super().__init__(contexte, _sans_soi(registre, partenaire), RUBRIQUES, parent)
        for inutile in (self._titre, self.findChild(BoutonIcone, "fermerFiche")):
            if inutile is not None:
                inutile.setVisible(False)

    def _ecrire(self, nom: str, valeur: Any) -> None:
        """A partner that is refused gives way to the one that is written."""
        try:
            super()._ecrire(nom, valeur)
        finally:
            controle, ecrit = self.controles[nom], self._valeurs().get(nom)
            if isinstance(controle, ChoixReference) and ecrit != valeur:
                controle.definir(ecrit)


def _sans_soi(registre: Registre, partenaire: str) -> Registre:
    """The register, where that partner is not proposed as the one it is in tension with."""
    face_a = registre.colonnes["face_a"]
    assert isinstance(face_a.type, TypeReference)
    fournir = face_a.type.fournir
    autres = TypeReference(lambda: [choix for choix in fournir() if choix.code != partenaire])
    return replace(registre, colonnes={**registre.colonnes, "face_a": replace(face_a, type=autres)})


class DialogueAttente(Dialogue):
    """The sheet of an expectation over the page."""

    def __init__(self, contexte: Contexte, id: str, parent: QWidget | None = None) -> None:
        ligne = contexte.dossier.ligne(Attente, id) or {}
        de = contexte.dossier.ligne(Partenaire, str(ligne.get("partenaire") or ""))
        super().__init__(f"Ce qu’attend {de['nom']}" if de is not None else "Une attente", "", parent)
        self._contexte, self._id = contexte, id
        theme = theme_courant()
        place = self.screen().availableGeometry().height() - theme.px(_CADRE)
        self.setMinimumSize(theme.px(520), min(theme.px(600), place))
        self.fiche = FicheAttente(contexte, str(ligne.get("partenaire") or ""))
        self.fiche.fermee.connect(self.accept)
        self.trouvee = self.fiche.montrer(id)
        self.corps.addWidget(self.fiche, 1)
        ecriture = not contexte.dossier.lecture_seule
        supprimer = BoutonDiscret("Supprimer l’attente", image="corbeille", nom="supprimerAttente")
        supprimer.clicked.connect(self._supprimer)
        prendre = BoutonDiscret("Décider…", image="coche", nom="deciderAttente")
        prendre.clicked.connect(self._decider)
        for bouton in (prendre, supprimer):
            bouton.setEnabled(ecriture)
            self._pied.insertWidget(self._pied.count() - 1, bouton, 0, Qt.AlignmentFlag.AlignLeft)
        self.ajouter_bouton("Fermer", accepte=True, genre="principal", nom="fermerAttente")
        self.fiche.controles["texte"].setFocus()

    def done(self, resultat: int) -> None:
        """Whatever the way out, what is still in a field is written."""
        self.fiche.terminer_tout()
        super().done(resultat)

    def _decider(self) -> None:
        self.fiche.terminer_tout()
        ligne = self._contexte.dossier.ligne(Attente, self._id)
        if ligne is not None:
            de = self._contexte.dossier.ligne(Partenaire, ligne["partenaire"])
            nom = str(de["nom"]) if de is not None else "Partenaire à préciser"
            id = ligne["partenaire"] if de is not None else ""
            decider_d_une_attente(self._contexte, id, nom, ligne["texte"], self)

    def _supprimer(self) -> None:
        self.fiche.terminer_tout()
        dossier, registre = self._contexte.dossier, self.fiche.registre
        if tenter(self, lambda: registres.supprimer(dossier, registre, [self._id])):
            self.fiche.id = ""
            self._contexte.navigation.annonce.emit("Attente supprimée. Ctrl+Z pour annuler.")
            self.accept()


def decider_d_une_attente(contexte: Contexte, partenaire: str, nom: str, attente: str, parent: QWidget) -> bool:
    """« Décider… » about what a partner expects; the decision comes from that partner (its id, or nothing)."""
    sujet = f"{nom} attend : « {attente} »" if attente else nom
    return decider(contexte, f"partenaire:{partenaire}" if partenaire else "partenaires", sujet, parent)


def ouvrir_attente(contexte: Contexte, id: str, parent: QWidget) -> None:
    """Show the sheet of an expectation; said in the status line when it is gone."""
    dialogue = DialogueAttente(contexte, id, parent.window())
    if not dialogue.trouvee:
        contexte.navigation.annonce.emit("Cette attente n’est plus dans le dossier.")
        return
    dialogue.exec()
