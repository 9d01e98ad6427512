"""What is folded under the tables, and built when it is first unfolded: where to look, shares, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.typographie import francais, montant, nombre
from app.services import registres
from app.services.budget.comparaison import Cout, couts_des_experiences, lire_notre_cout
from app.services.budget.familles import FICHE, FamilleLue, familles
from app.services.budget.lecture import Budget, budget_retenu, lister
from app.services.budget.partage import parts, reste_aux_dla
from app.services.ecriture.changements import Changes
from app.services.registres.budget import registre_des_parts, registre_des_ressources
from app.views.budget.grille_textes import GrilleDeTextes
from app.views.budget.modele import ModeleParts, TableParts
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Depliant, Etiquette, Lien, saisir
from app.views.elements.deploiement import accueillir
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant

_RIEN = "–"


class Volet(QWidget):
    """What a fold holds."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contexte = contexte
        self.colonne = QVBoxLayout(self)
        self.colonne.setContentsMargins(theme_courant().px(4), 0, 0, theme_courant().px(8))
        self.colonne.setSpacing(theme_courant().px(8))

    def montrer(self, budget: Budget) -> None:
        """Show what it says of that budget."""
        raise NotImplementedError

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in its tables."""


class DepliantParesseux(Depliant):
    """A fold whose content is made at its first opening."""

    def __init__(self, titre: str, fabriquer: Callable[[], Volet], nom: str, parent: QWidget | None = None) -> None:
        self._fabriquer = fabriquer
        self.volet: Volet | None = None
        self._budget: Budget | None = None
        super().__init__(titre, parent, nom=nom)

    def ouvrir(self, ouvert: bool) -> None:
        """Make the content if need be, then show or hide it."""
        if ouvert and self.volet is None:
            self.volet = self._fabriquer()
            self.corps.addWidget(self.volet)
        super().ouvrir(ouvert)
        self._ouvert = ouvert
        self._peindre()
        if ouvert:
            accueillir(self)

    def montrer(self, budget: Budget) -> None:
        """Show that budget, now or when it is opened."""
        self._budget = budget
        self._peindre()

    def _peindre(self) -> None:
        if self._ouvert and self.volet is not None and self._budget is not None:
            self.volet.montrer(self._budget)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in its tables."""
        if self.volet is not None:
            self.volet.rafraichir(changes)


class VoletFamilles(Volet):
    """The seven families, what each is, whether it was explored."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self._budget: Budget | None = None
        self.colonne.addWidget(
            Etiquette("Une famille est explorée dès qu’un financeur y est noté, quelle que soit sa réponse.", "discret")
        )
        self.lignes: dict[str, tuple[Etiquette, Etiquette]] = {}
        for famille in familles(contexte.catalogue, budget_retenu(())):
            self.colonne.addLayout(self._ligne(famille))
        lien = Lien("Lire la fiche : comment financer une ingénierie collective", FICHE, nom="ficheFinancement")
        lien.suivi.connect(contexte.navigation.aller)
        self.colonne.addWidget(lien, 0, Qt.AlignmentFlag.AlignLeft)

    def _ligne(self, famille: FamilleLue) -> QHBoxLayout:
        rangee = QHBoxLayout()
        rangee.setSpacing(theme_courant().px(10))
        mots = QVBoxLayout()
        mots.setSpacing(0)
        titre, bilan = Etiquette("", "gras"), Etiquette("", "petit", repli=False)
        mots.addWidget(titre)
        mots.addWidget(Etiquette(famille.explication, "discret"))
        rangee.addLayout(mots, 1)
        rangee.addWidget(bilan)
        noter = BoutonDiscret("Noter une piste…", image="plus", nom=f"piste.{famille.code}")
        noter.setAccessibleName(francais(f"Noter une piste : {famille.texte}"))
        noter.setEnabled(not self.contexte.dossier.lecture_seule)
        noter.clicked.connect(lambda _=False: self._noter(famille))
        rangee.addWidget(noter)
        self.lignes[famille.code] = (titre, bilan)
        return rangee

    def montrer(self, budget: Budget) -> None:
        """Tick those that were explored."""
        self._budget = budget
        for famille in familles(self.contexte.catalogue, budget):
            titre, bilan = self.lignes[famille.code]
            titre.definir(f"{'✓ ' if famille.exploree else ''}{famille.texte}")
            bilan.definir(famille.bilan)

    def _noter(self, famille: FamilleLue) -> None:
        nom = saisir(self.window(), famille.texte, "Financeur à solliciter", texte=famille.explication, oui="Noter")
        if nom and nom.strip() and self._budget is not None:
            registre = registre_des_ressources(self.contexte.dossier, self.contexte.catalogue, self._budget.scenario.id)
            valeurs = {"financeur": nom, "famille": famille.code}
            tenter(self, lambda: registres.ajouter(self.contexte.dossier, registre, valeurs))


class VoletParts(Volet):
    """The DLA of an inter-DLA ingénierie and their shares."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        registre = registre_des_parts(contexte.catalogue)
        self.table = TableParts(contexte, registre, ("nom", "structures", "referent", "commentaire"))
        self.table.hauteur_selon_lignes(2, 8)
        self.colonne.addWidget(self.table)
        self.pied = Etiquette("", "petit")
        self.colonne.addWidget(self.pied)

    def montrer(self, budget: Budget) -> None:
        """The shares of that budget."""
        lues = parts(self.contexte.dossier, budget)
        modele = self.table.modele
        assert isinstance(modele, ModeleParts)
        modele.poser_parts(lues)
        somme = sum(part.structures or 0 for part in lues)
        dit = (
            f"{nombre(somme)} structures en tout. À payer : {montant(budget.totaux.depenses)} ; reste aux DLA après"
            f" les autres financeurs : {montant(reste_aux_dla(budget))}."
        )
        self.pied.definir(dit if somme else "Un DLA par ligne, avec le nombre de structures de son ressort : la part de"
                          " chacun se calcule au prorata.")  # fmt: skip

    def rafraichir(self, changes: Changes | None) -> None:
        """The rows of the table."""
        self.table.rafraichir(changes)


class VoletComparaison(Volet):
    """Scenarios side by side, then our cost beside that of experiences."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.scenarios = GrilleDeTextes(nom="comparaisonScenarios")
        self.colonne.addWidget(self.scenarios)
        self.experiences = GrilleDeTextes(nom="comparaisonExperiences")
        self.experiences.suivi.connect(contexte.navigation.aller)
        self.colonne.addWidget(self.experiences)
        note = "Coûts donnés par chaque source, HT ou TTC selon elles : des ordres de grandeur, pas des tarifs."
        self.colonne.addWidget(Etiquette(note, "petit"))
        self._couts = couts_des_experiences(contexte.catalogue)

    def montrer(self, budget: Budget) -> None:
        """All scenarios; then ours, and theirs."""
        budgets = lister(self.contexte.dossier)
        self.scenarios.setVisible(len(budgets) > 1)
        if len(budgets) > 1:
            self.scenarios.definir(("Scénarios", *(b.scenario.nom for b in budgets)), _scenarios(budgets))
        couts = (lire_notre_cout(self.contexte.dossier, budget), *self._couts)
        self.experiences.definir(
            ("Expériences", "Coût", "Jours", "Structures", "Par jour", "Par structure"),
            [_textes(cout) for cout in couts],
            [cout.adresse for cout in couts],
        )


def _scenarios(budgets: Sequence[Budget]) -> list[tuple[str, ...]]:
    totaux = [budget.totaux for budget in budgets]
    return [
        ("À payer", *(montant(t.depenses) for t in totaux)),
        ("Ressources", *(montant(t.ressources) for t in totaux)),
        ("dont accordées ou versées", *(montant(t.ressources_sures) for t in totaux)),
        ("Solde", *(montant(t.solde) for t in totaux)),
        ("Temps donné", *(montant(t.valorisation) for t in totaux)),
    ]


def _textes(cout: Cout) -> tuple[str, ...]:
    def euros(valeur: Decimal | None) -> str:
        return _RIEN if valeur is None else montant(valeur)

    jours = _RIEN if cout.jours is None else nombre(cout.jours)
    structures = _RIEN if cout.structures is None else nombre(cout.structures)
    return (cout.titre, euros(cout.total), jours, structures, euros(cout.par_jour), euros(cout.par_structure))
