"""Where a new file goes: a folder, and a name proposed from the title until the user gives his own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.fichier.noms import libre
from app.services.pieces import nom_sur
from app.views.elements import Bouton, Champ, ChampLigne
from app.views.emplacements import mes_documents
from app.views.theme import theme_courant

EXTENSION = ".sqlite"
_LONGUEUR = 60


class ChoixPlace(QWidget):
    """A file that doesn't exist yet, in a folder that does."""

    def __init__(self, titre: str, dossier: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titre = titre
        self._dossier = dossier or mes_documents()
        self._propose = ""
        self._ligne = ChampLigne()
        self._champ = Champ("Fichier", self._ligne, nom="fichier")
        parcourir = Bouton("Parcourir…", nom="parcourir")
        parcourir.clicked.connect(self._parcourir)
        rangee = QHBoxLayout()
        rangee.setSpacing(theme_courant().px(6))
        rangee.addWidget(self._champ, 1)
        rangee.addWidget(parcourir, 0, Qt.AlignmentFlag.AlignBottom)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addLayout(rangee)

    def proposer(self, titre: str) -> None:
        """A free name made from ``titre``, unless the user gave one."""
        if self._ligne.valeur() and self._ligne.valeur() != self._propose:
            return
        tige = nom_sur(titre)[:_LONGUEUR].rstrip(" .") if titre.strip() else "nouveau-dossier"
        self._propose = str(libre(self._dossier, f"{tige}{EXTENSION}"))
        self._ligne.definir(self._propose)

    def chemin(self) -> Path:
        """The file asked for, its extension added if it is missing."""
        chemin = Path(self._ligne.valeur().strip()).expanduser()
        chemin = chemin if chemin.is_absolute() else self._dossier / chemin
        return chemin if chemin.suffix.lower() == EXTENSION else chemin.with_name(chemin.name + EXTENSION)

    def verifier(self) -> bool:
        """Whether a file can be made there; if not, the reason is shown under the field."""
        chemin, defaut = self.chemin(), ""
        if not self._ligne.valeur().strip():
            defaut = "Choisissez où ranger le dossier."
        elif not chemin.parent.is_dir():
            defaut = f"Le répertoire « {chemin.parent} » n’existe pas. Créez-le, ou choisissez-en un autre."
        elif chemin.exists():
            defaut = f"« {chemin.name} » existe déjà : donnez un autre nom, rien ne sera remplacé."
        self._champ.montrer_erreur(defaut)
        return not defaut

    def _parcourir(self) -> None:
        chemin, _ = QFileDialog.getSaveFileName(
            self, self._titre, str(self.chemin()), f"Dossiers Ingéco (*{EXTENSION})"
        )  # fmt: skip
        if chemin:
            self._dossier = Path(chemin).parent
            self._propose = ""
            self._ligne.definir(chemin)
            self.verifier()
