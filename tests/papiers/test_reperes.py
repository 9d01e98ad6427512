"""The library: reading, searching, following links there and back, to the actions, to the printer."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from app.models.definitions.catalogue import Catalogue
from app.services.experiences import non_donne, tranches_de_cout, tranches_de_secteur
from app.services.reperes import citations, lier, termes_employes
from app.views.contexte import Contexte
from app.views.elements import TexteRiche
from app.views.elements.liste_a_titres import ListeATitres
from app.views.reperes.page import PageReperes
from app.views.reperes.rubriques import adresse_complete
from app.views.theme import theme_courant
from tests.papiers.gestes import taper, trouver


@pytest.fixture
def page(contexte: Contexte, qtbot: Any) -> PageReperes:
    """The library on its front page."""
    page = PageReperes(contexte)
    qtbot.addWidget(page)
    page.resize(1104, 650)
    page.show()
    return page


def textes(page: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a layout shows itself then
    etiquettes = [e.text() for e in page.findChildren(QLabel) if e.isVisibleTo(page)]
    riches = [t.toPlainText() for t in page.findChildren(TexteRiche) if t.isVisibleTo(page)]
    return "\n".join((*etiquettes, *riches))


def suivre(page: PageReperes, adresse: str) -> None:
    """Click the link to ``adresse`` in what is on screen."""
    QApplication.processEvents()
    texte = next(t for t in page.findChildren(TexteRiche) if t.isVisibleTo(page) and f"]({adresse})" in t.toMarkdown())
    texte.anchorClicked.emit(QUrl(adresse))


def test_les_sept_fiches_et_toutes_les_experiences_sont_la(page: PageReperes, catalogue: Catalogue) -> None:
    assert all(f"FP {n}" in textes(page) for n in range(1, 8))
    trouver(page, QPushButton, "onglet.experiences").click()
    liste = trouver(page, ListeATitres, "listeReperes")
    assert len(liste.lignes()) == len(catalogue.experiences) >= 20


@pytest.mark.parametrize("zoom", [100, 150])
def test_les_onglets_disent_en_entier_combien_on_trouve(contexte: Contexte, zoom: int, qtbot: Any) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        page = PageReperes(contexte)
        qtbot.addWidget(page)
        page.resize(1104, 650)
        with qtbot.waitExposed(page):
            page.show()
        onglets = [trouver(page, QPushButton, f"onglet.{c}") for c in ("fiches", "experiences", "mots", "sources")]
        taper(trouver(page, QLineEdit, "rechercheReperes"), "structure")
        qtbot.waitUntil(lambda: all(" (" in onglet.text() for onglet in onglets), timeout=2000)
        QApplication.processEvents()
        assert [o.text() for o in onglets if o.width() < o.sizeHint().width() or o.x() < 0] == []
        assert [o.accessibleName() for o in onglets] == [o.text() for o in onglets]
        colonne = onglets[0].parentWidget()
        assert colonne is not None
        assert all(onglet.geometry().right() <= colonne.width() for onglet in onglets)
    finally:
        theme_courant().regler(zoom=100)


@pytest.mark.parametrize("genre", ["fiche", "experience", "terme", "source"])
def test_chaque_adresse_s_ouvre(page: PageReperes, catalogue: Catalogue, genre: str) -> None:
    codes = {
        "fiche": list(catalogue.fiches),
        "experience": list(catalogue.experiences),
        "terme": [t.code for t in catalogue.termes],
        "source": list(catalogue.sources),
    }[genre]
    for code in codes[:: 1 if genre in ("fiche", "experience") else 9]:
        page.aller(f"{genre}:{code}")
        assert page.adresse() == f"{genre}:{code}"
        assert page.titre()
        assert len(textes(page)) > 200


def test_une_experience_montre_ses_chiffres_et_dit_ce_qui_manque(page: PageReperes, catalogue: Catalogue) -> None:
    page.aller("experience:mecenat")
    vu = textes(page)
    assert all(mot in vu for mot in ("36", "7\u202f700\u00a0€", "Culture", "La source ne donne pas la durée."))
    assert non_donne(catalogue.experiences["mecenat"]) == ("la durée",)


def test_les_liens_menent_d_une_page_a_l_autre_et_on_revient(page: PageReperes, demandees: list[str]) -> None:
    page.aller("fiche:fe1")
    suivre(page, "experience:banques")
    assert page.adresse() == "experience:banques"
    suivre(page, "fiche:fe1")
    assert page.adresse() == "fiche:fe1"
    reculer = trouver(page, QToolButton, "lecturePrecedente")
    avancer = trouver(page, QToolButton, "lectureSuivante")
    reculer.click()
    assert page.adresse() == "experience:banques"
    reculer.click()
    reculer.click()
    assert page.adresse() == ""
    assert not reculer.isEnabled()
    avancer.click()
    assert page.adresse() == "fiche:fe1"
    assert demandees == ["experience:banques", "fiche:fe1"], "the window keeps its own history"


def test_une_fiche_ramene_aux_actions_qui_la_citent(
    page: PageReperes, catalogue: Catalogue, demandees: list[str]
) -> None:
    lieu = next(c for c in citations(catalogue, "fiche", "fp4") if c.adresse.startswith("action:"))
    page.aller("fiche:fp4")
    suivre(page, lieu.adresse)
    assert demandees == [lieu.adresse]
    assert page.adresse() == "fiche:fp4", "the window leaves the library, the library stays where it was"


def test_chaque_lien_de_retour_existe(catalogue: Catalogue) -> None:
    actions = {f"action:{a.code}" for a in catalogue.methode.actions}
    phases = {f"phase:{p.code}" for p in catalogue.methode.phases}
    for genre, codes in (("fiche", catalogue.fiches), ("experience", catalogue.experiences)):
        for code in codes:
            for lieu in citations(catalogue, genre, code):
                assert lieu.adresse in actions | phases or adresse_complete(lieu.adresse, catalogue) == lieu.adresse


def test_les_mots_du_guide_sont_expliques(page: PageReperes, catalogue: Catalogue) -> None:
    texte = "Le C2RA et le CNAR, voir la fiche pratique 4. Le C2RA encore."
    lie = lier(texte, catalogue)
    assert lie.count("](terme:c2ra)") == 1, "the first time only"
    assert "](fiche:fp4)" in lie
    assert "](fiche:fp4)" not in lier(texte, catalogue, sauf="fiche:fp4")
    assert [t.code for t in termes_employes(catalogue, texte)] == ["c2ra", "cnar"]
    page.aller("terme:opca")
    assert "OPCO (opérateur de compétences)" in textes(page)


def test_chercher_sans_accents_compte_dans_chaque_partie(page: PageReperes, qtbot: Any) -> None:
    page.chercher()
    champ = trouver(page, QLineEdit, "rechercheReperes")
    taper(champ, "benevoles")
    bouton = trouver(page, QPushButton, "onglet.experiences")
    qtbot.waitUntil(lambda: "(" in bouton.text(), timeout=3000)
    bouton.click()
    trouves = trouver(page, ListeATitres, "listeReperes").lignes()
    assert 0 < len(trouves) < 21
    trouver(page, QPushButton, "leverFiltres").click()
    assert len(trouver(page, ListeATitres, "listeReperes").lignes()) == 21


def test_entree_ouvre_le_premier_resultat(page: PageReperes, qtbot: Any) -> None:
    champ = trouver(page, QLineEdit, "rechercheReperes")
    taper(champ, "financer une ingenierie")
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert page.adresse() == "fiche:fp7"


def test_les_filtres_s_ajoutent(page: PageReperes, catalogue: Catalogue) -> None:
    page.aller("experience:banques")
    for nom, rang in (("filtreSecteur", 2), ("filtreCout", 1)):
        liste = trouver(page, QComboBox, nom)
        liste.setCurrentIndex(rang)
        liste.activated.emit(rang)
    secteur, cout = tranches_de_secteur(catalogue)[1], tranches_de_cout()[0]
    attendues = [v.titre for v in catalogue.experiences.values() if secteur.garde(v) and cout.garde(v)]
    assert attendues
    assert [ligne.titre for ligne in trouver(page, ListeATitres, "listeReperes").lignes()] == attendues


def test_une_adresse_hors_du_filtre_le_leve(page: PageReperes) -> None:
    taper(trouver(page, QLineEdit, "rechercheReperes"), "zzz")
    page.aller("experience:otsi-slot")
    assert trouver(page, ListeATitres, "listeReperes").choix() == "experience:otsi-slot"


def test_imprimer_cette_fiche_passe_par_le_dialogue_du_systeme(
    page: PageReperes, monkeypatch: pytest.MonkeyPatch
) -> None:
    titres: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda d: titres.append(d.windowTitle()) or 0)
    imprimer = trouver(page, QPushButton, "imprimerFiche")
    assert not imprimer.isVisible(), "the front page isn't a fiche"
    page.aller("fiche:fp4")
    imprimer.click()
    page.aller("terme:c2ra")
    imprimer.click()
    assert len(titres) == 2
    assert "Quelle est la place des structures" in titres[0]


def test_une_adresse_inconnue_mene_a_l_accueil(page: PageReperes) -> None:
    page.aller("fiche:fp4")
    page.aller("fiche:fp99")
    assert page.adresse() == ""
