"""The comité d’appui: members from the partners, what its papers lack, what a session leaves, what is dated (R15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.comite import Membre, Reserve, Seance
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Objectif, Resultat
from app.models.partenaires import Partenaire
from app.models.statuts import EtatPresence, NatureAvis
from app.models.structure import Structure
from app.services.comite import avis, membres, ordre_du_jour, preparation, presences, releve, reserves, seances
from app.services.comite.echeances import echeances
from app.services.comite.papiers import lire_papiers, seance_a_venir, seance_relevee
from app.services.comite.preparation import EtatPreparation, LignePreparation
from app.services.ecriture.dossier import Dossier
from app.services.registres import supprimer
from app.services.registres.comite import registre_des_membres
from tests.fabrique import catalogue, dossier_en_memoire, photographier

AUJOURDHUI = date(2026, 11, 21)
INSTANT = datetime(2026, 12, 14, 15, 5, tzinfo=UTC)


def membre(dossier: Dossier, nom: str, **champs: str) -> str:
    with dossier.operation("Membre") as op:
        return op.creer(Membre, nom=nom, **champs)


def retirer(dossier: Dossier, id: str) -> None:
    """As the register does it."""
    supprimer(dossier, registre_des_membres(dossier, catalogue()), [id])


# --- members ------------------------------------------------------------------------------------------------


def test_les_partenaires_entrent_au_comite_en_un_geste() -> None:
    dossier = dossier_en_memoire()
    with dossier.operation("Partenaires") as op:
        region = op.creer(
            Partenaire, nom="Conseil régional", famille="financeurs", contact_nom="Anne Prat", courriel="a@r.example"
        )
        reseau = op.creer(Partenaire, nom="Mouvement associatif", famille="beneficiaires")
        op.creer(Partenaire, nom="Une fondation")
    assert [c.nom for c in membres.candidats(dossier)] == ["Anne Prat", "Mouvement associatif", "Une fondation"]
    avant = photographier(dossier)
    assert len(membres.ajouter_depuis_partenaires(dossier, [region, reseau])) == 2
    anne, mouvement = membres.actifs(dossier)
    assert (anne.designation, anne.famille, anne.courriel) == (
        "Anne Prat (Conseil régional)", "financeurs", "a@r.example",
    )  # fmt: skip
    assert (mouvement.nom, mouvement.organisme, mouvement.famille) == ("Mouvement associatif", "", "reseaux")
    assert [c.nom for c in membres.candidats(dossier)] == ["Une fondation"]
    assert membres.ajouter_depuis_partenaires(dossier, [region, "inconnu"]) == (), "never twice"
    dossier.annuler()
    assert photographier(dossier) == avant


def test_la_famille_proposee_est_de_la_liste_du_comite() -> None:
    codes = {c.code for c in catalogue().listes["familles_comite"].choix}
    partenaires = {c.code for c in catalogue().listes["familles_partenaires"].choix}
    assert set(membres._FAMILLES) == partenaires
    assert set(membres._FAMILLES.values()) <= codes


def test_un_membre_efface_laisse_son_nom_a_ce_qu_il_a_dit() -> None:
    dossier = dossier_en_memoire()
    odile = membre(dossier, "Odile Ferrand", organisme="DDETS")
    id = seances.programmer(dossier, date(2026, 12, 14))
    presences.pointer(dossier, id, odile, EtatPresence.REPRESENTE, "Karim Lenoir")
    avis.commenter(dossier, id, "Le calendrier est serré.", membre=odile)
    reserves.emettre(dossier, id, "Préciser le budget.", membre=odile)
    avant = photographier(dossier)
    retirer(dossier, odile)
    lu = releve.lire(dossier, id)
    assert lu is not None
    assert [c.texte for c in lu.commentaires] == ["Odile Ferrand (DDETS)\u00a0: Le calendrier est serré."]
    assert [r.texte for r in lu.emises] == ["Odile Ferrand (DDETS)\u00a0: Préciser le budget."]
    assert lu.seance.notes == "Odile Ferrand (DDETS)\u00a0: représenté par Karim Lenoir."
    dossier.annuler()
    assert photographier(dossier) == avant, "one gesture"


# --- the sheet of the dossier -------------------------------------------------------------------------------


def comite_le(dossier: Dossier) -> date | None:
    jour: date | None = dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    return jour


def test_une_date_notee_a_la_main_ne_se_perd_pas() -> None:
    dossier = dossier_en_memoire()
    with dossier.operation("Fiche") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 1))
    sans_date = seances.programmer(dossier, None)
    assert comite_le(dossier) == date(2026, 12, 1), "a session without a day says nothing of it"
    seances.modifier(dossier, sans_date, jour=date(2026, 12, 14))
    assert comite_le(dossier) == date(2026, 12, 14)
    seances.supprimer(dossier, sans_date)
    assert comite_le(dossier) is None


@given(st.lists(st.tuples(st.sampled_from("pcsm"), st.integers(1, 28)), max_size=8))
def test_la_fiche_dit_toujours_la_prochaine_seance(gestes: list[tuple[str, int]]) -> None:
    dossier = dossier_en_memoire()
    for geste, n in gestes:
        connues = seances.lister(dossier)
        if geste == "p" or not connues:
            seances.programmer(dossier, date(2026, 12, n))
            continue
        id = connues[n % len(connues)].id
        actions: dict[str, Callable[[], None]] = {
            "c": lambda id=id: seances.clore(dossier, id, INSTANT),  # type: ignore[misc]
            "s": lambda id=id: seances.supprimer(dossier, id),  # type: ignore[misc]
            "m": lambda id=id, n=n: seances.modifier(dossier, id, jour=date(2027, 1, n)),  # type: ignore[misc]
        }
        actions[geste]()
    attendues = [s.jour for s in seances.lister(dossier) if not s.tenue and s.jour]
    assert comite_le(dossier) == min(attendues, default=None)


# --- preparation --------------------------------------------------------------------------------------------


def lignes(dossier: Dossier, seance: str) -> dict[str, LignePreparation]:
    return {ligne.libelle: ligne for ligne in preparation.etat(dossier, catalogue(), seance)}


def test_rien_n_est_pret_au_debut_sauf_l_ordre_du_jour_propose() -> None:
    dossier = dossier_en_memoire()
    id = seances.programmer(dossier, date(2026, 12, 14))
    etats = {libelle: ligne.etat for libelle, ligne in lignes(dossier, id).items()}
    assert etats.pop("Ordre du jour") is EtatPreparation.PRET
    assert etats.pop("Convocation") is EtatPreparation.A_COMPLETER
    assert set(etats.values()) == {EtatPreparation.VIDE}
    assert preparation.etat(dossier, catalogue(), "inconnue") == ()


def test_chaque_papier_dit_ce_qui_lui_manque() -> None:
    dossier = dossier_en_memoire()
    id = seances.programmer(dossier, date(2026, 12, 14), debut="14 h")
    with dossier.operation("Saisie") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation="Seules", contexte="x", enjeux="x", besoins="x")
        op.creer(Structure, nom="A", secteur="culture", aire_actuelle="Redon", budget=Decimal(0), etp=Decimal(0))
        op.creer(Structure, nom="B", secteur="culture", etp=Decimal(2), budget=Decimal(5))
        op.creer(Structure, nom="Partie", mobilisation="sortie")
        op.creer(Objectif, genre="strategique", texte="Consolider l’emploi")
        op.creer(Resultat, texte="Des contrats à jour")
        scenario = op.creer(ScenarioBudget, nom="Budget", retenu=True)
        op.creer(Depense, scenario=scenario, libelle="Jours", quantite=Decimal(9), cout_unitaire=Decimal(1000))
        op.creer(Ressource, scenario=scenario, financeur="DLA", montant=Decimal(6000))
    dites = {libelle: (ligne.etat, ligne.detail) for libelle, ligne in lignes(dossier, id).items()}
    manque = EtatPreparation.A_COMPLETER
    assert dites["Convocation"] == (manque, "manque\u00a0: le lieu")
    assert dites["Problématique"] == (manque, "manque\u00a0: la méthode de validation")
    assert dites["Grille des structures"] == (manque, "manquent\u00a0: aire d’intervention (1)"), "0 € is an answer"
    assert dites["Objectifs et résultats attendus"] == (manque, "manque\u00a0: un objectif opérationnel")
    assert dites["Budget"] == (manque, "pas équilibré\u00a0: 3\u202f000\u00a0€ manquent")
    with dossier.operation("Saisie") as op:
        op.creer(Ressource, scenario=scenario, financeur="Région", montant=Decimal(3000))
        op.creer(Objectif, genre="operationnel", texte="Former")
    assert lignes(dossier, id)["Budget"].detail == "équilibré\u00a0: 9\u202f000\u00a0€"
    assert lignes(dossier, id)["Objectifs et résultats attendus"].etat is EtatPreparation.PRET
    assert preparation.resume(preparation.etat(dossier, catalogue(), id)) == "3 sur 11 prêts"


def test_les_reserves_ouvertes_sont_dans_la_preparation_de_la_seance_suivante() -> None:
    dossier = dossier_en_memoire()
    premiere = seances.programmer(dossier, date(2026, 10, 1))
    assert "Suite des réserves" not in lignes(dossier, premiere)
    id = reserves.emettre(dossier, premiere, "Préciser la part de la Région.")
    assert "1 sans réponse complète" in lignes(dossier, premiere)["Suite des réserves"].detail
    reserves.modifier(dossier, id, suite="Rencontre", changement="30 % accordés")
    assert lignes(dossier, premiere)["Suite des réserves"].etat is EtatPreparation.PRET


# --- what a session leaves ----------------------------------------------------------------------------------


def test_le_releve_d_une_seance_et_de_la_suivante() -> None:
    dossier = dossier_en_memoire()
    odile, karim = membre(dossier, "Odile"), membre(dossier, "Karim")
    premiere = seances.programmer(dossier, date(2026, 10, 1))
    vide = releve.lire(dossier, premiere)
    assert vide is not None
    assert vide.manques == ("l’avis du comité d’appui", "les présences")
    point = ordre_du_jour.points(dossier, premiere)[0].id
    presences.pointer(dossier, premiere, odile, EtatPresence.PRESENT)
    avis.commenter(dossier, premiere, "Bien.", membre=odile, point=point)
    avis.commenter(dossier, premiere, "Sans point.", membre=karim)
    avis.donner(dossier, premiere, NatureAvis.RESERVES, "Budget")
    reserve = reserves.emettre(dossier, premiere, "Budget", echeance=date(2026, 11, 1))
    lu = releve.lire(dossier, premiere)
    assert lu is not None
    assert lu.manques == ("la présence de Karim", "le responsable ou l’échéance d’une réserve")
    assert [p.nom for p in lu.venus(EtatPresence.PRESENT)] == ["Odile"]
    assert [c.texte for c in lu.points[0].commentaires] == ["Bien."]
    assert [c.texte for c in lu.commentaires_libres] == ["Sans point."]
    ordre_du_jour.retirer(dossier, point)
    lu = releve.lire(dossier, premiere)
    assert lu is not None
    assert len(lu.commentaires_libres) == 2, "a point taken off leaves what was said on it"
    seances.clore(dossier, premiere, INSTANT)
    suivante = seances.programmer(dossier, date(2026, 12, 14))
    lu, apres = releve.lire(dossier, premiere), releve.lire(dossier, suivante)
    assert lu is not None
    assert apres is not None
    assert lu.prochaine == date(2026, 12, 14)
    assert [r.id for r in apres.suites] == [reserve]
    reserves.modifier(dossier, reserve, suite="Écrit", changement="Accordé")
    reserves.lever(dossier, reserve, date(2026, 12, 14), suivante)
    apres = releve.lire(dossier, suivante)
    assert apres is not None
    assert [r.levee_le for r in apres.suites] == [date(2026, 12, 14)]
    assert apres.a_suivre == ()
    assert releve.lire(dossier, "inconnue") is None


@pytest.mark.parametrize(
    ("etats", "envoyee", "relevee"),
    [
        ((), None, None),
        (("prevue",), 0, 0),
        (("tenue",), 0, 0),
        (("tenue", "prevue"), 1, 0),
        (("tenue", "tenue"), 1, 1),
        (("tenue", "en_cours"), 1, 1),
        (("annulee",), None, None),
        (("tenue", "annulee", "prevue"), 2, 0),
    ],
)
def test_de_quelle_seance_parlent_les_papiers(
    etats: tuple[str, ...], envoyee: int | None, relevee: int | None
) -> None:  # fmt: skip
    dossier = dossier_en_memoire()
    with dossier.operation("Séances") as op:
        ids = [op.creer(Seance, jour=date(2026, 10 + n, 1), etat=etat) for n, etat in enumerate(etats)]
    a_venir, lue = seance_a_venir(dossier, AUJOURDHUI), seance_relevee(dossier, AUJOURDHUI)
    assert (a_venir.id if a_venir else None) == (None if envoyee is None else ids[envoyee])
    assert (lue.id if lue else None) == (None if relevee is None else ids[relevee])


def test_ce_qui_est_date_mene_la_ou_on_l_ecrit() -> None:
    dossier = dossier_en_memoire()
    id = seances.programmer(dossier, date(2026, 12, 14), objet="Avis")
    seances.programmer(dossier, None)
    annulee = seances.programmer(dossier, date(2026, 12, 20))
    seances.modifier(dossier, annulee, etat="annulee")
    reserve = reserves.emettre(dossier, id, "Préciser", responsable="Marie", echeance=date(2027, 1, 5))
    with dossier.operation("Sans séance") as op:
        op.creer(Reserve, texte="Perdue", echeance=date(2027, 1, 6))
    dites = [(e.jour.isoformat(), e.titre, e.adresse, e.responsable, e.faite) for e in echeances(dossier)]
    assert dites == [
        ("2026-12-14", "Comité d’appui — Avis", f"seance:{id}", "", False),
        ("2027-01-05", "Réserve du comité d’appui\u00a0: Préciser", f"seance:{id}", "Marie", False),
        ("2027-01-06", "Réserve du comité d’appui\u00a0: Perdue", "comite", "", False),
    ]
    reserves.modifier(dossier, reserve, suite="x", changement="y")
    reserves.lever(dossier, reserve, AUJOURDHUI)
    seances.clore(dossier, id, INSTANT)
    assert [e.faite for e in echeances(dossier)] == [True, False, True]


def test_une_heure_se_dit_comme_on_l_ecrit() -> None:
    dossier = dossier_en_memoire()
    id = seances.programmer(dossier, date(2026, 6, 1), debut="14h30")

    def dite(fin: str = "") -> str:
        lue = seances.lire(dossier, id)
        assert lue is not None
        return seances.quand(lue, fin).replace("\u00a0", " ")

    assert dite("16:00") == "Lundi 1er juin 2026, de 14 h 30 à 16 h 00"
    assert dite() == "Lundi 1er juin 2026, à 14 h 30"
    seances.modifier(dossier, id, debut="après la plénière")
    assert dite() == "Lundi 1er juin 2026, après la plénière"
    seances.modifier(dossier, id, debut="")
    assert dite() == "Lundi 1er juin 2026"
    seances.modifier(dossier, id, debut="9h", jour=None)
    assert dite() == "À 9 h 00"


def test_les_papiers_parlent_de_la_seance_demandee(dossier: Dossier) -> None:
    ancienne = seances.programmer(dossier, date(2026, 3, 4))
    recente = seances.programmer(dossier, date(2026, 9, 8))
    for seance in (ancienne, recente):
        seances.clore(dossier, seance, INSTANT)
    lus = lire_papiers(dossier, date(2026, 11, 21), choisie=ancienne)
    assert lus.releve is not None
    assert lus.seance is not None
    assert (lus.releve.seance.id, lus.seance.id) == (ancienne, ancienne)
    assert lus.releve.prochaine is None
    sans = lire_papiers(dossier, date(2026, 11, 21))
    assert sans.releve is not None
    assert sans.releve.seance.id == recente


def test_une_seance_disparue_ne_prend_pas_les_papiers_d_une_autre(dossier: Dossier) -> None:
    seances.clore(dossier, seances.programmer(dossier, date(2026, 9, 8)), INSTANT)
    assert lire_papiers(dossier, date(2026, 11, 21), choisie="partie").releve is None
