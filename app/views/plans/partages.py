"""The objectives of the ingénierie, shared by all, as they are shown beside those of each structure."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.objectifs import Objectif
from app.models.statuts import GenreObjectif
from app.services import objectifs
from app.services.ecriture.changements import Changes
from app.services.ecriture.tables import nom_de
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.theme import theme_courant

_MONTRES = 6
"""Objectives shown; of more, how many remain is said."""


class ObjectifsPartages(QWidget):
    """Read only: they are written on their own page, to which it leads."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None, *, nom: str = "objectifsPartages") -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.setObjectName(nom)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(3))
        tete = QHBoxLayout()
        tete.addWidget(Etiquette("Les objectifs partagés", "gras"), 1)
        self._lien = Lien("Ouvrir les objectifs", "objectifs", nom=f"{nom}Lien")
        self._lien.suivi.connect(contexte.navigation.aller)
        tete.addWidget(self._lien)
        colonne.addLayout(tete)
        self._texte = Etiquette("", "discret", selection=True)
        colonne.addWidget(self._texte)
        self._montrer()

    def rafraichir(self, changes: Changes | None) -> None:
        """Read them again if one changed."""
        if changes is None or changes.touche(nom_de(Objectif)):
            self._montrer()

    def _montrer(self) -> None:
        dits = [
            f"• {objectif['libelle']} ({GenreObjectif.libelle_de(objectif['genre']).lower()})"
            for objectif in objectifs.lister(self._contexte.dossier, self._contexte.catalogue)
            if objectif["libelle"] != objectifs.SANS_TEXTE
        ]
        reste = len(dits) - _MONTRES
        if reste > 0:
            dits = [*dits[:_MONTRES], f"… et {reste} de plus" if reste > 1 else "… et un de plus"]
        self._texte.definir("\n".join(dits) or "Aucun objectif n’est encore écrit pour l’ingénierie entière.")
