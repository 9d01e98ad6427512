"""The plan of one structure, laid out as on paper: diagnostic, difficulties and actions, mission, own objectives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.typographie import pluriel
from app.services import plans
from app.services.ecriture.changements import Changes
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import (
    BoutonDiscret,
    Carte,
    Champ,
    ChampDate,
    ChampTexte,
    ChoixUnique,
    Defilement,
    Depliant,
    Etiquette,
    Lien,
    Message,
)
from app.views.elements.flot import DispositionFlot
from app.views.plans.lignes import TableLignes
from app.views.plans.partages import ObjectifsPartages
from app.views.plans.saisie import SaisiePlan
from app.views.theme import theme_courant

_REMARQUES = 4
"""Remarks shown; of more, how many remain is said."""

_EMPILE = 420
"""Width under which the name and the links don’t share a line, in pixels at 100 %."""


class VuePlan(Defilement):
    """One structure at a time. ``reprendre(lignes)``: copy these lines into other plans."""

    reprendre = Signal(list)

    def __init__(self, contexte: Contexte, structure: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(14, 2, 18, 20))
        self.setObjectName("vuePlan")
        self._contexte = contexte
        self.saisie = SaisiePlan(contexte)
        self._construire_tete()
        self._construire_diagnostic()
        self._construire_lignes(structure)
        self._construire_mission()
        self._construire_objectifs()
        self.colonne.addStretch(1)
        self.montrer_plan(structure)

    @property
    def structure(self) -> str:
        """Whose plan it is."""
        return self.saisie.structure

    # --- building ---------------------------------------------------------------------------------------------

    def _construire_tete(self) -> None:
        tete = QHBoxLayout()
        self._nom = Etiquette("", "sous_titre", brut=True)
        self._nom.setObjectName("planNom")
        self._nom.setMinimumWidth(theme_courant().px(120))  # a word no line can hold doesn’t widen the page
        tete.addWidget(self._nom, 1)
        self._fiche = Lien("Voir sa fiche", nom="planFiche")
        self._fiche.suivi.connect(self._contexte.navigation.aller)
        imprimer = Lien("Imprimer les plans…", "document:plan-accompagnement", nom="planImprimer")
        imprimer.suivi.connect(self._contexte.navigation.aller)
        liens = QHBoxLayout()
        liens.setSpacing(theme_courant().px(14))
        for lien in (self._fiche, imprimer):
            liens.addWidget(lien)
        tete.addLayout(liens)
        tete.setAlignment(liens, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        tete.setSpacing(theme_courant().px(6))
        self._tete = tete
        self.colonne.addLayout(tete)
        self._manque = Etiquette("", "discret")
        self._manque.setObjectName("planManque")
        self.colonne.addWidget(self._manque)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Narrow (or in large type): the links go below the name."""
        super().resizeEvent(evenement)
        empile = self.width() < theme_courant().px(_EMPILE)
        self._tete.setDirection(QBoxLayout.Direction.TopToBottom if empile else QBoxLayout.Direction.LeftToRight)

    def _construire_diagnostic(self) -> None:
        carte = self._carte("Le diagnostic partagé", "planDiagnostic")
        jour = self.saisie.champ("diagnostic_le", ChampDate(), "Partagé avec la structure le")
        jour.setMaximumWidth(theme_courant().px(240))
        carte.ajouter(jour)
        depliant = Depliant("Points forts, points faibles, perspectives", nom="planSynthese")
        for nom in ("points_forts", "points_faibles", "perspectives"):
            depliant.corps.addWidget(self.saisie.champ(nom, ChampTexte(lignes=1)))
        carte.ajouter(depliant)
        self._synthese = depliant

    def _construire_lignes(self, structure: str) -> None:
        carte = self._carte("Difficultés et actions", "planLignes")
        registre = registre_des_lignes(self._contexte.dossier, self._contexte.catalogue, structure)
        self.table = TableLignes(self._contexte, registre)
        self.table.selectionModel().selectionChanged.connect(self._suivre_selection)
        self.table.change.connect(lambda: QTimer.singleShot(0, self, self._garder_en_vue))
        self.verticalScrollBar().rangeChanged.connect(self._garder_en_vue)  # the page grows after the table
        carte.ajouter(self.table)
        self._remarques = Message("", "attention", nom="planRemarques")
        self._remarques.setVisible(False)
        carte.ajouter(self._remarques)
        barre = DispositionFlot(ecart=theme_courant().px(6))
        self._ajouter = self._bouton("Ajouter une ligne", "plus", "planAjouter", self.table.ajouter)
        self._reprendre = self._bouton(
            "Reprendre pour d’autres structures…", "dupliquer", "planReprendre",
            lambda: self.reprendre.emit(self.table.lignes_choisies()),
        )  # fmt: skip
        self._supprimer = self._bouton("Supprimer", "corbeille", "planSupprimer", self.table.supprimer)
        for bouton in (self._ajouter, self._reprendre, self._supprimer):
            barre.addWidget(bouton)
        carte.ajouter(barre)
        self._suivre_selection()

    def _garder_en_vue(self) -> None:
        """Rows that grow don’t push out of sight the cell where one types."""
        garde, contenu = QApplication.focusWidget(), self.widget()
        if garde is not None and contenu is not None and self.table.isAncestorOf(garde):
            marge, haut = theme_courant().px(12), garde.mapTo(contenu, QPoint())
            for y in (haut.y() + garde.height(), haut.y()):  # all of it (ensureWidgetVisible: its cursor’s line)
                self.ensureVisible(haut.x(), y, 0, marge)

    def _bouton(self, mots: str, image: str, nom: str, geste: Callable[[], object]) -> BoutonDiscret:
        bouton = BoutonDiscret(mots, image=image, nom=nom)
        bouton.clicked.connect(lambda: geste())
        return bouton

    def _construire_mission(self) -> None:
        carte = self._carte("Mission d’appui préconisée", "planMission")
        liste = self._contexte.catalogue.liste("mission_appui")
        carte.ajouter(self.saisie.champ("mission", ChoixUnique(liste, forme="liste"), "Ce que le diagnostic préconise"))
        carte.ajouter(self.saisie.champ("mission_contexte", ChampTexte(lignes=2)))
        general = ChampTexte(lignes=1)
        carte.ajouter(
            self.saisie.champ(
                "objectif_general",
                general,
                aide="Le thème dit sous forme d’objectif : un verbe, un seul thème. C’est ce que l’on évaluera (S4).",
            )
        )
        self._relecture = Etiquette("", "attention")
        self._relecture.setObjectName("planRelecture")
        carte.ajouter(self._relecture)
        general.textChanged.connect(lambda: self._relire(general.valeur()))
        carte.ajouter(
            self.saisie.champ(
                "objectifs_operationnels",
                ChampTexte(lignes=3),
                aide="Un par ligne : ce que le prestataire aura à faire.",
            )
        )

    def _construire_objectifs(self) -> None:
        carte = self._carte("Dans cette ingénierie collective", "planObjectifs")
        self._partages = ObjectifsPartages(self._contexte)
        carte.ajouter(self._partages)
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme_courant().px(14))
        for k, nom in enumerate(("objectif_individuel", "resultat_individuel")):
            grille.setColumnStretch(k, 1)
            grille.addWidget(self.saisie.champ(nom, ChampTexte(lignes=3)), 0, k, Qt.AlignmentFlag.AlignTop)
        carte.ajouter(grille)
        valide: Champ = self.saisie.champ(
            "valide_le",
            ChampDate(),
            aide="Ce que le conseil a voté tient mieux que ce qu’une personne a promis (S3).",
        )
        carte.ajouter(valide)

    def _carte(self, titre: str, nom: str) -> Carte:
        carte = Carte(titre, etape=1, nom=nom)
        self.colonne.addWidget(carte)
        return carte

    # --- showing ----------------------------------------------------------------------------------------------

    def montrer_plan(self, structure: str) -> bool:
        """Show the plan of that structure; False if there is no such structure (any more)."""
        fiche = self._contexte.dossier.ligne(Structure, structure)
        if fiche is None:
            return False
        autre = structure != self.saisie.structure
        valeurs = self.saisie.montrer(structure)
        self._nom.definir(fiche["nom"] or "(sans nom)")
        self._fiche.adresse = f"structure:{structure}"
        if autre:
            registre = registre_des_lignes(self._contexte.dossier, self._contexte.catalogue, structure)
            self.table.montrer_registre(registre)
            self.table.setAccessibleName(f"Plan de {fiche['nom']}")
            self._synthese.ouvrir(any(valeurs[nom] for nom in ("points_forts", "points_faibles", "perspectives")))
            self.verticalScrollBar().setValue(0)
        self._relire(valeurs["objectif_general"])
        self._juger(fiche)
        return True

    def rafraichir(self, changes: Changes | None) -> bool:
        """Show what changed; False if the structure is gone."""
        self._partages.rafraichir(changes)
        self.table.rafraichir(changes)
        if changes is None or changes.touche(*plans.TABLES):
            return self.montrer_plan(self.structure)
        return True

    def _juger(self, fiche: dict[str, object]) -> None:
        """What the plan still lacks, and what looks wrong in its dates."""
        aujourdhui, dossier = date.today(), self._contexte.dossier
        lignes = plans.lignes_de(dossier, self.structure)
        plan = plans.lire(dossier, self.structure)
        manques = plans.manques(len(lignes), plan)
        suite = f" Il manque encore : {', '.join(manques)}." if manques else " Rien ne manque à ce plan."
        if fiche["mobilisation"] == Mobilisation.SORTIE.value:
            suite = " La structure n’est plus dans la démarche."
        degre = Mobilisation.libelle_de(str(fiche["mobilisation"]))
        self._manque.definir(f"{degre}, {pluriel(len(lignes), 'ligne')}.{suite}")
        self._dire_remarques(plans.remarques(plan, lignes, aujourdhui))

    def _dire_remarques(self, remarques: Sequence[str]) -> None:
        dites = [*remarques[:_REMARQUES]]
        if len(remarques) > _REMARQUES:
            dites.append(f"Et {pluriel(len(remarques) - _REMARQUES, 'autre remarque', 'autres remarques')}.")
        self._remarques.definir("\n".join(dites))
        self._remarques.setVisible(bool(dites))

    def _relire(self, texte: str | None) -> None:
        questions = plans.relire_objectif(texte)
        self._relecture.definir("\n".join(questions))
        self._relecture.setVisible(bool(questions))

    def _suivre_selection(self) -> None:
        ecriture, choisies = not self._contexte.dossier.lecture_seule, bool(self.table.lignes_choisies())
        self._ajouter.setEnabled(ecriture)
        self._reprendre.setEnabled(ecriture and choisies)
        self._supprimer.setEnabled(ecriture and choisies)
