"""One point of an action: a tick, an answer, and the ways to set it aside, rename it or take it away (R01, R02)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.models.avancement import EtatPoint
from app.models.definitions.methode import Action
from app.models.typographie import francais
from app.services import parcours
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonIcone,
    CaseACocher,
    ChampLigne,
    ChampTexte,
    Etiquette,
    EtiquetteCoupee,
    Lien,
    nommer,
    saisir,
)
from app.views.elements.liaison import figer, lier, tenter
from app.views.theme import theme_courant

_INVITE = "Votre réponse…"
_AU_MILIEU = Qt.AlignmentFlag.AlignVCenter


class LignePoint(QWidget):
    """The row of a point. Compact: the tick and, in one grey line, the answer. Open: the answer can be typed.

    What is beside and under the tick is made when it is first to be seen; ``agrandie()``: Tab must know it.
    """

    agrandie = Signal()

    def __init__(self, contexte: Contexte, action: Action, etat: EtatPoint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._action, self.code = contexte, action, etat.code
        self._etat = etat
        self._ouvert = False
        self._gestes: dict[str, QAction] = {}
        self.reponse: ChampTexte | None = None
        self.motif: ChampLigne | None = None
        self._menu: BoutonIcone | None = None
        self._reprendre: Lien | None = None
        self._apercu: EtiquetteCoupee | None = None
        self.setObjectName(f"point.{etat.code}")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(3))
        self._tete = QHBoxLayout()
        self._tete.setSpacing(theme.px(6))
        self.case = CaseACocher(etat.texte, nom=f"case.{etat.code}", brut=etat.propre)
        self.case.bascule.connect(self._cocher)
        self._tete.addWidget(self.case, 1)
        if etat.propre:
            self._tete.addWidget(Etiquette("ajouté par nous", "legende", repli=False), 0, _AU_MILIEU)
        colonne.addLayout(self._tete)
        self._sous = QVBoxLayout()
        self._sous.setContentsMargins(theme.px(22), 0, 0, theme.px(3))
        self._sous.setSpacing(theme.px(3))
        colonne.addLayout(self._sous)
        self.montrer(etat)

    # --- showing ----------------------------------------------------------------------------------------------

    def ouvrir(self, ouvert: bool) -> None:
        """Show what can be typed, or only what was said."""
        self._ouvert = ouvert
        self._disposer()

    def montrer(self, etat: EtatPoint) -> None:
        """Show the point as it stands; a field being typed in is left alone."""
        self._etat = etat
        self.case.definir(etat.coche)
        self.case.definir_texte(etat.texte, barre=etat.ecarte, brut=etat.propre)
        if self.reponse is not None:
            self.reponse.definir(etat.reponse)
        if self.motif is not None:
            self.motif.definir(etat.motif)
        self._disposer()

    def _disposer(self) -> None:
        etat, ouvert = self._etat, self._ouvert
        apercu = "" if ouvert else " ".join(etat.reponse.split())
        self._construire_ce_qui_se_voit(bool(apercu))
        self.setVisible(ouvert or not etat.ecarte)
        self.case.setEnabled(not etat.ecarte and not self._contexte.dossier.lecture_seule)
        for pour_repondre in (self._menu, self.reponse):
            if pour_repondre is not None:
                pour_repondre.setVisible(ouvert and not etat.ecarte)
        for pour_reprendre in (self._reprendre, self.motif):
            if pour_reprendre is not None:
                pour_reprendre.setVisible(etat.ecarte)
        if self._apercu is not None:
            self._apercu.definir(apercu)
            self._apercu.setVisible(bool(apercu))

    # --- what is made when it is first to be seen -------------------------------------------------------------

    def _construire_ce_qui_se_voit(self, apercu: bool) -> None:
        ecarte, neuf = self._etat.ecarte, False
        if self._ouvert and not ecarte and self.reponse is None:
            self._construire_menu()
            self._construire_reponse()
            neuf = True
        if self._ouvert and ecarte and self.motif is None:
            self._construire_reprise()
            self._construire_motif()
            neuf = True
        if apercu and self._apercu is None:
            self._apercu = EtiquetteCoupee("", "petit")
            self._sous.addWidget(self._apercu)
        if neuf:
            self.agrandie.emit()

    def _construire_menu(self) -> None:
        self._menu = BoutonIcone("menu", f"Autres gestes sur le point : {self._etat.texte}", nom=f"gestes.{self.code}")
        self._menu.setFixedHeight(theme_courant().px(25))  # no higher than the words: points stay close together
        self._menu.setEnabled(not self._contexte.dossier.lecture_seule)
        self._tete.addWidget(self._menu, 0, _AU_MILIEU)
        menu = QMenu(self._menu)
        self._gestes["ecarter"] = self._geste(menu, "Écarter ce point…", self.ecarter)
        if self._etat.propre:
            self._gestes["renommer"] = self._geste(menu, "Renommer…", self.renommer)
            self._gestes["retirer"] = self._geste(menu, "Retirer ce point", self.retirer)
        self._menu.setMenu(menu)

    def _geste(self, menu: QMenu, mots: str, fait: object) -> QAction:
        geste = QAction(mots, menu)
        geste.triggered.connect(fait)
        menu.addAction(geste)
        return geste

    def _construire_reprise(self) -> None:
        self._reprendre = Lien("Reprendre", nom=f"reprendre.{self.code}")
        self._reprendre.setAccessibleName(francais(f"Reprendre le point : {self._etat.texte}"))
        self._reprendre.setEnabled(not self._contexte.dossier.lecture_seule)
        self._reprendre.clicked.connect(self.reprendre)
        self._tete.addWidget(self._reprendre, 0, _AU_MILIEU)

    def _construire_reponse(self) -> None:
        self.reponse = ChampTexte(
            self._etat.reponse, invite=self._etat.invite or _INVITE, lignes=1, nom=f"reponse.{self.code}"
        )
        self.reponse.document().setDocumentMargin(1)
        nommer(self.reponse, f"Réponse : {self._etat.texte}")
        self._sous.addWidget(self.reponse)
        id = parcours.id_point(self._action.code, self.code)
        lier(self._contexte, self.reponse, f"point_suivi/{id}/reponse", self._repondre)

    def _construire_motif(self) -> None:
        self.motif = ChampLigne(self._etat.motif, invite="Pourquoi l’écarter ? (imprimé)", nom=f"motif.{self.code}")
        nommer(self.motif, f"Pourquoi ce point est écarté : {self._etat.texte}")
        self._sous.addWidget(self.motif)
        self.motif.valide.connect(self._motiver)
        if self._contexte.dossier.lecture_seule:
            figer(self.motif)

    # --- gestures ---------------------------------------------------------------------------------------------

    def _cocher(self, coche: bool) -> None:
        if not tenter(self, lambda: parcours.cocher(self._contexte.dossier, self._action, self.code, coche)):
            self.case.definir(self._etat.coche)

    def _repondre(self, texte: str) -> None:
        parcours.repondre(self._contexte.dossier, self._action, self.code, texte)

    def ecarter(self) -> None:
        """Set the point aside, then ask why, without a box in the way."""
        if tenter(self, lambda: parcours.ecarter(self._contexte.dossier, self._action, self.code, "")):
            self.montrer(_ecarte(self._etat))
            if self.motif is not None:
                self.motif.setFocus(Qt.FocusReason.OtherFocusReason)

    def _motiver(self, motif: str) -> None:
        tenter(self, lambda: parcours.ecarter(self._contexte.dossier, self._action, self.code, motif))

    def reprendre(self) -> None:
        """Take the point back."""
        if tenter(self, lambda: parcours.reprendre(self._contexte.dossier, self._action, self.code)):
            self.case.setFocus(Qt.FocusReason.OtherFocusReason)

    def renommer(self) -> None:
        """Change the words of a point of one's own."""
        texte = saisir(self.window(), "Renommer le point", "Intitulé du point", valeur=self._etat.texte)
        if texte and texte.strip() and texte.strip() != self._etat.texte:
            tenter(self, lambda: parcours.renommer_point(self._contexte.dossier, self._action, self.code, texte))

    def retirer(self) -> None:
        """Take away a point of one's own; no question asked, Ctrl+Z brings it back."""
        if tenter(self, lambda: parcours.retirer_point(self._contexte.dossier, self._action, self.code)):
            self._contexte.navigation.annonce.emit("Point retiré. Ctrl+Z le fait revenir, avec sa réponse.")


def _ecarte(etat: EtatPoint) -> EtatPoint:
    return EtatPoint(etat.code, etat.texte, etat.invite, etat.coche, etat.reponse, True, etat.motif, etat.propre)
