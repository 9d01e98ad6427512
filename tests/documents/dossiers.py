# ruff: noqa: E501 — sentences are easier to read whole
"""Dossiers in memory for the tests of documents: a filled one, an empty one, and ones with awkward text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from app.models.base import id_stable
from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.parcours import ActionSuivie, PointSuivi
from app.models.schema import METADONNEES
from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier, Signataire
from tests.documents.comite_rempli import remplir_le_comite
from tests.documents.registres_remplis import remplir_les_registres

JOUR = date(2026, 12, 1)


def dossier_vide() -> Dossier:
    """Nothing but tables."""
    connexion = sqlite3.connect(":memory:", isolation_level=None)
    for table in METADONNEES.sorted_tables:
        connexion.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
    connexion.execute("INSERT INTO meta VALUES ('dossier', '11111111-2222-4333-8444-555555555555')")
    return Dossier(connexion, Signataire("Test", "poste"))


_STRUCTURES: tuple[dict[str, Any], ...] = (
    {
        "nom": "Les Amis du Vélo", "sigle": "ADV", "siret": "73282932000074", "contact_nom": "Claire Le Goff", "courriel": "claire@adv.example",
        "aire_actuelle": "Pays de Rennes", "aire_potentielle": "Ille-et-Vilaine", "secteur": "mobilite", "branche": "Ateliers vélo",
        "annee_creation": 2009, "adherents": 420, "finalites": "Apprendre à réparer, faire reculer la voiture en ville.",
        "vie_associative": "Conseil d’administration de neuf personnes, réuni chaque mois.", "budget": Decimal("142000"),
        "etp": Decimal("3.5"), "financements": ("subventions", "prestations_ventes"), "partenariats": "Ville de Rennes, métropole, deux collèges.",
        "emplois": "Mécaniciens, animatrice, coordinatrice", "qualification": "CQP cycle pour deux salariés",
        "mobilisation": "engagee", "contact_concernee": "oui", "contact_attentes": "oui", "contact_reponse": "plutot_oui",
        "contact_methodologie": "oui", "contact_commentaire": "Souhaite commencer par la fonction employeur.",
        "participant": "Coordinatrice et trésorier", "disponibilite": "Un mardi sur deux, hors juillet", "diffusion_acceptee": True,
    },
    {
        "nom": "Recyclerie du Pays de Redon", "siret": "55210055400013", "contact_nom": "Yann Morvan", "telephone": "02 99 00 00 00",
        "aire_actuelle": "Redon", "aire_potentielle": "Redon, Vitré", "secteur": "reemploi", "branche": "Recyclerie", "annee_creation": 2014, "adherents": 85,
        "budget": Decimal("410000.50"), "etp": Decimal("11"), "financements": ("prestations_ventes", "emplois_aides"),
        "etp_financement": "Chantier d’insertion : 8 postes sur 11", "mobilisation": "retenue", "contact_concernee": "oui",
        "contact_attentes": "plutot_oui", "contact_reponse": "plutot_non", "contact_methodologie": "plutot_oui",
        "contact_commentaire": "Craint une réponse trop générale ; voudrait un diagnostic de ses propres contrats.", "participant": "Directeur",
    },
    {
        "nom": "Théâtre du Vent Debout", "aire_actuelle": "Fougères", "aire_potentielle": "Département", "secteur": "culture", "branche": "Spectacle vivant",
        "annee_creation": 1987, "histoire": "Compagnie devenue lieu de création en 2003 ; un changement de direction en 2024.", "adherents": 38,
        "budget": Decimal("96000"), "etp": Decimal("2"), "mobilisation": "interessee", "contact_concernee": "plutot_oui",
        "savoir_faire": "Gestion de l’emploi intermittent", "diffusion_acceptee": True,
    },
    {"nom": "Jardins Solidaires de Vitré", "aire_actuelle": "Vitré", "aire_potentielle": "Vitré", "secteur": "agriculture_alimentation",
         "annee_creation": 2011, "adherents": 160, "budget": Decimal("305000"), "etp": Decimal("8"), "mobilisation": "contactee"},
    {"nom": "Maison de quartier de la Touche", "secteur": "education_populaire", "mobilisation": "reperee"},
    {"nom": "Cinéma Le Rex", "secteur": "culture", "budget": Decimal("188000"), "etp": Decimal("4.2"), "mobilisation": "sortie",
         "mobilisation_motif": "Déjà accompagnée par son réseau"},
)  # fmt: skip


def dossier_rempli() -> Dossier:
    """An ingénierie at the moment of its comité d’appui."""
    dossier = dossier_vide()
    with dossier.operation("Remplir") as op:
        op.poser(
            Fiche,
            ID_FICHE,
            intitule="Mutualiser la gestion des ressources humaines",
            territoire="Ille-et-Vilaine",
            charge_mission="Marie Dupont",
            bureau="DLA d’Ille-et-Vilaine",
            bureau_coordonnees="12 rue des Lices\n35000 Rennes\n02 99 12 34 56",
            accroche="Six associations, une même question : comment être employeur sans service du personnel ?",
            ouvert_le=date(2026, 9, 4),
            comite_le=date(2026, 12, 12),
        )
        op.poser(
            EtatDunDocument,
            id_stable("etat_document", "dossier-comite"),
            document_code="dossier-comite",
            version="2",
            etat="projet",
            destinataires="Membres du comité d’appui",
        )
        op.poser(
            Problematique,
            ID_PROBLEMATIQUE,
            formulation="Des associations de 2 à 11 salariés assument seules une fonction employeur de plus en plus exigeante, au risque de l’emploi lui-même.",
            contexte="Depuis 2022, quatre diagnostics sur dix du territoire relèvent des difficultés d’employeur : contrats, temps de travail, entretiens, départs.\n\nLes fédérations outillent leurs membres, mais pas entre secteurs.",
            enjeux="Sécuriser 34 emplois ; éviter que la charge ne repose sur un bénévole.",
            besoins="Un socle commun de pratiques ; un appui régulier, partagé ; savoir quand mutualiser un poste.",
            origines=("diagnostics_individuels", "expression_structures"),
            origines_precisions="7 diagnostics relus entre mai et septembre 2026.",
            sources_documentaires="Étude régionale sur l’emploi associatif, 2025.",
            impressions_prestataires="Trois prestataires signalent la même demande.",
            validations=("comite_appui", "entretiens"),
            validation_precisions="Quatre entretiens, une réunion le 6 octobre.",
        )
        op.poser(
            RoleDla,
            ID_ROLE,
            criteres=("mission", "territoire"),
            legitimite="Le comité d’appui l’a inscrit dans ses priorités 2026.",
            coherences=("cadre", "besoins"),
            posture_reponses={
                "pp_orientations": 1,
                "pp_demande": 0,
                "pp_moyens": 1,
                "pp_distance": -1,
                "pc_probleme": 1,
                "pc_habitude": -2,
                "pc_temps": -1,
                "pc_isolement": 2,
            },
            posture_commentaire="Nous portons le groupe au démarrage, en cherchant tôt qui prendra la suite.",
        )
        op.poser(
            ProjetIntervention,
            ID_PROJET,
            evaluation_objet="Ce que les structures ont changé six mois après.",
            type_ingenierie="solution_individuelle_collective",
            niveau="thematique",
            type_motif="Le sujet est commun, les situations diffèrent.",
            types_intervention=("formation", "accompagnement"),
            journees=Decimal("7.5"),
            duree="5 mois, de février à juin 2027",
            rythme="Une journée toutes les trois semaines",
            lieux="Rennes et Redon",
            enee=("management_grh", "mutualisation"),
            contenus="Contrats et temps de travail ; entretiens ; scénarios de mutualisation.",
            groupes="Un groupe de six structures.",
            animation_dla="4 jours",
            systeme_intervenant="Un cabinet et une juriste",
            partenariat="Métropole, Uniformation, Mouvement associatif",
            cout_precision="TTC",
            financement="DLA 5 600 € ; Uniformation 3 400 € (sollicité)",
        )
        _budgeter(op.creer)
        for rang, champs in enumerate(_STRUCTURES, 1):
            op.creer(Structure, id=f"00000000-0000-4000-8000-{rang:012d}", **champs)
        _suivre(op.poser, op.creer)
    return dossier


def dossier_complet() -> Dossier:
    """The same, with something in every other register."""
    dossier = dossier_rempli()
    remplir_les_registres(dossier)
    remplir_le_comite(dossier)
    return dossier


def _budgeter(creer: Callable[..., Any]) -> None:
    scenario = creer(ScenarioBudget, id="00000000-0000-4000-8000-00000000b000", nom="Budget", retenu=True)
    for rang, champs in enumerate(_DEPENSES, 1):
        creer(Depense, id=f"00000000-0000-4000-8000-00000000d{rang:03d}", scenario=scenario, **champs)
    for rang, champs in enumerate(_RESSOURCES, 1):
        creer(Ressource, id=f"00000000-0000-4000-8000-00000000e{rang:03d}", scenario=scenario, **champs)


_DEPENSES: tuple[dict[str, Any], ...] = (
    {"rubrique": "realisation", "libelle": "Cabinet : 6 journées", "quantite": Decimal(6), "unite": "jour", "cout_unitaire": Decimal(950), "base_prix": "ht", "tva": Decimal(20)},
    {"rubrique": "realisation", "libelle": "Juriste", "quantite": Decimal("1.5"), "unite": "jour", "cout_unitaire": Decimal(240)},
    {"rubrique": "logistique", "libelle": "Salle et repas", "quantite": Decimal(7), "unite": "forfait", "cout_unitaire": Decimal(50)},
    {"rubrique": "suivi", "libelle": "Animation par le DLA", "nature": "valorisation_dla", "quantite": Decimal(4), "unite": "jour", "cout_unitaire": Decimal("362.50")},
)  # fmt: skip
_RESSOURCES: tuple[dict[str, Any], ...] = (
    {"financeur": "DLA d’Ille-et-Vilaine", "famille": "dla", "montant": Decimal(4150), "etat": "accorde", "accorde_le": date(2026, 11, 10)},
    {"financeur": "Uniformation", "famille": "opca", "montant": Decimal(3400), "etat": "sollicite", "sollicite_le": date(2026, 11, 2), "reponse_le": date(2026, 12, 15)},
    {"financeur": "Fondation du Marais", "famille": "autres", "montant": Decimal(2000), "etat": "refuse"},
)  # fmt: skip


def _suivre(poser: Callable[..., Any], creer: Callable[..., Any]) -> None:
    def action(code: str, **champs: Any) -> None:
        poser(ActionSuivie, id_stable("action_suivie", code), action_code=code, **champs)

    def point(code_action: str, code: str, **champs: Any) -> None:
        poser(
            PointSuivi, id_stable("point_suivi", f"{code_action}/{code}"), action_code=code_action, code=code, **champs
        )

    action(
        "cibler.territoire",
        notes="Deux structures interviennent aussi dans le Morbihan : en parler au C2RA.",
        echeance=date(2026, 11, 24),
        responsable="Marie Dupont",
    )
    point("cibler.territoire", "intervention", coche=True, reponse="Oui, toutes.")
    point("cibler.territoire", "aire", ecarte=True, motif="déjà traité par la grille des structures")
    creer(
        PointSuivi,
        id=id_stable("point_suivi", "cibler.territoire/propre-1"),
        action_code="cibler.territoire",
        code="propre-1",
        propre=True,
        texte="Vérifier la desserte en train de Redon",
        coche=True,
        ordre=1,
    )
    action("cibler.secteur", statut="fait")
    action("cibler.competences", statut="sans_objet", motif="les compétences seront vues pendant l’intervention")


def grand_dossier(combien: int) -> Dossier:
    """A register of many structures, each fully described."""
    dossier = dossier_vide()
    with dossier.operation("Remplir") as op:
        op.poser(Fiche, ID_FICHE, intitule="Un très grand registre")
        for n in range(combien):
            modele = {k: v for k, v in _STRUCTURES[n % 3].items() if k not in ("nom", "sigle")}
            op.creer(Structure, nom=f"Association numéro {n + 1} pour l’emploi local", **modele)
    return dossier
