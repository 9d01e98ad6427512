"""How files are kept: short, named for the one thing they hold, explained where others will read them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.modules import RACINE, Module, couche, invente, lire

LONGUEUR_MAX = 400
FOURRE_TOUT = re.compile(r"(^|_)(utils?|helpers?|constants?|constantes|managers?|gestionnaires?|common|misc|divers)$")
DROITE = re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]")
NOTRES = (*lire("app"), *lire("outils"), *lire("tests"))


def test_aucun_fichier_trop_long() -> None:
    assert {m.chemin: m.lignes for m in NOTRES if m.lignes >= LONGUEUR_MAX} == {}


def test_chaque_module_dit_ce_qu_il_contient() -> None:
    muets = [m.chemin for m in NOTRES if m.source.strip() and ast.get_docstring(m.arbre) is None]
    assert muets == []


def test_pas_de_fourre_tout() -> None:
    assert [m.chemin for m in NOTRES if FOURRE_TOUT.search(m.nom.rpartition(".")[2])] == []
    assert FOURRE_TOUT.search("text_utils")


def test_ce_qui_est_public_est_explique() -> None:
    muets = [nom for m in lire() if couche(m.nom) in ("models", "services") for nom in sans_explication(m)]
    assert muets == [], "a docstring: types, units, errors, source of the rule"


def test_une_fonction_muette_se_voit() -> None:
    module = invente("app.models.x", "class A:\n    def f(self): ...\n    def _g(self): ...\n")
    assert sans_explication(module) == ["app.models.x.A", "app.models.x.A.f"]


COMPARES = ("app.services.imports.synonymes",)
"""Words that are compared, folded by `sans_accents` which makes every apostrophe straight, and never shown."""


def test_les_textes_pour_l_usager_ont_l_apostrophe_francaise() -> None:
    montres = [m for m in lire() if m.nom not in COMPARES]
    fautes = [f"{m.chemin}:{ligne} {texte}" for m in montres for ligne, texte in apostrophes_droites(m)]
    assert fautes == []


def test_une_apostrophe_droite_se_voit() -> None:
    module = invente("app.x", '"""It isn\'t a fault here."""\nA = f"l\'action {1}"\n')
    assert [ligne for ligne, _ in apostrophes_droites(module)] == [2]


@pytest.mark.parametrize("nom", ["README.md", "LISEZMOI.md", "CHANGELOG.md", "CONTRIBUTING.md", "GLOSSAIRE.md"])
def test_les_documents_qui_accompagnent_sont_la(nom: str) -> None:
    texte = (RACINE / nom).read_text("utf-8")
    assert len(texte) > 400
    assert not re.search(r"/(home|root|work|tmp)/|simple/|pypi\.org", texte), "no path of a machine, no index"


def sans_explication(module: Module) -> list[str]:
    """Public classes, functions and methods without a docstring."""
    return [nom for nom, noeud in _publics(module.arbre, module.nom) if ast.get_docstring(noeud) is None]


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _publics(module: ast.Module, prefixe: str) -> Iterator[tuple[str, Definition]]:
    """What others may call. A method that its base class explains is explained."""
    classes = _classes()
    for noeud in module.body:
        if not isinstance(noeud, Definition) or noeud.name.startswith("_"):
            continue
        yield f"{prefixe}.{noeud.name}", noeud
        if isinstance(noeud, ast.ClassDef):
            heritees = {m.name for base in _bases(noeud, classes) for m in base.body if isinstance(m, Definition)}
            heritees |= set().union(*(D_AILLEURS.get(ast.unparse(base).partition("[")[0], ()) for base in noeud.bases))
            for methode in noeud.body:
                if isinstance(methode, Definition) and not (methode.name.startswith("_") or methode.name in heritees):
                    yield f"{prefixe}.{noeud.name}.{methode.name}", methode


D_AILLEURS = {
    "TypeDecorator": ("process_bind_param", "process_result_value"),
    "sqlite3.Connection": ("execute", "executemany"),
}
"""Methods that other people's base classes explain."""


@cache
def _classes() -> dict[str, ast.ClassDef]:
    return {n.name: n for m in lire() for n in m.arbre.body if isinstance(n, ast.ClassDef)}


def _bases(classe: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> Iterator[ast.ClassDef]:
    for base in classe.bases:
        if isinstance(base, ast.Name) and base.id in classes:
            yield classes[base.id]
            yield from _bases(classes[base.id], classes)


def apostrophes_droites(module: Module) -> list[tuple[int, str]]:
    """Literals, docstrings apart, where a letter, a straight apostrophe and a letter follow each other."""
    docs = {
        id(noeud.body[0].value)
        for noeud in ast.walk(module.arbre)
        if isinstance(noeud, Definition | ast.Module) and noeud.body and isinstance(noeud.body[0], ast.Expr)
    }
    docs |= {id(noeud.value) for noeud in ast.walk(module.arbre) if isinstance(noeud, ast.Expr)}
    return [
        (noeud.lineno, noeud.value)
        for noeud in ast.walk(module.arbre)
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str)
        if id(noeud) not in docs and DROITE.search(noeud.value)
    ]
