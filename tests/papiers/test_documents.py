"""« Grilles et rapports » : the paper on screen is the paper that will be printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.structure import Structure
from app.services.documents import definitions
from app.services.etats_documents import id_etat
from app.services.recherche.pages import GESTES
from app.views.contexte import Contexte
from app.views.documents.impression import peindre_pages, preparer
from app.views.documents.page import PageDocuments
from app.views.documents.vue_pages import VueDesPages
from app.views.elements import CaseACocher
from app.views.elements.liste_a_titres import ListeATitres
from app.views.navigation import decouper
from tests.papiers.gestes import attendre_le_papier, taper, texte_du_papier, trouver


@pytest.fixture
def page(contexte: Contexte, qtbot: Any) -> PageDocuments:
    """The page on the committee's file, at the size of a laptop."""
    page = PageDocuments(contexte)
    qtbot.addWidget(page)
    contexte.pont.change.connect(page.rafraichir)
    page.resize(1104, 650)
    page.show()
    page.aller("dossier-comite")
    return page


def bouton(page: QWidget, nom: str) -> QPushButton:
    return trouver(page, QPushButton, nom)


def test_les_pages_du_pdf_sont_a_l_ecran_et_se_lisent(page: PageDocuments, contexte: Contexte, qtbot: Any) -> None:
    texte = attendre_le_papier(qtbot, page, "Dossier pour le comité d’appui")
    vue = trouver(page, VueDesPages, "apercuPages")
    qtbot.waitUntil(lambda: vue.dessinees() > 0, timeout=10000)
    numero = trouver(page, QLabel, "numeroPage")
    total = len(vue.pages or ())
    assert total >= 3
    assert numero.text() == f"Page 1 / {total}"
    assert contexte.dossier.requete("SELECT intitule FROM fiche")[0][0][:30] in texte
    qtbot.waitUntil(lambda: "Dossier pour le comité" in vue.accessibleDescription(), timeout=5000)
    assert vue.accessibleName() == f"Aperçu, page 1 sur {total}"


def test_on_va_de_page_en_page_au_clavier(page: PageDocuments, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page, "Dossier pour le comité")
    vue = trouver(page, VueDesPages, "apercuPages")
    total = len(vue.pages or ())
    for touche, attendue in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, total),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(vue, touche)
        assert vue.page() == attendue
    assert not bouton_icone(page, "pagePrecedente").isEnabled()


def bouton_icone(page: QWidget, nom: str) -> QWidget:
    return trouver(page, QWidget, nom)


def test_on_agrandit_et_on_revient_a_la_largeur(page: PageDocuments, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page)
    vue = trouver(page, VueDesPages, "apercuPages")
    large = vue.zoom()
    qtbot.keyClick(vue, Qt.Key.Key_Plus)
    assert vue.zoom() > large
    assert not vue.ajuste()
    bouton(page, "apercuLargeur").click()
    assert vue.ajuste()
    assert vue.zoom() == large


def test_le_texte_se_lit_sans_l_image(page: PageDocuments, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page)
    bouton(page, "apercuLireTexte").click()
    texte = trouver(page, QPlainTextEdit, "apercuTexte")
    qtbot.waitUntil(lambda: "comité d’appui" in texte.toPlainText(), timeout=5000)


def test_la_grille_se_montre_remplie_puis_vierge(page: PageDocuments, contexte: Contexte, qtbot: Any) -> None:
    nom = str(contexte.dossier.lignes(Structure, "nom")[0]["nom"])
    page.aller("grille-structures")
    attendre_le_papier(qtbot, page, " ".join(nom.split()[:2]))
    bouton(page, "remplissage.vierge").click()
    texte = attendre_le_papier(qtbot, page, "vierge", sans=nom.split()[-1])
    assert "Grille des structures" in texte
    assert not bouton(page, "etat.projet").isVisible()
    bouton(page, "remplissage.rempli").click()
    attendre_le_papier(qtbot, page, " ".join(nom.split()[:2]))


def test_version_etat_et_destinataires_s_impriment_et_s_annulent(
    page: PageDocuments, contexte: Contexte, qtbot: Any
) -> None:
    page.aller("grille-contact")
    version = trouver(page, QLineEdit, "version")
    taper(version, "7 bis")
    qtbot.keyClick(version, Qt.Key.Key_Return)
    bouton(page, "etat.definitif").click()
    destinataires = trouver(page, QLineEdit, "destinataires")
    taper(destinataires, "Élus et réseaux")
    qtbot.keyClick(destinataires, Qt.Key.Key_Return)
    ligne = contexte.dossier.ligne(EtatDunDocument, id_etat("grille-contact"))
    assert ligne is not None
    assert (ligne["document_code"], ligne["version"]) == ("grille-contact", "7 bis")
    assert (ligne["etat"], ligne["destinataires"]) == ("definitif", "Élus et réseaux")
    texte = attendre_le_papier(qtbot, page, "Élus et réseaux")
    assert "Version 7 bis" in texte
    marques = {rangee.cle: rangee.marque for rangee in trouver(page, ListeATitres, "listeDocuments").lignes()}
    assert marques["grille-contact"] == "Définitif · v7 bis"
    for _ in range(3):
        contexte.dossier.annuler()
    assert contexte.dossier.ligne(EtatDunDocument, id_etat("grille-contact")) is None
    assert (version.text(), destinataires.text()) == ("", "")
    attendre_le_papier(qtbot, page, "projet", sans="7 bis")


def test_ce_qu_on_tape_ailleurs_arrive_sur_le_papier(page: PageDocuments, contexte: Contexte, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page)
    with contexte.dossier.operation("Intitulé") as op:
        op.poser(Fiche, ID_FICHE, intitule="Un tout autre intitulé")
    attendre_le_papier(qtbot, page, "Un tout autre intitulé")


def test_sans_les_noms_ne_laisse_passer_personne(page: PageDocuments, contexte: Contexte, qtbot: Any) -> None:
    fermees = [s for s in contexte.dossier.lignes(Structure) if not s["diffusion_acceptee"]]
    assert fermees, "the example has structures that didn't consent"
    nom = " ".join(str(fermees[0]["nom"]).split())
    page.aller("grille-contact")
    attendre_le_papier(qtbot, page, nom.split()[0])
    trouver(page, CaseACocher, "sansLesNoms").click()
    texte = attendre_le_papier(qtbot, page, "Structure 1")
    assert nom not in texte
    assert "n’ont pas accepté" in trouver(page, CaseACocher, "sansLesNoms").accessibleDescription()


def test_la_feuille_d_animation_a_son_adresse(page: PageDocuments, contexte: Contexte, qtbot: Any) -> None:
    action = next(a for a in contexte.catalogue.methode.actions if a.animation is not None)
    page.aller(f"animation-{action.code}")
    texte = attendre_le_papier(qtbot, page, "Déroulé")
    assert " ".join(action.titre.split()) in texte
    assert page.titre() == f"Animer : {action.titre}"
    assert not trouver(page, QWidget, "etatDuDocument").isVisible()


def test_choisir_un_document_le_dit_a_la_fenetre(page: PageDocuments, demandees: list[str], qtbot: Any) -> None:
    liste = trouver(page, ListeATitres, "listeDocuments")
    liste.setFocus()
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    (adresse,) = demandees
    titres = {f"document:{d.code}": d.titre for d in definitions()}
    assert page.titre() == titres[adresse]


def test_l_imprimante_recoit_les_memes_pages(
    page: PageDocuments, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sortie = tmp_path / "imprime.pdf"

    def accepter(dialogue: QPrintDialog) -> int:
        imprimante = dialogue.printer()
        imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        imprimante.setOutputFileName(str(sortie))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accepter)
    page.aller("grille-contact")
    attendre_le_papier(qtbot, page, "Grille de contact")
    vue = trouver(page, VueDesPages, "apercuPages")
    page.imprimer()
    lu = PdfReader(sortie)
    assert len(lu.pages) == len(vue.pages or ())
    boite = lu.pages[0].mediabox
    assert float(boite.width) > float(boite.height), "a landscape grid comes out in landscape"
    assert sortie.stat().st_size > 20_000


def test_renoncer_a_imprimer_n_ecrit_rien(page: PageDocuments, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _d: int(QPrintDialog.DialogCode.Rejected))
    annonces: list[str] = []
    page.contexte.navigation.annonce.connect(annonces.append)
    page.imprimer()
    assert annonces == []


def test_la_page_detruite_ne_gene_personne(contexte: Contexte, qtbot: Any) -> None:
    page = PageDocuments(contexte)
    page.show()
    page.aller("dossier-comite")
    page.deleteLater()
    QApplication.processEvents()
    qtbot.wait(300)


def test_la_frappe_n_attend_pas_le_papier(page: PageDocuments, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page)
    avant = texte_du_papier(trouver(page, VueDesPages, "apercuPages"))
    destinataires = trouver(page, QLineEdit, "destinataires")
    destinataires.clear()
    taper(destinataires, "Tous")
    assert destinataires.text() == "Tous"
    assert texte_du_papier(trouver(page, VueDesPages, "apercuPages")) == avant


def test_arreter_l_impression_arrete_l_imprimante(page: PageDocuments, qtbot: Any, tmp_path: Path) -> None:
    attendre_le_papier(qtbot, page)
    pages = trouver(page, VueDesPages, "apercuPages").pages
    assert pages is not None
    imprimante = preparer(pages, "Essai")
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(tmp_path / "arret.pdf"))
    envoyees: list[int] = []

    def avancer(fait: int, _total: int) -> bool:
        envoyees.append(fait)
        return fait < 1

    assert not peindre_pages(imprimante, pages, avancer)
    assert envoyees == [0, 1]


def test_on_n_imprime_que_les_pages_demandees(page: PageDocuments, qtbot: Any, tmp_path: Path) -> None:
    attendre_le_papier(qtbot, page)
    pages = trouver(page, VueDesPages, "apercuPages").pages
    assert pages is not None
    imprimante = preparer(pages, "Essai")
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(tmp_path / "deux.pdf"))
    imprimante.setFromTo(2, 3)
    assert peindre_pages(imprimante, pages)
    assert len(PdfReader(tmp_path / "deux.pdf").pages) == 2


def test_le_meme_document_n_est_pas_remis_en_page(page: PageDocuments, qtbot: Any) -> None:
    attendre_le_papier(qtbot, page)
    assert not page._mise.demander(page.document())
    assert page._mise.demander(page.document(vierge=True))


def test_en_lecture_seule_on_imprime_sans_rien_changer(contexte: Contexte, qtbot: Any) -> None:
    contexte.dossier.lecture_seule = True
    page = PageDocuments(contexte)
    qtbot.addWidget(page)
    page.show()
    attendre_le_papier(qtbot, page, "Dossier pour le comité")
    assert trouver(page, QLineEdit, "version").isReadOnly()
    assert not bouton(page, "etat.definitif").isEnabled()
    assert bouton(page, "imprimerDocument").isEnabled()


def test_le_document_demande_se_voit_dans_la_liste_des_la_premiere_visite(contexte: Contexte, qtbot: Any) -> None:
    dernier = definitions()[-1].code
    page = PageDocuments(contexte)
    qtbot.addWidget(page)
    page.aller(dernier)
    page.resize(1104, 650)
    with qtbot.waitExposed(page):
        page.show()
    liste = trouver(page, ListeATitres, "listeDocuments")
    assert liste.choix() == dernier
    qtbot.waitUntil(lambda: liste.viewport().rect().contains(liste.visualRect(liste.currentIndex())), timeout=2000)


def test_une_adresse_ouvre_la_lecture_d_un_formulaire(
    page: PageDocuments, contexte: Contexte, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouvertes: list[tuple[Contexte, QWidget]] = []
    monkeypatch.setattr("app.views.imports.retour.lire_un_formulaire", lambda c, p: ouvertes.append((c, p)))
    (geste,) = (g for g in GESTES if g.titre == "Lire un formulaire rempli")
    genre, cible = decouper(geste.adresse)
    assert genre == "documents"
    page.aller(cible)
    qtbot.waitUntil(lambda: ouvertes == [(contexte, page)], timeout=2000)
    assert page.titre().startswith("Dossier")
