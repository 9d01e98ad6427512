"""What goes wrong is told in French, and costs nothing."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.models.erreurs import ErreurUtilisateur
from app.models.parcours import ActionSuivie
from app.models.structure import Structure
from app.services.fichier import Poste, ouvrir
from app.services.parcours import id_action
from app.views.elements import Message
from app.views.fenetre.incidents import Incidents
from app.views.fenetre.principale import FenetrePrincipale
from tests.fenetre.test_fenetre import travail


def repondre(bouton: str) -> list[str]:
    """Click that button of the next dialog; the list will hold what it said."""
    dits: list[str] = []

    def cliquer() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, QDialog)
        dits.extend(etiquette.text() for etiquette in dialogue.findChildren(QLabel))
        choix = [b for b in dialogue.findChildren(QAbstractButton) if b.text() == bouton]
        assert choix, [b.text() for b in dialogue.findChildren(QAbstractButton)]
        choix[0].click()

    QTimer.singleShot(150, cliquer)
    return dits


def test_r43_un_bogue_annule_le_geste_et_se_dit_en_francais(
    fenetre: FenetrePrincipale, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    incidents = Incidents(lambda: fenetre)
    incidents.installer()
    dossier = travail(fenetre).contexte.dossier
    try:
        with dossier.operation("Geste qui échoue") as op:
            op.creer(Structure, nom="Fantôme")
            raise ZeroDivisionError("bogue")
    except ZeroDivisionError as erreur:
        dits = repondre("Fermer")
        with caplog.at_level(logging.ERROR):
            sys.excepthook(type(erreur), erreur, erreur.__traceback__)
            qtbot.waitUntil(lambda: bool(dits), timeout=3000)
    assert dossier.lignes(Structure) == []
    assert any("votre travail est enregistré" in dit for dit in dits)
    assert not any("Traceback" in dit or "ZeroDivision" in dit for dit in dits)
    assert "ZeroDivisionError" in caplog.text


def test_une_erreur_connue_se_dit_avec_ses_mots(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    erreur = ErreurUtilisateur("Le disque est plein.", "Libérez de la place.")
    dits = repondre("Fermer")
    Incidents(lambda: fenetre).recevoir(type(erreur), erreur, None)
    qtbot.waitUntil(lambda: bool(dits), timeout=3000)
    assert "Le disque est plein." in dits
    assert "Libérez de la place." in dits


def test_un_fichier_qui_n_est_pas_un_dossier_est_refuse_avec_des_mots(
    fenetre: FenetrePrincipale, qtbot: QtBot, tmp_path: Path
) -> None:
    intrus = tmp_path / "courrier.sqlite"
    intrus.write_text("Madame, Monsieur", encoding="utf-8")
    dits = repondre("Fermer")
    fenetre.ouvrir(intrus)
    assert dits
    assert travail(fenetre).session.chemin != intrus


def test_un_fichier_change_par_un_autre_programme_se_dit_et_la_fenetre_reste(
    fenetre: FenetrePrincipale, qtbot: QtBot, chemin: Path
) -> None:
    with travail(fenetre).contexte.dossier.operation("Structure") as op:
        op.creer(Structure, nom="Les Amis du Vélo")
    chemin.write_bytes(b"autre chose")
    dits = repondre("Rester dans le dossier")
    fenetre.close()
    assert fenetre.isVisible()
    assert any("en sûreté" in dit for dit in dits)
    repondre("Fermer")
    fenetre.close()
    assert not fenetre.isVisible()


def test_un_dossier_en_lecture_seule_le_dit(
    fenetre: FenetrePrincipale, qtbot: QtBot, poste: Poste, chemin: Path
) -> None:
    fenetre.fermer_dossier()
    fenetre.installer(ouvrir(chemin, poste=poste, lecture_seule=True))
    assert travail(fenetre).espace.barre.etat() == "lecture seule"
    messages = [m.accessibleName() for m in fenetre.findChildren(Message)]
    assert any("lecture seule" in m for m in messages)
    for adresse in ("phase:cibler", "structures", "formulaire:projet", "documents"):
        fenetre.gestes.aller(adresse)


def test_une_session_interrompue_se_reprend_avec_ce_qui_etait_tape(
    fenetre: FenetrePrincipale, qtbot: QtBot, chemin: Path, poste: Poste
) -> None:
    fenetre.fermer_dossier()
    coupee = ouvrir(chemin, poste=poste)
    with coupee.dossier.operation("Structure") as op:
        op.creer(Structure, nom="Recyclerie du Pays")
    coupee.garder_brouillon(f"action_suivie/{id_action('cibler.territoire')}/notes", "à moitié écr")
    coupee.suspendre()
    fenetre.accueillir()
    qtbot.waitUntil(lambda: fenetre.findChild(QAbstractButton, "repriseAction") is not None, timeout=3000)
    bouton = fenetre.findChild(QAbstractButton, "repriseAction")
    assert bouton is not None
    bouton.click()
    dossier = travail(fenetre).contexte.dossier
    assert [s["nom"] for s in dossier.lignes(Structure)] == ["Recyclerie du Pays"]
    remettre = next(
        b for b in fenetre.findChildren(QAbstractButton, "bandeauBrouillonsAction") if b.text() == "Le remettre"
    )
    remettre.click()
    ligne = dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is not None
    assert (ligne["notes"], ligne["action_code"]) == ("à moitié écr", "cibler.territoire")
    assert travail(fenetre).session.brouillons() == {}
