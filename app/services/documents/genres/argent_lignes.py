"""The budget line by line: expenses by rubrique, time given, resources by state. A spreadsheet adds them up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from app.models.budget_calcul import ZERO
from app.models.definitions.aide import Choix as ChoixDeListe
from app.models.definitions.champs import Choix, Date, Montant, Nombre, TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    Colonne,
    Formule,
    Paragraphe,
    Rangee,
    Renvoi,
    SectionDeTableau,
    Tableau,
)
from app.models.statuts import BasePrix, EtatRessource, NatureDepense
from app.services.budget.lecture import DepenseLue, RessourceLue
from app.services.documents.genres.argent import budget_de, case, rubriques_de
from app.services.documents.genres.contexte import Contexte
from app.services.documents.valeurs import choix_de

TOTAL = "total"
"""Code of the last row of each table."""

DEPENSES, TEMPS, RESSOURCES = "budget-depenses", "budget-temps", "budget-ressources"
"""Codes of the tables, by which formulas of others refer to them."""

_BASES = Choix(tuple(ChoixDeListe(base.value, base.libelle) for base in BasePrix))
_COLONNES = (
    Colonne("libelle", "Dépense", TexteLong(), largeur=40, largeur_tableur=44),
    Colonne("quantite", "Quantité", Nombre(), largeur=12, largeur_tableur=11),
    Colonne("unite", "Unité", TexteLong(), largeur=15, largeur_tableur=14),
    Colonne("cout_unitaire", "Coût unitaire", Montant(), largeur=17, largeur_tableur=16),
    Colonne("base_prix", "HT / TTC", _BASES, largeur=10, largeur_tableur=10),
    Colonne("tva", "TVA (%)", Nombre(), largeur=9, largeur_tableur=10),
    Colonne("ttc", "Montant TTC", Montant(), largeur=20, largeur_tableur=18),
)
_COLONNES_RESSOURCES = (
    Colonne("financeur", "Financeur", TexteLong(), largeur=44, largeur_tableur=40),
    Colonne("famille", "Famille de financement", TexteLong(), largeur=36, largeur_tableur=36),
    Colonne("reponse_le", "Réponse attendue", Date(), largeur=18, largeur_tableur=18),
    Colonne("montant", "Montant", Montant(), largeur=20, largeur_tableur=18),
)
_ETATS = (
    EtatRessource.VERSE, EtatRessource.ACCORDE, EtatRessource.SOLLICITE, EtatRessource.PRESSENTI, EtatRessource.REFUSE,
)  # fmt: skip
_VIERGES = 2
_LOT = 200
"""Cells a SUM takes at once; a spreadsheet accepts 255."""


def depenses(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What is to be paid, rubrique by rubrique, with subtotals."""
    matiere = contexte.matiere
    lues = budget_de(matiere).depenses_de(NatureDepense.DEPENSE)
    connues = rubriques_de(matiere)
    propres = sorted({d.calcul.rubrique for d in lues} - {code for code, _ in connues})
    groupes = (*connues, *((code, code or "Sans rubrique") for code in propres))
    rien = () if lues or matiere.vierge else (Paragraphe("Aucune dépense n’est encore inscrite.", "vide"),)
    tableau = _tableau_de_depenses(
        DEPENSES, "Dépenses", lues, groupes, lambda d: d.calcul.rubrique, "Total à payer", contexte.couleur_de(bloc),
        contexte,
    )  # fmt: skip
    return (*contexte.titre(bloc), *rien, tableau)


def temps(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Time given by the DLA, the partners, the beneficiaries, counted apart; nothing where none is."""
    lues = tuple(d for d in budget_de(contexte.matiere).depenses if d.calcul.valorisee)
    if not lues and not contexte.matiere.vierge:
        return ()
    groupes = tuple((n.value, n.libelle) for n in NatureDepense if n is not NatureDepense.DEPENSE)
    tableau = _tableau_de_depenses(
        TEMPS, "Temps donné", lues, groupes, lambda d: d.calcul.nature.value, "Total du temps donné",
        contexte.couleur_de(bloc), contexte,
    )  # fmt: skip
    return (*contexte.titre(bloc), tableau)


def ressources(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who pays, the surest first; what was refused is told and not counted."""
    matiere = contexte.matiere
    lues = budget_de(matiere).ressources
    if not lues and not matiere.vierge:
        return (*contexte.titre(bloc), Paragraphe("Aucune ressource n’est encore inscrite.", "vide"))
    mots = {c.code: c.texte for c in choix_de(matiere.catalogue, "familles_financement")}
    sections, comptees = [], []
    for etat in _ETATS:
        siennes = [r for r in lues if r.calcul.etat is etat]
        rangees = [_rangee_de_ressource(r, mots.get(r.calcul.famille, r.calcul.famille)) for r in siennes]
        if matiere.vierge and etat is not EtatRessource.REFUSE:
            vide = (Case(),) * len(_COLONNES_RESSOURCES)
            rangees = [Rangee(f"vierge-{etat.value}-{n}", vide) for n in range(1, _VIERGES + 1)]
        if not rangees:
            continue
        refus = etat is EtatRessource.REFUSE
        sections.append(SectionDeTableau(f"{etat.libelle}{', pour mémoire' if refus else ''}", tuple(rangees)))
        if not refus:
            comptees.append(Renvoi(rangees[0].code, "montant", rangees[-1].code))
    total = sum((r.calcul.comptee for r in lues), ZERO)
    fin = Case(
        "" if matiere.vierge else Montant().ecrire(total), None if matiere.vierge else total, (), somme(comptees)
    )
    derniere = Rangee(TOTAL, (Case("Total des ressources"), Case(), Case(), fin), total=True)
    tableau = Tableau(
        RESSOURCES, _COLONNES_RESSOURCES, (*sections, SectionDeTableau("", (derniere,))), hauteur_vierge=9,
        couleur=contexte.couleur_de(bloc), noms_en_gras=False, feuille="Ressources", extensible=False,
    )  # fmt: skip
    return (*contexte.titre(bloc), tableau)


def somme(renvois: Sequence[Renvoi]) -> Formule:
    """The sum of these cells; 0 of none."""
    parties: list[str | Renvoi] = []
    for debut in range(0, len(renvois), _LOT):
        parties.append("+SUM(" if debut else "SUM(")
        for rang, renvoi in enumerate(renvois[debut : debut + _LOT]):
            parties += [",", renvoi] if rang else [renvoi]
        parties.append(")")
    return Formule(tuple(parties) or ("0",))


def _tableau_de_depenses(
    code: str, feuille: str, lues: Sequence[DepenseLue], groupes: Sequence[tuple[str, str]],
    groupe_de: Callable[[DepenseLue], str], mots_du_total: str, couleur: str, contexte: Contexte,
) -> Tableau:  # fmt: skip
    unites = {c.code: c.texte for c in choix_de(contexte.matiere.catalogue, "unites_budget")}
    sections: list[SectionDeTableau] = []
    a_sommer: list[Renvoi] = []
    for groupe, mots in groupes:
        rangees = [_rangee(d, unites.get(d.unite, d.unite)) for d in lues if groupe_de(d) == groupe]
        if contexte.matiere.vierge:
            rangees = [_vierge(f"vierge-{groupe}-{n}") for n in range(1, _VIERGES + 1)]
        if not rangees:
            continue
        if contexte.matiere.vierge:
            a_sommer.append(Renvoi(rangees[0].code, "ttc", rangees[-1].code))
        elif len(rangees) > 1:
            a_sommer.append(Renvoi(f"sous-total-{groupe or 'sans'}", "ttc"))
            rangees.append(_sous_total(f"sous-total-{groupe or 'sans'}", "Sous-total", rangees))
        else:
            a_sommer.append(Renvoi(rangees[0].code, "ttc"))
        sections.append(SectionDeTableau(mots, tuple(rangees)))
    total = None if contexte.matiere.vierge else sum((d.calcul.ttc for d in lues), ZERO)
    fin = _total(TOTAL, mots_du_total, Case(Montant().ecrire(total), total, (), somme(a_sommer)))
    return Tableau(
        code, _COLONNES, (*sections, SectionDeTableau("", (fin,))), hauteur_vierge=8, couleur=couleur,
        noms_en_gras=False, feuille=feuille, extensible=False,
    )  # fmt: skip


def _rangee(depense: DepenseLue, unite: str) -> Rangee:
    c = depense.calcul
    libelle = "\n".join(t for t in (depense.libelle, depense.commentaire) if t)
    return Rangee(
        depense.id,
        (
            Case(libelle), Case(Nombre().ecrire(c.quantite), c.quantite), Case(unite), case(c.cout_unitaire),
            Case(c.base_prix.libelle, c.base_prix.libelle), Case(Nombre().ecrire(c.tva), c.tva),
            Case(Montant().ecrire(c.ttc) if c.complete else "", c.ttc if c.complete else None, (), _ligne(depense.id)),
        ),
    )  # fmt: skip


def _vierge(code: str) -> Rangee:
    return Rangee(code, (*(Case(),) * (len(_COLONNES) - 1), Case(formule=_ligne(code))))


def _ligne(code: str) -> Formule:
    """Quantity × unit cost to the cent, then VAT to the cent where the price is before it."""
    q, c, base, tva = (Renvoi(code, nom) for nom in ("quantite", "cout_unitaire", "base_prix", "tva"))
    return Formule(
        (
            'IF(OR(', q, '="",', c, '=""),"",IF(', base, '="HT",ROUND(ROUND(', q, "*", c, ",2)*(100+", tva,
            ")/100,2),ROUND(", q, "*", c, ",2)))",
        )
    )  # fmt: skip


def _sous_total(code: str, mots: str, rangees: Sequence[Rangee]) -> Rangee:
    valeurs = [valeur for r in rangees if isinstance(valeur := r.cases[-1].valeur, Decimal)]
    total = sum(valeurs, ZERO) if valeurs else None
    formule = somme([Renvoi(rangees[0].code, "ttc", rangees[-1].code)])
    return _total(code, mots, Case(Montant().ecrire(total), total, (), formule))


def _total(code: str, mots: str, fin: Case) -> Rangee:
    return Rangee(code, (Case(mots), *(Case(),) * (len(_COLONNES) - 2), fin), total=True)


def _rangee_de_ressource(ressource: RessourceLue, famille: str) -> Rangee:
    jour = ressource.reponse_le
    return Rangee(
        ressource.id,
        (
            Case("\n".join(t for t in (ressource.financeur, ressource.conditions) if t)), Case(famille),
            Case(Date().ecrire(jour), jour), case(ressource.calcul.montant),
        ),
    )  # fmt: skip
