"""When the dossier goes to the file, and how long a hundred openings may leave traces."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.services.fichier import AMOVIBLE, LOCAL, Poste, faut_publier, ouvrir, rythme_pour
from app.services.fichier.rythme import faut_sauvegarder
from tests.fichier.gestes import inscrire, noms_lus, voisins


@pytest.mark.parametrize(
    ("repos", "premier", "attendu"), [(0.5, 3, False), (2, 2, True), (0.1, 15, True), (1.9, 14.9, False)]
)
def test_deux_secondes_de_repos_ou_quinze_en_tout(repos: float, premier: float, attendu: bool) -> None:
    assert faut_publier(LOCAL, depuis_changement=repos, depuis_premier=premier) is attendu


def test_plus_lent_sur_une_cle() -> None:
    assert not faut_publier(AMOVIBLE, depuis_changement=5, depuis_premier=30)
    assert rythme_pour("/media/camille/CLE/d.sqlite") == AMOVIBLE
    assert rythme_pour("\\\\serveur\\partage\\d.sqlite") == AMOVIBLE
    assert rythme_pour("/home/camille/d.sqlite") == LOCAL


def test_sauvegarde_toutes_les_dix_minutes_de_travail() -> None:
    assert faut_sauvegarder(depuis_derniere=600, revision=3, revision_sauvee=2)
    assert not faut_sauvegarder(depuis_derniere=6000, revision=3, revision_sauvee=3)


def test_r70_cent_ouvertures_ne_laissent_rien(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    session.fermer()
    ouverts = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for n in range(100):
        session = ouvrir(chemin, poste=poste)
        if n % 5 == 0:
            inscrire(session, f"Passage {n}")
        session.fermer()
    if ouverts:
        assert len(os.listdir("/proc/self/fd")) <= ouverts + 1
    assert voisins(chemin) == [chemin.name]
    assert list(poste.sessions.iterdir()) == []
    assert len(noms_lus(chemin)) == 23
    assert len(list(poste.sauvegardes.rglob("*.sqlite"))) <= 30


def test_une_saisie_une_synchronisation() -> None:
    """WAL + FULL, read back on the open connection: one sync a commit (bench counts them with strace)."""
    from app.services.fichier.connexion import PRAGMAS

    attendus = {nom: attendu for nom, _, attendu in PRAGMAS}
    assert (attendus["journal_mode"], attendus["synchronous"]) == ("wal", 2)
