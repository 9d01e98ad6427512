"""The whole way: a chargée de mission enters a real ingénierie by hand, closes, comes back, undoes, exports.

What she types is the example « offre d’insertion » (S2 III.D), action by action, through the twelve phases. At the
end her dossier must hold exactly what the program itself installs for that example: nothing lost, nothing added.
"""

from __future__ import annotations

import json
import sqlite3
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document as DocumentWord
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import app.bootstrap
from app.cli import main as ingeco
from app.models.schema import tables_metier
from app.services import structures
from app.services.exemples import installer_exemple
from app.services.fichier import Poste
from app.services.ressources import dossier_ressources
from app.views.elements import ChampLigne, ChampMontant, ChampNombre, ChampTexte
from app.views.fenetre.principale import FenetrePrincipale
from app.views.phase.carte import CarteAction
from app.views.phase.page import PagePhase
from app.views.structures.page import PageStructures
from tests.e2e.personne import Personne
from tests.fabrique import catalogue, dossier_en_memoire
from tests.fenetre.saisie import taper

EXEMPLE = "offre-insertion"
SOURCE = tomllib.loads((dossier_ressources() / "exemples" / f"{EXEMPLE}.toml").read_text("utf-8"))
CTRL = Qt.KeyboardModifier.ControlModifier


def ouvrir(qtbot: QtBot, chemin: Path, poste: Poste) -> Personne:
    fenetre = app.bootstrap.fenetre_pour(chemin, poste=poste)
    fenetre.resize(1366, 768)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    QApplication.processEvents()
    return Personne(qtbot, fenetre)


def fermer(fenetre: FenetrePrincipale) -> None:
    assert fenetre.close()
    fenetre.deleteLater()
    QApplication.processEvents()


def actions_de(phase: str) -> list[dict[str, Any]]:
    return [a for a in SOURCE["action"] if a["code"].partition(".")[0] == phase]


def remplir_action(elle: Personne, action: dict[str, Any], *, coller: bool) -> None:
    """Points ticked, answered, set aside with a reason or added; notes; status; person."""
    carte = elle.ouvrir_carte(action["code"])
    for point in action.get("point", []):
        if point.get("propre"):
            ajouter_un_point(elle, carte, point)
            continue
        ligne = carte.lignes[point["code"]]
        if point.get("coche"):
            elle.cliquer(ligne.case)
        if point.get("reponse"):
            assert ligne.reponse is not None
            elle.ecrire(ligne.reponse, point["reponse"].strip(), coller=coller)
        if point.get("ecarte"):
            ligne._gestes["ecarter"].trigger()
            assert ligne.motif is not None
            elle.ecrire(ligne.motif, point["motif"], coller=coller)
    if action.get("notes"):
        assert carte.notes is not None
        elle.ecrire(carte.notes, action["notes"].strip(), coller=True)
    if action.get("responsable"):
        elle.ecrire(elle.voir(f"responsable.{action['code']}", ChampLigne), action["responsable"])
    if action.get("statut"):
        carte.pastille.choisi.emit(action["statut"])
        if action["statut"] == "sans_objet":
            elle.ecrire(carte.motif, action["motif"], coller=coller)


def ajouter_un_point(elle: Personne, carte: CarteAction, point: dict[str, Any]) -> None:
    connus = set(carte.lignes)
    elle.cliquer(elle.voir(f"ajouterPoint.{carte.action.code}", QPushButton))
    champ = elle.voir(f"nouveauPoint.{carte.action.code}", QLineEdit)
    elle.ecrire(champ, point["texte"])
    elle.qtbot.waitUntil(lambda: bool(set(carte.lignes) - connus), timeout=3000)
    (code,) = set(carte.lignes) - connus
    ligne = carte.lignes[code]
    if point.get("coche"):
        elle.cliquer(ligne.case)
    if point.get("reponse"):
        assert ligne.reponse is not None
        elle.ecrire(ligne.reponse, point["reponse"].strip(), coller=True)


def remplir_formulaire(elle: Personne, table: str) -> None:
    """The text, amount and number fields of a whole form, one after the other."""
    page = elle.espace.page()
    assert page is not None
    for champ, valeur in SOURCE[table].items():
        if not isinstance(valeur, str):
            continue
        for genre in (ChampTexte, ChampLigne, ChampMontant, ChampNombre):
            trouves = [w for w in page.findChildren(QWidget, f"{table}.{champ}") if isinstance(w, genre)]
            if trouves:
                texte = valeur.strip().replace(".", ",") if genre in (ChampMontant, ChampNombre) else valeur.strip()
                elle.ecrire(trouves[0], texte, coller=genre is ChampTexte)


def clore_la_derniere(elle: Personne) -> None:
    """The last phase is closed with its button; nothing forbids it."""
    elle.espace.aller("phase:transferer")
    page = elle.espace.page()
    assert isinstance(page, PagePhase)
    elle.cliquer(page.vue.cloture.clore)
    assert elle.espace.contexte.dossier.requete("SELECT count(*) FROM phase_suivie WHERE close_le IS NOT NULL") == [
        (1,)
    ]


def coller_les_structures(elle: Personne) -> None:
    """Three rows copied in a spreadsheet, pasted in the register: name, SIRET, ETP as the program shows them."""
    retour = elle.espace.adresse()
    elle.espace.aller("structures")
    page = elle.espace.page()
    assert isinstance(page, PageStructures)
    page.montrer_jeu("poids")
    table = page.table
    noms = [table.modele.colonne(k).nom for k in range(table.modele.columnCount())]
    rangees = []
    for structure in SOURCE["structure"]:
        valeurs = {"nom": structure["nom"], "etp": structure.get("etp", ""), "budget": structure.get("budget", "")}
        rangees.append("\t".join(valeurs.get(nom, "").replace(".", ",") for nom in noms))
    table.setFocus()
    table.setCurrentIndex(table.modele.index(0, noms.index("nom")))
    QGuiApplication.clipboard().setText("\r\n".join(rangees))
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    elle.souffler()
    assert structures.compter(elle.espace.contexte.dossier) == len(SOURCE["structure"])
    elle.espace.aller(retour)


def lignes(chemin: Path, sql: str) -> list[tuple[Any, ...]]:
    """An independent reader: plain sqlite3, read-only, on the file the user carries away."""
    connexion = sqlite3.connect(f"file:{chemin}?mode=ro&immutable=1", uri=True)
    try:
        return connexion.execute(sql).fetchall()
    finally:
        connexion.close()


POINTS = "SELECT action_code, coche, coalesce(trim(reponse), ''), ecarte, coalesce(motif, ''), coalesce(texte, '')"
ACTIONS = "SELECT action_code, " + ", ".join(
    f"coalesce(trim({champ}), '')" for champ in ("statut", "motif", "notes", "responsable")
)


def test_une_ingenierie_entiere(qtbot: QtBot, tmp_path: Path, poste: Poste, capsys: pytest.CaptureFixture[str]) -> None:
    chemin = tmp_path / "offre d’insertion.sqlite"
    assert ingeco(["nouveau", str(chemin), "--intitule", SOURCE["fiche"]["intitule"]]) == 0

    # She walks the cycle with the button « suivant », and fills every action of every phase.
    elle = ouvrir(qtbot, chemin, poste)
    elle.espace.aller("phase:cerner")
    for rang, phase in enumerate(catalogue().methode.phases):
        assert elle.espace.adresse() == f"phase:{phase.code}"
        for action in actions_de(phase.code):
            remplir_action(elle, action, coller=rang > 1)
        if phase.code == "cibler":
            coller_les_structures(elle)
        suivante = elle.voir("phaseSuivante", QPushButton) if rang < 11 else None
        if suivante is not None:
            elle.cliquer(suivante)
    for table, adresse in (("problematique", "problematique"), ("role_dla", "role"), ("projet_intervention", "projet")):
        elle.espace.aller(f"formulaire:{adresse}")
        remplir_formulaire(elle, table)

    # She closes in the middle of a word.
    clore_la_derniere(elle)
    elle.espace.aller("action:cerner.diagnostics")
    carte = elle.ouvrir_carte("cerner.diagnostics")
    assert carte.notes is not None
    carte.notes.setFocus()
    elle.frapper(Qt.Key.Key_End, CTRL)
    taper(carte.notes, " Œuvre inachev")
    fermer(elle.fenetre)
    (notes,) = lignes(chemin, "SELECT notes FROM action_suivie WHERE action_code = 'cerner.diagnostics'")[0]
    assert notes.endswith("Œuvre inachev")

    # Next morning: everything is there; Ctrl+Z takes back yesterday's last gesture.
    elle = ouvrir(qtbot, chemin, poste)
    elle.fenetre.setFocus()
    elle.frapper(Qt.Key.Key_Z, CTRL)
    fermer(elle.fenetre)
    reference = dossier_en_memoire()
    installer_exemple(EXEMPLE, reference, date.today())
    for sql in (f"{POINTS} FROM point_suivi", f"{ACTIONS} FROM action_suivie"):
        assert sorted(lignes(chemin, sql)) == sorted(sans_typographie(reference.requete(sql)))
    registre = "SELECT nom, coalesce(etp, ''), coalesce(budget, '') FROM structure ORDER BY rowid"
    assert lignes(chemin, registre) == sans_typographie(reference.requete(registre))
    for table in ("problematique", "role_dla", "projet_intervention"):
        choisis = {c.name for c in tables_metier()[table].columns if c.info.get("liste")}
        textes = [c for c, valeur in SOURCE[table].items() if isinstance(valeur, str) and c not in choisis]
        colonnes = ", ".join(f"trim({champ})" for champ in textes)
        sql = f"SELECT {colonnes} FROM {table}"
        assert lignes(chemin, sql) == sans_typographie(reference.requete(sql)), table

    # She prints what the committee needs, and it can be read.
    vers = tmp_path / "papiers"
    capsys.readouterr()
    assert ingeco(["exporter", str(chemin), "--vers", str(vers), "--json"]) == 0
    ecrits = [Path(p) for p in json.loads(capsys.readouterr().out)]
    assert {p.suffix for p in ecrits} == {".pdf", ".xlsx", ".docx"}
    for fichier in ecrits:
        relire(fichier)
    comite = next(p for p in ecrits if p.suffix == ".pdf" and "comité" in p.name.casefold())
    texte = aplatir("".join(page.extract_text() for page in PdfReader(comite).pages))
    assert aplatir(SOURCE["fiche"]["intitule"]) in texte
    assert aplatir(SOURCE["problematique"]["formulation"]) in texte


def sans_typographie(rangees: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The example's file is set with French no-break spaces at load; a person at a keyboard types plain ones."""
    return [
        tuple(v.replace("\u202f", " ").replace("\u00a0", " ") if isinstance(v, str) else v for v in rangee)
        for rangee in rangees
    ]


def aplatir(texte: str) -> str:
    return "".join(texte.split()).replace("\u00a0", "").replace("\u202f", "")


def relire(fichier: Path) -> None:
    if fichier.suffix == ".pdf":
        assert PdfReader(fichier).pages
    elif fichier.suffix == ".xlsx":
        classeur = openpyxl.load_workbook(fichier)
        assert any(cellule.value for ligne in classeur.worksheets[0].iter_rows() for cellule in ligne)
    else:
        assert any(p.text.strip() for p in DocumentWord(str(fichier)).paragraphs)
