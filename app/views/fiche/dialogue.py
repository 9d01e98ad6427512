"""« Identité du dossier » : what every document of it says at its head. Written as one types, undone by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.models.comite import Seance
from app.models.fiche import ID_FICHE, Fiche
from app.services.champs import ecrire_champ, libelle_champ
from app.services.comite.seances import jour_programme
from app.services.ecriture.changements import Changes
from app.services.identite import logo_du_dossier, poser_logo
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampDate, ChampLigne, ChampTexte, Defilement, Dialogue
from app.views.elements.choix_logo import ChoixLogo
from app.views.elements.liaison import figer, lier, tenter
from app.views.page import terminer_champs
from app.views.theme import theme_courant

_CHAMPS: tuple[tuple[str, Callable[[], Any], str], ...] = (
    ("intitule", lambda: ChampLigne(invite="Par exemple : Mutualiser la gestion des ressources humaines"), ""),
    ("accroche", lambda: ChampTexte(invite="Une phrase qui donne envie de lire", lignes=2), "Sous le titre."),
    ("territoire", lambda: ChampLigne(invite="Département, pays, région"), ""),
    ("charge_mission", lambda: ChampLigne(invite="Prénom Nom"), ""),
    ("bureau", lambda: ChampLigne(), ""),
    ("bureau_coordonnees", lambda: ChampTexte(invite="Adresse, téléphone, courriel", lignes=2), ""),
    ("ouvert_le", ChampDate, ""),
    ("comite_le", ChampDate, ""),
)  # fmt: skip
"""Column of `Fiche`, its control, its help. To add a field: its line here."""

_COMITE_NOTE = "Le tableau de bord et le dossier du comité le rappellent."
_COMITE_PROGRAMME = "C’est le jour de la séance programmée : il se change à la page « Comité d’appui »."


class DialogueFiche(Dialogue):
    """One field a column of `Fiche`, and the logo."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("Identité du dossier", "Imprimée en tête de tous ses documents.", parent)
        self.setObjectName("dialogueFiche")
        self._contexte = contexte
        self._controles: dict[str, Any] = {}
        self._champs: dict[str, Champ] = {}
        defilement = Defilement(marges=(0, 4, 8, 4))
        for nom, fabriquer, aide in _CHAMPS:
            defilement.colonne.addWidget(self._champ(nom, fabriquer(), aide))
        defilement.colonne.addWidget(self._logo())
        defilement.colonne.addStretch(1)
        self.corps.addWidget(defilement)
        self.ajouter_bouton("Fermer", accepte=True, genre="principal")
        contexte.pont.change.connect(self._rafraichir)
        self._raccourcis()
        self._rafraichir(None)
        theme = theme_courant()
        self.resize(QSize(theme.px(560), min(theme.px(640), self.screen().availableSize().height() - 60)))

    def _champ(self, nom: str, controle: Any, aide: str) -> Champ:
        self._controles[nom] = controle
        dossier = self._contexte.dossier

        def ecrire(valeur: Any) -> None:
            ecrire_champ(dossier, Fiche, ID_FICHE, nom, valeur, initiateur=self)

        lier(self._contexte, controle, f"fiche/{ID_FICHE}/{nom}", ecrire)
        self._champs[nom] = Champ(libelle_champ(Fiche, nom), controle, aide=aide, nom=nom)
        return self._champs[nom]

    def _logo(self) -> Champ:
        self._choix_logo = ChoixLogo(nom="logo")
        if self._contexte.dossier.lecture_seule:
            figer(self._choix_logo)
        self._choix_logo.valide.connect(self._changer_le_logo)
        return Champ(libelle_champ(Fiche, "logo"), self._choix_logo, aide="Gardé dans le dossier : il voyage avec lui.")

    def _changer_le_logo(self, octets: bytes | None) -> None:
        tenter(self, lambda: poser_logo(self._contexte.dossier, octets, initiateur=self))

    def _raccourcis(self) -> None:
        """A modal dialog keeps the window's shortcuts away: undo and redo are asked for here."""
        dossier = self._contexte.dossier
        for touches, geste in (("Ctrl+Z", dossier.annuler), ("Ctrl+Y", dossier.retablir)):
            raccourci = QShortcut(QKeySequence(touches), self, context=Qt.ShortcutContext.WindowShortcut)
            raccourci.activated.connect(lambda g=geste: tenter(self, g))

    def _rafraichir(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touche(str(Fiche.__tablename__), str(Seance.__tablename__)):
            return
        fiche = self._contexte.dossier.fiche_unique(Fiche, ID_FICHE)
        for nom, controle in self._controles.items():
            controle.definir(fiche[nom])
        self._choix_logo.definir(logo_du_dossier(self._contexte.dossier))
        self._dire_d_ou_vient_le_comite()

    def _dire_d_ou_vient_le_comite(self) -> None:
        """Once a session is programmed, its day is the one shown: it is changed where sessions are."""
        programme = jour_programme(self._contexte.dossier) is not None
        champ = self._champs["comite_le"]
        champ.montrer_aide(_COMITE_PROGRAMME if programme else _COMITE_NOTE)
        if not self._contexte.dossier.lecture_seule:
            champ.controle.setEnabled(not programme)
            self._controles["comite_le"].ligne.setReadOnly(programme)  # shown like what is only read

    def done(self, resultat: int) -> None:
        """Whatever way it is closed, what is still in a field is written."""
        terminer_champs(self)
        self._contexte.pont.change.disconnect(self._rafraichir)
        super().done(resultat)
