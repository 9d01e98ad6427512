"""Office parameters: what `resources/parametres.toml` ships, and what this office has set instead (R41).

A value set here lives in the settings of the computer, under its code. One that no longer makes sense (another version,
a file edited by hand) is left where it is and not used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.models.definitions.parametres import DefinitionsParametres, Parametre, ValeurParametre
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import INSECABLE, nombre
from app.services.catalogue.construction import Inconstructible, construire
from app.services.catalogue.lecture import Texte, lire_texte
from app.services.reglages import lire_reglages
from app.services.ressources import dossier_ressources

FICHIER = "parametres.toml"


def lire_definitions(racine: Path) -> tuple[DefinitionsParametres | None, Texte]:
    """The definitions of a folder of resources, and the text with its problems; None where it can’t be built."""
    texte = lire_texte(racine / FICHIER, racine)
    if texte.problemes:
        return None, texte
    try:
        lues = construire(DefinitionsParametres, texte.donnees, texte)
    except Inconstructible:
        return None, texte
    _verifier(lues, texte)
    return lues, texte


@cache
def definitions() -> DefinitionsParametres:
    """The parameters shipped, read once. `ErreurUtilisateur` when their file is missing or damaged."""
    racine = dossier_ressources()
    if not (racine / FICHIER).is_file():
        raise ErreurUtilisateur(
            f"Installation incomplète : le fichier « resources/{FICHIER} » est introuvable.",
            "Réinstallez Ingéco ; vos dossiers ne sont pas touchés.",
        )
    lues, texte = lire_definitions(racine)
    if lues is None or texte.problemes:
        raise ErreurUtilisateur("Les paramètres du bureau sont illisibles.", "\n".join(map(str, texte.problemes)))
    return lues


def parametre(code: str, choisis: Mapping[str, ValeurParametre] | None = None) -> ValeurParametre:
    """The value in force: the office’s own, else the one shipped. KeyError if there is no such parameter.

    ``choisis`` is `Reglages.parametres`; left out, the settings of this computer are read.
    """
    defini = definitions().un(code)
    valeur = (lire_reglages().parametres if choisis is None else choisis).get(code)
    return valeur if valeur is not None and defini.accepte(valeur) else defini.defaut


def nombre_de(code: str, choisis: Mapping[str, ValeurParametre] | None = None) -> int:
    """The same for a number. TypeError for a name."""
    valeur = parametre(code, choisis)
    if not isinstance(valeur, int):
        raise TypeError(code)
    return valeur


def delais(choisis: Mapping[str, ValeurParametre] | None = None) -> Mapping[str, int]:
    """All numbers in force, by code."""
    choisis = lire_reglages().parametres if choisis is None else choisis
    return {p.code: nombre_de(p.code, choisis) for p in definitions().parametre if p.nombre is not None}


def noms_du_bureau(choisis: Mapping[str, ValeurParametre] | None = None) -> Mapping[str, str]:
    """The names this office has set for services and networks, by the name the guide gives them; others are left out.

    The reports print them in place of the guide’s (`app.services.documents.noms`).
    """
    choisis = lire_reglages().parametres if choisis is None else choisis
    noms = (p for p in definitions().parametre if p.remplace_le_guide and p.code in choisis)
    return {p.guide: str(choisis[p.code]).strip() for p in noms if p.accepte(choisis[p.code])}


def choisir(
    choisis: Mapping[str, ValeurParametre], code: str, valeur: ValeurParametre | None
) -> dict[str, ValeurParametre]:
    """What the office has set, with one more; None, an empty name or the value shipped: as shipped again.

    A name that stands for the guide’s is kept even where it is the one shipped: the documents then say it.
    """
    defini = definitions().un(code)
    valeur = valeur.strip() if isinstance(valeur, str) else valeur
    autres = {nom: v for nom, v in choisis.items() if nom != code}
    if valeur in (None, "") or (valeur == defini.defaut and not defini.remplace_le_guide):
        return autres
    if not defini.accepte(valeur) and defini.nombre is None:
        raise ErreurUtilisateur(
            f"« {valeur} » n’est pas un choix de « {defini.titre} ».", "La valeur d’avant est gardée."
        )
    if not defini.accepte(valeur):
        raise ErreurUtilisateur(
            f"« {defini.titre} » va de {defini.minimum} à {defini.maximum} {defini.unite}.".replace(" .", "."),
            "La valeur d’avant est gardée.",
        )
    assert valeur is not None
    return {**autres, code: valeur}


def dire_defaut(defini: Parametre) -> str:
    """« 15 jours ouvrés », « DDETS »: the value as shipped, in words."""
    valeur = defini.defaut
    if isinstance(valeur, int):
        return f"{nombre(valeur)}{INSECABLE}{defini.unite}"
    return next((choix.texte for choix in defini.choix if choix.code == valeur), valeur)


def _verifier(lues: DefinitionsParametres, texte: Texte) -> None:
    """What a definition refers to must exist; problems are noted in ``texte``."""
    groupes = {g.code for g in lues.groupe}
    chiffres = {p.code for p in lues.parametre if p.nombre is not None}
    codes = [p.code for p in lues.parametre]
    for parametre_ in lues.parametre:
        if parametre_.groupe not in groupes:
            texte.signaler(parametre_.code, f"le groupe « {parametre_.groupe} » n’existe pas.", "groupe")
        if codes.count(parametre_.code) > 1:
            texte.signaler(parametre_.code, "ce code est employé deux fois.")
        if not parametre_.accepte(parametre_.defaut):
            texte.signaler(parametre_.code, "la valeur d’origine sort de ses propres bornes, ou manque.")
    for modele in lues.modele:
        connues = {""}
        for etape in modele.etape:
            if etape.parametre not in chiffres:
                texte.signaler(
                    etape.code, f"le paramètre « {etape.parametre} » n’est pas un nombre connu.", "parametre"
                )
            if inconnus := set(re.findall(r"{(.*?)}", etape.rappel)) - chiffres:
                texte.signaler(etape.code, f"« {', '.join(sorted(inconnus))} » n’est pas un nombre connu.", "rappel")
            if etape.avant not in connues:
                texte.signaler(etape.code, f"l’étape « {etape.avant} » doit être écrite plus haut.", "avant")
            connues.add(etape.code)
