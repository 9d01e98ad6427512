"""`ingeco verifier`: what a file is worth, without opening a session on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.models.schema import VERSION_SCHEMA
from app.models.typographie import francais
from app.services.fichier import migrations
from app.services.fichier.connexion import batir
from app.services.fichier.erreurs import ErreurFichier
from app.services.fichier.lecture import exiger_sain, lire, verser
from app.services.fichier.sceau import EtatSceau


@dataclass(frozen=True)
class Rapport:
    """``sain``: opens with nothing to say. ``problemes`` are French sentences."""

    chemin: Path
    sain: bool
    identite: str
    version: int
    sceau: str
    problemes: tuple[str, ...]


def verifier(chemin: Path | str) -> Rapport:
    """Seal, structure, references, unreadable fields. The file is only read."""
    source = Path(chemin)
    try:
        lecture = lire(source)
    except ErreurFichier as erreur:
        return Rapport(source, False, "", 0, "", (str(erreur),))
    problemes: list[str] = []
    identite = ""
    version = min(lecture.entete.version, VERSION_SCHEMA)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memoire:
        try:
            batir(memoire, version, migrations.schema_de(version))
            exiger_sain(lecture)
            contenu = verser(lecture, memoire)
            identite = contenu.identite
            problemes += [str(ecart) for ecart in contenu.ecarts]
            if contenu.plus_recente:
                problemes.append(f"Créé avec une version plus récente (format {lecture.entete.version}).")
        except ErreurFichier as erreur:
            problemes.append(str(erreur))
    if lecture.sceau is EtatSceau.AUTRE_OUTIL:
        problemes.append("Le fichier a été modifié par un autre outil : son sceau ne correspond plus.")
    finis = tuple(francais(probleme) for probleme in problemes)
    return Rapport(source, not finis, identite, lecture.entete.version, lecture.sceau.value, finis)
