"""The whole network read at once: partners, expectations, where they clash, what was decided, what is missing (R10).

`lire_reseau` is what the page, the figure and the printed report are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.models.partenaires import Attente, Partenaire
from app.models.statuts import AvisContact, Libelle
from app.models.tensions import (
    QUESTIONS,
    AttenteVue,
    BilanQuestion,
    Cible,
    PartenaireVu,
    Tension,
    bilan_des_questions,
    familles_absentes,
    reperer,
    sans_reponse,
)
from app.models.typographie import INSECABLE, pluriel
from app.services.decisions import DecisionPrise, par_origine
from app.services.ecriture.dossier import Dossier
from app.services.objectifs import lister as lister_objectifs

_CODES = frozenset(
    ("id", "famille", "etat", "partenaire", "objectif", "face_a", "position", *QUESTIONS)
)  # fmt: skip
_PERSONNELLES = ("contact_nom", "contact_fonction", "courriel", "telephone")
SANS_NOM = "(sans nom)"


@dataclass(frozen=True)
class Reseau:
    """Rows as dicts of Python values, and what follows from them."""

    partenaires: tuple[Mapping[str, Any], ...]
    attentes: tuple[Mapping[str, Any], ...]
    objectifs: Mapping[str, str]
    """Words by id, in their order."""
    decisions: Mapping[str, tuple[DecisionPrise, ...]]
    """By id of the partner they come from."""
    familles: tuple[Choix, ...]
    questions: tuple[Choix, ...]
    """The three questions: what they are about, and what to do about a « non »."""

    @cached_property
    def vus(self) -> tuple[PartenaireVu, ...]:
        """The partners as the rules need them."""
        return tuple(
            PartenaireVu(p["id"], p["nom"], p["famille"] or "", p["etat"], {q: p[q] or "" for q in QUESTIONS})
            for p in self.partenaires
        )

    @cached_property
    def attentes_vues(self) -> tuple[AttenteVue, ...]:
        """The expectations as the rules need them; one whose objective or partner is gone clashes with less."""
        noms = self.noms
        return tuple(
            AttenteVue(
                a["id"],
                a["partenaire"],
                a["texte"],
                a["position"] or "",
                a["objectif"] if a["objectif"] in self.objectifs else "",
                a["face_a"] if a["face_a"] in noms else "",
                a["reponse"] or "",
                a["reglee"],
            )
            for a in self.attentes
        )

    @cached_property
    def tensions(self) -> tuple[Tension, ...]:
        """Open ones first, the heaviest first."""
        return reperer(self.attentes_vues)

    @cached_property
    def ouvertes(self) -> tuple[Tension, ...]:
        """Those not settled."""
        return tuple(t for t in self.tensions if t.ouverte)

    @cached_property
    def noms(self) -> Mapping[str, str]:
        """Names of the partners by id."""
        return {p["id"]: p["nom"] or SANS_NOM for p in self.partenaires}

    @cached_property
    def textes(self) -> Mapping[str, str]:
        """Words of the expectations by id."""
        return {a["id"]: a["texte"] for a in self.attentes}

    @cached_property
    def absentes(self) -> tuple[Choix, ...]:
        """The families nobody stands for."""
        codes = familles_absentes(self.vus, [f.code for f in self.familles])
        return tuple(f for f in self.familles if f.code in codes)

    @cached_property
    def bilans(self) -> tuple[BilanQuestion, ...]:
        """The three questions, who answers what."""
        return bilan_des_questions(self.vus)

    @cached_property
    def muettes(self) -> tuple[AttenteVue, ...]:
        """Expectations that nobody answers."""
        return sans_reponse(self.attentes_vues)

    def sans_contacts(self) -> Reseau:
        """The same without the people to call: what may leave the office."""
        return replace(self, partenaires=tuple({**p, **dict.fromkeys(_PERSONNELLES)} for p in self.partenaires))

    def de_la_famille(self, famille: str) -> tuple[Mapping[str, Any], ...]:
        """The partners of a family; of none, for an empty code or one that is no longer in the list."""
        connues = {f.code for f in self.familles}
        if famille:
            return tuple(p for p in self.partenaires if p["famille"] == famille)
        return tuple(p for p in self.partenaires if p["famille"] not in connues)

    def dire_le_partenaire(self, id: str) -> str:
        """The name of a partner, or what to say when there is none."""
        return self.noms.get(id, "Partenaire à préciser")

    def dire_la_cible(self, tension: Tension) -> str:
        """« Conseil départemental », « l’objectif « … » », « le projet »."""
        if tension.cible is Cible.PARTENAIRE:
            return self.noms[tension.avec]
        if tension.cible is Cible.OBJECTIF:
            texte = self.objectifs[tension.avec].rstrip(" .")  # quoted inside a sentence, which has its own full stop
            return f"objectif «{INSECABLE}{texte}{INSECABLE}»"
        return "le projet"


def lire_reseau(dossier: Dossier, catalogue: Catalogue, dire: Callable[[str], str] | None = None) -> Reseau:
    """Read everything; ``dire`` is what each text becomes on its way out of the office."""
    partenaires, attentes = dossier.lignes(Partenaire), dossier.lignes(Attente)
    objectifs = {o["id"]: o["libelle"] for o in lister_objectifs(dossier, catalogue)}
    if dire is not None:
        partenaires, attentes = _dites(partenaires, dire), _dites(attentes, dire)
        objectifs = {id: dire(texte) for id, texte in objectifs.items()}
    prises = par_origine(dossier, "partenaire:")
    if dire is not None:
        prises = {origine: tuple(_dite(d, dire) for d in decisions) for origine, decisions in prises.items()}
    return Reseau(
        tuple(partenaires),
        tuple(attentes),
        objectifs,
        {origine.partition(":")[2]: decisions for origine, decisions in prises.items()},
        catalogue.liste("familles_partenaires").choix,
        catalogue.liste("questions_partenaires").choix,
    )


def reseau_vierge(catalogue: Catalogue) -> Reseau:
    """Nothing but the families and the questions: for a blank form."""
    familles, questions = (catalogue.liste(nom).choix for nom in ("familles_partenaires", "questions_partenaires"))
    return Reseau((), (), {}, {}, familles, questions)


def _dites(lignes: list[dict[str, Any]], dire: Callable[[str], str]) -> list[dict[str, Any]]:
    return [
        {nom: dire(v) if isinstance(v, str) and nom not in _CODES else v for nom, v in ligne.items()}
        for ligne in lignes
    ]


def _dite(decision: DecisionPrise, dire: Callable[[str], str]) -> DecisionPrise:
    return replace(
        decision, texte=dire(decision.texte), responsable=dire(decision.responsable), suite=dire(decision.suite)
    )


# --- in words -------------------------------------------------------------------------------------------------


def dire_les_tensions(reseau: Reseau) -> str:
    """« 3 tensions ouvertes, dont 1 incompatible ; 2 attentes sans réponse. »; empty when there is nothing to say."""
    ouvertes = reseau.ouvertes
    mots = []
    if ouvertes:
        graves = sum(t.gravite.value == "incompatible" for t in ouvertes)
        dit = pluriel(len(ouvertes), "tension ouverte", "tensions ouvertes")
        mots.append(dit + (f", dont {pluriel(graves, 'incompatible')}" if graves else ""))
    if reseau.muettes:
        mots.append(f"{pluriel(len(reseau.muettes), 'attente')} sans réponse")
    if not mots:
        return ""
    return "\u202f; ".join(mots) + "."


def dire_les_absentes(reseau: Reseau) -> str:
    """« Personne encore dans deux familles : les financeurs ; … »; empty when all four are there."""
    noms = [f.texte[:1].lower() + f.texte[1:] for f in reseau.absentes]
    if not noms:
        return ""
    if len(noms) == len(reseau.familles):
        return f"Les quatre familles sont à explorer{INSECABLE}: " + "\u202f; ".join(noms) + "."
    debut = "Une famille absente" if len(noms) == 1 else f"{len(noms)} familles absentes"
    return f"{debut} de la carte{INSECABLE}: " + "\u202f; ".join(noms) + "."


def dire_le_bilan(reseau: Reseau, bilan: BilanQuestion) -> str:
    """« 6 oui, 1 non (DRAC), 2 sans réponse » ; what nobody says is left out."""
    if not bilan.posee:
        return "Question encore posée à personne"
    mots = [f"{len(bilan.oui)}{INSECABLE}oui"] if bilan.oui else []
    if bilan.non:
        mots.append(f"{len(bilan.non)}{INSECABLE}non ({', '.join(reseau.noms[id] for id in bilan.non)})")
    if bilan.sans:
        mots.append(f"{len(bilan.sans)}{INSECABLE}sans réponse")
    return ", ".join(mots)


def dire_l_avis(code: str | None) -> str:
    """The word of an answer: « Plutôt oui »; empty without one."""
    return mot_de(AvisContact, code)


def mot_de(enumeration: type[Libelle], code: str | None) -> str:
    """The word of a code; a code that the program doesn’t know is shown as it is."""
    return next((m.libelle for m in enumeration if m.value == code), code or "")
