"""The card of one action (R01, R02, R43, R44): status, points, the tool that belongs there, notes, follow-up.

Compact, it shows its points and one line of what else is known. Open, everything can be typed. What is not to be
seen yet is not made yet: of all the cards of a phase, one is open.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.avancement import EtatAction, EtatPoint
from app.models.statuts import StatutAction
from app.models.typographie import date_courte, francais, pluriel
from app.services import parcours
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonDiscret,
    Carte,
    ChampLigne,
    ChampTexte,
    Etiquette,
    EtiquetteCoupee,
    Lien,
    Pastille,
    nommer,
)
from app.views.elements.infobulle import en_infobulle
from app.views.elements.liaison import lier, tenter
from app.views.elements.nettete import tenir_nette
from app.views.elements.pastille import STATUTS
from app.views.phase.outils import Outil, outil_de
from app.views.phase.pieces import fichiers_de
from app.views.phase.point import LignePoint
from app.views.phase.suivi import LigneSuivi
from app.views.theme import theme_courant

_CALCULE = ""


class CarteAction(Carte):
    """An action as it stands. `ouvrir` shows all of it; `montrer` refreshes without disturbing what is typed.

    ``entree()``: the keyboard came into the compact card; ``agrandie()``: controls were added, Tab must know them.
    """

    entree = Signal()
    agrandie = Signal()

    def __init__(self, contexte: Contexte, etat: EtatAction, etape: int, parent: QWidget | None = None) -> None:
        action = etat.definition
        super().__init__(action.titre, parent, etape=etape, nom=f"action.{action.code}")
        self.contexte, self.action = contexte, action
        self.etat = etat
        self.ouverte = False
        self.lignes: dict[str, LignePoint] = {}
        self.notes: ChampTexte | None = None
        self.outil: Outil | None = None
        self._suivi: LigneSuivi | None = None
        self._ecart: QWidget | None = None
        self._motif: ChampLigne | None = None
        self._resume: EtiquetteCoupee | None = None
        self._details: QWidget | None = None
        self._fiches: list[Lien] = []
        self.setAcceptDrops(not contexte.dossier.lecture_seule)
        self._construire_entete()
        self._points = QVBoxLayout()
        self._points.setSpacing(theme_courant().px(3))
        self.ajouter(self._points)
        self.montrer(etat)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire_entete(self) -> None:
        catalogue = self.contexte.catalogue
        phase = catalogue.methode.phase(self.action.code_phase)
        for code in sorted({*phase.fiches, *self.action.fiches, *self.action.fiches_utiles}):
            if (fiche := catalogue.fiches.get(code)) is not None:
                lien = Lien(fiche.libelle_court, f"fiche:{code}", nom=f"fiche.{self.action.code}.{code}")
                lien.setToolTip(en_infobulle(francais(fiche.titre)))
                lien.setAccessibleName(francais(f"Fiche {fiche.libelle_court} : {fiche.titre}"))
                lien.suivi.connect(self.contexte.navigation.aller)
                self._fiches.append(lien)
                self.ajouter_a_droite(lien)
        self._reduire_fiches()
        theme_courant().change.connect(self._reduire_fiches)
        self.pastille = Pastille(statuts=(*STATUTS, (_CALCULE, "Statut calculé")), nom=f"statut.{self.action.code}")
        self.pastille.setEnabled(not self.contexte.dossier.lecture_seule)
        self.pastille.choisi.connect(self._choisir_statut)
        self.ajouter_a_droite(self.pastille)

    def _reduire_fiches(self) -> None:
        for lien in self._fiches:
            lien.setFont(theme_courant().police(0.89))

    def _construire_ecart(self) -> QWidget:
        """Under the head: what the points say where the status says otherwise."""
        ecart = QWidget()
        rangee = QHBoxLayout(ecart)
        rangee.setContentsMargins(0, 0, 0, 0)
        self._ecart_mots = Etiquette("", "petit", repli=False)
        suivre = Lien("Suivre le statut calculé", nom=f"calculer.{self.action.code}")
        suivre.clicked.connect(lambda: self._choisir_statut(_CALCULE))
        suivre.setEnabled(not self.contexte.dossier.lecture_seule)
        rangee.addWidget(self._ecart_mots)
        rangee.addWidget(suivre)
        rangee.addStretch(1)
        self.corps.insertWidget(0, ecart)
        self.agrandie.emit()
        return ecart

    @property
    def motif(self) -> ChampLigne:
        """Why the action is « sans objet »: a field made when there is first a reason to give."""
        if self._motif is None:
            self._motif = ChampLigne(invite="Pour quelle raison ? (imprimée)", nom=f"motif.{self.action.code}")
            nommer(self._motif, f"Pourquoi cette action est sans objet ({self.action.titre})")
            cle = f"action_suivie/{parcours.id_action(self.action.code)}/motif"
            lier(self.contexte, self._motif, cle, self._motiver)
            self.corps.insertWidget(self.corps.indexOf(self._points), self._motif)
            self.agrandie.emit()
        return self._motif

    def _construire_details(self) -> None:
        theme = theme_courant()
        self._details = QWidget()
        self.ajouter(self._details)
        colonne = QVBoxLayout(self._details)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        self._nouveau = QLineEdit()
        self._nouveau.setObjectName(f"nouveauPoint.{self.action.code}")
        self._nouveau.setAccessibleName("Intitulé du point à ajouter")
        self._nouveau.setPlaceholderText(francais("Intitulé de votre point, puis Entrée"))
        self._nouveau.setVisible(False)
        tenir_nette(self._nouveau)
        self._nouveau.editingFinished.connect(self._ajouter_point)
        self._plus = BoutonDiscret("Ajouter un point", image="plus", nom=f"ajouterPoint.{self.action.code}")
        self._plus.clicked.connect(self._saisir_point)
        self._plus.setEnabled(not self.contexte.dossier.lecture_seule)
        colonne.addWidget(self._nouveau)
        colonne.addWidget(self._plus, 0, Qt.AlignmentFlag.AlignLeft)
        self.outil = outil_de(self.contexte, self.action.code)
        if self.outil is not None:
            colonne.addWidget(self.outil)
        self.notes = ChampTexte(
            self.etat.notes, invite="Vos notes sur cette action…", nom=f"notes.{self.action.code}", lignes=2
        )
        nommer(self.notes, f"Notes ({self.action.titre})")
        cle = f"action_suivie/{parcours.id_action(self.action.code)}/notes"
        lier(self.contexte, self.notes, cle, self._noter)
        etiquette = Etiquette("Notes", "petit", repli=False)
        etiquette.setBuddy(self.notes)
        bloc = QVBoxLayout()
        bloc.setSpacing(theme.px(2))
        bloc.addWidget(etiquette)
        bloc.addWidget(self.notes)
        colonne.addLayout(bloc)
        self._suivi = LigneSuivi(self.contexte, self.action)
        colonne.addWidget(self._suivi)

    # --- showing ----------------------------------------------------------------------------------------------

    def ouvrir(self, ouverte: bool) -> None:
        """Show all of the action, or the essential."""
        neuve = ouverte and self.notes is None
        if neuve:
            self._construire_details()
        self.ouverte = ouverte
        self.marquer(ouverte)
        for ligne in self.lignes.values():
            ligne.ouvrir(ouverte)
        self._montrer_points()
        if neuve:
            self.agrandie.emit()
        if self._details is not None:
            self._details.setVisible(ouverte)
        self.setCursor(Qt.CursorShape.ArrowCursor if ouverte else Qt.CursorShape.PointingHandCursor)
        self._montrer_reste()

    def montrer(self, etat: EtatAction) -> None:
        """Show the action as it stands in the dossier."""
        self.etat = etat
        self.pastille.definir(etat.statut.value, etat.definition.titre)
        self._montrer_points()
        self._montrer_reste()

    def rafraichir_outil(self, changes: Changes | None) -> None:
        """Pass ``changes`` on to the tool, if it was ever shown."""
        if self.outil is not None:
            self.outil.rafraichir(changes)

    def _montrer_points(self) -> None:
        codes = [point.code for point in self.etat.points]
        for code in [code for code in self.lignes if code not in codes]:
            perdue = self.lignes.pop(code)
            self._points.removeWidget(perdue)
            perdue.hide()
            perdue.deleteLater()
        rang = 0
        for point in self.etat.points:
            visible = self.ouverte or not (point.ecarte or self.etat.statut is StatutAction.SANS_OBJET)
            if (ligne := self.lignes.get(point.code)) is not None:
                ligne.montrer(point)
                ligne.setVisible(visible)
            elif visible:
                self._ajouter_ligne(point, rang)
            rang += point.code in self.lignes

    def _ajouter_ligne(self, point: EtatPoint, rang: int) -> None:
        ligne = LignePoint(self.contexte, self.action, point, self)
        self.lignes[point.code] = ligne
        self._points.insertWidget(rang, ligne)
        ligne.ouvrir(self.ouverte)
        ligne.agrandie.connect(self.agrandie)
        self.agrandie.emit()

    def _montrer_reste(self) -> None:
        etat = self.etat
        differe = etat.statut_propre not in (None, StatutAction.SANS_OBJET, etat.statut_calcule)
        if differe and self._ecart is None:
            self._ecart = self._construire_ecart()
        if self._ecart is not None:
            self._ecart_mots.definir(f"D’après ce qui est saisi : {etat.statut_calcule.libelle.lower()}.")
            self._ecart.setVisible(differe)
        if etat.statut is StatutAction.SANS_OBJET or self._motif is not None:
            self.motif.definir(etat.motif)
            self.motif.setVisible(etat.statut is StatutAction.SANS_OBJET)
        phrase = "" if self.ouverte else self._phrase()
        if phrase and self._resume is None:
            self._resume = EtiquetteCoupee("", "petit")
            self.corps.insertWidget(self.corps.indexOf(self._points) + 1, self._resume)
        if self._resume is not None:
            self._resume.definir(phrase)
            self._resume.setVisible(bool(phrase))
        if self.notes is not None:
            self.notes.definir(etat.notes)
        if self._suivi is not None:
            self._suivi.montrer(etat)

    def _phrase(self) -> str:
        etat = self.etat
        ecartes = sum(point.ecarte for point in etat.points)
        morceaux = []
        if etat.echeance is not None:
            retard = "en retard, " if etat.en_retard(date.today()) else ""
            morceaux.append(f"{retard}échéance le {date_courte(etat.echeance)}")
        if etat.responsable:
            morceaux.append(etat.responsable)
        if etat.pieces:
            morceaux.append(pluriel(etat.pieces, "pièce jointe", "pièces jointes"))
        if ecartes:
            morceaux.append(pluriel(ecartes, "point écarté", "points écartés"))
        if etat.notes.strip():
            morceaux.append(" ".join(etat.notes.split()))
        phrase = " · ".join(morceaux)
        return phrase[:1].upper() + phrase[1:]

    # --- gestures ---------------------------------------------------------------------------------------------

    def _choisir_statut(self, code: str) -> None:
        statut = StatutAction(code) if code else None  # type: ignore[call-arg]
        motif = self.etat.motif if statut is StatutAction.SANS_OBJET else ""
        if not tenter(self, lambda: parcours.fixer_statut(self.contexte.dossier, self.action, statut, motif)):
            return
        if statut is StatutAction.SANS_OBJET and not motif:
            self.motif.setVisible(True)
            self.motif.setFocus(Qt.FocusReason.OtherFocusReason)
            self.contexte.navigation.annonce.emit("Sans objet : dites pour quelle raison.")

    def _motiver(self, motif: str) -> None:
        parcours.fixer_statut(self.contexte.dossier, self.action, StatutAction.SANS_OBJET, motif.strip())

    def _noter(self, texte: str) -> None:
        parcours.noter(self.contexte.dossier, self.action, texte)

    def _saisir_point(self) -> None:
        self._plus.setVisible(False)
        self._nouveau.setVisible(True)
        self._nouveau.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ajouter_point(self) -> None:
        texte = self._nouveau.text().strip()
        self._nouveau.clear()
        suite = self._nouveau.hasFocus() and bool(texte)
        self._nouveau.setVisible(suite)
        self._plus.setVisible(not suite)
        if texte:
            tenter(self, lambda: parcours.ajouter_point(self.contexte.dossier, self.action, texte))

    def inserer(self, texte: str) -> None:
        """Put ``texte`` at the end of the notes, to be adapted; one Ctrl+Z takes it away."""
        if self.notes is not None and not self.contexte.dossier.lecture_seule:
            self.notes.terminer()
            avant = self.notes.valeur().rstrip()
            self.notes.proposer(f"{avant}\n\n{texte.strip()}" if avant else texte.strip())
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt ---------------------------------------------------------------------------------------------------

    def _suivre_focus(self, ancien: QWidget | None, nouveau: QWidget | None) -> None:
        """The card keeps its accent while one reads the help: only another card takes it away."""
        if nouveau is not None and not self.ouverte and self.isAncestorOf(nouveau):
            self.entree.emit()

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if fichiers_de(evenement.mimeData()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Attach the files dropped."""
        chemins = fichiers_de(evenement.mimeData())
        evenement.acceptProposedAction()
        self.prise.emit()
        if self._suivi is None:
            self.ouvrir(True)
        if self._suivi is not None:
            self._suivi.pieces.joindre(chemins)
