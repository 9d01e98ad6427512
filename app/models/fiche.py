"""The sheet of the dossier itself: what it is called, whose it is, what its papers look like."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ, id_stable
from app.models.statuts import EtatDocument

ID_FICHE = id_stable("fiche", "dossier")


class Fiche(Base):
    """One row: the identity of the dossier."""

    __tablename__ = "fiche"

    intitule: Mapped[str] = champ("Intitulé", defaut="")
    accroche: Mapped[str | None] = champ("Accroche")
    territoire: Mapped[str | None] = champ("Territoire")
    charge_mission: Mapped[str | None] = champ("Chargé(e) de mission")
    bureau: Mapped[str | None] = champ("Bureau (structure porteuse du DLA)")
    bureau_coordonnees: Mapped[str | None] = champ("Coordonnées du bureau")
    logo: Mapped[str | None] = champ("Logo du bureau")
    ouvert_le: Mapped[date | None] = champ("Ouvert le")
    comite_le: Mapped[date | None] = champ("Prochain comité d’appui")
    convention_fin: Mapped[date | None] = champ("Fin de la convention")
    provenance: Mapped[str | None] = champ("Provenance des données d’exemple")


class EtatDunDocument(Base):
    """Version, state and recipients of one printed document (R45); its id comes from the document's code."""

    __tablename__ = "etat_document"

    document_code: Mapped[str] = champ("Document", defaut="")
    version: Mapped[str | None] = champ("Version")
    etat: Mapped[str | None] = champ("État", enumeration=EtatDocument)
    destinataires: Mapped[str | None] = champ("Destinataires")
