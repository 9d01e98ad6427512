"""Rows of cells as a spreadsheet puts them on the clipboard, read and written."""

from __future__ import annotations

from collections.abc import Iterable


def lire_tableau_colle(texte: str) -> list[list[str]]:
    """Rows of cells of what a spreadsheet puts on the clipboard: tabs, line ends, quoted cells with line ends.

    >>> lire_tableau_colle('A\\t"deux\\nlignes"\\nB\\t3,5\\n')
    [['A', 'deux\\nlignes'], ['B', '3,5']]
    """
    lignes: list[list[str]] = [[]]
    case: list[str] = []
    cite, debut, i = False, True, 0
    texte = texte.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    while i < len(texte):
        c = texte[i]
        if cite:
            if c == '"' and texte[i + 1 : i + 2] == '"':
                case.append('"')
                i += 1
            elif c == '"':
                cite = False
            else:
                case.append(c)
        elif c == '"' and debut and _guillemet_ferme(texte, i):
            cite, debut = True, False
        elif c in "\t\n":
            lignes[-1].append("".join(case))
            case, debut = [], True
            if c == "\n":
                lignes.append([])
        else:
            case.append(c)
            debut = False
        i += 1
    lignes[-1].append("".join(case))
    return lignes


def _guillemet_ferme(texte: str, ouvrant: int) -> bool:
    """A quote opens a quoted cell only if its closing one ends a cell; otherwise it is a quote that someone typed."""
    i = ouvrant + 1
    while (i := texte.find('"', i)) != -1:
        if texte[i + 1 : i + 2] == '"':
            i += 2
            continue
        return texte[i + 1 : i + 2] in ("", "\t", "\n")
    return False


def ecrire_tableau_copie(lignes: Iterable[Iterable[str]]) -> str:
    """The same, the other way: what a spreadsheet will paste."""
    return "\n".join("\t".join(_citer(case) for case in ligne) for ligne in lignes)


def _citer(case: str) -> str:
    if any(c in case for c in "\t\n") or case.startswith('"'):
        return '"' + case.replace('"', '""') + '"'
    return case
