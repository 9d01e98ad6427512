"""A dossier that has lived: 1,000 structures, 60 partners, 200 plan lines, groups of 25; and what ten times that costs.

Each page is compared with the same page of a small dossier: what grows with the dossier shows as a ratio.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from app.models.definitions.catalogue import Catalogue
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan
from app.models.structure import Structure
from app.services.catalogue import charger_catalogue
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus.ecriture import rendre_octets
from outils.bancs.fenetre import FenetreDeBanc
from outils.bancs.matiere import atelier, dossier_de_structures
from outils.bancs.mesure import TRAME, Mesure, alterner, chronometrer, comparer, ms

_PAGES = (
    ("Plans d’accompagnement", "plans"),
    ("Groupes", "groupes"),
    ("Partenaires", "partenaires"),
    ("Structures", "structures"),
)


def pages_d_un_dossier_plein(rapide: bool) -> list[Mesure]:
    """First paint of each register’s page: 1,000 structures, 60 partners, 200 lines against 30, 6 and 10."""
    tours = 3 if rapide else 7
    contre = "le même, dossier de 30 structures"
    with atelier() as dossier, _plein(dossier, 30) as petit, _plein(dossier, 1_000) as plein:
        return [
            comparer(f"{nom}, dossier plein, première image", 1.5, *_deux_a_deux(plein, petit, adresse, tours), contre)
            for nom, adresse in _PAGES
        ]


def _deux_a_deux(plein: FenetreDeBanc, petit: FenetreDeBanc, adresse: str, tours: int) -> tuple[float, float]:
    return alterner(lambda: plein.premiere_image(adresse), lambda: petit.premiere_image(adresse), tours)


def gestes_d_un_dossier_plein(rapide: bool) -> list[Mesure]:
    """Filtering as one types, and assigning 25 structures to a group, at 1,000 and at 10,000 structures."""
    combien = 20 if rapide else 60
    mesures = []
    with atelier() as dossier:
        for taille in (1_000, 10_000):
            with _plein(dossier, taille) as fenetre:
                fenetre.premiere_image("structures")
                fenetre.filtrer("jardins")
                lettres = ["j", "ja", "jar", "jard", "jardi", "jardin", "jardins 1", "jardins 12", ""]
                filtre = statistics.median(fenetre.filtrer(lettres[n % len(lettres)]) for n in range(combien))
                mesures.append(_en_trames(f"Filtrer en tapant, {taille} structures", filtre, 1.0))
                fenetre.premiere_image("groupes")
                affecter = statistics.median(
                    fenetre.geste(partial(_affecter, fenetre.dossier, n)) for n in range(combien // 4)
                )
                mesures.append(_en_trames(f"Affecter 25 structures, {taille} structures", affecter, 4.0))
    return mesures


def exporter_un_dossier_plein(rapide: bool) -> list[Mesure]:
    """The contact grid of 1,000 structures in XLSX and PDF, a row against a row of 100."""
    mesures = []
    with atelier() as dossier, _plein(dossier, 100) as petit, _plein(dossier, 1_000) as plein:
        catalogue = charger_catalogue()
        for format in ("xlsx", "pdf"):
            notre, reference = alterner(
                partial(_par_ligne, plein.dossier, catalogue, format, 1_000),
                partial(_par_ligne, petit.dossier, catalogue, format, 100),
                1 if rapide else 3,
            )
            mesures.append(
                comparer(f"Grille de contact en {format}, temps par ligne, 1 000", 1.1, notre, reference, "100 lignes")
            )
    return mesures


def _par_ligne(dossier: Dossier, catalogue: Catalogue, format: str, lignes: int) -> float:
    return chronometrer(lambda: rendre_octets(composer("grille-contact", dossier, catalogue), format)) / lignes


def _en_trames(figure: str, secondes: float, but: float) -> Mesure:
    return Mesure(figure, ms(secondes), "une trame : 16,7 ms", secondes / TRAME, but)


def _affecter(dossier: Dossier, n: int) -> None:
    groupes = dossier.lignes(Groupe, "id")
    structures = dossier.requete(
        "SELECT id FROM structure WHERE id NOT IN (SELECT structure FROM affectation) ORDER BY rowid LIMIT 25"
    )
    with dossier.operation(f"Affectation {n}") as op:
        for (structure,) in structures:
            groupe = groupes[n % len(groupes)]["id"]
            op.creer(Affectation, id=id_affectation(groupe, structure), groupe=groupe, structure=structure)


@contextmanager
def _plein(dossier: Path, combien: int) -> Iterator[FenetreDeBanc]:
    session = dossier_de_structures(dossier, combien)
    _remplir(session.dossier, combien)
    session.fermer()
    fenetre = FenetreDeBanc(session.chemin, dossier)
    try:
        yield fenetre
    finally:
        fenetre.fermer()


def _remplir(dossier: Dossier, combien: int) -> None:
    """Partners, plan lines and groups in proportion: 60, 200 and 8 at 1,000 structures and beyond."""
    part = min(1.0, combien / 1_000)
    structures = [ligne["id"] for ligne in dossier.lignes(Structure, "id")]
    familles = ("reseau_dla", "financeurs", "beneficiaires", "ressources")
    with dossier.operation("Remplir le banc") as op:
        for n in range(max(6, int(60 * part))):
            partenaire = op.creer(
                Partenaire, nom=f"Partenaire {n} du territoire", famille=familles[n % 4], partage="oui"
            )
            op.creer(Attente, partenaire=partenaire, texte=f"Attente {n}", position="converge")
        for n in range(max(10, int(200 * part))):
            op.creer(
                LignePlan,
                structure=structures[n % len(structures)],
                difficulte=f"Difficulté {n} : trésorerie, bénévolat, locaux",
                action="Un tableau de bord suivi chaque mois par le bureau",
            )
        scenario = op.creer(Scenario, nom="Par territoire", retenu=True)
        for g in range(8):
            groupe = op.creer(Groupe, scenario=scenario, nom=f"Groupe {g + 1}", taille_min=8, taille_max=25)
            for structure in structures[g * 25 : g * 25 + int(25 * part)]:
                op.creer(Affectation, id=id_affectation(groupe, structure), groupe=groupe, structure=structure)
