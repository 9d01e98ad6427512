"""Objectives, expected results, indicators: take those of the guide, write our own, order, link, remove (R13, R14).

An objective of the guide has a stable id and a code; its text stays empty as long as the words of the guide suit us.
Rules that hold whatever the way of writing (card, map, table, paste) are in `app.services.registres.objectifs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.base import Base, id_stable
from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.parcours import PointSuivi
from app.models.statuts import GenreObjectif
from app.models.trace import Remarque, Trace, Trou, remarques, tracer
from app.models.typographie import INSECABLE, pluriel
from app.services.dependances import retirer
from app.services.ecriture.dossier import Dossier

ACTIONS: Mapping[str, str] = {
    GenreObjectif.STRATEGIQUE.value: "objectifs.strategique",
    GenreObjectif.OPERATIONNEL.value: "objectifs.operationnels",
}
"""The action whose points are the objectives of that kind."""

LISTES: Mapping[str, str] = {
    GenreObjectif.STRATEGIQUE.value: "objectifs_strategiques",
    GenreObjectif.OPERATIONNEL.value: "objectifs_operationnels",
}
"""Kind of objective → the list of the guide."""

ORDRE_DES_OBJECTIFS = "genre DESC, ordre, rowid"
ORDRE_DES_RESULTATS = (
    "coalesce((SELECT o.genre || printf('%06d', 999999 - o.ordre) FROM objectif o WHERE o.id = resultat.objectif), '')"
    " DESC, ordre, rowid"
)
"""Results follow their objectives; those of the whole ingénierie come last."""

SANS_TEXTE = "(sans texte)"


@dataclass(frozen=True)
class ObjectifsChoisis:
    """Objectives of one kind to take up: codes of the guide, and words of our own."""

    genre: str
    codes: tuple[str, ...] = ()
    propres: tuple[str, ...] = ()

    @property
    def combien(self) -> int:
        """How many they are."""
        return len(self.codes) + len(self.propres)


# --- reading --------------------------------------------------------------------------------------------------


def libelle(objectif: Mapping[str, Any], catalogue: Catalogue) -> str:
    """What an objective is called: our words, else those of the guide."""
    propre = str(objectif["texte"] or "").strip()
    return propre or du_guide(objectif["genre"], objectif["code"], catalogue) or SANS_TEXTE


def du_guide(genre: str, code: str | None, catalogue: Catalogue) -> str:
    """The words of the guide for a code, or an empty string."""
    return catalogue.liste(LISTES[genre]).texte(code) if code else ""


def lister(dossier: Dossier, catalogue: Catalogue, genre: str = "") -> list[dict[str, Any]]:
    """Objectives in their order, strategic ones first; ``libelle`` is added to their columns."""
    lignes = dossier.lignes(Objectif, ordre=ORDRE_DES_OBJECTIFS)
    return [{**o, "libelle": libelle(o, catalogue)} for o in lignes if not genre or o["genre"] == genre]


def lire_trace(dossier: Dossier, catalogue: Catalogue, dire: Callable[[str], str] | None = None) -> Trace:
    """Everything from the objectives to the indicators; ``dire`` is what each text becomes on its way out."""
    resultats = dossier.lignes(Resultat, ordre="ordre, rowid")
    objectifs, indicateurs = lister(dossier, catalogue), dossier.lignes(Indicateur)
    if dire is not None:
        objectifs, resultats, indicateurs = (
            [
                {nom: dire(v) if isinstance(v, str) and nom not in _CODES else v for nom, v in ligne.items()}
                for ligne in t
            ]
            for t in (objectifs, resultats, indicateurs)
        )
    return tracer(objectifs, resultats, indicateurs)


_CODES = frozenset(("id", "genre", "code", "sert", "objectif", "resultat", "nature", "registre", "outil", "constat"))


def manques(dossier: Dossier, catalogue: Catalogue) -> tuple[Trou, ...]:
    """What is missing between the objectives and their evaluation; each is at the address ``objectifs:<ligne>``."""
    return lire_trace(dossier, catalogue).trous


def a_revoir(dossier: Dossier, trace: Trace) -> tuple[Remarque, ...]:
    """What deserves a second look (`app.models.trace.remarques`)."""
    return remarques(trace, dossier.fiche_unique(Fiche, ID_FICHE)["ouvert_le"])


def registres_choisis(dossier: Dossier) -> tuple[str, ...]:
    """The registers that the evaluation project retains (S1 FM3.2)."""
    return dossier.fiche_unique(ProjetIntervention, ID_PROJET)["evaluation_registres"] or ()


def couverture(trace: Trace) -> str:
    """« 4 objectifs sur 6 sont évalués », in one sentence; empty without any objective."""
    total, evalues = len(trace.buts), trace.evalues
    if not total:
        return ""
    if total == 1:
        return "L’objectif est évalué" if evalues else "L’objectif n’est pas encore évalué"
    if not evalues:
        return f"Aucun des {total}{INSECABLE}objectifs n’est encore évalué"
    if evalues == total:
        return f"Les {total}{INSECABLE}objectifs sont évalués"
    verbe = "est évalué" if evalues == 1 else "sont évalués"
    return f"{pluriel(evalues, 'objectif')} sur {total} {verbe}"


def resume(dossier: Dossier) -> str:
    """For the rail: how many objectives; empty when there is none."""
    return str(compter(dossier) or "")


def compter(dossier: Dossier, genre: str = "") -> int:
    """How many objectives, of one kind or of both."""
    ou, valeurs = (" WHERE genre = ?", (genre,)) if genre else ("", ())
    return int(dossier.requete(f'SELECT count(*) FROM "{Objectif.__tablename__}"{ou}', valeurs)[0][0])


def objectifs_a_citer(dossier: Dossier, catalogue: Catalogue, genre: str = "") -> Callable[[], Sequence[Choix]]:
    """What gives the objectives by id and words, for a `TypeReference`."""
    return lambda: [Choix(o["id"], o["libelle"]) for o in lister(dossier, catalogue, genre)]


# --- gestures -------------------------------------------------------------------------------------------------


def id_du_guide(genre: str, code: str) -> str:
    """The id of an objective of the guide: the same on every laptop."""
    return id_stable("objectif", f"{genre}:{code}")


def prendre(dossier: Dossier, catalogue: Catalogue, genre: str, code: str, *, initiateur: object = None) -> str:
    """Take an objective of the guide; return its id. Already taken: nothing."""
    id = id_du_guide(genre, code)
    with dossier.operation(f"Objectif retenu — {du_guide(genre, code, catalogue)}", initiateur=initiateur) as op:
        if dossier.ligne(Objectif, id) is None:
            op.creer(Objectif, id=id, genre=genre, code=code, ordre=rang_suivant(dossier, Objectif))
    return id


def reponses_aux_points(dossier: Dossier, genre: str) -> dict[str, str]:
    """Code of the objective → what was answered, for the points ticked in the card of that kind.

    The points of the two actions are the guide’s objectives themselves (S1 FM2.2): nothing is to be typed twice.
    """
    return {
        point["code"].replace("-", "_"): (point["reponse"] or "").strip()
        for point in dossier.lignes(PointSuivi, "action_code", "code", "coche", "ecarte", "propre", "reponse")
        if point["action_code"] == ACTIONS[genre] and point["coche"] and not point["ecarte"] and not point["propre"]
    }


def points_a_reprendre(dossier: Dossier, genre: str) -> dict[str, str]:
    """Those of `reponses_aux_points` that are not objectives yet."""
    connus = {o["code"] for o in dossier.lignes(Objectif, "genre", "code") if o["genre"] == genre}
    return {code: mots for code, mots in reponses_aux_points(dossier, genre).items() if code not in connus}


def reprendre_les_points(dossier: Dossier, genre: str, *, initiateur: object = None) -> None:
    """Make objectives of the points ticked, with what was answered as our own words, in one gesture."""
    points = points_a_reprendre(dossier, genre)
    with dossier.operation("Points cochés repris comme objectifs", initiateur=initiateur) as op:
        for rang, (code, mots) in enumerate(points.items(), rang_suivant(dossier, Objectif)):
            op.creer(Objectif, id=id_du_guide(genre, code), genre=genre, code=code, texte=mots, ordre=rang)


def retenir_ensemble(
    dossier: Dossier, choisis: Sequence[ObjectifsChoisis], sert: str | None = None, *, initiateur: object = None
) -> list[str]:
    """Take objectives of the guide and write our own, of one kind or both; return the ids of those that are new.

    One gesture. ``sert`` is the strategic objective that new operational ones serve.
    """
    ids = []
    with dossier.operation("Objectifs retenus", initiateur=initiateur) as op:
        for genre, codes, propres in ((c.genre, c.codes, c.propres) for c in choisis):
            lien = sert if genre == GenreObjectif.OPERATIONNEL.value else None
            for code in codes:
                id = id_du_guide(genre, code)
                if dossier.ligne(Objectif, id) is None:
                    rang = rang_suivant(dossier, Objectif)
                    ids.append(op.creer(Objectif, id=id, genre=genre, code=code, sert=lien, ordre=rang))
            for texte in filter(None, map(str.strip, propres)):
                rang = rang_suivant(dossier, Objectif)
                ids.append(op.creer(Objectif, genre=genre, texte=texte, sert=lien, ordre=rang))
    return ids


def laisser(dossier: Dossier, catalogue: Catalogue, genre: str, code: str, *, initiateur: object = None) -> None:
    """Give up an objective of the guide; its results become those of the whole ingénierie. Not taken: nothing."""
    id = id_du_guide(genre, code)
    if dossier.ligne(Objectif, id) is not None:
        with dossier.operation(f"Objectif écarté — {du_guide(genre, code, catalogue)}", initiateur=initiateur) as op:
            retirer(op, id, entite=Objectif)


def dire_autrement(dossier: Dossier, id: str, texte: str, *, initiateur: object = None) -> None:
    """Write an objective in our own words; an empty text gives back those of the guide."""
    with dossier.operation("Objectif, dans nos mots", initiateur=initiateur) as op:
        op.modifier(Objectif, id, texte=texte.strip())


def deplacer(dossier: Dossier, entite: type[Base], id: str, sens: int, *, initiateur: object = None) -> bool:
    """Move an objective or a result one place up (−1) or down (+1) among its likes; False at the end of the way.

    The likes of an objective serve the same strategic one; those of a result have the same objective.
    """
    freres = _freres(dossier, entite, id)
    rang = freres.index(id) if id in freres else -1
    if rang < 0 or not 0 <= rang + sens < len(freres):
        return False
    freres[rang], freres[rang + sens] = freres[rang + sens], freres[rang]
    places = sorted(dossier.ligne(entite, frere)["ordre"] for frere in freres)  # type: ignore[index]
    if len(set(places)) < len(places):
        places = list(range(1, len(freres) + 1))
    mot = "Objectif déplacé" if entite is Objectif else "Résultat déplacé"
    with dossier.operation(mot, initiateur=initiateur) as op:
        for place, frere in zip(places, freres, strict=True):
            op.modifier(entite, frere, ordre=place)
    return True


def _freres(dossier: Dossier, entite: type[Base], id: str) -> list[str]:
    colonnes = ("genre", "sert") if entite is Objectif else ("objectif",)
    lignes = dossier.lignes(entite, "id", *colonnes, ordre="ordre, rowid")
    lui = next((ligne for ligne in lignes if ligne["id"] == id), None)
    if lui is None:
        return []
    return [str(ligne["id"]) for ligne in lignes if all(ligne[c] == lui[c] for c in colonnes)]


def rang_suivant(dossier: Dossier, entite: type[Base]) -> int:
    """The place of a new row, after all the others; read inside the gesture it counts those just made."""
    return int(dossier.requete(f'SELECT coalesce(max(ordre), 0) + 1 FROM "{entite.__tablename__}"')[0][0])


def supprimer(dossier: Dossier, entite: type[Base], id: str, *, initiateur: object = None) -> None:
    """Delete an objective, a result (with its indicators) or an indicator."""
    mots = {Objectif: "Objectif supprimé", Resultat: "Résultat attendu supprimé", Indicateur: "Indicateur supprimé"}
    if dossier.ligne(entite, id) is not None:
        with dossier.operation(mots[entite], initiateur=initiateur) as op:
            retirer(op, id, entite=entite)
