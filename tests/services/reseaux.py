# ruff: noqa: E501 — a partner is easier to read whole
"""Networks of partners for tests: nine partners of an emploi culturel, and as many as one wants. All fictitious."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.objectifs import Objectif
from app.services import partenaires
from app.services.ecriture.dossier import Dossier

FAMILLES = ("reseau_dla", "financeurs", "beneficiaires", "ressources")

_NEUF: tuple[dict[str, Any], ...] = (
    {"nom": "C2RA Val-d’Armor", "famille": "reseau_dla", "etat": "associe", "role": "Appui méthodologique, lien avec les autres DLA.",
     "partage": "oui", "complementaire": "oui", "interet": "plutot_oui", "apports": ("connaissance", "relais"), "comite_pilotage": True,
     "comite_role": "Relit chaque étape", "contact_nom": "Solène Ferrand", "courriel": "s.ferrand@c2ra.example", "telephone": "02 98 00 00 01"},
    {"nom": "Cnar Culture", "famille": "reseau_dla", "etat": "contacte", "apports": ("connaissance",)},
    {"nom": "Conseil départemental du Ponant", "sigle": "CD", "famille": "financeurs", "etat": "associe", "partage": "oui",
     "complementaire": "plutot_oui", "interet": "oui", "apports": ("financement", "caution"), "comite_pilotage": True,
     "comite_role": "Cofinance et valide le budget", "contact_nom": "Yann Abgrall", "telephone": "02 98 00 00 02"},
    {"nom": "Direction régionale des affaires culturelles", "sigle": "DRAC", "famille": "financeurs", "etat": "contacte",
     "partage": "plutot_non", "partage_mots": "Le besoin lui paraît couvert par le plan régional de 2024.", "complementaire": "non",
     "complementaire_mots": "L’agence culturelle propose déjà un parcours voisin."},
    {"nom": "Fédération des écoles de musique", "sigle": "FEM", "famille": "beneficiaires", "etat": "associe", "partage": "oui",
     "interet": "oui", "apports": ("reperage", "relais", "intervention"), "comite_pilotage": True, "intervenant": True,
     "intervention": "Témoignage d’une école mutualisée", "intervention_jours": Decimal("0.5")},
    {"nom": "Union régionale des employeurs du spectacle", "famille": "beneficiaires", "etat": "pressenti"},
    {"nom": "Banque du Ponant", "famille": "ressources", "etat": "contacte", "apports": ("intervention",), "intervenant": True,
     "intervention": "Les attentes d’une banque, ses produits", "intervention_jours": Decimal("2")},
    {"nom": "Coopérative Coop’Alize", "famille": "ressources", "etat": "associe", "apports": ("accueil", "suite")},
    {"nom": "Agence culturelle régionale", "famille": "ressources", "etat": "decline"},
)  # fmt: skip


def neuf_partenaires(dossier: Dossier) -> dict[str, str]:
    """Nine partners, five expectations, three of which clash; ids by short name, and the objective under « objectif »."""
    ids = {p.get("sigle") or p["nom"]: partenaires.ajouter(dossier, **p) for p in _NEUF}
    with dossier.operation("Objectif et pilotage") as op:
        ids["objectif"] = op.creer(Objectif, genre="operationnel", texte="Mutualiser les emplois", ordre=1)
        op.poser(
            ProjetIntervention,
            ID_PROJET,
            pilotage_forme="comite_pilotage",
            pilotage_role="Une réunion par étape, à tour de rôle.",
            systeme_intervenant="Un prestataire pour trois journées, articulé avec la banque et la fédération.",
        )
    cd, fem, drac = ids["CD"], ids["FEM"], ids["DRAC"]
    attendre = partenaires.attendre
    attendre(
        dossier, cd, "Fixer les professeurs sur le territoire", motivation="politique_publique", position="converge"
    )
    attendre(
        dossier, cd, "Un employeur unique dès la première année", position="incompatible", objectif=ids["objectif"],
        reponse="La forme de la mutualisation reste à construire avec les écoles.",
    )  # fmt: skip
    attendre(
        dossier, fem, "Rester l’interlocutrice des écoles", motivation="visibilite", position="contredit", face_a=cd
    )
    attendre(dossier, drac, "Ne pas doubler le plan régional", position="contredit")
    attendre(
        dossier, ids["C2RA Val-d’Armor"], "Un récit transférable", position="s_ajoute", reponse="Prévu.", reglee=True
    )
    return ids


def beaucoup_de_partenaires(dossier: Dossier, combien: int) -> list[str]:
    """``combien`` partners with long names, over the four families; one expectation in three clashes."""
    etats = ("pressenti", "contacte", "associe", "decline")
    ids = [
        partenaires.ajouter(
            dossier,
            f"Fédération départementale n° {i} des structures d’insertion et de l’économie solidaire",
            famille=FAMILLES[i % 4], etat=etats[(i // 4) % 4], apports=("relais", "financement"),
            comite_pilotage=i % 5 == 0, intervenant=i % 7 == 0,
        )
        for i in range(combien)
    ]  # fmt: skip
    positions = ("converge", "contredit", "incompatible")
    for i, id in enumerate(ids):
        autre = ids[(i * 7 + 1) % combien] if i % 2 and ids[(i * 7 + 1) % combien] != id else None
        partenaires.attendre(dossier, id, f"Attente {i} de ce partenaire", position=positions[i % 3], face_a=autre)
    return ids
