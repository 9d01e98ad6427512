"""The window on a real dossier: moving about, undoing, closing in the middle of a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.models.fiche import ID_FICHE, Fiche
from app.models.parcours import ActionSuivie
from app.models.structure import Structure
from app.services.fichier import Poste, ouvrir
from app.services.parcours import id_action
from app.views.elements import CaseACocher, ChampTexte
from app.views.fenetre.gestes import Gestes
from app.views.fenetre.menus import ENTREES
from app.views.fenetre.pages import FABRIQUES, GENRES
from app.views.fenetre.principale import FenetrePrincipale
from app.views.fenetre.travail import Travail
from app.views.theme import Apparence
from tests.fenetre.saisie import taper

PAGES = (
    "tableau-de-bord",
    "phase:cerner",
    "phase:transferer",
    "structures",
    "formulaire:problematique",
    "formulaire:role",
    "formulaire:projet",
    "documents",
    "reperes",
    "fiche:fp4",
    "journal",
    "reglages",
)


def travail(fenetre: FenetrePrincipale) -> Travail:
    """The dossier at work."""
    assert fenetre.travail is not None
    return fenetre.travail


def note(fenetre: FenetrePrincipale, action: str) -> ChampTexte:
    """The notes field of an action, its phase on screen."""
    fenetre.gestes.aller(f"action:{action}")
    page = travail(fenetre).espace.page()
    assert page is not None
    carte = page.vue.cartes[action]  # type: ignore[attr-defined]
    champ = next(c for c in carte.findChildren(ChampTexte) if "note" in c.objectName().casefold())
    assert isinstance(champ, ChampTexte)
    return champ


@pytest.mark.parametrize("entree", [e for e in ENTREES if e.geste and ":" not in e.geste], ids=lambda e: e.geste)
def test_chaque_entree_de_menu_a_son_geste(entree: object) -> None:
    assert callable(getattr(Gestes, entree.geste, None))  # type: ignore[attr-defined]


def test_deux_entrees_n_ont_pas_le_meme_raccourci() -> None:
    raccourcis = [e.raccourci for e in ENTREES if e.raccourci]
    assert len(raccourcis) == len(set(raccourcis))


def test_chaque_genre_d_adresse_a_sa_page() -> None:
    assert {genre.page for genre in GENRES.values()} == set(FABRIQUES)


def test_les_rangs_du_rail_menent_quelque_part(fenetre: FenetrePrincipale) -> None:
    rail = travail(fenetre).espace.rail
    adresses = [r.adresse for n in range(rail.modele.rowCount()) if (r := rail.modele.rang(n)) and r.adresse]
    assert len([a for a in adresses if a.startswith("phase:")]) == 12
    assert adresses[12] == "tableau-de-bord"
    assert all(adresse.partition(":")[0] in GENRES for adresse in adresses)


def test_le_rail_se_parcourt_au_clavier(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    espace = travail(fenetre).espace
    espace.rail.setFocus()
    espace.rail.montrer("phase:cerner")
    qtbot.keyClick(espace.rail, Qt.Key.Key_Down)
    qtbot.keyClick(espace.rail, Qt.Key.Key_Down)
    qtbot.keyClick(espace.rail, Qt.Key.Key_Down)
    qtbot.keyClick(espace.rail, Qt.Key.Key_Return)
    assert espace.adresse() == "phase:partenariat"


def test_on_avance_et_recule_de_phase_en_phase(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    espace = travail(fenetre).espace
    fenetre.gestes.aller("phase:cibler")
    fenetre.gestes.phase_suivante()
    assert espace.adresse() == "phase:role"
    espace.pied.precedent.click()
    espace.pied.precedent.click()
    assert espace.adresse() == "phase:cerner"
    assert not espace.pied.precedent.isVisible()
    fenetre.gestes.phase_precedente()
    assert espace.adresse() == "phase:cerner"
    fenetre.gestes.reculer()
    assert espace.adresse() == "phase:cibler"
    fenetre.gestes.avancer()
    assert espace.adresse() == "phase:cerner"


def test_une_adresse_inconnue_ne_casse_rien(fenetre: FenetrePrincipale) -> None:
    fenetre.gestes.aller("phase:cibler")
    for adresse in ("phase:absente", "action:cibler.absente", "nulle-part", ""):
        fenetre.gestes.aller(adresse)
    assert travail(fenetre).espace.adresse() == "phase:cibler"
    assert fenetre.annonce.isVisible()


def sans_nom(fenetre: FenetrePrincipale) -> list[str]:
    """The controls on screen that take the keyboard and have no accessible name."""
    manques = []
    for widget in fenetre.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy():
            continue
        if widget.objectName() == "qt_scrollarea_viewport" or type(widget) is QWidget:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            manques.append(f"{type(widget).__name__} « {widget.objectName()} »")
    return manques


def test_tout_ce_qui_prend_le_clavier_a_un_nom(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    manques = {}
    for adresse in PAGES:
        fenetre.gestes.aller(adresse)
        qtbot.wait(10)
        manques[adresse] = sans_nom(fenetre)
    assert not {adresse: noms for adresse, noms in manques.items() if noms}


def test_r67_aucune_etiquette_ne_lit_de_balisage(fenetre: FenetrePrincipale) -> None:
    for adresse in PAGES:
        fenetre.gestes.aller(adresse)
    fautives = [
        etiquette.text()
        for etiquette in fenetre.findChildren(QLabel)
        if etiquette.textFormat() is not Qt.TextFormat.PlainText and etiquette.text()
    ]
    assert fautives == []


def test_annuler_par_le_menu_et_par_le_clavier(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    dossier = travail(fenetre).contexte.dossier
    with dossier.operation("Structure ajoutée — Les Amis du Vélo") as op:
        op.creer(Structure, nom="Les Amis du Vélo")
    action = fenetre.menus.actions["annuler"]
    assert "Annuler\u00a0: Structure ajoutée" in action.text().replace("&", "")
    action.trigger()
    assert dossier.lignes(Structure) == []
    assert "Rétablir\u00a0: Structure ajoutée" in fenetre.menus.actions["retablir"].text().replace("&", "")
    fenetre.menus.actions["retablir"].trigger()
    assert [s["nom"] for s in dossier.lignes(Structure)] == ["Les Amis du Vélo"]


def test_annuler_alors_que_l_on_tape_ecrit_puis_annule(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    champ = note(fenetre, "cibler.territoire")
    taper(champ, "Deux structures du Morbihan")
    fenetre.menus.actions["annuler"].trigger()
    dossier = travail(fenetre).contexte.dossier
    ligne = dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is None or not ligne["notes"]
    assert champ.valeur() == ""
    fenetre.menus.actions["retablir"].trigger()
    assert champ.valeur() == "Deux structures du Morbihan"


def test_fermer_au_milieu_d_un_mot_ne_perd_rien(
    fenetre: FenetrePrincipale, qtbot: QtBot, chemin: Path, poste: Poste
) -> None:
    champ = note(fenetre, "cibler.territoire")
    taper(champ, "Été\u00a0: en parler au C2R")
    assert fenetre.close()
    session = ouvrir(chemin, poste=poste)
    ligne = session.dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is not None
    assert ligne["notes"] == "Été\u00a0: en parler au C2R"
    session.fermer()


def test_le_travail_rejoint_le_fichier_quand_on_se_repose(
    fenetre: FenetrePrincipale, qtbot: QtBot, chemin: Path
) -> None:
    session = travail(fenetre).session
    with travail(fenetre).contexte.dossier.operation("Territoire saisi") as op:
        op.modifier(Fiche, ID_FICHE, territoire="Ille-et-Vilaine")
    assert session.a_publier()
    assert travail(fenetre).espace.barre.etat() == "enregistré sur ce poste"
    qtbot.waitUntil(lambda: not session.a_publier(), timeout=8000)
    qtbot.waitUntil(lambda: travail(fenetre).espace.barre.etat().startswith("enregistré à"), timeout=3000)


def test_r42_la_fin_de_session_met_tout_dans_le_fichier(fenetre: FenetrePrincipale, chemin: Path) -> None:
    taper(note(fenetre, "cerner.diagnostics"), "trois diagnostics")
    fenetre.mettre_a_l_abri()
    assert not travail(fenetre).session.a_publier()


def test_le_zoom_se_regle_et_se_garde(fenetre: FenetrePrincipale) -> None:
    for adresse in ("tableau-de-bord", "phase:cibler"):
        fenetre.gestes.aller(adresse)
    for _ in range(9):
        fenetre.menus.actions["agrandir"].trigger()
    assert fenetre.theme.zoom == 200
    assert fenetre.preferences.valeurs.zoom == 200
    assert travail(fenetre).espace.adresse() == "phase:cibler"
    fenetre.menus.actions["taille_normale"].trigger()
    assert fenetre.theme.zoom == 100


def test_un_autre_zoom_ne_perd_pas_ce_que_l_on_tape(fenetre: FenetrePrincipale) -> None:
    taper(note(fenetre, "cibler.territoire"), "en cours de frappe")
    fenetre.gestes.agrandir()
    assert note(fenetre, "cibler.territoire").valeur() == "en cours de frappe"


def test_le_panneau_suit_l_action_et_insere_l_exemple(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    espace = travail(fenetre).espace
    avec_exemple = next(a for a in espace.contexte.catalogue.methode.actions if a.exemple is not None)
    fenetre.gestes.aller(f"action:{avec_exemple.code}")
    espace.panneau._groupe.button(1).click()
    bouton = espace.panneau.findChild(QAbstractButton, "insererExemple")
    assert bouton is not None
    bouton.click()
    assert avec_exemple.exemple is not None
    assert avec_exemple.exemple.texte.strip() in note(fenetre, avec_exemple.code).valeur()


def test_f1_et_f11_montrent_et_cachent_les_volets(fenetre: FenetrePrincipale) -> None:
    espace = travail(fenetre).espace
    fenetre.gestes.aller("phase:cibler")
    assert espace.panneau.isVisible()
    fenetre.gestes.basculer_reperes()
    assert not espace.panneau.isVisible()
    fenetre.gestes.basculer_reperes()
    fenetre.gestes.basculer_plein_ecran()
    assert not espace.rail.isVisible()
    assert not espace.panneau.isVisible()
    fenetre.gestes.basculer_plein_ecran()
    assert espace.rail.isVisible()


def test_une_fenetre_etroite_garde_sa_page(fenetre: FenetrePrincipale) -> None:
    fenetre.gestes.aller("phase:cibler")
    fenetre.resize(1000, 560)
    QApplication.processEvents()
    espace = travail(fenetre).espace
    assert not espace.panneau.isVisible()
    assert fenetre.width() == 1000
    assert espace.pile.width() >= 560


@pytest.mark.parametrize("attente", [120, 0], ids=["posément", "plus vite que la liste"])
def test_la_palette_trouve_et_mene(fenetre: FenetrePrincipale, qtbot: QtBot, attente: int) -> None:
    fenetre.gestes.ouvrir_palette()
    palette = travail(fenetre).palette()
    champ = palette._champ
    taper(champ, "cahier des charges")
    qtbot.wait(attente)
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert travail(fenetre).espace.adresse() != "tableau-de-bord"


def test_le_tableau_de_bord_mene_a_ce_qu_il_compte(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    fenetre.gestes.aller("tableau-de-bord")
    ligne = fenetre.findChild(QAbstractButton, "ligneDeBord")
    assert ligne is not None
    ligne.click()
    assert travail(fenetre).espace.adresse().startswith("action:")


def test_le_rail_se_remplit_quand_on_travaille(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    fenetre.gestes.aller("action:cibler.territoire")
    page = travail(fenetre).espace.page()
    assert page is not None
    carte = page.vue.cartes["cibler.territoire"]  # type: ignore[attr-defined]
    carte.findChildren(CaseACocher)[0].click()
    rail = travail(fenetre).espace.rail

    def part() -> float:
        rang = rail.modele.rang(rail.modele.ligne_de("phase:cibler"))
        return rang.part if rang else 0

    qtbot.waitUntil(lambda: part() > 0, timeout=2000)


def test_fermer_le_dossier_ramene_a_l_accueil(fenetre: FenetrePrincipale) -> None:
    assert fenetre.fermer_dossier()
    assert fenetre.centralWidget().objectName() == "accueil"
    assert not fenetre.menus.actions["annuler"].isEnabled()
    fenetre.gestes.annuler()
    fenetre.gestes.aller("phase:cibler")


def test_un_recent_disparu_est_grise(fenetre: FenetrePrincipale, chemin: Path) -> None:
    fenetre.fermer_dossier()
    chemin.unlink()
    fenetre.accueillir()
    recents = fenetre.recents()
    assert [r.present for r in recents if r.chemin == chemin] == [False]
    bouton = fenetre.findChild(QAbstractButton, "oublierRecent")
    assert bouton is not None
    bouton.click()
    assert fenetre.recents() == ()


def test_changer_d_apparence_refait_les_pages_et_les_icones(fenetre: FenetrePrincipale) -> None:
    fenetre.gestes.aller("phase:cibler")
    pied = travail(fenetre).espace.pied
    avant = pied.precedent.icon().pixmap(16, 16).toImage()
    fenetre.gestes.choisir_apparence(Apparence.SOMBRE)
    assert fenetre.preferences.valeurs.theme == "sombre"
    assert pied.precedent.icon().pixmap(16, 16).toImage() != avant
    assert travail(fenetre).espace.adresse() == "phase:cibler"
    fenetre.gestes.choisir_apparence(Apparence.CLAIR)
    assert pied.precedent.icon().pixmap(16, 16).toImage() == avant


def test_f6_fait_le_tour_des_volets(fenetre: FenetrePrincipale) -> None:
    fenetre.gestes.aller("phase:cibler")
    espace = travail(fenetre).espace
    espace.rail.setFocus()
    fenetre.gestes.volet_suivant()
    assert espace.pile.isAncestorOf(QApplication.focusWidget())
    fenetre.gestes.volet_suivant()
    assert espace.panneau.isAncestorOf(QApplication.focusWidget())
    fenetre.gestes.volet_suivant()
    assert espace.rail.hasFocus()


@pytest.mark.parametrize("zoom", [100, 200])
def test_les_boutons_du_pied_ne_sont_jamais_coupes(fenetre: FenetrePrincipale, qtbot: QtBot, zoom: int) -> None:
    fenetre.theme.regler(zoom=zoom)
    for phase in travail(fenetre).contexte.catalogue.methode.phases:
        fenetre.gestes.aller(f"phase:{phase.code}")
        QApplication.processEvents()
        for bouton in (travail(fenetre).espace.pied.precedent, travail(fenetre).espace.pied.suivant):
            assert not bouton.isVisible() or bouton.width() >= bouton.sizeHint().width()
