"""The register of structures, on four of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.views.contexte import Contexte
from app.views.page import Page
from app.views.structures.page import PageStructures
from tests.pages.conftest import quelques_structures


@pytest.fixture
def page(contexte: Contexte, ouvrir: Callable[[Page, str], Page]) -> PageStructures:
    """The register with four structures."""
    quelques_structures(contexte.dossier)
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    page.resize(1104, 680)
    return page
