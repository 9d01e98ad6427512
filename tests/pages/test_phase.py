"""Walking through a phase: what a chargé de mission does on its page (R01, R02, R43, R44)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.models.avancement import EtatAction
from app.models.statuts import StatutAction
from app.services import parcours, pieces
from app.views.contexte import Contexte
from app.views.elements import Bouton, CaseACocher, ChampLigne, ChampTexte, Etiquette, Lien, Pastille, TexteRiche
from app.views.page import Page
from app.views.phase.page import PagePhase
from tests.pages.conftest import cliquer, taper, trouver

Ouvrir = Callable[[Page, str], Page]
TERRITOIRE = "cibler.territoire"


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PagePhase:
    """Phase 2, « Cibler les structures »."""
    page = ouvrir(PagePhase(contexte), "phase:cibler")
    assert isinstance(page, PagePhase)
    return page


def etat(contexte: Contexte, action: str = TERRITOIRE) -> EtatAction:
    """The action as the dossier has it."""
    return parcours.lire_parcours(contexte.dossier, contexte.catalogue.methode).action(action)


def test_la_tete_dit_ou_l_on_est_et_ce_qui_reste(page: PagePhase, contexte: Contexte) -> None:
    avancee = trouver(page, Etiquette, "avancee")
    assert avancee.text().startswith("0\u00a0action sur 5 traitée · reste\u00a0: qualifier le territoire")
    action = contexte.catalogue.methode.action(TERRITOIRE)
    for point in action.points:
        parcours.cocher(contexte.dossier, action, point.code, True)
    assert avancee.text().startswith("1\u00a0action sur 5 traitée")
    assert page.vue.cartes[TERRITOIRE].pastille.code() == "fait"


def test_cocher_un_point_a_la_souris(page: PagePhase, contexte: Contexte) -> None:
    carte = page.vue.cartes[TERRITOIRE]
    cliquer(carte.lignes["intervention"].case)
    assert etat(contexte).points[0].coche
    assert carte.pastille.code() == "en_cours"
    cliquer(carte.lignes["intervention"].case)
    assert not etat(contexte).points[0].coche


def test_cocher_dans_une_carte_repliee_coche_et_l_ouvre(page: PagePhase, contexte: Contexte, qtbot: QtBot) -> None:
    carte = page.vue.cartes["cibler.secteur"]
    assert not carte.ouverte
    cliquer(carte.lignes["secteur"].case)
    assert etat(contexte, "cibler.secteur").points[0].coche
    qtbot.waitUntil(lambda: carte.ouverte)
    assert not page.vue.cartes[TERRITOIRE].ouverte


def test_repondre_puis_quitter_le_champ_ecrit(page: PagePhase, contexte: Contexte) -> None:
    champ = trouver(page, ChampTexte, "reponse.aire")
    champ.setFocus()
    taper(champ, "Île-et-Vilaine, l’Été")
    page.vue.cartes[TERRITOIRE].pastille.setFocus()
    assert etat(contexte).points[1].reponse == "Île-et-Vilaine, l’Été"


def test_fermer_en_pleine_frappe_ne_perd_rien(page: PagePhase, contexte: Contexte) -> None:
    notes = trouver(page, ChampTexte, f"notes.{TERRITOIRE}")
    notes.setFocus()
    taper(notes, "À dire au C2RA")
    assert etat(contexte).notes == ""
    page.terminer()
    assert etat(contexte).notes == "À dire au C2RA"


def test_un_brouillon_est_garde_puis_oublie(page: PagePhase, contexte: Contexte) -> None:
    notes = trouver(page, ChampTexte, f"notes.{TERRITOIRE}")
    taper(notes, "brouillon")
    notes.brouillon.emit(notes.valeur())
    cle = f"action_suivie/{parcours.id_action(TERRITOIRE)}/notes"
    assert contexte.session.gardes == {cle: "brouillon"}  # type: ignore[attr-defined]
    notes.terminer()
    assert contexte.session.gardes == {}  # type: ignore[attr-defined]


def test_annuler_et_retablir_se_voient(page: PagePhase, contexte: Contexte) -> None:
    notes = trouver(page, ChampTexte, f"notes.{TERRITOIRE}")
    notes.setFocus()
    taper(notes, "une note")
    notes.terminer()
    contexte.dossier.annuler()
    assert notes.valeur() == ""
    assert notes.hasFocus()
    contexte.dossier.retablir()
    assert notes.valeur() == "une note"
    cliquer(page.vue.cartes[TERRITOIRE].lignes["aire"].case)
    contexte.dossier.annuler()
    assert not page.vue.cartes[TERRITOIRE].lignes["aire"].case.isChecked()


def test_ce_que_l_on_tape_survit_a_un_changement_venu_d_ailleurs(page: PagePhase, contexte: Contexte) -> None:
    notes = trouver(page, ChampTexte, f"notes.{TERRITOIRE}")
    notes.setFocus()
    taper(notes, "en cours de frap")
    parcours.confier(contexte.dossier, contexte.catalogue.methode.action(TERRITOIRE), "Nadia")
    assert notes.valeur() == "en cours de frap"
    assert notes.hasFocus()
    taper(notes, "pe")
    notes.terminer()
    assert etat(contexte).notes == "en cours de frappe"
    assert trouver(page, ChampLigne, f"responsable.{TERRITOIRE}").text() == "Nadia"


def test_ajouter_renommer_retirer_un_point_a_soi(
    page: PagePhase, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    carte = page.vue.cartes[TERRITOIRE]
    cliquer(trouver(page, Bouton, f"ajouterPoint.{TERRITOIRE}"))
    nouveau = trouver(page, QLineEdit, f"nouveauPoint.{TERRITOIRE}")
    assert nouveau.hasFocus()
    taper(nouveau, "Élus à prévenir")
    QTest.keyClick(nouveau, Qt.Key.Key_Return)
    propre = etat(contexte).points[-1]
    assert (propre.texte, propre.propre) == ("Élus à prévenir", True)
    assert carte.lignes[propre.code].case.texte() == "Élus à prévenir"
    monkeypatch.setattr("app.views.phase.point.saisir", lambda *_, **__: "Élus et agents à prévenir")
    carte.lignes[propre.code].renommer()
    assert carte.lignes[propre.code].case.texte() == "Élus et agents à prévenir"
    carte.lignes[propre.code].retirer()
    assert propre.code not in carte.lignes
    contexte.dossier.annuler()
    assert carte.lignes[propre.code].case.texte() == "Élus et agents à prévenir"


def test_ecarter_un_point_demande_pourquoi_et_se_reprend(page: PagePhase, contexte: Contexte) -> None:
    ligne = page.vue.cartes[TERRITOIRE].lignes["aire"]
    ligne.ecarter()
    assert ligne.motif is not None
    assert ligne.motif.isVisible()
    taper(ligne.motif, "Déjà connu")
    ligne.motif.terminer()
    assert (etat(contexte).points[1].ecarte, etat(contexte).points[1].motif) == (True, "Déjà connu")
    page.vue.ouvrir("cibler.secteur")
    assert not ligne.isVisible()
    page.vue.ouvrir(TERRITOIRE)
    cliquer(trouver(page, Lien, "reprendre.aire"))
    assert not etat(contexte).points[1].ecarte
    assert ligne.reponse is not None
    assert ligne.reponse.isVisible()


def test_le_statut_propre_et_le_calcule_cote_a_cote(page: PagePhase, contexte: Contexte) -> None:
    carte = page.vue.cartes[TERRITOIRE]
    carte.pastille.choisi.emit("fait")
    assert etat(contexte).statut_propre is StatutAction.FAIT
    calculer = trouver(page, Lien, f"calculer.{TERRITOIRE}")
    assert calculer.isVisible()
    cliquer(calculer)
    assert etat(contexte).statut_propre is None
    assert not calculer.isVisible()


def test_sans_objet_demande_la_raison(page: PagePhase, contexte: Contexte) -> None:
    carte = page.vue.cartes[TERRITOIRE]
    carte.pastille.choisi.emit("sans_objet")
    assert carte.motif.isVisible()
    assert carte.motif.hasFocus()
    taper(carte.motif, "Un seul département")
    carte.motif.terminer()
    assert (etat(contexte).statut, etat(contexte).motif) == (StatutAction.SANS_OBJET, "Un seul département")


def test_inserer_un_exemple_va_a_la_fin_des_notes_et_s_annule(page: PagePhase, contexte: Contexte) -> None:
    notes = trouver(page, ChampTexte, f"notes.{TERRITOIRE}")
    taper(notes, "Nos mots.")
    contexte.navigation.inserer.emit(TERRITOIRE, "Exemple.\n")
    assert etat(contexte).notes == "Nos mots.\n\nExemple."
    contexte.dossier.annuler()
    assert notes.valeur() == "Nos mots."


def test_inserer_dans_une_autre_phase_y_va(page: PagePhase, contexte: Contexte) -> None:
    contexte.navigation.inserer.emit("role.demarche", "Exemple.")
    assert page.phase == "role"
    assert etat(contexte, "role.demarche").notes == "Exemple."


def test_la_carte_prise_est_annoncee(page: PagePhase, contexte: Contexte, qtbot: QtBot) -> None:
    with qtbot.waitSignal(contexte.navigation.actionVue) as signal:
        page.vue.cartes["cibler.poids"].lignes["financement"].case.setFocus()
    assert signal.args == ["cibler.poids"]
    assert page.vue.cartes["cibler.poids"].ouverte


def test_les_adresses_menent_a_l_action_et_au_point(page: PagePhase, contexte: Contexte) -> None:
    page.aller("role.coherence/plan")
    assert (page.phase, page.vue.courante) == ("role", "role.coherence")
    assert trouver(page.vue, ChampTexte, "reponse.plan").hasFocus()
    page.aller("action:cibler.poids")
    assert (page.phase, page.vue.courante) == ("cibler", "cibler.poids")
    page.aller("inconnue")
    assert page.phase == "cibler"


def test_clore_dit_ce_qui_manque_et_n_empeche_pas(page: PagePhase, contexte: Contexte, qtbot: QtBot) -> None:
    manques = trouver(page, TexteRiche, "manques.cibler")
    assert "Qualifier le territoire : 2 points sans réponse" in manques.toPlainText()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as signal:
        manques.lien.emit(f"action:{TERRITOIRE}")
    assert signal.args == [f"action:{TERRITOIRE}"]
    clore = trouver(page, Bouton, "clorePhase")
    assert clore.text() == "Clore quand même"
    cliquer(clore)
    phase = parcours.lire_parcours(contexte.dossier, contexte.catalogue.methode).phase("cibler")
    assert phase.close
    assert trouver(page, Pastille, "etatPhase").isVisible()
    cliquer(trouver(page, Bouton, "rouvrirPhase"))
    assert not trouver(page, Pastille, "etatPhase").isVisible()


def test_joindre_un_document_en_le_deposant(page: PagePhase, contexte: Contexte, tmp_path: Path) -> None:
    (tmp_path / "Étude.pdf").write_bytes(b"%PDF-")
    carte = page.vue.cartes[TERRITOIRE]
    assert carte._suivi is not None
    carte._suivi.pieces.joindre([tmp_path / "Étude.pdf"])
    (piece,) = pieces.lister(contexte.dossier, TERRITOIRE)
    assert trouver(page, Lien, f"ouvrirPiece.{piece.id}").isVisible()
    contexte.dossier.annuler()
    assert not carte._suivi.pieces.isVisible()


@pytest.mark.parametrize("geste", ["notes", "reponse"])
def test_deux_cents_caracteres_passent(page: PagePhase, contexte: Contexte, geste: str) -> None:
    texte = "Fédération régionale des associations d’insertion " * 4
    nom = f"notes.{TERRITOIRE}" if geste == "notes" else "reponse.intervention"
    champ = trouver(page, ChampTexte, nom)
    champ.proposer(texte)
    ecrit = etat(contexte).notes if geste == "notes" else etat(contexte).points[0].reponse
    assert ecrit == texte
    assert champ.width() <= page.width()
    assert champ.verticalScrollBar().maximum() == 0


def test_un_intitule_de_deux_cents_caracteres_se_replie(page: PagePhase, contexte: Contexte) -> None:
    action = contexte.catalogue.methode.action(TERRITOIRE)
    code = parcours.ajouter_point(contexte.dossier, action, "Réunir les élus concernés " * 8)
    QApplication.processEvents()
    case: Any = page.findChild(CaseACocher, f"case.{code}")
    assert case.height() > 2 * case.fontMetrics().height()
    assert page.vue.horizontalScrollBar().maximum() == 0


def test_toutes_les_phases_s_ouvrent(page: PagePhase, contexte: Contexte) -> None:
    for phase in contexte.catalogue.methode.phases:
        page.aller(phase.code)
        for action in phase.actions:
            page.vue.ouvrir(action.code)
        assert set(page.vue.cartes) == {action.code for action in phase.actions}


def test_lecture_seule_montre_sans_ecrire(contexte: Contexte, ouvrir: Ouvrir) -> None:
    contexte.dossier.lecture_seule = True
    page = ouvrir(PagePhase(contexte), "phase:cibler")
    assert trouver(page, ChampTexte, f"notes.{TERRITOIRE}").isReadOnly()
    assert not trouver(page, CaseACocher, "case.aire").isEnabled()
    assert not trouver(page, Bouton, "clorePhase").isEnabled()


def test_tab_suit_la_lecture(page: PagePhase, contexte: Contexte) -> None:
    page.vue.ouvrir("cibler.secteur")
    page.vue.ouvrir("cibler.competences")
    page.vue.ouvrir(TERRITOIRE)
    QApplication.processEvents()
    carte = page.vue.cartes[TERRITOIRE]
    carte.pastille.setFocus()
    suivis = []
    for _ in range(14):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        suivis.append((QApplication.focusWidget() or page).objectName())
    assert suivis == [
        "case.intervention",
        "gestes.intervention",
        "reponse.intervention",
        "case.aire",
        "gestes.aire",
        "reponse.aire",
        f"ajouterPoint.{TERRITOIRE}",
        "tableStructures",
        f"importer.{TERRITOIRE}",
        f"registre.{TERRITOIRE}",
        f"notes.{TERRITOIRE}",
        f"echeance.{TERRITOIRE}Ligne",
        "ouvrirCalendrier",
        f"responsable.{TERRITOIRE}",
    ]


def tab(depuis: QWidget, combien: int) -> list[str]:
    """Where Tab leads from there, once the page has been put in order."""
    QApplication.processEvents()
    depuis.setFocus()
    suivis = []
    for _ in range(combien):
        QTest.keyClick(QApplication.focusWidget() or depuis, Qt.Key.Key_Tab)
        suivis.append((QApplication.focusWidget() or depuis).objectName())
    return suivis


def test_une_carte_repliee_ne_contient_rien_de_cache(contexte: Contexte, ouvrir: Ouvrir) -> None:
    dossier, methode = contexte.dossier, contexte.catalogue.methode
    secteur, competences = methode.action("cibler.secteur"), methode.action("cibler.competences")
    parcours.ecarter(dossier, secteur, secteur.points[0].code, "Déjà su")
    parcours.repondre(dossier, methode.action("cibler.poids"), "financement", "Trois financeurs")
    parcours.fixer_statut(dossier, competences, StatutAction.SANS_OBJET, "Un seul métier")
    page = ouvrir(PagePhase(contexte), "phase:cibler")
    assert isinstance(page, PagePhase)
    repliees = [carte for carte in page.vue.cartes.values() if not carte.ouverte]
    caches = [w for carte in repliees for w in carte.findChildren(QWidget) if w.isHidden()]
    assert len(repliees) == 4
    assert [type(w).__name__ for w in caches if not isinstance(w, QMenu)] == []


def test_le_motif_d_une_action_vient_entre_son_statut_et_ses_points(page: PagePhase) -> None:
    carte = page.vue.cartes[TERRITOIRE]
    carte.pastille.choisi.emit("sans_objet")
    assert tab(carte.pastille, 2) == [f"motif.{TERRITOIRE}", "case.intervention"]
    carte.pastille.choisi.emit("fait")
    assert tab(carte.pastille, 2) == [f"calculer.{TERRITOIRE}", "case.intervention"]


def test_ce_qui_reprend_un_point_est_a_sa_place_pour_tab(page: PagePhase, contexte: Contexte, ouvrir: Ouvrir) -> None:
    ligne = page.vue.cartes[TERRITOIRE].lignes["intervention"]
    ligne.ecarter()
    assert tab(page.vue.cartes[TERRITOIRE].pastille, 3) == ["reprendre.intervention", "motif.intervention", "case.aire"]
    neuve = ouvrir(PagePhase(contexte), "phase:cibler")
    assert isinstance(neuve, PagePhase)
    carte = neuve.vue.cartes[TERRITOIRE]
    assert carte.lignes["intervention"].reponse is None
    cliquer(trouver(neuve, Lien, "reprendre.intervention"))
    assert tab(carte.pastille, 3) == ["case.intervention", "gestes.intervention", "reponse.intervention"]
