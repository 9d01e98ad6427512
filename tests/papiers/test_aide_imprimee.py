"""The help on paper: every page of the library, every « Animer cette étape », in every format they promise."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.methode import Action
from app.models.documents.document import Document
from app.services.impression_aide import document_de_l_aide
from app.services.rendus import rendre, rendre_octets

JOUR = date(2026, 11, 21)


def mots(octets: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages).split())


def feuille(action: Action, catalogue: Catalogue) -> Document:
    """« Animer cette étape » of an action that is done in a room."""
    document = document_de_l_aide(f"animation:{action.code}", catalogue, aujourdhui=JOUR)
    assert document is not None, action.code
    return document


def test_chaque_animation_tient_sur_une_page(catalogue: Catalogue) -> None:
    animees = [a for a in catalogue.methode.actions if a.animation is not None]
    assert len(animees) >= 20
    for action in animees:
        octets = rendre_octets(feuille(action, catalogue))
        assert len(PdfReader(io.BytesIO(octets)).pages) == 1, action.code
        assert "Déroulé" in mots(octets)


def test_une_action_sans_animation_n_a_pas_de_feuille(catalogue: Catalogue) -> None:
    action = next(a for a in catalogue.methode.actions if a.animation is None)
    assert document_de_l_aide(f"animation:{action.code}", catalogue) is None


def test_chaque_fiche_et_chaque_experience_s_impriment_en_francais(catalogue: Catalogue) -> None:
    for genre, codes in (("fiche", list(catalogue.fiches)), ("experience", list(catalogue.experiences)[::4])):
        for code in codes:
            document = document_de_l_aide(f"{genre}:{code}", catalogue, aujourdhui=JOUR)
            assert document is not None
            lu = mots(rendre_octets(document))
            assert "**" not in lu, "no Markdown left"
            assert "](" not in lu, "no Markdown left"


@pytest.mark.parametrize("format_", ["pdf", "xlsx", "docx"])
def test_le_tableau_des_mots_existe_en_chaque_format(catalogue: Catalogue, tmp_path: Path, format_: str) -> None:
    document = document_de_l_aide("terme:", catalogue, aujourdhui=JOUR)
    assert document is not None
    assert format_ in document.formats
    assert rendre(document, format_, tmp_path / f"mots.{format_}").stat().st_size > 1000


@pytest.mark.parametrize("adresse", ["fiche:fp99", "experience:", "source:S1", "phase:cibler", ""])
def test_le_reste_ne_s_imprime_pas(catalogue: Catalogue, adresse: str) -> None:
    assert document_de_l_aide(adresse, catalogue) is None


def test_une_feuille_d_animation_se_retouche_dans_word(catalogue: Catalogue, tmp_path: Path) -> None:
    action = next(a for a in catalogue.methode.actions if a.animation is not None)
    document = feuille(action, catalogue)
    assert rendre(document, "docx", tmp_path / "animer.docx").stat().st_size > 1000
