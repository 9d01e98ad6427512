"""One session on the page: when and where, its agenda, what its papers lack, the reservations that come back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.statuts import EtatSeance
from app.models.typographie import date_courte, pluriel
from app.services import feries
from app.services.comite import avis, reserves, seances
from app.services.comite.seances import SeanceLue
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import maintenant
from app.views.comite.compte_rendu import ETATS_EN_PASTILLE, CompteRendu
from app.views.comite.ordre import OrdreDuJour
from app.views.comite.papiers import DOSSIER, RELEVE, est_parmi_les_documents, exporter_avant_seance, exporter_releve
from app.views.comite.preparation import CeQuiManque
from app.views.comite.rendez_vous import RendezVous
from app.views.contexte import Contexte
from app.views.elements import (
    Bouton,
    BoutonDiscret,
    BoutonPrincipal,
    Carte,
    Defilement,
    Etiquette,
    Lien,
    Message,
    Pastille,
)  # fmt: skip
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant

_SEUIL, _COTE = 860, 370
"""Width under which the two columns are one, and of the second column, in pixels at 100 %."""


class VueSeance(Defilement):
    """The session shown; ``ouverture(id)`` when the user wants the full-screen mode."""

    ouverture = Signal(str)

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 2, 12, 14))
        self._contexte = contexte
        self.seance = seance
        theme = theme_courant()
        self.colonne.addLayout(self._construire_tete())
        self._remarques = Message("", "attention", nom="remarquesSeance")
        self.colonne.addWidget(self._remarques)
        self._rangee = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rangee.setSpacing(theme.px(12))
        gauche, droite = QVBoxLayout(), QVBoxLayout()
        for cote in (gauche, droite):
            cote.setSpacing(theme.px(10))
        carte = Carte("Quand et où", nom="carteRendezVous")
        self.rendez_vous = RendezVous(contexte)
        carte.ajouter(self.rendez_vous)
        gauche.addWidget(carte)
        carte = Carte("Ordre du jour", nom="carteOrdreDuJour")
        self.ordre = OrdreDuJour(contexte, seance)
        carte.ajouter(self.ordre)
        gauche.addWidget(carte)
        gauche.addStretch(1)
        self._manque = Carte("Ce que le comité lira", nom="carteCeQuiManque")
        self.manque = CeQuiManque(contexte)
        self._combien = Etiquette("", "petit", repli=False)
        self._manque.ajouter_a_droite(self._combien)
        self._manque.ajouter(self.manque)
        droite.addWidget(self._manque)
        self._bilan = Carte("Ce qui s’y est dit", nom="carteCompteRendu")
        self.compte_rendu = CompteRendu(contexte, liens=False)
        self._bilan.ajouter(self.compte_rendu)
        droite.addWidget(self._bilan)
        self._reserves = Carte("Réserves qui reviennent", nom="carteReserves")
        self._liste: QWidget | None = None
        droite.addWidget(self._reserves)
        droite.addStretch(1)
        droite.setContentsMargins(0, 0, 0, 0)
        self._cote = QWidget()
        self._cote.setLayout(droite)
        self._rangee.addLayout(gauche, 1)
        self._rangee.addWidget(self._cote)
        self.colonne.addLayout(self._rangee)
        self.colonne.addStretch(1)
        self.montrer_seance(seance)

    def _construire_tete(self) -> QVBoxLayout:
        theme = theme_courant()
        tete = QVBoxLayout()
        tete.setSpacing(theme.px(4))
        rangee = QHBoxLayout()
        self._titre = Etiquette("", "sous_titre", brut=True, repli=False)
        self._titre.setObjectName("titreSeance")
        rangee.addWidget(self._titre)
        statuts = tuple((code, etat.libelle) for code, etat in ETATS_EN_PASTILLE)
        ecriture = not self._contexte.dossier.lecture_seule
        self.etat = Pastille("a_faire", statuts=statuts, modifiable=ecriture, nom="etatSeance")
        self.etat.choisi.connect(self._changer_etat)
        rangee.addWidget(self.etat)
        rangee.addStretch(1)
        tete.addLayout(rangee)
        self._quand = Etiquette("", "discret")
        self._quand.setObjectName("decompteSeance")
        tete.addWidget(self._quand)
        boutons = DispositionFlot(ecart=theme.px(6))
        self._ouvrir = BoutonPrincipal("Ouvrir la séance", image="plein-ecran", nom="ouvrirSeance")
        self._ouvrir.clicked.connect(lambda: self.ouverture.emit(self.seance))
        self._dossier = Bouton("Éditer le dossier du comité", image="document", nom="editerDossierComite")
        self._dossier.clicked.connect(self._editer_le_dossier)
        self._releve = Bouton("Relevé d’avis", image="document", nom="releveAvis")
        self._releve.clicked.connect(self._montrer_le_releve)
        self._supprimer = BoutonDiscret("Supprimer la séance", image="corbeille", nom="supprimerSeance")
        self._supprimer.clicked.connect(self._effacer)
        self._supprimer.setEnabled(ecriture)
        for bouton in (self._ouvrir, self._dossier, self._releve, self._supprimer):
            boutons.addWidget(bouton)
        tete.addLayout(boutons)
        return tete

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer_seance(self, id: str) -> bool:
        """Show that session; False if it is not there (any more)."""
        lue = seances.lire(self._contexte.dossier, id)
        if lue is None:
            return False
        self.seance = id
        self._titre.definir(lue.titre)
        self.etat.definir(next(code for code, etat in ETATS_EN_PASTILLE if etat is lue.etat), lue.titre)
        self._quand.definir(self._dire(lue))
        mots = {EtatSeance.EN_COURS: "Reprendre la séance", EtatSeance.TENUE: "Rouvrir la séance"}
        self._ouvrir.definir(mots.get(lue.etat, "Ouvrir la séance"))
        self._ouvrir.setEnabled(not self._contexte.dossier.lecture_seule)
        self._releve.setVisible(lue.etat in (EtatSeance.TENUE, EtatSeance.EN_COURS))
        self.rendez_vous.montrer(lue)
        self.ordre.montrer(id)
        self._remarquer(id)
        self._combien.definir(self.manque.montrer(id))
        self._manque.setVisible(not lue.tenue)
        self._bilan.setVisible(lue.tenue)
        if lue.tenue:
            self.compte_rendu.montrer(id)
        self._montrer_reserves()
        return True

    def commencer(self) -> None:
        """A session just programmed: its title and its remarks in view, the keyboard on the first point."""
        if premier := self.ordre.table.modele.id_de(0):
            self.ordre.table.viser(premier)
        self.ordre.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show what changed; False when the session is gone."""
        if changes is None or changes.touche("point_seance", "seance"):
            self.ordre.rafraichir(changes)
        return self.montrer_seance(self.seance)

    def _dire(self, lue: SeanceLue) -> str:
        """The countdown while it is planned, since when it lasts; the opinion once it was held."""
        if lue.etat is EtatSeance.TENUE:
            nature = avis.lire(self._contexte.dossier, lue.id).nature
            return f"Avis : {nature.libelle.lower()}" if nature else "Séance tenue ; l’avis n’est pas encore noté."
        if lue.etat is EtatSeance.ANNULEE:
            return "Séance annulée"
        if lue.etat is EtatSeance.EN_COURS:
            return seances.dire_ouverture(lue) or "Séance en cours"
        return decompte(lue.jour, date.today())

    def _remarquer(self, id: str) -> None:
        dites = seances.remarques(self._contexte.dossier, id, date.today(), feries.ferie)
        self._remarques.definir(" ".join(dites))
        lue = seances.lire(self._contexte.dossier, id)
        self._remarques.setVisible(bool(dites) and lue is not None and not lue.tenue)

    def _montrer_reserves(self) -> None:
        ouvertes = [r for r in reserves.a_traiter(self._contexte.dossier, self.seance) if r.ouverte]
        self._reserves.setVisible(bool(ouvertes))
        if self._liste is not None:
            self._liste.hide()
            self._liste.deleteLater()
        self._liste = QWidget()  # made anew: its heights are those of its wrapped lines
        corps = QVBoxLayout(self._liste)
        corps.setContentsMargins(0, 0, 0, 0)
        corps.setSpacing(theme_courant().px(4))
        for reserve in ouvertes[:6]:
            texte = " ".join(reserve.texte.split())
            lien = LienCoupe(texte, f"comite:reserve:{reserve.id}", nom="reserveQuiRevient", brut=True)
            lien.suivi.connect(self._contexte.navigation.aller)
            corps.addWidget(lien)
            quand = f"pour le {date_courte(reserve.echeance)}" if reserve.echeance else ""
            etat = f"○ il manque {reserve.manque}" if reserve.manque else "◐ peut être levée"
            detail = " · ".join(m for m in (reserve.responsable, quand, etat) if m)
            corps.addWidget(Etiquette(detail, "petit"))
        if len(ouvertes) > 6:
            autres = Lien(f"… et {pluriel(len(ouvertes) - 6, 'autre')}", "comite:passees", nom="autresReserves")
            autres.suivi.connect(self._contexte.navigation.aller)
            corps.addWidget(autres)
        self._reserves.ajouter(self._liste)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Narrow (or in large type): one column."""
        super().resizeEvent(evenement)
        theme = theme_courant()
        large = self.width() >= theme.px(_SEUIL)
        self._cote.setMinimumWidth(theme.px(_COTE) if large else 0)
        self._cote.setMaximumWidth(theme.px(_COTE if large else 4000))
        sens = QBoxLayout.Direction.LeftToRight if large else QBoxLayout.Direction.TopToBottom
        if self._rangee.direction() != sens:
            self._rangee.setDirection(sens)

    # --- gestures ---------------------------------------------------------------------------------------------

    def imprimer(self) -> None:
        """Its relevé once it was held; before, its file."""
        lue = seances.lire(self._contexte.dossier, self.seance)
        if lue is not None and lue.tenue:
            self._montrer_le_releve()
        else:
            self._editer_le_dossier()

    def _montrer_le_releve(self) -> None:
        """On the page of documents when it is this one that stands there; else on paper, from here."""
        if est_parmi_les_documents(self._contexte, RELEVE, self.seance):
            self._contexte.navigation.aller(f"document:{RELEVE}")
        else:
            exporter_releve(self._contexte, self.seance, self)

    def _editer_le_dossier(self) -> None:
        """The same: the page of documents binds the papers of the next session, any other’s are made from here."""
        if est_parmi_les_documents(self._contexte, DOSSIER, self.seance):
            self._contexte.navigation.aller(f"document:{DOSSIER}")
        else:
            exporter_avant_seance(self._contexte, self.seance, self)

    def _changer_etat(self, code: str) -> None:
        dossier, etat = self._contexte.dossier, dict(ETATS_EN_PASTILLE)[code]
        if not tenter(self, lambda: seances.changer_etat(dossier, self.seance, etat, maintenant())):
            self.montrer_seance(self.seance)

    def _effacer(self) -> None:
        if tenter(self, lambda: seances.supprimer(self._contexte.dossier, self.seance)):
            self._contexte.navigation.annonce.emit("Séance supprimée, avec ce qu’elle contenait. Ctrl+Z pour annuler.")


def decompte(jour: date | None, aujourdhui: date) -> str:
    """« Aujourd’hui », « Demain », « Dans 12 jours », « Il y a 3 jours »; what to do while there is no day.

    >>> decompte(date(2026, 11, 22), date(2026, 11, 21))
    'Demain'
    """
    if jour is None:
        return "Choisissez une date : elle deviendra le « prochain comité d’appui » du dossier."
    ecart = (jour - aujourdhui).days
    proches = {0: "Aujourd’hui", 1: "Demain", -1: "Hier"}
    if ecart in proches:
        return proches[ecart]
    if ecart < 0:
        return f"Il y a {pluriel(-ecart, 'jour')}"
    semaines = f", soit {pluriel(ecart // 7, 'semaine')}" if ecart >= 14 and ecart % 7 == 0 else ""
    return f"Dans {pluriel(ecart, 'jour')}{semaines}"
