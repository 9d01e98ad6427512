"""Headings, texts of the definition itself, and fields of the dossier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.models.definitions.rapport import BlocDeRapport, ChampDeRapport
from app.models.documents.blocs import Bloc, CleValeurs, Coche, Donnee, Note, Paragraphe
from app.models.typographie import INSECABLE
from app.services.documents.genres.contexte import Contexte
from app.services.documents.matiere import Matiere
from app.services.documents.valeurs import choix_de, libelle_de, type_de, unite_de, valeur_simple
from app.services.partenaires import dire_le_partenariat, dire_le_systeme_intervenant

_TOUT_MONTRER = 4
"""Of a longer list, a filled document only shows what was chosen; the blank form always shows all."""

_PLUSIEURS = 2
_PUCE = re.compile(r"(?m)^[ \t]*[-*•][ \t]+(?=\S)")

_A_DEFAUT: Mapping[str, Callable[[Matiere], str]] = {
    "projet_intervention.groupes": lambda matiere: matiere.phrase_des_groupes,
    "projet_intervention.partenariat": lambda m: dire_le_partenariat(m.reseau.partenaires, m.catalogue),
    "projet_intervention.systeme_intervenant": lambda m: dire_le_systeme_intervenant(m.reseau.partenaires),
}
"""Where nothing was written, the register says it in a sentence."""


def titre(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """A heading of the definition."""
    return contexte.titre(bloc)


def paragraphe(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """A text of the definition, under its heading."""
    return (*contexte.titre(bloc), Paragraphe(bloc.texte))


def note(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """A remark in small type."""
    return (Note(bloc.texte),)


def champs(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Fields of the dossier with their labels; blank, the room to write them."""
    donnees = tuple(donnee(champ, contexte.matiere) for champ in bloc.champs)
    disposition = "fiche" if bloc.disposition == "fiche" else "pleine"
    if disposition == "fiche" and not contexte.matiere.vierge:
        donnees = _reunir_les_manques(bloc.code, tuple(_en_mots(d) for d in donnees))
    couleur = contexte.couleur_de(bloc)
    return (*contexte.titre(bloc), CleValeurs(bloc.code, donnees, couleur, disposition))  # type: ignore[arg-type]


def _en_mots(donnee: Donnee) -> Donnee:
    """In a sheet that is filled in, what was ticked is said in words: the boxes left empty say nothing."""
    mots = "\u202f; ".join([*(c.texte for c in donnee.choix if c.coche), *([donnee.texte] if donnee.texte else [])])
    return replace(donnee, texte=mots, choix=())


def _reunir_les_manques(code: str, donnees: tuple[Donnee, ...]) -> tuple[Donnee, ...]:
    """Several fields still empty take one line at the end, not one each."""
    manques = [d for d in donnees if not d.texte and not any(coche.coche for coche in d.choix)]
    if len(manques) < _PLUSIEURS:
        return donnees
    libelles = "\u202f; ".join(_sans_majuscule(d.libelle) for d in manques)
    reste = Donnee(f"{code}.manques", "À compléter", libelles[:1].upper() + libelles[1:], lignes=0)
    return (*(d for d in donnees if d not in manques), reste)


def _sans_majuscule(libelle: str) -> str:
    return libelle if libelle[1:2].isupper() else libelle[:1].lower() + libelle[1:]


def _avec_tirets(texte: str) -> str:
    """A list typed with hyphens, asterisks or bullets, with the dashes our own lists have."""
    return _PUCE.sub("– ", texte)


def donnee(champ: ChampDeRapport, matiere: Matiere) -> Donnee:
    """One field: its words, its typed value, and with ``cases`` the whole list with its ticks."""
    choix = choix_de(matiere.catalogue, champ.liste)
    valeur = matiere.valeur(champ.champ)
    texte = "" if valeur in (None, "", ()) else _avec_tirets(type_de(champ.champ, choix).ecrire(valeur))
    if texte and (unite := unite_de(champ.champ)):
        texte += INSECABLE + unite
    if not texte and champ.champ in _A_DEFAUT:
        texte = _A_DEFAUT[champ.champ](matiere)
    coches: tuple[Coche, ...] = ()
    if champ.cases:
        pris = valeur if isinstance(valeur, tuple) else (valeur,)
        montres = [c for c in choix if matiere.vierge or len(choix) <= _TOUT_MONTRER or c.code in pris]
        coches = tuple(Coche(c.code, c.texte, c.code in pris) for c in montres)
        texte = "\u202f; ".join(str(code) for code in pris if code and code not in {c.code for c in choix})
    libelle = matiere.nommer(champ.libelle or libelle_de(champ.champ))
    # A field left empty in a dossier says so; on a blank form it is lines to write on.
    return Donnee(champ.champ, libelle, texte, valeur_simple(valeur), coches, champ.lignes if matiere.vierge else 0)
