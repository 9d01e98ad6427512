"""Line by line: what is read, mended, refused, already there — then written in one gesture (RELIABILITY §4 row 65)."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.colonnes import TypeTexteLong
from app.models.erreurs import EcritureRefusee
from app.models.nombres import ValeurIncomprise
from app.models.structure import Structure
from app.services import structures
from app.services.ecriture.dossier import Dossier
from app.services.imports.appariement import apparier
from app.services.imports.application import RegistreChange, appliquer
from app.services.imports.enfant import lire_octets
from app.services.imports.examen import etablir
from app.services.imports.rapport import Rapport, Sort, comme_nouvelle
from app.services.imports.tableau import Feuille
from app.services.imports.valeurs import lire_case
from app.services.journal import lire_journal
from app.services.registres.structures import colonnes_des_structures
from tests.fabrique import catalogue, dossier_en_memoire, photographier
from tests.imports import corpus

CHAMPS = colonnes_des_structures(catalogue())


def _examiner(dossier: Dossier, *lignes: tuple[str, ...], **options: Any) -> Rapport:
    feuille = Feuille("f", lignes, **options)
    return etablir(feuille, apparier(feuille, CHAMPS), CHAMPS, dossier, "liste.xlsx")


@pytest.mark.parametrize(
    ("champ", "texte", "valeur"),
    [
        ("budget", "142\u202f000,50\u00a0€", Decimal("142000.5")), ("budget", "12345.67", Decimal("12345.67")),
        ("budget", "1 200 euros", Decimal(1200)), ("etp", "0,8829670329", Decimal("0.88")),
        ("etp", "3.5", Decimal("3.5")),
        ("adherents", "250 adhérents", 250),
        ("annee_creation", "01/09/1998", 1998), ("annee_creation", "1998", 1998),
        ("annee_creation", "depuis 1998", 1998), ("siret", "732 829 320 00074", "73282932000074"),
        ("siret", "732829320", "732829320"), ("rna", "w 351 000 123", "W351000123"),
        ("telephone", "299000000", "02 99 00 00 00"),
        ("code_postal", "1000", "01000"), ("code_postal", "35000 Rennes", "35000"),
        ("commune", "35000 Rennes", "Rennes"),
        ("diffusion_acceptee", "OUI", True), ("diffusion_acceptee", "Oui", True),
        ("diffusion_acceptee", "oui\u00a0", True),
        ("diffusion_acceptee", "Non", False), ("secteur", "sports", "sport"), ("secteur", "Insertion", "iae"),
        ("secteur", "Lutherie", "Lutherie"), ("mobilisation", "Contacté", "contactee"),
        ("financements", "Subvention, cotisations", ("subventions", "cotisations")),
        ("financements", "Mécénat, dons et parrainage", ("mecenat",)), ("nom", "\u00a0 Été\u0007 ", "Été"),
        ("statut_juridique", "Association loi 1901", "association"), ("contact_concernee", "plutot oui", "plutot_oui"),
    ],
)  # fmt: skip
def test_r65_valeurs_lues(champ: str, texte: str, valeur: Any) -> None:
    assert lire_case(champ, CHAMPS[champ], texte).valeur == valeur


@pytest.mark.parametrize(
    ("champ", "texte", "motif"),
    [
        ("budget", "environ 30 k€", "n’est pas un nombre"), ("budget", "1.234,5", "n’est pas un nombre"),
        ("budget", "-5", "positif"), ("siret", "7,32829E+13", "arrondi"),
        ("siret", "73282932000075", "n’est pas valide"),
        ("rna", "123", "par un W, suivi"),
        ("annee_creation", "98", "n’est pas une année"), ("adherents", "12,5", "décimale"),
        ("financements", "Subventions; Lune", "Lune"), ("diffusion_acceptee", "peut-être", "oui ou non"),
        ("mobilisation", "partie", "liste"),
    ],
)  # fmt: skip
def test_r65_valeurs_refusees(champ: str, texte: str, motif: str) -> None:
    with pytest.raises(ValeurIncomprise, match=motif):
        lire_case(champ, CHAMPS[champ], texte)


def test_r65_chaque_ligne_a_son_sort_et_rien_nest_ecrit(dossier: Dossier) -> None:
    structures.ajouter(dossier, "Les Amis du Vélo", commune="Rennes", budget=Decimal(100))
    structures.ajouter(dossier, "Autre", siret="73282932000074", commune="Brest", etp=Decimal(2))
    avant = photographier(dossier)
    rapport = _examiner(
        dossier,
        ("Structure", "Commune", "SIRET", "Budget", "ETP", "Couleur"),
        ("Nouvelle", "Vitré", "", "12 000 €", "1,5", "rouge"),
        ("les amis du velo", "RENNES", "", "250", "3", ""),
        ("Peu importe", "", "732 829 320 00074", "", "2", ""),
        ("Sans budget lisible", "Redon", "", "beaucoup", "", ""),
        ("", "Dinan", "", "", "", ""),
        ("Structure", "Commune", "", "", "", ""),
        ("", "", "", "", "", ""),
        ("NOUVELLE", "vitré", "", "", "", ""),
        ("Total", "", "", "9999", "", ""),
        ("Amis du Vélo (association)", "Fougères", "", "", "", ""),
    )  # fmt: skip
    assert photographier(dossier) == avant
    sorts = {ligne.numero: ligne.sort for ligne in rapport.lignes}
    assert sorts == {
        2: Sort.A_AJOUTER, 3: Sort.A_COMPLETER, 4: Sort.DEJA_PRESENTE, 5: Sort.REFUSEE, 6: Sort.REFUSEE,
        7: Sort.REFUSEE, 9: Sort.DEJA_PRESENTE, 10: Sort.REFUSEE, 11: Sort.A_AJOUTER,
    }  # fmt: skip
    par_numero = {ligne.numero: ligne for ligne in rapport.lignes}
    assert par_numero[2].valeurs["notes"] == "Couleur\u00a0: rouge"
    assert par_numero[3].complements == {"etp": Decimal(3)}
    assert [(d.champ, d.registre, d.liste) for d in par_numero[3].differences] == [
        ("Budget annuel", "100\u00a0€", "250\u00a0€")
    ]
    assert par_numero[4].motif == "Déjà au registre (même SIRET)."
    assert [(c.colonne, c.champ, c.texte) for c in par_numero[5].constats] == [("D", "Budget annuel", "beaucoup")]
    assert "ligne 2" in par_numero[9].motif
    assert "Les Amis du Vélo" in par_numero[11].avis[0]
    assert rapport.vides == 1
    assert [ligne.numero for ligne in rapport.lignes if ligne.proposee] == [2, 11]


def test_un_seul_geste_une_seule_annulation(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo", commune="Rennes")
    avant = photographier(dossier)
    rapport = _examiner(
        dossier,
        ("Structure", "Commune", "Budget"),
        ("A", "Vitré", "10"), ("Les Amis du Vélo", "Rennes", "20"), ("C", "Redon", "trop"), ("", "Dol", ""),
    )  # fmt: skip
    appels = []
    bilan = appliquer(dossier, rapport, {2, 3, 4, 5}, sauvegarder=lambda: appels.append(structures.compter(dossier)))
    assert appels == [1]
    assert bilan.phrase == "2\u00a0structures ajoutées, 1\u00a0complétée, 1\u00a0refusée · Ctrl+Z annule tout"
    assert (dossier.ligne(Structure, id) or {})["budget"] == Decimal(20)
    assert (dossier.ligne(Structure, bilan.ajoutees[1]) or {})["notes"] == "Budget annuel (non repris)\u00a0: trop"
    assert lire_journal(dossier, 1)[0].libelle == "Import de 3\u00a0structures — liste.xlsx"
    dossier.annuler()
    assert photographier(dossier) == avant


def test_r66_importer_deux_fois_najoute_rien(dossier: Dossier) -> None:
    for attendues in (3, 0):
        feuille = lire_octets(corpus.liste_xlsx(), "l.xlsx").feuilles[0]
        rapport = etablir(feuille, apparier(feuille, CHAMPS), CHAMPS, dossier, "l.xlsx")
        bilan = appliquer(dossier, rapport, [ligne.numero for ligne in rapport.lignes if ligne.proposee])
        assert len(bilan.ajoutees) == attendues
    assert bilan.phrase == "Rien n’a été importé\u00a0: le registre est comme avant."
    velo = structures.lister(dossier)[0]
    assert (velo["siret"], velo["budget"], velo["etp"]) == ("73282932000074", Decimal(142000), Decimal("3.5"))
    assert [s["diffusion_acceptee"] for s in structures.lister(dossier)] == [True, True, False]


def test_une_autre_structure_du_meme_nom(dossier: Dossier) -> None:
    structures.ajouter(dossier, "Comité des fêtes")
    rapport = _examiner(dossier, ("Structure", "Commune", "SIRET"), ("Comité des fêtes", "Dol", ""), ("x", "", ""))
    ligne = rapport.lignes[0]
    assert (ligne.sort, ligne.par_le_nom) == (Sort.A_COMPLETER, True)
    assert comme_nouvelle(ligne).sort is Sort.A_AJOUTER


def test_r65_erreurs_de_cellules_et_formules(dossier: Dossier) -> None:
    rapport = _examiner(
        dossier, ("Structure", "Budget", "ETP"), ("A", "#N/A", "2"), ("B", "", "1"),
        defauts={(1, 1): "#N/A", (2, 1): "formule jamais calculée"},
    )  # fmt: skip
    assert [ligne.constats[0].motif.split(" ")[0] for ligne in rapport.lignes] == ["la", "cette"]
    assert all(ligne.sort is Sort.REFUSEE and ligne.possible for ligne in rapport.lignes)


def test_refus_si_le_registre_a_change_ou_en_lecture_seule(dossier: Dossier) -> None:
    rapport = _examiner(dossier, ("Structure", "Ville"), ("A", "B"))
    structures.ajouter(dossier, "entre-temps")
    with pytest.raises(RegistreChange):
        appliquer(dossier, rapport, {2})
    rapport = _examiner(dossier, ("Structure", "Ville"), ("A", "B"))
    dossier.lecture_seule = True
    with pytest.raises(EcritureRefusee):
        appliquer(dossier, rapport, {2})


def test_r05_coupe_au_milieu_rien_nest_ecrit(dossier: Dossier) -> None:
    rapport = _examiner(dossier, ("Structure", "Ville"), ("A", "B"), ("C", "D"), ("E", "F"))
    coupee = replace(rapport.lignes[1], valeurs={"nom": "C", "colonne_inconnue": 1})
    avant = photographier(dossier)
    with pytest.raises(KeyError):
        appliquer(dossier, replace(rapport, lignes=(rapport.lignes[0], coupee, rapport.lignes[2])), {2, 3, 4})
    assert photographier(dossier) == avant
    assert lire_journal(dossier) == ()


def test_mille_lignes_ne_se_comparent_pas_chacune_a_toutes(dossier: Dossier) -> None:
    lignes = [("Structure", "SIRET", "Commune", "Budget", "ETP", "Secteur", "Observations")] + [
        (f"Association {n:04} " + "é" * 180, "", "Rennes", f"{n} 000 €", "1,5", "Sports", "x" * 400)
        for n in range(1000)
    ]  # fmt: skip
    debut = time.monotonic()
    rapport = _examiner(dossier, *lignes)
    bilan = appliquer(dossier, rapport, [ligne.numero for ligne in rapport.lignes if ligne.proposee])
    assert len(bilan.ajoutees) == 1000
    assert time.monotonic() - debut < 60


# --- what is exported comes back -----------------------------------------------------------------------------

_TEXTE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=40
)
_STRUCTURE = st.fixed_dictionaries(
    {"nom": _TEXTE.map(str.strip).filter(bool)},
    optional={
        "budget": st.decimals(0, 10**8, places=2), "etp": st.decimals(0, 999, places=2),
        "adherents": st.integers(0, 10**6), "annee_creation": st.integers(1000, 2999),
        "secteur": st.sampled_from([c.code for c in catalogue().liste("secteurs").choix]),
        "financements": st.lists(
            st.sampled_from([c.code for c in catalogue().liste("typologie_financement").choix]), min_size=1, unique=True
        ).map(tuple),
        "diffusion_acceptee": st.booleans(), "mobilisation": st.sampled_from(["reperee", "contactee", "sortie"]),
        "finalites": _TEXTE.map(str.strip).filter(bool),
    },
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(_STRUCTURE, min_size=1, max_size=6, unique_by=lambda s: s["nom"].casefold()))
def test_ce_que_le_registre_affiche_revient_tel_quel(lignes: list[dict[str, Any]]) -> None:
    source, copie = dossier_en_memoire(), dossier_en_memoire()
    structures.ajouter_toutes(source, lignes)
    noms = [nom for nom in CHAMPS if nom in {champ for ligne in lignes for champ in ligne}]
    titres = tuple(CHAMPS[nom].libelle for nom in noms)
    cases = [tuple(_ecrire(nom, s[nom]) for nom in noms) for s in structures.lister(source)]
    feuille = Feuille("f", (titres, *cases))
    rapport = etablir(feuille, apparier(feuille, CHAMPS, 0), CHAMPS, copie, "x")
    choisis = [comme_nouvelle(ligne) if ligne.sort is not Sort.REFUSEE else ligne for ligne in rapport.lignes]
    assert [ligne.constats for ligne in choisis if ligne.sort is Sort.REFUSEE and ligne.constats] == []
    appliquer(copie, Rapport("x", tuple(choisis), rapport.revision), [ligne.numero for ligne in choisis])
    lues = [{n: s[n] for n in CHAMPS} for s in structures.lister(copie)]
    assert lues == [{n: s[n] for n in CHAMPS} for s in structures.lister(source) if _garde(s)]


def _ecrire(nom: str, valeur: Any) -> str:
    genre = CHAMPS[nom].type
    return str(valeur or "") if isinstance(genre, TypeTexteLong) else genre.texte(valeur)


def _garde(structure: dict[str, Any]) -> bool:
    return str(structure["nom"]).casefold() not in ("total", "totaux", "sous-total", "sous total")
