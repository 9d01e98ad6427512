"""What a person does with her hands: type, wait for the paper, read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.views.documents.page import PageDocuments
from app.views.documents.vue_pages import VueDesPages

T = TypeVar("T", bound=QWidget)


def taper(widget: QWidget, texte: str) -> None:
    """Type ``texte``, accents included (`qtbot.keyClicks` aborts on « É »)."""
    for signe in texte:
        for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, signe))


def trouver(parent: QWidget, classe: type[T], nom: str) -> T:
    """The control of that ``objectName``."""
    widget = parent.findChild(classe, nom)
    assert widget is not None, nom
    return widget


def attendre_le_papier(qtbot: Any, page: PageDocuments, contient: str = "", sans: str = "") -> str:
    """Wait until the preview holds ``contient`` (and not ``sans``); return its words."""
    vue = trouver(page, VueDesPages, "apercuPages")

    def pret() -> bool:
        texte = texte_du_papier(vue)
        return bool(texte) and contient in texte and not (sans and sans in texte)

    qtbot.waitUntil(pret, timeout=15000)
    return texte_du_papier(vue)


def texte_du_papier(vue: VueDesPages) -> str:
    """All the words of the pages on screen, on one line."""
    pages = vue.pages
    if pages is None or pages.ferme:
        return ""
    return " ".join(" ".join(pages.texte(n) for n in range(len(pages))).split())


def controles_sans_nom(racine: QWidget) -> Iterator[str]:
    """Controls one can reach with the keyboard, and that a screen reader couldn't name."""
    for widget in racine.findChildren(QWidget):
        atteignable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(racine)
        if not atteignable or widget.focusProxy() is not None:
            continue
        lu = QAccessible.queryAccessibleInterface(widget)
        if not lu.text(QAccessible.Text.Name).strip():
            yield f"{type(widget).__name__} {widget.objectName()}"
