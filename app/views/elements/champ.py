"""A labelled field: words above, control, help or error below, wired for the keyboard and screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.views.elements.textes import Etiquette
from app.views.theme import theme_courant


class Champ(QWidget):
    """``libelle`` over ``controle``; shows the control's ``erreur(str)`` signal, when it has one, under it."""

    def __init__(
        self, libelle: str, controle: QWidget, parent: QWidget | None = None, *, aide: str = "", nom: str = ""
    ) -> None:
        super().__init__(parent)
        self.controle = controle
        self.libelle = Etiquette(libelle, "gras", repli=True)
        QLabel.setBuddy(self.libelle, controle)
        nommer(controle, libelle, nom)
        if aide:
            controle.setAccessibleDescription(francais(aide))
        self._aide, self._erreur = Etiquette(aide, "petit"), Etiquette("", "erreur")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(3))
        for widget in (self.libelle, self._aide, controle, self._erreur):
            colonne.addWidget(widget)
        self._aide.setVisible(bool(aide))  # once it is inside: alone, it would flash as a window
        self._erreur.setVisible(False)
        signal = getattr(controle, "erreur", None)
        if signal is not None and hasattr(signal, "connect"):
            signal.connect(self.montrer_erreur)

    def montrer_aide(self, texte: str) -> None:
        """Say above the control what helps to fill it; an empty text takes it away."""
        self.controle.setAccessibleDescription(francais(texte))
        self._aide.definir(texte)
        self._aide.setVisible(bool(texte))

    def montrer_erreur(self, texte: str) -> None:
        """Say under the control what is wrong; an empty text takes it away."""
        self._erreur.definir(f"⚠ {texte}" if texte else "")
        self._erreur.setVisible(bool(texte))


def nommer(controle: QWidget, libelle: str, nom: str = "") -> None:
    """Give a control its name for screen readers, and its ``objectName`` for tests."""
    poser = getattr(controle, "nommer", None)
    if poser is not None:
        poser(libelle)
    else:
        controle.setAccessibleName(libelle)
    if nom:
        controle.setObjectName(nom)
