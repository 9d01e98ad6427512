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

from app.models.base import Base
from app.models.fiche import ID_FICHE, Fiche
from app.models.schema import VERSION_SCHEMA
from app.models.types import Codes, Instant, Jour, NombreExact, OuiNon, Reponses
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
    for classe in sorted((m.class_ for m in Base.registry.mappers), key=lambda c: c.__tablename__):
        for n in (1, 2):
            champs = {c.name: _valeur(c, n) for c in classe.__table__.columns if c.name != "id"}
            with session.dossier.operation(f"Remplir {classe.__tablename__}") as op:
                if classe is Fiche:
                    op.poser(Fiche, ID_FICHE, **champs)
                else:
                    op.creer(classe, **champs)
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
