"""The guided choice in a dossier: answering, keeping what is suggested or choosing otherwise, and saying why (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.choix_guide import LectureDuChoix, Piste, lire_reponses
from app.models.definitions.aide import Experience
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import LISTES_DES_AXES, Consequence
from app.services.champs import ecrire_champ
from app.services.ecriture.dossier import Dossier

_EXPERIENCES = 4
"""Like experiences shown at most."""


@dataclass(frozen=True)
class EtatDuChoix:
    """The answers, what they draw, and what the user retains. Codes are those of the lists of the method."""

    reponses: dict[str, Any]
    lecture: LectureDuChoix
    type: str | None
    type_motif: str
    niveau: str | None
    niveau_motif: str
    interventions: tuple[str, ...]
    methode: str | None
    enee: tuple[str, ...]

    @property
    def type_en_vue(self) -> str | None:
        """The type retained, or the one that stands out."""
        return self.type or _code(self.lecture.suggestion("type"))

    @property
    def niveau_en_vue(self) -> str | None:
        """The level retained, or the one that stands out."""
        return self.niveau or _code(self.lecture.suggestion("niveau"))

    def s_ecarte(self, axe: str) -> bool:
        """Whether the type or the level retained is not what the answers suggest."""
        return self.lecture.s_ecarte(axe, self.type if axe == "type" else self.niveau)

    @property
    def a_reprendre(self) -> bool:
        """Whether a suggestion stands out that is not what is retained."""
        return any(self._differe(champ, valeur) for champ, valeur in proposition(self.lecture).items())

    def _differe(self, champ: str, valeur: object) -> bool:
        retenus = {
            "type_ingenierie": self.type,
            "niveau": self.niveau,
            "types_intervention": self.interventions,
            "methode_constitution": self.methode,
        }
        return retenus[champ] != valeur


def lire(dossier: Dossier, catalogue: Catalogue) -> EtatDuChoix:
    """The choice as it stands."""
    projet = dossier.fiche_unique(ProjetIntervention, ID_PROJET)
    reponses = dict(projet["choix_reponses"] or {})
    return EtatDuChoix(
        reponses,
        lire_reponses(catalogue.choix_guide, reponses),
        projet["type_ingenierie"],
        projet["type_motif"] or "",
        projet["niveau"],
        projet["niveau_motif"] or "",
        tuple(projet["types_intervention"] or ()),
        projet["methode_constitution"],
        tuple(projet["enee"] or ()),
    )


def proposition(lecture: LectureDuChoix) -> dict[str, Any]:
    """What the answers suggest, by field of the projet d’intervention; only what stands out."""
    propose: dict[str, Any] = {}
    for champ, axe in (("type_ingenierie", "type"), ("niveau", "niveau"), ("methode_constitution", "methode")):
        piste = lecture.suggestion(axe)
        if piste is not None:
            propose[champ] = piste.code
    if interventions := lecture.suggestions("intervention"):
        propose["types_intervention"] = tuple(piste.code for piste in interventions)
    return propose


def consequences(etat: EtatDuChoix, catalogue: Catalogue) -> tuple[Consequence, ...]:
    """What the type and the level in view imply: the level’s own words first, for it is the more precise."""
    cibles = (f"niveau:{etat.niveau_en_vue}", f"type:{etat.type_en_vue}")
    return tuple(c for cible in cibles for c in catalogue.choix_guide.consequences(cible))


def experiences_proches(etat: EtatDuChoix, catalogue: Catalogue) -> tuple[Experience, ...]:
    """Experiences of the same level and type, then of the same level, then of the same type."""

    def note(vecu: Experience) -> int:
        niveau = bool(vecu.niveau) and vecu.niveau == etat.niveau_en_vue
        return 2 * niveau + (bool(vecu.type) and vecu.type == etat.type_en_vue)

    proches = [vecu for vecu in catalogue.experiences.values() if note(vecu)]
    return tuple(sorted(proches, key=lambda vecu: -note(vecu))[:_EXPERIENCES])


def mots(catalogue: Catalogue, axe: str, code: str | None) -> str:
    """The words of a target: « Accompagnement thématique »."""
    return catalogue.liste(LISTES_DES_AXES[axe]).texte(code)


# --- gestures -----------------------------------------------------------------------------------------------------


def repondre(
    dossier: Dossier, catalogue: Catalogue, question: str, option: str | None, *, initiateur: object = None
) -> None:
    """Answer a question, or take the answer back; answers to other questions, known or not, are kept."""
    reponses = dict(dossier.fiche_unique(ProjetIntervention, ID_PROJET)["choix_reponses"] or {})
    avant = dict(reponses)
    if option is None:
        reponses.pop(question, None)
    else:
        reponses[question] = option
    if reponses == avant:
        return
    definition = catalogue.choix_guide.question_de(question)
    libelle = f"Choix guidé — {definition.texte if definition else question}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.poser(ProjetIntervention, ID_PROJET, choix_reponses=reponses or None)


def reprendre(dossier: Dossier, catalogue: Catalogue, *, initiateur: object = None) -> None:
    """Retain all that stands out of the answers, in one gesture; what is already so leaves no trace."""
    propose = proposition(lire(dossier, catalogue).lecture)
    if not propose:
        return
    with dossier.operation("Choix guidé — propositions retenues", initiateur=initiateur) as op:
        op.poser(ProjetIntervention, ID_PROJET, **propose)


def retenir(dossier: Dossier, champ: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one field of the choice: ``type_ingenierie``, ``niveau``, ``type_motif``, ``enee``…"""
    ecrire_champ(dossier, ProjetIntervention, ID_PROJET, champ, valeur, initiateur=initiateur)


def _code(piste: Piste | None) -> str | None:
    return None if piste is None else piste.code
