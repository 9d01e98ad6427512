"""The registers of objectives, of expected results and of indicators: columns, views, and the rules of writing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.models.base import Base
from app.models.colonnes import Colonne, TypeChoix, TypeReference
from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import STRATEGIQUE
from app.services.dependances import retirer_de
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.objectifs import (
    ORDRE_DES_OBJECTIFS,
    ORDRE_DES_RESULTATS,
    objectifs_a_citer,
    rang_suivant,
)
from app.services.registres.colonnes import colonnes_de
from app.services.registres.definition import Jeu, Mots, Registre
from app.services.registres.lecture import references

_COURTS_OBJECTIFS = {
    "texte": ("Dans nos mots", 220),
    "genre": ("Genre", 100),
    "code": ("Objectif du guide", 160),
    "sert": ("Sert l’objectif", 150),
    "commentaire": ("Commentaire", 104),
}
_COURTS_RESULTATS = {
    "texte": ("Résultat attendu", 280),
    "objectif": ("Objectif", 220),
    "nature": ("Nature", 104),
    "echeance": ("À constater le", 112),
    "constat": ("Constat", 130),
    "constate_le": ("Constaté le", 104),
    "constat_mots": ("Ce qui est constaté", 220),
}
_COURTS_INDICATEURS = {
    "texte": ("Indicateur", 220),
    "resultat": ("Résultat attendu", 190),
    "depart": ("Départ", 74),
    "cible": ("Cible", 74),
    "unite": ("Unité", 92),
    "cible_mots": ("Cible, en mots", 150),
    "registre": ("Registre", 100),
    "sources": ("Sources", 160),
    "outil": ("Outil", 124),
    "precisions": ("Précisions", 150),
    "responsable": ("Responsable", 120),
    "echeance": ("À mesurer le", 104),
    "mesure": ("Mesuré", 80),
    "mesure_mots": ("Mesure, en mots", 200),
    "mesure_le": ("Mesuré le", 104),
}

JEUX_OBJECTIFS = (Jeu("objectifs", "Objectifs", ("texte", "genre", "code", "sert", "commentaire")),)
JEUX_RESULTATS = (
    Jeu("resultats", "Attendu", ("texte", "objectif", "nature", "echeance")),
    Jeu("constats", "Constaté", ("texte", "echeance", "constat", "constate_le", "constat_mots")),
)
JEUX_INDICATEURS = (
    Jeu("mesure", "Mesure", ("texte", "resultat", "depart", "cible", "unite", "cible_mots")),
    Jeu("lecture", "Sources et outils", ("texte", "registre", "sources", "outil", "precisions")),
    Jeu("suivi", "Qui, quand", ("texte", "resultat", "responsable", "echeance")),
    Jeu("releves", "Mesuré", ("texte", "cible", "unite", "mesure", "mesure_le", "mesure_mots")),
)
"""Views of the tables. To add one: its line here."""


# --- objectives -----------------------------------------------------------------------------------------------


def registre_des_objectifs(dossier: Dossier, catalogue: Catalogue, fixes: Mapping[str, Any] | None = None) -> Registre:
    """Objectives of both kinds, or those that have ``fixes`` (a kind; ``code`` None: our own only)."""
    colonnes = dict(
        colonnes_de(
            Objectif,
            catalogue,
            longs=frozenset(("commentaire",)),
            references={"sert": TypeReference(objectifs_a_citer(dossier, catalogue, STRATEGIQUE))},
            courts=_COURTS_OBJECTIFS,
        )
    )
    guide = tuple(
        c for liste in ("objectifs_strategiques", "objectifs_operationnels") for c in catalogue.liste(liste).choix
    )
    colonnes["code"] = Colonne("code", "Objectif du guide", TypeChoix(guide), *_COURTS_OBJECTIFS["code"])

    def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
        valeurs = {**valeurs, "ordre": rang_suivant(dossier, Objectif)}
        if valeurs.get("code"):
            raise _code_choisi_ailleurs()
        _verifier_lien(op, "", valeurs.get("genre"), valeurs.get("sert"))
        return op.creer(Objectif, **valeurs)

    return Registre(
        Objectif,
        Mots("objectif", "objectifs", cle="texte"),
        colonnes,
        cle="texte",
        jeux=JEUX_OBJECTIFS,
        fixes=dict(fixes or {}),
        ordre=ORDRE_DES_OBJECTIFS,
        elastiques=frozenset(("texte", "code", "sert")),
        a_lire=frozenset(("code",)),
        creer=creer,
        ecrire=ecrire_objectif,
        retirer=retirer_de(Objectif),
    )


def ecrire_objectif(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """An objective of the guide keeps its code and its kind; only an operational one serves, and serves a strategic."""
    if "code" in valeurs:
        raise _code_choisi_ailleurs()
    genre = valeurs.get("genre", op.valeur(Objectif, id, "genre"))
    if "genre" in valeurs:
        if op.valeur(Objectif, id, "code"):
            raise ErreurUtilisateur(
                "Un objectif du guide garde son genre : rien n’a été modifié.",
                "Écartez-le, puis écrivez le vôtre dans l’autre genre.",
            )
        if genre == STRATEGIQUE and "sert" not in valeurs:
            valeurs = {**valeurs, "sert": None}
        for servant in op.ids(Objectif, "sert", id):
            op.modifier(Objectif, servant, sert=None)
    _verifier_lien(op, id, genre, valeurs.get("sert"))
    op.modifier(Objectif, id, **valeurs)


def _verifier_lien(op: Operation, id: str, genre: str | None, sert: str | None) -> None:
    if not sert:
        return
    if genre == STRATEGIQUE:
        raise ErreurUtilisateur(
            "Un objectif stratégique n’en sert pas un autre : rien n’a été modifié.",
            "Reliez-lui plutôt les objectifs opérationnels qui le servent.",
        )
    if sert == id or op.valeur(Objectif, sert, "genre") != STRATEGIQUE:
        raise ErreurUtilisateur(
            "Un objectif opérationnel sert un objectif stratégique : rien n’a été modifié.",
            "Choisissez-le parmi les objectifs stratégiques du dossier.",
        )


def _code_choisi_ailleurs() -> ErreurUtilisateur:
    return ErreurUtilisateur(
        "Les objectifs du guide se prennent dans la liste « Objectifs du guide » : rien n’a été modifié.",
        "Cochez-les dans la carte des objectifs ou dans l’action qui les fixe.",
    )


# --- results, indicators --------------------------------------------------------------------------------------


def ecrire_resultat(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """A result is seen to have come today unless another day is said; not seen any more, it has no day."""
    op.modifier(Resultat, id, **_datees(op, Resultat, id, valeurs, "constat", "constate_le"))


def ecrire_indicateur(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """The same for the value measured."""
    op.modifier(Indicateur, id, **_datees(op, Indicateur, id, valeurs, "mesure", "mesure_le"))


def _datees(
    op: Operation, entite: type[Base], id: str, valeurs: Mapping[str, Any], quoi: str, jour: str
) -> Mapping[str, Any]:
    if quoi not in valeurs or jour in valeurs:
        return valeurs
    if valeurs[quoi] is None:
        return {**valeurs, jour: None}
    return valeurs if op.valeur(entite, id, jour) is not None else {**valeurs, jour: date.today()}


def registre_des_resultats(dossier: Dossier, catalogue: Catalogue, fixes: Mapping[str, Any] | None = None) -> Registre:
    """Expected results; one that has no objective is expected of the whole ingénierie."""

    def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
        return op.creer(Resultat, **{**valeurs, "ordre": rang_suivant(dossier, Resultat)})

    return Registre(
        Resultat,
        Mots("résultat attendu", "résultats attendus", cle="texte"),
        colonnes_de(
            Resultat,
            catalogue,
            longs=frozenset(("constat_mots",)),
            references={"objectif": TypeReference(objectifs_a_citer(dossier, catalogue))},
            courts=_COURTS_RESULTATS,
        ),
        cle="texte",
        jeux=JEUX_RESULTATS,
        fixes=dict(fixes or {}),
        ordre=ORDRE_DES_RESULTATS,
        elastiques=frozenset(("texte", "objectif", "constat_mots")),
        creer=creer,
        ecrire=ecrire_resultat,
        retirer=retirer_de(Resultat),
    )


def registre_des_indicateurs(
    dossier: Dossier, catalogue: Catalogue, fixes: Mapping[str, Any] | None = None
) -> Registre:
    """Indicators, in the order they were entered."""
    return Registre(
        Indicateur,
        Mots("indicateur", "indicateurs", cle="texte"),
        colonnes_de(
            Indicateur,
            catalogue,
            longs=frozenset(("precisions", "cible_mots", "mesure_mots")),
            references={"resultat": TypeReference(references(dossier, Resultat, "texte", ordre="ordre, rowid"))},
            courts=_COURTS_INDICATEURS,
        ),
        cle="texte",
        jeux=JEUX_INDICATEURS,
        fixes=dict(fixes or {}),
        elastiques=frozenset(("texte", "resultat", "sources", "mesure_mots")),
        ecrire=ecrire_indicateur,
        retirer=retirer_de(Indicateur),
    )
