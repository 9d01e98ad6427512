"""The Enée themes under the four domains of accompaniment of S2; the title that hooks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import Accroche
from app.models.fiche import ID_FICHE, Fiche
from app.services.champs import ecrire_champ, libelle_champ
from app.views.contexte import Contexte
from app.views.elements import Carte, Champ, ChampTexte, ChoixMultiple, Etiquette
from app.views.elements.liaison import lier
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant


class ChoixParAxe(QWidget):
    """All themes as one value: ``valide(tuple[str, ...])``. Codes the list no longer has are kept."""

    valide = Signal(object)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        liste = catalogue.liste("enee")
        self._ordre = [choix.code for choix in liste.choix]
        self._autres: tuple[str, ...] = ()
        self.groupes: list[tuple[ChoixMultiple, tuple[str, ...]]] = []
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(4))
        ranges = {code for axe in catalogue.choix_guide.axe for code in axe.themes}
        axes = [(axe.titre, axe.themes) for axe in catalogue.choix_guide.axe]
        axes.append(("Autres thèmes", tuple(code for code in self._ordre if code not in ranges)))
        for titre, themes in axes:
            options = [(c.code, c.texte, c.explication) for c in liste.choix if c.code in themes]
            if not options:
                continue
            groupe = ChoixMultiple(options, colonnes=2, nom="enee")
            groupe.nommer(titre)
            groupe.valide.connect(lambda _codes: self.valide.emit(self.valeur()))
            self.groupes.append((groupe, themes))
            colonne.addWidget(Etiquette(titre, "rubrique"))
            colonne.addWidget(groupe)

    def definir(self, codes: Sequence[str] | None) -> None:
        """Show a value of the dossier, without a signal."""
        voulus = tuple(codes or ())
        self._autres = tuple(code for code in voulus if code not in self._ordre)
        for groupe, themes in self.groupes:
            groupe.definir([code for code in voulus if code in themes])

    def valeur(self) -> tuple[str, ...]:
        """The codes ticked, in the order of the list."""
        pris = {code for groupe, _ in self.groupes for code in groupe.valeur()}
        return (*(code for code in self._ordre if code in pris), *self._autres)


class CarteAccroche(Carte):
    """What makes a good title, three of them from the sources, and ours."""

    def __init__(self, contexte: Contexte, accroche: Accroche, parent: QWidget | None = None) -> None:
        super().__init__("L’accroche de l’intitulé", parent, nom="carteAccroche")
        self._contexte = contexte
        self.ajouter_a_droite(Etiquette(accroche.source, "legende", repli=False))
        self.ajouter(Etiquette(accroche.texte, "discret"))
        for conseil in accroche.conseils:
            self.ajouter(Etiquette(f"• {conseil}"))
        self.champ = ChampTexte(invite="Une phrase qui donne envie de venir", lignes=1, nom="accroche")
        lier(contexte, self.champ, f"fiche/{ID_FICHE}/accroche", self._ecrire)
        self.ajouter(Champ(libelle_champ(Fiche, "accroche"), self.champ, nom="fiche.accroche"))
        self.ajouter(Etiquette("Des intitulés qui accrochent", "rubrique"))
        for exemple in accroche.exemple:
            lien = LienCoupe(
                exemple.texte, f"experience:{exemple.experience}", nom=f"exempleAccroche.{exemple.experience}"
            )
            lien.suivi.connect(contexte.navigation.aller)
            self.ajouter(lien)
            self.ajouter(Etiquette(f"{exemple.pourquoi} ({exemple.source})", "petit"))

    def rafraichir(self) -> None:
        """Show the dossier again."""
        self.champ.definir(self._contexte.dossier.fiche_unique(Fiche, ID_FICHE)["accroche"])

    def _ecrire(self, texte: str) -> None:
        ecrire_champ(self._contexte.dossier, Fiche, ID_FICHE, "accroche", texte, initiateur=self)
