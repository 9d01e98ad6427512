"""Who steers the project, who intervenes in it: two short registers, and the words of the projet d’intervention."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.ecriture.changements import Changes
from app.services.partenaires import phrase_du_systeme_intervenant
from app.services.registres import Registre
from app.services.registres.places import registre_du_comite, registre_du_systeme_intervenant
from app.services.saisies import PROJET
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, Etiquette, Lien
from app.views.formulaires.champs import ChampsDeFormulaire
from app.views.formulaires.definitions import definition_de
from app.views.registre.table import TableRegistre

_LIGNES_MIN, _LIGNES_MAX = 3, 10


class VuePilotage(Defilement):
    """Comité de pilotage: its form, its role, its members. Système intervenant: who, on what, how many days."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 4, 8, 12))
        self._contexte = contexte
        dossier, catalogue = contexte.dossier, contexte.catalogue
        self.comite = _table(
            contexte, registre_du_comite(dossier, catalogue), ("nom", "famille", "comite_role", "etat")
        )
        self.intervenants = _table(
            contexte, registre_du_systeme_intervenant(dossier, catalogue),
            ("nom", "intervention", "intervention_jours", "etat"),
        )  # fmt: skip
        self._phrase = Etiquette("", "petit", brut=True)
        champs = definition_de(PROJET).champs
        self._formulaires = (
            ChampsDeFormulaire(contexte, PROJET, [champs["pilotage_forme"], champs["pilotage_role"]]),
            ChampsDeFormulaire(contexte, PROJET, [champs["systeme_intervenant"]]),
        )
        pilotage = self._carte("Pilotage du projet", "pilotageDuProjet")
        pilotage.ajouter(self._formulaires[0])
        pilotage.ajouter(Etiquette("Membres", "gras"))
        pilotage.ajouter(
            Etiquette("Un nom ou un sigle déjà connu fait entrer ce partenaire ; un nom nouveau l’ajoute au registre.",
                      "petit")
        )  # fmt: skip
        pilotage.ajouter(self.comite)
        systeme = self._carte("Système intervenant", "systemeIntervenant")
        systeme.ajouter(
            Etiquette("Le ou les prestataires et, le cas échéant, les partenaires qui interviennent à leurs côtés.",
                      "petit")
        )  # fmt: skip
        systeme.ajouter(self.intervenants)
        systeme.ajouter(self._phrase)
        systeme.ajouter(self._formulaires[1])
        self.colonne.addStretch(1)
        self.rafraichir(None)

    def _carte(self, titre: str, nom: str) -> Carte:
        carte = Carte(titre, nom=nom)
        lien = Lien("Cocher parmi les partenaires", "partenaires:pilotage", nom=f"{nom}Cocher")
        lien.suivi.connect(self._contexte.navigation.aller)
        carte.ajouter_a_droite(lien)
        self.colonne.addWidget(carte)
        return carte

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        self.comite.rafraichir(changes)
        self.intervenants.rafraichir(changes)
        if changes is None or changes.touche("projet_intervention"):
            for formulaire in self._formulaires:
                formulaire.rafraichir()
        if changes is None or changes.touche("partenaire"):
            phrase = phrase_du_systeme_intervenant(self._contexte.dossier)
            self._phrase.definir(phrase)
            self._phrase.setVisible(bool(phrase))


def _table(contexte: Contexte, registre: Registre, colonnes: tuple[str, ...]) -> TableRegistre:
    table = TableRegistre(contexte, registre, colonnes)
    table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
    table.fiche.connect(lambda id: contexte.navigation.aller(f"partenaire:{id}"))
    return table
