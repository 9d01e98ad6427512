"""What a document is made from: rows of the dossier, read when a block asks for them, made anonymous if need be.

A blank form reads nothing but the head of the page. Nothing here outlives the composition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from app.models.avancement import EtatAction, EtatEtape, EtatPhase, EtatPoint, Parcours
from app.models.base import Base, id_stable
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.methode import Methode
from app.models.echeance_datee import Echeance
from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.trace import Trace
from app.services.comite.papiers import Papiers, lire_papiers
from app.services.echeances import lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.entonnoir import rangs_des_sorties
from app.services.groupes.mots import phrase_des_groupes
from app.services.objectifs import lire_trace
from app.services.parcours import lire_parcours
from app.services.reseau import Reseau, lire_reseau, reseau_vierge

_UNIQUES: Mapping[str, tuple[type[Base], str]] = {
    "fiche": (Fiche, ID_FICHE),
    "problematique": (Problematique, ID_PROBLEMATIQUE),
    "role_dla": (RoleDla, ID_ROLE),
    "projet_intervention": (ProjetIntervention, ID_PROJET),
}
_PERSONNELLES = (
    "sigle", "siret", "rna", "contact_nom", "contact_fonction", "courriel", "telephone", "adresse", "code_postal",
    "commune", "diffusion_precisions",
)  # fmt: skip
_NOM_TROP_COURT = 3
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Matiere:
    """Reads for one composition. ``vierge``: every value is empty, whatever the dossier holds."""

    def __init__(self, dossier: Dossier | None, catalogue: Catalogue, *, vierge: bool, anonyme: bool) -> None:
        self._dossier = dossier
        self.catalogue = catalogue
        self.vierge = vierge or dossier is None
        self.anonyme = anonyme
        self._uniques: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def fiche(self) -> Mapping[str, Any]:
        """The sheet of the dossier; also read for the head of a blank form."""
        return {} if self._dossier is None else self._dossier.fiche_unique(Fiche, ID_FICHE)

    def etat(self, code: str) -> Mapping[str, Any]:
        """Version, state and recipients of the document ``code``."""
        if self._dossier is None or self.vierge:
            return {}
        return self._dossier.fiche_unique(EtatDunDocument, id_stable("etat_document", code))

    @property
    def uuid(self) -> str:
        """Identity of the dossier, empty on a form that belongs to none."""
        return "" if self._dossier is None else self._dossier.meta().get("dossier", "")

    @cached_property
    def logo(self) -> bytes | None:
        """The office's logo, if one is kept in the dossier."""
        empreinte = self.fiche.get("logo")
        return self._dossier.octets(empreinte) if self._dossier is not None and empreinte else None

    def valeur(self, champ: str) -> Any:
        """The value of ``table.colonne`` of a one-row table, or None."""
        table, _, colonne = champ.partition(".")
        if self.vierge or self._dossier is None:
            return None
        if table not in self._uniques:
            self._uniques[table] = self._dossier.fiche_unique(*_UNIQUES[table])
        valeur = self._uniques[table].get(colonne)
        return self.dire(valeur) if isinstance(valeur, str) else valeur

    def lignes(self, entite: type[Base]) -> tuple[Mapping[str, Any], ...]:
        """All rows of another table, in the order they were entered, their texts as they may leave the office."""
        if self._dossier is None or self.vierge:
            return ()
        return tuple(self._masquer(ligne, None) for ligne in self._dossier.lignes(entite))

    @cached_property
    def structures(self) -> tuple[Mapping[str, Any], ...]:
        """The register, in the order it was entered."""
        if self._dossier is None or self.vierge:
            return ()
        lignes = self._dossier.lignes(Structure)
        if not self.anonyme:
            return tuple(lignes)
        alias = self._alias
        return tuple(self._masquer(ligne, alias.get(ligne["id"])) for ligne in lignes)

    @cached_property
    def structures_presentes(self) -> tuple[Mapping[str, Any], ...]:
        """Those that have not left."""
        return tuple(s for s in self.structures if s["mobilisation"] != Mobilisation.SORTIE.value)

    def comite(self, aujourdhui: date) -> Papiers:
        """The session of the comité d’appui its papers are about, and all they print of it; nothing on a blank form."""
        if self._dossier is None or self.vierge:
            return Papiers()
        return lire_papiers(self._dossier, aujourdhui, self.dire if self.anonyme else None)

    @cached_property
    def rangs_des_sorties(self) -> Mapping[str, int]:
        """How far each structure that left had come (`app.services.entonnoir`)."""
        return {} if self._dossier is None or self.vierge else rangs_des_sorties(self._dossier)

    @cached_property
    def trace(self) -> Trace:
        """From the objectives to the indicators."""
        if self._dossier is None or self.vierge:
            return Trace()
        return lire_trace(self._dossier, self.catalogue, self.dire)

    @cached_property
    def echeances(self) -> tuple[Echeance, ...]:
        """Everything dated, by day; titles and structures as they may leave the office."""
        if self._dossier is None or self.vierge:
            return ()
        lues = lire_echeances(self._dossier, self.catalogue)
        if not self.anonyme:
            return lues
        return tuple(
            replace(e, titre=self.dire(e.titre), de=self._alias.get(e.adresse.partition(":")[2]) or self.dire(e.de),
                    responsable=self.dire(e.responsable))
            for e in lues
        )  # fmt: skip

    @cached_property
    def phrase_des_groupes(self) -> str:
        """« 2 groupes de 9 et 11 structures », or nothing."""
        return "" if self._dossier is None or self.vierge else phrase_des_groupes(self._dossier)

    @cached_property
    def reseau(self) -> Reseau:
        """Partners and what they expect; whom to call stays in the office."""
        if self._dossier is None or self.vierge:
            return reseau_vierge(self.catalogue)
        if not self.anonyme:
            return lire_reseau(self._dossier, self.catalogue)
        return lire_reseau(self._dossier, self.catalogue, self.dire).sans_contacts()

    @cached_property
    def parcours(self) -> Parcours:
        """The cycle as it stands, or untouched on a blank form."""
        if self._dossier is None or self.vierge:
            return _parcours_vierge(self.catalogue.methode)
        return lire_parcours(self._dossier, self.catalogue.methode)

    # --- anonymity (R38) ------------------------------------------------------------------------------------

    def dire(self, texte: str) -> str:
        """``texte`` as it may leave the office: names of structures that didn't consent are replaced everywhere."""
        if not self.anonyme or not texte or self._noms is None:
            return texte
        motif, alias = self._noms
        return motif.sub(lambda trouve: alias[trouve.group(0).casefold()], texte)

    @cached_property
    def _alias(self) -> Mapping[str, str]:
        """Row id → « Structure 1 »… of those that didn't consent, numbered in the order of the register."""
        if self._dossier is None:
            return {}
        lignes = self._dossier.lignes(Structure, "id", "diffusion_acceptee")
        fermees = [ligne["id"] for ligne in lignes if not ligne["diffusion_acceptee"]]
        return {id: f"Structure {rang}" for rang, id in enumerate(fermees, 1)}

    @cached_property
    def _noms(self) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
        if self._dossier is None:
            return None
        alias: dict[str, str] = {}
        for ligne in self._dossier.lignes(Structure, "id", "nom", "sigle", "contact_nom"):
            if ligne["id"] in self._alias:
                for nom in (ligne["nom"], ligne["sigle"]):
                    if nom and len(nom.strip()) >= _NOM_TROP_COURT:
                        alias[nom.strip().casefold()] = self._alias[ligne["id"]]
                if ligne["contact_nom"] and len(ligne["contact_nom"].strip()) >= _NOM_TROP_COURT:
                    alias.setdefault(ligne["contact_nom"].strip().casefold(), "(contact)")
        if not alias:
            return None
        noms = "|".join(re.escape(nom) for nom in sorted(alias, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{noms})(?!\w)", re.IGNORECASE), alias

    def _net(self, valeur: Any) -> Any:
        """A text cleared of names, also inside an object; ids of rows stay what they are."""
        if isinstance(valeur, dict):
            return {cle: self._net(v) for cle, v in valeur.items()}
        return self.dire(valeur) if isinstance(valeur, str) and not _ID.fullmatch(valeur) else valeur

    def _masquer(self, ligne: Mapping[str, Any], alias: str | None) -> Mapping[str, Any]:
        """The row with every text cleared of others' names, and, ``alias`` given, of who it is."""
        net = {cle: self._net(v) for cle, v in ligne.items()}
        return net if alias is None else {**net, **dict.fromkeys(_PERSONNELLES), "nom": alias}


def _parcours_vierge(methode: Methode) -> Parcours:
    def phase(definition: Any) -> EtatPhase:
        actions = tuple(
            EtatAction(
                action,
                tuple(EtatPoint(p.code, p.texte, p.invite, False, "", False, "", False) for p in action.points),
                statut_propre=None, motif="", notes="", echeance=None, responsable="", pieces=0,
            )
            for action in definition.actions
        )  # fmt: skip
        return EtatPhase(definition, actions, close=False)

    return Parcours(tuple(EtatEtape(e, tuple(phase(p) for p in e.phases)) for e in methode.etapes))
