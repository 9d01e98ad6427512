"""What all tests of documents share: the method as shipped, a filled dossier, an empty one."""

from __future__ import annotations

import pytest

from app.models.definitions.catalogue import Catalogue
from app.services.catalogue import charger_catalogue
from app.services.ecriture.dossier import Dossier
from tests.documents.dossiers import dossier_rempli, dossier_vide


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The method as shipped."""
    return charger_catalogue()


@pytest.fixture
def rempli() -> Dossier:
    """An ingénierie at the moment of its comité d’appui."""
    return dossier_rempli()


@pytest.fixture
def vide() -> Dossier:
    """A dossier where nothing was entered."""
    return dossier_vide()
