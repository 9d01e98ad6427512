"""« Paramètres du bureau »: numbers and names the method leaves to each office, their source, the way back (R41)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.definitions.parametres import Parametre, ValeurParametre
from app.services.parametres import choisir, definitions, dire_defaut, parametre
from app.views.elements import BoutonDiscret, Carte, Champ, ChampLigne, ChampNombre, ChoixUnique, Depliant, Etiquette
from app.views.elements.deploiement import accueillir
from app.views.elements.liaison import tenter
from app.views.preferences import Preferences
from app.views.theme import theme_courant


class CarteParametres(Carte):
    """A fold a group; what is in it is built when it is first opened."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Paramètres du bureau", parent, nom="parametresDuBureau")
        texte = (
            "Nombres, délais et noms que la méthode laisse à chacun. Le rétroplanning compte avec les nombres et les "
            "délais ; les documents reprennent les noms que vous écrivez. Rien de ce qui est déjà daté ne bouge."
        )
        self.ajouter(Etiquette(texte, "discret"))
        self.lignes: dict[str, LigneParametre] = {}
        self._plis: dict[str, Depliant] = {}
        self._preferences = preferences
        for groupe in definitions().groupe:
            pli = Depliant(groupe.titre, nom=f"parametres.{groupe.code}")
            pli.bascule.connect(lambda ouvert, p=pli, g=groupe.code: self._remplir(p, g) if ouvert else None)
            self._plis[groupe.code] = pli
            self.ajouter(pli)

    def deplier(self, groupe: str) -> None:
        """Open that group, ready to change its first value; nothing for a group there isn’t."""
        if (pli := self._plis.get(groupe)) is not None:
            pli.ouvrir(True)
            premier = next(p.code for p in definitions().parametre if p.groupe == groupe)
            self.lignes[premier].champ.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remplir(self, pli: Depliant, groupe: str) -> None:
        if not pli.corps.count():
            for defini in definitions().parametre:
                if defini.groupe == groupe:
                    self.lignes[defini.code] = LigneParametre(defini, self._preferences)
                    pli.corps.addWidget(self.lignes[defini.code])
        accueillir(pli)


class LigneParametre(QWidget):
    """Its value, « Rétablir » where it isn’t the one shipped, its source, what the guide says and what is said now."""

    def __init__(self, defini: Parametre, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._defini, self._preferences = defini, preferences
        theme = theme_courant()
        self.champ = _champ_de(defini)
        self.champ.valide.connect(self._ecrire)
        self.retablir = BoutonDiscret("Rétablir", image="annuler", nom=f"retablir.{defini.code}")
        origine = f"le mot du guide : {defini.guide}" if defini.remplace_le_guide else dire_defaut(defini)
        self.retablir.setAccessibleName(f"Rétablir {origine}")
        self.retablir.clicked.connect(lambda: self._poser(None))
        rangee = QWidget()
        ligne = QHBoxLayout(rangee)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(theme.px(8))
        ligne.addWidget(self.champ, 1 if defini.est_un_nom else 0)
        if defini.unite:
            ligne.addWidget(Etiquette(defini.unite, "discret"))
        ligne.addWidget(self.retablir)
        if not defini.est_un_nom:
            ligne.addStretch(1)
        rangee.setFocusProxy(self.champ)
        bloc = Champ(defini.titre, rangee)
        self.champ.setObjectName(f"parametre.{defini.code}")
        if isinstance(self.champ, ChoixUnique):
            self.champ.nommer(defini.titre)
        else:
            self.champ.erreur.connect(bloc.montrer_erreur)
            self.champ.setAccessibleName(f"{defini.titre}, {defini.unite}" if defini.unite else defini.titre)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(2), 0, theme.px(8))
        colonne.setSpacing(theme.px(2))
        colonne.addWidget(bloc)
        for mots in self._notes():
            colonne.addWidget(Etiquette(mots, "petit"), 0, Qt.AlignmentFlag.AlignTop)
        preferences.change.connect(self.rafraichir)
        self.rafraichir()

    def _notes(self) -> list[str]:
        """Its source and the value shipped; what the guide says; what is said today."""
        defini = self._defini
        if defini.remplace_le_guide:
            notes = [
                f"Le guide dit : {defini.guide} ; vos documents aussi, tant que ce champ est vide."
                f" Source : {defini.source}."
            ]
        else:
            notes = [f"D’origine : {dire_defaut(defini)}. Source : {defini.source}."]
            if defini.guide:
                notes.append(f"Le guide dit : {_phrase(defini.guide)}")
        if defini.aujourdhui:
            notes.append(f"Aujourd’hui : {_phrase(defini.aujourdhui)}")
        return notes

    def rafraichir(self) -> None:
        """Show the value in force; of a name, what the office wrote."""
        choisis, code = self._preferences.valeurs.parametres, self._defini.code
        valeur = parametre(code, choisis)
        if isinstance(self.champ, ChampNombre):
            self.champ.definir(valeur if isinstance(valeur, int) else None)
        else:
            self.champ.definir(str(choisis.get(code, "") if self._defini.remplace_le_guide else valeur))
        self.retablir.setVisible(code in choisis)

    def _ecrire(self, valeur: Decimal | str | None) -> None:
        self._poser(int(valeur) if isinstance(valeur, Decimal) else valeur)

    def _poser(self, valeur: ValeurParametre | None) -> None:
        choisis = self._preferences.valeurs.parametres
        tenter(
            self,
            lambda: self._preferences.changer(parametres=choisir(choisis, self._defini.code, valeur)),
        )
        self.rafraichir()


def _champ_de(defini: Parametre) -> ChampNombre | ChampLigne | ChoixUnique:
    """The control of its kind."""
    if defini.choix:
        options = [(choix.code, choix.texte, "") for choix in defini.choix]
        return ChoixUnique(options, forme="liste", vide=False, nom=f"parametre.{defini.code}")
    if defini.nombre is None:
        return ChampLigne(invite=str(defini.defaut))
    champ = ChampNombre(minimum=defini.minimum, maximum=defini.maximum)
    champ.setFixedWidth(theme_courant().px(84))
    return champ


def _phrase(texte: str) -> str:
    """After a colon: no capital, unless it is a name in capitals."""
    texte = texte[:1].lower() + texte[1:] if texte[1:2].islower() else texte
    return texte if texte.endswith((".", "!", "?")) else f"{texte}."
