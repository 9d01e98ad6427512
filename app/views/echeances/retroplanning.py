"""Planning backwards: the date one counts from, the steps proposed, those one enters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models.dates import jour_en_mots
from app.models.typographie import INSECABLE, date_courte, date_longue, francais, pluriel
from app.services.echeancier.consequences import consequences, date_de, deplacer
from app.services.echeancier.retroplanning import EtapeProposee, Retroplanning, inscrire, proposer
from app.services.parametres import definitions, delais
from app.views.contexte import Contexte
from app.views.echeances.a_cocher import ModeleACocher, RangACocher, TableACocher
from app.views.echeances.deplacer import DialogueDeplacer
from app.views.elements import BoutonPrincipal, Champ, ChampDate, ChoixUnique, EtatVide, Etiquette, Lien
from app.views.elements.liaison import figer, tenter
from app.views.theme import theme_courant


class VueRetroplanning(QWidget):
    """A model, its date, its steps. Moving the date shows first what follows from it."""

    def __init__(
        self, contexte: Contexte, aujourdhui: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contexte, self._aujourdhui = contexte, aujourdhui
        self._plan: Retroplanning | None = None
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(4), 0, 0)
        colonne.setSpacing(theme.px(8))
        self.modele = ChoixUnique(
            [(m.code, m.titre, "") for m in definitions().modele], forme="liste", vide=False, nom="modeleRetro"
        )
        self.modele.definir(definitions().modele[0].code)
        self.modele.valide.connect(lambda _code: self.rafraichir())
        self.ancre = ChampDate(nom="ancreRetro")
        self.ancre.valide.connect(self._changer_la_date)
        self.ancre.setFixedWidth(theme.px(220))
        self._champ = Champ("Date de départ", self.ancre)
        tete = QHBoxLayout()
        tete.setSpacing(theme.px(12))
        self.modele.setMinimumWidth(theme.px(252))  # its longest model is whole
        for champ in (Champ("Rétroplanning", self.modele), self._champ):
            tete.addWidget(champ, 0, Qt.AlignmentFlag.AlignTop)
        tete.addStretch(1)
        colonne.addLayout(tete)
        self._dit = Etiquette("", "discret")
        self._dit.setObjectName("retroDit")
        colonne.addWidget(self._dit)
        self.etapes = ModeleACocher(("Étape", "Date", "Délai", "À savoir"), self)
        self.etapes.change.connect(self._suivre)
        self.table = TableACocher(self.etapes, (0, 138, 0, 0), "etapesRetro", "Étapes proposées")
        colonne.addWidget(self.table, 1)
        self._vide = EtatVide(
            "Il manque la date de départ",
            "Donnez-la au-dessus : les étapes s’en déduisent à rebours, en jours ouvrés, avec les délais du bureau.",
            image="calendrier",
        )
        colonne.addWidget(self._vide, 1)
        colonne.addLayout(self._construire_pied())
        if contexte.dossier.lecture_seule:
            figer(self.ancre)
            self.etapes.fige = True

    def _construire_pied(self) -> QHBoxLayout:
        self.inscrire = BoutonPrincipal("Inscrire les étapes cochées", nom="retroInscrire")
        self.inscrire.clicked.connect(self._inscrire)
        self._delais = Lien("Changer les délais du bureau", "reglages", nom="retroDelais")
        self._delais.suivi.connect(self._contexte.navigation.aller)
        pied = QHBoxLayout()
        pied.addWidget(self._delais)
        pied.addStretch(1)
        pied.addWidget(self.inscrire)
        return pied

    def rafraichir(self) -> None:
        """Compute again with the date and the delays in force; what is ticked comes back to what is worth entering."""
        modele = definitions().modele_de(self.modele.valeur() or "")
        plan = proposer(self._contexte.dossier, modele, delais(), self._aujourdhui())
        if plan == self._plan:
            return
        self._plan = plan
        self._champ.libelle.definir(modele.ancre)
        self.ancre.nommer(modele.ancre)
        self._delais.adresse = f"reglages:{definitions().un(modele.etape[0].parametre).groupe}"
        self.ancre.definir(plan.ancre)
        self.etapes.definir([_rang(e) for e in plan.etapes], {e.cle for e in plan.etapes if not e.inchangee})
        passees = sum(e.etape.passee and not e.inchangee for e in plan.etapes)
        dites = [*plan.remarques]
        if passees:
            dites.append(
                f"{pluriel(passees, 'étape tombe', 'étapes tombent')} dans le passé : le temps manque, "
                "ou elles sont déjà faites."
            )
        self._dit.definir(francais(" ".join(dites)))
        self._dit.setVisible(bool(dites))
        self.table.setVisible(plan.ancre is not None)
        self._vide.setVisible(plan.ancre is None)
        self._suivre()

    def _suivre(self) -> None:
        combien = len(self.etapes.coches())
        self.inscrire.setEnabled(bool(combien) and not self._contexte.dossier.lecture_seule)

    # --- gestures ---------------------------------------------------------------------------------------------

    def _changer_la_date(self, jour: date | None) -> None:
        contexte, ancre = self._contexte, self.modele.valeur() or ""
        if jour is not None and consequences(contexte.dossier, contexte.catalogue, ancre, jour):
            dialogue = DialogueDeplacer(contexte, ancre, jour, self, aujourdhui=self._aujourdhui)
            fait = dialogue.exec() == QDialog.DialogCode.Accepted
            dialogue.deleteLater()
            if not fait:
                self._plan = None
        else:
            fait = tenter(self, lambda: deplacer(contexte.dossier, ancre, jour))
        if fait:
            note = date_de(contexte.dossier, ancre)  # another than ``jour``, if it was changed in the dialog
            dit = "La date est retirée" if note is None else f"C’est noté au {date_longue(note)}"
            contexte.navigation.annonce.emit(francais(f"{dit}. Ctrl+Z revient en arrière."))
        self.rafraichir()

    def _inscrire(self) -> None:
        plan, cles = self._plan, self.etapes.coches()
        if plan is None or not cles:
            return
        comptes: list[tuple[int, int]] = []
        if tenter(self, lambda: comptes.append(inscrire(self._contexte.dossier, plan, cles))):
            crees, deplaces = comptes[0]
            dits = [pluriel(crees, "jalon inscrit", "jalons inscrits")] if crees else []
            dits += [pluriel(deplaces, "déplacé", "déplacés")] if deplaces else []
            self._contexte.navigation.annonce.emit(f"{', '.join(dits)}. Ctrl+Z revient en arrière.")
            self.rafraichir()


def _rang(proposee: EtapeProposee) -> RangACocher:
    etape = proposee.etape
    jour = f"{jour_en_mots(etape.jour).split()[0][:3]}. {date_courte(etape.jour)} {etape.jour.year}"
    delai = f"{pluriel(etape.delai, 'jour ouvré', 'jours ouvrés')} avant : {etape.avant[:1].lower()}{etape.avant[1:]}"
    return RangACocher(
        proposee.cle, (etape.titre, jour.replace(" ", INSECABLE), francais(delai), proposee.remarques),
        cochable=not proposee.inchangee, alerte=etape.passee and not proposee.inchangee,
    )  # fmt: skip
