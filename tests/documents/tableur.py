"""A spreadsheet small enough to be read: it works out the formulas of our workbooks again, from the file alone.

It knows what `app.services.rendus.xlsx` writes — sums, products, `IF`, `OR`, `ROUND`, cells of other sheets — and
refuses anything else, so that a new function of a formula must be taught here before it is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_SIGNES = re.compile(
    r"\s*(?:(?P<nombre>\d+(?:\.\d+)?)|(?P<texte>\"[^\"]*\")|(?P<plage>(?:'(?:[^']|'')+'!)?[A-Z]+\d+(?::[A-Z]+\d+)?)"
    r"|(?P<mot>[A-Z]+)(?=\()|(?P<signe><>|[-+*/=(),]))"
)


class Tableur:
    """Reads an openpyxl workbook loaded with its formulas; nothing of what the file says they come to."""

    def __init__(self, classeur: Any) -> None:
        self._classeur = classeur

    def valeur(self, feuille: str, cellule: str) -> Any:
        """What a cell comes to: a number, a text, None when it is empty. ValueError for what is not understood."""
        brute = self._classeur[feuille][cellule]
        if brute.data_type != "f":
            return Decimal(str(brute.value)) if isinstance(brute.value, (int, float)) else brute.value
        return _Lecture(str(brute.value)[1:], feuille, self).tout()


class _Lecture:
    """One formula, read from left to right."""

    def __init__(self, formule: str, feuille: str, tableur: Tableur) -> None:
        self._feuille, self._tableur = feuille, tableur
        self._signes: list[tuple[str, str]] = []
        debut = 0
        while debut < len(formule):
            trouve = _SIGNES.match(formule, debut)
            if trouve is None or trouve.lastgroup is None:
                raise ValueError(formule)
            self._signes.append((trouve.lastgroup, trouve[trouve.lastgroup]))
            debut = trouve.end()

    def tout(self) -> Any:
        resultat = self._comparaison()
        if self._signes:
            raise ValueError(self._signes)
        return resultat

    def _prendre(self, *attendus: str) -> str:
        return self._signes.pop(0)[1] if self._signes and self._signes[0][1] in attendus else ""

    def _comparaison(self) -> Any:
        gauche = self._somme()
        signe = self._prendre("=", "<>")
        if not signe:
            return gauche
        droite = self._somme()
        egaux = (gauche in (None, "") and droite in (None, "")) or gauche == droite
        return egaux if signe == "=" else not egaux

    def _somme(self) -> Any:
        total = self._produit()
        while signe := self._prendre("+", "-"):
            autre = _nombre(self._produit())
            total = _nombre(total) + autre if signe == "+" else _nombre(total) - autre
        return total

    def _produit(self) -> Any:
        total = self._terme()
        while signe := self._prendre("*", "/"):
            autre = _nombre(self._terme())
            total = _nombre(total) * autre if signe == "*" else _nombre(total) / autre
        return total

    def _terme(self) -> Any:
        genre, mot = self._signes.pop(0)
        if genre == "nombre":
            return Decimal(mot)
        if genre == "texte":
            return mot[1:-1]
        if genre == "plage":
            (seule,) = self._cellules(mot)
            return seule
        if genre == "mot":
            return self._fonction(mot)
        if mot != "(":
            raise ValueError(mot)
        resultat = self._comparaison()
        self._fermer()
        return resultat

    def _fermer(self) -> None:
        if not self._prendre(")"):
            raise ValueError(self._signes)

    def _fonction(self, nom: str) -> Any:
        self._prendre("(")
        arguments: list[Any] = []
        while True:
            plage = nom == "SUM" and self._signes[0][0] == "plage"
            arguments += self._cellules(self._signes.pop(0)[1]) if plage else [self._comparaison()]
            if not self._prendre(","):
                break
        self._fermer()
        if nom == "SUM":
            return sum((a for a in arguments if isinstance(a, Decimal)), Decimal(0))
        if nom == "OR":
            return any(arguments)
        if nom == "IF":
            return arguments[1] if arguments[0] else arguments[2]
        if nom == "ROUND":
            return _nombre(arguments[0]).quantize(Decimal(1).scaleb(-int(arguments[1])), ROUND_HALF_UP)
        raise ValueError(nom)

    def _cellules(self, plage: str) -> list[Any]:
        nom, _, cellules = plage.rpartition("!")
        feuille = nom[1:-1].replace("''", "'") if nom else self._feuille
        return [self._tableur.valeur(feuille, adresse) for adresse in _adresses(cellules)]


def _adresses(plage: str) -> Iterator[str]:
    """``C2:C4`` → C2, C3, C4: our ranges are of one column."""
    debut, _, fin = plage.partition(":")
    colonne, premiere = re.findall(r"[A-Z]+|\d+", debut)
    autre, derniere = re.findall(r"[A-Z]+|\d+", fin or debut)
    if colonne != autre:
        raise ValueError(plage)
    return (f"{colonne}{n}" for n in range(int(premiere), int(derniere) + 1))


def _nombre(valeur: Any) -> Decimal:
    if isinstance(valeur, str) and valeur:
        raise ValueError(valeur)
    return valeur if isinstance(valeur, Decimal) else Decimal(0)
