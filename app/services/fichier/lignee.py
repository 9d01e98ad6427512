"""The lineage kept in ``publication``: one row each time the dossier went into the user's file.

It tells, after a crash, that what lies there is ours, and it is what a merge of two copies needs.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.models.base import nouvel_id
from app.services.ecriture.dossier import Signataire
from app.services.fichier.connexion import ouvrir_travail


def ou_en_est(travail: Path) -> tuple[int, str]:
    """Number of the last gesture, and id of the last lineage row, through a connection of this thread's own."""
    with closing(ouvrir_travail(travail)) as connexion:
        revision = connexion.execute("SELECT coalesce(max(n), 0) FROM operation").fetchone()[0]
        derniere = connexion.execute("SELECT id FROM publication ORDER BY rowid DESC LIMIT 1").fetchone()
    return int(revision), str(derniere[0]) if derniere else ""


def inscrire(travail: Path, ouverte: str | None, qui: Signataire, revision: int) -> str:
    """Add the lineage row of the publication about to happen, or renew the one that did not come about."""
    with closing(ouvrir_travail(travail)) as connexion:
        connexion.execute("BEGIN IMMEDIATE")
        if ouverte is not None:
            connexion.execute("DELETE FROM publication WHERE id = ?", (ouverte,))
        parent = connexion.execute("SELECT id FROM publication ORDER BY rowid DESC LIMIT 1").fetchone()
        numero = ouverte or nouvel_id()
        connexion.execute(
            "INSERT INTO publication (id, parent, auteur, poste, horodatage, operation) VALUES (?, ?, ?, ?, ?, ?)",
            (
                numero, parent[0] if parent else None, qui.auteur, qui.poste,
                datetime.now(UTC).isoformat(timespec="seconds"), revision,
            ),
        )  # fmt: skip
        connexion.execute("COMMIT")
    return numero
