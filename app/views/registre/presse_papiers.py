"""Blocks of cells between a register and a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from app.models.colonnes import TypeTexteLong
from app.models.nombres import ValeurIncomprise
from app.models.typographie import francais, pluriel
from app.services import registres
from app.services.registres import LigneCollee
from app.views.registre.modele import ModeleRegistre

_SANS_NOM = "une ligne qui n’a pas de nom"


def colle(source: QMimeData | None = None) -> str:
    """What is on the clipboard (or in ``source``), as a spreadsheet would have put it there.

    A table of a web page or a mail that comes without text, or whose text has lost its columns, is read from its HTML.
    """
    donnees = source if source is not None else QGuiApplication.clipboard().mimeData()
    if donnees is None:
        return ""
    texte = donnees.text()
    if "\t" in texte or not donnees.hasHtml():
        return texte
    bloc = registres.lire_tableau_html(donnees.html())
    colonnes = max((len(ligne) for ligne in bloc), default=0)
    return registres.ecrire_tableau_copie(bloc) if colonnes > 1 or not texte.strip() else texte


def copie(modele: ModeleRegistre, choisis: Sequence[QModelIndex]) -> str:
    """What goes on the clipboard for the selected cells: whole texts, numbers as they are shown."""
    lignes = sorted({i.row() for i in choisis if modele.id_de(i.row()) is not None})
    colonnes = sorted({i.column() for i in choisis})
    return registres.ecrire_tableau_copie(
        [_texte_entier(modele, modele.index(ligne, k)) for k in colonnes] for ligne in lignes
    )


def _texte_entier(modele: ModeleRegistre, index: QModelIndex) -> str:
    type_, valeur = modele.colonne(index.column()).type, modele.valeur(index)
    return str(valeur or "") if isinstance(type_, TypeTexteLong) else type_.texte(valeur)


def preparer(
    modele: ModeleRegistre, choisis: Sequence[QModelIndex], depart: QModelIndex, bloc: list[list[str]]
) -> tuple[list[LigneCollee], list[str]]:
    """What to write, and what was not understood. One cell pasted on many fills them; a block starts at ``depart``;
    rows past the last make new ones, provided they have a name."""
    cle = modele.registre.cle
    if len(bloc) == 1 and len(bloc[0]) == 1 and len(choisis) > 1:
        places = [(i.row(), {i.column(): bloc[0][0]}) for i in choisis]
    else:
        places = [
            (depart.row() + d, {depart.column() + k: case for k, case in enumerate(cases)})
            for d, cases in enumerate(bloc)
        ]
    lignes: list[LigneCollee] = []
    refus: list[str] = []
    for ligne, cases in places:
        valeurs = _lire(modele, cases, refus)
        id = modele.id_de(ligne)
        if id is not None and cle in valeurs and not valeurs[cle]:
            del valeurs[cle]  # a row keeps its name
        if valeurs and (id is not None or valeurs.get(cle)):
            lignes.append(LigneCollee(id, valeurs))
        elif any(valeurs.values()):
            refus.append(_SANS_NOM)
    return lignes, refus


def preparer_une_liste(
    modele: ModeleRegistre, champs: Sequence[str], bloc: list[list[str]]
) -> tuple[list[LigneCollee], list[str]]:
    """The same for a list that starts with its headings: ``champs`` is the field of each column, empty for those that
    are left out. Every line makes a new row."""
    lignes: list[LigneCollee] = []
    refus: list[str] = []
    for cases in bloc[1:]:
        valeurs = _lire_champs(modele, dict(zip(champs, cases, strict=False)), refus)
        if valeurs.get(modele.registre.cle):
            lignes.append(LigneCollee(None, valeurs))
        elif any(valeurs.values()):
            refus.append(_SANS_NOM)
    return lignes, refus


def _lire(modele: ModeleRegistre, cases: dict[int, str], refus: list[str]) -> dict[str, Any]:
    montrees = {modele.colonne(k).nom: case for k, case in cases.items() if k < modele.columnCount()}
    return _lire_champs(modele, montrees, refus)


def _lire_champs(modele: ModeleRegistre, cases: Mapping[str, str], refus: list[str]) -> dict[str, Any]:
    registre = modele.registre
    valeurs: dict[str, Any] = {}
    for nom, case in cases.items():
        if nom in registre.fixes or nom not in registre.colonnes:
            continue
        try:
            valeurs[nom] = modele.colonne_de(nom).type.lire(case)
        except ValeurIncomprise as raison:
            refus.append(str(raison))
    return valeurs


def bilan(cases: int, refus: Sequence[str], nouvelles: str = "", laissees: Sequence[str] = ()) -> str:
    """What to say of a paste: the rows it made (``nouvelles``: « 20 structures ajoutées »), else how many cells; the
    headings of columns that were left out; the first cell that isn’t understood, and how many others."""
    dit = [f"{nouvelles or pluriel(cases, 'case collée', 'cases collées')}."]
    if laissees:
        titres = ", ".join(f"«\u00a0{' '.join(titre.split())}\u00a0»" for titre in laissees)
        dit.append(f"{'Colonnes laissées' if len(laissees) > 1 else 'Colonne laissée'} de côté : {titres}.")
    if refus:
        reste = f" ({pluriel(len(refus) - 1, 'autre case', 'autres cases')} aussi)" if len(refus) > 1 else ""
        dit.append(f"Non comprise : {refus[0].rstrip('.')}{reste}.")
    return francais(" ".join(dit))
