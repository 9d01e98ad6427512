"""What is loaded, and in which order, when the program starts (HOUSE_STYLE, « Speed »; DESIGN §6)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.modules import RACINE

_ORDRE = """
import sys
class Guetteur:
    vus = []
    def find_spec(self, nom, chemin=None, cible=None):
        racine = nom.partition(".")[0]
        if racine not in self.vus:
            self.vus.append(racine)
sys.meta_path.insert(0, Guetteur())
{programme}
print(*Guetteur.vus)
"""


FENETRE = "from app.bootstrap import fenetre_pour\nfenetre_pour(None).show()"


def _charges(programme: str) -> list[str]:
    """Top-level packages, in the order in which a fresh interpreter looked for them."""
    resultat = subprocess.run(
        [sys.executable, "-c", _ORDRE.format(programme=programme)],
        cwd=RACINE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return resultat.stdout.splitlines()[-1].split()


def test_sqlalchemy_se_charge_avant_qt() -> None:
    charges = _charges(FENETRE)
    assert charges.index("sqlalchemy") < charges.index("PySide6"), "PySide6's import hook slows all that comes after"


def test_les_grosses_bibliotheques_attendent_leur_premier_usage() -> None:
    assert not {"reportlab", "openpyxl", "docx", "pypdfium2"} & set(_charges(FENETRE))


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
