"""RELIABILITY.md §4, rows 47 to 50: what people paste, in each kind of field, down to the dossier and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.models.colonnes import Colonne, TypeChoix, TypeTexteLong
from app.models.definitions.catalogue import Catalogue
from app.models.parcours import ActionSuivie
from app.models.structure import Structure
from app.services import structures
from app.services.fichier import Poste, ouvrir
from app.services.parcours import id_action
from app.services.registres.structures import colonnes_des_structures
from app.views.elements import ChampLigne, ChampTexte
from app.views.fenetre.principale import FenetrePrincipale
from app.views.registre.choix_libre import ChoixLibre
from app.views.registre.editeurs import EditeurLigne, EditeurLong
from tests.fenetre.test_fenetre import note, travail

DIFFICILE = (
    "NBSP\u00a0: fine\u202f! ligne\u2028suite ZWJ 👩\u200d👧 RTL \u202egauche\u202c BOM\ufeff "
    + unicodedata.normalize("NFD", "Été à Plœuc")
    + " trait\u00ad doux 中文"
)

MEGA_OCTET = {
    "une ligne": "mot " * 262_144,
    "dix mille lignes": ("Une ligne de réunion, avec ses mots et ses chiffres 12\u202f345.\n" * 17_000)[: 1 << 20],
    "sans une espace": "x" * (1 << 20),
}

INVISIBLES = [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF]


def ligne_long(catalogue: Catalogue) -> QPlainTextEdit:
    champs = colonnes_des_structures(catalogue)
    return EditeurLong(next(c for c in champs.values() if isinstance(c.type, TypeTexteLong)), None)  # type: ignore[arg-type]


def ligne_court(catalogue: Catalogue) -> QLineEdit:
    return EditeurLigne(colonnes_des_structures(catalogue)["nom"], None)  # type: ignore[arg-type]


def ligne_libre(catalogue: Catalogue) -> QWidget:
    libre: Colonne = next(
        c for c in colonnes_des_structures(catalogue).values() if isinstance(c.type, TypeChoix) and c.type.libre
    )
    assert isinstance(libre.type, TypeChoix)
    return ChoixLibre(libre.type)


FABRIQUES: dict[str, Callable[[Catalogue], Any]] = {
    "ChampTexte": lambda _c: ChampTexte(),
    "ChampLigne": lambda _c: ChampLigne(),
    "EditeurLong": ligne_long,
    "EditeurLigne": ligne_court,
    "ChoixLibre": ligne_libre,
}


@pytest.fixture(params=FABRIQUES)
def champ(request: pytest.FixtureRequest, qtbot: QtBot, catalogue: Catalogue) -> Any:
    """Each widget of the program that takes text."""
    widget = FABRIQUES[request.param](catalogue)
    qtbot.addWidget(widget)
    widget.resize(500, 60)
    widget.show()
    return widget


def coller(champ: Any, texte: str) -> None:
    """Ctrl+V."""
    QApplication.clipboard().setText(texte)
    QToolTip.hideText()
    (champ.lineEdit() if isinstance(champ, ChoixLibre) else champ).paste()


def lu(champ: Any) -> str:
    """What the widget hands over."""
    valeur = champ.valeur() if hasattr(champ, "valeur") else champ.lire()
    return valeur or ""


@pytest.mark.parametrize("texte", MEGA_OCTET.values(), ids=MEGA_OCTET)
def test_r47_un_megaoctet_colle(champ: Any, texte: str) -> None:
    """Accepted whole; a field that froze on a word of a megabyte (33 s) would show as the slowest test by far."""
    coller(champ, texte)
    QApplication.processEvents()
    assert lu(champ).strip() == texte.strip()
    assert QApplication.clipboard().text() == texte


def test_r47_un_megaoctet_rejoint_le_fichier(fenetre: FenetrePrincipale, chemin: Path, poste: Poste) -> None:
    for texte in MEGA_OCTET.values():
        champ = note(fenetre, "cibler.territoire")
        champ.selectAll()
        coller(champ, texte)
        fenetre.mettre_a_l_abri()
    fenetre.close()
    session = ouvrir(chemin, poste=poste)
    ligne = session.dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is not None
    assert ligne["notes"] == texte
    session.fermer()


def test_r48_aller_retour_dans_chaque_champ(champ: Any) -> None:
    coller(champ, DIFFICILE)
    assert unicodedata.normalize("NFC", lu(champ)) == unicodedata.normalize("NFC", DIFFICILE)
    assert not QToolTip.text(), "nothing was taken out: nothing to say"


def test_r48_montrer_puis_ecrire_ne_change_rien(qtbot: QtBot) -> None:
    net = unicodedata.normalize("NFC", DIFFICILE)
    for genre in (ChampTexte, ChampLigne):
        champ = genre(net)
        qtbot.addWidget(champ)
        recus: list[str] = []
        champ.valide.connect(recus.append)
        champ.terminer()
        assert champ.valeur() == net
        assert recus == []


def test_r48_du_champ_au_fichier_a_l_octet(fenetre: FenetrePrincipale, chemin: Path, poste: Poste) -> None:
    id = structures.ajouter(travail(fenetre).contexte.dossier, "Une")
    coller(note(fenetre, "cibler.territoire"), DIFFICILE)
    fenetre.gestes.aller(f"structure:{id}")
    page: Any = travail(fenetre).espace.page()
    for nom in ("sigle", "finalites", "commune"):
        coller(page.fiche.controles[nom], DIFFICILE)
        page.fiche.controles[nom].terminer()
    assert fenetre.close()
    session = ouvrir(chemin, poste=poste)
    action = session.dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    (structure,) = session.dossier.lignes(Structure)
    attendu = unicodedata.normalize("NFC", DIFFICILE).encode()
    assert action is not None
    for valeur in (action["notes"], structure["sigle"], structure["finalites"], structure["commune"]):
        assert valeur.encode() == attendu
    session.fermer()


def test_r49_chaque_caractere_interdit_est_retire_et_dit(champ: Any) -> None:
    for point in INVISIBLES:
        if point == 9:
            continue
        (champ.lineEdit() if isinstance(champ, ChoixLibre) else champ).clear()
        coller(champ, f"a{chr(point)}\u00a0z")
        assert lu(champ) == "a\u00a0z", hex(point)
        assert "1\u00a0caractère invisible" in QToolTip.text(), hex(point)
        assert "retiré" in QToolTip.text()


def test_r49_plusieurs_se_comptent_et_le_curseur_reste_a_sa_place(qtbot: QtBot) -> None:
    champ = ChampLigne("début fin")
    qtbot.addWidget(champ)
    champ.show()
    champ.setCursorPosition(6)
    with qtbot.waitSignal(champ.avis) as avis:
        coller(champ, "\x00mi\x1blieu\ufffe ")
    assert avis.args is not None
    assert "3\u00a0caractères invisibles" in avis.args[0]
    assert champ.text() == "début milieu fin"
    assert champ.cursorPosition() == 13
    champ.terminer()
    assert champ.valeur() == "début milieu fin"


def test_r49_moities_de_caractere(champ: Any) -> None:
    """Qt's own clipboard drops lone halves before we see them: the rest of the text is what counts."""
    for demi in (0xD800, 0xDBFF, 0xDC00, 0xDFFF):
        (champ.lineEdit() if isinstance(champ, ChoixLibre) else champ).clear()
        donnees = QMimeData()
        donnees.setText(f"a{chr(demi)}é🚀z")
        QApplication.clipboard().setMimeData(donnees)
        (champ.lineEdit() if isinstance(champ, ChoixLibre) else champ).paste()
        assert lu(champ) == "aé🚀z"


def test_r50_quarante_mille_signes_dans_une_ligne(champ: Any) -> None:
    texte = "é" * 40_000
    coller(champ, texte)
    assert lu(champ) == texte
