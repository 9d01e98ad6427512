"""`resources/grilles/` and `resources/rapports/` → `DefinitionsDocuments`, every problem told by file, line and id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.models.definitions.champs import TYPES
from app.models.definitions.grille import Grille
from app.models.definitions.rapport import BlocDeRapport, DefinitionsDocuments, Rapport
from app.models.erreurs import ErreurUtilisateur
from app.models.schema import tables_metier
from app.services.catalogue.chargement import CatalogueInvalide
from app.services.catalogue.construction import Inconstructible, construire
from app.services.catalogue.lecture import Texte, lire_texte
from app.services.ressources import dossier_ressources, verifier_inventaire

T = TypeVar("T", Grille, Rapport)

LISTES_DU_PROGRAMME = frozenset({"avis_contact", "etat_suivi", "mobilisation"})
"""Closed lists that are enums of `app.models.statuts`, beside those of ``resources/listes.toml``."""

GENRES = frozenset(
    {
        "titre", "paragraphe", "note", "champs", "essentiel", "structures", "entonnoir", "posture", "roue", "parcours",
        "restant", "budget", "avis", "document", "seance", "ordre_du_jour", "membres_comite", "emargement", "reserves",
        "seance_relevee", "releve_avis", "releve_presences", "releve_points", "releve_reserves", "releve_suites",
        "signatures", "budget_totaux", "budget_chiffres", "budget_depenses", "budget_temps", "budget_ressources",
        "budget_equilibre", "budget_parts", "budget_comparaison",
        "plans", "objectifs", "carte_objectifs", "resultats", "registres_evaluation",
        "groupes", "scenarios",
        "reseau", "partenaires", "questions_partenaires", "attentes", "comite_pilotage", "systeme_intervenant",
        "vigilance", "type_ingenierie", "objectifs_en_bref", "groupes_en_bref", "partenaires_en_bref",
        "frise_echeances", "echeances",
    }
)  # fmt: skip
"""Kinds of blocks a report may name; `app.services.documents.genres` has one function for each (tested)."""

_FORMATS = frozenset({"pdf", "xlsx", "docx"})


def charger_documents(racine: Path | None = None) -> DefinitionsDocuments:
    """Read and check all grids and reports. Raises `CatalogueInvalide` with all problems at once.

    It reads a dozen small files: callers that need it often keep the result.
    """
    racine = racine or dossier_ressources()
    if not (racine / "grilles").is_dir() or not (racine / "rapports").is_dir():
        raise ErreurUtilisateur(
            "Installation incomplète : les dossiers « resources/grilles » et « resources/rapports » sont introuvables.",
            "Réinstallez Ingéco ; vos dossiers ne sont pas touchés.",
        )
    verifier_inventaire(racine, ("grilles/", "rapports/", "listes"))
    controle = _Controle(_codes_des_listes(racine), frozenset(c.stem for c in (racine / "rapports").glob("*.toml")))
    grilles = _tous(racine, "grilles", Grille, controle.grille)
    rapports = _tous(racine, "rapports", Rapport, controle.rapport)
    problemes = [p for texte in (*grilles.values(), *rapports.values()) for p in texte[1].problemes]
    if problemes:
        raise CatalogueInvalide(sorted(problemes, key=lambda p: (p.fichier, p.ligne)))
    return DefinitionsDocuments(
        {d.code: d for d, _ in grilles.values() if d is not None},
        {d.code: d for d, _ in rapports.values() if d is not None},
    )


def _codes_des_listes(racine: Path) -> frozenset[str]:
    chemin = racine / "listes.toml"
    donnees = lire_texte(chemin, racine).donnees if chemin.is_file() else {}
    return frozenset(str(liste.get("code", "")) for liste in donnees.get("liste", [])) | LISTES_DU_PROGRAMME


def _tous(
    racine: Path, sous_dossier: str, classe: type[T], controler: Callable[[T, Texte], None]
) -> Mapping[str, tuple[T | None, Texte]]:
    lus: dict[str, tuple[T | None, Texte]] = {}
    for chemin in sorted((racine / sous_dossier).glob("*.toml")):
        texte = lire_texte(chemin, racine)
        definition: T | None = None
        if not texte.problemes:
            with suppress(Inconstructible):
                definition = construire(classe, texte.donnees, texte)
        if definition is not None:
            if definition.code != chemin.stem:
                texte.signaler(definition.code, f"le code doit être celui du fichier : « {chemin.stem} ».", "code")
            controler(definition, texte)
        lus[chemin.stem] = (definition, texte)
    return lus


class _Controle:
    """What a definition refers to must exist."""

    def __init__(self, listes: frozenset[str], rapports: frozenset[str]) -> None:
        self._listes = listes
        self._rapports = rapports
        self._tables = tables_metier()

    def grille(self, grille: Grille, texte: Texte) -> None:
        self._commun(grille, texte)
        if grille.entite not in self._tables:
            texte.signaler(grille.code, f"la table « {grille.entite} » n’existe pas.", "entite")
            return
        texte.signaler_les_doubles([c.code for c in grille.colonnes])
        for colonne in grille.colonnes:
            self._colonne(texte, colonne.code, f"{grille.entite}.{colonne.code}")
            if colonne.type not in TYPES:
                connus = ", ".join(TYPES)
                texte.signaler(colonne.code, f"le type « {colonne.type} » n’est pas connu ({connus}).", "type")
            self._liste(texte, colonne.code, colonne.liste, obligatoire=colonne.type.startswith("choix"))

    def rapport(self, rapport: Rapport, texte: Texte) -> None:
        self._commun(rapport, texte)
        texte.signaler_les_doubles([b.code for b in rapport.bloc])
        for bloc in rapport.bloc:
            self._bloc(texte, bloc)
            if bloc.document and bloc.document not in self._rapports - {rapport.code}:
                texte.signaler(bloc.code, f"le rapport « {bloc.document} » n’existe pas, ou est celui-ci.", "document")

    def _bloc(self, texte: Texte, bloc: BlocDeRapport) -> None:
        if bloc.genre not in GENRES:
            connus = ", ".join(sorted(GENRES))
            texte.signaler(bloc.code, f"le genre « {bloc.genre} » n’est pas connu ({connus}).", "genre")
        if bloc.disposition not in ("pleine", "fiche"):
            texte.signaler(bloc.code, "la disposition est « pleine » ou « fiche ».", "disposition")
        for champ in bloc.champs:
            self._colonne(texte, bloc.code, champ.champ)
            self._liste(texte, bloc.code, champ.liste, obligatoire=champ.cases)
        for colonne in bloc.colonnes:
            self._colonne(texte, bloc.code, f"structure.{colonne}")

    def _commun(self, definition: Grille | Rapport, texte: Texte) -> None:
        for format in definition.formats:
            if format not in _FORMATS:
                texte.signaler(definition.code, f"le format « {format} » n’est pas connu (pdf, xlsx, docx).", "formats")
        if definition.orientation not in ("portrait", "paysage"):
            texte.signaler(definition.code, "l’orientation est « portrait » ou « paysage ».", "orientation")

    def _colonne(self, texte: Texte, id: str, champ: str) -> None:
        table, _, colonne = champ.partition(".")
        if table not in self._tables or colonne not in self._tables[table].columns:
            texte.signaler(id, f"la colonne « {champ} » n’existe pas dans un dossier.")

    def _liste(self, texte: Texte, id: str, liste: str, *, obligatoire: bool) -> None:
        if liste and liste not in self._listes:
            texte.signaler(id, f"la liste « {liste} » n’existe pas dans listes.toml.", "liste")
        if obligatoire and not liste:
            texte.signaler(id, "il manque la clé « liste » pour savoir quels choix proposer.")
