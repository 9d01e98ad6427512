"""The plans d’accompagnement (R09; S4 DLA 37, thème 2; S1 FP1; S3): read, write, take up again, look over.

One row of `PlanAccompagnement` a structure, made when its first field is written; the lines are a register
(`app.services.registres.plans`). Dates that look wrong are remarked upon, never refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.rapprochement import rapprocher
from app.models.statuts import EtatSuivi, Mobilisation
from app.models.structure import Structure
from app.models.texte import sans_accents
from app.models.typographie import date_longue, pluriel
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.ecriture.tables import codec, nom_de

TABLES = tuple(nom_de(entite) for entite in (LignePlan, PlanAccompagnement, Structure))
"""What a change of may change a plan: who shows one reads it again then."""

DANS_CETTE_INGENIERIE = ("ingenierie_collective", "les_deux")
"""Missions (list ``mission_appui``) that make the structure part of this ingénierie."""

_PLAN, _LIGNE = nom_de(PlanAccompagnement), nom_de(LignePlan)
_CHAMPS = tuple(nom for nom in codec(_PLAN).colonnes if nom not in ("id", "structure"))
_DEGRES = {degre.value: degre for degre in Mobilisation}
_COPIES = ("difficulte", "cause", "action", "echeance", "echeance_mots", "moyens", "ressource")
"""What a line taken up for another structure keeps: all but how far it has come."""

_OUVERTS = (EtatSuivi.A_FAIRE.value, EtatSuivi.EN_COURS.value)


# --- one plan -------------------------------------------------------------------------------------------------


def lire(dossier: Dossier, structure: str) -> dict[str, Any]:
    """The plan of a structure: its values, or all its columns empty."""
    return dossier.fiche_unique(PlanAccompagnement, id_plan(structure))


def lignes_de(dossier: Dossier, structure: str) -> list[dict[str, Any]]:
    """The lines of a structure, in the order they were entered."""
    table = codec(_LIGNE)
    colonnes = ", ".join(f'"{nom}"' for nom in table.colonnes)
    lues = dossier.requete(f'SELECT {colonnes} FROM "{_LIGNE}" WHERE structure = ? ORDER BY rowid', (structure,))
    return [table.lire(dict(zip(table.colonnes, lue, strict=True))) for lue in lues]


def ecrire(dossier: Dossier, structure: str, nom: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one field of the plan of a structure; an empty text becomes nothing."""
    de = _nom_de(dossier, structure)
    libelle = libelle_champ(PlanAccompagnement, nom) + (f" — {de}" if de else "")
    with dossier.operation(libelle, initiateur=initiateur) as op:
        _poser(dossier, op, structure, {nom: valeur})


def ecrire_plusieurs(
    dossier: Dossier, libelle: str, valeurs: Mapping[str, Mapping[str, Any]], *, initiateur: object = None
) -> None:
    """Write fields of several plans (structure → fields) in one gesture."""
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for structure, champs in valeurs.items():
            _poser(dossier, op, structure, champs)


def _poser(dossier: Dossier, op: Operation, structure: str, champs: Mapping[str, Any]) -> None:
    actuel = lire(dossier, structure)
    propres = {nom: valeur if valeur not in ("", ()) else None for nom, valeur in champs.items()}
    changes = {nom: valeur for nom, valeur in propres.items() if valeur != actuel[nom]}
    if changes:
        op.poser(PlanAccompagnement, id_plan(structure), structure=structure, **changes)


def reprendre(
    dossier: Dossier, lignes: Sequence[str], structures: Sequence[str], *, initiateur: object = None
) -> tuple[int, int]:
    """Copy lines into the plans of other structures, to be done, in one gesture.

    A plan that already has the same difficulty and the same action is left as it is. Returns (copied, left).
    """
    sources = [ligne for id in lignes if (ligne := dossier.ligne(LignePlan, id)) is not None]
    deja = {_signature(ligne) for ligne in dossier.lignes(LignePlan, "structure", "difficulte", "action")}
    copiees = laissees = 0
    combien = pluriel(len(sources), "ligne reprise", "lignes reprises")
    libelle = f"{combien} pour {pluriel(len(structures), 'structure')}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for structure in structures:
            for ligne in sources:
                signature = _signature({**ligne, "structure": structure})
                if signature in deja:
                    laissees += 1
                    continue
                deja.add(signature)
                op.creer(LignePlan, structure=structure, **{nom: ligne[nom] for nom in _COPIES})
                copiees += 1
    return copiees, laissees


def _signature(ligne: Mapping[str, Any]) -> tuple[str, str, str]:
    return (ligne["structure"], _plie(ligne["difficulte"]), _plie(ligne["action"]))


def _plie(texte: str | None) -> str:
    return " ".join(sans_accents(texte or "").split())


def _nom_de(dossier: Dossier, structure: str) -> str:
    ligne = dossier.ligne(Structure, structure)
    return "" if ligne is None else str(ligne["nom"])


# --- all of them ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EtatPlan:
    """Where the plan of a structure stands. ``manque``: see `manques`."""

    structure: str
    nom: str
    degre: Mobilisation
    lignes: int
    en_retard: int
    commence: bool
    manque: tuple[str, ...]


def lire_etats(dossier: Dossier, aujourdhui: date) -> tuple[EtatPlan, ...]:
    """One a structure, in the order of the register; a structure that has left lacks nothing."""
    rempli = " OR ".join(f"p.{nom} IS NOT NULL" for nom in _CHAMPS)
    lues = dossier.requete(
        "SELECT s.id, s.nom, s.mobilisation, coalesce(l.n, 0), coalesce(l.retard, 0),"
        f" coalesce({rempli}, 0), p.diagnostic_le, p.mission, p.objectif_individuel"
        f' FROM "{Structure.__tablename__}" s LEFT JOIN "{_PLAN}" p ON p.structure = s.id'
        f" LEFT JOIN (SELECT structure, count(*) n, sum({_RETARD}) retard"
        f' FROM "{_LIGNE}" GROUP BY structure) l ON l.structure = s.id ORDER BY s.rowid',
        (aujourdhui.isoformat(),),
    )
    etats = []
    for id, nom, degre, lignes, retard, rempli_, diagnostic, mission, objectif in lues:
        commence = bool(lignes or rempli_)
        suivie = commence and _DEGRES[degre] is not Mobilisation.SORTIE
        plan = {"diagnostic_le": diagnostic, "mission": mission, "objectif_individuel": objectif}
        manque = manques(lignes, plan) if suivie else ()
        etats.append(EtatPlan(id, nom, _DEGRES[degre], int(lignes), int(retard), commence, manque))
    return tuple(etats)


_RETARD = "etat IN ('a_faire', 'en_cours') AND echeance IS NOT NULL AND echeance < ?"


def manques(lignes: int, plan: Mapping[str, Any]) -> tuple[str, ...]:
    """What a plan of so many lines lacks to be whole, in a few words each."""
    dits = {
        "la date du diagnostic": not plan["diagnostic_le"],
        "une première ligne": not lignes,
        "la mission préconisée": not plan["mission"],
        "l’objectif individuel": plan["mission"] in DANS_CETTE_INGENIERIE and not plan["objectif_individuel"],
    }
    return tuple(mots for mots, vrai in dits.items() if vrai)


def resume(dossier: Dossier, aujourdhui: date, separateur: str = ", ") -> str:
    """« 12 plans, 47 lignes, 5 en retard »; « aucun plan » when nothing was entered. One query."""
    rempli = " OR ".join(f"{nom} IS NOT NULL" for nom in _CHAMPS)
    ((plans, lignes, retard),) = dossier.requete(
        f'SELECT (SELECT count(*) FROM (SELECT structure FROM "{_PLAN}" WHERE {rempli}'
        f" UNION SELECT structure FROM \"{_LIGNE}\" WHERE structure != '')),"
        f' count(*), coalesce(sum({_RETARD}), 0) FROM "{_LIGNE}"',
        (aujourdhui.isoformat(),),
    )
    if not plans and not lignes:
        return "aucun plan"
    parties = [pluriel(plans, "plan"), pluriel(lignes, "ligne")]
    return separateur.join((*parties, f"{retard} en retard") if retard else parties)


def compter_diagnostics(dossier: Dossier) -> int:
    """How many plans give the day their diagnostic was shared."""
    return int(dossier.requete(f'SELECT count(diagnostic_le) FROM "{_PLAN}"')[0][0])


def compter_lignes(dossier: Dossier) -> int:
    """How many lines the plans hold."""
    return int(dossier.requete(f'SELECT count(*) FROM "{_LIGNE}"')[0][0])


@dataclass(frozen=True)
class Difficulte:
    """A difficulty that comes back: in how many structures, and the ways it is said."""

    titre: str
    structures: tuple[str, ...]
    formulations: tuple[str, ...]


def difficultes_partagees(dossier: Dossier, maximum: int = 0) -> tuple[Difficulte, ...]:
    """Difficulties that several structures meet, the most shared first, by their wording alone (`rapprocher`)."""
    lignes = [ligne for ligne in dossier.lignes(LignePlan, "structure", "difficulte") if ligne["structure"]]
    trouvees = []
    for groupe in rapprocher(ligne["difficulte"] for ligne in lignes):
        structures = tuple(dict.fromkeys(lignes[rang]["structure"] for rang in groupe.rangs))
        if len(structures) > 1:
            trouvees.append(Difficulte(groupe.titre, structures, groupe.formulations))
    trouvees.sort(key=lambda difficulte: -len(difficulte.structures))
    return tuple(trouvees[:maximum] if maximum else trouvees)


# --- remarks --------------------------------------------------------------------------------------------------


def en_retard(ligne: Mapping[str, Any], aujourdhui: date) -> bool:
    """Whether the day of a line has passed and it is neither done nor given up."""
    return ligne["etat"] in _OUVERTS and ligne["echeance"] is not None and ligne["echeance"] < aujourdhui


def remarques(plan: Mapping[str, Any], lignes: Iterable[Mapping[str, Any]], aujourdhui: date) -> tuple[str, ...]:
    """What looks wrong in the dates of a plan and its lines, in French. Nothing here prevents anything."""
    dites = []
    diagnostic, valide = plan.get("diagnostic_le"), plan.get("valide_le")
    if diagnostic is not None and diagnostic > aujourdhui:
        dites.append(f"Le diagnostic est daté du {date_longue(diagnostic)} : c’est dans l’avenir.")
    if diagnostic is not None and valide is not None and valide < diagnostic:
        dites.append(f"La validation ({date_longue(valide)}) précède le diagnostic ({date_longue(diagnostic)}).")
    for ligne in lignes:
        echeance, quoi = ligne["echeance"], _citer(ligne)
        if echeance is None:
            continue
        if diagnostic is not None and echeance < diagnostic:
            dites.append(f"{quoi} : l’échéance ({date_longue(echeance)}) précède le diagnostic.")
        elif en_retard(ligne, aujourdhui):
            etat = EtatSuivi.libelle_de(ligne["etat"]).lower()
            dites.append(f"{quoi} : l’échéance ({date_longue(echeance)}) est passée, la ligne est « {etat} ».")
    return tuple(dites)


def _citer(ligne: Mapping[str, Any], longueur: int = 60) -> str:
    texte = " ".join((ligne["difficulte"] or ligne["action"] or "Ligne sans difficulté").split())
    return texte if len(texte) <= longueur else texte[:longueur].rpartition(" ")[0] + "…"


_INFINITIF = re.compile(r"(?:s['’])?[a-zà-ÿ]+(?:er|ir|re)\b", re.IGNORECASE)
_DEUX = re.compile(rf"(?:\bet|\bainsi que|\bpuis|;|\+)\s+(?:(?:de|d['’])\s*)?{_INFINITIF.pattern}", re.IGNORECASE)


def relire_objectif(texte: str | None) -> tuple[str, ...]:
    """Two questions to ask oneself about an objectif général (S4, « Très important »), from its wording alone:
    does it begin with a verb, and does it hold two themes? They are questions, not a verdict."""
    net = " ".join((texte or "").split()).lstrip("-–•* ")
    if not net:
        return ()
    questions = []
    if not _INFINITIF.match(net.removeprefix("De ").removeprefix("de ")):
        questions.append(
            "Cet objectif ne commence pas par un verbe : dites ce que la mission doit permettre de faire, sans quoi"
            " elle sera difficile à évaluer."
        )
    if _DEUX.search(net):
        questions.append(
            "Deux verbes reliés : est-ce bien un seul thème ? Une mission qui en mêle deux disperse le prestataire."
        )
    return tuple(questions)
