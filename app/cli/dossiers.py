"""Opening dossiers for a command: read only, so that a command never gets in the way of an open window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.cli.sortie import avertir
from app.services.ecriture.dossier import Dossier
from app.services.fichier import Poste, ouvrir, poste_par_defaut
from app.services.reglages import Reglages, lire_reglages


def poste_et_reglages() -> tuple[Poste, Reglages]:
    """This computer, signing with the name its user has chosen in the window."""
    reglages = lire_reglages()
    poste = poste_par_defaut()
    return (replace(poste, auteur=reglages.auteur) if reglages.auteur else poste), reglages


@contextmanager
def dossier_lu(chemin: Path) -> Iterator[Dossier]:
    """The dossier at ``chemin``, read only; notices go to standard error. Raises what `ouvrir` raises."""
    poste, _ = poste_et_reglages()
    session = ouvrir(chemin, poste=poste, lecture_seule=True)
    try:
        for avis in session.avis:
            avertir(avis)
        yield session.dossier
    finally:
        session.fermer()
