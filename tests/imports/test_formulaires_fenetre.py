"""A person reads a filled form through the window, by mouse and by keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.models.definitions.catalogue import Catalogue
from app.services import structures
from app.services.ecriture.dossier import Dossier
from app.services.imports.formulaires import Genre
from app.views.contexte import Contexte
from app.views.imports.a_cocher import COCHE
from app.views.imports.retour import DialogueRetour
from app.views.imports.retour_modele import APRES, CELLULE, CONSTAT
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.theme import theme_courant
from tests.documents.dossiers import dossier_rempli
from tests.fabrique import photographier
from tests.imports import corpus
from tests.imports.formulaires import Formulaire


@pytest.fixture
def rempli() -> Dossier:
    return dossier_rempli()


@pytest.fixture
def contexte(qtbot: QtBot, rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> Contexte:
    session: Any = SimpleNamespace(copies=[], chemin=tmp_path / "dossier.sqlite")
    session.sauvegarder = session.copies.append
    return Contexte(session, rempli, catalogue, Pont(rempli), Navigation(), theme_courant(), None)


@pytest.fixture
def formulaire(rempli: Dossier, tmp_path: Path) -> Path:
    """Two changes, one conflict, one cell not understood, one emptied, one structure added."""
    grille = Formulaire.partir(rempli, tmp_path)
    ids = [s["id"] for s in structures.lister(rempli, "id")]
    structures.modifier(rempli, ids[1], "etp", Decimal(9))
    grille.ecrire(1, etp=4, branche="Vélo").ecrire(2, etp=12, budget="beaucoup").ecrire(3, branche=None)
    return grille.ecrire(len(ids) + 1, nom="La Ruche", etp=1).chemin


def _ouvrir(qtbot: QtBot, contexte: Contexte, chemin: Path, *, sinon_liste: bool = False) -> DialogueRetour:
    dialogue = DialogueRetour(contexte, chemin, sinon_liste=sinon_liste)
    qtbot.addWidget(dialogue)
    dialogue.show()
    qtbot.waitUntil(lambda: not dialogue.occupe, timeout=15_000)
    return dialogue


def _montre(dialogue: DialogueRetour, colonne: int) -> list[str | None]:
    modele = dialogue.rapport.modele
    return [modele.index(rang, colonne).data() for rang in range(modele.rowCount())]


def test_du_fichier_au_dossier_d_un_seul_geste(qtbot: QtBot, contexte: Contexte, formulaire: Path) -> None:
    avant = photographier(contexte.dossier)
    annonces: list[str] = []
    contexte.navigation.annonce.connect(annonces.append)
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    assert _montre(dialogue, CELLULE)[0] == "Les Amis du Vélo — ligne 7, 2\u00a0cases"
    assert dialogue.reprendre.text() == "Reprendre 4\u00a0cases"
    table = dialogue.findChild(QTableView, "retourTable")
    assert table is not None
    modele = dialogue.rapport.modele
    conflit = next(
        r for r in range(modele.rowCount()) if (e := modele.entree(r)) and e[1] and e[1].genre is Genre.CONFLIT
    )
    assert modele.index(conflit, APRES).data() == "9"
    table.setCurrentIndex(modele.index(conflit, APRES))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert modele.index(conflit, APRES).data() == "12"
    assert dialogue.reprendre.text() == "Reprendre 5\u00a0cases"
    assert photographier(contexte.dossier) == avant
    qtbot.mouseClick(dialogue.reprendre, Qt.MouseButton.LeftButton)
    assert annonces == ["5\u00a0cases reprises, 1\u00a0structure ajoutée · Ctrl+Z annule tout"]
    assert contexte.session.copies == ["avant-import"]  # type: ignore[attr-defined]
    lues = [(s["nom"], s["etp"]) for s in structures.lister(contexte.dossier)]
    assert (lues[0][1], lues[1][1], lues[-1]) == (4, 12, ("La Ruche", 1))
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant


def test_filtrer_par_constat_et_par_mots(qtbot: QtBot, contexte: Contexte, formulaire: Path) -> None:
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    toutes = dialogue.rapport.modele.rowCount()
    for genre, cellules in (("conflit", 1), ("incomprise", 1), ("videe", 1), ("changee", 4)):
        bouton = dialogue.findChild(QAbstractButton, f"retourFiltre.{genre}")
        assert bouton is not None
        bouton.click()
        assert sum(1 for r in _montre(dialogue, APRES) if r is not None) == cellules
    tous = dialogue.findChild(QAbstractButton, "retourFiltre.toutes")
    assert tous is not None
    tous.click()
    assert dialogue.rapport.modele.rowCount() == toutes
    recherche = dialogue.findChild(QLineEdit, "retourRecherche")
    assert recherche is not None
    recherche.setText("ruche etp")
    assert _montre(dialogue, CELLULE)[0] == "La Ruche — Nouvelle, ligne 13, 2\u00a0cases"
    assert dialogue.rapport.modele.rowCount() == 2


def test_on_voit_ce_qui_sera_ecrit_et_ce_qui_demande_un_regard(
    qtbot: QtBot, contexte: Contexte, rempli: Dossier, tmp_path: Path
) -> None:
    """« After » shows the value, not the way it was typed; what was mended or looks wrong stands out in the list."""
    grille = Formulaire.partir(rempli, tmp_path).ecrire(
        1, telephone=299000000, courriel="à demander", secteur="CULTURE", branche="Vélo"
    )
    dialogue = _ouvrir(qtbot, contexte, grille.ecrire(2, nom="Ateliers " * 25).chemin)
    modele = dialogue.rapport.modele
    lues = {e[1].champ: rang for rang in range(modele.rowCount()) if (e := modele.entree(rang)) and e[1]}
    assert modele.index(lues["telephone"], APRES).data() == "02 99 00 00 00"
    assert modele.index(lues["secteur"], APRES).data() == "Culture"
    assert modele.index(lues["telephone"], CONSTAT).data() == "Changée, à voir"
    assert modele.index(lues["courriel"], CONSTAT).data() == "Changée, à voir"
    assert modele.index(lues["branche"], CONSTAT).data() == "Changée"
    dialogue.rapport.table.setCurrentIndex(modele.index(lues["telephone"], COCHE))
    detail = dialogue.findChild(QTextBrowser, "retourDetailTexte")
    assert detail is not None
    assert "Zéro rétabli" in detail.toPlainText()
    assert "Serait écrit : 02 99 00 00 00" in detail.toPlainText().replace("\u00a0", " ")


def test_un_nom_interminable_laisse_lire_la_suite_du_titre(
    qtbot: QtBot, contexte: Contexte, rempli: Dossier, tmp_path: Path
) -> None:
    combien = len(structures.lister(rempli, "id"))
    for nom in ("N" * 200, "Atelier " * 25):
        chemin = Formulaire.partir(rempli, tmp_path).ecrire(combien + 1, nom=nom).chemin
        (titre, _) = _montre(_ouvrir(qtbot, contexte, chemin), CELLULE)
        assert titre is not None
        assert titre.startswith(nom[:80].rstrip())
        assert titre.endswith(f"… — Nouvelle, ligne {combien + 7}, 1\u00a0case")


def test_cocher_une_ligne_entiere_et_une_nouvelle_va_avec_son_nom(
    qtbot: QtBot, contexte: Contexte, formulaire: Path
) -> None:
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    modele = dialogue.rapport.modele
    modele.cocher_tout(False)
    assert not dialogue.reprendre.isEnabled()
    titre = modele.titres()[-1]
    etats = []
    for rang in (titre, titre, titre + 2, titre + 1):
        modele.basculer(rang)
        etats.append([modele.index(r, COCHE).data(Qt.ItemDataRole.CheckStateRole) for r in range(titre, titre + 3)])
    oui, non = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert etats == [[oui] * 3, [non] * 3, [oui] * 3, [non] * 3]


def test_un_formulaire_deja_lu_le_dit(qtbot: QtBot, contexte: Contexte, rempli: Dossier, tmp_path: Path) -> None:
    dialogue = _ouvrir(qtbot, contexte, Formulaire.partir(rempli, tmp_path).chemin)
    assert dialogue.rapport.vide.isVisible()
    assert (dialogue.reprendre.text(), dialogue.reprendre.isEnabled()) == ("Rien à reprendre", False)


def test_une_liste_ne_se_lit_pas_comme_un_formulaire_mais_s_importe(
    qtbot: QtBot, contexte: Contexte, tmp_path: Path
) -> None:
    chemin = tmp_path / "liste.xlsx"
    chemin.write_bytes(corpus.liste_xlsx())
    dialogue = _ouvrir(qtbot, contexte, chemin)
    assert "n’est pas un formulaire d’Ingéco" in dialogue.message.accessibleName()
    assert not dialogue.reprendre.isVisible()
    dialogue.liste.click()
    assert (dialogue.vers_liste, dialogue.isVisible()) == (True, False)
    assert _ouvrir(qtbot, contexte, chemin, sinon_liste=True).vers_liste


def test_le_fichier_change_pendant_qu_on_regarde(
    qtbot: QtBot, contexte: Contexte, formulaire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dites: list[str] = []
    monkeypatch.setattr("app.views.imports.ecriture.montrer_erreur", lambda _p, e: dites.append(e.message))
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    avant = photographier(contexte.dossier)
    formulaire.write_bytes(formulaire.read_bytes() + b"\0")
    dialogue.reprendre.click()
    assert "a changé depuis sa lecture" in dites[0]
    assert photographier(contexte.dossier) == avant
    assert dialogue.isVisible()


def test_renoncer_n_ecrit_rien(qtbot: QtBot, contexte: Contexte, formulaire: Path) -> None:
    avant = photographier(contexte.dossier)
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    qtbot.keyClick(dialogue, Qt.Key.Key_Escape)
    assert dialogue.bilan is None
    presse = DialogueRetour(contexte, formulaire)
    qtbot.addWidget(presse)
    presse.show()
    presse.reject()
    assert not presse.occupe
    assert photographier(contexte.dossier) == avant


def test_chaque_controle_se_nomme(qtbot: QtBot, contexte: Contexte, formulaire: Path) -> None:
    dialogue = _ouvrir(qtbot, contexte, formulaire)
    for widget in dialogue.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget.objectName()
            assert widget.objectName() or widget.parent()
