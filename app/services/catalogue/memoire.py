"""What was read of the content files, kept on this computer so that the next start need not parse them again.

One JSON file of the user's cache; it holds the entries of each text with the size and the date of the file they come
from. It is never trusted beyond that: another version of the program, another date, a damaged file, and the text is
read again; definitions are built and their links checked at every start.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from app import VERSION
from app.models import typographie
from app.services.catalogue import lecture
from app.services.catalogue.lecture import Texte, lire_texte

_FORME = 1
"""Raise it when the meaning of the file changes."""


class MemoireDesTextes:
    """The texts of one folder; ``servie`` once a text came from memory: its lines are then not known."""

    def __init__(self, racine: Path, fichier: Path | None = None) -> None:
        self._racine = racine
        self._fichier = fichier or _fichier()
        self._cle = [_FORME, VERSION, str(racine), *_dates_du_code()]
        self._connus = self._retrouver()
        self._lus: dict[str, list[Any]] = {}
        self.servie = False

    def lire(self, chemin: Path, racine: Path) -> Texte:
        """As `lire_texte`, from memory when the file hasn't changed."""
        nom = chemin.relative_to(racine).as_posix()
        etat = chemin.stat()
        connu = self._connus.get(nom)
        if connu is not None and connu[:2] == [etat.st_size, etat.st_mtime_ns]:
            self.servie = True
            self._lus[nom] = connu
            return Texte(nom, connu[2], [])
        texte = lire_texte(chemin, racine)
        self._lus[nom] = [etat.st_size, etat.st_mtime_ns, texte.donnees]
        return texte

    def garder(self) -> None:
        """Write what was read, if it differs. A place that refuses is not worth a word."""
        if self._lus == self._connus:
            return
        temporaire = self._fichier.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError, TypeError):  # TypeError: a text holds what JSON can't, it will be read each time
            contenu = json.dumps([self._cle, self._lus], ensure_ascii=False, separators=(",", ":"))
            self._fichier.parent.mkdir(parents=True, exist_ok=True)
            temporaire.write_text(contenu, "utf-8")
            os.replace(temporaire, self._fichier)

    def _retrouver(self) -> dict[str, list[Any]]:
        try:
            cle, textes = json.loads(self._fichier.read_bytes())
        except (OSError, ValueError, TypeError):
            return {}
        if cle != self._cle or not isinstance(textes, dict):
            return {}
        return {nom: texte for nom, texte in textes.items() if _est_un_texte(texte)}


def _est_un_texte(texte: object) -> bool:
    return isinstance(texte, list) and len(texte) == 3 and isinstance(texte[2], dict)


def _fichier() -> Path:
    ailleurs = os.environ.get("INGECO_DONNEES")
    base = Path(ailleurs) if ailleurs else user_cache_path("ingeco", appauthor=False)
    return base / "textes-lus.json"


def _dates_du_code() -> Iterable[int]:
    """When what reads and sets the texts last changed; 0 in a bundle, where the version tells."""
    for module in (lecture, typographie):
        try:
            yield os.stat(module.__file__ or "").st_mtime_ns
        except OSError:
            yield 0
