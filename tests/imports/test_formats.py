"""A list in any of the ways a French office writes it gives the same cells."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.workbook import Workbook

from app.services.imports.enfant import lire_octets
from app.services.imports.tableau import ListeRefusee, deballer, emballer, lettre
from tests.imports import corpus


@pytest.mark.parametrize("separateur", [";", "\t", ",", "|"])
@pytest.mark.parametrize("codage", ["cp1252", "utf-8-sig", "utf-8", "utf-16", "mac_roman", "cp850"])
def test_csv_de_tous_les_codages(codage: str, separateur: str) -> None:
    octets = (
        corpus.csv_excel("cp850" if codage == "cp850" else codage, separateur)
        if codage != "cp850"
        else (
            "Structure;Commune\r\nÉveil à Bléré;Dinan\r\nMaison d'été;Sées\r\n".replace(";", separateur).encode("cp850")
        )
    )
    lignes = lire_octets(octets, "liste.csv").feuilles[0].lignes
    if codage == "cp850":
        assert lignes[1:] == (("Éveil à Bléré", "Dinan"), ("Maison d'été", "Sées"))
        return
    assert lignes[1][0] == "Association « Éveil »"
    assert lignes[1][4] == 'Deux\nlignes, dont "une"'
    assert lignes[2][:2] == ("Cœur d’Émeraude", "Dinan")


def test_utf16_sans_marque_et_ligne_sep() -> None:
    assert lire_octets("Nom;Ville\nÉté;Dol\n".encode("utf-16-le"), "x").feuilles[0].lignes[1] == ("Été", "Dol")
    assert lire_octets(b"sep=,\r\nNom,Ville\r\nA;B,Dol\r\n", "x").feuilles[0].lignes[1] == ("A;B", "Dol")


def test_une_seule_colonne_et_gardes_de_texte() -> None:
    assert lire_octets(b"Structure\nA, B et C\nD\n", "x").feuilles[0].lignes[1] == ("A, B et C",)
    lignes = lire_octets(b"Nom;CP\n'=SOMME(A1);=\"01000\"\n'Les Petits;x\n", "x").feuilles[0].lignes
    assert lignes[1:] == (("=SOMME(A1)", "01000"), ("'Les Petits", "x"))


def test_r65_classeur_valeurs_calculees_et_types() -> None:
    def remplir(livre: Workbook) -> None:
        feuille = livre.worksheets[0]
        feuille.append(["Formule", "=1+1", True, date(2024, 3, 1), 12.5, "#N/A", " bord\u00a0", "a_x000D_\nb"])
        livre.create_sheet("Cachée").sheet_state = "hidden"

    feuilles = lire_octets(corpus.classeur(("a",) * 8, remplir=remplir), "x.xlsx").feuilles
    assert feuilles[0].lignes[1] == ("Formule", "", "Oui", "01/03/2024", "12,5", "#N/A", " bord\u00a0", "a\nb")
    assert feuilles[0].defauts == {(1, 1): "formule jamais calculée", (1, 5): "#N/A"}
    assert [f.masquee for f in feuilles] == [False, True]


def test_valeur_de_formule_enregistree_par_un_tableur() -> None:
    octets = corpus.refaire(
        corpus.classeur(("Nom", "Budget"), ("A", "=1+1")),
        lambda nom, c: c.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
        ),
    )
    feuille = lire_octets(octets, "x.xlsx").feuilles[0]
    assert (feuille.lignes[1], dict(feuille.defauts)) == (("A", "2"), {})


def test_classeur_ecrit_par_excel() -> None:
    feuille = lire_octets(corpus.classeur_excel(), "x.xlsx").feuilles[0]
    assert feuille.lignes == (
        (), ("", "Structure", "Créée le", "Budget", "ETP"), (), ("", "Les Amis", "01/01/2001", "12345,67", "0,25"),
    )  # fmt: skip
    assert feuille.defauts == {}


def test_r65_dates_1904() -> None:
    assert lire_octets(corpus.date_1904(), "x.xlsx").feuilles[0].lignes[1] == ("Les Amis", "12/05/1998")


def test_cellules_fusionnees_vers_le_bas() -> None:
    def remplir(livre: Workbook) -> None:
        feuille = livre.worksheets[0]
        feuille.merge_cells("B2:B4")
        feuille.merge_cells("A1:B1")

    octets = corpus.classeur(("Liste", None), ("a", "Rennes"), ("b", None), ("c", None), ("d", None), remplir=remplir)
    assert lire_octets(octets, "x").feuilles[0].lignes == (
        ("Liste",), ("a", "Rennes"), ("b", "Rennes"), ("c", "Rennes"), ("d",),
    )  # fmt: skip


def test_longueurs() -> None:
    assert len(lire_octets(corpus.classeur(("Nom",), ("é" * 200,)), "x").feuilles[0].lignes[1][0]) == 200
    with pytest.raises(ListeRefusee, match="5000 lignes"):
        lire_octets(b"Nom\n" + b"a\n" * 6000, "x.csv")


def test_aller_retour_du_tuyau() -> None:
    lu = lire_octets(corpus.liste_xlsx(), "x.xlsx")
    assert deballer(emballer(lu)) == lu
    assert [lettre(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
