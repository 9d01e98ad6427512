"""« Ce qui manque »: every paper of the session, where it stands in words and shape, and the way to complete it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.comite import preparation
from app.services.comite.preparation import EtatPreparation
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien, Pastille
from app.views.theme import theme_courant

_PASTILLES = {
    EtatPreparation.PRET: ("fait", "Prêt"),
    EtatPreparation.A_COMPLETER: ("en_cours", "À compléter"),
    EtatPreparation.VIDE: ("a_faire", "Vide"),
}


class CeQuiManque(QWidget):
    """About ten lines; read again when asked."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.setObjectName("ceQuiManque")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        self._grille: QWidget | None = None
        self._montre: object = None

    def montrer(self, seance: str) -> str:
        """Show what that session lacks; return « 7 sur 10 prêts »."""
        lignes = preparation.etat(self._contexte.dossier, self._contexte.catalogue, seance)
        if lignes != self._montre:
            self._montre = lignes
            self._remplacer(lignes)
        return preparation.resume(lignes)

    def _remplacer(self, lignes: tuple[preparation.LignePreparation, ...]) -> None:
        theme, colonne = theme_courant(), self.layout()
        assert isinstance(colonne, QVBoxLayout)
        if self._grille is not None:
            self._grille.hide()
            self._grille.deleteLater()
        self._grille = QWidget()
        grille = QGridLayout(self._grille)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(theme.px(10))
        grille.setVerticalSpacing(theme.px(5))
        grille.setColumnStretch(1, 1)
        for rang, ligne in enumerate(lignes):
            code, mots = _PASTILLES[ligne.etat]
            pastille = Pastille(code, statuts=((code, mots),), modifiable=False, nom=f"prepare.{rang}")
            lien = Lien(ligne.libelle, ligne.adresse, nom=f"preparer.{rang}")
            lien.setAccessibleName(f"{ligne.libelle}, {mots.lower()}, {ligne.detail}")
            lien.suivi.connect(self._contexte.navigation.aller)
            mots_ = QVBoxLayout()
            mots_.setSpacing(0)
            mots_.addWidget(lien, 0, Qt.AlignmentFlag.AlignLeft)
            mots_.addWidget(Etiquette(ligne.detail, "petit"))
            grille.addLayout(mots_, rang, 1)
            grille.addWidget(pastille, rang, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        colonne.addWidget(self._grille)
