"""What the room sees: the point under way and its time, facts of the dossier, in type one reads from afar."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.objectifs import Objectif
from app.services import structures
from app.services.comite import avis, ordre_du_jour
from app.services.comite.projection import faits
from app.services.comite.projete import lire_projete
from app.views.contexte import Contexte
from app.views.seance.chronometre import Chronometre, dire_duree
from app.views.seance.fenetre import FenetreSeance
from app.views.seance.mesures import LISIBLE, GrandeEtiquette, mesures_pour
from app.views.seance.projection import FigureProjetee
from app.views.seance.temps import dire_temps
from app.views.theme import Apparence, theme_courant
from tests.pages.conftest import trouver
from tests.pages.seance.conftest import Horloge, au_clavier, ecrire, touche
from tests.pages.test_acces import sans_nom

# --- agenda, time, projection ---------------------------------------------------------------------------------


def test_avancer_marque_le_point_traite_et_revenir_non(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    def traites() -> list[bool]:
        return [point.traite for point in ordre_du_jour.points(contexte.dossier, seance)]

    touche(Qt.Key.Key_PageDown)
    touche(Qt.Key.Key_PageUp)
    assert traites()[:2] == [True, False]
    touche(Qt.Key.Key_F7)
    assert traites()[:2] == [False, False]


def test_la_page_suivante_marche_aussi_pendant_qu_on_note(fenetre: FenetreSeance, contexte: Contexte) -> None:
    premier = fenetre.point
    au_clavier(Qt.Key.Key_F3, Qt.Key.Key_Return, "sur le premier point", Qt.Key.Key_PageDown)
    assert fenetre.point != premier
    (dit,) = avis.commentaires(contexte.dossier, fenetre.seance)
    assert (dit.texte, dit.point) == ("sur le premier point", premier)


def test_le_temps_compte_par_point_et_la_pause_l_arrete() -> None:
    horloge = Horloge()
    chrono = Chronometre(horloge)
    chrono.suivre("a")
    horloge.instant = 65
    chrono.suivre("b")
    horloge.instant = 75
    assert (chrono.ecoule("a"), chrono.ecoule("b")) == (65, 10)
    assert chrono.basculer()
    horloge.instant = 500
    assert chrono.ecoule("b") == 10
    assert not chrono.basculer()
    horloge.instant = 505
    chrono.suivre("a")
    assert (chrono.ecoule("a"), chrono.ecoule("b")) == (65, 15)
    assert dire_duree(3729) == "1:02:09"


def test_le_temps_depasse_se_dit_en_mots_et_en_couleur(fenetre: FenetreSeance, horloge: Horloge) -> None:
    mots = trouver(fenetre, QLabel, "motsDuTemps")
    assert mots.text() == "Dans les temps"
    horloge.instant = 4 * 60 + 30  # the first point is planned for 5 minutes
    fenetre._battre()
    assert mots.text() == "◐ Plus que 0:30"
    horloge.instant = 5 * 60 + 75
    fenetre._battre()
    assert mots.text() == "▲ Dépassé de 1:15"
    assert mots.palette().color(mots.foregroundRole()) == theme_courant().couleur("danger")
    touche(Qt.Key.Key_F8)
    assert "pause" in mots.text()


@pytest.mark.parametrize("prevues", [None, 0])
def test_un_point_sans_duree_n_est_jamais_en_retard(prevues: int | None) -> None:
    assert dire_temps(10_000, prevues) == ("Sans durée prévue", "texte")


def test_ce_qui_est_projete_vient_du_dossier(fenetre: FenetreSeance, contexte: Contexte) -> None:
    touche(Qt.Key.Key_PageDown)  # la problématique et le rôle
    assert "ne dit encore rien" in _projete(fenetre)
    with contexte.dossier.operation("Problématique") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation="Comment partager un poste ?")
    assert "Comment partager un poste ?" in _projete(fenetre)
    structures.ajouter(contexte.dossier, "Écluse et Cie")
    touche(Qt.Key.Key_PageDown)  # les structures
    assert "1\nrepérée" in _projete(fenetre)


def _projete(fenetre: FenetreSeance) -> str:
    QApplication.processEvents()
    visibles = [e for e in fenetre.projection.findChildren(GrandeEtiquette) if not e.isHidden()]
    return "\n".join(e.text() for e in visibles)


@pytest.mark.parametrize("document", ["", "fiche-presentation", "grille-structures", "objectifs", "budget",
                                      "releve-avis", "inconnu"])  # fmt: skip
def test_rien_n_empeche_de_projeter_un_dossier_vide(document: str, contexte: Contexte) -> None:
    for fait in faits(contexte.dossier, contexte.catalogue, document):
        assert fait.libelle
        assert fait.texte.strip()


# --- what the room sees ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hauteur", [768, 1080, 2160])
def test_ce_qui_est_projete_se_lit_de_loin(hauteur: int) -> None:
    assert mesures_pour(hauteur).police().pointSizeF() >= LISIBLE


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_tout_tient_sur_un_petit_projecteur(zoom: int, contexte: Contexte, seance: str, qtbot: Any) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
        qtbot.addWidget(fenetre)
        for volet in ("presences", "commentaires", "reserves", "avis", "point"):
            fenetre.notes.montrer(volet)
        assert fenetre.minimumSizeHint().width() <= 1366
        assert fenetre.minimumSizeHint().height() <= 768
    finally:
        theme_courant().regler(zoom=100)


def test_chaque_controle_a_un_nom(fenetre: FenetreSeance) -> None:
    for volet in ("presences", "commentaires", "reserves", "avis", "point"):
        fenetre.notes.montrer(volet)
        QApplication.processEvents()
        assert sans_nom(fenetre) == [], volet
    assert "Échap quitter" in trouver(fenetre, QLabel, "aideSeance").text()


def test_un_theme_choisi_pendant_la_seance_recolore_tout(fenetre: FenetreSeance) -> None:
    grande = trouver(fenetre, QLabel, "pointProjete")
    clair = grande.palette().color(grande.foregroundRole())
    theme_courant().regler(apparence=Apparence.SOMBRE)
    try:
        assert grande.palette().color(grande.foregroundRole()) == theme_courant().couleur("texte") != clair
    finally:
        theme_courant().regler(apparence=Apparence.CLAIR)


# --- figures, drawings, room for the notes --------------------------------------------------------------------


def _montrer_les_structures(fenetre: FenetreSeance, contexte: Contexte) -> None:
    for nom in ("Écluse et Cie", "Le Moulin", "Atelier du Quai"):
        structures.ajouter(contexte.dossier, nom)
    points = ordre_du_jour.points(contexte.dossier, fenetre.seance)
    fenetre.aller_au_point(next(p.id for p in points if p.document == "grille-structures"))
    QApplication.processEvents()


def test_la_salle_voit_les_chiffres_et_l_entonnoir(fenetre: FenetreSeance, contexte: Contexte) -> None:
    _montrer_les_structures(fenetre, contexte)
    assert "3\nrepérées" in _projete(fenetre)
    figure = trouver(fenetre, FigureProjetee, "figureProjetee")
    assert figure.isVisible()
    assert "Repérées" in figure.accessibleDescription()


def test_projeter_en_grand_laisse_toute_la_place_et_noter_la_rend(fenetre: FenetreSeance, contexte: Contexte) -> None:
    _montrer_les_structures(fenetre, contexte)
    avant = trouver(fenetre, FigureProjetee, "figureProjetee").width()
    touche(Qt.Key.Key_F10)
    figure = trouver(fenetre, FigureProjetee, "figureProjetee")
    assert figure.width() > 2 * avant
    assert figure.height() <= fenetre.projection.viewport().height()
    assert not fenetre.notes.isVisible()
    touche(Qt.Key.Key_F3)
    ecrire("fatou")
    assert fenetre.notes.isVisible()
    touche(Qt.Key.Key_F10)
    touche(Qt.Key.Key_F10)
    assert QApplication.focusWidget() is fenetre.notes.volets["commentaires"].premier, "one notes where one was"


def test_une_carte_illisible_n_est_pas_projetee(contexte: Contexte) -> None:
    with contexte.dossier.operation("Objectifs") as op:
        op.creer(Objectif, genre="strategique", texte="Tenir ensemble")
        op.creer(Objectif, genre="operationnel", texte="Partager un poste")
    projete = lire_projete(contexte.dossier, contexte.catalogue, "objectifs")
    assert projete.cartes
    assert "Partager un poste" in "\n".join(fait.texte for fait in projete.faits), "said in words, whatever the screen"
    figure = FigureProjetee(projete.cartes[0], 1.0)
    figure.cadrer(QSize(500, 600))
    assert figure.isHidden()
    figure.cadrer(QSize(1300, 600))
    assert not figure.isHidden()


@pytest.mark.parametrize("document", ["", "fiche-presentation", "grille-structures", "objectifs", "budget",
                                      "releve-avis", "inconnu"])  # fmt: skip
def test_un_dossier_vide_n_a_ni_chiffre_ni_dessin(document: str, contexte: Contexte) -> None:
    projete = lire_projete(contexte.dossier, contexte.catalogue, document)
    assert (projete.chiffres, projete.figures, projete.cartes) == ((), (), ())


def test_le_temps_passe_reste_sous_les_yeux(fenetre: FenetreSeance, horloge: Horloge, contexte: Contexte) -> None:
    premier = ordre_du_jour.points(contexte.dossier, fenetre.seance)[0]
    horloge.instant = 7 * 60 + 5
    assert fenetre.points.temps_de(premier) == "", "the clock says it while it runs"
    touche(Qt.Key.Key_PageDown)
    assert fenetre.points.temps_de(premier) == "7:05 / 5\u00a0min"


def test_une_phrase_dite_ne_deplace_rien(fenetre: FenetreSeance) -> None:
    avant = fenetre.points.geometry()
    fenetre.dire("Annulé : quelque chose")
    QApplication.processEvents()
    assert trouver(fenetre, QLabel, "ditSeance").isVisible()
    assert fenetre.points.geometry() == avant
    fenetre.dire("")
    assert trouver(fenetre, QLabel, "aideSeance").isVisible()


@pytest.mark.parametrize(("largeur", "hauteur"), [(1366, 768), (1920, 1080)])
def test_les_notes_ont_un_tiers_de_l_ecran(
    largeur: int, hauteur: int, contexte: Contexte, seance: str, qtbot: Any
) -> None:
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, largeur, hauteur))
    qtbot.addWidget(fenetre)
    assert fenetre.notes.width() >= largeur // 3
