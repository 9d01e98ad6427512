"""A milestone: entered in place by its words and its day; opened to say the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.echeancier import jalons
from app.services.echeancier.jalons import JalonLu
from app.views.contexte import Contexte
from app.views.elements import (
    Bouton,
    CaseACocher,
    Champ,
    ChampDate,
    ChampLigne,
    ChampTexte,
    ChoixUnique,
    Dialogue,
    Etiquette,
    nommer,
)
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant


class AjoutJalon(QWidget):
    """One line above the list. ``ajoute(id)``; what was refused stays in the fields."""

    ajoute = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.titre = ChampLigne(invite="Nouveau jalon : ce qui a lieu ou doit être fait", nom="jalonTitre")
        nommer(self.titre, "Nouveau jalon")
        self.jour = ChampDate(nom="jalonJour")
        nommer(self.jour, "Date du nouveau jalon")
        self.jour.setFixedWidth(theme_courant().px(190))
        self.bouton = Bouton("Ajouter", image="plus", nom="jalonAjouter")
        self.bouton.clicked.connect(self.ajouter)
        self.titre.returnPressed.connect(self._suivant)
        self.jour.ligne.returnPressed.connect(self.ajouter)
        self.jour.erreur.connect(self._dire)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme_courant().px(8))
        rangee.addWidget(self.titre, 1)
        rangee.addWidget(self.jour)
        rangee.addWidget(self.bouton)

    def _dire(self, texte: str) -> None:
        if texte:
            self._contexte.navigation.annonce.emit(texte)

    def _suivant(self) -> None:
        if self.jour.valeur() is None:
            self.jour.ligne.setFocus()
        else:
            self.ajouter()

    def ajouter(self) -> None:
        """Enter it, and be ready for the next."""
        self.jour.terminer()
        if self.jour.en_defaut():
            self.jour.ligne.setFocus()
            return
        crees: list[str] = []
        dossier, titre, jour = self._contexte.dossier, self.titre.text(), self.jour.valeur()
        if tenter(self, lambda: crees.append(jalons.ajouter(dossier, titre, jour))):
            remarques = " ".join(jalons.remarques(dossier, jour, None))
            self._contexte.navigation.annonce.emit(f"Jalon ajouté. {remarques}".strip())
            self.titre.terminer()
            self.titre.definir("")
            self.jour.definir(None)
            self.titre.setFocus()
            self.ajoute.emit(crees[0])


class DialogueJalon(Dialogue):
    """All of a milestone; « Enregistrer » writes it in one gesture. What is odd in its dates is said as one types."""

    def __init__(self, contexte: Contexte, lu: JalonLu, parent: QWidget | None = None) -> None:
        super().__init__("Jalon", "", parent)
        self.setObjectName("dialogueJalon")
        self._contexte, self._lu = contexte, lu
        self.titre = ChampLigne(lu.titre)
        self.jour, self.fin = ChampDate(lu.jour), ChampDate(lu.fin)
        self.genre = ChoixUnique(contexte.catalogue.liste("genres_jalon"), forme="liste")
        self.genre.definir(lu.genre or None)
        self.responsable = ChampLigne(lu.responsable)
        self.fait = CaseACocher("C’est fait", nom="fait")
        self.fait.definir(lu.fait)
        self.notes = ChampTexte(lignes=3)
        self.notes.definir(lu.notes)
        self.corps.addWidget(Champ("Jalon", self.titre, nom="titre"))
        dates = QHBoxLayout()
        dates.addWidget(Champ("Date, ou début", self.jour, nom="jour"))
        dates.addWidget(Champ("Fin, pour une période", self.fin, nom="fin"))
        self.corps.addLayout(dates)
        self._remarques = Etiquette("", "discret")
        self._remarques.setObjectName("jalonRemarques")
        self.corps.addWidget(self._remarques)
        for champ in (
            Champ("Genre", self.genre, nom="genre"),
            Champ("Responsable", self.responsable, nom="responsable"),
            Champ("Notes", self.notes, nom="notes"),
        ):
            self.corps.addWidget(champ)
        self.corps.addWidget(self.fait)
        for date_ in (self.jour, self.fin):
            date_.valide.connect(lambda _jour: self._remarquer())
        self._boutons()
        self._remarquer()
        self.resize(theme_courant().px(560), self.sizeHint().height())

    def _boutons(self) -> None:
        fige = self._contexte.dossier.lecture_seule
        supprimer = Bouton("Supprimer", image="corbeille", nom="jalonSupprimer")
        supprimer.setEnabled(not fige)
        supprimer.clicked.connect(self._supprimer)
        self._pied.insertWidget(0, supprimer)
        self.ajouter_bouton("Fermer" if fige else "Annuler", accepte=False)
        enregistrer = self.ajouter_bouton("Enregistrer", accepte=True, genre="principal", nom="jalonEnregistrer")
        enregistrer.setDefault(True)
        enregistrer.setEnabled(not fige)

    def _remarquer(self) -> None:
        dites = jalons.remarques(self._contexte.dossier, self.jour.valeur(), self.fin.valeur())
        self._remarques.definir("\n".join(dites))
        self._remarques.setVisible(bool(dites))

    def _supprimer(self) -> None:
        dossier = self._contexte.dossier
        if tenter(self, lambda: jalons.supprimer(dossier, self._lu.id)):
            self._contexte.navigation.annonce.emit("Jalon supprimé. Ctrl+Z le ramène.")
            self.reject()

    def accept(self) -> None:
        """Write; a refusal, or a date that can’t be read, leaves the dialog open with what was typed."""
        for controle in (self.titre, self.jour, self.fin, self.responsable, self.notes):
            controle.terminer()
        if self.jour.en_defaut() or self.fin.en_defaut():
            return
        dossier, champs = self._contexte.dossier, self._champs()
        if tenter(self, lambda: jalons.modifier(dossier, self._lu.id, **champs)):
            super().accept()

    def _champs(self) -> dict[str, Any]:
        return {
            "titre": self.titre.valeur(), "jour": self.jour.valeur(), "fin": self.fin.valeur(),
            "genre": self.genre.valeur(), "responsable": self.responsable.valeur(), "notes": self.notes.valeur(),
            "fait": self.fait.isChecked(),
        }  # fmt: skip
