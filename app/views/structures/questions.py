"""The words of a call: the four contact questions, the conditions of involvement, as one asks them (S1 FM3.1, FP4)."""

from __future__ import annotations

from collections.abc import Mapping

from app.views.registre.fiche import FicheRegistre, Rubriques

QUESTIONS: Mapping[str, str] = {
    "contact_concernee": "1. Se sent-elle concernée par la problématique ?",
    "contact_attentes": "2. Le sujet correspond-il à ses attentes, à ses besoins ?",
    "contact_reponse": "3. La réponse proposée lui semble-t-elle pertinente ?",
    "contact_methodologie": "4. La méthodologie envisagée lui paraît-elle satisfaisante ?",
    "contact_commentaire": "Ce qu’elle en dit, avec ses mots",
    "participant": "Qui viendrait : fonction, niveau",
    "correlation": "Lien avec ses projets en cours",
    "disponibilite": "Sa disponibilité : durée, période, rythme",
}
"""Field → how it is asked."""

LES_QUATRE = tuple(nom for nom in QUESTIONS if nom.startswith("contact_") and nom != "contact_commentaire")

RUBRIQUES_DU_CONTACT: Rubriques = (
    ("Les quatre questions", (*((nom,) for nom in LES_QUATRE), ("contact_commentaire",))),
    ("Les conditions de son implication", (("participant",), ("correlation",), ("disponibilite",))),
)

RUBRIQUES_AU_TELEPHONE: Rubriques = (
    RUBRIQUES_DU_CONTACT[0],
    ("Les conditions de son implication", (("participant", "disponibilite"), ("correlation",))),
)
"""The same, wider than high."""


def poser_les_questions(fiche: FicheRegistre) -> None:
    """Replace the labels of the register by the questions."""
    for nom, question in QUESTIONS.items():
        fiche.champs[nom].libelle.definir(question)
