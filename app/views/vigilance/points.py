"""The points de vigilance by kind, filtered by family; rows are made when a filter first shows them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.definitions.vigilance import GenreDeVigilance
from app.services import vigilance
from app.services.vigilance import EtatVigilance
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonDiscret,
    Carte,
    ChampLigne,
    ChoixUnique,
    Defilement,
    Etiquette,
    Message,
    Segment,
    nommer,
)
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant
from app.views.vigilance.point import LigneVigilance

_TOUTES = "toutes"
_TOUS = "tous"


class CarteGenre(Carte):
    """The points of one kind, and where one adds one’s own; ``ajoute()`` when that was done."""

    ajoute = Signal()

    def __init__(self, contexte: Contexte, genre: GenreDeVigilance, parent: QWidget | None = None) -> None:
        super().__init__(genre.titre, parent, nom=f"vigilance.{genre.code}s")
        self._contexte, self.genre = contexte, genre
        self.lignes: dict[str, LigneVigilance] = {}
        self.nouveau: ChampLigne | None = None
        """Where one writes a point of one’s own, for the kinds that take some."""
        self.ajouter_a_droite(Etiquette(genre.source, "legende", repli=False))
        self.ajouter(Etiquette(genre.aide, "petit"))
        self._rangs = QVBoxLayout()
        self._rangs.setSpacing(theme_courant().px(2))
        self.ajouter(self._rangs)
        if genre.code in vigilance.GENRE_DES_PROPRES and not contexte.dossier.lecture_seule:
            self._construire_ajout()

    def _construire_ajout(self) -> None:
        self.nouveau = ChampLigne(
            invite=f"Un {self.genre.singulier} que la liste n’a pas…", nom=f"nouveau.{self.genre.code}"
        )
        nommer(self.nouveau, f"Ajouter un {self.genre.singulier}")
        self.nouveau.returnPressed.connect(self._ajouter)
        bouton = BoutonDiscret("Ajouter", image="plus", nom=f"ajouter.{self.genre.code}")
        bouton.clicked.connect(self._ajouter)
        ligne = QHBoxLayout()
        ligne.addWidget(self.nouveau, 1)
        ligne.addWidget(bouton)
        self.ajouter(ligne)

    def _ajouter(self) -> None:
        nouveau = self.nouveau
        if nouveau is None:
            return
        texte = nouveau.text()
        if texte.strip() and tenter(self, lambda: vigilance.ajouter(self._contexte.dossier, texte, self.genre.code)):
            nouveau.definir("")
            nouveau.clear()
            self.ajoute.emit()

    def montrer(self, etats: Mapping[str, EtatVigilance], visibles: frozenset[str]) -> None:
        """Show those points, in order; rows of points that are no more go away."""
        for code in [code for code in self.lignes if code not in etats]:
            ancienne = self.lignes.pop(code)
            ancienne.hide()
            ancienne.deleteLater()
        rang = 0
        for code, etat in etats.items():
            ligne = self.lignes.get(code)
            if ligne is None and code in visibles:
                ligne = self.lignes[code] = LigneVigilance(self._contexte, etat)
                self._rangs.insertWidget(rang, ligne)
            if ligne is not None:
                ligne.montrer(etat)
                ligne.setVisible(code in visibles)
                rang += 1
        self.setVisible(bool(visibles) or self.nouveau is not None)


class VuePoints(QWidget):
    """Filters above, kinds below."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        catalogue = contexte.catalogue.vigilance
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        self.famille = ChoixUnique(
            [(f.code, f.titre, f.explication) for f in catalogue.famille] + [(_TOUTES, "Les deux", "")],
            forme="segments", vide=False, nom="familleVigilance",
        )  # fmt: skip
        nommer(self.famille, "Famille d’accompagnement")
        mots = [(g.code, g.pluriel[0].upper() + g.pluriel[1:], "") for g in catalogue.genre]
        self.genre = ChoixUnique([*mots, (_TOUS, "Tout", "")], forme="segments", vide=False, nom="genreVigilance")
        nommer(self.genre, "Ce qui est montré")
        for choix in (self.famille, self.genre):
            choix.valide.connect(lambda _code: self.rafraichir())
        self._a_decider: frozenset[str] = frozenset()
        self.a_decider = Segment("À décider", nom="aDecider", accessible="Seulement ce qui appelle une décision")
        self.a_decider.clicked.connect(self._filtrer)
        filtres = DispositionFlot(ecart=theme.px(14))
        filtres.addWidget(self.famille)
        filtres.addWidget(self.a_decider)
        filtres.addWidget(self.genre)
        colonne.addLayout(filtres)
        self._pourquoi = Etiquette("Famille proposée d’après le niveau d’action collective retenu.", "petit")
        colonne.addWidget(self._pourquoi)
        self._rien = Message("Aucun point n’appelle de décision pour l’instant.", nom="rienADecider")
        colonne.addWidget(self._rien)
        self.defilement = Defilement(marges=(0, 2, 10, 14))
        colonne.addWidget(self.defilement, 1)
        self.cartes = {genre.code: CarteGenre(contexte, genre) for genre in catalogue.genre}
        for carte in self.cartes.values():
            self.defilement.colonne.addWidget(carte)
            carte.ajoute.connect(lambda c=carte: QTimer.singleShot(0, c, lambda: self._suivre_l_ajout(c)))
        self.defilement.colonne.addStretch(1)
        self.genre.definir(catalogue.genre[0].code)  # one kind at a time: quick to open, quick to go through
        self._suivre_le_niveau()
        self.rafraichir()

    def _suivre_le_niveau(self) -> None:
        self._proposee = vigilance.famille_du_dossier(self._contexte.dossier, self._contexte.catalogue)
        self.famille.definir(self._proposee or _TOUTES)

    def _filtrer(self) -> None:
        self._a_decider = frozenset()
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show what the filters keep; under « À décider », whatever the kind, and still when the decision is taken."""
        famille = self.famille.valeur() or _TOUTES
        genre, a_decider = self.genre.valeur() or _TOUS, self.a_decider.isChecked()
        self._pourquoi.setVisible(bool(self._proposee) and famille == self._proposee and not a_decider)
        par_genre: dict[str, dict[str, EtatVigilance]] = {code: {} for code in self.cartes}
        for etat in vigilance.lire(self._contexte.dossier, self._contexte.catalogue):
            par_genre[etat.genre.code][etat.point.code] = etat
            if a_decider and etat.sans_decision:
                self._a_decider |= {etat.point.code}
        for code, carte in self.cartes.items():
            montre = a_decider or genre in (_TOUS, code)
            vaut_pour = "" if famille == _TOUTES else famille
            gardes = frozenset(
                point
                for point, etat in par_genre[code].items()
                if montre and (point in self._a_decider if a_decider else etat.point.vaut_pour(vaut_pour))
            )
            carte.montrer(par_genre[code], gardes)
            carte.setVisible(bool(gardes) if a_decider else montre and carte.isVisibleTo(self))
        self._rien.setVisible(a_decider and not self._a_decider)
        for choix in (self.famille, self.genre):
            choix.setEnabled(not a_decider)

    def ajouter(self) -> None:
        """Where a new point is written: among those of the kind shown if one may add some there, else the brakes."""
        self.a_decider.setChecked(False)
        montre = self.genre.valeur()
        genre = montre if montre in vigilance.GENRE_DES_PROPRES else vigilance.GENRE_DES_PROPRES[0]
        if montre != genre:
            self.genre.definir(genre)
        self.rafraichir()
        nouveau = self.cartes[genre].nouveau
        if nouveau is not None:
            self.defilement.montrer(nouveau)
            nouveau.setFocus(Qt.FocusReason.OtherFocusReason)

    def _suivre_l_ajout(self, carte: CarteGenre) -> None:
        """The point just written stands above the field: both are seen."""
        if carte.nouveau is not None:
            self.defilement.ensureWidgetVisible(carte.nouveau, 0, theme_courant().px(24))

    def viser(self, code: str) -> bool:
        """Show that point whatever the filters, and put the keyboard on it; False if there is none."""
        etats = vigilance.lire(self._contexte.dossier, self._contexte.catalogue)
        etat = next((e for e in etats if e.point.code == code), None)
        if etat is None:
            return False
        self.a_decider.setChecked(False)
        famille = self.famille.valeur() or _TOUTES
        if famille != _TOUTES and not etat.point.vaut_pour(famille):
            self.famille.definir(_TOUTES)
        if self.genre.valeur() not in (_TOUS, etat.genre.code):
            self.genre.definir(etat.genre.code)
        self.rafraichir()
        ligne = self.cartes[etat.genre.code].lignes[code]
        self.defilement.montrer(ligne)
        ligne.constat.setFocus()
        return True
