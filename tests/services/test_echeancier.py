"""Milestones, the rétroplanning entered, dates moved with what follows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.comite import Seance
from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.services import echeances
from app.services.echeancier import jalons, retroplanning
from app.services.echeancier.consequences import COMITE, CONVENTION, consequences, date_de, deplacer
from app.services.ecriture.dossier import Dossier
from app.services.feries import ouvre
from app.services.parametres import definitions, delais
from tests.fabrique import dossier_en_memoire, photographier
from tests.services.echeancier import JOUR, charger, inscrire_tout, planifie, poser_fiche

# --- milestones -----------------------------------------------------------------------------------------------


def test_un_jalon_s_ajoute_se_modifie_et_s_annule(dossier: Dossier, catalogue: Catalogue) -> None:
    vide = photographier(dossier)
    id = jalons.ajouter(dossier, "  Visite des lieux ", date(2026, 12, 3), genre="reunion")
    avant = photographier(dossier)
    jalons.modifier(dossier, id, responsable="Léa", fin=date(2026, 12, 4))
    lu = jalons.lire(dossier, id)
    assert lu is not None
    assert (lu.titre, lu.responsable, lu.fin) == ("Visite des lieux", "Léa", date(2026, 12, 4))
    revision = dossier.revision
    jalons.modifier(dossier, id, responsable="Léa ")
    assert dossier.revision == revision
    (echeance,) = echeances.lire_echeances(dossier, catalogue)
    assert (echeance.genre, echeance.de, echeance.adresse) == ("Jalon", "Réunion", f"echeances:{id}")
    assert not echeance.en_retard(date(2026, 12, 4))
    assert echeance.en_retard(date(2026, 12, 5))
    echeances.marquer_faite(dossier, catalogue, echeance, JOUR)
    assert echeances.lire_echeances(dossier, catalogue)[0].faite
    dossier.annuler()
    dossier.annuler()
    assert photographier(dossier) == avant
    jalons.supprimer(dossier, id)
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.annuler()
    assert photographier(dossier) == vide


@pytest.mark.parametrize(("titre", "jour"), [("  ", JOUR), ("Visite", None)])
def test_un_jalon_sans_mots_ou_sans_jour_dit_ce_qui_manque(dossier: Dossier, titre: str, jour: date | None) -> None:
    with pytest.raises(ErreurUtilisateur):
        jalons.ajouter(dossier, titre, jour)
    assert jalons.lister(dossier) == ()


def test_des_dates_singulieres_se_disent_et_se_gardent(dossier: Dossier, catalogue: Catalogue) -> None:
    poser_fiche(dossier, ouvert_le=date(2026, 9, 1), convention_fin=date(2027, 6, 30))
    dites = " ".join(jalons.remarques(dossier, date(2026, 12, 25), date(2026, 12, 20)))
    assert "précède le début" in dites
    assert "Noël" in dites
    assert "dimanche" in dites
    assert "antérieure à l’ouverture" in " ".join(jalons.remarques(dossier, date(2024, 2, 29), None))
    assert "fin de la convention" in " ".join(jalons.remarques(dossier, date(2027, 7, 1), None))
    assert "fin mais pas de début" in " ".join(jalons.remarques(dossier, None, date(2027, 6, 1)))
    assert jalons.remarques(dossier, date(2026, 12, 3), None) == ()
    a_l_envers = jalons.ajouter(dossier, "À l’envers", date(2026, 12, 25), fin=date(2026, 12, 20))
    sans_debut = jalons.ajouter(dossier, "Fin seule", None, fin=date(2027, 6, 1))
    lus = {e.ligne: e for e in echeances.lire_echeances(dossier, catalogue)}
    assert (lus[a_l_envers].jour, lus[a_l_envers].fin) == (date(2026, 12, 25), None)
    assert lus[sans_debut].jour == date(2027, 6, 1)


# --- rétroplanning --------------------------------------------------------------------------------------------


def test_sans_date_rien_ne_se_propose(dossier: Dossier) -> None:
    assert planifie(dossier).etapes == ()
    assert planifie(dossier).ancre is None


def test_les_etapes_cochees_s_inscrivent_d_un_geste(dossier: Dossier, catalogue: Catalogue) -> None:
    poser_fiche(dossier, comite_le=date(2026, 12, 12))
    avant = photographier(dossier)
    plan = planifie(dossier)
    assert retroplanning.inscrire(dossier, plan, {"comite.envoi", "comite.relecture"}) == (2, 0)
    assert [(j.titre, j.jour) for j in jalons.lister(dossier)] == [
        ("Dossier prêt à relire", date(2026, 11, 25)),
        ("Dossier envoyé aux membres du comité", date(2026, 11, 30)),
    ]
    assert {e.cle for e in planifie(dossier).etapes if e.inchangee} == {"comite.envoi", "comite.relecture"}
    dossier.annuler()
    assert photographier(dossier) == avant


def test_inscrire_deux_fois_ne_double_rien(dossier: Dossier) -> None:
    poser_fiche(dossier, comite_le=date(2026, 12, 12))
    assert inscrire_tout(dossier) == (5, 0)
    revision = dossier.revision
    assert inscrire_tout(dossier) == (0, 0)
    assert dossier.revision == revision


def test_changer_un_delai_ne_deplace_rien_sans_qu_on_le_demande(dossier: Dossier) -> None:
    poser_fiche(dossier, comite_le=date(2026, 12, 12))
    inscrire_tout(dossier)
    envoi = next(j for j in jalons.lister(dossier) if j.modele == "comite.envoi")
    jalons.modifier(dossier, envoi.id, titre="Envoi par la poste", responsable="Léa")
    fait = next(j for j in jalons.lister(dossier) if j.modele == "comite.convocation")
    jalons.modifier(dossier, fait.id, fait=True)
    autres = {**delais({}), "comite_envoi": 15, "comite_invitation": 30}
    plan = retroplanning.proposer(dossier, definitions().modele_de("comite"), autres, JOUR)
    assert jalons.lire(dossier, envoi.id) == next(j for j in jalons.lister(dossier) if j.id == envoi.id)
    proposee = next(e for e in plan.etapes if e.cle == "comite.envoi")
    assert "sera déplacée" in proposee.remarques
    crees, deplaces = retroplanning.inscrire(dossier, plan, {e.cle for e in plan.etapes})
    assert crees == 0
    assert deplaces == 4
    deplace, reste = jalons.lire(dossier, envoi.id), jalons.lire(dossier, fait.id)
    assert deplace is not None
    assert reste is not None
    assert (deplace.titre, deplace.responsable, deplace.jour) == ("Envoi par la poste", "Léa", date(2026, 11, 23))
    assert reste.jour == fait.jour


def test_une_date_de_depart_singuliere_se_dit(dossier: Dossier) -> None:
    poser_fiche(dossier, comite_le=date(2026, 11, 11), ouvert_le=date(2026, 11, 1))
    dites = " ".join(planifie(dossier).remarques)
    assert "Armistice" in dites
    assert "est passée" in dites
    assert "précèdent l’ouverture" in dites
    assert all(e.etape.passee for e in planifie(dossier).etapes)


# --- moving a date --------------------------------------------------------------------------------------------


@pytest.fixture
def charge(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """A committee planned backwards, a convention, and dates of other kinds."""
    return charger(dossier, catalogue)


def test_avancer_le_comite_liste_ce_qui_suit_sans_rien_ecrire(charge: Dossier, catalogue: Catalogue) -> None:
    avant = photographier(charge)
    suites = consequences(charge, catalogue, COMITE, date(2026, 12, 5))
    assert photographier(charge) == avant
    d_office = {s.titre for s in suites if s.d_office}
    assert d_office == {e.etape.titre for e in planifie(charge).etapes}
    autres = {s.titre: (s.propose, s.raison) for s in suites if not s.d_office}
    assert autres["Voir la Ville"] == (date(2026, 12, 4), "Était prévu avant le comité")
    assert [m for m in autres if m.startswith("Mesurer")]
    assert not any(s.titre in ("Voir la banque", "Faite") for s in suites)
    assert all(ouvre(s.propose) for s in suites)


def test_deplacer_avec_ses_suites_est_un_seul_geste(charge: Dossier, catalogue: Catalogue) -> None:
    avant = photographier(charge)
    suites = consequences(charge, catalogue, COMITE, date(2026, 12, 5))
    deplacer(charge, COMITE, date(2026, 12, 5), suites)
    lus = {e.cle: e.jour for e in echeances.lire_echeances(charge, catalogue)}
    assert date_de(charge, COMITE) == date(2026, 12, 5)
    assert all(lus[s.cle] == s.propose for s in suites)
    charge.annuler()
    assert photographier(charge) == avant
    deplacer(charge, COMITE, date(2026, 12, 5))
    assert {e.cle: e.jour for e in echeances.lire_echeances(charge, catalogue)}[suites[0].cle] == suites[0].jour


def test_la_seance_prevue_ce_jour_la_suit_le_comite(charge: Dossier) -> None:
    with charge.operation("s") as op:
        prevue = op.creer(Seance, jour=date(2026, 12, 12))
        tenue = op.creer(Seance, jour=date(2026, 12, 12), etat="tenue")
    deplacer(charge, COMITE, date(2026, 12, 17))
    jours = {s["id"]: s["jour"] for s in charge.lignes(Seance)}
    assert jours == {prevue: date(2026, 12, 17), tenue: date(2026, 12, 12)}


def test_ecourter_la_convention_montre_ce_qui_tomberait_apres(charge: Dossier, catalogue: Catalogue) -> None:
    periode = jalons.ajouter(charge, "Accompagnement", date(2027, 5, 3), fin=date(2027, 6, 11))
    suites = {s.titre: s for s in consequences(charge, catalogue, CONVENTION, date(2027, 5, 31))}
    assert suites["Voir la banque"].propose == date(2027, 5, 31)
    assert "Faite" not in suites
    assert suites["Accompagnement"].propose == date(2027, 4, 22)
    deplacer(charge, CONVENTION, date(2027, 5, 31), list(suites.values()))
    assert consequences(charge, catalogue, CONVENTION, date(2027, 5, 31)) == ()
    lu = jalons.lire(charge, periode)
    assert lu is not None
    assert (lu.jour, lu.fin) == (date(2027, 4, 22), date(2027, 5, 31))


def test_un_jalon_qui_passe_devant_les_autres_les_emmene(charge: Dossier, catalogue: Catalogue) -> None:
    envoi = next(j for j in jalons.lister(charge) if j.modele == "comite.envoi")
    suites = consequences(charge, catalogue, envoi.id, date(2026, 11, 24))
    assert [s.titre for s in suites] == ["Dossier prêt à relire"]
    assert suites[0].propose < date(2026, 11, 24)
    seul = jalons.ajouter(charge, "Seul", date(2027, 1, 5))
    assert consequences(charge, catalogue, seul, date(2026, 1, 5)) == ()
    with pytest.raises(ErreurUtilisateur):
        deplacer(charge, seul, None)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sampled_from([COMITE, CONVENTION]))
def test_deplacer_puis_annuler_ne_change_rien(catalogue: Catalogue, apres: date, ancre: str) -> None:
    dossier = dossier_en_memoire()
    poser_fiche(dossier, comite_le=date(2026, 12, 12), convention_fin=date(2027, 6, 30))
    inscrire_tout(dossier)
    inscrire_tout(dossier, "convention")
    avant = photographier(dossier)
    suites = consequences(dossier, catalogue, ancre, apres)
    deplacer(dossier, ancre, apres, suites)
    restent = consequences(dossier, catalogue, ancre, apres)
    assert restent == ()
    if photographier(dossier) != avant:
        dossier.annuler()
    assert photographier(dossier) == avant


def test_le_retroplanning_deplace_avec_le_comite_reste_a_ses_delais(dossier: Dossier, catalogue: Catalogue) -> None:
    poser_fiche(dossier, comite_le=date(2027, 1, 11))
    inscrire_tout(dossier)
    suites = consequences(dossier, catalogue, COMITE, date(2027, 5, 31))  # Ascension and Pentecôte on the way
    deplacer(dossier, COMITE, date(2027, 5, 31), suites)
    assert all(e.inchangee for e in planifie(dossier).etapes), "nothing is left to move a second time"
