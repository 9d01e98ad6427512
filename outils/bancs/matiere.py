"""What the bench works on: dossiers of a known size, in folders of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from app.models.typographie import nombre
from app.services import structures
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple
from app.services.fichier import Poste, Session, creer


@contextmanager
def atelier() -> Iterator[Path]:
    """A throw-away folder; sessions, copies and settings go there too."""
    with TemporaryDirectory(prefix="ingeco-banc-") as nom:
        dossier = Path(nom)
        avant = os.environ.get("INGECO_DONNEES")
        os.environ["INGECO_DONNEES"] = str(dossier / "poste")
        try:
            yield dossier
        finally:
            os.environ.pop("INGECO_DONNEES")
            if avant is not None:
                os.environ["INGECO_DONNEES"] = avant


def poste(dossier: Path) -> Poste:
    """A computer whose data live in ``dossier``."""
    return Poste(dossier / "poste", "Banc", "POSTE-BANC")


def dossier_d_exemple(dossier: Path, nom: str = "exemple.sqlite") -> Path:
    """The largest example shipped, closed."""
    chemin = dossier / nom

    def remplir(ouvert: Dossier) -> None:
        installer_exemple("otsi-slot", ouvert, date.today())

    creer(chemin, "Exemple", poste=poste(dossier), exemple=remplir).fermer()
    return chemin


def dossier_de_structures(dossier: Path, combien: int) -> Session:
    """An open dossier with that many structures, each filled like a real one."""
    session = creer(dossier / f"structures-{combien}.sqlite", f"{combien} structures", poste=poste(dossier))
    structures.ajouter_toutes(session.dossier, [_structure(n) for n in range(combien)])
    return session


def _structure(n: int) -> dict[str, object]:
    return {
        "nom": f"Association {nombre(n)} des jardins partagés",
        "commune": f"Ville-{n % 97}",
        "code_postal": f"{10000 + n % 80000}",
        "contact_nom": f"Camille Martin-{n}",
        "courriel": f"contact{n}@exemple.example",
        "telephone": "05 36 49 12 30",
        "statut_juridique": "association",
        "secteur": "environnement",
        "aire_actuelle": "Communauté de communes et cantons voisins",
        "annee_creation": 1980 + n % 40,
        "finalites": "Accueillir, former, cultiver ; ouvrir le jardin aux écoles et aux habitants du quartier.",
        "budget": Decimal(20000 + 137 * n),
        "etp": Decimal(n % 40) / 4,
        "emplois": "Une animatrice, deux jardiniers, une comptable à mi-temps",
        "contact_concernee": "oui",
        "notes": "Rencontrée au printemps ; attend une réponse avant l’été.",
    }
