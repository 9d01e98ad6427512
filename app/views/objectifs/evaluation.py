"""The evaluation project: what, why, in which registers, with what, with whom (R14; S1 FM2.2, FM3.2)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.trace import Trace
from app.services.ecriture.changements import Changes
from app.services.saisies import PROJET
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, Etiquette
from app.views.formulaires.champs import ChampsDeFormulaire
from app.views.formulaires.definitions import definition_de
from app.views.objectifs.registres_choisis import RegistresChoisis

_CARTES = (
    ("objet", "Ce qu’on évalue, et pourquoi", ("evaluation_objets", "evaluation_objet", "evaluation_raisons")),
    ("registres", "Dans quels registres", ("evaluation_registres",)),
    ("outils", "Avec quels outils", ("evaluation_outils", "evaluation_outils_mots")),
    (
        "participation",
        "Qui prend part à l’évaluation",
        ("participation_structures", "participation_partenaires", "participation_intervenants"),
    ),
)


class ProjetEvaluation(Defilement):
    """Four cards of fields; under the registers, what each looks at. ``combler(registre)``: see `RegistresChoisis`."""

    combler = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 4, 10, 12))
        self.setObjectName("projetEvaluation")
        definition = definition_de(PROJET)
        self.parties: dict[str, ChampsDeFormulaire] = {}
        self.registres = RegistresChoisis(contexte)
        self.registres.combler.connect(self.combler)
        self._regardera = Etiquette("Ce que chaque registre regardera", "gras")
        for code, titre, noms in _CARTES:
            carte = Carte(titre, etape=2, nom=f"carte.{code}")
            champs = [definition.champs[nom] for nom in noms if nom in definition.champs]
            self.parties[code] = ChampsDeFormulaire(contexte, PROJET, champs)
            carte.ajouter(self.parties[code])
            if code == "registres":
                carte.ajouter(self._regardera)
                carte.ajouter(self.registres)
            self.colonne.addWidget(carte)
        self.colonne.addStretch(1)

    def montrer_trace(self, trace: Trace) -> None:
        """Show the indicators by register."""
        self.registres.montrer(trace)
        self._regardera.setVisible(not self.registres.isHidden())

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the fields again when the form changed."""
        if changes is None or changes.touche(str(PROJET.entite.__tablename__)):
            for partie in self.parties.values():
                partie.rafraichir()
