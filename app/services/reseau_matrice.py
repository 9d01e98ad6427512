"""Expectations crossed with what they bear on: partners × objectives, one mark a cell, in words (R10; S1 FP3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.models.statuts import PositionAttente
from app.models.tensions import AttenteVue, Cible, Tension
from app.models.typographie import INSECABLE
from app.services.reseau import Reseau

PROJET, ENTRE_PARTENAIRES = "projet", "partenaires"
"""Columns beside those of the objectives: the project as a whole, another partner."""

_SYMBOLES = {
    PositionAttente.INCOMPATIBLE.value: ("✕", "Incompatible"),
    PositionAttente.CONTREDIT.value: ("!", "Contredit"),
    PositionAttente.S_AJOUTE.value: ("+", "S’ajoute"),
    PositionAttente.CONVERGE.value: ("✓", "Converge"),
}
_GRAVES = {PositionAttente.INCOMPATIBLE.value, PositionAttente.CONTREDIT.value}
_ORDRE = (*_SYMBOLES, "")


@dataclass(frozen=True)
class CaseDeMatrice:
    """The expectations of one partner on one thing; ``mots`` is what the cell says, ``ouverte`` whether it clashes."""

    attentes: tuple[str, ...] = ()
    mots: str = ""
    position: str = ""
    ouverte: bool = False


@dataclass(frozen=True)
class LigneDeMatrice:
    """One partner; ``id`` is empty for expectations nobody bears."""

    id: str
    nom: str
    cases: tuple[CaseDeMatrice, ...]


@dataclass(frozen=True)
class Matrice:
    """Columns as (code or objective id, words), and one line for each partner that expects something."""

    colonnes: tuple[tuple[str, str], ...]
    lignes: tuple[LigneDeMatrice, ...]


def croiser(reseau: Reseau) -> Matrice:
    """Only what is expected: partners and objectives that no expectation names have no line and no column."""
    rangees: dict[tuple[str, str], list[AttenteVue]] = defaultdict(list)
    for attente in reseau.attentes_vues:
        rangees[attente.partenaire if attente.partenaire in reseau.noms else "", _colonne(attente)].append(attente)
    citees = {colonne for _, colonne in rangees}
    colonnes = [(id, texte) for id, texte in reseau.objectifs.items() if id in citees]
    if ENTRE_PARTENAIRES in citees:
        colonnes.append((ENTRE_PARTENAIRES, "Un autre partenaire"))
    if PROJET in citees:
        colonnes.insert(0, (PROJET, "Le projet"))
    presents = {partenaire for partenaire, _ in rangees}
    lignes = [
        LigneDeMatrice(
            id, reseau.dire_le_partenaire(id), tuple(_case(rangees.get((id, c), ()), reseau) for c, _ in colonnes)
        )
        for id in (*reseau.noms, "")
        if id in presents
    ]
    return Matrice(tuple(colonnes), tuple(lignes))


def _colonne(attente: AttenteVue) -> str:
    if attente.objectif:
        return attente.objectif
    return ENTRE_PARTENAIRES if attente.face_a else PROJET


def _case(attentes: Iterable[AttenteVue], reseau: Reseau) -> CaseDeMatrice:
    siennes = sorted(attentes, key=lambda a: (a.reglee, _ORDRE.index(a.position) if a.position in _ORDRE else 0))
    if not siennes:
        return CaseDeMatrice()
    mots = mots_de_position(siennes[0].position)
    if siennes[0].face_a:
        mots += f" ↔ {reseau.noms[siennes[0].face_a]}"
    if siennes[0].reglee:
        mots += " (réglée)"
    if len(siennes) > 1:
        mots += f" · {len(siennes)}{INSECABLE}attentes"
    ouverte = any(not a.reglee and (a.position in _GRAVES or a.face_a) for a in siennes)
    return CaseDeMatrice(tuple(a.id for a in siennes), mots, siennes[0].position, ouverte)


def mots_de_position(position: str) -> str:
    """« ✕ Incompatible », « ✓ Converge »; « ? À situer » while nothing is said."""
    symbole, mot = _SYMBOLES.get(position, ("?", "À situer"))
    return f"{symbole} {mot}"


# --- what there is to settle ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ATraiter:
    """A clash, or an expectation that nobody answers (``tension`` None)."""

    attente: str
    partenaire: str
    quoi: str
    de: str
    avec: str
    texte: str
    reponse: str
    suite: str
    reglee: bool
    tension: Tension | None = None


def a_traiter(reseau: Reseau) -> tuple[ATraiter, ...]:
    """Open clashes, the gravest first, expectations without an answer, then what is settled."""
    reponses = {a["id"]: a["reponse"] or "" for a in reseau.attentes}
    heurtees = {t.attente for t in reseau.tensions}
    lignes = [_de_tension(t, reseau, reponses[t.attente]) for t in reseau.tensions]
    muettes = [
        ATraiter(
            a.id, a.partenaire, "? Sans réponse", reseau.dire_le_partenaire(a.partenaire),
            reseau.objectifs.get(a.objectif, ""), a.texte, "", _suite(reseau, a.partenaire), reglee=False,
        )
        for a in reseau.muettes
        if a.id not in heurtees
    ]  # fmt: skip
    ouvertes = [ligne for ligne in lignes if not ligne.reglee]
    return (*ouvertes, *muettes, *(ligne for ligne in lignes if ligne.reglee))


def _de_tension(tension: Tension, reseau: Reseau, reponse: str) -> ATraiter:
    symboles = {"incompatible": "✕", "contredit": "!", "a_eclaircir": "↔"}
    quoi = f"{symboles[str(tension.gravite.value)]} {tension.gravite.libelle}"
    cible = reseau.dire_la_cible(tension)
    return ATraiter(
        tension.attente, tension.de, quoi, reseau.dire_le_partenaire(tension.de),
        cible if tension.cible is Cible.PARTENAIRE else cible[:1].upper() + cible[1:],
        reseau.textes[tension.attente], reponse, _suite(reseau, tension.de), not tension.ouverte, tension,
    )  # fmt: skip


def _suite(reseau: Reseau, partenaire: str) -> str:
    """How many decisions came out of that partner’s expectations."""
    prises = reseau.decisions.get(partenaire, ())
    if not prises:
        return ""
    ouvertes = sum(d.ouverte for d in prises)
    return f"{len(prises)} prise{'s' if len(prises) > 1 else ''}" + (f", {ouvertes} à faire" if ouvertes else "")
