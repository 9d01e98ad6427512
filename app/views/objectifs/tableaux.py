"""The same objectives, results and indicators as tables: bulk edit, paste, sort, filter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier
from app.services.registres import Registre
from app.services.registres.objectifs import (
    registre_des_indicateurs,
    registre_des_objectifs,
    registre_des_resultats,
)
from app.views.contexte import Contexte
from app.views.elements import Segment
from app.views.registre.page import PageRegistre
from app.views.registre.replie import TableReplie
from app.views.theme import theme_courant

TABLEAUX: dict[str, tuple[str, Callable[[Dossier, Catalogue], Registre]]] = {
    "objectifs": ("Objectifs", registre_des_objectifs),
    "resultats": ("Résultats attendus", registre_des_resultats),
    "indicateurs": ("Indicateurs", registre_des_indicateurs),
}
"""Code → words, what makes the register."""


class TableauDuRegistre(PageRegistre):
    """One of the three, inside the page: no margins, no title."""

    genre_table = TableReplie

    def __init__(self, contexte: Contexte, code: str, parent: QWidget | None = None) -> None:
        fabrique = TABLEAUX[code][1]
        # no title: the button that shows this table already says its name
        super().__init__(contexte, fabrique(contexte.dossier, contexte.catalogue), "", parent=parent)
        self.setObjectName(f"page.tableau.{code}")
        colonne = self.layout()
        if colonne is not None:
            colonne.setContentsMargins(0, theme_courant().px(4), 0, 0)


class Tableaux(QWidget):
    """Three registers, one shown at a time, each built when it is looked at."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.registres: dict[str, TableauDuRegistre] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(4))
        rangee = QHBoxLayout()
        rangee.setSpacing(theme.px(4))
        self._groupe = QButtonGroup(self)
        for code, (mots, _) in TABLEAUX.items():
            bouton = Segment(mots, nom=f"tableau.{code}", accessible=f"Tableau : {mots}")
            bouton.clicked.connect(lambda _=False, c=code: self.montrer(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        rangee.addStretch(1)
        colonne.addLayout(rangee)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.code = ""
        self.montrer("objectifs")

    def montrer(self, code: str) -> None:
        """Show that register."""
        if code not in self.registres:
            self.registres[code] = TableauDuRegistre(self._contexte, code)
            self._pile.addWidget(self.registres[code])
        else:
            self.registres[code].rafraichir(None)
        self.code = code
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"tableau.{code}")
        self._pile.setCurrentWidget(self.registres[code])

    def rafraichir(self, changes: Changes | None) -> None:
        """The one that is shown."""
        self.registres[self.code].rafraichir(changes)
