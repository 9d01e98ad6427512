"""The page of the comité d’appui, as a chargé de mission prepares a session: from the keyboard, on a real dossier."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.models.comite import Commentaire, Membre, PointSeance, Seance
from app.models.fiche import ID_FICHE, Fiche
from app.models.partenaires import Partenaire
from app.models.statuts import EtatSeance, NatureAvis
from app.services.comite import avis, ordre_du_jour, reserves, seances
from app.services.comite.resume import resume
from app.services.comite.seances import SeanceLue
from app.views.comite.membres import ChoixDePartenaires
from app.views.comite.outil import OutilComite
from app.views.comite.page import PageComite
from app.views.comite.seance import decompte
from app.views.contexte import Contexte
from app.views.elements import Bouton, Lien, Message
from app.views.elements.champ_ligne import ChampLigne
from app.views.theme import theme_courant
from tests.fabrique import HEURE, photographier
from tests.pages.comite.conftest import JOUR, Ouvrir, touche
from tests.pages.conftest import cliquer, taper, trouver
from tests.pages.test_acces import sans_nom


def relue(contexte: Contexte, seance: str) -> SeanceLue:
    """A session as the dossier has it now."""
    lue = seances.lire(contexte.dossier, seance)
    assert lue is not None
    return lue


def titres(contexte: Contexte, seance: str) -> list[str]:
    """The agenda as the dossier has it."""
    return [point.titre for point in ordre_du_jour.points(contexte.dossier, seance)]


def membre(contexte: Contexte, nom: str = "Odile Ferrand") -> str:
    """Someone who sits."""
    with contexte.dossier.operation("Membre") as op:
        return op.creer(Membre, nom=nom, organisme="DDETS")


# --- programming ----------------------------------------------------------------------------------------------


def test_sans_seance_on_en_programme_une_au_clavier(page: PageComite, contexte: Contexte) -> None:
    avant = photographier(contexte.dossier)
    page.aller("programmer")
    jour = QApplication.focusWidget()
    assert jour is not None
    assert jour.objectName() == "premiereSeanceJourLigne"
    taper(jour, "4 mars 2027")
    debut = trouver(page, ChampLigne, "premiereSeanceDebut")
    taper(debut, "14h30")
    touche(debut, Qt.Key.Key_Return)

    (seance,) = seances.lister(contexte.dossier)
    assert (seance.jour, seance.debut, seance.etat) == (JOUR, "14h30", EtatSeance.PREVUE)
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == JOUR
    assert page.seance is not None
    assert page.seance.isVisible()
    assert page.seance.ordre.table.modele.visibles == len(titres(contexte, seance.id)) > 3
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant, "one gesture, one Ctrl+Z"
    assert page.seance is None or not page.seance.isVisible(), "no session left: the page says how to begin"


def test_une_date_illisible_n_est_pas_perdue(page: PageComite, contexte: Contexte) -> None:
    page.aller("programmer")
    ligne = QApplication.focusWidget()
    assert ligne is not None
    taper(ligne, "32 mars")
    cliquer(trouver(page, Bouton, "premiereSeanceProgrammer"))
    assert seances.lister(contexte.dossier) == ()
    assert ligne.property("text") == "32 mars"


def test_une_date_suffit_et_meme_aucune(page: PageComite, contexte: Contexte) -> None:
    cliquer(trouver(page, Bouton, "premiereSeanceProgrammer"))
    (seance,) = seances.lister(contexte.dossier)
    assert seance.jour is None
    remarques = trouver(page, Message, "remarquesSeance")
    assert remarques.isVisible()
    assert "date" in remarques.accessibleName()


@pytest.mark.parametrize(
    ("jour", "mot"),
    [
        (date(2027, 3, 29), "Lundi de Pâques"),
        (date(2027, 3, 6), "samedi"),
        (date(2020, 3, 4), "passée"),
    ],
)
def test_une_date_etrange_se_dit_sans_rien_interdire(jour: date, mot: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    seances.programmer(contexte.dossier, jour)
    page = ouvrir(PageComite(contexte), "comite")
    assert mot in trouver(page, Message, "remarquesSeance").accessibleName()
    assert trouver(page, Bouton, "ouvrirSeance").isEnabled()


@pytest.mark.parametrize(
    ("jour", "dit"),
    [
        (date(2026, 11, 21), "Aujourd’hui"),
        (date(2026, 11, 22), "Demain"),
        (date(2026, 12, 3), "Dans 12 jours"),
        (date(2026, 12, 12), "Dans 21 jours, soit 3 semaines"),
        (date(2026, 11, 18), "Il y a 3 jours"),
    ],
)
def test_le_decompte(jour: date, dit: str) -> None:
    assert decompte(jour, date(2026, 11, 21)).replace("\u00a0", " ") == dit


def test_ce_qu_on_tape_va_a_la_seance_pour_laquelle_on_le_tape(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    autre = seances.programmer(contexte.dossier, date(2027, 6, 1))
    page = ouvrir(PageComite(contexte), f"seance:{prevue}")
    page.aller(f"seance:{prevue}")
    taper(trouver(page, ChampLigne, "seance.lieu"), " Nantes")
    page.aller(f"seance:{autre}")
    assert "Nantes" in relue(contexte, prevue).lieu
    assert relue(contexte, autre).lieu == ""


def test_une_heure_qui_n_en_est_pas_une_reste_ecrite(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    debut = trouver(page, ChampLigne, "seance.debut")
    debut.selectAll()
    taper(debut, "en début d’après-midi")
    touche(debut, Qt.Key.Key_Return)
    assert relue(contexte, prevue).debut == "en début d’après-midi"
    assert "fin prévue" not in trouver(page, QLabel, "dureeOrdreDuJour").text()


# --- the agenda -----------------------------------------------------------------------------------------------


def test_l_ordre_du_jour_se_remet_en_ordre_au_clavier(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    assert page.seance is not None
    table, avant = page.seance.ordre.table, titres(contexte, prevue)
    table.setFocus()
    table.setCurrentIndex(table.modele.index(0, 0))
    touche(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titres(contexte, prevue) == [avant[1], avant[0], *avant[2:]]
    assert table.currentIndex().row() == 1, "the point keeps the keyboard where it went"
    touche(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    touche(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titres(contexte, prevue) == avant, "at the top, it stays"


def test_l_ordre_du_jour_se_remet_en_ordre_en_glissant(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    assert page.seance is not None
    table, avant = page.seance.ordre.table, titres(contexte, prevue)
    table.verticalHeader().moveSection(0, 2)  # what the header does when a handle is dragged there
    assert titres(contexte, prevue) == [avant[1], avant[2], avant[0], *avant[3:]]
    montres = [table.modele.index(k, 0).data() for k in range(len(avant))]
    assert montres == titres(contexte, prevue)
    assert all(table.verticalHeader().visualIndex(k) == k for k in range(len(avant)))


def test_un_point_s_ajoute_a_la_fin_et_l_heure_de_fin_suit(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    assert page.seance is not None
    table, avant = page.seance.ordre.table, titres(contexte, prevue)
    assert "15\u00a0h\u00a040" in trouver(page, QLabel, "dureeOrdreDuJour").text()
    assert table.modele.ecrire(table.modele.index(len(avant), 0), "Questions diverses")
    assert titres(contexte, prevue) == [*avant, "Questions diverses"]
    duree = table.modele.index(len(avant), table.modele.rang_de_colonne("duree"))
    assert table.modele.ecrire(duree, 15)
    assert "15\u00a0h\u00a055" in trouver(page, QLabel, "dureeOrdreDuJour").text()


def test_un_point_retire_laisse_ce_qui_s_est_dit(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    assert page.seance is not None
    point = ordre_du_jour.points(contexte.dossier, prevue)[0]
    avis.commenter(contexte.dossier, prevue, "Bien noté", point=point.id)
    table = page.seance.ordre.table
    table.setCurrentIndex(table.modele.index(0, 0))
    cliquer(trouver(page, QWidget, "retirerPoint"))
    assert contexte.dossier.ligne(PointSeance, point.id) is None
    (dit,) = contexte.dossier.lignes(Commentaire)
    assert (dit["texte"], dit["point"]) == ("Bien noté", None)


# --- what is missing, reservations, members -------------------------------------------------------------------


def test_ce_qui_manque_mene_ou_cela_se_saisit(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    demandees: list[str] = []
    contexte.navigation.allerDemande.connect(demandees.append)
    liens = {lien.text(): lien for lien in page.findChildren(Lien) if lien.objectName().startswith("preparer.")}
    assert "vide" in liens["Problématique"].accessibleName()
    cliquer(liens["Problématique"])
    cliquer(trouver(page, Bouton, "editerDossierComite"))
    assert demandees == ["formulaire:problematique", "document:dossier-comite"]


def test_une_reserve_ouverte_revient_et_se_leve_une_fois_repondue(contexte: Contexte, ouvrir: Ouvrir) -> None:
    tenue = seances.programmer(contexte.dossier, date(2026, 9, 10))
    reserve = reserves.emettre(contexte.dossier, tenue, "Préciser la place des bénévoles", responsable="Camille")
    seances.clore(contexte.dossier, tenue, HEURE)
    seances.programmer(contexte.dossier, JOUR)
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    assert trouver(page, Lien, "reserveQuiRevient").text() == "Préciser la place des bénévoles"

    page.aller(f"reserve:{reserve}")
    assert page.passees is not None
    fiche = page.passees.reserve
    manque = trouver(page, QLabel, "etatReserve")
    assert "la suite donnée" in manque.text()
    taper(fiche.controles["suite"], "Deux réunions avec eux")
    fiche.controles["suite"].terminer()
    assert "ce qui a changé" in manque.text()
    taper(fiche.controles["changement"], "Un collège de bénévoles")
    cliquer(trouver(page, Bouton, "leverReserve"))
    assert reserves.ouvertes(contexte.dossier) == ()
    assert "✓ Levée" in manque.text()
    cliquer(trouver(page, Bouton, "rouvrirReserve"))
    assert [r.suite for r in reserves.ouvertes(contexte.dossier)] == ["Deux réunions avec eux"]


def test_les_seances_passees_disent_leur_avis(contexte: Contexte, ouvrir: Ouvrir) -> None:
    tenue = seances.programmer(contexte.dossier, date(2026, 9, 10))
    avis.donner(contexte.dossier, tenue, NatureAvis.RESERVES, "Sous conditions")
    avis.commenter(contexte.dossier, tenue, "À revoir", membre(contexte))
    seances.clore(contexte.dossier, tenue, HEURE)
    page = ouvrir(PageComite(contexte), "comite:passees")
    assert isinstance(page, PageComite)
    assert page.passees is not None
    dits = " ".join(e.text() for e in page.passees.compte_rendu.findChildren(QLabel))
    assert "Sous conditions" in dits
    assert "Odile Ferrand" in dits
    assert "À revoir" in dits
    assert any("favorable avec réserves" in ligne.sous_titre for ligne in page.passees.liste.lignes())


def test_les_membres_viennent_des_partenaires_en_un_geste(contexte: Contexte, ouvrir: Ouvrir) -> None:
    with contexte.dossier.operation("Partenaires") as op:
        op.creer(Partenaire, nom="Conseil régional", contact_nom="Yann Le Goff")
        op.creer(Partenaire, nom="Fondation fictive")
    page = ouvrir(PageComite(contexte), "comite:membres")
    assert isinstance(page, PageComite)
    assert page.membres is not None
    from app.services.comite import membres

    choix = ChoixDePartenaires(membres.candidats(contexte.dossier), page)
    choix.liste.setFocus()
    touche(choix.liste, Qt.Key.Key_Space)
    assert len(choix.choisis()) == 1
    avant = photographier(contexte.dossier)
    membres.ajouter_depuis_partenaires(contexte.dossier, choix.choisis())
    page.rafraichir(None)
    assert page.membres.table.modele.total == 1
    assert contexte.dossier.lignes(Membre)[0]["nom"] == "Yann Le Goff"
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    choix.deleteLater()


def test_une_seance_supprimee_revient_entiere(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageComite(contexte), "comite")
    avant = photographier(contexte.dossier)
    cliquer(trouver(page, Bouton, "supprimerSeance"))
    assert contexte.dossier.lignes(Seance) == []
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    assert trouver(page, QLabel, "titreSeance").isVisible()


# --- the tool, read-only, access ------------------------------------------------------------------------------


def test_l_outil_dit_la_prochaine_seance_et_y_mene(contexte: Contexte, qtbot: object) -> None:
    outil = OutilComite(contexte, "validation.comite")
    demandees: list[str] = []
    contexte.navigation.allerDemande.connect(demandees.append)
    mots = outil.findChild(QLabel, "outilComiteSeance")
    assert mots is not None
    assert mots.text() == "Aucune séance n’est programmée."
    trouver(outil, Bouton, "preparer.validation.comite").click()
    seance = seances.programmer(contexte.dossier, JOUR, lieu="Rennes")
    outil.rafraichir(None)
    assert "4\u00a0mars 2027" in mots.text()
    assert "Rennes" in mots.text()
    trouver(outil, Bouton, "preparer.validation.comite").click()
    assert demandees == ["comite:programmer", f"seance:{seance}"]


def test_le_rail_dit_la_date_et_les_reserves(contexte: Contexte) -> None:
    assert resume(contexte.dossier, date(2026, 11, 21)) == ""
    seance = seances.programmer(contexte.dossier, JOUR)
    reserves.emettre(contexte.dossier, seance, "Une réserve")
    assert resume(contexte.dossier, date(2026, 11, 21)) == "4\u00a0mars · 1\u00a0réserve"
    seances.ouvrir(contexte.dossier, seance, HEURE)
    assert resume(contexte.dossier, date(2026, 11, 21)) == "en cours · 1\u00a0réserve"


def test_en_lecture_seule_rien_ne_s_ecrit(prevue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageComite(contexte), "comite")
    for nom in ("ouvrirSeance", "supprimerSeance", "programmerUneSeance", "monterPoint"):
        assert not trouver(page, QWidget, nom).isEnabled(), nom
    assert trouver(page, ChampLigne, "seance.lieu").isReadOnly()
    assert trouver(page, Bouton, "editerDossierComite").isEnabled()


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("vue", ["comite", "comite:membres", "comite:passees", "comite:programmer"])
def test_chaque_controle_a_un_nom_et_rien_ne_deborde(vue: str, zoom: int, contexte: Contexte, ouvrir: Ouvrir) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        tenue = seances.programmer(contexte.dossier, JOUR)
        reserves.emettre(contexte.dossier, tenue, "Une réserve " * 30, membre(contexte, "Marc-Antoine " * 5))
        page = ouvrir(PageComite(contexte), vue)
        assert sans_nom(page) == []
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
    finally:
        theme_courant().regler(zoom=100)
