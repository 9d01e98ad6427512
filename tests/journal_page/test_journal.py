"""Reading the history in the window: by day, who, before → after; filter it, go to the place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.definitions.catalogue import Catalogue
from app.models.structure import Structure
from app.services import parcours, structures
from app.services.champs import ecrire_champ
from app.services.ecriture.dossier import Dossier
from app.services.journal import Entree, lire_journal
from app.services.lieux import lieu_du_geste
from app.views.contexte import Contexte
from app.views.journal.modele import PAGE, Jour, etat_en_mots, raconter
from app.views.journal.page import PageJournal
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.theme import theme_courant


@pytest.fixture
def contexte(qtbot: QtBot, dossier: Dossier, catalogue: Catalogue) -> Contexte:
    instants = _heures()
    dossier._horloge = lambda: next(instants)
    session: Any = SimpleNamespace()
    return Contexte(session, dossier, catalogue, Pont(dossier), Navigation(), theme_courant(), None)


def _heures() -> Iterator[datetime]:
    instant = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
    while True:
        instant += timedelta(hours=5)
        yield instant


def _page(qtbot: QtBot, contexte: Contexte) -> PageJournal:
    page = PageJournal(contexte)
    qtbot.addWidget(page)
    contexte.pont.change.connect(page.rafraichir)
    page.resize(790, 690)
    page.show()
    return page


def _entrees(page: PageJournal) -> list[Entree]:
    modele = page._modele
    lignes = (modele.ligne(rang) for rang in range(modele.rowCount()))
    return [ligne for ligne in lignes if isinstance(ligne, Entree)]


def test_par_jour_avec_avant_et_apres(qtbot: QtBot, contexte: Contexte) -> None:
    page = _page(qtbot, contexte)
    assert page._pile.currentWidget() is page._vide
    id = structures.ajouter(contexte.dossier, "Les Amis du Vélo")
    structures.modifier(contexte.dossier, id, "budget", Decimal(100))
    structures.modifier(contexte.dossier, id, "budget", Decimal(120))
    structures.modifier(contexte.dossier, id, "mobilisation", "contactee")
    assert [e.libelle for e in _entrees(page)][:2] == [
        "Mobilisation — Les Amis du Vélo",
        "Budget annuel — Les Amis du Vélo",
    ]
    assert isinstance(page._modele.ligne(0), Jour)
    texte = raconter(_entrees(page)[1])
    assert texte.endswith("Budget annuel\u00a0: 100\u00a0€ → 120\u00a0€")
    assert "Camille Test (POSTE-1)" in texte
    assert "Repérée → Contactée" in raconter(_entrees(page)[0])


def test_ce_qui_est_annule_se_dit(qtbot: QtBot, contexte: Contexte) -> None:
    page = _page(qtbot, contexte)
    structures.ajouter(contexte.dossier, "Une")
    contexte.dossier.annuler()
    assert [(e.libelle, etat_en_mots(e)) for e in _entrees(page)] == [
        ("Annulé : Structure ajoutée — Une", ""), ("Structure ajoutée — Une", "annulé"),
    ]  # fmt: skip
    structures.ajouter(contexte.dossier, "Autre")
    assert etat_en_mots(_entrees(page)[2]) == "annulé, puis remplacé"
    accessible = page._modele.index(page._modele.rang_de(1)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "annulé, puis remplacé" in accessible
    assert not page.grab().isNull()


def test_filtrer_sans_accents_et_copier(qtbot: QtBot, contexte: Contexte) -> None:
    page = _page(qtbot, contexte)
    for nom in ("Théâtre de l’Œuvre", "Écluse"):
        structures.ajouter(contexte.dossier, nom)
    page.chercher()
    page.filtre.setText("theatre oeuvre")
    qtbot.waitUntil(lambda: len(_entrees(page)) == 1, timeout=2000)
    page.liste.setCurrentIndex(page._modele.index(1))
    qtbot.keyClick(page.liste, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Théâtre de l’Œuvre" in QGuiApplication.clipboard().text()
    page.filtre.setText("introuvable")
    qtbot.waitUntil(lambda: page._pile.currentWidget() is page._introuvable, timeout=2000)


def test_les_pages_anciennes_viennent_en_defilant(qtbot: QtBot, contexte: Contexte) -> None:
    id = structures.ajouter(contexte.dossier, "La toute première")
    for n in range(2 * PAGE + 50):
        structures.modifier(contexte.dossier, id, "etp", Decimal(n + 1))
    page = _page(qtbot, contexte)
    assert len(_entrees(page)) == PAGE
    page.liste.scrollToBottom()
    page._modele.fetchMore(page.liste.rootIndex())
    assert len(_entrees(page)) >= 2 * PAGE
    page.filtre.setText("structure ajoutee")
    qtbot.waitUntil(lambda: [e.numero for e in _entrees(page)] == [1], timeout=3000)
    jours = [ligne for r in range(page._modele.rowCount()) if isinstance(ligne := page._modele.ligne(r), Jour)]
    assert len(jours) == 1


def test_aller_a_lendroit(qtbot: QtBot, contexte: Contexte, catalogue: Catalogue) -> None:
    dossier = contexte.dossier
    action = catalogue.methode.actions[0]
    id = structures.ajouter(dossier, "Une")
    parcours.noter(dossier, action, "À relire")
    parcours.cocher(dossier, action, action.points[0].code, True)
    parcours.clore_phase(dossier, catalogue.methode, "cerner", datetime(2026, 11, 20, tzinfo=UTC))
    ecrire_champ(dossier, Problematique, ID_PROBLEMATIQUE, "enjeux", "Recruter")
    structures.ajouter_toutes(dossier, [{"nom": "a"}, {"nom": "b"}])
    lieux = [lieu_du_geste(dossier, e.numero) for e in reversed(lire_journal(dossier))]
    assert lieux == [
        f"structure:{id}", f"action:{action.code}", f"point:{action.code}/{action.points[0].code}", "phase:cerner",
        "formulaire:problematique#enjeux", "structures",
    ]  # fmt: skip
    page = _page(qtbot, contexte)
    page.liste.setCurrentIndex(page._modele.index(page._modele.rang_de(1)))
    assert page.voir.isEnabled()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        qtbot.keyClick(page.liste, Qt.Key.Key_Return)
    assert demande.args == [f"structure:{id}"]
    with dossier.operation("Structure supprimée") as op:
        op.supprimer(Structure, id)
    assert lieu_du_geste(dossier, 1) == "structures"


def test_la_ligne_choisie_le_reste(qtbot: QtBot, contexte: Contexte) -> None:
    for n in range(5):
        structures.ajouter(contexte.dossier, f"S{n}")
    page = _page(qtbot, contexte)
    page.liste.setCurrentIndex(page._modele.index(page._modele.rang_de(3)))
    structures.ajouter(contexte.dossier, "une de plus")
    entree = page._entree()
    assert entree is not None
    assert entree.numero == 3
