"""What is loaded, and in which order, when the program starts (HOUSE_STYLE, « Speed »; DESIGN §6)."""

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
    resultat = subprocess.run(
        [sys.executable, "-c", _ORDRE.format(programme=programme)],
        cwd=RACINE, capture_output=True, text=True, check=True,
    )  # fmt: skip
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
