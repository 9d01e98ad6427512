"""The register of structures bénéficiaires (R06, R07): `structures`, `structure:<id>`, `structures:importer`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.models.typographie import pluriel
from app.services import mobilisation, structures
from app.services.doublons import combien_distinguees
from app.services.ecriture.changements import Changes
from app.services.registres.structures import registre_des_structures
from app.services.structures_numeros import remarque_sur_les_numeros
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonDiscret, EtatVide
from app.views.elements.liaison import tenter
from app.views.registre.lot import DialogueLot
from app.views.registre.page import PageRegistre
from app.views.structures.bande_entonnoir import BandeEntonnoir
from app.views.structures.fiche import FicheStructure
from app.views.structures.importation import importer_une_liste
from app.views.structures.lot import MOBILISATION, DialogueLotStructures
from app.views.structures.veille_doublons import VeilleDoublons
from app.views.theme import theme_courant

_LARGE, _SERREE, _HAUTE = 700, 440, 560
"""Width from which counters and buttons share a line, the same when counters are few because the page is low, height
from which the funnel leaves rows to the table (px)."""


class PageStructures(PageRegistre):
    """The whole register; ``importDemande()`` when the user wants to bring in a list."""

    importDemande = Signal()

    bande: BandeEntonnoir | None = None
    """Made once the register is built."""

    _bas = False
    """Low: rows come before figures."""

    invite_filtre = "Filtrer : un nom, un secteur, une commune…"

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        registre = registre_des_structures(contexte.catalogue)
        super().__init__(contexte, registre, "Structures bénéficiaires", self._faire, parent)
        self.table.champs_des_titres = self._champs_des_titres
        self.table.modele.remarquer = partial(remarque_sur_les_numeros, contexte.dossier)
        self.veille = VeilleDoublons(contexte.dossier, self)
        self.veille.change.connect(self._compter_doublons)
        self._construire_dessus()
        self._lue = contexte.dossier.revision

    def _faire(self, contexte: Contexte) -> FicheStructure:
        fiche = FicheStructure(contexte)
        fiche.entretienDemande.connect(lambda id: self.mener_les_entretiens((id,)))
        return fiche

    def _construire_dessus(self) -> None:
        """At the right of the counters, what one does with the whole register; below, the funnel."""
        colonne = self.layout()
        assert isinstance(colonne, QVBoxLayout)
        self.doublons = BoutonDiscret("Doublons possibles", image="attention", nom="doublonsPossibles")
        self.doublons.clicked.connect(self.traiter_doublons)
        self.doublons.setVisible(False)
        self.entretiens = BoutonDiscret("Entretiens…", image="groupe", nom="entretiens")
        self.entretiens.clicked.connect(lambda: self.mener_les_entretiens(self._a_appeler()))
        self._rangee = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        colonne.removeWidget(self._compteurs)
        self._rangee.addWidget(self._compteurs, 1)
        boutons = QHBoxLayout()
        for bouton in (self.doublons, self.entretiens):
            bouton.setEnabled(not self.contexte.dossier.lecture_seule)
            boutons.addWidget(bouton, 0, Qt.AlignmentFlag.AlignTop)
        boutons.addStretch(1)
        self._rangee.addLayout(boutons)
        colonne.insertLayout(1, self._rangee)
        self.bande = BandeEntonnoir(self.contexte, self)
        self.bande.degreChoisi.connect(self.filtrer_degre)
        colonne.insertWidget(2, self.bande)
        self._compter()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Narrow: the buttons go below the counters; low: counters and funnel give their place to the table."""
        super().resizeEvent(evenement)
        theme = theme_courant()
        bas = self.height() < theme.px(_HAUTE)
        cote_a_cote = self.width() >= theme.px(_SERREE if bas else _LARGE)
        if bas is not self._bas:
            self._bas = bas
            self._compter()
        sens = QBoxLayout.Direction.LeftToRight if cote_a_cote else QBoxLayout.Direction.TopToBottom
        self._rangee.setDirection(sens)
        if self.bande is not None:
            self.bande.faire_place(not bas)

    def boutons_de_tete(self) -> Sequence[Bouton]:
        """« Importer une liste… »"""
        return (self._importer("importerListe"),)

    def etat_vide(self) -> EtatVide:
        """One by one, pasted, or imported."""
        vide = EtatVide(
            "Aucune structure pour l’instant",
            "Ajoutez les structures pressenties une à une, collez une liste venue d’un tableur ou importez un fichier.",
            "Ajouter une structure",
            image="groupe",
        )
        colonne = vide.layout()
        assert isinstance(colonne, QVBoxLayout)
        colonne.insertWidget(colonne.count() - 1, self._importer("importerVide"), 0, Qt.AlignmentFlag.AlignHCenter)
        return vide

    def _importer(self, nom: str) -> Bouton:
        bouton = Bouton("Importer une liste…", image="importer", nom=nom)
        bouton.clicked.connect(self.importer)
        return bouton

    def resume(self, visibles: int, total: int) -> str:
        """How many, and how many at each degree of mobilisation (low: the line of the funnel says enough)."""
        if self._bas:
            return super().resume(visibles, total)
        effectifs = structures.effectifs(self.contexte.dossier)
        degres = [_au_pluriel(degre, combien) for degre, combien in effectifs.items() if combien]
        return " · ".join((super().resume(visibles, total), *degres))

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed, in the table, the sheet, the funnel; what was read of this revision is not read again."""
        revision = self.contexte.dossier.revision
        if changes is None and revision == self._lue:
            return
        self._lue = revision
        super().rafraichir(changes)
        if self.bande is not None:
            self.bande.rafraichir(changes)
        self.veille.rafraichir(changes)
        if changes is None or changes.touche("paire_distincte"):
            self._compter_doublons()

    def aller(self, cible: str) -> None:
        """``importer``: the import; ``doublons``, ``entretiens``: their dialog; the rest as any register."""
        gestes: Mapping[str, Callable[[], None]] = {
            "importer": self.importer,
            "doublons": self.traiter_doublons,
            "entretiens": lambda: self.mener_les_entretiens(self._a_appeler()),
        }
        geste = gestes.get(cible.rpartition(":")[2])
        if geste is not None:
            geste()
        else:
            super().aller(cible)

    # --- gestures ---------------------------------------------------------------------------------------------

    def importer(self) -> None:
        """Bring in a list of structures: the dialog proposes, the user decides."""
        self.importDemande.emit()
        importer_une_liste(self.contexte, self.window())

    def _champs_des_titres(self, bloc: list[list[str]]) -> Sequence[str]:
        from app.services.registres.structures_collees import champs_des_titres  # with what it knows of lists

        return champs_des_titres(self.registre, bloc)

    def filtrer_degre(self, code: str) -> None:
        """Keep the structures that stand at a degree; the same degree again shows them all."""
        mots = Mobilisation(code).libelle  # type: ignore[call-arg]
        if "mobilisation" not in self.registre.jeu(self.jeu).colonnes:
            self.montrer_jeu("mobilisation")
        self.filtre.setText("" if self.filtre.text() == mots else mots)

    def dialogue_de_lot(self, combien: int) -> DialogueLot:
        """The one that asks for the day of a step."""
        noms = self.registre.jeu(self.jeu).colonnes
        return DialogueLotStructures(self.registre, noms, combien, self.window())

    def ecrire_le_lot(self, dialogue: DialogueLot, ids: Sequence[str], nom: str, valeur: Any) -> None:
        """Another degree is a step with its day and its reason; those that stand there already are counted."""
        if nom != MOBILISATION or not isinstance(dialogue, DialogueLotStructures):
            super().ecrire_le_lot(dialogue, ids, nom, valeur)
            return
        dossier, degre = self.contexte.dossier, Mobilisation(valeur)  # type: ignore[call-arg]
        jour, motif = dialogue.jour.valeur(), dialogue.motif.valeur()
        passees: list[int] = []
        if tenter(self, lambda: passees.append(mobilisation.mobiliser(dossier, ids, degre, jour, motif))):
            deja = len(ids) - passees[0]
            if deja:
                dit = pluriel(deja, "l’était déjà\u00a0: sa date", "l’étaient déjà\u00a0: leur date")
                self.contexte.navigation.annonce.emit(f"{dit} n’a pas changé.")

    def mener_les_entretiens(self, ids: Sequence[str]) -> None:
        """Walk these structures in the form for the telephone."""
        from app.views.structures.entretien import DialogueEntretien
        from app.views.structures.touches import executer

        if self.fiche is not None:
            self.fiche.terminer_tout()
        if ids:
            executer(DialogueEntretien(self.contexte, ids, self.window()))

    def _a_appeler(self) -> tuple[str, ...]:
        """The rows selected when there are several; else those nobody called yet."""
        choisies = self.table.lignes_choisies()
        return tuple(choisies) if len(choisies) > 1 else structures.a_contacter(self.contexte.dossier)

    def traiter_doublons(self) -> None:
        """Look at the pairs, one by one; what a merge kept is shown afterwards."""
        from app.views.structures.doublons import DialogueDoublons

        self.veille.chercher_tout()
        dialogue = DialogueDoublons(self.contexte, self.veille, self.window())
        dialogue.exec()
        if dialogue.derniere and self.table.viser(dialogue.derniere):
            self.table.setFocus()  # the button that opened the dialog may have gone

    # --- counters ---------------------------------------------------------------------------------------------

    def _compter(self) -> None:
        if self.bande is None:
            return  # what is counted isn’t placed yet
        super()._compter()
        visible = self._pile.currentIndex() == 0 and self.table.modele.total > 0
        combien = structures.combien_a_contacter(self.contexte.dossier)
        self.entretiens.definir(f"Entretiens ({combien} à mener)" if combien else "Entretiens")
        self.entretiens.setVisible(visible and bool(combien))
        self._compter_doublons()

    def _compter_doublons(self) -> None:
        combien = len(self.veille.paires)
        if combien:
            self.doublons.definir(pluriel(combien, "doublon possible", "doublons possibles"))
        else:
            distinguees = combien_distinguees(self.contexte.dossier)
            self.doublons.definir(pluriel(distinguees, "paire distinguée", "paires distinguées"))
            combien = distinguees
        self.doublons.setVisible(combien > 0)


def _au_pluriel(degre: Mobilisation, combien: int) -> str:
    return f"{combien}\u00a0{degre.libelle.lower()}{'s' if combien > 1 and degre is not Mobilisation.AU_TERME else ''}"
