"""What pages ask of the window, without knowing it.

An address is a string, ``genre`` or ``genre:cible``: ``tableau-de-bord``, ``phase:cibler``,
``action:cibler.territoire``, ``point:cibler.territoire/aire``, ``structures``, ``structure:<id>``,
``formulaire:projet#cout_total``, ``comite:membres``, ``documents``, ``documents:lire``, ``document:dossier-comite``,
``reperes``, ``fiche:fp4``, ``experience:banques``, ``terme:c2ra``, ``journal``, ``reglages``.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Navigation(QObject):
    """Signals that go up from the pages to the window."""

    allerDemande = Signal(str)
    """Go to that address."""

    actionVue = Signal(str)
    """The action (its code) that the user is now working on: the right panel follows."""

    inserer = Signal(str, str)
    """« Insérer cet exemple »: code of the action, text to put at the end of its notes."""

    annonce = Signal(str)
    """A short French sentence for the status line."""

    def aller(self, adresse: str) -> None:
        """Ask for that address."""
        self.allerDemande.emit(adresse)


def decouper(adresse: str) -> tuple[str, str]:
    """``"phase:cibler"`` → ``("phase", "cibler")``; no colon: the target is empty."""
    genre, _, cible = adresse.partition(":")
    return genre, cible
