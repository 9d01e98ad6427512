"""The agenda of a session: a table one types in, put in order by dragging a row or with Alt+↑ and Alt+↓."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.models.typographie import INSECABLE, francais, pluriel
from app.services.comite import ordre_du_jour, seances
from app.services.ecriture.changements import Changes
from app.services.registres import Registre
from app.services.registres.ordre_du_jour import registre_de_l_ordre_du_jour
from app.views.contexte import Contexte
from app.views.elements import BoutonIcone, Etiquette
from app.views.elements.liaison import tenter
from app.views.registre.mesuree import LIGNE
from app.views.registre.replie import TableReplie
from app.views.theme import theme_courant

_PAS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_POIGNEE = 30
"""Width of the handles at 100 %."""

_LARGEURS = {"duree": 52, "rapporteur": 130, "document": 122}
"""Of the other columns on a page that shows more than the agenda, in pixels at 100 %."""


class Poignees(QHeaderView):
    """The rank of each point at its left; dragging it moves the point. ``deplacee(rang, vers)``."""

    deplacee = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._muet = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Rang des points : glisser pour déplacer")
        self.sectionMoved.connect(self._glissee)

    def sizeHint(self) -> QSize:
        """Room for two figures and the handle."""
        return QSize(theme_courant().px(_POIGNEE), super().sizeHint().height())

    def paintSection(self, peintre: QPainter, cadre: QRect, rang: int) -> None:
        """The rank, and six dots that say it can be dragged; nothing for the row that adds."""
        theme, modele = theme_courant(), self.model()
        peintre.fillRect(cadre, theme.couleur("surface2"))
        cadre = QRect(cadre.topLeft(), QSize(cadre.width(), theme.px(LIGNE)))  # level with the first line of the title
        if modele is None or rang >= modele.rowCount() - getattr(modele, "ajout", False):
            return
        peintre.setPen(theme.couleur("texte2"))
        peintre.drawText(cadre.adjusted(theme.px(11), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, str(rang + 1))
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(theme.couleur("trait_fort"))
        pas, gauche, haut = theme.px(4), cadre.x() + theme.px(5), cadre.center().y() - theme.px(4)
        for k in range(6):
            peintre.drawEllipse(QPoint(gauche + k % 2 * pas, haut + k // 2 * pas), 1, 1)

    def _glissee(self, rang: int, ancien: int, nouveau: int) -> None:
        """The dossier is put in order, then the table reads it: the header itself keeps its sections where they are."""
        if self._muet:
            return
        self._muet = True
        self.moveSection(nouveau, ancien)
        self._muet = False
        self.deplacee.emit(rang, nouveau)


def registre_de_la_page(contexte: Contexte, seance: str) -> Registre:
    """The agenda beside other cards: its titles, which the committee reads, have all the width left."""
    registre = registre_de_l_ordre_du_jour(contexte.catalogue, seance)
    etroites = {nom: replace(registre.colonnes[nom], largeur=large) for nom, large in _LARGEURS.items()}
    return replace(registre, colonnes={**registre.colonnes, **etroites}, elastiques=frozenset(("titre",)))


class TableOrdre(TableReplie):
    """The points of one session. ``deplacement(id, vers)``: the user wants that point at that rank (from 0)."""

    deplacement = Signal(str, int)

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        registre = registre_de_la_page(contexte, seance)
        super().__init__(contexte, registre, registre.jeux[0].colonnes, parent)
        self.setObjectName("tableOrdreDuJour")
        self.setAccessibleName(francais("Ordre du jour ; Alt et flèches pour déplacer un point"))
        poignees = Poignees(self)
        poignees.setDefaultSectionSize(self.verticalHeader().defaultSectionSize())
        poignees.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # as high as its words; what is dragged is the rank
        poignees.deplacee.connect(self._glisser)
        self.setVerticalHeader(poignees)
        poignees.setVisible(not contexte.dossier.lecture_seule)
        self.horizontalHeader().setSectionsClickable(False)  # its order is the agenda’s
        self.hauteur_selon_lignes(5, 14)
        self._mesurer()

    def _glisser(self, rang: int, vers: int) -> None:
        if (id := self.modele.id_de(rang)) is not None:
            self.deplacement.emit(id, min(vers, self.modele.visibles - 1))

    def rang_courant(self) -> int:
        """The rank of the current point, or -1."""
        rang = self.currentIndex().row()
        return rang if self.modele.id_de(rang) is not None else -1

    def decaler(self, pas: int) -> None:
        """Move the current point up (-1) or down (1)."""
        rang, id = self.rang_courant(), self.id_courant()
        if id is not None and 0 <= rang + pas < self.modele.visibles:
            self.deplacement.emit(id, rang + pas)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Alt+↑ and Alt+↓ move the point; the rest is the table’s."""
        pas = _PAS.get(Qt.Key(evenement.key()))
        if pas is not None and evenement.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self._contexte.dossier.lecture_seule:
                self.decaler(pas)
        else:
            super().keyPressEvent(evenement)


class OrdreDuJour(QWidget):
    """The table, its buttons, how long it takes and when the session should end."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.seance = seance
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(4))
        self.table = TableOrdre(contexte, seance)
        self.table.deplacement.connect(self._deplacer)
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("dureeOrdreDuJour")
        pied.addWidget(self._resume, 1)
        self.boutons = (
            BoutonIcone("monter", "Monter le point (Alt+↑)", nom="monterPoint"),
            BoutonIcone("descendre", "Descendre le point (Alt+↓)", nom="descendrePoint"),
            BoutonIcone("corbeille", "Retirer le point (Ctrl+Suppr)", nom="retirerPoint"),
        )
        gestes = (lambda: self.table.decaler(-1), lambda: self.table.decaler(1), self.table.supprimer)
        for bouton, geste in zip(self.boutons, gestes, strict=True):
            bouton.clicked.connect(geste)
            pied.addWidget(bouton)
        colonne.addLayout(pied)
        self.table.selectionModel().currentChanged.connect(self._suivre)
        self.table.modele.dataChanged.connect(self._compter)
        self.table.modele.rowsInserted.connect(self._compter)
        self._compter()
        self._suivre()

    def montrer(self, seance: str) -> None:
        """Show the agenda of another session."""
        if seance != self.seance:
            self.seance = seance
            self.table.montrer_registre(registre_de_la_page(self._contexte, seance))
        self._compter()
        self._suivre()

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self.table.rafraichir(changes)
        self._compter()
        self._suivre()

    def _deplacer(self, id: str, vers: int) -> None:
        dossier = self._contexte.dossier
        colonne = self.table.modele.colonne(max(self.table.currentIndex().column(), 0)).nom
        if tenter(self, lambda: ordre_du_jour.deplacer(dossier, id, vers)):
            self.table.modele.recharger()
            self.table.viser(id, colonne)
            self._suivre()

    def _suivre(self) -> None:
        rang, ecriture = self.table.rang_courant(), not self._contexte.dossier.lecture_seule
        possibles = (rang > 0, 0 <= rang < self.table.modele.visibles - 1, rang >= 0)
        for bouton, possible in zip(self.boutons, possibles, strict=True):
            bouton.setEnabled(ecriture and possible)

    def _compter(self) -> None:
        seance = seances.lire(self._contexte.dossier, self.seance)
        points = ordre_du_jour.points(self._contexte.dossier, self.seance)
        if seance is None:
            return
        duree, sans = ordre_du_jour.duree_totale(points), sum(not point.duree for point in points)
        fin = ordre_du_jour.fin_prevue(seance.debut, points) if duree else ""
        mots = [pluriel(len(points), "point"), f"{duree}{INSECABLE}min" if duree else ""]
        mots.append(f"fin prévue à {fin}" if fin else "")
        mots.append(f"{pluriel(sans, 'point')} sans durée" if sans else "")
        self._resume.definir(
            " · ".join(m for m in mots if m) if points else "Tapez un premier point, ou collez une liste."
        )
