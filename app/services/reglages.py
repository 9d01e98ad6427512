"""Settings of this computer: who works here, her office and logo, the look of the window, recent dossiers.

Kept in one small JSON file of the user's configuration folder. A damaged one is set aside and replaced by the
defaults, with a notice: settings never stand between a person and her dossier.
"""

from __future__ import annotations

import base64
import getpass
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

_RECENTS_MAX = 10


@dataclass(frozen=True)
class Reglages:
    """What the user has chosen once for all her dossiers."""

    auteur: str = ""
    bureau: str = ""
    bureau_coordonnees: str = ""
    logo: str = ""
    """The office's logo (PNG or JPEG), base64."""
    theme: str = "systeme"
    """``systeme``, ``clair`` or ``sombre``."""
    zoom: int = 100
    """80 to 200 %."""
    rouvrir_dernier: bool = False
    recents: tuple[str, ...] = ()
    fenetre: str = ""
    """Geometry of the window, as the toolkit encodes it."""
    volet_ouvert: bool = True
    entonnoir_ouvert: bool = False
    parametres: dict[str, int | str] = field(default_factory=dict)
    """What the office has set instead of the values shipped, by code (`app.services.parametres`)."""
    avis: tuple[str, ...] = field(default=(), compare=False)
    """Notices to show once; never written."""

    @property
    def octets_logo(self) -> bytes | None:
        """The logo's bytes, or None."""
        return base64.b64decode(self.logo) if self.logo else None


def fichier_reglages() -> Path:
    """Where the settings are; ``INGECO_DONNEES`` moves them, for tests and for a portable key."""
    ailleurs = os.environ.get("INGECO_DONNEES")
    base = Path(ailleurs) if ailleurs else user_config_path("ingeco", appauthor=False)
    return base / "reglages.json"


def lire_reglages(chemin: Path | None = None) -> Reglages:
    """The settings; the defaults, with a notice, when the file can't be read."""
    chemin = chemin or fichier_reglages()
    try:
        texte = chemin.read_text("utf-8")
    except FileNotFoundError:
        return Reglages(auteur=nom_de_la_personne())
    except (OSError, UnicodeDecodeError):
        return _par_defaut()
    try:
        return _depuis(json.loads(texte))
    except (ValueError, TypeError):
        abime = chemin.with_suffix(".abime.json")
        with suppress(OSError):  # Where it can't be moved, the next write replaces it.
            os.replace(chemin, abime)
        return _par_defaut()


def ecrire_reglages(reglages: Reglages, chemin: Path | None = None) -> bool:
    """Write the settings; say whether it could be done (a read-only profile isn't worth an alarm)."""
    chemin = chemin or fichier_reglages()
    donnees = {nom: valeur for nom, valeur in asdict(reglages).items() if nom != "avis"}
    temporaire = chemin.with_suffix(".tmp")
    try:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        temporaire.write_text(json.dumps(donnees, ensure_ascii=False, indent=1), "utf-8")
        os.replace(temporaire, chemin)
    except OSError:
        return False
    return True


def avec_recent(reglages: Reglages, chemin: Path) -> Reglages:
    """The same settings with ``chemin`` at the top of the recent dossiers."""
    nouveau = str(chemin)
    autres = tuple(recent for recent in reglages.recents if recent != nouveau)
    return replace(reglages, recents=(nouveau, *autres)[:_RECENTS_MAX])


def nom_de_la_personne() -> str:
    """The name of the session's user, until she gives her own."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Utilisateur"


def _par_defaut() -> Reglages:
    return Reglages(
        auteur=nom_de_la_personne(),
        avis=("Les réglages étaient illisibles : ils ont été réinitialisés. Vos dossiers ne sont pas touchés.",),
    )


def _depuis(donnees: Any) -> Reglages:
    if not isinstance(donnees, dict):
        raise TypeError("settings are one JSON object")
    connus = {champ.name: champ for champ in fields(Reglages) if champ.name != "avis"}
    valeurs: dict[str, Any] = {}
    for nom, valeur in donnees.items():
        if nom not in connus:
            continue
        attendu = type(getattr(Reglages(), nom))
        valeur = tuple(str(v) for v in valeur) if attendu is tuple else valeur
        if type(valeur) is not attendu:
            raise TypeError(nom)
        if isinstance(valeur, dict):
            valeur = {code: v for code, v in valeur.items() if type(v) in (int, str)}
        valeurs[nom] = valeur
    if "zoom" in valeurs:
        valeurs["zoom"] = min(200, max(80, valeurs["zoom"]))
    reglages = Reglages(**valeurs)
    return reglages if reglages.auteur else replace(reglages, auteur=nom_de_la_personne())
