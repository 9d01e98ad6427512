"""What is loaded, and in which order, when the program starts (`docs/adr/0007-ordre-des-imports.md`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.services import figures
from tests.architecture.modules import RACINE

_ORDRE = """
import sys
class Guetteur:
    vus = []
    def find_spec(self, nom, chemin=None, cible=None):
        self.vus.append(nom)
sys.meta_path.insert(0, Guetteur())
{programme}
print(*Guetteur.vus)
"""


FENETRE = "from app.bootstrap import fenetre_pour\nfenetre_pour({chemin!r}).show()"
"""The window as it stands before its first image; without a dossier when the path is None."""

_CLASSES = """
import enum
noms, faire = [], enum.EnumType.__new__
def noter(genre, nom, *suite, **options):
    noms.append(nom)
    return faire(genre, nom, *suite, **options)
enum.EnumType.__new__ = noter
{programme}
print(*noms)
"""
"""PySide6 makes the enumerations of a class when the class is first needed: their names tell which ones were."""

GROSSES = {"reportlab", "openpyxl", "docx", "pypdfium2", "PIL", "lxml", "defusedxml"}
"""What writes or reads documents: some hundred milliseconds each."""

APRES_LA_PREMIERE_IMAGE = {
    "sqlalchemy.orm",  # the tables are described without it (docs/adr/0002-journal.md)
    "app.views.fenetre.rail_mots",
    "app.services.groupes",
    "app.services.figures.gantt",
    "app.services.figures.carte_objectifs",
    "app.models.colonnes",
    "app.views.phase.carte",
    "app.views.registre",
    "app.views.documents",
    "app.services.documents",
}


def _modules(programme: str) -> list[str]:
    """Modules, in the order in which a fresh interpreter looked for them."""
    return _dernieres(_ORDRE.format(programme=programme))


def _dernieres(programme: str) -> list[str]:
    """The words of the last line that a fresh interpreter prints."""
    resultat = subprocess.run([sys.executable, "-c", programme], cwd=RACINE, capture_output=True, text=True, check=True)
    return resultat.stdout.splitlines()[-1].split()


def _charges(programme: str) -> list[str]:
    """Top-level packages, in that order."""
    return list(dict.fromkeys(nom.partition(".")[0] for nom in _modules(programme)))


@pytest.fixture
def exemple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The largest example shipped, closed; the settings of the test are in a folder of its own."""
    monkeypatch.setenv("INGECO_DONNEES", str(tmp_path / "donnees"))
    chemin = tmp_path / "exemple.sqlite"
    assert main(["exemple", str(chemin)]) == 0
    return chemin


def test_sqlalchemy_se_charge_avant_qt() -> None:
    charges = _charges(FENETRE.format(chemin=None))
    assert charges.index("sqlalchemy") < charges.index("PySide6"), "PySide6's import hook slows all that comes after"


def test_un_dossier_s_ouvre_sans_ce_que_sa_premiere_image_ne_montre_pas(exemple: Path) -> None:
    charges = set(_modules(FENETRE.format(chemin=str(exemple))))
    assert "app.views.tableau_de_bord.page" in charges
    assert not (GROSSES | APRES_LA_PREMIERE_IMAGE) & charges


def test_l_accueil_ne_reveille_pas_les_styles_de_qt() -> None:
    reveillees = _dernieres(_CLASSES.format(programme=FENETRE.format(chemin=None)))
    assert "AlignmentFlag" in reveillees
    assert "PixelMetric" not in reveillees, "a call that returns a QStyle costs as much as the page"


def test_un_dossier_s_ouvre_sans_reveiller_tous_les_widgets(exemple: Path) -> None:
    reveillees = _dernieres(_CLASSES.format(programme=FENETRE.format(chemin=str(exemple))))
    assert "WizardOption" not in reveillees, "a viewport that Qt made is compared with every class of widgets"


def test_la_fiche_des_diagnostics_se_passe_des_registres(exemple: Path) -> None:
    programme = FENETRE.format(chemin=str(exemple)).replace(".show()", "")
    charges = set(_modules(f"{programme}.travail.espace.aller('action:cerner.diagnostics')"))
    assert "app.views.plans.outil" in charges
    assert "app.views.registre.table" not in charges


def test_la_fiche_des_diagnostics_ne_reveille_pas_tous_les_widgets(exemple: Path) -> None:
    programme = FENETRE.format(chemin=str(exemple)).replace(".show()", "")
    reveillees = _dernieres(_CLASSES.format(programme=f"{programme}.travail.espace.aller('action:cerner.diagnostics')"))
    assert "AutoFormattingFlag" in reveillees, "a text edit was made"
    assert "WizardOption" not in reveillees, "a viewport that Qt made is compared with every class of widgets"


def test_chaque_figure_mene_a_son_fichier() -> None:
    assert sorted(figures._OU) == sorted(figures.__all__)
    for nom, fichier in figures._OU.items():
        assert getattr(figures, nom).__module__ == f"app.services.figures.{fichier}", nom


@pytest.mark.parametrize("commande", ["methode", "documents", "exemple --liste", "--help"])
def test_la_ligne_de_commande_ne_charge_jamais_qt(commande: str) -> None:
    charges = _charges(f"from app.__main__ import main\nassert main({commande.split()!r}) in (0, None)")
    assert "tomllib" in charges or commande == "--help"
    assert not {"PySide6", "shiboken6"} & set(charges)


def test_exporter_sans_fenetre_ne_charge_pas_qt(tmp_path_factory: pytest.TempPathFactory) -> None:
    dossier = tmp_path_factory.mktemp("export")
    charges = _charges(
        f"from app.cli import main\n"
        f"assert main(['exemple', {str(dossier / 'a.sqlite')!r}]) == 0\n"
        f"assert main(['exporter', {str(dossier / 'a.sqlite')!r}, '--vers', {str(dossier)!r}]) == 0"
    )
    assert "reportlab" in charges
    assert not {"PySide6", "shiboken6"} & set(charges)
