"""All that the room sees of a point: figures in large type, the facts, the drawings of the dossier (R15).

A point that shows no paper is shown itself: its title, who presents it, what the session is about.

To show more: one function that gives `Chiffre`s or `Dessin`s, one line in `_CHIFFRES`, `_FIGURES` or `_CARTES`
under the code a point keeps in ``document``. What is empty isn’t drawn; what a figure says, the facts don’t repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Dessin
from app.models.objectifs import Objectif, Resultat
from app.models.statuts import Mobilisation
from app.models.typographie import montant, nombre
from app.services.budget.lecture import lire_budget
from app.services.comite import avis, reserves, seances
from app.services.comite.avis import AvisLu
from app.services.comite.ordre_du_jour import PointLu
from app.services.comite.projection import Fait, a_sa_source, faits
from app.services.documents.anonymat import Anonymat
from app.services.ecriture.dossier import Dossier
from app.services.entonnoir import lire_entonnoir
from app.services.figures import dessiner_budget, dessiner_carte_objectifs, dessiner_entonnoir
from app.services.objectifs import lire_trace

Dire = Callable[[str], str]
"""What the user’s own words become before the room reads them."""

_AVIS = "releve-avis"
"""What a point shows where reservations are answered and the opinion is given."""

_ENTONNOIR, _BUDGET, _CARTE = 330.0, 380.0, 560.0
"""Widths of the drawings in points: as narrow as their words allow, so that those words grow on the screen."""


@dataclass(frozen=True)
class Chiffre:
    """One figure read from the back of the room, and the few words under it."""

    valeur: str
    mots: str


@dataclass(frozen=True)
class Projete:
    """What is shown of a point, in this order; everything empty when the dossier says nothing of it.

    ``cartes``: the drawings whose words need a large screen; what they say is in the facts too. ``seul``: the point
    shows no paper, it has the screen for itself.
    """

    titre: str = ""
    qui: str = ""
    seul: bool = False
    chiffres: tuple[Chiffre, ...] = ()
    figures: tuple[Dessin, ...] = ()
    faits: tuple[Fait, ...] = ()
    cartes: tuple[Dessin, ...] = ()

    @property
    def vide(self) -> bool:
        """The dossier says nothing of the paper it shows."""
        return not (self.seul or self.chiffres or self.figures or self.faits or self.cartes)


def projeter_point(
    dossier: Dossier, catalogue: Catalogue, seance: str, point: PointLu | None, anonymat: Anonymat | None = None
) -> Projete:
    """What the room sees of a point of that session; of the session alone where its agenda is empty.

    ``anonymat``: kept by who projects again and again.
    """
    dire = (anonymat or Anonymat(dossier)).dire
    lue = seances.lire(dossier, seance)
    objet = Fait("Ce qui est soumis au comité", dire(lue.objet), libre=True) if lue and lue.objet else None
    if point is None:
        return Projete(titre=lue.titre if lue else "", seul=True, faits=(objet,) if objet else ())
    titre, qui = dire(point.titre), dire(point.rapporteur)
    if not a_sa_source(point.document):
        return Projete(titre=titre, qui=qui, seul=True, faits=(objet,) if objet else ())
    lu = lire_projete(dossier, catalogue, point.document, dire)
    if point.document == _AVIS:
        lu = _avec_l_avis(lu, avis.lire(dossier, seance), dire)
    return replace(lu, titre=titre, qui=qui)


def lire_projete(dossier: Dossier, catalogue: Catalogue, document: str, dire: Dire | None = None) -> Projete:
    """What the dossier says for a point whose ``document`` is that code; ``dire``: see `faits`."""
    dire = dire or Anonymat(dossier).dire
    chiffres = _CHIFFRES.get(document, _aucun_chiffre)(dossier)
    figures = _FIGURES.get(document, _aucune_figure)(dossier, catalogue, dire)
    tus = _DITS_AILLEURS.get(document, frozenset()) if figures else frozenset()
    lus = tuple(fait for fait in faits(dossier, catalogue, document, dire) if fait.libelle not in tus)
    cartes = _CARTES.get(document, _aucune_figure)(dossier, catalogue, dire)
    return Projete(chiffres=chiffres, figures=figures, faits=lus, cartes=cartes)


def _avec_l_avis(lu: Projete, dit: AvisLu, dire: Dire) -> Projete:
    """The opinion first, as soon as it is given: the room reads what the relevé will say."""
    if dit.nature is None:
        return lu
    texte = "\n".join(t for t in (dit.nature.libelle, dire(dit.motivation)) if t)
    return replace(lu, faits=(Fait("L’avis du comité d’appui", texte, libre=True), *lu.faits))


def _aucun_chiffre(dossier: Dossier) -> tuple[Chiffre, ...]:
    return ()


def _aucune_figure(dossier: Dossier, catalogue: Catalogue, dire: Dire) -> tuple[Dessin, ...]:
    return ()


def _structures(dossier: Dossier) -> tuple[Chiffre, ...]:
    entonnoir = lire_entonnoir(dossier)
    if not entonnoir.total:
        return ()
    degres = (Mobilisation.REPEREE, Mobilisation.RETENUE, Mobilisation.ENGAGEE)
    return tuple(
        _compte(entonnoir.atteint(degre), degre.libelle.lower(), f"{degre.libelle.lower()}s") for degre in degres
    )


def _objectifs(dossier: Dossier) -> tuple[Chiffre, ...]:
    genres = [ligne["genre"] for ligne in dossier.lignes(Objectif, "genre")]
    resultats = len(dossier.lignes(Resultat, "id"))
    if not genres and not resultats:
        return ()
    return (
        _compte(len(genres), "objectif", "objectifs"),
        _compte(resultats, "résultat attendu", "résultats attendus"),
    )


def _budget(dossier: Dossier) -> tuple[Chiffre, ...]:
    budget = lire_budget(dossier)
    if budget.vide:
        return ()
    totaux = budget.totaux
    manque = totaux.depenses - totaux.ressources
    reste = (Chiffre(montant(manque), "restent à trouver"),) if manque > Decimal(0) else ()
    return (
        Chiffre(montant(totaux.depenses), "à financer"),
        Chiffre(montant(totaux.ressources_sures), "acquis"),
        *reste,
    )


def _reserves(dossier: Dossier) -> tuple[Chiffre, ...]:
    toutes = reserves.lister(dossier)
    ouvertes = sum(reserve.ouverte for reserve in toutes)
    if not toutes:
        return ()
    levees = len(toutes) - ouvertes
    return (
        _compte(ouvertes, "réserve ouverte", "réserves ouvertes"),
        _compte(levees, "réserve levée", "réserves levées"),
    )


def _compte(combien: int, un: str, plusieurs: str) -> Chiffre:
    return Chiffre(nombre(combien), un if combien < 2 else plusieurs)


def _dessin_des_structures(dossier: Dossier, catalogue: Catalogue, dire: Dire) -> tuple[Dessin, ...]:
    lu = lire_entonnoir(dossier)
    if not lu.total:
        return ()
    paliers = [(palier.mots, palier.atteint) for palier in lu.paliers]
    return (dessiner_entonnoir(paliers, lu.sorties, _ENTONNOIR, pertes=[palier.sorties for palier in lu.paliers]),)


def _dessin_du_budget(dossier: Dossier, catalogue: Catalogue, dire: Dire) -> tuple[Dessin, ...]:
    budget = lire_budget(dossier)
    if budget.vide or budget.a_chiffrer:
        return ()
    rubriques = tuple((choix.code, choix.texte) for choix in catalogue.liste("rubriques_budget").choix)
    return (dessiner_budget(budget.totaux, rubriques, _BUDGET),)


def _dessin_des_objectifs(dossier: Dossier, catalogue: Catalogue, dire: Dire) -> tuple[Dessin, ...]:
    return dessiner_carte_objectifs(lire_trace(dossier, catalogue, dire), catalogue, _CARTE)


_CHIFFRES: Mapping[str, Callable[[Dossier], tuple[Chiffre, ...]]] = {
    "grille-structures": _structures,
    "objectifs": _objectifs,
    "budget": _budget,
    _AVIS: _reserves,
}

_FIGURES: Mapping[str, Callable[[Dossier, Catalogue, Dire], tuple[Dessin, ...]]] = {
    "grille-structures": _dessin_des_structures,
    "budget": _dessin_du_budget,
}

_CARTES: Mapping[str, Callable[[Dossier, Catalogue, Dire], tuple[Dessin, ...]]] = {"objectifs": _dessin_des_objectifs}

_DITS_AILLEURS: Mapping[str, frozenset[str]] = {
    "grille-structures": frozenset(("Combien", "Jusqu’où elles sont venues")),
    "budget": frozenset(("À financer (TTC)", "Ressources prévues")),
}
"""Headings of `Fait`s that the drawing says better."""
