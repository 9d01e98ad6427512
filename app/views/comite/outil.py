"""The comité d’appui inside its action: the next session in a line, what its papers lack, the last opinion."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import INSECABLE, pluriel
from app.services.comite import avis, membres, preparation, reserves, seances
from app.services.comite.seances import SeanceLue
from app.services.ecriture.changements import Changes
from app.views.comite.compte_rendu import pastille_d_avis
from app.views.comite.seance import decompte
from app.views.contexte import Contexte
from app.views.elements import Bouton, Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.theme import theme_courant


class OutilComite(Outil):
    """Three lines and the ways to the page."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._adresse = "comite"
        theme = theme_courant()
        colonne = self.disposer(action, 5)
        self._seance = Etiquette("", "gras", brut=True)
        self._seance.setObjectName("outilComiteSeance")
        self._preparation = Etiquette("", "discret")
        colonne.addWidget(self._seance)
        colonne.addWidget(self._preparation)
        self._dernier = QHBoxLayout()
        self._dernier.setSpacing(theme.px(8))
        colonne.addLayout(self._dernier)
        pied = QHBoxLayout()
        pied.setSpacing(theme.px(10))
        self._preparer = Bouton("", image="calendrier", nom=f"preparer.{action}")
        self._preparer.clicked.connect(lambda: contexte.navigation.aller(self._adresse))
        pied.addWidget(self._preparer)
        for mots, adresse in (("Membres", "comite:membres"), ("Séances et réserves", "comite:passees")):
            lien = Lien(mots, adresse, nom=f"{adresse}.{action}")
            lien.suivi.connect(contexte.navigation.aller)
            pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        pied.addStretch(1)
        colonne.addLayout(pied)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Three small readings."""
        dossier = self._contexte.dossier
        lue = seances.prochaine(dossier, date.today())
        siegent = len(membres.actifs(dossier))
        if lue is None:
            self._seance.definir("Aucune séance n’est programmée.")
            self._preparation.definir(f"{pluriel(siegent, 'membre')} au comité d’appui." if siegent else "")
            self._preparer.definir("Programmer une séance…")
            self._adresse = "comite:programmer"
        else:
            mots = (lue.titre, lue.debut, lue.lieu)
            self._seance.definir(" · ".join(m for m in mots if m))
            papiers = preparation.resume(preparation.etat(dossier, self._contexte.catalogue, lue.id))
            self._preparation.definir(
                f"{decompte(lue.jour, date.today())}. Dossier du comité : {papiers[:1].lower()}{papiers[1:]}"
                f" · {pluriel(siegent, 'membre')}"
            )
            self._preparer.definir("Préparer la séance")
            self._adresse = f"seance:{lue.id}"
        self._preparation.setVisible(bool(self._preparation.text()))
        self._montrer_le_dernier(seances.derniere_tenue(dossier))

    def _montrer_le_dernier(self, tenue: SeanceLue | None) -> None:
        while (place := self._dernier.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        dossier = self._contexte.dossier
        ouvertes = len(reserves.ouvertes(dossier))
        mots = []
        if tenue is not None:
            lu = avis.lire(dossier, tenue.id)
            if lu.nature is not None:
                self._dernier.addWidget(pastille_d_avis(lu.nature.value, f"Avis {lu.nature.libelle.lower()}"))
            mots.append(tenue.titre if lu.nature else f"{tenue.titre}{INSECABLE}: avis à noter")
        if ouvertes:
            mots.append(pluriel(ouvertes, "réserve ouverte", "réserves ouvertes"))
        if mots:
            self._dernier.addWidget(Etiquette(" · ".join(mots), "discret", repli=False))
        self._dernier.addStretch(1)
