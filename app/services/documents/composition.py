"""The one entry: a code, a dossier or none, a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import cast

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.grille import Grille
from app.models.definitions.methode import Methode
from app.models.definitions.parametres import ValeurParametre
from app.models.definitions.rapport import DefinitionDocument, DefinitionsDocuments
from app.models.documents.document import Document, Entete
from app.models.statuts import EtatDocument
from app.services.catalogue.documents import charger_documents
from app.services.documents.genres import composer_rapport
from app.services.documents.grille import composer_grille
from app.services.documents.matiere import Matiere
from app.services.ecriture.dossier import Dossier


@cache
def _documents_livres() -> DefinitionsDocuments:
    return charger_documents()


def definitions(documents: DefinitionsDocuments | None = None) -> tuple[DefinitionDocument, ...]:
    """All documents that can be made, reports first."""
    return tuple(documents or _documents_livres())


def composer(
    code: str,
    dossier: Dossier | None,
    catalogue: Catalogue,
    *,
    anonyme: bool = False,
    vierge: bool = False,
    aujourdhui: date | None = None,
    documents: DefinitionsDocuments | None = None,
    seance: str = "",
    parametres: Mapping[str, ValeurParametre] | None = None,
) -> Document:
    """Compose the document ``code``. Without a dossier, or ``vierge``: the blank form (with its office's head, if any).

    ``anonyme``: structures that have not agreed to be known lose name, contacts and identifiers (R38).
    ``seance``: the session of the comité d’appui its papers are about, when it is not the one they would choose.
    ``parametres``: what the office has set (R41); left out, the settings of this computer are read.
    KeyError for an unknown code. Reads the dossier: call it on the thread that owns it; the result may travel.
    """
    connus = documents or _documents_livres()
    definition = connus.document(code)
    matiere = Matiere(dossier, catalogue, vierge=vierge, anonyme=anonyme, seance=seance, parametres=parametres)
    couleurs = couleurs_des_etapes(catalogue.methode)
    jour = aujourdhui or date.today()
    if isinstance(definition, Grille):
        blocs = composer_grille(definition, matiere, couleurs)
    else:
        matiere.nommer_comme_le_bureau()
        blocs = composer_rapport(definition, matiere, couleurs, jour, connus)
    return Document(
        code=definition.code,
        titre=definition.titre,
        entete=_entete(matiere, code, jour),
        blocs=blocs,
        source=definition.source,
        orientation="paysage" if definition.orientation == "paysage" else "portrait",
        formats=definition.formats,
        vierge=matiere.vierge,
        anonyme=anonyme,
        couleur=couleurs.get(definition.etape, "texte"),
        dossier_uuid=matiere.uuid,
        pages_maximum=0 if isinstance(definition, Grille) or matiere.vierge else definition.pages_maximum,
    )


def couleurs_des_etapes(methode: Methode) -> Mapping[str, str]:
    """Code of an étape → name of its theme colour."""
    return {etape.code: f"etape{rang}" for rang, etape in enumerate(methode.etapes, 1)}


def _entete(matiere: Matiere, code: str, jour: date) -> Entete:
    fiche, etat = matiere.fiche, matiere.etat(code)

    def mot(cle: str) -> str:
        return matiere.dire(cast("str | None", fiche.get(cle)) or "")

    propre = etat.get("etat")
    return Entete(
        jour=jour,
        dossier=mot("intitule"),
        bureau=mot("bureau"),
        coordonnees=mot("bureau_coordonnees"),
        logo=matiere.logo,
        territoire=mot("territoire"),
        charge_mission=mot("charge_mission"),
        version=matiere.dire(etat.get("version") or ""),
        etat="" if matiere.vierge else EtatDocument.libelle_de(propre or EtatDocument.PROJET.value),
        destinataires=matiere.dire(etat.get("destinataires") or ""),
        provenance="" if matiere.vierge else mot("provenance"),
    )
