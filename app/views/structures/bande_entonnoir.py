"""Above the register: the funnel of mobilisation, and the method by which the group is made (R07, S3)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.statuts import Mobilisation
from app.models.typographie import pluriel
from app.services.champs import ecrire_champ, libelle_champ
from app.services.ecriture.changements import Changes
from app.services.entonnoir import Entonnoir, lire_entonnoir, lire_selon, places
from app.services.figures import dessiner_entonnoir
from app.views.contexte import Contexte
from app.views.elements import Champ, ChoixUnique, Depliant, DessinWidget, Etiquette
from app.views.elements.liaison import lier
from app.views.theme import theme_courant

_TABLES = ("structure", "mouvement", "projet_intervention", "groupe", "scenario")
_LISTE = "methodes_constitution"
_ETROITE, _LARGE = 290, 420
"""Widths of the figure, in points."""


class BandeEntonnoir(QWidget):
    """Foldable, as it was left on this computer. ``degreChoisi(code)`` when one clicks a degree of the funnel."""

    degreChoisi = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bandeEntonnoir")
        self._contexte = contexte
        self._methodes = {choix.code: choix for choix in contexte.catalogue.liste(_LISTE).choix}
        reglages = contexte.reglages
        ouvert = bool(reglages is not None and reglages.valeurs.entonnoir_ouvert)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        self._depliant = Depliant("Entonnoir", ouvert=ouvert, nom="plierEntonnoir")
        self._ouvert = ouvert
        self._depliant.bascule.connect(self._basculer)
        colonne.addWidget(self._depliant)
        self._corps: QWidget | None = None
        self._entonnoir: Entonnoir | None = None
        self._large = 0
        self._assez_haut = True
        self.rafraichir(None)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self) -> QWidget:
        """Made when it is first unfolded."""
        theme = theme_courant()
        corps = QWidget()
        rangee = QHBoxLayout(corps)
        rangee.setContentsMargins(0, 0, 0, theme.px(4))
        rangee.setSpacing(theme.px(22))
        self.figure = DessinWidget(nom="figureEntonnoir")
        self.figure.lien.connect(self.degreChoisi)
        rangee.addWidget(self.figure, 3)
        droite = QVBoxLayout()
        droite.setSpacing(theme.px(6))
        self.methode = ChoixUnique(self._contexte.catalogue.liste(_LISTE), forme="liste", nom="bande.methode")
        cle = f"projet_intervention/{ID_PROJET}/methode_constitution"
        lier(self._contexte, self.methode, cle, self._choisir)
        libelle = libelle_champ(ProjetIntervention, "methode_constitution")
        droite.addWidget(Champ(libelle, self.methode, nom="bande.methode"))
        self._explication = Etiquette("", "petit")
        self.lecture = Etiquette("", "")
        self.lecture.setObjectName("lectureEntonnoir")
        droite.addWidget(self._explication)
        droite.addWidget(self.lecture)
        droite.addStretch(1)
        rangee.addLayout(droite, 2)
        rangee.setAlignment(self.figure, Qt.AlignmentFlag.AlignTop)
        return corps

    # --- showing ----------------------------------------------------------------------------------------------

    def rafraichir(self, changes: Changes | None) -> None:
        """Count again after what may change the funnel; nothing is drawn while it is folded."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        entonnoir = lire_entonnoir(self._contexte.dossier)
        self.setVisible(entonnoir.total > 0)
        code = self._methode()
        self._depliant.definir_titre(self._en_bref(entonnoir, code))
        if not self._ouvert or not entonnoir.total:
            return
        if self._corps is None:
            self._corps = self._construire()
            self._depliant.corps.addWidget(self._corps)
        self.figure.setVisible(self._assez_haut)
        self._dessiner(entonnoir)
        self.methode.definir(code)
        choisie = self._methodes.get(code or "")
        self._explication.definir(choisie.explication if choisie is not None else "")
        self._explication.setVisible(choisie is not None)
        self.lecture.definir(lire_selon(entonnoir, code, places(self._contexte.dossier)))

    def _dessiner(self, entonnoir: Entonnoir) -> None:
        """As wide as there is room: the words of a figure that was shrunk could not be read."""
        self._entonnoir, self._large = entonnoir, self._largeur()
        self.figure.definir(
            dessiner_entonnoir(
                [(palier.mots, palier.atteint) for palier in entonnoir.paliers],
                entonnoir.sorties,
                self._large,
                pertes=[palier.sorties for palier in entonnoir.paliers],
                motifs=entonnoir.motifs,
                liens=[palier.degre.value for palier in entonnoir.paliers],
                serre=True,
            )
        )

    def faire_place(self, assez_haut: bool) -> None:
        """Draw the funnel only where the page is high enough; the method and what it reads stay."""
        self._assez_haut = assez_haut
        if self._corps is not None:
            self.figure.setVisible(assez_haut)

    def _largeur(self) -> int:
        """Points for the figure at this width and zoom: three fifths of the band."""
        pixels = self.width() * 3 / 5 - theme_courant().px(22)
        return min(max(round(pixels * 0.75 * 100 / theme_courant().zoom), _ETROITE), _LARGE)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, another drawing."""
        super().resizeEvent(evenement)
        if self._entonnoir is not None and self._ouvert and self._largeur() != self._large:
            self._dessiner(self._entonnoir)

    def _en_bref(self, entonnoir: Entonnoir, code: str | None) -> str:
        retenues = entonnoir.atteint(Mobilisation.RETENUE)
        choisie = self._methodes.get(code or "")
        methode = choisie.texte if choisie is not None else "méthode à choisir"
        reperees = pluriel(entonnoir.total, "repérée")
        return f"Entonnoir : {reperees}, {pluriel(retenues, 'retenue')} · {methode}"

    def _methode(self) -> str | None:
        code = self._contexte.dossier.fiche_unique(ProjetIntervention, ID_PROJET)["methode_constitution"]
        return str(code) if code else None

    # --- gestures ---------------------------------------------------------------------------------------------

    def _choisir(self, code: str | None) -> None:
        ecrire_champ(self._contexte.dossier, ProjetIntervention, ID_PROJET, "methode_constitution", code)

    def _basculer(self, ouvert: bool) -> None:
        """Fold or unfold, and remember it."""
        self._ouvert = ouvert
        if self._contexte.reglages is not None:
            self._contexte.reglages.changer(entonnoir_ouvert=ouvert)
        self.rafraichir(None)
