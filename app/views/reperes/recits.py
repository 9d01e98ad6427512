"""The two articles one reads from end to end: a fiche, an experience."""

from __future__ import annotations

from app.models.definitions.aide import Experience, FichePratique, Section
from app.models.definitions.catalogue import Catalogue
from app.services.experiences import chiffres, en_bref, faits, non_donne
from app.services.reperes import citations, lier
from app.views.elements import Carte, Etiquette, TexteRiche, TitrePage, echapper
from app.views.reperes.chiffres import ChiffresCles
from app.views.reperes.morceaux import (
    Article,
    CarteSignalee,
    cite_par,
    enumerer,
    mots_du_guide,
    puces,
    source_en_clair,
    table_de_faits,
)
from app.views.theme import theme_courant

# --- fiche --------------------------------------------------------------------------------------------------


def article_fiche(catalogue: Catalogue, code: str) -> Article:
    """A fiche pratique or a fiche expériences."""
    fiche = catalogue.fiches[code]
    genre = "Fiche pratique" if code.startswith("fp") else "Fiche expériences"
    yield Etiquette(f"{genre} {fiche.numero}", "rubrique")
    yield TitrePage(fiche.titre)
    if fiche.resume:
        yield Etiquette(fiche.resume, "discret")
    carte = Carte()
    for section in fiche.section:
        _section(carte, section, fiche, catalogue)
    yield carte
    yield from mots_du_guide(catalogue, *(s.texte for s in fiche.section))
    yield from cite_par(citations(catalogue, "fiche", code), "Où cette fiche vous servira")
    yield Etiquette(f"Source : {source_en_clair(catalogue, fiche.source)}", "legende")


def _section(carte: Carte, section: Section, fiche: FichePratique, catalogue: Catalogue) -> None:
    carte.ajouter(Etiquette(section.titre, "titre_carte"))
    if section.texte:
        lie = lier(section.texte, catalogue, sauf=f"fiche:{fiche.code}")
        carte.ajouter(TexteRiche(lie, nom="section"))
    if section.experiences:
        vecus = (catalogue.experiences[code] for code in section.experiences)
        lignes = (f"[{echapper(v.titre)}](experience:{v.code}) — {en_bref(v)}" for v in vecus)
        carte.ajouter(TexteRiche(puces(lignes), nom="experiences"))
    if section.source and section.source != fiche.source:
        carte.ajouter(Etiquette(f"Source : {section.source}", "legende"))
    carte.corps.addSpacing(theme_courant().px(6))


# --- experience ---------------------------------------------------------------------------------------------


def article_experience(catalogue: Catalogue, code: str) -> Article:
    """An experience: its figures, its identity card, its story."""
    vecu = catalogue.experiences[code]
    yield Etiquette("Expérience", "rubrique")
    yield TitrePage(vecu.titre)
    yield Etiquette(vecu.resume, "discret")
    yield from _identite(catalogue, vecu)
    yield from _recit(catalogue, vecu)
    yield from mots_du_guide(catalogue, vecu.problematique, vecu.actions, vecu.moyens, vecu.partenariat)
    yield from cite_par(citations(catalogue, "experience", code), "Où cette expérience est citée")
    yield Etiquette(f"Source : {source_en_clair(catalogue, vecu.source)}", "legende")


def _identite(catalogue: Catalogue, vecu: Experience) -> Article:
    cles = chiffres(vecu)
    if cles:
        yield ChiffresCles(cles)
    carte = Carte("En bref")
    carte.ajouter(table_de_faits(faits(vecu, catalogue)))
    if manques := non_donne(vecu):
        carte.ajouter(Etiquette(f"La source ne donne pas {enumerer(manques)}.", "petit"))
    yield carte


def _recit(catalogue: Catalogue, vecu: Experience) -> Article:
    carte = Carte()
    for titre, texte in (
        ("Problématique", vecu.problematique),
        ("Actions", vecu.actions),
        ("Moyens", vecu.moyens),
        ("Partenariat", vecu.partenariat),
        ("Résultats", vecu.resultats),
        ("Ce qui a aidé", puces(vecu.positifs)),
        ("Points de vigilance", puces(vecu.vigilance)),
    ):
        if texte.strip():
            carte.ajouter(Etiquette(titre, "titre_carte"))
            carte.ajouter(TexteRiche(lier(texte, catalogue), nom="recit"))
            carte.corps.addSpacing(theme_courant().px(6))
    yield carte
    if vecu.a_retenir:
        carte = CarteSignalee("À retenir", etape=1)
        carte.ajouter(Etiquette(vecu.a_retenir))
        yield carte
