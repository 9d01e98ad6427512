"""The views of the register: which columns answer which criterion (S1 FM1.2, FP4). To add one: its line here."""

from __future__ import annotations

JEUX: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "ensemble",
        "Vue d’ensemble",
        ("nom", "secteur", "aire_actuelle", "aire_potentielle", "etp", "budget", "mobilisation"),
    ),
    (
        "territoire",
        "Territoire",
        ("nom", "commune", "code_postal", "aire_actuelle", "aire_potentielle", "hors_territoire"),
    ),
    ("secteur", "Secteur", ("nom", "statut_juridique", "secteur", "branche", "siret")),
    (
        "projet",
        "Projet",
        ("nom", "annee_creation", "adherents", "adherents_typologie", "histoire", "vie_associative", "finalites"),
    ),
    (
        "poids",
        "Poids",
        ("nom", "budget", "financements", "financement_precisions", "partenariats", "etp", "etp_financement"),
    ),
    ("competences", "Compétences", ("nom", "emplois", "qualification", "savoir_faire")),
    (
        "mobilisation",
        "Mobilisation",
        (
            "nom",
            "mobilisation",
            "contact_concernee",
            "contact_attentes",
            "contact_reponse",
            "contact_methodologie",
            "participant",
            "disponibilite",
        ),
    ),
    ("contact", "Contact", ("nom", "contact_nom", "contact_fonction", "courriel", "telephone", "commune")),
)
"""Code, words, columns; the first column is always the name."""


def colonnes_du_jeu(code: str) -> tuple[str, ...]:
    """The columns of a view."""
    return next(noms for propre, _, noms in JEUX if propre == code)
