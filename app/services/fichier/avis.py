"""What to tell once a dossier is open: what was set aside, what else lies beside it."""

from __future__ import annotations

from pathlib import Path

from app.models.typographie import pluriel
from app.services.fichier.lecture import Contenu, Lecture
from app.services.fichier.sceau import EtatSceau
from app.services.fichier.surveillance import copies_en_conflit
from app.services.fichier.valeurs import Ecart

_MONTRES = 12


def avis_d_ouverture(chemin: Path, lecture: Lecture, contenu: Contenu) -> list[str]:
    """The notices, in the order to show them."""
    avis = []
    if contenu.plus_recente:
        avis.append(
            f"Créé avec une version plus récente d’Ingéco (format {lecture.entete.version}) : lecture seule. "
            "Mettez Ingéco à jour pour le modifier."
        )
    if lecture.sceau is EtatSceau.AUTRE_OUTIL:
        avis.append(
            "Ce fichier a été modifié par un autre outil qu’Ingéco. Ses enregistrements ont été vérifiés un à un ; "
            "il sera scellé de nouveau à la prochaine publication."
        )
    if contenu.ecarts:
        avis.append(_mis_de_cote(contenu.ecarts))
    conflits = copies_en_conflit(chemin, contenu.identite)
    if conflits:
        noms = ", ".join(f"« {nom} »" for nom in conflits[:4])
        avis.append(
            f"Copie en conflit trouvée : {noms}. C’est le même dossier sous un autre nom ; comparez avant de choisir."
        )
    return avis


def _mis_de_cote(ecarts: tuple[Ecart, ...]) -> str:
    champs = sum(1 for ecart in ecarts if ecart.champ)
    lignes = len(ecarts) - champs
    comptes = []
    if champs:
        comptes.append(pluriel(champs, "champ illisible mis de côté", "champs illisibles mis de côté"))
    if lignes:
        comptes.append(pluriel(lignes, "enregistrement mis de côté", "enregistrements mis de côté"))
    liste = "\n".join(f"– {ecart}" for ecart in ecarts[:_MONTRES])
    suite = f"\n– et {len(ecarts) - _MONTRES} autres" if len(ecarts) > _MONTRES else ""
    return f"{', '.join(comptes)}. Le fichier d’origine est gardé dans les sauvegardes de ce poste.\n{liste}{suite}"
