"""Structures entered twice: spotted while one is entered, and looked for in the whole register (R06).

The search compares few pairs: those that share a number, those of the same name, and, for names that merely look
alike, the neighbours of each in alphabetical order (of the name, and of the name read backwards). What it costs grows
like the register, not like its square; `chercher` gives the hand back often.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.structure import PaireDistincte, Structure, id_paire
from app.models.texte import sans_accents
from app.services.ecriture.dossier import Dossier
from app.services.identifiants import compact, siren_de
from app.services.imports.registre_connu import Annuaire

_CHAMPS = ("id", "nom", "sigle", "siret", "rna", "commune")
VOISINES = 4
"""To how many of those that follow it, in each order, a name is compared letter by letter."""

_PROCHE = 0.86
"""From which likeness (0 to 1) two names of the same commune are worth a look."""

_SOUFFLE = 200
"""Structures read, or names compared, between two breaths of `chercher`."""

_VIDES = frozenset(
    (
        "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une", "pour",
        "association", "asso", "assoc", "assos", "collectif", "federation",
    )
)  # fmt: skip
"""Words that don’t tell two structures apart."""


@dataclass(frozen=True)
class Doublon:
    """The other structure, and what makes one think it is the same (« même SIRET »)."""

    id: str
    nom: str
    par: str


@dataclass(frozen=True)
class Paire:
    """Two structures that may be one, in the order of the register. ``sure``: by an official number."""

    premiere: str
    seconde: str
    par: str
    sure: bool = False

    @property
    def cle(self) -> frozenset[str]:
        """Both, whatever their order."""
        return frozenset((self.premiere, self.seconde))


# --- told apart ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Distinguees:
    """A pair that was told apart: its row, both names, the day."""

    id: str
    noms: tuple[str, str]
    jour: date | None


def distinguer(dossier: Dossier, une: str, autre: str, *, initiateur: object = None) -> None:
    """« Ce ne sont pas les mêmes »: kept in the dossier until one of them goes; twice leaves no trace.

    `ErreurUtilisateur` when one of them is gone or both are one.
    """
    if une == autre:
        raise ErreurUtilisateur("Une structure ne se distingue pas d’elle-même.", "Choisissez deux structures.")
    noms = " et ".join(f"«\u00a0{_nom(dossier, id)}\u00a0»" for id in (une, autre))
    id = id_paire(une, autre)
    if dossier.ligne(PaireDistincte, id) is not None:
        return
    with dossier.operation(f"Pas les mêmes — {noms}", initiateur=initiateur) as op:
        op.creer(PaireDistincte, id=id, premiere=une, seconde=autre, jour=date.today())


def comparer_a_nouveau(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take the word back: the pair may be proposed again. `LigneAbsente` if it was taken back already."""
    with dossier.operation("Doublon possible, à comparer à nouveau", initiateur=initiateur) as op:
        op.supprimer(PaireDistincte, id)


def distinguees(dossier: Dossier) -> tuple[Distinguees, ...]:
    """The pairs told apart, the last one first."""
    lues = reversed(dossier.lignes(PaireDistincte))
    return tuple(
        Distinguees(p["id"], (_nom(dossier, p["premiere"]), _nom(dossier, p["seconde"])), p["jour"]) for p in lues
    )


def combien_distinguees(dossier: Dossier) -> int:
    """How many pairs were told apart."""
    return int(dossier.requete('SELECT count(*) FROM "paire_distincte"')[0][0])


def cles_distinctes(dossier: Dossier) -> frozenset[frozenset[str]]:
    """The same, as `Paire.cle`."""
    return frozenset(frozenset(paire) for paire in dossier.requete('SELECT premiere, seconde FROM "paire_distincte"'))


def _nom(dossier: Dossier, id: str) -> str:
    return " ".join(str((dossier.ligne(Structure, id) or {}).get("nom") or "sans nom").split())


# --- while one is entered -------------------------------------------------------------------------------------


def doublon_de(dossier: Dossier, id: str) -> Doublon | None:
    """The structure that this one seems to repeat, or None; those it was told from are not it."""
    autres = {autre for cle in cles_distinctes(dossier) if id in cle for autre in cle - {id}}
    lues = dossier.lignes(Structure, "id", "nom", "siret", "rna", "commune")
    lignes = {ligne["id"]: ligne for ligne in lues if ligne["id"] not in autres}
    elle = lignes.pop(id, None)
    if elle is None or not (elle["nom"] or elle["siret"] or elle["rna"]):
        return None
    reconnue = Annuaire(lignes.items()).reconnaitre(elle)
    if reconnue is not None:
        return Doublon(reconnue.cle, lignes[reconnue.cle]["nom"], reconnue.par)
    siren = siren_de(elle["siret"])
    autre = next((a for a in lignes.values() if siren and siren_de(a["siret"]) == siren), None)
    return None if autre is None else Doublon(autre["id"], autre["nom"], _par_siren(elle, autre))


def _par_siren(une: Mapping[str, Any], autre: Mapping[str, Any]) -> str:
    deux = len(compact(une["siret"])) == len(compact(autre["siret"])) == 14
    return "même SIREN, deux établissements" if deux else "même SIREN"


# --- in the whole register ------------------------------------------------------------------------------------


def a_montrer(dossier: Dossier, trouvees: Iterable[Paire | None]) -> tuple[Paire, ...]:
    """Of what `chercher` gives, the pairs worth a look, by an official number first; without those told apart."""
    ecartees = cles_distinctes(dossier)
    gardees = [paire for paire in trouvees if paire is not None and paire.cle not in ecartees]
    return tuple(sorted(gardees, key=lambda paire: not paire.sure))


def lire(dossier: Dossier) -> list[dict[str, Any]]:
    """What the search reads of the register."""
    return dossier.lignes(Structure, *_CHAMPS)


def chercher(lignes: Sequence[Mapping[str, Any]]) -> Iterator[Paire | None]:
    """The pairs one by one; None now and then: a breath for whoever shares the thread."""
    connues: list[_Connue] = []
    for rang, ligne in enumerate(lignes):
        connues.append(_Connue.de(rang, ligne))
        if rang % _SOUFFLE == _SOUFFLE - 1:
            yield None
    recherche = _Recherche(connues)
    yield from recherche.par_numero(lambda c: c.siret, "même SIRET")
    yield from recherche.par_numero(lambda c: c.rna, "même numéro RNA")
    yield from recherche.par_numero(lambda c: c.siren, "même SIREN")
    yield None
    yield from recherche.par_nom()
    yield None
    yield from recherche.par_ressemblance(lambda c: c.nom)
    yield from recherche.par_ressemblance(lambda c: c.nom[::-1])


@dataclass(frozen=True)
class _Connue:
    """A structure as the search compares it."""

    rang: int
    id: str
    nom: str
    sigle: str
    commune: str
    siret: str
    siren: str
    rna: str

    @classmethod
    def de(cls, rang: int, ligne: Mapping[str, Any]) -> _Connue:
        siret = compact(ligne["siret"])
        return cls(
            rang,
            ligne["id"],
            normaliser(ligne["nom"]),
            _lettres(ligne["sigle"]),
            _lettres(ligne["commune"]),
            siret if len(siret) == 14 else "",
            siren_de(ligne["siret"]),
            compact(ligne["rna"]),
        )

    def ecarte(self, autre: _Connue) -> bool:
        """Two different official numbers are two structures; two known communes, two places."""
        numeros = ((self.siren, autre.siren), (self.rna, autre.rna), (self.commune, autre.commune))
        return any(un and deux and un != deux for un, deux in numeros)


@dataclass
class _Recherche:
    """What was found so far, and what it cost."""

    connues: list[_Connue]
    vues: set[frozenset[str]] = field(default_factory=set)
    comparaisons: int = 0

    def _paire(self, une: _Connue, autre: _Connue, par: str, sure: bool = False) -> Paire | None:
        paire = Paire(une.id, autre.id, par, sure)
        if paire.cle in self.vues:
            return None
        self.vues.add(paire.cle)
        return paire

    def par_numero(self, cle: Callable[[_Connue], str], par: str) -> Iterator[Paire]:
        """Each structure with the first that has the same number."""
        premieres: dict[str, _Connue] = {}
        for connue in self.connues:
            if not (numero := cle(connue)):
                continue
            premiere = premieres.setdefault(numero, connue)
            if premiere is not connue:
                deux = premiere.siret and connue.siret and premiere.siret != connue.siret
                paire = self._paire(premiere, connue, f"{par}, deux établissements" if deux else par, sure=True)
                if paire is not None:
                    yield paire

    def par_nom(self) -> Iterator[Paire]:
        """Same words in any order, or the sigle of one is the name of the other, in places that may be the same."""
        memes: dict[str, list[_Connue]] = {}
        for connue in self.connues:
            cles = {" ".join(sorted(connue.nom.split())), connue.sigle if len(connue.sigle) > 2 else ""} - {""}
            for cle in sorted(cles):
                for autre in memes.get(cle, ())[:VOISINES]:
                    if autre.id == connue.id or autre.ecarte(connue):
                        continue
                    if (paire := self._paire(autre, connue, _par_nom(autre, connue))) is not None:
                        yield paire
                memes.setdefault(cle, []).append(connue)

    def par_ressemblance(self, cle: Callable[[_Connue], str]) -> Iterator[Paire | None]:
        """Names alike, letter by letter, among neighbours in the order of ``cle`` within a commune."""
        rangees = sorted((c for c in self.connues if len(c.nom) > 3), key=lambda c: (c.commune, cle(c)))
        for rang, connue in enumerate(rangees):
            for autre in rangees[rang + 1 : rang + 1 + VOISINES]:
                if autre.commune != connue.commune or autre.nom == connue.nom:
                    continue
                self.comparaisons += 1
                if self.comparaisons % _SOUFFLE == 0:
                    yield None
                if not autre.ecarte(connue) and _proches(connue.nom, autre.nom):
                    une, deux = (connue, autre) if connue.rang < autre.rang else (autre, connue)
                    yield self._paire(une, deux, "noms presque pareils")


def _par_nom(une: _Connue, autre: _Connue) -> str:
    quoi = "même nom" if une.nom == autre.nom else "même nom, à l’ordre des mots ou au sigle près"
    if une.commune and autre.commune:
        return f"{quoi}, même commune"
    return quoi if not (une.commune or autre.commune) else f"{quoi}, commune non précisée"


def _proches(un: str, autre: str) -> bool:
    """Alike enough; the quick bounds spare the long comparison. A figure that differs is another structure."""
    if _CHIFFRES.findall(un) != _CHIFFRES.findall(autre):
        return False
    comparaison = SequenceMatcher(None, un, autre, autojunk=False)
    return (
        comparaison.real_quick_ratio() >= _PROCHE
        and comparaison.quick_ratio() >= _PROCHE
        and comparaison.ratio() >= _PROCHE
    )


_CHIFFRES = re.compile(r"\d+")


def normaliser(nom: str | None) -> str:
    """A name without case, accents, punctuation, articles and the word « association ».

    >>> normaliser("L’Association des Amis du Vélo")
    'amis velo'
    """
    mots = re.findall(r"[a-z0-9]+", sans_accents(nom or ""))
    return " ".join(mot for mot in mots if mot not in _VIDES) or " ".join(mots)


def _lettres(texte: str | None) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", sans_accents((texte or "").replace(".", ""))))
