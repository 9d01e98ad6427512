"""« Restaurer une version… »: what each local copy is, what was done since, and opening one of them beside.

The dossier of today is never touched. « Effacer les copies locales » is here too, with what it means.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais, heure, pluriel
from app.services.fichier import effacer_copies_locales, restaurer, sauvegardes
from app.services.journal import lire_journal
from app.views.elements import (
    Bouton,
    BoutonDiscret,
    BoutonPrincipal,
    Carte,
    Defilement,
    EtatVide,
    Etiquette,
    TexteRiche,
    demander,
    echapper,
    montrer_erreur,
)
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.sauvegardes.mots import jour_de, motif_en_mots, quand_en_mots, taille_en_mots
from app.views.theme import theme_courant

if TYPE_CHECKING:
    from app.services.fichier import Sauvegarde, Session

Place = Callable[[str, str], Path | None]
"""Asks the user where to write: title of the dialog, name proposed."""

_GESTES_MONTRES = 14


class DialogueSauvegardes(QDialog):
    """``restauree`` is the file where the chosen version was put, or None."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, demander_place: Place | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._demander_place = demander_place or self._place
        self._copies: tuple[Sauvegarde, ...] = ()
        self.restauree: Path | None = None
        self.setObjectName("dialogueSauvegardes")
        self.setWindowTitle("Restaurer une version")
        self.setModal(True)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(14))
        colonne.setSpacing(theme.px(10))
        colonne.addWidget(Etiquette("Restaurer une version", "sous_titre"))
        colonne.addWidget(
            Etiquette(
                "La version choisie s’ouvre dans un nouveau fichier, à côté : le dossier d’aujourd’hui n’est pas "
                "touché. Vous pourrez y reprendre ce qui manque.",
                "discret",
            )
        )
        colonne.addWidget(self._corps(), 1)
        colonne.addLayout(self._pied())
        place = self.screen().availableGeometry()
        self.resize(min(theme.px(860), place.width() - 60), min(theme.px(560), place.height() - 60))
        self._recharger()

    def _corps(self) -> QWidget:
        theme = theme_courant()
        self.liste = ListeATitres("Versions gardées sur ce poste", nom="sauvegardesListe")
        self.liste.choisie.connect(self._montrer)
        self.liste.setMinimumWidth(theme.px(330))
        carte = Carte()
        self._titre = Etiquette("", "titre_carte")
        self._texte = TexteRiche("", nom="sauvegardesDetail")
        defilement = Defilement(marges=(0, 0, 6, 0))
        defilement.colonne.addWidget(self._titre)
        defilement.colonne.addWidget(self._texte)
        defilement.colonne.addStretch(1)
        carte.ajouter(defilement)
        pleine = QWidget()
        ligne = QHBoxLayout(pleine)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(theme.px(12))
        ligne.addWidget(self.liste, 1)
        ligne.addWidget(carte, 1)
        self._vide = EtatVide(
            "Aucune version gardée sur ce poste",
            "Ingéco garde une copie à l’ouverture, toutes les dix minutes, à chaque Ctrl+S et avant un import.",
            image="horloge",
        )
        porteur = QWidget()
        self._pile = QStackedLayout(porteur)
        self._pile.addWidget(pleine)
        self._pile.addWidget(self._vide)
        return porteur

    def _pied(self) -> QHBoxLayout:
        self.effacer = BoutonDiscret("Effacer les copies locales…", image="corbeille", nom="sauvegardesEffacer")
        self.effacer.clicked.connect(self._effacer)
        self.fermer = Bouton("Fermer", nom="sauvegardesFermer")
        self.fermer.clicked.connect(self.reject)
        self.restaurer = BoutonPrincipal("Ouvrir une copie à côté…", nom="sauvegardesRestaurer")
        self.restaurer.clicked.connect(self._restaurer)
        self.restaurer.setDefault(True)
        ligne = QHBoxLayout()
        ligne.addWidget(self.effacer)
        ligne.addStretch(1)
        ligne.addWidget(self.fermer)
        ligne.addWidget(self.restaurer)
        return ligne

    # --- what is shown ----------------------------------------------------------------------------------------

    def _recharger(self) -> None:
        self._copies = sauvegardes(self._session.poste, self._session.identite)
        lignes: list[LigneDeListe] = []
        for copie in self._copies:
            jour = jour_de(copie)
            if not lignes or jour not in (ligne.titre for ligne in lignes if ligne.en_tete):
                lignes.append(LigneDeListe("", jour))
            motif = motif_en_mots(copie.motif)
            lignes.append(LigneDeListe(str(copie.numero), heure(copie.quand), motif, taille_en_mots(copie.taille)))
        self.liste.definir(lignes)
        for bouton in (self.effacer, self.restaurer):
            bouton.setVisible(bool(self._copies))
        self._pile.setCurrentIndex(0 if self._copies else 1)
        if self._copies:
            self.liste.choisir(str(self._copies[0].numero))
            self._montrer(str(self._copies[0].numero))
            self.liste.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choisie(self) -> Sauvegarde | None:
        return next((copie for copie in self._copies if str(copie.numero) == self.liste.choix()), None)

    def _montrer(self, cle: str) -> None:
        copie = next((copie for copie in self._copies if str(copie.numero) == cle), None)
        if copie is not None:
            self._titre.definir(f"Version du {quand_en_mots(copie)}")
            self._texte.definir(self._depuis(copie))

    def _depuis(self, copie: Sauvegarde) -> str:
        """What was done since, which that version doesn’t have."""
        dossier = self._session.dossier
        ecart = dossier.revision - copie.revision
        if ecart <= 0:
            return "Cette version contient tout ce qui est dans le dossier aujourd’hui."
        gestes = [e for e in lire_journal(dossier, min(ecart, _GESTES_MONTRES)) if e.numero > copie.revision]
        parties = [f"Depuis, {pluriel(ecart, 'geste')} {'n’y est pas' if ecart == 1 else 'n’y sont pas'} :"]
        parties.append("\n".join(f"- {echapper(e.libelle)}" for e in gestes))
        if ecart > len(gestes):
            parties.append(f"… et {pluriel(ecart - len(gestes), 'autre', 'autres')}. Le journal les donne tous.")
        return "\n\n".join(parties)

    # --- what can be done -------------------------------------------------------------------------------------

    def _restaurer(self) -> None:
        copie = self._choisie()
        if copie is None:
            return
        nom = f"{self._session.chemin.stem}-{copie.quand.astimezone():%Y-%m-%d-%Hh%M}.sqlite"
        vers = self._demander_place("Enregistrer la version restaurée", nom)
        if vers is None:
            return
        try:
            self.restauree = restaurer(copie, vers)
        except ErreurUtilisateur as refus:
            montrer_erreur(self, refus)
            return
        self.accept()

    def _place(self, titre: str, nom: str) -> Path | None:
        depart = str(self._session.chemin.parent / nom)
        chemin, _ = QFileDialog.getSaveFileName(self, titre, depart, "Dossiers Ingéco (*.sqlite)")
        return Path(chemin) if chemin else None

    def _effacer(self) -> None:
        total = taille_en_mots(sum(copie.taille for copie in self._copies))
        gardees = "est gardée" if len(self._copies) == 1 else "sont gardées"
        texte = francais(
            f"{pluriel(len(self._copies), 'copie')} de ce dossier ({total}) {gardees} sur cet ordinateur, "
            "en plus de votre fichier. Les effacer est utile avant de rendre ou de prêter un poste, "
            "car elles contiennent les mêmes informations que le dossier.\n\n"
            "Votre fichier reste entier, avec son journal : Ctrl+Z y fonctionne toujours. Mais si ce fichier était "
            "perdu ou abîmé, plus rien sur ce poste ne permettrait de le retrouver. Ingéco recommencera à garder des "
            "copies dès la prochaine ouverture.\n\n"
            "Une personne qui dispose d’outils spécialisés peut parfois relire des fichiers effacés : sur un disque "
            "partagé, demandez son chiffrement à votre service informatique."
        )
        if demander(self, "Effacer les copies locales de ce dossier ?", texte, oui="Effacer les copies", danger=True):
            effacer_copies_locales(self._session.poste, self._session.identite)
            self._recharger()
