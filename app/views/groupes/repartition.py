"""« Répartir… »: choose by what, look at what it would give, accept it or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from app.models.affinites import Membre
from app.models.typographie import francais, pluriel
from app.services.groupes import CRITERES, EtatGroupe, EtatScenario, Proposition, proposer
from app.services.groupes.mots import nom_du_groupe, noms
from app.views.elements import Champ, ChoixUnique, Defilement, Dialogue, Etiquette
from app.views.theme import theme_courant


class DialogueRepartition(Dialogue):
    """A preview that follows the choice; nothing is written here (`proposition` says what was accepted)."""

    def __init__(self, scenario: EtatScenario, membres: Sequence[Membre], parent: QWidget | None = None) -> None:
        super().__init__(
            "Répartir les structures",
            f"Une proposition pour {_celles(len(membres))}. Rien n’est écrit avant que vous"
            " l’acceptiez ; ensuite, déplacez qui vous voulez.",
            parent,
        )
        self.setObjectName("dialogueRepartition")
        self._scenario, self._membres = scenario, tuple(membres)
        options = [(code, mots, explication) for code, (mots, explication) in CRITERES.items()]
        self.critere = ChoixUnique(options, forme="segments", vide=False, nom="critereRepartition")
        self.critere.valide.connect(lambda _code: self._calculer())
        self.corps.addWidget(Champ("Répartir", self.critere))
        self._explication = Etiquette("", "petit")
        self._apercu = Etiquette("", "", brut=True)
        self._apercu.setObjectName("apercuRepartition")
        zone = Defilement(marges=(0, 4, 10, 4))
        zone.colonne.addWidget(self._apercu)
        zone.colonne.addStretch(1)
        zone.setMinimumHeight(theme_courant().px(230))
        self.corps.addWidget(self._explication)
        self.corps.addWidget(zone, 1)
        self.ajouter_bouton("Annuler", accepte=False)
        self._accepter = self.ajouter_bouton("Accepter la proposition", accepte=True, genre="principal")
        self._accepter.setDefault(True)
        self.critere.definir("territoire")
        self._calculer()

    def _calculer(self) -> None:
        code = self.critere.valeur() or "territoire"
        self._proposition = proposer(self._scenario, self._membres, code)
        self._explication.definir(CRITERES[code][1])
        self._apercu.definir(dire_proposition(self._scenario, self._proposition))
        self._accepter.setEnabled(bool(self._proposition.places))

    def proposition(self) -> Proposition | None:
        """What the user accepted, or None."""
        return self._proposition if self.exec() == QDialog.DialogCode.Accepted else None


def dire_proposition(scenario: EtatScenario, proposition: Proposition) -> str:
    """Group by group: from how many to how many, and who."""
    morceaux = [_dire_groupe(g, proposition.pour(g.id)) for g in scenario.groupes]
    if proposition.restent:
        combien = pluriel(len(proposition.restent), "structure reste", "structures restent")
        place = f"{combien} sans groupe, faute de place :"
        morceaux.append(f"{francais(place)}\n{noms(proposition.restent)}")
    return "\n\n".join(morceaux)


def _dire_groupe(groupe: EtatGroupe, nouvelles: Sequence[Membre]) -> str:
    avant = groupe.portrait.effectif
    visee = f" (visé : {groupe.taille_visee})" if groupe.taille_visee else ""
    tete = francais(f"{nom_du_groupe(groupe)} : {avant} → {avant + len(nouvelles)}{visee}")
    return f"{tete}\n{noms(nouvelles) or 'personne de plus'}"


def _celles(combien: int) -> str:
    return "la structure non affectée que vous voyez" if combien == 1 else f"les {combien} non affectées que vous voyez"
