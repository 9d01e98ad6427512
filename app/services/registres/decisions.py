"""The register of decisions: where each comes from, who does it, by when, and what was done (R12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.models.colonnes import TypeReference
from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.models.vigilance import Decision
from app.services import decisions, vigilance
from app.services.ecriture.dossier import Dossier
from app.services.registres.colonnes import colonnes_de
from app.services.registres.definition import Jeu, Registre

_COURTS = {
    "texte": ("Décision", 260),
    "origine": ("D’où elle vient", 190),
    "responsable": ("Qui", 120),
    "prise_le": ("Décidée le", 92),
    "echeance": ("Pour le", 92),
    "etat": ("État", 96),
    "faite_le": ("Faite le", 92),
    "suite": ("Ce qui a été fait", 200),
}

JEUX = (
    Jeu("suivi", "Suivi", ("texte", "origine", "responsable", "echeance", "etat")),
    Jeu("suites", "Suites", ("texte", "prise_le", "etat", "faite_le", "suite")),
)
"""Which columns answer which question."""


def registre_des_decisions(dossier: Dossier, catalogue: Catalogue) -> Registre:
    """The register as tables, pastes and sheets need it."""
    origine = TypeReference(_origines(dossier, catalogue))
    return replace(
        decisions.REGISTRE,
        colonnes=colonnes_de(
            Decision,
            catalogue,
            longs=frozenset({"texte", "suite"}),
            references={"origine": origine},
            courts=_COURTS,
        ),
        jeux=JEUX,
        elastiques=frozenset({"texte", "origine", "suite"}),
    )


def _origines(dossier: Dossier, catalogue: Catalogue) -> Callable[[], Sequence[Choix]]:
    """Where a decision may come from: what some already come from, then every point de vigilance."""

    def fournir() -> Sequence[Choix]:
        lues = dossier.requete(
            f"SELECT DISTINCT origine FROM \"{Decision.__tablename__}\" WHERE origine IS NOT NULL AND origine <> ''"
        )
        connues = {adresse: decisions.libelle_origine(dossier, catalogue, adresse) for (adresse,) in lues}
        for etat in vigilance.lire(dossier, catalogue):
            connues.setdefault(etat.adresse, f"Vigilance\u00a0: {etat.point.texte}")
        return [Choix(adresse, mots) for adresse, mots in connues.items()]

    return fournir
