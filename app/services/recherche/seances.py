"""What Ctrl+K finds of the comité d’appui: its members, its sessions, what was said there, the reservations."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.comite import Avis, Commentaire, Membre, PointSeance, Reserve
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import NatureAvis
from app.services.comite import seances
from app.services.ecriture.dossier import Dossier
from app.services.recherche.trouvable import Resultat, Trouvable, extrait, presents, textes


def du_comite(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """Members and sessions; every point, comment and opinion leads to its session."""
    familles = catalogue.liste("familles_comite")
    for membre in dossier.lignes(Membre):
        famille = familles.texte(membre["famille"])
        sous_titre = " · ".join(presents("Comité d’appui", membre["organisme"], famille))
        resultat = Resultat(membre["nom"] or "(sans nom)", sous_titre, f"comite:membres:{membre['id']}", "Membre")
        yield resultat, textes(Membre, membre)
    titres = {}
    for seance in seances.lister(dossier):
        titres[seance.id] = seance.titre
        sous_titre = " · ".join(presents("Comité d’appui", seance.lieu))
        yield (
            Resultat(seance.titre, sous_titre, f"seance:{seance.id}", "Séance"),
            presents(seance.objet, seance.animation, seance.secretariat, seance.notes),
        )
    for point in dossier.lignes(PointSeance):
        if point["titre"]:
            yield _a_la_seance(point["titre"], point["seance"], titres), presents(point["rapporteur"], point["notes"])
    for dit in dossier.lignes(Commentaire):
        if dit["texte"]:
            yield _a_la_seance(dit["texte"], dit["seance"], titres), (dit["texte"],)
    for avis in dossier.lignes(Avis):
        if avis["motivation"]:
            mots = (avis["motivation"], "avis", NatureAvis.libelle_de(avis["nature"]) if avis["nature"] else "")
            yield _a_la_seance(avis["motivation"], avis["seance"], titres), presents(*mots)
    for reserve in dossier.lignes(Reserve):
        sous_titre = "Réserve levée" if reserve["levee_le"] else "Réserve ouverte"
        resultat = Resultat(extrait(reserve["texte"]), sous_titre, f"comite:reserve:{reserve['id']}", "Réserve")
        yield resultat, textes(Reserve, reserve)


def _a_la_seance(texte: str, seance: str, titres: dict[str, str]) -> Resultat:
    return Resultat(extrait(texte), titres.get(seance, "Séance"), f"seance:{seance}", "Séance")
