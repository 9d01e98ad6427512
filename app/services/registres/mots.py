"""The French words of a register: articles, elision and agreement derived from its noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.models.texte import sans_accents
from app.models.typographie import pluriel

_VOYELLES = "aeiouyh"
"""First letters before which *de* and *le* are elided; no noun of the method begins with an aspirated h."""


def _elide(mot: str) -> bool:
    return sans_accents(mot)[:1] in _VOYELLES


@dataclass(frozen=True)
class Mots:
    """What the rows are called; ``cle`` is what the column that names a row is called (« nom », « question »)."""

    singulier: str
    pluriel: str
    feminin: bool = False
    cle: str = "nom"
    cle_feminine: bool = False

    @property
    def un(self) -> str:
        """« une structure », « un partenaire »."""
        return f"{'une' if self.feminin else 'un'} {self.singulier}"

    @property
    def le(self) -> str:
        """« la structure », « le partenaire », « l’objectif »."""
        article = "l’" if _elide(self.singulier) else "la " if self.feminin else "le "
        return article + self.singulier

    @property
    def ce(self) -> str:
        """« cette structure », « ce partenaire », « cet objectif »."""
        article = "cette" if self.feminin else "cet" if _elide(self.singulier) else "ce"
        return f"{article} {self.singulier}"

    @property
    def aucun(self) -> str:
        """« aucune structure », « aucun partenaire »."""
        return f"{'aucune' if self.feminin else 'aucun'} {self.singulier}"

    @property
    def de(self) -> str:
        """« de structure », « d’attente »."""
        return f"d’{self.singulier}" if _elide(self.singulier) else f"de {self.singulier}"

    def accord(self, participe: str, combien: int = 1) -> str:
        """A past participle that agrees: ``ajouté`` → « ajoutée », « ajoutées »."""
        return participe + ("e" if self.feminin else "") + ("s" if combien > 1 else "")

    def combien(self, combien: int) -> str:
        """« 1 structure », « 3 structures » (no-break space)."""
        return pluriel(combien, self.singulier, self.pluriel)

    def combien_de(self, combien: int, participe: str) -> str:
        """« 3 structures supprimées »."""
        return f"{self.combien(combien)} {self.accord(participe, combien)}"

    @property
    def ajouter(self) -> str:
        """« Ajouter une structure »."""
        return f"Ajouter {self.un}"

    def supprimer(self, combien: int) -> str:
        """« Supprimer 2 partenaires »."""
        return f"Supprimer {self.combien(combien)}"

    @property
    def sans_cle(self) -> str:
        """« sans nom »."""
        return f"sans {self.cle}"

    @property
    def invite(self) -> str:
        """« Ajouter une structure : tapez son nom », for screen readers."""
        possessif = "sa" if self.cle_feminine and not _elide(self.cle) else "son"
        return f"{self.ajouter}\u00a0: tapez {possessif} {self.cle}"

    @property
    def besoin(self) -> str:
        """« Une structure a besoin d’un nom : l’ancien est gardé. »"""
        cle, ancien = ("une", "l’ancienne est gardée") if self.cle_feminine else ("un", "l’ancien est gardé")
        return f"{majuscule(self.un)} a besoin d’{cle} {self.cle}\u00a0: {ancien}."

    @property
    def en_tete_d_objet(self) -> str:
        """The noun as part of an ``objectName``: « Structure », « LigneDuPlan »."""
        return _en_bosses(self.singulier)

    @property
    def en_tete_d_objets(self) -> str:
        """The plural as part of an ``objectName``: « Structures », « LignesDuPlan »."""
        return _en_bosses(self.pluriel)


def majuscule(texte: str) -> str:
    """``texte`` with a capital first letter."""
    return texte[:1].upper() + texte[1:]


def _en_bosses(texte: str) -> str:
    return "".join(mot.capitalize() for mot in re.findall(r"[a-z0-9]+", sans_accents(texte)))
