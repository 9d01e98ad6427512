"""The registers of the budget: expenses of one nature in one scenario, resources, shares of the DLA (R16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.budget import Depense, PartDla, Ressource
from app.models.colonnes import TypeReference, TypeTaux
from app.models.definitions.catalogue import Catalogue
from app.models.partenaires import Partenaire
from app.models.statuts import NatureDepense
from app.services.budget.scenarios import assurer
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.registres import Jeu, Mots, Registre, references
from app.services.registres.colonnes import colonnes_de

_COURTS_DEPENSES = {
    "libelle": ("Dépense", 138),
    "rubrique": ("Rubrique", 124),
    "quantite": ("Qté", 54),
    "unite": ("Unité", 52),
    "cout_unitaire": ("Coût unit.", 86),
    "base_prix": ("HT/TTC", 64),
    "tva": ("TVA", 46),
    "commentaire": ("Précisions", 240),
}
_COURTS_RESSOURCES = {
    "financeur": ("Financeur", 170),
    "famille": ("Famille", 170),
    "montant": ("Montant", 104),
    "etat": ("État", 96),
    "sollicite_le": ("Sollicité le", 100),
    "reponse_le": ("Réponse le", 100),
    "accorde_le": ("Accordé le", 100),
    "verse_le": ("Versé le", 100),
    "partenaire": ("Partenaire du registre", 160),
    "credits_existants": ("Crédits déjà présents", 190),
    "conditions": ("Conditions, références", 190),
}
_TEMPS_DONNE = "Temps donné"
_MOTS_DEPENSES: Mapping[NatureDepense, Mots] = {
    NatureDepense.DEPENSE: Mots("dépense", "dépenses", feminin=True, cle="libellé"),
    NatureDepense.VALORISATION_DLA: Mots("temps du DLA", "temps du DLA", cle="libellé"),
    NatureDepense.VALORISATION_PARTENAIRES: Mots("temps de partenaire", "temps de partenaires", cle="libellé"),
    NatureDepense.VALORISATION_BENEFICIAIRES: Mots("temps de bénéficiaire", "temps de bénéficiaires", cle="libellé"),
}


def registre_des_depenses(catalogue: Catalogue, scenario: str, nature: NatureDepense) -> Registre:
    """The expenses of one nature in one scenario, by rubrique; the first line makes the scenario."""
    colonnes = colonnes_de(
        Depense,
        catalogue,
        longs=frozenset(("commentaire",)),
        libres=frozenset(("rubrique", "unite")),
        courts=_COURTS_DEPENSES,
    )
    colonnes["tva"] = replace(colonnes["tva"], type=TypeTaux())
    if nature is not NatureDepense.DEPENSE:
        colonnes["libelle"] = replace(colonnes["libelle"], court=_TEMPS_DONNE)
    return Registre(
        Depense,
        _MOTS_DEPENSES[nature],
        colonnes,
        cle="libelle",
        jeux=(
            Jeu("calcul", "Calcul", ("libelle", "rubrique", "quantite", "unite", "cout_unitaire", "base_prix", "tva")),
            Jeu("precisions", "Précisions", ("libelle", "rubrique", "commentaire")),
        ),
        fixes={"scenario": scenario, "nature": nature.value},
        ordre=_par_rubrique(catalogue),
        elastiques=frozenset(("libelle",)),
        creer=_creer_depense,
    )


def registre_des_ressources(dossier: Dossier, catalogue: Catalogue, scenario: str) -> Registre:
    """The resources of one scenario; the first line makes the scenario."""
    colonnes = colonnes_de(
        Ressource,
        catalogue,
        longs=frozenset(("credits_existants", "conditions")),
        references={"partenaire": TypeReference(references(dossier, Partenaire))},
        courts=_COURTS_RESSOURCES,
    )
    return Registre(
        Ressource,
        Mots("ressource", "ressources", feminin=True, cle="financeur"),
        colonnes,
        cle="financeur",
        jeux=(
            Jeu("montants", "Montants", ("financeur", "famille", "montant", "etat", "reponse_le")),
            Jeu("dates", "Dates", ("financeur", "etat", "sollicite_le", "reponse_le", "accorde_le", "verse_le")),
            Jeu("precisions", "Précisions", ("financeur", "credits_existants", "conditions", "partenaire")),
        ),
        fixes={"scenario": scenario},
        elastiques=frozenset(("financeur", "famille")),
        creer=_creer_ressource,
    )


def registre_des_parts(catalogue: Catalogue) -> Registre:
    """The DLA of an inter-DLA ingénierie; they don’t depend on the scenario."""
    colonnes = colonnes_de(
        PartDla,
        catalogue,
        longs=frozenset(("commentaire",)),
        courts={
            "nom": ("DLA", 160),
            "structures": ("Structures", 90),
            "referent": ("Référent", 80),
            "commentaire": ("Commentaire", 150),
        },
    )
    return Registre(
        PartDla,
        Mots("DLA", "DLA"),
        colonnes,
        jeux=(Jeu("parts", "Parts", ("nom", "structures", "referent", "commentaire")),),
        elastiques=frozenset(("nom",)),
    )


def _creer_depense(op: Operation, valeurs: Mapping[str, Any]) -> str:
    assurer(op, valeurs["scenario"])
    return op.creer(Depense, **valeurs)


def _creer_ressource(op: Operation, valeurs: Mapping[str, Any]) -> str:
    assurer(op, valeurs["scenario"])
    return op.creer(Ressource, **valeurs)


def _par_rubrique(catalogue: Catalogue) -> str:
    """The order of the list of the method, own words after it, lines without any last; then as entered."""
    codes = [choix.code for choix in catalogue.liste("rubriques_budget").choix]
    rangs = " ".join(f"WHEN '{code}' THEN {rang}" for rang, code in enumerate(codes) if code.isidentifier())
    return f"CASE coalesce(rubrique, '') {rangs} WHEN '' THEN 999 ELSE 998 END, rubrique, rowid"
