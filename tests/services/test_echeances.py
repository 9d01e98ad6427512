"""Everything dated in one list; the day is given, so that these tests say the same every day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.dates import jour_en_mots
from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import FAISABLES, Echeance, Periode
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Resultat
from app.models.plan import LignePlan
from app.models.statuts import EtatSuivi, StatutAction
from app.models.structure import Structure
from app.services import decisions, echeances, parcours
from app.services.ecriture.dossier import Dossier
from app.services.tableau_de_bord import lire_tableau_de_bord
from tests.fabrique import photographier

SAMEDI = date(2026, 11, 21)


@pytest.fixture
def charge(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """A dossier with a date of each kind."""
    action = catalogue.methode.action("cibler.poids")
    parcours.fixer_echeance(dossier, action, date(2026, 11, 5))
    parcours.confier(dossier, action, "Camille Leroy")
    decisions.decider(dossier, "Voir la Ville", "vigilance:frein.cout", "Léa", date(2026, 11, 22))
    decisions.decider(dossier, "Sans date")
    with dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 12))
        structure = op.creer(Structure, nom="Les Amis du Vélo")
        op.creer(LignePlan, structure=structure, difficulte="Trésorerie", action="Voir la banque",
                 echeance=date(2026, 11, 28))  # fmt: skip
        op.creer(LignePlan, structure=structure, difficulte="Sans date")
        resultat = op.creer(Resultat, texte="12 associations formées", echeance=date(2027, 6, 1))
        op.creer(Indicateur, resultat=resultat, texte="Présences", echeance=date(2027, 6, 30), responsable="Léa")
    return dossier


def test_tout_ce_qui_est_date_est_la_dans_l_ordre_des_jours(charge: Dossier, catalogue: Catalogue) -> None:
    lues = echeances.lire_echeances(charge, catalogue)
    assert [(e.genre, e.titre) for e in lues] == [
        ("Action", "Mesurer\u00a0: poids économique, social et taille des structures"),
        ("Décision", "Voir la Ville"),
        ("Plan d’accompagnement", "Voir la banque"),
        ("Comité", "Comité d’appui"),
        ("Résultat attendu", "12 associations formées"),
        ("Indicateur", "Présences"),
    ]
    assert [e.responsable for e in lues] == ["Camille Leroy", "Léa", "", "", "", "Léa"]
    assert lues[2].de == "Les Amis du Vélo"
    assert len({e.cle for e in lues}) == len(lues)


def test_chaque_date_mene_la_ou_elle_est_saisie(charge: Dossier, catalogue: Catalogue) -> None:
    genres = {e.genre: e.adresse.partition(":")[0] for e in echeances.lire_echeances(charge, catalogue)}
    assert genres == {
        "Action": "action", "Décision": "decision", "Plan d’accompagnement": "plan", "Comité": "document",
        "Résultat attendu": "objectifs", "Indicateur": "objectifs",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("jour", "periode"),
    [
        (date(2026, 11, 20), Periode.EN_RETARD),
        (SAMEDI, Periode.SEMAINE),
        (date(2026, 11, 22), Periode.SEMAINE),
        (date(2026, 11, 23), Periode.MOIS),
        (date(2026, 11, 30), Periode.MOIS),
        (date(2026, 12, 1), Periode.PLUS_TARD),
    ],
)
def test_la_semaine_finit_le_dimanche_et_le_mois_son_dernier_jour(jour: date, periode: Periode) -> None:
    assert Echeance(jour, "x", "Action", "action:x").periode(SAMEDI) is periode


def test_la_semaine_a_cheval_sur_deux_mois_reste_la_semaine() -> None:
    lundi = date(2026, 11, 30)
    assert Echeance(date(2026, 12, 3), "x", "Action", "a").periode(lundi) is Periode.SEMAINE


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-900, 900), st.booleans())
def test_toute_date_a_une_place_et_une_seule(aujourdhui: date, ecart: int, faite: bool) -> None:
    echeance = Echeance(aujourdhui + timedelta(days=ecart), "x", "Action", "a", faite=faite)
    groupes = echeances.par_periode([echeance], aujourdhui)
    assert [groupe for _, groupe in groupes] == [(echeance,)]
    assert (groupes[0][0] is Periode.EN_RETARD) == echeance.en_retard(aujourdhui) == (ecart < 0 and not faite)
    assert echeances.distance_en_mots(echeance.jour, aujourdhui)


def test_les_jours_s_ecrivent_en_francais() -> None:
    assert jour_en_mots(date(2027, 5, 1)) == "samedi 1er\u00a0mai 2027"
    ecarts = (0, 1, -1, 3, -16, 72, 800)
    dits = [echeances.distance_en_mots(SAMEDI + timedelta(days=e), SAMEDI).replace("\u00a0", " ") for e in ecarts]
    assert dits == [
        "aujourd’hui", "demain", "hier", "dans 3 jours", "il y a 16 jours", "dans 2 mois", "dans 2 ans",
    ]  # fmt: skip


@pytest.mark.parametrize("genre", ["Action", "Décision", "Plan d’accompagnement"])
def test_ce_qui_est_fait_depuis_la_liste_l_est_partout_et_s_annule(
    charge: Dossier, catalogue: Catalogue, genre: str
) -> None:
    (a_faire,) = (e for e in echeances.lire_echeances(charge, catalogue) if e.genre == genre)
    avant = photographier(charge)
    echeances.marquer_faite(charge, catalogue, a_faire, SAMEDI)
    (faite,) = (e for e in echeances.lire_echeances(charge, catalogue) if e.cle == a_faire.cle)
    assert faite.faite
    assert faite.periode(SAMEDI) is Periode.FAITE
    charge.annuler()
    assert photographier(charge) == avant


def test_faite_une_decision_dit_son_jour_et_une_action_son_statut(charge: Dossier, catalogue: Catalogue) -> None:
    for echeance in echeances.lire_echeances(charge, catalogue):
        if echeance.faisable:
            echeances.marquer_faite(charge, catalogue, echeance, SAMEDI)
    (decision,) = (d for d in decisions.lister(charge) if d.texte == "Voir la Ville")
    assert (decision.etat, decision.faite_le) == ("fait", SAMEDI)
    suivies = parcours.lire_parcours(charge, catalogue.methode)
    assert suivies.action("cibler.poids").statut is StatutAction.FAIT
    assert {ligne["etat"] for ligne in charge.lignes(LignePlan) if ligne["echeance"]} == {EtatSuivi.FAIT.value}
    assert not any(e.en_retard(SAMEDI) for e in echeances.lire_echeances(charge, catalogue))


def test_un_comite_tenu_n_est_plus_attendu(charge: Dossier, catalogue: Catalogue) -> None:
    action = catalogue.methode.action("validation.comite")
    parcours.fixer_statut(charge, action, StatutAction.FAIT)
    (comite,) = (e for e in echeances.lire_echeances(charge, catalogue) if e.genre == "Comité")
    assert comite.faite
    with pytest.raises(KeyError):
        echeances.marquer_faite(charge, catalogue, comite, SAMEDI)


def test_le_resume_compte_ce_qui_reste(charge: Dossier, catalogue: Catalogue) -> None:
    resume = echeances.resumer(echeances.lire_echeances(charge, catalogue), SAMEDI).replace("\u00a0", " ")
    assert resume == "1 en retard · 1 cette semaine · 1 ce mois-ci · 3 plus tard"
    assert echeances.resumer((), SAMEDI) == ""


def test_le_tableau_de_bord_dit_les_premieres_dates_et_les_decisions(charge: Dossier, catalogue: Catalogue) -> None:
    bord = lire_tableau_de_bord(charge, catalogue, SAMEDI)
    retard, *suite, reste = bord.echeances
    assert (retard.valeur.replace("\u00a0", " "), retard.alerte) == ("5 nov. — en retard", True)
    assert [ligne.libelle for ligne in suite] == ["Voir la Ville", "Voir la banque", "Comité d’appui"]
    assert (reste.libelle.replace("\u00a0", " "), reste.adresse) == ("… et 2 autres dates", "echeances")
    (ligne,) = bord.decisions
    assert (ligne.libelle, ligne.valeur, ligne.adresse) == ("Décisions ouvertes", "2", "vigilance:decisions")
    en_mai = lire_tableau_de_bord(charge, catalogue, date(2027, 5, 1)).decisions[0]
    assert (en_mai.valeur, en_mai.alerte) == ("2, dont 1 en retard", True)


def test_sans_date_ni_decision_le_tableau_de_bord_se_tait(dossier: Dossier, catalogue: Catalogue) -> None:
    bord = lire_tableau_de_bord(dossier, catalogue, SAMEDI)
    assert bord.echeances == bord.decisions == ()


def test_ce_qui_se_fait_depuis_la_liste_a_son_geste() -> None:
    assert set(echeances._GESTES) == FAISABLES


def test_un_resultat_constate_un_indicateur_mesure_n_attendent_plus(charge: Dossier, catalogue: Catalogue) -> None:
    def restent() -> list[str]:
        return [e.genre for e in echeances.a_venir(echeances.lire_echeances(charge, catalogue))]

    (resultat,), (indicateur,) = charge.lignes(Resultat, "id"), charge.lignes(Indicateur, "id")
    with charge.operation("constat") as op:
        op.modifier(Resultat, resultat["id"], constat="non_atteint")
    assert "Résultat attendu" not in restent(), "looked at, whatever was found"
    with charge.operation("mesure") as op:
        op.modifier(Indicateur, indicateur["id"], mesure=Decimal(0))
    assert "Indicateur" not in restent(), "nought is a measure"
    charge.annuler()
    assert "Indicateur" in restent()
