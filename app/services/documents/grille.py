"""A grid definition and the register → one table. A column « structure » of another table shows the name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.base import Base
from app.models.definitions.aide import Choix as ChoixDeListe
from app.models.definitions.champs import Choix as TypeChoix
from app.models.definitions.champs import Etp, OuiNon, TypeChamp, type_champ
from app.models.definitions.grille import ColonneDeGrille, Grille
from app.models.documents.blocs import (
    Bloc,
    Case,
    Coche,
    Colonne,
    GroupeColonnes,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.typographie import nombre
from app.services.documents.matiere import Matiere
from app.services.documents.valeurs import choix_de, valeur_simple

_CHOIX_A_COCHER = 4
"""Lists up to this long are printed as boxes where nothing was answered; longer ones leave room to write."""

_STRUCTURES = "structure"
"""The table most grids read."""


def composer_grille(grille: Grille, matiere: Matiere, couleurs: Mapping[str, str]) -> tuple[Bloc, ...]:
    """The grid, filled from the register or blank."""
    choix = [choix_de(matiere.catalogue, c.liste) for c in grille.colonnes]
    types = [type_champ(c.type, liste) for c, liste in zip(grille.colonnes, choix, strict=True)]
    libres = [() if isinstance(t, TypeChoix) else liste for t, liste in zip(types, choix, strict=True)]
    groupe_de = {c.code: g.code for g in grille.groupe for c in g.colonne}
    vide = tuple(case_de(t, None) for t in types)
    rangees = tuple(
        Rangee(
            s["id"],
            tuple(case_de(t, s[c.code], libre) for t, c, libre in zip(types, grille.colonnes, libres, strict=True)),
        )
        for s in _lignes(grille, matiere)
    )
    couleur = couleurs.get(grille.etape, "texte")
    tableau = Tableau(
        code=grille.code,
        colonnes=tuple(
            _colonne(c, t, groupe_de[c.code]) for c, t in zip(grille.colonnes, types, strict=True)
        ),
        sections=(SectionDeTableau("", rangees or _vierges(grille, vide)),),
        groupes=tuple(GroupeColonnes(g.code, g.titre, couleurs.get(g.etape, couleur)) for g in grille.groupe),
        hauteur_vierge=grille.hauteur_vierge,
        couleur=couleur,
    )  # fmt: skip
    blocs: list[Bloc] = []
    texte = grille.consigne_vierge if matiere.vierge else grille.consigne
    if texte:
        blocs.append(Paragraphe(texte, "chapeau"))
    if not matiere.vierge and not rangees:
        quoi = (
            "structure n’est encore inscrite au registre"
            if grille.entite == _STRUCTURES
            else "ligne n’est encore écrite"
        )
        blocs.append(Paragraphe(f"Aucune {quoi}.", "vide"))
    return (*blocs, tableau)


def _lignes(grille: Grille, matiere: Matiere) -> tuple[Mapping[str, Any], ...]:
    """The rows of the table that the grid reads; those of a structure come in the order of the structures, named."""
    if grille.entite == _STRUCTURES:
        return matiere.structures
    lignes = matiere.lignes(_entite(grille.entite))
    if "structure" not in {c.code for c in grille.colonnes}:
        return lignes
    noms = {s["id"]: str(s["nom"]) for s in matiere.structures}
    rangs = {id: rang for rang, id in enumerate(noms)}
    nommees = sorted(lignes, key=lambda ligne: rangs.get(ligne["structure"], len(rangs)))
    return tuple({**ligne, "structure": noms.get(ligne["structure"], "")} for ligne in nommees)


def _entite(table: str) -> type[Base]:
    return Base.entites[table]


def _vierges(grille: Grille, vide: tuple[Case, ...]) -> tuple[Rangee, ...]:
    return tuple(Rangee(f"vierge-{n}", vide) for n in range(1, grille.lignes_vierges + 1))


def _colonne(colonne: ColonneDeGrille, type_: TypeChamp, groupe: str) -> Colonne:
    return Colonne(
        colonne.code, colonne.titre, type_, groupe, colonne.largeur, colonne.largeur_tableur, colonne.empile,
        colonne.fixe, colonne.tableur_seul,
    )  # fmt: skip


def case_de(type_: TypeChamp, valeur: Any, suggestions: tuple[ChoixDeListe, ...] = ()) -> Case:
    """A cell: the words of its value, or the boxes to tick when a short list has no answer yet.

    ``suggestions``: a text that is a code of this list is printed in the list's words.
    """
    if valeur in (None, "", ()):
        if isinstance(type_, TypeChoix) and 0 < len(type_.choix) <= _CHOIX_A_COCHER:
            return Case(choix=tuple(Coche(c.code, c.texte) for c in type_.choix))
        return Case(choix=(Coche("oui", "Oui"), Coche("non", "Non"))) if isinstance(type_, OuiNon) else Case()
    # The head of an ETP column already says « ETP ».
    texte = nombre(valeur) if isinstance(type_, Etp) else type_.ecrire(valeur)
    texte = next((c.texte for c in suggestions if c.code == valeur), texte)
    return Case(texte, texte if suggestions else valeur_simple(valeur))
