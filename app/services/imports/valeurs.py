"""A cell of a list → the value of a field: mended where only one reading is possible (and said), refused otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import Any

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeNombre,
    TypeOuiNon,
    TypeTaux,
    TypeTexte,
    TypeTexteLong,
)
from app.models.definitions.aide import Choix
from app.models.nombres import ValeurIncomprise, lire_nombre, lire_taux
from app.models.texte import nettoyer, sans_accents
from app.models.typographie import nombre, pluriel
from app.services.identifiants import compact, verifier_rna, verifier_siret
from app.services.imports.numeros import courriel_douteux, reparer

_ANNEE = re.compile(
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]|\D*\b)((?:1[0-9]|2[0-9])\d{2})(?:-\d{1,2}-\d{1,2})?(?: \d{1,2}:\d{2})?"
)
_SUITE_DE_MOTS = re.compile(
    r"(?<=\d)[ \u00a0\u202f]*(?:adh[ée]rente?s?|membres?|salari[ée]e?s?|personnes?|postes?|b[ée]n[ée]voles?)\.?$",
    re.IGNORECASE,
)
_EXPOSANT = re.compile(r"\d[.,]?\d*[eE]\+\d+")
_CP_COMMUNE = re.compile(r"(\d{5})[ \u00a0,]+(\D.*)")
_CENTIEME = Decimal("0.01")
_VRAIS = frozenset(("true", "yes", "✔", "☑", "☒", "v"))
_FAUX = frozenset(("false", "no", "☐", "sans objet", "na", "n/a"))


@dataclass(frozen=True)
class Lue:
    """A value, what was mended on the way (``avis``), and what the cell also says of other fields."""

    valeur: Any
    avis: str = ""
    autres: Mapping[str, Any] = field(default_factory=dict)


def lire_case(nom: str, champ: Colonne, texte: str) -> Lue:
    """The value of that field in a cell. Raises `ValeurIncomprise`, in French, when it can’t be one."""
    net = nettoyer(texte)
    propre = net.texte.strip()
    if not propre:
        return Lue(None)
    lue = _lecteur(nom, champ)(propre, champ)
    if net.retires and not lue.avis:
        return Lue(lue.valeur, f"{pluriel(net.retires, 'caractère invisible retiré', 'caractères invisibles retirés')}")
    return lue


def _lecteur(nom: str, champ: Colonne) -> Callable[[str, Colonne], Lue]:
    if nom in _PAR_CHAMP:
        return _PAR_CHAMP[nom]
    return next((lecteur for genre, lecteur in _PAR_TYPE if isinstance(champ.type, genre)), _lire_simple)


# --- by field -----------------------------------------------------------------------------------------------


def _lire_siret(texte: str, champ: Colonne) -> Lue:
    if _EXPOSANT.fullmatch(texte):
        raise ValeurIncomprise(
            f"«\u00a0{texte}\u00a0»\u00a0: le tableur a arrondi ce numéro. Mettez la colonne en texte."
        )
    chiffres, avis = reparer("siret", texte)
    if defaut := verifier_siret(chiffres):
        raise ValeurIncomprise(f"«\u00a0{texte}\u00a0»\u00a0: {defaut[0].lower()}{defaut[1:].rstrip('.')}.")
    return Lue(chiffres, avis)


def _lire_rna(texte: str, champ: Colonne) -> Lue:
    net = compact(texte)
    defaut = verifier_rna(net)
    if defaut and not (net.startswith("W") and len(net) == 10):
        raise ValeurIncomprise(f"«\u00a0{texte}\u00a0»\u00a0: {defaut[0].lower()}{defaut[1:]}")
    return Lue(net, "numéro à vérifier" if defaut else "")


def _lire_courriel(texte: str, champ: Colonne) -> Lue:
    net, _ = reparer("courriel", texte)
    douteux = courriel_douteux(net)
    return Lue(net, f"«\u00a0{douteux}\u00a0» ne ressemble pas à une adresse" if douteux else "")


def _lire_telephone(texte: str, champ: Colonne) -> Lue:
    return Lue(*reparer("telephone", _une_ligne(texte)))


def _lire_code_postal(texte: str, champ: Colonne) -> Lue:
    deux = _CP_COMMUNE.fullmatch(texte)
    if deux:
        return Lue(deux[1], "code postal et commune séparés", {"commune": deux[2].strip()})
    return Lue(*reparer("code_postal", _une_ligne(texte)))


def _lire_commune(texte: str, champ: Colonne) -> Lue:
    deux = _CP_COMMUNE.fullmatch(texte)
    if deux:
        return Lue(deux[2].strip(), "code postal et commune séparés", {"code_postal": deux[1]})
    return Lue(_une_ligne(texte))


def _lire_annee(texte: str, champ: Colonne) -> Lue:
    trouvee = _ANNEE.fullmatch(texte) or re.fullmatch(r"((?:1[0-9]|2[0-9])\d{2})-\d{2}-\d{2}.*", texte)
    if trouvee:
        return Lue(int(trouvee[1]), "" if texte == trouvee[1] else f"année tirée de «\u00a0{texte}\u00a0»")
    return Lue(champ.type.lire(texte))


# --- by kind ------------------------------------------------------------------------------------------------


def _une_ligne(texte: str) -> str:
    return re.sub(r"[\r\n\t]+", " ", texte)


def _lire_simple(texte: str, champ: Colonne) -> Lue:
    return Lue(_une_ligne(texte))


def _lire_long(texte: str, champ: Colonne) -> Lue:
    return Lue(texte)


def _lire_nombre(texte: str, champ: Colonne) -> Lue:
    lire = lire_taux if isinstance(champ.type, TypeTaux) else lire_nombre
    exact = lire(_SUITE_DE_MOTS.sub("", texte), decimales=30)
    if exact is None:
        return Lue(None)
    if exact < 0:
        raise ValeurIncomprise(f"«\u00a0{texte}\u00a0»\u00a0: un nombre positif est attendu.")
    rond = exact.quantize(_CENTIEME, ROUND_HALF_UP)
    return Lue(rond.normalize() + Decimal(0), f"arrondi à {nombre(rond)}" if rond != exact else "")


def _lire_entier(texte: str, champ: Colonne) -> Lue:
    return Lue(champ.type.lire(_SUITE_DE_MOTS.sub("", texte)))


def _lire_choix(texte: str, champ: Colonne) -> Lue:
    genre = champ.type
    assert isinstance(genre, TypeChoix)
    mots = _une_ligne(texte)
    code = choix_proche(mots, genre.choix)
    if code is None:
        return Lue(genre.lire(mots), "absent de la liste\u202f: gardé tel quel" if genre.libre else "")
    compris = next(choix.texte for choix in genre.choix if choix.code == code)
    exact = sans_accents(mots) in (sans_accents(compris), code)
    return Lue(code, "" if exact else f"«\u00a0{mots}\u00a0» compris comme «\u00a0{compris}\u00a0»")


def _lire_codes(texte: str, champ: Colonne) -> Lue:
    genre = champ.type
    assert isinstance(genre, TypeCodes)
    for decoupe in (r"(?!)", r"[;\n/+|]", r"[;\n/+|,]"):
        morceaux = [m.strip() for m in re.split(decoupe, texte) if m.strip()]
        codes = [choix_proche(m, genre.choix) for m in morceaux]
        if all(codes):
            mots = [c.texte for c in genre.choix if c.code in codes]
            exact = {sans_accents(m) for m in morceaux} <= {sans_accents(m) for m in mots} | set(codes)
            return Lue(tuple(dict.fromkeys(codes)), "" if exact else f"compris comme «\u00a0{', '.join(mots)}\u00a0»")
    inconnu = next(m for m in re.split(r"[;\n/+|,]", texte) if m.strip() and choix_proche(m, genre.choix) is None)
    raise ValeurIncomprise(f"«\u00a0{inconnu.strip()}\u00a0» n’est pas dans la liste.")


def _lire_oui_non(texte: str, champ: Colonne) -> Lue:
    net = sans_accents(texte)
    return Lue(True if net in _VRAIS else False if net in _FAUX else champ.type.lire(texte))


def choix_proche(texte: str, choix: tuple[Choix, ...]) -> str | None:
    """The code of the entry meant: same words, same code, the only one with such a word, or nearly the same letters."""
    cherche = " ".join(sans_accents(texte).split())
    textes = {sans_accents(c.texte): c.code for c in choix}
    if cherche in textes.values():
        return cherche
    if cherche in textes:
        return textes[cherche]
    racine = cherche.rstrip("s")
    if len(racine) >= 4:
        possibles = {code for mots, code in textes.items() if any(mot.startswith(racine) for mot in mots.split())}
        if len(possibles) == 1:
            return possibles.pop()
    proches = get_close_matches(cherche, list(textes), n=1, cutoff=0.86)
    return textes[proches[0]] if proches else None


_PAR_CHAMP: Mapping[str, Callable[[str, Colonne], Lue]] = {
    "siret": _lire_siret,
    "rna": _lire_rna,
    "courriel": _lire_courriel,
    "telephone": _lire_telephone,
    "code_postal": _lire_code_postal,
    "commune": _lire_commune,
    "annee_creation": _lire_annee,
}

_PAR_TYPE: tuple[tuple[type[TypeTexte], Callable[[str, Colonne], Lue]], ...] = (
    (TypeTexteLong, _lire_long),
    (TypeNombre, _lire_nombre),
    (TypeEntier, _lire_entier),
    (TypeChoix, _lire_choix),
    (TypeCodes, _lire_codes),
    (TypeOuiNon, _lire_oui_non),
)
