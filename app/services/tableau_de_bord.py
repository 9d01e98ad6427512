"""What the dashboard says: where the cycle stands, what to take up again, what the committee lacks, the next dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.avancement import Parcours
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance
from app.models.fiche import ID_FICHE, Fiche
from app.models.statuts import EtatSeance, GenreObjectif, Mobilisation, StatutAction
from app.models.structure import Structure
from app.models.typographie import date_courte, montant, pluriel
from app.services import decisions
from app.services.budget.lecture import lire_budget
from app.services.budget.remarques import dire_solde_en_euros, resume
from app.services.comite import seances
from app.services.echeances import a_venir, lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.objectifs import compter
from app.services.parcours import lire_parcours
from app.services.structures import entonnoir


@dataclass(frozen=True)
class LigneDeBord:
    """One line of a card: what, how much, and where it is entered."""

    libelle: str
    valeur: str
    adresse: str
    alerte: bool = False


@dataclass(frozen=True)
class TableauDeBord:
    """A snapshot for the dashboard."""

    intitule: str
    sous_titre: str
    parcours: Parcours
    a_reprendre: tuple[LigneDeBord, ...]
    comite_le: date | None
    comite: tuple[LigneDeBord, ...]
    mobilisation: tuple[LigneDeBord, ...]
    budget: tuple[LigneDeBord, ...]
    echeances: tuple[LigneDeBord, ...]
    decisions: tuple[LigneDeBord, ...] = ()


def lire_tableau_de_bord(dossier: Dossier, catalogue: Catalogue, aujourdhui: date) -> TableauDeBord:
    """Everything the dashboard shows, each line with its address."""
    parcours = lire_parcours(dossier, catalogue.methode)
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    projet = dossier.fiche_unique(ProjetIntervention, ID_PROJET)
    morceaux = (
        catalogue.liste("type_ingenierie").texte(projet["type_ingenierie"]),
        fiche["territoire"] or "",
        f"ouvert le {date_courte(fiche['ouvert_le'])} {fiche['ouvert_le'].year}" if fiche["ouvert_le"] else "",
    )
    sous_titre = " · ".join(m for m in morceaux if m)
    return TableauDeBord(
        intitule=fiche["intitule"],
        sous_titre=sous_titre[:1].upper() + sous_titre[1:],
        parcours=parcours,
        a_reprendre=_a_reprendre(parcours),
        comite_le=_comite_le(dossier, fiche["comite_le"]),
        comite=_comite(dossier, parcours, projet),
        mobilisation=_mobilisation(dossier),
        budget=_budget(dossier),
        echeances=_echeances(dossier, catalogue, aujourdhui),
        decisions=_decisions(dossier, aujourdhui),
    )


def _a_reprendre(parcours: Parcours, combien: int = 4) -> tuple[LigneDeBord, ...]:
    """Phases begun and not finished, then the next untouched one."""
    entamees = [p for p in parcours.phases if 0 < p.part < 1 and not p.close and p.restantes]
    neuves = [p for p in parcours.phases if p.part == 0][:1]
    lignes = []
    for phase in (*entamees, *neuves)[:combien]:
        restantes = phase.restantes
        valeur = "à commencer" if phase.part == 0 else f"{pluriel(len(restantes), 'action reste', 'actions restent')}"
        lignes.append(LigneDeBord(phase.definition.titre, valeur, f"action:{restantes[0].definition.code}"))
    return tuple(lignes)


def _comite_le(dossier: Dossier, sur_la_fiche: date | None) -> date | None:
    """The day of the session under way, else of the next one as the sheet has it."""
    en_cours = next((s for s in seances.lister(dossier) if s.etat is EtatSeance.EN_COURS), None)
    return en_cours.jour if en_cours is not None and en_cours.jour is not None else sur_la_fiche


def _comite(dossier: Dossier, parcours: Parcours, projet: dict[str, object]) -> tuple[LigneDeBord, ...]:
    """What the committee will read, and what each paper still lacks."""
    problematique = dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)
    manque_problematique = [n for n in ("formulation", "contexte", "besoins") if not problematique[n]]
    manque_projet = [n for n in ("type_ingenierie", "journees") if not projet[n]]
    sans_objectif = [genre for genre in GenreObjectif if not compter(dossier, genre.value)]
    total, avec_aire = dossier.requete(
        f"SELECT count(*), count(nullif(aire_actuelle, '')) FROM \"{Structure.__tablename__}\""
    )[0]
    sans_aire = total - avec_aire
    avis = parcours.action("validation.comite")
    return (
        _pret("Problématique", "prête", manque_problematique, "formulaire:problematique"),
        LigneDeBord("Objectifs", _objectifs(sans_objectif), "objectifs"),
        _pret("Projet d’intervention", "prêt", manque_projet, "formulaire:projet"),
        LigneDeBord(
            "Grille des structures",
            "aucune structure" if not total else "prête" if not sans_aire
            else f"{pluriel(sans_aire, 'aire')} à compléter",
            "structures",
            alerte=not total,
        ),
        LigneDeBord("Budget", resume(dossier) or "à saisir", "budget"),
        LigneDeBord(
            "Avis du comité",
            "recueilli" if avis.statut is StatutAction.FAIT else "à recueillir",
            "action:validation.comite",
        ),
    )  # fmt: skip


def _objectifs(sans: list[GenreObjectif]) -> str:
    return "prêts" if not sans else "à fixer" if len(sans) > 1 else f"{sans[0].libelle.lower()} à fixer"


def _pret(libelle: str, pret: str, manques: list[str], adresse: str) -> LigneDeBord:
    return LigneDeBord(libelle, f"{pluriel(len(manques), 'champ')} à remplir" if manques else pret, adresse)


def _mobilisation(dossier: Dossier) -> tuple[LigneDeBord, ...]:
    paliers = dict(entonnoir(dossier))
    couples = (
        ("Repérées → contactées", Mobilisation.REPEREE, Mobilisation.CONTACTEE),
        ("Intéressées → retenues", Mobilisation.INTERESSEE, Mobilisation.RETENUE),
        ("Engagées → au terme", Mobilisation.ENGAGEE, Mobilisation.AU_TERME),
    )
    return tuple(
        LigneDeBord(libelle, f"{paliers[de]} → {paliers[vers]}", "structures") for libelle, de, vers in couples
    )


def _budget(dossier: Dossier) -> tuple[LigneDeBord, ...]:
    """The budget kept: what is to be paid, who pays, what is missing."""
    budget = lire_budget(dossier)
    if budget.vide:
        return (LigneDeBord("Budget de l’ingénierie", "à bâtir", "budget"),)
    totaux = budget.totaux
    return (
        LigneDeBord("À payer", montant(totaux.depenses), "budget"),
        LigneDeBord(
            "Ressources", f"{montant(totaux.ressources)}, {dire_solde_en_euros(budget)}", "budget", totaux.solde < 0
        ),
        LigneDeBord("dont accordées ou versées", montant(totaux.ressources_sures), "budget"),
        LigneDeBord("Temps donné, valorisé à part", montant(totaux.valorisation), "budget"),
    )


def _echeances(dossier: Dossier, catalogue: Catalogue, aujourdhui: date, combien: int = 4) -> tuple[LigneDeBord, ...]:
    """Late ones first, then the next ones, whatever they are; those left over are told in a last line."""
    restantes = a_venir(lire_echeances(dossier, catalogue))
    lignes = [
        LigneDeBord(e.titre, _quand(e, aujourdhui), e.adresse, alerte=e.en_retard(aujourdhui))
        for e in restantes[:combien]
    ]
    if (suite := len(restantes) - combien) > 0:
        lignes.append(LigneDeBord(f"… et {pluriel(suite, 'autre date', 'autres dates')}", "voir tout", "echeances"))
    return tuple(lignes)


def _quand(echeance: Echeance, aujourdhui: date) -> str:
    """« 12 déc. », « 5 nov. — en retard », « 1er févr. 2027 »."""
    annee = "" if echeance.jour.year == aujourdhui.year else f" {echeance.jour.year}"
    retard = " — en retard" if echeance.en_retard(aujourdhui) else ""
    return f"{date_courte(echeance.jour)}{annee}{retard}"


def _decisions(dossier: Dossier, aujourdhui: date) -> tuple[LigneDeBord, ...]:
    """How many decisions wait for something; nothing when none does."""
    ouvertes = decisions.ouvertes(dossier)
    if not ouvertes:
        return ()
    retard = sum(decision.en_retard(aujourdhui) for decision in ouvertes)
    valeur = f"{len(ouvertes)}, dont {retard} en retard" if retard else str(len(ouvertes))
    mots = "Décisions ouvertes" if len(ouvertes) > 1 else "Décision ouverte"
    return (LigneDeBord(mots, valeur, "vigilance:decisions", alerte=bool(retard)),)
