"""« Exporter… » : real files, read back by other programs; a stop, a refusal, a replacement."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from docx import Document as DocumentWord
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from app.models.structure import Structure
from app.services import export as service
from app.views.contexte import Contexte
from app.views.documents import export as vue
from app.views.documents.choix import papiers
from app.views.documents.export import DialogueExport
from app.views.documents.page import PageDocuments
from app.views.elements import CaseACocher, Message
from tests.papiers.gestes import trouver


@pytest.fixture
def page(contexte: Contexte, qtbot: Any) -> PageDocuments:
    """The page, on the contact grid."""
    page = PageDocuments(contexte)
    qtbot.addWidget(page)
    page.aller("grille-contact")
    return page


def ouvrir(page: PageDocuments, qtbot: Any, vers: Path, *codes: str, vierge: bool = False) -> DialogueExport:
    """The dialog, as the button opens it."""
    voulus = tuple(p for p in papiers() if p.code in codes) if codes else papiers()
    dialogue = DialogueExport(voulus, page._composer_pour, vierge=vierge)
    qtbot.addWidget(dialogue)
    dialogue.fini.connect(page._annoncer)
    dialogue.choisir_repertoire(vers)
    dialogue.show()
    return dialogue


def cocher(dialogue: DialogueExport, *formats: str) -> None:
    for format_, case in dialogue._formats.items():
        case.setChecked(format_ in formats)


def exporter(dialogue: DialogueExport, qtbot: Any) -> tuple[Path, ...]:
    with qtbot.waitSignal(dialogue.fini, timeout=20000) as fini:
        trouver(dialogue, QPushButton, "exporter").click()
    return tuple(fini.args[0])


def test_une_grille_sort_en_pdf_et_en_excel(
    page: PageDocuments, contexte: Contexte, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogue = ouvrir(page, qtbot, tmp_path, "grille-contact")
    cocher(dialogue, "pdf", "xlsx")
    fichiers = exporter(dialogue, qtbot)
    assert [f.suffix for f in fichiers] == [".pdf", ".xlsx"]
    assert {f.name for f in tmp_path.iterdir()} == {f.name for f in fichiers}, "nothing else is left behind"
    nom = str(contexte.dossier.lignes(Structure, "nom")[0]["nom"])
    lu = " ".join(" ".join(p.extract_text() for p in PdfReader(fichiers[0]).pages).split())
    assert nom.split()[0] in lu
    feuilles = load_workbook(fichiers[1]).worksheets
    assert nom in [case.value for feuille in feuilles for ligne in feuille.iter_rows() for case in ligne]
    avis = trouver(page, Message, "exportFini")
    assert "2" in avis.accessibleName()
    ouverts: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", ouverts.append)
    trouver(avis, QPushButton, "exportFiniAction").click()
    assert [Path(u.toLocalFile()) for u in ouverts] == [tmp_path]


def test_un_rapport_sort_en_word(page: PageDocuments, contexte: Contexte, qtbot: Any, tmp_path: Path) -> None:
    dialogue = ouvrir(page, qtbot, tmp_path, "fiche-presentation")
    cocher(dialogue, "docx")
    (fichier,) = exporter(dialogue, qtbot)
    textes = [p.text for p in DocumentWord(str(fichier)).paragraphs]
    assert any("Fiche de présentation" in t for t in textes)


def test_tout_exporter_vierge(page: PageDocuments, qtbot: Any, tmp_path: Path) -> None:
    dialogue = ouvrir(page, qtbot, tmp_path / "neuf", vierge=True)
    cocher(dialogue, "pdf")
    fichiers = exporter(dialogue, qtbot)
    assert len(fichiers) == sum(p.vierge_possible for p in papiers())
    assert all("vierge" in f.name for f in fichiers)


def test_arreter_ne_laisse_rien(
    page: PageDocuments, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    porte = threading.Event()

    def attendre(demandes: Any, vers: Path, **options: Any) -> tuple[Path, ...]:
        options["avancer"](0, len(demandes), demandes[0].nom)
        assert porte.wait(10)
        return service.exporter(demandes, vers, **options)

    monkeypatch.setattr(vue, "exporter", attendre)
    dialogue = ouvrir(page, qtbot, tmp_path, "grille-contact")
    cocher(dialogue, "pdf", "xlsx")
    trouver(dialogue, QPushButton, "exporter").click()
    renoncer = trouver(dialogue, QPushButton, "renoncer")
    qtbot.waitUntil(lambda: renoncer.text() == "Arrêter", timeout=5000)
    renoncer.click()
    porte.set()
    defaut = trouver(dialogue, QLabel, "exportDefaut")
    qtbot.waitUntil(lambda: "arrêté" in defaut.text(), timeout=10000)
    assert "Rien n’a été écrit" in defaut.text()
    assert list(tmp_path.iterdir()) == []
    assert dialogue.isVisible(), "one can start again"
    renoncer.click()
    assert not dialogue.isVisible()


def test_sans_format_on_le_dit(page: PageDocuments, qtbot: Any, tmp_path: Path) -> None:
    dialogue = ouvrir(page, qtbot, tmp_path, "grille-contact")
    cocher(dialogue)
    trouver(dialogue, QPushButton, "exporter").click()
    assert "Cochez au moins" in trouver(dialogue, QLabel, "exportDefaut").text()
    assert list(tmp_path.iterdir()) == []


def test_r58_un_repertoire_impossible_est_refuse_a_cote_du_champ(
    page: PageDocuments, qtbot: Any, tmp_path: Path
) -> None:
    fichier = tmp_path / "notes.txt"
    fichier.write_text("déjà là", "utf-8")
    dialogue = ouvrir(page, qtbot, fichier, "grille-contact")
    trouver(dialogue, QPushButton, "exporter").click()
    assert any("est un fichier" in e.text() for e in dialogue.findChildren(QLabel))
    assert fichier.read_text("utf-8") == "déjà là"


def test_on_demande_avant_de_remplacer(
    page: PageDocuments, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogue = ouvrir(page, qtbot, tmp_path, "grille-contact")
    cible = tmp_path / dialogue.demandes()[0].nom
    cible.write_bytes(b"ancien")
    questions: list[str] = []

    def refuser(_parent: object, titre: str, texte: str, **_: Any) -> bool:
        questions.append(titre + texte)
        return False

    monkeypatch.setattr(vue, "demander", refuser)
    trouver(dialogue, QPushButton, "exporter").click()
    assert len(questions) == 1
    assert cible.name in questions[0]
    assert cible.read_bytes() == b"ancien"
    monkeypatch.setattr(vue, "demander", lambda *_a, **_k: True)
    exporter(dialogue, qtbot)
    assert len(PdfReader(cible).pages) > 0


def test_r59_un_disque_plein_se_dit_et_se_reessaie(
    page: PageDocuments, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plein(*_a: Any, **_k: Any) -> tuple[Path, ...]:
        raise service_impossible()

    monkeypatch.setattr(vue, "exporter", plein)
    dialogue = ouvrir(page, qtbot, tmp_path, "grille-contact")
    bouton = trouver(dialogue, QPushButton, "exporter")
    bouton.click()
    qtbot.waitUntil(lambda: bouton.text() == "Réessayer", timeout=5000)
    assert "plus de place" in trouver(dialogue, QLabel, "exportDefaut").text()
    monkeypatch.setattr(vue, "exporter", service.exporter)
    assert len(exporter(dialogue, qtbot)) == 1


def service_impossible() -> Exception:
    from app.services.rendus import ExportImpossible

    return ExportImpossible("Il n’y a plus de place.", "Libérez de la place, puis Réessayer.")


def test_le_bouton_de_la_page_ouvre_l_export(page: PageDocuments, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ouverts: list[DialogueExport] = []
    monkeypatch.setattr(DialogueExport, "exec", lambda d: ouverts.append(d) or 0)
    trouver(page, QPushButton, "exporterDocument").click()
    trouver(page, QPushButton, "toutExporter").click()
    assert [len(d._papiers) for d in ouverts] == [1, len(papiers())]
    assert ouverts[0].findChild(CaseACocher, "export.xlsx") is not None
