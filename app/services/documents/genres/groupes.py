"""The groups: each with its structures, its mix, its matrix and its answers; the scenarios side by side (R08)."""

from __future__ import annotations

from app.models.affinites import Membre
from app.models.definitions.champs import Etp, Montant, TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Coche,
    Colonne,
    Donnee,
    FigureBloc,
    Note,
    Paragraphe,
    Rangee,
    SautDePage,
    SectionDeTableau,
    Tableau,
    Titre,
)
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.heterogeneite import Constat, Niveau
from app.models.mobilisation import Contact
from app.models.statuts import Mobilisation
from app.models.typographie import francais, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.documents.grille import case_de
from app.services.documents.matiere import Matiere
from app.services.documents.valeurs import choix_de
from app.services.figures.matrice import dessiner_matrices, legende
from app.services.groupes.lecture import EtatGroupe, EtatScenario, Groupes, assembler
from app.services.groupes.mots import dire_repartition, lignes_de_comparaison, nom_du_groupe, resume_du_scenario

_COLONNES = (
    Colonne("nom", "Structure", TexteLong(), largeur=44),
    Colonne("secteur", "Secteur", TexteLong(), largeur=24),
    Colonne("branche", "Branche, filière", TexteLong(), largeur=26),
    Colonne("territoire", "Territoire", TexteLong(), largeur=26),
    Colonne("budget", "Budget annuel", Montant(), largeur=16),
    Colonne("etp", "Postes (ETP)", Etp(), largeur=12),
    Colonne("mobilisation", "Mobilisation", TexteLong(), largeur=16),
)
_GROUPES_VIERGES, _SCENARIOS_VIERGES = 2, 4
_NOMS_MAX = 8


def groupes(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The scenario kept, or each while none is; blank, two groups to compose by hand."""
    if contexte.matiere.vierge:
        formulaires = [_vierge(bloc, n, contexte) for n in range(1, _GROUPES_VIERGES + 1)]
        return (*contexte.titre(bloc), *(b for formulaire in formulaires for b in formulaire))
    lus = _lire(contexte.matiere)
    if not lus.scenarios:
        return (*contexte.titre(bloc), Paragraphe("Les groupes ne sont pas encore composés.", "vide"))
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    for scenario in lus.a_montrer:
        blocs += _scenario(scenario, len(lus.scenarios) > 1, contexte)
    return tuple(blocs)


def scenarios(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The scenarios as columns, when there are several; blank, three to compare by hand."""
    if contexte.matiere.vierge:
        return (*contexte.titre(bloc), _comparaison_vierge(bloc, contexte))
    compares = _lire(contexte.matiere).scenarios
    if len(compares) < 2:
        return ()
    lignes = [("Ce qui le distingue", tuple(s.description for s in compares)), *lignes_de_comparaison(compares)]
    colonnes = (
        Colonne("quoi", "", TexteLong(), largeur=26),
        *(Colonne(s.id, f"{s.nom} (retenu)" if s.retenu else s.nom, TexteLong(), largeur=44) for s in compares),
    )
    rangees = tuple(
        Rangee(f"{bloc.code}-{n}", (Case(mots), *map(Case, textes))) for n, (mots, textes) in enumerate(lignes)
    )
    tableau = Tableau(bloc.code, colonnes, (SectionDeTableau("", rangees),), couleur=contexte.couleur_de(bloc))
    return (*contexte.titre(bloc), tableau)


def _comparaison_vierge(bloc: BlocDeRapport, contexte: Contexte) -> Tableau:
    """A row a scenario, high enough to write in."""
    mots = ("Scénario", *(mots for mots, _ in lignes_de_comparaison(())), "Ce qui décide")
    colonnes = tuple(Colonne(f"c{n}", mot, TexteLong(), largeur=24) for n, mot in enumerate(mots))
    rangees = tuple(Rangee(f"{bloc.code}-{n}", (Case(),) * len(mots)) for n in range(_SCENARIOS_VIERGES))
    return Tableau(
        bloc.code, colonnes, (SectionDeTableau("", rangees),), hauteur_vierge=32, couleur=contexte.couleur_de(bloc)
    )


def _lire(matiere: Matiere) -> Groupes:
    """The board, from rows made anonymous if need be."""
    return assembler(
        matiere.structures,
        matiere.lignes(Contact),
        matiere.lignes(Scenario),
        matiere.lignes(Groupe),
        matiere.lignes(Affectation),
        matiere.catalogue,
    )


def _scenario(scenario: EtatScenario, avec_nom: bool, contexte: Contexte) -> list[Bloc]:
    blocs: list[Bloc] = []
    if avec_nom:
        titre = f"{scenario.nom} (retenu)" if scenario.retenu else scenario.nom
        blocs.append(Titre(titre, 2, contexte.couleur, f"scenario:{scenario.id}"))
    if scenario.description:
        blocs.append(Paragraphe(scenario.description))
    blocs.append(Paragraphe(f"{resume_du_scenario(scenario)}.", "discret"))
    if not scenario.groupes:
        blocs.append(Paragraphe("Ce scénario n’a pas encore de groupe.", "vide"))
    for groupe in scenario.groupes:
        blocs += _groupe(groupe, contexte)
    if scenario.libres and scenario.affectees:
        noms = ", ".join(m.nom for m in scenario.libres)
        blocs.append(Note(francais(f"Sans groupe ({len(scenario.libres)}) : {noms}.")))
    return blocs


def _groupe(groupe: EtatGroupe, contexte: Contexte) -> list[Bloc]:
    portrait = groupe.portrait
    taille = pluriel(portrait.effectif, "structure")
    taille += f", pour {groupe.taille_visee} visées" if groupe.taille_visee else ""
    blocs: list[Bloc] = [
        Titre(nom_du_groupe(groupe), 2, contexte.couleur, f"groupe:{groupe.id}", details=taille),
        CleValeurs(f"{groupe.id}-profil", _profil(groupe, contexte.matiere), contexte.couleur),
    ]
    if not groupe.membres:
        return [*blocs, Paragraphe("Aucune structure n’est encore affectée à ce groupe.", "vide")]
    rangees = tuple(_rangee(groupe, m) for m in groupe.membres)
    blocs.append(
        Tableau(f"{groupe.id}-structures", _COLONNES, (SectionDeTableau("", rangees),), couleur=contexte.couleur)
    )
    blocs.append(Titre("Ce qui rapproche et ce qui sépare", 3, contexte.couleur))
    blocs += [Paragraphe(_dire(c), "puce") for c in portrait.constats]
    dessins = dessiner_matrices(nom_du_groupe(groupe), groupe.membres)
    blocs += [FigureBloc(d, legende(groupe.membres) if d is dessins[-1] else "") for d in dessins]
    blocs.append(Titre("Points de vigilance", 3, contexte.couleur))
    notes = (Donnee(f"{groupe.id}-notes", "Notes", groupe.notes),) if groupe.notes else ()
    blocs.append(CleValeurs(f"{groupe.id}-vigilance", (*_vigilance(groupe, contexte), *notes), contexte.couleur))
    return blocs


def _profil(groupe: EtatGroupe, matiere: Matiere) -> tuple[Donnee, ...]:
    mots = {c.code: c.texte for c in choix_de(matiere.catalogue, "criteres_groupe")}
    portrait = groupe.portrait
    melange = (dire_repartition(portrait.secteurs, "secteur"), dire_repartition(portrait.territoires, "territoire"))
    donnees = [
        Donnee("criteres", "Critères du profil", ", ".join(mots.get(c, c) for c in groupe.criteres), lignes=0),
        Donnee("profil", "Profil", groupe.profil, lignes=0),
        Donnee("melange", "Composition", "\n".join(m for m in melange if m), lignes=0),
    ]
    if portrait.personnes:
        personnes = pluriel(portrait.personnes, "personne désignée", "personnes désignées")
        donnees.append(Donnee("personnes", "Participants", personnes, lignes=0))
    return tuple(donnees)


def _rangee(groupe: EtatGroupe, membre: Membre) -> Rangee:
    budget, etp = membre.budget, membre.etp
    return Rangee(
        f"{groupe.id}/{membre.id}",
        (
            Case(membre.nom),
            Case(membre.secteur),
            Case(membre.branche),
            Case(membre.territoire),
            Case("" if budget is None else Montant().ecrire(budget), budget),
            case_de(Etp(), etp),
            Case(Mobilisation.libelle_de(membre.mobilisation)),
        ),
    )


def _dire(constat: Constat) -> str:
    """« Attention. » first where it matters; then who, as long as it can be read."""
    debut = "Attention. " if constat.niveau is Niveau.ATTENTION else ""
    noms = ", ".join(constat.noms[:_NOMS_MAX])
    reste = len(constat.noms) - _NOMS_MAX
    suite = f" et {pluriel(reste, 'autre')}" if reste > 0 else ""
    return debut + (f"{constat.phrase.removesuffix('.')} ({noms}{suite})." if noms else constat.phrase)


def _vigilance(groupe: EtatGroupe, contexte: Contexte) -> tuple[Donnee, ...]:
    questions = choix_de(contexte.matiere.catalogue, "vigilance_groupes")
    return tuple(
        Donnee(f"{groupe.id}/{q.code}", q.texte, groupe.vigilance.get(q.code, ""), lignes=0) for q in questions
    )


def _vierge(bloc: BlocDeRapport, numero: int, contexte: Contexte) -> list[Bloc]:
    """One group to fill by hand: its profile, its structures, the four questions."""
    code, couleur = f"vierge-{numero}", contexte.couleur
    criteres = choix_de(contexte.matiere.catalogue, "criteres_groupe")
    coches = tuple(Coche(c.code, c.texte) for c in criteres)
    vide = tuple(Case() for _ in _COLONNES)
    rangees = tuple(Rangee(f"{code}-{n}", vide) for n in range(1, (bloc.lignes or 8) + 1))
    questions = choix_de(contexte.matiere.catalogue, "vigilance_groupes")
    vigilance = [Donnee(f"{code}/{q.code}", q.texte, "", lignes=2) for q in questions]
    suites = [
        Donnee(f"{code}/concurrences", "Concurrences signalées, et comment en tenir compte", "", lignes=3),
        Donnee(f"{code}/reorienter", "Structures à réorienter, avec la raison", "", lignes=3),
    ]
    blocs: list[Bloc] = [SautDePage()] if numero > 1 else []
    return [
        *blocs,
        Titre(f"Groupe {numero}", 2, couleur, code),
        CleValeurs(
            f"{code}-profil",
            (
                Donnee("nom", "Nom du groupe", "", lignes=1),
                Donnee("taille", "Taille visée (structures, personnes)", "", lignes=1),
                Donnee("criteres", "Critères du profil", "", choix=coches, lignes=0),
                Donnee("profil", "Profil", "", lignes=2),
            ),
            couleur,
        ),
        Tableau(f"{code}-structures", _COLONNES, (SectionDeTableau("", rangees),), hauteur_vierge=9, couleur=couleur),
        Titre("Points de vigilance", 3, couleur),
        CleValeurs(f"{code}-vigilance", (*vigilance, *suites), couleur, "pleine"),
    ]
