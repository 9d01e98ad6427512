"""Make the golden file of the present version: ``python -m tests.dossiers.fabriquer`` (then commit it).

Every table has rows and every column a value, so that a migration that forgets one is caught. The file of a released
version is never made again.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer

from app.models.base import Base, id_stable
from app.models.fiche import ID_FICHE, Fiche
from app.models.schema import VERSION_SCHEMA
from app.models.types import Codes, Instant, Jour, NombreExact, OuiNon, Reponses
from app.services.dependances import LIENS
from app.services.fichier import Poste, creer

COFFRES = Path(__file__).parent


def _valeur(colonne: Column[Any], n: int) -> Any:
    genre = colonne.type
    exemples: tuple[tuple[type, Any], ...] = (
        (NombreExact, Decimal(f"{1250 + n}.5")),
        (Jour, date(2026, 11, 20 + n)),
        (Instant, datetime(2026, 11, 20 + n, 14, 2, tzinfo=UTC)),
        (OuiNon, n % 2 == 0),
        (Codes, (f"code_{n}", "autre")),
        (Reponses, {"question_1": "oui", "question_2": n}),
        (Integer, 100 + n),
    )
    for type_, exemple in exemples:
        if isinstance(genre, type_):
            return exemple
    return f"{colonne.info.get('libelle', colonne.name)} n° {n} : été, œuvre, « oui »"


def tout_remplir(chemin: Path, poste: Poste) -> Path:
    """A dossier where nothing is empty."""
    session = creer(chemin, "Dossier témoin", poste=poste, bureau="DLA témoin")
    references = {(lien.entite, lien.colonne): cible for cible, liens in LIENS.items() for lien in liens}
    classes = [classe for _, classe in sorted(Base.entites.items())]
    with session.dossier.operation("Tout remplir") as op:  # at once: rows name each other
        for classe in classes:
            for n in (1, 2):
                champs = {c.name: _valeur(c, n) for c in classe.__table__.columns if c.name != "id"}
                for nom in champs:
                    if (cible := references.get((classe, nom))) is not None:
                        champs[nom] = id_stable("temoin", f"{cible.__tablename__}:{n}")
                if classe is Fiche:
                    op.poser(Fiche, ID_FICHE, **champs)
                else:
                    op.creer(classe, id=id_stable("temoin", f"{classe.__tablename__}:{n}"), **champs)
    with session.dossier.operation("Joindre un document") as op:
        op.deposer(b"un petit document")
        op.modifier(Fiche, ID_FICHE, accroche="Une accroche")
    session.dossier.annuler()
    session.publier()
    with session.dossier.operation("Après une publication") as op:
        op.modifier(Fiche, ID_FICHE, territoire="Le pays de Redon")
    session.fermer()
    return chemin


def main() -> None:
    """Write ``v<N>.sqlite`` beside this script."""
    with tempfile.TemporaryDirectory() as dossier:
        poste = Poste(Path(dossier), "Témoin", "POSTE-TEMOIN")
        fait = tout_remplir(Path(dossier) / "temoin.sqlite", poste)
        vers = COFFRES / f"v{VERSION_SCHEMA}.sqlite"
        vers.write_bytes(fait.read_bytes())
        sys.stdout.write(f"{vers} : {vers.stat().st_size} octets\n")


if __name__ == "__main__":
    main()
