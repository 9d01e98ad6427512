"""What the tests of the échéancier share: a dossier full of dates, and the rétroplanning entered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.plan import LignePlan
from app.models.structure import Structure
from app.services import decisions, parcours
from app.services.echeancier import retroplanning
from app.services.ecriture.dossier import Dossier
from app.services.parametres import definitions, delais

JOUR = date(2026, 11, 21)
INSTANT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def poser_fiche(dossier: Dossier, **champs: Any) -> None:
    """Dates of the dossier’s sheet."""
    with dossier.operation("fiche") as op:
        op.poser(Fiche, ID_FICHE, **champs)


def planifie(dossier: Dossier, modele: str = "comite") -> retroplanning.Retroplanning:
    """What the rétroplanning proposes today, with the delays shipped."""
    return retroplanning.proposer(dossier, definitions().modele_de(modele), delais({}), JOUR)


def inscrire_tout(dossier: Dossier, modele: str = "comite") -> tuple[int, int]:
    """Enter all the steps."""
    plan = planifie(dossier, modele)
    return retroplanning.inscrire(dossier, plan, {e.cle for e in plan.etapes})


def charger(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """A committee planned backwards, a convention, and dates of other kinds."""
    poser_fiche(dossier, comite_le=date(2026, 12, 12), convention_fin=date(2027, 6, 30))
    inscrire_tout(dossier)
    parcours.fixer_echeance(dossier, catalogue.methode.action("cibler.poids"), date(2026, 12, 10))
    parcours.fixer_echeance(dossier, catalogue.methode.actions[-1], date(2027, 6, 1))
    decisions.decider(dossier, "Voir la Ville", echeance=date(2026, 12, 11))
    with dossier.operation("x") as op:
        structure = op.creer(Structure, nom="Les Amis du Vélo")
        op.creer(LignePlan, structure=structure, difficulte="T", action="Voir la banque", echeance=date(2027, 6, 15))
        op.creer(
            LignePlan, structure=structure, difficulte="T", action="Faite", echeance=date(2027, 6, 20), etat="fait"
        )
    return dossier
