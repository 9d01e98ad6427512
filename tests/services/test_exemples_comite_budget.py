"""The comité d’appui, budget and milestones of the example dossiers: figures of the sources, days that agree."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from app.models.budget import Depense, PartDla, Ressource, ScenarioBudget
from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.comite import Avis, Commentaire, Membre, PointSeance, Presence, id_presence
from app.models.echeancier import Jalon
from app.models.fiche import ID_FICHE, Fiche
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.partenaires import Partenaire
from app.models.statuts import EtatPresence, EtatRessource, EtatSeance, Mandat, NatureAvis
from app.services.budget.lecture import Budget, lire_budget, lister
from app.services.budget.partage import parts
from app.services.budget.remarques import remarques
from app.services.comite import avis, membres, ordre_du_jour, preparation, reserves, seances
from app.services.documents import definitions
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple, lister_exemples
from tests.fabrique import catalogue, dossier_en_memoire

AUJOURDHUI = date(2026, 11, 21)
NOMS = [exemple.nom for exemple in lister_exemples()]
ACHEVE, EN_COURS, DEBUT = "offre-insertion", "otsi-slot", "recycleries-fiscalite"

chaque_exemple = pytest.mark.parametrize("nom", NOMS)


@cache
def installe(nom: str) -> Dossier:
    """An example installed; only read from."""
    dossier = dossier_en_memoire()
    installer_exemple(nom, dossier, AUJOURDHUI)
    return dossier


def montants(budget: Budget) -> list[Decimal]:
    """What is to be paid, line by line, in €."""
    return [depense.calcul.ttc for depense in budget.depenses if not depense.calcul.valorisee]


# --- the comité d’appui -------------------------------------------------------------------------------------------


@chaque_exemple
def test_le_prochain_comite_de_la_fiche_est_celui_des_seances(nom: str) -> None:
    """The day of the first session not held, or nothing when none is planned."""
    dossier = installe(nom)
    prochain = dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    assert prochain == seances.jour_programme(dossier)
    assert (prochain is None) is (nom == ACHEVE)
    assert prochain is None or prochain > AUJOURDHUI


def test_chaque_exemple_en_est_a_un_autre_moment_du_comite() -> None:
    etats = {nom: [seance.etat for seance in seances.lister(installe(nom))] for nom in NOMS}
    assert etats[ACHEVE] == [EtatSeance.TENUE] * 3
    assert etats[EN_COURS] == [EtatSeance.TENUE, EtatSeance.PREVUE]
    assert etats[DEBUT] == [EtatSeance.PREVUE]


@chaque_exemple
def test_une_seance_tenue_est_passee_et_racontee_une_seance_prevue_est_a_venir(nom: str) -> None:
    dossier = installe(nom)
    for seance in seances.lister(dossier):
        points = ordre_du_jour.points(dossier, seance.id)
        pointes = {p["membre"]: p["etat"] for p in dossier.lignes(Presence) if p["seance"] == seance.id}
        donne = avis.lire(dossier, seance.id)
        assert seance.jour is not None
        assert all(point.duree for point in points)
        assert (seance.jour < AUJOURDHUI) is seance.tenue
        assert all(point.traite is seance.tenue for point in points)
        assert bool(pointes) is bool(avis.commentaires(dossier, seance.id)) is bool(donne.motivation) is seance.tenue
        assert (donne.nature is not None) is seance.tenue
        if seance.tenue:
            assert ordre_du_jour.fin_prevue(seance.debut, points) == ordre_du_jour.dire_heure(seance.fin)


@chaque_exemple
def test_son_ordre_du_jour_presente_des_documents_qui_existent(nom: str) -> None:
    presentes = {point["document"] for point in installe(nom).lignes(PointSeance)} - {None}
    assert {"fiche-presentation", "objectifs", "budget", "releve-avis"} <= presentes
    assert presentes <= {definition.code for definition in definitions()}


@chaque_exemple
def test_la_convocation_est_prete(nom: str) -> None:
    """Whatever the rest of the dossier lacks, the session itself can be announced."""
    dossier = installe(nom)
    for seance in seances.lister(dossier):
        lignes = {ligne.libelle: ligne.etat for ligne in preparation.etat(dossier, catalogue(), seance.id)}
        for papier in ("Convocation", "Membres", "Ordre du jour"):
            assert lignes[papier] is preparation.EtatPreparation.PRET, (seance.titre, papier)


@chaque_exemple
def test_chaque_titulaire_est_pointe_a_chaque_seance_tenue(nom: str) -> None:
    dossier = installe(nom)
    titulaires = {m.id for m in membres.lister(dossier) if m.mandat is Mandat.TITULAIRE}
    assert len(titulaires) >= 4
    for seance in (s for s in seances.lister(dossier) if s.tenue):
        venus = [p for p in dossier.lignes(Presence) if p["seance"] == seance.id]
        assert titulaires <= {p["membre"] for p in venus}
        for presence in venus:
            assert (presence["etat"] == EtatPresence.REPRESENTE.value) is bool(presence["par"])


@chaque_exemple
def test_qui_represente_un_titulaire_est_son_suppleant(nom: str) -> None:
    dossier = installe(nom)
    for presence in dossier.lignes(Presence):
        if presence["par"]:
            (suppleant,) = (m for m in membres.lister(dossier) if m.nom == presence["par"])
            assert suppleant.mandat is Mandat.SUPPLEANT
            assert suppleant.supplee == presence["membre"]
            venue = dossier.ligne(Presence, id_presence(presence["seance"], suppleant.id))
            assert venue is not None
            assert venue["etat"] == EtatPresence.PRESENT.value


@chaque_exemple
def test_ne_parle_en_seance_que_qui_y_etait(nom: str) -> None:
    """A comment or a reservation comes from a member noted present, on a point of the same session."""
    dossier = installe(nom)
    presents = {(p["seance"], p["membre"]) for p in dossier.lignes(Presence) if p["etat"] == EtatPresence.PRESENT.value}
    dits = [(c["seance"], c["membre"]) for c in dossier.lignes(Commentaire)]
    dits += [(reserve.seance, reserve.membre) for reserve in reserves.lister(dossier)]
    assert set(dits) <= presents
    seance_de = {point["id"]: point["seance"] for point in dossier.lignes(PointSeance)}
    for commentaire in dossier.lignes(Commentaire):
        assert commentaire["point"] is None or seance_de[commentaire["point"]] == commentaire["seance"]


@chaque_exemple
def test_une_reserve_vient_d_un_avis_avec_reserves_et_ne_se_leve_que_repondue(nom: str) -> None:
    dossier = installe(nom)
    natures = {a["seance"]: a["nature"] for a in dossier.lignes(Avis)}
    emises = reserves.lister(dossier)
    avec = {seance for seance, nature in natures.items() if nature == NatureAvis.RESERVES.value}
    assert {reserve.seance for reserve in emises} == avec
    for reserve in emises:
        assert reserve.responsable
        assert reserve.seance_jour is not None
        assert reserve.echeance is not None
        assert reserve.seance_jour < reserve.echeance
        if not reserve.ouverte:
            assert reserve.levee_le is not None
            assert not reserve.manque
            assert reserve.seance_jour < reserve.levee_le <= AUJOURDHUI
        if reserve.levee_seance is not None:
            levee = seances.lire(dossier, reserve.levee_seance)
            assert levee is not None
            assert levee.jour == reserve.levee_le


def test_les_reserves_sont_levees_la_ou_le_cycle_est_acheve_et_une_reste_ouverte_la_ou_il_court() -> None:
    assert [r.ouverte for r in reserves.lister(installe(ACHEVE))] == [False]
    assert Counter(r.ouverte for r in reserves.lister(installe(EN_COURS))) == {True: 1, False: 1}
    (ouverte,) = reserves.ouvertes(installe(EN_COURS))
    assert ouverte.manque == "ce qui a changé"
    assert ouverte.echeance is not None
    assert ouverte.echeance > AUJOURDHUI
    derniere = seances.derniere_tenue(installe(ACHEVE))
    assert derniere is not None
    assert avis.lire(installe(ACHEVE), derniere.id).nature is NatureAvis.FAVORABLE


@chaque_exemple
def test_aucun_partenaire_deja_membre_n_est_propose_une_seconde_fois(nom: str) -> None:
    """The same person is named the same way in both registers."""
    dossier = installe(nom)
    assis = {membre["nom"] for membre in dossier.lignes(Membre)}
    assert assis & {p["contact_nom"] for p in dossier.lignes(Partenaire)}
    assert not assis & {candidat.nom for candidat in membres.candidats(dossier)}


# --- the budget ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nom", "lignes", "valorisation"),
    [(ACHEVE, [8100, 12000], 0), (EN_COURS, [13500, 1500], 7000), (DEBUT, [11302, 0], 0)],
)
def test_le_budget_a_les_montants_de_la_source(nom: str, lignes: list[int], valorisation: int) -> None:
    """S2 III.D: 8100 and 12000 € TTC; S1 FE2: 15 000 €; S2 III.C: 11302 € TTC."""
    budget = lire_budget(installe(nom))
    assert budget.scenario.retenu
    assert montants(budget) == lignes
    assert budget.totaux.depenses == sum(lignes)
    assert budget.totaux.valorisation == valorisation


def test_offre_insertion_compte_neuf_et_douze_jours() -> None:
    dossier = installe(ACHEVE)
    jours = [d["quantite"] for d in dossier.lignes(Depense) if d["unite"] == "jour"]
    assert jours == [9, 12]
    assert sum(jours) == dossier.fiche_unique(ProjetIntervention, ID_PROJET)["journees"]


def test_otsi_slot_compte_quinze_journees_et_la_journee_regionale() -> None:
    """1 + 5 × 3 journées (S1 FE2), and 28 days of the DLA given."""
    dossier = installe(EN_COURS)
    retenu = lire_budget(dossier)
    payees = [d.calcul.quantite for d in retenu.depenses if not d.calcul.valorisee]
    assert payees == [15, 1]
    assert sum(d for d in payees if d) == dossier.fiche_unique(ProjetIntervention, ID_PROJET)["journees"]
    assert sum(d.calcul.quantite or 0 for d in retenu.depenses if d.calcul.valorisee) == 28


def test_l_equilibre_est_atteint_ou_le_trou_se_voit() -> None:
    acheve, en_cours, debut = (lire_budget(installe(nom)).totaux for nom in (ACHEVE, EN_COURS, DEBUT))
    assert acheve.equilibre
    assert acheve.solde_sur == 0
    assert en_cours.equilibre
    assert en_cours.solde_sur == -2000  # a DLA has not answered in writing yet
    assert debut.solde == Decimal("-6781.20")  # three fifths of 11 302 €, without a figure yet
    assert [r.grave for r in remarques(lire_budget(installe(DEBUT)), AUJOURDHUI)].count(True) == 1


@pytest.mark.parametrize("nom", [ACHEVE, EN_COURS])
def test_rien_n_est_a_reprendre_dans_un_budget_equilibre(nom: str) -> None:
    dites = [remarque.texte for remarque in remarques(lire_budget(installe(nom)), AUJOURDHUI)]
    assert not [texte for texte in dites if "restent à confirmer" not in texte]


def test_chaque_dla_d_otsi_slot_paie_pour_ses_douze_structures() -> None:
    """S3: in proportion to the structures of each; the shares are those of the resources."""
    dossier = installe(EN_COURS)
    budget = lire_budget(dossier)
    lues = parts(dossier, budget)
    promis = {r.financeur: r.calcul.montant for r in budget.ressources}
    assert [part.structures for part in lues] == [12] * 5
    assert sum(part.part for part in lues) == 15000
    assert all(promis[part.nom] == part.reste == 2000 for part in lues)
    retenu = {s["id"] for s in dossier.lignes(Scenario) if s["retenu"]}
    groupes = {g["id"] for g in dossier.lignes(Groupe) if g["scenario"] in retenu}
    assert sum(part.structures or 0 for part in lues) == sum(
        a["groupe"] in groupes for a in dossier.lignes(Affectation)
    )


def test_les_parts_ne_sont_qu_a_l_ingenierie_de_plusieurs_dla() -> None:
    assert {nom: len(installe(nom).lignes(PartDla)) for nom in NOMS} == {ACHEVE: 0, EN_COURS: 5, DEBUT: 0}


@chaque_exemple
def test_un_seul_budget_est_retenu(nom: str) -> None:
    assert [s["retenu"] for s in installe(nom).lignes(ScenarioBudget)].count(True) == 1


def test_le_module_pour_les_stations_manque_de_trois_journees() -> None:
    (ecarte,) = (b for b in lister(installe(EN_COURS)) if not b.scenario.retenu)
    assert ecarte.totaux.solde == -3 * 900


@chaque_exemple
def test_une_ressource_dit_ou_elle_en_est(nom: str) -> None:
    """Granted, paid: dated, not in the future, in order; asked for: an answer awaited, to come."""
    dossier = installe(nom)
    noms = {p["id"]: p["nom"] for p in dossier.lignes(Partenaire)}
    for ressource in dossier.lignes(Ressource):
        etat, qui = EtatRessource(ressource["etat"]), ressource["financeur"]  # type: ignore[call-arg]
        jours = [ressource[nom] for nom in ("sollicite_le", "accorde_le", "verse_le")]
        passes = [jour for jour in jours if jour is not None]
        assert all(avant < apres for avant, apres in pairwise((*passes, AUJOURDHUI))), qui
        assert (jours[1] is not None) is (etat in (EtatRessource.ACCORDE, EtatRessource.VERSE)), qui
        assert (jours[2] is not None) is (etat is EtatRessource.VERSE), qui
        assert (jours[0] is not None) is (etat is not EtatRessource.PRESSENTI), qui
        if etat is EtatRessource.SOLLICITE:
            assert ressource["reponse_le"] > AUJOURDHUI, qui
        assert ressource["partenaire"] is None or noms[ressource["partenaire"]] == qui


# --- the milestones -----------------------------------------------------------------------------------------------


@chaque_exemple
def test_un_jalon_passe_est_fait_un_jalon_a_venir_ne_l_est_pas(nom: str) -> None:
    dossier = installe(nom)
    ouvert = dossier.fiche_unique(Fiche, ID_FICHE)["ouvert_le"]
    jalons = dossier.lignes(Jalon)
    assert len(jalons) >= 5
    for jalon in jalons:
        terme = jalon["fin"] or jalon["jour"]
        assert ouvert <= jalon["jour"] <= terme, jalon["titre"]
        assert jalon["fait"] is (terme < AUJOURDHUI), jalon["titre"]
        assert jalon["genre"], jalon["titre"]
    assert all(jalon["fait"] for jalon in jalons) is (nom == ACHEVE)


@chaque_exemple
def test_la_convention_couvre_tous_les_jalons(nom: str) -> None:
    fiche = installe(nom).fiche_unique(Fiche, ID_FICHE)
    assert fiche["convention_fin"] > max(AUJOURDHUI, *(j["fin"] or j["jour"] for j in installe(nom).lignes(Jalon)))
