"""What the screen of a session shows for a point of the agenda: a few facts, in large type, from the dossier (R15).

The room is not the office: structures that did not agree to be named are « Structure 1 »… there too (R38).

To show something else: one function that gives `Fait`s, one line in `_SOURCES` under the code a point keeps in
``document`` (`app.services.registres.ordre_du_jour.MONTRES` says its words).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
from app.models.definitions.catalogue import Catalogue
from app.models.objectifs import Objectif, Resultat
from app.models.statuts import GenreObjectif, Mobilisation
from app.models.structure import Structure
from app.models.typographie import date_longue, francais, montant, nombre, pluriel
from app.services import structures
from app.services.budget.lecture import lire_budget
from app.services.budget.remarques import dire_solde
from app.services.comite import reserves
from app.services.documents.anonymat import Anonymat
from app.services.ecriture.dossier import Dossier

_LISTES = 6
"""Objectives, results or reservations named one by one; beyond, how many more."""


@dataclass(frozen=True)
class Fait:
    """One thing to show: its heading and what the dossier says. ``libre``: the user’s own words, left as typed."""

    libelle: str
    texte: str
    libre: bool = False


def faits(
    dossier: Dossier, catalogue: Catalogue, document: str, dire: Callable[[str], str] | None = None
) -> tuple[Fait, ...]:
    """What to show for a point whose ``document`` is that code; nothing for any other: the point speaks for itself.

    What is empty isn’t shown. ``dire``: what the user’s own words become before the room reads them; left out, names
    of structures that did not agree are replaced.
    """
    source = _SOURCES.get(document)
    if source is None:
        return ()
    dire = dire or Anonymat(dossier).dire
    return tuple(
        replace(fait, texte=dire(fait.texte) if fait.libre else francais(fait.texte))
        for fait in source(dossier, catalogue)
        if fait.texte.strip()
    )


def a_sa_source(document: str) -> bool:
    """Whether something of the dossier is shown for a point with that ``document``."""
    return document in _SOURCES


def _problematique(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    problematique = dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)
    role = dossier.fiche_unique(RoleDla, ID_ROLE)
    return [
        Fait("La problématique", problematique["formulation"] or "", libre=True),
        Fait("Les enjeux", problematique["enjeux"] or "", libre=True),
        Fait("Ce qui légitime le DLA", role["legitimite"] or "", libre=True),
    ]


def _structures(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    lues = dossier.lignes(Structure, "mobilisation", "etp", "budget")
    presentes = [s for s in lues if s["mobilisation"] != Mobilisation.SORTIE.value]
    if not presentes:
        return [Fait("Structures", "Aucune structure n’est encore inscrite au registre.")]
    degres = [f"{_au_degre(combien, degre)}" for degre, combien in structures.entonnoir(dossier) if combien]
    return [
        Fait("Combien", pluriel(len(presentes), "structure bénéficiaire", "structures bénéficiaires")),
        Fait("Jusqu’où elles sont venues", " → ".join(degres)),
        Fait("Ensemble", _ensemble(presentes)),
    ]


def _au_degre(combien: int, degre: Mobilisation) -> str:
    accord = "s" if combien > 1 and degre is not Mobilisation.AU_TERME else ""
    return f"{nombre(combien)} {degre.libelle.lower()}{accord}"


def _ensemble(lignes: list[dict[str, Any]]) -> str:
    etp = [s["etp"] for s in lignes if s["etp"] is not None]
    budgets = [s["budget"] for s in lignes if s["budget"] is not None]
    dits = [f"{nombre(sum(etp, Decimal(0)))} ETP"] if etp else []
    if budgets:
        dits.append(f"{montant(sum(budgets, Decimal(0)))} de budgets annuels")
    sans = len(lignes) - min(len(etp), len(budgets))
    return ", ".join(dits) + (f" (chiffres attendus de {pluriel(sans, 'structure')})" if dits and sans else "")


def _objectifs(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    lignes = dossier.lignes(Objectif, "genre", "texte", ordre="ordre, rowid")
    resultats = [ligne["texte"] for ligne in dossier.lignes(Resultat, "texte", ordre="ordre, rowid")]
    strategiques = _du_genre(lignes, GenreObjectif.STRATEGIQUE)
    return [
        Fait(
            "Objectifs stratégiques" if len(strategiques) > 1 else "Objectif stratégique",
            _liste(strategiques),
            libre=True,
        ),
        Fait("Objectifs opérationnels", _liste(_du_genre(lignes, GenreObjectif.OPERATIONNEL)), libre=True),
        Fait("Résultats attendus", _liste(resultats), libre=True),
    ]


def _projet(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    projet = dossier.fiche_unique(ProjetIntervention, ID_PROJET)
    jours = projet["journees"]
    moyens = (
        f"{nombre(jours)} {'journées' if jours >= 2 else 'journée'}" if jours is not None else "",
        projet["duree"] or "",
        projet["rythme"] or "",
    )
    objectifs = _objectifs(dossier, catalogue)[:2]
    return [
        Fait("Type d’ingénierie", catalogue.liste("type_ingenierie").texte(projet["type_ingenierie"])),
        Fait("Niveau de l’action", catalogue.liste("niveau_collectif").texte(projet["niveau"])),
        *objectifs,
        Fait("Durée et rythme", " · ".join(m for m in moyens if m), libre=True),
    ]


def _projet_et_objectifs(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    return [*_projet(dossier, catalogue), _objectifs(dossier, catalogue)[2]]


def _budget(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    budget = lire_budget(dossier)
    if budget.vide:
        return [Fait("Budget", "Aucune dépense ni ressource n’est encore saisie.")]
    totaux = budget.totaux
    return [
        Fait("À financer (TTC)", montant(totaux.depenses)),
        Fait("Temps donné, valorisé à part", montant(totaux.valorisation) if totaux.valorisation else ""),
        Fait("Ressources prévues", f"{montant(totaux.ressources)}, dont {montant(totaux.ressources_sures)} acquis"),
        Fait("Équilibre", dire_solde(budget)),
    ]


def _reserves(dossier: Dossier, catalogue: Catalogue) -> list[Fait]:
    ouvertes = reserves.ouvertes(dossier)
    dites = []
    for reserve in ouvertes[:_LISTES]:
        qui = f"{reserve.responsable}, " if reserve.responsable else ""
        quand = f"pour le {date_longue(reserve.echeance)}" if reserve.echeance else "sans échéance"
        suite = f"fait : {reserve.suite}" if reserve.suite else f"{qui}{quand}"
        dites.append(f"• {reserve.texte} ({suite})")
    if len(ouvertes) > _LISTES:
        dites.append(f"… et {len(ouvertes) - _LISTES} autres")
    if not dites:
        return [Fait("Réserves", "Aucune réserve ouverte.")]
    return [Fait("Ce qui est demandé", "\n".join(dites), libre=True)]


def _du_genre(lignes: list[dict[str, Any]], genre: GenreObjectif) -> list[str]:
    return [ligne["texte"] for ligne in lignes if ligne["genre"] == genre.value]


def _liste(textes: list[str]) -> str:
    dits = [texte for texte in textes if texte.strip()]
    if len(dits) == 1:
        return dits[0]
    lignes = [f"• {texte}" for texte in dits[:_LISTES]]
    reste = len(dits) - _LISTES
    return "\n".join(lignes + ([f"… et {reste} {'autres' if reste > 1 else 'autre'}"] if reste > 0 else []))


_SOURCES: Mapping[str, Callable[[Dossier, Catalogue], list[Fait]]] = {
    "fiche-presentation": _problematique,
    "grille-structures": _structures,
    "objectifs": _projet_et_objectifs,
    "budget": _budget,
    "releve-avis": _reserves,
}
"""Code kept by a point → what gives its facts."""
