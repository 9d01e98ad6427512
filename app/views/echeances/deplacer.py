"""« Déplacer… »: the new day, what follows from it, and which of these go along. One gesture, one Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.models.retroplanning import remarques_de_date
from app.models.typographie import date_courte, date_longue, francais, pluriel
from app.services.echeancier.consequences import Suite, consequences, date_de, deplacer, titre_de
from app.services.feries import FRANCE
from app.views.contexte import Contexte
from app.views.echeances.a_cocher import ModeleACocher, RangACocher, TableACocher
from app.views.elements import Champ, ChampDate, Dialogue, Etiquette
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant


class DialogueDeplacer(Dialogue):
    """Nothing is written before « Déplacer ». ``ancre``: ``comite``, ``convention``, id of a session, of a milestone.

    What follows is listed before it can be accepted: Entrée in the date only lists, and a click that changes the list
    by leaving the date is not yet a yes.
    """

    def __init__(
        self,
        contexte: Contexte,
        ancre: str,
        apres: date | None = None,
        parent: QWidget | None = None,
        *,
        aujourdhui: Callable[[], date] = date.today,
    ) -> None:
        avant = date_de(contexte.dossier, ancre)
        dit = f"Aujourd’hui au {date_longue(avant)}." if avant is not None else "Sans date pour l’instant."
        super().__init__(f"Déplacer : {titre_de(contexte.dossier, ancre)}", dit, parent)
        self.setObjectName("dialogueDeplacer")
        self._contexte, self._ancre, self._aujourdhui = contexte, ancre, aujourdhui
        self._suites: tuple[Suite, ...] = ()
        theme = theme_courant()
        self.setMaximumWidth(theme.px(860))
        self.jour = ChampDate(apres or avant, nom="nouveauJour")
        self.jour.valide.connect(lambda _jour: self._changer())
        self.jour.ligne.installEventFilter(self)
        self.corps.addWidget(Champ("Nouvelle date", self.jour))
        self._dit = Etiquette("", "discret")
        self._dit.setObjectName("suitesDites")
        self.corps.addWidget(self._dit)
        self.modele = ModeleACocher(("Ce qui suit", "Date", "Deviendrait", "Pourquoi"), self)
        self.table = TableACocher(self.modele, (0, 104, 104, 190), "suites", "Dates qui peuvent suivre")
        self.table.setMinimumHeight(theme.px(180))
        self.corps.addWidget(self.table, 1)
        self.corps.addStretch(0)  # with no list, what is left stays at the top
        self.ajouter_bouton("Annuler", accepte=False)
        self._faire = self.ajouter_bouton("Déplacer", accepte=True, genre="principal", nom="deplacer")
        self._faire.setDefault(True)
        self.resize(theme.px(780), theme.px(460))
        self._chercher()

    def _chercher(self) -> None:
        """List again what would follow."""
        apres, dossier = self.jour.valeur(), self._contexte.dossier
        bouge = apres is not None and apres != date_de(dossier, self._ancre)
        self._suites = () if apres is None else consequences(dossier, self._contexte.catalogue, self._ancre, apres)
        rangs = [self._rang(suite) for suite in self._suites]
        self.modele.definir(rangs, {s.cle for s in self._suites if s.d_office})
        self.table.setVisible(bool(self._suites))
        self._faire.setEnabled(bouge)
        dites = [] if apres is None else [*remarques_de_date(apres, FRANCE)]
        if self._suites:
            combien = pluriel(len(self._suites), "date peut suivre", "dates peuvent suivre")
            dites.append(f"{combien} : cochez celles que vous déplacez aussi.")
        elif bouge:
            dites.append("Rien d’autre ne dépend de cette date.")
        self._dit.definir(francais(" ".join(dites)))

    def _rang(self, suite: Suite) -> RangACocher:
        """What follows, and why; told when it would already be late."""
        passee = suite.propose < self._aujourdhui()
        mots = [suite.genre, suite.raison, *(["dans le passé"] if passee else [])]
        return RangACocher(
            suite.cle, (suite.titre, _quand(suite.jour), _quand(suite.propose), " · ".join(mots)), alerte=passee
        )

    def _changer(self) -> None:
        """Another date: what was listed before is no longer what would be done."""
        self._chercher()
        if self._suites:
            self._faire.setEnabled(False)  # the click that leaves the date doesn’t reach it
            QTimer.singleShot(0, self, self._laisser_faire)

    def _laisser_faire(self) -> None:
        apres = self.jour.valeur()
        self._faire.setEnabled(apres is not None and apres != date_de(self._contexte.dossier, self._ancre))

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Entrée in the date reads it and goes on to what follows from it."""
        touche = isinstance(evenement, QKeyEvent) and evenement.type() == QEvent.Type.KeyPress
        if not touche or evenement.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            return super().eventFilter(objet, evenement)
        self.jour.terminer()
        if not self.jour.en_defaut():
            self._laisser_faire()
            (self.table if self._suites else self._faire).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def accept(self) -> None:
        """Write all of it; a refusal leaves the dialog as it is, and so does a list that has just changed."""
        montrees = self._suites
        self.jour.terminer()
        apres = self.jour.valeur()
        if self.jour.en_defaut() or apres is None or self._suites != montrees:
            return
        choisies = [s for s in self._suites if s.cle in self.modele.coches()]
        dossier = self._contexte.dossier
        if tenter(self, lambda: deplacer(dossier, self._ancre, apres, choisies)):
            super().accept()


def _quand(jour: date) -> str:
    return f"{date_courte(jour)} {jour.year}"
