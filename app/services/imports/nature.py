"""What a file is, from its first bytes: only a real .xlsx or a text goes further, the rest is named."""

from __future__ import annotations

import zipfile

from app.services.imports.attendu import LISTE, Attendu
from app.services.imports.tableau import ListeRefusee

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un document PDF"),
    (b"SQLite format 3\x00", "un dossier ou une base de données"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"Rar!", "une archive"),
    (b"7z\xbc\xaf", "une archive"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"{\\rtf", "un texte mis en forme"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHIFFRE = "EncryptedPackage".encode("utf-16-le")
_CALC = "Workbook".encode("utf-16-le")


def est_un_classeur(octets: bytes, attendu: Attendu = LISTE) -> bool:
    """True for a ZIP (an .xlsx, once `verifier_classeur` agrees), False for a text. `ListeRefusee` names the rest."""
    if not octets.strip(b" \t\r\n\x00"):
        raise ListeRefusee("Ce fichier est vide : il n’y a rien à lire.", attendu.choisir)
    if octets[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return True
    if octets.startswith(_OLE):
        raise _ole(octets, attendu)
    for signature, nom in _SIGNATURES:
        if octets.startswith(signature):
            raise ListeRefusee(f"Ce fichier est {nom}, pas {attendu.nom}.", attendu.enregistrer)
    debut = octets[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if debut.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<script")):
        raise ListeRefusee(f"Ce fichier est une page web ou un document XML, pas {attendu.nom}.", attendu.enregistrer)
    return False


def _ole(octets: bytes, attendu: Attendu) -> ListeRefusee:
    if _CHIFFRE in octets:
        return ListeRefusee(
            "Ce classeur est protégé par un mot de passe : il ne peut pas être lu.",
            "Ouvrez-le dans votre tableur, retirez le mot de passe (Fichier › Informations), enregistrez, recommencez.",
        )
    if _CALC in octets:
        return ListeRefusee("Ce fichier est un ancien classeur Excel (.xls).", attendu.enregistrer)
    return ListeRefusee(f"Ce fichier est un ancien document Office, pas {attendu.nom}.", attendu.enregistrer)


def verifier_classeur(archive: zipfile.ZipFile, attendu: Attendu = LISTE) -> None:
    """Raise `ListeRefusee`, naming what it is, unless the archive is an .xlsx without macros."""
    noms = set(archive.namelist())
    if "xl/vbaProject.bin" in noms or _a_des_macros(archive, noms):
        raise ListeRefusee(
            "Ce classeur contient des macros (.xlsm) : par sécurité, il n’est pas ouvert.",
            "Enregistrez-le dans votre tableur en « Classeur Excel (.xlsx) », puis recommencez.",
        )
    if "xl/workbook.xml" in noms:
        return
    for repere, nom in (
        ("xl/workbook.bin", "un classeur Excel binaire (.xlsb)"),
        ("word/document.xml", "un document Word"),
        ("ppt/presentation.xml", "une présentation PowerPoint"),
        ("Index/Document.iwa", "un classeur Numbers"),
    ):
        if repere in noms:
            raise ListeRefusee(f"Ce fichier est {nom}, pas {attendu.nom}.", attendu.enregistrer)
    if "mimetype" in noms and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        raise ListeRefusee("Ce fichier est un document LibreOffice (.ods, .odt).", attendu.enregistrer)
    raise ListeRefusee(f"Ce fichier est une archive ZIP, pas {attendu.nom}.", attendu.enregistrer)


def _a_des_macros(archive: zipfile.ZipFile, noms: set[str]) -> bool:
    return "[Content_Types].xml" in noms and b"macroEnabled" in archive.read("[Content_Types].xml")
