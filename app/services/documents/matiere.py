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
from app.models.definitions.parametres import ValeurParametre
from app.models.echeance_datee import Echeance
from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.models.trace import Trace
from app.services.comite.papiers import Papiers, lire_papiers
from app.services.documents.anonymat import Anonymat
from app.services.documents.noms import Noms, catalogue_du_bureau, nommer
from app.services.echeances import lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.entonnoir import rangs_des_sorties
from app.services.groupes.mots import phrase_des_groupes
from app.services.objectifs import lire_trace
from app.services.parametres import noms_du_bureau
from app.services.parcours import lire_parcours
from app.services.reglages import lire_reglages
from app.services.reseau import Reseau, lire_reseau, reseau_vierge

_UNIQUES: Mapping[str, tuple[type[Base], str]] = {
    "fiche": (Fiche, ID_FICHE),
    "problematique": (Problematique, ID_PROBLEMATIQUE),
    "role_dla": (RoleDla, ID_ROLE),
    "projet_intervention": (ProjetIntervention, ID_PROJET),
}
_PERSONNELLES = (
    "sigle", "siret", "rna", "contact_nom", "contact_fonction", "courriel", "telephone", "adresse", "code_postal",
    "commune", "diffusion_precisions", "budget",
)  # fmt: skip
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Matiere:
    """Reads for one composition. ``vierge``: every value is empty, whatever the dossier holds."""

    def __init__(
        self, dossier: Dossier | None, catalogue: Catalogue, *, vierge: bool, anonyme: bool, seance: str = "",
        parametres: Mapping[str, ValeurParametre] | None = None,
    ) -> None:  # fmt: skip
        self._dossier = dossier
        self._seance = seance
        self.catalogue = catalogue
        self.vierge = vierge or dossier is None
        self.anonyme = anonyme
        self._uniques: dict[str, Mapping[str, Any]] = {}
        self._parametres = parametres
        self._noms_du_bureau: Noms = {}

    @cached_property
    def parametres(self) -> Mapping[str, ValeurParametre]:
        """What the office has set (R41)."""
        return lire_reglages().parametres if self._parametres is None else self._parametres

    def nommer_comme_le_bureau(self) -> None:
        """From here on, the words of the method name services and networks as the office does."""
        self._noms_du_bureau = noms_du_bureau(self.parametres)
        self.catalogue = catalogue_du_bureau(self.catalogue, self._noms_du_bureau)

    def nommer(self, texte: str) -> str:
        """A label of the method, with the office’s names where it set them."""
        return nommer(texte, self._noms_du_bureau)

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
        return self._net(_UNIQUES[table][0], colonne, valeur)

    def lignes(self, entite: type[Base]) -> tuple[Mapping[str, Any], ...]:
        """All rows of another table, in the order they were entered, their texts as they may leave the office."""
        if self._dossier is None or self.vierge:
            return ()
        return tuple(self._masquer(entite, ligne, None) for ligne in self._dossier.lignes(entite))

    @cached_property
    def structures(self) -> tuple[Mapping[str, Any], ...]:
        """The register, in the order it was entered."""
        if self._dossier is None or self.vierge:
            return ()
        lignes = self._dossier.lignes(Structure)
        if not self.anonyme:
            return tuple(lignes)
        alias = self._alias
        return tuple(self._masquer(Structure, ligne, alias.get(ligne["id"])) for ligne in lignes)

    @cached_property
    def structures_presentes(self) -> tuple[Mapping[str, Any], ...]:
        """Those that have not left."""
        return tuple(s for s in self.structures if s["mobilisation"] != Mobilisation.SORTIE.value)

    def comite(self, aujourdhui: date) -> Papiers:
        """The session of the comité d’appui its papers are about, and all they print of it; nothing on a blank form."""
        if self._dossier is None or self.vierge:
            return Papiers()
        return lire_papiers(self._dossier, aujourdhui, self.dire if self.anonyme else None, self._seance)

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
        return texte if self._anonymat is None else self._anonymat.dire(texte)

    @cached_property
    def _anonymat(self) -> Anonymat | None:
        return Anonymat(self._dossier) if self.anonyme and self._dossier is not None else None

    @property
    def _alias(self) -> Mapping[str, str]:
        """Row id → « Structure 1 »… of those that didn't consent, numbered in the order of the register."""
        return {} if self._anonymat is None else self._anonymat.alias

    def _net(self, entite: type[Base], colonne: str, valeur: Any) -> Any:
        """What a column holds, cleared of names. An id stays, and a code: a structure may be called « TTC »."""
        if isinstance(valeur, dict):
            return {cle: self._net(entite, colonne, v) for cle, v in valeur.items()}
        if not isinstance(valeur, str) or _ID.fullmatch(valeur):
            return valeur
        info = entite.__table__.columns[colonne].info
        liste = info.get("liste")
        codes = {choix.code for choix in self.catalogue.liste(liste).choix} if liste else ()
        return valeur if info.get("enumeration") or valeur in codes else self.dire(valeur)

    def _masquer(self, entite: type[Base], ligne: Mapping[str, Any], alias: str | None) -> Mapping[str, Any]:
        """The row with every text cleared of others' names, and, ``alias`` given, of who it is."""
        if not self.anonyme:
            return ligne
        net = {colonne: self._net(entite, colonne, v) for colonne, v in ligne.items()}
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
