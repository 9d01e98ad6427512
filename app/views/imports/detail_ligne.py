"""What one line of the file says, and what is wrong with it: beside the report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.colonnes import Colonne
from app.services.imports.rapport import LigneRapport, Sort
from app.views.elements import Bouton, Defilement, Etiquette, TexteRiche, echapper


class DetailLigne(Defilement):
    """``autreDemandee()``: « it is another structure of the same name »."""

    autreDemandee = Signal()

    def __init__(self, champs: Mapping[str, Colonne], parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(14, 2, 6, 6))
        self._champs = champs
        self.setObjectName("importDetail")
        self._nom = Etiquette("", "titre_carte", brut=True)
        self._texte = TexteRiche("", nom="importDetailTexte")
        self.autre = Bouton("L’ajouter comme une autre structure", nom="importAutre")
        self.autre.clicked.connect(self.autreDemandee)
        for widget in (self._nom, self.autre, self._texte):
            self.colonne.addWidget(widget)
        self.colonne.addStretch(1)

    def decrire(self, ligne: LigneRapport | None) -> None:
        """Show that line."""
        self._nom.definir("" if ligne is None else ligne.nom or f"Ligne {ligne.numero}")
        self._texte.definir("" if ligne is None else self._raconter(ligne))
        meme_nom = ligne is not None and ligne.par_le_nom and ligne.sort in (Sort.A_COMPLETER, Sort.DEJA_PRESENTE)
        self.autre.setVisible(meme_nom)

    def _raconter(self, ligne: LigneRapport) -> str:
        parties = [echapper(ligne.motif)] if ligne.motif else []
        if ligne.constats:
            if ligne.sort is Sort.REFUSEE:
                parties.append("Vous pouvez cocher la ligne : ce qui n’a pas pu être lu ira dans les notes.")
            parties.append("#### Cases illisibles")
            parties += [
                f"- **{echapper(c.champ)}** (colonne {c.colonne}) : {echapper(c.motif)}" for c in ligne.constats
            ]
        if ligne.complements:
            parties.append("#### Serait complété")
            parties += [self._case(nom, valeur) for nom, valeur in ligne.complements.items()]
        if ligne.differences:
            parties.append("#### Diffère : le registre est gardé")
            parties += [
                f"- **{echapper(d.champ)}** : {echapper(d.registre)} au registre, {echapper(d.liste)} dans la liste"
                for d in ligne.differences
            ]
        if ligne.avis:
            parties.append("#### À savoir")
            parties += [f"- {echapper(avis)}" for avis in ligne.avis]
        if ligne.sort in (Sort.A_AJOUTER, Sort.REFUSEE) and len(ligne.valeurs) > 1:
            parties.append("#### Ce qui a été lu")
            parties += [self._case(nom, valeur) for nom, valeur in ligne.valeurs.items() if nom != "nom"]
        return "\n\n".join(parties).replace("\n\n- ", "\n- ").replace("\n- ", "\n\n- ", 1)

    def _case(self, nom: str, valeur: object) -> str:
        champ = self._champs[nom]
        texte = champ.type.texte(valeur) or "Non"
        return f"- **{echapper(champ.libelle)}** : {echapper(texte[:400])}"
