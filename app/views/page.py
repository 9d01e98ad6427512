"""What the window expects of a page of its central stack."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte


class Page(QWidget):
    """A page, built at its first visit. Subclasses override what they need."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contexte = contexte

    def titre(self) -> str:
        """What the page is called, for the window's title and « Précédent »."""
        return ""

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the dossier again after ``changes`` (None: everything may differ). Called when the page is visible,
        or on its return to view. A field being typed in is left alone."""

    def aller(self, cible: str) -> None:
        """Show that part of the page (what follows the colon of an address; may be empty)."""

    def imprimer(self) -> None:
        """« Imprimer… » while this page is shown: by default, the list of documents."""
        self.contexte.navigation.aller("documents")

    def terminer(self) -> None:
        """Write at once what is still in a field (the page is being left or closed)."""
        terminer_champs(self)


def terminer_champs(racine: QWidget) -> None:
    """Call ``terminer()`` of every field of the kit under ``racine``."""
    for controle in racine.findChildren(QWidget):
        terminer = getattr(controle, "terminer", None)
        if terminer is not None and not isinstance(controle, Page):
            terminer()
