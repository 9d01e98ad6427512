"""Rows sorted in the spreadsheet without their hidden ids: each is found again by the name it left with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from app.services.imports.formulaires.colonnes import ColonneLue
from app.services.imports.formulaires.reconnaissance import FormulaireLu, RangeeLue

AVIS = "Les lignes ont été triées sans leur numéro caché : chacune a été retrouvée par son nom."


def realigner(lu: FormulaireLu, cle: ColonneLue | None) -> FormulaireLu:
    """The same form, each line with the id of the name it bears, if that only exchanges lines; as it is otherwise."""
    if cle is None or cle.code not in lu.colonnes or not lu.depart:
        return lu
    noms: dict[str, list[str]] = {}
    for id, marques in lu.depart.items():
        noms.setdefault(marques.get(cle.code, "-"), []).append(id)
    rangees = tuple(_retrouver(rangee, cle, lu.depart, noms) for rangee in lu.rangees)
    if Counter(r.id for r in rangees) != Counter(r.id for r in lu.rangees) or rangees == lu.rangees:
        return lu
    return replace(lu, rangees=rangees, avis=(*lu.avis, AVIS))


def _retrouver(
    rangee: RangeeLue, cle: ColonneLue, depart: Mapping[str, Mapping[str, str]], noms: Mapping[str, list[str]]
) -> RangeeLue:
    marque = cle.empreinte(rangee.cases[cle.code].texte)
    if rangee.id not in depart or depart[rangee.id].get(cle.code) == marque:
        return rangee
    possibles = noms.get(marque, [])
    return replace(rangee, id=possibles[0]) if len(possibles) == 1 else rangee
