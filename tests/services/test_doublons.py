"""A structure entered twice is spotted (R06)."""

from __future__ import annotations

from app.services import structures
from app.services.doublons import doublon_de
from app.services.ecriture.dossier import Dossier


def test_meme_numero_ou_meme_nom_au_meme_endroit(dossier: Dossier) -> None:
    premiere = structures.ajouter(dossier, "Les Amis du Vélo", commune="Rennes", siret="732 829 320 00074")
    assert doublon_de(dossier, premiere) is None
    meme_siret = structures.ajouter(dossier, "Vélo pour tous", siret="73282932000074")
    trouve = doublon_de(dossier, meme_siret)
    assert trouve is not None
    assert (trouve.id, trouve.nom, trouve.par) == (premiere, "Les Amis du Vélo", "même SIRET")
    meme_nom = structures.ajouter(dossier, "LES AMIS DU VELO", commune="Rennes")
    assert (doublon_de(dossier, meme_nom) or trouve).par == "même nom, même commune"
    assert doublon_de(dossier, structures.ajouter(dossier, "Les Amis du Vélo", commune="Redon")) is None
    assert doublon_de(dossier, "absente") is None
