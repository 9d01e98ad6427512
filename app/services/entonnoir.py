"""The funnel of mobilisation: how many came at least as far as each degree, where they left and why (R07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.statuts import Mobilisation
from app.models.typographie import pluriel
from app.services.ecriture.dossier import Dossier
from app.services.mobilisation import PARCOURS

_SORTIE = Mobilisation.SORTIE.value
_RANGS: Mapping[str, int] = {degre.value: rang for rang, degre in enumerate(PARCOURS)}


@dataclass(frozen=True)
class Palier:
    """A degree: how many came at least as far (those that left since included), how many left from there."""

    degre: Mobilisation
    atteint: int
    sorties: int

    @property
    def mots(self) -> str:
        """« Repérées », « Au terme »."""
        libelle = self.degre.libelle
        return libelle if self.degre is Mobilisation.AU_TERME else f"{libelle}s"


@dataclass(frozen=True)
class Entonnoir:
    """The six degrees, how many have left, and their reasons, the most frequent first."""

    paliers: tuple[Palier, ...]
    sorties: int
    motifs: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many structures in all."""
        return self.paliers[0].atteint

    def atteint(self, degre: Mobilisation) -> int:
        """How many came at least as far as ``degre``."""
        return self.paliers[PARCOURS.index(degre)].atteint


def lire_entonnoir(dossier: Dossier) -> Entonnoir:
    """The funnel of a dossier: those present are counted, those that left are read one by one."""
    presentes = dossier.requete(
        'SELECT mobilisation, count(*) FROM "structure" WHERE mobilisation <> ? GROUP BY mobilisation', (_SORTIE,)
    )
    sorties = dossier.requete('SELECT id, mobilisation_motif FROM "structure" WHERE mobilisation = ?', (_SORTIE,))
    return calculer(dict(presentes), sorties, rangs_des_sorties(dossier))


def places(dossier: Dossier) -> int:
    """How many structures the groups of the scenario kept can take at most; 0 when nobody said."""
    lu = dossier.requete(
        'SELECT sum(g.taille_max) FROM "groupe" AS g JOIN "scenario" AS s ON s.id = g.scenario WHERE s.retenu = 1'
    )
    return int(lu[0][0] or 0)


def rangs_des_sorties(dossier: Dossier) -> dict[str, int]:
    """Structure that left → rank of the furthest degree of the path that her movements name."""
    lus = dossier.requete(
        'SELECT m.structure, m.degre FROM "mouvement" AS m JOIN "structure" AS s ON s.id = m.structure'
        " WHERE s.mobilisation = ? AND m.degre <> ?",
        (_SORTIE, _SORTIE),
    )
    rangs: dict[str, int] = {}
    for structure, degre in lus:
        rangs[structure] = max(rangs.get(structure, 0), _RANGS.get(degre, 0))
    return rangs


def entonnoir_des_lignes(lignes: Iterable[tuple[str, str, str | None]], rangs_sorties: Mapping[str, int]) -> Entonnoir:
    """The same from rows already read: (id, degree, reason)."""
    lues = list(lignes)
    presentes = Counter(degre for _, degre, _ in lues if degre != _SORTIE)
    return calculer(presentes, [(id, motif) for id, degre, motif in lues if degre == _SORTIE], rangs_sorties)


def calculer(
    effectifs: Mapping[str, int], parties: Iterable[tuple[str, str | None]], rangs_sorties: Mapping[str, int]
) -> Entonnoir:
    """``effectifs``: how many stand at each degree; ``parties``: (id, reason) of those that left.

    One that left counts as far as she had come, « repérée » if nobody knows.
    """
    presentes: Counter[int] = Counter()
    sorties: Counter[int] = Counter()
    motifs: Counter[str] = Counter()
    for degre, combien in effectifs.items():
        presentes[_RANGS.get(degre, 0)] += combien
    for id, motif in parties:
        sorties[rangs_sorties.get(id, 0)] += 1
        motifs[" ".join((motif or "").split())] += 1
    cumul, paliers = 0, []
    for rang in reversed(range(len(PARCOURS))):
        cumul += presentes[rang] + sorties[rang]
        paliers.append(Palier(PARCOURS[rang], cumul, sorties[rang]))
    dits = sorted(((motif, n) for motif, n in motifs.items() if motif), key=lambda paire: -paire[1])
    return Entonnoir(tuple(reversed(paliers)), sorties.total(), tuple(dits))


# --- how each method reads it (S3) ----------------------------------------------------------------------------

_INVITES_PAR_PLACE = 2
"""The funnel method wants two to three structures invited for one place (S3; the figure is Ingéco’s reading)."""

_PERTES_ADMISES = 25
"""Percent of the targeted structures that may be lost before the targeting is worth another look (Ingéco)."""


def lire_selon(entonnoir: Entonnoir, methode: str | None, places: int = 0) -> str:
    """One sentence that the numbers allow, read as ``methode`` reads them; ``places``: the largest size aimed at."""
    if not entonnoir.total:
        return "Ajoutez des structures : la lecture de l’entonnoir viendra avec elles."
    lecture = _LECTURES.get(methode or "")
    return lecture(entonnoir, places) if lecture is not None else _sans_methode(entonnoir)


def _sans_methode(entonnoir: Entonnoir) -> str:
    return (
        f"{pluriel(entonnoir.total, 'structure repérée', 'structures repérées')},"
        f" {pluriel(entonnoir.atteint(Mobilisation.RETENUE), 'retenue')}."
        " Choisissez une méthode : elle dit comment lire ces nombres."
    )


def _entonnoir(entonnoir: Entonnoir, places: int) -> str:
    total, retenues = entonnoir.total, entonnoir.atteint(Mobilisation.RETENUE)
    base, mots = (places, "place") if places else (retenues, "structure retenue")
    if not base:
        return (
            f"{pluriel(total, 'structure repérée', 'structures repérées')} : de quoi composer un groupe de"
            f" {total // 3 or 1} à {max(total // 2, 1)} si une sur deux ou sur trois va au bout du tri."
        )
    rapport = f"{total / base:.1f}".replace(".", ",").removesuffix(",0")
    pluriel_mots = "places" if places else "structures retenues"
    debut = f"{total} repérées pour {pluriel(base, mots, pluriel_mots)}, soit {rapport} pour une"
    if total < _INVITES_PAR_PLACE * base:
        manque = _INVITES_PAR_PLACE * base - total
        ouvrir = pluriel(manque, "structure de plus", "structures de plus")
        return f"{debut} : c’est peu pour un tri. Ouvrez à {ouvrir} pour en avoir deux par place."
    return f"{debut} : le tri peut se faire."


def _ciblage(entonnoir: Entonnoir, places: int) -> str:
    contactees = entonnoir.atteint(Mobilisation.CONTACTEE)
    if not contactees:
        combien = pluriel(entonnoir.total, "structure ciblée", "structures ciblées")
        return f"{combien}, aucune contactée encore : le premier échange dira si la question est vraiment la leur."
    part = round(100 * entonnoir.sorties / entonnoir.total)
    debut = f"{entonnoir.sorties} sur {entonnoir.total}" if entonnoir.sorties else "Aucune"
    if part > _PERTES_ADMISES:
        return (
            f"{debut} sont sorties ({part} %) : beaucoup pour des structures choisies une à une."
            " Regardez les motifs, et élargissez un peu le groupe de départ."
        )
    sorties = "n’est sortie" if not entonnoir.sorties else "est sortie" if entonnoir.sorties == 1 else "sont sorties"
    return f"{debut} {sorties} : peu de pertes, ce que l’on attend de structures que vous connaissiez déjà."


def _constitue(entonnoir: Entonnoir, places: int) -> str:
    presentes = entonnoir.total - entonnoir.sorties
    engagees = entonnoir.atteint(Mobilisation.ENGAGEE) - sum(p.sorties for p in entonnoir.paliers[4:])
    if entonnoir.sorties:
        return (
            f"Le groupe comptait {pluriel(entonnoir.total, 'structure')}, il en reste {presentes} : un collectif"
            " constitué qui se réduit mérite qu’on en parle avec lui avant d’aller plus loin."
        )
    if engagees == presentes:
        return f"Les {presentes} structures du groupe sont engagées." if presentes > 1 else "La structure est engagée."
    return (
        f"Le groupe compte {pluriel(presentes, 'structure')}, dont {pluriel(engagees, 'engagée')} :"
        " sa taille est donnée, c’est l’engagement de chacune qui reste à vérifier."
    )


_LECTURES = {"entonnoir": _entonnoir, "ciblage": _ciblage, "groupe_constitue": _constitue}
"""Code of `methodes_constitution` → how it reads the funnel."""
