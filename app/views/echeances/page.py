"""The échéancier: everything dated, as a list or along time; milestones; planning backwards (R17).

Each date leads to where it is entered; a milestone is entered here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.models.echeance_datee import Echeance
from app.models.typographie import francais
from app.services import echeances
from app.services.echeancier import jalons
from app.services.echeancier.consequences import ancre_de
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.echeances.agenda import exporter_agenda
from app.views.echeances.frise import VueFrise
from app.views.echeances.jalon import AjoutJalon, DialogueJalon
from app.views.echeances.liste import ListeEcheances
from app.views.echeances.modele import LigneRole, ModeleEcheances
from app.views.echeances.retroplanning import VueRetroplanning
from app.views.elements import Bouton, CaseACocher, ChoixUnique, EtatVide, Etiquette, TitrePage
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.page import Page
from app.views.theme import theme_courant

_SANS_PERSONNE = "Sans responsable"
_LISTE, _FRISE, _RETRO = "liste", "frise", "retroplanning"
_VUES = (
    (_LISTE, "Liste", "Tout ce qui est daté, par période"),
    (_FRISE, "Frise", "Les mêmes dates le long du temps"),
    (_RETRO, "Rétroplanning", "Partir du comité ou de la fin de la convention, et remonter le temps"),
)


class PageEcheances(Page):
    """Three views; filters by kind and by person for the first two. ``aujourdhui`` gives the day.

    The figure and the rétroplanning are built when they are first looked at.
    """

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
        colonne.addWidget(TitrePage("Échéancier"))
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("resumeEcheances")
        colonne.addWidget(self._resume)
        colonne.addLayout(self._construire_entete())
        self._outils = QWidget()
        self._outils.setLayout(self._construire_outils())
        colonne.addWidget(self._outils)
        self._modele = ModeleEcheances(self)
        self.liste = ListeEcheances(self._modele)
        self.liste.selectionModel().currentChanged.connect(self._suivre)
        self.liste.activated.connect(lambda _index: self.aller_au_lieu())
        self.liste.cochee.connect(self.marquer_faite)
        self.liste.deplacee.connect(self._deplacer)
        self.liste.proposer(((self.fait, "Espace"), (self.voir, "Entrée"), (self.deplacer, "F2")))
        self._vide = EtatVide(
            "Aucune date notée",
            "Ajoutez un jalon ci-dessus, ou partez du comité dans « Rétroplanning ». L’échéance d’une action, d’une "
            "décision, d’une ligne de plan, d’un résultat attendu vient ici d’elle-même.",
            image="calendrier",
        )
        self._introuvable = EtatVide(
            "Rien ne répond à ces filtres", "Élargissez le genre ou la personne.", image="filtre"
        )
        self._pile = QStackedWidget()
        for widget in (self.liste, self._vide, self._introuvable):
            self._pile.addWidget(widget)
        self.ajout = AjoutJalon(contexte)
        self.ajout.ajoute.connect(self._montrer_jalon)
        self.ajout.setVisible(not contexte.dossier.lecture_seule)
        colonne.addWidget(self.ajout)
        colonne.addWidget(self._pile, 1)
        self._frise: VueFrise | None = None
        self._retro: VueRetroplanning | None = None
        self.rafraichir(None)

    def _construire_entete(self) -> DispositionFlot:
        self.vue = ChoixUnique(_VUES, forme="segments", vide=False, nom="vueEcheancier")
        self.vue.definir(_LISTE)
        self.vue.valide.connect(lambda _code: self._montrer())
        agenda = Bouton("Agenda (.ics)…", image="exporter", nom="echeancierAgenda")
        agenda.clicked.connect(lambda: exporter_agenda(self.contexte, self))
        imprimer = Bouton("Imprimer…", image="imprimer", nom="echeancierImprimer")
        imprimer.clicked.connect(self.imprimer)
        barre = DispositionFlot(ecart=theme_courant().px(8))
        for widget in (self.vue, agenda, imprimer):
            barre.addWidget(widget)
        return barre

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
        self.deplacer = Bouton("Déplacer…", image="calendrier", nom="echeanceDeplacer")
        self.deplacer.clicked.connect(self._deplacer)
        barre = DispositionFlot(ecart=theme_courant().px(8))
        for widget in (self.genre, self.personne, self.fait, self.voir, self.deplacer, self.terminees):
            barre.addWidget(widget)
        return barre

    # --- page -------------------------------------------------------------------------------------------------

    def titre(self) -> str:
        """Name of the page."""
        return "Échéancier"

    def imprimer(self) -> None:
        """The document of the same name."""
        self.contexte.navigation.aller("document:echeancier")

    def aller(self, cible: str) -> None:
        """``liste``, ``frise``, ``retroplanning``, or the id of a milestone."""
        if cible in (_LISTE, _FRISE, _RETRO):
            self.vue.definir(cible)
            self._montrer()
        elif cible:
            self._montrer_jalon(cible)

    def rafraichir(self, changes: Changes | None) -> None:
        """Read all dates again; the one chosen stays chosen."""
        self._toutes = echeances.lire_echeances(self.contexte.dossier, self.contexte.catalogue)
        _remplir(self.genre, "Tous genres", dict.fromkeys(e.genre for e in self._toutes))
        personnes = sorted({e.responsable for e in self._toutes if e.responsable}, key=str.casefold)
        sans = any(not e.responsable for e in self._toutes)
        _remplir(self.personne, "Toutes personnes", [*personnes, *([_SANS_PERSONNE] if sans and personnes else [])])
        self._montrer()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Back from the settings: delays and public holidays are those now in force."""
        super().showEvent(evenement)
        self._montrer()

    # --- what is shown ----------------------------------------------------------------------------------------

    def _montrer(self) -> None:
        choisie = self.choisie()
        gardees = [e for e in self._toutes if self._garde(e)]
        aujourdhui = self._aujourdhui()
        self._modele.definir(gardees, aujourdhui)
        self._resume.definir(echeances.resumer(self._toutes, aujourdhui) or "Rien n’attend.")
        self._resume.setVisible(bool(self._toutes))
        vue = self.vue.valeur()
        self._outils.setVisible(bool(self._toutes) and vue != _RETRO)
        self.ajout.setVisible(vue != _RETRO and not self.contexte.dossier.lecture_seule)
        for bouton in (self.fait, self.voir, self.deplacer):
            bouton.setVisible(vue == _LISTE)
        rien = self._introuvable if self._toutes else self._vide
        if vue == _RETRO:
            self._pile.setCurrentWidget(self._retroplanning())
        elif not gardees:
            self._pile.setCurrentWidget(rien)
        else:
            self._pile.setCurrentWidget(self.liste if vue == _LISTE else self._en_frise(gardees))
        rang = self._modele.rang_de(choisie.cle) if choisie is not None else -1
        if rang >= 0:
            self.liste.setCurrentIndex(self._modele.index(rang))
        self._suivre()

    def _en_frise(self, gardees: list[Echeance]) -> VueFrise:
        if self._frise is None:
            self._frise = VueFrise()
            self._frise.lien.connect(self._suivre_lien)
            self._pile.addWidget(self._frise)
        self._frise.definir(gardees, self._aujourdhui())
        return self._frise

    def _retroplanning(self) -> VueRetroplanning:
        if self._retro is None:
            self._retro = VueRetroplanning(self.contexte, self._aujourdhui)
            self._pile.addWidget(self._retro)
        self._retro.rafraichir()
        return self._retro

    def _montrer_jalon(self, id: str) -> None:
        """Choose a milestone in the list, whatever the filters hide."""
        self.vue.definir(_LISTE)
        voulue = next((e for e in self._toutes if e.genre == "Jalon" and e.ligne == id), None)
        if voulue is None:
            self._montrer()
            return
        if voulue.faite:
            self.terminees.definir(True)
        for filtre in (self.genre, self.personne):
            filtre.setCurrentIndex(0)
        self._montrer()
        self.liste.setCurrentIndex(self._modele.index(self._modele.rang_de(voulue.cle)))

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
        self.voir.definir("Modifier…" if choisie is not None and choisie.genre == "Jalon" else "Aller à cet endroit")
        self.deplacer.setEnabled(bool(self._ancre()) and not self.contexte.dossier.lecture_seule)

    def _ancre(self) -> str:
        """What of the date chosen can be moved with its consequences, or nothing."""
        choisie = self.choisie()
        return "" if choisie is None else ancre_de(choisie)

    # --- gestures ---------------------------------------------------------------------------------------------

    def aller_au_lieu(self) -> None:
        """Go to where the date is entered; a milestone is entered here."""
        choisie = self.choisie()
        if choisie is not None:
            self._suivre_lien(choisie.adresse)

    def _suivre_lien(self, adresse: str) -> None:
        page, _, cible = adresse.partition(":")
        if page != "echeances":
            self.contexte.navigation.aller(adresse)
        elif (lu := jalons.lire(self.contexte.dossier, cible)) is not None:
            dialogue = DialogueJalon(self.contexte, lu, self)
            dialogue.exec()
            dialogue.deleteLater()
        else:
            self.aller(cible)

    def _deplacer(self) -> None:
        from app.views.echeances.deplacer import DialogueDeplacer

        if self.contexte.dossier.lecture_seule:
            return
        if not (ancre := self._ancre()):
            self.contexte.navigation.annonce.emit("Cette date se change là où elle est notée : Entrée y mène.")
        else:
            dialogue = DialogueDeplacer(self.contexte, ancre, parent=self, aujourdhui=self._aujourdhui)
            if dialogue.exec() == QDialog.DialogCode.Accepted:
                self.contexte.navigation.annonce.emit("C’est déplacé. Ctrl+Z revient en arrière.")
            dialogue.deleteLater()

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
