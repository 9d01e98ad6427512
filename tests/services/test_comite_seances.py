"""The life of a session: opened once, closed, taken back; who was expected at it; what is said of its hours (R15)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.models.comite import Avis, Membre, Presence
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.statuts import EtatPresence, EtatSeance, NatureAvis
from app.services.comite import avis, presences, releve, seances
from app.services.comite.papiers import lire_papiers
from app.services.comite.seances import SeanceLue
from app.services.documents import composer
from app.services.documents.genres.comite import _fin
from app.services.ecriture.dossier import Dossier
from app.services.tableau_de_bord import lire_tableau_de_bord
from tests.fabrique import catalogue, photographier

AUJOURDHUI = date(2026, 11, 21)
OUVERTE, CLOSE = datetime(2026, 12, 14, 13, 4, tzinfo=UTC), datetime(2026, 12, 14, 15, 31, tzinfo=UTC)
ETATS = [etat for etat in EtatSeance if etat is not EtatSeance.PREVUE]


def relue(dossier: Dossier, id: str) -> SeanceLue:
    """A session as the dossier has it now."""
    lue = seances.lire(dossier, id)
    assert lue is not None
    return lue


def membre(dossier: Dossier, nom: str) -> str:
    """Someone who sits."""
    with dossier.operation("Membre") as op:
        return op.creer(Membre, nom=nom)


@pytest.fixture
def a_paris() -> Iterator[None]:
    """The clock of the office."""
    avant = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    yield
    if avant is None:
        os.environ.pop("TZ")
    else:
        os.environ["TZ"] = avant
    time.tzset()


# --- one door for its state -----------------------------------------------------------------------------------


def test_une_seule_seance_a_la_fois(dossier: Dossier) -> None:
    premiere, seconde = seances.programmer(dossier, AUJOURDHUI), seances.programmer(dossier, date(2026, 12, 1))
    seances.ouvrir(dossier, premiere, OUVERTE)
    seances.ouvrir(dossier, premiere, CLOSE)
    assert relue(dossier, premiere).ouverte_le == OUVERTE, "going on is no second opening"
    avant = photographier(dossier)
    with pytest.raises(ErreurUtilisateur, match="déjà en cours"):
        seances.ouvrir(dossier, seconde, CLOSE)
    assert photographier(dossier) == avant
    seances.clore(dossier, premiere, CLOSE)
    seances.ouvrir(dossier, seconde, CLOSE)


@pytest.mark.parametrize("etat", ETATS)
def test_de_prevue_a_un_etat_et_retour_ne_laisse_rien(etat: EtatSeance, dossier: Dossier) -> None:
    id = seances.programmer(dossier, date(2026, 12, 14))
    avant = photographier(dossier)["seance"]
    seances.changer_etat(dossier, id, etat, OUVERTE)
    lue = relue(dossier, id)
    assert lue.etat is etat
    assert (lue.ouverte_le is not None) is (etat is EtatSeance.EN_COURS)
    assert (lue.close_le is not None) is (etat is EtatSeance.TENUE)
    seances.changer_etat(dossier, id, EtatSeance.PREVUE, CLOSE)
    assert photographier(dossier)["seance"] == avant


@pytest.mark.usefixtures("a_paris")
def test_une_seance_sans_date_close_apres_minuit_est_du_jour_qu_il_est_ici(dossier: Dossier) -> None:
    id = seances.programmer(dossier, None)
    seances.changer_etat(dossier, id, EtatSeance.TENUE, datetime(2026, 12, 14, 23, 30, tzinfo=UTC))
    assert relue(dossier, id).jour == date(2026, 12, 15)


@pytest.mark.usefixtures("a_paris")
def test_le_releve_dit_quand_elle_fut_ouverte_et_close(dossier: Dossier) -> None:
    id = seances.programmer(dossier, date(2026, 12, 14))
    seances.ouvrir(dossier, id, OUVERTE)
    assert seances.dire_ouverture(relue(dossier, id)).replace("\u00a0", " ") == "Ouverte à 14 h 04"
    seances.clore(dossier, id, CLOSE)
    dite = "Ouverte à 14 h 04, close à 16 h 31"
    assert seances.dire_ouverture(relue(dossier, id)).replace("\u00a0", " ") == dite
    imprime = str(composer("releve-avis", dossier, catalogue(), aujourdhui=AUJOURDHUI).blocs)
    assert dite.replace(" ", "") in imprime.replace("\\xa0", "").replace(" ", "")
    seances.modifier(dossier, id, jour=date(2026, 12, 13))
    dite = "Ouverte le 14 décembre 2026 à 14 h 04, close le 14 décembre 2026 à 16 h 31"
    assert seances.dire_ouverture(relue(dossier, id)).replace("\u00a0", " ") == dite


# --- who was expected -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ouverte", [True, False])
def test_qui_arrive_ou_part_ensuite_ne_change_plus_le_releve(ouverte: bool, dossier: Dossier) -> None:
    note, attendu = membre(dossier, "Notée"), membre(dossier, "Attendu")
    id = seances.programmer(dossier, date(2026, 12, 14))
    if ouverte:
        seances.ouvrir(dossier, id, OUVERTE)
    presences.pointer(dossier, id, note, EtatPresence.PRESENT)
    seances.clore(dossier, id, CLOSE)
    membre(dossier, "Arrivé un an après")
    with dossier.operation("Il ne siège plus") as op:
        op.modifier(Membre, attendu, actif=False)
    lu = releve.lire(dossier, id)
    assert lu is not None
    assert [p.nom for p in lu.presences] == ["Notée", "Attendu"]
    assert [p.nom for p in lu.non_pointes] == ["Attendu"]
    seances.ouvrir(dossier, id, CLOSE)
    seances.clore(dossier, id, CLOSE)
    lu = releve.lire(dossier, id)
    assert lu is not None
    assert [p.nom for p in lu.presences] == ["Notée", "Attendu"], "opened again, it expects nobody more"


def test_ouvrir_s_annule_d_un_geste(dossier: Dossier) -> None:
    membre(dossier, "Odile")
    id = seances.programmer(dossier, date(2026, 12, 14))
    avant = photographier(dossier)
    seances.ouvrir(dossier, id, OUVERTE)
    assert len(dossier.lignes(Presence)) == 1
    dossier.annuler()
    assert photographier(dossier) == avant


def test_reprendre_ce_qui_ne_fut_pas_note_ne_laisse_pas_de_trace(dossier: Dossier) -> None:
    odile, id = membre(dossier, "Odile"), seances.programmer(dossier, date(2026, 12, 14))
    avant = dossier.revision
    presences.pointer(dossier, id, odile, None)
    avis.donner(dossier, id, None, "  ")
    assert dossier.revision == avant
    assert (dossier.lignes(Presence), dossier.lignes(Avis)) == ([], [])
    avis.donner(dossier, id, NatureAvis.FAVORABLE)
    avis.donner(dossier, id, None)
    assert avis.lire(dossier, id).nature is None


# --- the next one, the hours ----------------------------------------------------------------------------------


def test_le_tableau_de_bord_dit_d_abord_la_seance_en_cours(dossier: Dossier) -> None:
    en_cours = seances.programmer(dossier, date(2026, 12, 12))
    seances.programmer(dossier, date(2026, 12, 3))
    bord = lire_tableau_de_bord(dossier, catalogue(), AUJOURDHUI)
    assert bord.comite_le == date(2026, 12, 3) == dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    seances.ouvrir(dossier, en_cours, OUVERTE)
    assert lire_tableau_de_bord(dossier, catalogue(), AUJOURDHUI).comite_le == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("fin", "dite"), [("13 h", True), ("14h", True), ("16 h", False), ("tard", False), ("", False)]
)
def test_une_fin_avant_le_debut_se_remarque(fin: str, dite: bool, dossier: Dossier) -> None:
    id = seances.programmer(dossier, date(2026, 12, 14), debut="14 h")
    seances.modifier(dossier, id, fin=fin)
    assert any("heure de fin" in r for r in seances.remarques(dossier, id, AUJOURDHUI)) is dite


def test_la_fin_ecrite_s_imprime_meme_sans_durees(dossier: Dossier) -> None:
    from app.services.comite import ordre_du_jour

    id = seances.programmer(dossier, date(2026, 12, 14), debut="14 h")
    for point in ordre_du_jour.points(dossier, id):
        ordre_du_jour.modifier(dossier, point.id, duree=None)
    assert _fin(lire_papiers(dossier, AUJOURDHUI)) == ""
    seances.modifier(dossier, id, fin="16 h")
    assert _fin(lire_papiers(dossier, AUJOURDHUI)) == "16 h"


@pytest.mark.parametrize(
    ("jour", "mots"),
    [
        (date(2026, 11, 20), "passée"),
        (date(2026, 12, 25), "férié"),
        (date(2026, 12, 12), "samedi"),
        (date(2026, 12, 14), ""),
    ],
)
def test_un_jour_a_programmer_se_remarque(jour: date, mots: str) -> None:
    dite = seances.remarquer_le_jour(jour, AUJOURDHUI, lambda j: "Noël" if j.day == 25 else None)
    assert mots in dite if mots else not dite
