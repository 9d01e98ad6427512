"""The calendar file (.ics): every date that is not done, as a whole-day event, for the office’s own agenda (R17).

For one’s own agenda all names are there; to be shared, structures that did not agree to be named are « Structure 1 »…
(R38). A date keeps its UID from one export to the next: read again by an agenda, it moves instead of being doubled.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.typographie import francais
from app.services.documents.anonymat import Anonymat
from app.services.echeances import a_venir, lire_echeances
from app.services.ecriture.dossier import Dossier

if TYPE_CHECKING:
    from icalendar import Event


def a_taire(dossier: Dossier) -> int:
    """How many structures did not agree to be named: with none, there is nothing to choose."""
    return len(Anonymat(dossier).alias)


def composer_agenda(
    dossier: Dossier, catalogue: Catalogue, instant: datetime | None = None, *, a_partager: bool = False
) -> bytes:
    """The file as bytes (UTF-8, RFC 5545); ``instant`` is when it is written."""
    from icalendar import Calendar, vText  # only when an agenda is asked for

    intitule = " ".join((dossier.fiche_unique(Fiche, ID_FICHE)["intitule"] or "Ingénierie collective").split())
    echeances = a_venir(lire_echeances(dossier, catalogue))
    if a_partager:
        anonymat = Anonymat(dossier)
        intitule, echeances = anonymat.dire(intitule), tuple(_sans_noms(e, anonymat) for e in echeances)
    agenda = Calendar()
    agenda.add("prodid", "-//Ingeco//Echeancier//FR")
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", vText(f"Ingéco — {intitule}"))
    uuid = dossier.meta().get("dossier", "")
    for evenement in _evenements(echeances, uuid, intitule, instant):
        agenda.add_component(evenement)
    octets: bytes = agenda.to_ical()
    return octets


def ecrire_agenda(dossier: Dossier, catalogue: Catalogue, chemin: Path, *, a_partager: bool = False) -> int:
    """Write the file and return how many dates it holds. `ErreurUtilisateur` where it can’t be written."""
    octets = composer_agenda(dossier, catalogue, a_partager=a_partager)
    temporaire = chemin.with_name(chemin.name + ".partiel")
    try:
        temporaire.write_bytes(octets)
        os.replace(temporaire, chemin)
    except OSError as erreur:
        temporaire.unlink(missing_ok=True)
        raise ErreurUtilisateur(
            francais(f"L’agenda n’a pas pu être écrit dans « {chemin.parent} »."),
            "Choisissez un autre endroit, ou libérez de la place ; le dossier n’est pas touché.",
        ) from erreur
    return octets.count(b"BEGIN:VEVENT")


def _evenements(echeances: Iterable[Echeance], uuid: str, intitule: str, instant: datetime | None) -> Iterable[Event]:
    from icalendar import Event

    tampon = instant or datetime.now(UTC)
    for echeance in echeances:
        evenement = Event()
        evenement.add("uid", f"{uuid5(NAMESPACE_URL, f'ingeco:{uuid}/{echeance.cle}')}@ingeco")
        evenement.add("dtstamp", tampon)
        evenement.add("summary", echeance.titre)
        evenement.add("dtstart", echeance.jour)
        evenement.add("dtend", _lendemain(echeance.dernier))  # the end of a whole-day event is excluded
        evenement.add("transp", "TRANSPARENT")
        evenement.add("categories", [echeance.genre])
        evenement.add("description", _decrire(echeance, intitule))
        yield evenement


def _lendemain(jour: date) -> date:
    return jour if jour == date.max else jour + timedelta(days=1)


def _sans_noms(e: Echeance, anonymat: Anonymat) -> Echeance:
    """Its words as they may leave the office."""
    alias = anonymat.alias.get(e.adresse.partition(":")[2])
    return replace(
        e, titre=anonymat.dire(e.titre), de=alias or anonymat.dire(e.de), responsable=anonymat.dire(e.responsable)
    )  # fmt: skip


def _decrire(echeance: Echeance, intitule: str) -> str:
    lignes = [" · ".join(mot for mot in (echeance.genre, echeance.de) if mot)]
    if echeance.responsable:
        lignes.append(francais(f"Responsable : {echeance.responsable}"))
    lignes.append(francais(f"Dossier : {intitule}"))
    return "\n".join(lignes)
