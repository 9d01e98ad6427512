"""Registers: what a table of the dossier looks like to a person, how its rows are read, and the ways to write them.

To add a register: a function that gives its `Registre` (as `app.services.registres.structures` does), and a page or a
tool in `app.views` made of `app.views.registre`.
"""

from app.services.registres.definition import Jeu, Mots, Registre, choix_d_une_enum
from app.services.registres.ecriture import (
    LigneCollee,
    ajouter,
    coller,
    ecrire_ligne,
    effacer,
    modifier,
    modifier_plusieurs,
    supprimer,
)
from app.services.registres.lecture import Stockee, lire_stockees, references, valeur_lue
from app.services.registres.presse_papiers import ecrire_tableau_copie, lire_tableau_colle
from app.services.registres.tableau_html import lire_tableau_html

__all__ = [
    "Jeu",
    "LigneCollee",
    "Mots",
    "Registre",
    "Stockee",
    "ajouter",
    "choix_d_une_enum",
    "coller",
    "ecrire_ligne",
    "ecrire_tableau_copie",
    "effacer",
    "lire_stockees",
    "lire_tableau_colle",
    "lire_tableau_html",
    "modifier",
    "modifier_plusieurs",
    "references",
    "supprimer",
    "valeur_lue",
]
