"""Writing, journal, undo: what a chargée de mission does, undoes and does again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.erreurs import EcritureRefusee
from app.models.structure import Structure
from app.services.ecriture.changements import Changes, Nature
from app.services.ecriture.dossier import Dossier, OperationImbriquee
from app.services.ecriture.operation import LigneAbsente
from app.services.journal import lire_journal
from tests.fabrique import dossier_en_memoire, photographier


def ajouter(dossier: Dossier, nom: str, **champs: Any) -> str:
    with dossier.operation(f"Structure ajoutée — {nom}") as op:
        return op.creer(Structure, nom=nom, **champs)


def test_ce_qui_est_saisi_se_relit_tel_quel() -> None:
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "L’Œuvre à l’Ouest", etp=Decimal("3.50"), budget=Decimal("12345.67"), financements=("a", "b"))
    lue = dossier.ligne(Structure, id)
    assert lue is not None
    assert (lue["nom"], lue["etp"], lue["budget"]) == ("L’Œuvre à l’Ouest", Decimal("3.5"), Decimal("12345.67"))
    assert lue["financements"] == ("a", "b")
    assert lue["mobilisation"] == "reperee"
    assert lue["diffusion_acceptee"] is False


def test_une_erreur_au_milieu_ne_laisse_rien() -> None:
    dossier = dossier_en_memoire()
    avant = photographier(dossier)

    def geste_interrompu() -> None:
        with dossier.operation("Deux structures") as op:
            op.creer(Structure, nom="Une")
            raise RuntimeError("panne")

    with pytest.raises(RuntimeError):
        geste_interrompu()
    assert photographier(dossier) == avant
    assert dossier.a_annuler() is None
    ajouter(dossier, "Après")  # the door is open again
    assert len(dossier.lignes(Structure)) == 1


def test_ecrire_la_meme_chose_ne_laisse_pas_de_trace() -> None:
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "Une")
    vus: list[Changes] = []
    dossier.abonner(vus.append)
    with dossier.operation("Rien") as op:
        assert op.modifier(Structure, id, nom="Une") is False
    assert vus == []
    assert dossier.a_annuler() == "Structure ajoutée — Une"


def test_une_fonction_ne_peut_pas_ecrire_dans_le_geste_dune_autre() -> None:
    dossier = dossier_en_memoire()
    with pytest.raises(OperationImbriquee), dossier.operation("Dehors"), dossier.operation("Dedans"):
        pass
    ajouter(dossier, "Une")


def test_lecture_seule_refuse_et_conseille() -> None:
    dossier = dossier_en_memoire()
    ajouter(dossier, "Une")
    dossier.lecture_seule = True
    with pytest.raises(EcritureRefusee, match=r"lecture seule.*copie"):
        ajouter(dossier, "Deux")
    with pytest.raises(EcritureRefusee):
        dossier.annuler()
    assert len(dossier.lignes(Structure)) == 1


def test_modifier_ou_supprimer_une_ligne_disparue_est_dit() -> None:
    dossier = dossier_en_memoire()
    with pytest.raises(LigneAbsente), dossier.operation("x") as op:
        op.modifier(Structure, "nulle-part", nom="x")
    with pytest.raises(LigneAbsente), dossier.operation("x") as op:
        op.supprimer(Structure, "nulle-part")


def test_annuler_retablir_et_abandonner() -> None:
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "Une")
    with dossier.operation("Budget") as op:
        op.modifier(Structure, id, budget=Decimal(1000))
    assert dossier.a_annuler() == "Budget"
    dossier.annuler()
    assert (dossier.ligne(Structure, id) or {})["budget"] is None
    assert dossier.a_retablir() == "Budget"
    dossier.annuler()
    assert dossier.lignes(Structure) == []
    dossier.retablir()
    dossier.retablir()
    assert (dossier.ligne(Structure, id) or {})["budget"] == Decimal(1000)
    dossier.annuler()
    ajouter(dossier, "Deux")  # a new gesture leaves what was undone behind
    assert dossier.a_retablir() is None
    assert dossier.a_annuler() == "Structure ajoutée — Deux"
    dossier.annuler()
    assert dossier.a_annuler() == "Structure ajoutée — Une"


def test_supprimer_puis_annuler_rend_tout() -> None:
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "Une", notes="à garder", adherents=42)
    avant = photographier(dossier)
    with dossier.operation("Suppression") as op:
        op.supprimer(Structure, id)
    assert dossier.lignes(Structure) == []
    dossier.annuler()
    assert photographier(dossier) == avant


def test_poser_cree_puis_modifie_la_meme_ligne() -> None:
    dossier = dossier_en_memoire()
    for texte in ("premier", "second"):
        with dossier.operation("Contexte") as op:
            op.poser(Problematique, ID_PROBLEMATIQUE, contexte=texte)
    assert [p["contexte"] for p in dossier.lignes(Problematique)] == ["second"]
    dossier.annuler()
    assert dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)["contexte"] == "premier"
    dossier.annuler()
    assert dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)["contexte"] is None


def test_qui_ecoute_sait_quoi_rafraichir() -> None:
    dossier = dossier_en_memoire()
    recus: list[Changes] = []
    cesser = dossier.abonner(recus.append)
    moi = object()
    with dossier.operation("Ajout", initiateur=moi) as op:
        id = op.creer(Structure, nom="Une")
    dossier.annuler()
    cesser()
    dossier.retablir()
    assert [c.nature for c in recus] == [Nature.SAISIE, Nature.ANNULATION]
    assert recus[0].initiateur is moi
    assert recus[0].lignes("structure") == {id}
    assert not recus[0].touche("action_suivie")


def test_le_journal_se_lit() -> None:
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "Une")
    with dossier.operation("Budget annuel — Une") as op:
        op.modifier(Structure, id, budget=Decimal(142000), hors_territoire=True)
    dossier.annuler()
    annulation, saisie, ajout = lire_journal(dossier)
    assert annulation.libelle == "Annulé : Budget annuel — Une"
    assert saisie.etat == "annulee"
    assert {(d.champ, d.avant, d.apres) for d in saisie.details} == {
        ("Budget annuel", "", "142\u202f000\u00a0€"),
        ("Hors du territoire du DLA", "non", "oui"),
    }
    assert (ajout.auteur, ajout.poste) == ("Camille Test", "POSTE-1")
    assert [e.numero for e in lire_journal(dossier, 1, avant=annulation.numero)] == [saisie.numero]


def test_les_octets_dun_document_sont_gardes_une_fois() -> None:
    dossier = dossier_en_memoire()
    with dossier.operation("Dépôt") as op:
        a, b = op.deposer(b"contenu"), op.deposer(b"contenu")
        op.creer(Structure, nom="x")
    assert a == b
    assert dossier.octets(a) == b"contenu"
    assert dossier.requete("SELECT count(*) FROM contenu") == [(1,)]


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=60))
@settings(max_examples=80, deadline=None)
def test_tout_texte_entre_et_ressort_en_nfc(texte: str) -> None:
    from app.models.texte import nettoyer

    dossier = dossier_en_memoire()
    id = ajouter(dossier, texte)
    assert (dossier.ligne(Structure, id) or {})["nom"] == nettoyer(texte).texte


class GestesQuelconques(RuleBasedStateMachine):
    """Any gestures, any undos: every state met before is met again, to the byte."""

    @initialize()
    def ouvrir(self) -> None:
        self.dossier = dossier_en_memoire()
        self.passe = [photographier(self.dossier)]
        self.futur: list[Any] = []
        self.numero = 0

    def _geste(self, actions: list[tuple[str, int, str]]) -> None:
        avant = self.dossier.revision
        self.numero += 1
        with self.dossier.operation(f"geste {self.numero}") as op:
            for verbe, rang, texte in actions:
                ids = [r[0] for r in self.dossier.requete('SELECT id FROM "structure" ORDER BY rowid')]
                if verbe == "creer" or not ids:
                    op.creer(Structure, nom=texte)
                elif verbe == "modifier":
                    op.modifier(Structure, ids[rang % len(ids)], nom=texte, notes=texte or None)
                elif verbe == "renaitre":
                    id = ids[rang % len(ids)]
                    op.supprimer(Structure, id)
                    op.creer(Structure, id=id, nom=texte)
                else:
                    op.supprimer(Structure, ids[rang % len(ids)])
        if self.dossier.revision != avant:
            self.passe.append(photographier(self.dossier))
            self.futur = []

    @rule(
        actions=st.lists(
            st.tuples(
                st.sampled_from(["creer", "modifier", "supprimer", "renaitre"]), st.integers(0, 9), st.text(max_size=3)
            ),
            min_size=1,
            max_size=4,
        )
    )
    def agir(self, actions: list[tuple[str, int, str]]) -> None:
        self._geste(actions)

    @precondition(lambda self: len(self.passe) > 1)
    @rule()
    def annuler(self) -> None:
        self.dossier.annuler()
        self.futur.append(self.passe.pop())

    @precondition(lambda self: bool(self.futur))
    @rule()
    def retablir(self) -> None:
        self.dossier.retablir()
        self.passe.append(self.futur.pop())

    @invariant()
    def letat_est_celui_attendu(self) -> None:
        if hasattr(self, "passe"):
            assert photographier(self.dossier) == self.passe[-1]
            assert (self.dossier.a_annuler() is None) == (len(self.passe) == 1)
            assert (self.dossier.a_retablir() is None) == (not self.futur)


TestGestesQuelconques = GestesQuelconques.TestCase
TestGestesQuelconques.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)


def test_un_long_journal_ne_ralentit_pas_un_geste() -> None:
    """Counted in steps of SQLite's machine, not in seconds."""
    dossier = dossier_en_memoire()
    id = ajouter(dossier, "Une")
    pas = 0

    def compter() -> None:
        nonlocal pas
        pas += 1

    def cout(note: str) -> int:
        nonlocal pas
        pas = 0
        dossier.connexion.set_progress_handler(compter, 1)
        with dossier.operation("Notes") as op:
            op.modifier(Structure, id, notes=note)
        assert (dossier.a_annuler(), dossier.a_retablir()) == ("Notes", None)
        dossier.connexion.set_progress_handler(None, 0)
        return pas

    court = cout("au début")
    insertion = (
        "INSERT INTO operation (id, libelle, auteur, poste, horodatage, nature, etat)"
        " VALUES (?, 'x', 'a', 'b', ?, ?, ?)"
    )
    natures = (("saisie", "faite"), ("saisie", "abandonnee"), ("annulation", "faite"), ("saisie", "faite"))
    dossier.connexion.executemany(
        insertion, [(str(n), "2026-11-21T09:00:00+00:00", *natures[n % len(natures)]) for n in range(20_000)]
    )
    assert cout("vingt mille gestes plus tard") <= 2 * court
