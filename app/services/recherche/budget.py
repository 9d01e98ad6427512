"""What Ctrl+K finds of the money and of the dates: expenses, resources, scenarios, milestones."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.budget import Depense, PartDla, Ressource, ScenarioBudget
from app.models.definitions.catalogue import Catalogue
from app.models.echeancier import Jalon
from app.models.statuts import EtatRessource
from app.services.ecriture.dossier import Dossier
from app.services.recherche.trouvable import Resultat, Trouvable, extrait, presents, textes


def du_budget(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """The lines of every scenario, and the scenarios themselves."""
    rubriques = catalogue.liste("rubriques_budget")
    for scenario in dossier.lignes(ScenarioBudget):
        resultat = Resultat(scenario["nom"] or "(sans nom)", "Scénario du budget", f"budget:{scenario['id']}", "Budget")
        yield resultat, textes(ScenarioBudget, scenario)
    for depense in dossier.lignes(Depense):
        sous_titre = " · ".join(presents("Dépense", rubriques.texte(depense["rubrique"])))
        titre = extrait(depense["libelle"] or "(sans libellé)")
        yield Resultat(titre, sous_titre, f"budget:{depense['id']}", "Budget"), textes(Depense, depense)
    for ressource in dossier.lignes(Ressource):
        sous_titre = " · ".join(presents("Ressource", EtatRessource.libelle_de(ressource["etat"])))
        titre = ressource["financeur"] or "(sans financeur)"
        yield Resultat(titre, sous_titre, f"budget:{ressource['id']}", "Budget"), textes(Ressource, ressource)
    for part in dossier.lignes(PartDla):
        yield Resultat(part["nom"] or "(sans nom)", "Part d’un DLA", "budget", "Budget"), textes(PartDla, part)


def des_jalons(dossier: Dossier) -> Iterator[Trouvable]:
    """The milestones of the échéancier."""
    for jalon in dossier.lignes(Jalon):
        resultat = Resultat(extrait(jalon["titre"] or "(sans titre)"), "Jalon", f"echeances:{jalon['id']}", "Échéance")
        yield resultat, textes(Jalon, jalon)
