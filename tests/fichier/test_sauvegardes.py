"""Local copies: there when needed, thinned without ever losing the last good one."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.services.fichier import (
    FichierAbime,
    Poste,
    SauvegardeImpossible,
    disque,
    ouvrir,
    restaurer,
    sauvegardes,
)
from app.services.fichier import sauvegardes as lister
from app.services.fichier.copies_locales import geler
from app.services.fichier.rotation import Copie, a_effacer
from tests.fichier.gestes import inscrire, noms_lus

MIDI = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _copies(dates: list[datetime], **options: Any) -> list[Copie]:
    return [Copie(n, quand, options.get("taille", 1000), False) for n, quand in enumerate(dates, 1)]


def _gardees(copies: list[Copie], **options: Any) -> set[int]:
    return {c.numero for c in copies} - a_effacer(copies, **options)


def test_trois_ans_de_travail_quotidien() -> None:
    copies = _copies([MIDI + timedelta(days=n // 8, hours=n % 8) for n in range(365 * 3 * 8)])
    gardees = _gardees(copies)
    assert len(gardees) <= 20 + 14 + 8 + 12
    assert {c.numero for c in copies[-20:]} <= gardees
    mois = {(c.quand.year, c.quand.month) for c in copies if c.numero in gardees}
    assert len(mois) >= 12


def test_r40_horloge_en_avance_de_80_ans_puis_remise() -> None:
    dates = [MIDI + timedelta(days=n) for n in range(30)]
    dates += [MIDI + timedelta(days=365 * 80, hours=n) for n in range(3)]
    dates += [MIDI + timedelta(days=30 + n) for n in range(30)]
    copies = _copies(dates)
    assert {c.numero for c in copies[-20:]} <= _gardees(copies), "the latest by number, whatever their date"


def test_r40_horloge_en_retard_d_un_an() -> None:
    copies = _copies([MIDI] * 5 + [MIDI - timedelta(days=365)] * 25)
    assert max(c.numero for c in copies) in _gardees(copies)
    assert {c.numero for c in copies[-20:]} <= _gardees(copies)


def test_r41_changement_d_heure_et_29_fevrier() -> None:
    dates = [datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2028, 3, 26, 0, 59, 59, tzinfo=UTC)]
    dates += [datetime(2028, 3, 26, 1, 0, tzinfo=UTC), datetime(2028, 10, 29, 1, 30, tzinfo=UTC)]
    copies = _copies(dates)
    assert _gardees(copies) == {1, 2, 3, 4}


def test_plafond_de_deux_gigaoctets() -> None:
    copies = _copies([MIDI + timedelta(hours=n) for n in range(30)], taille=200)
    gardees = _gardees(copies, plafond=1000)
    assert gardees == {26, 27, 28, 29, 30}
    assert _gardees(_copies([MIDI], taille=10**12)) == {1}, "never the last one"


def test_avant_migration_pour_toujours() -> None:
    copies = [Copie(1, MIDI, 10**12, True), *_copies([MIDI + timedelta(days=n) for n in range(400)])[1:]]
    assert 1 in _gardees(copies)


def test_une_sauvegarde_par_moment_important(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Une de plus")
    copie = session.sauvegarder("avant import du formulaire")
    assert copie is not None
    assert copie.motif == "avant-import-du-formulaire"
    assert copie.revision == 2
    assert noms_lus(copie.chemin)[-1] == "Une de plus"
    session.fermer()
    motifs = [c.motif for c in lister(poste, session.identite)]
    assert motifs[0] == "fermeture"
    nombre = len(motifs)
    ouvrir(chemin, poste=poste).fermer()
    assert len(lister(poste, session.identite)) == nombre, "the same bytes are kept once"


def test_r40_ordre_garde_quand_l_horloge_recule(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ouvrir(chemin, poste=poste)

    class Reculee(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2025, 11, 21, tzinfo=tz)

    inscrire(session, "Avant")
    session.sauvegarder("un")
    monkeypatch.setattr("app.services.fichier.copies_locales.datetime", Reculee)
    inscrire(session, "Après")
    session.sauvegarder("deux")
    assert [c.motif for c in sauvegardes(poste, session.identite)[:2]] == ["deux", "un"]
    session.fermer()


def test_r46_dossier_des_sauvegardes_plein(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Une de plus")
    avant = sauvegardes(poste, session.identite)

    def plein(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as panne:
        panne.setattr(disque, "synchroniser", plein)
        with pytest.raises(SauvegardeImpossible, match="Sauvegarde impossible") as dit:
            session.sauvegarder("travail")
    assert "Votre travail n’est pas touché" in dit.value.message
    assert sauvegardes(poste, session.identite) == avant
    session.fermer()
    assert noms_lus(chemin)[-1] == "Une de plus"


def test_r46_sauvegarde_abimee_jamais_restauree_ni_prise_pour_bonne(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    identite = session.identite
    session.fermer()
    for copie in sauvegardes(poste, identite):
        octets = bytearray(copie.chemin.read_bytes())
        octets[5000] ^= 4
        copie.chemin.write_bytes(octets)
        with pytest.raises(FichierAbime, match="abîmée"):
            restaurer(copie, chemin.with_name("r.sqlite"))
    nombre = len(sauvegardes(poste, identite))
    ouvrir(chemin, poste=poste).fermer()
    assert len(sauvegardes(poste, identite)) == nombre + 1, "a fresh sound copy beside the damaged one"


def test_r46_dossier_des_sauvegardes_disparu_ou_remplace(chemin: Path, poste: Poste) -> None:
    import shutil

    shutil.rmtree(poste.sauvegardes)
    poste.sauvegardes.write_text("un fichier à la place")
    session = ouvrir(chemin, poste=poste)
    assert any("Sauvegarde impossible" in avis for avis in session.avis)
    inscrire(session, "Une de plus")
    assert session.publier().phase in ("a_jour", "echec")
    session.fermer()


def test_la_rotation_gele_pendant_une_panne(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    geler(poste, session.identite, gele=True)
    for n in range(30):
        inscrire(session, f"Structure {n}")
        session.sauvegarder("travail")
    assert len(sauvegardes(poste, session.identite)) >= 30
    geler(poste, session.identite, gele=False)
    inscrire(session, "Fin")
    session.sauvegarder("travail")
    assert len(sauvegardes(poste, session.identite)) <= 21
    session.fermer()
