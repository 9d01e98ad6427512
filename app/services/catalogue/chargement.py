"""`resources/` → `Catalogue`. All problems are gathered before any is raised."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from app.models.definitions.aide import Experience, FichePratique, Liste, Postures, Source, Terme
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import GuideDuChoix
from app.models.definitions.methode import Action, Etape, Methode, Phase
from app.models.definitions.vigilance import PointsDeVigilance
from app.models.erreurs import ErreurUtilisateur
from app.services.catalogue import guides
from app.services.catalogue.construction import Inconstructible, construire
from app.services.catalogue.lecture import Probleme, Texte, lire_texte
from app.services.catalogue.memoire import MemoireDesTextes
from app.services.ressources import dossier_ressources, verifier_inventaire

T = TypeVar("T")

_INVENTAIRE = (
    "methode/", "fiches/", "experiences/", "termes", "sources", "listes", "choix-ingenierie", "vigilance",
)  # fmt: skip
_CODE = re.compile(r"^(?:S\d|[a-z0-9]+(?:[-_.][a-z0-9]+)*)$")


class CatalogueInvalide(ErreurUtilisateur):
    """Content files have problems; ``problemes`` lists all of them."""

    def __init__(self, problemes: list[Probleme]) -> None:
        liste = "\n".join(f"  • {p}" for p in problemes)
        super().__init__(
            f"Les textes de la méthode ont {len(problemes)} problème(s) à corriger :\n{liste}",
            "Corrigez ces lignes dans le dossier « resources » ; aucun dossier n’a été touché.",
        )
        self.problemes = problemes


def charger_catalogue(racine: Path | None = None) -> Catalogue:
    """Read and check all definitions. Raises `CatalogueInvalide`, or says what is missing."""
    racine = racine or dossier_ressources()
    if not (racine / "methode").is_dir():
        raise ErreurUtilisateur(
            "Installation incomplète : le dossier « resources/methode » est introuvable.",
            "Réinstallez Ingéco ; vos dossiers ne sont pas touchés.",
        )
    verifier_inventaire(racine, _INVENTAIRE)
    memoire = MemoireDesTextes(racine)
    try:
        catalogue = _Chargeur(racine, memoire.lire).charger()
    except CatalogueInvalide:
        if not memoire.servie:
            raise
        return _Chargeur(racine, lire_texte).charger()  # again from the files: problems are told by line
    memoire.garder()
    return catalogue


class _Chargeur:
    def __init__(self, racine: Path, lire: Callable[[Path, Path], Texte]) -> None:
        self._racine = racine
        self._lire = lire
        self._textes: list[Texte] = []
        self._lieux: dict[str, Texte] = {}

    def charger(self) -> Catalogue:
        etapes, codes_etapes = self._entrees("methode/etapes.toml", "etape", Etape)
        phases = [p for e in etapes for p in self._phases(e, codes_etapes.index(e.code) + 1)]
        methode = Methode(
            tuple(dataclasses.replace(e, phases=tuple(p for p in phases if p.etape == e.code)) for e in etapes)
        )
        catalogue = Catalogue(
            methode=methode,
            fiches=_par_code(self._un_par_fichier("fiches", FichePratique)),
            experiences=_par_code(self._un_par_fichier("experiences", Experience)),
            termes=tuple(self._entrees("termes.toml", "terme", Terme)[0]),
            sources=_par_code(self._entrees("sources.toml", "source", Source)[0]),
            listes=_par_code(self._entrees("listes.toml", "liste", Liste)[0]),
            postures=self._tout("methode/postures.toml", Postures) or Postures((), (), ()),
            choix_guide=self._tout(guides.FICHIER_CHOIX, GuideDuChoix) or GuideDuChoix((), (), ()),
            vigilance=self._tout(guides.FICHIER_VIGILANCE, PointsDeVigilance) or PointsDeVigilance((), (), ()),
        )
        self._verifier_liens(catalogue)
        guides.controler(catalogue, {texte.nom: texte for texte in self._textes})
        problemes = [p for texte in self._textes for p in texte.problemes]
        if problemes:
            raise CatalogueInvalide(sorted(problemes, key=lambda p: (p.fichier, p.ligne)))
        return catalogue

    def _texte(self, nom: str) -> Texte:
        chemin = self._racine / nom
        if not chemin.is_file():
            texte = Texte(nom, {}, [], [Probleme(nom, 1, "", "le fichier manque.")])
        else:
            texte = self._lire(chemin, self._racine)
        self._textes.append(texte)
        return texte

    def _entrees(self, nom: str, cle: str, classe: type[T]) -> tuple[list[T], list[str]]:
        texte = self._texte(nom)
        objets = self._tous(texte, texte.donnees.get(cle, []), classe)
        return objets, [str(getattr(o, "code", "")) for o in objets]

    def _un_par_fichier(self, dossier: str, classe: type[T]) -> list[T]:
        objets = []
        for chemin in sorted((self._racine / dossier).glob("*.toml")):
            texte = self._texte(chemin.relative_to(self._racine).as_posix())
            if not texte.problemes:
                objets += self._tous(texte, [texte.donnees], classe)
        return objets

    def _tous(self, texte: Texte, donnees: Iterable[object], classe: type[T]) -> list[T]:
        objets: list[T] = []
        for entree in donnees:
            try:
                objet = construire(classe, entree, texte)
            except Inconstructible:
                continue
            code = str(getattr(objet, "code", ""))
            self._verifier_code(texte, f"{classe.__name__}:{code}", code)
            objets.append(objet)
        return objets

    def _verifier_code(self, texte: Texte, cle: str, code: str) -> None:
        if not _CODE.match(code):
            texte.signaler(code, f"le code « {code} » ne doit contenir que des minuscules, chiffres, tirets et points.")
        if cle in self._lieux:
            texte.signaler(code, f"le code « {code} » existe déjà dans {self._lieux[cle].nom}.")
        self._lieux[cle] = texte

    def _phases(self, etape: Etape, rang: int) -> list[Phase]:
        phases = []
        for chemin in sorted((self._racine / "methode" / f"{rang}-{etape.code}").glob("*.toml")):
            texte = self._texte(chemin.relative_to(self._racine).as_posix())
            if texte.problemes:
                continue
            if not isinstance(texte.donnees.get("phase"), dict):
                texte.signaler("", "il manque la table [phase].")
                continue
            for phase in self._tous(texte, [texte.donnees["phase"]], Phase):
                actions = self._tous(texte, texte.donnees.get("action", []), Action)
                self._verifier_phase(texte, phase, actions, etape)
                phases.append(dataclasses.replace(phase, actions=tuple(actions)))
        return phases

    def _verifier_phase(self, texte: Texte, phase: Phase, actions: list[Action], etape: Etape) -> None:
        if phase.etape != etape.code:
            texte.signaler(phase.code, f"l’étape « {phase.etape} » ne correspond pas au dossier du fichier.", "etape")
        for action in actions:
            if action.code_phase != phase.code:
                texte.signaler(action.code, f"le code doit commencer par « {phase.code}. ».")
            codes = [point.code for point in action.points]
            for code in (c for c in codes if not _CODE.match(c)):
                texte.signaler(
                    action.code, f"le code « {code} » ne doit contenir que des minuscules, chiffres, tirets.", "point"
                )
            for double in sorted({c for c in codes if codes.count(c) > 1}):
                texte.signaler(action.code, f"deux points portent le code « {double} ».")

    def _tout(self, nom: str, classe: type[T]) -> T | None:
        """A file that is one definition, or None when it isn’t there or can’t be built."""
        texte = self._texte(nom)
        if texte.problemes:
            return None
        try:
            return construire(classe, texte.donnees, texte)
        except Inconstructible:
            return None

    def _verifier_liens(self, catalogue: Catalogue) -> None:
        def verifier(classe: type, code: str, cle: str, codes: Iterable[str], connus: Callable[[str], bool]) -> None:
            for lien in codes:
                if lien and not connus(lien):
                    texte = self._lieux[f"{classe.__name__}:{code}"]
                    texte.signaler(code, f"« {lien} » (clé « {cle} ») ne mène nulle part.", cle)

        fiche = catalogue.fiches.__contains__
        cas = catalogue.experiences.__contains__

        def experience(code: str) -> bool:
            return cas(code) or (code.startswith("fe") and fiche(code))

        for phase in catalogue.methode.phases:
            verifier(Phase, phase.code, "fiches", phase.fiches, fiche)
            verifier(Phase, phase.code, "fiches_utiles", phase.fiches_utiles, fiche)
            verifier(Phase, phase.code, "experiences", phase.experiences, experience)
        for action in catalogue.methode.actions:
            verifier(Action, action.code, "fiches", action.fiches, fiche)
            verifier(Action, action.code, "fiches_utiles", action.fiches_utiles, fiche)
            verifier(Action, action.code, "experiences", action.experiences, experience)
            if action.exemple:
                verifier(Action, action.code, "exemple", [action.exemple.experience], cas)
            for point in action.points:
                verifier(Action, action.code, "fiches", point.fiches, fiche)
                verifier(Action, action.code, "experiences", point.experiences, experience)
        for pratique in catalogue.fiches.values():
            for section in pratique.section:
                verifier(FichePratique, pratique.code, "experiences", section.experiences, cas)
        for vecu in catalogue.experiences.values():
            for cle, liste in (("enee", "enee"), ("objectifs_operationnels", "objectifs_operationnels")):
                connus = {c.code for c in catalogue.listes[liste].choix} if liste in catalogue.listes else set()
                verifier(Experience, vecu.code, cle, getattr(vecu, cle), connus.__contains__)


def _par_code(objets: Iterable[T]) -> Mapping[str, T]:
    return {str(getattr(objet, "code", "")): objet for objet in objets}
