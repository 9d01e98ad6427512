"""Decisions: taken somewhere, done by somebody, and what became of them (R12)."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.partenaires import Partenaire
from app.models.structure import Structure
from app.services import decisions, registres, vigilance
from app.services.ecriture.dossier import Dossier
from app.services.registres.decisions import registre_des_decisions
from tests.fabrique import photographier

AUJOURDHUI = date(2026, 11, 21)


def test_une_decision_garde_qui_quand_et_d_ou_elle_vient(dossier: Dossier) -> None:
    id = decisions.decider(
        dossier, " Voir chaque structure ", "vigilance:frein.concurrence", " Camille ", date(2026, 12, 1), AUJOURDHUI
    )
    decision = decisions.lire(dossier, id)
    assert decision is not None
    assert (decision.texte, decision.responsable, decision.etat) == ("Voir chaque structure", "Camille", "a_faire")
    assert decisions.par_origine(dossier, "vigilance:") == {"vigilance:frein.concurrence": (decision,)}
    assert dossier.a_annuler() == "Décision ajoutée — Voir chaque structure"
    dossier.annuler()
    assert decisions.lister(dossier) == ()


def test_une_decision_sans_mots_est_refusee_et_rien_n_est_ecrit(dossier: Dossier) -> None:
    with pytest.raises(ErreurUtilisateur, match="besoin de mots"):
        decisions.decider(dossier, "   ")
    assert dossier.revision == 0
    id = decisions.decider(dossier, "Agir")
    with pytest.raises(ErreurUtilisateur, match="l’ancienne est gardée"):
        decisions.modifier(dossier, id, texte="")
    assert [d.texte for d in decisions.lister(dossier)] == ["Agir"]


def test_faite_elle_dit_quand_et_ce_qui_a_ete_fait_et_se_rouvre(dossier: Dossier) -> None:
    id = decisions.decider(dossier, "Écrire à la Ville", echeance=date(2026, 11, 10))
    avant = photographier(dossier)
    (ouverte,) = decisions.ouvertes(dossier)
    assert ouverte.en_retard(AUJOURDHUI)
    decisions.faire(dossier, id, AUJOURDHUI, "Lettre partie le 20.")
    faite = decisions.lire(dossier, id)
    assert faite is not None
    assert (faite.etat, faite.faite_le, faite.suite) == ("fait", AUJOURDHUI, "Lettre partie le 20.")
    assert not faite.en_retard(AUJOURDHUI)
    assert decisions.combien_ouvertes(dossier) == 0
    decisions.rouvrir(dossier, id)
    rouverte = decisions.lire(dossier, id)
    assert rouverte is not None
    assert (rouverte.etat, rouverte.faite_le, rouverte.suite) == ("a_faire", None, "Lettre partie le 20.")
    dossier.annuler()
    dossier.annuler()
    assert photographier(dossier) == avant


def test_refaire_pareil_ne_laisse_pas_de_trace(dossier: Dossier) -> None:
    id = decisions.decider(dossier, "Agir")
    decisions.faire(dossier, id, AUJOURDHUI)
    revision = dossier.revision
    decisions.faire(dossier, id, AUJOURDHUI)
    decisions.modifier(dossier, id, texte=" Agir ", responsable="")
    decisions.faire_plusieurs(dossier, [id, "inconnue"], date(2027, 1, 1))
    assert dossier.revision == revision


def test_plusieurs_decisions_faites_d_un_coup_se_defont_d_un_coup(dossier: Dossier) -> None:
    ids = [decisions.decider(dossier, texte) for texte in ("Une", "Deux", "Trois")]
    decisions.modifier(dossier, ids[2], etat="abandonne")
    assert decisions.combien_ouvertes(dossier) == 2
    decisions.faire_plusieurs(dossier, ids, AUJOURDHUI)
    assert [d.etat for d in decisions.lister(dossier)] == ["fait", "fait", "abandonne"]
    dossier.annuler()
    assert decisions.combien_ouvertes(dossier) == 2


def test_les_ouvertes_viennent_par_date_celles_sans_date_a_la_fin(dossier: Dossier) -> None:
    for texte, jour in (("sans", None), ("tard", date(2027, 3, 1)), ("tôt", date(2026, 12, 1))):
        decisions.decider(dossier, texte, echeance=jour)
    assert [d.texte for d in decisions.ouvertes(dossier)] == ["tôt", "tard", "sans"]


def test_l_origine_se_dit_en_mots_meme_quand_elle_n_est_plus(dossier: Dossier, catalogue: Catalogue) -> None:
    with dossier.operation("x") as op:
        partenaire = op.creer(Partenaire, nom="Ville de Redon")
        structure = op.creer(Structure, nom="Les Amis du Vélo")
    propre = vigilance.ajouter(dossier, "Le calendrier électoral")

    def dire(origine: str | None) -> str:
        return decisions.libelle_origine(dossier, catalogue, origine).replace("\u00a0", " ")

    assert dire("vigilance:frein.cout") == "Vigilance : Coût de l’accompagnement"
    assert dire(f"vigilance:{propre}") == "Vigilance : Le calendrier électoral"
    assert dire(f"partenaire:{partenaire}") == "Partenaire : Ville de Redon"
    assert dire(f"structure:{structure}") == "Structure : Les Amis du Vélo"
    assert dire("partenaire:disparu") == "Partenaire : supprimé"
    assert dire("action:mobiliser.groupes") == "Action : Constituer le / les groupes de structures"
    assert dire("groupes") == "Groupes"
    assert dire("") == dire(None) == ""


def test_le_registre_ecrit_par_les_memes_regles(dossier: Dossier, catalogue: Catalogue) -> None:
    registre = registre_des_decisions(dossier, catalogue)
    id = registres.ajouter(dossier, registre, {"texte": "Agir", "etat": "fait", "faite_le": AUJOURDHUI})
    registres.modifier(dossier, registre, id, "etat", "en_cours")
    decision = decisions.lire(dossier, id)
    assert decision is not None
    assert decision.faite_le is None
    with pytest.raises(ErreurUtilisateur):
        registres.ajouter(dossier, registre, {"texte": "  "})
    registres.modifier_plusieurs(dossier, registre, [id], "responsable", "Camille")
    registres.supprimer(dossier, registre, [id])
    assert decisions.lister(dossier) == ()


def test_le_registre_montre_l_origine_en_mots_et_la_retrouve(dossier: Dossier, catalogue: Catalogue) -> None:
    decisions.decider(dossier, "Agir", "partenaire:disparu")
    origine = registre_des_decisions(dossier, catalogue).colonnes["origine"].type
    assert origine.texte("partenaire:disparu") == "Partenaire\u00a0: supprimé"
    assert origine.lire("vigilance : précarité des acteurs") == "vigilance:frein.precarite"
