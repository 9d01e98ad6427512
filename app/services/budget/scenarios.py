"""The gestures on scenarios: make, duplicate, name, keep, take out. Each is one Ctrl+Z."""

from __future__ import annotations

from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.erreurs import ErreurUtilisateur
from app.services.budget.lecture import ID_PREMIER, NOM_PREMIER, lister
from app.services.dependances import retirer
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation

_LIGNES = (Depense, Ressource)


def assurer(op: Operation, id: str) -> None:
    """Inside a gesture: make that scenario if it isn’t there; the first one of a dossier is kept at once."""
    if op.valeur(ScenarioBudget, id, "nom") is None:
        op.creer(ScenarioBudget, id=id, nom=NOM_PREMIER, retenu=id == ID_PREMIER)


def creer(dossier: Dossier, nom: str, *, initiateur: object = None) -> str:
    """An empty scenario beside the others; return its id."""
    with dossier.operation(f"Scénario de budget créé — {nom.strip()}", initiateur=initiateur) as op:
        _premier(dossier, op)
        return op.creer(ScenarioBudget, nom=_net(nom))


def dupliquer(dossier: Dossier, id: str, nom: str, *, initiateur: object = None) -> str:
    """A copy with all its lines, to try something else; return its id."""
    with dossier.operation(f"Scénario de budget dupliqué — {nom.strip()}", initiateur=initiateur) as op:
        _premier(dossier, op)
        description = op.valeur(ScenarioBudget, id, "description")
        copie = op.creer(ScenarioBudget, nom=_net(nom), description=description)
        for entite in _LIGNES:
            for ligne in dossier.lignes(entite):
                if ligne["scenario"] == id:
                    op.creer(entite, **{**ligne, "id": None, "scenario": copie})
    return copie


def renommer(dossier: Dossier, id: str, nom: str, *, initiateur: object = None) -> None:
    """Give it another name. `ErreurUtilisateur` for an empty one."""
    with dossier.operation(f"Scénario de budget — {nom.strip()}", initiateur=initiateur) as op:
        op.poser(ScenarioBudget, id, nom=_net(nom))


def decrire(dossier: Dossier, id: str, description: str, *, initiateur: object = None) -> None:
    """Say what sets it apart."""
    with dossier.operation("Scénario de budget — ce qui le distingue", initiateur=initiateur) as op:
        op.poser(ScenarioBudget, id, description=description.strip() or None)


def retenir(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Keep that one; the others are no longer."""
    with dossier.operation("Scénario de budget retenu", initiateur=initiateur) as op:
        for autre in dossier.lignes(ScenarioBudget, "id"):
            if autre["id"] != id:
                op.modifier(ScenarioBudget, autre["id"], retenu=False)
        assurer(op, id)
        op.modifier(ScenarioBudget, id, retenu=True)


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take it out with its lines; were it the one kept, the first of the others now is. Ctrl+Z brings it all back."""
    restent = [budget.scenario for budget in lister(dossier) if budget.scenario.id != id]
    with dossier.operation("Scénario de budget supprimé", initiateur=initiateur) as op:
        assurer(op, id)  # lines whose scenario is gone go the same way
        retirer(op, id, entite=ScenarioBudget)
        if restent and not any(scenario.retenu for scenario in restent):
            assurer(op, restent[0].id)
            op.modifier(ScenarioBudget, restent[0].id, retenu=True)


def _premier(dossier: Dossier, op: Operation) -> None:
    """A second scenario supposes a first: the one shown while nothing is entered."""
    if not dossier.lignes(ScenarioBudget, "id"):
        assurer(op, ID_PREMIER)


def _net(nom: str) -> str:
    if not nom.strip():
        raise ErreurUtilisateur("Un scénario a besoin d’un nom.", "Écrivez par exemple « Avec cofinancement ».")
    return nom.strip()
