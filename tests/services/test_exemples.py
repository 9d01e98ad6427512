"""The example dossiers: whole, honest about what was invented, every figure of the source there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.models.base import Base
from app.models.cadrage import ID_PROJET, RETIRES, ProjetIntervention
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.parcours import ActionSuivie, PointSuivi
from app.models.schema import tables_metier
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple, lister_exemples
from app.services.feries import ouvre
from app.services.parcours import lire_parcours
from app.services.structures import compter
from app.services.tableau_de_bord import lire_tableau_de_bord
from tests.fabrique import catalogue, dossier_en_memoire, photographier

AUJOURDHUI = date(2026, 11, 21)
NOMS = [exemple.nom for exemple in lister_exemples()]


def installe(nom: str) -> Dossier:
    dossier = dossier_en_memoire()
    installer_exemple(nom, dossier, AUJOURDHUI)
    return dossier


def tout_le_texte(dossier: Dossier) -> str:
    return "\n".join(str(v) for lignes in photographier(dossier).values() for ligne in lignes for v in ligne if v)


def entites() -> list[type[Base]]:
    """The tables whose rows the user writes."""
    ecrites = tables_metier()
    return [classe for nom, classe in Base.entites.items() if nom in ecrites]


def codes_connus(info: Mapping[str, Any]) -> set[str] | None:
    """The codes a column may hold; None for one that holds no code."""
    if info.get("liste"):
        return {c.code for c in catalogue().liste(info["liste"]).choix}
    return {membre.value for membre in info["enumeration"]} if info.get("enumeration") else None


def test_il_y_en_a_au_moins_deux() -> None:
    assert {"otsi-slot", "offre-insertion"} <= set(NOMS)


@pytest.mark.parametrize("nom", NOMS)
def test_un_exemple_sinstalle_sannule_et_dit_ce_quil_invente(nom: str) -> None:
    (exemple,) = (e for e in lister_exemples() if e.nom == nom)
    assert exemple.source
    assert exemple.inventions
    dossier = dossier_en_memoire()
    vide = photographier(dossier)
    installer_exemple(nom, dossier, AUJOURDHUI)
    assert "exemple" in (dossier.fiche_unique(Fiche, ID_FICHE)["provenance"] or "").casefold()
    assert dossier.annuler() is not None
    assert photographier(dossier) == vide


@pytest.mark.parametrize("nom", NOMS)
def test_ses_codes_sont_ceux_de_la_methode(nom: str) -> None:
    dossier, cat = installe(nom), catalogue()
    for suivie in dossier.lignes(ActionSuivie):
        cat.methode.action(suivie["action_code"])
    for point in dossier.lignes(PointSuivi):
        codes = {p.code for p in cat.methode.action(point["action_code"]).points}
        assert point["propre"] or point["code"] in codes, (point["action_code"], point["code"])


@pytest.mark.parametrize("nom", NOMS)
def test_chaque_code_est_dans_sa_liste(nom: str) -> None:
    """Every column of every table that names its list or its enumeration."""
    dossier, verifies = installe(nom), 0
    for entite in entites():
        codees = {c.name: connus for c in entite.__table__.columns if (connus := codes_connus(c.info)) is not None}
        for ligne in dossier.lignes(entite):
            for colonne, connus in codees.items():
                valeur = ligne[colonne]
                donnes = () if valeur is None else (valeur,) if isinstance(valeur, str) else valeur
                assert set(donnes) <= connus, (entite.__tablename__, colonne, donnes)
                verifies += len(donnes)
    assert verifies > 50


@pytest.mark.parametrize("nom", NOMS)
def test_rien_n_est_ecrit_dans_les_colonnes_retirees(nom: str) -> None:
    projet = installe(nom).fiche_unique(ProjetIntervention, ID_PROJET)
    assert [champ for champ in sorted(RETIRES) if projet[champ] is not None] == []


@pytest.mark.parametrize("nom", NOMS)
def test_un_seul_geste_qui_se_retablit(nom: str) -> None:
    dossier = installe(nom)
    plein = photographier(dossier)
    assert dossier.annuler() is not None
    assert dossier.a_annuler() is None
    assert dossier.retablir() is not None
    assert photographier(dossier) == plein


_FICTIF = re.compile(r"0(1 99 00|2 61 91|3 53 01|4 65 71|5 36 49)( \d\d){2}")
"""The numbers that the regulator keeps for fiction."""


@pytest.mark.parametrize("nom", NOMS)
def test_personne_n_existe_vraiment(nom: str) -> None:
    """Mails and telephone numbers that can belong to nobody."""
    dossier, lus = installe(nom), 0
    for entite in entites():
        colonnes = {"courriel", "telephone"} & set(entite.__table__.columns.keys())
        for ligne in dossier.lignes(entite, *colonnes) if colonnes else ():
            courriel, telephone = ligne.get("courriel"), ligne.get("telephone")
            assert courriel is None or re.fullmatch(r"[a-z0-9.-]+@[a-z0-9.-]+\.example", courriel), courriel
            assert telephone is None or _FICTIF.fullmatch(telephone), telephone
            lus += (courriel is not None) + (telephone is not None)
    assert lus > 5


@pytest.mark.parametrize("nom", NOMS)
def test_son_tableau_de_bord_se_lit(nom: str) -> None:
    bord = lire_tableau_de_bord(installe(nom), catalogue(), AUJOURDHUI)
    assert bord.intitule
    assert bord.parcours.traitees > 0
    assert all(ligne.adresse for carte in (bord.comite, bord.mobilisation, bord.budget) for ligne in carte)


def test_otsi_slot_a_tous_les_chiffres_de_sa_source() -> None:
    dossier = installe("otsi-slot")
    assert compter(dossier) == 60
    projet = dossier.fiche_unique(ProjetIntervention, ID_PROJET)
    assert projet["journees"] == Decimal(16)  # 1 + 5 × 3
    texte = tout_le_texte(dossier)
    for mot in ("SLOT", "C2RA", "Conseils généraux", "UDOTSI", "CDT"):
        assert mot.casefold() in texte.casefold(), mot


def test_offre_insertion_est_allee_au_bout() -> None:
    dossier = installe("offre-insertion")
    assert compter(dossier) == 3
    assert lire_parcours(dossier, catalogue().methode).traitees == 45
    texte = tout_le_texte(dossier).replace("\u202f", " ").replace("\u00a0", " ")
    for chiffre in ("8 100", "12 000", "9 jours", "12 jours", "8 mois", "14 demi-journées", "DDTEFP"):
        assert chiffre in texte, chiffre


def test_un_exemple_inconnu_est_dit() -> None:
    with pytest.raises(ErreurUtilisateur, match=r"« licorne ».*Exemples disponibles : .*otsi-slot"):
        installer_exemple("licorne", dossier_en_memoire(), AUJOURDHUI)


@pytest.mark.parametrize("nom", NOMS)
@pytest.mark.parametrize("aujourdhui", [date(2026, 11, 21), date(2027, 4, 30), date(2027, 12, 22)])
def test_rien_n_y_tombe_un_jour_ou_personne_ne_travaille(nom: str, aujourdhui: date) -> None:
    dossier = dossier_en_memoire()
    installer_exemple(nom, dossier, aujourdhui)
    relatives = {
        valeur
        for entite in entites()
        for ligne in dossier.lignes(entite)
        for valeur in ligne.values()
        if type(valeur) is date and abs((valeur - aujourdhui).days) < 500
    }
    assert len(relatives) > 10
    assert [jour for jour in relatives - {aujourdhui} if not ouvre(jour)] == []
