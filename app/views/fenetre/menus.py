"""The menus. To add an entry: its line in `ENTREES`, and a method of that name in `gestes.Gestes`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.theme import Apparence

if TYPE_CHECKING:
    from app.models.definitions.methode import Methode
    from app.views.fenetre.gestes import Gestes
    from app.views.fenetre.principale import FenetrePrincipale

MENUS: tuple[tuple[str, str], ...] = (
    ("fichier", "&Fichier"),
    ("edition", "&Édition"),
    ("affichage", "&Affichage"),
    ("parcours", "&Parcours"),
    ("comite", "&Comité d’appui"),
    ("exports", "E&xports"),
    ("aide", "Ai&de"),
)


@dataclass(frozen=True)
class Entree:
    """``geste``: a method of `Gestes`, or an address (``aller:…``), or a sub-menu filled later (``sous:…``);
    ``dossier``: only with a dossier open. An empty text is a separator."""

    menu: str
    texte: str = ""
    geste: str = ""
    raccourci: str = ""
    dossier: bool = True


ENTREES: tuple[Entree, ...] = (
    Entree("fichier", "&Nouveau dossier…", "nouveau", "Ctrl+N", dossier=False),
    Entree("fichier", "&Ouvrir…", "demander_ouverture", "Ctrl+O", dossier=False),
    Entree("fichier", "&Récents", "sous:recents", dossier=False),
    Entree("fichier", "Dossiers d’&exemple…", "choisir_exemple", dossier=False),
    Entree("fichier"),
    Entree("fichier", "Créer un &point de restauration", "point_de_restauration", "Ctrl+S"),
    Entree("fichier", "Enregistrer &sous…", "enregistrer_sous", "Ctrl+Shift+S"),
    Entree("fichier", "Restaurer une &version…", "restaurer_version"),
    Entree("fichier"),
    Entree("fichier", "Impor&ter une liste de structures…", "importer"),
    Entree("fichier", "&Lire un formulaire rempli…", "lire_un_formulaire"),
    Entree("fichier", "&Imprimer…", "imprimer", "Ctrl+P"),
    Entree("fichier", "I&dentité du dossier…", "identite"),
    Entree("fichier", "Ré&glages…", "reglages", "Ctrl+,", dossier=False),
    Entree("fichier"),
    Entree("fichier", "&Fermer le dossier", "fermer_dossier", "Ctrl+W"),
    Entree("fichier", "&Quitter", "quitter", "Ctrl+Q", dossier=False),
    Entree("edition", "&Annuler", "annuler", "Ctrl+Z"),
    Entree("edition", "&Rétablir", "retablir", "Ctrl+Y"),
    Entree("edition"),
    Entree("edition", "C&ouper", "couper", dossier=False),
    Entree("edition", "&Copier", "copier", dossier=False),
    Entree("edition", "Co&ller", "coller", dossier=False),
    Entree("edition"),
    Entree("edition", "Rechercher ou aller &à…", "ouvrir_palette", "Ctrl+K"),
    Entree("edition", "Rec&hercher dans la page", "chercher_dans_la_page", "Ctrl+F"),
    Entree("affichage", "&Repères", "basculer_reperes", "F1"),
    Entree("affichage", "P&leine page", "basculer_plein_ecran", "F11"),
    Entree("affichage", "&Volet suivant", "volet_suivant", "F6"),
    Entree("affichage", "A&ctualiser", "actualiser", "F5"),
    Entree("affichage"),
    Entree("affichage", "&Agrandir", "agrandir", "Ctrl++", dossier=False),
    Entree("affichage", "Ré&duire", "reduire", "Ctrl+-", dossier=False),
    Entree("affichage", "&Taille normale", "taille_normale", "Ctrl+0", dossier=False),
    Entree("affichage", "A&pparence", "sous:apparence", dossier=False),
    Entree("parcours", "&Tableau de bord", "aller:tableau-de-bord", "Ctrl+T"),
    Entree("parcours"),
    Entree("parcours", "Phase &précédente", "phase_precedente", "Alt+Left"),
    Entree("parcours", "Phase &suivante", "phase_suivante", "Alt+Right"),
    Entree("parcours", "&Retour à la page d’avant", "reculer", "Ctrl+Alt+Left"),
    Entree("parcours", "Page d’&après", "avancer", "Ctrl+Alt+Right"),
    Entree("parcours"),
    Entree("parcours", "P&hases", "sous:phases"),
    Entree("parcours", "Str&uctures", "aller:structures"),
    Entree("parcours", "&Échéancier", "aller:echeances"),
    Entree("parcours", "&Budget et financement", "aller:budget"),
    Entree("parcours", "&Journal", "aller:journal", "Ctrl+H"),
    Entree("comite", "&Préparer le comité…", "preparer_comite"),
    Entree("comite", "Pro&grammer une séance…", "aller:comite:programmer"),
    Entree("comite", "&Ouvrir la séance (plein écran)", "ouvrir_seance"),
    Entree("comite", "Relevé d’&avis", "aller:document:releve-avis"),
    Entree("comite", "&Membres", "aller:comite:membres"),
    Entree("comite"),
    Entree("comite", "Pro&blématique", "aller:formulaire:problematique"),
    Entree("comite", "&Rôle du DLA", "aller:formulaire:role"),
    Entree("comite", "Projet d’&intervention", "aller:formulaire:projet"),
    Entree("comite", "&Valider la démarche (phase)", "aller:phase:validation"),
    Entree("exports", "&Grilles et rapports…", "aller:documents", "Ctrl+E"),
    Entree("exports", "&Dossier du comité d’appui…", "aller:document:dossier-comite"),
    Entree("exports", "&Agenda (.ics)…", "exporter_agenda"),
    Entree("aide", "&Repères et expériences", "aller:reperes"),
    Entree("aide", "Raccourcis &clavier", "montrer_raccourcis", dossier=False),
    Entree("aide", "À &propos d’Ingéco", "montrer_a_propos", dossier=False),
)


class Menus:
    """The menu bar of one window; ``actions`` by gesture, ``sous`` the sub-menus by name."""

    def __init__(self, fenetre: FenetrePrincipale, gestes: Gestes) -> None:
        self._fenetre = fenetre
        self._gestes = gestes
        self.actions: dict[str, QAction] = {}
        self.sous: dict[str, QMenu] = {}
        self.menus: dict[str, QMenu] = {}
        self._du_dossier: list[QAction] = []
        for cle, titre in MENUS:
            menu = fenetre.menuBar().addMenu(titre)
            menu.setObjectName(f"menu.{cle}")
            self.menus[cle] = menu
        for entree in ENTREES:
            self._ajouter(entree)
        self._remplir_apparence()
        self.sous["recents"].aboutToShow.connect(self._remplir_recents)
        self.menus["edition"].aboutToShow.connect(gestes.actualiser_edition)

    def _ajouter(self, entree: Entree) -> None:
        menu = self.menus[entree.menu]
        if not entree.texte:
            menu.addSeparator()
            return
        if entree.geste.startswith("sous:"):
            sous = menu.addMenu(francais(entree.texte))
            self.sous[entree.geste.removeprefix("sous:")] = sous
            action = sous.menuAction()
        else:
            action = QAction(francais(entree.texte), self._fenetre)
            action.triggered.connect(lambda _=False, g=entree.geste: self._faire(g))
            menu.addAction(action)
        if entree.raccourci:
            action.setShortcut(QKeySequence(entree.raccourci))
        action.setObjectName(f"action.{entree.geste}")
        self.actions[entree.geste] = action
        if entree.dossier:
            self._du_dossier.append(action)

    def _faire(self, geste: str) -> None:
        if geste.startswith("aller:"):
            self._gestes.aller(geste.removeprefix("aller:"))
        else:
            getattr(self._gestes, geste)()

    def dossier_ouvert(self, ouvert: bool) -> None:
        """Grey out what needs a dossier."""
        for action in self._du_dossier:
            action.setEnabled(ouvert)

    def remplir_phases(self, methode: Methode) -> None:
        """The twelve phases, étape by étape."""
        menu = self.sous["phases"]
        menu.clear()
        for etape in methode.etapes:
            menu.addSection(etape.titre)
            for phase in etape.phases:
                action = menu.addAction(f"{methode.rang(phase.code)}. {phase.titre_court}")
                action.triggered.connect(lambda _=False, a=f"phase:{phase.code}": self._gestes.aller(a))

    def _remplir_recents(self) -> None:
        menu = self.sous["recents"]
        menu.clear()
        for recent in self._fenetre.recents():
            nom = recent.nom.replace("&", "&&")
            action = menu.addAction(nom if recent.present else f"{nom} (introuvable)")
            action.setToolTip(en_infobulle(str(recent.chemin)))
            action.setEnabled(recent.present)
            action.triggered.connect(lambda _=False, c=recent.chemin: self._fenetre.ouvrir(c))
        if menu.isEmpty():
            menu.addAction("Aucun dossier récent").setEnabled(False)

    def _remplir_apparence(self) -> None:
        groupe = QActionGroup(self._fenetre)
        libelles: Mapping[Apparence, str] = {
            Apparence.SYSTEME: "Comme le &système",
            Apparence.CLAIR: "&Claire",
            Apparence.SOMBRE: "S&ombre",
        }
        for apparence, mots in libelles.items():
            action = self.sous["apparence"].addAction(mots)
            action.setCheckable(True)
            action.setChecked(apparence is self._fenetre.theme.apparence)
            action.setObjectName(f"apparence.{apparence.value}")
            action.triggered.connect(lambda _=False, a=apparence: self._gestes.choisir_apparence(a))
            groupe.addAction(action)
