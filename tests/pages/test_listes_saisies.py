"""Lists in which one types: what is proposed, what is taken, what is left as typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from app.models.colonnes import Colonne, TypeChoix, TypeReference
from app.models.definitions.aide import Choix
from app.views.registre.choix_libre import ChoixLibre
from app.views.registre.choix_reference import ChoixReference
from app.views.registre.editeurs import EditeurChoix
from app.views.registre.liste_saisie import ListeSaisie

CHOIX = tuple(Choix(mots[0], mots) for mots in ("Réalisation", "Mise en œuvre", "Culture", "Agriculture"))


def libre() -> ListeSaisie:
    return ChoixLibre(TypeChoix(CHOIX, libre=True))


def noms() -> ListeSaisie:
    choix = ChoixReference(TypeReference(lambda: CHOIX))
    choix.definir(None)
    return choix


def ouvrir(qtbot: QtBot, fabrique: Callable[[], ListeSaisie]) -> tuple[ListeSaisie, list[str | None]]:
    choix = fabrique()
    qtbot.addWidget(choix)
    with qtbot.waitActive(choix):
        choix.show()
        choix.activateWindow()
    choix.setFocus()
    ecrites: list[str | None] = []
    choix.valide.connect(ecrites.append)  # type: ignore[attr-defined]
    return choix, ecrites


def taper(choix: ListeSaisie, lettres: str) -> QAbstractItemView:
    """The list that unfolds under what is typed."""
    choix.ligne.clear()
    QTest.keyClicks(choix.ligne, lettres)
    completion = choix.completer()
    assert completion is not None
    liste = completion.popup()
    assert liste is not None
    return liste


def proposes(liste: QAbstractItemView) -> list[str]:
    modele = liste.model()
    return [modele.index(rang, 0).data() for rang in range(modele.rowCount())]


@pytest.mark.parametrize("fabrique", [libre, noms])
def test_ni_les_accents_ni_la_casse_ne_comptent(qtbot: QtBot, fabrique: Callable[[], ListeSaisie]) -> None:
    choix, _ = ouvrir(qtbot, fabrique)
    assert proposes(taper(choix, "real")) == ["Réalisation"]
    assert proposes(taper(choix, "OEUV")) == ["Mise en œuvre"]
    assert proposes(taper(choix, "cult")) == ["Culture", "Agriculture"]


@pytest.mark.parametrize("fabrique", [libre, noms])
def test_ce_qu_on_prend_dans_la_liste_s_ecrit(qtbot: QtBot, fabrique: Callable[[], ListeSaisie]) -> None:
    choix, ecrites = ouvrir(qtbot, fabrique)
    liste = taper(choix, "real")
    assert liste.isVisible()
    for touche in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(liste, touche)
    assert (choix.currentText(), ecrites) == ("Réalisation", ["R"])


def test_ses_propres_mots_restent_ceux_qu_on_a_tapes(qtbot: QtBot) -> None:
    """Words that happen to be found in an entry were completed with its end."""
    choix, ecrites = ouvrir(qtbot, libre)
    QTest.keyClick(taper(choix, "ulture"), Qt.Key.Key_Return)
    assert (choix.currentText(), ecrites) == ("ulture", ["ulture"])


def test_dans_une_case_aussi_on_garde_les_lettres_tapees(qtbot: QtBot) -> None:
    """« c » became « crts, culture »: the end of an entry that merely contains it was written after the letter."""
    parent = QWidget()
    qtbot.addWidget(parent)
    editeur = EditeurChoix(Colonne("secteur", "Secteur", TypeChoix(CHOIX, libre=True)), parent)
    with qtbot.waitActive(parent):
        parent.show()
        parent.activateWindow()
    editeur.setFocus()
    ligne = editeur.lineEdit()
    assert ligne is not None
    QTest.keyClicks(ligne, "ur")
    assert editeur.lire() == "ur"
    ligne.clear()
    QTest.keyClicks(ligne, "cul")
    assert (ligne.text(), ligne.selectedText()) == ("culture", "ture")
    assert editeur.lire() == "C"
