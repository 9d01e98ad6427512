"""The menus from the keyboard, and Ctrl+F wherever one is."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.services.exemples import installer_exemple
from app.views.fenetre.principale import FenetrePrincipale


def lettre(texte: str) -> str:
    """The letter underlined in a menu, or nothing."""
    trouvee = re.search("&([^&])", texte.replace("&&", ""))
    return trouvee[1].casefold() if trouvee else ""


def doublons(textes: list[str]) -> list[str]:
    """The entries that share their letter with another one of the same menu."""
    combien = Counter(lettre(texte) for texte in textes)
    return [texte for texte in textes if lettre(texte) and combien[lettre(texte)] > 1]


def test_une_lettre_ne_mene_qu_a_une_entree(fenetre: FenetrePrincipale) -> None:
    menus = fenetre.menuBar().findChildren(QMenu)
    assert {menu.objectName() for menu in menus} >= {"menu.affichage", "menu.comite", "menu.parcours"}
    fautifs = {menu.title(): doublons([action.text() for action in menu.actions()]) for menu in menus}
    fautifs["barre"] = doublons([action.text() for action in fenetre.menuBar().actions()])
    assert not {menu: textes for menu, textes in fautifs.items() if textes}


def test_chaque_entree_des_menus_a_sa_lettre(fenetre: FenetrePrincipale) -> None:
    sans = [action.text() for action in fenetre.menus.actions.values() if not lettre(action.text())]
    assert sans == []


def test_le_menu_du_comite_mene_aux_membres(fenetre: FenetrePrincipale) -> None:
    fenetre.menus.actions["aller:comite:membres"].trigger()
    assert fenetre.travail is not None
    assert fenetre.travail.espace.adresse() == "comite:membres"


def clavier() -> str:
    """The name of the field one would type in."""
    champ = QApplication.focusWidget()
    return champ.objectName() if isinstance(champ, QLineEdit) else ""


@pytest.mark.parametrize(
    ("adresse", "filtre"),
    [
        ("structures", "filtreStructures"),
        ("partenaires", "filtrePartenaires"),
        ("comite:membres", "filtreMembres"),
        ("objectifs:resultats", "filtreResultatsAttendus"),
        ("objectifs:indicateurs", "filtreIndicateurs"),
        ("vigilance:decisions", "filtreDecisions"),
        ("plans:lignes", "filtreLignesDuPlan"),
        ("reperes", "rechercheReperes"),
    ],
)
def test_ctrl_f_filtre_ce_qu_on_regarde(adresse: str, filtre: str, fenetre: FenetrePrincipale) -> None:
    assert fenetre.travail is not None
    installer_exemple("otsi-slot", fenetre.travail.contexte.dossier, date(2026, 11, 21))
    fenetre.gestes.aller(adresse)
    fenetre.gestes.chercher_dans_la_page()
    assert clavier() == filtre
    fenetre.gestes.chercher_dans_la_page()
    assert clavier() == filtre


@pytest.mark.parametrize("adresse", ["structures", "comite:membres", "comite", "partenaires", "tableau-de-bord"])
def test_ctrl_f_cherche_partout_la_ou_il_n_y_a_rien_a_filtrer(adresse: str, fenetre: FenetrePrincipale) -> None:
    fenetre.gestes.aller(adresse)
    fenetre.gestes.chercher_dans_la_page()
    assert clavier() == "paletteChamp"


def test_ctrl_f_cherche_partout_depuis_une_vue_sans_filtre(fenetre: FenetrePrincipale) -> None:
    assert fenetre.travail is not None
    installer_exemple("otsi-slot", fenetre.travail.contexte.dossier, date(2026, 11, 21))
    fenetre.gestes.aller("partenaires:carte")
    fenetre.gestes.chercher_dans_la_page()
    assert clavier() == "paletteChamp"
