"""Two short registers cut from that of the partners: the members of the committee, the système intervenant (R10).

Typing the name of a partner already known gives it the place; taking a row out takes the place away, never the partner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.partenaires import Partenaire
from app.models.texte import sans_accents
from app.services import partenaires
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.registres.definition import Mots, Registre
from app.services.registres.partenaires import registre_des_partenaires


def registre_du_comite(dossier: Dossier, catalogue: Catalogue) -> Registre:
    """Members of the comité de pilotage, or of the working group that stands for it."""
    mots = Mots("membre du comité", "membres du comité")
    return _place(dossier, catalogue, "comite_pilotage", mots, {"comite_role": None})


def registre_du_systeme_intervenant(dossier: Dossier, catalogue: Catalogue) -> Registre:
    """Partners who intervene beside the prestataire."""
    mots = Mots("partenaire intervenant", "partenaires intervenants")
    return _place(dossier, catalogue, "intervenant", mots, {"intervention": None, "intervention_jours": None})


def _place(dossier: Dossier, catalogue: Catalogue, coche: str, mots: Mots, effacees: Mapping[str, Any]) -> Registre:
    def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
        connu = _du_meme_nom(dossier, str(valeurs.get("nom") or ""))
        if connu is None:
            return partenaires.creer(op, valeurs)
        if connu[coche]:
            raise ErreurUtilisateur(f"« {connu['nom']} » est déjà dans la liste.", "Complétez sa ligne.")
        partenaires.ecrire(op, connu["id"], {nom: v for nom, v in valeurs.items() if nom != "nom"})
        return str(connu["id"])

    def retirer(op: Operation, id: str) -> None:
        op.modifier(Partenaire, id, **{coche: False}, **effacees)

    registre = registre_des_partenaires(catalogue, {coche: True})
    return replace(registre, mots=mots, creer=creer, retirer=retirer, signaler=None)


def _du_meme_nom(dossier: Dossier, nom: str) -> dict[str, Any] | None:
    cherche = _plie(nom)
    lignes = dossier.lignes(Partenaire, "id", "nom", "sigle", "comite_pilotage", "intervenant")
    return next((p for p in lignes if cherche and cherche in (_plie(p["nom"]), _plie(p["sigle"] or ""))), None)


def _plie(texte: str) -> str:
    return " ".join(sans_accents(texte).split())
