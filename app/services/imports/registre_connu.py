"""Recognising a structure that is already there: same SIRET, same RNA, or same name in the same commune."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.models.texte import sans_accents
from app.services.imports.appariement import mots

_VIDES = frozenset(("association", "asso", "assoc", "un", "une", "pour", "collectif"))


@dataclass(frozen=True)
class Reconnue:
    """Which one it is (``cle``: an id, or a line number), and by what."""

    cle: Any
    par: str
    sure: bool
    """By an official number, not by its name."""


class Annuaire:
    """What is known so far: the register, or the lines of the list already seen."""

    def __init__(self, connues: Iterable[tuple[Any, Mapping[str, Any]]] = ()) -> None:
        self._par_numero: dict[tuple[str, str], Any] = {}
        self._par_nom: dict[str, list[tuple[str, str, Any]]] = {}
        self._par_mots: dict[tuple[str, ...], str] = {}
        for cle, valeurs in connues:
            self.retenir(cle, valeurs)

    def retenir(self, cle: Any, valeurs: Mapping[str, Any]) -> None:
        """Remember one more."""
        for champ in ("siret", "rna"):
            if numero := _numero(valeurs, champ):
                self._par_numero.setdefault((champ, numero), cle)
        nom = str(valeurs.get("nom") or "")
        place = (_plier(valeurs.get("commune")), _numero(valeurs, "siret"), cle)
        self._par_nom.setdefault(_plier(nom), []).append(place)
        self._par_mots.setdefault(_mots_du_nom(nom), nom)

    def reconnaitre(self, valeurs: Mapping[str, Any]) -> Reconnue | None:
        """The one these values speak of. Two different SIRET are two structures, whatever their names."""
        for champ, mot in (("siret", "même SIRET"), ("rna", "même numéro RNA")):
            numero = _numero(valeurs, champ)
            if numero and (champ, numero) in self._par_numero:
                return Reconnue(self._par_numero[champ, numero], mot, True)
        commune, siret = _plier(valeurs.get("commune")), _numero(valeurs, "siret")
        for autre_commune, autre_siret, cle in self._par_nom.get(_plier(valeurs.get("nom")), ()):
            if siret and autre_siret and siret != autre_siret:
                continue
            if commune == autre_commune:
                return Reconnue(cle, "même nom, même commune" if commune else "même nom", False)
            if not commune or not autre_commune:
                return Reconnue(cle, "même nom, commune non précisée", False)
        return None

    def ressemblante(self, valeurs: Mapping[str, Any]) -> str | None:
        """The name of one made of the same words (« Association des Amis du Vélo », « Les Amis du Vélo »)."""
        nom = str(valeurs.get("nom") or "")
        cherche = _mots_du_nom(nom)
        return self._par_mots.get(cherche) if cherche else None


def _numero(valeurs: Mapping[str, Any], champ: str) -> str:
    return "".join(str(valeurs.get(champ) or "").split()).upper()


def _plier(texte: Any) -> str:
    return " ".join(sans_accents(str(texte or "").replace("-", " ").replace("'", " ").replace("’", " ")).split())


def _mots_du_nom(nom: str) -> tuple[str, ...]:
    return tuple(sorted(mot for mot in mots(nom) if mot not in _VIDES))
