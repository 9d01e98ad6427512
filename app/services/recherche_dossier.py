"""What Ctrl+K finds in a dossier: each register, the notes and answers of the cycle, the forms.

To add a table: its function here, and its line in `du_dossier`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from app.models.definitions.catalogue import Catalogue
from app.models.groupes import Groupe, Scenario
from app.models.mobilisation import Contact
from app.models.objectifs import Indicateur
from app.models.objectifs import Resultat as Resultat_
from app.models.parcours import ActionSuivie, PieceJointe, PointSuivi
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.statuts import GenreObjectif
from app.models.structure import Structure
from app.models.vigilance import Decision, PointVigilance
from app.services import objectifs
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier
from app.services.saisies import PROBLEMATIQUE, PROJET, ROLE

_TEXTES_DU_PLAN = (
    "points_forts", "points_faibles", "perspectives", "mission_contexte", "objectif_general",
    "objectifs_operationnels", "objectif_individuel", "resultat_individuel",
)  # fmt: skip
_TEXTES_DU_PARTENAIRE = (
    "sigle", "role", "contact_nom", "contact_fonction", "partage_mots", "complementaire_mots", "interet_mots",
    "apports_mots", "comite_role", "intervention", "notes",
)  # fmt: skip


@dataclass(frozen=True)
class Resultat:
    """A place to go: ``adresse`` is what the window navigates to; ``genre`` is a French word."""

    titre: str
    sous_titre: str
    adresse: str
    genre: str


Trouvable: TypeAlias = tuple[Resultat, Iterable[str]]
"""A place, and what else it can be found by."""


def du_dossier(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """Everything somebody typed, register by register, then what is said in the cycle and in the forms."""
    yield from _des_structures(dossier, catalogue)
    yield from _des_plans(dossier)
    yield from _des_groupes(dossier)
    yield from _des_partenaires(dossier, catalogue)
    yield from _des_objectifs(dossier, catalogue)
    yield from _de_la_vigilance(dossier, catalogue)
    yield from _du_cycle(dossier, catalogue)
    yield from _des_formulaires(dossier)


# --- registers ----------------------------------------------------------------------------------------------------


def _des_structures(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    for s in dossier.lignes(Structure, "id", "nom", "sigle", "commune", "secteur", "branche", "contact_nom", "notes"):
        sous_titre = " · ".join(_presents(s["commune"], catalogue.liste("secteurs").texte(s["secteur"])))
        resultat = Resultat(s["nom"] or "(sans nom)", sous_titre, f"structure:{s['id']}", "Structure")
        yield resultat, _presents(s["sigle"], s["branche"], s["contact_nom"], s["notes"])
    noms = _noms(dossier)
    for c in dossier.lignes(Contact):
        sous_titre = _de("Contact", noms.get(c["structure"], ""))
        resultat = Resultat(c["nom"] or "(sans nom)", sous_titre, f"structure:{c['structure']}", "Contact")
        yield resultat, _presents(c["fonction"], c["courriel"], c["disponibilite"], c["notes"])


def _des_plans(dossier: Dossier) -> Iterator[Trouvable]:
    noms = _noms(dossier)
    for ligne in dossier.lignes(LignePlan):
        titre = _extrait(ligne["difficulte"] or ligne["action"] or "(ligne sans difficulté)")
        sous_titre = _de("Plan d’accompagnement", noms.get(ligne["structure"], ""))
        textes = _presents(ligne["cause"], ligne["action"], ligne["moyens"], ligne["echeance_mots"])
        yield Resultat(titre, sous_titre, f"plans:{ligne['id']}", "Plan"), textes
    for plan in dossier.lignes(PlanAccompagnement):
        nom = noms.get(plan["structure"], "")
        for champ in _TEXTES_DU_PLAN:
            if plan[champ]:
                sous_titre = _de(libelle_champ(PlanAccompagnement, champ), nom)
                yield Resultat(_extrait(plan[champ]), sous_titre, f"plan:{plan['structure']}", "Plan"), (plan[champ],)


def _des_groupes(dossier: Dossier) -> Iterator[Trouvable]:
    scenarios = {s["id"]: s["nom"] for s in dossier.lignes(Scenario, "id", "nom")}
    for g in dossier.lignes(Groupe):
        sous_titre = _de("Scénario", scenarios.get(g["scenario"], ""))
        reponses = (str(mots) for mots in (g["vigilance"] or {}).values())
        yield (
            Resultat(g["nom"] or "(groupe sans nom)", sous_titre, f"groupe:{g['id']}", "Groupe"),
            _presents(g["profil"], g["notes"], *reponses),
        )


def _des_partenaires(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    familles = catalogue.liste("familles_partenaires")
    noms = {}
    for p in dossier.lignes(Partenaire):
        noms[p["id"]] = p["nom"]
        resultat = Resultat(
            p["nom"] or "(sans nom)", familles.texte(p["famille"]), f"partenaire:{p['id']}", "Partenaire"
        )
        yield resultat, _presents(*(p[champ] for champ in _TEXTES_DU_PARTENAIRE))
    for a in dossier.lignes(Attente):
        nom = noms.get(a["partenaire"])
        sous_titre = f"Ce qu’attend {nom}" if nom else "Attente d’un partenaire"
        yield (
            Resultat(_extrait(a["texte"] or "(sans énoncé)"), sous_titre, f"partenaires:{a['id']}", "Attente"),
            _presents(a["reponse"]),
        )


def _des_objectifs(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    for o in objectifs.lister(dossier, catalogue):
        resultat = Resultat(
            _extrait(o["libelle"]), GenreObjectif.libelle_de(o["genre"]), f"objectifs:{o['id']}", "Objectif"
        )
        yield resultat, _presents(o["texte"], o["commentaire"], objectifs.du_guide(o["genre"], o["code"], catalogue))
    for r in dossier.lignes(Resultat_):
        yield Resultat(_extrait(r["texte"]), "Résultat attendu", f"objectifs:{r['id']}", "Résultat"), ()
    for i in dossier.lignes(Indicateur):
        resultat = Resultat(_extrait(i["texte"]), "Indicateur", f"objectifs:{i['id']}", "Indicateur")
        yield resultat, _presents(i["cible_mots"], i["precisions"], i["responsable"])


def _de_la_vigilance(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    points = {point.code: point.texte for point in catalogue.vigilance.point}
    for v in dossier.lignes(PointVigilance):
        mots = v["texte"] or points.get(v["code"], "")
        if v["commentaire"] or v["propre"]:
            titre = _extrait(v["commentaire"] or mots)
            yield Resultat(titre, _de("Vigilance", mots), f"vigilance:{v['code']}", "Vigilance"), _presents(mots)
    for d in dossier.lignes(Decision):
        sous_titre = " · ".join(("Décision", *_presents(d["responsable"])))
        yield Resultat(_extrait(d["texte"]), sous_titre, f"decision:{d['id']}", "Décision"), _presents(d["suite"])


# --- what is said elsewhere ---------------------------------------------------------------------------------------


def _du_cycle(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    titres = {action.code: action.titre for action in catalogue.methode.actions}
    for a in dossier.lignes(ActionSuivie, "action_code", "notes", "responsable"):
        if a["notes"] and a["action_code"] in titres:
            titre = titres[a["action_code"]]
            yield (
                Resultat(_extrait(a["notes"]), f"Notes — {titre}", f"action:{a['action_code']}", "Notes"),
                (a["notes"],),
            )
    for p in dossier.lignes(PointSuivi, "action_code", "code", "texte", "reponse"):
        if (p["texte"] or p["reponse"]) and p["action_code"] in titres:
            adresse = f"point:{p['action_code']}/{p['code']}"
            titre = _extrait(p["texte"] or p["reponse"])
            yield Resultat(titre, titres[p["action_code"]], adresse, "Réponse"), _presents(p["reponse"])
    for piece in dossier.lignes(PieceJointe, "nom", "action_code", "commentaire"):
        code = piece["action_code"] or ""
        resultat = Resultat(piece["nom"], f"Pièce jointe — {titres.get(code, '')}", f"action:{code}", "Pièce jointe")
        yield resultat, _presents(piece["commentaire"])


def _des_formulaires(dossier: Dossier) -> Iterator[Trouvable]:
    for formulaire, page in ((PROBLEMATIQUE, "problematique"), (ROLE, "role"), (PROJET, "projet")):
        for nom, valeur in dossier.fiche_unique(formulaire.entite, formulaire.id).items():
            if nom != "id" and isinstance(valeur, str) and valeur:
                libelle = libelle_champ(formulaire.entite, nom)
                yield Resultat(_extrait(valeur), libelle, f"formulaire:{page}#{nom}", "Formulaire"), (valeur,)


def _noms(dossier: Dossier) -> dict[str, str]:
    return {s["id"]: s["nom"] for s in dossier.lignes(Structure, "id", "nom")}


def _de(quoi: str, nom: str) -> str:
    return f"{quoi} — {nom}" if nom else quoi


def _extrait(texte: str, longueur: int = 90) -> str:
    ligne = " ".join(texte.split())
    return ligne if len(ligne) <= longueur else ligne[: longueur - 1].rstrip() + "…"


def _presents(*textes: str | None) -> Iterable[str]:
    return [texte for texte in textes if texte]
