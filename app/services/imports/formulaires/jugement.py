"""Each cell of a line, judged: unchanged, changed, emptied, in conflict, not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.models.definitions.champs import ValeurRefusee
from app.models.typographie import francais
from app.services.imports.formulaires.colonnes import ColonneLue
from app.services.imports.formulaires.reconnaissance import CaseLue, RangeeLue
from app.services.imports.formulaires.retour import CaseRetour, Genre

VIDE = (None, "", ())

_CONFLIT = "Changée aussi dans le dossier depuis l’envoi du formulaire."
_MASQUEE = "Le dossier a ici un nom que ce formulaire anonyme cachait."


@dataclass(frozen=True)
class EtatDeLigne:
    """A row of the dossier: its values, the words the form would print of them today (masked if it is anonymous), its
    own words, and the fingerprints of what the form said when it left (None: not known; ``sans_depart`` says so)."""

    valeurs: Mapping[str, Any]
    imprimes: Mapping[str, str]
    vrais: Mapping[str, str]
    depart: Mapping[str, str] | None
    sans_depart: str = "Ce formulaire ne dit plus ce qu’il contenait au départ."


def juger(
    rangee: RangeeLue, colonnes: Mapping[str, ColonneLue], etat: EtatDeLigne, cle: str, *, proposer: bool = True
) -> tuple[CaseRetour, ...]:
    """The cells of a line that don’t say what the dossier says; nothing is ticked unless ``proposer``."""
    jugees = (_juger(rangee.numero, case, colonnes[code], etat, cle) for code, case in rangee.cases.items())
    trouvees = [case for case in jugees if case is not None]
    return tuple(trouvees) if proposer else tuple(replace(case, proposee=False) for case in trouvees)


def _juger(numero: int, case: CaseLue, colonne: ColonneLue, etat: EtatDeLigne, cle: str) -> CaseRetour | None:
    code = colonne.code
    actuelle = colonne.forme(etat.imprimes.get(code, ""))
    lue = colonne.forme(case.texte)
    partie = None if etat.depart is None else etat.depart.get(code)
    if not case.defaut and (lue == actuelle or (partie is not None and colonne.empreinte(case.texte) == partie)):
        return None

    def en(genre: Genre, motif: str, valeur: Any = None, proposee: bool = False) -> CaseRetour:
        motifs = " ".join(filter(None, (motif, case.origine)))
        return CaseRetour(
            numero, code, colonne.titre, case.reference, etat.vrais.get(code, etat.imprimes.get(code, "")),
            case.texte.strip(), genre, valeur, proposee, francais(motifs),
            "" if valeur is None else colonne.ecrire(valeur),
        )  # fmt: skip

    if not colonne.ecrite:
        return en(Genre.INCOMPRISE, "Cette colonne est calculée : elle ne se remplit pas.")
    if case.defaut:
        return en(Genre.INCOMPRISE, mots_du_defaut(case.defaut))
    change_ici = partie is not None and colonne.empreinte(etat.imprimes.get(code, "")) != partie
    if not lue:
        if not colonne.vidable:
            return en(Genre.INCOMPRISE, "Cette case ne peut pas rester vide : le dossier garde la sienne.")
        return en(Genre.VIDEE, _CONFLIT if change_ici else "Cochez pour effacer aussi dans le dossier.")
    try:
        valeur, reprise = colonne.lire(case.texte)
    except ValeurRefusee as refus:
        return en(Genre.INCOMPRISE, f"{refus.message} {refus.conseil}".strip())
    if valeur == etat.valeurs.get(code):
        return None
    if change_ici:
        return en(Genre.CONFLIT, f"{_CONFLIT} {reprise}".strip(), valeur)
    if etat.imprimes.get(code, "") != etat.vrais.get(code, ""):
        return en(Genre.CONFLIT, f"{_MASQUEE} {reprise}".strip(), valeur)
    if etat.depart is None and etat.valeurs.get(code) not in VIDE:
        return en(Genre.CONFLIT, f"{etat.sans_depart} {reprise}".strip(), valeur)
    return en(Genre.CHANGEE, reprise, valeur, True)


def mots_du_defaut(defaut: str) -> str:
    """What is wrong with a cell, in French."""
    if defaut.startswith("#"):
        return f"La cellule contient l’erreur {defaut}."
    return "Cette formule n’a jamais été calculée : ouvrez le formulaire dans un tableur et enregistrez-le."
