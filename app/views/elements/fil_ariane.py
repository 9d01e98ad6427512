"""Where one is: « Étape 1 sur 4 · Identifier › Phase 2 sur 3 »."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.elements.boutons import Lien
from app.views.elements.textes import Etiquette


class FilAriane(QWidget):
    """Parts with « › » between; a part with an address is a link (``suivi(adresse)``)."""

    suivi = Signal(str)

    def __init__(self, morceaux: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filAriane")
        self._ligne = QHBoxLayout(self)
        self._ligne.setContentsMargins(0, 0, 0, 0)
        self._ligne.setSpacing(8)
        self.definir(morceaux)

    def definir(self, morceaux: Sequence[tuple[str, str]]) -> None:
        """Show (words, address) parts; an empty address: plain words."""
        while (place := self._ligne.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.deleteLater()
        for rang, (mots, adresse) in enumerate(morceaux):
            if rang:
                self._ligne.addWidget(Etiquette("›", "petit", repli=False))
            if adresse:
                lien = Lien(mots, adresse, nom="filLien")
                lien.suivi.connect(self.suivi)
                self._ligne.addWidget(lien)
            else:
                self._ligne.addWidget(Etiquette(mots, "petit", repli=False))
        self._ligne.addStretch(1)
        self.setAccessibleName(" › ".join(mots for mots, _ in morceaux))
