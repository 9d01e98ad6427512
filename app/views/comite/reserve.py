"""One reservation: what was said, what is done about it, what really changed, and lifting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.comite import Reserve
from app.models.typographie import date_longue
from app.services.comite import reserves
from app.services.comite.reserves import ReserveLue
from app.views.comite.qui import QuiParle, nommer_devant
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonDiscret, Champ, ChampDate, ChampLigne, ChampTexte, Etiquette
from app.views.elements.liaison import lier, tenter
from app.views.theme import theme_courant

_LARGE = {
    "texte": (0, 0, 3), "membre": (1, 0, 1), "responsable": (1, 1, 1), "echeance": (1, 2, 1),
    "suite": (2, 0, 3), "changement": (3, 0, 3),
}  # fmt: skip
_ETROITE = {
    "texte": (0, 0, 2), "membre": (1, 0, 1), "responsable": (1, 1, 1), "echeance": (2, 0, 1),
    "suite": (3, 0, 2), "changement": (4, 0, 2),
}  # fmt: skip
"""Place of each field: row, column, width."""


class FicheReserve(QWidget):
    """One reservation at a time, as a sheet; what is typed is written to the one it was typed for.

    ``seance``: that at which it would be lifted, during a session. ``etroite``: two fields side by side, not three.
    ``supprimee()`` once it was taken out from here: whoever shows it says where the keyboard goes.
    """

    supprimee = Signal()

    def __init__(
        self, contexte: Contexte, parent: QWidget | None = None, *, seance: str | None = None, etroite: bool = False
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._seance = seance
        self.setObjectName("ficheReserve")
        self.id = ""
        theme = theme_courant()
        self._titre = Etiquette("", "sous_titre")
        self._etat = Etiquette("", "discret")
        self._etat.setObjectName("etatReserve")
        self.controles: dict[str, Any] = {
            "texte": ChampTexte(lignes=2),
            "membre": QuiParle(contexte, "reserve.membre"),
            "responsable": ChampLigne(invite="Qui répond"),
            "echeance": ChampDate(),
            "suite": ChampTexte(lignes=2, invite="Ce qui a été fait pour y répondre"),
            "changement": ChampTexte(lignes=2, invite="Ce qui n’est plus pareil dans le projet"),
        }
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(self._titre)
        colonne.addWidget(self._etat)
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme.px(10))
        grille.setVerticalSpacing(theme.px(8))
        places = _ETROITE if etroite else _LARGE
        libelles = {
            "texte": "Réserve", "membre": "Émise par", "responsable": "Responsable", "echeance": "Réponse pour le",
            "suite": "Suite donnée", "changement": "Ce qui a effectivement changé",
        }  # fmt: skip
        for nom, (rang, k, large) in places.items():
            controle = self.controles[nom]
            grille.addWidget(
                Champ(libelles[nom], controle, nom=f"reserve.{nom}"), rang, k, 1, large, Qt.AlignmentFlag.AlignTop
            )
            lier(contexte, controle, partial(self._cle, nom), partial(self._ecrire, nom))
        for k in range(2 if etroite else 3):
            grille.setColumnStretch(k, 1)
        self.controles["membre"].inconnu.connect(self._nommer_devant)
        self.controles["membre"].fini.connect(lambda: self._vers("responsable"))
        colonne.addLayout(grille)
        colonne.addLayout(self._construire_pied())

    def _construire_pied(self) -> QHBoxLayout:
        pied = QHBoxLayout()
        self.lever = Bouton("Lever la réserve", image="coche", nom="leverReserve")
        self.lever.clicked.connect(self._lever)
        self.rouvrir = BoutonDiscret("Rouvrir", image="retablir", nom="rouvrirReserve")
        self.rouvrir.clicked.connect(self._rouvrir)
        self.supprimer = BoutonDiscret("Supprimer", image="corbeille", nom="supprimerReserve")
        self.supprimer.clicked.connect(self._supprimer)
        for bouton in (self.lever, self.rouvrir, self.supprimer):
            bouton.setEnabled(not self._contexte.dossier.lecture_seule)
            pied.addWidget(bouton)
        pied.addStretch(1)
        return pied

    def _faire(self, geste: Callable[[], object]) -> bool:
        self.terminer_tout()
        return tenter(self, geste)

    def repondre(self) -> None:
        """Put the keyboard on what is still to be written; once all is, on what lifts it or reopens it."""
        lue = self._lue()
        if lue is None or not lue.ouverte:
            self.rouvrir.setFocus(Qt.FocusReason.OtherFocusReason)
        elif lue.manque:
            self._vers("changement" if lue.suite else "suite")
        else:
            self.lever.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lever(self) -> None:
        """Refused, and said why, while the follow-up or the change isn’t written: the keyboard goes there."""
        self._faire(lambda: reserves.lever(self._contexte.dossier, self.id, date.today(), self._seance))
        self.repondre()

    def _rouvrir(self) -> None:
        self._faire(lambda: reserves.rouvrir(self._contexte.dossier, self.id))
        self.repondre()

    def _supprimer(self) -> None:
        if self._faire(lambda: reserves.supprimer(self._contexte.dossier, self.id)):
            self.supprimee.emit()

    def _vers(self, nom: str) -> None:
        self.controles[nom].setFocus(Qt.FocusReason.OtherFocusReason)

    def _cle(self, nom: str) -> str:
        return f"{Reserve.__tablename__}/{self.id}/{nom}"

    def _ecrire(self, nom: str, valeur: Any) -> None:
        if nom == "texte" and not str(valeur or "").strip():
            self.montrer(self.id)
            self._contexte.navigation.annonce.emit("Une réserve a un texte ; « Supprimer » la retire.")
            return
        if self.id:
            reserves.modifier(self._contexte.dossier, self.id, **{nom: valeur}, initiateur=self)
        self._dire(self._lue())

    def _nommer_devant(self, nom: str) -> None:
        """Made by somebody who is not a member: the name stands before the words of the reservation."""
        texte: ChampTexte = self.controles["texte"]
        texte.terminer()
        if self.id:
            texte.proposer(nommer_devant(nom, texte.valeur()))

    def terminer_tout(self) -> None:
        """Write what is still in a field."""
        for controle in self.controles.values():
            controle.terminer()

    def en_defaut(self) -> bool:
        """Whether a name or a day typed here can’t be understood."""
        return any(self.controles[nom].en_defaut() for nom in ("membre", "echeance"))

    def _lue(self) -> ReserveLue | None:
        return next((r for r in reserves.lister(self._contexte.dossier) if r.id == self.id), None)

    def montrer(self, id: str) -> bool:
        """Show that reservation; False if it is not there (any more)."""
        if id != self.id:
            self.terminer_tout()
        self.id = id
        lue = self._lue()
        if lue is None:
            self.id = ""
            return False
        for nom, controle in self.controles.items():
            controle.definir(getattr(lue, nom))
        self._dire(lue)
        return True

    def _dire(self, lue: ReserveLue | None) -> None:
        if lue is None:
            return
        de = f"de la séance du {date_longue(lue.seance_jour)}" if lue.seance_jour else ""
        self._titre.definir(f"Réserve {de}".strip())
        self._etat.definir(dire_etat(lue, date.today()))
        montre, cache = (self.lever, self.rouvrir) if lue.ouverte else (self.rouvrir, self.lever)
        montre.setVisible(True)
        if cache.hasFocus():  # hidden, it would hand the keyboard to « Supprimer »
            montre.setFocus(Qt.FocusReason.OtherFocusReason)
        cache.setVisible(False)


def dire_etat(lue: ReserveLue, aujourdhui: date) -> str:
    """« Ouverte : il manque encore la suite donnée », « Levée le 3 mars 2027 »; and since when an answer is awaited."""
    if lue.levee_le is not None:
        return f"✓ Levée le {date_longue(lue.levee_le)}"
    passee = lue.echeance is not None and lue.echeance < aujourdhui
    depuis = f" Réponse attendue depuis le {date_longue(lue.echeance)}." if lue.echeance and passee else ""
    if lue.manque:
        return f"○ Ouverte : il manque encore {lue.manque}.{depuis}"
    return f"◐ Ouverte, mais répondue : elle peut être levée.{depuis}"
