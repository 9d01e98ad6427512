"""The bar over a register: its sets of columns, the filter, and what can be done of the rows chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.services.registres import Registre
from app.views.elements import BoutonDiscret, Etiquette, Segment
from app.views.elements.flot import DispositionFlot
from app.views.registre.filtre import FiltreDeTable
from app.views.theme import theme_courant


class BarreDuRegistre(QWidget):
    """``jeuDemande(code)`` when the user wants other columns; ``modifierDemande``, ``ouvrirDemande`` and
    ``supprimerDemande`` for the rows chosen. Of the table it knows only how many are.
    """

    jeuDemande = Signal(str)
    modifierDemande = Signal()
    ouvrirDemande = Signal()
    supprimerDemande = Signal()

    def __init__(
        self, registre: Registre, jeu: str, invite: str, parent: QWidget | None = None, *, avec_fiche: bool = False
    ) -> None:
        super().__init__(parent)
        self._registre = registre
        self._combien, self._serre = 0, False
        self._groupe = QButtonGroup(self)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(8))
        if len(registre.jeux) > 1:
            colonne.addLayout(self._construire_jeux(jeu))
        colonne.addLayout(self._construire_gestes(invite, avec_fiche))
        self._dire()

    def _construire_jeux(self, montre: str) -> DispositionFlot:
        rangee = DispositionFlot(ecart=theme_courant().px(4))
        for jeu in self._registre.jeux:
            bouton = Segment(jeu.mots, nom=f"jeu.{jeu.code}", accessible=f"Colonnes : {jeu.mots}")
            bouton.setChecked(jeu.code == montre)
            bouton.clicked.connect(lambda _=False, c=jeu.code: self.jeuDemande.emit(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        return rangee

    def _construire_gestes(self, invite: str, avec_fiche: bool) -> DispositionFlot:
        mots = self._registre.mots
        rangee = DispositionFlot(ecart=theme_courant().px(6))
        self.filtre = FiltreDeTable(invite, f"Filtrer les {mots.pluriel}", f"filtre{mots.en_tete_d_objets}")
        rangee.addWidget(self.filtre)
        self._choisies = Etiquette("", "petit", repli=False)
        self._modifier = BoutonDiscret("Modifier la sélection…", image="crayon", nom="modifierSelection")
        self._modifier.clicked.connect(self.modifierDemande)
        self._ouvrir = BoutonDiscret("Ouvrir la fiche", image="document", nom="ouvrirFiche")
        self._ouvrir.clicked.connect(self.ouvrirDemande)
        self._supprimer = BoutonDiscret("Supprimer", image="corbeille", nom=f"supprimer{mots.en_tete_d_objets}")
        self._supprimer.clicked.connect(self.supprimerDemande)
        for bouton in (self._modifier, self._ouvrir, self._supprimer):
            bouton.setEnabled(False)
            if bouton is not self._ouvrir or avec_fiche:
                rangee.addWidget(bouton)
        rangee.addWidget(self._choisies)
        return rangee

    def montrer_jeu(self, code: str) -> None:
        """That set of columns is shown."""
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"jeu.{code}")

    def suivre(self, combien: int, *, ecriture: bool, modifiable: bool) -> None:
        """So many rows are chosen; ``modifiable`` says whether a column shown may take one value for all of them."""
        self._combien = combien
        self._dire()
        self._modifier.setEnabled(ecriture and combien > 0 and modifiable)
        self._supprimer.setEnabled(ecriture and combien > 0)
        self._ouvrir.setEnabled(combien > 0)

    def serrer(self, serre: bool) -> None:
        """A shorter filter and fewer words where the page is narrow."""
        self._serre = serre
        self.filtre.setFixedWidth(theme_courant().px(220 if serre else 320))
        self._dire()

    def _dire(self) -> None:
        combien, serre = self._combien, self._serre
        dit = self._registre.mots.combien_de(combien, "sélectionné") if combien > 1 else ""
        self._choisies.definir("" if serre else dit)
        en_bref = f"Modifier {combien}…" if combien > 1 else "Modifier…"
        self._modifier.definir(en_bref if serre else "Modifier la sélection…")
        self._modifier.setAccessibleName(
            francais(f"Modifier la sélection… ({dit})" if dit else "Modifier la sélection…")
        )
        self._ouvrir.definir("Fiche" if serre else "Ouvrir la fiche")
        self._ouvrir.setAccessibleName("Ouvrir la fiche")
