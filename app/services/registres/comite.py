"""The register of the members of the comité d’appui (R15)."""

from __future__ import annotations

from app.models.colonnes import TypeReference
from app.models.comite import Membre
from app.models.definitions.catalogue import Catalogue
from app.services.comite.membres import retirer_membre
from app.services.ecriture.dossier import Dossier
from app.services.registres import Jeu, Mots, Registre, references
from app.services.registres.colonnes import colonnes_de

_COURTS = {
    "nom": ("Membre", 190),
    "organisme": ("Organisme", 170),
    "fonction": ("Fonction", 150),
    "famille": ("Famille", 170),
    "mandat": ("Mandat", 100),
    "supplee": ("Supplée", 150),
    "courriel": ("Courriel", 170),
    "telephone": ("Téléphone", 120),
    "actif": ("Siège", 70),
}


def registre_des_membres(dossier: Dossier, catalogue: Catalogue) -> Registre:
    """Who sits; deleting a member keeps what they said, with their name (`retirer_membre`)."""
    colonnes = colonnes_de(
        Membre,
        catalogue,
        longs=frozenset(("notes",)),
        libres=frozenset(("famille",)),
        references={"supplee": TypeReference(references(dossier, Membre))},
        courts=_COURTS,
    )
    return Registre(
        Membre,
        Mots("membre", "membres"),
        colonnes,
        jeux=(
            Jeu("membres", "Membres", ("nom", "organisme", "fonction", "famille", "mandat", "actif")),
            Jeu("contacts", "Contacts", ("nom", "courriel", "telephone", "supplee", "notes")),
        ),
        elastiques=frozenset(("nom", "organisme", "fonction", "courriel")),
        retirer=retirer_membre,
    )
