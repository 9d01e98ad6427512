"""What the library shows for one address: the widgets of an article, in reading order.

To add a kind of article: a function here, and its line in `_ARTICLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from app.models.definitions.aide import FichePratique
from app.models.definitions.catalogue import Catalogue
from app.services.experiences import Fait
from app.views.elements import Carte, Etiquette, TexteRiche, TitrePage, echapper
from app.views.navigation import decouper
from app.views.reperes.morceaux import Article, CarteSignalee, puces, table_de_faits
from app.views.reperes.recits import article_experience, article_fiche


def article(adresse: str, catalogue: Catalogue) -> Article:
    """The widgets of the article at ``adresse``; the front page for an empty one."""
    genre, code = decouper(adresse)
    return _ARTICLES.get(genre, _accueil)(catalogue, code)


def titre_de(adresse: str, catalogue: Catalogue) -> str:
    """What the article is called."""
    genre, code = decouper(adresse)
    if genre == "fiche" and code in catalogue.fiches:
        return catalogue.fiches[code].titre
    if genre == "experience" and code in catalogue.experiences:
        return catalogue.experiences[code].titre
    return {"terme": "Le guide dit, on dit aujourd’hui", "source": "Sources"}.get(genre, "Repères et expériences")


# --- front page ---------------------------------------------------------------------------------------------


def _accueil(catalogue: Catalogue, _code: str) -> Article:
    yield TitrePage("Ce que la méthode met à votre disposition")
    yield Etiquette("Tout est lisible sans réseau, et s’imprime. Les liens mènent aux actions du cycle.", "discret")
    carte = Carte("Les sept fiches pratiques")
    lignes = (f"[{f.libelle_court} · {echapper(f.titre)}](fiche:{f.code})" for f in _fiches(catalogue, "fp"))
    carte.ajouter(TexteRiche(puces(lignes), nom="fichesPratiques"))
    yield carte
    carte = Carte("Des ingénieries collectives qui ont eu lieu")
    carte.ajouter(Etiquette(f"{len(catalogue.experiences)} expériences, avec les chiffres que leurs sources donnent."))
    lignes = (f"[{echapper(f.titre)}](fiche:{f.code})" for f in _fiches(catalogue, "fe"))
    carte.ajouter(TexteRiche(puces(lignes), nom="fichesExperiences"))
    yield carte
    carte = Carte("Le guide dit, on dit aujourd’hui")
    texte = "Les sources datent de 2003 à 2013 : les mots du guide restent, et une note donne ceux d’aujourd’hui."
    carte.ajouter(TexteRiche(f"{texte}\n\n[Voir les {len(catalogue.termes)} mots](terme:)", nom="motsDuGuide"))
    yield carte
    carte = Carte("D’où vient la méthode")
    lignes = (f"[{s.code} · {echapper(s.titre)}](source:{s.code}), {s.auteur}" for s in catalogue.sources.values())
    carte.ajouter(TexteRiche(puces(lignes), nom="lesSources"))
    yield carte


def _fiches(catalogue: Catalogue, prefixe: str) -> Iterable[FichePratique]:
    return (fiche for fiche in catalogue.fiches.values() if fiche.code.startswith(prefixe))


# --- words, sources -----------------------------------------------------------------------------------------


def _termes(catalogue: Catalogue, code: str) -> Article:
    yield TitrePage("Le guide dit, on dit aujourd’hui")
    yield Etiquette(
        "Notes d’Ingéco, datées de 2026. « Droit » : un texte a changé la règle ; « pratique locale » : à vérifier "
        "chez vous.", "discret",
    )  # fmt: skip
    for terme in catalogue.termes:
        genre = CarteSignalee if terme.code == code else Carte
        carte = genre(terme.guide, etape=2, nom=f"terme:{terme.code}")
        if terme.nature != "équivalent":
            carte.ajouter_a_droite(Etiquette(terme.nature, "petit", repli=False))
        carte.ajouter(Etiquette(f"→ {terme.aujourdhui}", "gras"))
        carte.ajouter(Etiquette(terme.note))
        yield carte


def _sources(catalogue: Catalogue, code: str) -> Article:
    yield TitrePage("Sources")
    yield Etiquette(
        "Les codes S1 à S5 sont repris dans tout le programme, sur les grilles et sur les rapports.", "discret"
    )
    for source in catalogue.sources.values():
        genre = CarteSignalee if source.code == code else Carte
        carte = genre(f"{source.code} · {source.titre}", etape=2, nom=f"source:{source.code}")
        carte.ajouter(
            table_de_faits((Fait("Auteur", source.auteur), Fait("Date", source.annee), Fait("Nature", source.nature)))
        )
        if source.a_savoir:
            carte.ajouter(Etiquette(source.a_savoir))
        yield carte


_ARTICLES: Mapping[str, Callable[[Catalogue, str], Article]] = {
    "fiche": article_fiche,
    "experience": article_experience,
    "terme": _termes,
    "source": _sources,
}
