"""The seal: a SHA-256 of the whole file, kept inside the file.

It tells « damaged, or changed by something else » from « as we wrote it »; every single flipped bit shows.
It is not a signature: anybody can seal. The row ``meta.sceau`` is ``SCEAU:<tag>:<sha256>:<counter>``: the hash is
taken with its own 64 digits zeroed; the random tag makes the place findable; the counter is SQLite's change counter at
sealing, which any other tool's commit moves and an accident doesn't.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from enum import Enum

CLE = "sceau"
_DEBUT = b"SCEAU:"
_FORME = re.compile(rb"SCEAU:[0-9a-f]{32}:([0-9a-f]{64}):([0-9a-f]{8})")
_ZERO = b"0" * 64
_CANDIDATS_MAX = 64
_COMPTEUR = slice(24, 28)
_VALABLE_POUR = slice(92, 96)


class EtatSceau(Enum):
    """What the seal says of some bytes."""

    INTACT = "intact"
    AUTRE_OUTIL = "autre_outil"
    ROMPU = "rompu"
    ABSENT = "absent"


@dataclass(frozen=True)
class SceauVierge:
    """A seal row to store before sealing."""

    texte: str


def vierge() -> SceauVierge:
    """A fresh row value, hash and counter still to be patched in."""
    return SceauVierge(f"SCEAU:{secrets.token_hex(16)}:{'0' * 64}:{'0' * 8}")


def sceller(octets: bytearray, sceau: SceauVierge) -> None:
    """Patch the seal into a file image that holds ``sceau`` exactly once. ValueError otherwise (a bug)."""
    octets[_VALABLE_POUR] = octets[_COMPTEUR]
    place = octets.find(sceau.texte.encode())
    if place < 0 or octets.find(sceau.texte.encode(), place + 1) >= 0:
        raise ValueError("the seal row must be in the image once")
    empreinte = place + len(_DEBUT) + 33
    octets[empreinte + 65 : empreinte + 73] = octets[_COMPTEUR].hex().encode()
    octets[empreinte : empreinte + 64] = hashlib.sha256(octets).hexdigest().encode()


def resceller(octets: bytearray, modele: bytes) -> None:
    """Renew in ``octets`` the seal that ``modele``, the image they were made from, carries. ValueError: not there."""
    for debut, _, _ in _candidats(modele):
        etiquette = modele[debut - 39 : debut]
        place = octets.find(etiquette)
        if place < 0 or octets.find(etiquette, place + 1) >= 0:
            continue
        ici = place + len(etiquette)
        octets[ici : ici + 64] = _ZERO
        octets[ici + 65 : ici + 73] = octets[_COMPTEUR].hex().encode()
        octets[ici : ici + 64] = hashlib.sha256(octets).hexdigest().encode()
        return
    raise ValueError("no seal to renew")


def examiner(octets: bytes) -> EtatSceau:
    """What the seal says. Text that merely looks like a seal does not mislead: each candidate is tried."""
    candidats = _candidats(octets)
    if not candidats:
        return EtatSceau.ABSENT
    for debut, ecrit, _ in candidats:
        if _hacher(octets, debut) == ecrit:
            return EtatSceau.INTACT
    compteur = octets[_COMPTEUR]
    if compteur == octets[_VALABLE_POUR] and all(compteur.hex().encode() != fin for _, _, fin in candidats):
        return EtatSceau.AUTRE_OUTIL
    return EtatSceau.ROMPU


def _candidats(octets: bytes) -> list[tuple[int, bytes, bytes]]:
    trouves: list[tuple[int, bytes, bytes]] = []
    place = octets.find(_DEBUT)
    while place >= 0 and len(trouves) < _CANDIDATS_MAX:
        forme = _FORME.match(octets, place)
        if forme:
            trouves.append((forme.start(1), forme.group(1), forme.group(2)))
        place = octets.find(_DEBUT, place + 1)
    return trouves


def _hacher(octets: bytes, place: int) -> bytes:
    vue = memoryview(octets)
    empreinte = hashlib.sha256(vue[:place])
    empreinte.update(_ZERO)
    empreinte.update(vue[place + 64 :])
    return empreinte.hexdigest().encode()
