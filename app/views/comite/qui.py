"""Who speaks: a few letters of a name or a body, the arrows if several fit, Entrée. Nothing pops up over the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models.texte import sans_accents
from app.models.typographie import INSECABLE, francais
from app.services.comite import membres
from app.services.comite.membres import MembreLu
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.theme import theme_courant

_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_AILLEURS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_AUTRES = 3
"""Other names shown beside the one that Entrée would take."""


def nommer_devant(nom: str, texte: str) -> str:
    """« Bernard : Attention au calendrier », for somebody who is not a member; left as it is where it says so.

    >>> nommer_devant("Bernard", "Oui.").replace("\\xa0", " ")
    'Bernard : Oui.'
    """
    devant = f"{nom}{INSECABLE}: "
    return texte if texte.startswith(devant) else devant + texte


class QuiParle(QWidget):
    """``valide(str | None)`` when it is somebody else (or nobody in particular); ``fini()`` on Entrée;
    ``inconnu(str)`` when one leaves a name that no member bears: whoever listens keeps it, here it is effaced."""

    valide = Signal(object)
    fini = Signal()
    inconnu = Signal(str)

    def __init__(self, contexte: Contexte, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._membre: MembreLu | None = None
        self._proches: tuple[MembreLu, ...] = ()
        self._rang = 0
        self.ligne = _Ligne(self)
        self.ligne.setObjectName(f"{nom}Ligne")
        self.ligne.setPlaceholderText(francais("Quelques lettres ; rien : personne en particulier"))
        self._propose = Etiquette("", "petit")
        self._propose.setObjectName(f"{nom}Propose")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(2))
        colonne.addWidget(self.ligne)
        colonne.addWidget(self._propose)
        self.setFocusProxy(self.ligne)
        self.ligne.textEdited.connect(self._chercher)
        self._proposer()

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)
        self.ligne.setAccessibleName(libelle)

    def valeur(self) -> str | None:
        """The member chosen, or nobody in particular."""
        return self._membre.id if self._membre is not None else None

    def definir(self, id: str | None) -> None:
        """Show a member (also one who no longer sits), or nobody; no signal."""
        tous = membres.lister(self._contexte.dossier)
        self._membre = next((m for m in tous if m.id == id), None)
        self._proches = ()
        self.ligne.setText(self._membre.nom or self._membre.organisme if self._membre else "")
        self._proposer()

    def en_defaut(self) -> str:
        """What is wrong with what is typed, or nothing."""
        return "Aucun membre ne porte ce nom." if self.ligne.isModified() and not self._proches else ""

    def terminer(self) -> None:
        """Take the one that fits; a name that nobody bears goes where it is kept."""
        if not self.ligne.isModified():
            return
        nom = self.ligne.text().strip()
        if not nom:
            self._retenir(None)
        elif self._proches:
            self._retenir(self._proches[self._rang])
        else:
            self._retenir(None)
            self.inconnu.emit(nom)

    def _retenir(self, membre: MembreLu | None) -> None:
        change = (membre.id if membre else None) != self.valeur()
        self.definir(membre.id if membre else None)
        if change:
            self.valide.emit(self.valeur())

    def _chercher(self) -> None:
        self._rang = 0
        net = sans_accents(self.ligne.text()).strip()
        tous = membres.actifs(self._contexte.dossier)
        contiennent = [m for m in tous if net and net in sans_accents(f"{m.nom} {m.organisme}")]
        commencent = [m for m in contiennent if any(mot.startswith(net) for mot in sans_accents(m.nom).split())]
        self._proches = (*commencent, *(m for m in contiennent if m not in commencent))
        self._proposer()

    def _proposer(self) -> None:
        if not self.ligne.isModified() or not self.ligne.text().strip():
            self._propose.definir(self._membre.organisme if self._membre is not None else "")
        elif not self._proches:
            self._propose.definir(
                "⚠ Aucun membre ne porte ce nom : corrigez-le, ou Entrée, il s’écrira devant le texte."
            )
        else:
            retenu = self._proches[self._rang]
            autres = [m for m in self._proches if m is not retenu]
            noms = ", ".join(m.nom or m.organisme for m in autres[:_AUTRES])
            suite = f" · ↓ {noms}{'…' if len(autres) > _AUTRES else ''}" if autres else ""
            self._propose.definir(f"→ {retenu.designation}{suite}")
        self._propose.setVisible(bool(self._propose.text()))
        self.ligne.setAccessibleDescription(self._propose.text())

    def touche(self, evenement: QKeyEvent) -> bool:
        """A key of the line: Entrée takes, arrows go through those that fit. Whether it was for us."""
        if evenement.key() in _ENTREE:
            self.terminer()
            self.fini.emit()
            return True
        if (pas := _PAS.get(Qt.Key(evenement.key()))) is not None and self._proches:
            self._rang = (self._rang + pas) % len(self._proches)
            self._proposer()
            return True
        return False


class _Ligne(QLineEdit):
    def __init__(self, qui: QuiParle) -> None:
        super().__init__(qui)
        self._qui = qui

    def event(self, evenement: QEvent) -> bool:
        """Ctrl+Z belongs to the window as soon as nothing undecided is left here."""
        if (
            evenement.type() == QEvent.Type.ShortcutOverride
            and isinstance(evenement, QKeyEvent)
            and not self.isModified()
            and any(evenement.matches(r) for r in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée and the arrows are `QuiParle`’s."""
        if not self._qui.touche(evenement):
            super().keyPressEvent(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving decides; a name that nobody bears waits while one only looks at another window."""
        super().focusOutEvent(evenement)
        if evenement.reason() not in _AILLEURS or not self._qui.en_defaut():
            self._qui.terminer()
