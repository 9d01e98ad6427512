"""The groups in words: for the rail, the fiche de présentation, the card of the action, the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from app.models.affinites import Membre
from app.models.groupes import Groupe, Scenario
from app.models.heterogeneite import Etendue, Repartition
from app.models.typographie import INSECABLE, francais, montant, nombre, pluriel
from app.services.ecriture.dossier import Dossier
from app.services.groupes.lecture import EtatGroupe, EtatScenario

LignesDeComparaison: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""(what is compared, one text a scenario)."""

_DETAILLES = 3
_SANS_NOM = "sans nom"

_EFFECTIFS = """
    SELECT count(DISTINCT a.structure) FROM groupe AS g
    LEFT JOIN affectation AS a ON a.groupe = g.id
         AND a.structure IN (SELECT id FROM structure WHERE mobilisation <> 'sortie')
    WHERE g.scenario = ? GROUP BY g.id ORDER BY g.rowid
"""


def compte_des_groupes(dossier: Dossier) -> str:
    """« 2 groupes » for the rail: of the scenario kept, else of the only one; « 3 scénarios » while one chooses."""
    total = int(dossier.requete(f'SELECT count(*) FROM "{Scenario.__tablename__}"')[0][0])
    id = _decide(dossier)
    if id is None:
        return pluriel(total, "scénario") if total else ""
    combien = dossier.requete(f'SELECT count(*) FROM "{Groupe.__tablename__}" WHERE scenario = ?', (id,))[0][0]
    return pluriel(int(combien), "groupe") if combien else ""


def phrase_des_groupes(dossier: Dossier) -> str:
    """« 2 groupes de 9 et 11 structures », from the scenario kept, else from the only one; nothing while one chooses or
    as long as no structure is assigned."""
    id = _decide(dossier)
    effectifs = [int(n) for (n,) in dossier.requete(_EFFECTIFS, (id,))] if id is not None else []
    if not any(effectifs):
        return ""
    combien, dernier = pluriel(len(effectifs), "groupe"), effectifs[-1]
    if len(set(effectifs)) == 1:
        return f"{combien} de {pluriel(dernier, 'structure')}" + (" chacun" if len(effectifs) > 1 else "")
    return f"{combien} de {', '.join(map(str, effectifs[:-1]))} et {pluriel(dernier, 'structure')}"


def _decide(dossier: Dossier) -> str | None:
    lignes = dossier.requete(f'SELECT id, retenu FROM "{Scenario.__tablename__}"')
    retenus = [str(id) for id, retenu in lignes if retenu]
    return retenus[0] if retenus else str(lignes[0][0]) if len(lignes) == 1 else None


def resume_du_scenario(scenario: EtatScenario) -> str:
    """« 24 structures affectées sur 36 · 2 dans deux groupes · 3 points d’attention »."""
    total = len(scenario.offertes)
    morceaux = [f"{pluriel(scenario.affectees, 'structure affectée', 'structures affectées')} sur {total}"]
    if scenario.doubles:
        morceaux.append(f"{len(scenario.doubles)} dans plusieurs groupes")
    if scenario.alertes:
        morceaux.append(points_d_attention(scenario.alertes))
    return " · ".join(morceaux)


def points_d_attention(combien: int) -> str:
    """« 1 point d’attention », « aucun point d’attention »."""
    if not combien:
        return "aucun point d’attention"
    return pluriel(combien, "point d’attention", "points d’attention")


def nom_du_groupe(groupe: EtatGroupe) -> str:
    """Its name, or words that say it has none."""
    return groupe.nom.strip() or _SANS_NOM


def dire_repartition(comptes: Repartition, singulier: str, detailles: int = _DETAILLES) -> str:
    """« 3 secteurs : culture (4), sport et 1 autre »: how many is said where they are several."""
    if not comptes:
        return ""
    montres = ", ".join(f"{mot} ({n})" if n > 1 else mot for mot, n in comptes[:detailles])
    reste = len(comptes) - detailles
    suite = f" et {pluriel(reste, 'autre')}" if reste > 0 else ""
    return francais(f"{pluriel(len(comptes), singulier)} : {montres}{suite}")


def dire_budgets(etendue: Etendue | None) -> str:
    """« de 40 000 € à 410 000 €, médiane 120 000 € », or nothing."""
    if etendue is None:
        return ""
    if etendue.connus == 1:
        return montant(etendue.minimum)
    return f"de {montant(etendue.minimum)} à {montant(etendue.maximum)}, médiane {montant(etendue.mediane)}"


def dire_postes(etendue: Etendue | None) -> str:
    """« de 2 à 11 ETP, médiane 3,5 », or nothing."""
    if etendue is None:
        return ""
    if etendue.connus == 1:
        return f"{nombre(etendue.minimum)}{INSECABLE}ETP"
    bornes = f"de {nombre(etendue.minimum)} à {nombre(etendue.maximum)}{INSECABLE}ETP"
    return f"{bornes}, médiane {nombre(etendue.mediane)}"


def lignes_de_comparaison(scenarios: Sequence[EtatScenario]) -> LignesDeComparaison:
    """Scenarios side by side: what each group counts, who is left, what is mixed, what asks for attention."""
    return tuple((mots, tuple(lire(s) for s in scenarios)) for mots, lire in _COMPARES)


def _tailles(scenario: EtatScenario) -> str:
    return "\n".join(francais(f"{nom_du_groupe(g)} : {g.compte}") for g in scenario.groupes) or "aucun groupe"


def _melange(scenario: EtatScenario) -> str:
    return "\n".join(
        francais(f"{nom_du_groupe(g)} : {melange_en_bref(g)}") for g in scenario.groupes if g.portrait.effectif
    )


def melange_en_bref(groupe: EtatGroupe) -> str:
    """« 3 secteurs, 2 territoires »."""
    portrait = groupe.portrait
    comptes = ((portrait.secteurs, "secteur"), (portrait.territoires, "territoire"))
    return ", ".join(pluriel(len(c), mot) for c, mot in comptes if c) or "secteurs et territoires inconnus"


def _attention(scenario: EtatScenario) -> str:
    lignes = [
        f"{nom_du_groupe(g)} : {points_d_attention(len(g.portrait.alertes))}"
        for g in scenario.groupes
        if g.portrait.alertes
    ]
    return francais("\n".join(lignes)) or "aucun"


def noms(membres: Sequence[Membre]) -> str:
    """Names, separated by commas."""
    return ", ".join(m.nom for m in membres)


_COMPARES = (
    ("Structures affectées", lambda s: f"{s.affectees} sur {len(s.offertes)}"),
    ("Taille des groupes", _tailles),
    ("Dans plusieurs groupes", lambda s: noms(s.doubles) or "aucune"),
    ("Mélange", _melange),
    ("Points d’attention", _attention),
)
