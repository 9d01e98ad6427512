"""One phase on one scrolling page: where it stands, a card an action, how to close it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.models.avancement import EtatAction, EtatPhase
from app.models.typographie import pluriel
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Defilement, Etiquette, FilAriane, Pastille, TitrePage
from app.views.elements.tabulation import ordonner
from app.views.phase.carte import CarteAction
from app.views.phase.cloture import CarteCloture

_RESTES = 2
"""How many remaining actions the head names before it only counts them."""


class VuePhase(Defilement):
    """The cards of a phase; one is open at a time. ``vue(code)`` says which."""

    vue = Signal(str)

    def __init__(
        self, contexte: Contexte, etat: EtatPhase, parent: QWidget | None = None, *, ouverte: str = ""
    ) -> None:
        super().__init__(parent)
        self.contexte, self.phase = contexte, etat.definition
        self.setObjectName(f"phase.{self.phase.code}")
        self.setAccessibleName(self.phase.titre)
        methode = contexte.catalogue.methode
        etapes = [etape.code for etape in methode.etapes]
        self._etape = etapes.index(self.phase.etape) + 1
        self._etat: EtatPhase | None = None
        self.courante = ""
        self._a_ouvrir = ""
        self._au_clavier = False
        self._tabulation = QTimer(self)
        self._tabulation.setSingleShot(True)
        self._tabulation.setInterval(0)
        self._tabulation.timeout.connect(lambda: ordonner(self))
        self._construire_tete()
        self.cartes: dict[str, CarteAction] = {}
        for action in etat.actions:
            carte = CarteAction(contexte, action, self._etape)
            carte.prise.connect(lambda code=action.definition.code: self._prendre(code))
            carte.entree.connect(lambda code=action.definition.code: self._prendre(code, au_clavier=True))
            carte.agrandie.connect(self._tabulation.start)
            self.cartes[action.definition.code] = carte
            self.colonne.addWidget(carte)
        self.cloture = CarteCloture(contexte, etat, self._etape)
        self.cloture.actionDemandee.connect(lambda code: contexte.navigation.aller(f"action:{code}"))
        self.colonne.addWidget(self.cloture)
        self.colonne.addStretch(1)
        self._resumer(etat)
        self.courante = ouverte if ouverte in self.cartes else self._premiere(etat)
        self.cartes[self.courante].ouvrir(True)
        self._tabulation.start()

    def _construire_tete(self) -> None:
        methode = self.contexte.catalogue.methode
        etape = methode.etapes[self._etape - 1]
        rang = [phase.code for phase in etape.phases].index(self.phase.code) + 1
        sous_titre = etape.sous_titre[:1].upper() + etape.sous_titre[1:]
        fil = FilAriane(
            [
                (f"Étape {self._etape} sur {len(methode.etapes)} · {sous_titre}", ""),
                (f"Phase {rang} sur {len(etape.phases)}", ""),
            ]
        )
        self.colonne.addWidget(fil)
        rangee = QHBoxLayout()
        rangee.addWidget(TitrePage(self.phase.titre), 1)
        self._close = Pastille("fait", statuts=(("fait", "Phase close"),), modifiable=False, nom="etatPhase")
        rangee.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.colonne.addLayout(rangee)
        self._avancee = Etiquette("", "discret")
        self._avancee.setObjectName("avancee")
        self.colonne.addWidget(self._avancee)

    @staticmethod
    def _premiere(etat: EtatPhase) -> str:
        return (etat.restantes or etat.actions)[0].definition.code

    # --- showing ----------------------------------------------------------------------------------------------

    def actualiser(self, etat: EtatPhase, changes: Changes | None) -> None:
        """Show the phase as it stands; only the cards that differ are touched."""
        avant = {a.definition.code: a for a in self._etat.actions} if self._etat is not None else {}
        for action in etat.actions:
            carte = self.cartes[action.definition.code]
            if changes is None or avant.get(action.definition.code) != action or changes.touche("piece_jointe"):
                carte.montrer(action)
            carte.rafraichir_outil(changes)
        self._resumer(etat)

    def _resumer(self, etat: EtatPhase) -> None:
        self._etat = etat
        self._avancee.definir(_phrase(etat))
        self._close.setVisible(etat.close)
        self.cloture.montrer(etat)

    # --- one card at a time -----------------------------------------------------------------------------------

    def _prendre(self, code: str, *, au_clavier: bool = False) -> None:
        """Open the card once the mouse is up: a card must not move under a click."""
        if code != self.courante:
            self._a_ouvrir, self._au_clavier = code, au_clavier
            QTimer.singleShot(0, self, self._ouvrir_quand_libre)

    def _ouvrir_quand_libre(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(20, self, self._ouvrir_quand_libre)
        elif self._a_ouvrir and self._a_ouvrir != self.courante and self._toujours_la():
            self.ouvrir(self._a_ouvrir)

    def _toujours_la(self) -> bool:
        """A field that disappears hands the keyboard to the next card for an instant: that opens nothing."""
        focus = QApplication.focusWidget()
        return not self._au_clavier or (focus is not None and self.cartes[self._a_ouvrir].isAncestorOf(focus))

    def ouvrir(self, code: str) -> None:
        """Open that card and compact the others, without moving what the user is looking at."""
        if code not in self.cartes or code == self.courante:
            return
        repere: QWidget = self.cartes[code]
        focus = QApplication.focusWidget()
        if focus is not None and repere.isAncestorOf(focus):
            repere = focus
        avant = self._hauteur_de(repere)
        self.courante, self._a_ouvrir = code, ""
        if focus is not None and self.isAncestorOf(focus) and not self.cartes[code].isAncestorOf(focus):
            # A field that is hidden under the keyboard would hand it to whatever card comes next.
            self.cartes[code].pastille.setFocus(Qt.FocusReason.OtherFocusReason)
        for autre, carte in self.cartes.items():
            if carte.ouverte and autre != code:
                carte.ouvrir(False)
        self.cartes[code].ouvrir(True)
        self._recaler(repere, avant)
        QTimer.singleShot(0, self, lambda: self._recaler(repere, avant))
        self.vue.emit(code)

    def _hauteur_de(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _recaler(self, repere: QWidget, avant: int) -> None:
        contenu = self.widget()
        if contenu is None or not self.isVisible():
            return
        disposition = contenu.layout()
        if disposition is not None:
            disposition.activate()
        barre = self.verticalScrollBar()
        barre.setValue(barre.value() + self._hauteur_de(repere) - avant)

    def viser(self, action: str, point: str = "") -> None:
        """Open an action, show it, and put the keyboard on it or on one of its points."""
        if action not in self.cartes:
            return
        carte = self.cartes[action]
        self.ouvrir(action)
        ligne = carte.lignes.get(point)
        cible: QWidget = carte if ligne is None else ligne
        controle = carte.pastille if ligne is None else (ligne.reponse or ligne.case)
        controle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.montrer(cible)


def _phrase(etat: EtatPhase) -> str:
    total = len(etat.actions)
    debut = f"{pluriel(etat.traitees, 'action')} sur {total} {'traitées' if etat.traitees > 1 else 'traitée'}"
    restes = [_sans_majuscule(action) for action in etat.restantes]
    if not restes:
        return debut
    nommees = ", ".join(restes[:_RESTES])
    autres = len(restes) - _RESTES
    suite = f" et {pluriel(autres, 'autre')}" if autres > 0 else ""
    return f"{debut} · reste : {nommees}{suite}"


def _sans_majuscule(action: EtatAction) -> str:
    titre = action.definition.titre
    return titre if titre[1:2].isupper() else titre[:1].lower() + titre[1:]
