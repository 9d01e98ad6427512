"""Which column of the list fills which field of the register: proposed, with how sure it is, never imposed.

The line of headings is looked for among the first ones (a list often starts with a title); a list without headings
is matched by what its values look like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from app.models.colonnes import Colonne, TypeTexteLong
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.services.imports.synonymes import SYNONYMES
from app.services.imports.tableau import Feuille, lettre

IGNORER = ""
NOTES = "@notes"
"""Targets that aren’t fields: leave the column out, or write « heading: value » into the notes."""

PREMIERES_LIGNES = 20
"""How far down the headings are looked for."""

_SUR, _PROBABLE, _POSSIBLE = 0.9, 0.72, 0.66
_LIANTS = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "n", "no", "et", "en", "a", "au", "nb", "nombre"))
_JOIGNABLES = frozenset(("contact_nom", "adresse", "telephone", "courriel", "notes", "branche"))
"""Fields that several columns may fill together (« Civilité », « Prénom », « Nom »)."""

_ALLURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("siret", re.compile(r"(?:\d[ \u00a0\u202f]?){13,14}")),
    ("rna", re.compile(r"[Ww]\d[\dA-Za-z]\d{7}")),
    ("courriel", re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")),
    ("telephone", re.compile(r"(?:\+33|0)?[ .\u00a0]?[1-9](?:[ .\-\u00a0]?\d{2}){4}")),
    ("code_postal", re.compile(r"\d{5}")),
)


@dataclass(frozen=True)
class ColonneLue:
    """A column of the list and the field it fills. ``confiance`` is between 0 and 1 (1: the user said so)."""

    rang: int
    titre: str
    exemples: tuple[str, ...]
    champ: str = IGNORER
    confiance: float = 0.0

    @property
    def lettre(self) -> str:
        """What the spreadsheet calls it."""
        return lettre(self.rang)

    @property
    def nom(self) -> str:
        """Its heading, or « Colonne C »."""
        return self.titre or f"Colonne {self.lettre}"

    @property
    def certitude(self) -> str:
        """How sure the proposal is, in words."""
        if self.champ in (IGNORER, NOTES):
            return "non reconnue" if self.confiance == 0 else "votre choix"
        if self.confiance == 1:
            return "votre choix"
        return "sûre" if self.confiance >= _SUR else "probable" if self.confiance >= _PROBABLE else "à vérifier"


@dataclass(frozen=True)
class Appariement:
    """All columns of a sheet. ``titres``: the row of the headings counted from 0, or -1 where there is none."""

    titres: int
    colonnes: tuple[ColonneLue, ...]

    def avec(self, rang: int, champ: str) -> Appariement:
        """The same, once the user has said what that column is."""
        colonnes = [replace(c, champ=champ, confiance=1.0) if c.rang == rang else c for c in self.colonnes]
        return replace(self, colonnes=tuple(colonnes))

    def sans_inconnues(self) -> Appariement:
        """The same, columns nobody recognised left out."""
        colonnes = [replace(c, champ=IGNORER) if c.champ == NOTES and c.confiance == 0 else c for c in self.colonnes]
        return replace(self, colonnes=tuple(colonnes))

    def de(self, champ: str) -> tuple[ColonneLue, ...]:
        """The columns that fill that field, from left to right."""
        return tuple(c for c in self.colonnes if c.champ == champ)

    def problemes(self, champs: Mapping[str, Colonne]) -> tuple[str, ...]:
        """What must be settled before going on, in French."""
        trouves = []
        if not self.de("nom"):
            trouves.append("Dites quelle colonne donne le nom de la structure.")
        for nom, champ in champs.items():
            plusieurs = self.de(nom)
            if len(plusieurs) > 1 and not joignable(nom, champ):
                colonnes = " et ".join(f"« {c.nom} »" for c in plusieurs)
                trouves.append(f"Les colonnes {colonnes} ne peuvent pas remplir toutes deux « {champ.libelle} ».")
        return tuple(francais(probleme) for probleme in trouves)


def joignable(nom: str, champ: Colonne) -> bool:
    """Whether several columns may fill that field together."""
    return nom in _JOIGNABLES or isinstance(champ.type, TypeTexteLong)


def apparier(feuille: Feuille, champs: Mapping[str, Colonne], titres: int | None = None) -> Appariement:
    """Propose a field for each column. ``titres`` imposes the row of headings (-1: none)."""
    if titres is None:
        titres = trouver_titres(feuille, champs)
    colonnes = [_colonne(feuille, rang, titres) for rang in range(feuille.largeur)]
    notes = {
        (c.rang, champ): note
        for c in colonnes
        if c.exemples
        for champ in champs
        if (note := max(_note_du_titre(c.titre, champ, champs[champ]), _note_des_valeurs(c.exemples, champ)))
        >= _POSSIBLE
    }
    choisis = _attribuer(notes, champs)
    if titres < 0 and not any(champ == "nom" for champ, _ in choisis.values()):
        choisis |= _deviner_le_nom(colonnes, choisis)
    return Appariement(titres, tuple(_proposer(c, choisis) for c in colonnes))


def trouver_titres(feuille: Feuille, champs: Mapping[str, Colonne]) -> int:
    """The row, among the first ones, whose cells look most like headings; -1 when none does."""
    meilleure, trouvee = 0.0, -1
    for rang, ligne in enumerate(feuille.lignes[:PREMIERES_LIGNES]):
        pleines = [case for case in ligne if case.strip()]
        reconnues = [note for case in pleines if (note := _meilleure_note(case, champs)) >= _PROBABLE]
        if len(reconnues) >= min(2, feuille.largeur) and sum(reconnues) > meilleure:
            meilleure, trouvee = sum(reconnues), rang
    return trouvee


def _colonne(feuille: Feuille, rang: int, titres: int) -> ColonneLue:
    titre = " ".join(feuille.case(titres, rang).split())
    valeurs = (feuille.case(ligne, rang).strip() for ligne in range(titres + 1, len(feuille.lignes)))
    exemples = []
    for valeur in valeurs:
        if valeur and valeur not in exemples:
            exemples.append(valeur)
        if len(exemples) == 8:
            break
    return ColonneLue(rang, titre, tuple(exemples))


def _attribuer(notes: Mapping[tuple[int, str], float], champs: Mapping[str, Colonne]) -> dict[int, tuple[str, float]]:
    """Surest pairs first; a field goes to one column, unless several may fill it together."""
    choisis: dict[int, tuple[str, float]] = {}
    pris: set[str] = set()
    for (rang, champ), note in sorted(notes.items(), key=lambda paire: (-paire[1], paire[0][0])):
        if rang in choisis or (champ in pris and not (joignable(champ, champs[champ]) and note >= _PROBABLE)):
            continue
        choisis[rang] = champ, note
        pris.add(champ)
    return choisis


def _deviner_le_nom(colonnes: Sequence[ColonneLue], choisis: Mapping[int, object]) -> dict[int, tuple[str, float]]:
    """Without headings, the first column of words is probably the name."""
    for colonne in colonnes:
        if colonne.rang not in choisis and any(mot.isalpha() for exemple in colonne.exemples for mot in mots(exemple)):
            return {colonne.rang: ("nom", 0.62)}
    return {}


def _proposer(colonne: ColonneLue, choisis: Mapping[int, tuple[str, float]]) -> ColonneLue:
    if not colonne.exemples:
        return colonne
    champ, note = choisis.get(colonne.rang, (NOTES, 0.0))
    return replace(colonne, champ=champ, confiance=min(note, 0.99))


# --- how much two names look alike --------------------------------------------------------------------------


def _meilleure_note(titre: str, champs: Mapping[str, Colonne]) -> float:
    if len(titre) > 80 or not mots(titre):
        return 0.0
    return max(_note_du_titre(titre, nom, champ) for nom, champ in champs.items())


def _note_du_titre(titre: str, nom: str, champ: Colonne) -> float:
    """1 for our own label, a little less for each synonym further down its line, then by resemblance."""
    cherche = mots(titre)
    if not cherche:
        return 0.0
    if cherche in (mots(champ.libelle), mots(champ.entete)):
        return 0.99
    meilleure = 0.0
    for rang, synonyme in enumerate(_synonymes(nom)):
        if cherche == synonyme:
            return 0.98 - rang * 0.008
        meilleure = max(meilleure, _ressemblance(cherche, synonyme) - rang * 0.002)
    return max(meilleure, _ressemblance(cherche, mots(champ.libelle)))


@cache
def _synonymes(nom: str) -> tuple[tuple[str, ...], ...]:
    return tuple(mots(synonyme) for synonyme in SYNONYMES.get(nom, ()))


@cache
def _ressemblance(un: tuple[str, ...], autre: tuple[str, ...]) -> float:
    """Same letters, nearly (« Telephonne »), or all the words of one in the other (« Budget 2025 (€) »)."""
    if not un or not autre:
        return 0.0
    note = 0.9 * _lettres_communes(" ".join(un), " ".join(autre))
    communs = set(un) & set(autre)
    if communs == set(autre):
        note = max(note, 0.62 + 0.24 * len(communs) / len(set(un)))
    elif communs == set(un) and sum(map(len, communs)) >= 5:
        note = max(note, 0.55 + 0.2 * len(communs) / len(set(autre)))
    return note


def _lettres_communes(un: str, autre: str) -> float:
    """difflib’s ratio when it is at least 0.84, else 0; most pairs are put aside by their first letter or length."""
    if un[:1] != autre[:1] or 2 * min(len(un), len(autre)) < 0.84 * (len(un) + len(autre)):
        return 0.0
    comparaison = SequenceMatcher(None, un, autre)
    ratio = comparaison.ratio() if comparaison.quick_ratio() >= 0.84 else 0.0
    return ratio if ratio >= 0.84 else 0.0


@cache
def mots(titre: str) -> tuple[str, ...]:
    """A heading as plain words: no accents, no plural, no unit, no small words unless nothing else is there."""
    net = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", titre).replace("°", " ")  # « C.P. » is one word
    tous = re.findall(r"[a-z0-9]+", sans_accents(net))
    utiles = [mot for mot in tous if mot not in _LIANTS] or tous
    return tuple(mot[:-1] if len(mot) > 3 and mot.endswith("s") else mot for mot in utiles)


def _note_des_valeurs(exemples: Sequence[str], nom: str) -> float:
    for champ, allure in _ALLURES:
        if champ == nom:
            vus = sum(1 for exemple in exemples if allure.fullmatch(exemple))
            return 0.85 if vus >= 0.8 * len(exemples) else 0.0
    return 0.0
