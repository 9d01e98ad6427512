"""Numbers and addresses of a structure as spreadsheets and people write them: put right where only one reading is
possible (the zero a spreadsheet took from the front), said where they look wrong. Nothing is refused here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.services.identifiants import compact, verifier_rna, verifier_siret

_COURRIEL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,.]{2,}")
_ZERO = "zéro rétabli au début du numéro"


def reparer(champ: str, texte: str) -> tuple[str, str]:
    """What a cell of that field says once put right, and what was mended, in a few words (empty: nothing to say)."""
    faire = _REPARATIONS.get(champ)
    return faire(texte) if faire is not None else (texte, "")


def douter(champ: str, texte: str) -> str:
    """What looks wrong in a value of that field, as a French sentence; empty when nothing does."""
    verifier = _VERIFICATIONS.get(champ)
    return (verifier(texte) or "") if verifier is not None else ""


def courriel_douteux(texte: str) -> str:
    """The first of these addresses that doesn’t look like one, or words that hold none at all; empty when all do."""
    if "@" not in texte:
        return texte
    seules = [a for a in re.split(r"[;,\s]+", texte) if a]
    return next((a for a in seules if not _COURRIEL.fullmatch(a)), "")


def _siret(texte: str) -> tuple[str, str]:
    chiffres = compact(texte)
    if verifier_siret(chiffres) is None:
        return chiffres, ""
    for longueur in (14, 9):
        complet = chiffres.zfill(longueur)
        if longueur - 2 <= len(chiffres) < longueur and verifier_siret(complet) is None:
            return complet, _ZERO
    return texte, ""


def _rna(texte: str) -> tuple[str, str]:
    net = compact(texte)
    return (net if verifier_rna(net) is None else texte), ""


def _telephone(texte: str) -> tuple[str, str]:
    if re.fullmatch(r"[1-9]\d{8}", texte):
        return _par_deux("0" + texte), _ZERO
    return (_par_deux(texte) if re.fullmatch(r"0[1-9]\d{8}", texte) else texte), ""


def _par_deux(chiffres: str) -> str:
    return " ".join(chiffres[i : i + 2] for i in range(0, len(chiffres), 2))


def _code_postal(texte: str) -> tuple[str, str]:
    return ("0" + texte, "zéro rétabli au début du code") if re.fullmatch(r"[1-9]\d{3}", texte) else (texte, "")


def _courriel(texte: str) -> tuple[str, str]:
    return texte.removeprefix("mailto:"), ""


def _adresse_douteuse(texte: str) -> str:
    douteuse = courriel_douteux(texte)
    return f"« {douteuse} » ne ressemble pas à une adresse." if douteuse else ""


_REPARATIONS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "siret": _siret,
    "rna": _rna,
    "telephone": _telephone,
    "code_postal": _code_postal,
    "courriel": _courriel,
}

_VERIFICATIONS: Mapping[str, Callable[[str], str | None]] = {
    "siret": verifier_siret,
    "rna": verifier_rna,
    "courriel": _adresse_douteuse,
}
