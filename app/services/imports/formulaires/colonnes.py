"""The columns of a grid as they are read back: field type, words of their list, place in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from app.models.colonnes import TypeNombre, TypeReference
from app.models.definitions.aide import Choix
from app.models.definitions.cases import empreintes_de, forme, lire_case
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import Choix as ChampChoix
from app.models.definitions.champs import TypeChamp, ValeurRefusee, type_champ
from app.models.definitions.grille import ColonneDeGrille, Grille
from app.models.nombres import ValeurIncomprise
from app.models.schema import tables_metier
from app.models.texte import sans_accents
from app.models.typographie import nombre
from app.services.documents.grille import case_de
from app.services.documents.valeurs import choix_de
from app.services.imports.numeros import douter, reparer
from app.services.registres import Registre

_CENTIEME = Decimal("0.01")


@dataclass(frozen=True, eq=False)
class ColonneLue:
    """One column. ``ecrite``: a value of it can be written (a computed one can’t); ``vidable``: it may be empty."""

    code: str
    titre: str
    type: TypeChamp
    suggestions: tuple[Choix, ...]
    reference: TypeReference | None
    centiemes: bool
    ecrite: bool
    vidable: bool
    empreinte: Callable[[str], str]

    def forme(self, texte: str) -> str:
        """What a text of this column says, whatever way it is written."""
        return forme(self.type, texte)

    def lire(self, texte: str) -> tuple[Any, str]:
        """The value of a text, and what was mended on the way. Raises `ValeurRefusee` with the reason."""
        if self.reference is not None:
            try:
                return self.reference.lire(texte), ""
            except ValeurIncomprise as refus:
                raise ValeurRefusee(str(refus)) from None
        valeur = lire_case(self.type, texte)
        if isinstance(valeur, Decimal) and self.centiemes:
            rond = valeur.quantize(_CENTIEME, ROUND_HALF_UP)
            reprise = f"Arrondi à {nombre(rond)}." if rond != valeur else ""
            return rond.normalize() + Decimal(0), reprise
        if isinstance(valeur, str) and not isinstance(self.type, ChampChoix):
            if self.type.code == "texte":
                valeur = " ".join(valeur.split("\n"))
            cherche = sans_accents(valeur)
            valeur = next((c.code for c in self.suggestions if cherche in (sans_accents(c.texte), c.code)), valeur)
            return self._numero(valeur)
        return valeur, ""

    def _numero(self, texte: str) -> tuple[str, str]:
        """An official number or an address, put right; what was mended, or what looks wrong in it."""
        juste, repare = reparer(self.code, texte)
        return juste, f"{repare[0].upper()}{repare[1:]}." if repare else douter(self.code, juste)

    def ecrire(self, valeur: Any) -> str:
        """The words of a value, as the form prints them."""
        if self.reference is not None:
            return self.reference.texte(valeur)
        return case_de(self.type, valeur, self.suggestions).texte


def colonnes_lues(grille: Grille, registre: Registre, catalogue: Catalogue) -> Mapping[str, ColonneLue]:
    """The columns of that grid, by code."""
    return {colonne.code: _colonne(colonne, registre, catalogue) for colonne in grille.colonnes}


def _colonne(colonne: ColonneDeGrille, registre: Registre, catalogue: Catalogue) -> ColonneLue:
    choix = choix_de(catalogue, colonne.liste)
    type_ = type_champ(colonne.type, choix)
    connue = registre.colonnes.get(colonne.code)
    stockee = tables_metier()[registre.table].columns.get(colonne.code)
    return ColonneLue(
        code=colonne.code,
        titre=colonne.titre,
        type=type_,
        suggestions=() if isinstance(type_, ChampChoix) else choix,
        reference=connue.type if connue is not None and isinstance(connue.type, TypeReference) else None,
        centiemes=connue is not None and isinstance(connue.type, TypeNombre),
        ecrite=stockee is not None and colonne.code not in registre.fixes,
        vidable=stockee is not None and bool(stockee.nullable) and colonne.code != registre.cle,
        empreinte=empreintes_de(type_),
    )
