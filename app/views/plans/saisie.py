"""The fields of the plan of one structure at a time, wherever they stand on the page."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models.plan import PlanAccompagnement, id_plan
from app.services import plans
from app.services.champs import libelle_champ
from app.services.ecriture.tables import nom_de
from app.views.contexte import Contexte
from app.views.elements import Champ
from app.views.elements.liaison import figer, tenter


class SaisiePlan:
    """Controls by column of `PlanAccompagnement`; what is typed goes to the plan of ``structure``."""

    def __init__(self, contexte: Contexte) -> None:
        self._contexte = contexte
        self.structure = ""
        self.controles: dict[str, Any] = {}

    def champ(self, nom: str, controle: QWidget, libelle: str = "", aide: str = "") -> Champ:
        """A labelled field for that column."""
        self.controles[nom] = controle
        self._lier(nom, controle)
        return Champ(libelle or libelle_champ(PlanAccompagnement, nom), controle, aide=aide, nom=f"plan.{nom}")

    def montrer(self, structure: str) -> dict[str, Any]:
        """Show the plan of that structure; what is still in a field is written to the one it belongs to."""
        if structure != self.structure:
            self.terminer()
        self.structure = structure
        valeurs = plans.lire(self._contexte.dossier, structure)
        for nom, controle in self.controles.items():
            controle.definir(valeurs[nom])
        return valeurs

    def terminer(self) -> None:
        """Write now."""
        for controle in self.controles.values():
            if (terminer := getattr(controle, "terminer", None)) is not None:
                terminer()

    def _lier(self, nom: str, controle: Any) -> None:
        """Like `lier`, but the structure changes: the draft’s key is made when it is needed."""
        if self._contexte.dossier.lecture_seule:
            figer(controle)
            return
        controle.valide.connect(lambda valeur: self._valider(nom, controle, valeur))
        session = self._contexte.session
        if hasattr(controle, "brouillon") and session is not None:
            controle.brouillon.connect(lambda texte: session.garder_brouillon(self._cle(nom), texte))

    def _cle(self, nom: str) -> str:
        return f"{nom_de(PlanAccompagnement)}/{id_plan(self.structure)}/{nom}"

    def _valider(self, nom: str, controle: QWidget, valeur: Any) -> None:
        if not self.structure:
            return
        dossier, session = self._contexte.dossier, self._contexte.session
        ecrit = tenter(controle, partial(plans.ecrire, dossier, self.structure, nom, valeur, initiateur=self))
        if ecrit and hasattr(controle, "brouillon") and session is not None:
            session.oublier_brouillon(self._cle(nom))
