"""The calendar file read back: its days, its words, what it may tell, what an older dossier may hold."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.echeancier import Jalon
from app.models.erreurs import ErreurUtilisateur
from app.models.structure import Structure
from app.services import echeances
from app.services.comite import reserves, seances
from app.services.echeancier import jalons
from app.services.echeancier.consequences import COMITE, consequences, deplacer
from app.services.echeancier.ics import a_taire, composer_agenda, ecrire_agenda
from app.services.ecriture.dossier import Dossier
from tests.services.echeancier import INSTANT, charger, planifie, poser_fiche


@pytest.fixture
def charge(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """A committee planned backwards, a convention, and dates of other kinds."""
    return charger(dossier, catalogue)


def test_l_agenda_se_relit_avec_ses_jours_et_ses_mots(charge: Dossier, catalogue: Catalogue) -> None:
    long = "Réunion ; avec des virgules, des « guillemets »\net un retour, " + "très longue " * 12
    jalons.ajouter(charge, long, date(2027, 2, 1), fin=date(2027, 2, 3), responsable="Léa")
    agenda = icalendar.Calendar.from_ical(composer_agenda(charge, catalogue, INSTANT))
    evenements = {str(e["summary"]): e for e in agenda.walk("VEVENT")}
    ouvertes = echeances.a_venir(echeances.lire_echeances(charge, catalogue))
    assert set(evenements) == {e.titre for e in ouvertes}
    assert "Faite" not in evenements
    for e in ouvertes:
        lu = evenements[e.titre]
        assert lu.decoded("dtstart") == e.jour  # a date, not an hour: a whole day
        assert lu.decoded("dtend") == e.dernier + timedelta(days=1)
    assert "Responsable\u00a0: Léa" in str(evenements[long.strip()]["description"])
    assert len({str(e["uid"]) for e in evenements.values()}) == len(ouvertes)


def test_une_date_deplacee_garde_son_identifiant(charge: Dossier, catalogue: Catalogue) -> None:
    def identifiants() -> dict[str, str]:
        agenda = icalendar.Calendar.from_ical(composer_agenda(charge, catalogue, INSTANT))
        return {str(e["summary"]): str(e["uid"]) for e in agenda.walk("VEVENT")}

    avant = identifiants()
    deplacer(charge, COMITE, date(2026, 12, 5), consequences(charge, catalogue, COMITE, date(2026, 12, 5)))
    assert identifiants() == avant


def test_l_agenda_s_ecrit_ou_dit_pourquoi(charge: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = tmp_path / "échéances.ics"
    assert ecrire_agenda(charge, catalogue, chemin) == len(
        echeances.a_venir(echeances.lire_echeances(charge, catalogue))
    )
    assert [p.name for p in tmp_path.iterdir()] == ["échéances.ics"]
    with pytest.raises(ErreurUtilisateur, match="pas pu être écrit"):
        ecrire_agenda(charge, catalogue, tmp_path / "absent" / "x.ics")


def test_un_dossier_vide_donne_un_agenda_vide_lisible(dossier: Dossier, catalogue: Catalogue) -> None:
    agenda = icalendar.Calendar.from_ical(composer_agenda(dossier, catalogue, INSTANT))
    assert agenda.walk("VEVENT") == []
    assert dossier.lignes(Jalon) == []


def test_l_agenda_tient_ses_lignes_et_se_reimporte_sans_doubler(charge: Dossier, catalogue: Catalogue) -> None:
    titre = "Étape ; « réservée », à l’été \\ " + "é" * 120
    jalons.ajouter(charge, titre, date(2027, 2, 1))
    premier, second = (composer_agenda(charge, catalogue, instant) for instant in (INSTANT, INSTANT + timedelta(1)))
    assert all(len(ligne) <= 75 for ligne in premier.split(b"\r\n")), "octets, not letters"
    premier.decode("utf-8")
    lus = [icalendar.Calendar.from_ical(octets).walk("VEVENT") for octets in (premier, second)]
    assert [str(e["uid"]) for e in lus[0]] == [str(e["uid"]) for e in lus[1]]
    assert {e.decoded("dtstamp") for e in lus[0]} == {INSTANT}
    assert titre in {str(e["summary"]) for e in lus[0]}


def test_trois_reserves_font_trois_dates_de_l_agenda(dossier: Dossier, catalogue: Catalogue) -> None:
    seance = seances.programmer(dossier, date(2026, 12, 14))
    for n in (1, 2, 3):
        reserves.emettre(dossier, seance, f"Réserve {n}", echeance=date(2027, 1, n))
    agenda = icalendar.Calendar.from_ical(composer_agenda(dossier, catalogue, INSTANT))
    assert len({str(e["uid"]) for e in agenda.walk("VEVENT")}) == 4


# --- what an agenda may tell, and what an older dossier may hold ----------------------------------------------


def test_un_agenda_a_partager_tait_qui_n_a_pas_donne_son_accord(charge: Dossier, catalogue: Catalogue) -> None:
    with charge.operation("x") as op:
        op.creer(Structure, nom="Cirque Volant", diffusion_acceptee=True)
    jalons.ajouter(charge, "Voir Les Amis du Vélo et Cirque Volant", date(2027, 1, 5))
    pour_moi, a_partager = (
        composer_agenda(charge, catalogue, INSTANT, a_partager=choix).decode().replace("\r\n ", "")
        for choix in (False, True)
    )
    assert a_taire(charge) == 1
    assert pour_moi.count("Les Amis du Vélo") == 2
    assert "Amis du Vélo" not in a_partager
    assert "Voir Structure 1 et Cirque Volant" in a_partager
    uids = [{ligne for ligne in texte.splitlines() if ligne.startswith("UID")} for texte in (pour_moi, a_partager)]
    assert uids[0] == uids[1]


@pytest.mark.parametrize("fin_de_ligne", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_un_intitule_sur_deux_lignes_fait_un_agenda_lisible(
    charge: Dossier, catalogue: Catalogue, fin_de_ligne: str
) -> None:
    poser_fiche(charge, intitule=f"Vélo ; été, 2027{fin_de_ligne}X-AUTRE:1")
    agenda = icalendar.Calendar.from_ical(composer_agenda(charge, catalogue, INSTANT))
    assert str(agenda["x-wr-calname"]).replace(" X", "X") == "Ingéco — Vélo \\; été\\, 2027X-AUTRE:1", (
        "escaped, on one line"
    )
    assert "x-autre" not in agenda


@pytest.mark.parametrize("jour", [date.min, date(1, 1, 10), date.max])
def test_une_annee_impossible_d_un_dossier_ancien_n_arrete_rien(
    dossier: Dossier, catalogue: Catalogue, jour: date
) -> None:
    jalons.ajouter(dossier, "Mal tapé", jour)
    poser_fiche(dossier, comite_le=jour, convention_fin=jour)
    assert composer_agenda(dossier, catalogue, INSTANT).count(b"BEGIN:VEVENT") == 3
    for modele in ("comite", "convention"):
        plan = planifie(dossier, modele)
        assert plan.etapes == ()
        assert "corrigez l’année" in plan.remarques[0]
        deplacer(dossier, modele, date(2027, 3, 4), consequences(dossier, catalogue, modele, date(2027, 3, 4)))
        assert len(planifie(dossier, modele).etapes) > 1
