"""Reservations in the mode séance: an old one answered and lifted from the keyboard alone; none without a member."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.models.fiche import ID_FICHE, Fiche
from app.services import structures
from app.services.comite import ordre_du_jour, presences, reserves, seances
from app.services.comite.projection import faits
from app.services.comite.projete import projeter_point
from app.services.comite.reserves import ReserveLue
from app.views.contexte import Contexte
from app.views.seance.fenetre import FenetreSeance
from app.views.seance.mesures import GrandeEtiquette
from app.views.seance.projection import Projection
from app.views.theme import Apparence, theme_courant
from tests.pages.conftest import trouver
from tests.pages.seance.conftest import au_clavier, ecrire, touche


@pytest.fixture
def ancienne(contexte: Contexte) -> str:
    """A reservation of an earlier session, that nobody answered."""
    autre = seances.programmer(contexte.dossier, date(2026, 10, 6))
    id = reserves.emettre(contexte.dossier, autre, "Préciser la part de la Région", responsable="Camille")
    seances.clore(contexte.dossier, autre, contexte.dossier._horloge())
    return id


def lue(contexte: Contexte, id: str) -> ReserveLue:
    """It, as the dossier has it now."""
    return next(r for r in reserves.lister(contexte.dossier) if r.id == id)


def tabuler_jusqu_a(cible: QWidget) -> None:
    """Tab, as often as a person would bear it."""
    for _ in range(15):
        if QApplication.focusWidget() is cible:
            return
        touche(Qt.Key.Key_Tab)
    raise AssertionError(f"{cible.objectName()} is not reached by Tab")


def test_lever_une_ancienne_reserve_au_clavier(
    ancienne: str, fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    touche(Qt.Key.Key_F4)
    volet: Any = fenetre.notes.volets["reserves"]
    tabuler_jusqu_a(volet.liste)
    for _ in range(3):
        if volet.fiche.id:
            break
        touche(Qt.Key.Key_Down)
    assert volet.fiche.id == ancienne
    champs = volet.fiche.controles
    tabuler_jusqu_a(champs["echeance"].ligne)
    ecrire("15/1/2027")
    tabuler_jusqu_a(champs["suite"])
    ecrire("Rencontre avec la Région")
    tabuler_jusqu_a(champs["changement"])
    ecrire("La Région finance 30 %")
    tabuler_jusqu_a(trouver(volet, QPushButton, "leverReserve"))
    touche(Qt.Key.Key_Space)
    levee = lue(contexte, ancienne)
    assert (levee.suite, levee.changement) == ("Rencontre avec la Région", "La Région finance 30 %")
    assert levee.echeance == date(2027, 1, 15)
    assert (levee.levee_seance, levee.ouverte) == (seance, False)
    assert "Levée le" in trouver(volet, QLabel, "etatReserve").text()
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lue(contexte, ancienne).ouverte
    assert "peut être levée" in trouver(volet, QLabel, "etatReserve").text()


def test_une_reserve_d_une_seance_suivante_ne_se_leve_pas_ici(
    ancienne: str, contexte: Contexte, seance: str, qtbot: Any
) -> None:
    passee = lue(contexte, ancienne).seance
    seances.ouvrir(contexte.dossier, passee, contexte.dossier._horloge())
    reserves.emettre(contexte.dossier, seance, "Émise en mars")
    fenetre = FenetreSeance(contexte, passee, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(fenetre)
    fenetre.notes.montrer("reserves")
    titres = [ligne.titre for ligne in fenetre.notes.volets["reserves"].liste.lignes()]  # type: ignore[attr-defined]
    assert "Émise en mars" not in titres
    assert "Préciser la part de la Région" in titres


@pytest.mark.parametrize("zoom", [100, 150])
def test_la_fiche_d_une_reserve_ne_coupe_rien(
    zoom: int, ancienne: str, contexte: Contexte, seance: str, qtbot: Any
) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        reserves.modifier(contexte.dossier, ancienne, texte="Une demande détaillée, point par point. " * 6)
        fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
        fenetre.resize(1366, 768)
        qtbot.addWidget(fenetre)
        with qtbot.waitExposed(fenetre):
            fenetre.show()
        largeur = fenetre.notes.width()
        fenetre.notes.montrer("reserves")
        volet: Any = fenetre.notes.volets["reserves"]
        volet.liste.choisie.emit(ancienne)
        qtbot.wait(30)
        assert (fenetre.notes.width(), fenetre.width()) == (largeur, 1366), "a long text widens nothing"
        droite = volet.mapToGlobal(volet.rect().topRight()).x()
        for controle in [*volet.fiche.controles.values(), *volet.fiche.findChildren(QPushButton)]:
            if controle.isVisible():
                assert controle.mapToGlobal(controle.rect().topRight()).x() <= droite, controle.objectName()
                assert controle.height() >= controle.minimumHeight(), controle.objectName()
        for bouton in volet.fiche.findChildren(QPushButton):
            assert bouton.width() >= bouton.minimumSizeHint().width() or not bouton.isVisible(), bouton.text()
        for etiquette in volet.fiche.findChildren(QLabel):
            if etiquette.isVisible() and etiquette.wordWrap():
                assert etiquette.height() >= etiquette.heightForWidth(etiquette.width()), etiquette.text()
    finally:
        theme_courant().regler(zoom=100)


def test_une_seance_sans_membre_se_tient_quand_meme(contexte: Contexte, qtbot: Any) -> None:
    dossier = contexte.dossier
    seance = seances.programmer(dossier, date(2027, 3, 4))
    seances.ouvrir(dossier, seance, dossier._horloge())
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    fenetre.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(fenetre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    QApplication.processEvents()
    avant = dossier.revision
    for cle in (Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_Delete, Qt.Key.Key_Down):
        touche(cle)
    trouver(fenetre, QPushButton, "tousPresents").click()
    assert dossier.revision == avant, "there is nobody to note"
    assert presences.lire(dossier, seance) == ()
    au_clavier(Qt.Key.Key_F3, "Maire de Redon", Qt.Key.Key_Tab, "Présente", Qt.Key.Key_F5, "1")
    fenetre.ecrire_saisie()
    from app.services.comite import avis

    assert [c.texte for c in avis.commentaires(dossier, seance)] == ["Maire de Redon\u00a0: Présente"]


# --- what the room reads --------------------------------------------------------------------------------------


def test_un_point_sans_papier_se_projette_lui_meme(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    dossier = contexte.dossier
    with dossier.operation("Fiche") as op:
        op.poser(Fiche, ID_FICHE, intitule="Un intitulé qui n’est pas le sujet")
    seances.modifier(dossier, seance, objet="Choisir le prestataire")
    id = ordre_du_jour.ajouter(dossier, seance, "Deux offres à départager", rapporteur="Odile Ferrand")
    fenetre.aller_au_point(id)
    QApplication.processEvents()
    titre = trouver(fenetre, GrandeEtiquette, "pointProjete")
    dits = [
        e.text() for e in trouver(fenetre, Projection, "projection").findChildren(GrandeEtiquette) if not e.isHidden()
    ]
    assert dits == [
        "Deux offres à départager",
        "Odile Ferrand",
        "Ce qui est soumis au comité",
        "Choisir le prestataire",
    ]
    grande = titre.font().pointSizeF()
    theme_courant().regler(apparence=Apparence.SOMBRE)
    try:
        assert titre.font().pointSizeF() == grande
    finally:
        theme_courant().regler(apparence=Apparence.CLAIR)
    ordre_du_jour.modifier(dossier, id, document="budget")
    assert titre.font().pointSizeF() < grande


def test_la_salle_ne_lit_pas_le_nom_de_qui_n_a_pas_accepte(contexte: Contexte, seance: str) -> None:
    dossier, nom = contexte.dossier, "Recyclerie du Pays de Redon"
    id = structures.ajouter(dossier, nom)
    reserves.emettre(dossier, seance, f"Attendre l’accord de la {nom}")
    ordre_du_jour.ajouter(dossier, seance, f"Le cas de la {nom}", rapporteur=nom)
    seances.modifier(dossier, seance, objet=f"Avec {nom} ?")

    def lus() -> str:
        points = ordre_du_jour.points(dossier, seance)
        projetes = [projeter_point(dossier, contexte.catalogue, seance, point) for point in (*points, None)]
        return f"{projetes} {faits(dossier, contexte.catalogue, 'releve-avis')}"

    assert "Redon" not in lus()
    assert "Attendre l’accord de la Structure 1" in lus()
    structures.modifier(dossier, id, "diffusion_acceptee", True)
    assert nom in lus()


def test_l_avis_se_projette_des_qu_il_est_donne(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    fenetre.aller_au_point(ordre_du_jour.points(contexte.dossier, seance)[-1].id)
    au_clavier(Qt.Key.Key_F5, Qt.Key.Key_2, "Sous réserve du chiffrage", Qt.Key.Key_F10)
    grandes = trouver(fenetre, Projection, "projection").findChildren(GrandeEtiquette)
    dits = [e.text() for e in grandes if not e.isHidden()]
    assert dits[dits.index("L’avis du comité d’appui") + 1] == "Favorable avec réserves\nSous réserve du chiffrage"
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    visibles = [e.text() for e in fenetre.projection.findChildren(GrandeEtiquette) if not e.isHidden()]
    assert "L’avis du comité d’appui" not in visibles


# --- where the keyboard goes ----------------------------------------------------------------------------------


@pytest.fixture
def volet(ancienne: str, fenetre: FenetreSeance) -> Any:
    """The pane of reservations, the earlier one chosen in its list."""
    touche(Qt.Key.Key_F4)
    volet: Any = fenetre.notes.volets["reserves"]
    tabuler_jusqu_a(volet.liste)
    while not volet.fiche.id:
        touche(Qt.Key.Key_Down)
    return volet


def test_entree_dans_la_liste_va_a_ce_qui_manque(volet: Any, ancienne: str, contexte: Contexte) -> None:
    for nom in ("suite", "changement"):
        touche(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is volet.fiche.controles[nom]
        ecrire("C’est fait")
        volet.liste.setFocus()
    touche(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is volet.fiche.lever
    touche(Qt.Key.Key_Space)
    assert not lue(contexte, ancienne).ouverte


def test_la_meme_touche_ne_supprime_pas_ce_qu_elle_vient_de_lever(
    volet: Any, ancienne: str, contexte: Contexte
) -> None:
    reserves.modifier(contexte.dossier, ancienne, suite="Vu", changement="Chiffré")
    volet.fiche.lever.setFocus()
    for _ in range(3):  # lifted, opened again, lifted
        touche(Qt.Key.Key_Space)
    assert not lue(contexte, ancienne).ouverte
    assert QApplication.focusWidget() is volet.fiche.rouvrir
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is volet.fiche.lever


def test_supprimer_rend_le_clavier_a_la_saisie(volet: Any, ancienne: str, contexte: Contexte) -> None:
    volet.fiche.supprimer.setFocus()
    touche(Qt.Key.Key_Space)
    assert all(r.id != ancienne for r in reserves.lister(contexte.dossier))
    assert QApplication.focusWidget() is volet.texte


def test_la_liste_laisse_sa_place_a_la_fiche(volet: Any, qtbot: Any) -> None:
    qtbot.wait(30)
    rangs = [volet.liste.visualRect(volet.liste.model().index(k, 0)) for k in range(len(volet.liste.lignes()))]
    assert rangs[-1].bottom() <= volet.liste.viewport().height()
    assert volet.liste.viewport().height() <= rangs[-1].bottom() + rangs[-1].height()
    assert not volet.fiche.controles["suite"].visibleRegion().isEmpty(), "what is to be written is in view"


def test_entree_passe_de_qui_demande_a_qui_repond(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    au_clavier(
        Qt.Key.Key_F4, "Chiffrer par DLA", Qt.Key.Key_Return, "fatou", Qt.Key.Key_Return, "Camille", Qt.Key.Key_Return
    )
    (notee,) = reserves.de(contexte.dossier, seance)
    assert (notee.nom, notee.responsable) == ("Fatou Diarra", "Camille")


def test_une_reponse_attendue_depuis_longtemps_se_dit(volet: Any, ancienne: str, contexte: Contexte) -> None:
    reserves.modifier(contexte.dossier, ancienne, echeance=date(2026, 1, 15))
    assert "depuis le 15\u00a0janvier 2026" in trouver(volet, QLabel, "etatReserve").text()
    reserves.modifier(contexte.dossier, ancienne, echeance=date(2199, 1, 15))
    assert "depuis" not in trouver(volet, QLabel, "etatReserve").text()
