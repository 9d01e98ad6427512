"""Layers as sentences: ``views → services → models``, and only the composition root knows all three."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

import pytest

from tests.architecture.modules import Module, couche, invente, lire

QT = ("PySide6", "shiboken6", "pytestqt")
FORMATS = ("reportlab", "openpyxl", "docx", "pypdfium2")
FICHIERS = ("os", "io", "pathlib", "shutil", "tempfile", "sqlite3", "platformdirs", "filelock", "socket")


def modeles(module: Module) -> list[str]:
    """Models know what a dossier is: no Qt, no service, no file, no format."""
    if couche(module.nom) != "models":
        return []
    interdits = module.importe(*QT, *FORMATS, *FICHIERS, "app.services", "app.views", "app.cli", "app.bootstrap")
    ouvre = [f"{appel.func.id}()" for appel in _appels(module) if isinstance(appel.func, ast.Name)]
    return interdits + [nom for nom in ouvre if nom == "open()"]


def services(module: Module) -> list[str]:
    """Services know what one can do: never Qt, never a screen."""
    if couche(module.nom) != "services":
        return []
    return module.importe(*QT, "app.views", "app.cli", "app.bootstrap")


def vues(module: Module) -> list[str]:
    """Views show and ask: the database and the formats are not theirs."""
    if couche(module.nom) != "views":
        return []
    return module.importe("sqlalchemy", "sqlite3", "reportlab", "openpyxl", "docx", "app.cli", "app.bootstrap")


def ligne_de_commande(module: Module) -> list[str]:
    """The command line does without a window."""
    if couche(module.nom) != "cli":
        return []
    return module.importe(*QT, "app.views", "app.bootstrap")


def composition(module: Module) -> list[str]:
    """Only `app.bootstrap` (and the entry point that calls it) brings the layers together."""
    if couche(module.nom) in ("views", "bootstrap", "__main__"):
        return []
    return module.importe("app.views", "app.bootstrap")


REGLES = (modeles, services, vues, ligne_de_commande, composition)


@pytest.mark.parametrize("regle", REGLES, ids=lambda regle: regle.__name__)
def test_les_couches_tiennent(regle: Callable[[Module], list[str]]) -> None:
    fautes = {module.chemin: trouve for module in lire() if (trouve := regle(module))}
    assert not fautes, regle.__doc__


@pytest.mark.parametrize(
    ("regle", "nom", "source"),
    [
        (modeles, "app.models.x", "from PySide6.QtCore import QObject"),
        (modeles, "app.models.x", "from pathlib import Path"),
        (modeles, "app.models.x", "def f():\n    return open('x').read()"),
        (modeles, "app.models.a.x", "from ...services import journal"),
        (services, "app.services.x", "def f():\n    import PySide6.QtGui"),
        (vues, "app.views.x", "import sqlite3"),
        (vues, "app.views.x", "from sqlalchemy import select"),
        (ligne_de_commande, "app.cli.x", "from app.views.page import Page"),
        (composition, "app.services.x", "from app.views import page"),
    ],
)
def test_chaque_regle_voit_la_faute(regle: Callable[[Module], list[str]], nom: str, source: str) -> None:
    assert regle(invente(nom, source))


def test_un_import_pour_les_types_seuls_n_est_pas_une_faute() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sqlite3\n"
    assert not vues(invente("app.views.x", source))


def test_aucun_cycle_d_imports() -> None:
    assert cycle(lire()) == []


def test_un_cycle_se_voit() -> None:
    a = invente("app.a", "from app.b import f")
    b = invente("app.b", "def f():\n    from app import a")
    assert cycle([a, b]) == ["app.a", "app.b", "app.a"]


def cycle(modules: Iterable[Module]) -> list[str]:
    """The first circle of imports found, as a path; functions' imports count, type-only imports don't."""
    par_nom = {module.nom: module for module in modules}
    vers = {nom: sorted(_cibles(module, par_nom.keys()) - {nom}) for nom, module in par_nom.items()}
    finis: set[str] = set()

    def visiter(nom: str, chemin: list[str]) -> list[str]:
        if nom in chemin:
            return [*chemin[chemin.index(nom) :], nom]
        if nom in finis:
            return []
        for suivant in vers[nom]:
            if trouve := visiter(suivant, [*chemin, nom]):
                return trouve
        finis.add(nom)
        return []

    return next((trouve for nom in vers if (trouve := visiter(nom, []))), [])


def _cibles(module: Module, connus: Iterable[str]) -> set[str]:
    noms = set(connus)
    trouves = set()
    for importe in module.imports:
        cible = importe if importe in noms else importe.rpartition(".")[0]
        if cible in noms:
            trouves.add(cible)
    return trouves


def _appels(module: Module) -> list[ast.Call]:
    return [noeud for noeud in ast.walk(module.arbre) if isinstance(noeud, ast.Call)]
