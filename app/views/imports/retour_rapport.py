"""What a form changes, to be looked through: kinds to filter by, the table, and the whole words of the current cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.typographie import francais, nombre
from app.services.imports.formulaires import CaseRetour, Genre, LigneRetour, Retour
from app.views.elements import BoutonDiscret, Defilement, EtatVide, Message, TexteRiche, echapper
from app.views.imports.retour_modele import COCHE, ModeleRetour
from app.views.imports.retour_table import SIGNES, TableRetour
from app.views.theme import theme_courant

_PLURIELS = {
    Genre.CHANGEE: "Changées",
    Genre.CONFLIT: "Conflits",
    Genre.VIDEE: "Vidées",
    Genre.INCOMPRISE: "Non comprises",
}


class RapportRetour(QWidget):
    """``change()`` when what would be written changed."""

    change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_courant()
        self.modele = ModeleRetour(self)
        self.modele.coches.connect(self.change)
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
        corps.addLayout(self._filtres())
        corps.addWidget(self.table, 1)
        corps.addWidget(self._detail)
        colonne = QVBoxLayout(self)
        colonne.addWidget(self.avis)
        colonne.addWidget(self.vide, 1)
        colonne.addWidget(self._corps, 1)
        for pile in (corps, colonne):
            pile.setContentsMargins(0, 0, 0, 0)
            pile.setSpacing(theme.px(8))

    def _filtres(self) -> QHBoxLayout:
        ligne = QHBoxLayout()
        ligne.setSpacing(theme_courant().px(6))
        self._groupe = QButtonGroup(self)
        self._boutons: dict[Genre | None, QPushButton] = {}
        for genre in (None, *Genre):
            bouton = QPushButton()
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setProperty("genre", "segment")
            bouton.setObjectName(f"retourFiltre.{genre.value if genre else 'toutes'}")
            bouton.clicked.connect(self._filtrer)
            self._groupe.addButton(bouton)
            self._boutons[genre] = bouton
            ligne.addWidget(bouton)
        self.recherche = QLineEdit()
        self.recherche.setObjectName("retourRecherche")
        self.recherche.setPlaceholderText("Filtrer…")
        self.recherche.setAccessibleName("Filtrer les cases")
        self.recherche.setClearButtonEnabled(True)
        self.recherche.textChanged.connect(self._filtrer)
        ligne.addWidget(self.recherche, 1)
        for mots, oui, nom in (
            ("Tout cocher", True, "retourToutCocher"),
            ("Tout décocher", False, "retourToutDecocher"),
        ):
            bouton_discret = BoutonDiscret(mots, nom=nom)
            bouton_discret.clicked.connect(lambda _=False, o=oui: self.modele.cocher_tout(o))
            ligne.addWidget(bouton_discret)
        return ligne

    def montrer(self, retour: Retour) -> None:
        """Show that report from its first line."""
        comptes = retour.compter()
        for genre, bouton in self._boutons.items():
            combien = len(retour.cases) if genre is None else comptes[genre]
            mots = "Toutes" if genre is None else f"{SIGNES[genre][0]} {_PLURIELS[genre]}"
            bouton.setText(f"{mots} {nombre(combien)}")
            bouton.setAccessibleName(francais(f"{'Toutes' if genre is None else _PLURIELS[genre]} : {combien}"))
            bouton.setEnabled(genre is None or combien > 0)
        self._boutons[None].setChecked(True)
        self.vide.setVisible(not retour.lignes)
        self._corps.setVisible(bool(retour.lignes))
        self.avis.setVisible(bool(retour.avis))
        self.avis.definir(" ".join(retour.avis))
        self.recherche.clear()
        self.modele.poser(retour)
        self._premiere()

    def _filtrer(self) -> None:
        genre = next((g for g, bouton in self._boutons.items() if bouton.isChecked()), None)
        self.modele.montrer(genre, self.recherche.text())
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
    return "\n\n".join(mots)
