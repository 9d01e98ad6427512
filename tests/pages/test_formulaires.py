"""The three forms and the posture figure (R04, R05, R11, R13)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.models.cadrage import (
    ID_PROBLEMATIQUE,
    ID_PROJET,
    ID_ROLE,
    RETIRES,
    Problematique,
    ProjetIntervention,
    RoleDla,
)
from app.models.schema import tables_metier
from app.services.saisies import CHAMPS_DES_ACTIONS
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, ChampNombre, ChampTexte, Etiquette
from app.views.formulaires.bloc_posture import BlocPosture
from app.views.formulaires.definitions import FORMULAIRES
from app.views.formulaires.outil import OutilFormulaire
from app.views.formulaires.page import PageFormulaires
from app.views.page import Page
from app.views.phase.page import PagePhase
from tests.pages.conftest import cliquer, taper, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.mark.parametrize("code", sorted(FORMULAIRES))
def test_chaque_colonne_d_un_formulaire_y_a_sa_place(code: str) -> None:
    definition = FORMULAIRES[code]
    colonnes = {c.name for c in tables_metier()[str(definition.formulaire.entite.__tablename__)].columns} - {"id"}
    ailleurs = RETIRES | {"choix_reponses"}  # the guided choice has a page of its own
    assert set(definition.champs) == colonnes - ailleurs


@pytest.mark.parametrize("action", sorted(CHAMPS_DES_ACTIONS))
def test_chaque_action_montre_ses_champs(action: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PagePhase(contexte), f"action:{action}")
    assert isinstance(page, PagePhase)
    _, noms = CHAMPS_DES_ACTIONS[action]
    carte = page.vue.cartes[action]
    (formulaire,) = carte.findChildren(OutilFormulaire)
    assert tuple(formulaire.champs.controles) == tuple(nom for nom in noms if nom != "choix_reponses")


def test_ecrire_dans_l_action_se_voit_dans_le_formulaire(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PagePhase(contexte), "action:cerner.diagnostics")
    champ = trouver(page, ChampTexte, "problematique.contexte")
    taper(champ, "Dix-huit associations, peu d’échanges")
    champ.terminer()
    assert page.vue.cartes["cerner.diagnostics"].pastille.code() == "en_cours"  # type: ignore[attr-defined]
    formulaire = ouvrir(PageFormulaires(contexte), "formulaire:problematique")
    assert trouver(formulaire, ChampTexte, "problematique.contexte").valeur() == "Dix-huit associations, peu d’échanges"
    contexte.dossier.annuler()
    assert trouver(formulaire, ChampTexte, "problematique.contexte").valeur() == ""


def test_cocher_une_origine(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageFormulaires(contexte), "formulaire:problematique")
    cliquer(trouver(page, CaseACocher, "problematique.origines.diagnostic_territorial"))
    cliquer(trouver(page, CaseACocher, "problematique.origines.diagnostics_individuels"))
    ligne = contexte.dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)
    assert ligne["origines"] == ("diagnostics_individuels", "diagnostic_territorial")


@pytest.mark.parametrize(("tape", "attendu"), [("15", "15"), ("12.5", "12.5"), ("1 250,5", "1250.5")])
def test_un_nombre_tape_est_le_nombre_ecrit(tape: str, attendu: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageFormulaires(contexte), "formulaire:projet")
    champ = trouver(page, ChampNombre, "projet_intervention.journees")
    taper(champ, tape)
    champ.terminer()
    assert contexte.dossier.fiche_unique(ProjetIntervention, ID_PROJET)["journees"] == Decimal(attendu)


def test_la_figure_suit_les_reponses(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PagePhase(contexte), "action:role.legitimite")
    bloc = trouver(page, BlocPosture, "role_dla.posture_reponses")
    nom = trouver(bloc, Etiquette, "postureNommee")
    assert nom.text() == "Répondez pour situer votre posture"
    avant = bloc.figure.accessibleDescription()
    for question, note in (("pp_orientations", "2"), ("pp_demande", "2"), ("pc_probleme", "-2"), ("pc_isolement", "2")):
        cliquer(trouver(bloc, QPushButton, f"posture.{question}.{note}"))
    assert "aiguilleur" in nom.text()
    assert bloc.figure.accessibleDescription() != avant
    assert contexte.dossier.fiche_unique(RoleDla, ID_ROLE)["posture_reponses"] == {
        "pp_orientations": 2,
        "pp_demande": 2,
        "pc_probleme": -2,
        "pc_isolement": 2,
    }
    contexte.dossier.annuler()
    assert "pc_isolement" not in bloc.valeur()
    cliquer(trouver(bloc, QPushButton, "posture.pc_probleme.-2"))
    assert "pc_probleme" not in bloc.valeur()
    assert nom.text().count(" ou ") == 1


def test_changer_de_formulaire_ecrit_ce_qui_est_en_cours(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageFormulaires(contexte), "formulaire:role")
    champ = trouver(page, ChampTexte, "role_dla.idee")
    taper(champ, "Une idée")
    page.aller("projet")
    assert contexte.dossier.fiche_unique(RoleDla, ID_ROLE)["idee"] == "Une idée"
    assert page.titre() == "Projet d’intervention"
    page.aller("formulaire:projet#journees")
    assert trouver(page, ChampNombre, "projet_intervention.journees").hasFocus()
    QApplication.processEvents()
