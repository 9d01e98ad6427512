"""The budget in short, from the projet d’intervention: amounts in €."""

from __future__ import annotations

from decimal import Decimal

from app.models.definitions.champs import Montant, TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import Bloc, Case, CleValeurs, Colonne, Donnee, Note, Rangee, SectionDeTableau, Tableau
from app.models.typographie import francais, montant
from app.services.documents.genres.contexte import Contexte
from app.services.documents.valeurs import libelle_de

_POSTES = ("cout_prestations", "cout_logistique", "valorisation")
_TABLE = "projet_intervention"


def budget(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Each post, the total announced, who pays; a remark when the posts don't add up to the total."""
    matiere = contexte.matiere
    valeurs: dict[str, Decimal | None] = {p: matiere.valeur(f"{_TABLE}.{p}") for p in (*_POSTES, "cout_total")}
    rangees = tuple(
        Rangee(f"{_TABLE}.{poste}", (Case(libelle_de(f"{_TABLE}.{poste}")), _montant(valeurs[poste])))
        for poste in _POSTES
    )
    total = Rangee(f"{_TABLE}.cout_total", (Case("Budget total"), _montant(valeurs["cout_total"])), total=True)
    couleur = contexte.couleur_de(bloc)
    tableau = Tableau(
        bloc.code,
        (Colonne("poste", "Poste", TexteLong(), largeur=70), Colonne("montant", "Montant", Montant(), largeur=24)),
        (SectionDeTableau("", (*rangees, total)),),
        hauteur_vierge=8,
        couleur=couleur,
        noms_en_gras=False,
        avec_suite=True,
    )
    blocs: list[Bloc] = [*contexte.titre(bloc), tableau]
    detail = sum((v for p in _POSTES if (v := valeurs[p]) is not None), Decimal(0))
    annonce = valeurs["cout_total"]
    if annonce is not None and detail and detail != annonce:
        detail_annonce = f"Les postes détaillés font {montant(detail)} ; le budget annoncé est de {montant(annonce)}."
        blocs.append(Note(francais(detail_annonce)))
    precisions = tuple(
        Donnee(
            f"{_TABLE}.{champ}",
            libelle_de(f"{_TABLE}.{champ}"),
            matiere.valeur(f"{_TABLE}.{champ}") or "",
            lignes=lignes if matiere.vierge else 0,
        )
        for champ, lignes in (("financement", 2), ("cout_precision", 1))
    )
    return (*blocs, CleValeurs(f"{bloc.code}-precisions", precisions, couleur, "fiche"))


def _montant(valeur: Decimal | None) -> Case:
    return Case(Montant().ecrire(valeur), valeur)
