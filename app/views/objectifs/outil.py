"""Objectives and results inside the cards that fix them: ticks of the guide, our own, the results expected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.parcours import PointSuivi
from app.models.statuts import GenreObjectif
from app.services import objectifs
from app.services.ecriture.changements import Changes
from app.services.registres.objectifs import registre_des_objectifs, registre_des_resultats
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, CaseACocher, ChampTexte, Etiquette, Lien, nommer
from app.views.elements.infobulle import en_infobulle
from app.views.elements.liaison import lier, tenter
from app.views.elements.outil import Outil
from app.views.registre.replie import TableReplie
from app.views.theme import theme_courant

_GENRES: Mapping[str, GenreObjectif] = {
    "objectifs.strategique": GenreObjectif.STRATEGIQUE,
    "objectifs.operationnels": GenreObjectif.OPERATIONNEL,
}
"""Action → the kind of objective it fixes; any other action fixes the results."""

_LIGNES_MIN, _LIGNES_MAX = 2, 8
_TABLES = tuple(str(e.__tablename__) for e in (Objectif, Resultat, Indicateur))


class OutilObjectifs(Outil):
    """What the action fixes, and the way to the map."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        genre = _GENRES.get(action)
        colonne = self.disposer(action)
        self.guide: ObjectifsDuGuide | None = None
        if genre is None:
            colonne.addWidget(Etiquette("Les résultats attendus", "rubrique"))
            self.table = self._resultats()
        else:
            self.guide = ObjectifsDuGuide(contexte, genre.value)
            colonne.addWidget(self.guide)
            colonne.addWidget(Etiquette("Et nous ajoutons les nôtres", "rubrique"))
            self.table = self._propres(genre)
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._couverture = Etiquette("", "petit")
        self._couverture.setObjectName(f"couverture.{action}")
        pied.addWidget(self._couverture, 1)
        lien = Lien("Voir la carte", "objectifs", nom=f"carte.{action}")
        lien.suivi.connect(contexte.navigation.aller)
        pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        self._dire()

    def _resultats(self) -> TableReplie:
        contexte = self._contexte
        registre = registre_des_resultats(contexte.dossier, contexte.catalogue)
        return self._dresser(TableReplie(contexte, registre, ("texte", "objectif", "nature", "echeance")))

    def _propres(self, genre: GenreObjectif) -> TableReplie:
        contexte = self._contexte
        fixes = {"genre": genre.value, "code": None}
        noms = ("texte", "commentaire") if genre is GenreObjectif.STRATEGIQUE else ("texte", "sert")
        return self._dresser(
            TableReplie(contexte, registre_des_objectifs(contexte.dossier, contexte.catalogue, fixes), noms)
        )

    def _dresser(self, table: TableReplie) -> TableReplie:
        table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        table.fiche.connect(lambda id: self._contexte.navigation.aller(f"objectifs:{id}"))
        return table

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        if self.guide is not None and changes is not None and changes.touche(str(PointSuivi.__tablename__)):
            self.guide.rafraichir()
        if changes is None or changes.touche(*_TABLES):
            self.table.rafraichir(changes)
            if self.guide is not None:
                self.guide.rafraichir()
            self._dire()

    def _dire(self) -> None:
        trace = objectifs.lire_trace(self._contexte.dossier, self._contexte.catalogue)
        self._couverture.definir(objectifs.couverture(trace))


class ObjectifsDuGuide(QWidget):
    """The objectives of the guide, one a line: tick to take, then our own words if we have better ones."""

    def __init__(self, contexte: Contexte, genre: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._genre = contexte, genre
        self.cases: dict[str, CaseACocher] = {}
        self.mots: dict[str, ChampTexte] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(2))
        tete = QHBoxLayout()
        tete.addWidget(Etiquette("Nous retenons, parmi ceux du guide", "rubrique", repli=False))
        tete.addStretch(1)
        self.reprendre = BoutonDiscret("", image="coche", nom=f"reprendre.{genre}")
        self.reprendre.clicked.connect(self._reprendre)
        tete.addWidget(self.reprendre)
        colonne.addLayout(tete)
        for choix in contexte.catalogue.liste(objectifs.LISTES[genre]).choix:
            case = CaseACocher(choix.texte, nom=f"guide.{choix.code}")
            case.setAccessibleDescription(choix.explication)
            case.bascule.connect(lambda coche, c=choix.code: self._basculer(c, coche))
            case.setEnabled(not contexte.dossier.lecture_seule)
            case.setToolTip(en_infobulle(choix.explication))
            self.cases[choix.code] = case
            self.mots[choix.code] = self._construire_mots(choix.code, choix.texte)
            colonne.addWidget(case)
            retrait = QHBoxLayout()
            retrait.setContentsMargins(theme.px(22), 0, 0, theme.px(4))
            retrait.addWidget(self.mots[choix.code])
            colonne.addLayout(retrait)
        self.rafraichir()

    def _construire_mots(self, code: str, texte: str) -> ChampTexte:
        champ = ChampTexte(invite="Dans nos mots (facultatif)", lignes=1, nom=f"mots.{code}")
        nommer(champ, f"Dans nos mots\u00a0: {texte}")
        id = objectifs.id_du_guide(self._genre, code)
        lier(
            self._contexte,
            champ,
            f"{Objectif.__tablename__}/{id}/texte",
            lambda valeur: objectifs.dire_autrement(self._contexte.dossier, id, valeur, initiateur=self),
        )
        return champ

    def _basculer(self, code: str, coche: bool) -> None:
        self.mots[code].terminer()
        geste = objectifs.prendre if coche else objectifs.laisser
        contexte = self._contexte
        if not tenter(self, lambda: geste(contexte.dossier, contexte.catalogue, self._genre, code)):
            self.rafraichir()
        elif coche and self.mots[code].isVisible():
            self.mots[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def rafraichir(self) -> None:
        """Show what the dossier holds."""
        pris = {
            o["id"]: o["texte"] for o in self._contexte.dossier.lignes(Objectif, "id", "texte", "code") if o["code"]
        }
        repondus = objectifs.reponses_aux_points(self._contexte.dossier, self._genre)
        for code, case in self.cases.items():
            id = objectifs.id_du_guide(self._genre, code)
            case.definir(id in pris)
            # What was already answered to the point above, in the same words, is not shown twice.
            self.mots[code].setVisible(id in pris and (not pris[id] or pris[id] != repondus.get(code)))
            self.mots[code].definir(pris.get(id, ""))
        restent = len(objectifs.points_a_reprendre(self._contexte.dossier, self._genre))
        self.reprendre.setVisible(restent > 0)
        self.reprendre.setEnabled(not self._contexte.dossier.lecture_seule)
        self.reprendre.setText(f"Reprendre {'le point coché' if restent == 1 else f'les {restent} points cochés'}")

    def _reprendre(self) -> None:
        """What was ticked and answered above becomes objectives, in one gesture."""
        contexte = self._contexte
        tenter(self, lambda: objectifs.reprendre_les_points(contexte.dossier, self._genre, initiateur=None))
