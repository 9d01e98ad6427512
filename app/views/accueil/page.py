"""The welcome page. It asks; the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.typographie import INSECABLE, date_longue, heure, pluriel
from app.views.accueil.carte_etape import CarteEtape
from app.views.elements import (
    Bouton,
    BoutonIcone,
    BoutonPrincipal,
    Carte,
    Defilement,
    Etiquette,
    Lien,
    Message,
)
from app.views.elements.infobulle import en_infobulle
from app.views.fenetre.recents import Recent
from app.views.theme import icone, theme_courant

if TYPE_CHECKING:
    from app.services.fichier import Poste, SessionInterrompue

_LARGEUR = 980
_RECENTS = 6


class PageAccueil(QWidget):
    """New, open, recent dossiers, examples, interrupted sessions; two lines on where files live."""

    nouveauDemande = Signal()
    ouvertureDemandee = Signal()
    dossierDemande = Signal(str)
    oubliDemande = Signal(str)
    exempleDemande = Signal(str)
    repriseDemandee = Signal(object)
    choixDeRepriseDemande = Signal()

    def __init__(self, recents: tuple[Recent, ...], poste: Callable[[], Poste], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accueil")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._poste = poste
        theme = theme_courant()
        self._zone = Defilement(marges=(0, 56, 0, 24))
        centre = QWidget()
        centre.setMaximumWidth(theme.px(_LARGEUR))
        self._colonne = QVBoxLayout(centre)
        self._colonne.setSpacing(theme.px(14))
        rangee = QHBoxLayout()
        rangee.addStretch(1)
        rangee.addWidget(centre, 30)
        rangee.addStretch(1)
        self._zone.colonne.addLayout(rangee)
        self._zone.colonne.addStretch(1)
        exterieur = QVBoxLayout(self)
        exterieur.setContentsMargins(0, 0, 0, 0)
        exterieur.addWidget(self._zone)
        self._colonne.addLayout(self._tete())
        self._interrompues = QVBoxLayout()
        self._colonne.addLayout(self._interrompues)
        deux = QHBoxLayout()
        deux.setSpacing(theme.px(14))
        deux.addWidget(self._carte_recents(recents), 1)
        self._exemples = Carte("Découvrir avec un dossier d’exemple", nom="carteExemples")
        deux.addWidget(self._exemples, 1)
        self._colonne.addLayout(deux)
        self._cycle = QHBoxLayout()
        self._cycle.setSpacing(theme.px(14))
        self._colonne.addLayout(self._cycle)
        self._colonne.addWidget(self._ou_sont_les_fichiers())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._jamais_peinte = True

    def _tete(self) -> QHBoxLayout:
        theme = theme_courant()
        logo = QLabel()
        logo.setPixmap(icone("ingeco").pixmap(theme.px(56), theme.px(56)))
        mots = QVBoxLayout()
        mots.setSpacing(theme.px(2))
        mots.addWidget(Etiquette("Ingéco", "titre", repli=False))
        mots.addWidget(Etiquette("De la première idée au transfert, votre ingénierie collective pas à pas.", "discret"))
        nouveau = BoutonPrincipal("Nouveau dossier…", image="plus", nom="accueilNouveau")
        nouveau.clicked.connect(self.nouveauDemande)
        ouvrir = Bouton("Ouvrir…", image="dossier", nom="accueilOuvrir")
        ouvrir.clicked.connect(self.ouvertureDemandee)
        ligne = QHBoxLayout()
        ligne.setSpacing(theme.px(12))
        ligne.addWidget(logo)
        ligne.addLayout(mots, 1)
        ligne.addWidget(ouvrir)
        ligne.addWidget(nouveau)
        return ligne

    def _carte_recents(self, recents: tuple[Recent, ...]) -> Carte:
        carte = Carte("Reprendre un dossier", nom="carteRecents")
        if not recents:
            carte.ajouter(
                Etiquette(
                    "Vos dossiers récents s’afficheront ici. Commencez par un nouveau, ou par un exemple.", "discret"
                )
            )
        for recent in recents[:_RECENTS]:
            carte.ajouter(self._recent(recent))
        carte.corps.addStretch(1)
        return carte

    def _recent(self, recent: Recent) -> QWidget:
        ligne = QWidget()
        rangee = QHBoxLayout(ligne)
        rangee.setContentsMargins(0, 0, 0, 0)
        if recent.present:
            lien = Lien(recent.chemin.stem, str(recent.chemin), nom="recent")
            lien.suivi.connect(self.dossierDemande)
            lien.setToolTip(en_infobulle(str(recent.chemin)))
            rangee.addWidget(lien)
            rangee.addStretch(1)
            rangee.addWidget(Etiquette(recent.modifie, "petit", repli=False))
        else:
            absent = Etiquette(f"{recent.chemin.stem} — introuvable", "petit", brut=True, repli=False)
            absent.setToolTip(en_infobulle(str(recent.chemin)))
            rangee.addWidget(absent)
            rangee.addStretch(1)
            retirer = BoutonIcone("fermer", f"Retirer {recent.chemin.stem} de la liste", nom="oublierRecent")
            retirer.clicked.connect(lambda: self.oubliDemande.emit(str(recent.chemin)))
            rangee.addWidget(retirer)
        return ligne

    def _ou_sont_les_fichiers(self) -> QWidget:
        return Etiquette(
            "Un dossier est un seul fichier .sqlite, rangé où vous voulez : copiez-le, mettez-le sur une clé, "
            "transmettez-le. Tout est enregistré au fur et à mesure ; des copies de sécurité restent sur ce poste. "
            "Rien ne part sur internet.",
            "petit",
        )

    # --- what takes a look at the disk, after the first paint ---------------------------------------------------

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Once the window has been painted, the rest: a timer alone may ring before."""
        super().paintEvent(evenement)
        if self._jamais_peinte:
            self._jamais_peinte = False
            QTimer.singleShot(0, self, self._completer)

    def _completer(self) -> None:
        from app.services.exemples import lister_exemples
        from app.services.fichier import sessions_interrompues

        for interrompue in sessions_interrompues(self._poste()):
            self._interrompues.addWidget(self._reprise(interrompue))
        for exemple in lister_exemples():
            lien = Lien(exemple.titre, exemple.nom, nom="exemple")
            lien.suivi.connect(self.exempleDemande)
            self._exemples.ajouter(lien)
            self._exemples.ajouter(Etiquette(exemple.description, "petit"))
        self._exemples.corps.addStretch(1)
        self._montrer_cycle()  # last: texts that can't be read must not hide work cut short

    def _montrer_cycle(self) -> None:
        from app.services.catalogue import charger_catalogue

        for rang, etape in enumerate(charger_catalogue().methode.etapes, 1):
            self._cycle.addWidget(CarteEtape(rang, etape), 1)

    def _reprise(self, interrompue: SessionInterrompue) -> Message:
        quand = interrompue.quand
        combien = pluriel(interrompue.non_publies, "modification", "modifications")
        titre = interrompue.intitule or "Dossier sans titre"
        texte = (
            f"Session interrompue : « {titre} », le {date_longue(quand.astimezone().date())} à {heure(quand)}"
            f" ({combien}{INSECABLE}en attente). Rien n’est perdu."
        )
        actions = [
            ("Reprendre", lambda: self.repriseDemandee.emit(interrompue)),
            ("Autres choix…", self.choixDeRepriseDemande.emit),
        ]
        return Message(texte, "attention", actions=actions, nom="reprise")
