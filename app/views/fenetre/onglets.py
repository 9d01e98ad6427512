"""The four tabs of the right panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.definitions.methode import Action, Exemple, Phase
from app.models.typographie import date_courte, heure
from app.views.contexte import Contexte
from app.views.elements import Bouton, Defilement, Depliant, Etiquette, Lien, TexteRiche, echapper
from app.views.fenetre import reperes_texte as textes
from app.views.theme import theme_courant

_GESTES = 25
"""How many gestures the journal tab shows."""


class OngletPanneau(QWidget):
    """A scrolling column, rebuilt for each action. ``lien(adresse)`` when a link is followed."""

    lien = Signal(str)

    def __init__(self, contexte: Contexte) -> None:
        super().__init__()
        self.contexte = contexte
        self._defilement = Defilement(marges=(4, 8, 14, 12))
        self._pied = Etiquette("", "legende")
        self._pied.hide()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self._defilement, 1)
        colonne.addWidget(self._pied)
        marge = theme_courant().px(4)
        self._pied.setContentsMargins(marge, marge, marge, 0)

    def definir(self, phase: Phase, action: Action | None) -> None:
        """Show what concerns that action, or the phase."""
        self._vider()
        self.ajouter(Etiquette((action or phase).titre, "sous_titre"))
        self.composer(phase, action)
        self._defilement.colonne.addStretch(1)
        self._defilement.verticalScrollBar().setValue(0)

    def composer(self, phase: Phase, action: Action | None) -> None:
        """Each tab fills itself."""

    def ajouter(self, widget: QWidget) -> None:
        """Add at the end of the column."""
        self._defilement.colonne.addWidget(widget)

    def ecrire(self, markdown: str, *, vide: str = "") -> None:
        """Add a text; ``vide`` is said when there is none."""
        if not markdown:
            self.ajouter(Etiquette(vide, "discret"))
            return
        texte = TexteRiche(markdown)
        texte.lien.connect(self.lien)
        self.ajouter(texte)

    def sourcer(self, source: str) -> None:
        """Say at the bottom where the words come from."""
        self._pied.definir(f"Source : {source}" if source else "")
        self._pied.setVisible(bool(source))

    def _vider(self) -> None:
        colonne = self._defilement.colonne
        while (place := colonne.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        self.sourcer("")


class OngletReperes(OngletPanneau):
    """Help, questions, fiches, experiences, and how to run the step with a group."""

    def composer(self, phase: Phase, action: Action | None) -> None:
        """Of the action, else of the phase."""
        catalogue = self.contexte.catalogue
        if action is None:
            self.ecrire(textes.markdown_phase(catalogue, phase))
            self.sourcer(phase.source)
            return
        if action.animation is not None:
            self._animer(action)
        self.ecrire(textes.markdown_action(catalogue, action))
        self.sourcer(textes.source_action(action))

    def _animer(self, action: Action) -> None:
        assert action.animation is not None
        depliant = Depliant("Animer cette étape", nom="animerEtape")
        texte = TexteRiche(textes.markdown_animation(action.animation))
        texte.lien.connect(self.lien)
        depliant.corps.addWidget(texte)
        imprimer = Bouton("Imprimer cette fiche", image="imprimer", nom="imprimerAnimation")
        imprimer.clicked.connect(lambda: self.lien.emit(f"document:animation-{action.code}"))
        depliant.corps.addWidget(imprimer)
        self.ajouter(depliant)


class OngletExemples(OngletPanneau):
    """The example of a good answer, and experiences close to the subject."""

    def composer(self, phase: Phase, action: Action | None) -> None:
        """Of the action, else of all actions of the phase."""
        catalogue = self.contexte.catalogue
        if action is not None and action.exemple is not None:
            self._exemple(action, action.exemple)
        elif action is not None:
            self.ajouter(Etiquette("Pas d’exemple rédigé pour cette action.", "discret"))
        codes = (*(action.experiences if action else ()), *phase.experiences)
        vecues = textes.markdown_experiences(catalogue, codes)
        if vecues:
            self.ajouter(Etiquette("Des expériences à lire", "gras"))
        self.ecrire(vecues, vide="Aucune expérience n’est rattachée à cette phase.")
        tout = Lien("Toutes les expériences", "reperes", nom="toutesExperiences")
        tout.suivi.connect(self.lien)
        self.ajouter(tout)

    def _exemple(self, action: Action, exemple: Exemple) -> None:
        self.ajouter(Etiquette("Un exemple de bonne réponse", "gras"))
        self.ajouter(Etiquette(exemple.texte.strip(), "", selection=True))
        bouton = Bouton("Insérer cet exemple", image="exemple", nom="insererExemple")
        bouton.setToolTip("Ajoute ce texte à la fin de vos notes, pour l’adapter.")
        bouton.clicked.connect(lambda: self.contexte.navigation.inserer.emit(action.code, exemple.texte.strip()))
        self.ajouter(bouton)
        self.ajouter(Etiquette(f"Source : {exemple.source}", "legende"))


class OngletVigilance(OngletPanneau):
    """What to beware of."""

    def composer(self, phase: Phase, action: Action | None) -> None:
        """Of the action, else of all actions of the phase."""
        actions = (action,) if action else phase.actions
        markdown = textes.markdown_vigilance(self.contexte.catalogue, phase, actions)
        self.ecrire(markdown, vide="Pas de point de vigilance particulier ici.")


class OngletJournal(OngletPanneau):
    """The latest gestures on this action, then on the dossier."""

    def composer(self, phase: Phase, action: Action | None) -> None:
        """Latest first."""
        from app.services.journal import lire_journal

        titres = (action.titre,) if action else tuple(a.titre for a in phase.actions)
        entrees = lire_journal(self.contexte.dossier, 200)
        propres = [e for e in entrees if any(titre in e.libelle for titre in titres)]
        lignes = [
            f"- **{date_courte(e.quand.astimezone().date())}, {heure(e.quand)}** — {echapper(e.libelle)}"
            f" *({echapper(e.auteur)})*"
            for e in (propres or entrees)[:_GESTES]
        ]
        if entrees and not propres:
            self.ajouter(Etiquette("Rien encore ici. Les dernières modifications du dossier :", "discret"))
        self.ecrire("\n".join(lignes), vide="Le journal est vide : rien n’a encore été modifié.")
        tout = Lien("Tout le journal", "journal", nom="toutLeJournal")
        tout.suivi.connect(self.lien)
        self.ajouter(tout)
