"""Planning backwards from the committee or from the end of the convention: previewed, then entered in one gesture.

Nothing is computed again by itself: a parameter or a date that changed only moves milestones when the user asks (R17).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.dates import vraisemblable
from app.models.definitions.parametres import ModeleRetroplanning
from app.models.echeancier import Jalon
from app.models.fiche import ID_FICHE, Fiche
from app.models.retroplanning import EtapePlanifiee, planifier, remarques_de_date
from app.models.typographie import date_courte, date_longue, francais
from app.services.comite.seances import derniere_tenue, jour_programme
from app.services.ecriture.dossier import Dossier
from app.services.feries import FRANCE

_COMITE = "comite"
COLONNES: Mapping[str, str] = {_COMITE: "comite_le", "convention": "convention_fin"}
"""Where the date of each model is kept, on the sheet of the dossier."""


@dataclass(frozen=True)
class EtapeProposee:
    """A step to enter or not; ``jalon`` is the milestone it already is, at ``inscrit``, done (``fait``) or not."""

    etape: EtapePlanifiee
    cle: str
    jalon: str = ""
    inscrit: date | None = None
    fait: bool = False

    @property
    def inchangee(self) -> bool:
        """Whether it already stands at that day, or is done: there is nothing to enter."""
        return self.fait or (bool(self.jalon) and self.inscrit == self.etape.jour)

    @property
    def remarques(self) -> str:
        """What to know of it, in one text."""
        dites = list(self.etape.remarques)
        if self.fait:
            dites.insert(0, "Déjà faite : elle reste où elle est.")
        elif self.jalon and self.inchangee:
            dites.insert(0, "Déjà inscrite à cette date.")
        elif self.jalon and self.inscrit is not None:
            dites.insert(0, f"Déjà inscrite au {date_courte(self.inscrit)} {self.inscrit.year} : elle sera déplacée.")
        return " ".join(francais(dite) for dite in dites)


@dataclass(frozen=True)
class Retroplanning:
    """The steps proposed before ``ancre``, and what to know of the date itself."""

    modele: ModeleRetroplanning
    ancre: date | None
    etapes: tuple[EtapeProposee, ...] = ()
    remarques: tuple[str, ...] = ()


def proposer(
    dossier: Dossier, modele: ModeleRetroplanning, delais: Mapping[str, int], aujourdhui: date
) -> Retroplanning:
    """What would be entered today; empty where the date isn’t known."""
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    ancre = jour_de_depart(dossier, modele.code)
    if ancre is None:
        return Retroplanning(modele, None)
    if not vraisemblable(ancre):
        dite = f"Le {date_longue(ancre)} est trop loin pour compter à rebours : corrigez l’année."
        return Retroplanning(modele, ancre, remarques=(francais(dite),))
    inscrits = _inscrits(dossier)
    etapes = []
    for etape in planifier(modele, ancre, delais, FRANCE, aujourdhui):
        cle = cle_de(modele.code, etape.code)
        deja = inscrits.get(cle)
        etapes.append(
            EtapeProposee(etape, cle)
            if deja is None
            else EtapeProposee(etape, cle, deja["id"], deja["jour"], bool(deja["fait"]))
        )
    dites = list(remarques_de_date(ancre, FRANCE))
    if ancre < aujourdhui:
        dites.append(f"La date de départ est passée ({date_longue(ancre)}).")
    if fiche["ouvert_le"] is not None and etapes and etapes[0].etape.jour < fiche["ouvert_le"]:
        dites.append(f"Les premières étapes précèdent l’ouverture du dossier ({date_longue(fiche['ouvert_le'])}).")
    return Retroplanning(modele, ancre, tuple(etapes), tuple(francais(dite) for dite in dites))


def jour_de_depart(dossier: Dossier, modele: str) -> date | None:
    """The day that model is counted from: of the next session for the committee, else what the sheet says."""
    programme = jour_programme(dossier) if modele == _COMITE else None
    note: date | None = dossier.fiche_unique(Fiche, ID_FICHE)[COLONNES[modele]]
    return programme or note


def _inscrits(dossier: Dossier) -> Mapping[str, Mapping[str, Any]]:
    """The milestone that each step already is; those done for a committee that was held are past work, not this one."""
    tenue = derniere_tenue(dossier)
    derniere = tenue.jour if tenue is not None else None
    inscrits: dict[str, Mapping[str, Any]] = {}
    for ligne in dossier.lignes(Jalon, "id", "modele", "jour", "fait"):
        cle, jour = ligne["modele"] or "", ligne["jour"]
        ancienne = cle.startswith(f"{_COMITE}.") and ligne["fait"] and jour and derniere and jour <= derniere
        if cle and not ancienne and (cle not in inscrits or inscrits[cle]["fait"]):
            inscrits[cle] = ligne
    return inscrits


def inscrire(
    dossier: Dossier, plan: Retroplanning, cles: Collection[str], *, initiateur: object = None
) -> tuple[int, int]:
    """Enter the steps ``cles`` as milestones, in one gesture; return how many were created, how many were moved.

    One that is already a milestone is moved, keeping its words, its person and its notes; one that is done stays.
    """
    crees = deplaces = 0
    with dossier.operation(f"Rétroplanning — {plan.modele.titre.lower()}", initiateur=initiateur) as op:
        for proposee in plan.etapes:
            if proposee.cle not in cles or proposee.inchangee:
                continue
            etape = proposee.etape
            if proposee.jalon:
                op.modifier(Jalon, proposee.jalon, jour=etape.jour)
                deplaces += 1
            else:
                op.creer(Jalon, titre=etape.titre, jour=etape.jour, genre=etape.genre, modele=proposee.cle)
                crees += 1
    return crees, deplaces


def cle_de(modele: str, etape: str) -> str:
    """What a milestone remembers of the step it was planned from: ``comite.envoi``."""
    return f"{modele}.{etape}"
