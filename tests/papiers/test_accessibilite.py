"""Every control of these screens can be reached and named; the pages fit a small screen, also in large type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.services.reglages import Reglages
from app.views.contexte import Contexte
from app.views.documents.export import DialogueExport
from app.views.documents.page import PageDocuments
from app.views.fiche.dialogue import DialogueFiche
from app.views.fiche.exemple import DialogueExemple
from app.views.fiche.nouveau import DialogueNouveau
from app.views.preferences import Preferences
from app.views.reglages.dialogue import DialogueReglages
from app.views.reglages.page import PageReglages
from app.views.reperes.page import PageReperes
from app.views.theme import theme_courant
from tests.papiers.gestes import controles_sans_nom


def _reperes(contexte: Contexte) -> QWidget:
    page = PageReperes(contexte)
    page.aller("experience:mecenat")
    return page


def _export(contexte: Contexte) -> QWidget:
    page = PageDocuments(contexte)
    return DialogueExport(page._papiers, page._composer_pour, vierge=False, anonyme=True, parent=page)


ECRANS: dict[str, Callable[[Contexte], QWidget]] = {
    "documents": PageDocuments,
    "reperes": _reperes,
    "reglages": PageReglages,
    "dialogue-reglages": lambda _c: DialogueReglages(Preferences(Reglages())),
    "fiche": DialogueFiche,
    "nouveau": lambda _c: DialogueNouveau(Reglages()),
    "exemple": lambda _c: DialogueExemple(),
    "export": _export,
}


@pytest.mark.parametrize("nom", list(ECRANS))
def test_chaque_controle_a_un_nom(nom: str, contexte: Contexte, qtbot: Any) -> None:
    ecran = ECRANS[nom](contexte)
    qtbot.addWidget(ecran)
    ecran.show()
    assert list(controles_sans_nom(ecran)) == []
    sans_objet = [w for w in ecran.findChildren(QWidget) if w.metaObject().className() == "QPushButton"]
    assert [w.accessibleName() for w in sans_objet if not w.objectName()] == []


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("nom", ["documents", "reperes", "reglages"])
def test_la_page_tient_a_cote_du_rail(nom: str, zoom: int, contexte: Contexte, qtbot: Any) -> None:
    """1366 pixels, less the rail (262 at 100 %)."""
    theme = theme_courant()
    depart = theme.zoom
    theme.regler(zoom=zoom)
    try:
        page = ECRANS[nom](contexte)
        qtbot.addWidget(page)
        page.resize(1366 - round(262 * zoom / 100), 650)
        page.show()
        assert page.minimumSizeHint().width() <= 1366 - round(262 * zoom / 100)
    finally:
        theme.regler(zoom=depart)
