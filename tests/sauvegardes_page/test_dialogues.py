"""Restoring a version, erasing the local copies, taking up an interrupted session — on real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.services.fichier import Poste, Session, ouvrir, sauvegardes, sessions_interrompues
from app.views.elements.liste_a_titres import ListeATitres
from app.views.sauvegardes.dialogue import DialogueSauvegardes
from app.views.sauvegardes.mots import motif_en_mots, taille_en_mots
from app.views.sauvegardes.reprise import DialogueReprise
from tests.fichier.gestes import dossier_pret, inscrire, noms_lus, noms_ouverts, poste_de


@pytest.fixture
def poste(tmp_path: Path) -> Poste:
    return poste_de(tmp_path)


@pytest.fixture
def chemin(tmp_path: Path, poste: Poste) -> Path:
    return dossier_pret(tmp_path / "recycleries.sqlite", poste, "Les Jardins", "La Boucle")


@pytest.fixture
def session(chemin: Path, poste: Poste) -> Session:
    return ouvrir(chemin, poste=poste)


def _bouton(fenetre: QDialog, nom: str) -> QAbstractButton:
    trouve = fenetre.findChild(QAbstractButton, nom)
    assert trouve is not None, nom
    return trouve


def _repondre(nom: str) -> list[str]:
    """Click that button of the next dialog; the list returned then holds its words."""
    lus: list[str] = []

    def cliquer() -> None:
        boite = QApplication.activeModalWidget()
        assert isinstance(boite, QDialog)
        lus.extend(e.text() for e in boite.findChildren(QAbstractButton))
        lus.append(boite.windowTitle())
        _bouton(boite, nom).click()

    QTimer.singleShot(50, cliquer)
    return lus


def test_ouvrir_une_version_a_cote(qtbot: QtBot, session: Session, chemin: Path, tmp_path: Path) -> None:
    session.sauvegarder("point-de-restauration")
    inscrire(session, "Arrivée après")
    vers = tmp_path / "restauree.sqlite"
    demandes: list[tuple[str, str]] = []

    def place(titre: str, nom: str) -> Path:
        demandes.append((titre, nom))
        return vers

    dialogue = DialogueSauvegardes(session, demander_place=place)
    qtbot.addWidget(dialogue)
    dialogue.show()
    liste = dialogue.findChild(ListeATitres, "sauvegardesListe")
    assert liste is not None
    assert "point de restauration (Ctrl+S)" in [ligne.sous_titre for ligne in liste.lignes()]
    assert "Inscrire des structures" in dialogue.findChild(object, "sauvegardesDetail").toPlainText()  # type: ignore[attr-defined]
    qtbot.keyClick(dialogue, Qt.Key.Key_Return)
    assert dialogue.restauree == vers
    assert demandes[0][1].startswith("recycleries-")
    assert noms_lus(vers) == ["Les Jardins", "La Boucle"]
    assert noms_ouverts(session)[-1] == "Arrivée après"
    session.fermer()


def test_ne_jamais_ecraser(qtbot: QtBot, session: Session, chemin: Path) -> None:
    avant = chemin.read_bytes()
    dialogue = DialogueSauvegardes(session, demander_place=lambda *_: chemin)
    qtbot.addWidget(dialogue)
    dialogue.show()
    _repondre("accepter")
    dialogue.restaurer.click()
    assert dialogue.restauree is None
    assert chemin.read_bytes() == avant
    session.fermer()


def test_effacer_les_copies_explique_puis_efface(qtbot: QtBot, session: Session, chemin: Path, poste: Poste) -> None:
    avant = chemin.read_bytes()
    dialogue = DialogueSauvegardes(session)
    qtbot.addWidget(dialogue)
    dialogue.show()
    _repondre("renoncer")
    dialogue.effacer.click()
    assert sauvegardes(poste, session.identite)
    mots = _repondre("accepter")
    dialogue.effacer.click()
    assert "Effacer les copies" in mots
    assert sauvegardes(poste, session.identite) == ()
    assert not dialogue.restaurer.isVisible()
    assert chemin.read_bytes() == avant
    session.fermer()


@pytest.fixture
def interrompre(chemin: Path, poste: Poste, session: Session) -> Callable[[], None]:
    inscrire(session, "Pas encore dans le fichier")
    session.suspendre()
    return lambda: None


@pytest.mark.usefixtures("interrompre")
def test_reprendre_est_le_choix_par_defaut(qtbot: QtBot, poste: Poste) -> None:
    dialogue = DialogueReprise(sessions_interrompues(poste))
    qtbot.addWidget(dialogue)
    dialogue.show()
    qtbot.keyClick(dialogue, Qt.Key.Key_Return)
    assert dialogue.session is not None
    assert noms_ouverts(dialogue.session)[-1] == "Pas encore dans le fichier"
    dialogue.session.fermer()


@pytest.mark.usefixtures("interrompre")
def test_enregistrer_la_session_ailleurs(qtbot: QtBot, poste: Poste, chemin: Path, tmp_path: Path) -> None:
    avant, vers = chemin.read_bytes(), tmp_path / "ailleurs.sqlite"
    dialogue = DialogueReprise(sessions_interrompues(poste), demander_place=lambda *_: vers)
    qtbot.addWidget(dialogue)
    dialogue.show()
    _bouton(dialogue, "repriseAilleurs").click()
    assert dialogue.session is not None
    dialogue.session.fermer()
    assert noms_lus(vers)[-1] == "Pas encore dans le fichier"
    assert chemin.read_bytes() == avant


@pytest.mark.usefixtures("interrompre")
def test_abandonner_garde_une_copie_scellee(qtbot: QtBot, poste: Poste, chemin: Path, tmp_path: Path) -> None:
    (interrompue,) = sessions_interrompues(poste)
    dialogue = DialogueReprise([interrompue])
    qtbot.addWidget(dialogue)
    dialogue.show()
    _repondre("accepter")
    _bouton(dialogue, "repriseAbandonner").click()
    assert not dialogue.isVisible()
    assert dialogue.session is None
    assert sessions_interrompues(poste) == ()
    copie = sauvegardes(poste, interrompue.identite)[0]
    assert motif_en_mots(copie.motif) == "session interrompue, abandonnée"
    assert noms_lus(copie.chemin)[-1] == "Pas encore dans le fichier"
    assert noms_lus(chemin) == ["Les Jardins", "La Boucle"]


@pytest.mark.usefixtures("interrompre")
def test_plus_tard_ne_touche_a_rien(qtbot: QtBot, poste: Poste) -> None:
    dialogue = DialogueReprise(sessions_interrompues(poste))
    qtbot.addWidget(dialogue)
    dialogue.show()
    qtbot.keyClick(dialogue, Qt.Key.Key_Escape)
    assert len(sessions_interrompues(poste)) == 1


def test_mots() -> None:
    assert [taille_en_mots(n) for n in (10, 340_000, 1_240_000)] == ["1\u00a0ko", "340\u00a0ko", "1,2\u00a0Mo"]
    assert motif_en_mots("avant-migration-v3") == "avant la mise à niveau du format 3 (gardée pour toujours)"
