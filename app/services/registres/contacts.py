"""The other contacts of a structure, beside the main one kept on its own row (R06; S1 FM3.1: function and level)."""

from __future__ import annotations

from app.models.definitions.catalogue import Catalogue
from app.models.mobilisation import Contact
from app.services.registres.colonnes import colonnes_de
from app.services.registres.definition import Jeu, Mots, Registre

_COURTS = {
    "nom": ("Nom", 130),
    "fonction": ("Fonction", 120),
    "niveau": ("Niveau", 120),
    "courriel": ("Courriel", 150),
    "telephone": ("Téléphone", 110),
    "participe": ("Participe", 74),
    "disponibilite": ("Disponibilité", 150),
    "notes": ("Notes", 150),
}
"""Words short enough for a header, and the width of the column at 100 %."""

COLONNES = ("nom", "fonction", "niveau", "telephone", "courriel", "participe", "disponibilite", "notes")
"""In the order of a call: who, what she is there, how to reach her, whether she takes part."""


def registre_des_contacts(catalogue: Catalogue, structure: str) -> Registre:
    """The contacts of one structure."""
    return Registre(
        Contact,
        Mots("contact", "contacts"),
        colonnes=colonnes_de(Contact, catalogue, longs=frozenset(("disponibilite", "notes")), courts=_COURTS),
        jeux=(Jeu("tous", "Contacts", COLONNES),),
        fixes={"structure": structure},
        elastiques=frozenset(("nom", "courriel")),
    )
