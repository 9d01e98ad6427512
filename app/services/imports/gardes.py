"""Guards before a spreadsheet is parsed: what a ZIP announces is believed only once it is harmless.

Limits and reasons: RELIABILITY.md §2 « openpyxl reading », §3.15. A ZIP that lies about its sizes is cut at the
size it declares, so the sum of declared sizes is a bound that holds.
"""

from __future__ import annotations

import re
import zipfile

from app.services.imports.tableau import ListeRefusee

OCTETS_DECOMPRESSES_MAX = 100 * 1024 * 1024
RATIO_MAX = 100
ENTREES_MAX = 200
_PLANCHER_DU_RATIO = 1024 * 1024
"""An entry under 1 MB uncompressed may be as repetitive as it likes: it cannot hurt."""
_MORCEAU = 1 << 20
_EN_TETE_LOCAL = 30
_DECLARATION = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_ENCODAGES = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))


class FichierDangereux(ListeRefusee):
    """The file could hurt; who opens it adds what to do."""


def _refus(pourquoi: str) -> FichierDangereux:
    return FichierDangereux(f"Fichier refusé pour sécurité : {pourquoi}.")


def verifier_archive(archive: zipfile.ZipFile) -> None:
    """Raise `FichierDangereux` when the archive is a bomb, hides parts, points outside or carries a DOCTYPE."""
    entrees = archive.infolist()
    if len(entrees) > ENTREES_MAX:
        raise _refus(f"il contient {len(entrees)} parties")
    if sum(entree.file_size for entree in entrees) > OCTETS_DECOMPRESSES_MAX:
        raise _refus("une fois décompressé, il serait démesuré")
    for entree in entrees:
        _verifier_entree(entree)
    _verifier_recouvrements(entrees)
    noms = [entree.filename.casefold() for entree in entrees]
    if len(noms) != len(set(noms)):
        raise _refus("deux de ses parties portent le même nom")
    for entree in entrees:
        if entree.filename.casefold().endswith((".xml", ".rels", ".vml")):
            _verifier_xml(archive, entree)


def _verifier_entree(entree: zipfile.ZipInfo) -> None:
    nom = entree.filename.replace("\\", "/")
    if nom.startswith("/") or ":" in nom or ".." in nom.split("/") or "\x00" in entree.orig_filename:
        raise _refus("une de ses parties vise un endroit hors du fichier")
    if entree.flag_bits & 0x1:
        raise _refus("une de ses parties est chiffrée")
    if entree.file_size > _PLANCHER_DU_RATIO and entree.file_size > RATIO_MAX * max(entree.compress_size, 1):
        raise _refus("une de ses parties est compressée de façon anormale")


def _verifier_recouvrements(entrees: list[zipfile.ZipInfo]) -> None:
    fin = 0
    for entree in sorted(entrees, key=lambda e: e.header_offset):
        if entree.header_offset < fin:
            raise _refus("ses parties se recouvrent")
        fin = entree.header_offset + _EN_TETE_LOCAL + entree.compress_size


def _verifier_xml(archive: zipfile.ZipFile, entree: zipfile.ZipInfo) -> None:
    """UTF-8 only (so that nothing hides from the search), and no DOCTYPE anywhere: Excel never writes one."""
    queue = b""
    with archive.open(entree) as flux:
        debut = flux.read(_MORCEAU)
        net = debut.removeprefix(b"\xef\xbb\xbf").lstrip()
        declaration = _DECLARATION.match(net[:200])
        if (net and not net.startswith(b"<")) or (declaration and declaration[1].lower() not in _ENCODAGES):
            raise _refus("il contient du XML dans un encodage inattendu")
        morceau = debut
        while morceau:
            if b"<!doctype" in (queue + morceau).lower():
                raise _refus("il contient une déclaration DOCTYPE, qu’aucun tableur n’écrit")
            queue = morceau[-16:]
            morceau = flux.read(_MORCEAU)
