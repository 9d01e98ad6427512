"""What the guided choice and the points de vigilance refer to must exist; every problem is noted where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import LISTES_DES_AXES
from app.services.catalogue.lecture import Texte

FICHIER_CHOIX = "choix-ingenierie.toml"
FICHIER_VIGILANCE = "vigilance.toml"


def controler(catalogue: Catalogue, textes: Mapping[str, Texte]) -> None:
    """Both files. A text that could not be built has told its problems already."""
    _controler_vigilance(catalogue, textes[FICHIER_VIGILANCE])
    _controler_choix(catalogue, textes[FICHIER_CHOIX])


def _controler_vigilance(catalogue: Catalogue, texte: Texte) -> None:
    vigilance = catalogue.vigilance
    genres = {genre.code for genre in vigilance.genre}
    familles = {famille.code for famille in vigilance.famille}
    actions = {action.code for action in catalogue.methode.actions}
    niveaux = _codes(catalogue, "niveau_collectif")
    for groupe in (vigilance.genre, vigilance.famille, vigilance.point):
        texte.signaler_les_doubles(element.code for element in groupe)
    for famille in vigilance.famille:
        _connus(texte, famille.code, "niveaux", famille.niveaux, niveaux.__contains__)
    for point in vigilance.point:
        _connus(texte, point.code, "genre", (point.genre,), genres.__contains__)
        _connus(texte, point.code, "familles", point.familles, familles.__contains__)
        _connus(texte, point.code, "actions", point.actions, actions.__contains__)


def _controler_choix(catalogue: Catalogue, texte: Texte) -> None:
    guide = catalogue.choix_guide
    cibles = {f"{axe}:{code}" for axe, liste in LISTES_DES_AXES.items() for code in _codes(catalogue, liste)}
    themes = _codes(catalogue, "enee")
    texte.signaler_les_doubles(question.code for question in guide.question)
    for question in guide.question:
        texte.signaler_les_doubles(option.code for option in question.option)
        if len(question.option) < 2:
            texte.signaler(question.code, "une question a besoin d’au moins deux réponses.")
        for option in question.option:
            _connus(texte, question.code, "vers", option.vers, cibles.__contains__)
            _connus(texte, question.code, "contre", option.contre, cibles.__contains__)
    for consequence in guide.consequence:
        _connus(texte, "", "cible", (consequence.cible,), cibles.__contains__)
    texte.signaler_les_doubles(axe.code for axe in guide.axe)
    for axe in guide.axe:
        _connus(texte, axe.code, "themes", axe.themes, themes.__contains__)
    for exemple in guide.accroche.exemple:
        _connus(texte, "", "experience", filter(None, (exemple.experience,)), catalogue.experiences.__contains__)


def _codes(catalogue: Catalogue, liste: str) -> set[str]:
    return {choix.code for choix in catalogue.listes[liste].choix} if liste in catalogue.listes else set()


def _connus(texte: Texte, id: str, cle: str, codes: Iterable[str], connu: Callable[[str], bool]) -> None:
    for code in codes:
        if not connu(code):
            texte.signaler(id, f"« {code} » (clé « {cle} ») ne mène nulle part.", cle)
