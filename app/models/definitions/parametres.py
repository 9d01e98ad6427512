"""Office parameters and the rétroplannings that use them, as `resources/parametres.toml` defines them (R17, R41)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

ValeurParametre: TypeAlias = int | str


@dataclass(frozen=True)
class GroupeParametres:
    """A heading over parameters."""

    code: str
    titre: str


@dataclass(frozen=True)
class ChoixParametre:
    """One of the values that a parameter may take."""

    code: str
    texte: str


@dataclass(frozen=True)
class Parametre:
    """What each office may set: a number (``nombre``, in ``unite``), a name (``mots``), or the code of a ``choix``.

    With ``choix``, ``mots`` is the code of the one shipped.

    ``guide`` is what the source says, ``aujourdhui`` what is said or done now; ``source`` is shown beside the value.
    """

    code: str
    groupe: str
    titre: str
    source: str
    nombre: int | None = None
    mots: str = ""
    unite: str = ""
    minimum: int = 0
    maximum: int = 999
    guide: str = ""
    aujourdhui: str = ""
    choix: tuple[ChoixParametre, ...] = ()

    @property
    def defaut(self) -> ValeurParametre:
        """The value as shipped."""
        return self.mots if self.nombre is None else self.nombre

    @property
    def est_un_nom(self) -> bool:
        """Whether it is words of the office’s own: neither a number nor one of several choices."""
        return self.nombre is None and not self.choix

    @property
    def remplace_le_guide(self) -> bool:
        """Whether it is a name that the documents print in place of the guide’s, once the office has written it."""
        return self.est_un_nom and bool(self.guide)

    def accepte(self, valeur: object) -> bool:
        """Whether ``valeur`` may stand for it: a whole number within bounds, one of the choices, or words."""
        if self.choix:
            return valeur in {choix.code for choix in self.choix}
        if self.nombre is None:
            return isinstance(valeur, str) and bool(valeur.strip())
        return type(valeur) is int and self.minimum <= valeur <= self.maximum


@dataclass(frozen=True)
class EtapeModele:
    """A step planned backwards: ``parametre`` working days before the step ``avant`` (none: before the date itself).

    ``rappel`` is said with the step; numbers of the office stand in it by their code: « {prestataires_minimum} ».
    """

    code: str
    titre: str
    genre: str
    parametre: str
    avant: str = ""
    rappel: str = ""


@dataclass(frozen=True)
class ModeleRetroplanning:
    """Steps from the latest to the earliest; ``ancre`` names the date they are counted from."""

    code: str
    titre: str
    ancre: str
    source: str
    etape: tuple[EtapeModele, ...]


@dataclass(frozen=True)
class DefinitionsParametres:
    """The whole file."""

    groupe: tuple[GroupeParametres, ...]
    parametre: tuple[Parametre, ...]
    modele: tuple[ModeleRetroplanning, ...]

    def un(self, code: str) -> Parametre:
        """The parameter of that code. KeyError if none."""
        for parametre in self.parametre:
            if parametre.code == code:
                return parametre
        raise KeyError(code)

    def modele_de(self, code: str) -> ModeleRetroplanning:
        """The model of that code. KeyError if none."""
        for modele in self.modele:
            if modele.code == code:
                return modele
        raise KeyError(code)
