"""What the chosen document says of itself: filled or blank, names or not, state, version, recipients."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.fiche import EtatDunDocument
from app.models.statuts import EtatDocument
from app.services.etats_documents import ChampEtat, EtatImprime, ecrire_etat
from app.views.contexte import Contexte
from app.views.elements import Carte, CaseACocher, Champ, ChampLigne, ChoixUnique, Depliant, Etiquette
from app.views.elements.liaison import lier
from app.views.theme import theme_courant

_REMPLISSAGE = (
    ("rempli", "Rempli", "Avec ce que contient le dossier"),
    ("vierge", "Vierge", "À imprimer et à remplir à la main, ou à envoyer"),
)
_CONSENTEMENT = (
    "Remplace le nom des structures qui n’ont pas accepté que leur participation soit connue, et retire leurs contacts."
)


class EtatDuDocument(Carte):
    """``change()`` when the preview must be made again (what is written to the dossier comes back by itself)."""

    change = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("", parent, nom="etatDuDocument")
        self._contexte = contexte
        self._code = ""
        self._titre = ""
        self._construire()
        self._relier()

    def _construire(self) -> None:
        self.setAccessibleName("Ce document")
        self._remplissage = ChoixUnique(_REMPLISSAGE, forme="segments", vide=False, nom="remplissage")
        self._remplissage.nommer("Document")
        self._remplissage.definir("rempli")
        self.ajouter(self._remplissage)
        self._dedans = Depliant("État et version", ouvert=True, nom="etatDepliant")
        pile = self._dedans.corps
        pile.setSpacing(theme_courant().px(6))
        self._etat = ChoixUnique(EtatDocument, forme="segments", vide=False, nom="etat")
        self._version = ChampLigne(invite="1, 2, 2 bis…", nom="version")
        self._destinataires = ChampLigne(invite="Membres du comité d’appui…", nom="destinataires")
        for libelle, controle in (
            ("État", self._etat),
            ("Version", self._version),
            ("Destinataires", self._destinataires),
        ):
            pile.addWidget(Champ(libelle, controle))
        self._sans_noms = CaseACocher("Sans les noms", nom="sansLesNoms")
        self._sans_noms.setAccessibleDescription(_CONSENTEMENT)
        pile.addWidget(self._sans_noms)
        pile.addWidget(Etiquette(_CONSENTEMENT, "petit"))
        self.ajouter(self._dedans)

    def _relier(self) -> None:
        self._remplissage.valide.connect(self._basculer)
        self._sans_noms.bascule.connect(lambda _coche: self.change.emit())
        champs: tuple[tuple[QWidget, ChampEtat], ...] = (
            (self._etat, "etat"), (self._version, "version"), (self._destinataires, "destinataires"),
        )  # fmt: skip
        for controle, champ in champs:
            lier(self._contexte, controle, f"{EtatDunDocument.__tablename__}/{champ}", self._ecrivain(champ))

    def _ecrivain(self, champ: ChampEtat) -> Callable[[str | None], None]:
        def ecrire(valeur: str | None) -> None:
            ecrire_etat(self._contexte.dossier, self._code, champ, valeur, titre=self._titre, initiateur=self)

        return ecrire

    def _basculer(self, _code: str | None) -> None:
        self._dedans.setVisible(not self.vierge())
        self.change.emit()

    def montrer(self, code: str, titre: str, etat: EtatImprime, *, vierge_possible: bool) -> None:
        """Show the document ``code``; what was being typed for another one is written first."""
        if code != self._code:
            self._version.terminer()
            self._destinataires.terminer()
        self._code, self._titre = code, titre
        self._etat.definir(etat.etat)
        self._version.definir(etat.version)
        self._destinataires.definir(etat.destinataires)
        self._remplissage.setVisible(vierge_possible)
        if not vierge_possible and self.vierge():
            self._remplissage.definir("rempli")
        self._dedans.setVisible(not self.vierge())

    def plier(self, plie: bool) -> None:
        """Fold the fields away: the list needs the room."""
        self._dedans.ouvrir(not plie)

    def demander_vierge(self, vierge: bool) -> None:
        """Switch between filled and blank from outside (an address, a shortcut)."""
        self._remplissage.definir("vierge" if vierge else "rempli")
        self._basculer(None)

    def vierge(self) -> bool:
        """Whether the blank form is asked for."""
        return self._remplissage.valeur() == "vierge"

    def anonyme(self) -> bool:
        """Whether names of structures that didn't consent are taken out (a blank form has none)."""
        return self._sans_noms.isChecked()
