"""« Nouveau dossier » : a title, an office, a place for the file. It only asks; the window makes the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.models.typographie import francais
from app.services.reglages import Reglages
from app.views.elements import Champ, ChampLigne, Dialogue
from app.views.fiche.place import ChoixPlace


@dataclass(frozen=True)
class NouveauDossier:
    """What was asked for."""

    intitule: str
    bureau: str
    chemin: Path


class DialogueNouveau(Dialogue):
    """After ``exec()`` was accepted, `demande` says what to make."""

    def __init__(self, reglages: Reglages, parent: QWidget | None = None) -> None:
        super().__init__(
            "Nouveau dossier",
            "Un dossier tient dans un seul fichier, que vous pouvez copier, déplacer et transmettre. Il n’y a rien à "
            "enregistrer : tout l’est à mesure.",
            parent,
        )
        self.setObjectName("dialogueNouveau")
        self._intitule = ChampLigne(invite="Par exemple : Mutualiser la gestion des ressources humaines")
        self._bureau = ChampLigne(reglages.bureau, invite="Structure porteuse du DLA")
        self._place = ChoixPlace("Enregistrer le nouveau dossier")
        self._champ_intitule = Champ("Intitulé de l’ingénierie collective", self._intitule, nom="intitule")
        self.corps.addWidget(self._champ_intitule)
        self.corps.addWidget(Champ("Bureau", self._bureau, nom="bureau"))
        self.corps.addWidget(self._place)
        self.corps.addStretch(1)
        self.layout().setStretch(self.layout().indexOf(self.corps), 1)  # type: ignore[union-attr]
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Créer le dossier", accepte=True, genre="principal").setDefault(True)
        self._intitule.textChanged.connect(self._place.proposer)
        self._place.proposer("")
        self._intitule.setFocus()

    def demande(self) -> NouveauDossier:
        """Title, office and file, as typed."""
        return NouveauDossier(self._intitule.valeur().strip(), self._bureau.valeur().strip(), self._place.chemin())

    def accept(self) -> None:
        """Refuse, beside the field, what would make no dossier."""
        intitule = self._intitule.valeur().strip()
        manque = "" if intitule else "Donnez un intitulé : vous pourrez le changer à tout moment."
        self._champ_intitule.montrer_erreur(francais(manque))
        if manque:
            self._intitule.setFocus()
        elif self._place.verifier():
            super().accept()
