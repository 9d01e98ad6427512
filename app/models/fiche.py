"""The sheet of the dossier itself: what it is called, whose it is, what its papers look like."""

from __future__ import annotations

from datetime import date

from app.models.base import Base, Champ, champ, id_stable
from app.models.statuts import EtatDocument

ID_FICHE = id_stable("fiche", "dossier")


class Fiche(Base):
    """One row: the identity of the dossier."""

    __tablename__ = "fiche"

    intitule: Champ[str] = champ("Intitulé", defaut="")
    accroche: Champ[str | None] = champ("Accroche")
    territoire: Champ[str | None] = champ("Territoire")
    charge_mission: Champ[str | None] = champ("Chargé(e) de mission")
    bureau: Champ[str | None] = champ("Bureau (structure porteuse du DLA)")
    bureau_coordonnees: Champ[str | None] = champ("Coordonnées du bureau")
    logo: Champ[str | None] = champ("Logo du bureau")
    ouvert_le: Champ[date | None] = champ("Ouvert le")
    comite_le: Champ[date | None] = champ("Prochain comité d’appui")
    convention_fin: Champ[date | None] = champ("Fin de la convention")
    provenance: Champ[str | None] = champ("Provenance des données d’exemple")


class EtatDunDocument(Base):
    """Version, state and recipients of one printed document (R45); its id comes from the document's code."""

    __tablename__ = "etat_document"

    document_code: Champ[str] = champ("Document", defaut="")
    version: Champ[str | None] = champ("Version")
    etat: Champ[str | None] = champ("État", enumeration=EtatDocument)
    destinataires: Champ[str | None] = champ("Destinataires")
