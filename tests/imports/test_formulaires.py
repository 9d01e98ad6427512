"""A grid leaves as a spreadsheet, is filled in, and comes back: what is recognised, judged and written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.models.mobilisation import Mouvement
from app.models.plan import LignePlan
from app.services import structures
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.imports.formulaires import FormulaireRefuse, Genre, Sort, appliquer
from tests.documents.dossiers import dossier_rempli, dossier_vide
from tests.fabrique import photographier
from tests.imports.formulaires import TETES, Formulaire, la_case, la_ligne


@pytest.fixture
def rempli() -> Dossier:
    return dossier_rempli()


@pytest.fixture
def grille(rempli: Dossier, tmp_path: Path) -> Formulaire:
    return Formulaire.partir(rempli, tmp_path)


@pytest.fixture
def contact(rempli: Dossier, tmp_path: Path) -> Formulaire:
    return Formulaire.partir(rempli, tmp_path, "grille-contact")


def _ids(dossier: Dossier) -> list[str]:
    return [s["id"] for s in structures.lister(dossier, "id")]


# --- what people write in cells -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("champ", "tape", "attendu"),
    [
        ("etp", "3,75", Decimal("3.75")),
        ("etp", 3.75, Decimal("3.75")),
        ("etp", "4.5 ETP", Decimal("4.5")),
        ("etp", "'6", Decimal("6")),
        ("budget", "12\u00a0345,60 €", Decimal("12345.6")),
        ("budget", " 1 234 567 ", Decimal("1234567")),
        ("budget", 0.1 + 0.2, Decimal("0.3")),
        ("annee_creation", "1998", 1998),
        ("annee_creation", 1998.0, 1998),
        ("secteur", "culture", "culture"),
        ("secteur", "CULTURE", "culture"),
        ("secteur", "Jardinage nocturne", "Jardinage nocturne"),
        ("financements", "…", "…"),
        ("branche", "=1+1", "=1+1"),
        ("branche", "L’atelier, « à nous » — déjà", "L’atelier, « à nous » — déjà"),
        ("finalites", "Une ligne\nune autre", "Une ligne\nune autre"),
    ],
)
def test_ce_qui_est_tape_est_compris(
    grille: Formulaire, catalogue: Any, champ: str, tape: object, attendu: object
) -> None:
    if champ == "financements":
        choix = catalogue.liste("typologie_financement").choix[-2:]
        tape, attendu = f"{choix[0].texte.upper()} ; {choix[1].code}", tuple(c.code for c in choix)

    def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        cellule: Any = feuille.cell(TETES + 1, colonnes[champ])
        cellule.value = tape
        if isinstance(tape, str):
            cellule.data_type = "s"

    case = la_case(grille.remplir(geste).revenir())
    assert (case.champ, case.valeur, case.genre, case.proposee) == (champ, attendu, Genre.CHANGEE, True)


@pytest.mark.parametrize(
    ("champ", "tape", "dit"),
    [
        ("budget", "beaucoup", "n’est pas un nombre"),
        ("budget", "1.234,5", "n’est pas un nombre"),
        ("etp", "-2", "négatif"),
        ("adherents", "12,5", "entier"),
        ("annee_creation", "98", "n’est pas une année"),
        ("financements", "Loterie", "ne fait pas partie de la liste"),
        ("etp", "50 %", "est un pourcentage"),
    ],
)
def test_ce_qui_n_est_pas_compris_est_mis_de_cote_et_dit(
    grille: Formulaire, rempli: Dossier, champ: str, tape: str, dit: str
) -> None:
    avant = photographier(rempli)
    retour = grille.ecrire(1, **{champ: tape}, branche="Vélo").revenir()
    incomprise, changee = sorted(retour.cases, key=lambda c: c.genre is Genre.CHANGEE)
    assert (incomprise.genre, incomprise.lue, incomprise.possible) == (Genre.INCOMPRISE, tape, False)
    assert dit in incomprise.motif
    assert incomprise.reference.endswith("7")
    assert incomprise.reference[:-1].isalpha()
    bilan = appliquer(rempli, retour, {incomprise.cle, changee.cle})
    assert bilan.cases == 1
    rempli.annuler()
    assert photographier(rempli) == avant


def test_les_reponses_en_toutes_lettres_en_code_et_les_quatre_questions(contact: Formulaire) -> None:
    retour = contact.ecrire(
        3,
        contact_concernee="Oui",
        contact_attentes="plutot_non",
        contact_reponse="PLUTÔT OUI",
        contact_methodologie="bof",
    ).revenir()
    lues = {c.champ: (c.valeur, c.genre) for c in retour.cases}
    assert lues == {
        "contact_concernee": ("oui", Genre.CHANGEE),
        "contact_attentes": ("plutot_non", Genre.CHANGEE),
        "contact_reponse": ("plutot_oui", Genre.CHANGEE),
        "contact_methodologie": (None, Genre.INCOMPRISE),
    }


def test_une_formule_compte_par_sa_derniere_valeur_et_c_est_dit(grille: Formulaire, tmp_path: Path) -> None:
    """openpyxl writes no cached value: a formula never calculated is set aside; LibreOffice’s is in the other file."""
    case = la_case(grille.ecrire(1, budget="=1000*2").revenir())
    assert case.genre is Genre.INCOMPRISE
    assert "jamais été calculée" in case.motif


def test_une_cellule_en_erreur_est_dite(grille: Formulaire) -> None:
    case = la_case(grille.ecrire(2, budget="#DIV/0!").revenir())
    assert (case.genre, case.lue) == (Genre.INCOMPRISE, "#DIV/0!")


def test_des_cellules_fusionnees_repondent_pour_chaque_ligne(contact: Formulaire) -> None:
    def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        colonne = colonnes["disponibilite"]
        feuille.cell(TETES + 1, colonne).value = "Le mardi"
        feuille.merge_cells(start_row=TETES + 1, end_row=TETES + 2, start_column=colonne, end_column=colonne)

    cases = contact.remplir(geste).revenir().cases
    assert [(c.ligne, c.lue) for c in cases] == [(7, "Le mardi"), (8, "Le mardi")]
    assert "fusionnée" in cases[1].motif


# --- the dossier moved meanwhile ------------------------------------------------------------------------------


def test_changee_des_deux_cotes_est_un_conflit_et_le_dossier_garde_la_sienne(
    grille: Formulaire, rempli: Dossier
) -> None:
    un = _ids(rempli)[0]
    structures.modifier(rempli, un, "etp", Decimal(5))
    grille.ecrire(1, etp=4)
    retour = grille.revenir()
    case = la_case(retour)
    assert (case.genre, case.avant, case.lue, case.proposee) == (Genre.CONFLIT, "5", "4", False)
    appliquer(rempli, retour, retour.proposees)
    assert structures.lister(rempli)[0]["etp"] == 5
    appliquer(rempli, retour, {case.cle})
    assert structures.lister(rempli)[0]["etp"] == 4


def test_changee_ici_seulement_ne_dit_rien(grille: Formulaire, rempli: Dossier) -> None:
    structures.modifier(rempli, _ids(rempli)[0], "etp", Decimal(5))
    structures.modifier(rempli, _ids(rempli)[1], "branche", None)
    assert grille.revenir().cases == ()


def test_changee_pareil_des_deux_cotes_n_est_pas_un_conflit(grille: Formulaire, rempli: Dossier) -> None:
    structures.modifier(rempli, _ids(rempli)[0], "etp", Decimal(5))
    assert grille.ecrire(1, etp="5,0").revenir().cases == ()


def test_une_case_videe_ne_s_efface_que_si_on_la_coche(grille: Formulaire, rempli: Dossier) -> None:
    grille.ecrire(1, branche=None)
    retour = grille.revenir()
    case = la_case(retour)
    assert (case.genre, case.proposee, case.avant) == (Genre.VIDEE, False, "Ateliers vélo")
    assert not appliquer(rempli, retour, retour.proposees).cases
    appliquer(rempli, retour, {case.cle})
    assert structures.lister(rempli)[0]["branche"] is None


def test_le_nom_et_l_avancement_ne_se_vident_pas(contact: Formulaire) -> None:
    cases = contact.ecrire(1, nom=None, mobilisation=None).revenir().cases
    assert {c.champ: c.genre for c in cases} == {"nom": Genre.INCOMPRISE, "mobilisation": Genre.INCOMPRISE}


def test_une_structure_retiree_depuis_peut_etre_remise(grille: Formulaire, rempli: Dossier) -> None:
    structures.supprimer(rempli, [_ids(rempli)[0]])
    combien = structures.compter(rempli)
    retour = grille.revenir()
    ligne = la_ligne(retour)
    assert (ligne.sort, ligne.id, ligne.nom) == (Sort.DISPARUE, None, "Les Amis du Vélo")
    assert not retour.proposees
    bilan = appliquer(rempli, retour, {c.cle for c in ligne.cases})
    assert structures.compter(rempli) == combien + 1
    remise = next(s for s in structures.lister(rempli) if s["id"] == bilan.creees[0])
    assert (remise["nom"], remise["etp"]) == ("Les Amis du Vélo", Decimal("3.5"))


# --- lines added, moved, copied -------------------------------------------------------------------------------


def test_les_lignes_ajoutees_deviennent_des_structures_une_seule_fois(grille: Formulaire, rempli: Dossier) -> None:
    libre = structures.compter(rempli) + 1
    grille.ecrire(libre, nom="Ateliers de la Vilaine", etp=2.5).ecrire(libre + 3, histoire="Sans nom")
    retour = grille.revenir()
    assert retour.nouvelles == 1
    assert "nom de la structure" in retour.lignes[1].motif
    bilan = appliquer(rempli, retour, retour.proposees)
    assert bilan.phrase == "2\u00a0cases reprises, 1\u00a0structure ajoutée · Ctrl+Z annule tout"
    assert structures.lister(rempli)[-1]["etp"] == Decimal("2.5")
    encore = grille.revenir()  # row 66: the same form twice
    assert (encore.nouvelles, encore.proposees) == (0, frozenset())
    structures.modifier(rempli, bilan.creees[0], "etp", Decimal(3))
    (case,) = (c for c in grille.revenir().cases if c.champ == "etp")
    assert (case.genre, case.proposee) == (Genre.CONFLIT, False)


def test_deux_lignes_ajoutees_du_meme_nom_n_en_proposent_qu_une(grille: Formulaire, rempli: Dossier) -> None:
    libre = structures.compter(rempli) + 1
    retour = grille.ecrire(libre, nom="La Ruche").ecrire(libre + 1, nom="la ruche", etp=1).revenir()
    assert retour.proposees == {(TETES + libre, "nom")}
    assert retour.lignes[1].motif.startswith(f"Déjà ligne {TETES + libre}")


def test_sans_son_nom_une_ligne_ajoutee_n_est_pas_ecrite(grille: Formulaire, rempli: Dossier) -> None:
    libre = structures.compter(rempli) + 1
    retour = grille.ecrire(libre, nom="La Ruche", etp=1).revenir()
    assert not appliquer(rempli, retour, {(TETES + libre, "etp")}).cases


def test_colonnes_deplacees_lignes_inserees_et_triees_feuille_renommee(grille: Formulaire, rempli: Dossier) -> None:
    def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        feuille.title = "Réponses du 12 mars"
        feuille.cell(TETES + 1, colonnes["etp"]).value = 7
        n = structures.compter(rempli)
        lues = [[c.value for c in ligne] for ligne in feuille.iter_rows(TETES + 1, TETES + n)]
        for rang, ligne in enumerate(reversed(lues), TETES + 1):
            for colonne, valeur in enumerate(ligne, 1):
                feuille.cell(rang, colonne).value = valeur
        feuille.unmerge_cells(str(next(iter(feuille.merged_cells.ranges))))
        feuille.insert_cols(3, 2)
        feuille.insert_rows(1, 3)
        feuille.insert_rows(TETES + 6, 1)

    case = la_case(grille.remplir(geste).revenir())
    assert (case.champ, case.valeur, case.avant) == ("etp", 7, "3,5")


def test_triees_sans_leur_numero_cache_les_lignes_sont_retrouvees_par_leur_nom(
    grille: Formulaire, rempli: Dossier
) -> None:
    def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        n = structures.compter(rempli)
        feuille.cell(TETES + 1, colonnes["etp"]).value = 7
        lues = [[c.value for c in ligne] for ligne in feuille.iter_rows(TETES + 1, TETES + n, min_col=2)]
        for rang, ligne in enumerate(reversed(lues), TETES + 1):
            for colonne, valeur in enumerate(ligne, 2):
                feuille.cell(rang, colonne).value = valeur

    retour = grille.remplir(geste).revenir()
    case = la_case(retour)
    assert (case.champ, case.valeur) == ("etp", 7)
    assert la_ligne(retour).id == _ids(rempli)[0]
    assert "triées" in retour.avis[0]


def test_une_ligne_copiee_se_contredit_ou_devient_nouvelle(grille: Formulaire, rempli: Dossier) -> None:
    n = structures.compter(rempli)

    def copier(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        for vers in (n + 1, n + 2):
            for c in range(1, feuille.max_column + 1):
                feuille.cell(TETES + vers, c).value = feuille.cell(TETES + 1, c).value
        feuille.cell(TETES + 1, colonnes["etp"]).value = 4
        feuille.cell(TETES + n + 1, colonnes["etp"]).value = 6
        feuille.cell(TETES + n + 2, colonnes["nom"]).value = "Antenne de Redon"

    retour = grille.remplir(copier).revenir()
    premiere, copie, autre = retour.lignes
    assert (premiere.sort, copie.sort, autre.sort) == (Sort.CONNUE, Sort.DOUBLE, Sort.DOUBLE)
    assert retour.proposees == {premiere.cases[0].cle}
    with pytest.raises(FormulaireRefuse, match="disent autre chose"):
        appliquer(rempli, retour, {premiere.cases[0].cle, copie.cases[0].cle})
    appliquer(rempli, retour, retour.proposees | {c.cle for c in autre.cases})
    noms = {s["nom"]: s["etp"] for s in structures.lister(rempli)}
    assert (noms["Les Amis du Vélo"], noms["Antenne de Redon"]) == (4, Decimal("3.5"))


def test_colonne_retiree_colonne_ajoutee(grille: Formulaire) -> None:
    def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
        for rang in (1, *range(TETES, feuille.max_row + 1)):
            feuille.cell(rang, colonnes["etp"]).value = None
        feuille.cell(1, 40).value = "humeur"
        feuille.cell(TETES + 1, 40).value = "bonne"

    retour = grille.remplir(geste).revenir()
    assert retour.cases == ()
    assert any("Postes (ETP)" in avis for avis in retour.avis)
    assert any("humeur" in avis for avis in retour.avis)


def test_un_texte_plus_long_qu_une_cellule_revient_entier(rempli: Dossier, tmp_path: Path) -> None:
    long = "_x0041_ Histoire. " * 4_000
    structures.modifier(rempli, _ids(rempli)[1], "histoire", long.strip())
    formulaire = Formulaire.partir(rempli, tmp_path)
    assert formulaire.revenir().cases == ()
    case = la_case(formulaire.ecrire(2, histoire="Début. ").revenir())
    assert case.valeur.startswith("Début. ")
    assert case.valeur.endswith("Histoire.")
    assert len(case.valeur) > 10_000


# --- writing --------------------------------------------------------------------------------------------------


def test_un_seul_geste_un_seul_retour_en_arriere_et_l_avancement_laisse_sa_trace(
    contact: Formulaire, rempli: Dossier
) -> None:
    avant = photographier(rempli)
    natures: list[Nature] = []
    rempli.abonner(lambda changes: natures.append(changes.nature))
    retour = contact.ecrire(3, mobilisation="Engagée", contact_commentaire="Partante").revenir()
    copies: list[str] = []
    bilan = appliquer(rempli, retour, retour.proposees, sauvegarder=lambda: copies.append("avant-import"))
    assert (bilan.cases, copies, natures) == (2, ["avant-import"], [Nature.IMPORT])
    assert (
        rempli.a_annuler() == "Formulaire lu\u00a0: Grille de contact des structures — 2\u00a0cases, 1\u00a0structure"
    )
    troisieme = _ids(rempli)[2]
    assert [m["degre"] for m in rempli.lignes(Mouvement) if m["structure"] == troisieme][-1] == "engagee"
    rempli.annuler()
    assert photographier(rempli) == avant
    rempli.retablir()
    assert structures.lister(rempli)[2]["contact_commentaire"] == "Partante"


def test_rien_n_est_ecrit_si_le_fichier_ou_le_dossier_a_change_depuis_le_rapport(
    grille: Formulaire, rempli: Dossier
) -> None:
    retour = grille.ecrire(1, etp=4).revenir()
    grille.ecrire(1, etp=40)
    avant = photographier(rempli)
    with pytest.raises(FormulaireRefuse, match="a changé depuis sa lecture"):
        appliquer(rempli, retour, retour.proposees)
    assert photographier(rempli) == avant
    retour = grille.revenir()
    structures.modifier(rempli, _ids(rempli)[3], "etp", Decimal(1))
    with pytest.raises(FormulaireRefuse, match="Le dossier a changé"):
        appliquer(rempli, retour, retour.proposees)


def test_un_formulaire_anonyme_ne_remplace_jamais_un_nom(rempli: Dossier, tmp_path: Path) -> None:
    deux = _ids(rempli)[1]
    structures.modifier(rempli, deux, "partenariats", "Avec la Recyclerie du Pays de Redon")
    formulaire = Formulaire.partir(rempli, tmp_path, anonyme=True)
    assert formulaire.revenir().cases == ()
    retour = formulaire.ecrire(2, partenariats="Avec Structure 1, et la Ville", etp=12).revenir()
    genres = {c.champ: (c.genre, c.proposee) for c in retour.cases}
    assert genres == {"partenariats": (Genre.CONFLIT, False), "etp": (Genre.CHANGEE, True)}


def test_un_formulaire_vierge_rempli_entre_dans_n_importe_quel_dossier(tmp_path: Path) -> None:
    dossier = dossier_vide()
    for de, options in ((dossier, {"vierge": True}), (dossier, {})):
        formulaire = Formulaire.partir(dossier, tmp_path, "grille-contact", de=de, **options)
        retour = formulaire.ecrire(1, nom="La Ruche", contact_concernee="Oui").revenir()
        assert (retour.nouvelles, len(retour.proposees)) == (1, 2)
    appliquer(dossier, retour, retour.proposees)
    assert [s["contact_concernee"] for s in structures.lister(dossier)] == ["oui"]


def test_les_lignes_des_plans_reviennent_chacune_avec_sa_structure(rempli: Dossier, tmp_path: Path) -> None:
    un, deux = _ids(rempli)[:2]
    with rempli.operation("x") as op:
        for structure, difficulte in ((un, "Trésorerie tendue"), (deux, "Peu de bénévoles")):
            op.creer(LignePlan, structure=structure, difficulte=difficulte)
    formulaire = Formulaire.partir(rempli, tmp_path, "grille-plans")
    assert formulaire.revenir().lignes == ()
    formulaire.ecrire(1, echeance="15/03/2027", etat="fait").ecrire(
        3, structure="Recyclerie du pays de redon", difficulte="Locaux"
    )
    retour = formulaire.ecrire(4, structure="Inconnue", difficulte="Bruit").revenir()
    assert "manque, ou n’est pas dans le dossier" in retour.lignes[-1].motif
    appliquer(rempli, retour, retour.proposees)
    lignes = [(ligne["structure"], ligne["difficulte"], ligne["echeance"]) for ligne in rempli.lignes(LignePlan)]
    assert lignes == [
        (un, "Trésorerie tendue", date(2027, 3, 15)), (deux, "Peu de bénévoles", None), (deux, "Locaux", None),
    ]  # fmt: skip
