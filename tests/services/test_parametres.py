"""Office parameters: what is shipped holds together; what the office sets is kept, or told why not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from app.models.erreurs import ErreurUtilisateur
from app.services.parametres import (
    choisir,
    definitions,
    delais,
    dire_defaut,
    lire_definitions,
    nombre_de,
    parametre,
)
from app.services.reglages import Reglages, ecrire_reglages, lire_reglages
from app.services.ressources import dossier_ressources


def test_ce_qui_est_livre_dit_sa_source_et_tient_debout() -> None:
    assert (nombre_de("prestataires_minimum", {}), nombre_de("prestataires_maximum", {})) == (2, 4)
    assert parametre("animation_regionale", {}) == "DLA régional"
    assert all(p.source and p.accepte(p.defaut) for p in definitions().parametre)
    assert {m.code for m in definitions().modele} == {"comite", "convention"}
    employes = {e.parametre for m in definitions().modele for e in m.etape}
    assert employes <= set(delais({}))


def test_le_bureau_choisit_et_retrouve_la_valeur_d_origine() -> None:
    choisis = choisir({}, "comite_envoi", 21)
    assert nombre_de("comite_envoi", choisis) == 21
    assert delais(choisis)["comite_envoi"] == 21
    assert choisir(choisis, "comite_envoi", None) == {}
    assert choisir(choisis, "comite_envoi", 10) == {}  # the value shipped leaves no trace
    assert choisir({}, "service_etat", "  DDETSPP 35 ") == {"service_etat": "DDETSPP 35"}
    assert choisir({"service_etat": "x"}, "service_etat", "  ") == {}
    assert choisir({}, "service_etat", "DDETS") == {"service_etat": "DDETS"}  # said in place of the guide’s DDTEFP


@pytest.mark.parametrize("valeur", [-1, 251, 10_000])
def test_un_nombre_hors_bornes_se_refuse_en_disant_les_bornes(valeur: int) -> None:
    with pytest.raises(ErreurUtilisateur) as refus:
        choisir({}, "comite_envoi", valeur)
    assert "0 à 250 jours ouvrés" in refus.value.message


def test_les_reglages_gardent_les_choix_exactement(tmp_path: Path) -> None:
    chemin = tmp_path / "reglages.json"
    choisis: dict[str, int | str] = {"comite_envoi": 21, "service_etat": "DDETSPP"}
    assert ecrire_reglages(Reglages(auteur="Léa", parametres=choisis), chemin)
    assert lire_reglages(chemin).parametres == choisis


def test_sans_rien_donner_on_lit_les_reglages_du_poste() -> None:
    ecrire_reglages(Reglages(auteur="Léa", parametres={"comite_envoi": 7}))
    assert parametre("comite_envoi") == 7


@pytest.mark.parametrize("abime", ["vingt", True, None, -4, 12.5])
def test_un_choix_qui_n_a_plus_de_sens_laisse_la_valeur_d_origine(abime: object) -> None:
    assert parametre("comite_envoi", {"comite_envoi": abime, "inconnu": 3}) == 10  # type: ignore[dict-item]


def test_un_parametre_inconnu_est_une_faute() -> None:
    with pytest.raises(KeyError):
        parametre("pas_un_parametre", {})
    with pytest.raises(TypeError):
        nombre_de("service_etat", {})


def test_la_valeur_d_origine_se_dit() -> None:
    assert dire_defaut(definitions().un("comite_envoi")) == "10\u00a0jours ouvrés"
    assert dire_defaut(definitions().un("operateur_competences")) == "OPCO"


@pytest.mark.parametrize(
    ("avant", "apres", "message"),
    [
        ('parametre = "comite_envoi"', 'parametre = "service_etat"', "n’est pas un nombre connu"),
        ('avant = "envoi"', 'avant = "plus_tard"', "doit être écrite plus haut"),
        ('groupe = "services"', 'groupe = "nulle_part"', "n’existe pas"),
        ("nombre = 20", "nombre = 2000", "bornes"),
        ("{prestataires_minimum}", "{prestataires}", "n’est pas un nombre connu"),
        ('mots = "metropole"', 'mots = "atlantide"', "bornes"),
        ('code = "comite_relecture"', 'code = "comite_envoi"', "deux fois"),
    ],
)
def test_un_fichier_mal_corrige_dit_ou(tmp_path: Path, avant: str, apres: str, message: str) -> None:
    livre = (dossier_ressources() / "parametres.toml").read_text("utf-8")
    assert avant in livre
    (tmp_path / "parametres.toml").write_text(livre.replace(avant, apres, 1), "utf-8")
    _, texte = lire_definitions(tmp_path)
    assert any(message in str(p) for p in texte.problemes)
    shutil.copy(dossier_ressources() / "parametres.toml", tmp_path / "parametres.toml")
    lues, texte = lire_definitions(tmp_path)
    assert (lues, texte.problemes) == (definitions(), [])


def test_un_choix_se_prend_dans_sa_liste() -> None:
    defini = definitions().un("jours_feries")
    assert (parametre("jours_feries", {}), dire_defaut(defini)) == ("metropole", "Métropole")
    assert choisir({}, "jours_feries", "alsace_moselle") == {"jours_feries": "alsace_moselle"}
    assert parametre("jours_feries", {"jours_feries": "atlantide"}) == "metropole"
    with pytest.raises(ErreurUtilisateur, match="n’est pas un choix"):
        choisir({}, "jours_feries", "atlantide")


def test_chaque_nombre_livre_sert_a_quelque_chose() -> None:
    dits = {code for m in definitions().modele for e in m.etape for code in re.findall("{(.*?)}", e.rappel)}
    employes = dits | {e.parametre for m in definitions().modele for e in m.etape}
    assert employes == set(delais({}))
