"""`dev.py shots`: a picture of every screen and of every printed page of an example dossier, in `vues/`.

Screens: 1366 × 768, light and dark, 100 % and 150 %. Pages: each document, filled and blank. Nothing is asserted here:
the pictures are for looking at, beside `design/`.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.models.structure import Structure
from app.services.catalogue import charger_catalogue
from app.services.documents import definitions
from app.services.export import exporter, preparer
from app.services.fichier import ouvrir
from app.services.reglages import Reglages, ecrire_reglages
from outils.bancs.matiere import atelier, dossier_d_exemple, poste
from outils.messages import dire

if TYPE_CHECKING:
    from app.views.fenetre.principale import FenetrePrincipale

RACINE = Path(__file__).parents[1]
THEMES = ("clair", "sombre")
ZOOMS = (100, 150)
PAGES_MAX = 12
"""Pages of one document that are drawn; a long grid repeats itself."""


def adresses(chemin: Path, dossier: Path) -> Iterator[str]:
    """Every place the window can go to, on this dossier."""
    catalogue = charger_catalogue()
    yield "tableau-de-bord"
    for phase in catalogue.methode.phases:
        yield f"phase:{phase.code}"
    yield from ("action:validation.budget", "action:role.legitimite")
    yield from (f"formulaire:{nom}" for nom in ("problematique", "role", "projet"))
    yield from ("structures", "plans", "groupes", "partenaires", "objectifs", "type-ingenierie", "vigilance")
    yield from ("partenaires:carte", "objectifs:tableau", "echeances", "echeances:frise", "echeances:retroplanning")
    yield from ("comite", "comite:membres", "comite:passees", "budget", "budget:ou-chercher")
    session = ouvrir(chemin, poste=poste(dossier), lecture_seule=True)
    yield f"structure:{session.dossier.lignes(Structure, 'id')[0]['id']}"
    session.fermer()
    yield "documents"
    yield from (f"document:{d.code}" for d in definitions())
    yield from ("reperes", "fiche:fp4", "experience:otsi-slot", "journal", "reglages")


def prendre_ecrans(vers: Path, dossier: Path, chemin: Path, mot: str) -> int:
    """One picture an address, theme and zoom; return how many."""
    lieux = ["accueil", *adresses(chemin, dossier)]
    combien = 0
    for theme, zoom in itertools.product(THEMES, ZOOMS):
        ecrire_reglages(Reglages(auteur="Nadège Corvaisier", bureau="DLA", theme=theme, zoom=zoom))
        serie = vers / f"{theme}-{zoom}"
        serie.mkdir(parents=True, exist_ok=True)
        fenetre = _fenetre(dossier)
        for rang, lieu in enumerate(lieux):
            if mot and mot not in lieu:
                continue
            _aller(fenetre, lieu, chemin)
            fenetre.grab().save(str(serie / f"{rang:02d}-{lieu.replace(':', '-')[:40]}.png"))
            combien += 1
        if mot in "seance":
            combien += _prendre_seance(fenetre, chemin, serie)
        fenetre.close()
        dire(f"  écrans, {theme}, {zoom} % : faits")
    return combien


def _fenetre(dossier: Path) -> FenetrePrincipale:
    from app.bootstrap import fenetre_pour

    fenetre = fenetre_pour(None, poste=poste(dossier))
    fenetre.resize(1366, 768)
    fenetre.show()
    return fenetre


def _prendre_seance(fenetre: FenetrePrincipale, chemin: Path, serie: Path) -> int:
    """The next session of the comité, at each point, on a projector of 1920 × 1080; 0 where none is to come."""
    from PySide6.QtCore import QRect
    from PySide6.QtTest import QTest

    from app.services.comite import ordre_du_jour, seances
    from app.views.seance.fenetre import FenetreSeance

    _aller(fenetre, "comite", chemin)
    assert fenetre.travail is not None, "the example didn't open"
    contexte = fenetre.travail.espace.contexte
    prochaine = seances.prochaine(contexte.dossier, date.today())
    if prochaine is None:
        return 0
    seances.ouvrir(contexte.dossier, prochaine.id, datetime.now(UTC))
    seance = FenetreSeance(contexte, prochaine.id, ecran=QRect(0, 0, 1920, 1080))
    seance.resize(1920, 1080)
    seance.show()
    combien = len(ordre_du_jour.points(contexte.dossier, prochaine.id))
    for rang in range(combien):
        QTest.qWait(200)
        seance.grab().save(str(serie / f"seance-{rang + 1}.png"))
        seance.avancer(1)
    seance.close()
    return combien


def _aller(fenetre: FenetrePrincipale, lieu: str, chemin: Path) -> None:
    from PySide6.QtTest import QTest

    if lieu != "accueil":
        if fenetre.travail is None:
            fenetre.ouvrir(chemin)
        assert fenetre.travail is not None, "the example didn't open"
        fenetre.travail.espace.aller(lieu)
    QTest.qWait(1500 if lieu.startswith("document") else 200)


def prendre_pages(vers: Path, dossier: Path, chemin: Path, mot: str) -> int:
    """One picture a page of each document, filled then blank; return how many."""
    codes = [d.code for d in definitions() if mot in d.code]
    combien = 0
    for nature, vierge in (("rempli", False), ("vierge", True)):
        session = ouvrir(chemin, poste=poste(dossier), lecture_seule=True)
        possibles = [d.code for d in definitions() if d.code in codes and (d.vierge_possible or not vierge)]
        demandes = preparer(possibles, session.dossier, charger_catalogue(), formats=["pdf"], vierge=vierge)
        session.fermer()
        for demande in demandes:
            (fichier,) = exporter([demande], dossier / nature)
            combien += _dessiner(fichier, vers / f"{demande.document.code}-{nature}")
        dire(f"  pages, {nature} : faites")
    return combien


def _dessiner(pdf: Path, base: Path) -> int:
    import pypdfium2

    base.parent.mkdir(parents=True, exist_ok=True)
    document = pypdfium2.PdfDocument(pdf)
    combien = min(len(document), PAGES_MAX)
    for n in range(combien):
        document[n].render(scale=1.5).to_pil().save(f"{base}-{n + 1:02d}.png")
    document.close()
    return combien


def main(argv: list[str]) -> int:
    """Draw everything, or what contains a word."""
    analyseur = argparse.ArgumentParser(prog="dev.py shots")
    analyseur.add_argument("--seulement", metavar="MOT", default="", help="les écrans et documents qui contiennent MOT")
    analyseur.add_argument("--vers", type=Path, default=RACINE / "vues", help="où les mettre (vidé d’abord)")
    options = analyseur.parse_args(argv)
    vers: Path = options.vers
    if not options.seulement:
        for partie in ("ecrans", "pages"):
            shutil.rmtree(vers / partie, ignore_errors=True)
    with atelier() as dossier:
        chemin = dossier_d_exemple(dossier, "offices-de-tourisme.sqlite")
        pages = prendre_pages(vers / "pages", dossier, chemin, options.seulement)
        ecrans = prendre_ecrans(vers / "ecrans", dossier, chemin, options.seulement)
    dire(f"{ecrans} écrans et {pages} pages dans {vers}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
