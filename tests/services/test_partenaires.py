"""The partners of a dossier: what is written of them, what is read, drawn and said (R10; S1 FM2.1, FP3)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.models.dessin import Mot
from app.models.erreurs import ErreurUtilisateur
from app.models.objectifs import Objectif
from app.models.partenaires import Attente, Partenaire
from app.services import decisions, partenaires, registres
from app.services.ecriture.dossier import Dossier
from app.services.figures.reseau import dessiner_pour_le_papier, dessiner_reseau
from app.services.registres.partenaires import registre_des_attentes, registre_des_partenaires
from app.services.registres.places import registre_du_comite, registre_du_systeme_intervenant
from app.services.reseau import (
    dire_le_bilan,
    dire_les_absentes,
    dire_les_tensions,
    lire_reseau,
    reseau_vierge,
)
from app.services.reseau_matrice import ENTRE_PARTENAIRES, PROJET, a_traiter, croiser
from tests.fabrique import catalogue, dossier_en_memoire, photographier
from tests.services.reseaux import FAMILLES, beaucoup_de_partenaires, neuf_partenaires

APPORTS = {c.code: c.texte for c in catalogue().liste("apports_partenaire").choix}


@pytest.fixture
def dossier() -> Dossier:
    """An empty dossier."""
    return dossier_en_memoire()


@pytest.fixture
def ids(dossier: Dossier) -> dict[str, str]:
    """The same with nine partners; their ids."""
    return neuf_partenaires(dossier)


# --- writing --------------------------------------------------------------------------------------------------


def test_dire_sur_quoi_un_partenaire_intervient_en_fait_un_intervenant_en_un_seul_geste(dossier: Dossier) -> None:
    id = partenaires.ajouter(dossier, "Banque du Ponant")
    avant = photographier(dossier)
    registre = registre_des_partenaires(catalogue())
    registres.modifier(dossier, registre, id, "intervention", "Ses produits")
    ligne = dossier.ligne(Partenaire, id)
    assert ligne is not None
    assert ligne["intervenant"]
    dossier.annuler()
    assert photographier(dossier) == avant


def test_effacer_l_intervention_ne_coche_rien(dossier: Dossier) -> None:
    id = partenaires.ajouter(dossier, "Banque du Ponant", intervention="Ses produits")
    registre = registre_des_partenaires(catalogue())
    registres.modifier(dossier, registre, id, "intervenant", False)
    registres.modifier(dossier, registre, id, "intervention", "")
    ligne = dossier.ligne(Partenaire, id)
    assert ligne is not None
    assert not ligne["intervenant"]


def test_un_partenaire_n_est_pas_en_tension_avec_lui_meme(dossier: Dossier, ids: dict[str, str]) -> None:
    registre = registre_des_attentes(dossier, catalogue())
    attente = dossier.lignes(Attente)[0]
    avant = photographier(dossier)
    with pytest.raises(ErreurUtilisateur, match="avec lui-même"):
        registres.modifier(dossier, registre, attente["id"], "face_a", attente["partenaire"])
    with pytest.raises(ErreurUtilisateur, match="avec lui-même"):
        partenaires.attendre(dossier, ids["CD"], "X", face_a=ids["CD"])
    assert photographier(dossier) == avant


def test_supprimer_un_partenaire_emporte_ses_attentes_et_delie_les_autres(
    dossier: Dossier, ids: dict[str, str]
) -> None:
    avant = photographier(dossier)
    registres.supprimer(dossier, registre_des_partenaires(catalogue()), [ids["CD"]])
    restantes = dossier.lignes(Attente)
    assert len(restantes) == 3
    assert not any(a["face_a"] for a in restantes)
    dossier.annuler()
    assert photographier(dossier) == avant


def test_un_meme_nom_est_dit_sans_accents_ni_majuscules_et_par_le_sigle(dossier: Dossier, ids: dict[str, str]) -> None:
    assert partenaires.signaler_doublon(dossier, ids["CD"]) is None
    autre = partenaires.ajouter(dossier, "conseil DEPARTEMENTAL  du Ponant")
    assert "Conseil départemental du Ponant" in (partenaires.signaler_doublon(dossier, autre) or "")
    drac = partenaires.ajouter(dossier, "Drac")
    assert "affaires culturelles" in (partenaires.signaler_doublon(dossier, drac) or "")
    assert partenaires.signaler_doublon(dossier, partenaires.ajouter(dossier, "")) is None


def test_les_motivations_de_la_famille_viennent_d_abord_et_existent_toutes(
    dossier: Dossier, ids: dict[str, str]
) -> None:
    liste = {c.code for c in catalogue().liste("motivations_partenaires").choix}
    proposees = [code for codes in partenaires.MOTIVATIONS_DE_LA_FAMILLE.values() for code in codes]
    assert sorted(proposees) == sorted(liste)
    assert set(partenaires.MOTIVATIONS_DE_LA_FAMILLE) == set(FAMILLES)
    colonne = registre_des_attentes(dossier, catalogue(), ids["CD"]).colonnes["motivation"]
    assert [c.code for c in colonne.type.choix[:2]] == ["politique_publique", "obligation"]  # type: ignore[attr-defined]


# --- committee, système intervenant --------------------------------------------------------------------------


def test_taper_le_nom_d_un_partenaire_connu_le_fait_entrer_au_comite(dossier: Dossier, ids: dict[str, str]) -> None:
    registre = registre_du_comite(dossier, catalogue())
    assert registres.ajouter(dossier, registre, {"nom": "banque du ponant"}) == ids["Banque du Ponant"]
    assert partenaires.compter(dossier) == 9
    assert len(registres.lire_stockees(dossier, registre, ("nom",))) == 4
    with pytest.raises(ErreurUtilisateur, match="déjà dans la liste"):
        registres.ajouter(dossier, registre, {"nom": "Banque du Ponant"})
    nouveau = registres.ajouter(dossier, registre, {"nom": "Mairie de Landerbrec"})
    assert (dossier.ligne(Partenaire, nouveau) or {})["comite_pilotage"]


def test_sortir_du_systeme_intervenant_ne_supprime_pas_le_partenaire(dossier: Dossier, ids: dict[str, str]) -> None:
    avant = photographier(dossier)
    registre = registre_du_systeme_intervenant(dossier, catalogue())
    registres.supprimer(dossier, registre, [ids["Banque du Ponant"], ids["FEM"]])
    assert partenaires.compter(dossier) == 9
    assert partenaires.phrase_du_systeme_intervenant(dossier) == ""
    dossier.annuler()
    assert photographier(dossier) == avant


# --- reading --------------------------------------------------------------------------------------------------


def test_ce_que_dit_le_reseau(dossier: Dossier, ids: dict[str, str]) -> None:
    reseau = lire_reseau(dossier, catalogue())
    assert dire_les_tensions(reseau) == (
        "3\u00a0tensions ouvertes, dont 1\u00a0incompatible\u202f; 2\u00a0attentes sans réponse."
    )
    assert partenaires.resume(dossier) == "9 · 3\u00a0tensions"
    assert len(reseau.ouvertes) == partenaires.combien_de_tensions(dossier)
    assert dire_les_absentes(reseau) == ""
    partage, complementaire, _ = reseau.bilans
    assert dire_le_bilan(reseau, partage) == (
        "3\u00a0oui, 1\u00a0non (Direction régionale des affaires culturelles), 4\u00a0sans réponse"
    )
    assert complementaire.non == (ids["DRAC"],)


def test_un_reseau_vide_nomme_les_quatre_familles(dossier: Dossier) -> None:
    reseau = lire_reseau(dossier, catalogue())
    assert dire_les_absentes(reseau).startswith("Les quatre familles sont à explorer\u00a0: le réseau du DLA\u202f;")
    assert (dire_les_tensions(reseau), partenaires.resume(dossier)) == ("", "")
    assert partenaires.dire_le_partenariat(dossier.lignes(Partenaire), catalogue()) == ""
    assert dire_le_bilan(reseau, reseau.bilans[0]) == "Question encore posée à personne"


def test_le_partenariat_et_le_systeme_intervenant_en_une_phrase(dossier: Dossier, ids: dict[str, str]) -> None:
    phrase = partenaires.dire_le_partenariat(dossier.lignes(Partenaire), catalogue())
    assert phrase.startswith("8\u00a0partenaires, dont 4\u00a0associés\u00a0: le réseau du DLA (C2RA Val-d’Armor,")
    assert "les financeurs (CD, DRAC)" in phrase
    assert "Agence culturelle" not in phrase  # it declined
    assert partenaires.phrase_du_systeme_intervenant(dossier) == (
        "2\u00a0partenaires interviennent, 2,5\u00a0j en tout\u00a0: Fédération des écoles de musique (Témoignage d’une"
        " école mutualisée, 0,5\u00a0j)\u202f; Banque du Ponant (Les attentes d’une banque, ses produits, 2\u00a0j)"
    )


def test_la_matrice_croise_partenaires_et_objectifs(dossier: Dossier, ids: dict[str, str]) -> None:
    matrice = croiser(lire_reseau(dossier, catalogue()))
    assert [code for code, _ in matrice.colonnes] == [PROJET, ids["objectif"], ENTRE_PARTENAIRES]
    cases = {ligne.id: [case.mots for case in ligne.cases] for ligne in matrice.lignes}
    assert cases[ids["CD"]] == ["✓ Converge", "✕ Incompatible", ""]
    assert cases[ids["FEM"]] == ["", "", "! Contredit ↔ Conseil départemental du Ponant"]
    assert cases[ids["C2RA Val-d’Armor"]] == ["+ S’ajoute (réglée)", "", ""]
    attentes = [a for ligne in matrice.lignes for case in ligne.cases for a in case.attentes]
    assert sorted(attentes) == sorted(a["id"] for a in dossier.lignes(Attente))


def test_ce_qui_reste_a_regler_va_des_tensions_aux_attentes_muettes_puis_aux_reglees(
    dossier: Dossier, ids: dict[str, str]
) -> None:
    partenaires.attendre(dossier, ids["Cnar Culture"], "Être cité")
    registre = registre_des_attentes(dossier, catalogue())
    fem = next(a for a in dossier.lignes(Attente) if a["partenaire"] == ids["FEM"])
    registres.modifier(dossier, registre, fem["id"], "reglee", True)
    decisions.decider(dossier, "Rencontrer la DRAC", origine=f"partenaire:{ids['DRAC']}")
    lignes = a_traiter(lire_reseau(dossier, catalogue()))
    assert [ligne.quoi for ligne in lignes] == ["✕ Incompatible", "! Contredit", "? Sans réponse", "! Contredit"]
    assert [ligne.suite for ligne in lignes] == ["", "1 prise, 1 à faire", "", ""]
    assert [ligne.reglee for ligne in lignes] == [False, False, False, True]


def test_un_objectif_ou_un_partenaire_supprime_ne_laisse_pas_de_tension_orpheline(
    dossier: Dossier, ids: dict[str, str]
) -> None:
    with dossier.operation("Sans passer par les registres") as op:
        op.supprimer(Objectif, ids["objectif"])
        op.supprimer(Partenaire, ids["CD"])
    reseau = lire_reseau(dossier, catalogue())
    assert [t.cible.value for t in reseau.ouvertes] == ["projet", "projet", "projet"]
    assert [ligne.nom for ligne in croiser(reseau).lignes][-1] == "Partenaire à préciser"
    dessiner_reseau(reseau, APPORTS)


# --- figure ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("combien", [0, 4, 12, 30, 60, 130])
def test_chaque_partenaire_est_sur_la_carte_ou_compte(dossier: Dossier, combien: int) -> None:
    ids = beaucoup_de_partenaires(dossier, combien)
    reseau = lire_reseau(dossier, catalogue())
    for dessin in (dessiner_reseau(reseau, APPORTS), dessiner_pour_le_papier(reseau, APPORTS)):
        mots = [f for f in dessin.formes if isinstance(f, Mot)]
        montres = {m.lien.removeprefix("partenaire:") for m in mots if m.lien.startswith("partenaire:")}
        caches = sum(int(m.texte.split("\u00a0")[0].removeprefix("et ")) for m in mots if m.lien == "partenaires")
        assert len(montres) + caches == combien
        assert montres <= set(ids)
        assert all(0 <= m.x <= dessin.largeur and 0 <= m.y <= dessin.hauteur for m in mots)


def test_la_carte_dit_tout_en_mots(dossier: Dossier, ids: dict[str, str]) -> None:
    dessin = dessiner_reseau(lire_reseau(dossier, catalogue()), APPORTS)
    donnees = dict(dessin.donnees)
    assert donnees["Les financeurs"].startswith("Conseil départemental du Ponant (associé)")
    assert "Agence culturelle régionale (a décliné)" in donnees["Les structures et personnes ressources"]
    assert donnees["Tension (incompatible)"].endswith("objectif «\u00a0Mutualiser les emplois\u00a0»")
    assert "3\u00a0tensions ouvertes" in dessin.alternative


def test_les_plus_associes_sont_au_plus_pres_du_projet(dossier: Dossier, ids: dict[str, str]) -> None:
    for i, etat in enumerate(("pressenti", "associe", "decline", "contacte", "associe", "pressenti")):
        partenaires.ajouter(dossier, f"{etat} {i}", famille="financeurs", etat=etat)
        partenaires.ajouter(dossier, f"{etat} {i} bis", famille="ressources", etat=etat)
    dessin = dessiner_reseau(lire_reseau(dossier, catalogue()), APPORTS)
    places = {f.texte: f.y for f in dessin.formes if isinstance(f, Mot) and f.lien}
    assert places["associe 1"] > places["pressenti 0"] > places["decline 2"]  # above the project
    assert places["associe 1 bis"] < places["pressenti 0 bis"] < places["decline 2 bis"]  # below it


def test_la_carte_vierge_n_accuse_personne() -> None:
    dessin = dessiner_reseau(reseau_vierge(catalogue()), APPORTS, vierge=True)
    assert not any("Personne encore" in f.texte for f in dessin.formes if isinstance(f, Mot))
    assert dessin.alternative.startswith("Carte à remplir")


def test_les_jours_s_additionnent_exactement(dossier: Dossier) -> None:
    for i in range(10):
        partenaires.ajouter(dossier, f"P{i}", intervenant=True, intervention_jours=Decimal("0.1"))
    assert "1\u00a0j en tout" in partenaires.phrase_du_systeme_intervenant(dossier)


def test_ceux_qui_font_la_meme_chose_sont_nommes_ensemble(dossier: Dossier) -> None:
    for nom in ("UDOTSI d’Arcine", "UDOTSI de Lusance", "CDT d’Arcine"):
        partenaires.ajouter(dossier, nom, intervention="Lire le schéma local.", intervention_jours=Decimal("1"))
    partenaires.ajouter(dossier, "Banque X", intervention="Prêts")
    assert partenaires.phrase_du_systeme_intervenant(dossier) == (
        "4\u00a0partenaires interviennent, 3\u00a0j en tout\u00a0: UDOTSI d’Arcine, UDOTSI de Lusance et CDT d’Arcine"
        " (Lire le schéma local, 1\u00a0j chacun)\u202f; Banque X (Prêts)"
    )
