"""Lines of a form that the dossier doesn’t know: rows to create, unless they are already there under another id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.definitions.champs import ValeurRefusee
from app.models.structure import Structure
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.services.imports.formulaires.colonnes import ColonneLue
from app.services.imports.formulaires.jugement import EtatDeLigne, juger, mots_du_defaut
from app.services.imports.formulaires.reconnaissance import CaseLue, RangeeLue
from app.services.imports.formulaires.retour import CaseRetour, Genre, LigneRetour, Sort
from app.services.imports.registre_connu import Annuaire, Reconnue
from app.services.registres import Registre

_AUTRE_REPONSE = "Le dossier a déjà une autre réponse."
_TOTAL = re.compile(r"(?:sous[ -])?tota(?:l|ux)(?: general)?")


class Nouvelles:
    """Reads them one after the other, and remembers those already read."""

    def __init__(
        self, registre: Registre, colonnes: Mapping[str, ColonneLue], connues: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._registre = registre
        self._colonnes = colonnes
        self._connues = connues
        self._annuaire: Annuaire | None = None
        self._lues = Annuaire()

    def ligne(self, rangee: RangeeLue, sort: Sort = Sort.NOUVELLE, motif: str = "") -> LigneRetour:
        """What creating that line would write; with a ``motif`` nothing is ticked to begin with."""
        cle = self._registre.cle
        nom = rangee.cases[cle].texte.strip() if cle in rangee.cases else ""
        if not nom:
            return self._sans_nom(rangee, sort)
        if _TOTAL.fullmatch(sans_accents(nom).strip(" :")):
            return self._laissee(rangee, sort, nom, "C’est une ligne de total : elle n’est pas reprise.")
        cases = tuple(case for code, texte in rangee.cases.items() if (case := self._lire(rangee.numero, code, texte)))
        if not any(case.champ == cle and case.possible for case in cases):
            return self._laissee(rangee, sort, nom, f"On ne sait pas lire {_son(self._registre)}.")
        valeurs = {case.champ: case.valeur for case in cases if case.possible}
        if manque := self._sans_reference(valeurs):
            return self._laissee(rangee, sort, nom, manque)
        if sort is Sort.NOUVELLE:
            if retrouvee := self._retrouvee(rangee, valeurs):
                return retrouvee
            if plus_haut := self._lues.reconnaitre(self._identite(valeurs)):
                motif = f"Déjà ligne {plus_haut.cle} de ce formulaire ({self._par(plus_haut)})."
            self._lues.retenir(rangee.numero, self._identite(valeurs))
        cases = tuple(replace(case, proposee=case.possible and not motif) for case in cases)
        return LigneRetour(rangee.numero, None, nom, sort, cases, francais(motif))

    def _sans_reference(self, valeurs: Mapping[str, Any]) -> str:
        """What a row can’t be created without (a line of a plan: its structure), in French; empty when all is there."""
        for code, colonne in self._colonnes.items():
            if colonne.reference is not None and not colonne.reference.vide and not valeurs.get(code):
                return f"« {colonne.titre} » manque, ou n’est pas dans le dossier."
        return ""

    def _lire(self, numero: int, code: str, case: CaseLue) -> CaseRetour | None:
        colonne = self._colonnes[code]
        if not colonne.ecrite or not (case.texte.strip() or case.defaut):
            return None
        genre, valeur, motif = Genre.CHANGEE, None, ""
        try:
            if case.defaut:
                raise ValeurRefusee(mots_du_defaut(case.defaut))
            valeur, motif = colonne.lire(case.texte)
        except ValeurRefusee as refus:
            genre, motif = Genre.INCOMPRISE, f"{refus.message} {refus.conseil}".strip()
        if genre is Genre.CHANGEE and valeur is None:
            return None
        motif = francais(" ".join(filter(None, (motif, case.origine))))
        return CaseRetour(
            numero, code, colonne.titre, case.reference, "", case.texte.strip(), genre, valeur, motif=motif,
            apres="" if valeur is None else colonne.ecrire(valeur),
        )  # fmt: skip

    def _sans_nom(self, rangee: RangeeLue, sort: Sort) -> LigneRetour:
        mots = self._registre.mots
        return self._laissee(rangee, sort, "", f"Il manque {_son(self._registre)} {_de(mots.le)}.")

    def _laissee(self, rangee: RangeeLue, sort: Sort, nom: str, motif: str) -> LigneRetour:
        """A line that can’t be written: its cells are shown, none may be ticked."""
        cases = tuple(
            CaseRetour(rangee.numero, code, self._colonnes[code].titre, c.reference, "", c.texte.strip(),
                       Genre.INCOMPRISE, motif=francais(motif))
            for code, c in rangee.cases.items() if c.texte.strip()
        )  # fmt: skip
        return LigneRetour(rangee.numero, None, nom, sort, cases, francais(motif))

    # --- already there ----------------------------------------------------------------------------------------

    def _retrouvee(self, rangee: RangeeLue, valeurs: Mapping[str, Any]) -> LigneRetour | None:
        """The row of the dossier that line speaks of: the same form read twice adds nothing."""
        if self._annuaire is None:
            self._annuaire = Annuaire((id, self._identite(ligne)) for id, ligne in self._connues.items())
        reconnue = self._annuaire.reconnaitre(self._identite(valeurs))
        if reconnue is None:
            return None
        actuelles = self._connues[reconnue.cle]
        mots = {code: c.ecrire(actuelles[code]) for code, c in self._colonnes.items() if code in actuelles}
        pleines = {code: case for code, case in rangee.cases.items() if case.texte.strip() or case.defaut}
        etat = EtatDeLigne(actuelles, mots, mots, None, _AUTRE_REPONSE)
        utile = RangeeLue(rangee.numero, rangee.id, pleines)
        cases = juger(utile, self._colonnes, etat, self._registre.cle, proposer=reconnue.sure)
        motif = f"Déjà au dossier ({self._par(reconnue)})." if cases else ""
        nom = str(actuelles[self._registre.cle] or "")
        return LigneRetour(rangee.numero, reconnue.cle, nom, Sort.CONNUE, cases, francais(motif))

    def _identite(self, valeurs: Mapping[str, Any]) -> Mapping[str, Any]:
        """What recognises a row: official numbers and place for a structure; elsewhere its key, for one structure."""
        if self._registre.entite is Structure:
            return {champ: valeurs.get(champ) for champ in ("nom", "siret", "rna", "commune")}
        return {"nom": valeurs.get(self._registre.cle), "commune": valeurs.get("structure")}

    def _par(self, reconnue: Reconnue) -> str:
        return reconnue.par if self._registre.entite is Structure else f"même {self._registre.mots.cle}"


def _son(registre: Registre) -> str:
    mots = registre.mots
    return f"{'la' if mots.cle_feminine else 'le'} {mots.cle}"


def _de(nom: str) -> str:
    return "du " + nom.removeprefix("le ") if nom.startswith("le ") else f"de {nom}"
