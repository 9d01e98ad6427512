"""What Ctrl+K finds in the method: the cycle, its points, the help, the experiences, the words."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.definitions.catalogue import Catalogue
from app.services.recherche.trouvable import Resultat, Trouvable


def de_la_methode(catalogue: Catalogue) -> Iterator[Trouvable]:
    """The cycle, its points, points de vigilance, fiches, experiences and words."""
    for etape in catalogue.methode.etapes:
        for phase in etape.phases:
            yield Resultat(phase.titre, f"Étape {etape.titre}", f"phase:{phase.code}", "Phase"), (phase.objet,)
            for action in phase.actions:
                yield (
                    Resultat(action.titre, phase.titre, f"action:{action.code}", "Action"),
                    (action.resume, action.aide),
                )
                for point in action.points:
                    yield Resultat(point.texte, action.titre, f"point:{action.code}/{point.code}", "Point"), ()
    genres = {genre.code: genre.titre for genre in catalogue.vigilance.genre}
    for garde in catalogue.vigilance.point:
        sous_titre = genres.get(garde.genre, "")
        yield Resultat(garde.texte, sous_titre, f"vigilance:{garde.code}", "Vigilance"), (garde.explication,)
    for fiche in catalogue.fiches.values():
        textes = tuple(texte for section in fiche.section for texte in (section.titre, section.texte))
        yield Resultat(fiche.titre, fiche.libelle_court, f"fiche:{fiche.code}", "Fiche"), (fiche.resume, *textes)
    for vecu in catalogue.experiences.values():
        yield (
            Resultat(vecu.titre, vecu.resume, f"experience:{vecu.code}", "Expérience"),
            (vecu.secteur, vecu.problematique, vecu.actions),
        )  # fmt: skip
    for terme in catalogue.termes:
        yield (
            Resultat(terme.guide, f"On dit aujourd’hui : {terme.aujourdhui}", f"terme:{terme.code}", "Mot"),
            (terme.note,),
        )
