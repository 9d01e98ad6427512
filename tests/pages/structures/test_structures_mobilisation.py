"""Where a structure stands, told on its sheet and on the telephone; the funnel above the register (R07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.mobilisation import Contact
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services import mobilisation, structures
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, ChampLigne, ChampTexte, Etiquette
from app.views.page import Page
from app.views.phase.page import PagePhase
from app.views.structures.entretien import DialogueEntretien
from app.views.structures.page import PageStructures
from tests.pages.conftest import cliquer, quelques_structures, taper, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageStructures:
    """The register with four structures, the sheet of the first one open."""
    ids = quelques_structures(contexte.dossier)
    page = ouvrir(PageStructures(contexte), f"structure:{ids[0]}")
    assert isinstance(page, PageStructures)
    page.resize(1104, 680)
    return page


def lire(contexte: Contexte, rang: int = 0) -> dict[str, Any]:
    """A row of the dossier."""
    return contexte.dossier.lignes(Structure)[rang]


def pas(contexte: Contexte, rang: int = 0) -> list[tuple[str, date | None, str]]:
    """The steps of a structure."""
    etapes = mobilisation.historique(contexte.dossier, lire(contexte, rang)["id"])
    return [(e.degre.value, e.jour, e.motif) for e in etapes]


def choisir(page: PageStructures, lignes: int) -> None:
    """With the keyboard: so many lines down the path, then Entrée."""
    frise = page.fiche.parcours.frise  # type: ignore[union-attr]
    frise.setFocus()
    for _ in range(lignes):
        QTest.keyClick(frise, Qt.Key.Key_Down)
    QTest.keyClick(frise, Qt.Key.Key_Return)


def test_passer_une_etape_au_clavier(page: PageStructures, contexte: Contexte) -> None:
    choisir(page, 1)
    jour = page.fiche.parcours.jour  # type: ignore[union-attr]
    assert jour.ligne.hasFocus()
    assert jour.valeur() == date.today()
    jour.ligne.clear()
    taper(jour.ligne, "14/09/2026")
    QTest.keyClick(jour.ligne, Qt.Key.Key_Return)
    assert lire(contexte)["mobilisation"] == "contactee"
    assert pas(contexte) == [("reperee", None, ""), ("contactee", date(2026, 9, 14), "")]
    assert not trouver(page, QWidget, "formulaireEtape").isVisible()
    contexte.dossier.annuler()
    assert lire(contexte)["mobilisation"] == "reperee"
    assert page.fiche.parcours.frise.palier().degre is Mobilisation.REPEREE  # type: ignore[union-attr]


def test_une_sortie_demande_son_motif_sans_l_exiger(page: PageStructures, contexte: Contexte) -> None:
    choisir(page, 6)
    motif = trouver(page, ChampLigne, "etape.motif")
    assert motif.hasFocus()
    taper(motif, "Plus le temps")
    QTest.keyClick(motif, Qt.Key.Key_Return)
    assert lire(contexte)["mobilisation_motif"] == "Plus le temps"
    assert "Plus le temps" in page.fiche.parcours.frise.palier().mots  # type: ignore[union-attr]
    page.ouvrir_fiche(lire(contexte, 1)["id"])
    choisir(page, 6)
    QTest.keyClick(trouver(page, ChampLigne, "etape.motif"), Qt.Key.Key_Return)
    assert lire(contexte, 1)["mobilisation"] == "sortie"


def test_le_formulaire_d_une_etape_s_ouvre_en_entier_sous_les_yeux(page: PageStructures) -> None:
    choisir(page, 6)
    QApplication.processEvents()
    formulaire = page.fiche.parcours.formulaire  # type: ignore[union-attr]
    vu = formulaire.visibleRegion().boundingRect()
    assert vu.height() == formulaire.height(), "what one types, and the button that keeps it, are in sight"


def test_dater_corriger_et_retirer_une_etape(page: PageStructures, contexte: Contexte) -> None:
    mobilisation.mobiliser(contexte.dossier, [lire(contexte)["id"]], Mobilisation.RETENUE, date(2026, 10, 1))
    choisir(page, -2 % 7)  # up to « Contactée », passed without a date
    cliquer(trouver(page, QPushButton, "etape.faire"))
    assert ("contactee", None, "") in pas(contexte)
    page.fiche.parcours.frise.setFocus()  # type: ignore[union-attr]
    choisir(page, 0)
    cliquer(trouver(page, QPushButton, "etape.retirer"))
    assert lire(contexte)["mobilisation"] == "contactee"
    contexte.dossier.annuler()
    assert lire(contexte)["mobilisation"] == "retenue"


def test_echap_ferme_le_petit_formulaire_avant_la_fiche(page: PageStructures, contexte: Contexte) -> None:
    choisir(page, 1)
    QTest.keyClick(trouver(page, ChampLigne, "etape.motif"), Qt.Key.Key_Escape)
    assert not trouver(page, QWidget, "formulaireEtape").isVisible()
    assert page.fiche is not None
    assert page.fiche.isVisible()
    assert pas(contexte) == []


def test_une_date_illisible_ne_part_pas(page: PageStructures, contexte: Contexte) -> None:
    choisir(page, 1)
    ligne = page.fiche.parcours.jour.ligne  # type: ignore[union-attr]
    ligne.clear()
    taper(ligne, "hier peut-être")
    QTest.keyClick(ligne, Qt.Key.Key_Return)
    assert lire(contexte)["mobilisation"] == "reperee"
    assert trouver(page, QWidget, "formulaireEtape").isVisible()


def test_l_accord_de_diffusion_prend_le_jour(page: PageStructures, contexte: Contexte) -> None:
    cliquer(trouver(page, CaseACocher, "fiche.diffusion_acceptee"))
    assert (lire(contexte)["diffusion_acceptee"], lire(contexte)["diffusion_le"]) == (True, date.today())
    assert contexte.dossier.a_annuler().startswith("Accepte")  # type: ignore[union-attr]
    contexte.dossier.annuler()
    assert lire(contexte)["diffusion_le"] is None


def test_les_autres_contacts_suivent_la_structure(page: PageStructures, contexte: Contexte) -> None:
    table = page.fiche.contacts  # type: ignore[union-attr]
    assert table.modele.setData(table.modele.index(0, 0), "Noé Martin")
    (contact,) = contexte.dossier.lignes(Contact)
    assert (contact["nom"], contact["structure"]) == ("Noé Martin", lire(contexte)["id"])
    page.ouvrir_fiche(lire(contexte, 1)["id"])
    assert table.modele.total == 0
    page.ouvrir_fiche(lire(contexte)["id"])
    assert table.modele.total == 1


def test_une_structure_disparue_ferme_sa_fiche(page: PageStructures, contexte: Contexte) -> None:
    structures.supprimer(contexte.dossier, [lire(contexte)["id"]])
    assert page.fiche is not None
    assert not page.fiche.isVisible()


# --- on the telephone -----------------------------------------------------------------------------------------


@pytest.fixture
def entretien(contexte: Contexte, qtbot: Any) -> DialogueEntretien:
    """The form on four structures to call."""
    ids = quelques_structures(contexte.dossier)
    dialogue = DialogueEntretien(contexte, ids)
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    dialogue.activateWindow()
    return dialogue


def _au_clavier(entretien: DialogueEntretien, touches: str) -> None:
    for touche in touches:
        taper(entretien.focusWidget(), touche)


@pytest.mark.parametrize("touches", ["1243", "&é'\""])
def test_un_entretien_se_mene_au_clavier(entretien: DialogueEntretien, contexte: Contexte, touches: str) -> None:
    entretien.fiche.commencer()
    _au_clavier(entretien, touches)
    commentaire = entretien.fiche.controles["contact_commentaire"]
    assert isinstance(commentaire, ChampTexte)
    assert entretien.focusWidget() is commentaire
    taper(commentaire, "Ça tombe bien.")
    QTest.keyClick(commentaire, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    une = lire(contexte)
    reponses = [une[f"contact_{nom}"] for nom in ("concernee", "attentes", "reponse", "methodologie", "commentaire")]
    assert reponses == ["oui", "plutot_oui", "non", "plutot_non", "Ça tombe bien."]
    assert une["mobilisation"] == "contactee"
    assert pas(contexte)[-1][:2] == ("contactee", date.today())
    assert entretien.courante == lire(contexte, 1)["id"]


def test_rappeler_plus_tard_ne_deplace_personne(entretien: DialogueEntretien, contexte: Contexte) -> None:
    taper(entretien.fiche.controles["disponibilite"], "le mardi")
    cliquer(trouver(entretien, QPushButton, "entretienPlusTard"))
    assert (lire(contexte)["mobilisation"], lire(contexte)["disponibilite"]) == ("reperee", "le mardi")
    assert entretien.courante == lire(contexte, 1)["id"]
    cliquer(trouver(entretien, QPushButton, "entretienPrecedente"))
    assert entretien.fiche.controles["disponibilite"].valeur() == "le mardi"


def test_la_derniere_ferme_et_une_sortie_garde_son_motif(entretien: DialogueEntretien, contexte: Contexte) -> None:
    for _ in range(3):
        entretien.enregistrer()
    assert entretien.suivante.text() == "Enregistrer et fermer"
    cliquer(trouver(entretien, QPushButton, "entretien.degre.sortie"))
    taper(trouver(entretien, ChampLigne, "entretien.motif"), "Sujet déjà traité")
    entretien.enregistrer()
    assert not entretien.isVisible()
    assert lire(contexte, 3)["mobilisation_motif"] == "Sujet déjà traité"
    assert [ligne["mobilisation"] for ligne in contexte.dossier.lignes(Structure)] == ["contactee"] * 3 + ["sortie"]


def test_fermer_au_milieu_garde_ce_qui_est_tape(entretien: DialogueEntretien, contexte: Contexte) -> None:
    taper(entretien.fiche.controles["participant"], "La présidente")
    entretien.reject()
    assert (lire(contexte)["participant"], lire(contexte)["mobilisation"]) == ("La présidente", "reperee")


def test_l_action_propose_l_entretien_suivant(
    contexte: Contexte, ouvrir: Ouvrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = quelques_structures(contexte.dossier)
    mobilisation.mobiliser(contexte.dossier, ids[:1], Mobilisation.CONTACTEE)
    page = ouvrir(PagePhase(contexte), "action:mobiliser.contact")
    vus: list[tuple[str, ...]] = []
    monkeypatch.setattr(DialogueEntretien, "exec", lambda dialogue: vus.append(tuple(dialogue._ids)))
    bouton = trouver(page, QPushButton, "entretien.mobiliser.contact")
    assert "3 à mener" in bouton.text()
    bouton.click()
    assert vus == [tuple(ids[1:])]


# --- the funnel above the register ----------------------------------------------------------------------------


def test_la_bande_lit_l_entonnoir_selon_la_methode(page: PageStructures, contexte: Contexte) -> None:
    bande = page.bande
    assert bande is not None
    cliquer(trouver(bande, QPushButton, "plierEntonnoir"))
    assert bande.figure.isVisible()
    bande.methode._choisir("ciblage")
    projet = contexte.dossier.ligne(ProjetIntervention, ID_PROJET) or {}
    assert projet["methode_constitution"] == "ciblage"
    assert "4\u00a0structures ciblées" in bande.lecture.text()
    structures.modifier(contexte.dossier, lire(contexte)["id"], "mobilisation", "contactee")
    assert "Aucune n’est sortie" in bande.lecture.text()
    assert "contactées\u00a0: 1" in bande.figure.accessibleDescription()


def test_un_degre_de_l_entonnoir_filtre_le_registre(page: PageStructures, contexte: Contexte, qtbot: Any) -> None:
    structures.modifier(contexte.dossier, lire(contexte)["id"], "mobilisation", "contactee")
    page.montrer_jeu("poids")
    page.filtrer_degre("contactee")
    qtbot.waitUntil(lambda: page.table.modele.visibles == 1, timeout=1000)
    assert page.table.modele.id_de(0) == lire(contexte)["id"]
    page.filtrer_degre("contactee")
    qtbot.waitUntil(lambda: page.table.modele.visibles == 4, timeout=1000)


def test_sans_structure_pas_de_bande(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    assert page.bande is not None
    assert not page.bande.isVisible()
    assert not page.entretiens.isVisible()


def test_lecture_seule_montre_sans_permettre(contexte: Contexte, ouvrir: Ouvrir) -> None:
    ids = quelques_structures(contexte.dossier)
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageStructures(contexte), f"structure:{ids[0]}")
    assert isinstance(page, PageStructures)
    assert page.fiche is not None
    assert not page.fiche.parcours.frise.isEnabled()  # type: ignore[attr-defined]
    assert not page.entretiens.isEnabled()


def test_les_touches_tapees_avant_que_le_dialogue_soit_la_ne_se_perdent_pas(
    page: PageStructures, contexte: Contexte
) -> None:
    """A slow machine: she answers two questions while the form is being made."""
    page.table.setFocus()
    id = lire(contexte, 0)["id"]
    for touche in "12":
        for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(page.table, QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, touche))

    def fermer() -> None:
        dialogue = QApplication.activeModalWidget()
        assert dialogue is not None
        dialogue.close()

    QTimer.singleShot(300, fermer)
    page.mener_les_entretiens((id,))
    lue = lire(contexte, 0)
    assert (lue["contact_concernee"], lue["contact_attentes"]) == ("oui", "plutot_oui")


def test_un_entretien_avec_une_engagee_dit_qu_elle_le_reste(page: PageStructures, contexte: Contexte) -> None:
    """None of the degrees offered is hers: it is said, and saving changes nothing of where she stands."""
    id = lire(contexte, 0)["id"]
    mobilisation.mobiliser(contexte.dossier, [id], Mobilisation.ENGAGEE, date(2026, 11, 3))
    dialogue = DialogueEntretien(contexte, [id], page)
    dits = [e.text().replace("\u00a0", " ") for e in dialogue.findChildren(Etiquette)]
    assert "Après cet échange, elle reste engagée, ou devient" in dits
    dialogue.enregistrer()
    assert lire(contexte, 0)["mobilisation"] == "engagee"


def test_a_l_ouverture_rien_n_est_lu_deux_fois(contexte: Contexte) -> None:
    quelques_structures(contexte.dossier)
    lus: Counter[str] = Counter()
    contexte.dossier.connexion.set_trace_callback(lambda sql: lus.update((sql,)))
    page = PageStructures(contexte)
    page.rafraichir(None)  # as the window does once it has placed it
    contexte.dossier.connexion.set_trace_callback(None)
    page.deleteLater()
    assert any("GROUP BY mobilisation" in sql for sql in lus)
    assert [sql for sql, combien in lus.items() if combien > 1 and "max(n)" not in sql] == []
