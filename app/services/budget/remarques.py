"""What is worth a second look in a budget, as French sentences with the place where to look. Nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.models import budget_calcul
from app.models.budget_calcul import ZERO
from app.models.statuts import BasePrix, EtatRessource, NatureDepense
from app.models.texte import sans_accents
from app.models.typographie import date_longue, francais, montant, nombre
from app.services.budget.comparaison import RETENUES
from app.services.budget.lecture import Budget, DepenseLue, RessourceLue, lire_budget
from app.services.budget.partage import DES_DLA
from app.services.ecriture.dossier import Dossier
from app.services.structures import lister

CREDITS_DU_DLA = "dla"
"""Code of the DLA’s own credits in the list of families: they never overlap with credits already there (S1 FP7)."""

_AUTRE_FINANCEUR = frozenset(("societe_commerciale", "collectivite"))
"""Statuses that the credits of a DLA don’t pay for."""

_TVA = re.compile(r"\bt\.?v\.?a\b")
_TVA_BASSE, _TVA_HAUTE = Decimal("0.9"), 30
"""Rates (%) outside which a VAT is worth a second look: those of France go from 0.9 to 20, or there is none."""


@dataclass(frozen=True)
class Remarque:
    """A sentence, the address where it is mended, and whether it is more than a detail."""

    texte: str
    adresse: str
    grave: bool = False


def remarques(budget: Budget, aujourdhui: date) -> tuple[Remarque, ...]:
    """All of them: the balance first, then the lines in their order."""
    dites = [*_equilibre(budget)]
    for depense in budget.depenses:
        dites += [Remarque(francais(texte), f"budget:{depense.id}") for texte in _de_la_depense(depense)]
    dites += [
        Remarque(francais(texte), f"budget:{ressource.id}", grave)
        for ressource in budget.ressources
        for texte, grave in _de_la_ressource(ressource, aujourdhui)
    ]
    return (*dites, *_tva_deux_fois(budget.depenses))


def remarque_des_statuts(dossier: Dossier, budget: Budget) -> tuple[Remarque, ...]:
    """S3: the DLA pays for associations; companies and public bodies of the group need another funder."""
    if budget.vide:
        return ()
    autres = [
        structure["nom"]
        for structure in lister(dossier, "nom", "statut_juridique", "mobilisation")
        if structure["statut_juridique"] in _AUTRE_FINANCEUR and structure["mobilisation"] in RETENUES
    ]
    ailleurs = any(montant_ > ZERO for famille, montant_ in budget.totaux.familles.items() if famille not in DES_DLA)
    if not autres or ailleurs:
        return ()
    qui = f"« {autres[0]} »" if len(autres) == 1 else f"{len(autres)} structures retenues"
    verbe = "n’est pas une association" if len(autres) == 1 else "ne sont pas des associations"
    texte = f"{qui} {verbe} : le DLA ne peut pas payer leur part, il faut un autre financeur (S3)."
    if len(autres) == 1:
        texte = texte.replace("leur part", "sa part")
    return (Remarque(francais(texte), "budget:ou-chercher", grave=True),)


def dire_solde(budget: Budget) -> str:
    """« équilibré », « manque 2 300 € », « 500 € de trop »; « à chiffrer » without amounts, nothing without lines."""
    if budget.vide:
        return ""
    if budget.a_chiffrer:
        return "à chiffrer"
    return budget_calcul.dire_solde(budget.totaux.solde)


def resume(dossier: Dossier) -> str:
    """The budget kept in two words, for the rail: `dire_solde_en_euros`."""
    return dire_solde_en_euros(lire_budget(dossier))


def dire_solde_en_euros(budget: Budget) -> str:
    """As `dire_solde`, without the cents where there are euros: for narrow places."""
    solde = budget.totaux.solde
    if abs(solde) < 1:
        return dire_solde(budget)
    return budget_calcul.dire_solde(solde.quantize(Decimal(1), ROUND_HALF_UP))


def _equilibre(budget: Budget) -> Iterator[Remarque]:
    totaux = budget.totaux
    if budget.vide:
        return
    if totaux.solde < ZERO:
        texte = f"Il manque {montant(-totaux.solde)} : les ressources ne couvrent pas ce qui est à payer."
        yield Remarque(francais(texte), "budget:ou-chercher", grave=True)
    elif totaux.solde > ZERO:
        yield Remarque(francais(f"Les ressources dépassent ce qui est à payer de {montant(totaux.solde)}."), "budget")
    if totaux.solde >= ZERO and totaux.depenses > ZERO and totaux.solde_sur < ZERO:
        sures = montant(totaux.ressources_sures)
        debut = f"Seuls {sures} sont accordés ou versés" if totaux.ressources_sures else "Rien n’est encore accordé"
        texte = f"{debut} : {montant(-totaux.solde_sur)} restent à confirmer."
        yield Remarque(francais(texte), "budget")


def _de_la_depense(depense: DepenseLue) -> Iterator[str]:
    calcul, nom = depense.calcul, _nom(depense.libelle, "sans libellé")
    if calcul.quantite is None and calcul.cout_unitaire is None:
        yield f"{nom} : la quantité et le coût unitaire manquent ; la ligne compte pour 0 €."
    elif calcul.cout_unitaire is None:
        yield f"{nom} : le coût unitaire manque ; la ligne compte pour 0 €."
    elif calcul.quantite is None:
        yield f"{nom} : la quantité manque ; la ligne compte pour 0 €."
    elif calcul.montant == ZERO:
        yield f"{nom} : le montant est nul."
    elif calcul.montant < ZERO:
        yield f"{nom} : le montant est négatif. Une remise, un avoir ? Une recette se note plutôt en ressource."
    if calcul.tva is not None and calcul.tva != ZERO and not _TVA_BASSE <= calcul.tva <= _TVA_HAUTE:
        yield f"{nom} : une TVA de {nombre(calcul.tva)} % étonne{_sans_doute(calcul.tva)}"
    if calcul.base_prix is BasePrix.HT and calcul.tva is None and calcul.montant:
        yield f"{nom} : le prix est HT et sans taux de TVA ; il est compté tel quel."


def _sans_doute(tva: Decimal) -> str:
    """A rate copied from a spreadsheet as a fraction: 0,2 for 20 %."""
    return f" ; est-ce {nombre(tva * 100)} % ?" if ZERO < tva * 100 <= _TVA_HAUTE else "."


def _de_la_ressource(ressource: RessourceLue, aujourdhui: date) -> Iterator[tuple[str, bool]]:
    calcul, nom = ressource.calcul, _nom(ressource.financeur, "financeur sans nom")
    if calcul.etat is EtatRessource.REFUSE:
        return
    if calcul.montant is None:
        yield f"{nom} : le montant n’est pas encore écrit.", False
    elif calcul.montant == ZERO:
        yield f"{nom} : le montant est nul.", False
    elif calcul.montant < ZERO:
        yield f"{nom} : le montant est négatif ; une ressource s’ajoute.", False
    yield from ((f"{nom} : {texte}", False) for texte in _dates(ressource, aujourdhui))
    if not calcul.famille:
        yield f"{nom} : la famille de financement n’est pas choisie.", False
    if calcul.famille == CREDITS_DU_DLA and ressource.credits_existants:
        yield (
            f"{nom} : des crédits existent déjà pour cette action. Les crédits d’ingénierie du DLA ne s’y superposent"
            " pas (S1 FP7) : vérifiez ce qui n’est pas couvert, et gardez-en trace.",
            True,
        )


def _dates(ressource: RessourceLue, aujourdhui: date) -> Iterator[str]:
    etat, reponse = ressource.calcul.etat, ressource.reponse_le
    if etat is EtatRessource.SOLLICITE and reponse is None:
        yield "la demande est faite, mais la date de réponse attendue n’est pas notée."
    if etat is EtatRessource.SOLLICITE and reponse is not None and reponse < aujourdhui:
        yield f"la réponse était attendue le {date_longue(reponse)} ; relancez, ou notez-la."
    if etat is EtatRessource.ACCORDE and ressource.accorde_le is None:
        yield "l’accord n’est pas daté."
    if etat is EtatRessource.VERSE and ressource.verse_le is None:
        yield "le versement n’est pas daté."
    suite = [j for j in (ressource.sollicite_le, ressource.accorde_le, ressource.verse_le) if j is not None]
    if suite != sorted(suite):
        yield "les dates ne se suivent pas (sollicité, accordé, versé)."


def _tva_deux_fois(depenses: Sequence[DepenseLue]) -> Iterator[Remarque]:
    """A line of its own for VAT while others already add it."""
    payees = [d for d in depenses if d.calcul.nature is NatureDepense.DEPENSE]
    majorees = [d for d in payees if d.calcul.base_prix is BasePrix.HT and d.calcul.tva]
    for depense in payees if majorees else ():
        if depense not in majorees and _TVA.search(sans_accents(depense.libelle)):
            nom = _nom(depense.libelle, "")
            texte = f"{nom} : la TVA semble comptée deux fois, d’autres lignes HT l’ajoutent déjà."
            yield Remarque(francais(texte), f"budget:{depense.id}", grave=True)


def _nom(nom: str, defaut: str) -> str:
    net = " ".join(nom.split())
    return f"« {net if len(net) <= 60 else net[:60].rstrip() + '…'} »" if net else f"Ligne {defaut}"
