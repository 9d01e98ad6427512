"""Every text can be read on what it is written on, light and dark, at every zoom."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.theme import Apparence, icone, theme_courant
from app.views.theme.couleurs import CLAIR, PAIRES_TEXTE, PAIRES_TRAIT, SOMBRE, contraste
from app.views.theme.feuille import feuille_de_style

PALETTES = pytest.mark.parametrize("palette", [CLAIR, SOMBRE], ids=["clair", "sombre"])


@PALETTES
@pytest.mark.parametrize(("texte", "fond"), PAIRES_TEXTE)
def test_un_texte_se_lit_sur_son_fond(palette: Mapping[str, str], texte: str, fond: str) -> None:
    assert contraste(palette[texte], palette[fond]) >= 4.5


@PALETTES
@pytest.mark.parametrize(("trait", "fond"), PAIRES_TRAIT)
def test_un_contour_qui_compte_se_voit(palette: Mapping[str, str], trait: str, fond: str) -> None:
    assert contraste(palette[trait], palette[fond]) >= 3


def test_le_contraste_est_celui_des_wcag() -> None:
    assert contraste("#000000", "#ffffff") == pytest.approx(21)
    assert contraste("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_les_deux_palettes_ont_les_memes_noms() -> None:
    assert CLAIR.keys() == SOMBRE.keys()


@pytest.mark.parametrize("apparence", [Apparence.CLAIR, Apparence.SOMBRE])
def test_la_palette_de_qt_se_lit(qtbot: QtBot, apparence: Apparence) -> None:
    theme_courant().regler(apparence=apparence)
    palette = QApplication.palette()
    roles = QPalette.ColorRole
    for texte, fond in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.PlaceholderText, roles.Base),
        (roles.HighlightedText, roles.Highlight),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.Link, roles.Base),
    ):
        assert contraste(palette.color(texte).name(), palette.color(fond).name()) >= 4.5, (texte, fond)
    theme_courant().regler(apparence=Apparence.CLAIR)


def test_la_feuille_de_style_n_a_pas_de_selecteur_descendant() -> None:
    feuille = feuille_de_style(CLAIR, 100)
    for selecteurs in re.findall(r"([^{}]+)\{", feuille):
        for selecteur in selecteurs.split(","):
            assert " " not in selecteur.strip(), selecteur


def test_le_zoom_grandit_le_texte_et_reste_entre_80_et_200(qtbot: QtBot) -> None:
    theme = theme_courant()
    theme.regler(zoom=100)
    base = QApplication.font().pointSizeF()
    theme.regler(zoom=150)
    assert QApplication.font().pointSizeF() == pytest.approx(base * 1.5)
    theme.regler(zoom=500)
    assert theme.zoom == 200
    theme.agrandir(-1)
    assert theme.zoom == 175
    theme.regler(zoom=10)
    assert theme.zoom == 80
    theme.regler(zoom=100)


def test_une_icone_prend_la_couleur_du_theme(qtbot: QtBot) -> None:
    theme_courant().regler(apparence=Apparence.CLAIR)
    image = icone("fermer", "danger").pixmap(64, 64).toImage()
    encres = {
        QColor(image.pixelColor(x, y)).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert CLAIR["danger"] in encres
