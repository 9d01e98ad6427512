"""A date: typed as one likes, or picked in a calendar; empty is allowed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from app.models.dates import DERNIER_JOUR, PREMIER_JOUR
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import date_longue, francais
from app.views.elements.boutons import BoutonIcone
from app.views.elements.infobulle import en_infobulle
from app.views.elements.lecture import lire_date
from app.views.elements.saisie import Saisie


class ChampDate(QWidget):
    """Échap gives back the date that was there when one came.

    ``valide(date | None)`` when a legible date has changed; ``erreur(str)`` as in `ChampNombre`."""

    valide = Signal(object)
    erreur = Signal(str)

    def __init__(self, valeur: date | None = None, parent: QWidget | None = None, *, nom: str = "") -> None:
        super().__init__(parent)
        self._ecrit: date | None = None
        self._trouvee: date | None = None
        self._defaut = ""
        self.ligne = _LigneDate(self)
        self.ligne.setPlaceholderText("jj/mm/aaaa")
        self._saisie = Saisie(self, self._valider, lambda: None)
        self.ligne.saisie = self._saisie
        self.ligne.textEdited.connect(self._saisie.frappe)
        self.ligne.editingFinished.connect(self.terminer)
        self.ligne.quittee.connect(self.terminer)
        self.ligne.rejointe.connect(self._rejoindre)
        self.ligne.renoncer = self._renoncer
        self._bouton = BoutonIcone("calendrier", "Choisir une date dans le calendrier", nom="ouvrirCalendrier")
        self._bouton.clicked.connect(self._ouvrir_calendrier)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(4)
        rangee.addWidget(self.ligne, 1, Qt.AlignmentFlag.AlignTop)  # level with its neighbours: the button is higher
        rangee.addWidget(self._bouton)
        self.setFocusProxy(self.ligne)
        self.setObjectName(nom)
        self.ligne.setObjectName(f"{nom}Ligne" if nom else "ligneDate")
        self.definir(valeur)

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)
        self.ligne.setAccessibleName(libelle)
        self._bouton.setAccessibleName(francais(f"{libelle} : choisir dans le calendrier"))

    def definir(self, valeur: date | None) -> None:
        """Show a value of the dossier; ignored while the user is typing here."""
        if self._saisie.en_cours:
            return
        if valeur != self._ecrit:
            self._trouvee = valeur
        self._ecrit = valeur
        if not self._defaut:
            self._ecrire(valeur)

    def valeur(self) -> date | None:
        """The last legible date."""
        return self._ecrit

    def en_defaut(self) -> str:
        """What is wrong with the text in the field, or nothing."""
        return self._defaut

    def terminer(self) -> None:
        """Write now."""
        self._saisie.terminer()
        if not self._defaut and not self.ligne.hasFocus():
            self._ecrire(self._ecrit)

    def _ecrire(self, valeur: date | None) -> None:
        self.ligne.setText("" if valeur is None else date_longue(valeur))

    def _rejoindre(self) -> None:
        self._trouvee = self._ecrit

    def _renoncer(self) -> bool:
        """Échap: the date that was there. False where there was none, or where it still is: Échap is then for what
        is around (a line that is put away keeps what was typed in it)."""
        intacte = not self._saisie.en_cours and not self._defaut and self._ecrit == self._trouvee
        if self._trouvee is None or intacte:
            return False
        self._remplacer(self._trouvee)
        return True

    def _valider(self) -> None:
        try:
            valeur = lire_date(self.ligne.text(), date.today())
        except ErreurUtilisateur as refus:
            self._signaler(str(refus))
            return
        self._signaler("")
        self._retenir(valeur)

    def _retenir(self, valeur: date | None) -> None:
        if valeur != self._ecrit:
            self._ecrit = valeur
            self.valide.emit(valeur)

    def _signaler(self, defaut: str) -> None:
        if defaut != self._defaut:
            self._defaut = defaut
            self.ligne.setProperty("etat", "erreur" if defaut else "")
            self.ligne.style().unpolish(self.ligne)
            self.ligne.style().polish(self.ligne)
            self.ligne.setToolTip(en_infobulle(francais(defaut)))
            self.erreur.emit(defaut)

    def _ouvrir_calendrier(self) -> None:
        menu = QMenu(self)
        calendrier = QCalendarWidget(menu)
        calendrier.setAccessibleName("Calendrier")
        calendrier.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendrier.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendrier.setDateRange(_qdate(PREMIER_JOUR), _qdate(DERNIER_JOUR))
        if self._ecrit is not None:
            calendrier.setSelectedDate(_qdate(self._ecrit))
        calendrier.activated.connect(lambda jour: self._choisir(menu, jour))
        calendrier.clicked.connect(lambda jour: self._choisir(menu, jour))
        porteur = QWidgetAction(menu)
        porteur.setDefaultWidget(calendrier)
        menu.addAction(porteur)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendrier.setFocus()

    def _choisir(self, menu: QMenu, jour: QDate) -> None:
        menu.hide()
        self._remplacer(date(jour.year(), jour.month(), jour.day()))

    def _remplacer(self, valeur: date | None) -> None:
        """In place of what is typed."""
        self._saisie.oublier()
        self._signaler("")
        self._ecrire(valeur)
        self._retenir(valeur)


def _qdate(jour: date) -> QDate:
    return QDate(jour.year, jour.month, jour.day)


class _LigneDate(QLineEdit):
    """Says when it is reached and left."""

    rejointe = Signal()
    quittee = Signal()
    saisie: Saisie | None = None
    """What is being typed here, once the field is made."""
    renoncer: Callable[[], bool] | None = None
    """What Échap does, saying whether it did anything."""

    def event(self, evenement: QEvent) -> bool:
        """Ctrl+Z belongs to the window as soon as nothing unwritten is left here."""
        demande = evenement.type() == QEvent.Type.ShortcutOverride
        if demande and self.saisie is not None and self.saisie.laisse_annuler(evenement):
            return False
        return super().event(evenement)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap is for the date first, then for the dialog around it."""
        if evenement.key() == Qt.Key.Key_Escape and self.renoncer is not None and self.renoncer():
            evenement.accept()
        else:
            super().keyPressEvent(evenement)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """One comes to a date; or back to it, from the menu opened over it."""
        super().focusInEvent(evenement)
        if evenement.reason() is not Qt.FocusReason.PopupFocusReason:
            self.rejointe.emit()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving writes, also when nothing was typed since (the date is then laid out)."""
        super().focusOutEvent(evenement)
        self.quittee.emit()
