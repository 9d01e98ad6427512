"""Numbers and amounts: exact decimals, typed or pasted in any French way."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import INSECABLE, francais, montant, nombre
from app.views.elements.infobulle import en_infobulle
from app.views.elements.lecture import lire_nombre
from app.views.elements.saisie import Saisie


class ChampNombre(QLineEdit):
    """``valide(Decimal | None)`` when a legible number has changed and rests; ``erreur(str)`` says what is wrong
    (an empty text: nothing any more). What cannot be read stays in the field and is not written."""

    valide = Signal(object)
    erreur = Signal(str)

    def __init__(
        self,
        valeur: Decimal | int | None = None,
        parent: QWidget | None = None,
        *,
        decimales: int = 0,
        unite: str = "",
        minimum: Decimal | int | None = 0,
        maximum: Decimal | int | None = None,
        nom: str = "",
    ) -> None:
        super().__init__(parent)
        self._decimales, self._unite = decimales, unite
        self._minimum, self._maximum = minimum, maximum
        self._ecrit: Decimal | None = None
        self._defaut = ""
        self.setObjectName(nom)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._saisie = Saisie(self, self._valider, lambda: None)
        self.textEdited.connect(self._saisie.frappe)
        self.editingFinished.connect(self.terminer)
        self.definir(valeur)

    def definir(self, valeur: Decimal | int | None) -> None:
        """Show a value of the dossier; ignored while the user is typing here."""
        if self._saisie.en_cours:
            return
        self._ecrit = None if valeur is None else Decimal(valeur)
        if not self._defaut:
            self.setText(self._format(self._ecrit))

    def valeur(self) -> Decimal | None:
        """The last legible value."""
        return self._ecrit

    def en_defaut(self) -> str:
        """What is wrong with the text in the field, or nothing."""
        return self._defaut

    def terminer(self) -> None:
        """Write now."""
        self._saisie.terminer()
        if not self._defaut and not self.hasFocus():
            self.setText(self._format(self._ecrit))

    def _format(self, valeur: Decimal | None) -> str:
        if valeur is None:
            return ""
        if self._unite == "€":
            return montant(valeur)
        return nombre(valeur) + (f"{INSECABLE}{self._unite}" if self._unite else "")

    def _valider(self) -> None:
        try:
            valeur = lire_nombre(self.text(), self._decimales, self._unite)
            self._verifier_bornes(valeur)
        except ErreurUtilisateur as refus:
            self._signaler(str(refus))
            return
        self._signaler("")
        if valeur != self._ecrit:
            self._ecrit = valeur
            self.valide.emit(valeur)

    def _verifier_bornes(self, valeur: Decimal | None) -> None:
        if valeur is None:
            return
        if self._minimum is not None and valeur < self._minimum:
            raise ErreurUtilisateur(f"Le plus petit nombre possible est {nombre(Decimal(self._minimum))}.")
        if self._maximum is not None and valeur > self._maximum:
            raise ErreurUtilisateur(f"Le plus grand nombre possible est {nombre(Decimal(self._maximum))}.")

    def _signaler(self, defaut: str) -> None:
        if defaut == self._defaut:
            return
        self._defaut = defaut
        self.setProperty("etat", "erreur" if defaut else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(en_infobulle(francais(defaut)))
        self.setAccessibleDescription(defaut)
        self.erreur.emit(defaut)

    def event(self, evenement: QEvent) -> bool:
        """Ctrl+Z belongs to the window as soon as nothing unwritten is left here."""
        if evenement.type() == QEvent.Type.ShortcutOverride and self._saisie.laisse_annuler(evenement):
            return False
        return super().event(evenement)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Arriving by the keyboard selects the number, to type over it."""
        super().focusInEvent(evenement)
        if evenement.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving the field writes it."""
        super().focusOutEvent(evenement)
        self.terminer()


class ChampMontant(ChampNombre):
    """An amount in euros, with cents."""

    def __init__(self, valeur: Decimal | None = None, parent: QWidget | None = None, *, nom: str = "") -> None:
        super().__init__(valeur, parent, decimales=2, unite="€", nom=nom)
