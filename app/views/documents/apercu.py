"""The preview: its bar (page, zoom, text), the pages, and the same words as plain text for a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.services.pages_pdf import PagesPdf
from app.views.documents.fil import Fil
from app.views.documents.vue_pages import VueDesPages
from app.views.elements import BoutonIcone, Etiquette, Segment
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

_EN_COURS = "Mise en page…"


class Apercu(QWidget):
    """What will be printed, to the dot."""

    def __init__(self, fil: Fil, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fil = fil
        self.vue = VueDesPages(fil)
        self._texte = QPlainTextEdit()
        self._texte.setReadOnly(True)
        self._texte.setObjectName("apercuTexte")
        self._texte.setAccessibleName("Texte du document")
        self._pile = QStackedWidget()
        self._pile.addWidget(self.vue)
        self._pile.addWidget(self._texte)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(4))
        colonne.addLayout(self._barre())
        colonne.addWidget(self._pile, 1)
        self.vue.pageChange.connect(self._dire_la_page)
        self.vue.zoomChange.connect(self._dire_le_zoom)
        self._dire_la_page(0, 0)

    def _barre(self) -> QHBoxLayout:
        self._precedente = BoutonIcone("monter", "Page précédente (Page haut)", nom="pagePrecedente")
        self._suivante = BoutonIcone("descendre", "Page suivante (Page bas)", nom="pageSuivante")
        self._numero = Etiquette("", "discret", repli=False)
        self._numero.setObjectName("numeroPage")
        self._reduire = BoutonIcone("moins", "Réduire l’aperçu", nom="apercuReduire")
        self._agrandir = BoutonIcone("plus", "Agrandir l’aperçu", nom="apercuAgrandir")
        self._pourcent = Etiquette("", "discret", repli=False)
        self._largeur = self._bascule("Largeur", "Ajuster l’aperçu à la largeur", "apercuLargeur")
        self._largeur.setChecked(True)
        self._lire = self._bascule("Texte", "Lire le document comme un texte", "apercuLireTexte")
        barre = QHBoxLayout()
        barre.setSpacing(theme_courant().px(3))
        gauche: tuple[QWidget, ...] = (self._precedente, self._suivante, self._numero)
        for widget in gauche:
            barre.addWidget(widget)
        barre.addStretch(1)
        for widget in (self._reduire, self._pourcent, self._agrandir, self._largeur, self._lire):
            barre.addWidget(widget)
        self._precedente.clicked.connect(lambda: self.vue.aller(self.vue.page() - 1))
        self._suivante.clicked.connect(lambda: self.vue.aller(self.vue.page() + 1))
        self._reduire.clicked.connect(lambda: self.vue.agrandir(-1))
        self._agrandir.clicked.connect(lambda: self.vue.agrandir(1))
        self._largeur.clicked.connect(lambda coche: self.vue.regler_zoom(0 if coche else self.vue.zoom()))
        self._lire.clicked.connect(self._montrer_le_texte)
        return barre

    def _bascule(self, mots: str, accessible: str, nom: str) -> Segment:
        bouton = Segment(mots, nom=nom, accessible=accessible)
        bouton.setToolTip(en_infobulle(accessible))
        return bouton

    def definir(self, pages: PagesPdf | None) -> None:
        """Show these pages; None: they are being made."""
        self.vue.definir(pages)
        if self._lire.isChecked():
            self._montrer_le_texte(True)

    def attendre(self) -> None:
        """Say that pages are coming; those on screen stay meanwhile."""
        self._numero.definir(_EN_COURS)

    def _dire_la_page(self, page: int, pages: int) -> None:
        self._numero.definir(f"Page {page} / {pages}" if pages else _EN_COURS)
        self._precedente.setEnabled(page > 1)
        self._suivante.setEnabled(page < pages)

    def _dire_le_zoom(self, pourcent: int) -> None:
        self._pourcent.definir(f"{pourcent} %")
        self._largeur.setChecked(self.vue.ajuste())

    def _montrer_le_texte(self, montre: bool) -> None:
        self._pile.setCurrentWidget(self._texte if montre else self.vue)
        pages = self.vue.pages
        if montre and pages is not None:
            self._fil.demander(lambda: "\n\n".join(pages.texte(n) for n in range(len(pages))), self._texte.setPlainText)
