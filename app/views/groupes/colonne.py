"""A column of the board: a group with its size and its mix, or the structures in no group with a search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.models.statuts import Mobilisation
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.services.figures import dessiner_bandeau
from app.services.groupes import EtatGroupe, EtatScenario
from app.services.groupes.mots import nom_du_groupe, points_d_attention
from app.views.elements import BoutonIcone, ChoixUnique, DessinWidget, Etiquette, EtiquetteCoupee, Lien
from app.views.groupes.liste import ListeDeStructures
from app.views.theme import theme_courant

_LARGEUR = 206

_DEGRES: Mapping[str, tuple[str, frozenset[Mobilisation]]] = {
    "toutes": ("Tous les degrés", frozenset(Mobilisation) - {Mobilisation.SORTIE}),
    "sures": ("Retenues et engagées", frozenset({Mobilisation.RETENUE, Mobilisation.ENGAGEE, Mobilisation.AU_TERME})),
    "interessees": ("Intéressées", frozenset({Mobilisation.INTERESSEE})),
    "contactees": ("Contactées", frozenset({Mobilisation.CONTACTEE})),
    "reperees": ("Repérées", frozenset({Mobilisation.REPEREE})),
}
"""Filters by degree: code → (words, degrees)."""


class Colonne(QFrame):
    """A frame with a list. ``groupe`` is empty for the structures in no group."""

    def __init__(self, groupe: str, nom_accessible: str, *, modifiable: bool) -> None:
        super().__init__()
        theme = theme_courant()
        self.groupe = groupe
        self.setObjectName(f"colonne.{groupe or 'libres'}")
        self.liste = ListeDeStructures(groupe, nom_accessible, modifiable=modifiable)
        self._visee = False
        self.liste.survolee.connect(self._viser)
        self.pile = QVBoxLayout(self)
        self.pile.setContentsMargins(theme.px(9), theme.px(8), theme.px(9), theme.px(9))
        self.pile.setSpacing(theme.px(6))
        self._tailler()
        theme.change.connect(self._tailler)

    def _tailler(self) -> None:
        self.setMinimumWidth(theme_courant().px(_LARGEUR))
        self.setMaximumWidth(theme_courant().px(_LARGEUR * 3 // 2))

    def _viser(self, visee: bool) -> None:
        self._visee = visee
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """A quiet block; outlined while something is about to be dropped in it."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(QPen(theme.couleur("focus" if self._visee else "trait"), 2 if self._visee else 1))
        peintre.setBrush(theme.couleur("surface2"))
        peintre.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 7, 7)


class ColonneGroupe(Colonne):
    """A group: its number on the keyboard, its name, its size, its structures, its mix. ``reglee(id)``: show it all."""

    reglee = Signal(str)

    def __init__(self, groupe: EtatGroupe, rang: int, *, modifiable: bool) -> None:
        super().__init__(groupe.id, "", modifiable=modifiable)
        theme = theme_courant()
        tete = QHBoxLayout()
        tete.setSpacing(theme.px(6))
        tete.addStrut(theme.px(30))
        self._rang = Etiquette("", "legende", repli=False)
        self._nom = EtiquetteCoupee("", "titre_carte")
        self._compte = Etiquette("", "gras", repli=False)
        regler = BoutonIcone("crayon", "Profil et vigilance du groupe", nom=f"regler.{groupe.id}")
        regler.clicked.connect(lambda: self.reglee.emit(self.groupe))
        for widget, part in ((self._rang, 0), (self._nom, 1), (regler, 0)):
            tete.addWidget(widget, part, Qt.AlignmentFlag.AlignVCenter)
        self._regler = regler
        self._bandeau = DessinWidget(nom=f"bandeau.{groupe.id}")
        self._alertes = Lien("", nom=f"alertes.{groupe.id}")
        self._alertes.clicked.connect(lambda: self.reglee.emit(self.groupe))
        self.pile.addLayout(tete)
        self.pile.addWidget(self._compte)
        self.pile.addWidget(self.liste, 1)
        self.pile.addWidget(self._bandeau)
        self.pile.addWidget(self._alertes, 0, Qt.AlignmentFlag.AlignLeft)
        self.definir(groupe, rang, {})

    def definir(self, groupe: EtatGroupe, rang: int, presences: Mapping[str, int]) -> None:
        """Show the group as it stands; ``rang`` is the digit that sends to it."""
        nom, alertes = nom_du_groupe(groupe), len(groupe.portrait.alertes)
        self._rang.definir(str(rang) if rang < 10 else "")
        self._nom.definir(nom)
        self._compte.definir(f"{groupe.compte} {'structure' if groupe.compte in ('0', '1') else 'structures'}")
        self._compte.setProperty("role", "attention" if _hors_taille(groupe) else "gras")
        self._compte.style().unpolish(self._compte)
        self._compte.style().polish(self._compte)
        self._regler.setAccessibleName(francais(f"Profil et vigilance : {nom}"))
        self.liste.setAccessibleName(francais(f"Groupe {nom} : {groupe.compte}"))
        self._bandeau.definir(dessiner_bandeau(groupe.portrait))
        self._bandeau.setVisible(bool(groupe.portrait.effectif))
        self._alertes.definir(points_d_attention(alertes)[:1].upper() + points_d_attention(alertes)[1:])
        self._alertes.setVisible(bool(groupe.membres))
        touche = f" puis tapez {rang}" if rang < 10 else ""
        self.liste.invite = francais(f"Glissez ici des structures, ou choisissez-les{touche}.")
        self.liste.definir(groupe.membres, presences)


def _hors_taille(groupe: EtatGroupe) -> bool:
    return any(c.code == "taille" for c in groupe.portrait.alertes)


class ColonneLibre(Colonne):
    """Structures in no group of the scenario, found by a word or a degree."""

    def __init__(self, *, modifiable: bool) -> None:
        super().__init__("", "Structures non affectées", modifiable=modifiable)
        theme = theme_courant()
        self._scenario: EtatScenario | None = None
        tete = QHBoxLayout()
        tete.addStrut(theme.px(30))
        self._titre = Etiquette("Non affectées", "titre_carte", repli=False)
        self._compte = Etiquette("", "gras", repli=False)
        tete.addWidget(self._titre, 1)
        tete.addWidget(self._compte)
        self.filtre = QLineEdit()
        self.filtre.setObjectName("filtreLibres")
        self.filtre.setAccessibleName("Chercher parmi les structures non affectées")
        self.filtre.setPlaceholderText("Chercher…")
        self.filtre.setClearButtonEnabled(True)
        self._attente = QTimer(self)
        self._attente.setSingleShot(True)
        self._attente.setInterval(60)
        self._attente.timeout.connect(self.filtrer)
        self.filtre.textChanged.connect(lambda: self._attente.start())
        self.degre = ChoixUnique([(c, m, "") for c, (m, _) in _DEGRES.items()], forme="liste", vide=False, nom="degre")
        self.degre.nommer("Degré de mobilisation")
        self.degre.definir("toutes")
        self.degre.valide.connect(lambda _code: self.filtrer())
        self._vide = Etiquette("", "petit")
        self.pile.addLayout(tete)
        for widget in (self.filtre, self.degre, self._vide):
            self.pile.addWidget(widget)
        self.pile.addWidget(self.liste, 1)
        self.pile.setSpacing(theme.px(6))

    def definir(self, scenario: EtatScenario) -> None:
        """Show who is free in that scenario."""
        self._scenario = scenario
        self.filtrer()

    def filtrer(self) -> None:
        """Show those that contain every word typed and stand at the degree chosen."""
        if self._scenario is None:
            return
        mots = sans_accents(self.filtre.text()).split()
        degres = {degre.value for degre in _DEGRES[self.degre.valeur() or "toutes"][1]}
        libres = self._scenario.libres
        montrees = [m for m in libres if m.mobilisation in degres]
        if mots:
            textes = (sans_accents(f"{m.nom} {m.secteur} {m.branche} {m.aire} {m.commune}") for m in montrees)
            montrees = [m for m, texte in zip(montrees, textes, strict=True) if all(mot in texte for mot in mots)]
        self._compte.definir(f"{len(montrees)} / {len(libres)}" if len(montrees) < len(libres) else str(len(libres)))
        self._vide.definir(self._mots_du_vide(len(montrees)))
        self._vide.setVisible(not montrees)
        self.liste.definir(montrees, {})

    def _mots_du_vide(self, montrees: int) -> str:
        assert self._scenario is not None
        if montrees or not self._scenario.offertes:
            return "" if montrees else "Aucune structure au registre : inscrivez-les d’abord."
        return "Aucune ne répond à ce filtre." if self._scenario.libres else "Toutes les structures ont un groupe."
