"""``ingeco exporter``: real files, read back by other programs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.models.typographie import francais
from app.services.documents import definitions
from tests.cli.test_commandes import Taper, exemple, taper

__all__ = ["exemple", "taper"]


def test_exporter_ecrit_tous_les_documents_et_dit_leurs_noms(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    vers = tmp_path / "sorties" / "comité"
    reponse = taper("exporter", exemple, "--vers", vers, "--json")
    assert reponse.code == 0
    fichiers = [Path(nom) for nom in reponse.json]
    assert sorted(fichiers) == sorted(vers.iterdir())
    assert len(fichiers) == sum(len(d.formats) for d in definitions())
    for fichier in fichiers:
        if fichier.suffix == ".pdf":
            assert len(PdfReader(fichier).pages) >= 1
        else:
            assert zipfile.ZipFile(fichier).testzip() is None


def test_un_document_un_format(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    reponse = taper(
        "exporter", exemple, "--vers", tmp_path / "s", "--document", "grille-structures", "--format", "xlsx"
    )
    assert reponse.code == 0
    (fichier,) = (tmp_path / "s").iterdir()
    assert francais(fichier.name) in reponse.sortie
    valeurs = {c.value for feuille in load_workbook(fichier) for ligne in feuille.iter_rows() for c in ligne}
    assert len(valeurs) > 20


def test_vierge_se_passe_de_dossier(taper: Taper, tmp_path: Path) -> None:
    reponse = taper("exporter", "--vierge", "--vers", tmp_path / "v", "--format", "pdf")
    assert reponse.code == 0
    attendus = [d for d in definitions() if d.vierge_possible and "pdf" in d.formats]
    assert len(list((tmp_path / "v").iterdir())) == len(attendus) >= 4


def test_vierge_d_un_dossier_rempli_ne_dit_rien_de_lui(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    taper(
        "exporter", exemple, "--vierge", "--vers", tmp_path / "v", "--document", "fiche-presentation", "--format", "pdf"
    )
    (fichier,) = (tmp_path / "v").iterdir()
    texte = "".join(page.extract_text() for page in PdfReader(fichier).pages)
    assert "zones de littoral" not in texte
    assert len(texte) > 300


def test_exporter_ne_touche_pas_au_dossier_et_marche_s_il_est_ouvert(
    taper: Taper, exemple: Path, tmp_path: Path
) -> None:
    from app.services.fichier import ouvrir, poste_par_defaut

    avant = exemple.read_bytes()
    session = ouvrir(exemple, poste=poste_par_defaut())
    reponse = taper("exporter", exemple, "--vers", tmp_path / "s", "--document", "parcours", "--format", "pdf")
    assert reponse.code == 0
    session.fermer()
    assert exemple.read_bytes() == avant


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        (("--document", "bidule"), "grille-structures"),
        (("--document", "grille-contact", "--format", "docx"), "ingeco documents"),
    ],
)
def test_ce_qui_n_existe_pas_se_dit(
    taper: Taper, exemple: Path, tmp_path: Path, arguments: tuple[str, ...], dit: str
) -> None:
    reponse = taper("exporter", exemple, "--vers", tmp_path / "s", *arguments)
    assert reponse.code == 1
    assert dit in reponse.erreur
    assert not (tmp_path / "s").exists()


def test_un_dossier_d_arrivee_impossible_se_dit(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("occupé")
    reponse = taper("exporter", exemple, "--vers", tmp_path / "fichier" / "s")
    assert reponse.code == 1
    assert "ne peut pas être créé" in reponse.erreur
