"""Several choices of a list of the method."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.definitions.aide import Liste
from app.models.statuts import Libelle
from app.models.typographie import francais
from app.views.elements.case import CaseACocher
from app.views.elements.choix_unique import Option, options_de
from app.views.elements.infobulle import en_infobulle


class ChoixMultiple(QWidget):
    """Check boxes; ``valide(tuple[str, ...])`` with the codes ticked, in the order of the list. Codes that are not in
    the list (any more) are kept and shown as they are."""

    valide = Signal(object)

    def __init__(
        self,
        source: Liste | type[Libelle] | Sequence[Option],
        parent: QWidget | None = None,
        *,
        colonnes: int = 1,
        nom: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self._colonnes = colonnes
        self._libelle = ""
        self._cases: dict[str, CaseACocher] = {}
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setVerticalSpacing(2)
        for code, mots, explication in options_de(source):
            self._ajouter(code, mots, explication)

    def _ajouter(self, code: str, mots: str, explication: str = "") -> CaseACocher:
        case = CaseACocher(mots, nom=f"{self.objectName()}.{code}")
        case.setToolTip(en_infobulle(francais(explication)))
        case.setAccessibleDescription(francais(explication))
        case.bascule.connect(lambda _coche: self.valide.emit(self.valeur()))
        rang = len(self._cases)
        self._grille.addWidget(case, rang // self._colonnes, rang % self._colonnes)
        self._cases[code] = case
        if rang == 0:
            self.setFocusProxy(case)
        return case

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)

    def definir(self, codes: Sequence[str] | None) -> None:
        """Show a value of the dossier, without a signal."""
        voulus = tuple(codes or ())
        for code in voulus:
            if code not in self._cases:
                self._ajouter(code, code)
        for code, case in self._cases.items():
            case.definir(code in voulus)

    def valeur(self) -> tuple[str, ...]:
        """The codes ticked."""
        return tuple(code for code, case in self._cases.items() if case.isChecked())
