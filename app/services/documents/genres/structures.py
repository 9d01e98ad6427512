"""The register in a report: a summary table, and the mobilisation funnel."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from app.models.definitions.champs import Etp, TypeChamp
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Colonne,
    Donnee,
    FigureBloc,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.typographie import FINE, francais, montant, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.documents.grille import case_de
from app.services.documents.valeurs import choix_de, libelle_de, type_de
from app.services.entonnoir import entonnoir_des_lignes
from app.services.figures import dessiner_entonnoir

_LISTES = {
    "mobilisation": "mobilisation",
    "secteur": "secteurs",
    "statut_juridique": "statut_juridique",
    "financements": "typologie_financement",
}
_LARGEURS = {
    "nom": 30,
    "secteur": 24,
    "branche": 28,
    "aire_actuelle": 28,
    "budget": 13,
    "etp": 11,
    "annee_creation": 10,
    "adherents": 12,
    "mobilisation": 13,
    "finalites": 34,
}
_NOM_AU_LARGE = 44
"""Width of the names once a column is left out: each on one line, a long list is half as high."""
_VIERGES = 6
_NOMMEES = 12
"""Names given where the structures are only told in a few lines; beyond, a list is long."""


def resume(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Structures that have not left, on the columns the definition names; blank, empty rows."""
    matiere = contexte.matiere
    choix = [choix_de(matiere.catalogue, _LISTES.get(c, "")) for c in bloc.colonnes]
    types = [type_de(f"structure.{c}", liste) for c, liste in zip(bloc.colonnes, choix, strict=True)]
    colonnes = tuple(
        Colonne(code, _titre(code, type_), type_, largeur=_LARGEURS.get(code, 20))
        for code, type_ in zip(bloc.colonnes, types, strict=True)
    )
    presentes = matiere.structures_presentes
    if not presentes and not matiere.vierge:
        return (*contexte.titre(bloc), Paragraphe("Aucune structure n’est encore inscrite au registre.", "vide"))
    if bloc.maximum and len(presentes) > bloc.maximum:
        return (*contexte.titre(bloc), _en_bref(bloc, contexte))
    rangees = tuple(
        Rangee(s["id"], tuple(case_de(t, s[c]) for c, t in zip(bloc.colonnes, types, strict=True))) for s in presentes
    )
    if matiere.vierge:
        vide = tuple(Case() for _ in bloc.colonnes)
        rangees = tuple(Rangee(f"vierge-{n}", vide) for n in range(1, (bloc.lignes or _VIERGES) + 1))
    tableau = Tableau(
        bloc.code, colonnes, (SectionDeTableau("", rangees),), hauteur_vierge=9, couleur=contexte.couleur_de(bloc)
    )
    if len(rangees) > _NOMMEES:
        return (*contexte.titre(bloc), *_sans_redite(tableau))
    return (*contexte.titre(bloc), tableau)


def _sans_redite(tableau: Tableau) -> tuple[Bloc, ...]:
    """A long list says once, above, what it would say again on every row; the names take the room."""
    redites = {}
    for i, colonne in enumerate(tableau.colonnes[1:], 1):
        mots = {rangee.cases[i].texte for rangee in tableau.rangees}
        if not colonne.type.numerique and len(mots) == 1 and (mot := mots.pop()):
            redites[i] = francais(f"{colonne.titre.lower()} : {mot}")
    if not redites:
        return (tableau,)
    gardees = [i for i in range(len(tableau.colonnes)) if i not in redites]
    nom, *autres = (tableau.colonnes[i] for i in gardees)
    rangees = tuple(replace(r, cases=tuple(r.cases[i] for i in gardees)) for r in tableau.rangees)
    dit = f"Pour les {pluriel(len(rangees), 'structure')}, {f'{FINE}; '.join(redites.values())}."
    colonnes = (replace(nom, largeur=_NOM_AU_LARGE), *autres)
    return (
        Paragraphe(dit, "discret"),
        replace(tableau, colonnes=colonnes, sections=(SectionDeTableau("", rangees),)),
    )


def _en_bref(bloc: BlocDeRapport, contexte: Contexte) -> CleValeurs:
    """Many structures in a few lines: how many, who, which sectors, what weight."""
    presentes = contexte.matiere.structures_presentes
    secteurs = {c.code: c.texte for c in choix_de(contexte.matiere.catalogue, "secteurs")}
    comptes = Counter(secteurs.get(s["secteur"], s["secteur"]) for s in presentes if s["secteur"])
    donnees = [
        Donnee("nombre", "Nombre", pluriel(len(presentes), "structure")),
        Donnee("noms", "Noms", _nommer([s["nom"] for s in presentes])),
        Donnee("secteurs", "Secteurs", ", ".join(f"{nom} ({n})" for nom, n in comptes.most_common())),
    ]
    for champ, libelle, ecrire in (("budget", "Budgets annuels", montant), ("etp", "Postes", _en_etp)):
        valeurs = [s[champ] for s in presentes if s[champ] is not None]
        if valeurs:
            bornes = f"de {ecrire(min(valeurs))} à {ecrire(max(valeurs))}, {ecrire(sum(valeurs, Decimal(0)))} en tout"
            donnees.append(Donnee(champ, libelle, f"{bornes} ({pluriel(len(valeurs), 'réponse')})"))
    return CleValeurs(bloc.code, tuple(donnees), contexte.couleur_de(bloc), "fiche")


def _nommer(noms: list[str]) -> str:
    """All names, or the first of them: the whole list is the grid of the structures."""
    if len(noms) <= _NOMMEES:
        return ", ".join(noms)
    return ", ".join(noms[:_NOMMEES]) + f"… et {len(noms) - _NOMMEES} autres (voir la grille des structures)"


def _en_etp(valeur: Decimal) -> str:
    return Etp().ecrire(valeur)


def _titre(code: str, type_: TypeChamp) -> str:
    libelle = libelle_de(f"structure.{code}")
    return f"{libelle} (ETP)" if isinstance(type_, Etp) else libelle


def entonnoir(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """How far the structures have come; nothing on a blank form or before there is any structure."""
    lignes = [(s["id"], s["mobilisation"], s["mobilisation_motif"]) for s in contexte.matiere.structures]
    if not lignes:
        return ()
    lu = entonnoir_des_lignes(lignes, contexte.matiere.rangs_des_sorties)
    paliers = [(palier.mots, palier.atteint) for palier in lu.paliers]
    pertes = [palier.sorties for palier in lu.paliers]
    figure = dessiner_entonnoir(paliers, lu.sorties, pertes=pertes, motifs=lu.motifs)
    return (*contexte.titre(bloc), FigureBloc(figure, bloc.texte))
