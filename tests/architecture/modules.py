"""The program's own modules read as text: names, imports, syntax trees. Nothing is executed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

RACINE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """One file; ``nom`` as Python imports it (``app.models.texte``)."""

    nom: str
    chemin: str
    source: str

    @cached_property
    def arbre(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.source, self.chemin)

    @property
    def lignes(self) -> int:
        """How long it is."""
        return self.source.count("\n")

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """What it imports at run time, anywhere in the file: ``from a import b`` gives ``a.b``."""
        return tuple(sorted(set(_imports(self.arbre, self.nom, self.chemin.endswith("__init__.py")))))

    def importe(self, *prefixes: str) -> list[str]:
        """Its imports that are one of ``prefixes`` or lie inside it."""
        return [nom for nom in self.imports if any(nom == p or nom.startswith(p + ".") for p in prefixes)]


def lire(dossier: str = "app") -> tuple[Module, ...]:
    """All modules below ``dossier``, in order."""
    return tuple(
        Module(_nom(chemin), chemin.relative_to(RACINE).as_posix(), chemin.read_text("utf-8"))
        for chemin in sorted((RACINE / dossier).rglob("*.py"))
    )


def invente(nom: str, source: str) -> Module:
    """A module that doesn't exist: what a rule must catch."""
    return Module(nom, nom.replace(".", "/") + ".py", source)


def couche(nom: str) -> str:
    """``app.services.rendus.pdf`` → ``services``; modules right below `app` are their own layer."""
    return nom.split(".")[1] if "." in nom else ""


def _nom(chemin: Path) -> str:
    parties = chemin.relative_to(RACINE).with_suffix("").parts
    return ".".join(parties[:-1] if parties[-1] == "__init__" else parties)


def _imports(noeud: ast.AST, module: str, paquet: bool) -> Iterator[str]:
    for fils in ast.iter_child_nodes(noeud):
        if isinstance(fils, ast.If) and "TYPE_CHECKING" in ast.dump(fils.test):
            for autre in fils.orelse:
                yield from _imports(autre, module, paquet)
        elif isinstance(fils, ast.Import):
            yield from (alias.name for alias in fils.names)
        elif isinstance(fils, ast.ImportFrom):
            parties = module.split(".")
            base = ".".join(parties[: len(parties) - fils.level + paquet]) if fils.level else ""
            origine = ".".join(p for p in (base, fils.module or "") if p)
            yield from (f"{origine}.{alias.name}" for alias in fils.names)
        else:
            yield from _imports(fils, module, paquet)
