"""The échéancier: everything dated, grouped by how near it is; each line leads to where it is entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.services import echeances
from app.services.echeances import Echeance
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.echeances.liste import ListeEcheances
from app.views.echeances.modele import LigneRole, ModeleEcheances
from app.views.elements import Bouton, CaseACocher, EtatVide, Etiquette, TitrePage
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.page import Page
from app.views.theme import theme_courant

_SANS_PERSONNE = "Sans responsable"


class PageEcheances(Page):
    """Filters by kind and by person, the list, and two gestures on the line chosen. ``aujourdhui`` gives the day."""

    def __init__(
        self, contexte: Contexte, parent: QWidget | None = None, aujourdhui: Callable[[], date] = date.today
    ) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageEcheances")
        self._aujourdhui = aujourdhui
        self._toutes: tuple[Echeance, ...] = ()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(26), theme.px(16))
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(TitrePage("Échéances"))
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("resumeEcheances")
        colonne.addWidget(self._resume)
        self._outils = QWidget()
        self._outils.setLayout(self._construire_outils())
        colonne.addWidget(self._outils)
        self._modele = ModeleEcheances(self)
        self.liste = ListeEcheances(self._modele)
        self.liste.selectionModel().currentChanged.connect(self._suivre)
        self.liste.activated.connect(lambda _index: self.aller_au_lieu())
        self.liste.cochee.connect(self.marquer_faite)
        self._vide = EtatVide(
            "Aucune date notée",
            "Donnez une échéance à une action, à une décision, à une ligne d’un plan d’accompagnement, à un résultat "
            "attendu : elle viendra ici d’elle-même.",
            image="calendrier",
        )
        self._introuvable = EtatVide(
            "Rien ne répond à ces filtres", "Élargissez le genre ou la personne.", image="filtre"
        )
        self._pile = QStackedWidget()
        for widget in (self.liste, self._vide, self._introuvable):
            self._pile.addWidget(widget)
        colonne.addWidget(self._pile, 1)
        self.rafraichir(None)

    def _construire_outils(self) -> DispositionFlot:
        self.genre = _filtre("filtreGenre", "Filtrer par genre")
        self.personne = _filtre("filtrePersonne", "Filtrer par personne")
        self.terminees = CaseACocher("Montrer ce qui est terminé", nom="montrerTerminees")
        self.terminees.bascule.connect(lambda _coche: self._montrer())
        for liste in (self.genre, self.personne):
            liste.activated.connect(lambda _rang: self._montrer())
        self.voir = Bouton("Aller à cet endroit", image="fleche-droite", nom="echeanceVoir")
        self.voir.clicked.connect(self.aller_au_lieu)
        self.fait = Bouton("C’est fait", image="coche", nom="echeanceFaite")
        self.fait.clicked.connect(self.marquer_faite)
        barre = DispositionFlot(ecart=theme_courant().px(8))
        for widget in (self.genre, self.personne, self.fait, self.voir, self.terminees):
            barre.addWidget(widget)
        return barre

    # --- page -------------------------------------------------------------------------------------------------

    def titre(self) -> str:
        """Name of the page."""
        return "Échéances"

    def rafraichir(self, changes: Changes | None) -> None:
        """Read all dates again; the one chosen stays chosen."""
        self._toutes = echeances.lire_echeances(self.contexte.dossier, self.contexte.catalogue)
        _remplir(self.genre, "Tous genres", dict.fromkeys(e.genre for e in self._toutes))
        personnes = sorted({e.responsable for e in self._toutes if e.responsable}, key=str.casefold)
        sans = any(not e.responsable for e in self._toutes)
        _remplir(self.personne, "Toutes personnes", [*personnes, *([_SANS_PERSONNE] if sans and personnes else [])])
        self._montrer()

    # --- what is shown ----------------------------------------------------------------------------------------

    def _montrer(self) -> None:
        choisie = self.choisie()
        gardees = [e for e in self._toutes if self._garde(e)]
        aujourdhui = self._aujourdhui()
        self._modele.definir(gardees, aujourdhui)
        self._resume.definir(echeances.resumer(self._toutes, aujourdhui) or "Rien n’attend.")
        self._resume.setVisible(bool(self._toutes))
        self._outils.setVisible(bool(self._toutes))
        rien = self._introuvable if self._toutes else self._vide
        self._pile.setCurrentWidget(self.liste if gardees else rien)
        rang = self._modele.rang_de(choisie.cle) if choisie is not None else -1
        if rang >= 0:
            self.liste.setCurrentIndex(self._modele.index(rang))
        self._suivre()

    def _garde(self, echeance: Echeance) -> bool:
        genre, personne = self.genre.currentData(), self.personne.currentData()
        qui = echeance.responsable or _SANS_PERSONNE
        return (
            (genre is None or echeance.genre == genre)
            and (personne is None or qui == personne)
            and (not echeance.faite or self.terminees.isChecked())
        )

    def choisie(self) -> Echeance | None:
        """The date chosen in the list."""
        ligne = self.liste.currentIndex().data(LigneRole)
        return ligne if isinstance(ligne, Echeance) else None

    def _suivre(self) -> None:
        choisie = self.choisie()
        self.voir.setEnabled(choisie is not None)
        faisable = choisie is not None and choisie.faisable and not choisie.faite
        self.fait.setEnabled(faisable and not self.contexte.dossier.lecture_seule)

    # --- gestures ---------------------------------------------------------------------------------------------

    def aller_au_lieu(self) -> None:
        """Go to where the date is entered."""
        choisie = self.choisie()
        if choisie is not None:
            self.contexte.navigation.aller(choisie.adresse)

    def marquer_faite(self) -> None:
        """Say that it is done; what can only be done where it is entered leads there."""
        choisie = self.choisie()
        if choisie is None or choisie.faite or self.contexte.dossier.lecture_seule:
            return
        if not choisie.faisable:
            self.aller_au_lieu()
            return
        contexte, jour = self.contexte, self._aujourdhui()
        rang = self.liste.currentIndex().row()
        if tenter(self, lambda: echeances.marquer_faite(contexte.dossier, contexte.catalogue, choisie, jour)):
            contexte.navigation.annonce.emit("C’est noté. Ctrl+Z revient en arrière.")
            self.liste.reprendre_a(rang)


def _filtre(nom: str, libelle: str) -> QComboBox:
    liste = QComboBox()
    liste.setObjectName(nom)
    liste.setAccessibleName(libelle)
    liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    liste.setMinimumContentsLength(16)
    return liste


def _remplir(liste: QComboBox, toutes: str, choix: Iterable[str]) -> None:
    """Offer these choices; the one in force stays, if it still exists."""
    voulus = [None, *choix]
    if [liste.itemData(i) for i in range(liste.count())] == voulus:
        return
    en_vigueur = liste.currentData()
    liste.clear()
    for valeur in voulus:
        liste.addItem(francais(toutes) if valeur is None else valeur, valeur)
    liste.setCurrentIndex(max(liste.findData(en_vigueur), 0) if en_vigueur is not None else 0)
