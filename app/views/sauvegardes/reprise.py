"""Sessions that were cut short: take them up, put them in another file, or let them go — nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import pluriel
from app.views.elements import (
    Bouton,
    BoutonDiscret,
    BoutonPrincipal,
    Carte,
    Defilement,
    Etiquette,
    demander,
    montrer_erreur,
)
from app.views.sauvegardes.mots import quand_en_mots
from app.views.theme import theme_courant

if TYPE_CHECKING:
    from app.services.fichier import Session, SessionInterrompue

Place = Callable[[str, str], Path | None]


class DialogueReprise(QDialog):
    """``session`` is the one taken up, open and ready, or None (« Plus tard », or all were let go)."""

    def __init__(
        self,
        interrompues: Sequence[SessionInterrompue],
        parent: QWidget | None = None,
        *,
        demander_place: Place | None = None,
    ) -> None:
        super().__init__(parent)
        self._demander_place = demander_place or self._place
        self.session: Session | None = None
        self._restantes = list(interrompues)
        self.setObjectName("dialogueReprise")
        self.setWindowTitle("Session interrompue")
        self.setModal(True)
        theme = theme_courant()
        self.setMinimumWidth(theme.px(620))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(14))
        colonne.setSpacing(theme.px(10))
        une = len(interrompues) == 1
        mots = "Une session interrompue a été retrouvée" if une else "Des sessions interrompues ont été retrouvées"
        colonne.addWidget(Etiquette(mots, "sous_titre"))
        colonne.addWidget(
            Etiquette(
                "L’ordinateur ou le programme s’est arrêté avant que tout soit dans votre fichier. Rien n’est perdu : "
                "ce travail est gardé sur ce poste.",
                "discret",
            )
        )
        defilement = Defilement(marges=(0, 0, 4, 0))
        self._cartes = defilement.colonne
        for interrompue in interrompues:
            self._cartes.addWidget(self._carte(interrompue, premiere=interrompue is interrompues[0]))
        self._cartes.addStretch(1)
        defilement.setMinimumHeight(theme.px(128 if une else 290))
        colonne.addWidget(defilement, 1)
        plus_tard = Bouton("Plus tard", nom="reprisePlusTard")
        plus_tard.clicked.connect(self.reject)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(plus_tard)
        colonne.addLayout(pied)

    def _carte(self, interrompue: SessionInterrompue, *, premiere: bool) -> Carte:
        carte = Carte(interrompue.intitule or "Dossier sans titre", nom="sessionInterrompue")
        attente = pluriel(interrompue.non_publies, "modification", "modifications")
        phrase = f"Interrompue le {quand_en_mots(interrompue)} · {attente} pas encore dans le fichier"
        if interrompue.brouillons:
            phrase += f" · {pluriel(interrompue.brouillons, 'texte en cours de frappe', 'textes en cours de frappe')}"
        carte.ajouter(Etiquette(phrase, ""))
        ou = str(interrompue.chemin) if interrompue.chemin else "Le fichier d’origine n’est plus connu."
        carte.ajouter(Etiquette(ou, "petit", brut=True))
        reprendre = BoutonPrincipal("Reprendre", nom="repriseReprendre")
        reprendre.clicked.connect(lambda: self._essayer(interrompue.reprendre))
        reprendre.setEnabled(interrompue.chemin is not None)
        ailleurs = Bouton("Enregistrer sous…", nom="repriseAilleurs")
        ailleurs.clicked.connect(lambda: self._enregistrer_ailleurs(interrompue))
        abandonner = BoutonDiscret("Abandonner…", nom="repriseAbandonner")
        abandonner.clicked.connect(lambda: self._abandonner(interrompue, carte))
        defaut = reprendre if interrompue.chemin is not None else ailleurs
        if premiere:
            defaut.setDefault(True)
            defaut.setFocus()
        ligne = QHBoxLayout()
        for bouton in (reprendre, ailleurs, abandonner):
            ligne.addWidget(bouton)
        ligne.addStretch(1)
        carte.ajouter(ligne)
        return carte

    # --- what can be done -------------------------------------------------------------------------------------

    def _essayer(self, geste: Callable[[], Session]) -> None:
        try:
            self.session = geste()
        except ErreurUtilisateur as refus:
            montrer_erreur(self, refus)
            return
        self.accept()

    def _enregistrer_ailleurs(self, interrompue: SessionInterrompue) -> None:
        nom = interrompue.chemin.name if interrompue.chemin else "dossier-repris.sqlite"
        vers = self._demander_place("Enregistrer la session reprise", nom)
        if vers is not None:
            self._essayer(lambda: interrompue.enregistrer_sous(vers))

    def _abandonner(self, interrompue: SessionInterrompue, carte: Carte) -> None:
        texte = (
            "Votre fichier reste tel qu’il est, sans les modifications de cette session. Une copie scellée en est "
            "gardée sur ce poste : « Fichier › Restaurer une version… » la retrouvera."
        )
        if not demander(self, "Abandonner cette session ?", texte, oui="Abandonner", danger=True):
            return
        try:
            interrompue.abandonner()
        except ErreurUtilisateur as refus:
            montrer_erreur(self, refus)
            return
        self._restantes.remove(interrompue)
        carte.hide()
        if not self._restantes:
            self.reject()

    def _place(self, titre: str, nom: str) -> Path | None:
        chemin, _ = QFileDialog.getSaveFileName(self, titre, nom, "Dossiers Ingéco (*.sqlite)")
        return Path(chemin) if chemin else None
