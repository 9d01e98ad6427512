"""Version 2: registers for groups, plans, partners, objectives, vigilance; the objectives of the form become rows.

The columns of `projet_intervention` that held the objectives stay as they were: older gestures can still be undone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal

from app.models.base import id_stable
from app.models.typographie import francais, montant
from app.services.fichier.migrations.tables_v2 import TABLES_V2

_COLONNES = (
    ("fiche", ("convention_fin",)),
    ("structure", ("diffusion_le", "diffusion_precisions", "reperage")),
    (
        "projet_intervention",
        (
            "evaluation_objets", "evaluation_registres", "evaluation_outils", "evaluation_outils_mots",
            "participation_structures", "participation_partenaires", "participation_intervenants", "choix_reponses",
            "niveau_motif", "methode_constitution", "methode_motif", "pilotage_forme", "pilotage_role",
        ),
    ),
)  # fmt: skip

_GENRES = (
    ("strategique", "objectifs_strategiques", "objectif_strategique"),
    ("operationnel", "objectifs_operationnels", "objectifs_libres"),
)

_POSTES = (
    ("realisation", "Prestations extérieures", "depense"),
    ("logistique", "Logistique et communication", "depense"),
    ("suivi", "Valorisation du temps passé", "valorisation_dla"),
)
"""In the order of the columns of the form: rubrique, words, nature."""


def passer_en_version_2(base: sqlite3.Connection) -> None:
    """Add what is new, then give each objective and each expected result a row of its own."""
    for table, colonnes in _COLONNES:
        for colonne in colonnes:
            base.execute(f'ALTER TABLE "{table}" ADD COLUMN {colonne} TEXT')
    for ordre in TABLES_V2:
        base.execute(ordre)
    for genre, codes, texte in _GENRES:
        _objectifs(base, genre, codes, texte)
    _resultats(base)
    _budget(base)


def _objectifs(base: sqlite3.Connection, genre: str, codes: str, texte: str) -> None:
    objectifs: list[tuple[str, str | None, str]] = []
    for valeur_codes, valeur_texte in base.execute(f"SELECT {codes}, {texte} FROM projet_intervention").fetchall():
        objectifs += [
            (id_stable("objectif", f"{genre}:{code}"), str(code), "") for code in json.loads(valeur_codes or "[]")
        ]
        entier = genre == "strategique"  # one sentence; the operational ones were typed « un objectif par ligne »
        lignes = [valeur_texte.strip()] if entier and valeur_texte else list(_lignes(valeur_texte))
        objectifs += [(id_stable("objectif", f"v1:{genre}:{ligne}"), None, ligne) for ligne in lignes if ligne]
    base.executemany(
        "INSERT OR IGNORE INTO objectif (id, genre, code, texte, ordre) VALUES (?, ?, ?, ?, ?)",
        [(id, genre, code, mots, rang) for rang, (id, code, mots) in enumerate(objectifs, 1)],
    )


def _resultats(base: sqlite3.Connection) -> None:
    for (texte,) in base.execute("SELECT resultats_attendus FROM projet_intervention").fetchall():
        base.executemany(
            "INSERT OR IGNORE INTO resultat (id, texte, ordre) VALUES (?, ?, ?)",
            [(id_stable("resultat", f"v1:{ligne}"), ligne, rang) for rang, ligne in enumerate(_lignes(texte), 1)],
        )


def _budget(base: sqlite3.Connection) -> None:
    """The four amounts of the form become lines of a first budget; what the total holds beyond them is a line too.

    A total below the lines takes nothing from them: it is kept in the words of the scenario.
    """
    for valeurs in base.execute(
        "SELECT cout_prestations, cout_logistique, valorisation, cout_total FROM projet_intervention"
    ).fetchall():
        montants = [None if valeur is None else Decimal(valeur) for valeur in valeurs]
        if all(valeur is None for valeur in montants):
            continue
        scenario = id_stable("scenario_budget", "v1")
        postes = [(*poste, valeur) for poste, valeur in zip(_POSTES, montants, strict=False) if valeur is not None]
        reste = (montants[3] or Decimal(0)) - sum((p[3] for p in postes), Decimal(0))
        annonce = None
        if montants[3] is not None and reste > 0:
            postes.append(("autre", "Reste du budget annoncé", "depense", reste))
        elif montants[3] is not None and reste < 0:
            annonce = francais(
                f"Total annoncé dans le formulaire : {montant(montants[3])}, moins que la somme des postes."
            )
        base.execute(
            "INSERT OR IGNORE INTO scenario_budget (id, nom, description, retenu) VALUES (?, 'Budget', ?, 1)",
            (scenario, annonce),
        )
        base.executemany(
            "INSERT OR IGNORE INTO depense (id, scenario, rubrique, libelle, nature, quantite, unite, cout_unitaire,"
            " base_prix, ordre) VALUES (?, ?, ?, ?, ?, '1', 'forfait', ?, 'ttc', ?)",
            [
                (id_stable("depense", f"v1:{libelle}"), scenario, rubrique, libelle, nature, str(valeur), rang)
                for rang, (rubrique, libelle, nature, valeur) in enumerate(postes, 1)
            ],
        )


def _lignes(texte: str | None) -> Iterator[str]:
    """The items of a text typed one a line, without the dash or the bullet that begins them."""
    for ligne in (texte or "").splitlines():
        net = ligne.strip().lstrip("-–—•*·").strip()
        if net:
            yield net
