"""A person brings in a list through the window, by mouse and by keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.models.definitions.catalogue import Catalogue
from app.services import structures
from app.services.ecriture.dossier import Dossier
from app.services.imports.appariement import IGNORER
from app.services.imports.rapport import Sort
from app.views.contexte import Contexte
from app.views.imports.dialogue import DialogueImport
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.theme import theme_courant
from tests.fabrique import photographier
from tests.imports import corpus


@pytest.fixture
def contexte(qtbot: QtBot, dossier: Dossier, catalogue: Catalogue) -> Contexte:
    session: Any = SimpleNamespace(copies=[])
    session.sauvegarder = session.copies.append
    return Contexte(session, dossier, catalogue, Pont(dossier), Navigation(), theme_courant(), None)


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    chemin = tmp_path / "liste.xlsx"
    lignes = (*corpus.LIGNES, ("Illisible", "", "Dol", "beaucoup", "", ""), ("", "", "Sans nom", "", "", ""))
    chemin.write_bytes(corpus.classeur((*corpus.TITRES, "Couleur"), *((*ligne, "vert") for ligne in lignes)))
    return chemin


def _ouvrir(qtbot: QtBot, contexte: Contexte, chemin: Path | None) -> DialogueImport:
    dialogue = DialogueImport(contexte, None, chemin)
    qtbot.addWidget(dialogue)
    dialogue.show()
    if chemin is not None:
        qtbot.waitUntil(lambda: not dialogue.fichier.occupee, timeout=15_000)
    return dialogue


def test_du_fichier_au_registre_dun_seul_geste(qtbot: QtBot, contexte: Contexte, liste: Path) -> None:
    structures.ajouter(contexte.dossier, "Les Amis du Vélo", commune="Rennes")
    avant = photographier(contexte.dossier)
    annonces: list[str] = []
    contexte.navigation.annonce.connect(annonces.append)
    dialogue = _ouvrir(qtbot, contexte, liste)
    assert dialogue.colonnes.resume.startswith("5\u00a0lignes · 6\u00a0colonnes reconnues sur 7")
    qtbot.mouseClick(dialogue.suivant, Qt.MouseButton.LeftButton)
    assert dialogue.rapport.rapport.compter() == {
        Sort.A_AJOUTER: 2, Sort.A_COMPLETER: 1, Sort.DEJA_PRESENTE: 0, Sort.REFUSEE: 2,
    }  # fmt: skip
    assert dialogue.suivant.text() == "Importer 2\u00a0structures"
    table = dialogue.findChild(QTableView, "importRapport")
    assert table is not None
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialogue.suivant.text() == "Importer 3\u00a0structures"
    assert photographier(contexte.dossier) == avant
    qtbot.mouseClick(dialogue.suivant, Qt.MouseButton.LeftButton)
    assert annonces == ["2\u00a0structures ajoutées, 1\u00a0complétée, 2\u00a0refusées · Ctrl+Z annule tout"]
    assert contexte.session.copies == ["avant-import"]  # type: ignore[attr-defined]
    assert [s["budget"] for s in structures.lister(contexte.dossier)] == [
        Decimal(142000), Decimal("410000.5"), Decimal(96000),
    ]  # fmt: skip
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant


def test_r65_renoncer_a_chaque_etape_necrit_rien(qtbot: QtBot, contexte: Contexte, liste: Path) -> None:
    avant = photographier(contexte.dossier)
    for clics in range(2):
        dialogue = _ouvrir(qtbot, contexte, liste)
        for _ in range(clics):
            dialogue.suivant.click()
        qtbot.keyClick(dialogue, Qt.Key.Key_Escape)
        assert dialogue.bilan is None
    dialogue = DialogueImport(contexte, None, liste)
    qtbot.addWidget(dialogue)
    dialogue.reject()
    assert not dialogue.fichier.occupee
    assert photographier(contexte.dossier) == avant


def test_r61_un_fichier_refuse_se_dit_et_lon_recommence(
    qtbot: QtBot, contexte: Contexte, tmp_path: Path, liste: Path
) -> None:
    piege = tmp_path / "piege.xlsx"
    piege.write_bytes(corpus.xxe())
    dialogue = _ouvrir(qtbot, contexte, piege)
    assert "refusé pour sécurité" in dialogue.fichier.message.accessibleName()
    assert not dialogue.suivant.isVisible()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(liste))])
    depot = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialogue.dropEvent(depot)
    qtbot.waitUntil(lambda: not dialogue.fichier.occupee, timeout=15_000)
    assert dialogue.suivant.isVisible()
    assert not dialogue.fichier.message.isVisible()


def test_r65_changer_le_sens_des_colonnes(qtbot: QtBot, contexte: Contexte, liste: Path) -> None:
    dialogue = _ouvrir(qtbot, contexte, liste)
    choix = dialogue.findChild(QComboBox, "importColonne.A")
    assert choix is not None
    choix.setCurrentIndex(choix.findData(IGNORER))
    choix.activated.emit(choix.currentIndex())
    assert not dialogue.suivant.isEnabled()
    assert "nom de la structure" in dialogue.colonnes.message.accessibleName()
    ignorer = dialogue.findChild(QAbstractButton, "importIgnorer")
    assert ignorer is not None
    ignorer.click()
    assert dialogue.colonnes.appariement.colonnes[6].champ == IGNORER
    titres = dialogue.findChild(QComboBox, "importLigneTitres")
    assert titres is not None
    titres.setCurrentIndex(0)
    titres.activated.emit(0)
    assert dialogue.colonnes.appariement.titres == -1


def test_la_feuille_qui_ressemble_a_une_liste(qtbot: QtBot, contexte: Contexte, tmp_path: Path) -> None:
    def remplir(livre: Workbook) -> None:
        for nom, etat in (("Structures", "visible"), ("Anciennes", "hidden")):
            feuille = livre.create_sheet(nom)
            feuille.sheet_state = etat
            feuille.append(("Structure", "Commune", "SIRET"))
            feuille.append((nom, "Dol", ""))

    chemin = tmp_path / "trois.xlsx"
    chemin.write_bytes(corpus.classeur(("Mode d’emploi",), ("Remplissez la deuxième feuille.",), remplir=remplir))
    dialogue = _ouvrir(qtbot, contexte, chemin)
    assert dialogue.colonnes.feuille.nom == "Structures"
    feuilles = dialogue.findChild(QComboBox, "importFeuille")
    assert feuilles is not None
    assert [feuilles.itemText(i) for i in range(feuilles.count())] == ["Sheet", "Structures", "Anciennes (masquée)"]
    feuilles.setCurrentIndex(2)
    feuilles.activated.emit(2)
    dialogue.suivant.click()
    assert [ligne.nom for ligne in dialogue.rapport.retenues] == ["Anciennes"]


def test_filtrer_cocher_et_tenir_pour_une_autre(qtbot: QtBot, contexte: Contexte, liste: Path) -> None:
    structures.ajouter(contexte.dossier, "Les Amis du Vélo", commune="Rennes")
    dialogue = _ouvrir(qtbot, contexte, liste)
    dialogue.suivant.click()
    rapport = dialogue.rapport
    dialogue.findChild(QAbstractButton, "importAutre").click()  # type: ignore[union-attr]
    assert rapport.rapport.compter()[Sort.A_AJOUTER] == 3
    dialogue.findChild(QAbstractButton, "importFiltre.refusee").click()  # type: ignore[union-attr]
    assert rapport.modele.rowCount() == 2
    dialogue.findChild(QAbstractButton, "importToutCocher").click()  # type: ignore[union-attr]
    assert len(rapport.retenues) == 4
    assert "beaucoup" in rapport.detail.findChild(QWidget, "importDetailTexte").toPlainText()  # type: ignore[union-attr]
    recherche = dialogue.findChild(QLineEdit, "importRecherche")
    assert recherche is not None
    recherche.setText("introuvable")
    assert rapport.modele.rowCount() == 0


def test_tout_controle_a_un_nom(qtbot: QtBot, contexte: Contexte, liste: Path) -> None:
    dialogue = _ouvrir(qtbot, contexte, liste)
    for _ in range(2):
        for controle in dialogue.findChildren(QWidget):
            if controle.isVisible() and controle.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(controle)
                assert interface is None or interface.text(QAccessible.Text.Name), controle.objectName()
        dialogue.suivant.click()


def test_mille_lignes_restent_legeres(qtbot: QtBot, contexte: Contexte, tmp_path: Path) -> None:
    chemin = tmp_path / "mille.csv"
    lignes = "".join(f"Association {n} {'é' * 180};Rennes;{n} 000 €\r\n" for n in range(1000))
    chemin.write_bytes(("Structure;Commune;Budget\r\n" + lignes).encode("cp1252"))
    dialogue = _ouvrir(qtbot, contexte, chemin)
    dialogue.suivant.click()
    assert dialogue.suivant.text() == "Importer 1\u202f000\u00a0structures"
    dialogue.suivant.click()
    assert structures.compter(contexte.dossier) == 1000
