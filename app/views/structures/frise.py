"""The path of a structure, drawn: one line a degree, with its day; the mouse or the keyboard chooses one (R07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.statuts import Mobilisation
from app.models.typographie import date_longue, francais
from app.services.mobilisation import PARCOURS, Etape
from app.views.theme import theme_courant

DEGRES = (*PARCOURS, Mobilisation.SORTIE)
"""The lines, from top to bottom."""

_LIGNE, _REMARQUE = 26, 17
"""Height of a line, and of what is written under it, in pixels at 100 %."""


@dataclass(frozen=True)
class Palier:
    """A line: the degree, the step that reached it if one is known, and where it stands."""

    degre: Mobilisation
    etape: Etape | None
    etat: str
    """``passe``, ``courant`` or ``a_venir``."""

    @property
    def jour(self) -> str:
        """The day in words; « sans date » for a step passed without one."""
        if self.etat == "a_venir":
            return ""
        return "sans date" if self.etape is None or self.etape.jour is None else date_longue(self.etape.jour)

    @property
    def dessous(self) -> str:
        """The reason, or what is odd about the day."""
        if self.etape is None or self.etat == "a_venir":
            return ""
        return f"⚠ {self.etape.remarque}" if self.etape.remarque else " ".join(self.etape.motif.split())

    @property
    def mots(self) -> str:
        """The line for screen readers."""
        etats = {"passe": "étape passée", "courant": "étape en cours", "a_venir": "pas encore"}
        return francais(", ".join(filter(None, (self.degre.libelle, etats[self.etat], self.jour, self.dessous))))


def paliers(degre: Mobilisation, etapes: Sequence[Etape]) -> tuple[Palier, ...]:
    """The lines of a structure that stands at ``degre``; of several steps to one degree, the last."""
    par_degre = {etape.degre: etape for etape in etapes}
    par_degre.update({etape.degre: etape for etape in etapes if etape.courante})
    atteint = _plus_loin(degre, etapes)
    return tuple(Palier(d, par_degre.get(d), _etat(d, degre, atteint)) for d in DEGRES)


def _plus_loin(degre: Mobilisation, etapes: Sequence[Etape]) -> int:
    """Rank of the furthest degree passed: the present one, or the furthest before she left."""
    if degre is not Mobilisation.SORTIE:
        return DEGRES.index(degre)
    avant = (DEGRES.index(etape.degre) for etape in etapes if etape.degre is not Mobilisation.SORTIE)
    return max(avant, default=0)


def _etat(ligne: Mobilisation, degre: Mobilisation, atteint: int) -> str:
    if ligne is degre:
        return "courant"
    return "passe" if DEGRES.index(ligne) <= atteint and ligne is not Mobilisation.SORTIE else "a_venir"


class FriseMobilisation(QWidget):
    """``choisi(Palier)`` when the user picks a line: click, or arrows then Entrée."""

    choisi = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("friseMobilisation")
        self.setAccessibleName("Parcours de mobilisation")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._paliers: tuple[Palier, ...] = ()
        self._visee = 0
        self._survolee = -1
        theme_courant().change.connect(self.updateGeometry)

    def definir(self, lignes: tuple[Palier, ...]) -> None:
        """Show another path; the keyboard starts from where the structure stands."""
        self._paliers = lignes
        self._visee = next((rang for rang, p in enumerate(lignes) if p.etat == "courant"), 0)
        self._decrire()
        self.updateGeometry()
        self.update()

    def palier(self) -> Palier:
        """The line the keyboard is on."""
        return self._paliers[self._visee]

    def _decrire(self) -> None:
        dit = " ; ".join(palier.mots for palier in self._paliers if palier.etat != "a_venir")
        vise = f"{self.palier().degre.libelle} : Entrée pour choisir." if self._paliers else ""
        self.setAccessibleDescription(francais(f"{vise} {dit}"))

    # --- geometry ---------------------------------------------------------------------------------------------

    def _hauteurs(self) -> list[int]:
        theme = theme_courant()
        return [theme.px(_LIGNE) + (theme.px(_REMARQUE) if palier.dessous else 0) for palier in self._paliers]

    def sizeHint(self) -> QSize:
        """One line a degree."""
        return QSize(theme_courant().px(260), sum(self._hauteurs()))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: what is under a line is cut."""
        return QSize(theme_courant().px(180), sum(self._hauteurs()))

    def _rang_sous(self, y: float) -> int:
        haut = 0
        for rang, hauteur in enumerate(self._hauteurs()):
            haut += hauteur
            if y < haut:
                return rang
        return -1

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Background of the line under the mouse or the keyboard, mark, words."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        haut = 0
        for rang, (palier, hauteur) in enumerate(zip(self._paliers, self._hauteurs(), strict=True)):
            cadre = QRectF(0, haut, self.width(), hauteur)
            if self.isEnabled() and rang == self._survolee:
                peintre.setPen(Qt.PenStyle.NoPen)
                peintre.setBrush(theme.couleur("survol"))
                peintre.drawRoundedRect(cadre, 4, 4)
            if self.hasFocus() and rang == self._visee:
                peintre.setPen(QPen(theme.couleur("focus"), 1.5))
                peintre.setBrush(Qt.BrushStyle.NoBrush)
                peintre.drawRoundedRect(cadre.adjusted(1, 1, -1, -1), 4, 4)
            self._peindre_fil(peintre, rang, cadre)
            self._peindre_mots(peintre, palier, cadre)
            haut += hauteur

    def _peindre_fil(self, peintre: QPainter, rang: int, cadre: QRectF) -> None:
        """The line from degree to degree, and the mark: tick, full disc, empty disc, square for the exit."""
        theme, palier = theme_courant(), self._paliers[rang]
        x, y, rayon = theme.px(14), cadre.top() + theme.px(_LIGNE) / 2, theme.px(6)
        encre = theme.couleur("etape3" if palier.etat != "a_venir" else "trait_fort")
        if rang + 2 < len(self._paliers):
            suivi = self._paliers[rang + 1].etat != "a_venir"
            peintre.setPen(QPen(theme.couleur("etape3" if suivi else "trait"), theme.px(2)))
            peintre.drawLine(QPointF(x, y + rayon + 1), QPointF(x, cadre.bottom() + theme.px(_LIGNE) / 2 - rayon - 1))
        marque = QRectF(x - rayon, y - rayon, 2 * rayon, 2 * rayon)
        peintre.setPen(QPen(encre, theme.px(1.5)))
        peintre.setBrush(theme.couleur("etape3_plein" if palier.etat != "a_venir" else "surface"))
        if palier.degre is Mobilisation.SORTIE:
            peintre.setPen(QPen(theme.couleur("attention" if palier.etat == "courant" else "trait_fort"), 1.5))
            peintre.setBrush(theme.couleur("attention" if palier.etat == "courant" else "surface"))
            peintre.drawRect(marque.adjusted(1, 1, -1, -1))
        else:
            peintre.drawEllipse(marque)
        if palier.etat == "passe":
            c = theme.px(3)
            peintre.setPen(QPen(theme.couleur("inverse"), theme.px(1.6)))
            peintre.drawPolyline([QPointF(x - c, y), QPointF(x - c / 4, y + c * 0.8), QPointF(x + c, y - c * 0.8)])

    def _peindre_mots(self, peintre: QPainter, palier: Palier, cadre: QRectF) -> None:
        theme = theme_courant()
        gauche = theme.px(30)
        ligne = QRectF(gauche, cadre.top(), cadre.width() - gauche - theme.px(6), theme.px(_LIGNE))
        milieu = Qt.AlignmentFlag.AlignVCenter
        peintre.setFont(theme.police(gras=palier.etat == "courant"))
        peintre.setPen(theme.couleur("texte" if palier.etat != "a_venir" else "texte2"))
        peintre.drawText(ligne, milieu | Qt.AlignmentFlag.AlignLeft, palier.degre.libelle)
        peintre.setFont(theme.police(0.89))
        peintre.setPen(theme.couleur("texte2"))
        peintre.drawText(ligne, milieu | Qt.AlignmentFlag.AlignRight, palier.jour)
        if palier.dessous:
            dessous = QRectF(ligne.left(), cadre.top() + theme.px(_LIGNE - 4), ligne.width(), theme.px(_REMARQUE))
            peintre.setPen(theme.couleur("attention" if palier.dessous.startswith("⚠") else "texte2"))
            mots = QFontMetricsF(peintre.font()).elidedText(
                palier.dessous, Qt.TextElideMode.ElideRight, dessous.width()
            )
            peintre.drawText(dessous, milieu | Qt.AlignmentFlag.AlignLeft, mots)

    # --- choosing ---------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Light the line under the mouse."""
        self._survoler(self._rang_sous(evenement.position().y()))

    def leaveEvent(self, evenement: object) -> None:
        """No line is lit any more."""
        self._survoler(-1)

    def _survoler(self, rang: int) -> None:
        if rang != self._survolee:
            self._survolee = rang
            self.setCursor(Qt.CursorShape.PointingHandCursor if rang >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Choose the line under the mouse."""
        rang = self._rang_sous(evenement.position().y())
        if evenement.button() == Qt.MouseButton.LeftButton and rang >= 0:
            self._visee = rang
            self.update()
            self.choisi.emit(self.palier())

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Up and down go from degree to degree, Entrée or Espace chooses."""
        pas = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(evenement.key()))
        if pas is not None and self._paliers:
            self._visee = (self._visee + pas) % len(self._paliers)
            self._decrire()
            self.update()
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._paliers:
            self.choisi.emit(self.palier())
        else:
            super().keyPressEvent(evenement)
