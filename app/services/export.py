"""Several documents written into one folder, with progress, and a stop that leaves nothing half done.

`preparer` reads the dossier and belongs to its thread; `exporter` only sees frozen documents and may run elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.models.definitions.catalogue import Catalogue
from app.models.documents.document import Document
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.fichier.noms import nom_de_fichier
from app.services.rendus import rendre


@dataclass(frozen=True)
class Demande:
    """One file to write."""

    document: Document
    format: str

    @property
    def nom(self) -> str:
        """A name any system accepts: title, what it is, dossier."""
        d = self.document
        nature = " (vierge)" if d.vierge else " (anonyme)" if d.anonyme else ""
        dossier = f" - {d.entete.dossier}" if d.entete.dossier and not d.vierge else ""
        return f"{nom_de_fichier(d.titre + nature + dossier)}.{self.format}"


class ExportInterrompu(Exception):
    """The user asked to stop; files already complete stay."""

    def __init__(self, ecrits: tuple[Path, ...]) -> None:
        super().__init__("export interrompu")
        self.ecrits = ecrits


def preparer(
    codes: Iterable[str],
    dossier: Dossier | None,
    catalogue: Catalogue,
    *,
    formats: Sequence[str] = (),
    anonyme: bool = False,
    vierge: bool = False,
    aujourdhui: date | None = None,
) -> tuple[Demande, ...]:
    """Compose documents for export, each in those of ``formats`` it allows (all of its own when empty)."""
    demandes = []
    for code in codes:
        document = composer(code, dossier, catalogue, anonyme=anonyme, vierge=vierge, aujourdhui=aujourdhui)
        demandes += [Demande(document, f) for f in document.formats if not formats or f in formats]
    return tuple(demandes)


def exporter(
    demandes: Sequence[Demande],
    vers: Path,
    *,
    avancer: Callable[[int, int, str], None] | None = None,
    annule: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Write each document into the folder ``vers`` (made if need be); return the files in order.

    ``avancer(done, total, name)`` is called before each file and after the last. Raises `ExportInterrompu` as soon
    as ``annule()`` says so, even within a document, and `ExportImpossible` when a file can't be written.
    """
    _creer(vers)
    ecrits: list[Path] = []

    def page(fait: int, total: int) -> None:
        if annule is not None and annule():
            raise ExportInterrompu(tuple(ecrits))

    pris: set[str] = set()
    for rang, demande in enumerate(demandes):
        page(0, 0)
        if avancer is not None:
            avancer(rang, len(demandes), demande.nom)
        chemin = vers / _libre(demande.nom, pris)
        ecrits.append(rendre(demande.document, demande.format, chemin, avancer=page))
    if avancer is not None:
        avancer(len(demandes), len(demandes), "")
    return tuple(ecrits)


def _libre(nom: str, pris: set[str]) -> str:
    """``nom``, numbered when two documents of the same export would share it."""
    base, _, extension = nom.rpartition(".")
    candidat, n = nom, 2
    while candidat.casefold() in pris:
        candidat, n = f"{base} ({n}).{extension}", n + 1
    pris.add(candidat.casefold())
    return candidat


def _creer(vers: Path) -> None:
    from app.services.rendus import ExportImpossible

    try:
        vers.mkdir(parents=True, exist_ok=True)
    except OSError as erreur:
        raise ExportImpossible(
            f"Le dossier « {vers} » ne peut pas être créé.", "Choisissez un autre emplacement, puis Réessayer."
        ) from erreur
