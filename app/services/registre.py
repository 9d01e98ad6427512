"""The register of structures as a table sees it: its columns, rows as stored, and a block of cells written at once.

Rows are read as stored and turned into Python values only where a table shows, sorts or filters them: 10,000
structures must open like 100 (HOUSE_STYLE, « Speed »).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeNombre,
    TypeOuiNon,
    TypeTexte,
    TypeTexteLong,
)  # fmt: skip
from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import AvisContact, Libelle, Mobilisation
from app.models.structure import Structure
from app.models.typographie import pluriel
from app.services.champs import libelle_champ, unite_champ
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.tables import codec, nom_de

_LONGS = frozenset(
    (
        "histoire", "adherents_typologie", "vie_associative", "finalites", "financement_precisions", "partenariats",
        "etp_financement", "emplois", "qualification", "savoir_faire", "mobilisation_motif", "contact_commentaire",
        "participant", "correlation", "disponibilite", "notes", "adresse", "aire_actuelle", "aire_potentielle",
    )
)  # fmt: skip

_COURTS: Mapping[str, tuple[str, int]] = {
    "nom": ("Structure", 190),
    "commune": ("Commune", 120),
    "hors_territoire": ("Hors terr.", 78),
    "secteur": ("Secteur", 150),
    "branche": ("Branche, filière", 150),
    "statut_juridique": ("Statut", 150),
    "annee_creation": ("Créée en", 76),
    "adherents": ("Adhérents", 84),
    "budget": ("Budget", 104),
    "etp": ("ETP", 66),
    "mobilisation": ("Mobilisation", 116),
    "mobilisation_motif": ("Motif (sortie)", 150),
    "contact_concernee": ("Concernée\u202f?", 104),
    "contact_attentes": ("Attentes\u202f?", 104),
    "contact_reponse": ("Réponse\u202f?", 104),
    "contact_methodologie": ("Méthode\u202f?", 104),
    "participant": ("Participant", 150),
    "financements": ("Financements", 170),
    "financement_precisions": ("Précisions", 150),
    "partenariats": ("Partenariats", 150),
    "etp_financement": ("Financement des postes", 160),
    "qualification": ("Qualification, formation", 170),
    "savoir_faire": ("Savoir-faire requis", 170),
    "emplois": ("Emplois, métiers", 160),
    "histoire": ("Histoire, expérience", 170),
    "vie_associative": ("Vie associative", 160),
    "finalites": ("Finalités, axes", 170),
    "adherents_typologie": ("Typologie", 130),
    "correlation": ("Lien avec les projets", 160),
    "diffusion_acceptee": ("Diffusion", 80),
}
"""Words short enough for a header, and the width of the column at 100 %."""


def choix_d_une_enum(enumeration: type[Libelle]) -> tuple[Choix, ...]:
    """The members of an enum, as entries of a list."""
    return tuple(Choix(membre.value, membre.libelle) for membre in enumeration)


def colonnes_des_structures(catalogue: Catalogue) -> dict[str, Colonne]:
    """All columns of the register, by field."""
    avis = TypeChoix(choix_d_une_enum(AvisContact))
    types: dict[str, TypeTexte] = {
        "hors_territoire": TypeOuiNon(),
        "diffusion_acceptee": TypeOuiNon(),
        "secteur": TypeChoix(catalogue.liste("secteurs").choix, libre=True),
        "statut_juridique": TypeChoix(catalogue.liste("statut_juridique").choix, libre=True),
        "mobilisation": TypeChoix(choix_d_une_enum(Mobilisation), vide=False),
        "financements": TypeCodes(catalogue.liste("typologie_financement").choix),
        "budget": TypeNombre(unite_champ(Structure, "budget")),
        "etp": TypeNombre(unite_champ(Structure, "etp")),
        "annee_creation": TypeEntier(annee=True),
        "adherents": TypeEntier(),
        **dict.fromkeys(("contact_concernee", "contact_attentes", "contact_reponse", "contact_methodologie"), avis),
        **{nom: TypeTexteLong() for nom in _LONGS},
    }
    colonnes = {}
    for nom in codec(nom_de(Structure)).colonnes:
        if nom == "id":
            continue
        court, largeur = _COURTS.get(nom, ("", 140))
        colonnes[nom] = Colonne(nom, libelle_champ(Structure, nom), types.get(nom, TypeTexte()), court, largeur)
    return colonnes


# --- reading ------------------------------------------------------------------------------------------------


Stockee: TypeAlias = tuple[Any, ...]
"""A row of the register as SQLite gives it: what ten thousand rows cost must not depend on their conversion."""


def lire_stockees(dossier: Dossier, noms: Sequence[str], ids: Iterable[str] | None = None) -> list[Stockee]:
    """``(id, stored values of noms…)`` for all structures in order of entry, or for those of ``ids`` in any order."""
    colonnes = ", ".join(f'"{nom}"' for nom in ("id", *noms))
    debut = f'SELECT {colonnes} FROM "{nom_de(Structure)}"'
    if ids is None:
        return dossier.requete(f"{debut} ORDER BY rowid")
    return [ligne for id in ids for ligne in dossier.requete(f"{debut} WHERE id = ?", (id,))]


def valeur_lue(nom: str, stockee: Any) -> Any:
    """The Python value of a stored one."""
    return codec(nom_de(Structure)).lire({nom: stockee})[nom]


# --- writing a block of cells -------------------------------------------------------------------------------


@dataclass(frozen=True)
class LigneCollee:
    """What goes into one structure; ``id`` None makes a new one."""

    id: str | None
    valeurs: Mapping[str, Any]


def coller(dossier: Dossier, lignes: Sequence[LigneCollee], *, initiateur: object = None) -> list[str]:
    """Write a pasted block in one gesture; return the ids of its structures."""
    cases = sum(len(ligne.valeurs) for ligne in lignes)
    with dossier.operation(f"Collage — {pluriel(cases, 'case')}", initiateur=initiateur) as op:
        return [_coller_une(op, ligne) for ligne in lignes]


def _coller_une(op: Any, ligne: LigneCollee) -> str:
    valeurs = dict(ligne.valeurs)
    if "nom" in valeurs:
        valeurs["nom"] = valeurs["nom"] or ""
    if ligne.id is None:
        return str(op.creer(Structure, **valeurs))
    op.modifier(Structure, ligne.id, **valeurs)
    return ligne.id


def effacer(dossier: Dossier, cases: Mapping[str, Iterable[str]], *, initiateur: object = None) -> None:
    """Empty cells (``id`` → fields); a field that can’t be empty takes its default. The name is left alone."""
    defauts = codec(nom_de(Structure)).defauts
    with dossier.operation("Cases effacées", initiateur=initiateur) as op:
        for id, noms in cases.items():
            vides = {nom: defauts.get(nom) for nom in noms if nom != "nom"}
            if vides:
                op.modifier(Structure, id, **vides)


def lire_tableau_colle(texte: str) -> list[list[str]]:
    """Rows of cells of what a spreadsheet puts on the clipboard: tabs, line ends, quoted cells with line ends.

    >>> lire_tableau_colle('A\\t"deux\\nlignes"\\nB\\t3,5\\n')
    [['A', 'deux\\nlignes'], ['B', '3,5']]
    """
    lignes: list[list[str]] = [[]]
    case: list[str] = []
    cite, debut, i = False, True, 0
    texte = texte.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    while i < len(texte):
        c = texte[i]
        if cite:
            if c == '"' and texte[i + 1 : i + 2] == '"':
                case.append('"')
                i += 1
            elif c == '"':
                cite = False
            else:
                case.append(c)
        elif c == '"' and debut and _guillemet_ferme(texte, i):
            cite, debut = True, False
        elif c in "\t\n":
            lignes[-1].append("".join(case))
            case, debut = [], True
            if c == "\n":
                lignes.append([])
        else:
            case.append(c)
            debut = False
        i += 1
    lignes[-1].append("".join(case))
    return lignes


def _guillemet_ferme(texte: str, ouvrant: int) -> bool:
    """A quote opens a quoted cell only if its closing one ends a cell; otherwise it is a quote that someone typed."""
    i = ouvrant + 1
    while (i := texte.find('"', i)) != -1:
        if texte[i + 1 : i + 2] == '"':
            i += 2
            continue
        return texte[i + 1 : i + 2] in ("", "\t", "\n")
    return False


def ecrire_tableau_copie(lignes: Iterable[Iterable[str]]) -> str:
    """The same, the other way: what a spreadsheet will paste."""
    return "\n".join("\t".join(_citer(case) for case in ligne) for ligne in lignes)


def _citer(case: str) -> str:
    if any(c in case for c in "\t\n") or case.startswith('"'):
        return '"' + case.replace('"', '""') + '"'
    return case
