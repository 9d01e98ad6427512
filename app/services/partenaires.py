"""Partners of the project and what they expect: the rules of writing, and what is said of them in a sentence (R10).

What is read all together (tensions, questions, families) is in `app.services.reseau`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.partenaires import Attente, Partenaire
from app.models.statuts import EtatPartenaire, PositionAttente
from app.models.texte import sans_accents
from app.models.typographie import INSECABLE, nombre, pluriel
from app.services.dependances import retirer_de
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.registres import definition, ecriture

_DECLINE = EtatPartenaire.DECLINE.value
_EN_TENSION = (PositionAttente.CONTREDIT.value, PositionAttente.INCOMPATIBLE.value)

_ENTRAINENT: Mapping[str, tuple[str, ...]] = {
    "comite_pilotage": ("comite_role",),
    "intervenant": ("intervention", "intervention_jours"),
}
"""A tick → the columns that, once filled, tick it: who has a role at the committee is a member of it."""

MOTIVATIONS_DE_LA_FAMILLE: Mapping[str, tuple[str, ...]] = {
    "reseau_dla": ("credibilite", "rayonnement", "missions"),
    "financeurs": ("politique_publique", "obligation"),
    "beneficiaires": ("representativite", "visibilite", "complementarite"),
    "ressources": ("financiere", "reconnaissance"),
}
"""What each family usually expects (S1 FP3): proposed first."""


# --- inside a gesture ---------------------------------------------------------------------------------------------


def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
    """Enter a partner; return its id."""
    return op.creer(Partenaire, **_entrainees(valeurs))


def ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change a partner; saying on what it intervenes makes it an intervenant, and so for the committee."""
    op.modifier(Partenaire, id, **_entrainees(valeurs))


def _entrainees(valeurs: Mapping[str, Any]) -> dict[str, Any]:
    return {
        coche: True
        for coche, colonnes in _ENTRAINENT.items()
        if any(valeurs.get(colonne) not in (None, "") for colonne in colonnes)
    } | dict(valeurs)


def ecrire_attente(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change an expectation. `ErreurUtilisateur` where a partner would be in tension with itself."""
    de = valeurs.get("partenaire", op.valeur(Attente, id, "partenaire"))
    _verifier_face_a_face(de, valeurs.get("face_a", op.valeur(Attente, id, "face_a")))
    op.modifier(Attente, id, **valeurs)


def creer_attente(op: Operation, valeurs: Mapping[str, Any]) -> str:
    """Enter an expectation; return its id. `ErreurUtilisateur` as `ecrire_attente`."""
    _verifier_face_a_face(valeurs.get("partenaire"), valeurs.get("face_a"))
    return op.creer(Attente, **valeurs)


def _verifier_face_a_face(de: str | None, face_a: str | None) -> None:
    if de and de == face_a:
        raise ErreurUtilisateur(
            "Un partenaire n’est pas en tension avec lui-même : rien n’a été modifié.",
            "Choisissez l’autre partenaire, ou laissez vide si l’attente ne heurte que le projet.",
        )


REGISTRE = definition.Registre(
    Partenaire,
    definition.Mots("partenaire", "partenaires"),
    colonnes={},
    creer=creer,
    ecrire=ecrire,
    retirer=retirer_de(Partenaire),
)
REGISTRE_DES_ATTENTES = definition.Registre(
    Attente,
    definition.Mots("attente", "attentes", feminin=True, cle="énoncé"),
    colonnes={},
    cle="texte",
    creer=creer_attente,
    ecrire=ecrire_attente,
)
"""The registers as those need them who write and don’t show; with their columns, see `registres.partenaires`."""


# --- gestures -----------------------------------------------------------------------------------------------------


def ajouter(dossier: Dossier, nom: str, *, initiateur: object = None, **champs: Any) -> str:
    """Enter a partner; return its id."""
    return ecriture.ajouter(dossier, REGISTRE, {"nom": nom, **champs}, initiateur=initiateur)


def attendre(dossier: Dossier, partenaire: str, texte: str, *, initiateur: object = None, **champs: Any) -> str:
    """Note what a partner (its id) expects; return the id of the expectation."""
    valeurs = {"partenaire": partenaire, "texte": texte, **champs}
    return ecriture.ajouter(dossier, REGISTRE_DES_ATTENTES, valeurs, initiateur=initiateur)


# --- reading ------------------------------------------------------------------------------------------------------


def compter(dossier: Dossier) -> int:
    """How many partners."""
    return int(dossier.requete(f'SELECT count(*) FROM "{Partenaire.__tablename__}"')[0][0])


def combien_de_tensions(dossier: Dossier) -> int:
    """How many clashes are open, as `app.models.tensions.tensions_de` reckons them: one count."""
    face = "coalesce(face_a, '') NOT IN ('', coalesce(partenaire, ''))"
    projet = f"coalesce(position, '') IN (?, ?) AND (coalesce(objectif, '') <> '' OR NOT {face})"
    requete = f'SELECT coalesce(sum(({face}) + ({projet})), 0) FROM "{Attente.__tablename__}" WHERE NOT reglee'
    return int(dossier.requete(requete, _EN_TENSION)[0][0])


def resume(dossier: Dossier) -> str:
    """For the rail: « 12 », « 12 · 2 tensions »; empty without any partner."""
    combien, tensions = compter(dossier), combien_de_tensions(dossier)
    mots = [str(combien)] if combien else []
    return " · ".join(mots + ([pluriel(tensions, "tension")] if tensions else []))


def signaler_doublon(dossier: Dossier, id: str) -> str | None:
    """What to say when another partner has the same name, or the acronym for name."""
    lignes = dossier.lignes(Partenaire, "id", "nom", "sigle")
    elle = next((ligne for ligne in lignes if ligne["id"] == id), None)
    if elle is None:
        return None
    siens = _noms(elle)
    autre = next((ligne for ligne in lignes if ligne["id"] != id and siens & _noms(ligne)), None)
    return None if autre is None else f"Attention : « {autre['nom']} » est déjà dans le registre."


def _noms(ligne: Mapping[str, Any]) -> frozenset[str]:
    plies = (" ".join(sans_accents(ligne[nom] or "").split()) for nom in ("nom", "sigle"))
    return frozenset(nom for nom in plies if nom)


# --- in a sentence ------------------------------------------------------------------------------------------------


def dire_le_partenariat(partenaires: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> str:
    """« 9 partenaires, dont 6 associés : le réseau du DLA (C2RA, …) ; … », without those that declined; or nothing."""
    presents = [p for p in partenaires if p["etat"] != _DECLINE]
    if not presents:
        return ""
    etats = Counter(p["etat"] for p in presents)
    associes = etats[EtatPartenaire.ASSOCIE.value]
    debut = pluriel(len(presents), "partenaire")
    if 0 < associes < len(presents):
        debut += f", dont {pluriel(associes, 'associé')}"
    familles = []
    for famille in catalogue.liste("familles_partenaires").choix:
        siens = [p["sigle"] or p["nom"] for p in presents if p["famille"] == famille.code]
        if siens:
            familles.append(f"{_sans_majuscule(famille.texte)} ({', '.join(siens)})")
    autres = [p["sigle"] or p["nom"] for p in presents if not p["famille"]]
    if autres:
        familles.append(f"sans famille ({', '.join(autres)})")
    return f"{debut}{INSECABLE}: " + "\u202f; ".join(familles)


def phrase_du_systeme_intervenant(dossier: Dossier) -> str:
    """« 3 partenaires interviennent, 4,5 j en tout : Banque X (prêt, 2 j), … »; empty when none does."""
    return dire_le_systeme_intervenant(dossier.lignes(Partenaire))


def dire_le_systeme_intervenant(partenaires: Sequence[Mapping[str, Any]]) -> str:
    """The same from rows already read."""
    siens = _intervenants(partenaires)
    if not siens:
        return ""
    groupes: dict[tuple[str, Decimal | None], list[str]] = {}
    for p in siens:
        intervention = " ".join(str(p["intervention"] or "").split()).rstrip(".")
        groupes.setdefault((intervention, p["intervention_jours"]), []).append(str(p["nom"]))
    dites = "\u202f; ".join(_dire_l_intervention(noms, *cle) for cle, noms in groupes.items())
    return f"{dire_combien_interviennent(siens)}{INSECABLE}: {dites}"


def dire_combien_interviennent(partenaires: Sequence[Mapping[str, Any]]) -> str:
    """« 3 partenaires interviennent, 4,5 j en tout »; empty when none does."""
    siens = _intervenants(partenaires)
    if not siens:
        return ""
    jours = [p["intervention_jours"] for p in siens if p["intervention_jours"] is not None]
    debut = pluriel(len(siens), "partenaire intervient", "partenaires interviennent")
    if jours:
        debut += f", {nombre(sum(jours, Decimal(0)))}{INSECABLE}j en tout"
    return debut


def _intervenants(partenaires: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [p for p in partenaires if p["intervenant"] and p["etat"] != _DECLINE]


def _dire_l_intervention(noms: Sequence[str], intervention: str, jours: Decimal | None) -> str:
    """« A, B et C (la même intervention, 1 j chacun) »: those who do the same are named together."""
    precisions = [intervention]
    if jours is not None:
        precisions.append(f"{nombre(jours)}{INSECABLE}j" + (" chacun" if len(noms) > 1 else ""))
    dites = ", ".join(mot for mot in precisions if mot)
    tous = f"{', '.join(noms[:-1])} et {noms[-1]}" if len(noms) > 1 else noms[0]
    return f"{tous} ({dites})" if dites else tous


def _sans_majuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:]
