"""Two structures that were one: what to keep of each, and one gesture that loses nothing (R06).

Every value that isn’t kept is written in the notes; all that hung from the absorbed structure (contacts, path, groups,
plan, decisions) hangs from the one that stays. Ctrl+Z gives back both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.base import Base
from app.models.colonnes import Colonne
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, id_affectation
from app.models.plan import PlanAccompagnement, id_plan
from app.models.schema import tables_metier
from app.models.structure import PaireDistincte, Structure, id_paire
from app.models.typographie import date_chiffres, date_longue, nombre
from app.models.vigilance import Decision
from app.services.champs import libelle_champ, unite_champ
from app.services.dependances import LIENS
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.ecriture.tables import nom_de
from app.services.identifiants import compact
from app.services.mobilisation import PARCOURS

_A_PART = ("id", "notes")
"""Not chosen: the notes of both are kept, one after the other."""

_RECONSTRUITES = (Affectation, PlanAccompagnement, PaireDistincte)
"""Rows whose id says which structure they speak of: they can’t merely change hands."""


@dataclass(frozen=True)
class Ecart:
    """A field that differs: both values, and which side is proposed (``garde`` or ``absorbee``)."""

    nom: str
    garde: Any
    absorbee: Any
    propose: str


def ecarts(dossier: Dossier, garde: str, absorbee: str) -> tuple[Ecart, ...]:
    """The fields that differ, with the side proposed: the one that is filled, the one that isn’t all in capitals,
    else the one written last."""
    une, autre = _lire(dossier, garde), _lire(dossier, absorbee)
    ecrits = _derniers(dossier, garde, absorbee)
    trouves = []
    for nom in une:
        if nom in _A_PART or _memes(nom, une[nom], autre[nom]):
            continue
        trouves.append(Ecart(nom, une[nom], autre[nom], _proposer(nom, une[nom], autre[nom], ecrits)))
    return tuple(trouves)


def _proposer(nom: str, une: Any, autre: Any, ecrits: Mapping[str, str]) -> str:
    if _vide(autre) or nom == "nom":
        return "garde"
    if _vide(une):
        return "absorbee"
    if nom == "mobilisation":
        return "absorbee" if _rang(autre) > _rang(une) else "garde"
    if isinstance(une, str) and isinstance(autre, str) and une.casefold() == autre.casefold():
        return "absorbee" if une.isupper() else "garde"
    return ecrits.get(nom, "garde")


def fusionner(
    dossier: Dossier,
    garde: str,
    absorbee: str,
    choix: Mapping[str, str] | None = None,
    *,
    colonnes: Mapping[str, Colonne] | None = None,
    initiateur: object = None,
) -> None:
    """Make one structure of two. ``choix``: field → ``garde`` or ``absorbee``, what isn’t named as proposed.

    ``colonnes`` give the words of codes in the notes. `ErreurUtilisateur` when one of them is gone or both are one.
    """
    if garde == absorbee:
        raise ErreurUtilisateur("Une structure ne fusionne pas avec elle-même.", "Choisissez deux structures.")
    une, autre = _lire(dossier, garde), _lire(dossier, absorbee)
    differents = ecarts(dossier, garde, absorbee)
    valeurs: dict[str, Any] = {}
    perdues: list[tuple[str, str]] = []
    for ecart in differents:
        prise = (choix or {}).get(ecart.nom, ecart.propose) == "absorbee"
        if prise:
            valeurs[ecart.nom] = ecart.absorbee
        laissee = ecart.garde if prise else ecart.absorbee
        if not _vide(laissee):
            perdues.append((libelle_champ(Structure, ecart.nom), _dire(Structure, ecart.nom, laissee, colonnes)))
    with dossier.operation(f"Fusion — {_abrege(une['nom'])} et {_abrege(autre['nom'])}", initiateur=initiateur) as op:
        perdues += _unir_les_plans(dossier, op, garde, absorbee)
        _transmettre(dossier, op, garde, absorbee)
        valeurs["notes"] = _notes(une, autre, perdues)
        op.modifier(Structure, garde, **valeurs)
        op.supprimer(Structure, absorbee)


# --- what hangs from them -------------------------------------------------------------------------------------


def _transmettre(dossier: Dossier, op: Operation, garde: str, absorbee: str) -> None:
    """All that hung from one hangs from the other; addresses that led to one lead to the other."""
    for lien in LIENS.get(Structure, ()):
        for id in op.ids(lien.entite, lien.colonne, absorbee):
            if lien.entite is Affectation:
                groupe = op.valeur(Affectation, id, "groupe")
                op.supprimer(Affectation, id)
                op.poser(Affectation, id_affectation(groupe, garde), groupe=groupe, structure=garde)
            elif lien.entite is PaireDistincte:
                _distinguer_de_l_autre(op, id, garde, absorbee)
            elif lien.entite not in _RECONSTRUITES:
                op.modifier(lien.entite, id, **{lien.colonne: garde})
    for genre in ("structure", "plan"):
        for id in op.ids(Decision, "origine", f"{genre}:{absorbee}"):
            op.modifier(Decision, id, origine=f"{genre}:{garde}")


def _distinguer_de_l_autre(op: Operation, id: str, garde: str, absorbee: str) -> None:
    """What the absorbed one was told from, the other is too; that both were told apart does not hold any more."""
    les_deux = [op.valeur(PaireDistincte, id, nom) for nom in ("premiere", "seconde")]
    jour = op.valeur(PaireDistincte, id, "jour")
    op.supprimer(PaireDistincte, id)
    (tierce,) = [autre for autre in les_deux if autre != absorbee]
    if tierce != garde and not op.existe(PaireDistincte, id_paire(garde, tierce)):
        op.creer(PaireDistincte, id=id_paire(garde, tierce), premiere=garde, seconde=tierce, jour=jour)


def _unir_les_plans(dossier: Dossier, op: Operation, garde: str, absorbee: str) -> list[tuple[str, str]]:
    """One plan of two: what is empty is filled, texts that differ follow each other; what can’t be both is returned."""
    leurs = op.ids(PlanAccompagnement, "structure", absorbee)
    if not leurs:
        return []
    source = dossier.ligne(PlanAccompagnement, leurs[0]) or {}
    siens = op.ids(PlanAccompagnement, "structure", garde)
    sien = (dossier.ligne(PlanAccompagnement, siens[0]) or {}) if siens else {}
    uni: dict[str, Any] = {"structure": garde}
    perdues: list[tuple[str, str]] = []
    for nom, leur in source.items():
        if nom in ("id", "structure") or _vide(leur):
            continue
        notre = sien.get(nom)
        if _vide(notre):
            uni[nom] = leur
        elif notre != leur and isinstance(leur, str) and not _est_code(nom):
            uni[nom] = f"{notre}\n{leur}"
        elif notre != leur:
            libelle = f"Plan, {libelle_champ(PlanAccompagnement, nom).lower()}"
            perdues.append((libelle, _dire(PlanAccompagnement, nom, leur, None)))
    for id in leurs:
        op.supprimer(PlanAccompagnement, id)
    op.poser(PlanAccompagnement, siens[0] if siens else id_plan(garde), **uni)
    return perdues


def _est_code(nom: str) -> bool:
    info = tables_metier()[nom_de(PlanAccompagnement)].columns[nom].info
    return bool(info.get("liste") or info.get("enumeration"))


# --- words ----------------------------------------------------------------------------------------------------


def _notes(une: Mapping[str, Any], autre: Mapping[str, Any], perdues: Sequence[tuple[str, str]]) -> str:
    """The notes of both, and under a dated line every value that wasn’t kept."""
    nom = " ".join(str(autre["nom"] or "sans nom").split())
    lignes = [f"Fusion du {date_longue(date.today())} avec «\u00a0{nom}\u00a0»" + ("\u00a0:" if perdues else ".")]
    lignes += [f"– {libelle}\u00a0: {valeur}" for libelle, valeur in perdues]
    return "\n\n".join(filter(None, (une["notes"], autre["notes"], "\n".join(lignes))))


def _dire(entite: type[Base], nom: str, valeur: Any, colonnes: Mapping[str, Colonne] | None) -> str:
    """A value in words, whole: what a cell would shorten is not shortened here."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return date_chiffres(valeur)
    colonne = (colonnes or {}).get(nom)
    if isinstance(valeur, str):
        mots = colonne.type.texte(valeur) if colonne is not None else valeur
        return mots if colonne is not None and hasattr(colonne.type, "choix") else valeur
    if isinstance(valeur, tuple):
        return colonne.type.texte(valeur) if colonne is not None else ", ".join(valeur)
    unite = unite_champ(entite, nom)
    dit = str(valeur) if nom == "annee_creation" else nombre(valeur)
    return f"{dit}\u00a0{unite}" if unite else dit


def _abrege(nom: Any) -> str:
    texte = " ".join(str(nom or "sans nom").split())
    return texte if len(texte) <= 40 else texte[:40].rpartition(" ")[0] + "…"


# --- reading --------------------------------------------------------------------------------------------------


def _lire(dossier: Dossier, id: str) -> dict[str, Any]:
    ligne = dossier.ligne(Structure, id)
    if ligne is None:
        raise ErreurUtilisateur(
            "Une de ces structures n’est plus dans le registre : rien n’a été fusionné.",
            "Elle a peut-être déjà été fusionnée ou supprimée ; Ctrl+Z la ferait revenir.",
        )
    return ligne


def _memes(nom: str, un: Any, autre: Any) -> bool:
    if nom in ("siret", "rna"):
        return compact(un) == compact(autre) or un == autre
    return bool(un == autre) or (_vide(un) and _vide(autre))


def _vide(valeur: Any) -> bool:
    """Nothing was said: False is what a tick says before anybody touches it."""
    return valeur is None or valeur is False or valeur in ("", ())


def _rang(degre: str) -> int:
    """How far on the path; one that left counts before all: nobody is taken out by a merge without having asked."""
    return next((rang for rang, d in enumerate(PARCOURS) if d.value == degre), -1)


def _derniers(dossier: Dossier, garde: str, absorbee: str) -> dict[str, str]:
    """Field → which of the two it was last written on, as the journal tells."""
    lus = dossier.requete(
        "SELECT ligne, apres FROM journal WHERE entite = ? AND ligne IN (?, ?) AND apres IS NOT NULL ORDER BY n",
        (nom_de(Structure), garde, absorbee),
    )
    derniers: dict[str, str] = {}
    for ligne, apres in lus:
        cote = "garde" if ligne == garde else "absorbee"
        derniers.update(dict.fromkeys(json.loads(apres), cote))
    return derniers
