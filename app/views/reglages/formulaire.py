"""The settings as cards. What is changed is in force and kept at once: there is nothing to confirm."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.views.elements import Carte, CaseACocher, Champ, ChampLigne, ChampTexte, ChoixUnique, Etiquette
from app.views.elements.choix_logo import ChoixLogo
from app.views.preferences import Preferences
from app.views.theme import Apparence, theme_courant
from app.views.theme.theme import ZOOMS

_APPARENCES = (
    (Apparence.SYSTEME.value, "Comme le système", ""),
    (Apparence.CLAIR.value, "Claire", ""),
    (Apparence.SOMBRE.value, "Sombre", ""),
)

_DEUX_COLONNES = 820
"""Width (at 100 %) from which the cards stand side by side."""


class FormulaireReglages(QWidget):
    """Person, office, look, start."""

    def __init__(
        self, preferences: Preferences, parent: QWidget | None = None, *, cartes: Sequence[Carte] = ()
    ) -> None:
        """``cartes`` are put after the form's own."""
        super().__init__(parent)
        self._preferences = preferences
        self._montrer: list[Callable[[], None]] = []
        self._qui = (self._vous(), self._bureau())
        self._quoi = (self._apparence(), self._demarrage(), *cartes)
        rangee = QGridLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme_courant().px(12))
        self._piles = (QVBoxLayout(), QVBoxLayout())
        for pile, contenu in zip(self._piles, (self._qui, self._quoi), strict=True):
            pile.setSpacing(theme_courant().px(10))
            for carte in contenu:
                pile.addWidget(carte)
            pile.addStretch(1)
        self._disposer(cote_a_cote=False)
        self.rafraichir()
        preferences.change.connect(self.rafraichir)

    def rafraichir(self) -> None:
        """Show the settings in force; a field being typed in is left alone."""
        for montrer in self._montrer:
            montrer()

    def _disposer(self, *, cote_a_cote: bool) -> None:
        grille = self.layout()
        assert isinstance(grille, QGridLayout)
        for pile in self._piles:
            grille.removeItem(pile)
        grille.addLayout(self._piles[0], 0, 0)
        grille.addLayout(self._piles[1], 0 if cote_a_cote else 1, 1 if cote_a_cote else 0)
        grille.setColumnStretch(0, 1)
        grille.setColumnStretch(1, int(cote_a_cote))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(evenement)
        self._disposer(cote_a_cote=self.width() >= theme_courant().px(_DEUX_COLONNES))

    # --- cards ------------------------------------------------------------------------------------------------

    def _vous(self) -> Carte:
        carte = Carte("Vous")
        aide = "Signe vos changements dans le journal des dossiers, à partir de leur prochaine ouverture."
        carte.ajouter(self._ligne("auteur", "Votre nom", aide, "Prénom Nom"))
        return carte

    def _bureau(self) -> Carte:
        carte = Carte("Votre bureau")
        carte.ajouter(Etiquette("Repris dans chaque nouveau dossier, puis en tête de ses documents.", "discret"))
        invite = "Par exemple : Ligue de l’enseignement d’Ille-et-Vilaine"
        carte.ajouter(self._ligne("bureau", "Structure porteuse du DLA", "", invite))
        coordonnees = ChampTexte(invite="Adresse, téléphone, courriel", lignes=3, lignes_max=6)
        coordonnees.valide.connect(lambda texte: self._preferences.changer(bureau_coordonnees=texte))
        self._montrer.append(lambda: coordonnees.definir(self._preferences.valeurs.bureau_coordonnees))
        carte.ajouter(Champ("Coordonnées", coordonnees, nom="bureau_coordonnees"))
        logo = ChoixLogo(nom="logo")
        logo.valide.connect(self._changer_le_logo)
        self._montrer.append(lambda: logo.definir(self._preferences.valeurs.octets_logo))
        carte.ajouter(Champ("Logo", logo))
        return carte

    def _apparence(self) -> Carte:
        carte = Carte("Apparence")
        apparence = ChoixUnique(_APPARENCES, forme="segments", vide=False, nom="apparence")
        apparence.valide.connect(self._changer_l_apparence)
        self._montrer.append(lambda: apparence.definir(self._preferences.valeurs.theme))
        carte.ajouter(Champ("Couleurs", apparence))
        zoom = ChoixUnique(
            [(str(z), f"{z} %", "") for z in ZOOMS], forme="liste", vide=False, nom="zoom"
        )  # fmt: skip
        zoom.valide.connect(self._changer_le_zoom)
        self._montrer.append(lambda: zoom.definir(str(self._preferences.valeurs.zoom)))
        aide = "De 80 à 200 %. Aussi par Ctrl++ et Ctrl+-, Ctrl+0 pour revenir à la taille normale."
        carte.ajouter(Champ("Taille des textes", zoom, aide=aide))
        return carte

    def _demarrage(self) -> Carte:
        carte = Carte("Au démarrage")
        case = CaseACocher("Rouvrir le dernier dossier", nom="rouvrir_dernier")
        case.bascule.connect(lambda coche: self._preferences.changer(rouvrir_dernier=coche))
        self._montrer.append(lambda: case.definir(self._preferences.valeurs.rouvrir_dernier))
        carte.ajouter(case)
        return carte

    def _ligne(self, nom: str, libelle: str, aide: str, invite: str) -> Champ:
        ligne = ChampLigne(invite=invite)
        ligne.valide.connect(lambda texte: self._preferences.changer(**{nom: texte.strip()}))
        self._montrer.append(lambda: ligne.definir(getattr(self._preferences.valeurs, nom)))
        return Champ(libelle, ligne, aide=aide, nom=nom)

    # --- what takes effect at once ----------------------------------------------------------------------------

    def _changer_le_logo(self, octets: bytes | None) -> None:
        self._preferences.changer(logo=base64.b64encode(octets).decode("ascii") if octets else "")

    def _changer_l_apparence(self, code: str | None) -> None:
        choisie = Apparence(code or Apparence.SYSTEME.value)
        theme_courant().regler(apparence=choisie)
        self._preferences.changer(theme=choisie.value)

    def _changer_le_zoom(self, code: str | None) -> None:
        zoom = int(code or 100)
        theme_courant().regler(zoom=zoom)
        self._preferences.changer(zoom=zoom)
