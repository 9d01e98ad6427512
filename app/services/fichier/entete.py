"""What the first hundred bytes say, before SQLite sees anything: is this a dossier, whole, of which version?"""

from __future__ import annotations

from dataclasses import dataclass

from app.models.schema import APPLICATION_ID
from app.models.typographie import nombre
from app.services.fichier.erreurs import FichierAbime, PasUnDossier

MAGIE = b"SQLite format 3\x00"
_DEBUTS = (
    (b"PK\x03\x04", "une archive ou un document bureautique (ZIP, DOCX, XLSX)"),
    (b"%PDF", "un document PDF"),
    (b"\xd0\xcf\x11\xe0", "un document bureautique ancien (DOC, XLS)"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"{", "un texte"),
    (b"<", "un texte"),
)
_AUTRES_BASES = (
    (b"moz_places", "l’historique de Firefox"),
    (b"CREATE TABLE urls", "l’historique d’un navigateur"),
    (b"CREATE TABLE notes", "un paquet de cartes Anki"),
    (b"gpkg_contents", "une carte GeoPackage"),
)
CONSEIL_ABIME = "L’original n’a pas été touché. Vous pouvez récupérer ce qui est lisible dans un nouveau dossier."


@dataclass(frozen=True)
class Entete:
    """The header of one of our files."""

    version: int
    taille_page: int
    pages: int


def lire_entete(octets: bytes) -> Entete:
    """Read and check it. `PasUnDossier` for anything that is not ours, `FichierAbime` for a truncated dossier."""
    if not octets:
        raise PasUnDossier(
            "Ce fichier est vide : ce n’est pas un dossier Ingéco.",
            "S’il devait contenir votre travail, cherchez-en une copie, ou une sauvegarde sur ce poste.",
        )
    if not octets.startswith(MAGIE):
        raise _etranger(octets)
    if len(octets) < 100:
        raise FichierAbime(f"Fichier tronqué : il n’en reste que {len(octets)} octets.", CONSEIL_ABIME)
    application = int.from_bytes(octets[68:72], "big")
    if application != APPLICATION_ID:
        raise PasUnDossier("Ce fichier n’est pas un dossier Ingéco." + _ressemble(octets), _CONSEIL_AUTRE)
    brute = int.from_bytes(octets[16:18], "big")
    entete = Entete(
        version=int.from_bytes(octets[60:64], "big"),
        taille_page=65536 if brute == 1 else brute,
        pages=int.from_bytes(octets[28:32], "big"),
    )
    if octets[24:28] == octets[92:96] and len(octets) < entete.pages * entete.taille_page:
        raise FichierAbime(
            f"Fichier tronqué : {nombre(len(octets))} octets sur {nombre(entete.pages * entete.taille_page)}.",
            CONSEIL_ABIME,
        )
    return entete


_CONSEIL_AUTRE = "Choisissez le fichier « .sqlite » de votre ingénierie ; celui-ci n’a pas été modifié."


def _etranger(octets: bytes) -> PasUnDossier | FichierAbime:
    if len(octets) < len(MAGIE) and MAGIE.startswith(octets):
        return FichierAbime(f"Fichier tronqué : il n’en reste que {len(octets)} octets.", CONSEIL_ABIME)
    if octets[68:72] == APPLICATION_ID.to_bytes(4, "big") and octets[20:24] == b"\x00\x40\x20\x20":
        return FichierAbime("Sceau rompu : le début de ce dossier est abîmé.", CONSEIL_ABIME)
    semble = next((f" Il semble que ce soit {quoi}." for debut, quoi in _DEBUTS if octets.startswith(debut)), "")
    return PasUnDossier("Ce fichier n’est pas un dossier Ingéco." + semble, _CONSEIL_AUTRE)


def _ressemble(octets: bytes) -> str:
    debut = octets[: 1 << 20]
    quoi = next((quoi for signe, quoi in _AUTRES_BASES if signe in debut), "la base de données d’un autre logiciel")
    return f" Il semble que ce soit {quoi}."


def tables_demesurees(octets: bytes, entete: Entete, plafond: int = 600) -> bool:
    """Whether the list of tables spreads over more pages than any dossier needs.

    SQLite reads that whole list before it can be interrupted: a million tables would cost minutes and gigabytes.
    """
    return len(pages_du_schema(octets, entete, plafond)) > plafond


def pages_du_schema(octets: bytes, entete: Entete, plafond: int) -> set[int]:
    """Numbers of the pages that hold the list of tables; stops just past ``plafond``."""
    a_voir, vues = [1], set[int]()
    while a_voir and len(vues) <= plafond:
        page = a_voir.pop()
        if page in vues or not 1 <= page <= max(1, len(octets) // max(entete.taille_page, 1)):
            continue  # a loop or a wrong number: integrity_check will say so
        vues.add(page)
        a_voir += _filles(octets, entete, page)
    return vues


def _filles(octets: bytes, entete: Entete, page: int) -> list[int]:
    debut = (page - 1) * entete.taille_page
    tete = debut + (100 if page == 1 else 0)
    if octets[tete : tete + 1] != b"\x05":
        return []
    cellules = int.from_bytes(octets[tete + 3 : tete + 5], "big")
    filles = [int.from_bytes(octets[tete + 8 : tete + 12], "big")]
    for i in range(min(cellules, entete.taille_page // 2)):
        ou = debut + int.from_bytes(octets[tete + 12 + 2 * i : tete + 14 + 2 * i], "big")
        filles.append(int.from_bytes(octets[ou : ou + 4], "big"))
    return filles
