"""What stands: scenarios, their groups, who is in each, and who is in none — frozen, read in five queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from app.models.affinites import Membre
from app.models.definitions.catalogue import Catalogue
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.heterogeneite import Portrait, dresser
from app.models.mobilisation import Contact
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.texte import sans_accents
from app.services.ecriture.dossier import Dossier

Ligne: TypeAlias = Mapping[str, Any]

COLONNES = (
    "id", "nom", "mobilisation", "secteur", "branche", "aire_actuelle", "commune", "budget", "etp", "annee_creation",
    "financements", "contact_concernee", "contact_attentes", "contact_reponse", "contact_methodologie", "participant",
)  # fmt: skip
"""Columns of the register that composing groups reads."""

_RANGS = {
    Mobilisation.ENGAGEE: 0, Mobilisation.AU_TERME: 0, Mobilisation.RETENUE: 1, Mobilisation.INTERESSEE: 2,
    Mobilisation.CONTACTEE: 3, Mobilisation.REPEREE: 4, Mobilisation.SORTIE: 5,
}  # fmt: skip
RANGS: Mapping[str, int] = {degre.value: rang for degre, rang in _RANGS.items()}
"""Degree → its place: those engaged or kept first, those that left last."""


@dataclass(frozen=True)
class EtatGroupe:
    """A group and its members, those engaged first. Sizes are in structures."""

    id: str
    scenario: str
    nom: str
    criteres: tuple[str, ...]
    profil: str
    taille_min: int | None
    taille_max: int | None
    vigilance: Mapping[str, str]
    notes: str
    membres: tuple[Membre, ...]

    @cached_property
    def portrait(self) -> Portrait:
        """Figures and findings, worked out when first looked at."""
        return dresser(self.membres, self.taille_min, self.taille_max)

    @property
    def taille_visee(self) -> str:
        """« 8–12 », « 8 au moins », « 12 au plus », or nothing."""
        bas, haut = self.taille_min, self.taille_max
        if bas is not None and haut is not None:
            return f"{bas}–{haut}" if bas != haut else str(bas)
        return f"{bas} au moins" if bas is not None else f"{haut} au plus" if haut is not None else ""

    @property
    def compte(self) -> str:
        """« 9 / 8–12 », or « 9 »."""
        return f"{self.portrait.effectif} / {self.taille_visee}" if self.taille_visee else str(self.portrait.effectif)


@dataclass(frozen=True)
class EtatScenario:
    """A way of composing the groups. ``offertes``: structures that haven’t left, those engaged first."""

    id: str
    nom: str
    description: str
    retenu: bool
    groupes: tuple[EtatGroupe, ...]
    offertes: tuple[Membre, ...]

    @cached_property
    def presences(self) -> Mapping[str, int]:
        """Structure → in how many groups of this scenario it is."""
        return Counter(m.id for groupe in self.groupes for m in groupe.membres)

    @cached_property
    def libres(self) -> tuple[Membre, ...]:
        """Offered and in no group."""
        return tuple(m for m in self.offertes if m.id not in self.presences)

    @cached_property
    def affectees(self) -> int:
        """How many of those offered are in a group; one in two groups counts once."""
        return len(self.offertes) - len(self.libres)

    @cached_property
    def doubles(self) -> tuple[Membre, ...]:
        """Offered and in more than one group."""
        return tuple(m for m in self.offertes if self.presences.get(m.id, 0) > 1)

    @property
    def alertes(self) -> int:
        """Findings that ask for attention, over all groups."""
        return sum(len(groupe.portrait.alertes) for groupe in self.groupes)

    def groupe(self, id: str) -> EtatGroupe | None:
        """The group of that id, or None."""
        return next((g for g in self.groupes if g.id == id), None)


@dataclass(frozen=True)
class Groupes:
    """All scenarios, in the order they were made."""

    scenarios: tuple[EtatScenario, ...]

    @property
    def retenu(self) -> EtatScenario | None:
        """The scenario kept, or None."""
        return next((s for s in self.scenarios if s.retenu), None)

    @property
    def a_montrer(self) -> tuple[EtatScenario, ...]:
        """The one kept, else each."""
        return (self.retenu,) if self.retenu is not None else self.scenarios

    def scenario(self, id: str) -> EtatScenario | None:
        """The scenario of that id, or None."""
        return next((s for s in self.scenarios if s.id == id), None)

    def scenario_du_groupe(self, groupe: str) -> EtatScenario | None:
        """The scenario a group belongs to, or None."""
        return next((s for s in self.scenarios if s.groupe(groupe) is not None), None)


@dataclass(frozen=True)
class Vivier:
    """The structures groups are composed of, those engaged first; moving them between groups leaves it as it is."""

    membres: tuple[Membre, ...]

    @cached_property
    def rangs(self) -> Mapping[str, int]:
        """Structure → its place."""
        return {m.id: rang for rang, m in enumerate(self.membres)}

    @cached_property
    def offertes(self) -> tuple[Membre, ...]:
        """Those that haven’t left."""
        return tuple(m for m in self.membres if m.mobilisation != Mobilisation.SORTIE.value)


def lire_vivier(dossier: Dossier, catalogue: Catalogue) -> Vivier:
    """Read the structures and who comes for them."""
    structures = dossier.lignes(Structure, *COLONNES)
    return _vivier(structures, dossier.lignes(Contact, "structure", "niveau", "participe"), catalogue)


def lire_groupes(dossier: Dossier, catalogue: Catalogue, vivier: Vivier | None = None) -> Groupes:
    """Read everything of the board; of a ``vivier`` still true, only how it is shared out."""
    return _repartir(
        vivier or lire_vivier(dossier, catalogue),
        dossier.lignes(Scenario),
        dossier.lignes(Groupe),
        dossier.lignes(Affectation, "groupe", "structure"),
    )


def assembler(
    structures: Iterable[Ligne],
    contacts: Iterable[Ligne],
    scenarios: Iterable[Ligne],
    groupes: Iterable[Ligne],
    affectations: Iterable[Ligne],
    catalogue: Catalogue,
) -> Groupes:
    """The same from rows already read (a document made anonymous has its own)."""
    return _repartir(_vivier(structures, contacts, catalogue), scenarios, groupes, affectations)


def _vivier(structures: Iterable[Ligne], contacts: Iterable[Ligne], catalogue: Catalogue) -> Vivier:
    venus: dict[str, list[Ligne]] = defaultdict(list)
    for contact in contacts:
        if contact["participe"]:
            venus[contact["structure"]].append(contact)
    secteurs = {c.code: c.texte for c in catalogue.listes["secteurs"].choix}
    membres = [_membre(s, venus.get(s["id"], []), secteurs) for s in structures]
    membres.sort(key=lambda m: (RANGS.get(m.mobilisation, 5), sans_accents(m.nom)))
    return Vivier(tuple(membres))


def _repartir(
    vivier: Vivier, scenarios: Iterable[Ligne], groupes: Iterable[Ligne], affectations: Iterable[Ligne]
) -> Groupes:
    rangs = vivier.rangs
    par_groupe: dict[str, list[int]] = defaultdict(list)
    for affectation in affectations:
        if affectation["structure"] in rangs:
            par_groupe[affectation["groupe"]].append(rangs[affectation["structure"]])
    par_scenario: dict[str, list[EtatGroupe]] = defaultdict(list)
    for groupe in groupes:
        dedans = tuple(vivier.membres[rang] for rang in sorted(par_groupe[groupe["id"]]))
        par_scenario[groupe["scenario"]].append(_groupe(groupe, dedans))
    return Groupes(
        tuple(
            EtatScenario(
                s["id"],
                s["nom"] or "",
                s["description"] or "",
                bool(s["retenu"]),
                tuple(par_scenario[s["id"]]),
                vivier.offertes,
            )
            for s in scenarios
        )
    )


def _membre(ligne: Ligne, venus: list[Ligne], secteurs: Mapping[str, str]) -> Membre:
    reponses = tuple(ligne[f"contact_{q}"] for q in ("concernee", "attentes", "reponse", "methodologie"))
    secteur = ligne["secteur"] or ""
    return Membre(
        id=ligne["id"],
        nom=ligne["nom"],
        mobilisation=ligne["mobilisation"],
        secteur=secteurs.get(secteur, secteur),
        branche=ligne["branche"] or "",
        aire=ligne["aire_actuelle"] or "",
        commune=ligne["commune"] or "",
        budget=ligne["budget"],
        etp=ligne["etp"],
        annee=ligne["annee_creation"],
        financements=ligne["financements"] or (),
        reponses=reponses,
        niveaux=tuple(c["niveau"] for c in venus if c["niveau"]),
        participe=bool(venus or (ligne["participant"] or "").strip()),
        personnes=len(venus),
    )


def _groupe(ligne: Ligne, membres: tuple[Membre, ...]) -> EtatGroupe:
    return EtatGroupe(
        id=ligne["id"],
        scenario=ligne["scenario"],
        nom=ligne["nom"] or "",
        criteres=ligne["criteres"] or (),
        profil=ligne["profil"] or "",
        taille_min=ligne["taille_min"],
        taille_max=ligne["taille_max"],
        vigilance={str(q): str(r) for q, r in (ligne["vigilance"] or {}).items()},
        notes=ligne["notes"] or "",
        membres=membres,
    )
