"""Buttons: one primary action a page, discreet ones, links, icons alone (with a name for screen readers)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.theme import icone, theme_courant


def _sans_esperluette(texte: str) -> str:
    return texte.replace("&", "&&")


class Bouton(QPushButton):
    """An ordinary outlined button."""

    def __init__(self, texte: str, parent: QWidget | None = None, *, image: str = "", nom: str = "") -> None:
        super().__init__(_sans_esperluette(francais(texte)), parent)
        self._image = image
        self.setAutoDefault(False)
        self.setObjectName(nom)
        self.setAccessibleName(francais(texte))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._encre = "texte"
        if image:
            self._illustrer()

    def _illustrer(self) -> None:
        """Paint the icon, now and at each change of theme."""
        self._peindre_image()
        theme_courant().change.connect(self._peindre_image)

    def _peindre_image(self) -> None:
        self.setIcon(icone(self._image, self._encre))
        cote = theme_courant().px(16)
        self.setIconSize(QSize(cote, cote))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée presses the button one is on, in a dialog too, where Qt would press the default one instead."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not evenement.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(evenement)

    def definir(self, texte: str) -> None:
        """Change what the button says."""
        self.setText(_sans_esperluette(francais(texte)))
        self.setAccessibleName(francais(texte))


class BoutonPrincipal(Bouton):
    """The one action the page is for; ``etape`` (1 to 4) gives it that étape's colour, 0 the program's green."""

    def __init__(
        self, texte: str, parent: QWidget | None = None, *, etape: int = 0, image: str = "", nom: str = ""
    ) -> None:
        super().__init__(texte, parent, nom=nom)
        self.setProperty("genre", "principal")
        if etape:
            self.setProperty("etape", str(etape))
        if image:
            self._image, self._encre = image, "inverse"
            self._illustrer()


class BoutonDiscret(Bouton):
    """A secondary action: no outline until the mouse is over it."""

    def __init__(self, texte: str, parent: QWidget | None = None, *, image: str = "", nom: str = "") -> None:
        super().__init__(texte, parent, image=image, nom=nom)
        self.setProperty("genre", "discret")


class Lien(Bouton):
    """A link: underlined, in the link colour. ``suivi(adresse)`` says where to go."""

    suivi = Signal(str)

    def __init__(self, texte: str, adresse: str = "", parent: QWidget | None = None, *, nom: str = "") -> None:
        super().__init__(texte, parent, nom=nom)
        self.adresse = adresse
        self.setProperty("genre", "lien")
        self.clicked.connect(lambda: self.suivi.emit(self.adresse))


class BoutonIcone(QToolButton):
    """An icon alone; ``nom_accessible`` is its tool tip and its name for screen readers."""

    def __init__(self, image: str, nom_accessible: str, parent: QWidget | None = None, *, nom: str = "") -> None:
        super().__init__(parent)
        self._image = image
        self.setObjectName(nom)
        self.setToolTip(en_infobulle(francais(nom_accessible)))
        self.setAccessibleName(francais(nom_accessible))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._peindre()
        theme_courant().change.connect(self._peindre)

    def _peindre(self) -> None:
        self.setIcon(icone(self._image, "texte2"))
        cote = theme_courant().px(18)
        self.setIconSize(QSize(cote, cote))
