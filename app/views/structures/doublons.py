"""« Doublons possibles »: two structures side by side, field by field, and one gesture that makes one of them (R06)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.colonnes import Colonne, TypeNombre
from app.models.structure import Structure
from app.models.typographie import francais, pluriel
from app.services import doublons
from app.services.ecriture.changements import Changes
from app.services.fusion import Ecart, ecarts, fusionner
from app.services.identifiants import presenter_siret
from app.services.registres.structures import colonnes_des_structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonDiscret, BoutonPrincipal, CaseACocher, Defilement, Etiquette
from app.views.elements.liaison import tenter
from app.views.structures.distinguees import ListeDistinguees
from app.views.structures.veille_doublons import VeilleDoublons
from app.views.theme import theme_courant

_LONGUEUR = 300
"""Characters of a value shown; all of it is kept or goes to the notes."""


class DialogueDoublons(QDialog):
    """One pair at a time. ``derniere`` is the id of the last structure that a merge kept, or an empty string."""

    def __init__(self, contexte: Contexte, veille: VeilleDoublons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._veille = contexte, veille
        self._colonnes = colonnes_des_structures(contexte.catalogue)
        self._rang = 0
        self._en_liste = False
        self._groupes: dict[str, QButtonGroup] = {}
        self.derniere = ""
        self.setObjectName("dialogueDoublons")
        self.setWindowTitle("Doublons possibles")
        self.setModal(True)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(14))
        colonne.setSpacing(theme.px(8))
        self._ou = Etiquette("", "rubrique", repli=False)
        self._titre = Etiquette("", "sous_titre", brut=True)
        self._aide = Etiquette("", "discret")
        for etiquette in (self._ou, self._titre, self._aide):
            colonne.addWidget(etiquette)
        self._place = QVBoxLayout()
        self._defilement: Defilement | None = None
        colonne.addLayout(self._place, 1)
        colonne.addLayout(self._construire_pied())
        place = self.screen().availableGeometry()
        self.resize(min(theme.px(820), place.width() - 40), min(theme.px(620), place.height() - 40))
        for touche, rejouer, fait in (
            (QKeySequence.StandardKey.Undo, contexte.dossier.annuler, "Annulé"),
            (QKeySequence.StandardKey.Redo, contexte.dossier.retablir, "Rétabli"),
        ):
            QShortcut(touche, self).activated.connect(partial(self._rejouer, rejouer, fait))
        self._montrer()

    def _construire_pied(self) -> QHBoxLayout:
        pied = QHBoxLayout()
        pied.setSpacing(theme_courant().px(8))
        fermer = Bouton("Fermer", nom="doublonsFermer")
        fermer.clicked.connect(self.reject)
        self._passer = Bouton("Plus tard", nom="doublonsPasser")
        self._passer.clicked.connect(self._suivante)
        self._differentes = Bouton("Ce ne sont pas les mêmes", nom="doublonsDifferentes")
        self._differentes.clicked.connect(self._ecarter)
        self.fusionner = BoutonPrincipal("Fusionner", nom="doublonsFusionner")
        self.fusionner.clicked.connect(self._fusionner)
        self.fusionner.setDefault(True)
        pied.addWidget(fermer)
        pied.addStretch(1)
        self._distinguees = BoutonDiscret("", nom="doublonsDistinguees")
        self._distinguees.clicked.connect(self._basculer)
        pied.insertWidget(1, self._distinguees)
        for bouton in (self._passer, self._differentes, self.fusionner):
            pied.addWidget(bouton)
        return pied

    # --- showing ----------------------------------------------------------------------------------------------

    def _montrer(self) -> None:
        combien = doublons.combien_distinguees(self._contexte.dossier)
        self._en_liste = self._en_liste and combien > 0
        paires = () if self._en_liste else self._veille.paires
        self._groupes = {}
        if self._defilement is not None:
            self._defilement.hide()
            self._defilement.deleteLater()
            self._defilement = None
        for bouton in (self._passer, self._differentes, self.fusionner):
            bouton.setVisible(bool(paires))
        self._distinguees.setVisible(combien > 0)
        self._distinguees.definir("Retour" if self._en_liste else _combien(combien))
        if self._en_liste:
            self._montrer_la_liste()
            return
        if not paires:
            self._defilement = Defilement()  # takes the room, so that the words stay at the top
            self._place.addWidget(self._defilement)
            self._ou.definir("")
            self._titre.definir("Plus aucun doublon possible")
            self._aide.definir("Le registre est au clair. Ctrl+Z annule ce que vous avez dit, geste après geste.")
            return
        self._rang %= len(paires)
        paire = paires[self._rang]
        une, autre = (self._contexte.dossier.ligne(Structure, id) for id in (paire.premiere, paire.seconde))
        if une is None or autre is None:
            self._veille.chercher_tout()
            self._montrer()
            return
        self._ou.definir(f"{self._rang + 1} sur {len(paires)}")
        self._titre.definir(francais(paire.par[:1].upper() + paire.par[1:]))
        self._passer.setVisible(len(paires) > 1)
        differents = ecarts(self._contexte.dossier, paire.premiere, paire.seconde)
        self._aide.definir(
            "Cochez ce qu’il faut garder. Le reste n’est pas perdu : il sera écrit dans les notes ; contacts, parcours,"
            " plan et groupes des deux sont réunis."
            if differents
            else "Les deux fiches disent la même chose : une seule suffit."
        )
        self._defilement = Defilement(marges=(0, 6, 10, 6))
        self._defilement.colonne.addLayout(self._comparer(une, autre, differents))
        self._defilement.colonne.addStretch(1)
        self._place.addWidget(self._defilement)
        QTimer.singleShot(0, self.fusionner, self.fusionner.setFocus)

    def _montrer_la_liste(self) -> None:
        """The pairs told apart, and the way back for each."""
        self._ou.definir("")
        self._titre.definir("Ce ne sont pas les mêmes")
        self._aide.definir(
            "Ces structures se ressemblent et vous avez dit qu’elles sont deux : le dossier s’en souvient."
        )
        liste = ListeDistinguees(self._contexte.dossier)
        liste.reprise.connect(self._reprendre)
        self._defilement = liste
        self._place.addWidget(liste)

    def _comparer(self, une: Mapping[str, Any], autre: Mapping[str, Any], differents: tuple[Ecart, ...]) -> QGridLayout:
        theme = theme_courant()
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme.px(16))
        grille.setVerticalSpacing(theme.px(6))
        for k, part in enumerate((3, 4, 4)):
            grille.setColumnStretch(k, part)
        for rang, (mots, ligne) in enumerate((("Entrée en premier", une), ("Entrée ensuite", autre)), 1):
            grille.addWidget(Etiquette(mots, "rubrique"), 0, rang)
            memes = [f"{ligne['nom']}", ligne["commune"] or "", presenter_siret(ligne["siret"])]
            grille.addWidget(Etiquette(" · ".join(filter(None, memes))[:_LONGUEUR], "gras", brut=True), 1, rang)
        for rang, ecart in enumerate(differents, 2):
            colonne = self._colonnes[ecart.nom]
            libelle = Etiquette(colonne.libelle, "discret")
            libelle.setContentsMargins(0, theme.px(3), 0, 0)
            grille.addWidget(libelle, rang, 0, Qt.AlignmentFlag.AlignTop)
            groupe = self._groupes[ecart.nom] = QButtonGroup(self)
            for k, (cote, valeur) in enumerate((("garde", ecart.garde), ("absorbee", ecart.absorbee)), 1):
                case = CaseACocher(_dire(colonne, valeur), nom=f"doublon.{ecart.nom}.{cote}", brut=True)
                case.setAccessibleName(francais(f"{colonne.libelle} : {_dire(colonne, valeur)}"))
                case.setProperty("cote", cote)
                case.setChecked(ecart.propose == cote)
                groupe.addButton(case)
                grille.addWidget(case, rang, k, Qt.AlignmentFlag.AlignTop)
        return grille

    def choix(self) -> dict[str, str]:
        """Field → the side ticked."""
        return {
            nom: str(bouton.property("cote"))
            for nom, groupe in self._groupes.items()
            if (bouton := groupe.checkedButton()) is not None
        }

    # --- gestures ---------------------------------------------------------------------------------------------

    def _suivante(self) -> None:
        self._rang += 1
        self._montrer()

    def _ecarter(self) -> None:
        paire, dossier = self._veille.paires[self._rang], self._contexte.dossier
        if tenter(self, lambda: doublons.distinguer(dossier, paire.premiere, paire.seconde)):
            self._contexte.navigation.annonce.emit("C’est noté : ce sont deux structures. Ctrl+Z pour annuler.")
            self._veille.filtrer()
        else:
            self._veille.chercher_tout()
        self._montrer()

    def _basculer(self) -> None:
        """From the pairs to compare to those told apart, and back."""
        self._en_liste = not self._en_liste
        self._montrer()

    def _reprendre(self) -> None:
        self._veille.chercher_tout()
        self._montrer()

    def _rejouer(self, rejouer: Callable[..., Changes | None], fait: str) -> None:
        """Ctrl+Z, Ctrl+Y: what was said here, without leaving."""
        changes = rejouer(initiateur=self)
        if changes is not None:
            self._contexte.navigation.annonce.emit(f"{fait} : {changes.libelle}")
        self._veille.chercher_tout()
        self._montrer()

    def _fusionner(self) -> None:
        paire, dossier = self._veille.paires[self._rang], self._contexte.dossier
        choix, colonnes = self.choix(), self._colonnes
        if tenter(self, lambda: fusionner(dossier, paire.premiere, paire.seconde, choix, colonnes=colonnes)):
            self.derniere = paire.premiere
            self._contexte.navigation.annonce.emit("Deux structures n’en font plus qu’une. Ctrl+Z pour annuler.")
        self._veille.chercher_tout()
        self._montrer()


def _combien(distinguees: int) -> str:
    return pluriel(distinguees, "paire distinguée", "paires distinguées")


def _dire(colonne: Colonne, valeur: Any) -> str:
    """A value as the register shows it; a tick says « Oui » or « Non »."""
    if isinstance(valeur, bool):
        return "Oui" if valeur else "Non"
    texte = colonne.type.texte(valeur)
    if valeur is not None and isinstance(colonne.type, TypeNombre) and colonne.type.unite != "€":
        texte = f"{texte}\u00a0{colonne.type.unite}"
    return (texte[:_LONGUEUR] + "…" if len(texte) > _LONGUEUR else texte) or "(vide)"
