"""What a form changes, to be looked through: kinds to filter by, the table, and the whole words of the current cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.imports.formulaires import CaseRetour, LigneRetour, Retour
from app.views.elements import Defilement, EtatVide, Message, TexteRiche, echapper
from app.views.imports.a_cocher import COCHE
from app.views.imports.filtres import Filtres
from app.views.imports.retour_modele import ModeleRetour
from app.views.imports.retour_table import MARQUES, TableRetour
from app.views.theme import theme_courant


class RapportRetour(QWidget):
    """``change()`` when what would be written changed."""

    change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_courant()
        self.modele = ModeleRetour(self)
        self.modele.coches.connect(self.change)
        self.filtres = Filtres(MARQUES, "retour", "les cases")
        self.filtres.change.connect(self._filtrer)
        self.filtres.cocherTout.connect(self.modele.cocher_tout)
        self.table = TableRetour(self.modele)
        self.table.selectionModel().currentRowChanged.connect(self._decrire)
        self.avis = Message("", "info", nom="retourAvis")
        self._detail = Defilement(marges=(2, 6, 6, 4))
        self._detail.setObjectName("retourDetail")
        self._detail.setFixedHeight(theme.px(104))
        self._mots = TexteRiche("", nom="retourDetailTexte")
        self._detail.colonne.addWidget(self._mots)
        self._detail.colonne.addStretch(1)
        self.vide = EtatVide("Rien de nouveau", "Le dossier dit déjà tout ce que dit ce formulaire.", image="coche")
        self._corps = QWidget()
        corps = QVBoxLayout(self._corps)
        corps.addWidget(self.filtres)
        corps.addWidget(self.table, 1)
        corps.addWidget(self._detail)
        colonne = QVBoxLayout(self)
        colonne.addWidget(self.avis)
        colonne.addWidget(self.vide, 1)
        colonne.addWidget(self._corps, 1)
        for pile in (corps, colonne):
            pile.setContentsMargins(0, 0, 0, 0)
            pile.setSpacing(theme.px(8))

    def montrer(self, retour: Retour) -> None:
        """Show that report from its first line."""
        self.filtres.recommencer(retour.compter())
        self.vide.setVisible(not retour.lignes)
        self._corps.setVisible(bool(retour.lignes))
        self.avis.setVisible(bool(retour.avis))
        self.avis.definir(" ".join(retour.avis))
        self.modele.poser(retour)
        self._premiere()

    def _filtrer(self) -> None:
        self.modele.montrer(self.filtres.marque, self.filtres.mots)
        self._premiere()

    def _premiere(self) -> None:
        rang = 1 if self.modele.rowCount() > 1 else 0
        self.table.setCurrentIndex(self.modele.index(rang, COCHE))
        self.table.scrollToTop()
        if not self.modele.rowCount():
            self._mots.definir("Aucune case ne répond à ce filtre.")

    def _decrire(self, courante: QModelIndex) -> None:
        entree = self.modele.entree(courante.row()) if courante.isValid() else None
        if entree is None:
            self._mots.definir("")
        else:
            ligne, case = entree
            self._mots.definir(_de_la_ligne(ligne) if case is None else _de_la_case(ligne, case))
        self._detail.verticalScrollBar().setValue(0)


def _de_la_ligne(ligne: LigneRetour) -> str:
    return f"**{echapper(ligne.nom or '(sans nom)')}** · {echapper(ligne.motif or ligne.sort.libelle)}"


def _de_la_case(ligne: LigneRetour, case: CaseRetour) -> str:
    motif = case.motif or ligne.motif
    tete = f"**{echapper(case.libelle)}** · {echapper(ligne.nom or '(sans nom)')}, cellule {case.reference}"
    mots = [tete + (f" · {echapper(motif)}" if motif else "")]
    mots.append(f"Dans le dossier : {echapper(case.avant) or '*rien*'}")
    mots.append(f"Dans le formulaire : {echapper(case.lue) or '*rien*'}")
    if case.apres and case.apres != case.lue:
        mots.append(f"Serait écrit : {echapper(case.apres)}")
    return "\n\n".join(mots)
