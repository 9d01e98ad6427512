"""Reservations during a session: a new one in a line, then who answers it and by when; earlier ones to lift."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.comite import Reserve
from app.services.comite import reserves
from app.views.comite.reserve import FicheReserve
from app.views.contexte import Contexte
from app.views.elements import Champ, Defilement
from app.views.elements.liaison import tenter
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.seance.saisies import ChampNote
from app.views.seance.volet import Volet
from app.views.theme import theme_courant

_SANS_BORNE = 16777215
"""As high as there is room (Qt’s own limit)."""


class VoletReserves(Volet):
    """The reservation under way, those of this session and those that came back, and the sheet of the one chosen."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._seance = contexte, seance
        self.id = ""
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(6))
        self.texte = ChampNote("Ce qui est demandé ; Entrée, puis qui répond", "nouvelleReserve", lignes=1)
        colonne.addWidget(Champ("Nouvelle réserve", self.texte, nom="nouvelleReserve"))
        self.liste = ListeATitres("Réserves", nom="reservesNotees")
        self.liste.choisie.connect(self._montrer)
        colonne.addWidget(self.liste, 3)
        self.fiche = FicheReserve(contexte, seance=seance, etroite=True)
        self._zone = Defilement(marges=(0, 0, 10, 4))
        self._zone.colonne.addWidget(self.fiche)
        self._zone.colonne.addStretch(1)
        self._zone.setVisible(False)
        colonne.addWidget(self._zone, 4)
        self.texte.ecrite.connect(self._ecrire)
        self.texte.finie.connect(self._vers_la_fiche)
        self.fiche.supprimee.connect(lambda: self.texte.setFocus(Qt.FocusReason.OtherFocusReason))
        self.premier = self.texte
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show what is noted; one that was undone is no longer under way."""
        siennes = reserves.de(self._contexte.dossier, self._seance)
        anciennes = reserves.a_traiter(self._contexte.dossier, self._seance)
        if self.id:
            courante = next((r for r in siennes if r.id == self.id), None)
            self.id = courante.id if courante else ""
            self.texte.definir(courante.texte if courante else "")
        lignes = []
        for titre, groupe in (("De cette séance", siennes), ("Des séances précédentes", anciennes)):
            lignes += [LigneDeListe("", titre)] if groupe else []
            for r in groupe:
                etat = "○ ouverte" if r.ouverte else "✓ levée"
                lignes.append(LigneDeListe(r.id, r.texte, r.responsable or r.nom or "sans responsable", etat))
        self.liste.definir(lignes)
        if self.fiche.id and not self.fiche.montrer(self.fiche.id):
            self._zone.setVisible(False)
        self._partager()

    def _ecrire(self, texte: str) -> None:
        """Kept at the first pause, put right at the next ones; emptied before it is finished, it is taken out."""
        dossier, id = self._contexte.dossier, self.id
        if id and dossier.ligne(Reserve, id) is not None:
            if texte.strip():
                tenter(self, lambda: reserves.modifier(dossier, id, texte=texte, initiateur=self))
            else:
                tenter(self, lambda: reserves.supprimer(dossier, id, initiateur=self))
                self.id = ""
        elif texte.strip():
            ids: list[str] = []
            tenter(self, lambda: ids.append(reserves.emettre(dossier, self._seance, texte, initiateur=self)))
            self.id = ids[0] if ids else ""
        self.rafraichir()

    def _vers_la_fiche(self) -> None:
        """Entrée: the text is finished, its sheet asks who answers and by when."""
        id, self.id = self.id, ""
        self.texte.definir("")
        if id:
            self._montrer(id)
            self.fiche.controles["membre"].ligne.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée in the list goes to what the one chosen still lacks; in a line of its sheet it ends it: the keyboard
        is back where the next one is typed."""
        if evenement.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(evenement)
        elif self.liste.hasFocus() and self.fiche.id:
            self.fiche.repondre()
        else:
            self.fiche.terminer_tout()
            if not self.fiche.en_defaut():
                self.texte.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Titles wrap at the new width."""
        super().resizeEvent(evenement)
        self._partager()

    def _montrer(self, id: str) -> None:
        montree = self.fiche.montrer(id)
        self._zone.setVisible(montree)
        if montree:
            self.liste.choisir(id)
        self._partager()

    def _partager(self) -> None:
        """Beside a sheet the list takes no more than its rows: what must be written comes into view."""
        rangs = range(len(self.liste.lignes()))
        haut = sum(self.liste.sizeHintForRow(rang) for rang in rangs) + theme_courant().px(6)
        self.liste.setMaximumHeight(haut if self.fiche.id else _SANS_BORNE)
