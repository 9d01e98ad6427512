"""The points de vigilance of the dossier: what is found of each, what was decided of it, what still calls for it (R12).

A point of the method has a row only once something was said of it; a point of the user’s own has one from the start,
and its code says its kind: ``propre-frein-…``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.models.base import nouvel_id
from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.vigilance import GenreDeVigilance, PointDeVigilance
from app.models.erreurs import ErreurUtilisateur
from app.models.statuts import ConstatVigilance
from app.models.typographie import francais, pluriel
from app.models.vigilance import PointVigilance, id_vigilance
from app.services import decisions
from app.services.decisions import DecisionPrise
from app.services.ecriture.dossier import Dossier

GENRE_DES_PROPRES = ("frein", "levier")
"""Kinds of points a user may add."""

_PROPRE = "propre-"


@dataclass(frozen=True)
class EtatVigilance:
    """A point, what is found of it, and the decisions it led to."""

    point: PointDeVigilance
    genre: GenreDeVigilance
    constat: ConstatVigilance | None = None
    commentaire: str = ""
    propre: bool = False
    decisions: tuple[DecisionPrise, ...] = ()

    @property
    def adresse(self) -> str:
        """Where it is shown; also the origin of its decisions."""
        return f"vigilance:{self.point.code}"

    @property
    def mot(self) -> str:
        """« Présent », « À conforter »…, or nothing."""
        return "" if self.constat is None else self.genre.mot(self.constat)

    @property
    def appelle(self) -> bool:
        """Whether what is found calls for a decision."""
        return self.genre.appelle(self.constat)

    @property
    def sans_decision(self) -> bool:
        """Whether it calls for a decision that was not taken."""
        return self.appelle and not self.decisions


# --- reading ------------------------------------------------------------------------------------------------------


def lire(dossier: Dossier, catalogue: Catalogue) -> tuple[EtatVigilance, ...]:
    """All points, by kind in the order of the file, the user’s own ones at the end of their kind."""
    lignes = dossier.lignes(PointVigilance, ordre="ordre, rowid")
    return assembler(catalogue, lignes, decisions.par_origine(dossier, "vigilance:"))


def assembler(
    catalogue: Catalogue, lignes: Iterable[Mapping[str, Any]], prises: Mapping[str, tuple[DecisionPrise, ...]]
) -> tuple[EtatVigilance, ...]:
    """The same from rows already read: a document gives those it may show. ``prises`` are by origin."""
    par_code = {ligne["code"]: ligne for ligne in lignes}
    tous = (*catalogue.vigilance.point, *(_propre(ligne) for ligne in par_code.values() if ligne["propre"]))
    return tuple(
        _etat(point, genre, par_code.get(point.code, {}), prises.get(f"vigilance:{point.code}", ()))
        for genre in catalogue.vigilance.genre
        for point in tous
        if point.genre == genre.code
    )


def _propre(ligne: Mapping[str, Any]) -> PointDeVigilance:
    genre = str(ligne["code"]).removeprefix(_PROPRE).partition("-")[0]
    return PointDeVigilance(
        ligne["code"], genre if genre in GENRE_DES_PROPRES else GENRE_DES_PROPRES[0], ligne["texte"] or ""
    )


def _etat(
    point: PointDeVigilance, genre: GenreDeVigilance, ligne: Mapping[str, Any], prises: tuple[DecisionPrise, ...]
) -> EtatVigilance:
    constat = ligne.get("constat")
    return EtatVigilance(
        point,
        genre,
        ConstatVigilance(constat) if constat else None,  # type: ignore[call-arg]
        ligne.get("commentaire") or "",
        bool(ligne.get("propre")),
        prises,
    )


def famille_du_dossier(dossier: Dossier, catalogue: Catalogue) -> str:
    """The family of the level chosen in the projet d’intervention; nothing when no level tells."""
    niveau = dossier.fiche_unique(ProjetIntervention, ID_PROJET)["niveau"]
    return catalogue.vigilance.famille_du_niveau(niveau)


def resumer(etats: Iterable[EtatVigilance]) -> str:
    """« 4 freins présents, 2 sans décision. » in French; what to do when nothing was looked at."""
    etats = tuple(etats)
    vus = [etat for etat in etats if etat.constat is not None]
    if not vus:
        return "Aucun point regardé pour l’instant : dites de chacun ce que vous constatez."
    freins = [e for e in vus if e.genre.code == "frein" and e.constat is ConstatVigilance.PRESENT]
    leviers = [e for e in vus if e.genre.code == "levier" and e.constat is ConstatVigilance.PRESENT]
    morceaux = []
    if freins:
        morceaux.append(f"{pluriel(len(freins), 'frein présent', 'freins présents')}")
    if leviers:
        morceaux.append(f"{pluriel(len(leviers), 'levier acquis', 'leviers acquis')}")
    sans = sum(etat.sans_decision for etat in vus)
    if sans:
        morceaux.append(f"{pluriel(sans, 'point appelle', 'points appellent')} une décision")
    elif any(etat.appelle for etat in vus):
        morceaux.append("chaque point qui l’appelle a sa décision")
    morceaux.append(f"{pluriel(len(vus), 'point regardé', 'points regardés')} sur {len(etats)}")
    return francais(" ; ".join(morceaux) + ".")


# --- gestures -----------------------------------------------------------------------------------------------------


def constater(
    dossier: Dossier, catalogue: Catalogue, code: str, constat: ConstatVigilance | None, *, initiateur: object = None
) -> None:
    """Say what is found of a point; None takes the word back."""
    point = _definition(dossier, catalogue, code)
    mot = catalogue.vigilance.genre_de(point.genre).mot(constat).lower() if constat else "constat effacé"
    _poser(dossier, code, f"Vigilance — {point.texte} : {mot}", initiateur, constat=constat.value if constat else None)


def commenter(
    dossier: Dossier, catalogue: Catalogue, code: str, commentaire: str, *, initiateur: object = None
) -> None:
    """Say in words what is found of a point."""
    point = _definition(dossier, catalogue, code)
    _poser(dossier, code, f"Vigilance — {point.texte} : commentaire", initiateur, commentaire=commentaire or None)


def ajouter(dossier: Dossier, texte: str, genre: str = "frein", *, initiateur: object = None) -> str:
    """Add a brake or a lever of one’s own; return its code. `ErreurUtilisateur` when it has no words."""
    if not texte.strip():
        raise ErreurUtilisateur("Un point de vigilance a besoin de mots.", "Écrivez ce qu’il faut surveiller.")
    if genre not in GENRE_DES_PROPRES:
        raise ValueError(f"not a kind one may add: {genre}")
    code = f"{_PROPRE}{genre}-{nouvel_id()[:8]}"
    (dernier,) = dossier.requete(f'SELECT coalesce(max(ordre), 0) FROM "{PointVigilance.__tablename__}"')[0]
    with dossier.operation(f"Point de vigilance ajouté — {texte.strip()}", initiateur=initiateur) as op:
        op.creer(PointVigilance, id=id_vigilance(code), code=code, propre=True, texte=texte.strip(), ordre=dernier + 1)
    return code


def renommer(dossier: Dossier, code: str, texte: str, *, initiateur: object = None) -> None:
    """Change the words of a point of one’s own; it is never left without any."""
    if not texte.strip():
        raise ErreurUtilisateur("Un point de vigilance a besoin de mots : les anciens sont gardés.")
    with dossier.operation(f"Point de vigilance renommé — {texte.strip()}", initiateur=initiateur) as op:
        op.modifier(PointVigilance, id_vigilance(code), texte=texte.strip())


def retirer(dossier: Dossier, code: str, *, initiateur: object = None) -> None:
    """Take away a point of one’s own; its decisions stay, in the register of decisions."""
    texte = (dossier.ligne(PointVigilance, id_vigilance(code)) or {}).get("texte") or ""
    with dossier.operation(f"Point de vigilance retiré — {texte}", initiateur=initiateur) as op:
        op.supprimer(PointVigilance, id_vigilance(code))


def _definition(dossier: Dossier, catalogue: Catalogue, code: str) -> PointDeVigilance:
    point = catalogue.vigilance.get(code)
    return (
        point
        if point is not None
        else _propre(dossier.ligne(PointVigilance, id_vigilance(code)) or {"code": code, "texte": ""})
    )


def _poser(dossier: Dossier, code: str, libelle: str, initiateur: object, **champs: Any) -> None:
    ancienne = dossier.ligne(PointVigilance, id_vigilance(code))
    if ancienne is None and not any(champs.values()):
        return
    if ancienne is not None and all(ancienne[nom] == valeur for nom, valeur in champs.items()):
        return
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.poser(PointVigilance, id_vigilance(code), code=code, **champs)
