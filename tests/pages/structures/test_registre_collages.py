"""Pasting into a register: by the keyboard or the menu of a cell, from a spreadsheet, a web page or a mail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from app.models.structure import Structure
from app.views.contexte import Contexte
from app.views.page import Page
from app.views.registre.choix_libre import ChoixLibre
from app.views.registre.editeurs import EditeurLong
from app.views.structures.page import PageStructures
from tests.fabrique import photographier
from tests.pages.conftest import taper, trouver

Ouvrir = Callable[[Page, str], Page]
PAGE_WEB = "<html><body><table><tr><td>Écluse</td><td>{}</td></tr><tr><td>Atelier</td><td>Sport</td></tr></table>"


def copier(texte: str = "", html: str = "") -> None:
    """Put it on the clipboard."""
    donnees = QMimeData()
    if texte:
        donnees.setText(texte)
    if html:
        donnees.setHtml(html)
    QApplication.clipboard().setMimeData(donnees)


def ouvrir_la_case(page: PageStructures, ligne: int, nom: str) -> QWidget:
    """The editor of a cell, open."""
    table = page.table
    table.setFocus()
    table.setCurrentIndex(table.modele.index(ligne, table.modele.rang_de_colonne(nom)))
    table.edit(table.currentIndex())
    editeur: QWidget = trouver(page, QWidget, f"cellule.{nom}")
    return editeur


def coller_par_le_menu(ligne: QLineEdit) -> None:
    """A right click, « Coller »."""
    QApplication.sendEvent(
        ligne, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), ligne.mapToGlobal(QPoint(4, 4)))
    )
    (menu,) = ligne.findChildren(QMenu)
    coller = next(action for action in menu.actions() if action.objectName() == "edit-paste")
    assert coller.isEnabled()
    coller.trigger()
    menu.close()


def noms(contexte: Contexte) -> list[str]:
    """All structures."""
    return [ligne["nom"] for ligne in contexte.dossier.lignes(Structure)]


def test_un_bloc_colle_par_le_menu_d_une_case_va_dans_la_table(page: PageStructures, contexte: Contexte) -> None:
    avant = photographier(contexte.dossier)
    copier("Écluse\tCulture\nAtelier\tSport\n")
    editeur = ouvrir_la_case(page, 0, "nom")
    assert isinstance(editeur, QLineEdit)
    coller_par_le_menu(editeur)
    assert noms(contexte)[:2] == ["Écluse", "Atelier"]
    assert len(noms(contexte)) == 4
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant, "one gesture"


def test_une_liste_ou_l_on_ecrit_le_fait_aussi(page: PageStructures, contexte: Contexte) -> None:
    copier("Culture\tRennes\nSport\tRedon")
    ouvrir_la_case(page, 0, "secteur")
    QTest.keyClick(trouver(page, QWidget, "cellule.secteur"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lus = contexte.dossier.lignes(Structure, "secteur", "aire_actuelle")
    assert [ligne["aire_actuelle"] for ligne in lus[:2]] == ["Rennes", "Redon"]


def test_un_mot_colle_par_le_menu_reste_dans_la_case(page: PageStructures, contexte: Contexte) -> None:
    copier("Rennes")
    editeur = ouvrir_la_case(page, 0, "nom")
    assert isinstance(editeur, QLineEdit)
    coller_par_le_menu(editeur)
    assert editeur.text() == "Rennes"
    editeur.undo()
    assert editeur.text() == "Les Amis du Vélo", "the line can be undone like any other"


def test_un_texte_long_garde_ses_lignes(page: PageStructures) -> None:
    page.montrer_jeu("projet")
    editeur = ouvrir_la_case(page, 0, "finalites")
    assert isinstance(editeur, EditeurLong)
    copier("Une ligne\nUne autre")
    editeur.paste()
    assert editeur.lire() == "Une ligne\nUne autre"


@pytest.mark.parametrize("texte", ["", "Écluse\nCulture\nAtelier\nSport"])
def test_un_tableau_d_une_page_web_se_colle(page: PageStructures, contexte: Contexte, texte: str) -> None:
    """A mail program puts no text, or a text that has lost the columns."""
    copier(texte, PAGE_WEB.format("Culture"))
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.modele.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert noms(contexte)[:2] == ["Écluse", "Atelier"]
    assert len(noms(contexte)) == 4


def test_un_tableau_web_se_colle_dans_un_registre_vide(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    copier(html=PAGE_WEB.format("Culture"))
    page.coller()
    assert noms(contexte) == ["Écluse", "Atelier"]


def test_ce_que_dit_le_tableur_l_emporte_sur_son_html(page: PageStructures, contexte: Contexte) -> None:
    copier("Écluse\tCulture", PAGE_WEB.format("Sport"))
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.modele.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert noms(contexte)[0] == "Écluse"
    assert "Atelier" not in noms(contexte)


def test_ctrl_z_dans_une_liste_de_la_fiche_annule_dans_le_dossier(page: PageStructures, contexte: Contexte) -> None:
    """The text is the one of the dossier: Ctrl+Z is asked of the dossier, not of the line."""
    id = page.table.modele.id_de(0)
    assert id is not None
    page.ouvrir_fiche(id)
    champ = trouver(page, ChoixLibre, "fiche.secteur")
    ligne = champ.lineEdit()
    assert ligne is not None
    champ.setFocus()
    demandes: list[str] = []
    action = QAction(page)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: demandes.append("Ctrl+Z"))
    page.addAction(action)
    QTest.keyClick(champ, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert demandes == ["Ctrl+Z"]
    taper(ligne, "x")
    QTest.keyClick(champ, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert demandes == ["Ctrl+Z"], "what is typed and not written is the line’s"
