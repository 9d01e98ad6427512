"""The help on paper: a fiche, an experience, the table of words, « Animer cette étape » (R03, R33, R41, R42).

Each is an ordinary `Document`, so it is printed, previewed and exported like any other. Nothing of a dossier is in
it but, when there is one, the office's head (`entete`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import type_champ
from app.models.documents.blocs import (
    Bloc,
    Case,
    ChiffresCles,
    CleValeurs,
    Colonne,
    Donnee,
    Encadre,
    Lignes,
    Note,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
    Titre,
)
from app.models.documents.document import Document, Entete
from app.services.experiences import chiffres, faits, non_donne
from app.services.reperes import citations, termes_employes

PREFIXE_ANIMATION = "animation-"
"""``animation-cibler.territoire``: code of the document « Animer cette étape » of that action."""

_LIEN = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_PUCE = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_LIGNES_A_RAPPORTER = 6


def document_de_l_aide(
    adresse: str, catalogue: Catalogue, *, entete: Entete | None = None, aujourdhui: date | None = None
) -> Document | None:
    """The document of ``fiche:fp4``, ``experience:banques``, ``terme:`` or ``animation:cibler.territoire``.

    None for any other address, or a code that isn't in the catalogue.
    """
    genre, _, code = adresse.partition(":")
    connus: Mapping[str, Iterable[str]] = {
        "fiche": catalogue.fiches,
        "experience": catalogue.experiences,
        "animation": {a.code for a in catalogue.methode.actions if a.animation is not None},
    }
    if genre not in _COMPOSITEURS or (genre in connus and code not in connus[genre]):
        return None
    return _COMPOSITEURS[genre](catalogue, code, entete or Entete(jour=aujourdhui or date.today()))


# --- animation ----------------------------------------------------------------------------------------------


def _animation(catalogue: Catalogue, code: str, entete: Entete) -> Document:
    action = catalogue.methode.action(code)
    animation, phase = action.animation, catalogue.methode.phase(action.code_phase)
    assert animation is not None
    rang = next(n for n, e in enumerate(catalogue.methode.etapes, 1) if e.code == phase.etape)
    couleur = f"etape{rang}"
    pratique = (("duree", "Durée", animation.duree), ("participants", "Avec", animation.participants))
    donnees = [Donnee(cle, libelle, texte) for cle, libelle, texte in pratique if texte]
    if animation.materiel:
        donnees.append(Donnee("materiel", "Matériel", "\n".join(animation.materiel)))
    blocs: list[Bloc] = [Paragraphe(f"Animer cette étape — {phase.titre}", "chapeau")]
    if action.resume:
        blocs.append(Paragraphe(action.resume))
    blocs.append(CleValeurs("pratique", tuple(donnees), couleur))
    blocs += [Titre("Déroulé", 2, couleur)]
    blocs += [Paragraphe(f"{n}. {pas}") for n, pas in enumerate(animation.deroule, 1)]
    blocs += [Titre("Questions à poser", 2, couleur), *_puces(animation.questions)]
    blocs += [Titre("À rapporter", 2, couleur), *_puces(animation.a_rapporter)]
    blocs += [Lignes("Ce que le groupe a dit", _LIGNES_A_RAPPORTER)]
    return Document(
        code=f"{PREFIXE_ANIMATION}{code}", titre=action.titre, entete=entete, blocs=tuple(blocs),
        source=animation.source, formats=("pdf", "docx"), couleur=couleur,
    )  # fmt: skip


# --- fiche, experience --------------------------------------------------------------------------------------


def _fiche(catalogue: Catalogue, code: str, entete: Entete) -> Document:
    fiche = catalogue.fiches[code]
    blocs: list[Bloc] = [Paragraphe(fiche.resume, "chapeau")] if fiche.resume else []
    for section in fiche.section:
        blocs += [Titre(section.titre, 2), *_texte(section.texte)]
        for cite in section.experiences:
            vecu = catalogue.experiences[cite]
            blocs.append(Paragraphe(f"{vecu.titre} — {vecu.resume}", "puce"))
        if section.source and section.source != fiche.source:
            blocs.append(Paragraphe(f"Source : {section.source}", "discret"))
    blocs += _mots(catalogue, *(s.texte for s in fiche.section))
    blocs += _cite_par(catalogue, "fiche", code)
    genre = "Fiche pratique" if code.startswith("fp") else "Fiche expériences"
    return Document(
        code=f"fiche-{code}", titre=f"{genre} {fiche.numero} — {fiche.titre}", entete=entete, blocs=tuple(blocs),
        source=fiche.source, formats=("pdf", "docx"),
    )  # fmt: skip


def _experience(catalogue: Catalogue, code: str, entete: Entete) -> Document:
    vecu = catalogue.experiences[code]
    blocs: list[Bloc] = [Paragraphe(vecu.resume, "chapeau")]
    if cles := chiffres(vecu):
        blocs.append(ChiffresCles("chiffres", tuple(Donnee(f"c{n}", f.libelle, f.texte) for n, f in enumerate(cles))))
    if vecu.a_retenir:
        blocs.append(Encadre("À retenir", vecu.a_retenir, "etape1"))
    identite = tuple(Donnee(f"f{n}", f.libelle, f.texte) for n, f in enumerate(faits(vecu, catalogue)))
    blocs.append(CleValeurs("identite", identite))
    if manques := non_donne(vecu):
        blocs.append(Paragraphe(f"La source ne donne pas : {', '.join(manques)}.", "vide"))
    for titre, texte in (
        ("Problématique", vecu.problematique),
        ("Actions", vecu.actions),
        ("Moyens", vecu.moyens),
        ("Partenariat", vecu.partenariat),
        ("Résultats", vecu.resultats),
    ):
        if texte.strip():
            blocs += [Titre(titre, 2), *_texte(texte)]
    for titre, lignes in (("Ce qui a aidé", vecu.positifs), ("Points de vigilance", vecu.vigilance)):
        if lignes:
            blocs += [Titre(titre, 2), *_puces(lignes)]
    blocs += _mots(catalogue, vecu.problematique, vecu.actions, vecu.moyens, vecu.partenariat)
    return Document(
        code=f"experience-{code}", titre=vecu.titre, entete=entete, blocs=tuple(blocs), source=vecu.source,
        formats=("pdf", "docx"),
    )  # fmt: skip


def _cite_par(catalogue: Catalogue, genre: str, code: str) -> Iterator[Bloc]:
    lieux = citations(catalogue, genre, code)
    if lieux:
        yield Titre("Où cette fiche vous servira", 2)
        yield from _puces(f"{lieu.titre} ({lieu.contexte})" for lieu in lieux)


def _mots(catalogue: Catalogue, *textes: str) -> Iterator[Bloc]:
    termes = termes_employes(catalogue, *textes)
    if termes:
        mots = " ; ".join(f"{t.guide.partition(' (')[0]} → {t.aujourdhui}" for t in termes)
        yield Note(f"Les mots du guide, aujourd’hui : {mots}.")


# --- words --------------------------------------------------------------------------------------------------


def _termes(catalogue: Catalogue, _code: str, entete: Entete) -> Document:
    texte = type_champ("texte")
    colonnes = (
        Colonne("guide", "Le guide dit", texte, largeur=28, fixe=True),
        Colonne("aujourdhui", "On dit aujourd’hui", texte, largeur=28),
        Colonne("note", "À savoir", texte, largeur=44),
    )
    rangees = tuple(Rangee(t.code, (Case(t.guide), Case(t.aujourdhui), Case(t.note))) for t in catalogue.termes)
    tableau = Tableau("termes", colonnes, (SectionDeTableau("", rangees),))
    chapeau = "Les sources datent de 2003 à 2013. Ces notes sont d’Ingéco, datées de 2026 ; vérifiez-les chez vous."
    return Document(
        code="termes", titre="Le guide dit, on dit aujourd’hui", entete=entete,
        blocs=(Paragraphe(chapeau, "chapeau"), tableau), source="Ingéco", formats=("pdf", "xlsx", "docx"),
    )  # fmt: skip


# --- Markdown of the content files --------------------------------------------------------------------------


def _texte(markdown: str) -> Iterator[Bloc]:
    """The little Markdown our content uses (paragraphs, lists, bold, links) as blocks; paper carries no bold."""
    paragraphe: list[str] = []
    for ligne in [*markdown.strip().splitlines(), ""]:
        puce = _PUCE.match(ligne)
        if (puce or not ligne.strip()) and paragraphe:
            yield Paragraphe(_net(" ".join(paragraphe)))
            paragraphe = []
        if puce:
            yield Paragraphe(_net(ligne[puce.end() :]), "puce")
        elif ligne.strip():
            paragraphe.append(ligne.strip())


def _puces(lignes: Iterable[str]) -> Iterator[Bloc]:
    return (Paragraphe(_net(ligne), "puce") for ligne in lignes)


def _net(texte: str) -> str:
    return _LIEN.sub(r"\1", texte).replace("**", "")


_COMPOSITEURS: Mapping[str, Callable[[Catalogue, str, Entete], Document]] = {
    "fiche": _fiche,
    "experience": _experience,
    "terme": _termes,
    "animation": _animation,
}
