"""The page of the comité d’appui met for the first time: where one hesitated, and the relevé of any session."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from app.models.documents.blocs import Paragraphe
from app.models.documents.document import Document
from app.models.statuts import NatureAvis
from app.services.comite import avis, ordre_du_jour, reserves, seances
from app.views.comite.page import PageComite
from app.views.comite.papiers import composer_releve
from app.views.contexte import Contexte
from app.views.documents.export import DialogueExport
from app.views.elements import Bouton
from tests.fabrique import HEURE
from tests.pages.comite.conftest import touche
from tests.pages.conftest import taper, trouver

# --- what was not obvious to someone new ----------------------------------------------------------------------


def test_une_date_passee_se_dit_avant_de_programmer(page: PageComite, prevue: str) -> None:
    page.aller("programmer")
    ligne = QApplication.focusWidget()
    assert ligne is not None
    taper(ligne, "3/3/2020")
    touche(ligne, Qt.Key.Key_Tab)
    dites = [e.text() for e in page.findChildren(QLabel) if e.isVisible()]
    assert any("Cette date est passée" in texte for texte in dites)


def test_echap_range_la_ligne_et_garde_ce_qui_y_etait(page: PageComite, prevue: str, contexte: Contexte) -> None:
    page.aller("programmer")
    ligne = QApplication.focusWidget()
    assert ligne is not None
    taper(ligne, "4/5/2027")
    touche(ligne, Qt.Key.Key_Escape)
    assert not trouver(page, QWidget, "carteProgrammer").isVisible()
    assert len(seances.lister(contexte.dossier)) == 1
    page.aller("programmer")
    assert "2027" in str(ligne.property("text"))


def test_une_seance_programmee_se_montre_par_le_haut_son_premier_point_sous_la_main(
    page: PageComite, prevue: str
) -> None:
    page.aller("programmer")
    ligne = QApplication.focusWidget()
    assert ligne is not None
    taper(ligne, "4/5/2027")
    touche(ligne, Qt.Key.Key_Return)
    assert page.seance is not None
    table = page.seance.ordre.table
    assert QApplication.focusWidget() is table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    assert page.seance.verticalScrollBar().value() == 0


def test_une_longue_reserve_qui_revient_se_lit_en_entier(page: PageComite, contexte: Contexte, prevue: str) -> None:
    page.resize(1100, 680)
    page.aller("")
    autre = seances.programmer(contexte.dossier, date(2026, 10, 21))
    for rang in range(2):
        reserves.emettre(
            contexte.dossier, autre, f"Que le module tienne compte de la réorganisation déjà commencée {rang}",
            responsable="Une responsable au nom très long", echeance=date(2026, 12, 5),
        )  # fmt: skip
    page.aller(f"seance:{prevue}")
    QApplication.processEvents()
    carte = trouver(page, QWidget, "carteReserves")
    assert carte.isVisible()
    for etiquette in carte.findChildren(QLabel):
        if etiquette.isVisible() and etiquette.wordWrap():
            assert etiquette.height() >= etiquette.heightForWidth(etiquette.width()), etiquette.text()


def test_lever_trop_tot_conduit_a_ce_qui_manque(
    page: PageComite, contexte: Contexte, prevue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dits: list[str] = []
    monkeypatch.setattr("app.views.elements.liaison.montrer_erreur", lambda _, erreur: dits.append(str(erreur)))
    id = reserves.emettre(contexte.dossier, prevue, "Nommer un référent")
    reserves.modifier(contexte.dossier, id, suite="Référente nommée")
    page.aller(f"reserve:{id}")
    trouver(page, Bouton, "leverReserve").click()
    QApplication.processEvents()
    assert len(dits) == 1
    assert page.passees is not None
    assert page.window().focusWidget() is page.passees.reserve.controles["changement"]


# --- the relevé of any session --------------------------------------------------------------------------------


def test_chaque_seance_passee_a_son_releve(page: PageComite, contexte: Contexte) -> None:
    dossier = contexte.dossier
    ids = []
    for jour, mots in ((date(2026, 3, 4), "Oui au projet"), (date(2026, 9, 8), "Oui au prestataire")):
        ids.append(seances.programmer(dossier, jour))
        avis.donner(dossier, ids[-1], NatureAvis.FAVORABLE, mots)
        seances.clore(dossier, ids[-1], HEURE)
    page.aller("passees")
    assert page.passees is not None
    page.passees.montrer(f"seance:{ids[0]}")
    exports: list[str] = []

    def exporter() -> None:
        if (dialogue := QApplication.activeModalWidget()) is not None:
            exports.append(f"{type(dialogue).__name__} {dialogue.windowTitle()}")
            dialogue.close()

    QTimer.singleShot(0, exporter)
    trouver(page, Bouton, "exporterReleve").click()
    (titre,) = exports
    assert DialogueExport.__name__ in titre
    assert "4\u00a0mars 2026" in titre
    textes = [_mots(composer_releve(contexte, id)) for id in ids]
    assert "Oui au projet" in textes[0]
    assert "Oui au prestataire" not in textes[0]
    assert "Oui au prestataire" in textes[1]


def _mots(document: Document) -> str:
    return "\n".join(bloc.texte for bloc in document.blocs if isinstance(bloc, Paragraphe))


def test_ce_qui_s_est_dit_se_relit_sur_la_page(page: PageComite, contexte: Contexte, prevue: str) -> None:
    point = ordre_du_jour.points(contexte.dossier, prevue)[0]
    ordre_du_jour.noter(contexte.dossier, point.id, "Trois maires veulent un calendrier")
    page.aller("passees")
    assert page.passees is not None
    page.passees.montrer(f"seance:{prevue}")
    lus = [e.text() for e in page.passees.compte_rendu.findChildren(QLabel)]
    assert "Trois maires veulent un calendrier" in lus


def test_une_date_illisible_se_dit_en_entier(page: PageComite, contexte: Contexte) -> None:
    page.aller("programmer")
    ligne = QApplication.focusWidget()
    assert ligne is not None
    taper(ligne, "8/5/2021")
    touche(ligne, Qt.Key.Key_Tab)
    assert isinstance(ligne, QLineEdit)
    ligne.setFocus()
    ligne.selectAll()
    taper(ligne, "31/12/9999")
    touche(ligne, Qt.Key.Key_Return)
    visibles = [e for e in page.findChildren(QLabel) if e.isVisible() and "⚠" in e.text()]
    assert len(visibles) == 1, "an old remark doesn’t stay beside it"
    assert "entre 1900 et 2199" in visibles[0].text()
    assert visibles[0].height() >= visibles[0].heightForWidth(visibles[0].width())
    assert seances.lister(contexte.dossier) == ()


def test_une_heure_illisible_ne_fait_pas_descendre_la_date(page: PageComite, contexte: Contexte, prevue: str) -> None:
    seances.modifier(contexte.dossier, prevue, debut="après la plénière")
    QApplication.processEvents()
    assert page.seance is not None
    champs = page.seance.rendez_vous.champs
    assert champs["debut"].height() > champs["jour"].height(), "what is wrong is said under it"
    assert {champs[nom].y() for nom in ("jour", "debut", "fin")} == {champs["jour"].y()}


def test_une_seance_en_cours_dit_depuis_quand(page: PageComite, contexte: Contexte, prevue: str) -> None:
    seances.ouvrir(contexte.dossier, prevue, HEURE)
    dit = trouver(page, QLabel, "decompteSeance").text()
    assert dit.startswith("Ouverte le "), dit
    assert "Dans" not in dit


def test_une_seance_tenue_dit_son_titre_une_fois(page: PageComite, contexte: Contexte, prevue: str) -> None:
    seances.clore(contexte.dossier, prevue, HEURE)
    page.aller(f"seance:{prevue}")
    titres = [e.text() for e in page.findChildren(QLabel) if e.isVisible() and "4\u00a0mars 2027" in e.text()]
    assert titres == ["Séance du 4\u00a0mars 2027"]
