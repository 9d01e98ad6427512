"""Writing what the user agreed to of a form: one gesture, one Ctrl+Z, a backup first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

from app.models.typographie import francais, pluriel
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.imports.formulaires.reconnaissance import FormulaireRefuse
from app.services.imports.formulaires.retour import CaseRetour, Cle, LigneRetour, Retour
from app.services.imports.lecture import lire_fichier
from app.services.registres import LigneCollee, Mots, ecrire_ligne


@dataclass(frozen=True)
class Bilan:
    """What was written: how many cells, which rows were changed, which created."""

    cases: int
    modifiees: tuple[str, ...]
    creees: tuple[str, ...]
    mots: Mots

    @property
    def phrase(self) -> str:
        """« 12 cases reprises, 2 structures ajoutées · Ctrl+Z annule tout »."""
        if not self.cases:
            return francais("Rien n’a été repris : le dossier est comme avant.")
        parties = [pluriel(self.cases, "case reprise", "cases reprises")]
        if self.creees:
            parties.append(self.mots.combien_de(len(self.creees), "ajouté"))
        return francais(f"{', '.join(parties)} · Ctrl+Z annule tout")


def appliquer(
    dossier: Dossier,
    retour: Retour,
    choix: Collection[Cle],
    *,
    initiateur: object = None,
    sauvegarder: Callable[[], object] | None = None,
) -> Bilan:
    """Write the cells named in ``choix``; ``sauvegarder`` is called first.

    Raises `FormulaireRefuse` when the file or the dossier has changed since the report, or when two lines chosen
    contradict each other; `EcritureRefusee` when the dossier is read-only.
    """
    retenues = retour.retenues(frozenset(choix))
    _verifier(dossier, retour, retenues)
    if not retenues:
        return Bilan(0, (), (), retour.registre.mots)
    if sauvegarder is not None:
        sauvegarder()
    modifiees: list[str] = []
    creees: list[str] = []
    with dossier.operation(_libelle(retour, retenues), initiateur=initiateur, nature=Nature.IMPORT) as op:
        for ligne, cases in retenues:
            valeurs = {case.champ: case.valeur for case in cases}
            id = ecrire_ligne(dossier, op, retour.registre, LigneCollee(ligne.id, valeurs))
            (creees if ligne.id is None else modifiees).append(id)
    total = sum(len(cases) for _, cases in retenues)
    return Bilan(total, tuple(dict.fromkeys(modifiees)), tuple(creees), retour.registre.mots)


_Retenues = tuple[tuple[LigneRetour, tuple[CaseRetour, ...]], ...]


def _verifier(dossier: Dossier, retour: Retour, retenues: _Retenues) -> None:
    """Raise `FormulaireRefuse` unless the report still holds."""
    recommencez = "Rien n’a été écrit. Lisez le formulaire à nouveau."
    if hashlib.sha256(lire_fichier(retour.chemin)).hexdigest() != retour.empreinte:
        raise FormulaireRefuse(f"« {retour.fichier} » a changé depuis sa lecture.", recommencez)
    if dossier.revision != retour.revision:
        raise FormulaireRefuse("Le dossier a changé depuis la lecture du formulaire.", recommencez)
    dites: dict[tuple[str, str], CaseRetour] = {}
    for ligne, cases in retenues:
        for case in cases if ligne.id is not None else ():
            deja = dites.setdefault((str(ligne.id), case.champ), case)
            if deja.valeur != case.valeur:
                raise FormulaireRefuse(
                    f"Les cellules {deja.reference} et {case.reference} disent autre chose de « {ligne.nom} » "
                    f"({case.libelle}).",
                    "Rien n’a été écrit. Décochez l’une des deux.",
                )


def _libelle(retour: Retour, retenues: _Retenues) -> str:
    cases = pluriel(sum(len(cases) for _, cases in retenues), "case")
    lignes = retour.registre.mots.combien(len({ligne.id or ligne.numero for ligne, _ in retenues}))
    return francais(f"Formulaire lu : {retour.titre} — {cases}, {lignes}")
