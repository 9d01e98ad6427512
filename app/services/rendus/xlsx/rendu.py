"""A grid as a workbook: typed cells, heads that stay, lists to choose from, labels locked, codes hidden.

The form that comes back is read by the codes: row 1 of a sheet holds the column codes, column A the row ids, both
hidden; the hidden sheets say which document of which dossier it is, and what the cells said (`depart`).
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from app.models.documents.blocs import Paragraphe, Rangee, Tableau
from app.models.documents.document import Document
from app.models.typographie import date_longue
from app.services.rendus.xlsx.cellules import (
    FORMATS,
    definir_styles,
    morceaux,
    net,
    nom_de_style,
    poser,
    poser_texte,
    titre_de_feuille,
)
from app.services.rendus.xlsx.depart import FEUILLE_CACHEE, FEUILLE_DEPART, ecrire_depart, ecrire_identite
from app.services.rendus.xlsx.formules import FeuillePosee, inscrire_resultats, poser_formules
from app.services.rendus.xlsx.impression import debuts_de_page, regler_l_impression
from app.services.rendus.xlsx.validations import Listes, regle_de

Avancer: TypeAlias = Callable[[int, int], None]

_LIGNE_CODES, _LIGNE_TITRE, _LIGNE_DOSSIER, _LIGNE_CONSIGNE, _LIGNE_GROUPES, _LIGNE_TETES = 1, 2, 3, 4, 5, 6
_PREMIERE = 7
_LIGNES_EN_PLUS = 20
"""Empty rows offered under the register, to add structures."""
_POINTS_PAR_LIGNE = 13.0
_LETTRE_DU_SOUS_TITRE = 1.15
"""A sign of the subtitle, in widths of columns."""


def rendre_xlsx(document: Document, chemin: Path, avancer: Avancer | None = None) -> None:
    """Write the workbook at ``chemin``: one sheet a table. OSError if it can't be written."""
    tableaux = [bloc for bloc in document.blocs if isinstance(bloc, Tableau)]
    classeur = Workbook()
    classeur.remove(classeur.worksheets[0])
    couleurs = {g.couleur for t in tableaux for g in t.groupes} | {t.couleur for t in tableaux}
    definir_styles(classeur, couleurs, set(FORMATS.values()))
    pris = {FEUILLE_CACHEE, FEUILLE_DEPART}
    listes = Listes(FEUILLE_CACHEE)
    posees = []
    for n, tableau in enumerate(tableaux, 1):
        feuille = classeur.create_sheet(titre_de_feuille(tableau.feuille or document.titre, pris))
        posees.append(_Feuille(feuille, document, tableau, listes).remplir())
        if avancer is not None:
            avancer(n, len(tableaux))
    poser_formules(posees)
    ecrire_identite(classeur, document, tableaux, listes)
    ecrire_depart(classeur, document, tableaux)
    proprietes = classeur.properties
    proprietes.title = net(document.titre)[:255]
    proprietes.creator = net(document.entete.bureau or "Ingéco")[:255]
    proprietes.language = "fr-FR"
    classeur.save(chemin)
    inscrire_resultats(chemin, posees)


def _case(feuille: Worksheet, ligne: int, colonne: int) -> Cell:
    return cast(Cell, feuille.cell(ligne, colonne))


class _Feuille:
    def __init__(self, feuille: Worksheet, document: Document, tableau: Tableau, listes: Listes) -> None:
        self._f = feuille
        self._document = document
        self._t = tableau
        self._debuts = debuts_de_page(tableau.colonnes, document.orientation)
        self._listes = listes
        self._derniere = len(tableau.colonnes) + 1
        self._habits: dict[str, Any] = {}

    def _habiller(self, cellule: Any, style: str) -> None:
        """Give a cell a style by its name, which openpyxl looks for at some length: once for each name, and the others
        copy it as openpyxl does itself when it copies a sheet."""
        if style in self._habits:
            cellule._style = copy(self._habits[style])
        else:
            cellule.style = style
            self._habits[style] = cellule._style

    def _fusionner(self, ligne: int, debut: int, fin: int) -> None:
        """Make one cell of several, all dressed already (`merge_cells` would dress each of them again)."""
        self._f.merged_cells.add(CellRange(min_row=ligne, max_row=ligne, min_col=debut, max_col=fin))

    def remplir(self) -> FeuillePosee:
        """Everything of one sheet; says where its rows are."""
        self._haut()
        self._tetes()
        ligne = _PREMIERE
        lignes: dict[str, int] = {}
        for section in self._t.sections:
            if section.titre:
                ligne = self._section(ligne, section.titre)
            for rangee in section.rangees:
                lignes[rangee.code] = ligne
                ligne = self._rangee(ligne, rangee.code, [(c.texte, c.valeur) for c in rangee.cases])
                self._verrouiller(lignes[rangee.code], rangee)
        sans = not self._t.extensible or (self._document.vierge and len(self._t.rangees) > _LIGNES_EN_PLUS)
        vierges = 0 if sans else _LIGNES_EN_PLUS
        vide: list[tuple[str, object]] = [("", None)] * len(self._t.colonnes)
        for _ in range(vierges):
            ligne = self._rangee(ligne, "", vide)
        self._validations(ligne - 1)
        self._reglages(ligne - 1)
        return FeuillePosee(self._t, self._f, lignes)

    def _section(self, ligne: int, titre: str) -> int:
        """The heading of rows that belong together."""
        for n in range(2, self._derniere + 1):
            self._habiller(_case(self._f, ligne, n), f"ingeco groupe {self._t.couleur}")
        poser_texte(_case(self._f, ligne, 2), titre)
        return ligne + 1

    def _verrouiller(self, ligne: int, rangee: Rangee) -> None:
        """Totals and what is calculated stand out, and can’t be typed over."""
        for n, (colonne, case) in enumerate(zip(self._t.colonnes, rangee.cases, strict=True), 2):
            if rangee.total or case.formule is not None:
                self._habiller(_case(self._f, ligne, n), nom_de_style(FORMATS[colonne.type.code], True))

    def _haut(self) -> None:
        e = self._document.entete
        poser_texte(_case(self._f, _LIGNE_CODES, 1), self._t.code)
        for n, colonne in enumerate(self._t.colonnes, 2):
            poser_texte(_case(self._f, _LIGNE_CODES, n), colonne.code)
        etat = " · ".join(p for p in (f"Version {e.version}" if e.version else "", e.etat, date_longue(e.jour)) if p)
        sous_titre = " — ".join(p for p in (e.dossier, e.bureau) if p)
        if not self._document.vierge:
            sous_titre += f" ({etat})" if sous_titre else etat
        consigne = next((b.texte for b in self._document.blocs if isinstance(b, Paragraphe)), "")
        for ligne, texte, style in (
            (_LIGNE_TITRE, self._document.titre, "ingeco titre"),
            (_LIGNE_DOSSIER, sous_titre, "ingeco sous-titre"),
            (_LIGNE_CONSIGNE, consigne, "ingeco note"),
        ):
            poser_texte(_case(self._f, ligne, 2), texte)
            _case(self._f, ligne, 2).style = style
        # The title is not cut by the width of the first column; the instruction takes several lines if it must.
        self._fusionner(_LIGNE_CONSIGNE, 2, min(8, self._derniere))
        place = sum(colonne.largeur_tableur for colonne in self._t.colonnes)
        lignes = ceil(_LETTRE_DU_SOUS_TITRE * len(sous_titre) / place)
        if lignes > 1:
            # A sheet narrower than its subtitle: on paper, what runs over the last column is cut.
            self._fusionner(_LIGNE_DOSSIER, 2, self._derniere)
            _case(self._f, _LIGNE_DOSSIER, 2).alignment = Alignment(wrap_text=True, vertical="top")
            self._f.row_dimensions[_LIGNE_DOSSIER].height = 15 * lignes
        self._f.row_dimensions[_LIGNE_TITRE].height = 24
        self._f.row_dimensions[_LIGNE_CONSIGNE].height = 28

    def _tetes(self) -> None:
        groupes = {g.code: g for g in self._t.groupes}
        pages = {rang + 2 for rang in self._debuts}
        debut = 2
        for n, colonne in enumerate(self._t.colonnes, 2):
            groupe = groupes.get(colonne.groupe)
            tete = _case(self._f, _LIGNE_GROUPES, n)
            self._habiller(tete, f"ingeco groupe {groupe.couleur if groupe else self._t.couleur}")
            premiere = n in pages or self._t.colonnes[n - 3].groupe != colonne.groupe
            if premiere:
                debut = n
                poser_texte(tete, groupe.titre if groupe else self._t.feuille if n == 2 else "")
            suivante = self._t.colonnes[n - 1].groupe if n - 1 < len(self._t.colonnes) else None
            if (suivante != colonne.groupe or n + 1 in pages) and n > debut:
                self._fusionner(_LIGNE_GROUPES, debut, n)
            cellule = _case(self._f, _LIGNE_TETES, n)
            poser_texte(cellule, colonne.titre)
            self._habiller(cellule, "ingeco tete")
            self._f.column_dimensions[get_column_letter(n)].width = colonne.largeur_tableur
        self._f.row_dimensions[_LIGNE_GROUPES].height = 20
        plus_longue = max(len(c.titre) / max(1, c.largeur_tableur * 1.1) for c in self._t.colonnes)
        self._f.row_dimensions[_LIGNE_TETES].height = 16 + 12 * int(plus_longue)

    def _rangee(self, ligne: int, code: str, cases: list[tuple[str, object]]) -> int:
        """Write a row, and as many more as the longest text needs beyond what a cell may hold. Returns the next."""
        coupes = [morceaux(texte) for texte, _ in cases]
        for part in range(max(map(len, coupes), default=1)):
            poser_texte(_case(self._f, ligne, 1), code if part == 0 else f"{code}+{part}")
            hauteur = 1.0
            for n, (colonne, coupe, (_, valeur)) in enumerate(zip(self._t.colonnes, coupes, cases, strict=True), 2):
                cellule = _case(self._f, ligne, n)
                morceau = coupe[part] if part < len(coupe) else ""
                if part == 0 and len(coupe) == 1:
                    poser(cellule, colonne.type, morceau, valeur)  # type: ignore[arg-type]
                else:
                    poser_texte(cellule, morceau)
                verrou = colonne.fixe and bool(code) and not self._document.vierge
                self._habiller(cellule, nom_de_style(FORMATS[colonne.type.code], verrou))
                if not colonne.type.numerique:
                    longueur = sum(
                        1 + len(p) // max(4, int(colonne.largeur_tableur * 1.05)) for p in morceau.split("\n")
                    )
                    hauteur = max(hauteur, longueur)
            self._f.row_dimensions[ligne].height = min(400, 4 + _POINTS_PAR_LIGNE * hauteur)
            ligne += 1
        return ligne

    def _validations(self, derniere: int) -> None:
        for n, colonne in enumerate(self._t.colonnes, 2):
            lettre = get_column_letter(n)
            plage = f"{lettre}{_PREMIERE}:{lettre}{max(derniere, _PREMIERE)}"
            regle = regle_de(colonne.type, self._listes)
            if regle is not None:
                regle.showErrorMessage = True
                regle.add(plage)
                self._f.add_data_validation(regle)

    def _reglages(self, derniere: int) -> None:
        f = self._f
        f.row_dimensions[_LIGNE_CODES].hidden = True
        f.column_dimensions["A"].hidden = True
        f.freeze_panes = f.cell(_PREMIERE, 3).coordinate
        f.sheet_view.showGridLines = False
        f.protection.sheet = True
        f.protection.formatColumns = False
        f.protection.formatRows = False
        f.protection.sort = False
        f.protection.autoFilter = False
        lignes = (_LIGNE_TITRE, _LIGNE_GROUPES, _LIGNE_TETES, max(derniere, _PREMIERE))
        regler_l_impression(f, self._document, self._t.colonnes, self._debuts, lignes)
