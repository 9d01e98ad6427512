"""A file is written whole or not at all, and what went wrong is said in French (rows 58–60)."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.documents.document import Document
from app.services import export
from app.services.apercu import Apercu
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus import ExportImpossible, ecriture, rendre, rendre_octets
from tests.documents.dossiers import JOUR


@pytest.fixture
def document(rempli: Dossier, catalogue: Catalogue) -> Document:
    return composer("grille-contact", rempli, catalogue, aujourdhui=JOUR)


def _echouer(numero: int) -> Any:
    def remplacer(*args: object, **options: object) -> None:
        raise (PermissionError if numero == errno.EACCES else OSError)(numero, os.strerror(numero))

    return remplacer


@pytest.mark.parametrize("format", ["pdf", "xlsx"])
@pytest.mark.parametrize(
    ("numero", "mots"),
    [(errno.EACCES, "Fermez le fichier dans"), (errno.ENOSPC, "plus de place"), (errno.EIO, "Export non terminé")],
)
def test_r58_r59_l_ancien_fichier_reste_intact(
    format: str, numero: int, mots: str, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = tmp_path / f"grille.{format}"
    chemin.write_bytes(b"l'export d'hier")
    monkeypatch.setattr("os.replace", _echouer(numero))
    with pytest.raises(ExportImpossible) as refus:
        rendre(document, format, chemin)
    assert mots in str(refus.value)
    assert "Réessayer" in refus.value.conseil or "autre emplacement" in refus.value.conseil
    assert chemin.read_bytes() == b"l'export d'hier"
    assert [p.name for p in tmp_path.iterdir()] == [chemin.name]


def test_r58_excel_est_nomme_pour_un_tableur(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = tmp_path / "grille.xlsx"
    chemin.write_bytes(b"")
    monkeypatch.setattr("os.replace", _echouer(errno.EACCES))
    with pytest.raises(ExportImpossible, match="Fermez le fichier dans Excel, puis Réessayer"):
        rendre(document, "xlsx", chemin)


def test_r58_un_emplacement_absent_ou_un_format_inconnu_sont_refuses(document: Document, tmp_path: Path) -> None:
    with pytest.raises(ExportImpossible, match="n’existe pas"):
        rendre(document, "pdf", tmp_path / "absent" / "g.pdf")
    with pytest.raises(ExportImpossible, match="docx"):
        rendre(document, "docx", tmp_path / "g.docx")


def test_r59_un_rendu_illisible_ne_remplace_rien(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = tmp_path / "g.pdf"
    rendre(document, "pdf", chemin)
    avant = chemin.read_bytes()
    monkeypatch.setitem(ecriture._RENDEURS, "pdf", lambda d, c, a: c.write_bytes(b"%PDF-1.4 coup"))
    with pytest.raises(ExportImpossible, match="relecture"):
        rendre(document, "pdf", chemin)
    assert chemin.read_bytes() == avant


def test_exporter_tout_un_dossier(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    demandes = export.preparer(["dossier-comite", "grille-contact"], rempli, catalogue, aujourdhui=JOUR)
    etapes: list[tuple[int, int, str]] = []
    ecrits = export.exporter(demandes, tmp_path / "sortie", avancer=lambda *a: etapes.append(a))
    assert [p.suffix for p in ecrits] == [".pdf", ".docx", ".pdf", ".xlsx"]
    assert "Dossier pour le comité d’appui" in ecrits[0].name
    assert "Mutualiser la gestion" in ecrits[0].name
    assert etapes[0][:2] == (0, 4)
    assert etapes[-1][:2] == (4, 4)
    vierges = export.preparer(["grille-contact"], None, catalogue, formats=("pdf",))
    (vierge,) = export.exporter(vierges, tmp_path)
    assert "(vierge)" in vierge.name


def test_r59_arreter_un_export_ne_laisse_rien_a_moitie(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    demandes = export.preparer(["parcours", "dossier-comite"], rempli, catalogue, formats=("pdf",))
    appels = 0

    def annule() -> bool:
        nonlocal appels
        appels += 1
        return appels > 5

    with pytest.raises(export.ExportInterrompu):
        export.exporter(demandes, tmp_path, annule=annule)
    assert list(tmp_path.iterdir()) == []


def test_l_apercu_montre_les_pages_du_pdf(document: Document) -> None:
    with Apercu(rendre_octets(document)) as apercu:
        assert len(apercu) == 1
        assert apercu.taille(0) == pytest.approx((841.89, 595.28), abs=0.1)
        image = apercu.image(0, 1.5)
        assert (image.largeur, image.hauteur) == (1263, 893)
        assert len(image.rgba) == image.largeur * image.hauteur * 4
        assert image.rgba[:4] == b"\xff\xff\xff\xff"
        # Red is first: the orange rule of the étape, not a blue one.
        assert any(image.rgba[i] > image.rgba[i + 2] + 60 for i in range(0, len(image.rgba), 4))
        assert sum(1 for _ in apercu.images(0.2)) == 1


def test_apercu_et_export_peuvent_travailler_ensemble(
    document: Document, rempli: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    """PDFium is not made for threads: without the lock this brings the interpreter down sooner or later."""
    comite = composer("dossier-comite", rempli, catalogue)
    octets = rendre_octets(document)
    with ThreadPoolExecutor(2) as fils:
        exports = [
            fils.submit(rendre, comite, format, tmp_path / f"{n}.{format}")
            for n in range(2)
            for format in ("pdf", "docx")
        ]
        while not all(export.done() for export in exports):
            with Apercu(octets) as apercu:
                assert apercu.image(0, 0.5).largeur == 421
            time.sleep(0.005)
        assert all(export.result().stat().st_size for export in exports)


def test_les_lourds_ne_sont_charges_qu_a_leur_premier_usage() -> None:
    import subprocess
    import sys

    code = (
        "import sys, app.services.documents, app.services.rendus, app.services.export;"
        "print([m for m in ('reportlab', 'openpyxl', 'docx', 'pypdfium2') if m in sys.modules])"
    )
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sortie.stdout.strip() == "[]"


@pytest.mark.parametrize("format", ["pdf", "xlsx", "docx"])
def test_r58_ouvert_dans_un_autre_logiciel(
    format: str, rempli: Dossier, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Windows answers when the file is open (error 32): which program to close, then the same again succeeds."""
    document = composer("dossier-comite" if format == "docx" else "grille-contact", rempli, catalogue, aujourdhui=JOUR)
    chemin = rendre(document, format, tmp_path / f"g.{format}")
    avant = chemin.read_bytes()
    tenu = OSError(errno.EACCES, "Le processus ne peut pas accéder au fichier")
    tenu.winerror = 32  # type: ignore[attr-defined]

    def refuser(*_: object) -> None:
        raise tenu

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", refuser)
        with pytest.raises(ExportImpossible) as refus:
            rendre(document, format, chemin)
    logiciel = {"pdf": "votre lecteur de PDF", "xlsx": "Excel", "docx": "Word"}[format]
    assert "ouvert dans un autre programme" in refus.value.message
    assert f"Fermez le fichier dans {logiciel}, puis Réessayer" in refus.value.conseil
    assert chemin.read_bytes() == avant
    assert rendre(document, format, chemin).stat().st_size > 0
    assert [p.name for p in tmp_path.iterdir()] == [chemin.name]


def test_r58_dossier_en_lecture_seule(document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patched, not `chmod`: the tests may be run by root, to whom nothing is read-only."""
    monkeypatch.setattr("tempfile.mkstemp", _echouer(errno.EACCES))
    with pytest.raises(ExportImpossible, match="pas le droit d’écrire") as refus:
        rendre(document, "pdf", tmp_path / "g.pdf")
    assert "Choisissez un autre emplacement" in refus.value.conseil
    monkeypatch.setattr("tempfile.mkstemp", _echouer(errno.EROFS))
    with pytest.raises(ExportImpossible, match="Export non terminé"):
        rendre(document, "pdf", tmp_path / "g.pdf")
    assert list(tmp_path.iterdir()) == []


_EXPORTER = """
import sys
from pathlib import Path
from app.services.catalogue import charger_catalogue
from app.services.documents import composer
from app.services.rendus import rendre
from tests.documents.dossiers import grand_dossier
document = composer("grille-structures", grand_dossier(60), charger_catalogue())
print("prêt", flush=True)
while True:
    rendre(document, sys.argv[1], Path(sys.argv[2]))
    print("fait", flush=True)
"""


@pytest.mark.parametrize("format", ["pdf", "xlsx"])
def test_r59_tue_pendant_l_export(format: str, document: Document, tmp_path: Path) -> None:
    """SIGKILL at moments spread over an export: the file is the previous one or the new one, never half of one."""
    chemin = rendre(document, format, tmp_path / f"g.{format}")
    avant = chemin.read_bytes()
    for attente in (0.02, 0.2):
        with subprocess.Popen(
            [sys.executable, "-c", _EXPORTER, format, str(chemin)],
            cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
        ) as enfant:  # fmt: skip
            assert enfant.stdout is not None
            assert enfant.stdout.readline() == "prêt\n"
            time.sleep(attente)
            enfant.kill()
            finis = enfant.stdout.read().count("fait")
        apres = chemin.read_bytes()
        assert apres == avant or finis or ecriture._VERIFICATIONS[format](chemin) is None
    ecriture._VERIFICATIONS[format](chemin)


def test_r59_disque_plein_en_cours_d_ecriture(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = rendre(document, "pdf", tmp_path / "g.pdf")
    avant = chemin.read_bytes()

    def deborder(_document: Document, provisoire: Path, _avancer: object) -> None:
        provisoire.write_bytes(b"%PDF-1.4 le debut")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(ecriture._RENDEURS, "pdf", deborder)
    with pytest.raises(ExportImpossible, match=r"Export non terminé.*plus de place") as refus:
        rendre(document, "pdf", chemin)
    assert "Libérez de la place" in refus.value.conseil
    assert "No space" not in str(refus.value)
    assert chemin.read_bytes() == avant
    assert [p.name for p in tmp_path.iterdir()] == [chemin.name]
