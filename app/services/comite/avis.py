"""What the comité d’appui said: its opinion, and the comments of its members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.models.comite import Avis, Commentaire, Membre, id_avis
from app.models.statuts import NatureAvis
from app.services.comite.textes import net
from app.services.ecriture.dossier import Dossier


@dataclass(frozen=True)
class AvisLu:
    """The opinion of a session; ``nature`` None while it was not given."""

    nature: NatureAvis | None
    motivation: str


@dataclass(frozen=True)
class CommentaireLu:
    """A comment, who made it (empty: nobody in particular) and on which point."""

    id: str
    texte: str
    membre: str | None
    nom: str
    point: str | None
    note_le: datetime | None


def lire(dossier: Dossier, seance: str) -> AvisLu:
    """The opinion of a session."""
    ligne = dossier.ligne(Avis, id_avis(seance)) or {}
    nature = ligne.get("nature")
    return AvisLu(NatureAvis(nature) if nature else None, ligne.get("motivation") or "")  # type: ignore[call-arg]


def donner(
    dossier: Dossier, seance: str, nature: NatureAvis | None, motivation: str = "", *, initiateur: object = None
) -> None:
    """Write the opinion and what motivates it; neither, where nothing was given, writes nothing."""
    if nature is None and net(motivation) is None and dossier.ligne(Avis, id_avis(seance)) is None:
        return
    libelle = f"Avis du comité d’appui — {nature.libelle if nature else 'repris'}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.poser(
            Avis, id_avis(seance), seance=seance, nature=nature.value if nature else None,
            motivation=net(motivation),
        )  # fmt: skip


def commentaires(dossier: Dossier, seance: str) -> tuple[CommentaireLu, ...]:
    """The comments of a session, in the order they were made."""
    noms = {m["id"]: m["nom"] for m in dossier.lignes(Membre, "id", "nom")}
    return tuple(
        CommentaireLu(c["id"], c["texte"], c["membre"], noms.get(c["membre"], ""), c["point"], c["note_le"])
        for c in dossier.lignes(Commentaire)
        if c["seance"] == seance
    )


def commenter(
    dossier: Dossier,
    seance: str,
    texte: str,
    membre: str | None = None,
    point: str | None = None,
    instant: datetime | None = None,
    *,
    initiateur: object = None,
) -> str:
    """Keep a comment; return its id."""
    with dossier.operation("Commentaire noté", initiateur=initiateur) as op:
        return op.creer(Commentaire, seance=seance, texte=net(texte) or "", membre=membre, point=point, note_le=instant)


def modifier_commentaire(dossier: Dossier, id: str, texte: str, *, initiateur: object = None) -> None:
    """Put a comment right; an emptied one is taken out."""
    if (dit := net(texte)) is None:
        retirer_commentaire(dossier, id, initiateur=initiateur)
        return
    with dossier.operation("Commentaire corrigé", initiateur=initiateur) as op:
        op.modifier(Commentaire, id, texte=dit)


def attribuer_commentaire(dossier: Dossier, id: str, membre: str | None, *, initiateur: object = None) -> None:
    """Say who made a comment (the id of a member), or nobody in particular."""
    with dossier.operation("Commentaire attribué", initiateur=initiateur) as op:
        op.modifier(Commentaire, id, membre=membre)


def retirer_commentaire(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a comment out."""
    with dossier.operation("Commentaire retiré", initiateur=initiateur) as op:
        op.supprimer(Commentaire, id)
