"""What came of the results expected: seen, measured, compared to the target, on the map and in the tables (R13)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.objectifs import Indicateur, Resultat
from app.views.contexte import Contexte
from app.views.objectifs.page import PageObjectifs
from tests.fabrique import photographier
from tests.pages.test_objectifs import ids, la_carte, page

__all__ = ["ids", "page"]


def test_un_resultat_constate_se_lit_sur_la_carte(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    """Ticked on the sheet: dated today, said in words with its shape on the map; one gesture."""
    avant = photographier(contexte.dossier)
    assert la_carte(page).viser(ids["r"])
    fiche = la_carte(page).avec_fiche.fiche
    assert fiche is not None
    fiche.controles["constat"].valide.emit("partiel")
    ligne = contexte.dossier.ligne(Resultat, ids["r"]) or {}
    assert (ligne["constat"], ligne["constate_le"]) == ("partiel", date.today())
    case = next(c for c in la_carte(page).vue.modele.cases if c.id == ids["r"])
    mots = la_carte(page).vue.modele.carton(case)
    assert mots.constat.startswith("Atteint en partie, constaté le")
    assert "Atteint en partie" in mots.phrase
    assert mots.constat_signe.startswith("◐ ")
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant


def test_une_valeur_mesuree_se_compare_a_la_cible(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    with contexte.dossier.operation("Cible") as op:
        op.modifier(Indicateur, ids["i"], depart=Decimal(0), cible=Decimal(3), unite="contrats")
    page.rafraichir(None)
    page.montrer("tableau")
    assert page.tableaux is not None
    page.tableaux.montrer("indicateurs")
    registre = page.tableaux.registres["indicateurs"]
    registre.montrer_jeu("releves")
    table = registre.table.modele
    assert table.setData(table.index(0, table.rang_de_colonne("mesure")), Decimal(3))
    assert (contexte.dossier.ligne(Indicateur, ids["i"]) or {})["mesure_le"] == date.today()
    page.montrer("carte")
    case = next(c for c in la_carte(page).vue.modele.cases if c.id == ids["i"])
    mots = la_carte(page).vue.modele.carton(case)
    assert mots.constat.startswith("Mesuré\u00a0: 3\u00a0contrats le")
    assert mots.constat.endswith("cible atteinte")
    assert mots.constat_signe.startswith("✓ ")
    assert table.setData(table.index(0, table.rang_de_colonne("mesure")), None)
    assert (contexte.dossier.ligne(Indicateur, ids["i"]) or {})["mesure_le"] is None
