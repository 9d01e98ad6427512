"""Who has not agreed to be known, and how texts are cleared of them (R38).

Names, acronyms, people, addresses and numbers are looked for in every text, however they are spaced, cut in lines or
accented by a typographer (« L’ », « L' »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from app.models.mobilisation import Contact
from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier

_TROP_COURT = 3
"""A name of fewer signs would be found in the middle of anything."""
_COORDONNEES = ("courriel", "telephone", "siret", "rna", "adresse")
_DU_CONTACT = ("nom", "courriel", "telephone")
CONTACT = "(contact)"
_ENTRE_CHIFFRES = r"[\s.\-/]*"
_APOSTROPHES = re.compile("['\u2019]")
_NEGLIGE = re.compile(r"[\s.\-/'\u2019]+")


class Anonymat:
    """Reads one dossier, when a text is first to be cleared."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    @cached_property
    def alias(self) -> Mapping[str, str]:
        """Row id → « Structure 1 »… of those that didn’t agree, numbered in the order of the register."""
        lignes = self._dossier.lignes(Structure, "id", "diffusion_acceptee")
        fermees = [ligne["id"] for ligne in lignes if not ligne["diffusion_acceptee"]]
        return {id: f"Structure {rang}" for rang, id in enumerate(fermees, 1)}

    def dire(self, texte: str) -> str:
        """``texte`` as it may leave the office."""
        if not texte or self._motif is None:
            return texte
        return self._motif.sub(lambda trouve: self._remplacants[_cle(trouve.group(0))], texte)

    @cached_property
    def _a_taire(self) -> Mapping[str, str]:
        """What must not be read → what stands in its place; the name of a structure before all else."""
        structures = self._dossier.lignes(Structure, "id", "nom", "sigle", "contact_nom", *_COORDONNEES)
        fermees = [ligne for ligne in structures if ligne["id"] in self.alias]
        noms = {nom: self.alias[s["id"]] for s in fermees for nom in _dits(s, ("nom", "sigle"))}
        personnes = [c for c in self._dossier.lignes(Contact) if c["structure"] in self.alias]
        reste = [
            *(texte for s in fermees for texte in _dits(s, ("contact_nom", *_COORDONNEES))),
            *(texte for c in personnes for texte in _dits(c, _DU_CONTACT)),
        ]
        return {**dict.fromkeys(reste, CONTACT), **noms}

    @cached_property
    def _remplacants(self) -> Mapping[str, str]:
        return {_cle(texte): dit for texte, dit in self._a_taire.items()}

    @cached_property
    def _motif(self) -> re.Pattern[str] | None:
        if not self._a_taire:
            return None
        motifs = "|".join(_motif_de(texte) for texte in sorted(self._a_taire, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{motifs})(?!\w)", re.IGNORECASE)


def _dits(ligne: Mapping[str, object], colonnes: tuple[str, ...]) -> Iterator[str]:
    for colonne in colonnes:
        texte = str(ligne[colonne] or "").strip()
        if len(texte) >= _TROP_COURT:
            yield texte


def _motif_de(texte: str) -> str:
    """Its words however they are spaced; a number however its digits are grouped."""
    if re.fullmatch(r"\+?[\d\s.\-/]+", texte):
        return _ENTRE_CHIFFRES.join(re.escape(c) for c in texte if c.isdigit() or c == "+")
    mots = (_APOSTROPHES.sub("['\u2019]", re.escape(mot)) for mot in texte.split())
    return r"\s+".join(mots)


def _cle(texte: str) -> str:
    """What two ways of writing the same name share."""
    return _NEGLIGE.sub("", texte).casefold()
