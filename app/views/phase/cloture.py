"""The end of a phase: what it should leave behind, what is missing, and closing it — which nothing ever forbids."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.avancement import EtatPhase
from app.models.parcours import PhaseSuivie
from app.models.typographie import date_longue, francais
from app.services import parcours
from app.services.ecriture.dossier import maintenant
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonPrincipal, Carte, ChampLigne, Etiquette, Pastille, TexteRiche, nommer
from app.views.elements.liaison import figer, tenter
from app.views.theme import theme_courant


class CarteCloture(Carte):
    """« Clore la phase »; ``actionDemandee(code)`` when the user follows what is missing."""

    actionDemandee = Signal(str)

    def __init__(self, contexte: Contexte, etat: EtatPhase, etape: int, parent: QWidget | None = None) -> None:
        super().__init__("Clore la phase", parent, etape=etape, nom=f"cloture.{etat.definition.code}")
        self.contexte, self.phase = contexte, etat.definition
        self._montre: object = None
        theme = theme_courant()
        self.pastille = Pastille("fait", statuts=(("fait", "Phase close"),), modifiable=False, nom="phaseClose")
        self.ajouter_a_droite(self.pastille)
        if self.phase.a_la_fin:
            self.ajouter(Etiquette("À la fin de cette phase, vous devriez avoir :", "discret"))
            self.ajouter(TexteRiche("\n".join(f"- {texte}" for texte in self.phase.a_la_fin), nom="aLaFin"))
        self._mots = Etiquette("", "gras")
        self.ajouter(self._mots)
        self.manques = TexteRiche(nom=f"manques.{self.phase.code}")
        self.manques.lien.connect(lambda adresse: self.actionDemandee.emit(adresse.partition(":")[2]))
        self.ajouter(self.manques)
        rangee = QHBoxLayout()
        rangee.setSpacing(theme.px(8))
        self.commentaire = ChampLigne(invite="Un mot sur cette clôture (facultatif)", nom="commentaireCloture")
        nommer(self.commentaire, "Commentaire de clôture")
        self.clore = BoutonPrincipal("Clore la phase", etape=etape, nom="clorePhase")
        self.clore.clicked.connect(self._clore)
        self.rouvrir = Bouton("Rouvrir la phase", nom="rouvrirPhase")
        self.rouvrir.clicked.connect(self._rouvrir)
        rangee.addWidget(self.commentaire, 1)
        rangee.addWidget(self.clore, 0, Qt.AlignmentFlag.AlignRight)
        rangee.addWidget(self.rouvrir, 0, Qt.AlignmentFlag.AlignRight)
        self.ajouter(rangee)
        if contexte.dossier.lecture_seule:
            figer(self.commentaire)
            self.clore.setEnabled(False)
            self.rouvrir.setEnabled(False)
        self.montrer(etat)

    def montrer(self, etat: EtatPhase) -> None:
        """Say what is missing, or since when the phase is closed."""
        manques = tuple((action.definition, manque) for action, manque in etat.manques())
        close_le = self._close_le() if etat.close else None
        if (manques, close_le) == self._montre:
            return
        self._montre = (manques, close_le)
        self.manques.definir("\n".join(f"- [{action.titre}](action:{action.code}) : {m}" for action, m in manques))
        self.manques.setVisible(bool(manques))
        self._mots.definir(_phrase(bool(manques), close_le))
        self.pastille.setVisible(etat.close)
        self.clore.setVisible(not etat.close)
        self.clore.definir("Clore quand même" if manques else "Clore la phase")
        self.rouvrir.setVisible(etat.close)
        self.commentaire.setVisible(not etat.close)

    def _close_le(self) -> datetime | None:
        ligne = self.contexte.dossier.ligne(PhaseSuivie, parcours.id_phase(self.phase.code))
        return ligne["close_le"] if ligne else None

    def _clore(self) -> None:
        methode, dossier = self.contexte.catalogue.methode, self.contexte.dossier
        mot = self.commentaire.valeur()
        if tenter(self, lambda: parcours.clore_phase(dossier, methode, self.phase.code, maintenant(), mot)):
            self.contexte.navigation.annonce.emit(francais(f"Phase close : {self.phase.titre}."))

    def _rouvrir(self) -> None:
        methode, dossier = self.contexte.catalogue.methode, self.contexte.dossier
        tenter(self, lambda: parcours.rouvrir_phase(dossier, methode, self.phase.code))


def _phrase(manque: bool, close_le: datetime | None) -> str:
    if close_le is not None:
        suite = " Il restait :" if manque else ""
        return f"Phase close le {date_longue(close_le.astimezone().date())}.{suite}"
    return "Avant de clore, il manque encore :" if manque else "Tout est traité : vous pouvez clore la phase."
