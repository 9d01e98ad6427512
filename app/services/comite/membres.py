"""Who sits on the comité d’appui, and taking members from the register of partners (R15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.models.comite import Commentaire, Membre, Presence, Reserve, Seance
from app.models.partenaires import Partenaire
from app.models.statuts import EtatPresence, Mandat
from app.models.typographie import INSECABLE, pluriel
from app.services.dependances import retirer as retirer_avec_suite
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation

_FAMILLES = {
    "reseau_dla": "ressources",
    "financeurs": "financeurs",
    "beneficiaires": "reseaux",
    "ressources": "ressources",
}
"""Family of a partner → family at the comité d’appui; a proposal, put right in the register."""


@dataclass(frozen=True)
class MembreLu:
    """Someone of the comité d’appui; ``supplee`` is the id of the member they stand in for."""

    id: str
    nom: str
    organisme: str
    fonction: str
    famille: str
    mandat: Mandat
    supplee: str | None
    courriel: str
    telephone: str
    actif: bool

    @property
    def designation(self) -> str:
        """« Odile Ferrand (DDETS) »."""
        return _designer(self.nom, self.organisme)


@dataclass(frozen=True)
class Candidat:
    """A partner that is not on the comité d’appui yet; ``nom`` is its contact’s, else its own."""

    id: str
    nom: str
    organisme: str


def lister(dossier: Dossier) -> tuple[MembreLu, ...]:
    """All members, those who no longer sit too, in the order of the register."""
    return tuple(
        MembreLu(
            m["id"], m["nom"], m["organisme"] or "", m["fonction"] or "", m["famille"] or "",
            Mandat(m["mandat"]),  # type: ignore[call-arg]
            m["supplee"], m["courriel"] or "", m["telephone"] or "", m["actif"],
        )
        for m in dossier.lignes(Membre)
    )  # fmt: skip


def actifs(dossier: Dossier) -> tuple[MembreLu, ...]:
    """Those who sit."""
    return tuple(membre for membre in lister(dossier) if membre.actif)


def candidats(dossier: Dossier) -> tuple[Candidat, ...]:
    """The partners that could be taken onto the comité d’appui: not there yet, by name of person and body."""
    pris = {(m.nom.casefold(), m.organisme.casefold()) for m in lister(dossier)}
    tous = (_candidat(p) for p in dossier.lignes(Partenaire, "id", "nom", "contact_nom"))
    return tuple(c for c in tous if (c.nom.casefold(), c.organisme.casefold()) not in pris)


def ajouter_depuis_partenaires(
    dossier: Dossier, ids: Collection[str], *, initiateur: object = None
) -> tuple[str, ...]:  # fmt: skip
    """Take these partners onto the comité d’appui, in one gesture; those already there are left. New ids."""
    voulus = {c.id: c for c in candidats(dossier) if c.id in ids}
    partenaires = [p for p in dossier.lignes(Partenaire) if p["id"] in voulus]
    libelle = f"Comité d’appui — {pluriel(len(partenaires), 'membre ajouté', 'membres ajoutés')}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        return tuple(
            op.creer(
                Membre,
                nom=voulus[p["id"]].nom,
                organisme=voulus[p["id"]].organisme or None,
                fonction=p["contact_fonction"],
                famille=_FAMILLES.get(p["famille"]),
                courriel=p["courriel"],
                telephone=p["telephone"],
            )
            for p in partenaires
        )


def retirer_membre(op: Operation, id: str) -> None:
    """Take a member out inside a gesture; sessions stay readable: what they said and whether they came keep their name.

    The ``retirer`` hook of the register.
    """
    qui = _designer(op.valeur(Membre, id, "nom") or "", op.valeur(Membre, id, "organisme") or "")
    for entite in (Commentaire, Reserve):
        for dit in op.ids(entite, "membre", id):
            op.modifier(entite, dit, texte=f"{qui}{INSECABLE}: {op.valeur(entite, dit, 'texte')}")
    for presence in op.ids(Presence, "membre", id):
        _garder_la_presence(op, presence, qui)
    retirer_avec_suite(op, id, entite=Membre)


def _garder_la_presence(op: Operation, presence: str, qui: str) -> None:
    """Write in the notes of the session that the member came, or not."""
    etat, seance = op.valeur(Presence, presence, "etat"), op.valeur(Presence, presence, "seance")
    if not etat or not seance:
        return
    par = op.valeur(Presence, presence, "par")
    mots = EtatPresence.libelle_de(etat).lower() + (f" par {par}" if par else "")
    notes = op.valeur(Seance, seance, "notes")
    op.modifier(Seance, seance, notes="\n".join(t for t in (notes, f"{qui}{INSECABLE}: {mots}.") if t))


def _candidat(partenaire: dict[str, str | None]) -> Candidat:
    nom, contact = partenaire["nom"] or "", partenaire["contact_nom"] or ""
    return Candidat(str(partenaire["id"]), contact or nom, nom if contact else "")


def _designer(nom: str, organisme: str) -> str:
    return f"{nom} ({organisme})" if nom and organisme else nom or organisme or "Un membre"
