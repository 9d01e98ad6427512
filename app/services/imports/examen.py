"""Making the report: read every line below the headings, compare it with the register and with the lines above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.models.colonnes import Colonne
from app.models.nombres import ValeurIncomprise
from app.models.structure import Structure
from app.models.texte import sans_accents
from app.models.typographie import francais, pluriel
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.tables import codec, nom_de
from app.services.imports.appariement import NOTES, Appariement, ColonneLue
from app.services.imports.rapport import Constat, Difference, LigneRapport, Rapport, Sort, avec
from app.services.imports.registre_connu import Annuaire, Reconnue
from app.services.imports.tableau import Feuille
from app.services.imports.valeurs import lire_case

_TOTAL = re.compile(r"(?:sous[ -])?tota(?:l|ux)(?: general)?")
_LIANTS = {"contact_nom": " ", "adresse": ", ", "telephone": " / ", "courriel": " ; ", "branche": " ; "}
"""Between what several columns say of one field; a new line elsewhere."""


def etablir(
    feuille: Feuille, appariement: Appariement, champs: Mapping[str, Colonne], dossier: Dossier, fichier: str
) -> Rapport:
    """Read every line below the headings and compare it with the register."""
    registre = {str(ligne["id"]): ligne for ligne in dossier.lignes(Structure)}
    annuaire, deja_lues = Annuaire(registre.items()), Annuaire()
    titres = {sans_accents(c.titre.strip()) for c in appariement.colonnes if c.titre}
    lignes, vides = [], 0
    for rang in range(appariement.titres + 1, len(feuille.lignes)):
        if not any(case.strip() for case in feuille.lignes[rang]):
            vides += 1
            continue
        if _repete_les_titres(feuille.lignes[rang], titres):
            lignes.append(LigneRapport(rang + 1, Sort.REFUSEE, {}, "Ce sont les titres, répétés."))
            continue
        ligne = _lire_ligne(feuille, rang, appariement, champs)
        if ligne.sort is not Sort.REFUSEE or ligne.constats:
            ligne = _comparer(ligne, annuaire, deja_lues, registre, champs)
            deja_lues.retenir(ligne.numero, ligne.valeurs)
        lignes.append(ligne)
    return Rapport(fichier, tuple(lignes), dossier.revision, vides)


# --- reading one line ---------------------------------------------------------------------------------------


def _repete_les_titres(cases: tuple[str, ...], titres: set[str]) -> bool:
    pleines = [sans_accents(" ".join(case.split())) for case in cases if case.strip()]
    return len(pleines) > 1 and all(case in titres for case in pleines)


def _lire_ligne(feuille: Feuille, rang: int, appariement: Appariement, champs: Mapping[str, Colonne]) -> LigneRapport:
    valeurs: dict[str, Any] = {}
    constats, avis, notes = [], [], []
    autres: dict[str, Any] = {}
    for colonne in appariement.colonnes:
        texte, defaut = feuille.case(rang, colonne.rang), feuille.defauts.get((rang, colonne.rang))
        if not colonne.champ or not (texte.strip() or defaut):
            continue
        if colonne.champ == NOTES:
            notes.append(f"{colonne.nom}\u00a0: {texte.strip()}")
            continue
        champ = champs[colonne.champ]
        try:
            if defaut:
                raise ValeurIncomprise(_defaut(defaut))
            lue = lire_case(colonne.champ, champ, texte)
        except ValeurIncomprise as refus:
            constats.append(Constat(colonne.lettre, champ.libelle, texte.strip(), francais(str(refus))))
            continue
        if lue.valeur is not None:
            _ranger(valeurs, colonne, lue.valeur)
        if lue.avis:
            avis.append(francais(f"{champ.libelle} : {lue.avis}."))
        autres |= lue.autres
    valeurs = {**autres, **valeurs}
    if notes:
        valeurs["notes"] = "\n".join(filter(None, (valeurs.get("notes"), *notes)))
    sort, motif = _juger(valeurs, constats)
    return LigneRapport(rang + 1, sort, valeurs, motif, tuple(constats), tuple(avis))


def _defaut(defaut: str) -> str:
    if defaut.startswith("#"):
        return f"la cellule contient l’erreur {defaut}."
    return "cette formule n’a jamais été calculée : ouvrez la liste dans votre tableur et enregistrez-la."


def _ranger(valeurs: dict[str, Any], colonne: ColonneLue, valeur: Any) -> None:
    """Put a value, after what another column already gave to the same field (« Prénom », « Nom »)."""
    deja = valeurs.get(colonne.champ)
    liant = _LIANTS.get(colonne.champ, "\n")
    valeurs[colonne.champ] = valeur if deja is None else f"{deja}{liant}{valeur}"


def _juger(valeurs: Mapping[str, Any], constats: list[Constat]) -> tuple[Sort, str]:
    nom = str(valeurs.get("nom") or "")
    if not nom:
        constats.clear()
        return Sort.REFUSEE, "Le nom de la structure manque."
    if _TOTAL.fullmatch(sans_accents(nom).strip(" :")):
        constats.clear()
        return Sort.REFUSEE, "C’est une ligne de total."
    if constats:
        return Sort.REFUSEE, francais(f"Illisible : {', '.join(c.champ for c in constats)}.")
    return Sort.A_AJOUTER, ""


# --- comparing it with what is known ------------------------------------------------------------------------


def _comparer(
    ligne: LigneRapport,
    annuaire: Annuaire,
    deja_lues: Annuaire,
    registre: Mapping[str, Mapping[str, Any]],
    champs: Mapping[str, Colonne],
) -> LigneRapport:
    if plus_haut := deja_lues.reconnaitre(ligne.valeurs):
        motif = f"Déjà dans la liste, ligne {plus_haut.cle} ({plus_haut.par})."
        return avec(ligne, Sort.DEJA_PRESENTE, motif, par_le_nom=not plus_haut.sure)
    reconnue = annuaire.reconnaitre(ligne.valeurs)
    if reconnue is None:
        if voisine := annuaire.ressemblante(ligne.valeurs):
            conseil = francais(f"Ressemble à « {voisine} », déjà au registre : vérifiez que ce n’est pas la même.")
            return avec(ligne, ligne.sort, ligne.motif, avis=(*ligne.avis, conseil))
        return ligne
    return _confronter(ligne, reconnue, registre[reconnue.cle], champs)


def _confronter(
    ligne: LigneRapport, reconnue: Reconnue, ancienne: Mapping[str, Any], champs: Mapping[str, Colonne]
) -> LigneRapport:
    defauts = codec(nom_de(Structure)).defauts
    complements, differences = {}, []
    for nom, valeur in ligne.valeurs.items():
        if nom == "nom" or ancienne[nom] == valeur:
            continue
        if ancienne[nom] in (None, "", ()) and nom not in defauts:
            complements[nom] = valeur
        elif nom != "notes":
            au_registre, en_liste = (champs[nom].type.texte(v) or "Non" for v in (ancienne[nom], valeur))
            if sans_accents(au_registre) != sans_accents(en_liste):
                differences.append(Difference(champs[nom].libelle, au_registre, en_liste))
    sort = Sort.A_COMPLETER if complements else Sort.DEJA_PRESENTE
    motif = f"Déjà au registre ({reconnue.par})."
    if complements:
        motif += f" Remplirait {pluriel(len(complements), 'champ vide', 'champs vides')}."
    return avec(
        ligne, sort, motif,
        existante=reconnue.cle, complements=complements, differences=tuple(differences), par_le_nom=not reconnue.sure,
    )  # fmt: skip
