"""The few dialogs of the program: a question whose buttons say verbs, an error told to a person, one line to type."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais
from app.views.elements.boutons import Bouton, BoutonPrincipal
from app.views.elements.champ import Champ
from app.views.elements.champ_ligne import ChampLigne
from app.views.elements.textes import Etiquette
from app.views.theme import icone, theme_courant


class Dialogue(QDialog):
    """Title, words, a body, and buttons at the bottom right. The one that does it is last."""

    def __init__(self, titre: str, texte: str, parent: QWidget | None = None, *, image: str = "") -> None:
        super().__init__(parent)
        theme = theme_courant()
        self.setWindowTitle(francais(titre))
        self.setMinimumWidth(theme.px(420))
        self.setMaximumWidth(theme.px(640))
        self.setModal(True)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(18), theme.px(22), theme.px(18))
        colonne.setSpacing(theme.px(12))
        tete = QHBoxLayout()
        tete.setSpacing(theme.px(10))
        if image:
            dessin = QLabel()
            couleur = {"erreur": "danger", "attention": "attention"}.get(image, "info")
            dessin.setPixmap(icone(image, couleur).pixmap(theme.px(26), theme.px(26)))
            tete.addWidget(dessin, 0, Qt.AlignmentFlag.AlignTop)
        mots = QVBoxLayout()
        mots.addWidget(Etiquette(titre, "sous_titre"))
        if texte:
            mots.addWidget(Etiquette(texte, "", selection=True))
        tete.addLayout(mots, 1)
        colonne.addLayout(tete)
        self.corps = QVBoxLayout()
        colonne.addLayout(self.corps)
        self._pied = QHBoxLayout()
        self._pied.addStretch(1)
        colonne.addLayout(self._pied)

    def ajouter_bouton(self, texte: str, *, accepte: bool, genre: str = "", nom: str = "") -> Bouton:
        """A button that ends the dialog."""
        bouton = BoutonPrincipal(texte) if genre == "principal" else Bouton(texte)
        if genre == "danger":
            bouton.setProperty("genre", "danger")
        bouton.setObjectName(nom or ("accepter" if accepte else "renoncer"))
        bouton.clicked.connect(self.accept if accepte else self.reject)
        self._pied.addWidget(bouton)
        return bouton


def demander(
    parent: QWidget | None, titre: str, texte: str, *, oui: str, non: str = "Annuler", danger: bool = False
) -> bool:
    """Ask; True if the user chose ``oui`` (a verb: « Supprimer »). Échap means ``non``."""
    dialogue = Dialogue(titre, texte, parent, image="attention" if danger else "aide")
    renoncer = dialogue.ajouter_bouton(non, accepte=False)
    faire = dialogue.ajouter_bouton(oui, accepte=True, genre="danger" if danger else "principal")
    (renoncer if danger else faire).setDefault(True)
    (renoncer if danger else faire).setFocus()
    return bool(dialogue.exec() == QDialog.DialogCode.Accepted)


def montrer_erreur(parent: QWidget | None, erreur: ErreurUtilisateur, titre: str = "") -> None:
    """Tell what happened, what is safe and what to do."""
    texte = f"{erreur.message}\n\n{erreur.conseil}".strip() if titre else erreur.conseil
    dialogue = Dialogue(titre or erreur.message, texte, parent, image="erreur")
    fermer = dialogue.ajouter_bouton("Fermer", accepte=True, genre="principal")
    fermer.setDefault(True)
    dialogue.exec()


def saisir(
    parent: QWidget | None, titre: str, libelle: str, *, texte: str = "", valeur: str = "", oui: str = "Enregistrer"
) -> str | None:
    """One line to type; None if the user gave up."""
    dialogue = Dialogue(titre, texte, parent)
    ligne = ChampLigne(valeur, nom="saisieDialogue")
    dialogue.corps.addWidget(Champ(libelle, ligne))
    dialogue.ajouter_bouton("Annuler", accepte=False)
    dialogue.ajouter_bouton(oui, accepte=True, genre="principal").setDefault(True)
    ligne.setFocus()
    ligne.selectAll()
    return ligne.valeur() if dialogue.exec() == QDialog.DialogCode.Accepted else None
