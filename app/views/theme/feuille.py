"""The style sheet: short, without descendant selectors (each widget is matched by its class and one property)."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.ressources import dossier_ressources
from app.views.theme.couleurs import SOMBRE
from app.views.theme.polices import CORPS

ROLES: Mapping[str, tuple[float, int, str]] = {
    "titre": (1.65, 700, "texte"),
    "sous_titre": (1.23, 600, "texte"),
    "titre_carte": (1.09, 600, "texte"),
    "gras": (1.0, 600, "texte"),
    "discret": (1.0, 400, "texte2"),
    "petit": (0.89, 400, "texte2"),
    "legende": (0.84, 400, "texte3"),
    "rubrique": (0.96, 600, "texte2"),
    "erreur": (0.92, 400, "danger"),
    "attention": (0.92, 400, "attention"),
}
"""Roles of an `Etiquette`: size against running text, weight, colour."""


def feuille_de_style(couleurs: Mapping[str, str], zoom: int) -> str:
    """The whole sheet for these colours, at ``zoom`` percent."""
    rapport = zoom / 100
    c = {
        **couleurs,
        "p4": f"{round(4 * rapport)}px",
        "p6": f"{round(6 * rapport)}px",
        "p12": f"{round(12 * rapport)}px",
    }
    teinte = "sombre" if couleurs is SOMBRE else "clair"
    c["fleche"] = (dossier_ressources() / "icones" / f"liste-{teinte}.svg").as_posix()
    roles = "\n".join(
        f'QLabel[role="{nom}"] {{ font-size: {CORPS * taille * rapport:.2f}pt; font-weight: {graisse};'
        f" color: {couleurs[couleur]}; }}"
        for nom, (taille, graisse, couleur) in ROLES.items()
    )
    accents = "\n".join(_accent(c, n) for n in ("1", "2", "3", "4"))
    return roles + _BASE % c + accents


def _accent(c: Mapping[str, str], n: str) -> str:
    plein = c[f"etape{n}_plein"]
    return (
        f'QPushButton[genre="principal"][etape="{n}"] {{ background: {plein}; border-color: {plein}; }}\n'
        f'QPushButton[genre="principal"][etape="{n}"]:hover {{ border-color: {c["texte"]}; }}\n'
        f'QPushButton[genre="principal"][etape="{n}"]:focus {{ border-color: {c["texte"]}; }}\n'
    )


_BASE = """
QPushButton { background: %(surface)s; color: %(texte)s; border: 1px solid %(trait_fort)s; border-radius: 5px;
  padding: %(p6)s %(p12)s; }
QPushButton:hover { background: %(survol)s; }
QPushButton:pressed { background: %(selection)s; }
QPushButton:disabled { color: %(texte3)s; border-color: %(trait)s; background: %(surface2)s; }
QPushButton:focus { border: 2px solid %(focus)s; }
QPushButton[genre="principal"] { background: %(principal)s; color: %(inverse)s; border: 1px solid %(principal)s;
  font-weight: 600; }
QPushButton[genre="principal"]:hover { background: %(principal_survol)s; }
QPushButton[genre="principal"]:focus { border: 2px solid %(texte)s; }
QPushButton[genre="principal"]:disabled { background: %(surface2)s; color: %(texte3)s; border-color: %(trait)s; }
QPushButton[genre="danger"] { background: %(surface)s; color: %(danger)s; border: 1px solid %(danger)s; }
QPushButton[genre="discret"] { background: transparent; border: 1px solid transparent; }
QPushButton[genre="discret"]:hover { background: %(survol)s; }
QPushButton[genre="discret"]:focus { border: 2px solid %(focus)s; }
QPushButton[genre="lien"] { background: transparent; border: 1px solid transparent; border-radius: 3px;
  padding: 1px 0;
  color: %(lien)s; text-decoration: underline; text-align: left; }
QPushButton[genre="lien"]:hover { background: %(survol)s; }
QPushButton[genre="lien"]:focus { border: 1px solid %(focus)s; }
QPushButton[genre="segment"] { padding: %(p4)s %(p12)s; border-radius: 5px; }
QPushButton[genre="segment"]:checked { background: %(selection)s; border-color: %(principal)s; font-weight: 600; }
QPushButton[genre="onglet"] { background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; color: %(texte2)s; padding: %(p4)s %(p4)s; }
QPushButton[genre="onglet"]:hover { color: %(texte)s; }
QPushButton[genre="onglet"]:checked { color: %(texte)s; font-weight: 600; border-bottom: 2px solid %(principal)s; }
QPushButton[genre="onglet"]:focus { border: 1px solid %(focus)s; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: %(p4)s; }
QToolButton:hover { background: %(survol)s; }
QToolButton:focus { border: 1px solid %(focus)s; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox { background: %(surface)s; color: %(texte)s;
  border: 1px solid %(trait_fort)s; border-radius: 5px; padding: %(p4)s %(p6)s;
  selection-background-color: %(selection)s; selection-color: %(texte)s; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border: 2px solid %(focus)s; }
QLineEdit:read-only { background: %(surface2)s; }
QLineEdit[etat="erreur"], QPlainTextEdit[etat="erreur"] { border: 2px solid %(danger)s; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("%(fleche)s"); width: 12px; height: 12px; }
QTextBrowser { background: transparent; border: none; color: %(texte)s; }
QTextBrowser:focus { border: 1px solid %(focus)s; border-radius: 4px; }
QScrollArea { border: none; }
QMenuBar { background: %(surface)s; color: %(texte)s; padding-left: 3px; }
QMenuBar::item { padding: 3px 7px; background: transparent; }
QMenuBar::item:selected { background: %(survol)s; border-radius: 4px; }
QMenu { background: %(surface)s; color: %(texte)s; border: 1px solid %(trait_fort)s; padding: 4px; }
QMenu::item { padding: %(p6)s %(p12)s; border-radius: 4px; }
QMenu::item:selected { background: %(selection)s; color: %(texte)s; }
QMenu::item:disabled { color: %(texte3)s; }
QMenu::separator { height: 1px; background: %(trait)s; margin: 4px 6px; }
QToolTip { background: %(surface)s; color: %(texte)s; border: 1px solid %(trait_fort)s; padding: 4px; }
QHeaderView::section { background: %(surface2)s; color: %(texte)s; border: none; border-right: 1px solid %(trait)s;
  border-bottom: 1px solid %(trait)s; padding: %(p6)s; font-weight: 600; }
QTableView, QListView { background: %(surface)s; alternate-background-color: %(surface2)s; color: %(texte)s;
  border: 1px solid %(trait)s; border-radius: 5px; gridline-color: %(trait)s;
  selection-background-color: %(selection)s; selection-color: %(texte)s; outline: none; }
QTableView:focus, QListView:focus { border: 2px solid %(focus)s; }
QListView[genre="rail"] { border: none; border-radius: 0; }
QListView[genre="rail"]:focus { border: none; }
QPushButton[genre="recherche"] { color: %(texte3)s; text-align: left; padding: %(p6)s %(p6)s; }
QSplitter::handle { background: %(trait)s; }
QStatusBar { background: %(surface)s; color: %(texte2)s; }
QProgressBar { background: %(surface2)s; border: 1px solid %(trait)s; border-radius: 5px; text-align: center; }
QProgressBar::chunk { background: %(selection)s; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: %(glissiere)s; border-radius: 4px; min-height: 32px; margin: 2px 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: %(glissiere)s; border-radius: 4px; min-width: 32px; margin: 2px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
