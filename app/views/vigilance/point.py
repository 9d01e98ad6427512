"""One point de vigilance: what is found of it, in one click; then words and decisions, when there are any."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.statuts import ConstatVigilance, EtatSuivi
from app.models.typographie import date_longue, francais
from app.models.vigilance import id_vigilance
from app.services import vigilance
from app.services.decisions import DecisionPrise
from app.services.vigilance import EtatVigilance
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, BoutonIcone, ChampTexte, ChoixUnique, Etiquette, nommer, saisir
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import figer, lier, tenter
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant
from app.views.vigilance.decider import decider


class LigneVigilance(QWidget):
    """The row of a point: words, four constats side by side, « Noter », « Décider… », and what came of it."""

    def __init__(self, contexte: Contexte, etat: EtatVigilance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._etat = contexte, etat
        self.code = etat.point.code
        self.commentaire: ChampTexte | None = None
        self.setObjectName(f"vigilance.{self.code}")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(5), 0, theme.px(5))
        colonne.setSpacing(theme.px(3))
        colonne.addLayout(self._construire_tete())
        if etat.point.explication:
            colonne.addWidget(Etiquette(f"{etat.point.explication} ({etat.point.source})", "petit"))
        colonne.addLayout(self._construire_constat())
        self._sous = QVBoxLayout()
        self._sous.setSpacing(theme.px(2))
        colonne.addLayout(self._sous)
        self._decisions = QVBoxLayout()
        self._decisions.setSpacing(0)
        self._sous.addLayout(self._decisions)
        self.montrer(etat)

    def _construire_tete(self) -> QHBoxLayout:
        tete = QHBoxLayout()
        point, ecriture = self._etat.point, not self._contexte.dossier.lecture_seule
        self._texte = Etiquette(point.texte, "gras", brut=self._etat.propre)
        tete.addWidget(self._texte, 1)
        if self._etat.propre:
            for image, mots, geste in (
                ("crayon", "Renommer", self.renommer),
                ("corbeille", "Retirer", self.retirer),
            ):
                bouton = BoutonIcone(image, f"{mots} : {point.texte}", nom=f"{mots.lower()}.{self.code}")
                bouton.clicked.connect(geste)
                bouton.setEnabled(ecriture)
                tete.addWidget(bouton, 0, Qt.AlignmentFlag.AlignVCenter)
            tete.addWidget(Etiquette("ajouté par nous", "legende", repli=False), 0, Qt.AlignmentFlag.AlignVCenter)
        return tete

    def _construire_constat(self) -> DispositionFlot:
        genre, ecriture = self._etat.genre, not self._contexte.dossier.lecture_seule
        options = [(constat.value, genre.mot(constat), "") for constat in ConstatVigilance]
        self.constat = ChoixUnique(options, forme="segments", nom=f"constat.{self.code}")
        nommer(self.constat, self._etat.point.texte)
        self.constat.valide.connect(self._constater)
        if not ecriture:
            figer(self.constat)
        self.noter = BoutonDiscret("Noter", nom=f"noter.{self.code}")
        self.noter.setAccessibleName(francais(f"Noter ce que nous constatons : {self._etat.point.texte}"))
        self.noter.clicked.connect(self._ouvrir_commentaire)
        self.decider = BoutonDiscret("Décider…", nom=f"decider.{self.code}")
        self.decider.setAccessibleName(francais(f"Décider : {self._etat.point.texte}"))
        self.decider.clicked.connect(self._decider)
        self._appel = Etiquette("⚠ Appelle une décision", "attention", repli=False)
        self._appel.setObjectName(f"appel.{self.code}")
        flot = DispositionFlot(ecart=theme_courant().px(6))
        flot.addWidget(self.constat)
        for bouton in (self.noter, self.decider):
            bouton.setEnabled(ecriture)
            flot.addWidget(bouton)
        flot.addWidget(self._appel)
        return flot

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer(self, etat: EtatVigilance) -> None:
        """Show the point as it stands; a field being typed in is left alone."""
        anciennes, self._etat = self._etat.decisions, etat
        self._texte.definir(etat.point.texte)
        self.constat.definir(etat.constat.value if etat.constat else None)
        self._appel.setVisible(etat.sans_decision)
        if etat.commentaire and self.commentaire is None:
            self._construire_commentaire()
        if self.commentaire is not None:
            self.commentaire.definir(etat.commentaire)
        self.noter.setVisible(self.commentaire is None)
        if etat.decisions != anciennes or self._decisions.count() != len(etat.decisions):
            self._montrer_les_decisions(etat.decisions)

    def _montrer_les_decisions(self, prises: tuple[DecisionPrise, ...]) -> None:
        while (place := self._decisions.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        for decision in prises:
            lien = LienCoupe(raconter(decision), f"decision:{decision.id}", nom=f"decisionDe.{self.code}", brut=True)
            lien.suivi.connect(self._contexte.navigation.aller)
            self._decisions.addWidget(lien)

    def _construire_commentaire(self) -> None:
        self.commentaire = ChampTexte(
            self._etat.commentaire, invite="Ce que nous constatons, à quoi nous le voyons…", lignes=1,
            nom=f"commentaire.{self.code}",
        )  # fmt: skip
        nommer(self.commentaire, f"Ce que nous constatons : {self._etat.point.texte}")
        self._sous.insertWidget(0, self.commentaire)
        lier(
            self._contexte, self.commentaire, f"point_vigilance/{id_vigilance(self.code)}/commentaire", self._commenter
        )

    # --- gestures ---------------------------------------------------------------------------------------------

    def _constater(self, code: object) -> None:
        constat = ConstatVigilance(code) if isinstance(code, str) else None  # type: ignore[call-arg]
        contexte = self._contexte
        if not tenter(self, partial(vigilance.constater, contexte.dossier, contexte.catalogue, self.code, constat)):
            self.montrer(self._etat)

    def _commenter(self, texte: str) -> None:
        vigilance.commenter(self._contexte.dossier, self._contexte.catalogue, self.code, texte)

    def _ouvrir_commentaire(self) -> None:
        if self.commentaire is None:
            self._construire_commentaire()
            self.noter.setVisible(False)
        if self.commentaire is not None:
            self.commentaire.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decider(self) -> None:
        decider(self._contexte, self._etat.adresse, self._etat.point.texte, self)

    def renommer(self) -> None:
        """Change the words of a point of one’s own."""
        texte = saisir(self.window(), "Renommer le point", "Intitulé du point", valeur=self._etat.point.texte)
        if texte is not None and texte.strip() != self._etat.point.texte:
            tenter(self, lambda: vigilance.renommer(self._contexte.dossier, self.code, texte))

    def retirer(self) -> None:
        """Take away a point of one’s own; no question asked, Ctrl+Z brings it back."""
        if tenter(self, lambda: vigilance.retirer(self._contexte.dossier, self.code)):
            self._contexte.navigation.annonce.emit("Point retiré. Ctrl+Z le fait revenir ; ses décisions sont gardées.")


def raconter(decision: DecisionPrise) -> str:
    """« À faire : voir chaque structure — Camille, pour le 12 décembre 2026 », spaces of the user’s text untouched."""
    details = [decision.responsable] if decision.responsable else []
    if decision.echeance is not None:
        details.append(f"pour le {date_longue(decision.echeance)}")
    suite = f" — {', '.join(details)}" if details else ""
    return f"{EtatSuivi.libelle_de(decision.etat)}\u00a0: {' '.join(decision.texte.split())}{suite}"
