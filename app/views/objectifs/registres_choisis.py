"""Under each register of the evaluation, what will be looked at there; a register without indicator is a hole (R14)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.trace import Trace
from app.models.typographie import pluriel
from app.services import objectifs
from app.services.objectifs_mots import dire_cible
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.theme import theme_courant

_MONTRES = 5
"""Indicators named under a register; the others are counted."""


class RegistresChoisis(QWidget):
    """One block a register: its question, its indicators. ``combler(registre)``: the hole is to be filled."""

    combler = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None, *, bref: bool = False) -> None:
        """``bref``: only the registers without any indicator are told."""
        super().__init__(parent)
        self.setObjectName("registresChoisis")
        self._contexte = contexte
        self._bref = bref
        self._liste = contexte.catalogue.liste("registres_evaluation")
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(theme_courant().px(3))
        self._dit: object = None

    def montrer(self, trace: Trace) -> None:
        """Show the registers chosen and what measures each."""
        par_registre = trace.par_registre(objectifs.registres_choisis(self._contexte.dossier))
        if par_registre == self._dit:
            return
        self._dit = par_registre
        while (place := self._colonne.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.deleteLater()
        for code, mesures in par_registre.items():
            if self._bref and mesures:
                continue
            self._colonne.addWidget(self._titrer(code, len(mesures)))
            for mesure in mesures[:_MONTRES]:
                cible = dire_cible(mesure)
                ligne = Etiquette(f"• {mesure.texte}" + (f" — {cible}" if cible else ""), brut=True)
                ligne.setContentsMargins(theme_courant().px(10), 0, 0, 0)
                self._colonne.addWidget(ligne)
            if len(mesures) > _MONTRES:
                self._colonne.addWidget(Etiquette(f"et {pluriel(len(mesures) - _MONTRES, 'autre')}", "petit"))
            if not mesures:
                self._colonne.addWidget(self._trou(code))
        self.setVisible(bool(self._colonne.count()))

    def _titrer(self, code: str, combien: int) -> Etiquette:
        question = next((c.explication for c in self._liste.choix if c.code == code), "")
        mots = self._liste.texte(code)
        compte = f" ({combien})" if combien and not self._bref else ""
        return Etiquette(f"{mots}{compte} : {question}" if question else mots + compte, "rubrique")

    def _trou(self, code: str) -> QWidget:
        lien = Lien("○ Aucun indicateur : en choisir un dans le tableau", nom=f"combler.{code}")
        lien.clicked.connect(lambda: self.combler.emit(code))
        return lien
