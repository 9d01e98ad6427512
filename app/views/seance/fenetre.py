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
from app.services.comite.projete import projeter_point
from app.services.documents.anonymat import Anonymat
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import maintenant
from app.views.comite.papiers import RELEVE, est_parmi_les_documents
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
    "F2 présences · F3 commentaire · F4 réserve · F5 avis · F6 notes du point · Page ↓ / ↑ point suivant, précédent"
    " (Maj : défiler) · F7 point traité · F8 pause · F10 projeter en grand · Ctrl+Z annuler · F9 clore · Échap quitter"
)
"""The keys, always on screen; a sentence takes their place for a few seconds."""

_AGENDA, _NOTES, _PART_DES_NOTES = 316, 430, 34
"""Width of the agenda and of the notes in pixels, and the hundredths of the screen the notes take when it is large."""


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
        self._depart = contexte.dossier.revision
        self._annules = 0
        self._anonymat = Anonymat(contexte.dossier)
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
        m = self._m
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(m.px(16), m.px(10), m.px(16), m.px(8))
        colonne.setSpacing(m.px(8))
        colonne.addLayout(self._construire_tete())
        colonne.addLayout(self._construire_corps(largeur), 1)
        for etiquette in self._construire_pied():
            colonne.addWidget(etiquette)

    def _construire_tete(self) -> QHBoxLayout:
        """Which session, and the two ways out."""
        tete = QHBoxLayout()
        self._titre = EtiquetteCoupee("", "sous_titre")
        self._clore = BoutonPrincipal("Clore la séance (F9)", image="coche", nom="cloreSeance")
        self._clore.clicked.connect(self.clore)
        quitter = BoutonDiscret("Quitter (Échap)", image="fermer", nom="quitterSeance")
        quitter.clicked.connect(self.close)
        tete.addWidget(self._titre, 1)
        tete.addWidget(quitter)
        tete.addWidget(self._clore)
        return tete

    def _construire_corps(self, largeur: int) -> QHBoxLayout:
        """Agenda and time, what is projected, what is noted."""
        m, theme = self._m, theme_courant()
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
        self._cote = QWidget()
        self._cote.setLayout(gauche)
        gauche.setContentsMargins(0, 0, 0, 0)
        self._cote.setFixedWidth(min(m.px(_AGENDA), largeur * 27 // 100))
        voulue = max(theme.px(_NOTES), largeur * _PART_DES_NOTES // 100)
        self.notes.setFixedWidth(min(voulue, largeur * 40 // 100))
        rangee.addWidget(self._cote)
        rangee.addWidget(self.projection, 1)
        rangee.addWidget(self.notes)
        return rangee

    def _construire_pied(self) -> tuple[Etiquette, Etiquette]:
        """What was just done, in place of the keys for a while; the keys."""
        self.aide = Etiquette(AIDE, "petit")
        self.aide.setObjectName("aideSeance")
        self.aide.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.aide.setMinimumHeight(theme_courant().px(22))
        self._dit = Etiquette("", "gras")
        self._dit.setObjectName("ditSeance")
        self._dit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._silence = QTimer(self, singleShot=True, interval=6000)
        self._silence.timeout.connect(lambda: self.dire(""))
        self._dit.setVisible(False)
        self.contexte.navigation.annonce.connect(self.dire)
        return self._dit, self.aide

    def _raccourcir(self) -> None:
        gestes: tuple[tuple[str, Callable[[], object]], ...] = (
            *((touche, lambda c=code: self.montrer_volet(c)) for code, (touche, _, _) in VOLETS.items()),
            ("PgDown", lambda: self.avancer(1)),
            ("PgUp", lambda: self.avancer(-1)),
            ("Shift+PgDown", lambda: self.projection.defiler(1)),
            ("Shift+PgUp", lambda: self.projection.defiler(-1)),
            ("F7", self.traiter),
            ("F8", self.suspendre),
            ("F9", self.clore),
            ("F10", lambda: self.projeter_en_grand(self.notes.isVisible())),
            ("F11", self.close),
            ("Esc", self.reculer),
            ("Ctrl+Z", self.annuler),
            ("Ctrl+Y", self.retablir),
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
        mots = (lue.titre, f"fin prévue à {fin}" if fin else "", lue.lieu)
        self._titre.definir(" · ".join(m for m in mots if m))
        self._points = ordre_du_jour.points(self.contexte.dossier, self.seance)
        if self._points and all(point.id != self.point for point in self._points):
            self.point = self._points[0].id if self.point else ""
        self.points.definir(self._points, self.point)
        dossier, catalogue = self.contexte.dossier, self.contexte.catalogue
        self.projection.projeter(projeter_point(dossier, catalogue, self.seance, self._courant(), self._anonymat))
        self._battre()

    def _courant(self) -> PointLu | None:
        return next((point for point in self._points if point.id == self.point), None)

    def _battre(self) -> None:
        courant = self._courant()
        self.cadran.setVisible(courant is not None)
        if courant is not None:
            ecoule = self.chronometre.ecoule(courant.id)
            self.cadran.montrer(ecoule, courant.duree, en_pause=self.chronometre.en_pause)
        passes = {p.id: self.chronometre.ecoule(p.id) for p in self._points if p.id != self.point}
        self.points.montrer_temps(passes)

    def dire(self, mots: str) -> None:
        """A sentence in place of the line of keys, for a few seconds; nothing else moves."""
        if mots:
            self._silence.start()
            self._dit.definir(mots)
            self._dit.setMinimumHeight(self.aide.height())
        self._dit.setVisible(bool(mots))
        self.aide.setVisible(not mots)

    def _apres_geste(self, changes: Changes) -> None:
        if seances.lire(self.contexte.dossier, self.seance) is None:
            self.close()  # the gesture that made it was undone
            return
        if changes.touche("structure", "contact"):
            self._anonymat = Anonymat(self.contexte.dossier)
        notes_seules = all(c.entite == "point_seance" and c.champs == {"notes"} for c in changes.changements)
        ailleurs = changes.touche("presence", "commentaire") and not changes.touche("point_seance", "seance")
        if not (notes_seules or ailleurs):
            self._montrer()
        self.notes.rafraichir()

    # --- gestures ---------------------------------------------------------------------------------------------

    def montrer_volet(self, code: str) -> None:
        """Note there; what was projected large gives back its place."""
        self.projeter_en_grand(False)
        self.notes.montrer(code)

    def projeter_en_grand(self, oui: bool) -> None:
        """The point alone on the screen, for the room; noting again (F2 to F6) or F10 brings the rest back."""
        if oui:
            self.ecrire_saisie()
        self._cote.setVisible(not oui)
        self.notes.setVisible(not oui)
        self.projection.en_grand(oui)
        if oui:
            self.projection.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notes.reprendre()

    def reculer(self) -> None:
        """Échap: out of what is projected large, else out of the session."""
        if self.notes.isVisible():
            self.close()
        else:
            self.projeter_en_grand(False)

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

    def annuler(self) -> None:
        """Undo what was done here, back to the moment the window opened: neither the opening, nor earlier work."""
        self.ecrire_saisie()
        dossier = self.contexte.dossier
        if dossier.a_annuler(self._depart) is None:
            self.dire("Il n’y a plus rien à annuler ici. Ce qui précède s’annule dans le dossier (Échap).")
        elif (changes := dossier.annuler(initiateur=self)) is not None:
            self._annules += 1
            self.dire(f"Annulé : {changes.libelle}")

    def retablir(self) -> None:
        """Do again what was undone here."""
        self.ecrire_saisie()
        changes = self.contexte.dossier.retablir(initiateur=self) if self._annules else None
        self._annules -= changes is not None
        self.dire(f"Rétabli : {changes.libelle}" if changes else "Il n’y a rien à rétablir.")

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
            self._aller_au_releve()

    def _aller_au_releve(self) -> None:
        """Where one reads it: among the documents, which show the last session’s; on its own page for another."""
        la = est_parmi_les_documents(self.contexte, RELEVE, self.seance)
        self.contexte.navigation.aller(f"document:{RELEVE}" if la else f"seance:{self.seance}")

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
