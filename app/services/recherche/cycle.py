"""What Ctrl+K finds in the cycle: notes, answers, attached documents, the fiche, the forms."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.parcours import ActionSuivie, PhaseSuivie, PieceJointe, PointSuivi
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier
from app.services.recherche.trouvable import Resultat, Trouvable, champs_libres, de, extrait, presents, textes
from app.services.saisies import PROBLEMATIQUE, PROJET, ROLE


def du_cycle(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """Notes, answers and attached documents, action by action; what was said in closing a phase."""
    titres = {action.code: action.titre for action in catalogue.methode.actions}
    for a in dossier.lignes(ActionSuivie):
        dit = a["notes"] or a["motif"] or a["responsable"]
        if dit and a["action_code"] in titres:
            sous_titre = f"Notes — {titres[a['action_code']]}"
            yield Resultat(extrait(dit), sous_titre, f"action:{a['action_code']}", "Notes"), textes(ActionSuivie, a)
    for p in dossier.lignes(PointSuivi):
        dit = p["texte"] or p["reponse"] or p["motif"]
        if dit and p["action_code"] in titres:
            adresse = f"point:{p['action_code']}/{p['code']}"
            yield Resultat(extrait(dit), titres[p["action_code"]], adresse, "Réponse"), textes(PointSuivi, p)
    for piece in dossier.lignes(PieceJointe, "nom", "action_code", "commentaire"):
        code = piece["action_code"] or ""
        resultat = Resultat(piece["nom"], f"Pièce jointe — {titres.get(code, '')}", f"action:{code}", "Pièce jointe")
        yield resultat, presents(piece["commentaire"])
    phases = {phase.code: phase.titre for phase in catalogue.methode.phases}
    for suivie in dossier.lignes(PhaseSuivie):
        code = suivie["phase_code"]
        if suivie["commentaire"] and code in phases:
            resultat = Resultat(
                extrait(suivie["commentaire"]), de("Phase close", phases[code]), f"phase:{code}", "Phase"
            )
            yield resultat, textes(PhaseSuivie, suivie)


def de_la_fiche(dossier: Dossier) -> Iterator[Trouvable]:
    """What the fiche says of the dossier, and to whom its documents go."""
    fiche = dossier.fiche_unique(Fiche, ID_FICHE)
    for champ in champs_libres(Fiche):
        if fiche.get(champ) and champ != "logo":  # the fingerprint of a picture
            libelle = de("Fiche du dossier", libelle_champ(Fiche, champ))
            yield Resultat(extrait(fiche[champ]), libelle, "tableau-de-bord", "Fiche du dossier"), (fiche[champ],)
    for etat in dossier.lignes(EtatDunDocument):
        if etat["destinataires"]:
            resultat = Resultat(
                extrait(etat["destinataires"]), "Destinataires", f"document:{etat['document_code']}", "Document"
            )
            yield resultat, textes(EtatDunDocument, etat)


def des_formulaires(dossier: Dossier) -> Iterator[Trouvable]:
    """Every text of the problématique, the role and the projet d’intervention."""
    for formulaire, page in ((PROBLEMATIQUE, "problematique"), (ROLE, "role"), (PROJET, "projet")):
        fiche = dossier.fiche_unique(formulaire.entite, formulaire.id)
        for nom in champs_libres(formulaire.entite):
            if valeur := fiche.get(nom):
                libelle = libelle_champ(formulaire.entite, nom)
                yield Resultat(extrait(valeur), libelle, f"formulaire:{page}#{nom}", "Formulaire"), (valeur,)
