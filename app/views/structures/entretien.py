"""« Entretien suivant »: the structures one after the other, in a calm form for the telephone (S1 FM3.1, FP4; R07).

Everything is written as it is said; the degree alone waits for « Suivante », so that a call that is cut moves nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.typographie import montant, nombre
from app.services import mobilisation
from app.services.registres.structures import registre_des_structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonPrincipal, Champ, ChampDate, ChampLigne, ChoixUnique, Etiquette
from app.views.elements.chiffre_tape import chiffre_tape
from app.views.elements.infobulle import en_infobulle
from app.views.elements.liaison import tenter
from app.views.registre.fiche import FicheRegistre
from app.views.structures.questions import LES_QUATRE, RUBRIQUES_AU_TELEPHONE, poser_les_questions
from app.views.theme import theme_courant

_APRES = tuple(
    (degre.value, degre.libelle, "")
    for degre in (
        Mobilisation.REPEREE,
        Mobilisation.CONTACTEE,
        Mobilisation.INTERESSEE,
        Mobilisation.RETENUE,
        Mobilisation.SORTIE,
    )
)
"""Where a call can leave a structure."""


class FicheEntretien(FicheRegistre):
    """The four questions and the conditions; with the keyboard, 1 to 4 answer a question and go to the next."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, registre_des_structures(contexte.catalogue), RUBRIQUES_AU_TELEPHONE, parent)
        self.setObjectName("ficheEntretien")
        poser_les_questions(self)
        self._puces: dict[QObject, tuple[str, int]] = {}
        for nom in LES_QUATRE:
            for rang, bouton in enumerate(self.controles[nom].findChildren(QPushButton)):
                self._puces[bouton] = (nom, rang)
                bouton.installEventFilter(self)
                bouton.setToolTip(en_infobulle(f"Touche {rang + 1}"))
                if rang:
                    bouton.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def commencer(self) -> None:
        """The keyboard on the first question."""
        self.controles[LES_QUATRE[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """1 to 4 on a question: that answer, then the next question."""
        if isinstance(evenement, QKeyEvent) and evenement.type() == QEvent.Type.KeyPress and objet in self._puces:
            nom, _ = self._puces[objet]
            chiffre = chiffre_tape(evenement)
            boutons = self.controles[nom].findChildren(QPushButton)
            if chiffre is not None and 1 <= chiffre <= len(boutons):
                if not boutons[chiffre - 1].isChecked():
                    boutons[chiffre - 1].click()
                self._suivante(nom)
                return True
        return super().eventFilter(objet, evenement)

    def _suivante(self, nom: str) -> None:
        suite = (*LES_QUATRE, "contact_commentaire")
        self.controles[suite[suite.index(nom) + 1]].setFocus(Qt.FocusReason.TabFocusReason)


class DialogueEntretien(QDialog):
    """Walks ``ids``; `courante` is the structure on the line."""

    def __init__(self, contexte: Contexte, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._ids = [id for id in ids if self._lire(id)]
        self._rang = 0
        self.setObjectName("dialogueEntretien")
        self.setWindowTitle("Entretiens")
        self.setModal(True)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(18), theme.px(20), theme.px(16))
        colonne.setSpacing(theme.px(8))
        self._ou = Etiquette("", "rubrique", repli=False)
        self._telephone = Etiquette("", "sous_titre", brut=True, selection=True)
        self._contact = Etiquette("", "", brut=True, selection=True)
        self._connue = Etiquette("", "discret", brut=True)
        self.fiche = FicheEntretien(contexte)
        self.fiche.fermee.connect(self.reject)
        qui = QVBoxLayout()
        qui.setContentsMargins(0, 0, 0, theme.px(8))
        qui.setSpacing(theme.px(3))
        for etiquette in (self._telephone, self._contact, self._connue):
            qui.addWidget(etiquette)
        self.fiche.alerte.addLayout(qui, 1)
        dessus = QHBoxLayout()
        dessus.addWidget(self._ou)
        aide = Etiquette("1 à 4 répondent, Tab avance, Ctrl+Entrée passe à la suivante.", "petit")
        aide.setAlignment(Qt.AlignmentFlag.AlignRight)
        dessus.addWidget(aide, 1)
        colonne.addLayout(dessus)
        colonne.addWidget(self.fiche, 1)
        colonne.addLayout(self._construire_suite())
        colonne.addLayout(self._construire_pied())
        self._raccourcis()
        place = self.screen().availableGeometry()
        self.resize(min(theme.px(760), place.width() - 40), min(theme.px(720), place.height() - 40))
        self._montrer()

    # --- building ---------------------------------------------------------------------------------------------

    def _construire_suite(self) -> QVBoxLayout:
        """Where the call leaves her, on which day, and why if she leaves."""
        theme, haut = theme_courant(), Qt.AlignmentFlag.AlignTop
        self.degre = ChoixUnique(_APRES, forme="segments", vide=False, nom="entretien.degre")
        self.degre.valide.connect(self._proposer_motif)
        self.jour = ChampDate(nom="entretien.jour")
        self.motif = ChampLigne(nom="entretien.motif", invite="Ce qu’elle en dit, ce que vous en comprenez")
        rangee = QHBoxLayout()
        rangee.setSpacing(theme.px(14))
        self._champ_degre = Champ("Après cet échange, elle est", self.degre, nom="entretien.degre")
        rangee.addWidget(self._champ_degre, 3, haut)
        rangee.addWidget(Champ("Le", self.jour, nom="entretien.jour"), 2, haut)
        self._champ_motif = Champ("Pourquoi part-elle ? (facultatif)", self.motif, nom="entretien.motif")
        suite = QVBoxLayout()
        suite.setSpacing(theme.px(6))
        suite.addLayout(rangee)
        suite.addWidget(self._champ_motif)
        return suite

    def _construire_pied(self) -> QHBoxLayout:
        pied = QHBoxLayout()
        pied.setSpacing(theme_courant().px(8))
        fermer = Bouton("Fermer", nom="entretienFermer")
        fermer.clicked.connect(self.reject)
        self._precedente = Bouton("Précédente", image="fleche-gauche", nom="entretienPrecedente")
        self._precedente.clicked.connect(lambda: self._aller(-1))
        self._plus_tard = Bouton("Rappeler plus tard", image="horloge", nom="entretienPlusTard")
        self._plus_tard.clicked.connect(lambda: self._aller(1))
        self.suivante = BoutonPrincipal("Suivante", nom="entretienSuivante")
        self.suivante.clicked.connect(self.enregistrer)
        pied.addWidget(fermer)
        pied.addStretch(1)
        for bouton in (self._precedente, self._plus_tard, self.suivante):
            pied.addWidget(bouton)
        return pied

    def _raccourcis(self) -> None:
        for touches, geste in (
            ("Ctrl+Return", self.enregistrer),
            ("Ctrl+Enter", self.enregistrer),
            ("Alt+Left", lambda: self._aller(-1)),
            ("Alt+Right", lambda: self._aller(1)),
        ):
            QShortcut(QKeySequence(touches), self).activated.connect(geste)

    # --- showing ----------------------------------------------------------------------------------------------

    @property
    def courante(self) -> str:
        """The structure on the line; empty when there is none."""
        return self._ids[self._rang] if self._ids else ""

    def _lire(self, id: str) -> dict[str, Any]:
        return self._contexte.dossier.ligne(Structure, id) or {}

    def _montrer(self) -> None:
        ligne = self._lire(self.courante)
        if not ligne:
            return
        self.fiche.montrer(self.courante)
        total = len(self._ids)
        self._ou.definir(f"{self._rang + 1} sur {total}" if total > 1 else "Entretien")
        qui = ", ".join(filter(None, (ligne["contact_nom"], ligne["contact_fonction"])))
        self._telephone.definir(ligne["telephone"] or "")
        self._telephone.setVisible(bool(ligne["telephone"]))
        self._contact.definir(" · ".join(filter(None, (qui, ligne["courriel"]))))
        self._contact.setVisible(bool(self._contact.text()))
        self._connue.definir(self._en_bref(ligne))
        self._connue.setVisible(bool(self._connue.text()))
        reperee = ligne["mobilisation"] == Mobilisation.REPEREE.value
        self.degre.definir(Mobilisation.CONTACTEE.value if reperee else ligne["mobilisation"])
        ailleurs = self.degre.valeur() not in {code for code, _, _ in _APRES}
        mot = Mobilisation.libelle_de(ligne["mobilisation"]).lower()
        self._champ_degre.libelle.definir(
            f"Après cet échange, elle reste {mot}, ou devient" if ailleurs else "Après cet échange, elle est"
        )
        self.jour.definir(date.today())
        self.motif.definir("")
        self._proposer_motif()
        self._precedente.setEnabled(self._rang > 0)
        derniere = self._rang + 1 >= total
        self._plus_tard.setVisible(not derniere)
        self.suivante.definir("Enregistrer et fermer" if derniere else "Enregistrer, suivante")
        self.fiche.defilement.verticalScrollBar().setValue(0)
        self.fiche.commencer()

    def _en_bref(self, ligne: dict[str, Any]) -> str:
        """What one knows of her already, on a line."""
        colonnes = self.fiche.registre.colonnes
        parts = [ligne["commune"], colonnes["secteur"].type.texte(ligne["secteur"])]
        if ligne["etp"] is not None:
            parts.append(f"{nombre(ligne['etp'])}\u00a0ETP")
        if ligne["budget"] is not None:
            parts.append(montant(ligne["budget"]))
        if ligne["reperage"]:
            parts.append(" ".join(f"repérée : {ligne['reperage']}".split())[:120])
        return " · ".join(filter(None, parts))

    def _proposer_motif(self) -> None:
        """The reason is asked, not forced, when she leaves."""
        self._champ_motif.setVisible(self.degre.valeur() == Mobilisation.SORTIE.value)

    # --- going on ---------------------------------------------------------------------------------------------

    def _aller(self, pas: int) -> None:
        """Another structure; what was typed is written, the degree is left alone."""
        self.fiche.terminer_tout()
        if 0 <= self._rang + pas < len(self._ids):
            self._rang += pas
            self._montrer()

    def enregistrer(self) -> None:
        """Write where the call leaves her, then the next structure, or the end."""
        self.fiche.terminer_tout()
        self.jour.terminer()
        if self.jour.en_defaut():
            self.jour.setFocus()
            return
        degre = Mobilisation(self.degre.valeur() or Mobilisation.REPEREE.value)  # type: ignore[call-arg]
        sortie = degre is Mobilisation.SORTIE
        motif = self.motif.valeur() if sortie else ""
        dossier, id, jour = self._contexte.dossier, self.courante, self.jour.valeur()
        if not id or not tenter(self, lambda: mobilisation.mobiliser(dossier, [id], degre, jour, motif)):
            return
        if self._rang + 1 < len(self._ids):
            self._aller(1)
        else:
            self.accept()

    def done(self, resultat: int) -> None:
        """However it ends, what was typed is written."""
        self.fiche.terminer_tout()
        super().done(resultat)
