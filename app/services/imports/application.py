"""Writing what the user agreed to: one gesture, one Ctrl+Z, a backup first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais, pluriel
from app.services import structures
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.imports.rapport import LigneRapport, Rapport, Sort


class RegistreChange(ErreurUtilisateur):
    """The register is no longer the one the report was made with."""


@dataclass(frozen=True)
class Bilan:
    """What was done. ``laissees``: already there, or not ticked."""

    ajoutees: tuple[str, ...]
    completees: tuple[str, ...]
    refusees: int
    laissees: int

    @property
    def phrase(self) -> str:
        """« 12 structures ajoutées, 2 complétées, 1 refusée · Ctrl+Z annule tout »."""
        parties = []
        if self.ajoutees:
            parties.append(pluriel(len(self.ajoutees), "structure ajoutée", "structures ajoutées"))
        if self.completees:
            mots = ("complétée", "complétées") if parties else ("structure complétée", "structures complétées")
            parties.append(pluriel(len(self.completees), *mots))
        if not parties:
            return francais("Rien n’a été importé : le registre est comme avant.")
        if self.refusees:
            parties.append(pluriel(self.refusees, "refusée", "refusées"))
        return francais(f"{', '.join(parties)} · Ctrl+Z annule tout")


def appliquer(
    dossier: Dossier,
    rapport: Rapport,
    retenues: Collection[int],
    *,
    initiateur: object = None,
    sauvegarder: Callable[[], object] | None = None,
) -> Bilan:
    """Write the lines whose numbers are in ``retenues``; ``sauvegarder`` is called first.

    Raises `RegistreChange` when the dossier was changed since the report, `EcritureRefusee` when it is read-only.
    """
    if dossier.revision != rapport.revision:
        raise RegistreChange(
            "Le registre a changé depuis que ce rapport a été établi : rien n’a été écrit.",
            "Revenez à l’étape précédente pour l’établir à nouveau.",
        )
    choisies = [ligne for ligne in rapport.lignes if ligne.numero in retenues and ligne.possible]
    ajoutees, completees = [], []
    if choisies and sauvegarder is not None:
        sauvegarder()
    with dossier.operation(_libelle(choisies, rapport), initiateur=initiateur, nature=Nature.IMPORT) as op:
        for ligne in choisies:
            if ligne.sort is Sort.A_COMPLETER and ligne.existante is not None:
                structures.ecrire(op, ligne.existante, ligne.complements)
                completees.append(ligne.existante)
            else:
                ajoutees.append(structures.creer(op, _valeurs(ligne)))
    ecrites = {ligne.numero for ligne in choisies}
    refusees = sum(1 for ligne in rapport.lignes if ligne.sort is Sort.REFUSEE and ligne.numero not in ecrites)
    laissees = len(rapport.lignes) - len(choisies) - refusees
    return Bilan(tuple(ajoutees), tuple(completees), refusees, laissees)


def _valeurs(ligne: LigneRapport) -> dict[str, Any]:
    """What is written of a line; what couldn’t be read is kept, as text, in the notes."""
    valeurs = dict(ligne.valeurs)
    if ligne.constats:
        non_lus = [f"{c.champ} (non repris)\u00a0: {c.texte}" for c in ligne.constats if c.texte]
        valeurs["notes"] = "\n".join(filter(None, (valeurs.get("notes"), *non_lus))) or None
    return valeurs


def _libelle(choisies: list[LigneRapport], rapport: Rapport) -> str:
    return f"Import de {pluriel(len(choisies), 'structure')} — {rapport.fichier}"
