"""The controls of the kit, used as a person uses them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.models.dessin import Dessin, Mot, Secteur
from app.models.statuts import AvisContact, Mobilisation
from app.views.elements import (
    Bouton,
    CaseACocher,
    Champ,
    ChampDate,
    ChampLigne,
    ChampMontant,
    ChampNombre,
    ChampTexte,
    ChoixMultiple,
    ChoixUnique,
    DessinWidget,
    Etiquette,
    Pastille,
    TexteRiche,
    echapper,
)
from app.views.fenetre.barre import BarreHaute
from tests.fenetre.saisie import taper

DIFFICILE = "Été\u00a0: «\u00a0œuvre\u00a0»\u202f! ligne\u2028suite\nR&D et <b>5</b>\u202f€"


def test_r48_le_texte_garde_ses_espaces_insecables(qtbot: QtBot) -> None:
    champ = ChampTexte(DIFFICILE)
    qtbot.addWidget(champ)
    assert champ.valeur() == DIFFICILE


def test_le_texte_s_ecrit_au_repos_et_en_quittant_le_champ(qtbot: QtBot) -> None:
    champ = ChampTexte()
    qtbot.addWidget(champ)
    recus: list[str] = []
    champ.valide.connect(recus.append)
    with qtbot.waitSignal(champ.valide, timeout=2000):
        taper(champ, "Été")
    taper(champ, "s")
    champ.terminer()
    champ.terminer()
    assert recus == ["Été", "Étés"]


@pytest.mark.parametrize("genre", [ChampTexte, ChampLigne])
def test_l_espace_que_le_dossier_n_a_pas_garde_ne_deplace_pas_le_curseur(
    qtbot: QtBot, genre: type[ChampTexte | ChampLigne]
) -> None:
    """One types « Bonjour », a space, thinks, types « monde »: what the dossier keeps meanwhile has no space."""
    champ = genre()
    qtbot.addWidget(champ)
    champ.show()
    champ.activateWindow()
    champ.setFocus()
    qtbot.waitUntil(champ.hasFocus)
    dossier: list[str] = []
    champ.valide.connect(lambda texte: (dossier.append(texte.strip()), champ.definir(dossier[-1])))
    for mots in ("Bonjour ", "monde"):
        taper(champ, mots)
        champ.terminer()
    assert dossier[-1] == "Bonjour monde"
    champ.definir("Bonsoir tout le monde")
    assert champ.valeur() == "Bonsoir tout le monde"
    taper(champ, "!")
    assert champ.valeur() != "!Bonsoir tout le monde"


def test_entree_presse_le_bouton_ou_l_on_est(qtbot: QtBot) -> None:
    """In a dialog too: not its default button."""
    dialogue = QDialog()
    qtbot.addWidget(dialogue)
    colonne = QVBoxLayout(dialogue)
    annuler, accepter = Bouton("Annuler"), Bouton("Supprimer")
    accepter.setDefault(True)
    presses: list[str] = []
    for bouton in (annuler, accepter):
        colonne.addWidget(bouton)
        bouton.clicked.connect(lambda _=False, b=bouton: presses.append(b.text()))
    dialogue.show()
    QTest.keyClick(annuler, Qt.Key.Key_Return)
    QTest.keyClick(annuler, Qt.Key.Key_Enter)
    assert presses == ["Annuler", "Annuler"]


def test_entree_ouvre_la_recherche_ou_l_on_est(qtbot: QtBot) -> None:
    """The search of the top bar looks like a field and is a button: Entrée did nothing on it."""
    barre = BarreHaute()
    qtbot.addWidget(barre)
    barre.show()
    recherche = barre.findChild(QAbstractButton, "recherche")
    with qtbot.waitSignal(barre.rechercheDemandee, timeout=500):
        QTest.keyClick(recherche, Qt.Key.Key_Return)
    assert recherche.accessibleName() == "Rechercher ou aller à (Ctrl+K)"


def test_une_longue_frappe_laisse_des_brouillons(qtbot: QtBot) -> None:
    champ = ChampTexte()
    qtbot.addWidget(champ)
    brouillons: list[str] = []
    champ.brouillon.connect(brouillons.append)
    for _ in range(12):
        taper(champ, "a")
        qtbot.wait(200)
    assert 1 <= len(brouillons) <= 2


def test_une_valeur_du_dossier_ne_chasse_pas_ce_que_l_on_tape(qtbot: QtBot) -> None:
    champ = ChampTexte("avant")
    qtbot.addWidget(champ)
    taper(champ, "x")
    champ.definir("d’ailleurs")
    assert champ.valeur() == "xavant"
    champ.terminer()
    champ.definir("d’ailleurs")
    assert champ.valeur() == "d’ailleurs"


def test_r49_un_collage_est_nettoye_avec_un_avis(qtbot: QtBot) -> None:
    champ = ChampTexte()
    qtbot.addWidget(champ)
    donnees = QMimeData()
    donnees.setText("a\x00b\x07c\u00a0d")
    with qtbot.waitSignal(champ.avis) as avis:
        champ.insertFromMimeData(donnees)
    assert champ.valeur() == "abc\u00a0d"
    assert avis.args is not None
    assert "2\u00a0caractères invisibles" in avis.args[0]


def test_le_champ_grandit_avec_son_texte(qtbot: QtBot) -> None:
    champ = ChampTexte()
    qtbot.addWidget(champ)
    champ.resize(300, champ.sizeHint().height())
    champ.show()
    petit = champ.height()
    champ.definir("\n".join("ligne" for _ in range(9)))
    assert champ.height() > petit + 5 * champ.fontMetrics().lineSpacing()


@pytest.mark.parametrize("source", ["142 000 €", "142000", "142\u202f000"])
def test_un_montant_est_exact(qtbot: QtBot, source: str) -> None:
    champ = ChampMontant()
    qtbot.addWidget(champ)
    recus: list[Decimal] = []
    champ.valide.connect(recus.append)
    taper(champ, source)
    champ.terminer()
    assert recus == [Decimal(142000)]
    assert champ.text() == "142\u202f000\u00a0€"


def test_un_nombre_illisible_reste_a_corriger_et_ne_s_ecrit_pas(qtbot: QtBot) -> None:
    nombre = ChampNombre(Decimal("3.5"), decimales=1, unite="ETP")
    champ = Champ("Postes", nombre, nom="etp")
    qtbot.addWidget(champ)
    recus: list[object] = []
    nombre.valide.connect(recus.append)
    nombre.clear()
    taper(nombre, "trois")
    nombre.terminer()
    assert recus == []
    assert nombre.text() == "trois"
    assert any("pas un nombre" in e.text() for e in champ.findChildren(QLabel) if not e.isHidden())
    nombre.clear()
    taper(nombre, "4")
    nombre.terminer()
    assert recus == [Decimal(4)]
    assert nombre.en_defaut() == ""


def test_une_date_se_tape_et_se_vide(qtbot: QtBot) -> None:
    champ = ChampDate()
    qtbot.addWidget(champ)
    recus: list[date | None] = []
    champ.valide.connect(recus.append)
    taper(champ.ligne, "12 déc. 2026")
    champ.terminer()
    assert champ.ligne.text() == "12\u00a0décembre 2026"
    champ.ligne.selectAll()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Delete)
    champ.terminer()
    assert recus == [date(2026, 12, 12), None]


def test_r50_une_ligne_tres_longue_n_est_pas_coupee(qtbot: QtBot) -> None:
    champ = ChampLigne("x" * 40_000)
    qtbot.addWidget(champ)
    assert len(champ.valeur()) == 40_000


def test_un_choix_unique_se_choisit_et_se_retire(qtbot: QtBot) -> None:
    choix = ChoixUnique(AvisContact, nom="avis")
    qtbot.addWidget(choix)
    recus: list[object] = []
    choix.valide.connect(recus.append)
    bouton = choix._boutons["oui"]
    bouton.click()
    bouton.click()
    assert recus == ["oui", None]


def test_un_code_inconnu_se_montre_et_se_garde(qtbot: QtBot) -> None:
    unique = ChoixUnique(Mobilisation, forme="liste")
    plusieurs = ChoixMultiple(Mobilisation)
    for widget in (unique, plusieurs):
        qtbot.addWidget(widget)
    unique.definir("ancien-code")
    assert unique.valeur() == "ancien-code"
    plusieurs.definir(("repere-autrement", "retenue"))
    assert set(plusieurs.valeur()) == {"retenue", "repere-autrement"}


def test_la_case_ne_signale_que_l_utilisateur(qtbot: QtBot) -> None:
    case = CaseACocher("Toutes les structures relèvent du territoire du DLA")
    qtbot.addWidget(case)
    recus: list[bool] = []
    case.bascule.connect(recus.append)
    case.definir(True)
    assert recus == []
    qtbot.keyClick(case, Qt.Key.Key_Space)
    assert recus == [False]


def test_la_pastille_dit_son_statut_et_son_sujet(qtbot: QtBot) -> None:
    pastille = Pastille()
    qtbot.addWidget(pastille)
    pastille.definir("en_cours", "Qualifier le territoire")
    interface = QAccessible.queryAccessibleInterface(pastille)
    assert interface.text(QAccessible.Text.Name) == "Statut\u00a0: En cours (Qualifier le territoire)"
    with qtbot.waitSignal(pastille.choisi) as choisi:
        pastille.menu().actions()[2].trigger()
    assert choisi.args == ["fait"]


def test_r67_un_texte_d_utilisateur_n_est_jamais_du_balisage(qtbot: QtBot) -> None:
    piege = "<img src='file:///etc/passwd'> **gras** [lien](http://exemple.org)"
    texte = TexteRiche(echapper(piege))
    qtbot.addWidget(texte)
    assert texte.toPlainText() == piege
    etiquette = Etiquette(piege, brut=True)
    qtbot.addWidget(etiquette)
    assert etiquette.textFormat() is Qt.TextFormat.PlainText


def test_une_figure_se_parcourt_au_clavier_et_a_la_souris(qtbot: QtBot) -> None:
    formes = (
        Secteur(50, 50, 20, 45, 0, 90, fond="etape1", lien="phase:cerner"),
        Secteur(50, 50, 20, 45, 90, 180, fond="etape2", lien="phase:cibler"),
        Mot(50, 50, "9 / 45", ancre="milieu"),
    )
    figure = DessinWidget(Dessin(100, 100, formes, "Le cycle", "Neuf actions sur 45.", (("Cerner", "5"),)))
    hote = QWidget()
    QVBoxLayout(hote).addWidget(figure)
    qtbot.addWidget(hote)
    figure.resize(100, 100)
    suivis: list[str] = []
    figure.lien.connect(suivis.append)
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPointF(75, 28).toPoint())
    assert suivis == ["phase:cibler", "phase:cerner"]
    assert figure.accessibleName() == "Le cycle"
    assert "Neuf actions" in figure.accessibleDescription()
    figure.grab()
    QApplication.processEvents()
