"""What can happen to a dossier file, told in French. The session and the command line show these as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais

if TYPE_CHECKING:
    from app.services.fichier.reprise import SessionInterrompue
    from app.services.fichier.sauvetage import RapportSauvetage


class ErreurFichier(ErreurUtilisateur):
    """Root of this layer's refusals; puts the French spaces in its sentences."""

    def __init__(self, message: str, conseil: str = "") -> None:
        super().__init__(francais(message), francais(conseil))


class FichierAbsent(ErreurFichier):
    """Nothing at that path (any more)."""


class FichierExistant(ErreurFichier):
    """Something is already there: a dossier never overwrites another file."""


class PasUnDossier(ErreurFichier):
    """Empty, a folder, a device, a text, a ZIP, another program's database."""


class TropVolumineux(ErreurFichier):
    """Larger than any dossier can be."""


class SupportIllisible(ErreurFichier):
    """The medium refused to give or take the bytes (EIO, placeholder of a cloud file, no right)."""


class ContenuInattendu(ErreurFichier):
    """The file holds what no dossier holds (trigger, view, unknown table): it is not opened."""


class VersionPlusRecente(ErreurFichier):
    """Written by a later version of the program, which said that ours cannot read it."""


class MigrationImpossible(ErreurFichier):
    """A step is missing or failed; the original file is untouched."""


class FichierAbime(ErreurFichier):
    """Damaged: truncated, seal broken, structure broken. The original is never touched.

    ``sauvetage`` writes what can be read into a new dossier; ``copies`` are local backups, the latest first.
    """

    def __init__(
        self,
        message: str,
        conseil: str = "",
        *,
        sauvetage: Callable[[Path], RapportSauvetage] | None = None,
        copies: tuple[Path, ...] = (),
    ) -> None:
        super().__init__(message, conseil)
        self.sauvetage = sauvetage
        self.copies = copies


class DejaOuvert(ErreurFichier):
    """Somebody has it open. ``ici``: in this very process, so that the view can raise its window."""

    def __init__(self, message: str, conseil: str, *, par: str, poste: str, depuis: str, ici: bool) -> None:
        super().__init__(message, conseil)
        self.par = par
        self.poste = poste
        self.depuis = depuis
        self.ici = ici


class SessionInterrompueTrouvee(ErreurFichier):
    """Work on this very dossier was cut short and is waiting on this computer."""

    def __init__(self, message: str, conseil: str, session: SessionInterrompue) -> None:
        super().__init__(message, conseil)
        self.session = session


class SauvegardeImpossible(ErreurFichier):
    """A local backup could not be written; the work itself goes on."""


class DisqueDuPostePlein(ErreurFichier):
    """The working copy could not grow; the gesture was rolled back."""


class SupportEnErreur(ErreurFichier):
    """The disk of this computer answered with an error to a write."""
