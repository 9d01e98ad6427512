"""Help beside the steps: fiches, experiences, words of then and now, sources (R03, R33, R41)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Section:
    """One part of a fiche; ``texte`` is Markdown."""

    titre: str
    texte: str = ""
    source: str = ""
    experiences: tuple[str, ...] = ()


@dataclass(frozen=True)
class FichePratique:
    """One of the seven fiches pratiques (fp1…fp7) or of the two fiches expériences (fe1, fe2), written anew."""

    code: str
    titre: str
    source: str
    section: tuple[Section, ...]
    numero: int = 0
    resume: str = ""

    @property
    def libelle_court(self) -> str:
        """``FP 4``, as printed beside an action."""
        return f"{self.code[:2].upper()} {self.code[2:]}"


@dataclass(frozen=True)
class Experience:
    """An ingénierie collective that took place, as its source tells it; amounts in €, lengths in days and months."""

    code: str
    titre: str
    source: str
    resume: str
    type: str = ""
    type_libelle: str = ""
    niveau: str = ""
    secteur: str = ""
    territoire: str = ""
    annee: str = ""
    nombre_structures: int | None = None
    nombre_dla: int | None = None
    cout: Decimal | None = None
    cout_precision: str = ""
    jours: Decimal | None = None
    duree_mois: Decimal | None = None
    enee: tuple[str, ...] = ()
    objectifs_operationnels: tuple[str, ...] = ()
    objectifs_libres: tuple[str, ...] = ()
    problematique: str = ""
    actions: str = ""
    moyens: str = ""
    partenariat: str = ""
    resultats: str = ""
    positifs: tuple[str, ...] = ()
    vigilance: tuple[str, ...] = ()
    a_retenir: str = ""


@dataclass(frozen=True)
class Terme:
    """« Le guide dit / on dit aujourd’hui » (R41); ``formes`` are the spellings to recognise in a text."""

    code: str
    guide: str
    aujourdhui: str
    note: str
    formes: tuple[str, ...]
    nature: str = "équivalent"


@dataclass(frozen=True)
class Source:
    """One of the documents the method comes from."""

    code: str
    titre: str
    auteur: str
    annee: str = ""
    nature: str = ""
    a_savoir: str = ""


@dataclass(frozen=True)
class Choix:
    """One entry of a list of the method; a dossier keeps its ``code``."""

    code: str
    texte: str
    explication: str = ""


@dataclass(frozen=True)
class Liste:
    """A closed list of the method (types d’ingénierie, thèmes Enée, objectifs…)."""

    code: str
    titre: str
    source: str
    choix: tuple[Choix, ...]

    def texte(self, code: str | None) -> str:
        """The words for ``code``; a code that isn't (any more) in the list is shown as it is."""
        for choix in self.choix:
            if choix.code == code:
                return choix.texte
        return code or ""


@dataclass(frozen=True)
class Axe:
    """One axis of the posture figure (S3)."""

    code: str
    titre: str
    pole_bas: str
    pole_haut: str
    explication: str = ""
    source: str = ""


@dataclass(frozen=True)
class QuestionDePosture:
    """A statement to agree with from −2 to +2; ``sens`` says which way it pulls on its axis."""

    code: str
    axe: str
    texte: str
    sens: int
    source: str = ""


@dataclass(frozen=True)
class Posture:
    """One of the four positions of the DLA (S3), with its risk and advice."""

    code: str
    titre: str
    pouvoirs_publics: str
    projet_collectif: str
    situation: str
    risque: str
    conseil: str
    source: str


@dataclass(frozen=True)
class Postures:
    """The whole figure."""

    axe: tuple[Axe, ...]
    question: tuple[QuestionDePosture, ...]
    posture: tuple[Posture, ...]
