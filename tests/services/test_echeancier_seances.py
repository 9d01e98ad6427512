"""Several sessions of the comité d’appui: which one is moved, what follows it, how the second one is prepared."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance
from app.models.fiche import ID_FICHE, Fiche
from app.services import echeances, registres
from app.services.budget.lecture import ID_PREMIER
from app.services.comite import reserves, seances
from app.services.echeancier import jalons
from app.services.echeancier.consequences import COMITE, CONVENTION, ancre_de, consequences, date_de, deplacer
from app.services.ecriture.dossier import Dossier
from app.services.feries import jours_ouvres, ouvre
from app.services.registres.budget import registre_des_ressources
from tests.fabrique import dossier_en_memoire, photographier
from tests.services.echeancier import INSTANT, inscrire_tout, planifie, poser_fiche


def lues(dossier: Dossier, catalogue: Catalogue, genre: str) -> list[Echeance]:
    """The dates of one kind that are not done."""
    return [e for e in echeances.lire_echeances(dossier, catalogue) if e.genre == genre and not e.faite]


def test_c_est_la_seance_choisie_qui_se_deplace(dossier: Dossier, catalogue: Catalogue) -> None:
    premiere, seconde = (seances.programmer(dossier, jour) for jour in (date(2027, 1, 14), date(2027, 6, 3)))
    inscrire_tout(dossier)
    ancre = ancre_de(next(e for e in lues(dossier, catalogue, "Comité") if e.jour == date(2027, 6, 3)))
    avant = photographier(dossier)
    assert consequences(dossier, catalogue, ancre, date(2027, 6, 10)) == (), "nothing is planned from the second one"
    deplacer(dossier, ancre, date(2027, 6, 10))
    assert {s.id: s.jour for s in seances.lister(dossier)} == {
        premiere: date(2027, 1, 14),
        seconde: date(2027, 6, 10),
    }
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2027, 1, 14)
    dossier.annuler()
    assert photographier(dossier) == avant


def test_la_seance_qui_passe_derriere_une_autre_lui_laisse_le_prochain_comite(
    dossier: Dossier, catalogue: Catalogue
) -> None:
    premiere = seances.programmer(dossier, date(2027, 1, 14))
    seances.programmer(dossier, date(2027, 3, 4))
    inscrire_tout(dossier)
    suites = consequences(dossier, catalogue, premiere, date(2027, 5, 4))
    deplacer(dossier, premiere, date(2027, 5, 4), suites)
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date_de(dossier, COMITE) == date(2027, 3, 4)
    assert date_de(dossier, premiere) == date(2027, 5, 4)
    assert len(suites) == 5
    assert all(e.inchangee for e in planifie(dossier).etapes), "the steps lead to the session that is now the next"


def test_une_seance_oubliee_ou_rouverte_n_est_pas_le_prochain_comite(dossier: Dossier) -> None:
    oubliee = seances.programmer(dossier, date(2026, 6, 1))
    assert planifie(dossier).ancre == date(2026, 6, 1), "the only one there is"
    prochaine = seances.programmer(dossier, date(2026, 12, 14))
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == planifie(dossier).ancre == date(2026, 12, 14)
    seances.clore(dossier, oubliee, INSTANT)
    seances.ouvrir(dossier, oubliee, INSTANT)
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == planifie(dossier).ancre == date(2026, 12, 14)
    seances.supprimer(dossier, prochaine)
    assert planifie(dossier).ancre is None


def test_un_second_comite_se_prepare_comme_le_premier(dossier: Dossier) -> None:
    premiere = seances.programmer(dossier, date(2026, 12, 14))
    inscrire_tout(dossier)
    for jalon in jalons.lister(dossier):
        jalons.modifier(dossier, jalon.id, fait=True)
    assert all(e.fait for e in planifie(dossier).etapes)
    seances.clore(dossier, premiere, INSTANT)
    seances.programmer(dossier, date(2027, 9, 9))
    plan = planifie(dossier)
    assert not any(e.inchangee or e.jalon for e in plan.etapes)
    assert inscrire_tout(dossier) == (5, 0)
    assert all(e.inchangee and not e.fait for e in planifie(dossier).etapes)
    assert len(jalons.lister(dossier)) == 10


def test_une_etape_changee_a_la_main_garde_sa_distance_en_jours_ouvres(dossier: Dossier, catalogue: Catalogue) -> None:
    seances.programmer(dossier, date(2027, 3, 4))
    inscrire_tout(dossier)
    envoi = next(j for j in jalons.lister(dossier) if j.modele == "comite.envoi")
    jalons.modifier(dossier, envoi.id, jour=date(2027, 2, 22))  # eight working days before
    avant = {j.id: j.jour for j in jalons.lister(dossier)}
    for jour in (date(2027, 5, 20), date(2027, 3, 4)):
        suites = consequences(dossier, catalogue, COMITE, jour)
        deplacer(dossier, COMITE, jour, [s for s in suites if s.d_office])
        lu = jalons.lire(dossier, envoi.id)
        assert lu is not None
        assert lu.jour is not None
        assert jours_ouvres(lu.jour, jour) == 8
    assert {j.id: j.jour for j in jalons.lister(dossier)} == avant, "moved back, all is where it was"


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 200), st.dates(date(2027, 1, 1), date(2028, 1, 1))
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_une_periode_ecourtee_commence_un_jour_ouvre_et_finit_a_temps(
    catalogue: Catalogue, debut: date, duree: int, fin: date
) -> None:
    dossier = dossier_en_memoire()
    poser_fiche(dossier, convention_fin=date(2029, 12, 31))
    id = jalons.ajouter(dossier, "Accompagnement", debut, fin=debut + timedelta(days=duree))
    for suite in consequences(dossier, catalogue, CONVENTION, fin):
        assert ouvre(suite.propose)
        deplacer(dossier, CONVENTION, fin, [suite])
        lu = jalons.lire(dossier, id)
        assert lu is not None
        assert max(lu.jour or fin, lu.fin or fin) <= fin
        assert (lu.fin or fin) - (lu.jour or fin) == timedelta(days=duree)


def test_ecourter_la_convention_touche_aussi_seances_reserves_et_financements(
    dossier: Dossier, catalogue: Catalogue
) -> None:
    poser_fiche(dossier, convention_fin=date(2027, 12, 31))
    seance = seances.programmer(dossier, date(2027, 10, 1))
    for n in (1, 2, 3):
        reserves.emettre(dossier, seance, f"Réserve {n}", echeance=date(2027, 11, n))
    registre = registre_des_ressources(dossier, catalogue, ID_PREMIER)
    registres.ajouter(dossier, registre, {"financeur": "Région", "reponse_le": date(2027, 11, 5), "etat": "sollicite"})
    avant = photographier(dossier)
    suites = consequences(dossier, catalogue, CONVENTION, date(2027, 6, 30))
    assert sorted(s.genre for s in suites) == ["Comité", "Financement", "Réserve", "Réserve", "Réserve"]
    assert not any(s.d_office for s in suites)
    deplacer(dossier, CONVENTION, date(2027, 6, 30), suites)
    ouvertes = echeances.a_venir(echeances.lire_echeances(dossier, catalogue))
    assert {e.jour for e in ouvertes} == {date(2027, 6, 30)}
    assert len(ouvertes) == 6
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2027, 6, 30)
    dossier.annuler()
    assert photographier(dossier) == avant
