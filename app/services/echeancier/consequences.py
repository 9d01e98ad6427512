"""Moving a date: what follows is listed before anything is done, then moved with it in one gesture (R17).

Four dates can be moved: that of a session, that of the next committee (while no session holds it), the end of the
convention, a milestone’s. To let one more kind of date follow: one line in `_ECRIRE`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.models.budget import Ressource
from app.models.comite import Reserve, Seance
from app.models.dates import vraisemblable
from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance
from app.models.echeancier import Jalon
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Resultat
from app.models.parcours import ActionSuivie
from app.models.plan import LignePlan
from app.models.retroplanning import planifier
from app.models.typographie import date_courte, francais
from app.models.vigilance import Decision
from app.services.comite import seances
from app.services.echeances import lire_echeances
from app.services.echeancier.retroplanning import COLONNES, cle_de, jour_de_depart
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.feries import FRANCE, avancer, jours_ouvres, ouvre, ouvre_avant, reculer
from app.services.parametres import definitions, delais
from app.services.parcours import id_action

COMITE, CONVENTION = "comite", "convention"
_TITRES = {COMITE: "Comité d’appui", CONVENTION: "Fin de la convention"}
_VALIDATION = "validation"
"""The phase that ends with the committee: what precedes it must be done before the session (S1 FM2.3)."""


_UN_JOUR = timedelta(days=1)
_QUINZAINE = 15
"""Days to look among for one where a period can begin and end on working days."""


@dataclass(frozen=True)
class Suite:
    """A date that should follow: where it stands, where it would go, why; ``d_office`` when it was planned from it."""

    cle: str
    genre: str
    ligne: str
    titre: str
    jour: date
    propose: date
    raison: str
    d_office: bool


def ancre_de(echeance: Echeance) -> str:
    """What moves when that date does: the id of a milestone or of a session, ``comite``, ``convention``; or nothing."""
    if echeance.faite:
        return ""
    if echeance.genre == "Comité":
        return echeance.ligne or COMITE
    return {"Jalon": echeance.ligne, "Convention": CONVENTION}.get(echeance.genre, "")


def date_de(dossier: Dossier, ancre: str) -> date | None:
    """The day of ``comite``, of ``convention``, or of the session or the milestone of that id."""
    if ancre in COLONNES:
        return jour_de_depart(dossier, ancre)
    if (seance := seances.lire(dossier, ancre)) is not None:
        return seance.jour
    ligne = dossier.ligne(Jalon, ancre)
    return None if ligne is None else ligne["jour"] or ligne["fin"]


def titre_de(dossier: Dossier, ancre: str) -> str:
    """How that date is called."""
    if ancre in _TITRES:
        return _TITRES[ancre]
    if (seance := seances.lire(dossier, ancre)) is not None:
        return f"{_TITRES[COMITE]} — {seance.objet}" if seance.objet else _TITRES[COMITE]
    return str((dossier.ligne(Jalon, ancre) or {}).get("titre", ""))


def consequences(dossier: Dossier, catalogue: Catalogue, ancre: str, apres: date) -> tuple[Suite, ...]:
    """What follows if ``ancre`` goes to ``apres``: what was planned from it, then what would fall on the wrong side.

    Nothing that is done is listed; nothing is written. Empty when the date doesn’t change. A session that is not the
    next one takes nothing along; one that becomes the next, or is no longer, moves « the next committee ».
    """
    if seances.lire(dossier, ancre) is not None:
        prochaine = seances.programmee(dossier, {ancre: apres})
        if prochaine is None:
            return ()
        ancre, apres = COMITE, prochaine[1]
    avant = date_de(dossier, ancre)
    if avant == apres:
        return ()
    ouvertes = [e for e in lire_echeances(dossier, catalogue) if not e.faite and e.genre in _ECRIRE]
    modeles = {ligne["id"]: ligne["modele"] or "" for ligne in dossier.lignes(Jalon, "id", "modele")}
    trouvees = (
        _depuis_une_grande_date(ancre, avant, apres, ouvertes, modeles, catalogue)
        if ancre in COLONNES
        else _depuis_un_jalon(ancre, avant, apres, ouvertes, modeles)
    )
    suites: dict[str, Suite] = {}
    for suite in trouvees:
        suites.setdefault(suite.cle, suite)
    return tuple(sorted((s for s in suites.values() if s.propose != s.jour), key=lambda s: (not s.d_office, s.jour)))


def deplacer(
    dossier: Dossier,
    ancre: str,
    apres: date | None,
    suites: Collection[Suite] = (),
    *,
    initiateur: object = None,
) -> None:
    """Move a date and all of ``suites`` in one gesture; None takes the date of the committee or convention away."""
    geste = "fixée" if date_de(dossier, ancre) is None else "déplacée"
    quand = "retirée" if apres is None else f"{geste} au {date_courte(apres)} {apres.year}"
    with dossier.operation(francais(f"{titre_de(dossier, ancre)} : date {quand}"), initiateur=initiateur) as op:
        avant = date_de(dossier, COMITE)
        if ancre in COLONNES or seances.lire(dossier, ancre) is not None:
            _deplacer_une_grande_date(dossier, op, ancre, apres)
        elif apres is None:
            raise ErreurUtilisateur("Un jalon a besoin d’une date.", "Supprimez-le s’il n’a plus lieu.")
        else:
            _ecrire_jalon(op, ancre, apres)
        for suite in suites:
            _ECRIRE[suite.genre](op, suite.ligne, suite.propose)
        if any(suite.genre == "Comité" for suite in suites):
            seances.accorder_la_fiche(dossier, op, avant)


# --- what follows ---------------------------------------------------------------------------------------------


def _depuis_une_grande_date(
    ancre: str,
    avant: date | None,
    apres: date,
    ouvertes: list[Echeance],
    modeles: Mapping[str, str],
    catalogue: Catalogue,
) -> Iterator[Suite]:
    if avant is not None:
        anciens, nouveaux = _jours_du_modele(ancre, avant), _jours_du_modele(ancre, apres)
        for e in ouvertes:
            cle = modeles.get(e.ligne, "")
            if e.genre == "Jalon" and cle.startswith(f"{ancre}."):
                suit = cle in nouveaux and anciens.get(cle) == e.jour
                propose = nouveaux[cle] if suit else _decaler(e.jour, avant, apres)
                yield _suite(e, propose, "Planifié à partir de cette date", d_office=True)
    if ancre == CONVENTION:
        for e in ouvertes:
            if e.dernier > apres:
                yield _suite(e, _avec_sa_fin(e, ouvre_avant(apres)), "Après la fin de la convention")
        return
    precedentes = _actions_avant_le_comite(catalogue)
    for e in ouvertes:
        if e.genre == "Action" and e.ligne in precedentes and e.jour > apres:
            yield _suite(e, ouvre_avant(apres), "À faire avant le comité")
        elif avant is not None and apres < e.jour <= avant and e.genre in ("Décision", "Jalon"):
            yield _suite(e, ouvre_avant(apres), "Était prévu avant le comité")


def _depuis_un_jalon(
    ancre: str, avant: date | None, apres: date, ouvertes: list[Echeance], modeles: Mapping[str, str]
) -> Iterator[Suite]:
    """Steps of the same rétroplanning that would change sides: they keep their distance."""
    modele = modeles.get(ancre, "").partition(".")[0]
    if avant is None or not modele:
        return
    for e in ouvertes:
        if e.genre != "Jalon" or e.ligne == ancre or modeles.get(e.ligne, "").partition(".")[0] != modele:
            continue
        if e.jour <= avant and e.jour > apres:
            yield _suite(e, _decaler(e.jour, avant, apres), "Le précédait dans le rétroplanning", d_office=True)
        elif e.jour >= avant and e.jour < apres:
            yield _suite(e, _decaler(e.jour, avant, apres), "Le suivait dans le rétroplanning", d_office=True)


def _jours_du_modele(ancre: str, jour: date) -> Mapping[str, date]:
    """Where the rétroplanning puts its steps for that day, with the delays in force: those it put follow exactly.

    None from a day that can’t be reckoned from.
    """
    if not vraisemblable(jour):
        return {}
    etapes = planifier(definitions().modele_de(ancre), jour, delais(), FRANCE, jour)
    return {cle_de(ancre, etape.code): etape.jour for etape in etapes}


def _suite(e: Echeance, propose: date, raison: str, *, d_office: bool = False) -> Suite:
    return Suite(e.cle, e.genre, e.ligne, e.titre, e.jour, propose, raison, d_office)


def _decaler(jour: date, avant: date, apres: date) -> date:
    """As many working days from ``apres`` as ``jour`` was from ``avant``: moved back, it returns where it was."""
    if not all(map(vraisemblable, (jour, avant, apres))):
        return jour
    if jour <= avant:
        return ouvre_avant(reculer(apres, jours_ouvres(jour, avant)))
    return ouvre_avant(avancer(apres, jours_ouvres(avant + _UN_JOUR, jour + _UN_JOUR)))


def _avec_sa_fin(e: Echeance, limite: date) -> date:
    """Where a period must begin to end by ``limite`` as long as it was; on working days at both ends if it can be."""
    duree = e.dernier - e.jour
    possibles = (limite - timedelta(days=n) - duree for n in range(_QUINZAINE))
    return next((j for j in possibles if ouvre(j) and ouvre(j + duree)), ouvre_avant(limite - duree))


def _actions_avant_le_comite(catalogue: Catalogue) -> frozenset[str]:
    codes: list[str] = []
    for phase in catalogue.methode.phases:
        codes += [action.code for action in phase.actions]
        if phase.code == _VALIDATION:
            break
    return frozenset(codes)


# --- writing, inside the gesture ------------------------------------------------------------------------------


def _deplacer_une_grande_date(dossier: Dossier, op: Operation, ancre: str, apres: date | None) -> None:
    """A session, which the sheet follows; the sheet itself for the convention, and while no session is planned."""
    prochaine = seances.programmee(dossier) if ancre == COMITE else None
    seance = ancre if ancre not in COLONNES else prochaine[0] if prochaine is not None else ""
    if not seance:
        op.poser(Fiche, ID_FICHE, **{COLONNES[ancre]: apres})
        return
    avant = op.valeur(Seance, seance, "jour")
    op.modifier(Seance, seance, jour=apres)
    seances.accorder_la_fiche(dossier, op, avant)


def _ecrire_jalon(op: Operation, id: str, jour: date) -> None:
    """A period keeps its length."""
    avant, fin = op.valeur(Jalon, id, "jour"), op.valeur(Jalon, id, "fin")
    if avant is None:
        op.modifier(Jalon, id, fin=jour)
    elif fin is not None:
        op.modifier(Jalon, id, jour=jour, fin=fin + (jour - avant))
    else:
        op.modifier(Jalon, id, jour=jour)


def _ecrire_comite(op: Operation, id: str, jour: date) -> None:
    """The session of that id, or the day of the sheet while there is none."""
    if id:
        op.modifier(Seance, id, jour=jour)
    else:
        op.poser(Fiche, ID_FICHE, comite_le=jour)


def _ecrire_action(op: Operation, code: str, jour: date) -> None:
    op.poser(ActionSuivie, id_action(code), action_code=code, echeance=jour)


_ECRIRE: Mapping[str, Callable[[Operation, str, date], object]] = {
    "Jalon": _ecrire_jalon,
    "Action": _ecrire_action,
    "Comité": _ecrire_comite,
    "Réserve": lambda op, id, jour: op.modifier(Reserve, id, echeance=jour),
    "Financement": lambda op, id, jour: op.modifier(Ressource, id, reponse_le=jour),
    "Décision": lambda op, id, jour: op.modifier(Decision, id, echeance=jour),
    "Plan d’accompagnement": lambda op, id, jour: op.modifier(LignePlan, id, echeance=jour),
    "Résultat attendu": lambda op, id, jour: op.modifier(Resultat, id, echeance=jour),
    "Indicateur": lambda op, id, jour: op.modifier(Indicateur, id, echeance=jour),
}
