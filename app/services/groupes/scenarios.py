"""Gestures on scenarios and groups: create, name, describe, duplicate, keep, delete; answer the vigilance questions."""

from __future__ import annotations

from typing import Any

from app.models.base import Base
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.services.champs import ecrire_champ
from app.services.dependances import retirer
from app.services.ecriture.dossier import Dossier


def commencer(dossier: Dossier, *, initiateur: object = None) -> tuple[str, str]:
    """A first scenario with a first group, in one gesture; return both ids."""
    with dossier.operation("Commencer les groupes", initiateur=initiateur) as op:
        scenario = op.creer(Scenario, nom=_nom_libre(dossier, Scenario, "Scénario"))
        return scenario, op.creer(Groupe, scenario=scenario, nom="Groupe 1")


def creer_scenario(dossier: Dossier, nom: str = "", *, initiateur: object = None) -> str:
    """A scenario with one empty group; return its id. Without a name it is numbered."""
    nom = nom.strip() or _nom_libre(dossier, Scenario, "Scénario")
    with dossier.operation(f"Nouveau scénario — {nom}", initiateur=initiateur) as op:
        scenario = op.creer(Scenario, nom=nom)
        op.creer(Groupe, scenario=scenario, nom="Groupe 1")
    return scenario


def dupliquer_scenario(dossier: Dossier, id: str, *, initiateur: object = None) -> str:
    """The same groups with the same structures, to try something else; never kept. Return the new id."""
    source = _lire(dossier, Scenario, id)
    nom = f"{source['nom']} (variante)"
    groupes = [g for g in dossier.lignes(Groupe) if g["scenario"] == id]
    affectations = dossier.lignes(Affectation, "groupe", "structure")
    with dossier.operation(f"Dupliquer le scénario — {source['nom']}", initiateur=initiateur) as op:
        copie = op.creer(Scenario, nom=nom, description=source["description"])
        for groupe in groupes:
            champs = {cle: v for cle, v in groupe.items() if cle not in ("id", "scenario")}
            neuf = op.creer(Groupe, scenario=copie, **champs)
            for a in affectations:
                if a["groupe"] == groupe["id"]:
                    structure = a["structure"]
                    op.creer(Affectation, id=id_affectation(neuf, structure), groupe=neuf, structure=structure)
    return copie


def ecrire_scenario(dossier: Dossier, id: str, colonne: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one column of a scenario; `retenu` goes through `retenir`. A name is never emptied."""
    ligne = _lire(dossier, Scenario, id)
    if colonne == "nom":
        valeur = _nom_exige(valeur)
    ecrire_champ(dossier, Scenario, id, colonne, valeur, initiateur=initiateur, de=ligne["nom"])


def retenir(dossier: Dossier, id: str | None, *, initiateur: object = None) -> None:
    """Mark a scenario as the one kept, and no other; None: none is kept any more."""
    lignes = dossier.lignes(Scenario, "id", "nom", "retenu")
    nom = next((ligne["nom"] for ligne in lignes if ligne["id"] == id), "")
    if id is not None and not any(ligne["id"] == id for ligne in lignes):
        raise _absent("Ce scénario")
    libelle = f"Retenir le scénario — {nom}" if id is not None else "Ne retenir aucun scénario"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for ligne in lignes:
            op.modifier(Scenario, ligne["id"], retenu=ligne["id"] == id)


def supprimer_scenario(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Delete a scenario, its groups and assignments; the structures stay in the register."""
    nom = _lire(dossier, Scenario, id)["nom"]
    with dossier.operation(f"Supprimer le scénario — {nom}", initiateur=initiateur) as op:
        retirer(op, id, entite=Scenario)


def creer_groupe(dossier: Dossier, scenario: str, nom: str = "", *, initiateur: object = None) -> str:
    """A group at the end of a scenario; return its id. Without a name it is numbered."""
    _lire(dossier, Scenario, scenario)
    nom = nom.strip() or _nom_libre(dossier, Groupe, "Groupe", scenario)
    with dossier.operation(f"Nouveau groupe — {nom}", initiateur=initiateur) as op:
        return op.creer(Groupe, scenario=scenario, nom=nom)


def ecrire_groupe(dossier: Dossier, id: str, colonne: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one column of a group. Refuses a minimum above the maximum, and an empty name."""
    ligne = _lire(dossier, Groupe, id)
    if colonne == "nom":
        valeur = _nom_exige(valeur)
    if colonne in ("taille_min", "taille_max"):
        valeur = None if valeur is None else int(valeur)
        _verifier_tailles({**ligne, colonne: valeur})
    ecrire_champ(dossier, Groupe, id, colonne, valeur, initiateur=initiateur, de=ligne["nom"])


def repondre(dossier: Dossier, groupe: str, question: str, texte: str, *, initiateur: object = None) -> None:
    """Write the answer to a vigilance question (its code in ``vigilance_groupes``); empty takes it away."""
    reponses = dict(_lire(dossier, Groupe, groupe)["vigilance"] or {})
    if texte.strip():
        reponses[question] = texte
    else:
        reponses.pop(question, None)
    ecrire_groupe(dossier, groupe, "vigilance", dict(sorted(reponses.items())), initiateur=initiateur)


def supprimer_groupe(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Delete a group and its assignments; its structures are free again."""
    nom = _lire(dossier, Groupe, id)["nom"]
    with dossier.operation(f"Supprimer le groupe — {nom}", initiateur=initiateur) as op:
        retirer(op, id, entite=Groupe)


def _lire(dossier: Dossier, entite: type[Base], id: str) -> dict[str, Any]:
    ligne = dossier.ligne(entite, id)
    if ligne is None:
        raise _absent("Ce scénario" if entite is Scenario else "Ce groupe")
    return ligne


def _absent(quoi: str) -> ErreurUtilisateur:
    return ErreurUtilisateur(f"{quoi} n’existe plus : rien n’a été modifié.", "Ctrl+Z annule sa suppression.")


def _nom_exige(valeur: Any) -> str:
    nom = " ".join(str(valeur or "").split())
    if not nom:
        raise ErreurUtilisateur("Il faut un nom : l’ancien est gardé.", "Tapez un nom court, par exemple « Nord ».")
    return nom


def _verifier_tailles(ligne: dict[str, Any]) -> None:
    bas, haut = ligne["taille_min"], ligne["taille_max"]
    if bas is not None and haut is not None and bas > haut:
        raise ErreurUtilisateur(
            f"La taille minimale ({bas}) dépasse la taille maximale ({haut}) : rien n’a été modifié.",
            "Changez d’abord l’autre des deux.",
        )


def _nom_libre(dossier: Dossier, entite: type[Base], debut: str, scenario: str = "") -> str:
    """« Groupe 3 » for the third, or the next number that no other bears."""
    lignes = dossier.lignes(entite)
    pris = {ligne["nom"] for ligne in lignes if not scenario or ligne["scenario"] == scenario}
    return next(nom for n in range(len(pris) + 1, 2 * len(pris) + 2) if (nom := f"{debut} {n}") not in pris)
