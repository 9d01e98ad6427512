"""Where a structure stands: the path drawn, and the small form that passes, dates, mends or takes back a step (R07)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.models.typographie import date_courte
from app.services import mobilisation
from app.services.mobilisation import Etape
from app.views.contexte import Contexte
from app.views.elements import (
    Bouton,
    BoutonDiscret,
    BoutonPrincipal,
    Champ,
    ChampDate,
    ChampLigne,
    Depliant,
    Etiquette,
    Lien,
)  # fmt: skip
from app.views.elements.deploiement import amener
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.structures.frise import FriseMobilisation, Palier, paliers
from app.views.theme import theme_courant


class BlocParcours(QWidget):
    """The path of one structure; each button of its form is one gesture."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.id = ""
        self._degre = Mobilisation.REPEREE
        self._etape: Etape | None = None
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(6))
        self.frise = FriseMobilisation()
        self.frise.setEnabled(not contexte.dossier.lecture_seule)
        self.frise.choisi.connect(self._ouvrir)
        colonne.addWidget(self.frise)
        self.formulaire = self._construire()
        self.formulaire.setVisible(False)
        colonne.addWidget(self.formulaire)
        self._historique = Depliant("", nom="historiqueMobilisation")
        self._historique.setVisible(False)
        colonne.addWidget(self._historique)

    def _construire(self) -> QWidget:
        theme = theme_courant()
        formulaire = QWidget()
        formulaire.setObjectName("formulaireEtape")
        colonne = QVBoxLayout(formulaire)
        colonne.setContentsMargins(theme.px(30), theme.px(2), 0, theme.px(6))
        colonne.setSpacing(theme.px(6))
        self._titre = Etiquette("", "gras")
        self.jour = ChampDate(nom="etape.jour")
        self.motif = ChampLigne(nom="etape.motif")
        self._champ_motif = Champ("Motif", self.motif, nom="etape.motif")
        self.faire = BoutonPrincipal("Enregistrer", nom="etape.faire")
        self.revenir = Bouton("Revenir à cette étape", nom="etape.revenir")
        self.retirer = BoutonDiscret("Retirer", image="corbeille", nom="etape.retirer")
        fermer = BoutonDiscret("Annuler", nom="etape.annuler")
        self.faire.clicked.connect(self._faire)
        self.revenir.clicked.connect(lambda: self._geste(self._mobiliser))
        self.retirer.clicked.connect(lambda: self._geste(self._retirer))
        fermer.clicked.connect(self._fermer)
        self.jour.ligne.returnPressed.connect(self._faire)
        self.motif.returnPressed.connect(self._faire)
        boutons = DispositionFlot(ecart=theme.px(6))
        for bouton in (self.faire, self.revenir, self.retirer, fermer):
            boutons.addWidget(bouton)
        colonne.addWidget(self._titre)
        colonne.addWidget(Champ("Le", self.jour, nom="etape.jour"))
        colonne.addWidget(self._champ_motif)
        colonne.addLayout(boutons)
        return formulaire

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer(self, id: str) -> None:
        """Show the path of that structure; the form closes when it is another one."""
        ligne = self._contexte.dossier.requete('SELECT mobilisation FROM "structure" WHERE id = ?', (id,))
        if not ligne:
            return
        if id != self.id:
            self.formulaire.setVisible(False)
        self.id = id
        self._degre = Mobilisation(ligne[0][0])  # type: ignore[call-arg]
        etapes = mobilisation.historique(self._contexte.dossier, id)
        lignes = paliers(self._degre, etapes)
        self.frise.definir(lignes)
        montrees = {palier.etape.id for palier in lignes if palier.etape is not None and palier.etat != "a_venir"}
        self._montrer_historique([etape for etape in etapes if etape.id not in montrees])

    def _montrer_historique(self, autres: list[Etape]) -> None:
        """Steps that the drawing doesn’t show: she went back, or came twice."""
        self._historique.setVisible(bool(autres))
        while (place := self._historique.corps.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.deleteLater()
        self._historique.definir_titre(f"Étapes d’avant ({len(autres)})")
        for etape in autres:
            jour = date_courte(etape.jour) + f" {etape.jour.year}" if etape.jour else "sans date"
            lien = Lien(" — ".join(filter(None, (jour, etape.degre.libelle, etape.motif[:60]))), nom="etapeDAvant")
            lien.setEnabled(not self._contexte.dossier.lecture_seule)
            lien.clicked.connect(lambda _=False, e=etape: self._ouvrir(Palier(e.degre, e, "passe")))
            self._historique.corps.addWidget(lien)

    # --- the form ---------------------------------------------------------------------------------------------

    def _ouvrir(self, palier: Palier) -> None:
        """Fill the form for that line: pass to it, date it, or mend it."""
        passer = palier.etat == "a_venir"
        self._palier, self._etape = palier, None if passer else palier.etape
        existe = self._etape is not None
        verbe = "Passer à" if passer else "Corriger" if existe else "Dater"
        self._titre.definir(f"{verbe} « {palier.degre.libelle} »")
        self.faire.definir("Enregistrer" if passer or existe else "Dater cette étape")
        self.jour.definir(self._etape.jour if self._etape is not None else date.today() if passer else None)
        self.motif.definir(self._etape.motif if self._etape is not None else "")
        sortie = palier.degre is Mobilisation.SORTIE
        self._champ_motif.libelle.definir("Pourquoi part-elle ? (facultatif)" if sortie else "Remarque (facultatif)")
        self.revenir.setVisible(palier.etat == "passe")
        self.retirer.setVisible(existe)
        self.formulaire.setVisible(True)
        (self.motif if sortie else self.jour).setFocus(Qt.FocusReason.OtherFocusReason)
        self.jour.ligne.selectAll()
        QTimer.singleShot(0, self, self._mettre_en_vue)

    def _mettre_en_vue(self) -> None:
        """The whole form, down to its buttons: it opens under the path, often below what one sees of the sheet."""
        if self.formulaire.isVisible():
            amener(self.formulaire)

    def _faire(self) -> None:
        if not self.formulaire.isVisible():
            return
        if self._etape is not None:
            self._geste(self._corriger)
        else:
            self._geste(self._mobiliser if self._palier.etat == "a_venir" else self._dater)

    def _geste(self, geste: Callable[[], object]) -> None:
        """Make it once the date is legible; the form closes, the keyboard goes back to the path."""
        self.jour.terminer()
        self.motif.terminer()
        if not self.jour.en_defaut() and tenter(self, geste):
            self._fermer()

    def _mobiliser(self) -> None:
        jour = self.jour.valeur() if self._palier.etat == "a_venir" else date.today()
        motif = self.motif.valeur() if self._palier.etat == "a_venir" else ""
        dossier, degre = self._contexte.dossier, self._palier.degre
        mobilisation.mobiliser(dossier, [self.id], degre, jour, motif, initiateur=self)

    def _dater(self) -> None:
        jour, motif = self.jour.valeur(), self.motif.valeur()
        mobilisation.dater(self._contexte.dossier, self.id, self._palier.degre, jour, motif, initiateur=self)

    def _corriger(self) -> None:
        assert self._etape is not None
        jour, motif = self.jour.valeur(), self.motif.valeur()
        mobilisation.corriger(self._contexte.dossier, self._etape.id, jour, motif, initiateur=self)

    def _retirer(self) -> None:
        assert self._etape is not None
        mobilisation.retirer(self._contexte.dossier, self._etape.id, initiateur=self)

    def _fermer(self) -> None:
        self.formulaire.setVisible(False)
        self.frise.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap closes the form first."""
        if evenement.key() == Qt.Key.Key_Escape and self.formulaire.isVisible():
            self._fermer()
        else:
            super().keyPressEvent(evenement)
