"""What Ctrl+K finds in the registers of « Identifier », « Engager » and « Mobiliser »."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.definitions.catalogue import Catalogue
from app.models.groupes import Groupe, Scenario
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur
from app.models.objectifs import Resultat as Resultat_
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.statuts import GenreObjectif
from app.models.structure import Structure
from app.models.vigilance import Decision, PointVigilance
from app.services import objectifs
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier
from app.services.recherche.trouvable import (
    Resultat,
    Trouvable,
    champs_libres,
    de,
    extrait,
    noms_des_structures,
    presents,
    textes,
)  # fmt: skip


def des_structures(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """The structures, their contacts and the steps of their mobilisation."""
    secteurs = catalogue.liste("secteurs")
    noms = {}
    for s in dossier.lignes(Structure):
        noms[s["id"]] = s["nom"]
        sous_titre = " · ".join(presents(s["commune"], secteurs.texte(s["secteur"])))
        resultat = Resultat(s["nom"] or "(sans nom)", sous_titre, f"structure:{s['id']}", "Structure")
        yield resultat, textes(Structure, s)
    for c in dossier.lignes(Contact):
        sous_titre = de("Contact", noms.get(c["structure"], ""))
        resultat = Resultat(c["nom"] or "(sans nom)", sous_titre, f"structure:{c['structure']}", "Contact")
        yield resultat, textes(Contact, c)
    for m in dossier.lignes(Mouvement):
        if m["motif"]:
            sous_titre = de("Mobilisation", noms.get(m["structure"], ""))
            resultat = Resultat(extrait(m["motif"]), sous_titre, f"structure:{m['structure']}", "Mobilisation")
            yield resultat, textes(Mouvement, m)


def des_plans(dossier: Dossier) -> Iterator[Trouvable]:
    """The lines of the plans, and what is said of the missions."""
    noms = noms_des_structures(dossier)
    for ligne in dossier.lignes(LignePlan):
        titre = extrait(ligne["difficulte"] or ligne["action"] or "(ligne sans difficulté)")
        sous_titre = de("Plan d’accompagnement", noms.get(ligne["structure"], ""))
        yield Resultat(titre, sous_titre, f"plans:{ligne['id']}", "Plan"), textes(LignePlan, ligne)
    for plan in dossier.lignes(PlanAccompagnement):
        nom = noms.get(plan["structure"], "")
        for champ in champs_libres(PlanAccompagnement):
            if plan[champ]:
                sous_titre = de(libelle_champ(PlanAccompagnement, champ), nom)
                yield Resultat(extrait(plan[champ]), sous_titre, f"plan:{plan['structure']}", "Plan"), (plan[champ],)


def des_groupes(dossier: Dossier) -> Iterator[Trouvable]:
    """The scenarios and their groups, with the answers to their questions."""
    scenarios = {}
    for s in dossier.lignes(Scenario):
        scenarios[s["id"]] = s["nom"]
        yield Resultat(s["nom"] or "(sans nom)", "Scénario de groupes", "groupes", "Scénario"), textes(Scenario, s)
    for g in dossier.lignes(Groupe):
        sous_titre = de("Scénario", scenarios.get(g["scenario"], ""))
        reponses = (str(mots) for mots in (g["vigilance"] or {}).values())
        yield (
            Resultat(g["nom"] or "(groupe sans nom)", sous_titre, f"groupe:{g['id']}", "Groupe"),
            [*textes(Groupe, g), *presents(*reponses)],
        )


def des_partenaires(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """The partners and what they expect."""
    familles = catalogue.liste("familles_partenaires")
    noms = {}
    for p in dossier.lignes(Partenaire):
        noms[p["id"]] = p["nom"]
        nom = p["nom"] or "(sans nom)"
        yield (
            Resultat(nom, familles.texte(p["famille"]), f"partenaire:{p['id']}", "Partenaire"),
            textes(Partenaire, p),
        )
    for a in dossier.lignes(Attente):
        attendu = noms.get(a["partenaire"])
        sous_titre = f"Ce qu’attend {attendu}" if attendu else "Attente d’un partenaire"
        titre = extrait(a["texte"] or "(sans énoncé)")
        yield Resultat(titre, sous_titre, f"partenaires:{a['id']}", "Attente"), textes(Attente, a)


def des_objectifs(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """Objectives, results, indicators."""
    for o in objectifs.lister(dossier, catalogue):
        resultat = Resultat(
            extrait(o["libelle"]), GenreObjectif.libelle_de(o["genre"]), f"objectifs:{o['id']}", "Objectif"
        )
        yield resultat, presents(o["texte"], o["commentaire"], objectifs.du_guide(o["genre"], o["code"], catalogue))
    for r in dossier.lignes(Resultat_):
        resultat = Resultat(extrait(r["texte"]), "Résultat attendu", f"objectifs:{r['id']}", "Résultat")
        yield resultat, textes(Resultat_, r)
    for i in dossier.lignes(Indicateur):
        resultat = Resultat(extrait(i["texte"]), "Indicateur", f"objectifs:{i['id']}", "Indicateur")
        yield resultat, textes(Indicateur, i)


def de_la_vigilance(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """The points someone said something of, and the decisions."""
    points = {point.code: point.texte for point in catalogue.vigilance.point}
    for v in dossier.lignes(PointVigilance):
        mots = v["texte"] or points.get(v["code"], "")
        if v["commentaire"] or v["propre"]:
            titre = extrait(v["commentaire"] or mots)
            yield Resultat(titre, de("Vigilance", mots), f"vigilance:{v['code']}", "Vigilance"), presents(mots)
    for d in dossier.lignes(Decision):
        sous_titre = " · ".join(("Décision", *presents(d["responsable"])))
        yield Resultat(extrait(d["texte"]), sous_titre, f"decision:{d['id']}", "Décision"), textes(Decision, d)
