"""Any table as a register: only its own rows, its own words, and its rules kept whatever the way of writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.budget import Depense
from app.models.colonnes import Colonne, TypeOuiNon, TypeTexte, TypeTexteLong
from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.nombres import ValeurIncomprise
from app.models.parcours import ActionSuivie, PointSuivi
from app.models.structure import Structure
from app.services import registres, structures
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.imports.valeurs import lire_case
from app.services.registres import LigneCollee, Mots, Registre, lire_tableau_html
from app.services.registres.colonnes import colonnes_de
from tests.fabrique import dossier_en_memoire, photographier

POINTS = Registre(
    PointSuivi,
    Mots("attente", "attentes", feminin=True, cle="question", cle_feminine=True),
    {
        "texte": Colonne("texte", "Question", TypeTexteLong()),
        "coche": Colonne("coche", "Vue", TypeOuiNon()),
        "motif": Colonne("motif", "Motif", TypeTexte()),
    },
    cle="texte",
    fixes={"action_code": "cibler.poids", "propre": True},
    ordre="ordre, rowid",
)


def lus(dossier: Dossier, registre: Registre = POINTS) -> list[str]:
    """The names of the rows, as the register reads them."""
    return [str(ligne[1]) for ligne in registres.lire_stockees(dossier, registre, (registre.cle,))]


def en_lot(dossier: Dossier, ids: list[str], motif: str) -> None:
    """The same reason for several points."""
    registres.modifier_plusieurs(dossier, POINTS, ids, "motif", motif)


def test_on_ne_lit_que_ses_lignes_et_les_nouvelles_en_sont(dossier: Dossier) -> None:
    premiere = registres.ajouter(dossier, POINTS, {"texte": "  Qui finance ? "})
    with dossier.operation("Ailleurs") as op:
        autre = op.creer(PointSuivi, action_code="cibler.secteur", propre=True, texte="Autre")
    registres.coller(dossier, POINTS, [LigneCollee(None, {"texte": "Collée"})])
    assert lus(dossier) == ["Qui finance ?", "Collée"]
    assert registres.lire_stockees(dossier, POINTS, ("texte",), [autre, premiere]) == [(premiere, "Qui finance ?")]
    ligne = dossier.ligne(PointSuivi, premiere) or {}
    assert (ligne["action_code"], ligne["propre"]) == ("cibler.poids", True)


def test_une_valeur_fixe_ne_se_colle_ni_ne_s_efface(dossier: Dossier) -> None:
    id = registres.ajouter(dossier, POINTS, {"texte": "Une", "motif": "x"})
    registres.coller(dossier, POINTS, [LigneCollee(id, {"action_code": "ailleurs", "motif": "y"})])
    registres.effacer(dossier, POINTS, {id: ["action_code", "texte", "motif", "propre"]})
    ligne = dossier.ligne(PointSuivi, id) or {}
    assert (ligne["texte"], ligne["motif"], ligne["action_code"]) == ("Une", None, "cibler.poids")


def test_les_lignes_viennent_dans_l_ordre_voulu(dossier: Dossier) -> None:
    for texte, ordre in (("b", 2), ("a", 1), ("c", 3)):
        registres.ajouter(dossier, POINTS, {"texte": texte, "ordre": ordre})
    assert lus(dossier) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("geste", "libelle"),
    [
        (lambda d, ids: registres.ajouter(d, POINTS, {"texte": "Qui\nfinance"}), "Attente ajoutée — Qui finance"),
        (lambda d, ids: registres.ajouter(d, POINTS, {"texte": ""}), "Attente ajoutée — sans question"),
        (lambda d, ids: registres.modifier(d, POINTS, ids[0], "motif", "m"), "Motif (point écarté) — p0"),
        (lambda d, ids: en_lot(d, ids, "m"), "Motif (point écarté) — 3 attentes"),
        (lambda d, ids: en_lot(d, ids[:1], "m"), "Motif (point écarté) — 1 attente"),
        (lambda d, ids: registres.supprimer(d, POINTS, ids), "3 attentes supprimées"),
        (lambda d, ids: registres.supprimer(d, POINTS, ids[:1]), "Attente supprimée — p0"),
    ],
)
def test_chaque_geste_se_nomme_et_s_annule_d_un_coup(
    dossier: Dossier, geste: Callable[[Dossier, list[str]], object], libelle: str
) -> None:
    ids = [registres.ajouter(dossier, POINTS, {"texte": f"p{n}"}) for n in range(3)]
    avant = photographier(dossier)
    geste(dossier, ids)
    assert dossier.a_annuler() == libelle
    apres = photographier(dossier)
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.retablir()
    assert photographier(dossier) == apres


class Temoin:
    """An aggregate that keeps its rules: it hears of every row created, changed or taken out."""

    def __init__(self) -> None:
        self.vus: list[tuple[str, object]] = []

    def registre(self) -> Registre:
        """The register with these rules."""
        return replace(POINTS, creer=self.creer, ecrire=self.ecrire, retirer=self.retirer)

    def creer(self, op: Operation, valeurs: Mapping[str, Any]) -> str:
        self.vus.append(("creer", valeurs["texte"]))
        return op.creer(PointSuivi, **{**valeurs, "reponse": "par la règle"})

    def ecrire(self, op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
        if valeurs.get("motif") == "interdit":
            raise ErreurUtilisateur("Ce motif est refusé.")
        self.vus.append(("ecrire", dict(valeurs)))
        op.modifier(PointSuivi, id, **valeurs)

    def retirer(self, op: Operation, id: str) -> None:
        self.vus.append(("retirer", id))
        op.supprimer(PointSuivi, id)


def test_les_regles_sont_appelees_sur_chaque_chemin(dossier: Dossier) -> None:
    temoin = Temoin()
    registre = temoin.registre()
    id = registres.ajouter(dossier, registre, {"texte": "Une"})
    registres.modifier(dossier, registre, id, "motif", "a")
    registres.modifier(dossier, registre, id, "motif", "a")
    registres.modifier_plusieurs(dossier, registre, [id], "motif", "b")
    autre = registres.coller(
        dossier, registre, [LigneCollee(id, {"motif": "b", "coche": True}), LigneCollee(None, {"texte": "Deux"})]
    )[1]
    registres.effacer(dossier, registre, {id: ["motif", "coche"], autre: ["motif"]})
    registres.supprimer(dossier, registre, [id, autre])
    assert temoin.vus == [
        ("creer", "Une"),
        ("ecrire", {"motif": "a"}),
        ("ecrire", {"motif": "b"}),
        ("ecrire", {"coche": True}),
        ("creer", "Deux"),
        ("ecrire", {"motif": None, "coche": False}),
        ("retirer", id),
        ("retirer", autre),
    ]


def test_une_regle_qui_refuse_ne_laisse_rien_de_fait(dossier: Dossier) -> None:
    registre = Temoin().registre()
    ids = [registres.ajouter(dossier, registre, {"texte": nom}) for nom in ("a", "b")]
    avant = photographier(dossier)
    with pytest.raises(ErreurUtilisateur, match="refusé"):
        registres.coller(
            dossier, registre, [LigneCollee(ids[0], {"motif": "bon"}), LigneCollee(ids[1], {"motif": "interdit"})]
        )
    assert photographier(dossier) == avant


def test_une_ligne_partie_avec_une_autre_n_empeche_pas_de_supprimer(dossier: Dossier) -> None:
    def toutes(op: Operation, id: str) -> None:
        for ligne in dossier.lignes(PointSuivi, "id"):
            op.supprimer(PointSuivi, ligne["id"])

    ids = [registres.ajouter(dossier, POINTS, {"texte": nom}) for nom in ("a", "b")]
    registres.supprimer(dossier, replace(POINTS, retirer=toutes), ids)
    assert lus(dossier) == []
    dossier.annuler()
    assert lus(dossier) == ["a", "b"]


def test_les_gestes_sur_les_structures_passent_par_les_memes_regles(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    vus: list[str] = []

    def noter(quoi: str, vrai: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments: (vus.append(quoi), vrai(*arguments))[1]

    espion = replace(
        structures.REGISTRE,
        creer=noter("creer", structures.creer),
        ecrire=noter("ecrire", structures.ecrire),
        retirer=noter("retirer", structures.retirer),
    )
    monkeypatch.setattr(structures, "REGISTRE", espion)
    id = structures.ajouter(dossier, "Une")
    structures.modifier(dossier, id, "etp", Decimal(2))
    structures.modifier_plusieurs(dossier, [id], "commune", "Redon")
    structures.supprimer(dossier, [id])
    assert vus == ["creer", "ecrire", "ecrire", "retirer"]


def test_une_reference_se_lit_par_son_nom(dossier: Dossier) -> None:
    ids = [structures.ajouter(dossier, nom) for nom in ("Écluse", "Atelier")]
    fournies = registres.references(dossier, Structure)()
    assert [(c.code, c.texte) for c in fournies] == list(zip(ids, ("Écluse", "Atelier"), strict=True))
    seule = registres.references(dossier, Structure, fixes={"nom": "Atelier"})()
    assert [c.code for c in seule] == ids[1:]


def test_une_date_gardee_se_lit(dossier: Dossier) -> None:
    actions = Registre(ActionSuivie, Mots("action", "actions", feminin=True), {}, cle="action_code")
    registres.ajouter(dossier, actions, {"action_code": "a", "echeance": date(2026, 3, 14)})
    ((_, gardee),) = registres.lire_stockees(dossier, actions, ("echeance",))
    assert registres.valeur_lue(actions, "echeance", gardee) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("mots", "dits"),
    [
        (
            Mots("structure", "structures", feminin=True),
            (
                "une structure",
                "la structure",
                "cette structure",
                "aucune structure",
                "de structure",
                "3\u00a0structures supprimées",
            ),
        ),
        (
            Mots("objectif", "objectifs"),
            ("un objectif", "l’objectif", "cet objectif", "aucun objectif", "d’objectif", "3\u00a0objectifs supprimés"),
        ),
        (
            Mots("étape à venir", "étapes à venir", feminin=True),
            (
                "une étape à venir",
                "l’étape à venir",
                "cette étape à venir",
                "aucune étape à venir",
                "d’étape à venir",
                "3\u00a0étapes à venir supprimées",
            ),
        ),
    ],
)
def test_les_mots_s_elident_et_s_accordent(mots: Mots, dits: tuple[str, ...]) -> None:
    assert (mots.un, mots.le, mots.ce, mots.aucun, mots.de, mots.combien_de(3, "supprimé")) == dits


def test_les_phrases_sur_la_cle() -> None:
    assert POINTS.mots.besoin == "Une attente a besoin d’une question\u00a0: l’ancienne est gardée."
    assert POINTS.mots.invite == "Ajouter une attente\u00a0: tapez sa question"
    assert Mots("partenaire", "partenaires").invite == "Ajouter un partenaire\u00a0: tapez son nom"
    assert Mots("ligne du plan", "lignes du plan").en_tete_d_objets == "LignesDuPlan"


@given(st.data())
def test_tout_ce_qui_se_fait_se_defait(data: st.DataObject) -> None:
    """Undo after undo gives back each state, whatever was done."""
    dossier = dossier_en_memoire()
    etats = [photographier(dossier)]
    noms = st.sampled_from(["texte", "coche", "motif"])
    valeurs = {"texte": st.text(max_size=5), "coche": st.booleans(), "motif": st.none() | st.text(max_size=5)}
    for _ in range(data.draw(st.integers(1, 6))):
        ids = [ligne[0] for ligne in registres.lire_stockees(dossier, POINTS, ("texte",))]
        geste = data.draw(st.sampled_from(["ajouter", "modifier", "effacer", "supprimer"])) if ids else "ajouter"
        if geste == "ajouter":
            registres.ajouter(dossier, POINTS, {"texte": data.draw(valeurs["texte"])})
        elif geste == "modifier":
            nom = data.draw(noms)
            registres.modifier(dossier, POINTS, data.draw(st.sampled_from(ids)), nom, data.draw(valeurs[nom]))
        elif geste == "effacer":
            registres.effacer(dossier, POINTS, {id: ["motif", "coche"] for id in ids})
        else:
            registres.supprimer(dossier, POINTS, data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
        if photographier(dossier) != etats[-1]:
            etats.append(photographier(dossier))
    for etat in reversed(etats[:-1]):
        dossier.annuler()
        assert photographier(dossier) == etat


def test_une_colonne_en_pour_cent_comprend_le_signe(catalogue: Catalogue) -> None:
    colonnes = colonnes_de(Depense, catalogue)
    assert colonnes["tva"].type.lire("20 %") == Decimal(20)
    assert lire_case("tva", colonnes["tva"], "5,5\u00a0%").valeur == Decimal("5.5")
    with pytest.raises(ValeurIncomprise, match="pourcentage"):
        lire_case("quantite", colonnes["quantite"], "50 %")


@pytest.mark.parametrize(
    ("html", "bloc"),
    [
        ("<table><tr><td>A</td><td>3,5</td></tr><tr><td>B<td></table>", [["A", "3,5"], ["B", ""]]),
        ("<meta charset=utf-8><TABLE><TBODY><TR><TD> Vélo\n &amp;  Cie</TD><TD>a<br>b</TD></TR></TABLE>",
         [["Vélo & Cie", "a\nb"]]),
        ("<table><tr><th colspan=2>Tout</th><td>x</td></tr><tr><td rowspan='2'>1</td><td>2</td><td>3</td></tr>"
         "<tr><td>4</td><td>5</td></tr></table>", [["Tout", "", "x"], ["1", "2", "3"], ["", "4", "5"]]),
        ("<style>td{}</style><p>Bonjour</p><table><tr><td>1<table><tr><td>2</td></tr></table></td><td>3</td></tr></table>"
         "<table><tr><td>autre</td></tr></table>", [["1 2", "3"]]),
        ("<ul><li>Une</li><li>Deux&nbsp;fois</li></ul><script>alerte()</script>", [["Une"], ["Deux fois"]]),
        ("<table><tr><td colspan=999999999 rowspan=-3>x</td></tr></table>", [["x"] + [""] * 99]),
        ("<table><tr><td>pas fini", [["pas fini"]]),
        ("", []),
    ],
)  # fmt: skip
def test_un_tableau_d_une_page_web_se_lit(html: str, bloc: list[list[str]]) -> None:
    assert lire_tableau_html(html) == bloc
    assert lire_tableau_html(f"<html><head><title>t</title><body>{html}") == bloc, "a head left open"


@given(st.text(alphabet="<>/tabletrd =\"'&;aé\n"))
def test_une_page_mal_faite_ne_fait_rien_tomber(html: str) -> None:
    assert all(isinstance(case, str) for ligne in lire_tableau_html(f"<table>{html}") for case in ligne)
