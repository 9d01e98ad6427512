"""Where an export goes: an existing folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.views.elements import Bouton, Champ, ChampLigne
from app.views.emplacements import mes_documents
from app.views.theme import theme_courant


class ChoixRepertoire(QWidget):
    """A folder; the user's documents until told otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ligne = ChampLigne(str(mes_documents()))
        self._champ = Champ("Répertoire", self._ligne, nom="exportRepertoire")
        parcourir = Bouton("Parcourir…", nom="exportParcourir")
        parcourir.clicked.connect(self._parcourir)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme_courant().px(6))
        rangee.addWidget(self._champ, 1)
        rangee.addWidget(parcourir, 0, Qt.AlignmentFlag.AlignBottom)

    def definir(self, chemin: Path) -> None:
        """Show that folder."""
        self._ligne.definir(str(chemin))

    def chemin(self) -> Path:
        """The folder asked for."""
        return Path(self._ligne.valeur().strip()).expanduser()

    def verifier(self) -> bool:
        """Whether it can be written to, or made; if not, the reason is shown under the field."""
        chemin, defaut = self.chemin(), ""
        if not self._ligne.valeur().strip() or not chemin.is_absolute():
            defaut = "Choisissez où ranger les fichiers."
        elif chemin.exists() and not chemin.is_dir():
            defaut = f"« {chemin.name} » est un fichier : choisissez un répertoire."
        elif not chemin.exists() and not chemin.parent.is_dir():
            defaut = f"Le répertoire « {chemin.parent} » n’existe pas."
        self._champ.montrer_erreur(defaut)
        return not defaut

    def _parcourir(self) -> None:
        chemin = QFileDialog.getExistingDirectory(self, "Où ranger les fichiers", str(self.chemin()))
        if chemin:
            self.definir(Path(chemin))
