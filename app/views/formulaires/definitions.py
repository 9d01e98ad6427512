"""The three forms, field by field: what stands under what title, and which control each field takes.

To add a field: a column in `app.models.cadrage`, its line here, its place in `app.services.saisies`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from app.services.saisies import PROBLEMATIQUE, PROJET, ROLE, Formulaire

Genre = Literal["texte", "ligne", "choix", "choix_multiple", "nombre", "montant", "posture"]


@dataclass(frozen=True)
class ChampDeFormulaire:
    """A field: its column, its control, the list it draws from; ``demi`` fields stand side by side."""

    nom: str
    genre: Genre = "texte"
    liste: str = ""
    invite: str = ""
    lignes: int = 2
    demi: bool = False
    aide: str = ""


@dataclass(frozen=True)
class Rubrique:
    """A part of a form."""

    titre: str
    champs: tuple[ChampDeFormulaire, ...]


@dataclass(frozen=True)
class DefinitionFormulaire:
    """A whole form; ``etape`` gives its colour."""

    code: str
    titre: str
    objet: str
    formulaire: Formulaire
    etape: int
    rubriques: tuple[Rubrique, ...]

    @cached_property
    def champs(self) -> Mapping[str, ChampDeFormulaire]:
        """All fields by column."""
        return {champ.nom: champ for rubrique in self.rubriques for champ in rubrique.champs}


_C = ChampDeFormulaire

FORMULAIRES: Mapping[str, DefinitionFormulaire] = {
    definition.code: definition
    for definition in (
        DefinitionFormulaire(
            "problematique",
            "Problématique",
            "Ce à quoi l’ingénierie répond, d’où on le sait, et comment on l’a vérifié.",
            PROBLEMATIQUE,
            1,
            (
                Rubrique(
                    "La problématique",
                    (
                        _C("formulation", invite="En une phrase : quel besoin, chez qui, sur quel territoire ?"),
                        _C("contexte", lignes=3, invite="Territoire, secteur, structures : que se passe-t-il ?"),
                        _C("enjeux", lignes=3, invite="Qu’est-ce qui se joue pour les structures et l’emploi ?"),
                        _C("besoins", lignes=3, invite="Quels besoins reviennent, et combien de fois ?"),
                    ),
                ),
                Rubrique(
                    "D’où vient-elle ?",
                    (
                        _C("origines", "choix_multiple", "origine_besoins"),
                        _C("origines_precisions", invite="Qui, quand, par quel document ?"),
                        _C("sources_documentaires", invite="Titre, auteur, année, ce qu’on en retient"),
                        _C("impressions_prestataires", invite="Quel prestataire, quelle mission, quel constat ?"),
                    ),
                ),
                Rubrique(
                    "Comment l’a-t-on vérifiée ?",
                    (
                        _C("validations", "choix_multiple", "validation_problematique"),
                        _C("validation_precisions", invite="Auprès de qui, à quelle date, avec quelle réponse ?"),
                    ),
                ),
            ),
        ),
        DefinitionFormulaire(
            "role",
            "Rôle du DLA",
            "Pourquoi le DLA est à sa place sur ce sujet, ce qu’il y fera, et le risque de sa position.",
            ROLE,
            1,
            (
                Rubrique(
                    "Légitimité",
                    (
                        _C("criteres", "choix_multiple", "criteres_legitimite"),
                        _C("legitimite", invite="À quel titre, avec quelle preuve ?"),
                        _C("acces", invite="Quelles structures connaissons-nous, lesquelles atteindre, par qui ?"),
                    ),
                ),
                Rubrique(
                    "Posture",
                    (
                        _C("posture_reponses", "posture"),
                        _C("posture_commentaire", invite="Ce que nous ferons de cette lecture"),
                    ),
                ),
                Rubrique(
                    "Démarche",
                    (
                        _C("idee", invite="En trois phrases : quel constat, quelle idée, pour qui ?"),
                        _C("information", invite="Qui informer, par quels moyens, à quelles dates ?"),
                        _C("contenu", invite="Que fera-t-on concrètement, dans quel ordre ?"),
                        _C("modalites", invite="Format, rythme, lieux, rôles"),
                    ),
                ),
                Rubrique(
                    "Cohérence",
                    (
                        _C("coherences", "choix_multiple", "coherences"),
                        _C(
                            "coherence_cadre",
                            invite="Qu’est-ce qui entre dans le cadre du DLA, qu’est-ce qui en sort ?",
                        ),
                        _C("coherence_besoins", invite="À quels besoins relevés la démarche répond-elle, chez qui ?"),
                        _C("coherence_plan", invite="Quelle place dans le plan d’accompagnement de chacune ?"),
                        _C("coherence_territoire", invite="Quels liens avec les politiques et actions déjà en place ?"),
                    ),
                ),
            ),
        ),
        DefinitionFormulaire(
            "projet",
            "Projet d’intervention",
            "Ce qui sera fait, avec qui et avec quels moyens : la matière de la fiche de présentation.",
            PROJET,
            3,
            (
                Rubrique(
                    "Évaluation",
                    (
                        _C("evaluation_objets", "choix_multiple", "objets_evaluation"),
                        _C("evaluation_objet", invite="Qu’évaluera-t-on, précisément ?"),
                        _C("evaluation_raisons", invite="Pour qui, et pour décider quoi ?"),
                        _C("evaluation_registres", "choix_multiple", "registres_evaluation"),
                        _C("evaluation_outils", "choix_multiple", "outils_evaluation"),
                        _C("evaluation_outils_mots", invite="Quel questionnaire, quelle grille, à quel moment ?"),
                        _C("participation_structures", invite="Répondre, co-construire le questionnaire, en débattre…"),
                        _C("participation_partenaires", invite="Un échange au bilan, une place au comité de pilotage…"),
                        _C("participation_intervenants", invite="Ce que le cahier des charges leur demandera"),
                    ),
                ),
                Rubrique(
                    "Type d’ingénierie et contenu",
                    (
                        _C("type_ingenierie", "choix", "type_ingenierie", demi=True),
                        _C("niveau", "choix", "niveau_collectif", demi=True),
                        _C("type_motif", invite="Pourquoi ce type plutôt qu’un autre ?"),
                        _C("niveau_motif", invite="Pourquoi ce niveau d’action collective ?"),
                        _C("types_intervention", "choix_multiple", "types_intervention"),
                        _C("enee", "choix_multiple", "enee"),
                        _C("contenus", invite="Les contenus, dans l’ordre des interventions"),
                    ),
                ),
                Rubrique(
                    "Conditions",
                    (
                        _C("journees", "nombre", demi=True),
                        _C("duree", "ligne", demi=True, invite="De mars à novembre 2027"),
                        _C("rythme", "ligne", demi=True, invite="Une séance par mois"),
                        _C("lieux", "ligne", demi=True, invite="À tour de rôle chez les structures"),
                        _C("methode_constitution", "choix", "methodes_constitution"),
                        _C("methode_motif", invite="Pourquoi cette méthode, ici ?"),
                        _C("groupes", invite="Combien de groupes, lesquels, de quelle taille ?"),
                    ),
                ),
                Rubrique(
                    "Acteurs",
                    (
                        _C("animation_dla", invite="Ce que le DLA et le C2RA animent eux-mêmes"),
                        _C("systeme_intervenant", invite="Prestataire seul, à plusieurs, avec un réseau…"),
                        _C("pilotage_forme", "choix", "formes_pilotage"),
                        _C("pilotage_role", invite="Qui réunit qui, tous les combien, pour décider quoi ?"),
                        _C("partenariat", invite="Quels partenaires, pour quelle contribution ?"),
                    ),
                ),
                Rubrique(
                    "Coûts et financement",
                    (
                        _C("cout_precision", "ligne", demi=True, invite="TTC, journées de préparation comprises"),
                        _C("financement", invite="Quels financeurs, quelle part, quel état ?"),
                    ),
                ),
            ),
        ),
    )
}
"""By code, as in the addresses ``formulaire:problematique``."""


def definition_de(formulaire: Formulaire) -> DefinitionFormulaire:
    """The layout of a form."""
    return next(d for d in FORMULAIRES.values() if d.formulaire is formulaire)
