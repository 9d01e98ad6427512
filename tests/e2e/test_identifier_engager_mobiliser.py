"""From a list in a spreadsheet to groups, decisions and papers, at the real window (issue 3).

One chargée de mission and one new dossier. Every step is asserted where she would look for it — on the page, in the
rail — and the end is read in the file itself by plain sqlite3. All names are fictitious.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.cli import main as ingeco
from app.models.structure import Structure
from app.services import structures
from app.services.fichier import Poste
from app.views.elements import CaseACocher, ChampLigne
from app.views.registre.lot import DialogueLot
from app.views.structures.doublons import DialogueDoublons
from app.views.structures.entretien import DialogueEntretien
from app.views.structures.page import PageStructures
from app.views.vigilance.decider import DialogueDecision as DialogueDecision
from tests.e2e.demarche import (
    AUJOURDHUI,
    CTRL,
    annuler_au_retour,
    choisir_le_type,
    composer_les_groupes,
    ecrire_un_plan,
    fermer_au_milieu_d_un_mot,
    fixer_les_objectifs,
    ids_par_nom,
    nommer_les_partenaires,
    rail,
    relire_la_grille_d_un_collegue,
    tout_imprimer,
    trancher_une_attente,
    veiller_et_decider,
    verifier_le_fichier,
)
from tests.e2e.personne import Personne
from tests.e2e.test_les_douze_phases import ouvrir
from tests.fabrique import photographier
from tests.fenetre.saisie import taper

LISTE = (
    ("Les Amis du Vélo", "Rennes", "142 000", "3,5"),
    ("Recyclerie du Pays de Redon", "Redon", "410 000", "11"),
    ("Théâtre du Vent d’Ouest", "Fougères", "96 000", "2"),
    ("Écluse et Cie", "Vitré", "305 000", "8"),
    ("Atelier Bois & Partage", "Liffré", "78 500,50", "1,5"),
    ("Jardins de la Bôlerie", "Janzé", "212 000", "6"),
    ("Amis du velo", "RENNES", "", "4"),
    ("La Fabrique des Liens", "Bruz", "64 000", "1"),
    ("Radio Marais", "Dol-de-Bretagne", "120 000", "3"),
    ("Épicerie du Coin", "Guichen", "180 000", "4"),
    ("Cyclofficine <Nord>", "Combourg", "33 000", "0,5"),
    ("Maison des Œuvres", "Cancale", "520 000", "14"),
)
"""Name, commune, budget, ETP, as copied; the seventh is the first again, typed by somebody else."""


# --- identifier -------------------------------------------------------------------------------------------------


def coller_la_liste(elle: Personne) -> PageStructures:
    """Ctrl+V where there is nothing yet; then communes, budgets and ETP, each beside the names."""
    page = elle.aller("structures", PageStructures)
    assert page.vide.isVisible()
    elle.copier("\r\n".join(ligne[0] for ligne in LISTE) + "\r\n")
    elle.frapper(Qt.Key.Key_V, CTRL)
    for jeu, colonne, rang in (("territoire", "commune", 1), ("poids", "budget", 2), ("poids", "etp", 3)):
        elle.cliquer(elle.voir(f"jeu.{jeu}", QPushButton))
        elle.coller(page.table, 0, colonne, "\r\n".join(ligne[rang] for ligne in LISTE))
    assert page.table.modele.total == len(LISTE)
    assert rail(elle)["structures"] == "12"
    return page


def fusionner_le_doublon(elle: Personne, page: PageStructures) -> None:
    """The program says it; she keeps one name and the other’s ETP; she undoes, thinks again, redoes."""
    dossier = elle.espace.contexte.dossier
    avant = photographier(dossier)
    elle.qtbot.waitUntil(page.doublons.isVisible, timeout=4000)

    def choisir(dialogue: DialogueDoublons) -> None:
        elle.cliquer(elle.voir("doublon.etp.absorbee", CaseACocher, dialogue))
        elle.cliquer(dialogue.fusionner)
        dialogue.reject()

    with elle.dialogue(DialogueDoublons, choisir):
        elle.cliquer(page.doublons)
    apres = photographier(dossier)
    assert structures.compter(dossier) == 11
    elle.frapper(Qt.Key.Key_Z, CTRL)
    assert photographier(dossier) == avant
    elle.frapper(Qt.Key.Key_Y, CTRL)
    assert photographier(dossier) == apres
    assert page.table.modele.total == 11


# --- mobiliser --------------------------------------------------------------------------------------------------


def contacter_d_un_coup(elle: Personne, page: PageStructures) -> None:
    """She wrote to five of them today: one gesture; for one of them it was in September."""
    page.montrer_jeu("mobilisation")
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.modele.index(0, 0))
    for _ in range(4):
        elle.frapper(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def contactee(dialogue: DialogueLot) -> None:
        dialogue.colonne.setCurrentIndex(dialogue.colonne.findData("mobilisation"))
        liste = elle.voir("lot.mobilisation", QComboBox, dialogue)
        liste.setCurrentIndex(liste.findText("Contactée"))
        dialogue.accept()

    with elle.dialogue(DialogueLot, contactee):
        elle.cliquer(elle.voir("modifierSelection", QPushButton))
    dossier = elle.espace.contexte.dossier
    assert dossier.requete("SELECT count(*), min(jour) FROM mouvement WHERE degre = 'contactee'") == [
        (5, AUJOURDHUI.isoformat())
    ]
    page = elle.aller(f"structure:{ids_par_nom(elle)['Écluse et Cie']}", PageStructures)
    frise = page.fiche.parcours.frise  # type: ignore[union-attr]
    frise.setFocus()
    elle.frapper(Qt.Key.Key_Return)
    elle.ecrire(page.fiche.parcours.jour.ligne, "14/09/2026")  # type: ignore[union-attr]
    elle.cliquer(elle.voir("etape.faire", QPushButton))
    assert dossier.requete("SELECT count(*) FROM mouvement WHERE jour = '2026-09-14'") == [(1,)]


def mener_trois_entretiens(elle: Personne, page: PageStructures) -> None:
    """By telephone, hands on the keyboard: three calls, the last structure leaves and says why."""
    page.fermer_fiche()
    page.table.setFocus()
    page.table.clearSelection()
    page.table.setCurrentIndex(page.table.modele.index(5, 0))
    for _ in range(2):
        elle.frapper(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    appelees = [page.table.modele.id_de(rang) for rang in (5, 6, 7)]

    def au_telephone(dialogue: DialogueEntretien) -> None:
        dialogue.activateWindow()
        dialogue.fiche.commencer()
        for rang, reponses in enumerate(("1111", "1242", "4444")):
            assert dialogue.courante == appelees[rang]
            for touche in reponses:
                taper(elle.clavier(), touche)
            taper(elle.clavier(), f"Échange n° {rang + 1}, « à suivre »")
            if rang == 2:
                elle.cliquer(elle.voir("entretien.degre.sortie", QPushButton, dialogue))
                elle.ecrire(elle.voir("entretien.motif", ChampLigne, dialogue), "Sujet déjà traité")
            elle.frapper(Qt.Key.Key_Return, CTRL)
        assert not dialogue.isVisible()

    with elle.dialogue(DialogueEntretien, au_telephone):
        page.entretiens.setFocus()
        elle.frapper(Qt.Key.Key_Space)
    lues = [elle.espace.contexte.dossier.ligne(Structure, str(id)) or {} for id in appelees]
    assert [s["mobilisation"] for s in lues] == ["contactee", "contactee", "sortie"]
    assert [s["contact_methodologie"] for s in lues] == ["oui", "plutot_oui", "non"]
    assert lues[1]["contact_commentaire"] == "Échange n° 2, « à suivre »"
    assert lues[2]["mobilisation_motif"] == "Sujet déjà traité"


def ajouter_un_contact_et_un_accord(elle: Personne) -> None:
    """On the sheet: somebody else to call, and the structure agrees to be named."""
    page = elle.aller(f"structure:{ids_par_nom(elle)['Écluse et Cie']}", PageStructures)
    fiche: Any = page.fiche
    elle.ecrire_case(fiche.contacts, 0, "nom", "Noé Martin")
    elle.cliquer(elle.voir("fiche.diffusion_acceptee", CaseACocher))
    dossier = elle.espace.contexte.dossier
    assert dossier.requete("SELECT c.nom FROM contact c JOIN structure s ON s.id = c.structure") == [("Noé Martin",)]
    assert dossier.requete("SELECT diffusion_le FROM structure WHERE diffusion_acceptee") == [(AUJOURDHUI.isoformat(),)]


def test_tout_le_chemin(
    qtbot: QtBot,
    tmp_path: Path,
    poste: Poste,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chemin = tmp_path / "vélo d’Ille.sqlite"
    assert ingeco(["nouveau", str(chemin), "--intitule", "Ateliers vélo d’Ille-et-Vilaine"]) == 0
    elle = ouvrir(qtbot, chemin, poste)
    page = coller_la_liste(elle)
    fusionner_le_doublon(elle, page)
    contacter_d_un_coup(elle, page)
    mener_trois_entretiens(elle, page)
    ajouter_un_contact_et_un_accord(elle)
    nommer_les_partenaires(elle)
    trancher_une_attente(elle)
    fixer_les_objectifs(elle)
    choisir_le_type(elle)
    composer_les_groupes(elle)
    ecrire_un_plan(elle)
    veiller_et_decider(elle)
    fermer_au_milieu_d_un_mot(elle, chemin)
    elle = ouvrir(qtbot, chemin, poste)
    annuler_au_retour(elle, chemin)
    elle.fermer()
    papiers = tout_imprimer(chemin, tmp_path / "papiers", capsys)
    grille = next(p for p in papiers if p.suffix == ".xlsx" and "contact" in p.name and "vierge" not in p.name)
    elle = ouvrir(qtbot, chemin, poste)
    relire_la_grille_d_un_collegue(elle, grille, monkeypatch)
    elle.fermer()
    verifier_le_fichier(chemin)
