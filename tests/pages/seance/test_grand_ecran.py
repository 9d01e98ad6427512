"""The point that has the screen for itself, and what the one who notes meets first in each pane."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.statuts import EtatPresence, NatureAvis
from app.services.comite import avis, ordre_du_jour, seances
from app.services.comite.presences import PresenceLue
from app.views.contexte import Contexte
from app.views.elements import EtiquetteCoupee
from app.views.seance.fenetre import FenetreSeance
from app.views.seance.mesures import LISIBLE, GrandeEtiquette
from app.views.seance.notes import VOLETS
from app.views.seance.points import Dessinateur
from app.views.seance.presences import dire_d_ou
from app.views.theme import theme_courant
from tests.pages.conftest import trouver
from tests.pages.seance.conftest import au_clavier, touche


def _tailles(fenetre: FenetreSeance, qtbot: Any) -> dict[str, float]:
    """What the room reads, and in how many points each line is written."""
    qtbot.wait(20)
    grandes = fenetre.projection.findChildren(GrandeEtiquette)
    return {e.text(): e.font().pointSizeF() for e in grandes if e.isVisible()}


def _dire_la_problematique(contexte: Contexte, fois: int) -> None:
    with contexte.dossier.operation("Problématique") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation="Comment partager un poste ? " * fois)


def test_un_point_court_s_ecrit_plus_gros_quand_il_est_seul(
    fenetre: FenetreSeance, contexte: Contexte, qtbot: Any
) -> None:
    _dire_la_problematique(contexte, 1)
    touche(Qt.Key.Key_PageDown)
    avant = _tailles(fenetre, qtbot)
    touche(Qt.Key.Key_F10)
    seul = _tailles(fenetre, qtbot)
    assert seul.keys() == avant.keys()
    assert all(seul[texte] >= avant[texte] * 1.2 for texte in avant)
    assert fenetre.projection.verticalScrollBar().maximum() == 0, "seen whole"
    touche(Qt.Key.Key_F3)
    assert _tailles(fenetre, qtbot) == avant


def test_un_point_long_garde_la_taille_qui_se_lit(fenetre: FenetreSeance, contexte: Contexte, qtbot: Any) -> None:
    _dire_la_problematique(contexte, 60)
    touche(Qt.Key.Key_PageDown)
    avant = _tailles(fenetre, qtbot)
    touche(Qt.Key.Key_F10)
    assert _tailles(fenetre, qtbot) == avant
    _dire_la_problematique(contexte, 1)
    assert max(_tailles(fenetre, qtbot).values()) > max(avant.values()), "it follows what is shown"


def test_echap_rend_d_abord_les_notes(fenetre: FenetreSeance) -> None:
    touche(Qt.Key.Key_F10)
    touche(Qt.Key.Key_Escape)
    assert fenetre.isVisible()
    assert fenetre.notes.isVisible()
    touche(Qt.Key.Key_Escape)
    assert not fenetre.isVisible()


def test_un_long_lieu_ne_cache_pas_l_heure_de_fin(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    seances.modifier(contexte.dossier, seance, lieu="Salle des fêtes de la communauté de communes, " * 4)
    QApplication.processEvents()
    titre = next(e.text() for e in fenetre.findChildren(EtiquetteCoupee) if e.text().startswith("Séance du"))
    assert "fin prévue à 15" in titre
    assert titre.endswith("…"), "it is the place that is cut"


def test_l_avis_deja_donne_a_le_clavier(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    au_clavier(Qt.Key.Key_F5, Qt.Key.Key_3, Qt.Key.Key_F2, Qt.Key.Key_F5)
    assert QApplication.focusWidget() is trouver(fenetre, QPushButton, f"avis.{NatureAvis.DEFAVORABLE.value}")
    touche(Qt.Key.Key_1)
    assert avis.lire(contexte.dossier, seance).nature is NatureAvis.FAVORABLE


def test_sans_membre_rien_ne_se_pointe(contexte: Contexte, qtbot: Any) -> None:
    seance = seances.programmer(contexte.dossier, None)
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(fenetre)
    assert not trouver(fenetre, QPushButton, "tousPresents").isEnabled()
    assert not trouver(fenetre, QPushButton, "presence.present").isEnabled()


def test_le_nom_qu_on_vient_de_taper_reste_lisible() -> None:
    lue = PresenceLue("", "Laure", "Caisse des dépôts, direction régionale", "", "", EtatPresence.REPRESENTE, "Jeanne")
    assert dire_d_ou(lue).startswith("par Jeanne")
    assert dire_d_ou(replace(lue, par="", organisme="")) == ""


# --- what stands at both sides of what is projected -----------------------------------------------------------


def ouverte(contexte: Contexte, seance: str, qtbot: Any) -> FenetreSeance:
    """The session on a small projector, at the zoom in force."""
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(fenetre)
    fenetre.setFixedSize(1366, 768)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    QApplication.processEvents()
    return fenetre


def test_les_titres_de_l_ordre_du_jour_se_lisent_entiers(contexte: Contexte, seance: str, qtbot: Any) -> None:
    titres = (
        "Où en est la mobilisation des 60 structures",
        "Le projet d’intervention et ses objectifs",
        "Les offres reçues et le choix du prestataire",
    )
    points = ordre_du_jour.points(contexte.dossier, seance)
    for point, titre in zip(points, titres, strict=False):
        ordre_du_jour.modifier(contexte.dossier, point.id, titre=titre)
    liste = ouverte(contexte, seance, qtbot).points
    dessin = liste.itemDelegate()
    assert isinstance(dessin, Dessinateur)
    assert liste.verticalScrollBar().maximum() == 0, "all of it in sight"
    assert 18 <= dessin.points < LISIBLE
    for titre in titres:
        assert " ".join(dessin.coupe(titre, dessin.largeur(), True, dessin.lignes)) == titre


def test_des_titres_courts_gardent_la_taille_qui_se_lit(contexte: Contexte, seance: str, qtbot: Any) -> None:
    for n, point in enumerate(ordre_du_jour.points(contexte.dossier, seance)):
        ordre_du_jour.modifier(contexte.dossier, point.id, titre=f"Point {n}")
    dessin = ouverte(contexte, seance, qtbot).points.itemDelegate()
    assert isinstance(dessin, Dessinateur)
    assert dessin.points == LISIBLE


@pytest.mark.parametrize(("zoom", "abreges"), [(100, False), (200, True)])
def test_les_onglets_laissent_la_place_aux_notes(
    contexte: Contexte, seance: str, qtbot: Any, zoom: int, abreges: bool
) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        fenetre = ouverte(contexte, seance, qtbot)
        onglets = {code: trouver(fenetre, QPushButton, f"volet.{code}") for code in VOLETS}
        assert onglets["presences"].text() == "F2 Présences"
        assert onglets["avis"].text() == ("F5" if abreges else "F5 Avis")
        assert onglets["avis"].accessibleName() == "Avis (F5)"
        assert len({onglet.y() for onglet in onglets.values()}) <= 2
        fenetre.montrer_volet("avis")
        assert onglets["avis"].text() == "F5 Avis"
        assert onglets["presences"].text() == ("F2" if abreges else "F2 Présences")
    finally:
        theme_courant().regler(zoom=100)
