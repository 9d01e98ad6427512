"""The panel of a group: its profile and size, what its structures ask, the vigilance questions to answer."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.heterogeneite import Niveau
from app.models.typographie import pluriel
from app.services import groupes
from app.services.groupes import EtatGroupe
from app.services.groupes.mots import dire_budgets, dire_postes, dire_repartition, nom_du_groupe
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonDiscret,
    BoutonIcone,
    Champ,
    ChampLigne,
    ChampNombre,
    ChampTexte,
    ChoixMultiple,
    Defilement,
    Etiquette,
    Message,
)  # fmt: skip
from app.views.elements.liaison import lier, tenter
from app.views.page import terminer_champs
from app.views.theme import theme_courant

_NOMS_MONTRES = 6


class FicheGroupe(QWidget):
    """One group; made again for each. ``fermee()`` when the user closes it."""

    fermee = Signal()

    def __init__(self, contexte: Contexte, groupe: EtatGroupe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ficheGroupe")
        self.id = groupe.id
        self._contexte = contexte
        self._champs: dict[str, Any] = {}
        self._reponses: dict[str, ChampTexte] = {}
        self._constats: dict[str, QVBoxLayout] = {}
        self._dits: tuple[object, ...] = ()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(6))
        tete = QHBoxLayout()
        self._titre = Etiquette("", "sous_titre", brut=True)
        fermer = BoutonIcone("fermer", "Fermer le volet du groupe", nom="fermerGroupe")
        fermer.clicked.connect(self.fermee)
        tete.addWidget(self._titre, 1)
        tete.addWidget(fermer, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(tete)
        zone = Defilement(marges=(0, 0, 10, 8))
        self._corps = zone.colonne
        colonne.addWidget(zone, 1)
        self._construire()
        self._corps.addStretch(1)
        self.definir(groupe)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self) -> None:
        self._ecrire_champ("nom", "Nom du groupe", ChampLigne())
        tailles = QHBoxLayout()
        for nom, mots in (("taille_min", "Au moins"), ("taille_max", "Au plus")):
            tailles.addWidget(self._lie(nom, mots, ChampNombre(unite="structures", maximum=999)))
        self._corps.addLayout(tailles)
        self._portrait = Etiquette("", "petit", brut=True)
        self._corps.addWidget(self._portrait)
        self._corps.addWidget(Etiquette("Points de vigilance", "titre_carte"))
        for question in self._contexte.catalogue.listes["vigilance_groupes"].choix:
            self._corps.addWidget(self._question(question.code, question.texte, question.explication))
        self._corps.addWidget(Etiquette("Profil du groupe", "titre_carte"))
        criteres = ChoixMultiple(self._contexte.catalogue.listes["criteres_groupe"])
        self._ecrire_champ("criteres", "Ce qui réunit ses structures", criteres)
        self._ecrire_champ("profil", "Profil, dans nos mots", ChampTexte(lignes=2))
        self._ecrire_champ("notes", "Notes", ChampTexte(lignes=2))
        supprimer = BoutonDiscret("Supprimer ce groupe", image="corbeille", nom="supprimerGroupe")
        supprimer.setEnabled(not self._contexte.dossier.lecture_seule)
        supprimer.clicked.connect(self._supprimer)
        self._corps.addWidget(supprimer, 0, Qt.AlignmentFlag.AlignLeft)

    def renommer(self) -> None:
        """The keyboard on the name, all of it chosen: typing replaces it."""
        nom = self._champs["nom"]
        nom.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(nom, ChampLigne):
            nom.selectAll()

    def _ecrire_champ(self, nom: str, libelle: str, controle: QWidget) -> None:
        self._corps.addWidget(self._lie(nom, libelle, controle))

    def _lie(self, nom: str, libelle: str, controle: QWidget) -> Champ:
        champ = Champ(libelle, controle, nom=f"groupe.{nom}")
        self._champs[nom] = controle
        lier(self._contexte, controle, f"groupe/{self.id}/{nom}", partial(self._ecrire, nom))
        return champ

    def _question(self, code: str, texte: str, aide: str) -> QWidget:
        """The question, room to answer it, and what the register says about it."""
        bloc = QWidget()
        pile = QVBoxLayout(bloc)
        pile.setContentsMargins(0, 0, 0, theme_courant().px(4))
        pile.setSpacing(theme_courant().px(4))
        reponse = ChampTexte(lignes=2)
        self._reponses[code] = reponse
        self._constats[code] = QVBoxLayout()
        pile.addWidget(Champ(texte, reponse, aide=aide, nom=f"groupe.vigilance.{code}"))
        pile.addLayout(self._constats[code])
        lier(self._contexte, reponse, f"groupe/{self.id}/vigilance.{code}", partial(self._repondre, code))
        return bloc

    # --- showing ----------------------------------------------------------------------------------------------

    def definir(self, groupe: EtatGroupe) -> None:
        """Show the group as it stands; fields being typed in are left alone."""
        self._titre.definir(nom_du_groupe(groupe))
        for nom, controle in self._champs.items():
            controle.definir(getattr(groupe, nom))
        for code, reponse in self._reponses.items():
            reponse.definir(groupe.vigilance.get(code, ""))
        portrait = groupe.portrait
        lignes = [
            pluriel(portrait.effectif, "structure")
            + (
                f", {pluriel(portrait.personnes, 'participant désigné', 'participants désignés')}"
                * bool(portrait.personnes)
            ),
            dire_repartition(portrait.secteurs, "secteur"),
            dire_repartition(portrait.branches, "branche"),
            dire_repartition(portrait.territoires, "territoire"),
            f"Budgets\u00a0: {dire_budgets(portrait.budget)}" if portrait.budget else "",
            f"Équipes\u00a0: {dire_postes(portrait.etp)}" if portrait.etp else "",
        ]
        self._portrait.definir("\n".join(ligne for ligne in lignes if ligne))
        if portrait.constats != self._dits:
            self._dits = portrait.constats
            self._dire_constats(groupe)

    def _dire_constats(self, groupe: EtatGroupe) -> None:
        for place in self._constats.values():
            while (item := place.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.setParent(None)
                    widget.deleteLater()
        for rang, constat in enumerate(groupe.portrait.constats):
            noms = ", ".join(constat.noms[:_NOMS_MONTRES])
            reste = len(constat.noms) - _NOMS_MONTRES
            suite = f" et {pluriel(reste, 'autre')}" if reste > 0 else ""
            texte = constat.phrase + (f"\n{noms}{suite}" if noms else "")
            nature = "attention" if constat.niveau is Niveau.ATTENTION else "info"
            message = Message(texte, nature, nom=f"constat.{constat.code}.{rang}")  # type: ignore[arg-type]
            self._constats[constat.question].addWidget(message)

    # --- writing ----------------------------------------------------------------------------------------------

    def _ecrire(self, nom: str, valeur: Any) -> None:
        groupes.ecrire_groupe(self._contexte.dossier, self.id, nom, valeur, initiateur=self)

    def _repondre(self, question: str, texte: str) -> None:
        groupes.repondre(self._contexte.dossier, self.id, question, texte, initiateur=self)

    def _supprimer(self) -> None:
        """At once: Ctrl+Z brings it back, with who was in it."""
        terminer_champs(self)
        tenter(self, lambda: groupes.supprimer_groupe(self._contexte.dossier, self.id, initiateur=self))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap closes the panel; what was typed is written."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.fermee.emit()
        else:
            super().keyPressEvent(evenement)
