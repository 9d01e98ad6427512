"""The words of the right panel, as Markdown, from the definitions. Pure: no widget here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.models.definitions.aide import Experience, Terme
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.methode import Action, Animation, Phase
from app.models.typographie import montant


def markdown_action(catalogue: Catalogue, action: Action) -> str:
    """Help, questions, fiches, the prestataire-partenaire, today's words, one experience."""
    phase = catalogue.methode.phase(action.code_phase)
    corps = action.aide.strip() or action.resume
    vues = _experiences(catalogue, (*action.experiences, *phase.experiences))
    morceaux = [
        corps,
        _section("À se demander", _puces(action.questions)),
        _section("Fiches pratiques", _fiches(catalogue, (*action.fiches, *phase.fiches, *action.fiches_utiles))),
        _section("Le prestataire-partenaire", _dit(phase.prestataire, phase.prestataire_source)),
        _section("Aujourd’hui", _termes(termes_cites(catalogue.termes, corps + " ".join(action.questions)))),
        _section("Une expérience proche", _experience(vues[0]) if vues else ""),
    ]
    return "\n\n".join(m for m in morceaux if m)


def markdown_phase(catalogue: Catalogue, phase: Phase) -> str:
    """What the phase is for, and what one has at its end."""
    vues = _experiences(catalogue, phase.experiences)
    morceaux = [
        phase.objet.strip(),
        _section("À la fin, vous avez", _puces(phase.a_la_fin)),
        _section("Fiches pratiques", _fiches(catalogue, phase.fiches)),
        _section("Le prestataire-partenaire", _dit(phase.prestataire, phase.prestataire_source)),
        _section("Aujourd’hui", _termes(termes_cites(catalogue.termes, phase.objet + phase.prestataire))),
        _section("Une expérience proche", _experience(vues[0]) if vues else ""),
    ]
    return "\n\n".join(m for m in morceaux if m)


def markdown_animation(animation: Animation) -> str:
    """« Animer cette étape »."""
    entete = [f"**Durée :** {animation.duree}"]
    if animation.participants:
        entete.append(f"**Avec :** {animation.participants}")
    morceaux = [
        "  \n".join(entete),
        _section("Déroulé", "\n".join(f"{n}. {pas}" for n, pas in enumerate(animation.deroule, 1))),
        _section("Questions à poser", _puces(animation.questions)),
        _section("À rapporter", _puces(animation.a_rapporter)),
        _section("Matériel", _puces(animation.materiel)),
    ]
    return "\n\n".join(m for m in morceaux if m)


def markdown_vigilance(catalogue: Catalogue, phase: Phase, actions: Sequence[Action]) -> str:
    """What to beware of: of the action, or of all actions of the phase; then what experiences warn of."""
    propres = [f"{v.texte} *({v.source})*" for action in actions for v in action.vigilance]
    codes = [c for action in actions for c in action.experiences] or list(phase.experiences)
    vecues = [
        f"{texte} *([{vue.titre}](experience:{vue.code}))*"
        for vue in _experiences(catalogue, codes)[:3]
        for texte in vue.vigilance[:2]
    ]
    return "\n\n".join(m for m in (_puces(propres), _section("Vécu ailleurs", _puces(vecues))) if m)


def markdown_experiences(catalogue: Catalogue, codes: Iterable[str]) -> str:
    """A few experiences, told short."""
    return "\n\n".join(f"### {vue.titre}\n\n{_experience(vue)}" for vue in _experiences(catalogue, codes)[:4])


def termes_cites(termes: Sequence[Terme], texte: str) -> tuple[Terme, ...]:
    """The words of the guide's time that ``texte`` uses, in the order of the list (R41)."""
    return tuple(
        terme
        for terme in termes
        if any(re.search(rf"(?<!\w){re.escape(forme)}(?!\w)", texte) for forme in terme.formes)
    )


def source_action(action: Action) -> str:
    """Where the help comes from."""
    return action.aide_source or action.source


def _dit(texte: str, source: str) -> str:
    return f"{texte.strip()} *({source})*" if texte.strip() and source else texte.strip()


def _section(titre: str, corps: str) -> str:
    return f"### {titre}\n\n{corps}" if corps else ""


def _puces(lignes: Iterable[str]) -> str:
    return "\n".join(f"- {ligne.strip()}" for ligne in lignes)


def _fiches(catalogue: Catalogue, codes: Iterable[str]) -> str:
    fiches = [catalogue.fiches[code] for code in dict.fromkeys(codes) if code in catalogue.fiches]
    return "\n\n".join(
        f"[{fiche.numero or fiche.libelle_court} · {fiche.titre}](fiche:{fiche.code})" for fiche in fiches
    )


def _termes(termes: Sequence[Terme]) -> str:
    return "\n\n".join(f"**{t.guide}** → [{t.aujourdhui}](terme:{t.code})" for t in termes[:5])


def _experiences(catalogue: Catalogue, codes: Iterable[str]) -> list[Experience]:
    return [catalogue.experiences[code] for code in dict.fromkeys(codes) if code in catalogue.experiences]


def _experience(vue: Experience) -> str:
    faits = [f"{vue.nombre_structures} structures" if vue.nombre_structures else ""]
    faits.append(montant(vue.cout) if vue.cout is not None else "")
    chiffres = " — ".join(fait for fait in faits if fait)
    return f"{vue.resume} {chiffres} [Lire](experience:{vue.code})".replace("  ", " ")
