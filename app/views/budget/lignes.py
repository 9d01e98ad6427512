"""The two tables of the budget: what is to be paid (or given), and who pays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.models.budget_calcul import ZERO
from app.models.statuts import EtatRessource, NatureDepense
from app.models.typographie import INSECABLE, francais, montant
from app.services.budget.lecture import Budget
from app.services.ecriture.changements import Changes
from app.services.registres import Registre
from app.services.registres.budget import registre_des_depenses, registre_des_ressources
from app.views.budget.modele import TableDepenses
from app.views.budget.segments import Segments
from app.views.contexte import Contexte
from app.views.elements import Carte, Etiquette
from app.views.registre.table import TableRegistre

_LIGNES_MIN, _LIGNES_MAX = 4, 16

_NATURES: tuple[tuple[NatureDepense, str], ...] = (
    (NatureDepense.DEPENSE, "À payer"),
    (NatureDepense.VALORISATION_DLA, "Temps du DLA"),
    (NatureDepense.VALORISATION_PARTENAIRES, "Temps des partenaires"),
    (NatureDepense.VALORISATION_BENEFICIAIRES, "Temps des bénéficiaires"),
)
_AIDE = {
    NatureDepense.DEPENSE: "Conception, réalisation, suivi, logistique : une ligne par dépense. Collez un tableau si"
    " vous l’avez déjà.",
    NatureDepense.VALORISATION_DLA: "Le temps que le DLA donne à la démarche : il montre l’effort réel, et ne se paie"
    " pas.",
    NatureDepense.VALORISATION_PARTENAIRES: "Le temps des partenaires : réunions, relais, prêt de locaux…",
    NatureDepense.VALORISATION_BENEFICIAIRES: "Le temps des structures accompagnées : bénévoles, salariés.",
}


class CarteDepenses(Carte):
    """Expenses of the scenario, one nature at a time; time given never mixes with what is paid."""

    def __init__(self, contexte: Contexte, scenario: str, parent: QWidget | None = None) -> None:
        super().__init__("Dépenses", parent, etape=2, nom="carteDepenses")
        self._contexte = contexte
        self._scenario = scenario
        self.nature = NatureDepense.DEPENSE
        registre = self._registre()
        self.jeux = _jeux(self, registre, lambda noms: self.table.montrer_colonnes(noms), "jeuDepenses")
        self.natures = Segments("Nature", nom="natures")
        self.natures.definir([(nature.value, mots) for nature, mots in _NATURES], self.nature.value)  # before the table
        self.natures.choisi.connect(lambda code: self.montrer_nature(NatureDepense(code)))  # type: ignore[call-arg]
        self.ajouter(self.natures)
        self.table = TableDepenses(contexte, registre, registre.jeux[0].colonnes)
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.ajouter(self.table)
        self.pied = Etiquette("", "petit")
        self.pied.setObjectName("sousTotaux")
        self.ajouter(self.pied)

    def _registre(self) -> Registre:
        return registre_des_depenses(self._contexte.catalogue, self._scenario, self.nature)

    def montrer_nature(self, nature: NatureDepense) -> None:
        """Show the lines of that nature."""
        if nature is not self.nature:
            self.nature = nature
            self.table.montrer_registre(self._registre())
        self._peindre()

    def montrer(self, budget: Budget) -> None:
        """Show the lines of that budget."""
        self._budget = budget
        if budget.scenario.id != self._scenario:
            self._scenario = budget.scenario.id
            self.table.montrer_registre(self._registre())
        self._peindre()

    def _peindre(self) -> None:
        t = self._budget.totaux
        totaux = {NatureDepense.DEPENSE: t.depenses, **t.valorisations}
        choix = [
            (nature.value, f"{mots} · {montant(totaux[nature])}" if totaux.get(nature) else mots)
            for nature, mots in _NATURES
        ]
        self.natures.definir(choix, self.nature.value)
        rubriques = [(c.code, c.texte) for c in self._contexte.catalogue.liste("rubriques_budget").choix]
        self.pied.definir(_sous_totaux(self._budget, self.nature, rubriques) or _AIDE[self.nature])

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the table."""
        self.table.rafraichir(changes)


class CarteRessources(Carte):
    """Who pays, and how sure it is."""

    def __init__(self, contexte: Contexte, scenario: str, parent: QWidget | None = None) -> None:
        super().__init__("Ressources", parent, etape=2, nom="carteRessources")
        self._contexte = contexte
        self._scenario = scenario
        registre = self._registre()
        self.jeux = _jeux(self, registre, lambda noms: self.table.montrer_colonnes(noms), "jeuRessources")
        self.table = TableRegistre(contexte, registre, registre.jeux[0].colonnes)
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.ajouter(self.table)
        self.pied = Etiquette("", "petit")
        self.pied.setObjectName("totauxParEtat")
        self.ajouter(self.pied)

    def _registre(self) -> Registre:
        return registre_des_ressources(self._contexte.dossier, self._contexte.catalogue, self._scenario)

    def montrer(self, budget: Budget) -> None:
        """Show the resources of that budget."""
        if budget.scenario.id != self._scenario:
            self._scenario = budget.scenario.id
            self.table.montrer_registre(self._registre())
        etats = budget.totaux.etats
        dits = [f"{etat.libelle} :{INSECABLE}{montant(etats[etat])}" for etat in EtatRessource if etats.get(etat)]
        suite = " (non compté)" if etats.get(EtatRessource.REFUSE) else ""
        vide = "Un financeur par ligne, dès qu’il est pressenti : l’état dit à quel point la somme est sûre."
        self.pied.definir(francais(" · ".join(dits) + suite) if dits else vide)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the table."""
        self.table.rafraichir(changes)


def _jeux(carte: Carte, registre: Registre, montrer: Callable[[Sequence[str]], object], nom: str) -> Segments:
    """The sets of columns, at the right of the card’s title; made before the table, so that Tab meets them before."""
    choix = [(jeu.code, jeu.mots) for jeu in registre.jeux]
    jeux = Segments("Colonnes", nom=nom)
    jeux.definir(choix, choix[0][0])

    def choisir(code: str) -> None:
        jeux.definir(choix, code)
        montrer(registre.jeu(code).colonnes)

    jeux.choisi.connect(choisir)
    jeux.setMinimumWidth(jeux.sizeHint().width())
    carte.ajouter_a_droite(jeux)
    return jeux


def _sous_totaux(budget: Budget, nature: NatureDepense, rubriques: list[tuple[str, str]]) -> str:
    """« Réalisation : 8 100 € · Logistique : 350 € — 7 042 € HT », where some prices bear a VAT."""
    par_rubrique = dict.fromkeys((code for code, _ in rubriques), ZERO)
    for depense in budget.depenses_de(nature):
        code = depense.calcul.rubrique
        par_rubrique[code] = par_rubrique.get(code, ZERO) + depense.calcul.ttc
    mots = dict(rubriques)
    sommes = {mots.get(code, code or "Sans rubrique"): somme for code, somme in par_rubrique.items() if somme}
    totaux = budget.totaux
    ht = nature is NatureDepense.DEPENSE and totaux.depenses_ht != totaux.depenses
    suite = f" — {montant(totaux.depenses_ht)} HT" if ht else ""
    return francais(" · ".join(f"{nom} :{INSECABLE}{montant(somme)}" for nom, somme in sommes.items()) + suite)
