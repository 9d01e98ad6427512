"""What follows the list of structures: partners, objectives, groups, plans, decisions, papers, the file itself."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QWidget

from app.cli import main as ingeco
from app.models.structure import Structure
from app.services import structures
from app.views.choix_guide.page import PageChoixGuide
from app.views.choix_guide.question import Reponse
from app.views.echeances.modele import LigneRole
from app.views.echeances.page import PageEcheances
from app.views.elements import ChampTexte
from app.views.fenetre.rail_modele import GenreRang
from app.views.fenetre.rail_mots import mots_des_registres
from app.views.fenetre.registres import lire_rail
from app.views.groupes.page import PageGroupes
from app.views.imports.retour import DialogueRetour
from app.views.objectifs.guide import DialogueObjectifs
from app.views.objectifs.page import PageObjectifs
from app.views.partenaires.page import PagePartenaires
from app.views.plans.page import PagePlans
from app.views.tableau_de_bord.page import PageTableauDeBord
from app.views.vigilance.decider import DialogueDecision as DialogueDecision
from app.views.vigilance.page import PageVigilance
from tests.e2e.personne import Personne
from tests.e2e.test_les_douze_phases import lignes, relire
from tests.fabrique import photographier
from tests.fenetre.saisie import taper

CTRL = Qt.KeyboardModifier.ControlModifier
AUJOURDHUI = date.today()

PARTENAIRES = (
    ("Région Bretagne", "Les financeurs"),
    ("Centre de ressources vélo", "Le réseau du DLA"),
    ("Fédération des ateliers", "les reseaux et partenaires des bénéficiaires"),
    ("Université de l’Ouest", "Les structures et personnes ressources"),
)

DLA_37 = (
    "Transfert de l’activité\tStatut mal adapté\tCréer une entreprise\tOctobre - novembre 2005\tDes stagiaires\r\n"
    "Comptabilité\tPas de permanent\tAppui-conseil\t15/10/2026\tDeux jours\r\n"
)


def rail(elle: Personne) -> dict[str, str]:
    """What the rail says at the right of each register."""
    contexte = elle.espace.contexte
    mots = mots_des_registres(contexte.dossier, contexte.catalogue, date.today())
    return {r.adresse: r.droite for r in lire_rail(contexte, mots) if r.genre is GenreRang.REGISTRE}


def ids_par_nom(elle: Personne) -> dict[str, str]:
    return {s["nom"]: s["id"] for s in structures.lister(elle.espace.contexte.dossier, "id", "nom")}


# --- engager ----------------------------------------------------------------------------------------------------


def nommer_les_partenaires(elle: Personne) -> None:
    """« Ajouter », then the list pasted into the cell that has opened: it fills the rows, not the cell."""
    page = elle.aller("partenaires", PagePartenaires)
    elle.cliquer(page.vide.bouton)
    elle.copier("\r\n".join("\t".join(ligne) for ligne in PARTENAIRES))
    elle.frapper(Qt.Key.Key_V, CTRL)
    dossier = elle.espace.contexte.dossier
    lus = dossier.requete("SELECT nom, famille FROM partenaire ORDER BY rowid")
    assert [nom for nom, _ in lus] == [nom for nom, _ in PARTENAIRES]
    assert len({famille for _, famille in lus}) == 4
    assert {f.code for f in elle.espace.contexte.catalogue.liste("familles_partenaires").choix} >= {f for _, f in lus}


def trancher_une_attente(elle: Personne) -> None:
    """What the Région expects contradicts the project; she decides, the tension is settled, and it is undone."""
    dossier = elle.espace.contexte.dossier
    region = dossier.requete("SELECT id FROM partenaire ORDER BY rowid")[0][0]
    page = elle.aller(f"partenaire:{region}", PagePartenaires)
    fiche: Any = page.fiche
    elle.ecrire_case(fiche.attentes.table, 0, "texte", "Une seule structure par bassin")
    elle.coller(fiche.attentes.table, 0, "position", "Contredit")
    assert rail(elle)["partenaires"].endswith("1 tension") or "1\u00a0tension" in page.resume(4, 4)
    elle.cliquer(elle.voir("vue.attentes", QPushButton))
    tensions: Any = page._vues["attentes"].tensions
    tensions.vue.selectRow(0)

    def remplir(dialogue: DialogueDecision) -> None:
        elle.ecrire(dialogue.texte, "Rencontrer la Région avec deux structures")
        elle.ecrire(dialogue.responsable, "Clarisse")
        elle.ecrire(dialogue.echeance.ligne, "15/12/2026")
        elle.cliquer(elle.voir("decider", QPushButton, dialogue))

    with elle.dialogue(DialogueDecision, remplir):
        elle.cliquer(elle.voir("deciderTension", QPushButton))
    assert dossier.requete("SELECT origine, responsable, echeance FROM decision") == [
        (f"partenaire:{region}", "Clarisse", "2026-12-15")
    ]


def fixer_les_objectifs(elle: Personne) -> None:
    """Two of the guide and our own; the map shows holes, she fills them with the keyboard."""
    page = elle.aller("objectifs", PageObjectifs)
    carte = page.carte
    assert carte is not None

    def choisir(dialogue: DialogueObjectifs) -> None:
        for case in [c for c in dialogue.cases.values() if c.isVisible()][:2]:
            elle.cliquer(case)
        elle.ecrire(dialogue.notre, "Mutualiser un poste de mécanicien")
        elle.cliquer(elle.voir("ajouterObjectifs", QPushButton, dialogue))

    with elle.dialogue(DialogueObjectifs, choisir):
        elle.cliquer(carte.vide.bouton)
    dossier = elle.espace.contexte.dossier
    notre = dossier.requete("SELECT id FROM objectif WHERE texte = 'Mutualiser un poste de mécanicien'")[0][0]
    assert dossier.requete("SELECT count(*) FROM objectif") == [(3,)]
    carte.vue.setFocus()
    assert carte.vue.viser(notre)
    for texte in ("Un poste partagé par trois structures", "Nombre de structures signataires"):
        elle.frapper(Qt.Key.Key_Right)
        elle.frapper(Qt.Key.Key_Return)
        taper(elle.clavier(), texte)
        elle.frapper(Qt.Key.Key_Return)
        attendu = texte
        elle.qtbot.waitUntil(lambda: getattr(carte.vue.case_courante(), "texte", "") == attendu)  # noqa: B023
    assert dossier.requete("SELECT i.texte, r.objectif FROM indicateur i JOIN resultat r ON r.id = i.resultat") == [
        ("Nombre de structures signataires", notre)
    ]


def choisir_le_type(elle: Personne) -> None:
    """She answers, retains what is suggested, then chooses another level and says why."""
    page = elle.aller("type-ingenierie", PageChoixGuide)
    for question, option in (("besoin", "partage"), ("groupe", "croisees"), ("produire", "solution")):
        elle.cliquer(elle.voir(f"reponse.{question}.{option}", Reponse))
    elle.cliquer(page.lecture.bouton)
    assert rail(elle)["type-ingenierie"] == "choisi"
    dossier = elle.espace.contexte.dossier
    suggere = dossier.requete("SELECT niveau FROM projet_intervention")[0][0]
    liste = page.champs.controles["niveau"].findChild(QComboBox)
    assert suggere != "formation"
    liste.setFocus()
    rang = liste.findData("formation")
    liste.setCurrentIndex(rang)
    liste.activated.emit(rang)
    elle.ecrire(page.motifs.controles["niveau_motif"], "Le réseau l’a demandé.")
    assert dossier.requete("SELECT niveau, niveau_motif FROM projet_intervention") == [
        ("formation", "Le réseau l’a demandé.")
    ]


# --- groups, plans ----------------------------------------------------------------------------------------------


def composer_les_groupes(elle: Personne) -> None:
    """Digits send, Ctrl+drop adds to a second group, a second scenario is tried and dropped by Ctrl+Z."""
    page = elle.aller("groupes", PageGroupes)
    elle.cliquer(elle.voir("etatVideBouton", QPushButton))
    elle.cliquer(elle.voir("nouveauGroupe", QPushButton))
    taper(elle.clavier(), "Sans local")
    elle.frapper(Qt.Key.Key_Tab)
    assert page.tableau.colonnes[1].groupe == page.fiche.id  # type: ignore[union-attr]
    libres = page.tableau.libres.liste
    total = len(libres.ids())
    for touche in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        libres.setFocus()
        libres.choisir(libres.ids()[:2])
        elle.frapper(touche)
    un, deux = (colonne.liste for colonne in page.tableau.colonnes)
    assert (len(libres.ids()), len(un.ids()), len(deux.ids())) == (total - 6, 4, 2)
    double = un.ids()[0]
    elle.glisser(un, un.ids().index(double), deux, CTRL)
    dossier = elle.espace.contexte.dossier
    assert dossier.requete("SELECT nom FROM groupe ORDER BY rowid")[1] == ("Sans local",)
    assert dossier.requete("SELECT count(*) FROM affectation WHERE structure = ?", (double,)) == [(2,)]
    avant = photographier(dossier)
    menu = elle.voir("actionsScenario", QPushButton).menu()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Dupliquer").trigger()
    elle.souffler()
    assert dossier.requete("SELECT count(*) FROM scenario") == [(2,)]
    assert dossier.requete("SELECT count(*) FROM affectation") == [(14,)]
    elle.cliquer(elle.voir("vueDesGroupes.comparaison", QPushButton))
    elle.frapper(Qt.Key.Key_Z, CTRL)
    assert photographier(dossier) == avant
    elle.frapper(Qt.Key.Key_Y, CTRL)


def ecrire_un_plan(elle: Personne) -> None:
    """The table of the DLA 37 pasted as it is; then what this structure expects for itself."""
    id = ids_par_nom(elle)["Écluse et Cie"]
    page = elle.aller(f"plan:{id}", PagePlans)
    assert page.plan is not None
    elle.coller(page.plan.table, 0, "difficulte", DLA_37)
    dossier = elle.espace.contexte.dossier
    lu = "SELECT action, echeance, echeance_mots FROM ligne_plan WHERE structure = ? ORDER BY rowid"
    assert dossier.requete(lu, (id,)) == [
        ("Créer une entreprise", None, "Octobre - novembre 2005"), ("Appui-conseil", "2026-10-15", None),
    ]  # fmt: skip
    elle.cliquer(elle.voir("vue.objectifs", QPushButton))
    assert page.objectifs is not None
    table = page.objectifs.table
    assert "Mutualiser un poste de mécanicien" in textes(page.objectifs)
    assert textes(page.objectifs).count("•") == 3  # those of the guide are said too
    noms = [table.modele.index(rang, 0).data() for rang in range(table.modele.total)]
    assert len(noms) == 10  # the one that has left is not asked
    elle.ecrire_case(table, noms.index("Écluse et Cie"), "objectif_individuel", "Tenir ses comptes")
    assert rail(elle)["plans"] == "2\u00a0lignes"


def textes(page: QWidget) -> str:
    """The words one can read there."""
    return "\n".join(etiquette.text() for etiquette in page.findChildren(QLabel) if etiquette.isVisible())


# --- vigilance, échéances ---------------------------------------------------------------------------------------


def veiller_et_decider(elle: Personne) -> None:
    """A brake is there: a decision, somebody, a day; it is seen in the échéances, the rail, the dashboard."""
    page = elle.aller("vigilance:frein.cout", PageVigilance)
    elle.cliquer(elle.voir("constat.frein.cout.present", QPushButton, page))

    def remplir(dialogue: DialogueDecision) -> None:
        elle.ecrire(dialogue.texte, "Chercher un cofinancement")
        elle.ecrire(dialogue.responsable, "Léa Œuvrard")
        elle.ecrire(dialogue.echeance.ligne, (AUJOURDHUI + timedelta(days=6)).strftime("%d/%m/%Y"))
        elle.cliquer(elle.voir("decider", QPushButton, dialogue))

    with elle.dialogue(DialogueDecision, remplir):
        elle.cliquer(elle.voir("decider.frein.cout", QPushButton, page))
    assert rail(elle)["vigilance"] == "2\u00a0décisions"
    echeances = elle.aller("echeances", PageEcheances)
    modele = echeances.liste.model()
    dites = [str(getattr(modele.index(rang, 0).data(LigneRole), "titre", "")) for rang in range(modele.rowCount())]
    assert "Chercher un cofinancement" in dites
    assert any("Appui-conseil" in dite or "Comptabilité" in dite for dite in dites)
    tableau = elle.aller("tableau-de-bord", PageTableauDeBord)
    dits = [w.accessibleName() for w in elle.voir("carteEcheancier", QWidget, tableau).findChildren(QWidget)]
    assert any("Chercher un cofinancement" in dit for dit in dits), dits


# --- papers: out, filled by somebody else, back -------------------------------------------------------------------


def fermer_au_milieu_d_un_mot(elle: Personne, chemin: Path) -> None:
    """She closes the window while typing; the file holds what she had typed, read by plain sqlite3."""
    id = ids_par_nom(elle)["Radio Marais"]
    elle.aller(f"plan:{id}", PagePlans)
    champ = elle.voir("plan.objectif_general", ChampTexte)
    champ.setFocus()
    taper(champ, "Tenir l’antenne et le déf")
    elle.fermer()
    assert lignes(chemin, f"SELECT objectif_general FROM plan_accompagnement WHERE structure = '{id}'") == [
        ("Tenir l’antenne et le déf",)
    ]


def annuler_au_retour(elle: Personne, chemin: Path) -> None:
    """Next morning Ctrl+Z takes back yesterday’s last gesture, Ctrl+Y brings it back."""
    dossier = elle.espace.contexte.dossier
    avant = photographier(dossier)
    elle.frapper(Qt.Key.Key_Z, CTRL)
    assert "Tenir l’antenne et le déf" not in str(photographier(dossier)["plan_accompagnement"])
    elle.frapper(Qt.Key.Key_Y, CTRL)
    assert photographier(dossier) == avant


def tout_imprimer(chemin: Path, vers: Path, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    """Every document, filled and blank, in each of its formats, can be opened."""
    ecrits: list[Path] = []
    for options in ((str(chemin),), (str(chemin), "--vierge")):
        capsys.readouterr()
        assert ingeco(["exporter", *options, "--vers", str(vers), "--json"]) == 0
        lus = [Path(p) for p in json.loads(capsys.readouterr().out)]
        assert {p.suffix for p in lus} == {".pdf", ".xlsx", ".docx"}
        ecrits += lus
    for fichier in ecrits:
        relire(fichier)
    return ecrits


def relire_la_grille_d_un_collegue(elle: Personne, grille: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague telephoned with the sheet: two lines filled; it comes back by the menu, and one Ctrl+Z undoes it."""
    classeur = openpyxl.load_workbook(grille)
    feuille = classeur.worksheets[0]
    colonnes = {c.value: c.column for c in feuille[1] if c.value}
    rangs = {feuille.cell(r, colonnes["nom"]).value: r for r in range(2, feuille.max_row + 1)}
    for nom, concernee, disponibilite in (
        ("Cyclofficine <Nord>", "Oui", "Les mardis, dès 9\u00a0h"),
        ("Maison des Œuvres", "Plutôt non", "Pas avant février"),
    ):
        feuille.cell(rangs[nom], colonnes["contact_concernee"]).value = concernee
        feuille.cell(rangs[nom], colonnes["disponibilite"]).value = disponibilite
    classeur.save(grille)
    dossier = elle.espace.contexte.dossier
    avant = photographier(dossier)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(grille), ""))

    def reprendre(dialogue: DialogueRetour) -> None:
        elle.qtbot.waitUntil(lambda: not dialogue.occupe, timeout=10_000)
        assert dialogue.reprendre.text() == "Reprendre 4\u00a0cases"
        elle.cliquer(dialogue.reprendre)

    with elle.dialogue(DialogueRetour, reprendre):
        elle.fenetre.menus.actions["lire_un_formulaire"].trigger()
    apres = photographier(dossier)
    nord = dossier.ligne(Structure, ids_par_nom(elle)["Cyclofficine <Nord>"]) or {}
    assert (nord["contact_concernee"], nord["disponibilite"]) == ("oui", "Les mardis, dès 9\u00a0h")
    elle.frapper(Qt.Key.Key_Z, CTRL)
    assert photographier(dossier) == avant
    elle.frapper(Qt.Key.Key_Y, CTRL)
    assert photographier(dossier) == apres


def verifier_le_fichier(chemin: Path) -> None:
    """What she carries away, read by another program: whole, sound, nothing hanging."""
    assert lignes(chemin, "PRAGMA integrity_check") == [("ok",)]
    combien = {
        "structure": 11, "contact": 1, "partenaire": 4, "attente": 1, "objectif": 3, "resultat": 1, "indicateur": 1,
        "scenario": 2, "groupe": 4, "affectation": 14, "ligne_plan": 2, "plan_accompagnement": 2, "decision": 2,
        "point_vigilance": 1,
    }  # fmt: skip
    assert {table: lignes(chemin, f"SELECT count(*) FROM {table}")[0][0] for table in combien} == combien
    for table, colonne, vers in (
        ("affectation", "structure", "structure"), ("affectation", "groupe", "groupe"),
        ("groupe", "scenario", "scenario"), ("ligne_plan", "structure", "structure"),
        ("attente", "partenaire", "partenaire"), ("indicateur", "resultat", "resultat"),
        ("mouvement", "structure", "structure"), ("contact", "structure", "structure"),
    ):  # fmt: skip
        perdues = f"SELECT count(*) FROM {table} WHERE {colonne} NOT IN (SELECT id FROM {vers})"
        assert lignes(chemin, perdues) == [(0,)], table
    assert lignes(chemin, "SELECT etp, budget, commune FROM structure WHERE nom = 'Les Amis du Vélo'") == [
        ("4", "142000", "Rennes")
    ]
    assert lignes(chemin, "SELECT budget FROM structure WHERE nom = 'Atelier Bois & Partage'") == [("78500.5",)]
    assert lignes(chemin, "SELECT contact_concernee FROM structure WHERE nom LIKE 'Cyclofficine%'") == [("oui",)]
