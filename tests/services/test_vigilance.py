"""Looking at the points one by one: what is found, what it calls for, what was decided of it (R12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.statuts import ConstatVigilance
from app.services import decisions, vigilance
from app.services.ecriture.dossier import Dossier
from app.services.vigilance import EtatVigilance
from tests.fabrique import catalogue as livre
from tests.fabrique import dossier_en_memoire, photographier

PRESENT, SURVEILLER, ABSENT = ConstatVigilance.PRESENT, ConstatVigilance.A_SURVEILLER, ConstatVigilance.ABSENT


def etat(dossier: Dossier, catalogue: Catalogue, code: str) -> EtatVigilance:
    """One point as it stands."""
    return next(e for e in vigilance.lire(dossier, catalogue) if e.point.code == code)


def test_un_dossier_neuf_a_tous_les_points_et_aucun_constat(dossier: Dossier, catalogue: Catalogue) -> None:
    etats = vigilance.lire(dossier, catalogue)
    assert len(etats) == len(catalogue.vigilance.point) == 43
    assert not any(e.constat or e.commentaire or e.appelle or e.decisions for e in etats)
    assert "Aucun point regardé" in vigilance.resumer(etats)


def test_un_constat_se_dit_dans_les_mots_du_genre_et_s_annule(dossier: Dossier, catalogue: Catalogue) -> None:
    vigilance.constater(dossier, catalogue, "levier.enjeux", ABSENT)
    levier = etat(dossier, catalogue, "levier.enjeux")
    assert (levier.mot, levier.appelle, levier.sans_decision) == ("Manquant", True, True)
    assert (dossier.a_annuler() or "").endswith("manquant")
    vigilance.constater(dossier, catalogue, "levier.enjeux", None)
    assert etat(dossier, catalogue, "levier.enjeux").constat is None
    dossier.annuler()
    assert etat(dossier, catalogue, "levier.enjeux").constat is ABSENT


def test_ce_qui_est_deja_dit_ne_laisse_pas_de_trace(dossier: Dossier, catalogue: Catalogue) -> None:
    vigilance.constater(dossier, catalogue, "frein.cout", None)
    vigilance.commenter(dossier, catalogue, "frein.cout", "")
    assert dossier.revision == 0
    vigilance.constater(dossier, catalogue, "frein.cout", PRESENT)
    vigilance.constater(dossier, catalogue, "frein.cout", PRESENT)
    assert dossier.revision == 1


def test_une_decision_prise_repond_a_l_appel(dossier: Dossier, catalogue: Catalogue) -> None:
    vigilance.constater(dossier, catalogue, "frein.precarite", PRESENT)
    vigilance.constater(dossier, catalogue, "frein.cout", PRESENT)
    vigilance.constater(dossier, catalogue, "levier.enjeux", PRESENT)
    decisions.decider(dossier, "Chercher un cofinancement", "vigilance:frein.cout")
    assert not etat(dossier, catalogue, "frein.cout").sans_decision
    phrase = vigilance.resumer(vigilance.lire(dossier, catalogue)).replace("\u00a0", " ").replace("\u202f", " ")
    assert phrase == "2 freins présents ; 1 levier acquis ; 1 point appelle une décision ; 3 points regardés sur 43."
    decisions.decider(dossier, "Étaler le calendrier", "vigilance:frein.precarite")
    assert "chaque point qui l’appelle a sa décision" in vigilance.resumer(vigilance.lire(dossier, catalogue))


def test_nos_points_a_nous_s_ajoutent_se_renomment_se_retirent(dossier: Dossier, catalogue: Catalogue) -> None:
    frein = vigilance.ajouter(dossier, "  Le calendrier électoral ")
    levier = vigilance.ajouter(dossier, "Une salle prêtée par la Ville", "levier")
    etats = vigilance.lire(dossier, catalogue)
    assert [(e.genre.code, e.point.texte) for e in etats if e.propre] == [
        ("frein", "Le calendrier électoral"), ("levier", "Une salle prêtée par la Ville"),
    ]  # fmt: skip
    assert all(e.point.vaut_pour("collectif") and e.point.vaut_pour("thematique") for e in etats if e.propre)
    vigilance.constater(dossier, catalogue, levier, PRESENT)
    assert etat(dossier, catalogue, levier).mot == "Acquis"
    vigilance.renommer(dossier, frein, "Les élections de mars")
    decisions.decider(dossier, "Finir avant février", f"vigilance:{frein}")
    avant = photographier(dossier)
    vigilance.retirer(dossier, frein)
    assert [e.point.code for e in vigilance.lire(dossier, catalogue) if e.propre] == [levier]
    assert [d.texte for d in decisions.lister(dossier)] == ["Finir avant février"]
    dossier.annuler()
    assert photographier(dossier) == avant


def test_un_point_a_nous_a_toujours_des_mots(dossier: Dossier, catalogue: Catalogue) -> None:
    with pytest.raises(ErreurUtilisateur):
        vigilance.ajouter(dossier, "  ")
    code = vigilance.ajouter(dossier, "Le calendrier")
    with pytest.raises(ErreurUtilisateur):
        vigilance.renommer(dossier, code, "")
    assert etat(dossier, catalogue, code).point.texte == "Le calendrier"


def test_la_famille_suit_le_niveau_du_projet(dossier: Dossier, catalogue: Catalogue) -> None:
    assert vigilance.famille_du_dossier(dossier, catalogue) == ""
    with dossier.operation("x") as op:
        op.poser(ProjetIntervention, ID_PROJET, niveau="collectif_constitue")
    assert vigilance.famille_du_dossier(dossier, catalogue) == "collectif"


GESTES = st.lists(
    st.tuples(
        st.sampled_from([p.code for p in livre().vigilance.point[:6]]),
        st.one_of(st.none(), st.sampled_from(list(ConstatVigilance))),
        st.text(max_size=8),
    ),
    max_size=8,
)


@given(GESTES)
def test_annuler_tout_rend_le_dossier_de_depart(gestes: list[tuple[str, ConstatVigilance | None, str]]) -> None:
    dossier = dossier_en_memoire()
    depart = photographier(dossier)
    for code, constat, texte in gestes:
        vigilance.constater(dossier, livre(), code, constat)
        vigilance.commenter(dossier, livre(), code, texte)
    arrivee = photographier(dossier)
    combien = 0
    while dossier.annuler() is not None:
        combien += 1
    assert photographier(dossier) == depart
    for _ in range(combien):
        dossier.retablir()
    assert photographier(dossier) == arrivee
