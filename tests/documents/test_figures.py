"""Figures say in words what they show, and stay within their frame."""

from __future__ import annotations

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Dessin, Disque, Mot, Rectangle, Secteur
from app.services.ecriture.dossier import Dossier
from app.services.figures import Position, dessiner_cycle, dessiner_entonnoir, dessiner_quadrant, situer
from app.services.figures.mesure import en_lignes, largeur_approchee
from app.services.parcours import lire_parcours
from app.services.rendus.couleurs import COULEURS
from app.services.rendus.pdf.image import figure_en_png


def _dans_le_cadre(dessin: Dessin) -> None:
    for forme in dessin.formes:
        for couleur in (getattr(forme, c, None) for c in ("fond", "trait", "couleur")):
            assert couleur is None or couleur in COULEURS
        if isinstance(forme, Mot):
            large = largeur_approchee(forme.texte, forme.taille, forme.gras)
            gauche = forme.x - {"debut": 0.0, "milieu": large / 2, "fin": large}[forme.ancre]
            assert gauche >= -2, forme
            assert gauche + large <= dessin.largeur + 2, forme
            assert 0 <= forme.y <= dessin.hauteur, forme
        if isinstance(forme, Rectangle):
            assert 0 <= forme.x <= forme.x + forme.largeur <= dessin.largeur + 0.1


@pytest.mark.parametrize("largeur", [300, 540])
def test_le_cycle_tient_et_mene_a_chaque_phase(largeur: float, rempli: Dossier, catalogue: Catalogue) -> None:
    parcours = lire_parcours(rempli, catalogue.methode)
    dessin = dessiner_cycle(parcours, largeur, courante="cibler")
    _dans_le_cadre(dessin)
    liens = {f.lien for f in dessin.formes if isinstance(f, Secteur)}
    assert liens == {f"phase:{p.code}" for p in catalogue.methode.phases}
    assert len(dessin.donnees) == 12
    assert f"{parcours.traitees} actions traitées sur 45" in dessin.alternative
    assert min(f.taille for f in dessin.formes if isinstance(f, Mot)) >= 6
    assert figure_en_png(dessin).startswith(b"\x89PNG")


def test_les_mots_du_cycle_tiennent_dans_leur_secteur(rempli: Dossier, catalogue: Catalogue) -> None:
    import math

    dessin = dessiner_cycle(lire_parcours(rempli, catalogue.methode), 300)
    rayon = 147.0
    for mot in (f for f in dessin.formes if isinstance(f, Mot) and f.lien):
        demi = largeur_approchee(mot.texte, mot.taille, True) / 2
        for x in (mot.x - demi, mot.x + demi):
            distance = math.hypot(x - 150, mot.y - mot.taille * 0.35 - 150)
            assert rayon * 0.60 <= distance <= rayon * 1.02, mot.texte


def test_l_entonnoir_dit_ses_paliers() -> None:
    dessin = dessiner_entonnoir((("Repérées", 24), ("Contactées", 19), ("Intéressées", 12), ("Au terme", 0)), sorties=2)
    _dans_le_cadre(dessin)
    assert "repérées\u00a0: 24" in dessin.alternative
    assert dessin.donnees[-1] == ("Sorties", "2")
    textes = [f.texte for f in dessin.formes if isinstance(f, Mot)]
    assert "79\u00a0% des repérées" in textes
    assert dessiner_entonnoir(()).formes == ()


@pytest.mark.parametrize(
    ("reponses", "attendue"),
    [
        ({"pp_orientations": 2, "pp_distance": -2, "pc_probleme": 2}, "facilitateur"),
        ({"pp_orientations": 1, "pc_isolement": 2}, "aiguilleur"),
        ({"pp_moyens": -2, "pc_temps": -1}, "revelateur"),
        ({"pp_distance": 2, "pc_habitude": 1}, "en_empathie"),
        ({"pp_orientations": 2}, None),
        ({"pp_orientations": 0, "pc_probleme": 2}, None),
        ({}, None),
        (None, None),
    ],
)
def test_les_reponses_placent_la_posture(
    reponses: dict[str, object] | None, attendue: str | None, catalogue: Catalogue
) -> None:
    position = situer(catalogue.postures, reponses)
    posture = position.posture(catalogue.postures)
    assert (posture.code if posture else None) == attendue
    dessin = dessiner_quadrant(catalogue.postures, position)
    _dans_le_cadre(dessin)
    assert len([f for f in dessin.formes if isinstance(f, Disque)]) == (2 if position.connue else 0)
    assert dessin.donnees[-1][0] == "Posture"
    if posture:
        assert posture.titre in dessin.alternative


@pytest.mark.parametrize("pouvoirs", [-1.0, 0.9, 1.0])
@pytest.mark.parametrize("projet", [-1.0, -0.4, 1.0])
def test_le_point_de_la_posture_ne_couvre_aucun_nom(pouvoirs: float, projet: float, catalogue: Catalogue) -> None:
    dessin = dessiner_quadrant(catalogue.postures, Position(pouvoirs, projet))
    point = next(f for f in dessin.formes if isinstance(f, Disque))
    titres = {posture.titre for posture in catalogue.postures.posture}
    noms = [f for f in dessin.formes if isinstance(f, Mot) and f.texte in titres]
    assert len(noms) == 4
    for nom in noms:
        # A name stands on its base line: its capitals above, its tails below.
        assert not nom.y - nom.taille < point.y + point.rayon < nom.y + nom.taille / 3 + 2 * point.rayon


@pytest.mark.parametrize("largeur", [400, 480])
@pytest.mark.parametrize("serre", [False, True])
def test_l_entonnoir_dit_ou_l_on_sort_et_pourquoi(largeur: float, serre: bool) -> None:
    paliers = (("Repérées", 24), ("Contactées", 19), ("Intéressées", 12), ("Retenues", 9), ("Au terme", 0))
    motifs = (("Plus le temps", 2), ("Sujet déjà traité par une autre structure du territoire, deux ans plus tôt", 1))
    liens = [libelle.lower() for libelle, _ in paliers]
    dessin = dessiner_entonnoir(
        paliers, 4, largeur, pertes=(0, 3, 1, 0, 0), motifs=motifs, liens=liens, serre=serre
    )  # fmt: skip
    _dans_le_cadre(dessin)
    mots = [forme.texte for forme in dessin.formes if isinstance(forme, Mot)]
    assert "79\u00a0% des repérées" in mots
    assert mots.count("3\u00a0sorties") == 1
    assert "Plus le temps (2)" in dessin.alternative
    assert "sans motif noté (1)" in dessin.alternative
    assert {f.lien for f in dessin.formes if isinstance(f, Mot) and f.lien} == set(liens)
    assert min(f.taille for f in dessin.formes if isinstance(f, Mot)) >= 7


def test_une_ligne_ne_se_coupe_pas_a_une_espace_insecable() -> None:
    assert en_lignes("142\u202f000\u00a0€ en 2026 «\u00a0tout\u00a0»", 10, 1) == [
        "142\u202f000\u00a0€", "en", "2026", "«\u00a0tout\u00a0»",
    ]  # fmt: skip
    assert en_lignes("", 10, 50) == []
