"""RELIABILITY.md §4, rows 51 to 54 and 56: what was typed is what is read back, field by field, sign by sign."""

from __future__ import annotations

import builtins
import dataclasses
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from openpyxl.utils.escape import unescape

from app.models.base import Base
from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.definitions.catalogue import Catalogue
from app.models.documents.blocs import Tableau
from app.models.schema import tables_metier
from app.models.structure import Structure
from app.models.types import TexteLibre
from app.services.dependances import LIENS
from app.services.documents import composer, definitions
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from tests.documents.dossiers import JOUR, dossier_complet, dossier_vide
from tests.documents.lecture import serre, sur_papier, texte_pdf

CHARGES = tuple(
    ouvre + milieu + ferme
    for ouvre, ferme in (("<b>", ""), ("<x@y.fr", ">"), ("</para>", ""), ("&", ";"), ("&#", ";"), ("<", "/>"), ("", ""))
    for milieu in ("0", "nbsp", "é & è", "a < b", "]]>", "<!--", "%s", "{0}", "\\u0041")
)


def _textes(objet: Any) -> list[str]:
    """All words of a composed document."""
    if isinstance(objet, str):
        return [objet]
    if isinstance(objet, tuple):
        return [texte for element in objet for texte in _textes(element)]
    if dataclasses.is_dataclass(objet) and type(objet).__name__ not in ("Dessin", "Entete"):
        return [t for champ in dataclasses.fields(objet) for t in _textes(getattr(objet, champ.name))]
    return []


def _dans_chaque_champ(charge: str) -> tuple[Dossier, int]:
    """The filled dossier with ``charge`` in every field of free text, and how many of them there are."""
    dossier, touches = dossier_complet(), 0
    references = {(lien.entite.__tablename__, lien.colonne) for liens in LIENS.values() for lien in liens}
    fermes = ("origine", "_code", "code", "statut", "etat", "logo", "mobilisation", "sha256")
    with dossier.operation("x") as op:
        for nom, table in tables_metier().items():
            libres = [
                c.name
                for c in table.columns
                if isinstance(c.type, TexteLibre) and not c.info.get("liste") and not c.info.get("enumeration")
                if not c.name.endswith(fermes) and (nom, c.name) not in references
            ]
            for ligne in dossier.lignes(Base.entites[nom]) if libres else ():
                op.modifier(Base.entites[nom], ligne["id"], **{c: f"{c} {charge} fin" for c in libres})
                touches += len(libres)
    return dossier, touches


def test_r51_soixante_charges_dans_les_noms_sortent_telles_quelles(catalogue: Catalogue, tmp_path: Path) -> None:
    assert len(CHARGES) >= 60
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        for rang, charge in enumerate(CHARGES):
            op.creer(Structure, nom=f"n{rang:02} {charge} fin", contact_commentaire=f"c{rang:02} {charge} fin")
    texte = serre(texte_pdf(rendre(composer("grille-contact", dossier, catalogue), "pdf", tmp_path / "d.pdf")))
    for rang, charge in enumerate(CHARGES):
        assert serre(f"n{rang:02} {charge} fin") in texte
        assert serre(f"c{rang:02} {charge} fin") in texte


@pytest.mark.parametrize("code", [d.code for d in definitions()])
def test_r51_chaque_champ_de_texte_sort_tel_qu_il_a_ete_tape(code: str, catalogue: Catalogue, tmp_path: Path) -> None:
    charge = "<b>&amp;</para> <x@y.fr> &#0;"
    dossier, touches = _dans_chaque_champ(charge)
    assert touches > 100
    document = composer(code, dossier, catalogue, aujourdhui=JOUR)
    imprimes = tuple(sur_papier(bloc) if isinstance(bloc, Tableau) else bloc for bloc in document.blocs)
    attendus = {t for t in _textes(imprimes) if charge in t}
    assert attendus
    pdf = serre(texte_pdf(rendre(document, "pdf", tmp_path / "d.pdf")))
    assert [t for t in attendus if serre(t) not in pdf] == []
    if "docx" in document.formats:
        chemin = rendre(document, "docx", tmp_path / "d.docx")
        word: Any = docx.Document(str(chemin))
        dits = serre("".join(t.text or "" for t in word.element.body.iter() if t.tag.endswith("}t")))
        assert [t for t in attendus if serre(t) not in dits] == []


@pytest.mark.parametrize(
    "charge",
    [
        '<img src="{canari}"/>', "<img src='http://127.0.0.1:9/x.png'>", '<a href="http://127.0.0.1:9/">ici</a>',
        '<link href="file://{canari}"/>', "<font color=\"[[[__import__('os').system('touch {canari}.vu')]]]\">x</font>",
    ],
)  # fmt: skip
def test_r52_ni_lecture_ni_appel_ni_lien(
    charge: str, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is read, nothing is called (`tests.conftest` makes any connection fail), no link is made."""
    canari = tmp_path / "canari.png"
    canari.write_bytes(b"")
    texte = charge.replace("{canari}", str(canari))
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation=texte, contexte=texte)
        op.creer(Structure, nom=texte, contact_commentaire=texte)
    ouverts: list[str] = []
    ouvrir = builtins.open
    monkeypatch.setattr(builtins, "open", lambda nom, *a, **k: ouverts.append(str(nom)) or ouvrir(nom, *a, **k))
    pdf = rendre(composer("dossier-comite", dossier, catalogue), "pdf", tmp_path / "d.pdf")
    mot = rendre(composer("dossier-comite", dossier, catalogue), "docx", tmp_path / "d.docx")
    rendre(composer("grille-contact", dossier, catalogue), "xlsx", tmp_path / "g.xlsx")
    monkeypatch.undo()
    assert serre(texte) in serre(texte_pdf(pdf))
    assert str(canari) not in ouverts
    assert not Path(f"{canari}.vu").exists()
    assert all("/Annots" not in page and "/AA" not in page for page in pypdf.PdfReader(pdf).pages)
    with zipfile.ZipFile(mot) as archive:
        liens = [n for n in archive.namelist() if n.endswith(".rels") and b"External" in archive.read(n)]
    assert liens == []


def test_r53_cinquante_mille_mots_comptes_dans_le_pdf(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.creer(Structure, nom="Une seule", finalites=" ".join(["emploi"] * 50_000))
    texte = texte_pdf(rendre(composer("grille-structures", dossier, catalogue), "pdf", tmp_path / "d.pdf"))
    # « Emplois et métiers… » heads a column: capital letter.
    assert texte.split().count("emploi") == 50_000


def test_r53_un_million_de_signes_sans_espace_y_sont_tous(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, contexte="ẅ" + "w" * 999_998 + "Ẅ")
    texte = serre(texte_pdf(rendre(composer("dossier-comite", dossier, catalogue), "pdf", tmp_path / "d.pdf")))
    assert texte.count("w") >= 999_998
    assert "ẅw" in texte
    assert "wẄ" in texte


@pytest.mark.parametrize(
    ("texte", "code", "nom"),
    [
        ("Fusée 🚀 ici", "U+1F680", "rocket"),
        ("Famille 👩\u200d👧 ici", "U+1F469", "woman"),
        ("Chinois 中文 ici", "U+4E2D", "cjk unified"),
        ("Gras 𝐀 ici", "U+1D400", "mathematical bold capital a"),
        ("Japonais ひ ici", "U+3072", "hiragana"),
    ],
)
def test_r54_rien_ne_disparait_en_silence(
    texte: str, code: str, nom: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, contexte=texte)
    lu = texte_pdf(rendre(composer("dossier-comite", dossier, catalogue), "pdf", tmp_path / "d.pdf"))
    assert serre(f"□ ({code})") in serre(lu)
    assert serre("Caractères que les polices du document ne contiennent pas") in serre(lu)
    assert serre(f"{code} {nom}") in serre(lu)
    word: Any = docx.Document(str(rendre(composer("dossier-comite", dossier, catalogue), "docx", tmp_path / "d.docx")))
    cellules = [c.text for t in word.tables for r in t.rows for c in r.cells]
    assert texte in cellules, "Word has fonts of its own: the text stays whole"


def test_r54_l_arabe_est_dessine_par_la_police_de_secours(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, contexte="Salut سلام ici")
    lu = serre(texte_pdf(rendre(composer("dossier-comite", dossier, catalogue), "pdf", tmp_path / "d.pdf")))
    assert all(lettre in lu for lettre in "سلام")
    assert "□" not in lu


@pytest.mark.parametrize("point", [*range(1, 9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF])
def test_r56_chaque_caractere_de_controle(point: int) -> None:
    """The sinks of the spreadsheet and of Word take out what XML can't carry, and nothing else."""
    from app.services.rendus.docx.texte import net as net_docx
    from app.services.rendus.xlsx.cellules import net as net_xlsx

    for net in (net_docx, net_xlsx):
        assert net(f"a{chr(point)}\u00a0é\tz") == "a\u00a0é\tz"


def test_r56_valeurs_d_erreur_et_echappements(catalogue: Catalogue, tmp_path: Path) -> None:
    textes = [
        "#N/A",
        "#REF!",
        "_x000D_",
        "_x0041_",
        "a_x005F_x000D_b",
        "TRUE",
        "1E5",
        "00123",
        "01/02/2026",
        "\ttab",
        "fin\r\nsuite",
    ]
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        for texte in textes:
            op.creer(Structure, nom=texte)
    chemin = rendre(composer("grille-contact", dossier, catalogue), "xlsx", tmp_path / "g.xlsx")
    feuille: Any = openpyxl.load_workbook(chemin).worksheets[0]
    cases = [feuille.cell(7 + n, 2) for n in range(len(textes))]
    assert {c.data_type for c in cases} == {"s"}
    assert sorted(unescape(c.value) for c in cases) == sorted(t.replace("\r\n", "\n") for t in textes)
