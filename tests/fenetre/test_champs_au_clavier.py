"""A date one gives up, a choice made with the arrows: the keyboard in the controls of the kit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.models.typographie import date_longue
from app.views.elements import ChampDate, ChoixUnique
from app.views.elements.saisie import REPOS
from tests.fenetre.saisie import taper

OPTIONS = (("oui", "Oui", ""), ("non", "Non", ""), ("ensuite", "Plus tard", ""))


@pytest.fixture
def dialogue(qtbot: QtBot) -> QDialog:
    """A dialog: Échap closes it when nothing else wants it."""
    dialogue = QDialog()
    qtbot.addWidget(dialogue)
    QVBoxLayout(dialogue)
    return dialogue


def montrer(qtbot: QtBot, dialogue: QDialog, *controles: QWidget) -> None:
    """Show these controls, the keyboard in the first one."""
    colonne = dialogue.layout()
    assert colonne is not None
    for controle in controles:
        colonne.addWidget(controle)
    with qtbot.waitActive(dialogue):
        dialogue.show()
        dialogue.activateWindow()
    controles[0].setFocus(Qt.FocusReason.TabFocusReason)


def touche(touche: Qt.Key) -> None:
    """A key on what has the keyboard."""
    cible = QApplication.focusWidget()
    assert cible is not None
    QTest.keyClick(cible, touche)


def ici() -> str:
    """The name of what has the keyboard."""
    cible = QApplication.focusWidget()
    return cible.objectName() if cible is not None else ""


# --- a date ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tape", ["31/01/2027", "quand on pourra", ""])
@pytest.mark.parametrize("attente", [0, REPOS + 100], ids=["aussitôt", "une fois écrite"])
def test_echap_rend_la_date_qui_etait_la(tape: str, attente: int, qtbot: QtBot, dialogue: QDialog) -> None:
    champ = ChampDate(date(2026, 12, 12), nom="jour")
    montrer(qtbot, dialogue, champ)
    ecrites: list[date | None] = [date(2026, 12, 12)]
    champ.valide.connect(ecrites.append)
    champ.ligne.selectAll()
    QTest.keyClick(champ.ligne, Qt.Key.Key_Delete)
    taper(champ.ligne, tape)
    qtbot.wait(attente)
    touche(Qt.Key.Key_Escape)
    assert dialogue.isVisible()
    assert champ.ligne.text() == date_longue(date(2026, 12, 12))
    assert champ.valeur() == ecrites[-1] == date(2026, 12, 12)
    assert champ.en_defaut() == ""
    touche(Qt.Key.Key_Escape)
    assert not dialogue.isVisible()


def test_echap_apres_etre_parti_rend_la_date_trouvee_en_revenant(qtbot: QtBot, dialogue: QDialog) -> None:
    champ, voisin = ChampDate(nom="jour"), QLineEdit()
    montrer(qtbot, dialogue, champ, voisin)
    taper(champ.ligne, "12/12/2026")
    voisin.setFocus()
    champ.setFocus()
    taper(champ.ligne, "x")
    touche(Qt.Key.Key_Escape)
    assert champ.valeur() == date(2026, 12, 12)
    assert champ.ligne.text() == date_longue(date(2026, 12, 12))


def test_echap_est_pour_le_dialogue_quand_il_n_y_avait_pas_de_date(qtbot: QtBot, dialogue: QDialog) -> None:
    champ = ChampDate(nom="jour")
    montrer(qtbot, dialogue, champ)
    taper(champ.ligne, "12/12/2026")
    touche(Qt.Key.Key_Escape)
    assert not dialogue.isVisible()


def test_echap_rend_ce_que_le_dossier_dit_depuis(qtbot: QtBot, dialogue: QDialog) -> None:
    champ = ChampDate(date(2026, 12, 12), nom="jour")
    montrer(qtbot, dialogue, champ)
    champ.definir(date(2027, 1, 8))
    taper(champ.ligne, "x")
    touche(Qt.Key.Key_Escape)
    assert champ.valeur() == date(2027, 1, 8)


# --- a choice side by side ------------------------------------------------------------------------------------


def test_les_fleches_choisissent_et_tab_s_en_va(qtbot: QtBot, dialogue: QDialog) -> None:
    choix, voisin = ChoixUnique(OPTIONS, forme="segments", nom="choix"), QLineEdit()
    voisin.setObjectName("voisin")
    montrer(qtbot, dialogue, choix, voisin)
    choisis: list[str | None] = []
    choix.valide.connect(choisis.append)
    assert ici() == "choix.oui"
    for fleche, attendu in (
        (Qt.Key.Key_Right, "non"),
        (Qt.Key.Key_Down, "ensuite"),
        (Qt.Key.Key_Right, "ensuite"),
        (Qt.Key.Key_Left, "non"),
        (Qt.Key.Key_Up, "oui"),
        (Qt.Key.Key_Up, "oui"),
    ):
        touche(fleche)
        assert ici() == f"choix.{attendu}"
        assert choix.valeur() == attendu
    assert choisis == ["non", "ensuite", "non", "oui"]
    touche(Qt.Key.Key_Tab)
    assert ici() == "voisin"
    touche(Qt.Key.Key_Backtab)
    assert ici() == "choix.oui"


def test_une_fleche_ne_defait_pas_le_choix_ou_elle_arrive(qtbot: QtBot, dialogue: QDialog) -> None:
    choix = ChoixUnique(OPTIONS, forme="segments", nom="choix")
    montrer(qtbot, dialogue, choix)
    choix.definir("non")
    touche(Qt.Key.Key_Right)
    assert (ici(), choix.valeur()) == ("choix.non", "non")
    touche(Qt.Key.Key_Space)
    assert choix.valeur() is None
