"""The right of the screen, for the one who notes: attendance, comments, reservations, opinion, the point — F2 to F6."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.models.typographie import francais
from app.views.contexte import Contexte
from app.views.elements import Carte
from app.views.elements.flot import DispositionFlot
from app.views.elements.infobulle import en_infobulle
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

_ECART = 2
"""Between two tabs, in pixels at 100 %."""


class Notes(Carte):
    """Five panes, one at a time; each is built when it is first wanted."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, nom="notesDeSeance")
        self._contexte, self._seance = contexte, seance
        self._point: tuple[str | None, str] = (None, "")
        self.volets: dict[str, Volet] = {}
        colonne = QVBoxLayout()
        colonne.setSpacing(theme_courant().px(8))
        onglets = DispositionFlot(ecart=theme_courant().px(_ECART))
        self._groupe = QButtonGroup(self)
        for code, (touche, mots, _) in VOLETS.items():
            bouton = QPushButton()
            bouton.setProperty("genre", "onglet")
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setObjectName(f"volet.{code}")
            bouton.setAccessibleName(francais(f"{mots} ({touche})"))
            bouton.setToolTip(en_infobulle(francais(f"{mots} ({touche})")))
            bouton.clicked.connect(lambda _=False, c=code: self.montrer(c))
            self._groupe.addButton(bouton)
            onglets.addWidget(bouton)
        colonne.addLayout(onglets)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.ajouter(colonne)
        self.corps.setStretch(0, 1)
        self._nommer_les_onglets()

    def _nommer_les_onglets(self) -> None:
        """Key and words; where they would take three lines from the pane, words of the one shown only."""
        theme = theme_courant()
        mesure = QFontMetricsF(theme.police(gras=True))
        entiers = [f"{touche} {mots}" for touche, mots, _ in VOLETS.values()]
        larges = [round(mesure.horizontalAdvance(mots)) + theme.px(12) for mots in entiers]
        serre = lignes_de(larges, self._pile.width(), theme.px(_ECART)) > 2
        for bouton, mots in zip(self._groupe.buttons(), entiers, strict=True):
            dit = mots.partition(" ")[0] if serre and not bouton.isChecked() else mots
            bouton.setText(dit)
            bouton.setMinimumWidth(round(mesure.horizontalAdvance(dit)) + theme.px(12))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """The width decides how many words the tabs say."""
        super().resizeEvent(evenement)
        self._nommer_les_onglets()

    def montrer(self, code: str) -> None:
        """Show that pane and put the keyboard in it."""
        if code not in self.volets:
            self.volets[code] = VOLETS[code][2](self._contexte, self._seance)
            self._pile.addWidget(self.volets[code])
        volet = self.volets[code]
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"volet.{code}")
        self._nommer_les_onglets()
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


def lignes_de(larges: Sequence[int], place: int, ecart: int) -> int:
    """How many lines things of these widths take, set one after the other.

    >>> lignes_de([50, 50, 50], place=110, ecart=2)
    2
    """
    lignes, reste = 1, place
    for large in larges:
        if large > reste and reste < place:
            lignes, reste = lignes + 1, place
        reste -= large + ecart
    return lignes
