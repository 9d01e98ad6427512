"""Opening dossiers for a command: read only unless it writes, so that a command never gets in the way of a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.cli.sortie import avertir
from app.models.erreurs import ErreurUtilisateur
from app.services.ecriture.dossier import Dossier
from app.services.fichier import Poste, Session, ouvrir, poste_par_defaut
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


@contextmanager
def dossier_ecrit(chemin: Path) -> Iterator[Session]:
    """The session of the dossier at ``chemin``, to write in it; published when it is left.

    Raises what `ouvrir` raises, and `ErreurUtilisateur` when what was written could not reach the file.
    """
    poste, _ = poste_et_reglages()
    session = ouvrir(chemin, poste=poste)
    try:
        for avis in session.avis:
            avertir(avis)
        yield session
    finally:
        etat = session.fermer()
    if etat.phase != "a_jour" and not session.lecture_seule:
        raise ErreurUtilisateur(etat.message, etat.conseil)
