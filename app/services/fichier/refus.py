"""A publication that was refused, in French: what is safe, what to do."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.models.typographie import francais, nombre
from app.services.fichier.etat import EtatPublication, Motif, Phase, alerte
from app.services.fichier.publication import PublicationRefusee

_PHRASES: dict[Motif, tuple[Phase, str, str]] = {
    Motif.OCCUPE: (
        "en_attente",
        "Publication en attente : « {nom} » est tenu par un autre logiciel, nouvel essai dans un instant.",
        "Votre travail est enregistré sur ce poste. Fermez le fichier dans l’autre logiciel s’il y est ouvert.",
    ),
    Motif.LECTURE_SEULE: (
        "echec",
        "Lecture seule : utilisez Enregistrer sous. L’emplacement « {lieu} » n’accepte pas d’écriture.",
        "Votre travail est enregistré sur ce poste.",
    ),
    Motif.SUPPORT: (
        "echec",
        "Erreur du support ; enregistrez sur un autre. Votre travail est conservé sur ce poste.",
        "La clé ou le disque « {lieu} » répond par une erreur ({detail}).",
    ),
    Motif.RELECTURE: (
        "echec",
        "La relecture diffère : n’utilisez pas ce support. Votre travail est conservé sur ce poste.",
        "Ce que « {lieu} » rend n’est pas ce qui y a été écrit. Enregistrez le dossier sur un autre support.",
    ),
    Motif.DEFAUT: (
        "echec",
        "Publication suspendue : le dossier ne passe pas ses contrôles. Le fichier précédent est intact.",
        "Votre travail et les sauvegardes sont conservés sur ce poste ({detail}).",
    ),
}


def dire(refus: PublicationRefusee, chemin: Path, a: datetime | None) -> EtatPublication:
    """The state to show for a refusal; ``a`` is when the file was last published."""
    lieu = str(chemin.parent)
    if refus.motif is Motif.PLEIN:
        message = f"Plus de place sur « {lieu} » : il manque {nombre(refus.manque)} Mo. Rien n’est perdu."
        conseil = "Votre travail est enregistré sur ce poste. Libérez de la place, ou enregistrez ailleurs."
        return EtatPublication("en_attente", francais(message), a, refus.motif, francais(conseil))
    if refus.motif in _PHRASES:
        phase, message, conseil = _PHRASES[refus.motif]
        champs = {"nom": chemin.name, "lieu": lieu, "detail": refus.detail}
        return EtatPublication(
            phase, francais(message.format(**champs)), a, refus.motif, francais(conseil.format(**champs))
        )
    vue = alerte(refus.motif)
    return EtatPublication("en_attente", vue.message, a, refus.motif, vue.conseil)
