"""The identity of a dossier: its title, its office, its logo (`Fiche`), each written as one gesture."""

from __future__ import annotations

from datetime import date

from app.models.documents.document import Entete
from app.models.fiche import ID_FICHE, Fiche
from app.services.ecriture.dossier import Dossier
from app.services.logos import verifier_logo
from app.services.reglages import Reglages


def reprendre_les_reglages(
    dossier: Dossier, reglages: Reglages, *, aujourdhui: date | None = None, initiateur: object = None
) -> None:
    """Fill what a new dossier doesn't say yet from the settings of this computer: office, coordinates, logo, person.

    What the dossier already says is left alone. ``aujourdhui`` is the day it was opened.
    """
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    possibles = {
        "charge_mission": reglages.auteur,
        "bureau": reglages.bureau,
        "bureau_coordonnees": reglages.bureau_coordonnees,
        "ouvert_le": aujourdhui,
    }
    voulus = {nom: valeur for nom, valeur in possibles.items() if valeur and not fiche[nom]}
    with dossier.operation("Identité du dossier, d’après les réglages", initiateur=initiateur) as op:
        if reglages.octets_logo and not fiche["logo"]:
            voulus["logo"] = op.deposer(reglages.octets_logo)
        if voulus:
            op.poser(Fiche, ID_FICHE, **voulus)


def logo_du_dossier(dossier: Dossier) -> bytes | None:
    """The logo printed on this dossier's documents, or None."""
    empreinte = dossier.fiche_unique(Fiche, ID_FICHE)["logo"]
    return dossier.octets(empreinte) if empreinte else None


def entete_du_bureau(dossier: Dossier, aujourdhui: date | None = None) -> Entete:
    """The head of a sheet that belongs to the office and not to this dossier: a page of help."""
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    return Entete(
        jour=aujourdhui or date.today(),
        bureau=fiche["bureau"] or "",
        coordonnees=fiche["bureau_coordonnees"] or "",
        logo=logo_du_dossier(dossier),
    )


def poser_logo(dossier: Dossier, octets: bytes | None, *, initiateur: object = None) -> None:
    """Put that logo into the dossier, or take it away (None). Raises `LogoRefuse` for what can't be printed."""
    if octets is not None:
        verifier_logo(octets)
    with dossier.operation("Logo du bureau" if octets else "Logo du bureau retiré", initiateur=initiateur) as op:
        op.poser(Fiche, ID_FICHE, logo=op.deposer(octets) if octets else None)
