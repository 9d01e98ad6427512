"""Writing a rendered document safely: beside the target, read back, then put in its place.

Whatever goes wrong, the file that was there before is untouched.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from app.models.documents.document import Document
from app.models.erreurs import ErreurUtilisateur
from app.services.pdfium import VERROU

Avancer: TypeAlias = Callable[[int, int], None]
Rendeur: TypeAlias = Callable[[Document, Path, "Avancer | None"], None]

_LOGICIELS = {"pdf": "votre lecteur de PDF", "xlsx": "Excel", "docx": "Word"}


class ExportImpossible(ErreurUtilisateur):
    """The file could not be written; the previous one is intact."""


def rendre(document: Document, format: str, chemin: Path, *, avancer: Avancer | None = None) -> Path:
    """Write ``document`` at ``chemin`` and return it. Raises `ExportImpossible` with what to do.

    ``avancer(done, total)`` may raise to give up: nothing is left behind.
    """
    if format not in document.formats:
        possibles = ", ".join(document.formats)
        raise ExportImpossible(
            f"« {document.titre} » n’existe pas au format {format}.", f"Formats possibles\u00a0: {possibles}."
        )
    if not chemin.parent.is_dir():
        raise ExportImpossible(
            f"Le dossier « {chemin.parent} » n’existe pas ou n’est plus accessible.",
            "Choisissez un autre emplacement, puis Réessayer.",
        )
    try:
        poignee, nom = tempfile.mkstemp(prefix=".~ingeco-", suffix=f".{format}", dir=chemin.parent)
    except OSError as erreur:
        raise _expliquer(erreur, format, chemin) from erreur
    provisoire = Path(nom)
    try:
        os.close(poignee)
        _RENDEURS[format](document, provisoire, avancer)
        _VERIFICATIONS[format](provisoire)
        _synchroniser(provisoire)
        os.replace(provisoire, chemin)
    except OSError as erreur:
        raise _expliquer(erreur, format, chemin) from erreur
    finally:
        provisoire.unlink(missing_ok=True)
    return chemin


def rendre_octets(document: Document, format: str = "pdf") -> bytes:
    """The same in memory, for the preview; nothing is written where the user looks."""
    with tempfile.TemporaryDirectory(prefix="ingeco-") as dossier:
        chemin = Path(dossier) / f"document.{format}"
        _RENDEURS[format](document, chemin, None)
        return chemin.read_bytes()


def _synchroniser(chemin: Path) -> None:
    os.chmod(chemin, 0o644)
    with open(chemin, "rb+") as fichier:
        os.fsync(fichier.fileno())


def _expliquer(erreur: OSError, format: str, chemin: Path) -> ExportImpossible:
    if erreur.errno == errno.ENOSPC:
        return ExportImpossible(
            f"Export non terminé\u00a0: plus de place sur « {chemin.parent} ». Le fichier précédent est intact.",
            "Libérez de la place ou choisissez un autre emplacement, puis Réessayer.",
        )
    # WinError 5 and 32: another program holds the file, or forbids writing here.
    if isinstance(erreur, PermissionError) or getattr(erreur, "winerror", None) in (5, 32):
        if chemin.exists():
            return ExportImpossible(
                f"« {chemin.name} » est ouvert dans un autre programme ou protégé\u00a0: il n’a pas été remplacé.",
                f"Fermez le fichier dans {_LOGICIELS[format]}, puis Réessayer.",
            )
        return ExportImpossible(
            f"Vous n’avez pas le droit d’écrire dans « {chemin.parent} ».",
            "Choisissez un autre emplacement, puis Réessayer.",
        )
    raison = erreur.strerror or str(erreur)
    return ExportImpossible(
        f"Export non terminé\u00a0: le support ne répond pas ({raison}). Le fichier précédent est intact.",
        "Vérifiez que le disque ou la clé est bien branché, ou choisissez un autre emplacement.",
    )


# --- one function a format, loaded when needed --------------------------------------------------------------


def _pdf(document: Document, chemin: Path, avancer: Avancer | None) -> None:
    from app.services.rendus.pdf import rendre_pdf

    rendre_pdf(document, chemin, avancer)


def _xlsx(document: Document, chemin: Path, avancer: Avancer | None) -> None:
    from app.services.rendus.xlsx import rendre_xlsx

    rendre_xlsx(document, chemin, avancer)


def _docx(document: Document, chemin: Path, avancer: Avancer | None) -> None:
    from app.services.rendus.docx import rendre_docx

    rendre_docx(document, chemin, avancer)


def _verifier_pdf(chemin: Path) -> None:
    import pypdfium2

    with VERROU:
        try:
            pdf = pypdfium2.PdfDocument(chemin)
        except pypdfium2.PdfiumError as erreur:
            raise OSError(errno.EIO, "la relecture du PDF a échoué") from erreur
        try:
            if len(pdf) == 0:
                raise OSError(errno.EIO, "la relecture du PDF a échoué")
        finally:
            pdf.close()


def _verifier_zip(chemin: Path) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(chemin.read_bytes())) as archive:
            abime = archive.testzip()
    except zipfile.BadZipFile as erreur:
        raise OSError(errno.EIO, "la relecture du fichier a échoué") from erreur
    if abime is not None:
        raise OSError(errno.EIO, "la relecture du fichier a échoué")


_RENDEURS: Mapping[str, Rendeur] = {"pdf": _pdf, "xlsx": _xlsx, "docx": _docx}
_VERIFICATIONS: Mapping[str, Callable[[Path], None]] = {
    "pdf": _verifier_pdf, "xlsx": _verifier_zip, "docx": _verifier_zip,
}  # fmt: skip
