"""``ingeco importer``: a form filled in a spreadsheet goes into the dossier, once, and says what it did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.test_commandes import Taper, exemple, taper

__all__ = ["exemple", "taper"]


@pytest.fixture
def formulaire(taper: Taper, exemple: Path, tmp_path: Path) -> Path:
    """The contact grid of the example dossier, one cell filled in."""
    vers = tmp_path / "s"
    assert taper("exporter", exemple, "--vers", vers, "--document", "grille-contact", "--format", "xlsx").code == 0
    (chemin,) = vers.iterdir()
    return _ecrire(chemin, "disponibilite", "Les mardis de mars")


def _ecrire(chemin: Path, champ: str, valeur: object, ligne: int = 7) -> Path:
    classeur: Any = openpyxl.load_workbook(chemin)
    feuille = classeur.worksheets[0]
    colonne = next(c.column for c in feuille[1] if c.value == champ)
    feuille.cell(ligne, colonne).value = valeur
    classeur.save(chemin)
    return chemin


def test_simuler_dit_tout_et_n_ecrit_rien(taper: Taper, exemple: Path, formulaire: Path) -> None:
    avant = exemple.read_bytes()
    reponse = taper("importer", exemple, formulaire, "--simuler")
    assert reponse.code == 0
    assert "Les mardis de mars" in reponse.sortie
    assert "1\u00a0case changée" in reponse.sortie
    assert "Simulation\u00a0: rien n’a été écrit." in reponse.sortie
    assert exemple.read_bytes() == avant


def test_importer_ecrit_une_fois_et_le_journal_le_dit(taper: Taper, exemple: Path, formulaire: Path) -> None:
    reponse = taper("importer", exemple, formulaire, "--json")
    assert (reponse.code, reponse.erreur) == (0, "")
    assert (reponse.json["ecrites"], reponse.json["simulation"]) == (1, False)
    (ligne,) = reponse.json["lignes"]
    assert ligne["cases"][0] | {"avant": ""} == {
        "cellule": ligne["cases"][0]["cellule"], "champ": "disponibilite", "libelle": ligne["cases"][0]["libelle"],
        "avant": "", "formulaire": "Les mardis de mars",
        "apres": "Les mardis de mars", "genre": "changee", "motif": "", "proposee": True,
        "ecrite": True,
    }  # fmt: skip
    dernier = taper("journal", exemple, "--json").json[0]
    assert dernier["libelle"] == "Formulaire lu\u00a0: Grille de contact des structures — 1\u00a0case, 1\u00a0structure"
    encore = taper("importer", exemple, formulaire)
    assert encore.code == 0
    assert "n’apporte rien de nouveau" in encore.sortie


def test_ce_qui_reste_a_decider_rend_un_et_le_reste_est_ecrit(taper: Taper, exemple: Path, formulaire: Path) -> None:
    _ecrire(formulaire, "contact_concernee", "peut-être")
    reponse = taper("importer", exemple, formulaire)
    assert reponse.code == 1
    assert "ne fait pas partie de la liste" in reponse.sortie
    assert "1\u00a0case reprise." in reponse.sortie
    assert "Lire un formulaire rempli" in reponse.erreur


def test_une_ligne_se_dit_une_fois_et_reste_lisible(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    """On a blank form: a structure found again by its name is said to be so once; an endless name is cut."""
    vers = tmp_path / "v"
    taper("exporter", exemple, "--vierge", "--vers", vers, "--document", "grille-contact", "--format", "xlsx")
    (vierge,) = vers.iterdir()
    _ecrire(_ecrire(vierge, "nom", "Rivages et Sentiers"), "telephone", 612345678)
    dit = taper("importer", exemple, _ecrire(vierge, "nom", "N" * 200, 8), "--simuler").sortie
    assert "Ligne 7 · Rivages et Sentiers — Déjà au dossier (même nom, commune non précisée)." in dit
    assert "→ 06 12 34 56 78" in dit
    assert max(map(len, dit.splitlines())) < 140


def test_un_refus_une_phrase_et_rien_d_ecrit(taper: Taper, exemple: Path, formulaire: Path, tmp_path: Path) -> None:
    autre = tmp_path / "autre.sqlite"
    taper("nouveau", autre, "--intitule", "Un autre")
    avant = autre.read_bytes()
    reponse = taper("importer", autre, formulaire)
    assert (reponse.code, reponse.sortie) == (1, "")
    assert "formulaire d’un autre dossier" in reponse.erreur
    assert "Traceback" not in reponse.erreur
    assert autre.read_bytes() == avant
    assert taper("importer", exemple, tmp_path / "absent.xlsx").code == 1
    assert taper("importer", exemple).code == 2


def test_un_dossier_ouvert_ailleurs_n_est_pas_ecrit(taper: Taper, exemple: Path, formulaire: Path) -> None:
    from app.services.fichier import ouvrir, poste_par_defaut

    session = ouvrir(exemple, poste=poste_par_defaut())
    reponse = taper("importer", exemple, formulaire)
    assert reponse.code == 1
    assert "ouvert" in reponse.erreur
    assert taper("importer", exemple, formulaire, "--simuler").code == 0
    session.fermer()
