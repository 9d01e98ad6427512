"""« Repères et expériences » : a list at the left, the article at the right, and where one has been."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services.identite import entete_du_bureau
from app.views.contexte import Contexte
from app.views.documents.impression import imprimer_document
from app.views.elements import BoutonIcone, Defilement, Etiquette, Lien, Segment, TexteRiche, TitrePage
from app.views.elements.boutons import Bouton
from app.views.elements.flot import DispositionFlot
from app.views.elements.liste_a_titres import ListeATitres
from app.views.navigation import decouper
from app.views.page import Page
from app.views.reperes.articles import article, titre_de
from app.views.reperes.filtres import FiltresExperiences
from app.views.reperes.parcours_de_lecture import ParcoursDeLecture
from app.views.reperes.rubriques import adresse_complete, filtrer, rubrique_de, rubriques
from app.views.theme import theme_courant

_ATTENTE = 150
"""Milliseconds between the last key and the search."""

_POSE = 30
"""Milliseconds that a new article takes to find its place."""

_ETROIT = 820
"""Width (at 100 %) below which the list is slimmer."""


class PageReperes(Page):
    """The library. ``aller`` takes a whole address (``fiche:fp4``), or nothing for its front page."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self._rubriques = rubriques(contexte.catalogue)
        self._rubrique = self._rubriques[0]
        self._lecture = ParcoursDeLecture()
        self._attente = QTimer(self, singleShot=True, interval=_ATTENTE)
        self._attente.timeout.connect(self._lister)
        self._construire()
        self._cabler()
        self._choisir_rubrique(self._rubrique.code)
        self._visiter("")

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self) -> None:
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(18), 0, 0)
        colonne.setSpacing(theme.px(10))
        colonne.addLayout(self._tete())
        corps = QHBoxLayout()
        corps.setSpacing(theme.px(4))
        self._colonne = self._gauche()
        corps.addWidget(self._colonne)
        self._article = Defilement(marges=(14, 0, 26, 24))
        corps.addWidget(self._article, 1)
        colonne.addLayout(corps, 1)
        self._dimensionner()
        theme.change.connect(self._dimensionner)

    def _dimensionner(self) -> None:
        """Narrow (or in large type): a slimmer list."""
        theme = theme_courant()
        self._colonne.setFixedWidth(theme.px(252 if self.width() < theme.px(_ETROIT) else 270))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(evenement)
        self._dimensionner()

    def _tete(self) -> QHBoxLayout:
        theme = theme_courant()
        tete = QHBoxLayout()
        tete.setContentsMargins(0, 0, theme.px(26), 0)
        tete.addWidget(TitrePage("Repères et expériences"), 1)
        self._reculer = BoutonIcone("fleche-gauche", "Revenir à la lecture précédente", nom="lecturePrecedente")
        self._avancer = BoutonIcone("fleche-droite", "Aller à la lecture suivante", nom="lectureSuivante")
        self._imprimer = Bouton("Imprimer cette fiche…", image="imprimer", nom="imprimerFiche")
        for bouton in (self._reculer, self._avancer, self._imprimer):
            tete.addWidget(bouton)
        return tete

    def _gauche(self) -> QWidget:
        theme = theme_courant()
        gauche = QFrame()
        pile = QVBoxLayout(gauche)
        pile.setContentsMargins(0, 0, 0, theme.px(14))
        pile.setSpacing(theme.px(8))
        self._recherche = QLineEdit()
        self._recherche.setObjectName("rechercheReperes")
        self._recherche.setAccessibleName("Rechercher dans les repères")
        self._recherche.setPlaceholderText("Rechercher dans les repères")
        self._recherche.setClearButtonEnabled(True)
        pile.addWidget(self._recherche)
        pile.addLayout(self._onglets())
        self._filtres = FiltresExperiences(self.contexte.catalogue)
        pile.addWidget(self._filtres)
        self._compte = Etiquette("", "petit")
        self._tout = Lien("Tout afficher", nom="leverFiltres")
        ligne = QHBoxLayout()
        ligne.addWidget(self._compte, 1)
        ligne.addWidget(self._tout)
        pile.addLayout(ligne)
        self._liste = ListeATitres("Repères", nom="listeReperes")
        pile.addWidget(self._liste, 1)
        return gauche

    def _onglets(self) -> DispositionFlot:
        """The parts of the library; how many of each are found takes more room than the column has."""
        self._boutons: dict[str, Segment] = {}
        onglets = DispositionFlot(ecart=theme_courant().px(6))
        for rubrique in self._rubriques:
            bouton = Segment(rubrique.titre, genre="onglet", nom=f"onglet.{rubrique.code}")
            bouton.clicked.connect(lambda _=False, code=rubrique.code: self._choisir_rubrique(code))
            self._boutons[rubrique.code] = bouton
            onglets.addWidget(bouton)
        return onglets

    def _cabler(self) -> None:
        self._recherche.textChanged.connect(lambda _texte: self._attente.start())
        self._recherche.returnPressed.connect(self._ouvrir_le_premier)
        self._filtres.change.connect(self._lister)
        self._tout.clicked.connect(self._tout_afficher)
        self._liste.choisie.connect(self.suivre)
        self._reculer.clicked.connect(lambda: self._montrer(self._lecture.reculer()))
        self._avancer.clicked.connect(lambda: self._montrer(self._lecture.avancer()))
        self._imprimer.clicked.connect(self.imprimer)

    # --- the list ---------------------------------------------------------------------------------------------

    def _choisir_rubrique(self, code: str) -> None:
        self._rubrique = next(r for r in self._rubriques if r.code == code)
        for autre, bouton in self._boutons.items():
            bouton.setChecked(autre == code)
        self._filtres.setVisible(code == "experiences")
        self._liste.setAccessibleName(self._rubrique.titre)
        self._lister()

    def _lister(self) -> None:
        self._attente.stop()
        texte, tranches = self._recherche.text(), self._filtres.tranches()
        for rubrique in self._rubriques:
            lignes = filtrer(rubrique, texte, tranches, self.contexte.catalogue)
            combien = sum(not ligne.en_tete for ligne in lignes)
            compte = f" ({combien})" if texte.strip() else ""
            self._boutons[rubrique.code].definir(rubrique.titre + compte)
            if rubrique is self._rubrique:
                self._liste.definir(lignes)
                filtre = bool(texte.strip() or (tranches and rubrique.code == "experiences"))
                self._dire_le_compte(combien, filtre)
        self._liste.choisir(self._lecture.courante)

    def _dire_le_compte(self, combien: int, filtre: bool) -> None:
        self._tout.setVisible(filtre)
        self._compte.setVisible(filtre or self._rubrique.code == "experiences")
        mot = {"fiches": "fiche", "experiences": "expérience", "mots": "mot"}.get(self._rubrique.code, "source")
        self._compte.definir(pluriel(combien, mot) if combien else "Rien ne correspond ici.")

    def _tout_afficher(self) -> None:
        self._recherche.clear()
        self._filtres.lever()
        self._lister()

    def _ouvrir_le_premier(self) -> None:
        self._lister()
        premiere = next((ligne.cle for ligne in self._liste.lignes() if ligne.cle), "")
        if premiere:
            self.suivre(premiere)

    # --- the article ------------------------------------------------------------------------------------------

    def adresse(self) -> str:
        """The address of the article on screen; nothing on the front page."""
        return self._lecture.courante

    def suivre(self, adresse: str) -> None:
        """Follow a link: inside the library, or elsewhere in the window."""
        interne = adresse_complete(adresse, self.contexte.catalogue) if ":" in adresse else ""
        if interne:
            self._visiter(interne)
        if decouper(adresse)[0] != "source":
            self.contexte.navigation.aller(adresse)

    def _visiter(self, adresse: str) -> None:
        self._lecture.visiter(adresse)
        self._montrer(adresse)

    def _montrer(self, adresse: str) -> None:
        contenu = self._article.colonne
        while (place := contenu.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        cible = None
        for widget in article(adresse, self.contexte.catalogue):
            for texte in (widget, *widget.findChildren(TexteRiche)):
                if isinstance(texte, TexteRiche):
                    texte.lien.connect(self.suivre)
            contenu.addWidget(widget)
            cible = widget if adresse and widget.objectName() == adresse else cible
        contenu.addStretch(1)
        self._article.verticalScrollBar().setValue(0)
        if cible is not None:
            marque = cible
            QTimer.singleShot(_POSE, marque, lambda: self._article.montrer(marque))
        self._suivre_adresse(adresse)

    def _suivre_adresse(self, adresse: str) -> None:
        rubrique = rubrique_de(adresse, self._rubriques)
        if rubrique and rubrique != self._rubrique.code:
            self._choisir_rubrique(rubrique)
        if not self._liste.choisir(adresse) and adresse and decouper(adresse)[1]:
            self._tout_afficher()
        self._reculer.setEnabled(self._lecture.peut_reculer)
        self._avancer.setEnabled(self._lecture.peut_avancer)
        genre = decouper(adresse)[0]
        self._imprimer.setVisible(genre in ("fiche", "experience", "terme"))
        self._imprimer.definir({"terme": "Imprimer ce tableau…"}.get(genre, "Imprimer cette fiche…"))

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """The article's own title."""
        return titre_de(self.adresse(), self.contexte.catalogue)

    def aller(self, cible: str) -> None:
        """Show that article; already shown: stay where one is reading."""
        adresse = adresse_complete(cible, self.contexte.catalogue)
        if adresse != self.adresse():
            self._visiter(adresse)

    def imprimer(self) -> None:
        """Print the article on screen; elsewhere in the library there is nothing to print."""
        from app.services.impression_aide import document_de_l_aide

        document = document_de_l_aide(
            self.adresse(), self.contexte.catalogue, entete=entete_du_bureau(self.contexte.dossier)
        )
        if document is None:
            self.contexte.navigation.annonce.emit("Ouvrez une fiche ou une expérience pour l’imprimer.")
        else:
            imprimer_document(self, document)

    def chercher(self) -> None:
        """Ctrl+F: to the search field."""
        self._recherche.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._recherche.selectAll()
