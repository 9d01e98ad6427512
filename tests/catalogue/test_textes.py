"""Texts that a practitioner mends: French typography once loaded, and each mistake told by file, line and id."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.services.catalogue import CatalogueInvalide, charger_catalogue
from app.services.ressources import dossier_ressources

PHASE = "methode/1-identifier/1-cerner.toml"


def _textes(valeur: Any, lieu: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the catalogue, with the way to it."""
    if isinstance(valeur, str):
        yield lieu, valeur
    elif isinstance(valeur, Mapping):
        for cle, contenu in valeur.items():
            yield from _textes(contenu, f"{lieu}/{cle}")
    elif isinstance(valeur, tuple):
        for rang, contenu in enumerate(valeur):
            yield from _textes(contenu, f"{lieu}/{getattr(contenu, 'code', rang)}")
    elif dataclasses.is_dataclass(valeur):
        for champ in dataclasses.fields(valeur):
            yield from _textes(getattr(valeur, champ.name), f"{lieu}.{champ.name}")


FAUTES = {
    "apostrophe droite": re.compile(r"\w'\w"),
    "guillemets droits": re.compile(r'"'),
    "trois points": re.compile(r"\.\.\."),
    "espace ordinaire avant ; : ! ?": re.compile(r" [;:!?](?:\s|$)"),
    "pas d’espace avant ; ! ?": re.compile(r"[\wéèàç][;!?](?=\s|$)"),
    "guillemet collé": re.compile(r"«[^\u00a0\u202f]|[^\u00a0\u202f]»"),
    "espaces doublées": re.compile(r"(?<=\S)  +(?=\S)"),
    "majuscule sans accent": re.compile(r"\b(?:A (?:partir|défaut|propos)|Etat|Etre|Etude|Ecole|Evalu\w+|Econom\w+)\b"),
}


@pytest.mark.parametrize("faute", FAUTES, ids=lambda faute: faute)
def test_la_typographie_est_francaise(catalogue: Catalogue, faute: str) -> None:
    trouvees = [
        f"{lieu} : …{texte[max(0, m.start() - 20) : m.end() + 20]}…"
        for lieu, texte in _textes(catalogue)
        for m in FAUTES[faute].finditer(re.sub(r"https?://\S+", "", texte))
    ]
    assert trouvees == []


def test_on_regarde_vraiment_les_textes(catalogue: Catalogue) -> None:
    textes = dict(_textes(catalogue))
    assert len(textes) > 1500
    assert any("œ" in texte for texte in textes.values())


@pytest.fixture
def ressources(tmp_path: Path) -> Path:
    """A copy of the texts, to spoil."""
    copie = tmp_path / "resources"
    livres = shutil.ignore_patterns("polices", "icones", "exemples", "inventaire.txt")
    shutil.copytree(dossier_ressources(), copie, ignore=livres)
    return copie


Abimer = Callable[[str], str]


def _remplacer(avant: str, apres: str) -> Abimer:
    def faire(texte: str) -> str:
        assert avant in texte, "this test spoils nothing any more"
        return texte.replace(avant, apres, 1)

    return faire


@pytest.mark.parametrize(
    ("fichier", "abimer", "id", "dit"),
    [
        (PHASE, _remplacer('titre = "Traiter', "titre = Traiter"), "", "vérifiez les guillemets"),
        (PHASE, _remplacer('titre = "Traiter', 'titr = "Traiter'), "cerner.documentation", "« titr » n’est pas connue"),
        (PHASE, _remplacer('fiches = ["fp1", "fp4"]', 'fiches = ["fp1", "fp8"]'), "cerner", "« fp8 »"),
        (PHASE, _remplacer('code = "outils"', 'code = "reseau"'), "cerner.experience-dla", "deux points"),
        (PHASE, _remplacer('code = "outils"', 'code = "Outils !"'), "cerner.experience-dla", "minuscules"),
        (PHASE, _remplacer('"cerner.diagnostics"', '"autre.diagnostics"'), "autre.diagnostics", "doit commencer par"),
        (PHASE, _remplacer("fiches_utiles = [", "fiches_utiles = 3 # ["), "cerner.diagnostics", "liste entre crochets"),
        ("fiches/fp3.toml", _remplacer('code = "fp3"', 'code = "fp2"'), "fp2", "existe déjà"),
        ("methode/etapes.toml", _remplacer('titre = "Engager"', ""), "engager", "il manque la clé « titre »"),
        ("termes.toml", lambda texte: texte.replace("é", "\udce9", 1), "", "UTF-8"),
    ],
    ids=["toml", "clé", "lien", "double", "code", "préfixe", "type", "doublon", "manque", "encodage"],
)
def test_une_erreur_est_dite_par_fichier_ligne_et_id(
    ressources: Path, fichier: str, abimer: Abimer, id: str, dit: str
) -> None:
    chemin = ressources / fichier
    sain = chemin.read_text("utf-8")
    abime = abimer(sain)
    chemin.write_bytes(abime.encode("utf-8", "surrogateescape"))
    attendue = next(n for n, (a, b) in enumerate(zip(sain.splitlines(), abime.splitlines(), strict=False), 1) if a != b)
    with pytest.raises(CatalogueInvalide) as erreur:
        charger_catalogue(ressources)
    probleme = next(p for p in erreur.value.problemes if dit in p.message and p.id == id)
    assert probleme.fichier == fichier
    entre = abime.splitlines()[probleme.ligne : attendue - 1]
    assert probleme.ligne <= attendue
    assert not any(re.match(r"\[\[(action|etape|terme)\]\]", ligne) for ligne in entre)
    assert f"{fichier}, ligne {probleme.ligne}" in str(erreur.value)


def test_toutes_les_erreurs_sont_dites_ensemble(ressources: Path) -> None:
    for nom in ("fp1", "fp2", "fp3"):
        chemin = ressources / "fiches" / f"{nom}.toml"
        chemin.write_text(chemin.read_text("utf-8").replace("resume", "resumé", 1), "utf-8")
    with pytest.raises(CatalogueInvalide) as erreur:
        charger_catalogue(ressources)
    assert {p.fichier for p in erreur.value.problemes} >= {f"fiches/fp{n}.toml" for n in (1, 2, 3)}


def test_un_fichier_ou_un_dossier_qui_manque_se_dit(ressources: Path) -> None:
    (ressources / "termes.toml").unlink()
    with pytest.raises(CatalogueInvalide, match=re.escape("termes.toml, ligne 1")):
        charger_catalogue(ressources)
    shutil.rmtree(ressources / "methode")
    with pytest.raises(ErreurUtilisateur, match="Installation incomplète"):
        charger_catalogue(ressources)
