"""Reservations: never without words, never lifted before they were made, open again once an answer is effaced (R15)."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.erreurs import ErreurUtilisateur
from app.services.comite import reserves, seances
from app.services.comite.reserves import ReserveLue
from app.services.ecriture.dossier import Dossier
from tests.fabrique import photographier

AUJOURDHUI = date(2026, 11, 21)


@pytest.fixture
def repondue(dossier: Dossier) -> str:
    """A reservation of September, answered."""
    seance = seances.programmer(dossier, date(2026, 9, 1))
    id = reserves.emettre(dossier, seance, "Préciser le budget")
    reserves.modifier(dossier, id, suite="Écrit", changement="30 % accordés")
    return id


def lue(dossier: Dossier, id: str) -> ReserveLue:
    """It, as the dossier has it now."""
    return next(r for r in reserves.lister(dossier) if r.id == id)


@pytest.mark.parametrize("efface", ["suite", "changement"])
def test_effacer_la_reponse_rouvre(efface: str, repondue: str, dossier: Dossier) -> None:
    reserves.lever(dossier, repondue, AUJOURDHUI)
    avant = photographier(dossier)
    reserves.modifier(dossier, repondue, **{efface: "  "})
    assert lue(dossier, repondue).ouverte
    dossier.annuler()
    assert photographier(dossier) == avant, "one gesture"
    reserves.modifier(dossier, repondue, **{efface: "Dit autrement"})
    assert not lue(dossier, repondue).ouverte


def test_on_ne_leve_pas_avant_d_avoir_emis(repondue: str, dossier: Dossier) -> None:
    with pytest.raises(ErreurUtilisateur, match=r"émise le 1er.septembre 2026"):
        reserves.lever(dossier, repondue, date(2026, 8, 31))
    ancienne = seances.programmer(dossier, date(2026, 6, 1))
    with pytest.raises(ErreurUtilisateur, match="levée avant"):
        reserves.lever(dossier, repondue, AUJOURDHUI, ancienne)
    assert repondue not in [r.id for r in reserves.a_traiter(dossier, ancienne)], "nor is it proposed there"
    assert lue(dossier, repondue).ouverte
    reserves.lever(dossier, repondue, date(2026, 9, 1), lue(dossier, repondue).seance)
    assert not lue(dossier, repondue).ouverte


def test_une_seance_tenue_avant_son_jour_leve_ce_qu_elle_emet(dossier: Dossier) -> None:
    seance = seances.programmer(dossier, date(2027, 3, 4))
    id = reserves.emettre(dossier, seance, "Nommer un référent")
    reserves.modifier(dossier, id, suite="Nommé", changement="Un référent par commune")
    reserves.lever(dossier, id, AUJOURDHUI, seance)
    assert not lue(dossier, id).ouverte


def test_une_reserve_sans_texte_se_refuse_sans_rien_changer(repondue: str, dossier: Dossier) -> None:
    avant = photographier(dossier)
    with pytest.raises(ErreurUtilisateur, match="a un texte"):
        reserves.modifier(dossier, repondue, texte=" ")
    with pytest.raises(ErreurUtilisateur, match="a un texte"):
        reserves.emettre(dossier, lue(dossier, repondue).seance, "\n")
    assert photographier(dossier) == avant
