"""Where text leaves the program. Each format has one door that makes what a person typed harmless (RELIABILITY §3.14).

Behaviour is tested with nasty texts elsewhere (`tests/documents/test_textes_difficiles.py`); here: nobody goes round.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.modules import Module, couche, invente, lire


def _appels(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """(last name, call) of every call."""
    for noeud in ast.walk(module.arbre):
        if isinstance(noeud, ast.Call):
            fonction = noeud.func
            if isinstance(fonction, ast.Attribute | ast.Name):
                yield (fonction.attr if isinstance(fonction, ast.Attribute) else fonction.id), noeud


def balisage_pdf(module: Module) -> list[int]:
    """Reportlab's paragraphs read their text as markup: none is used at all."""
    if "reportlab" not in module.source:
        return []
    return [appel.lineno for nom, appel in _appels(module) if nom in ("Paragraph", "XPreformatted")]


def cases_xlsx(module: Module) -> list[int]:
    """A cell gets its value in one module, which keeps ``=1+1`` a text."""
    if module.nom == "app.services.rendus.xlsx.cellules" or couche(module.nom) != "services":
        return []
    if "openpyxl" not in module.source and "xlsx" not in module.nom:
        return []
    affectations = [
        cible.lineno
        for noeud in ast.walk(module.arbre)
        if isinstance(noeud, ast.Assign)
        for cible in noeud.targets
        if isinstance(cible, ast.Attribute) and cible.attr == "value"
    ]
    nommees = [
        appel.lineno
        for nom, appel in _appels(module)
        if nom in ("cell", "WriteOnlyCell") and any(mot.arg == "value" for mot in appel.keywords)
    ]
    return affectations + nommees


def texte_enrichi(module: Module) -> list[int]:
    """Markup reaches the screen through one widget, which is given texts of the method only."""
    if couche(module.nom) != "views" or module.nom == "app.views.elements.texte_riche":
        return []
    riches = ("setHtml", "insertHtml", "setMarkdown", "appendHtml")
    return [appel.lineno for nom, appel in _appels(module) if nom in riches]


def etiquettes(module: Module) -> list[int]:
    """A bare QLabel guesses whether its text is markup: it may hold a picture, never words."""
    if couche(module.nom) != "views":
        return []
    return [appel.lineno for nom, appel in _appels(module) if nom == "QLabel" and (appel.args or appel.keywords)]


def etiquettes_en_clair(module: Module) -> list[int]:
    """A kind of label says that its text is plain."""
    if couche(module.nom) != "views":
        return []
    return [
        classe.lineno
        for classe in ast.walk(module.arbre)
        if isinstance(classe, ast.ClassDef)
        if any(ast.unparse(base).endswith("QLabel") for base in classe.bases)
        if "TextFormat.PlainText" not in ast.unparse(classe)
    ]


def boites_de_qt(module: Module) -> list[int]:
    """Qt's own message box guesses too: ours are in `elements.dialogues`."""
    if couche(module.nom) != "views":
        return []
    boites = ("information", "warning", "critical", "question", "about")
    return [
        appel.lineno
        for nom, appel in _appels(module)
        if nom == "QMessageBox" or (nom in boites and "QMessageBox" in ast.unparse(appel.func))
    ]


def infobulles(module: Module) -> list[int]:
    """A tool tip guesses too: its words go through `elements.infobulle`, unless they are written there and then."""
    if couche(module.nom) != "views":
        return []
    fautes = []
    for nom, appel in _appels(module):
        if nom == "setToolTip" or (nom == "showText" and "QToolTip" in ast.unparse(appel.func)):
            mots = appel.args[1 if nom == "showText" else 0]
            if not isinstance(mots, ast.Constant) and "en_infobulle(" not in ast.unparse(mots):
                fautes.append(appel.lineno)
    return fautes


REGLES = (balisage_pdf, cases_xlsx, texte_enrichi, etiquettes, etiquettes_en_clair, boites_de_qt, infobulles)


@pytest.mark.parametrize("regle", REGLES, ids=lambda regle: regle.__name__)
def test_chaque_texte_passe_par_sa_porte(regle: Callable[[Module], list[int]]) -> None:
    fautes = {module.chemin: lignes for module in lire() if (lignes := regle(module))}
    assert not fautes, regle.__doc__


@pytest.mark.parametrize(
    ("regle", "nom", "source"),
    [
        (balisage_pdf, "app.services.rendus.pdf.x", "import reportlab\nflux = [Paragraph(texte, style)]"),
        (cases_xlsx, "app.services.rendus.xlsx.x", "def f(cellule, texte):\n    cellule.value = texte"),
        (cases_xlsx, "app.services.rendus.xlsx.x", "feuille.cell(1, 2, value=texte)"),
        (texte_enrichi, "app.views.phase.x", "self.vue.setHtml(notes)"),
        (etiquettes, "app.views.phase.x", "etiquette = QLabel(titre)"),
        (etiquettes_en_clair, "app.views.phase.x", "class E(QLabel):\n    pass"),
        (infobulles, "app.views.phase.x", "self.setToolTip(nom)"),
        (infobulles, "app.views.phase.x", "QToolTip.showText(ici, str(refus), self)"),
        (boites_de_qt, "app.views.phase.x", "QMessageBox.warning(None, titre, texte)"),
    ],
)
def test_chaque_regle_voit_le_detour(regle: Callable[[Module], list[int]], nom: str, source: str) -> None:
    assert regle(invente(nom, source))
