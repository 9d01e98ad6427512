"""File names from what people type: one sanitiser for dossiers, exports and copies, good on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

_RESERVES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in (*"0123456789", "¹", "²", "³")}
)
_INTERDITS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_BLANCS = re.compile(r"\s+")
LONGUEUR_MAX = 120
"""Characters of the stem; in bytes it stays below the 255 of any file system, less our prefixes."""

_OCTETS_MAX = 170


def nom_de_fichier(texte: str, extension: str = "", *, defaut: str = "dossier") -> str:
    """A name that stays in its folder, shows as it is, and can be carried from one system to another.

    >>> nom_de_fichier("..\\\\..\\\\Bilan : été 2026", ".pdf")
    'Bilan - été 2026.pdf'
    """
    net = unicodedata.normalize("NFC", texte)
    net = "".join(c for c in net if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn", "Cc") or c in "\t\n")
    net = _INTERDITS.sub("-", _BLANCS.sub(" ", net))
    net = re.sub(r"\s*-[\s-]*", lambda m: "-" if m.group() == "-" else " - " if " " in m.group() else "-", net)
    net = net.strip(" .-~'")
    net = _couper(net)
    if net.split(".")[0].strip().casefold() in _RESERVES:
        net = f"_{net}"
    return (net or defaut) + extension


def _couper(net: str) -> str:
    net = net[:LONGUEUR_MAX]
    while len(net.encode("utf-8")) > _OCTETS_MAX:
        net = net[:-1]
    return net.rstrip(" .-")


def libre(dossier: Path, nom: str) -> Path:
    """A path of that name in ``dossier`` that nothing has yet: « nom (2).ext » when it is taken."""
    base = dossier / nom
    candidat, n = base, 2
    while candidat.exists():
        candidat = base.with_name(f"{base.stem} ({n}){base.suffix}")
        n += 1
    return candidat
