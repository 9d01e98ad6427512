"""What a person may well do with the registers of a collective ingénierie, and that no drawing foresaw (R06–R14)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import EcritureRefusee, ErreurUtilisateur
from app.models.groupes import Affectation
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.texte import nettoyer
from app.services import decisions, groupes, mobilisation, objectifs, partenaires, plans, registres, structures
from app.services.documents import composer, definitions
from app.services.echeances import lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.fichier import DejaOuvert, Poste, creer, ouvrir
from app.services.fusion import fusionner
from app.services.registres.plans import registre_des_lignes
from app.services.rendus import rendre
from tests.documents.lecture import serre, texte_pdf
from tests.fabrique import photographier
from tests.imports import corpus

DEUX_CENTS = ("Association pour la coordination départementale des initiatives citoyennes et rurales " * 3)[:200]
D_UN_SEUL_TENANT = "Intercommunalité" * 13
ETRANGES = (
    "زهرة الجبل",
    "a\u200bb\u200dc\u2060d",
    "👩‍🌾 Jardins 🌱",
    "‮renversé",
    "E\u0301cluse",
    "=1+1",
    "+33",
    "@midi",
)
RACINE = Path(__file__).resolve().parents[2]


def peupler(dossier: Dossier, nom: str) -> list[str]:
    """Everything bears that name."""
    ids = structures.ajouter_toutes(
        dossier, [{"nom": f"{nom} {n}", "mobilisation": "retenue", "diffusion_acceptee": True} for n in range(2)]
    )
    scenario, groupe = groupes.commencer(dossier)
    groupes.ecrire_scenario(dossier, scenario, "nom", nom)
    groupes.ecrire_groupe(dossier, groupe, "nom", nom)
    groupes.ajouter_aussi(dossier, ids, groupe)
    (objectif,) = objectifs.retenir_ensemble(dossier, (objectifs.ObjectifsChoisis("operationnel", (), (nom,)),))
    un = partenaires.ajouter(dossier, nom, famille="financeurs", comite_pilotage=True, intervenant=True)
    autre = partenaires.ajouter(dossier, f"{nom} bis", famille="ressources")
    partenaires.attendre(dossier, un, nom, position="contredit", face_a=autre, objectif=objectif)
    plans.ecrire(dossier, ids[0], "objectif_individuel", nom)
    with dossier.operation("Ligne") as op:
        op.creer(LignePlan, structure=ids[0], difficulte=nom, action=nom, moyens=nom)
    decisions.decider(dossier, nom, f"plan:{ids[0]}", nom)
    return ids


@pytest.mark.parametrize("nom", [DEUX_CENTS, D_UN_SEUL_TENANT], ids=["mots", "d_un_tenant"])
def test_deux_cents_signes_partout_s_impriment_en_entier(
    dossier: Dossier, catalogue: Catalogue, tmp_path: Path, nom: str
) -> None:
    peupler(dossier, nom)
    for code in ("plan-accompagnement", "groupes", "reseau-partenarial", "objectifs"):
        texte = serre(texte_pdf(rendre(composer(code, dossier, catalogue), "pdf", tmp_path / f"{code}.pdf")))
        assert serre(nom) in texte, code


@pytest.mark.parametrize("nom", ETRANGES)
def test_un_nom_etrange_est_garde_et_chaque_document_se_fait(
    dossier: Dossier, catalogue: Catalogue, tmp_path: Path, nom: str
) -> None:
    ids = peupler(dossier, nom)
    assert (dossier.ligne(Structure, ids[0]) or {})["nom"] == nettoyer(f"{nom} 0").texte
    for definition in definitions():
        document = composer(definition.code, dossier, catalogue)
        assert rendre(document, "pdf", tmp_path / f"{definition.code}.pdf").stat().st_size > 500
    classeur = openpyxl.load_workbook(
        rendre(composer("grille-contact", dossier, catalogue), "xlsx", tmp_path / "contact.xlsx")
    )
    assert all(case.data_type != "f" for ligne in classeur.worksheets[0].iter_rows() for case in ligne)


def test_une_structure_dans_deux_groupes_est_dite_et_comptee_une_fois(dossier: Dossier, catalogue: Catalogue) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo", mobilisation="retenue")
    scenario, un = groupes.commencer(dossier)
    deux = groupes.creer_groupe(dossier, scenario)
    for groupe in (un, deux, deux):
        groupes.ajouter_aussi(dossier, [id], groupe)
    (lu,) = groupes.lire_groupes(dossier, catalogue).scenarios
    assert ([m.id for m in lu.doubles], lu.affectees, len(dossier.lignes(Affectation))) == ([id], 1, 2)
    assert "1 dans plusieurs groupes" in groupes.resume_du_scenario(lu)


def test_des_dates_a_l_envers_sont_gardees_et_remarquees(dossier: Dossier, catalogue: Catalogue) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    mobilisation.mobiliser(dossier, [id], Mobilisation.CONTACTEE, date(2026, 10, 20))
    mobilisation.mobiliser(dossier, [id], Mobilisation.INTERESSEE, date(2026, 1, 5))
    assert any("Plus tôt que" in e.remarque for e in mobilisation.historique(dossier, id, date(2026, 11, 21)))
    for champ, jour in (("diagnostic_le", date(2026, 9, 1)), ("valide_le", date(2025, 9, 1))):
        plans.ecrire(dossier, id, champ, jour)
    dites = plans.remarques(plans.lire(dossier, id), (), date(2026, 11, 21))
    assert any("précède le diagnostic" in d for d in dites)
    prise = decisions.decider(dossier, "Agir", echeance=date(1900, 1, 1), prise_le=date(2999, 12, 31))
    lue = decisions.lire(dossier, prise)
    assert lue is not None
    assert (lue.echeance, lue.prise_le) == (date(1900, 1, 1), date(2999, 12, 31))
    assert [e.en_retard(date(2026, 11, 21)) for e in lire_echeances(dossier, catalogue)] == [True]


def test_un_tableau_a_cases_fusionnees_et_formules_se_colle_en_texte(dossier: Dossier, catalogue: Catalogue) -> None:
    """A merged cell arrives as its text then nothing; a formula typed as words stays words."""
    structure = structures.ajouter(dossier, "Les Amis du Vélo")
    registre = registre_des_lignes(dossier, catalogue, structure)
    bloc = registres.lire_tableau_colle('Locaux\t=SOMME(A1)\t+33 2\n\t@midi\t-5\n"Deux\nlignes"\t\t#REF!\n')
    assert bloc == [["Locaux", "=SOMME(A1)", "+33 2"], ["", "@midi", "-5"], ["Deux\nlignes", "", "#REF!"]]
    lignes = [
        registres.LigneCollee(None, dict(zip(("difficulte", "cause", "moyens"), cases, strict=True))) for cases in bloc
    ]
    registres.coller(dossier, registre, lignes)
    lues = [(x["difficulte"], x["cause"] or "", x["moyens"]) for x in plans.lignes_de(dossier, structure)]
    assert lues == [tuple(cases) for cases in bloc]
    dossier.annuler()
    assert dossier.lignes(LignePlan) == []


_REFUSER = """
import resource, sys
from app.services.imports.enfant import lire_octets
from app.services.imports.tableau import ListeRefusee
octets = sys.stdin.buffer.read()
avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    lire_octets(octets, "formulaire.xlsx")
except ListeRefusee as refus:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant, refus)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="getrusage")
def test_une_bombe_a_la_place_d_un_formulaire_est_refusee_sans_gonfler_la_memoire() -> None:
    for octets in (corpus.bombe(), corpus.bombe_en_morceaux(), corpus.milliard_de_rires()):
        dit = subprocess.run(
            [sys.executable, "-c", _REFUSER], input=octets, cwd=RACINE, capture_output=True, check=True
        ).stdout.decode()
        kio, _, mots = dit.partition(" ")
        assert "pour sécurité" in mots
        assert int(kio) < 40 * 1024


def test_cinquante_mega_octets_dans_un_champ_se_gardent_et_s_annulent(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    pave = "Compte rendu du 21 novembre. " * (50 * 2**20 // 29)
    plans.ecrire(dossier, id, "points_forts", pave)
    assert plans.lire(dossier, id)["points_forts"] == pave
    dossier.annuler()
    assert dossier.lignes(PlanAccompagnement) == []


def test_mille_structures_supprimees_d_un_coup_reviennent_avec_tout(dossier: Dossier) -> None:
    ids = structures.ajouter_toutes(dossier, [{"nom": f"Association {n}"} for n in range(1_000)])
    _, groupe = groupes.commencer(dossier)
    groupes.ajouter_aussi(dossier, ids[:30], groupe)
    mobilisation.mobiliser(dossier, ids[:200], Mobilisation.CONTACTEE, date(2026, 10, 6))
    plans.ecrire_plusieurs(dossier, "Plans", {id: {"points_forts": "Une équipe stable"} for id in ids[:100]})
    avant = photographier(dossier)
    structures.supprimer(dossier, ids)
    assert dossier.a_annuler() == "1000 structures supprimées"
    assert dossier.lignes(Affectation) == dossier.lignes(PlanAccompagnement) == dossier.lignes(Structure) == []
    dossier.annuler()
    assert photographier(dossier) == avant


def test_une_structure_ne_se_fusionne_pas_avec_elle_meme(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    avant = photographier(dossier)
    with pytest.raises(ErreurUtilisateur, match="elle-même"):
        fusionner(dossier, id, id)
    assert photographier(dossier) == avant


def test_affecter_a_un_groupe_parti_est_refuse_et_rien_n_est_ecrit(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    scenario, groupe = groupes.commencer(dossier)
    groupes.supprimer_scenario(dossier, scenario)
    avant = dossier.revision
    with pytest.raises(ErreurUtilisateur, match="n’existe plus"):
        groupes.deplacer(dossier, [id], de=None, vers=groupe)
    with pytest.raises(ErreurUtilisateur, match="n’existe plus"):
        groupes.ajouter_aussi(dossier, [id], groupe)
    assert dossier.revision == avant


def test_une_seconde_fenetre_lit_et_n_ecrit_pas(tmp_path: Path) -> None:
    poste, chemin = Poste(tmp_path / "poste", "Camille", "POSTE-1"), tmp_path / "ic.sqlite"
    premiere = creer(chemin, "Emploi", poste=poste)
    structures.ajouter(premiere.dossier, "Les Amis du Vélo")
    premiere.publier()
    with pytest.raises(DejaOuvert) as refus:
        ouvrir(chemin, poste=poste)
    assert refus.value.message
    seconde = ouvrir(chemin, poste=poste, lecture_seule=True)
    with pytest.raises(EcritureRefusee):
        groupes.commencer(seconde.dossier)
    with pytest.raises(EcritureRefusee):
        partenaires.ajouter(seconde.dossier, "Ville")
    assert structures.compter(seconde.dossier) == 1
    seconde.fermer()
    groupes.commencer(premiere.dossier)
    assert premiere.fermer().phase == "a_jour"
