"""A table copied from a web page or a mail: HTML read into rows of cells, nothing of it ever run or fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_MUETTES = frozenset(("head", "script", "style", "template", "title"))
"""What a person never sees."""

_BLOCS = frozenset(("article", "blockquote", "div", "dd", "dt", "h1", "h2", "h3", "h4", "li", "p", "section"))
"""Begin and end on a line of their own."""

_ETENDUE_MAX = 100
"""Columns or rows that one cell may cover; a page that says more is not believed."""


def lire_tableau_html(html: str) -> list[list[str]]:
    """Rows of cells of the first table of a page; without a table, its lines, each in one cell.

    Merged cells keep their text at the first place and leave the others empty; a table inside a cell is read as the
    words of that cell.

    >>> lire_tableau_html("<table><tr><th>Nom<th>ETP</tr><tr><td>Vélo &amp; Cie</td><td>3,5</td></tr></table>")
    [['Nom', 'ETP'], ['Vélo & Cie', '3,5']]
    """
    lecteur = _Lecteur()
    lecteur.feed(html)
    lecteur.close()
    lecteur.finir_la_case()
    if lecteur.rangs:
        return _remplir(lecteur.rangs)
    return [[ligne] for ligne in _texte(lecteur.dehors).split("\n") if ligne]


@dataclass
class _Case:
    morceaux: list[str] = field(default_factory=list)
    colonnes: int = 1
    lignes: int = 1


class _Lecteur(HTMLParser):
    """``rangs``: the cells of the first table; ``dehors``: the words that stand outside of any."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rangs: list[list[_Case]] = []
        self.dehors: list[str] = []
        self._tables = 0
        """How deep in tables; the second table of a page stays outside once the first is closed."""
        self._lu = False
        self._case: _Case | None = None
        self._tait = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows, cells; what ends a line."""
        if tag in _MUETTES:
            self._tait += 1
        elif tag in ("body", "table"):
            self._tait = 0  # a page may leave its head open
            self._tables += tag == "table"
        elif self._tables == 1 and not self._lu and tag == "tr":
            self.finir_la_case()
            self.rangs.append([])
        elif self._tables == 1 and not self._lu and tag in ("td", "th"):
            self.finir_la_case()
            dits = dict(attrs)
            self._case = _Case(colonnes=_etendue(dits.get("colspan")), lignes=_etendue(dits.get("rowspan")))
        elif tag == "br" or tag in _BLOCS:
            self._ajouter("\n")
        elif tag in ("td", "th"):
            self._ajouter(" ")

    def handle_endtag(self, tag: str) -> None:
        """The same, closing."""
        if tag in _MUETTES:
            self._tait = max(self._tait - 1, 0)
        elif tag == "table":
            if self._tables == 1:
                self.finir_la_case()
                self._lu = self._lu or bool(self.rangs)
            self._tables = max(self._tables - 1, 0)
        elif self._tables == 1 and tag in ("td", "th", "tr"):
            self.finir_la_case()
        elif tag in _BLOCS:
            self._ajouter("\n")

    def handle_data(self, data: str) -> None:
        """Words: line ends of the source are spaces."""
        self._ajouter(" ".join(data.split("\n")))

    def _ajouter(self, texte: str) -> None:
        if not self._tait:
            (self.dehors if self._case is None else self._case.morceaux).append(texte)

    def finir_la_case(self) -> None:
        """Put the cell being read in its row."""
        if self._case is not None:
            if not self.rangs:
                self.rangs.append([])
            self.rangs[-1].append(self._case)
            self._case = None


def _etendue(dit: str | None) -> int:
    return min(max(int(dit), 1), _ETENDUE_MAX) if dit is not None and dit.isascii() and dit.isdigit() else 1


def _texte(morceaux: list[str]) -> str:
    """Words as a browser shows them: spaces together, empty lines out."""
    lignes = (" ".join(ligne.replace("\u00a0", " ").split()) for ligne in "".join(morceaux).split("\n"))
    return "\n".join(ligne for ligne in lignes if ligne)


def _remplir(rangs: list[list[_Case]]) -> list[list[str]]:
    """Each cell at its place; what a merged one covers stays empty."""
    prises: dict[tuple[int, int], str] = {}
    for rang, cases in enumerate(rangs):
        colonne = 0
        for case in cases:
            while (rang, colonne) in prises:
                colonne += 1
            for bas in range(min(case.lignes, len(rangs) - rang)):
                for droite in range(case.colonnes):
                    prises.setdefault((rang + bas, colonne + droite), "")
            prises[rang, colonne] = _texte(case.morceaux)
            colonne += case.colonnes
    largeurs = [0] * len(rangs)
    for rang, colonne in prises:
        largeurs[rang] = max(largeurs[rang], colonne + 1)
    return [[prises.get((rang, k), "") for k in range(large)] for rang, large in enumerate(largeurs) if large]
