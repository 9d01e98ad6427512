"""The mode séance: a whole session held from the keyboard, every note in the dossier as soon as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.models.documents.blocs import Tableau
from app.models.statuts import EtatPresence, EtatSeance, NatureAvis
from app.services.comite import avis, ordre_du_jour, presences, releve, reserves, seances
from app.services.documents import composer
from app.views.comite.page import PageComite
from app.views.contexte import Contexte
from app.views.elements import ChampTexte
from app.views.elements.dialogues import Dialogue
from app.views.page import Page
from app.views.seance.fenetre import FenetreSeance, ouvrir_la_seance, seance_ouverte
from tests.fabrique import photographier
from tests.pages.conftest import trouver
from tests.pages.seance.conftest import NOMS, au_clavier, ecrire, relue, touche

Ouvrir = Callable[[Page, str], Page]


def a_la_question(bouton: str) -> list[str]:
    """Answer the next dialog by that button; what it asked comes in the list."""
    dites: list[str] = []

    def repondre() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, Dialogue)
        dites.extend(etiquette.text() for etiquette in dialogue.findChildren(QLabel))
        trouver(dialogue, QPushButton, bouton).click()

    QTimer.singleShot(0, repondre)
    return dites


# --- a whole session ------------------------------------------------------------------------------------------


def test_toute_la_seance_au_clavier(contexte: Contexte, membres: list[str], ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    demandees: list[str] = []
    contexte.navigation.allerDemande.connect(demandees.append)
    page.aller("programmer")
    ecrire("4/3/2027")
    touche(Qt.Key.Key_Return)
    (prevue,) = seances.lister(contexte.dossier)
    assert isinstance(page, PageComite)
    page.ouvrir()
    fenetre = seance_ouverte(page)
    assert fenetre is not None
    fenetre.activateWindow()
    QApplication.processEvents()
    assert relue(contexte, prevue.id).etat is EtatSeance.EN_COURS

    touche(Qt.Key.Key_F2)  # attendance: a letter each
    for lettre in (Qt.Key.Key_P, Qt.Key.Key_R):
        touche(lettre)
    ecrire("Jeanne Fictive")
    touche(Qt.Key.Key_Return)
    touche(Qt.Key.Key_E)
    etats = [(p.nom, p.etat, p.par) for p in presences.lire(contexte.dossier, prevue.id)]
    assert etats == [
        (NOMS[0], EtatPresence.PRESENT, ""),
        (NOMS[1], EtatPresence.REPRESENTE, "Jeanne Fictive"),
        (NOMS[2], EtatPresence.EXCUSE, ""),
    ]

    touche(Qt.Key.Key_PageDown)  # the second point
    au_clavier(Qt.Key.Key_F3, "goff", Qt.Key.Key_Return, "Demande qui portera le groupe", Qt.Key.Key_Return)
    touche(Qt.Key.Key_Return)  # nobody in particular
    ecrire("Le calendrier est jugé court")
    touche(Qt.Key.Key_Return)
    dits = avis.commentaires(contexte.dossier, prevue.id)
    second = ordre_du_jour.points(contexte.dossier, prevue.id)[1]
    assert [(c.nom, c.texte) for c in dits] == [
        (NOMS[1], "Demande qui portera le groupe"),
        ("", "Le calendrier est jugé court"),
    ]
    assert {c.point for c in dits} == {second.id}

    au_clavier(
        Qt.Key.Key_F4,
        "Nommer un référent",
        Qt.Key.Key_Return,
        "odile",
        Qt.Key.Key_Tab,
        "Camille",
        Qt.Key.Key_Tab,
        "1/6/2027",
        Qt.Key.Key_Return,
    )
    (reserve,) = reserves.de(contexte.dossier, prevue.id)
    assert (reserve.texte, reserve.nom, reserve.responsable) == ("Nommer un référent", NOMS[0], "Camille")
    assert reserve.echeance == date(2027, 6, 1)

    au_clavier(Qt.Key.Key_F5, Qt.Key.Key_2, "À 2 conditions", Qt.Key.Key_Return)
    lu = avis.lire(contexte.dossier, prevue.id)
    assert (lu.nature, lu.motivation) == (NatureAvis.RESERVES, "À 2 conditions"), "a digit typed stays a digit"

    touche(Qt.Key.Key_F9)
    close = seances.lire(contexte.dossier, prevue.id)
    assert close is not None
    assert close.etat is EtatSeance.TENUE
    assert close.close_le is not None
    assert seance_ouverte(page) is None
    assert demandees == ["document:releve-avis"]
    tout = releve.lire(contexte.dossier, prevue.id)
    assert tout is not None
    assert tout.manques == ()
    assert tout.points[0].point.traite
    assert not tout.points[2].point.traite


def test_clore_dit_une_fois_ce_qui_manque(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    dites = a_la_question("renoncer")
    touche(Qt.Key.Key_F9)
    assert any("l’avis du comité d’appui" in mots and "présences" in mots for mots in dites)
    assert fenetre.isVisible()
    assert relue(contexte, seance).etat is EtatSeance.EN_COURS
    a_la_question("accepter")
    fenetre.clore()
    assert not fenetre.isVisible()
    assert relue(contexte, seance).etat is EtatSeance.TENUE


@pytest.mark.parametrize("quitter", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_quitter_ne_perd_rien(quitter: Qt.Key, fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    touche(Qt.Key.Key_F3)
    touche(Qt.Key.Key_Return)
    ecrire("Une phrase en cours")
    touche(quitter)
    assert not fenetre.isVisible()
    assert [c.texte for c in avis.commentaires(contexte.dossier, seance)] == ["Une phrase en cours"]
    assert relue(contexte, seance).etat is EtatSeance.EN_COURS


def test_ce_qui_est_tape_est_dans_le_dossier_avant_d_etre_fini(
    fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    """Two seconds of typing without a pause, then the power goes: what the field gave as a draft is kept."""
    touche(Qt.Key.Key_F3)
    touche(Qt.Key.Key_Return)
    champ = QApplication.focusWidget()
    ecrire("Première moitié")
    champ.brouillon.emit(champ.valeur())  # type: ignore[union-attr] # what the timer does while one keeps typing
    assert [c.texte for c in avis.commentaires(contexte.dossier, seance)] == ["Première moitié"]
    ecrire(", puis la fin")
    champ.brouillon.emit(champ.valeur())  # type: ignore[union-attr]
    assert [c.texte for c in avis.commentaires(contexte.dossier, seance)] == ["Première moitié, puis la fin"]


def test_rouvrir_apres_une_coupure_retrouve_tout(
    fenetre: FenetreSeance, contexte: Contexte, seance: str, membres: list[str], qtbot: Any
) -> None:
    touche(Qt.Key.Key_P)
    touche(Qt.Key.Key_PageDown)
    avis.commenter(contexte.dossier, seance, "Noté avant la coupure", membres[0])
    avis.donner(contexte.dossier, seance, NatureAvis.FAVORABLE)
    fenetre.deleteLater()  # nothing is asked, nothing is written
    QApplication.processEvents()
    autre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(autre)
    for volet in ("presences", "commentaires", "reserves", "avis"):
        autre.notes.montrer(volet)
    assert "1 présent" in trouver(autre, QLabel, "comptePresences").text()
    assert trouver(autre, QWidget, "commentairesNotes").lignes()[0].titre == "Noté avant la coupure"
    assert trouver(autre, QPushButton, "avis.favorable").isChecked()
    points = ordre_du_jour.points(contexte.dossier, seance)
    assert autre.point == points[1].id, "it goes on at the first point not dealt with"


# --- what is said on a point ----------------------------------------------------------------------------------


def test_ce_qui_se_dit_suit_le_point_et_sort_dans_le_releve(
    fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    touche(Qt.Key.Key_F6)
    ecrire("Les trois maires")
    touche(Qt.Key.Key_Return)  # a new line, not the end
    au_clavier("demandent un calendrier", Qt.Key.Key_PageDown, "Rien à redire", Qt.Key.Key_PageUp)
    champ = trouver(fenetre, ChampTexte, "notesDuPoint")
    assert champ.valeur() == "Les trois maires\ndemandent un calendrier"
    notes = [point.notes for point in ordre_du_jour.points(contexte.dossier, seance)]
    assert notes[:3] == ["Les trois maires\ndemandent un calendrier", "Rien à redire", ""]
    document = composer("releve-avis", contexte.dossier, contexte.catalogue, seance=seance)
    (tableau,) = (bloc for bloc in document.blocs if isinstance(bloc, Tableau) and bloc.code == "points")
    assert "demandent un calendrier" in tableau.sections[0].rangees[0].cases[1].texte


def test_ctrl_z_rend_ce_qui_s_est_dit(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    touche(Qt.Key.Key_F6)
    champ = trouver(fenetre, ChampTexte, "notesDuPoint")
    ecrire("Noté trop vite")
    champ.terminer()
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert champ.valeur() == ""
    assert ordre_du_jour.points(contexte.dossier, seance)[0].notes == ""
    assert "Ce qui s’est dit" in trouver(fenetre, QLabel, "ditSeance").text()


def test_deux_reserves_de_suite_au_clavier(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    au_clavier(
        Qt.Key.Key_F4,
        "Associer les maires",
        Qt.Key.Key_Return,
        "odile",
        Qt.Key.Key_Tab,
        "Camille",
        Qt.Key.Key_Tab,
        "1/6/2027",
        Qt.Key.Key_Return,
        "Chiffrer par DLA",
        Qt.Key.Key_Return,
    )
    notees = [(r.texte, r.responsable, r.echeance) for r in reserves.de(contexte.dossier, seance)]
    assert notees == [("Associer les maires", "Camille", date(2027, 6, 1)), ("Chiffrer par DLA", "", None)]


def test_une_date_illisible_garde_le_clavier(fenetre: FenetreSeance) -> None:
    au_clavier(Qt.Key.Key_F4, "Associer les maires", Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab, "32 mars")
    jour = QApplication.focusWidget()
    touche(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is jour


def test_annuler_l_ouverture_le_dit(contexte: Contexte, seance: str) -> None:
    seances.ouvrir(contexte.dossier, seance, contexte.dossier._horloge())
    changes = contexte.dossier.annuler()
    assert changes is not None
    assert changes.libelle.endswith("ouverte")


# --- undo -----------------------------------------------------------------------------------------------------


def test_ctrl_z_rend_chaque_geste(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    avant = photographier(contexte.dossier)
    touche(Qt.Key.Key_P)
    assert photographier(contexte.dossier) != avant
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert photographier(contexte.dossier) == avant
    assert "Annulé" in trouver(fenetre, QLabel, "ditSeance").text()
    touche(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert presences.lire(contexte.dossier, seance)[0].etat is EtatPresence.PRESENT


def test_ctrl_z_sur_un_commentaire_le_retire_de_l_ecran(
    fenetre: FenetreSeance, contexte: Contexte, seance: str
) -> None:
    au_clavier(Qt.Key.Key_F3, Qt.Key.Key_Return, "À retirer", Qt.Key.Key_Return)
    liste = trouver(fenetre, QWidget, "commentairesNotes")
    assert len(liste.lignes()) == 1
    touche(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert avis.commentaires(contexte.dossier, seance) == ()
    assert liste.lignes() == ()


def test_un_commentaire_se_corrige_et_s_efface(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    id = avis.commenter(contexte.dossier, seance, "Fote")
    touche(Qt.Key.Key_F3)
    volet: Any = fenetre.notes.volets["commentaires"]
    volet.liste.choisie.emit(id)
    volet.texte.setFocus()
    volet.texte.selectAll()
    ecrire("Faute")
    touche(Qt.Key.Key_Return)
    assert [c.texte for c in avis.commentaires(contexte.dossier, seance)] == ["Faute"]
    volet.liste.choisie.emit(id)
    volet.texte.setFocus()
    volet.texte.selectAll()
    touche(Qt.Key.Key_Delete)
    touche(Qt.Key.Key_Return)
    assert avis.commentaires(contexte.dossier, seance) == ()


def test_un_nom_que_personne_ne_porte_se_dit(fenetre: FenetreSeance) -> None:
    touche(Qt.Key.Key_F3)
    ecrire("zzz")
    dit = trouver(fenetre, QLabel, "commentaireDePropose").text()
    touche(Qt.Key.Key_Return)
    volet: Any = fenetre.notes.volets["commentaires"]
    assert "Aucun membre ne porte ce nom" in dit
    assert volet.texte.valeur() == "zzz\u00a0: "
    assert volet.texte.hasFocus(), "nobody stops speaking while a name is looked for"


# --- odd sessions ---------------------------------------------------------------------------------------------


def test_une_seance_sans_membre_ni_ordre_du_jour(contexte: Contexte, qtbot: Any) -> None:
    seance = seances.programmer(contexte.dossier, None)
    for point in ordre_du_jour.points(contexte.dossier, seance):
        ordre_du_jour.retirer(contexte.dossier, point.id)
    fenetre = FenetreSeance(contexte, seance, ecran=QRect(0, 0, 1366, 768))
    qtbot.addWidget(fenetre)
    fenetre.avancer(1)
    fenetre.avancer(-1)
    fenetre.traiter()
    assert "Aucun membre" in trouver(fenetre, QLabel, "comptePresences").text()


def test_la_seance_supprimee_ailleurs_se_ferme(fenetre: FenetreSeance, contexte: Contexte, seance: str) -> None:
    seances.supprimer(contexte.dossier, seance)
    assert not fenetre.isVisible()


def test_on_n_ouvre_pas_deux_fois_la_meme(contexte: Contexte, seance: str, qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    premiere = ouvrir_la_seance(contexte, seance, parent)
    assert premiere is not None
    assert ouvrir_la_seance(contexte, seance, parent) is premiere
    assert premiere.isFullScreen()
    premiere.close()
    assert ouvrir_la_seance(contexte, "inconnue", parent) is None
