"""The full-screen window of a session: agenda and time, what is projected, what is noted. Échap or F11 leaves it.

Nothing lives here alone: every note is a gesture on the dossier, so leaving, undoing or a power cut loses none.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.statuts import EtatSeance
from app.models.typographie import francais
from app.services.comite import ordre_du_jour, releve, seances
from app.services.comite.ordre_du_jour import PointLu
from app.services.comite.projection import Fait, faits
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import maintenant
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, BoutonPrincipal, Etiquette, EtiquetteCoupee, demander
from app.views.elements.liaison import tenter
from app.views.page import terminer_champs
from app.views.seance.chronometre import Chronometre
from app.views.seance.mesures import mesures_pour
from app.views.seance.notes import VOLETS, Notes
from app.views.seance.points import ListeDesPoints
from app.views.seance.projection import Projection
from app.views.seance.temps import Cadran
from app.views.theme import theme_courant

AIDE = (
    "F2 présences · F3 commentaire · F4 réserve · F5 avis · Page ↓ / ↑ point suivant, précédent · F7 point traité"
    " · F8 pause · Ctrl+Z annuler · F9 clore · Échap quitter"
)
"""The keys, always on screen."""


class FenetreSeance(QWidget):
    """One session, live. ``horloge`` counts seconds; tests give their own."""

    def __init__(
        self,
        contexte: Contexte,
        seance: str,
        parent: QWidget | None = None,
        *,
        horloge: Callable[[], float] = time.monotonic,
        ecran: QRect | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.contexte = contexte
        self.seance = seance
        self.point = ""
        self.setObjectName("fenetreSeance")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAutoFillBackground(True)
        self.chronometre = Chronometre(horloge)
        cadre = ecran or QGuiApplication.primaryScreen().geometry()
        self._m = mesures_pour(cadre.height())
        self._construire(cadre.width())
        self._raccourcir()
        self._tic = QTimer(self)
        self._tic.setInterval(1000)
        self._tic.timeout.connect(self._battre)
        self._tic.start()
        contexte.pont.change.connect(self._apres_geste)
        self._montrer()
        premier = next((p.id for p in self._points if not p.traite), self._points[-1].id if self._points else "")
        self.aller_au_point(premier)
        self.notes.montrer("presences")

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self, largeur: int) -> None:
        m, theme = self._m, theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(m.px(16), m.px(10), m.px(16), m.px(8))
        colonne.setSpacing(m.px(8))
        tete = QHBoxLayout()
        self._titre = EtiquetteCoupee("", "sous_titre")
        self._clore = BoutonPrincipal("Clore la séance (F9)", image="coche", nom="cloreSeance")
        self._clore.clicked.connect(self.clore)
        quitter = BoutonDiscret("Quitter (Échap)", image="fermer", nom="quitterSeance")
        quitter.clicked.connect(self.close)
        tete.addWidget(self._titre, 1)
        tete.addWidget(quitter)
        tete.addWidget(self._clore)
        colonne.addLayout(tete)
        rangee = QHBoxLayout()
        rangee.setSpacing(m.px(12))
        gauche = QVBoxLayout()
        self.cadran = Cadran(m)
        self.points = ListeDesPoints(m)
        self.points.choisi.connect(self.aller_au_point)
        gauche.addWidget(self.cadran)
        gauche.addWidget(self.points, 1)
        self.projection = Projection(m)
        self.notes = Notes(self.contexte, self.seance)
        cote = QWidget()
        cote.setLayout(gauche)
        gauche.setContentsMargins(0, 0, 0, 0)
        cote.setFixedWidth(min(m.px(340), largeur * 27 // 100))
        self.notes.setFixedWidth(min(max(theme.px(400), m.px(380)), largeur * 40 // 100))
        rangee.addWidget(cote)
        rangee.addWidget(self.projection, 1)
        rangee.addWidget(self.notes)
        colonne.addLayout(rangee, 1)
        self.aide = Etiquette(AIDE, "petit")
        self.aide.setObjectName("aideSeance")
        self.aide.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._dit = Etiquette("", "gras")
        self._dit.setObjectName("ditSeance")
        self._dit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._dit.setVisible(False)
        self._silence = QTimer(self, singleShot=True, interval=6000)
        self._silence.timeout.connect(lambda: self._dit.setVisible(False))
        colonne.addWidget(self._dit)
        colonne.addWidget(self.aide)
        self.contexte.navigation.annonce.connect(self.dire)

    def _raccourcir(self) -> None:
        gestes: tuple[tuple[str, Callable[[], object]], ...] = (
            *((touche, lambda c=code: self.notes.montrer(c)) for code, (touche, _, _) in VOLETS.items()),
            ("PgDown", lambda: self.avancer(1)),
            ("PgUp", lambda: self.avancer(-1)),
            ("F7", self.traiter),
            ("F8", self.suspendre),
            ("F9", self.clore),
            ("F11", self.close),
            ("Esc", self.close),
            ("Ctrl+Z", lambda: self._rejouer("annuler", "Annulé", "Il n’y a rien à annuler.")),
            ("Ctrl+Y", lambda: self._rejouer("retablir", "Rétabli", "Il n’y a rien à rétablir.")),
        )
        for touche, geste in gestes:
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.activated.connect(geste)

    # --- showing ----------------------------------------------------------------------------------------------

    def _montrer(self) -> None:
        lue = seances.lire(self.contexte.dossier, self.seance)
        if lue is None:
            return
        self.setWindowTitle(francais(f"{lue.titre} — Ingéco"))
        fin = ordre_du_jour.fin_prevue(lue.debut, ordre_du_jour.points(self.contexte.dossier, self.seance))
        mots = (lue.titre, lue.lieu, f"fin prévue à {fin}" if fin else "")
        self._titre.definir(" · ".join(m for m in mots if m))
        self._points = ordre_du_jour.points(self.contexte.dossier, self.seance)
        if self._points and all(point.id != self.point for point in self._points):
            self.point = self._points[0].id if self.point else ""
        self.points.definir(self._points, self.point)
        courant = self._courant()
        self.projection.projeter(courant, self._faits(courant))
        self._battre()

    def _faits(self, point: PointLu | None) -> tuple[Fait, ...]:
        return faits(self.contexte.dossier, self.contexte.catalogue, point.document if point else "")

    def _courant(self) -> PointLu | None:
        return next((point for point in self._points if point.id == self.point), None)

    def _battre(self) -> None:
        courant = self._courant()
        self.cadran.setVisible(courant is not None)
        if courant is not None:
            ecoule = self.chronometre.ecoule(courant.id)
            self.cadran.montrer(ecoule, courant.duree, en_pause=self.chronometre.en_pause)

    def dire(self, mots: str) -> None:
        """A sentence above the line of keys, for a few seconds."""
        self._dit.definir(mots)
        self._dit.setVisible(bool(mots))
        self._silence.start()

    def _apres_geste(self, changes: Changes) -> None:
        if seances.lire(self.contexte.dossier, self.seance) is None:
            self.close()  # the gesture that made it was undone
            return
        if changes.touche("point_seance", "seance") or not changes.touche("presence", "commentaire", "avis"):
            self._montrer()
        self.notes.rafraichir()

    # --- gestures ---------------------------------------------------------------------------------------------

    def aller_au_point(self, id: str) -> None:
        """Show that point; the time counts for it from now on."""
        self.point = id
        self.chronometre.suivre(id)
        self._montrer()
        courant = self._courant()
        self.notes.suivre(courant.id if courant else None, courant.titre if courant else "")

    def avancer(self, pas: int) -> None:
        """The next point (the one left is dealt with), or the one before."""
        rang = next((i for i, point in enumerate(self._points) if point.id == self.point), -1)
        courant = self._courant()
        if pas > 0 and courant is not None and not courant.traite:
            tenter(self, lambda: ordre_du_jour.modifier(self.contexte.dossier, courant.id, traite=True))
        if 0 <= rang + pas < len(self._points):
            self.aller_au_point(self._points[rang + pas].id)
        elif pas > 0 and self._points:
            self.dire("C’était le dernier point. F5 pour l’avis, F9 pour clore la séance.")

    def traiter(self) -> None:
        """Dealt with, or not."""
        courant = self._courant()
        if courant is not None:
            tenter(self, lambda: ordre_du_jour.modifier(self.contexte.dossier, courant.id, traite=not courant.traite))

    def suspendre(self) -> None:
        """Stop the time, or let it run again."""
        self.chronometre.basculer()
        self._battre()

    def ecrire_saisie(self) -> None:
        """Write what is still in a field."""
        terminer_champs(self)

    def _rejouer(self, verbe: str, fait: str, rien: str) -> None:
        self.ecrire_saisie()
        changes = getattr(self.contexte.dossier, verbe)(initiateur=self)
        self.dire(f"{fait} : {changes.libelle}" if changes else rien)

    def clore(self) -> None:
        """Say once what is still empty; then the session was held, and its relevé is ready."""
        self.ecrire_saisie()
        lu = releve.lire(self.contexte.dossier, self.seance)
        if lu is None:
            self.close()
            return
        if lu.manques and not demander(
            self,
            "Clore la séance ?",
            f"Il manque encore : {', '.join(lu.manques)}.\n\nVous pourrez la rouvrir et compléter à tout moment.",
            oui="Clore",
            non="Continuer",
        ):
            return
        if tenter(self, lambda: seances.clore(self.contexte.dossier, self.seance, maintenant())):
            self.close()
            self.contexte.navigation.aller("document:releve-avis")

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Leaving writes what was being typed; the session goes on whenever it is opened again."""
        self.ecrire_saisie()
        self._tic.stop()
        super().closeEvent(evenement)


def seance_ouverte(parent: QWidget) -> FenetreSeance | None:
    """The window open over that part of the program, if any."""
    fenetre = parent.findChild(FenetreSeance)
    return fenetre if fenetre is not None and fenetre.isVisible() else None


def ouvrir_la_seance(contexte: Contexte, seance: str, parent: QWidget) -> FenetreSeance | None:
    """Begin (or go on with) a session on the whole screen of ``parent``; None where it can’t begin."""
    if (deja := seance_ouverte(parent)) is not None:
        deja.raise_()
        return deja
    lue = seances.lire(contexte.dossier, seance)
    if lue is None:
        return None
    if lue.etat is not EtatSeance.EN_COURS and not tenter(
        parent, lambda: seances.ouvrir(contexte.dossier, seance, maintenant())
    ):
        return None
    ecran = parent.window().screen()
    fenetre = FenetreSeance(contexte, seance, parent, ecran=ecran.geometry())
    fenetre.setScreen(ecran)
    fenetre.showFullScreen()
    return fenetre
