"""A random walk over all that one can do with the registers: it undoes to the first byte, and nothing ever dangles.

Hands also reach for rows that are gone, as from a panel not refreshed yet: a refusal in words, or nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Base
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.statuts import ConstatVigilance, Mobilisation
from app.models.structure import PaireDistincte, Structure, id_paire
from app.models.vigilance import Decision
from app.services import (
    choix_guide,
    decisions,
    doublons,
    groupes,
    mobilisation,
    objectifs,
    partenaires,
    plans,
    registres,
    structures,
    vigilance,
)
from app.services.dependances import LIENS
from app.services.ecriture.dossier import Dossier
from app.services.fusion import fusionner
from app.services.imports.appariement import apparier
from app.services.imports.application import appliquer
from app.services.imports.examen import etablir
from app.services.imports.tableau import Feuille
from app.services.registres.contacts import registre_des_contacts
from app.services.registres.decisions import registre_des_decisions
from app.services.registres.objectifs import (
    registre_des_indicateurs,
    registre_des_objectifs,
    registre_des_resultats,
)
from app.services.registres.partenaires import registre_des_attentes, registre_des_partenaires
from app.services.registres.plans import registre_des_lignes
from app.services.registres.structures import colonnes_des_structures, registre_des_structures
from tests.fabrique import catalogue, dossier_en_memoire, photographier

_ENTITES = (
    Structure, Contact, Mouvement, Scenario, Groupe, Affectation, PlanAccompagnement, LignePlan, Partenaire, Attente,
    Objectif, Resultat, Indicateur, Decision, PaireDistincte,
)  # fmt: skip
_NOMS = ("Les Amis du Vélo", "Amis du vélo (Les)", "Écluse et Cie", "=1+1", "زهرة", "a\u200bb", "👩‍🌾 Jardins", "")
_JOUR = date(2026, 11, 21)
_SIENNE = "frein.heterogeneite"


class Promeneur:
    """Someone who does this and that; ``connus`` are all rows seen, those deleted since included."""

    def __init__(self) -> None:
        self.dossier: Dossier = dossier_en_memoire()
        self.livre = catalogue()
        self.connus: dict[type[Base], dict[str, None]] = {entite: {} for entite in _ENTITES}
        self.hasard = random.Random()

    def noter(self) -> None:
        """Remember the rows that stand."""
        for entite in _ENTITES:
            for (id,) in self.dossier.requete(f'SELECT id FROM "{entite.__tablename__}" ORDER BY rowid'):
                self.connus[entite][id] = None

    def un(self, entite: type[Base]) -> str:
        """A row, there or gone; an id of nothing when none was ever seen."""
        return self.hasard.choice(list(self.connus[entite]) or ["personne"])

    def des(self, entite: type[Base], combien: int = 4) -> list[str]:
        """Some rows, each once."""
        return list(dict.fromkeys(self.un(entite) for _ in range(self.hasard.randint(1, combien))))

    def peut_etre(self, entite: type[Base]) -> str | None:
        """A row, or none."""
        return self.hasard.choice([None, self.un(entite)])

    def parmi(self, valeurs: Sequence[Any]) -> Any:
        """One of them."""
        return self.hasard.choice(valeurs)

    def jour(self) -> date | None:
        """A day before or after, or none."""
        return self.hasard.choice([None, _JOUR + timedelta(days=self.hasard.randint(-900, 900))])

    def mot(self) -> str:
        """A name."""
        return str(self.parmi(_NOMS))


def _importer(p: Promeneur) -> None:
    champs = colonnes_des_structures(p.livre)
    feuille = Feuille("f", (("Nom", "Commune"), (p.mot(), "Redon"), (p.mot(), "Vitré")))
    rapport = etablir(feuille, apparier(feuille, champs), champs, p.dossier, "liste.xlsx")
    appliquer(p.dossier, rapport, [ligne.numero for ligne in rapport.lignes])


def _repartir(p: Promeneur) -> None:
    lus = groupes.lire_groupes(p.dossier, p.livre)
    if lus.scenarios:
        scenario = p.parmi(lus.scenarios)
        proposition = groupes.proposer(scenario, scenario.libres, p.parmi(list(groupes.CRITERES)))
        if p.parmi([True, False]):  # meanwhile, somebody went
            structures.supprimer(p.dossier, p.des(Structure, 2))
        groupes.accepter(p.dossier, proposition)


def _ajouter(p: Promeneur, registre: Any, **valeurs: Any) -> None:
    registres.ajouter(p.dossier, registre, {registre.cle: p.mot(), **valeurs})


def _registre(p: Promeneur) -> Any:
    fabriques: tuple[Callable[[], Any], ...] = (
        lambda: registre_des_structures(p.livre),
        lambda: registre_des_contacts(p.livre, p.un(Structure)),
        lambda: registre_des_lignes(p.dossier, p.livre),
        lambda: registre_des_partenaires(p.livre),
        lambda: registre_des_attentes(p.dossier, p.livre),
        lambda: registre_des_objectifs(p.dossier, p.livre),
        lambda: registre_des_resultats(p.dossier, p.livre),
        lambda: registre_des_indicateurs(p.dossier, p.livre),
        lambda: registre_des_decisions(p.dossier, p.livre),
    )
    return p.parmi(fabriques)()


def _effacer_des_cases(p: Promeneur) -> None:
    registre = _registre(p)
    registres.effacer(p.dossier, registre, {id: list(registre.colonnes)[:8] for id in p.des(registre.entite)})


def _supprimer_des_lignes(p: Promeneur) -> None:
    registre = _registre(p)
    registres.supprimer(p.dossier, registre, p.des(registre.entite))


def _renommer(p: Promeneur) -> None:
    registre = _registre(p)
    registres.modifier_plusieurs(p.dossier, registre, p.des(registre.entite), registre.cle, p.mot() or "Sans nom")


GESTES: dict[str, Callable[[Promeneur], object]] = {
    "structure": lambda p: structures.ajouter(p.dossier, p.mot(), mobilisation=p.parmi(list(Mobilisation)).value),
    "structures": lambda p: structures.ajouter_toutes(p.dossier, [{"nom": p.mot()} for _ in range(3)]),
    "importer": _importer,
    "fusionner": lambda p: fusionner(p.dossier, p.un(Structure), p.un(Structure)),
    "renommer": _renommer,
    "effacer": _effacer_des_cases,
    "supprimer": _supprimer_des_lignes,
    "supprimer des structures": lambda p: structures.supprimer(p.dossier, p.des(Structure)),
    "mobiliser": lambda p: mobilisation.mobiliser(
        p.dossier, p.des(Structure), p.parmi(list(Mobilisation)), p.jour(), p.mot()
    ),
    "dater": lambda p: mobilisation.dater(p.dossier, p.un(Structure), p.parmi(list(Mobilisation)), p.jour()),
    "corriger": lambda p: mobilisation.corriger(p.dossier, p.un(Mouvement), p.jour(), p.mot()),
    "retirer un pas": lambda p: mobilisation.retirer(p.dossier, p.un(Mouvement)),
    "contact": lambda p: _ajouter(p, registre_des_contacts(p.livre, p.un(Structure)), participe=True),
    "plan": lambda p: plans.ecrire(p.dossier, p.un(Structure), "diagnostic_le", p.jour()),
    "plans": lambda p: plans.ecrire_plusieurs(
        p.dossier, "Objectifs individuels", {id: {"objectif_individuel": p.mot()} for id in p.des(Structure)}
    ),
    "ligne de plan": lambda p: _ajouter(
        p, registre_des_lignes(p.dossier, p.livre, p.un(Structure)), echeance=p.jour(), action=p.mot()
    ),
    "reprendre des lignes": lambda p: plans.reprendre(p.dossier, p.des(LignePlan), p.des(Structure)),
    "commencer les groupes": lambda p: groupes.commencer(p.dossier),
    "scénario": lambda p: groupes.creer_scenario(p.dossier, p.mot()),
    "dupliquer": lambda p: groupes.dupliquer_scenario(p.dossier, p.un(Scenario)),
    "retenir un scénario": lambda p: groupes.retenir(p.dossier, p.peut_etre(Scenario)),
    "supprimer un scénario": lambda p: groupes.supprimer_scenario(p.dossier, p.un(Scenario)),
    "groupe": lambda p: groupes.creer_groupe(p.dossier, p.un(Scenario), p.mot()),
    "tailles": lambda p: groupes.ecrire_groupe(p.dossier, p.un(Groupe), "taille_min", p.parmi([None, 4, 12])),
    "vigilance du groupe": lambda p: groupes.repondre(p.dossier, p.un(Groupe), "concurrence", p.mot()),
    "supprimer un groupe": lambda p: groupes.supprimer_groupe(p.dossier, p.un(Groupe)),
    "affecter": lambda p: groupes.deplacer(p.dossier, p.des(Structure), de=p.peut_etre(Groupe), vers=p.un(Groupe)),
    "affecter aussi": lambda p: groupes.ajouter_aussi(p.dossier, p.des(Structure), p.un(Groupe)),
    "retirer du groupe": lambda p: groupes.retirer_du_groupe(p.dossier, p.des(Structure), p.un(Groupe)),
    "répartir": _repartir,
    "partenaire": lambda p: partenaires.ajouter(p.dossier, p.mot(), famille="financeurs", partage="oui"),
    "attente": lambda p: partenaires.attendre(
        p.dossier, p.un(Partenaire), p.mot(), face_a=p.peut_etre(Partenaire), objectif=p.peut_etre(Objectif)
    ),
    "objectifs": lambda p: objectifs.retenir_ensemble(
        p.dossier,
        (objectifs.ObjectifsChoisis(p.parmi(["strategique", "operationnel"]), ("utilite_sociale",), (p.mot(),)),),
        p.peut_etre(Objectif),
    ),
    "laisser": lambda p: objectifs.laisser(p.dossier, p.livre, "strategique", "utilite_sociale"),
    "objectif": lambda p: _ajouter(
        p, registre_des_objectifs(p.dossier, p.livre), genre="operationnel", sert=p.peut_etre(Objectif)
    ),
    "dire autrement": lambda p: objectifs.dire_autrement(p.dossier, p.un(Objectif), p.mot()),
    "déplacer": lambda p: objectifs.deplacer(p.dossier, Objectif, p.un(Objectif), p.parmi([-1, 1])),
    "résultat": lambda p: _ajouter(
        p, registre_des_resultats(p.dossier, p.livre), objectif=p.peut_etre(Objectif), echeance=p.jour()
    ),
    "indicateur": lambda p: _ajouter(p, registre_des_indicateurs(p.dossier, p.livre), resultat=p.un(Resultat)),
    "supprimer un objectif": lambda p: objectifs.supprimer(p.dossier, Objectif, p.un(Objectif)),
    "constater": lambda p: vigilance.constater(p.dossier, p.livre, _SIENNE, p.parmi([None, *ConstatVigilance])),
    "point à nous": lambda p: vigilance.ajouter(p.dossier, p.mot()),
    "décider": lambda p: decisions.decider(
        p.dossier, p.mot(), f"plan:{p.un(Structure)}", "Camille", p.jour(), p.jour()
    ),
    "faire": lambda p: decisions.faire_plusieurs(p.dossier, p.des(Decision), p.jour()),
    "rouvrir": lambda p: decisions.rouvrir(p.dossier, p.un(Decision)),
    "choisir le type": lambda p: choix_guide.retenir(p.dossier, "type_ingenierie", p.parmi([None, "a", "b"])),
    "distinguer": lambda p: doublons.distinguer(p.dossier, p.un(Structure), p.un(Structure)),
    "comparer à nouveau": lambda p: doublons.comparer_a_nouveau(p.dossier, p.un(PaireDistincte)),
    "annuler": lambda p: p.dossier.annuler(),
}
"""All that one can do, by a word that a failure shows."""


def pendantes(dossier: Dossier) -> list[str]:
    """References to rows that are not there (a line of plan may wait for its structure: it says so)."""
    trouvees = []
    for entite, liens in LIENS.items():
        la = {id for (id,) in dossier.requete(f'SELECT id FROM "{entite.__tablename__}"')}
        for lien in liens:
            table = lien.entite.__tablename__
            for id, cible in dossier.requete(f'SELECT id, "{lien.colonne}" FROM "{table}"'):
                attend = lien.entite is LignePlan and not cible
                if cible not in la and cible is not None and not attend:
                    trouvees.append(f"{table}.{lien.colonne} {id} → {cible!r}")
    return trouvees


def verifier(dossier: Dossier) -> None:
    """What holds whatever one did."""
    assert pendantes(dossier) == []
    assert all(a["id"] == id_affectation(a["groupe"], a["structure"]) for a in dossier.lignes(Affectation))
    assert all(p["id"] == id_plan(p["structure"]) for p in dossier.lignes(PlanAccompagnement))
    paires = dossier.lignes(PaireDistincte)
    assert all(p["id"] == id_paire(p["premiere"], p["seconde"]) for p in paires)
    assert all(p["premiere"] != p["seconde"] for p in paires)
    assert sum(s["retenu"] for s in dossier.lignes(Scenario)) <= 1


_PAS = st.lists(st.tuples(st.sampled_from(list(GESTES)), st.integers(0, 2**32)), min_size=8, max_size=40)


@settings(max_examples=100)
@given(_PAS)
def test_une_marche_au_hasard_se_defait_et_se_refait(pas: list[tuple[str, int]]) -> None:
    p = Promeneur()
    structures.ajouter_toutes(p.dossier, [{"nom": nom} for nom in _NOMS[:4]])
    p.noter()
    for geste, graine in pas:
        p.hasard.seed(graine)
        avant = p.dossier.revision
        try:
            GESTES[geste](p)
        except ErreurUtilisateur:
            assert geste == "répartir" or p.dossier.revision == avant
        p.noter()
        verifier(p.dossier)
    while p.dossier.retablir():
        verifier(p.dossier)
    fin = photographier(p.dossier)
    defaits = 0
    while p.dossier.annuler():
        defaits += 1
        verifier(p.dossier)
    assert photographier(p.dossier) == photographier(dossier_en_memoire())
    for _ in range(defaits):
        p.dossier.retablir()
    assert photographier(p.dossier) == fin


def test_la_marche_verrait_une_reference_perdue(dossier: Dossier) -> None:
    """The oracle itself: a row that names one that isn’t there is found."""
    id = structures.ajouter(dossier, "Partie")
    with dossier.operation("x") as op:
        op.creer(Contact, structure=id, nom="Awa")
        op.creer(LignePlan, structure="", difficulte="En attente")
    assert pendantes(dossier) == []
    with dossier.operation("Sans rien emporter") as op:
        op.supprimer(Structure, id)
    assert len(pendantes(dossier)) == 1


@pytest.mark.parametrize(
    ("geste", "dit"),
    [
        (lambda d, id: plans.ecrire(d, id, "mission", "autre"), "Cette structure n’est plus"),
        (lambda d, id: partenaires.attendre(d, id, "Un poste partagé"), "Ce partenaire n’est plus"),
        (lambda d, id: groupes.ajouter_aussi(d, [id], groupes.commencer(d)[1]), "Cette structure n’est plus"),
        (lambda d, id: groupes.deplacer(d, [id], de=None, vers=id), "Ce groupe n’existe plus"),
        (lambda d, id: mobilisation.dater(d, id, Mobilisation.RETENUE, None), "n’est plus dans le dossier"),
    ],
)
def test_ecrire_depuis_un_volet_d_avant_est_refuse_en_mots(
    dossier: Dossier, geste: Callable[[Dossier, str], object], dit: str
) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    structures.supprimer(dossier, [id])
    with pytest.raises(ErreurUtilisateur, match=dit):
        geste(dossier, id)
    assert pendantes(dossier) == []
    while dossier.annuler():
        assert pendantes(dossier) == []
