"""What leaves comes back the same: import ∘ export = identity, whatever the texts, and whatever program saved it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeJour,
    TypeNombre,
    TypeOuiNon,
    TypeReference,
)  # fmt: skip
from app.models.definitions.cases import forme, lire_case
from app.models.definitions.champs import Date, Montant, OuiNon, Texte
from app.models.definitions.grille import Grille
from app.services import structures
from app.services.documents import composer, definitions
from app.services.ecriture.dossier import Dossier
from app.services.imports.enfant import lire_octets
from app.services.imports.formulaires import Genre, Retour, appliquer, examiner_classeur
from app.services.imports.formulaires.entites import registre_de
from app.services.registres import LigneCollee, Registre, ecrire_ligne
from app.services.rendus import rendre, rendre_octets
from tests.documents.dossiers import dossier_rempli, dossier_vide
from tests.documents.test_textes_difficiles import BALISES, FORMULES
from tests.fabrique import catalogue
from tests.imports.formulaires import TETES, Formulaire, la_case


@cache
def _grilles() -> tuple[Grille, ...]:
    """All grids that can come back."""
    toutes = [d for d in definitions() if isinstance(d, Grille) and "xlsx" in d.formats]
    return tuple(g for g in toutes if registre_de(g.entite, catalogue(), dossier_vide()) is not None)


def test_toutes_les_grilles_en_tableur_savent_revenir() -> None:
    toutes = {d.code for d in definitions() if isinstance(d, Grille) and "xlsx" in d.formats}
    assert {g.code for g in _grilles()} == toutes >= {"grille-contact", "grille-structures"}


_DIFFICILES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [*BALISES, *FORMULES, "Oui\u00a0: « là »", "ligne\nligne", " espaces ", "00123", "1e5", "12/03/2026"]
    ),
)


def _valeurs(colonne: Colonne) -> st.SearchStrategy[Any]:
    """Anything that column may hold."""
    genre = colonne.type
    if isinstance(genre, TypeReference):
        return st.none()
    if isinstance(genre, TypeChoix):
        codes: st.SearchStrategy[Any] = st.sampled_from([c.code for c in genre.choix])
        codes = st.one_of(codes, _DIFFICILES.filter(bool)) if genre.libre else codes
        return st.one_of(st.none(), codes) if genre.vide else codes
    if isinstance(genre, TypeCodes):
        return st.lists(st.sampled_from([c.code for c in genre.choix]), unique=True, max_size=4).map(
            lambda codes: tuple(codes) or None
        )
    if isinstance(genre, TypeNombre):
        return st.one_of(st.none(), st.decimals(0, 10**9, places=2))
    if isinstance(genre, TypeEntier):
        return st.one_of(st.none(), st.integers(1000, 2999) if genre.annee else st.integers(0, 10**8))
    if isinstance(genre, TypeOuiNon):
        return st.booleans()
    if isinstance(genre, TypeJour):
        return st.one_of(st.none(), st.dates(date(1900, 3, 1), date(2999, 12, 31)))
    return st.one_of(st.none(), _DIFFICILES)


def _rangees(grille: Grille, registre: Registre) -> st.SearchStrategy[list[Mapping[str, Any]]]:
    """A few rows of that register, and the columns of that grid in them."""
    champs = {c.code: _valeurs(registre.colonnes[c.code]) for c in grille.colonnes if c.code in registre.colonnes}
    champs[registre.cle] = _DIFFICILES.filter(lambda texte: bool(texte.strip()))
    return st.lists(st.fixed_dictionaries(champs), max_size=3)


def _ecrire(dossier: Dossier, registre: Registre, rangees: list[Mapping[str, Any]]) -> None:
    with dossier.operation("x") as op:
        for valeurs in rangees:
            ecrire_ligne(dossier, op, registre, LigneCollee(None, valeurs))


def _revenir(dossier: Dossier, octets: bytes) -> Retour:
    """Read the form in this very process: what the child does, without its start."""
    return examiner_classeur(dossier, catalogue(), lire_octets(octets, "f.xlsx"), Path("f.xlsx"), "")


@pytest.mark.parametrize("rang", range(len(_grilles())), ids=[g.code for g in _grilles()])
@settings(max_examples=25)
@given(donnees=st.data())
def test_ce_qui_part_revient_sans_un_changement(rang: int, donnees: st.DataObject) -> None:
    grille, dossier = _grilles()[rang], dossier_vide()
    registre = registre_de(grille.entite, catalogue(), dossier)
    assert registre is not None
    rangees = donnees.draw(_rangees(grille, registre))
    _ecrire(dossier, registre, rangees)
    anonyme = donnees.draw(st.booleans())
    document = composer(grille.code, dossier, catalogue(), anonyme=anonyme)
    retour = _revenir(dossier, rendre_octets(document, "xlsx"))
    assert retour.lignes == ()
    assert retour.inchangees == len(rangees)


@settings(max_examples=25)
@given(donnees=st.data())
def test_ce_qui_est_repris_ne_revient_plus(donnees: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A form made of one dossier is read into another of the same identity: once taken over, it says nothing new."""
    grille = donnees.draw(st.sampled_from([g for g in _grilles() if g.entite == "structure"]))
    source, dossier = dossier_rempli(), dossier_rempli()
    registre = registre_de(grille.entite, catalogue(), source)
    assert registre is not None
    ids = [ligne["id"] for ligne in structures.lister(source, "id")]
    dossier.connexion.executemany(
        "UPDATE structure SET id = ? WHERE rowid = ?", [(id, n) for n, id in enumerate(ids, 1)]
    )  # fmt: skip
    rangees = donnees.draw(_rangees(grille, registre))
    with source.operation("x") as op:
        for id, valeurs in zip(ids, rangees, strict=False):
            ecrire_ligne(source, op, registre, LigneCollee(id, valeurs))
    chemin = tmp_path_factory.mktemp("f") / "f.xlsx"
    chemin.write_bytes(rendre_octets(composer(grille.code, source, catalogue()), "xlsx"))
    formulaire = Formulaire(dossier, chemin, grille.code)
    retour = formulaire.revenir()
    appliquer(dossier, retour, {case.cle for case in retour.cases})
    assert [c for c in formulaire.revenir().cases if c.genre is not Genre.INCOMPRISE] == []


@given(texte=_DIFFICILES, type_=st.sampled_from([Texte(), Montant(), Date(), OuiNon()]))
def test_la_forme_d_une_forme_est_elle_meme(texte: str, type_: Any) -> None:
    assert forme(type_, forme(type_, texte)) == forme(type_, texte)


@pytest.mark.parametrize(
    ("type_", "texte", "valeur"),
    [
        (Date(), "46094", date(2026, 3, 13)),
        (Date(), "13/03/2026 10:30", date(2026, 3, 13)),
        (Date(), "13 mars 2026", date(2026, 3, 13)),
        (Montant(), "1,5e+12", Decimal(1500000000000)),
        (Montant(), "0,30000000000000004", Decimal("0.3")),
        (OuiNon(), "☑", True),
        (OuiNon(), "X", True),
        (OuiNon(), "FALSE", False),
        (Texte(), "’tit bout", "’tit bout"),
    ],
)
def test_ce_que_les_tableurs_font_aux_valeurs_est_defait(type_: Any, texte: str, valeur: object) -> None:
    assert lire_case(type_, texte) == valeur


# --- another program ------------------------------------------------------------------------------------------

_SOFFICE = shutil.which("soffice")
avec_libreoffice = pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice (soffice) n’est pas sur cet ordinateur")


def _enregistrer(chemin: Path, tmp_path: Path, *formats: str) -> Path:
    """Open in LibreOffice and save, in each of ``formats`` one after the other."""
    for n, format in enumerate(formats):
        vers = tmp_path / f"lo{n}"
        profil = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
        assert _SOFFICE is not None
        subprocess.run(
            [_SOFFICE, profil, "--headless", "--convert-to", format, "--outdir", str(vers), str(chemin)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        chemin = vers / f"{chemin.stem}.{format}"
    return chemin


@avec_libreoffice
@pytest.mark.parametrize("code", [g.code for g in _grilles() if g.entite == "structure"])
def test_enregistre_par_libreoffice_rien_ne_change(code: str, tmp_path: Path) -> None:
    dossier = dossier_rempli()
    registre = registre_de("structure", catalogue(), dossier)
    assert registre is not None
    # LibreOffice writes « _x000D_ » typed as text without its escape: what it loses, nobody can give back.
    difficiles = [
        *(f for f in FORMULES if "_x" not in f),
        *BALISES[:6],
        "Oui\u00a0: « là »",
        "deux\nlignes",
        "00123",
        "1e5",
        "12/03/2026",
    ]
    _ecrire(dossier, registre, [{"nom": t, "finalites": t, "contact_commentaire": t} for t in difficiles])
    chemin = rendre(composer(code, dossier, catalogue()), "xlsx", tmp_path / "f.xlsx")
    for formats in (("xlsx",), ("ods", "xlsx")):
        retour = _revenir(dossier, _enregistrer(chemin, tmp_path, *formats).read_bytes())
        assert retour.cases == ()
        assert retour.inchangees == len(difficiles) + 6


@avec_libreoffice
def test_rempli_et_calcule_par_libreoffice(tmp_path: Path) -> None:
    dossier = dossier_rempli()
    formulaire = Formulaire.partir(dossier, tmp_path).ecrire(1, budget="=1000*2+0.5")
    classeur = openpyxl.load_workbook(formulaire.chemin)
    feuille: Any = classeur.worksheets[0]
    (budget,) = (c.column for c in feuille[1] if c.value == "budget")
    assert str(feuille.cell(TETES + 1, budget).value).startswith("=")
    formulaire.chemin = _enregistrer(formulaire.chemin, tmp_path, "xlsx")
    case = la_case(formulaire.revenir())
    assert (case.champ, case.valeur, case.genre) == ("budget", Decimal("2000.5"), Genre.CHANGEE)
    assert "formule" in case.motif
