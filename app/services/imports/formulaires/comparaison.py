"""A form that came back, confronted with the dossier as it is now and with what the form said when it left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.grille import Grille
from app.models.documents.blocs import Tableau
from app.models.typographie import francais
from app.services.documents import composer, definitions
from app.services.ecriture.dossier import Dossier
from app.services.imports.attendu import FORMULAIRE
from app.services.imports.formulaires.colonnes import ColonneLue, colonnes_lues
from app.services.imports.formulaires.entites import registre_de
from app.services.imports.formulaires.jugement import EtatDeLigne, juger
from app.services.imports.formulaires.nouvelles import Nouvelles
from app.services.imports.formulaires.realignement import realigner
from app.services.imports.formulaires.reconnaissance import (
    FormulaireLu,
    FormulaireRefuse,
    Identite,
    RangeeLue,
    identifier,
    lire_formulaire,
)
from app.services.imports.formulaires.retour import LigneRetour, Retour, Sort
from app.services.imports.lecture import Lecture
from app.services.imports.tableau import Classeur
from app.services.registres import Registre


def examiner(dossier: Dossier, catalogue: Catalogue, chemin: Path) -> Retour:
    """Read the form at ``chemin`` and wait for it. Raises `ListeRefusee`; `PasUnFormulaire` when it may be a list."""
    lecture = Lecture(chemin, attendu=FORMULAIRE)
    while (classeur := lecture.resultat(0.2)) is None:
        pass
    return examiner_classeur(dossier, catalogue, classeur, chemin, lecture.empreinte)


def examiner_classeur(
    dossier: Dossier, catalogue: Catalogue, classeur: Classeur, chemin: Path, empreinte: str
) -> Retour:
    """The report on a workbook already read; ``empreinte``: SHA-256 of its file. Raises `FormulaireRefuse`."""
    identite = identifier(classeur)
    _meme_dossier(dossier, identite, classeur.nom)
    grille, registre = _grille(dossier, catalogue, identite)
    colonnes = colonnes_lues(grille, registre, catalogue)
    lu = lire_formulaire(classeur, identite, grille.code, {code: c.titre for code, c in colonnes.items()})
    lu = realigner(lu, colonnes.get(registre.cle))
    comparaison = _Comparaison(dossier, catalogue, grille, registre, colonnes, lu)
    lignes = [comparaison.ligne(rangee) for rangee in lu.rangees]
    return Retour(
        chemin=chemin,
        document=grille.code,
        titre=grille.titre,
        registre=registre,
        lignes=tuple(ligne for ligne in lignes if ligne.cases or ligne.motif),
        inchangees=sum(1 for ligne in lignes if not ligne.cases and not ligne.motif),
        avis=tuple(francais(avis) for avis in (*lu.avis, *comparaison.avis())),
        revision=dossier.revision,
        empreinte=empreinte,
    )


def _meme_dossier(dossier: Dossier, identite: Identite, fichier: str) -> None:
    if not identite.dossier or identite.dossier == dossier.meta().get("dossier", ""):
        return
    de = f" : « {identite.intitule} »" if identite.intitule else ""
    raise FormulaireRefuse(
        f"« {fichier} » est le formulaire d’un autre dossier{de}.",
        "Ouvrez ce dossier-là, puis lisez-y le formulaire. Rien n’a été modifié.",
    )


def _grille(dossier: Dossier, catalogue: Catalogue, identite: Identite) -> tuple[Grille, Registre]:
    """The grid of the form and the register it fills. Raises `FormulaireRefuse` when this version has none."""
    definition = next((d for d in definitions() if d.code == identite.document), None)
    if definition is None:
        raise FormulaireRefuse(
            f"Cette version d’Ingéco ne connaît pas le formulaire « {identite.document} ».",
            "Mettez Ingéco à jour, ou exportez le formulaire à nouveau. Rien n’a été modifié.",
        )
    registre = registre_de(definition.entite, catalogue, dossier) if isinstance(definition, Grille) else None
    if registre is None or not isinstance(definition, Grille):
        raise FormulaireRefuse(
            f"« {definition.titre} » ne se relit pas : ce document est seulement fait pour être lu.",
            "Reportez ses réponses à la main. Rien n’a été modifié.",
        )
    return definition, registre


class _Comparaison:
    """One form and one dossier."""

    def __init__(
        self,
        dossier: Dossier,
        catalogue: Catalogue,
        grille: Grille,
        registre: Registre,
        colonnes: Mapping[str, ColonneLue],
        lu: FormulaireLu,
    ) -> None:
        self._dossier = dossier
        self._catalogue = catalogue
        self._grille = grille
        self._registre = registre
        self._colonnes = colonnes
        self._lu = lu
        self._vues: dict[str, RangeeLue] = {}
        self._nouvelles = Nouvelles(registre, colonnes, self._rangees_du_dossier)

    # --- the dossier as it is now -----------------------------------------------------------------------------

    @cached_property
    def _rangees_du_dossier(self) -> Mapping[str, Mapping[str, Any]]:
        return {str(ligne["id"]): ligne for ligne in self._dossier.lignes(self._registre.entite)}

    @cached_property
    def _textes(self) -> Mapping[str, Mapping[str, str]]:
        """Row id → column → words, as the same form would say them if it left today."""
        anonyme = self._lu.identite.anonyme
        document = composer(self._grille.code, self._dossier, self._catalogue, anonyme=anonyme)
        tableau = next(b for b in document.blocs if isinstance(b, Tableau) and b.code == self._grille.code)
        codes = [colonne.code for colonne in tableau.colonnes]
        return {r.code: dict(zip(codes, (c.texte for c in r.cases), strict=True)) for r in tableau.rangees}

    def _etat(self, id: str, valeurs: Mapping[str, Any]) -> EtatDeLigne:
        """A row of the dossier as it is judged; what the form doesn’t print today is put in words here."""
        vrais = {code: c.ecrire(valeurs[code]) for code, c in self._colonnes.items() if code in valeurs}
        return EtatDeLigne(valeurs, self._textes.get(id, vrais), vrais, self._lu.depart.get(id))

    # --- line by line -----------------------------------------------------------------------------------------

    def ligne(self, rangee: RangeeLue) -> LigneRetour:
        """What that line says."""
        if not rangee.id:
            return self._nouvelles.ligne(rangee)
        valeurs = self._rangees_du_dossier.get(rangee.id)
        if valeurs is None:
            retiree = self._registre.mots.accord("Retiré")
            motif = f"{retiree} du dossier depuis l’envoi du formulaire : cochez pour l’y remettre."
            return self._nouvelles.ligne(rangee, Sort.DISPARUE, motif)
        premiere = self._vues.setdefault(rangee.id, rangee)
        if premiere is not rangee:
            return self._double(rangee, premiere, valeurs)
        cases = juger(rangee, self._colonnes, self._etat(rangee.id, valeurs), self._registre.cle)
        return LigneRetour(rangee.numero, rangee.id, str(valeurs[self._registre.cle] or ""), Sort.CONNUE, cases)

    def _double(self, rangee: RangeeLue, premiere: RangeeLue, valeurs: Mapping[str, Any]) -> LigneRetour:
        """A line copied: another name makes it a new row, the same name makes it a contradiction."""
        cle = self._registre.cle
        nommee = rangee.cases.get(cle)
        colonne = self._colonnes.get(cle)
        if nommee and colonne and nommee.texte.strip() and _differe(colonne, nommee.texte, premiere.cases[cle].texte):
            motif = f"Copie de la ligne {premiere.numero} sous un autre nom : cochez pour l’ajouter."
            return self._nouvelles.ligne(rangee, Sort.DOUBLE, motif)
        cases = juger(rangee, self._colonnes, self._etat(rangee.id, valeurs), cle, proposer=False)
        motif = f"Déjà ligne {premiere.numero} : les deux parlent {_du(self._registre)}."
        return LigneRetour(
            rangee.numero, rangee.id, str(valeurs[cle] or ""), Sort.DOUBLE, cases, francais(motif if cases else "")
        )

    # --- what is worth knowing of the whole -------------------------------------------------------------------

    def avis(self) -> tuple[str, ...]:
        """Columns unknown or missing, rows left out, no memory of the departure; in French."""
        lu, mots = self._lu, self._registre.mots
        avis = []
        if lu.identite.anonyme:
            avis.append("Ce formulaire est anonyme : les noms d’emprunt ne sont pas repris.")
        if lu.inconnues:
            s = "s" if len(lu.inconnues) > 1 else ""
            avis.append(f"Colonne{s} inconnue{s} d’Ingéco, laissée{s} de côté : {', '.join(lu.inconnues)}.")
        manquantes = [c.titre for code, c in self._colonnes.items() if code not in lu.colonnes]
        if manquantes:
            s = "s" if len(manquantes) > 1 else ""
            titres = ", ".join(f"« {titre} »" for titre in manquantes)
            avis.append(f"Colonne{s} retirée{s} du formulaire : {titres}. Le dossier n’y change pas.")
        absentes = [id for id in lu.depart if id in self._rangees_du_dossier and id not in self._vues]
        if absentes:
            manque = "manquent" if len(absentes) > 1 else "manque"
            avis.append(f"{mots.combien(len(absentes))} du dossier {manque} au formulaire : rien n’y change.")
        if not lu.depart and not lu.identite.vierge and lu.rangees:
            avis.append("Ce formulaire ne dit plus ce qu’il contenait au départ : vérifiez chaque case.")
        return tuple(avis)


def _differe(colonne: ColonneLue, un: str, autre: str) -> bool:
    return colonne.forme(un).casefold() != colonne.forme(autre).casefold()


def _du(registre: Registre) -> str:
    le = registre.mots.le
    return f"du {le.removeprefix('le ')}" if le.startswith("le ") else f"de {le}"
