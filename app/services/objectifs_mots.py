"""What a card of the map of objectives says, on screen and on paper: kind, words, details, what is missing; and in
which of the colours that both know by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.models.carte_objectifs import CaseDeCarte, Sorte
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import Atteinte, GenreObjectif, NatureResultat
from app.models.trace import Attendu, But, GenreTrou, Mesure, Remarque
from app.models.typographie import FINE, INSECABLE, date_chiffres, nombre, pluriel

GENRES: Mapping[str, str] = {
    GenreObjectif.STRATEGIQUE.value: "Objectifs stratégiques",
    GenreObjectif.OPERATIONNEL.value: "Objectifs opérationnels",
}
"""Genre of an objective → the heading above those of that genre."""

ACCENTS: Mapping[Sorte, str] = {
    Sorte.STRATEGIQUE: "etape2",
    Sorte.OPERATIONNEL: "etape2",
    Sorte.RESULTAT: "etape3",
    Sorte.INDICATEUR: "etape4",
}
"""The colour of a kind of card; the others have none of their own."""

_ATTEINTES: Mapping[Atteinte, tuple[str, str]] = {
    Atteinte.ATTEINT: ("✓", "fait"),
    Atteinte.PARTIEL: ("◐", "attention"),
    Atteinte.NON_ATTEINT: ("✕", "danger"),
}
"""How far a result or a target was reached → its sign and its colour."""

_MANQUES = {
    GenreTrou.SANS_CIBLE: "cible",
    GenreTrou.SANS_SOURCE: "source",
    GenreTrou.SANS_OUTIL: "outil",
}


@dataclass(frozen=True)
class Carton:
    """The words of a card. ``manque``: what is still to be defined on it; ``alertes``: what to look at again.

    ``constat``: what came of it, in words; ``atteinte`` chooses the shape beside them.
    """

    surtitre: str
    texte: str
    details: str = ""
    manque: str = ""
    alertes: tuple[str, ...] = ()
    constat: str = ""
    atteinte: Atteinte | None = None

    @property
    def constat_signe(self) -> str:
        """What came of it, with the sign that says the same."""
        signe = _ATTEINTES[self.atteinte][0] if self.atteinte is not None else ""
        return f"{signe} {self.constat}".strip()

    @property
    def ton(self) -> str:
        """The colour of what came of it."""
        return _ATTEINTES[self.atteinte][1] if self.atteinte is not None else "texte"

    @property
    def phrase(self) -> str:
        """All of it, for a screen reader."""
        mots = (self.surtitre, self.texte, self.details, self.constat, self.manque, *self.alertes)
        return ". ".join(mot.rstrip(".") for mot in mots if mot)


def alertes_par_ligne(remarques: Sequence[Remarque]) -> Mapping[str, tuple[str, ...]]:
    """Remarks by row; « sans source » is left out: the card already says it as something to define."""
    rangees: dict[str, tuple[str, ...]] = {}
    for remarque in remarques:
        if not remarque.texte.startswith("Sans source"):
            rangees[remarque.ligne] = (*rangees.get(remarque.ligne, ()), remarque.texte)
    return rangees


def carton(case: CaseDeCarte, catalogue: Catalogue, alertes: Mapping[str, tuple[str, ...]] | None = None) -> Carton:
    """The words of a cell of the map."""
    propres = (alertes or {}).get(case.id, ())
    if isinstance(case.objet, But):
        return _du_but(case.objet, propres)
    if isinstance(case.objet, Attendu):
        return Carton(
            "Résultat attendu", case.objet.texte, _details_du_resultat(case.objet), "", propres,
            dire_constat(case.objet), case.objet.constat,
        )  # fmt: skip
    if isinstance(case.objet, Mesure):
        hors = "ne mesure aucun résultat" if case.trou is GenreTrou.HORS_RESULTAT else ""
        return Carton(
            "Indicateur", case.objet.texte, dire_mesure(case.objet, catalogue), manque_de(case.objet, hors), propres,
            dire_releve(case.objet), case.objet.atteinte,
        )  # fmt: skip
    if case.sorte is Sorte.A_ECRIRE:
        return Carton("", case.texte, case.trou.libelle if case.trou else "")
    return Carton("", case.texte)


def _du_but(but: But, alertes: tuple[str, ...]) -> Carton:
    surtitre = f"Objectif {GenreObjectif.libelle_de(but.genre).lower()}" + (" · du guide" if but.code else "")
    combien = but.mesures
    details = f"évalué par {pluriel(combien, 'indicateur')}" if combien else ""
    return Carton(surtitre, but.texte, details, "" if combien else "Rien ne l’évalue encore", alertes)


def _details_du_resultat(attendu: Attendu) -> str:
    jour = f"à constater le{INSECABLE}{date_chiffres(attendu.echeance)}" if attendu.echeance else ""
    return " · ".join(mot for mot in (NatureResultat.libelle_de(attendu.nature or None), jour) if mot)


def dire_constat(attendu: Attendu) -> str:
    """« Atteint en partie, constaté le 12/03/2026 : deux structures sur trois », or nothing."""
    jour = f"constaté le{INSECABLE}{date_chiffres(attendu.constate_le)}" if attendu.constate_le else ""
    debut = ", ".join(mot for mot in (attendu.constat.libelle if attendu.constat else "", jour) if mot)
    return _avec_les_mots(debut, attendu.constat_mots, "Constaté")


def dire_releve(mesure: Mesure) -> str:
    """« Mesuré : 3 fiches le 12/03/2026, cible atteinte », or nothing."""
    if not mesure.mesuree:
        return ""
    unite = f"{INSECABLE}{mesure.unite}" if mesure.unite else ""
    valeur = f"{INSECABLE}: {nombre(mesure.lue)}{unite}" if mesure.lue is not None else ""
    jour = f" le{INSECABLE}{date_chiffres(mesure.lue_le)}" if mesure.lue_le else ""
    cible = f", {_CIBLES[mesure.atteinte]}" if mesure.atteinte is not None else ""
    return _avec_les_mots(f"Mesuré{valeur}{jour}{cible}", mesure.lue_mots, "Mesuré")


_CIBLES = {
    Atteinte.ATTEINT: "cible atteinte",
    Atteinte.PARTIEL: "cible atteinte en partie",
    Atteinte.NON_ATTEINT: "cible non atteinte",
}


def _avec_les_mots(debut: str, mots: str, seul: str) -> str:
    """Words said freely come last; alone, they are told from the plan by ``seul``."""
    if not mots:
        return debut
    return f"{debut or seul}{INSECABLE}: {mots}" if INSECABLE + ":" not in debut else f"{debut} ({mots})"


def manque_de(mesure: Mesure, autre: str = "") -> str:
    """« À définir : cible, source », or nothing."""
    manquants = ", ".join(_MANQUES[trou.genre] for trou in mesure.trous)
    a_definir = f"À définir{INSECABLE}: {manquants}" if manquants else ""
    return f"{FINE}; ".join(mot for mot in (autre.capitalize(), a_definir) if mot)


def dire_cible(mesure: Mesure) -> str:
    """« 4 → 10 structures », « au moins la moitié », or nothing."""
    unite = f"{INSECABLE}{mesure.unite}" if mesure.unite else ""
    if mesure.cible is None:
        depart = f"départ{INSECABLE}: {nombre(mesure.depart)}{unite}" if mesure.depart is not None else ""
        return " · ".join(mot for mot in (depart, mesure.cible_mots) if mot)
    debut = f"{nombre(mesure.depart)}{INSECABLE}→{INSECABLE}" if mesure.depart is not None else ""
    mots = f" ({mesure.cible_mots})" if mesure.cible_mots else ""
    return f"{debut}{nombre(mesure.cible)}{unite}{mots}"


def dire_mesure(mesure: Mesure, catalogue: Catalogue) -> str:
    """Target, register, tool, who and when, on one line."""
    jour = f"le{INSECABLE}{date_chiffres(mesure.echeance)}" if mesure.echeance else ""
    mots = (
        dire_cible(mesure),
        catalogue.liste("registres_evaluation").texte(mesure.registre),
        catalogue.liste("outils_evaluation").texte(mesure.outil),
        mesure.responsable,
        jour,
    )
    return " · ".join(mot for mot in mots if mot)
