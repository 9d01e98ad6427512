"""« Grilles et rapports » : the documents at the left, the very PDF at the right, and what one does with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.documents.document import Document
from app.models.erreurs import ErreurUtilisateur
from app.services.documents import composer
from app.services.ecriture.changements import Changes
from app.services.etats_documents import EtatImprime, lire_etats
from app.services.identite import entete_du_bureau
from app.services.impression_aide import document_de_l_aide
from app.services.pages_pdf import PagesPdf
from app.services.rendus import rendre_octets
from app.views.contexte import Contexte
from app.views.documents.apercu import Apercu
from app.views.documents.choix import Papier, lignes, papier_de_l_aide, papiers
from app.views.documents.etat import EtatDuDocument
from app.views.documents.impression import imprimer_pages
from app.views.documents.mise_en_page import MiseEnPage
from app.views.elements import Bouton, Etiquette, Message, TitrePage, montrer_erreur
from app.views.elements.boutons import BoutonPrincipal
from app.views.elements.liste_a_titres import ListeATitres
from app.views.page import Page
from app.views.theme import theme_courant

_ATTENTE = 350
"""Milliseconds of rest after a change before the preview is made again."""

_ETROIT = 900
"""Width (at 100 %) below which the page is arranged for a narrow window."""

_D_ABORD = "dossier-comite"
"""The paper shown when none was asked for."""

_LIRE = "lire"
"""What follows ``documents:`` to read a form that came back filled in."""


class PageDocuments(Page):
    """``aller`` takes the code of a document (``dossier-comite``, ``animation-cibler.territoire``), or ``lire``."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self._papiers = papiers()
        self._papier = next((p for p in self._papiers if p.code == _D_ABORD), self._papiers[0])
        self._aide: Papier | None = None
        self._mise = MiseEnPage(self)
        self._attente = QTimer(self, singleShot=True)
        self._attente.timeout.connect(self._mettre_en_page)
        self._construire()
        self._cabler()
        self._montrer(self._papier.code)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self) -> None:
        theme = theme_courant()
        self._etroit = False
        self._rangee = rangee = QHBoxLayout(self)
        rangee.setContentsMargins(theme.px(26), theme.px(18), theme.px(26), theme.px(14))
        rangee.setSpacing(theme.px(18))
        self._colonne = self._gauche()
        rangee.addWidget(self._colonne)
        rangee.addLayout(self._droite(), 1)
        self._dimensionner()
        theme.change.connect(self._dimensionner)

    def _gauche(self) -> QWidget:
        theme = theme_courant()
        gauche = QWidget()
        pile = QVBoxLayout(gauche)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(theme.px(10))
        pile.addWidget(TitrePage("Grilles et rapports"))
        self._liste = ListeATitres("Documents", nom="listeDocuments")
        pile.addWidget(self._liste, 1)
        self._relire = Bouton("Lire un formulaire rempli…", nom="lireFormulaire")
        pile.addWidget(self._relire)
        self._etat = EtatDuDocument(self.contexte)
        pile.addWidget(self._etat)
        return gauche

    def _droite(self) -> QVBoxLayout:
        theme = theme_courant()
        self._titre = Etiquette("", "sous_titre")
        self._titre.setObjectName("titreDocument")
        self._description = Etiquette("", "discret")
        self._imprimer = Bouton("Imprimer…", image="imprimer", nom="imprimerDocument")
        self._exporter = BoutonPrincipal("Exporter…", image="exporter", nom="exporterDocument")
        self._tout = Bouton("Tout exporter…", nom="toutExporter")
        self._boutons = QWidget()
        boutons = QHBoxLayout(self._boutons)
        boutons.setContentsMargins(0, 0, 0, 0)
        boutons.setSpacing(theme.px(8))
        for bouton in (self._imprimer, self._tout, self._exporter):
            boutons.addWidget(bouton)
        self._tete = QGridLayout()
        self._tete.setColumnStretch(0, 1)
        self._tete.addWidget(self._titre, 0, 0)
        self._tete.addWidget(self._boutons, 0, 1)
        self._avis = QVBoxLayout()
        self._apercu = Apercu(self._mise.fil)
        pile = QVBoxLayout()
        pile.setSpacing(theme.px(6))
        pile.addLayout(self._tete)
        pile.addWidget(self._description)
        pile.addLayout(self._avis)
        pile.addWidget(self._apercu, 1)
        return pile

    def _dimensionner(self) -> None:
        """Narrow (or in large type): a slimmer list, and the buttons below the title."""
        theme = theme_courant()
        etroit = self.width() < theme.px(_ETROIT)
        if etroit != self._etroit:
            self._etroit = etroit
            self._etat.plier(etroit)
            cote = theme.px(14 if etroit else 26)
            self._rangee.setContentsMargins(cote, theme.px(18), cote, theme.px(14))
        self._colonne.setFixedWidth(theme.px(200 if etroit else 262))
        self._tete.addWidget(self._boutons, int(etroit), int(not etroit), Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(evenement)
        self._dimensionner()

    def _cabler(self) -> None:
        self._liste.choisie.connect(self._choisir)
        self._etat.change.connect(lambda: self._attente.start(0))
        self._mise.prete.connect(self._apercu.definir)
        self._mise.refusee.connect(self._refuser)
        self._imprimer.clicked.connect(self.imprimer)
        self._exporter.clicked.connect(lambda: self._ouvrir_export((self._papier,)))
        self._tout.clicked.connect(lambda: self._ouvrir_export(self._papiers))
        self._relire.clicked.connect(self._lire_un_formulaire)

    # --- the document -----------------------------------------------------------------------------------------

    def _choisir(self, code: str) -> None:
        self._montrer(code)
        self.contexte.navigation.aller(f"document:{code}")

    def _montrer(self, code: str) -> None:
        self._papier = next((p for p in (*self._papiers, self._aide) if p and p.code == code), self._papiers[0])
        self._titre.definir(self._papier.titre)
        self._description.definir(self._papier.description)
        self._lire_etat()
        self._mise.oublier()
        self._apercu.definir(None)
        self._attente.start(0)

    def _lire_etat(self) -> None:
        etats = lire_etats(self.contexte.dossier)
        papier = self._papier
        self._liste.definir(lignes(self._papiers, etats, self._aide))
        self._liste.choisir(papier.code)
        self._etat.setVisible(not papier.aide)
        etat = etats.get(papier.code, EtatImprime())
        self._etat.montrer(papier.code, papier.titre, etat, vierge_possible=papier.vierge_possible)

    def document(self, papier: Papier | None = None, *, vierge: bool | None = None) -> Document:
        """The document as it stands, composed from the dossier: frozen, it may be rendered elsewhere."""
        papier = papier or self._papier
        catalogue = self.contexte.catalogue
        if papier.aide:
            aide = document_de_l_aide(papier.aide, catalogue, entete=entete_du_bureau(self.contexte.dossier))
            assert aide is not None, papier.aide
            return aide
        vierge = self._etat.vierge() if vierge is None else vierge
        anonyme = self._etat.anonyme() and not vierge
        return composer(papier.code, self.contexte.dossier, catalogue, anonyme=anonyme, vierge=vierge)

    def _mettre_en_page(self) -> None:
        if self._mise.demander(self.document()):
            self._apercu.attendre()

    def _refuser(self, erreur: ErreurUtilisateur) -> None:
        self._avertir(Message(str(erreur), "danger", fermable=True, nom="apercuImpossible"))

    # --- printing, exporting ----------------------------------------------------------------------------------

    def imprimer(self) -> None:
        """The system's dialog, for the document on screen."""
        self.terminer()
        try:
            pages = PagesPdf(rendre_octets(self.document(), "pdf"))
        except ErreurUtilisateur as erreur:
            montrer_erreur(self, erreur)
            return
        if imprimer_pages(self, pages, self._papier.titre):
            self.contexte.navigation.annonce.emit(f"« {self._papier.titre} » envoyé à l’imprimante.")
        pages.fermer()

    def _ouvrir_export(self, papiers_: tuple[Papier, ...]) -> None:
        from app.views.documents.export import DialogueExport

        self.terminer()
        dialogue = DialogueExport(
            papiers_,
            self._composer_pour,
            vierge=self._etat.vierge(),
            anonyme=self._etat.anonyme() and not papiers_[0].aide,
            parent=self,
        )
        dialogue.fini.connect(self._annoncer)
        dialogue.exec()
        dialogue.deleteLater()

    def _lire_un_formulaire(self) -> None:
        """One of these grids came back filled in."""
        from app.views.imports.retour import lire_un_formulaire

        self.terminer()
        lire_un_formulaire(self.contexte, self)

    def _composer_pour(self, papier: Papier, vierge: bool) -> Document:
        return self.document(papier, vierge=vierge)

    def _annoncer(self, fichiers: tuple[Path, ...]) -> None:
        from app.views.documents.export import avis_de_fin

        avis, phrase = avis_de_fin(fichiers)
        self._avertir(avis)
        self.contexte.navigation.annonce.emit(phrase)

    def _avertir(self, avis: Message) -> None:
        while (place := self._avis.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.deleteLater()
        self._avis.addWidget(avis)

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """The document on screen."""
        return self._papier.titre

    def aller(self, cible: str) -> None:
        """Show that document; ``code/vierge`` its blank form; nothing: the one on screen. ``lire``: read a form."""
        if cible == _LIRE:
            QTimer.singleShot(0, self, self._lire_un_formulaire)  # once the window shows that one is here
            return
        code, _, forme = cible.partition("/")
        aide = papier_de_l_aide(code, self.contexte.catalogue)
        if aide is not None:
            self._aide = aide
        if code and code != self._papier.code:
            self._montrer(code)
        if forme == "vierge" and not self._etat.vierge():
            self._etat.demander_vierge(True)

    def rafraichir(self, changes: Changes | None) -> None:
        """The dossier changed: the list at once, the preview when typing rests."""
        self._lire_etat()
        if not self._attente.isActive() or changes is not None:
            self._attente.start(_ATTENTE)
