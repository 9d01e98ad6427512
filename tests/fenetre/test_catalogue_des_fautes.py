"""RELIABILITY.md §4, rows 43 and 67: every menu entry may have a bug, every text of the user may look like markup."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.models.base import Base
from app.models.fiche import ID_FICHE, Fiche
from app.models.schema import tables_metier
from app.models.structure import Structure
from app.models.types import TexteLibre
from app.services.dependances import LIENS
from app.services.fichier import Poste, ouvrir
from app.views.elements import Dialogue
from app.views.fenetre.gestes import Gestes
from app.views.fenetre.incidents import Incidents
from app.views.fenetre.menus import ENTREES
from app.views.fenetre.principale import FenetrePrincipale
from tests.fenetre.test_fenetre import PAGES, travail

PIEGE = "<b>gras <img src=x>"


@pytest.fixture
def dits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs say, each closed at once."""
    textes: list[str] = []

    def executer(dialogue: QDialog) -> int:
        textes.extend(e.text() for e in dialogue.findChildren(QLabel) if e.text())
        textes.append(dialogue.windowTitle())
        return 0

    monkeypatch.setattr(QDialog, "exec", executer)
    return textes


def gestes_de(fenetre: FenetrePrincipale) -> dict[str, QAction]:
    """Every action of the window that does something: menus, sub-menus filled later, appearance."""
    actions = {nom: a for nom, a in fenetre.menus.actions.items() if not nom.startswith("sous:")}
    for nom in ("phases", "apparence"):
        actions |= {f"{nom}.{a.text()}": a for a in fenetre.menus.sous[nom].actions() if not a.isSeparator()}
    return actions


def test_r43_un_bogue_dans_chaque_geste_des_menus(
    fenetre: FenetrePrincipale, qtbot: QtBot, dits: list[str], chemin: Path, poste: Poste,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    dossier = travail(fenetre).contexte.dossier

    def rater(*_: Any, **__: Any) -> None:
        with dossier.operation("Geste qui échoue") as op:
            op.creer(Structure, nom="Fantôme")
            raise ZeroDivisionError("bogue")

    noms = {e.geste for e in ENTREES if e.geste and ":" not in e.geste} | {"aller", "choisir_apparence"}
    actions = gestes_de(fenetre)
    assert len(actions) > 55
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR), qtbot.captureExceptions():
        for nom in noms:
            patch.setattr(Gestes, nom, rater)
        patch.setattr(sys, "excepthook", Incidents(lambda: fenetre).recevoir)  # in place of pytest-qt's
        for rang, (nom, action) in enumerate(actions.items()):
            with dossier.operation("Saisie") as op:
                op.modifier(Fiche, ID_FICHE, territoire=f"Territoire {rang}")
            action.setEnabled(True)
            dits.clear()
            caplog.clear()
            action.trigger()
            QApplication.processEvents()
            assert "Erreur inattendue\u202f; votre travail est enregistré." in dits, nom
            assert not any(mot in "".join(dits) for mot in ("Traceback", "ZeroDivision", "bogue", ".py")), nom
            assert "ZeroDivisionError" in caplog.text, nom
            assert dossier.lignes(Structure) == []
    fenetre.gestes.aller("phase:cibler")
    assert travail(fenetre).espace.adresse() == "phase:cibler"
    assert "Traceback" not in "".join(capfd.readouterr())
    assert fenetre.close()
    session = ouvrir(chemin, poste=poste)
    assert session.dossier.fiche_unique(Fiche, ID_FICHE)["territoire"] == f"Territoire {len(actions) - 1}"
    assert session.dossier.lignes(Structure) == []
    session.fermer()


# --- row 67 -------------------------------------------------------------------------------------------------


def pieger(fenetre: FenetrePrincipale) -> None:
    """Put what looks like markup in every free text of the dossier."""
    dossier = travail(fenetre).contexte.dossier
    references = {(lien.entite.__tablename__, lien.colonne) for liens in LIENS.values() for lien in liens}
    fermes = ("origine", "_code", "code", "statut", "etat", "logo", "mobilisation", "sha256")
    with dossier.operation(f"Piège {PIEGE}") as op:
        for nom, table in tables_metier().items():
            libres = [
                c.name
                for c in table.columns
                if isinstance(c.type, TexteLibre) and not c.info.get("liste") and not c.info.get("enumeration")
                if not c.name.endswith(fermes) and (nom, c.name) not in references
            ]
            for ligne in dossier.lignes(Base.entites[nom]) if libres else ():
                op.modifier(Base.entites[nom], ligne["id"], **dict.fromkeys(libres, PIEGE))


def etiquettes_fautives(racine: QWidget) -> list[str]:
    """Labels that would read markup, rich texts where the user's markup took effect."""
    fautives = [
        f"{type(e).__name__} {e.text()[:60]}"
        for e in racine.findChildren(QLabel)
        if e.text() and e.textFormat() is not Qt.TextFormat.PlainText
    ]
    for texte in racine.findChildren(QTextBrowser):
        if 'src="x"' in texte.toHtml():
            fautives.append(f"{type(texte).__name__} {texte.objectName()}")
    return fautives


def test_r67_chaque_page_montre_le_texte_tel_quel(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    fenetre.ouvrir_exemple("otsi-slot")
    pieger(fenetre)
    dossier = travail(fenetre).contexte.dossier
    structure = dossier.lignes(Structure)[0]["id"]
    phases = [f"phase:{p.code}" for p in travail(fenetre).contexte.catalogue.methode.phases]
    fautives, montrees = [], set()
    for adresse in (*PAGES, *phases, f"structure:{structure}", "document:dossier-comite", "sauvegardes"):
        fenetre.gestes.aller(adresse)
        QApplication.processEvents()
        fautives += [f"{adresse} : {faute}" for faute in etiquettes_fautives(fenetre)]
        montrees |= {e.text() for e in fenetre.findChildren(QLabel) if PIEGE in e.text()}
    assert fautives == []
    assert montrees, "the trap is on screen, to the letter"
    fenetre.menus.menus["edition"].aboutToShow.emit()
    assert PIEGE in fenetre.menus.actions["annuler"].text()


def test_r67_chaque_dialogue_montre_le_texte_tel_quel(
    fenetre: FenetrePrincipale, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fenetre.ouvrir_exemple("otsi-slot")
    pieger(fenetre)
    vus: dict[str, list[str]] = {}

    def executer(dialogue: QDialog) -> int:
        vus[type(dialogue).__name__] = etiquettes_fautives(dialogue)
        return 0

    monkeypatch.setattr(QDialog, "exec", executer)
    for geste in ("identite", "restaurer_version", "importer", "montrer_raccourcis", "montrer_a_propos", "nouveau",
                  "choisir_exemple"):  # fmt: skip
        fenetre.menus.actions[geste].trigger()
    assert len(vus) >= 5
    assert {nom: fautes for nom, fautes in vus.items() if fautes} == {}
    dialogue = Dialogue(PIEGE, PIEGE, fenetre)
    assert [e.text() for e in dialogue.findChildren(QLabel) if PIEGE in e.text()] == [PIEGE, PIEGE]
    assert etiquettes_fautives(dialogue) == []
    fenetre.annonce.dire(PIEGE)
    assert (fenetre.annonce.text(), fenetre.annonce.textFormat()) == (PIEGE, Qt.TextFormat.PlainText)
