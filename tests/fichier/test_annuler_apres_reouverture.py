"""Undo and redo after closing and reopening, on the user's own file (R35)."""

from __future__ import annotations

from pathlib import Path

from app.models.structure import Structure
from app.services import structures
from app.services.fichier import Poste, creer, ouvrir


def test_une_suppression_dhier_sannule_ce_matin_et_la_structure_reprend_sa_place(tmp_path: Path) -> None:
    poste = Poste(tmp_path / "donnees", "Camille", "POSTE-1")
    chemin = tmp_path / "dossier.sqlite"
    session = creer(chemin, "Mutualiser", poste=poste)
    ids = [structures.ajouter(session.dossier, nom, notes=f"notes de {nom}") for nom in ("a", "b", "c", "d")]
    structures.supprimer(session.dossier, [ids[1], ids[2]])
    session.fermer()

    session = ouvrir(chemin, poste=poste)
    assert not any("mis de côté" in avis for avis in session.avis)
    assert session.dossier.a_annuler() == "2 structures supprimées"
    structures.ajouter(session.dossier, "e")
    session.dossier.annuler()
    session.dossier.annuler()
    session.fermer()

    session = ouvrir(chemin, poste=poste)
    assert [s["nom"] for s in session.dossier.lignes(Structure, "nom")] == ["a", "b", "c", "d"]
    assert session.dossier.a_retablir() == "2 structures supprimées"
    session.dossier.retablir()
    assert [s["nom"] for s in session.dossier.lignes(Structure, "nom")] == ["a", "d"]
    session.fermer()
