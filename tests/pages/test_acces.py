"""Every control says its name to a screen reader, and nothing asks for more width than the window has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from app.services import parcours
from app.views.contexte import Contexte
from app.views.formulaires.page import PageFormulaires
from app.views.page import Page
from app.views.phase.page import PagePhase
from app.views.structures.page import PageStructures
from app.views.theme import theme_courant
from tests.pages.conftest import quelques_structures

Ouvrir = Callable[[Page, str], Page]

PAGES = (
    (PagePhase, "phase:cibler"),
    (PagePhase, "action:role.legitimite"),
    (PagePhase, "action:mobiliser.contact"),
    (PageFormulaires, "formulaire:problematique"),
    (PageFormulaires, "formulaire:role"),
    (PageFormulaires, "formulaire:projet"),
    (PageStructures, "structures"),
)


def sans_nom(page: QWidget) -> list[str]:
    """Focusable visible controls without an accessible name."""
    muets = []
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        acces = QAccessible.queryAccessibleInterface(widget)
        if not acces.text(QAccessible.Text.Name):
            muets.append(f"{type(widget).__name__} {widget.objectName()}")
    return muets


@pytest.mark.parametrize(("genre", "adresse"), PAGES, ids=[adresse for _, adresse in PAGES])
def test_chaque_controle_a_un_nom(genre: type[Page], adresse: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    quelques_structures(contexte.dossier)
    page = ouvrir(genre(contexte), adresse)
    if isinstance(page, PageStructures):
        page.ouvrir_fiche(page.table.modele.id_de(0) or "")
    assert sans_nom(page) == []


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize(("genre", "adresse"), PAGES, ids=[adresse for _, adresse in PAGES])
def test_rien_ne_deborde(genre: type[Page], adresse: str, zoom: int, contexte: Contexte, ouvrir: Ouvrir) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        page = ouvrir(genre(contexte), adresse)
        QApplication.processEvents()
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
    finally:
        theme_courant().regler(zoom=100)


class Guetteur(QObject):
    """Notes the widgets that appear as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.vus: list[str] = []

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """A widget shown before it has a parent flashes as a window, and takes the keyboard away."""
        if evenement.type() == QEvent.Type.Show and isinstance(objet, QWidget) and objet.isWindow():
            self.vus.append(f"{type(objet).__name__} {objet.objectName()}")
        return False


@pytest.mark.parametrize(("genre", "adresse"), PAGES, ids=[adresse for _, adresse in PAGES])
def test_aucune_fenetre_ne_clignote(genre: type[Page], adresse: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    action = contexte.catalogue.methode.action("cibler.territoire")
    parcours.ajouter_point(contexte.dossier, action, "Un point à nous")
    parcours.ecarter(contexte.dossier, action, "aire", "")
    guetteur = Guetteur()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(guetteur)
    try:
        quelques_structures(contexte.dossier)
        page = ouvrir(genre(contexte), adresse)
        if isinstance(page, PagePhase):
            for code in page.vue.cartes:
                page.vue.ouvrir(code)
        if isinstance(page, PageStructures):
            page.ouvrir_fiche(page.table.modele.id_de(0) or "")
    finally:
        application.removeEventFilter(guetteur)
    assert guetteur.vus == [f"{type(page).__name__} {page.objectName()}"]
