"""One TOML file → one table that knows where each of its entries stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.models.typographie import francais


@dataclass(frozen=True)
class Probleme:
    """Something to mend in a content file, in words for someone who isn't a programmer."""

    fichier: str
    ligne: int
    id: str
    message: str

    def __str__(self) -> str:
        quoi = f" [{self.id}]" if self.id else ""
        return f"{self.fichier}, ligne {self.ligne}{quoi} : {self.message}"


@dataclass
class Texte:
    """A content file: its data with French typography applied, and its lines to point at."""

    nom: str
    donnees: dict[str, Any]
    _lignes: list[str]
    problemes: list[Probleme] = field(default_factory=list)

    def ligne_de(self, code: str, cle: str = "") -> int:
        """The line of the entry ``code``, or of its ``cle`` below; 1 when it can't be found."""
        motif = re.compile(rf'^\s*code\s*=\s*"{re.escape(code)}"') if code else None
        depart = next((i for i, ligne in enumerate(self._lignes) if motif and motif.match(ligne)), 0)
        if cle:
            motif_cle = re.compile(rf"^\s*(\[+)?(\w+\.)*{re.escape(cle)}\b")
            for i in range(depart, len(self._lignes)):
                if motif_cle.match(self._lignes[i]):
                    return i + 1
        return depart + 1

    def signaler(self, id: str, message: str, cle: str = "") -> None:
        """Note a problem with the entry ``id``."""
        self.problemes.append(Probleme(self.nom, self.ligne_de(id, cle), id, message))

    def signaler_les_doubles(self, codes: Iterable[str]) -> None:
        """Note each code that another entry has already."""
        vus: set[str] = set()
        for code in codes:
            if code in vus:
                self.signaler(code, f"le code « {code} » est employé deux fois.")
            vus.add(code)


_LIGNE_TOML = re.compile(r"at line (\d+)")


def lire_texte(chemin: Path, racine: Path) -> Texte:
    """Read a content file. A file that isn't valid TOML or UTF-8 comes back empty with its problem noted."""
    import tomllib  # most starts find every text in `memoire`

    nom = chemin.relative_to(racine).as_posix()
    try:
        brut = chemin.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        ligne = chemin.read_bytes()[: erreur.start].count(b"\n") + 1
        return Texte(nom, {}, [], [Probleme(nom, ligne, "", "le fichier n’est pas enregistré en UTF-8.")])
    lignes = brut.splitlines()
    try:
        donnees = tomllib.loads(brut)
    except tomllib.TOMLDecodeError as erreur:
        trouve = _LIGNE_TOML.search(str(erreur))
        ligne = int(trouve.group(1)) if trouve else len(lignes)
        message = "écriture incorrecte : vérifiez les guillemets, les crochets et les virgules de cette ligne."
        return Texte(nom, {}, lignes, [Probleme(nom, ligne, "", message)])
    return Texte(nom, _typographie(donnees), lignes)


def _typographie(valeur: Any, cle: str = "") -> Any:
    if isinstance(valeur, str):
        return valeur if cle == "code" else francais(valeur.strip())
    if isinstance(valeur, list):
        return [_typographie(element, cle) for element in valeur]
    if isinstance(valeur, dict):
        return {nom: _typographie(contenu, nom) for nom, contenu in valeur.items()}
    return valeur
