"""The right of the screen, for the one who notes: attendance, comments, reservations, opinion, the point — F2 to F6."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.views.contexte import Contexte
from app.views.elements import Carte
from app.views.elements.flot import DispositionFlot
from app.views.seance.avis import VoletAvis
from app.views.seance.commentaires import VoletCommentaires
from app.views.seance.point import VoletPoint
from app.views.seance.presences import VoletPresences
from app.views.seance.reserves import VoletReserves
from app.views.seance.volet import Volet
from app.views.theme import theme_courant

VOLETS: Mapping[str, tuple[str, str, Callable[[Contexte, str], Volet]]] = {
    "presences": ("F2", "Présences", VoletPresences),
    "commentaires": ("F3", "Commentaires", VoletCommentaires),
    "reserves": ("F4", "Réserves", VoletReserves),
    "avis": ("F5", "Avis", VoletAvis),
    "point": ("F6", "Notes du point", VoletPoint),
}
"""Code → key, words, what makes it."""


class Notes(Carte):
    """Five panes, one at a time; each is built when it is first wanted."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, nom="notesDeSeance")
        self._contexte, self._seance = contexte, seance
        self._point: tuple[str | None, str] = (None, "")
        self.volets: dict[str, Volet] = {}
        colonne = QVBoxLayout()
        colonne.setSpacing(theme_courant().px(8))
        onglets = DispositionFlot(ecart=theme_courant().px(2))
        self._groupe = QButtonGroup(self)
        mesure = QFontMetricsF(theme_courant().police(gras=True))
        for code, (touche, mots, _) in VOLETS.items():
            bouton = QPushButton(f"{touche} {mots}")
            bouton.setProperty("genre", "onglet")
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setObjectName(f"volet.{code}")
            bouton.setAccessibleName(francais(f"{mots} ({touche})"))
            bouton.setMinimumWidth(round(mesure.horizontalAdvance(bouton.text())) + theme_courant().px(12))
            bouton.clicked.connect(lambda _=False, c=code: self.montrer(c))
            self._groupe.addButton(bouton)
            onglets.addWidget(bouton)
        colonne.addLayout(onglets)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.ajouter(colonne)
        self.corps.setStretch(0, 1)

    def montrer(self, code: str) -> None:
        """Show that pane and put the keyboard in it."""
        if code not in self.volets:
            self.volets[code] = VOLETS[code][2](self._contexte, self._seance)
            self._pile.addWidget(self.volets[code])
        volet = self.volets[code]
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"volet.{code}")
        self._pile.setCurrentWidget(volet)
        volet.suivre(*self._point)
        volet.premier.setFocus(Qt.FocusReason.OtherFocusReason)

    def reprendre(self) -> None:
        """Put the keyboard back in the pane on screen."""
        if isinstance(volet := self._pile.currentWidget(), Volet):
            volet.premier.setFocus(Qt.FocusReason.OtherFocusReason)

    def suivre(self, point: str | None, titre: str) -> None:
        """Another point is under way."""
        self._point = (point, titre)
        for volet in self.volets.values():
            volet.suivre(point, titre)

    def rafraichir(self) -> None:
        """Show what changed in the dossier, in every pane that was opened."""
        for volet in self.volets.values():
            volet.rafraichir()
