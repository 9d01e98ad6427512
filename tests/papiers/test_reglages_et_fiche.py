"""Settings of the computer, identity of the dossier, a new one, an example: what is typed is kept."""

from __future__ import annotations

import base64
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.services.comite import seances
from app.services.ecriture.dossier import Dossier
from app.services.exemples import lister_exemples
from app.services.identite import entete_du_bureau, logo_du_dossier, poser_logo, reprendre_les_reglages
from app.services.logos import LogoRefuse, lire_logo, verifier_logo
from app.services.reglages import Reglages, lire_reglages
from app.views.contexte import Contexte
from app.views.elements.choix_logo import ChoixLogo
from app.views.elements.liste_a_titres import ListeATitres
from app.views.fiche.dialogue import DialogueFiche
from app.views.fiche.exemple import DialogueExemple
from app.views.fiche.nouveau import DialogueNouveau
from app.views.preferences import Preferences
from app.views.reglages.dialogue import DialogueReglages
from app.views.reglages.page import PageReglages
from app.views.theme import theme_courant
from tests.papiers.gestes import taper, trouver


def image(format_: str = "PNG", taille: tuple[int, int] = (120, 40)) -> bytes:
    tampon = io.BytesIO()
    Image.new("RGB", taille, (11, 110, 79)).save(tampon, format_)
    return tampon.getvalue()


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A small logo."""
    chemin = tmp_path / "logo.png"
    chemin.write_bytes(image())
    return chemin


# --- logo ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nom", "octets", "attendu"),
    [
        ("anime.gif", image("GIF"), "est une image GIF"),
        ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "est une image SVG"),
        ("notes.png", b"du texte", "n’est pas une image PNG ou JPEG"),
        ("coupe.png", image()[:60], "abîmé ou incomplet"),
        ("gros.png", b"\x89PNG\r\n\x1a\n" + b"0" * 600_000, "600 ko"),
        ("immense.png", image(taille=(9000, 2)), "9000 × 2 pixels"),
    ],
)
def test_un_logo_impossible_est_refuse_en_francais(tmp_path: Path, nom: str, octets: bytes, attendu: str) -> None:
    chemin = tmp_path / nom
    chemin.write_bytes(octets)
    with pytest.raises(LogoRefuse) as refus:
        lire_logo(chemin)
    assert attendu in refus.value.message
    assert refus.value.conseil


def test_un_fichier_absent_ou_un_repertoire_est_refuse(tmp_path: Path) -> None:
    for chemin in (tmp_path / "rien.png", tmp_path):
        with pytest.raises(LogoRefuse, match="ne peut pas être lu"):
            lire_logo(chemin)


def test_png_et_jpeg_sont_acceptes(logo: Path) -> None:
    verifier_logo(lire_logo(logo))
    verifier_logo(image("JPEG"))


# --- settings -----------------------------------------------------------------------------------------------


def test_ce_qu_on_regle_est_garde_aussitot(contexte: Contexte, qtbot: Any, logo: Path, poste_a_part: Path) -> None:
    page = PageReglages(contexte)
    qtbot.addWidget(page)
    page.show()
    auteur = trouver(page, QLineEdit, "auteur")
    taper(auteur, "Élodie Œuvrard")
    taper(trouver(page, QPlainTextEdit, "bureau_coordonnees"), "3, rue du Puits")
    page.terminer()
    trouver(page, ChoixLogo, "logo").prendre(logo)
    trouver(page, QWidget, "rouvrir_dernier").click()  # type: ignore[attr-defined]
    relus = lire_reglages()
    assert relus.auteur == "Élodie Œuvrard"
    assert relus.bureau_coordonnees == "3, rue du Puits"
    assert relus.octets_logo == logo.read_bytes()
    assert relus.rouvrir_dernier


def test_l_apparence_change_sous_les_yeux(contexte: Contexte, qtbot: Any) -> None:
    theme = theme_courant()
    depart = (theme.apparence, theme.zoom)
    page = PageReglages(contexte)
    qtbot.addWidget(page)
    try:
        trouver(page, QPushButton, "apparence.sombre").click()
        assert theme.sombre
        zoom = page.findChild(QWidget, "zoom")
        zoom._choisir("150")  # type: ignore[union-attr]
        assert theme.zoom == 150
        assert (contexte.reglages.valeurs.theme, contexte.reglages.valeurs.zoom) == ("sombre", 150)
    finally:
        theme.regler(apparence=depart[0], zoom=depart[1])


def test_un_logo_refuse_laisse_celui_d_avant(qtbot: Any, logo: Path, tmp_path: Path) -> None:
    preferences = Preferences(Reglages())
    dialogue = DialogueReglages(preferences)
    qtbot.addWidget(dialogue)
    choix = trouver(dialogue, ChoixLogo, "logo")
    choix.prendre(logo)
    mauvais = tmp_path / "plan.gif"
    mauvais.write_bytes(image("GIF"))
    choix.prendre(mauvais)
    assert preferences.valeurs.octets_logo == logo.read_bytes()
    assert "GIF" in trouver(dialogue, QLabel, "logoRefus").text()
    trouver(dialogue, QPushButton, "logoRetirer").click()
    assert preferences.valeurs.octets_logo is None


# --- identity of the dossier --------------------------------------------------------------------------------


def test_l_identite_s_ecrit_et_s_annule(contexte: Contexte, qtbot: Any, logo: Path) -> None:
    dossier = contexte.dossier
    for seance in seances.lister(dossier):  # the day is typed here as long as no session is planned
        seances.supprimer(dossier, seance.id)
    avant = dossier.fiche_unique(Fiche, ID_FICHE)
    dialogue = DialogueFiche(contexte)
    qtbot.addWidget(dialogue)
    dialogue.show()
    territoire = trouver(dialogue, QLineEdit, "territoire")
    territoire.clear()
    taper(territoire, "Île-de-Bréhat")
    comite = trouver(dialogue, QWidget, "comite_le")
    comite.ligne.clear()  # type: ignore[attr-defined]
    taper(comite.ligne, "12/12/2026")  # type: ignore[attr-defined]
    trouver(dialogue, ChoixLogo, "logo").prendre(logo)
    dialogue.accept()
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    assert fiche["territoire"] == "Île-de-Bréhat"
    assert fiche["comite_le"] == date(2026, 12, 12)
    assert logo_du_dossier(dossier) == logo.read_bytes()
    while dossier.fiche_unique(Fiche, ID_FICHE) != avant:
        assert dossier.annuler() is not None


def test_le_jour_du_comite_vient_de_la_seance_programmee(contexte: Contexte, qtbot: Any) -> None:
    dossier = contexte.dossier
    for seance in seances.lister(dossier):
        seances.supprimer(dossier, seance.id)
    dialogue = DialogueFiche(contexte)
    qtbot.addWidget(dialogue)
    comite = trouver(dialogue, QWidget, "comite_le")
    assert comite.isEnabled()
    seances.programmer(dossier, date(2026, 12, 14))
    assert not comite.isEnabled()
    assert comite.ligne.text() == "14\u00a0décembre 2026"  # type: ignore[attr-defined]
    assert "séance programmée" in comite.accessibleDescription()
    dossier.annuler()
    assert comite.isEnabled()
    assert "séance programmée" not in comite.accessibleDescription()


def test_ctrl_z_dans_le_dialogue_rend_le_logo(contexte: Contexte, qtbot: Any, logo: Path) -> None:
    dialogue = DialogueFiche(contexte)
    qtbot.addWidget(dialogue)
    choix = trouver(dialogue, ChoixLogo, "logo")
    choix.prendre(logo)
    assert contexte.dossier.a_annuler() == "Logo du bureau"
    contexte.dossier.annuler()
    assert choix.valeur() is None


def test_un_nouveau_dossier_reprend_les_reglages_sans_rien_ecraser(dossier: Dossier) -> None:
    reglages = Reglages(auteur="Camille", bureau="Ligue 35", logo=base64.b64encode(image()).decode())
    with dossier.operation("Bureau") as op:
        op.poser(Fiche, ID_FICHE, bureau="Un autre bureau")
    reprendre_les_reglages(dossier, reglages, aujourdhui=date(2026, 11, 21))
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    assert (fiche["bureau"], fiche["charge_mission"], fiche["ouvert_le"]) == (
        "Un autre bureau", "Camille", date(2026, 11, 21),
    )  # fmt: skip
    assert entete_du_bureau(dossier, date(2026, 11, 21)).logo == image()
    poser_logo(dossier, None)
    assert logo_du_dossier(dossier) is None


def test_le_dossier_cree_par_la_fenetre_porte_le_bureau_et_son_logo(qtbot: Any, tmp_path: Path) -> None:
    from app.services.fichier import poste_par_defaut
    from app.views.fenetre.ouvertures import Ouvertures

    reglages = Reglages(auteur="Camille", bureau="Ligue 35", logo=base64.b64encode(image()).decode())
    session = Ouvertures(QWidget(), poste_par_defaut(), Preferences(reglages)).creer(tmp_path / "a.sqlite", "Essai")
    assert session is not None
    fiche = session.dossier.fiche_unique(Fiche, ID_FICHE)
    assert (fiche["intitule"], fiche["bureau"], fiche["charge_mission"]) == ("Essai", "Ligue 35", "Camille")
    assert logo_du_dossier(session.dossier) == image()
    session.fermer()


# --- new dossier, example -----------------------------------------------------------------------------------


def test_nouveau_dossier_propose_un_nom_libre(qtbot: Any, tmp_path: Path) -> None:
    dialogue = DialogueNouveau(Reglages(bureau="Ligue 35"))
    qtbot.addWidget(dialogue)
    dialogue._place._dossier = tmp_path
    (tmp_path / "Mutualiser - RH.sqlite").write_bytes(b"")
    dialogue.accept()
    assert dialogue.result() == 0, "a title is wanted first"
    taper(trouver(dialogue, QLineEdit, "intitule"), "Mutualiser / RH")
    assert trouver(dialogue, QLineEdit, "bureau").text() == "Ligue 35"
    dialogue.accept()
    assert dialogue.result() == 1
    demande = dialogue.demande()
    assert (demande.intitule, demande.bureau) == ("Mutualiser / RH", "Ligue 35")
    assert demande.chemin == tmp_path / "Mutualiser - RH (2).sqlite"


def test_un_fichier_deja_la_ne_sera_pas_remplace(qtbot: Any, tmp_path: Path) -> None:
    dialogue = DialogueNouveau(Reglages())
    qtbot.addWidget(dialogue)
    taper(trouver(dialogue, QLineEdit, "intitule"), "Essai")
    fichier = trouver(dialogue, QLineEdit, "fichier")
    (tmp_path / "pris.sqlite").write_bytes(b"x")
    for chemin, attendu in ((tmp_path / "pris", "existe déjà"), (tmp_path / "non" / "a", "n’existe pas")):
        fichier.clear()
        taper(fichier, str(chemin))
        dialogue.accept()
        assert dialogue.result() == 0
        assert any(attendu in e.text() for e in dialogue.findChildren(QLabel))


def test_chaque_exemple_dit_d_ou_il_vient_et_ce_qui_est_invente(
    qtbot: Any, tmp_path: Path, catalogue: Catalogue
) -> None:
    dialogue = DialogueExemple(dossier=tmp_path, sources=catalogue.sources)
    qtbot.addWidget(dialogue)
    liste = trouver(dialogue, ListeATitres, "listeExemples")
    details = trouver(dialogue, QWidget, "detailsExemple")
    assert len(liste.lignes()) == len(lister_exemples()) >= 2
    for exemple in lister_exemples():
        liste.choisir(exemple.nom)
        liste.choisie.emit(exemple.nom)
        vu = details.toPlainText()  # type: ignore[attr-defined]
        assert catalogue.sources[exemple.source[:2]].auteur.split(",")[0] in vu
        assert not exemple.inventions or "inventé" in vu
        assert dialogue.demande().chemin == tmp_path / f"exemple-{exemple.nom}.sqlite"
    dialogue.accept()
    assert dialogue.result() == 1
