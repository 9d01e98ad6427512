"""Walking the cycle: how it stands, and every gesture on an action, a point or a phase (R01, R02, R44)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from app.models.avancement import EtatAction, EtatEtape, EtatPhase, EtatPoint, Parcours
from app.models.base import id_stable, nouvel_id
from app.models.definitions.methode import Action, Methode
from app.models.parcours import ActionSuivie, PhaseSuivie, PieceJointe, PointSuivi
from app.models.statuts import StatutAction
from app.services.ecriture.dossier import Dossier
from app.services.saisies import compter_saisies


def id_action(code: str) -> str:
    """Row id of what is said of an action."""
    return id_stable("action_suivie", code)


def id_point(action: str, point: str) -> str:
    """Row id of what is said of one of the method's points."""
    return id_stable("point_suivi", f"{action}/{point}")


def id_phase(code: str) -> str:
    """Row id of what is said of a phase."""
    return id_stable("phase_suivie", code)


# --- reading ------------------------------------------------------------------------------------------------


def lire_parcours(dossier: Dossier, methode: Methode) -> Parcours:
    """The whole cycle as it stands in the dossier."""
    actions = {ligne["action_code"]: ligne for ligne in dossier.lignes(ActionSuivie)}
    points: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for ligne in dossier.lignes(PointSuivi, ordre="ordre, rowid"):
        points[ligne["action_code"]].append(ligne)
    closes = {p["phase_code"] for p in dossier.lignes(PhaseSuivie) if p["close_le"] is not None}
    pieces = dict(
        dossier.requete(f'SELECT action_code, count(*) FROM "{PieceJointe.__tablename__}" GROUP BY action_code')
    )
    saisies = compter_saisies(dossier)

    def etat(action: Action) -> EtatAction:
        suivie = actions.get(action.code, {})
        propre = suivie.get("statut")
        return EtatAction(
            definition=action,
            points=_points(action, points[action.code]),
            statut_propre=StatutAction(propre) if propre else None,  # type: ignore[call-arg]
            motif=suivie.get("motif") or "",
            notes=suivie.get("notes") or "",
            echeance=suivie.get("echeance"),
            responsable=suivie.get("responsable") or "",
            pieces=pieces.get(action.code, 0),
            saisies=saisies.get(action.code, 0),
        )

    return Parcours(
        tuple(
            EtatEtape(
                etape,
                tuple(
                    EtatPhase(phase, tuple(etat(action) for action in phase.actions), phase.code in closes)
                    for phase in etape.phases
                ),
            )
            for etape in methode.etapes
        )
    )


def _points(action: Action, lignes: list[dict[str, Any]]) -> tuple[EtatPoint, ...]:
    suivis = {ligne["code"]: ligne for ligne in lignes}
    methode = [_point(p.code, p.texte, p.invite, suivis.get(p.code, {})) for p in action.points]
    propres = [_point(ligne["code"], ligne["texte"] or "", "", ligne) for ligne in lignes if ligne["propre"]]
    return (*methode, *propres)


def _point(code: str, texte: str, invite: str, ligne: dict[str, Any]) -> EtatPoint:
    return EtatPoint(
        code=code,
        texte=texte,
        invite=invite,
        coche=bool(ligne.get("coche")),
        reponse=ligne.get("reponse") or "",
        ecarte=bool(ligne.get("ecarte")),
        motif=ligne.get("motif") or "",
        propre=bool(ligne.get("propre")),
    )


# --- gestures on an action ----------------------------------------------------------------------------------


def fixer_statut(
    dossier: Dossier, action: Action, statut: StatutAction | None, motif: str = "", *, initiateur: object = None
) -> None:
    """Declare an action's status; None gives the word back to the computed one. ``motif`` goes with « sans objet »."""
    mot = statut.libelle if statut else "statut calculé"
    with dossier.operation(f"{action.titre} : {mot}", initiateur=initiateur) as op:
        op.poser(
            ActionSuivie,
            id_action(action.code),
            action_code=action.code,
            statut=statut.value if statut else None,
            motif=(motif or None) if statut is StatutAction.SANS_OBJET else None,
        )


def noter(dossier: Dossier, action: Action, notes: str, *, initiateur: object = None) -> None:
    """Write the notes of an action."""
    _poser(dossier, action, "notes", initiateur, notes=notes or None)


def fixer_echeance(dossier: Dossier, action: Action, jour: date | None, *, initiateur: object = None) -> None:
    """Set or clear the due date of an action."""
    _poser(dossier, action, "échéance", initiateur, echeance=jour)


def confier(dossier: Dossier, action: Action, responsable: str, *, initiateur: object = None) -> None:
    """Say who takes care of an action."""
    _poser(dossier, action, "responsable", initiateur, responsable=responsable.strip() or None)


def _poser(dossier: Dossier, action: Action, quoi: str, initiateur: object, **champs: Any) -> None:
    if dossier.ligne(ActionSuivie, id_action(action.code)) is None and not any(champs.values()):
        return
    with dossier.operation(f"{action.titre} : {quoi}", initiateur=initiateur) as op:
        op.poser(ActionSuivie, id_action(action.code), action_code=action.code, **champs)


# --- gestures on a point ------------------------------------------------------------------------------------


def cocher(dossier: Dossier, action: Action, point: str, coche: bool, *, initiateur: object = None) -> None:
    """Tick or untick a point."""
    verbe = "point coché" if coche else "point décoché"
    _poser_point(dossier, action, point, verbe, initiateur, coche=coche)


def repondre(dossier: Dossier, action: Action, point: str, reponse: str, *, initiateur: object = None) -> None:
    """Answer a point in words."""
    _poser_point(dossier, action, point, "réponse à un point", initiateur, reponse=reponse or None)


def ecarter(dossier: Dossier, action: Action, point: str, motif: str, *, initiateur: object = None) -> None:
    """Set a point aside, with the reason that will be printed."""
    _poser_point(dossier, action, point, "point écarté", initiateur, ecarte=True, motif=motif.strip() or None)


def reprendre(dossier: Dossier, action: Action, point: str, *, initiateur: object = None) -> None:
    """Take back a point that was set aside."""
    _poser_point(dossier, action, point, "point repris", initiateur, ecarte=False, motif=None)


def ajouter_point(dossier: Dossier, action: Action, texte: str, *, initiateur: object = None) -> str:
    """Add a point of one's own at the end of an action; return its code."""
    code = f"propre-{nouvel_id()[:8]}"
    (dernier,) = dossier.requete(
        f'SELECT coalesce(max(ordre), 0) FROM "{PointSuivi.__tablename__}" WHERE action_code = ?', (action.code,)
    )[0]
    with dossier.operation(f"{action.titre} : point ajouté", initiateur=initiateur) as op:
        op.creer(
            PointSuivi,
            id=id_point(action.code, code),
            action_code=action.code,
            code=code,
            propre=True,
            texte=texte.strip(),
            ordre=dernier + 1,
        )
    return code


def renommer_point(dossier: Dossier, action: Action, point: str, texte: str, *, initiateur: object = None) -> None:
    """Change the words of a point of one's own."""
    _poser_point(dossier, action, point, "point renommé", initiateur, texte=texte.strip())


def retirer_point(dossier: Dossier, action: Action, point: str, *, initiateur: object = None) -> None:
    """Take away a point of one's own (Ctrl+Z brings it back with its answer)."""
    with dossier.operation(f"{action.titre} : point retiré", initiateur=initiateur) as op:
        op.supprimer(PointSuivi, id_point(action.code, point))


def _poser_point(dossier: Dossier, action: Action, point: str, quoi: str, initiateur: object, **champs: Any) -> None:
    id = id_point(action.code, point)
    if dossier.ligne(PointSuivi, id) is None and not any(champs.values()):
        return
    with dossier.operation(f"{action.titre} : {quoi}", initiateur=initiateur) as op:
        op.poser(PointSuivi, id, action_code=action.code, code=point, **champs)


# --- gestures on a phase ------------------------------------------------------------------------------------


def clore_phase(
    dossier: Dossier, methode: Methode, code: str, quand: datetime, commentaire: str = "", *, initiateur: object = None
) -> None:
    """Declare a phase closed, whatever is missing: the method advises, it never forbids (S1 p. 1)."""
    titre = methode.phase(code).titre
    with dossier.operation(f"{titre} : phase close", initiateur=initiateur) as op:
        op.poser(PhaseSuivie, id_phase(code), phase_code=code, close_le=quand, commentaire=commentaire.strip() or None)


def rouvrir_phase(dossier: Dossier, methode: Methode, code: str, *, initiateur: object = None) -> None:
    """Open a closed phase again."""
    titre = methode.phase(code).titre
    with dossier.operation(f"{titre} : phase rouverte", initiateur=initiateur) as op:
        op.poser(PhaseSuivie, id_phase(code), phase_code=code, close_le=None)
