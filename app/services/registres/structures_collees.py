"""A list of structures pasted with its line of headings: which column goes where, in whatever order they come (R06)."""

from __future__ import annotations

from collections.abc import Sequence

from app.services.imports.appariement import ColonneLue, apparier, trouver_titres
from app.services.imports.tableau import Feuille
from app.services.registres.definition import Registre

_ASSEZ_SURES = ("sûre", "probable")


def champs_des_titres(registre: Registre, bloc: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The field of each column of ``bloc``, empty where its heading says none we know.

    Nothing at all when the first line isn’t one of headings, or when none of them names the structures: the block is
    then cells to put where one is. The headings are those that « Importer une liste… » knows.
    """
    feuille = Feuille("", tuple(tuple(ligne) for ligne in bloc))
    if len(bloc) < 2 or trouver_titres(feuille, registre.colonnes) != 0:
        return ()
    champs = [_champ(registre, colonne) for colonne in apparier(feuille, registre.colonnes, 0).colonnes]
    champs = [champ if champ not in champs[:rang] else "" for rang, champ in enumerate(champs)]
    return tuple(champs) if registre.cle in champs else ()


def _champ(registre: Registre, colonne: ColonneLue) -> str:
    return colonne.champ if colonne.champ in registre.colonnes and colonne.certitude in _ASSEZ_SURES else ""
