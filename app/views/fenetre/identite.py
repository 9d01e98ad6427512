"""At the left of the top bar: title of the dossier, its file, the state of its saving; cut in that order of need."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant


class IdentiteDossier(QWidget):
    """The state is never cut; the file name goes first, then the end of the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("identiteDossier")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._titre = self._fichier = self._etat = ""
        self._alerte = False

    def definir_dossier(self, titre: str, fichier: str) -> None:
        """Whose dossier."""
        self._titre, self._fichier = titre or "Dossier sans titre", fichier
        self._dire()

    def definir_etat(self, etat: str, *, alerte: bool, conseil: str) -> None:
        """How it is saved; ``alerte`` in the colour of warnings."""
        self._etat, self._alerte = francais(etat[:1].lower() + etat[1:]), alerte
        self.setAccessibleDescription(francais(conseil))
        self._dire()

    def etat(self) -> str:
        """The words of the state shown."""
        return self._etat

    def _dire(self) -> None:
        self.setAccessibleName(francais(f"{self._titre}, fichier {self._fichier}, {self._etat}"))
        bulle = f"{self._titre}\n{self._fichier}\n{self._etat}\n{self.accessibleDescription()}".strip()
        self.setToolTip(en_infobulle(bulle))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        theme = theme_courant()
        return QSize(theme.px(300), QFontMetrics(theme.police(gras=True)).height() + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """Room for the state and a few letters of the title."""
        return QSize(theme_courant().px(200), self.sizeHint().height())

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Bold title, then « file · state »."""
        theme = theme_courant()
        peintre = QPainter(self)
        gras, maigre = theme.police(gras=True), theme.police()
        mesure = QFontMetrics(maigre)
        suite = f"{self._fichier} · {self._etat}"
        titre_entier = QFontMetrics(gras).horizontalAdvance(self._titre)
        if titre_entier + mesure.horizontalAdvance(suite) > self.width():
            suite = self._etat
        place = max(self.width() - mesure.horizontalAdvance(suite) - theme.px(10), theme.px(60))
        titre = QFontMetrics(gras).elidedText(self._titre, Qt.TextElideMode.ElideRight, place)
        peintre.setFont(gras)
        peintre.setPen(theme.couleur("texte"))
        peintre.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, titre)
        gauche = QFontMetrics(gras).horizontalAdvance(titre) + theme.px(8)
        peintre.setFont(maigre)
        peintre.setPen(theme.couleur("attention" if self._alerte else "texte2"))
        peintre.drawText(self.rect().adjusted(gauche, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, suite)
