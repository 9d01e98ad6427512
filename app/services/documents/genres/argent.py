"""The budget in short, for the reports that have other things to say: amounts in €, with VAT."""

from __future__ import annotations

from decimal import Decimal

from app.models.budget_calcul import ZERO, dire_solde
from app.models.definitions.champs import Montant, TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Colonne,
    Donnee,
    FigureBloc,
    Note,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.statuts import EtatRessource
from app.models.typographie import INSECABLE, francais, montant
from app.services.budget.lecture import Budget, batir_tous, budget_retenu
from app.services.documents.genres.contexte import Contexte
from app.services.documents.matiere import Matiere
from app.services.documents.valeurs import choix_de, libelle_de
from app.services.figures import dessiner_budget

_PRECISIONS = (("financement", 2), ("cout_precision", 1))
_VIDE = "Le budget n’est pas encore saisi."


def budget_de(matiere: Matiere) -> Budget:
    """The budget kept, its texts as they may leave the office; empty on a blank form."""
    return budget_retenu(batir_tous(matiere.lignes))


def rubriques_de(matiere: Matiere) -> tuple[tuple[str, str], ...]:
    """Code and words of the rubriques, in the order of the method."""
    return tuple((c.code, c.texte) for c in choix_de(matiere.catalogue, "rubriques_budget"))


def budget(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Each rubrique, what is to be paid, who pays and how sure it is, the balance; time given, apart."""
    matiere = contexte.matiere
    lu = budget_de(matiere)
    couleur = contexte.couleur_de(bloc)
    if lu.vide and not matiere.vierge:
        return (*contexte.titre(bloc), Paragraphe(_VIDE, "vide"), _precisions(bloc, contexte))
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    if not matiere.vierge:
        blocs.append(FigureBloc(dessiner_budget(lu.totaux, rubriques_de(matiere)), detaillee=True))
    sections = (_a_payer(lu, matiere), _ressources(lu, matiere), *_temps(lu))
    blocs.append(
        Tableau(
            bloc.code,
            (Colonne("poste", "Poste", TexteLong(), largeur=70), Colonne("montant", "Montant", Montant(), largeur=24)),
            sections,
            hauteur_vierge=8,
            hauteur_minimale=8 if matiere.vierge else 0,
            couleur=couleur,
            noms_en_gras=False,
            avec_suite=True,
        )
    )
    if not lu.vide:
        blocs.append(Note(francais(phrase_d_equilibre(lu))))
    return (*blocs, _precisions(bloc, contexte))


def totaux(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The budget as four labelled lines, for the fiche de présentation."""
    matiere = contexte.matiere
    lu = budget_de(matiere)
    t = lu.totaux
    lignes = 1 if matiere.vierge else 0

    def donnee(code: str, libelle: str, valeur: Decimal, montre: bool = True) -> Donnee:
        dit = montant(valeur) if montre and not lu.vide else ""
        return Donnee(f"budget.{code}", libelle, dit, valeur if dit else None, lignes=lignes)

    realisation = t.rubriques.get("realisation", ZERO)
    donnees = (
        donnee("a_payer", "Budget de l’ingénierie", t.depenses),
        donnee("realisation", "dont réalisation", realisation, bool(realisation)),
        donnee("temps", "Temps donné, valorisé à part", t.valorisation, bool(t.valorisation)),
        donnee("ressources", "Ressources réunies ou pressenties", t.ressources),
    )
    return (*contexte.titre(bloc), CleValeurs(bloc.code, donnees, contexte.couleur_de(bloc), "fiche"))


def _a_payer(lu: Budget, matiere: Matiere) -> SectionDeTableau:
    connues = rubriques_de(matiere)
    rubriques = lu.totaux.rubriques
    propres = [(code, code or "Sans rubrique") for code in sorted(rubriques) if code not in dict(connues)]
    rangees = [
        Rangee(f"depense-{code or 'sans'}", (Case(mots), case(None if matiere.vierge else rubriques[code])))
        for code, mots in (*connues, *propres)
        if matiere.vierge or code in rubriques
    ]
    total = Rangee("a-payer", (Case("Total à payer"), case(None if lu.vide else lu.totaux.depenses)), total=True)
    return SectionDeTableau("À payer", (*rangees, total))


def _ressources(lu: Budget, matiere: Matiere) -> SectionDeTableau:
    rangees = [
        Rangee(r.id, (Case(f"{r.financeur} ({r.calcul.etat.libelle.lower()})"), case(r.calcul.montant)))
        for r in lu.ressources
        if r.calcul.etat is not EtatRessource.REFUSE
    ]
    if matiere.vierge:
        rangees = [Rangee(f"ressource-{n}", (Case(), case(None))) for n in range(1, 5)]
    total = Rangee(
        "ressources", (Case("Total des ressources"), case(None if lu.vide else lu.totaux.ressources)), total=True
    )
    return SectionDeTableau("Ressources", (*rangees, total))


def _temps(lu: Budget) -> tuple[SectionDeTableau, ...]:
    donnes = lu.totaux.valorisations
    rangees = tuple(Rangee(nature.value, (Case(nature.libelle), case(donnes[nature]))) for nature in donnes)
    return (SectionDeTableau("Temps donné, compté à part", rangees),) if rangees else ()


def _precisions(bloc: BlocDeRapport, contexte: Contexte) -> CleValeurs:
    matiere = contexte.matiere
    donnees = tuple(
        Donnee(
            f"projet_intervention.{champ}",
            libelle_de(f"projet_intervention.{champ}"),
            matiere.valeur(f"projet_intervention.{champ}") or "",
            lignes=lignes if matiere.vierge else 0,
        )
        for champ, lignes in _PRECISIONS
    )
    return CleValeurs(f"{bloc.code}-precisions", donnees, contexte.couleur_de(bloc), "fiche")


def phrase_d_equilibre(lu: Budget) -> str:
    """« Le budget est équilibré. », « Il manque 2 300 €. », « Il y a 500 € de trop. »"""
    solde = lu.totaux.solde
    debut = "Le budget est" if solde == ZERO else "Il" if solde < ZERO else "Il y a"
    return f"{debut} {dire_solde(solde)}."


def case(valeur: Decimal | None) -> Case:
    """An amount in a cell, or an empty one."""
    return Case(Montant().ecrire(valeur), valeur)


def en_pourcentage(part: Decimal | None) -> str:
    """``33,3 %``; nothing for None."""
    return "" if part is None else f"{part:f}".replace(".", ",").removesuffix(",0") + INSECABLE + "%"
