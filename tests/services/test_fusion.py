"""Two structures that were one: nothing that either said disappears, and Ctrl+Z gives back both (R06)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.schema import tables_metier
from app.models.statuts import Mobilisation
from app.models.structure import PaireDistincte, Structure, id_paire
from app.models.types import Codes, Jour, NombreExact, OuiNon
from app.models.vigilance import Decision
from app.services import doublons, mobilisation, structures
from app.services.dependances import LIENS
from app.services.ecriture.dossier import Dossier
from app.services.fusion import ecarts, fusionner
from app.services.registres.structures import colonnes_des_structures
from tests.fabrique import catalogue, dossier_en_memoire, photographier


def lire(dossier: Dossier, id: str) -> dict[str, Any]:
    """A structure."""
    return dossier.ligne(Structure, id) or {}


def deux(dossier: Dossier, une: dict[str, Any], autre: dict[str, Any]) -> tuple[str, str]:
    """Two structures."""
    premiere, seconde = structures.ajouter_toutes(dossier, [{"nom": "Une", **une}, {"nom": "Autre", **autre}])
    return premiere, seconde


def test_ce_qui_est_rempli_complete_ce_qui_est_vide(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {"etp": Decimal(2)}, {"commune": "Redon", "diffusion_acceptee": True})
    fusionner(dossier, garde, absorbee)
    une = lire(dossier, garde)
    assert (une["etp"], une["commune"], une["diffusion_acceptee"], une["nom"]) == (Decimal(2), "Redon", True, "Une")
    assert lire(dossier, absorbee) == {}


def test_ce_qui_est_tout_en_capitales_ne_l_emporte_pas(dossier: Dossier) -> None:
    for une, autre in (("Rennes", "RENNES"), ("RENNES", "Rennes")):
        garde, absorbee = deux(dossier, {"commune": une}, {"commune": autre})
        fusionner(dossier, garde, absorbee)
        assert lire(dossier, garde)["commune"] == "Rennes"


def test_ce_qui_n_est_pas_garde_est_dans_les_notes(dossier: Dossier, catalogue: Catalogue) -> None:
    garde, absorbee = deux(
        dossier,
        {"budget": Decimal(12000), "secteur": "culture", "notes": "Rappeler."},
        {"budget": Decimal(15000), "secteur": "mobilite", "notes": "Vue au forum."},
    )
    colonnes = colonnes_des_structures(catalogue)
    fusionner(dossier, garde, absorbee, {"budget": "absorbee", "secteur": "garde"}, colonnes=colonnes)
    une = lire(dossier, garde)
    assert (une["budget"], une["secteur"]) == (Decimal(15000), "culture")
    assert une["notes"].startswith("Rappeler.\n\nVue au forum.\n\nFusion du ")
    assert "Budget annuel\u00a0: 12\u202f000\u00a0€" in une["notes"]
    assert colonnes["secteur"].type.texte("mobilite") in une["notes"]
    assert "«\u00a0Autre\u00a0»" in une["notes"]


def test_propose_la_valeur_ecrite_en_dernier_et_le_degre_le_plus_avance(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {"commune": "Redon", "mobilisation": "contactee"}, {"commune": "Rennes"})
    proposes = {e.nom: e.propose for e in ecarts(dossier, garde, absorbee)}
    assert proposes["commune"] == "absorbee"  # entered after
    assert proposes["mobilisation"] == "garde"
    structures.modifier(dossier, garde, "commune", "Vitré")
    assert {e.nom: e.propose for e in ecarts(dossier, garde, absorbee)}["commune"] == "garde"
    structures.modifier(dossier, absorbee, "mobilisation", "engagee")
    assert {e.nom: e.propose for e in ecarts(dossier, garde, absorbee)}["mobilisation"] == "absorbee"


def _entourer(dossier: Dossier, garde: str, absorbee: str) -> None:
    """All that can hang from two structures."""
    with dossier.operation("Autour") as op:
        scenario = op.creer(Scenario, nom="S")
        for nom, membres in (("G1", (garde, absorbee)), ("G2", (absorbee,))):
            groupe = op.creer(Groupe, nom=nom, scenario=scenario)
            for membre in membres:
                op.poser(Affectation, id_affectation(groupe, membre), groupe=groupe, structure=membre)
        op.creer(Contact, structure=absorbee, nom="Noé Martin")
        for rang, structure in enumerate((garde, absorbee)):
            op.creer(LignePlan, structure=structure, difficulte=f"Difficulté {rang}")
            op.poser(
                PlanAccompagnement, id_plan(structure), structure=structure, points_forts=f"Force {rang}",
                diagnostic_le=date(2026, 1 + rang, 3), mission=("a", "b")[rang],
            )  # fmt: skip
        op.modifier(PlanAccompagnement, id_plan(absorbee), perspectives="Embaucher")
        op.creer(Decision, texte="Voir", origine=f"structure:{absorbee}")


def test_tout_ce_qui_dependait_de_l_une_depend_de_l_autre(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {}, {})
    mobilisation.mobiliser(dossier, [absorbee], Mobilisation.RETENUE, date(2026, 2, 1))
    _entourer(dossier, garde, absorbee)
    avant = photographier(dossier)
    fusionner(dossier, garde, absorbee)
    for lien in LIENS[Structure]:
        if lien.entite is PaireDistincte:
            continue  # a pair: see below
        restantes = {ligne[lien.colonne] for ligne in dossier.lignes(lien.entite)}
        assert restantes == {garde}, lien
    assert len(dossier.lignes(Affectation)) == 2  # both were in G1
    assert [c["nom"] for c in dossier.lignes(Contact)] == ["Noé Martin"]
    assert {ligne["difficulte"] for ligne in dossier.lignes(LignePlan)} == {"Difficulté 0", "Difficulté 1"}
    (plan,) = dossier.lignes(PlanAccompagnement)
    assert plan["id"] == id_plan(garde)
    assert (plan["points_forts"], plan["perspectives"]) == ("Force 0\nForce 1", "Embaucher")
    assert (plan["diagnostic_le"], plan["mission"]) == (date(2026, 1, 3), "a")
    assert "Plan, diagnostic partagé le\u00a0: 03/02/2026" in lire(dossier, garde)["notes"]
    assert dossier.lignes(Decision)[0]["origine"] == f"structure:{garde}"
    assert lire(dossier, garde)["mobilisation"] == "retenue"
    assert mobilisation.historique(dossier, garde)[-1].jour == date(2026, 2, 1)
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.retablir()
    assert len(dossier.lignes(Structure)) == 1
    dossier.annuler()
    assert photographier(dossier) == avant


def test_ce_dont_l_absorbee_etait_distinguee_l_autre_l_est(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {}, {})
    tierce, quarte = structures.ajouter_toutes(dossier, [{"nom": "Tierce"}, {"nom": "Quarte"}])
    for une, autre in ((garde, absorbee), (tierce, absorbee), (absorbee, quarte), (quarte, garde)):
        doublons.distinguer(dossier, une, autre)
    avant = photographier(dossier)
    fusionner(dossier, garde, absorbee)
    assert doublons.cles_distinctes(dossier) == {frozenset((garde, tierce)), frozenset((garde, quarte))}
    assert {p["id"] for p in dossier.lignes(PaireDistincte)} == {id_paire(garde, tierce), id_paire(quarte, garde)}
    dossier.annuler()
    assert photographier(dossier) == avant


def test_le_plan_de_l_absorbee_devient_celui_de_l_autre(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {}, {})
    with dossier.operation("Plan") as op:
        op.poser(PlanAccompagnement, id_plan(absorbee), structure=absorbee, points_forts="Une équipe")
    fusionner(dossier, garde, absorbee)
    (plan,) = dossier.lignes(PlanAccompagnement)
    assert (plan["id"], plan["structure"], plan["points_forts"]) == (id_plan(garde), garde, "Une équipe")


def test_une_structure_deja_partie_ou_la_meme_se_refuse(dossier: Dossier) -> None:
    garde, absorbee = deux(dossier, {}, {})
    structures.supprimer(dossier, [absorbee])
    avant = photographier(dossier)
    for autre in (absorbee, garde):
        with pytest.raises(ErreurUtilisateur):
            fusionner(dossier, garde, autre)
    assert photographier(dossier) == avant


_TEXTES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12)


def _valeur(colonne: Any) -> st.SearchStrategy[Any]:
    """Any value of a column, empty included."""
    if colonne.name == "mobilisation":
        return st.sampled_from([m.value for m in Mobilisation])
    genres: tuple[tuple[type, st.SearchStrategy[Any]], ...] = (
        (NombreExact, st.decimals(0, 10**6, places=2)),
        (Jour, st.dates(date(2000, 1, 1), date(2040, 1, 1))),
        (OuiNon, st.booleans()),
        (Codes, st.sampled_from([("subventions",), ("cotisations", "dons")])),
    )
    propre = next((s for genre, s in genres if isinstance(colonne.type, genre)), None)
    if propre is None:
        propre = st.integers(1900, 2030) if colonne.type.__class__.__name__ == "Integer" else _TEXTES
    if isinstance(colonne.type, OuiNon) or not colonne.nullable:
        return propre
    return st.one_of(st.none(), propre)


_STRUCTURE = st.fixed_dictionaries({c.name: _valeur(c) for c in tables_metier()["structure"].columns if c.name != "id"})


@settings(max_examples=25)
@given(_STRUCTURE, _STRUCTURE, st.sampled_from(["", "garde", "absorbee"]))
def test_aucune_valeur_ne_disparait(une: dict[str, Any], autre: dict[str, Any], cote: str) -> None:
    dossier = dossier_en_memoire()
    garde, absorbee = structures.ajouter_toutes(dossier, [une, autre])
    stockees = [lire(dossier, garde), lire(dossier, absorbee)]
    colonnes = colonnes_des_structures(catalogue())
    choix = {e.nom: cote for e in ecarts(dossier, garde, absorbee)} if cote else {}
    avant = photographier(dossier)
    fusionner(dossier, garde, absorbee, choix, colonnes=colonnes)
    restee = lire(dossier, garde)
    notes = restee["notes"].replace("\u202f", "").replace("\u00a0", " ")
    for stockee in stockees:
        for nom, valeur in stockee.items():
            if nom == "id" or valeur in (None, False, ()) or restee[nom] == valeur:
                continue
            assert _dite(nom, valeur, notes, colonnes), (nom, valeur, restee["notes"])
    assert len(dossier.lignes(Mouvement)) == sum(s["mobilisation"] != "reperee" for s in stockees)
    dossier.annuler()
    assert photographier(dossier) == avant


def _dite(nom: str, valeur: Any, notes: str, colonnes: dict[str, Any]) -> bool:
    """Whether the notes say that value, in words."""
    if valeur is True:
        return f"{colonnes[nom].libelle} : oui" in notes
    if isinstance(valeur, date):
        return valeur.strftime("%d/%m/%Y") in notes
    if isinstance(valeur, Decimal):
        return f"{valeur:f}".replace(".", ",") in notes
    if isinstance(valeur, tuple):
        return str(colonnes[nom].type.texte(valeur)).replace("\u202f", "").replace("\u00a0", " ") in notes
    mots = valeur if isinstance(valeur, str) else str(valeur)
    formes = {mots, " ".join(mots.split()), colonnes[nom].type.texte(valeur)}
    if nom in ("siret", "rna"):
        formes.add(mots.replace(" ", ""))
    return any(forme.replace("\u202f", "").replace("\u00a0", " ") in notes for forme in formes)
