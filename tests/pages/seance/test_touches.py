"""Keys of the mode séance on a French keyboard, and what Ctrl+Z reaches from it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.statuts import EtatSeance, NatureAvis
from app.services.comite import avis, presences, seances
from app.views.contexte import Contexte
from app.views.elements import ChampTexte
from app.views.seance.fenetre import FenetreSeance
from tests.fabrique import photographier
from tests.pages.conftest import trouver
from tests.pages.seance.conftest import au_clavier, ecrire, relue, touche

CTRL, ALT, MAJ = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize(("rangee", "nature"), list(zip("&é\"'1234", [*NatureAvis, *NatureAvis], strict=True)))
def test_la_rangee_des_chiffres_choisit_l_avis(
    rangee: str, nature: NatureAvis, fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    touche(Qt.Key.Key_F5)
    ecrire(rangee)
    assert avis.lire(contexte.dossier, seance).nature is nature
    ecrire(rangee)
    lu = avis.lire(contexte.dossier, seance)
    assert (lu.nature, trouver(fenetre, ChampTexte, "motivationAvis").valeur()) == (nature, rangee), (
        "typed, it stays typed"
    )


@pytest.mark.parametrize("avec", [ALT, CTRL])
def test_une_lettre_avec_alt_ne_note_personne(
    avec: Qt.KeyboardModifier, fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    touche(Qt.Key.Key_A, avec)
    assert all(p.etat is None for p in presences.lire(contexte.dossier, seance))
    touche(Qt.Key.Key_A)
    assert any(p.etat is not None for p in presences.lire(contexte.dossier, seance))


@pytest.mark.parametrize("volet", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6])
def test_maj_page_defile_ce_qui_est_projete_d_ou_que_l_on_note(
    volet: Qt.Key, fenetre: FenetreSeance, contexte: Contexte, qtbot: Any
) -> None:
    with contexte.dossier.operation("Problématique") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation="Une longue phrase. " * 150)
    touche(Qt.Key.Key_PageDown)
    point, barre = fenetre.point, fenetre.projection.verticalScrollBar()
    qtbot.waitUntil(lambda: barre.maximum() > 0)
    touche(volet)
    touche(Qt.Key.Key_PageDown, MAJ)
    bas = barre.value()
    assert bas > 0
    touche(Qt.Key.Key_PageUp, MAJ)
    assert barre.value() < bas
    assert fenetre.point == point
    assert "Maj" in trouver(fenetre, QLabel, "aideSeance").text()


# --- undo -----------------------------------------------------------------------------------------------------


def test_ctrl_z_s_arrete_a_l_ouverture(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    avant = photographier(contexte.dossier)
    touche(Qt.Key.Key_Z, CTRL)
    assert photographier(contexte.dossier) == avant
    assert "plus rien à annuler ici" in trouver(fenetre, QLabel, "ditSeance").text()
    touche(Qt.Key.Key_P)
    for _ in range(3):
        touche(Qt.Key.Key_Z, CTRL)
    assert photographier(contexte.dossier) == avant
    assert relue(contexte, seance).etat is EtatSeance.EN_COURS
    touche(Qt.Key.Key_Y, CTRL)
    assert photographier(contexte.dossier) != avant


def test_ctrl_y_ne_retablit_pas_ce_qui_fut_annule_avant(contexte: Contexte, seance: str, qtbot: Any) -> None:
    seances.ouvrir(contexte.dossier, seance, contexte.dossier._horloge())
    avis.commenter(contexte.dossier, seance, "Annulé avant de reprendre la séance")
    contexte.dossier.annuler()
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(fenetre)
    fenetre.retablir()
    assert avis.commentaires(contexte.dossier, seance) == ()


def test_une_correction_annulee_se_voit_dans_la_nouvelle_reserve(fenetre: FenetreSeance, contexte: Contexte) -> None:
    touche(Qt.Key.Key_F4)
    volet: Any = fenetre.notes.volets["reserves"]
    for morceau in ("Nommer", " un référent"):
        ecrire(morceau)
        volet.texte.terminer()
    touche(Qt.Key.Key_Z, CTRL)
    assert volet.texte.valeur() == "Nommer"


# --- somebody who is not a member -----------------------------------------------------------------------------


def test_un_inconnu_garde_son_nom_devant_ce_qu_il_dit(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    touche(Qt.Key.Key_F3)
    ecrire("Bernard")
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fenetre.notes.volets["commentaires"].texte  # type: ignore[attr-defined]
    ecrire("Attention au calendrier")
    touche(Qt.Key.Key_Return)
    (dit,) = avis.commentaires(contexte.dossier, seance)
    assert (dit.texte, dit.membre) == ("Bernard\u00a0: Attention au calendrier", None)
    assert not QApplication.focusWidget().text(), "the next one is nobody’s yet"  # type: ignore[union-attr]


def test_nomme_apres_coup_son_nom_vient_aussi_devant(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    touche(Qt.Key.Key_F3)
    touche(Qt.Key.Key_Return)
    ecrire("Attention au calendrier")
    volet: Any = fenetre.notes.volets["commentaires"]
    volet.qui.ligne.setFocus()
    ecrire("Bernard")
    touche(Qt.Key.Key_Escape)
    (dit,) = avis.commentaires(contexte.dossier, seance)
    assert dit.texte == "Bernard\u00a0: Attention au calendrier"


def test_une_reserve_d_un_inconnu_garde_son_nom(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    from app.services.comite import reserves

    au_clavier(Qt.Key.Key_F4, "Chiffrer par DLA", Qt.Key.Key_Return, "Bernard", Qt.Key.Key_Tab)
    (notee,) = reserves.de(contexte.dossier, seance)
    assert (notee.texte, notee.membre) == ("Bernard\u00a0: Chiffrer par DLA", None)
