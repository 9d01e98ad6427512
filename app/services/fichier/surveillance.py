"""Has the user's file moved on without us? A cheap look, then a sure one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.services.fichier import disque
from app.services.fichier.empreinte import Empreinte, empreinte_de, semble_inchange
from app.services.fichier.etat import Alerte, alerte
from app.services.fichier.lecture import etiquette
from app.services.fichier.publication import absence, changement
from app.services.fichier.verrou import PREFIXE

_VOISINS_MAX = 200


def regarder(chemin: Path, identite: str, connue: Empreinte) -> tuple[Alerte | None, Empreinte]:
    """What to tell, and the fingerprint to go on with (dates may change while the bytes don't)."""
    try:
        if semble_inchange(chemin, connue):
            return None, connue
        etat = chemin.stat()
        octets = disque.lire(chemin)
    except (FileNotFoundError, NotADirectoryError):
        return alerte(absence(chemin, connue)), connue
    except OSError:
        return None, connue  # held or unreachable for a moment: publishing will say so if it lasts
    if hashlib.sha256(octets).hexdigest() == connue.sha256:
        return None, empreinte_de(octets, etat)
    motif = changement(octets, identite, "")
    return (alerte(motif) if motif is not None else None), connue


def copies_en_conflit(chemin: Path, identite: str) -> tuple[str, ...]:
    """Names of files beside ``chemin`` that are the same dossier: what sync clients leave (« nom-PC2 »)."""
    try:
        voisins = sorted(v for v in chemin.parent.iterdir() if v.suffix == chemin.suffix and v != chemin)
    except OSError:
        return ()
    radical = chemin.stem.casefold()
    trouvees = []
    for voisin in voisins[:_VOISINS_MAX]:
        if voisin.name.startswith((PREFIXE, ".")) or not voisin.stem.casefold().startswith(radical[:12]):
            continue
        try:
            if voisin.is_file() and voisin.stat().st_size <= 64 * 1024 * 1024:
                lue = etiquette(disque.lire(voisin))
                if lue is not None and lue.identite == identite:
                    trouvees.append(voisin.name)
        except OSError:
            continue
    return tuple(trouvees)
