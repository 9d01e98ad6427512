"""The office's logo: a small PNG or JPEG that every document can print. What can't be printed is refused here (R45)."""

from __future__ import annotations

import io
import stat
from pathlib import Path

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais

OCTETS_MAX = 500_000
"""Bytes: a logo weighs on every copy of the dossier and on every document."""
COTE_MAX = 4000
"""Pixels: beyond, a small file may unfold into gigabytes."""

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_AUTRES = ((b"GIF8", "GIF"), (b"<svg", "SVG"), (b"<?xml", "SVG"), (b"RIFF", "WebP"), (b"BM", "BMP"), (b"%PDF", "PDF"))


class LogoRefuse(ErreurUtilisateur):
    """This file can't be the logo; nothing was changed."""


def lire_logo(chemin: Path) -> bytes:
    """The bytes of that image. Raises `LogoRefuse` when it is absent, too big, damaged, or neither PNG nor JPEG."""
    try:
        etat = chemin.stat()
        if not stat.S_ISREG(etat.st_mode):
            raise _illisible(chemin)
        if etat.st_size > OCTETS_MAX:
            raise _trop_lourd(chemin, etat.st_size)
        octets = chemin.read_bytes()
    except OSError as erreur:
        raise _illisible(chemin) from erreur
    verifier_logo(octets, chemin.name)
    return octets


def verifier_logo(octets: bytes, nom: str = "Cette image") -> None:
    """Raise `LogoRefuse` unless ``octets`` are a whole PNG or JPEG that can be printed."""
    if not any(octets.startswith(signature) for signature, _ in _SIGNATURES):
        trouve = next((format_ for signature, format_ in _AUTRES if octets[:64].lstrip().startswith(signature)), "")
        genre = f"est une image {trouve}" if trouve not in ("", "PDF") else "n’est pas une image PNG ou JPEG"
        raise LogoRefuse(
            francais(f"« {nom} » {genre} : le logo n’a pas changé."),
            "Enregistrez-la au format PNG ou JPEG, puis recommencez.",
        )
    largeur, hauteur = _dimensions(octets, nom)
    if max(largeur, hauteur) > COTE_MAX:
        raise LogoRefuse(
            francais(f"« {nom} » mesure {largeur} × {hauteur} pixels : le logo n’a pas changé."),
            f"Réduisez-la à {COTE_MAX} pixels au plus de côté ; 600 suffisent pour l’imprimer.",
        )


def _dimensions(octets: bytes, nom: str) -> tuple[int, int]:
    from PIL import Image  # heavy, and only wanted when a logo is chosen

    try:
        with Image.open(io.BytesIO(octets), formats=("PNG", "JPEG")) as image:
            taille = image.size
            if max(taille) <= COTE_MAX:
                image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erreur:
        raise LogoRefuse(
            francais(f"« {nom} » est abîmé ou incomplet : le logo n’a pas changé."),
            "Ouvrez-le dans un autre programme et enregistrez-le de nouveau.",
        ) from erreur
    return taille


def _illisible(chemin: Path) -> LogoRefuse:
    return LogoRefuse(
        francais(f"« {chemin.name} » ne peut pas être lu : le logo n’a pas changé."),
        "Vérifiez qu’il existe encore et qu’aucun autre programme ne le bloque.",
    )


def _trop_lourd(chemin: Path, taille: int) -> LogoRefuse:
    return LogoRefuse(
        francais(f"« {chemin.name} » pèse {taille // 1000} ko : un logo n’en pèse pas plus de {OCTETS_MAX // 1000}."),
        "Réduisez l’image : 600 pixels de large suffisent pour l’imprimer.",
    )
