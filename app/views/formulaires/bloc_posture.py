"""The posture of the DLA: eight statements on a scale, the figure that moves with them, the risk and the advice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.definitions.aide import Posture, Postures
from app.models.posture import PlaceDuDla, reponses_valides, situer
from app.models.typographie import francais, pluriel
from app.services.figures import quadrant
from app.views.elements import ChoixUnique, DessinWidget, Etiquette, nommer
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

_ECHELLE = (
    ("-2", "−2", "Pas du tout d’accord"),
    ("-1", "−1", "Plutôt pas d’accord"),
    ("0", "0", "Ni l’un ni l’autre"),
    ("1", "+1", "Plutôt d’accord"),
    ("2", "+2", "Tout à fait d’accord"),
)


class BlocPosture(QWidget):
    """Answers as one value: ``valide(dict)`` when the user answers, `definir` to show the dossier."""

    valide = Signal(object)

    def __init__(self, postures: Postures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._postures = postures
        self._reponses: dict[str, Any] = {}
        self.echelles: dict[str, ChoixUnique] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(Etiquette("Votre posture : êtes-vous d’accord avec ces phrases ?", "gras"))
        colonne.addWidget(
            Etiquette(
                "De −2, pas du tout d’accord, à +2, tout à fait d’accord. Cliquez de nouveau pour effacer.", "petit"
            )
        )
        colonne.addLayout(self._construire_questions())
        self.figure = DessinWidget(nom="figurePosture")
        colonne.addWidget(self.figure)
        self._construire_lecture(colonne)
        self._montrer()

    def _construire_questions(self) -> QGridLayout:
        theme = theme_courant()
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme.px(12))
        grille.setVerticalSpacing(theme.px(4))
        grille.setColumnStretch(0, 1)
        rang = 0
        for axe in self._postures.axe:
            titre = Etiquette(axe.titre, "rubrique")
            titre.setToolTip(en_infobulle(francais(axe.explication)))
            grille.addWidget(titre, rang, 0, 1, 2)
            rang += 1
            for question in (q for q in self._postures.question if q.axe == axe.code):
                echelle = ChoixUnique(_ECHELLE, forme="segments", nom=f"posture.{question.code}")
                nommer(echelle, question.texte)
                echelle.valide.connect(lambda code, q=question.code: self._repondre(q, code))
                self.echelles[question.code] = echelle
                grille.addWidget(Etiquette(question.texte), rang, 0, Qt.AlignmentFlag.AlignVCenter)
                grille.addWidget(echelle, rang, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                rang += 1
        return grille

    def _construire_lecture(self, colonne: QVBoxLayout) -> None:
        self.nom = Etiquette("", "titre_carte")
        self.nom.setObjectName("postureNommee")
        self._situation = Etiquette("")
        colonne.addWidget(self.nom)
        colonne.addWidget(self._situation)
        cote_a_cote = QHBoxLayout()
        cote_a_cote.setSpacing(theme_courant().px(18))
        self._risque_titre, self._risque = self._pave(cote_a_cote, "Le risque")
        self._conseil_titre, self._conseil = self._pave(cote_a_cote, "Le conseil")
        colonne.addLayout(cote_a_cote)
        self._appui = Etiquette("", "legende")
        colonne.addWidget(self._appui)

    @staticmethod
    def _pave(rangee: QHBoxLayout, titre: str) -> tuple[Etiquette, Etiquette]:
        pave = QVBoxLayout()
        pave.setSpacing(theme_courant().px(3))
        tete, texte = Etiquette(titre, "rubrique"), Etiquette("")
        pave.addWidget(tete)
        pave.addWidget(texte)
        pave.addStretch(1)
        rangee.addLayout(pave, 1)
        return tete, texte

    # --- value ------------------------------------------------------------------------------------------------

    def definir(self, reponses: dict[str, Any] | None) -> None:
        """Show a value of the dossier, without a signal; answers to unknown statements are kept."""
        if dict(reponses or {}) != self._reponses:
            self._reponses = dict(reponses or {})
            self._montrer()

    def valeur(self) -> dict[str, Any]:
        """The answers by statement."""
        return dict(self._reponses)

    def _repondre(self, question: str, code: str | None) -> None:
        if code is None:
            self._reponses.pop(question, None)
        else:
            self._reponses[question] = int(code)
        self._montrer()
        self.valide.emit(self.valeur())

    # --- showing ----------------------------------------------------------------------------------------------

    def _montrer(self) -> None:
        valides = reponses_valides(self._reponses, self._postures)
        for code, echelle in self.echelles.items():
            echelle.definir(str(valides[code]) if code in valides else None)
        position = situer(self._reponses, self._postures)
        point = quadrant.situer(self._postures, self._reponses)
        self.figure.definir(quadrant.dessiner_quadrant(self._postures, point))
        self._dire(position)

    def _dire(self, position: PlaceDuDla) -> None:
        posture = position.posture
        self.nom.definir(posture.titre if posture else _entre_deux(position))
        self._situation.definir(posture.situation if posture else _aide(position))
        risques = "\n".join(_ligne(p, p.risque, posture) for p in position.proches)
        conseils = "\n".join(_ligne(p, p.conseil, posture) for p in position.proches)
        for titre, etiquette, texte in (
            (self._risque_titre, self._risque, risques),
            (self._conseil_titre, self._conseil, conseils),
        ):
            titre.setVisible(bool(texte))
            etiquette.setVisible(bool(texte))
            etiquette.definir(texte)
        source = f" · {posture.source}" if posture else ""
        self._appui.definir(f"{pluriel(position.repondues, 'réponse')} sur {position.questions}{source}")


def _ligne(posture: Posture, texte: str, seule: Posture | None) -> str:
    return texte if seule is not None else f"{posture.titre} : {texte}"


def _entre_deux(position: PlaceDuDla) -> str:
    if position.au_centre:
        return "Aucune posture ne se dégage" if position.repondues else "Répondez pour situer votre posture"
    return " ou ".join(posture.titre for posture in position.proches)


def _aide(position: PlaceDuDla) -> str:
    if position.au_centre:
        return "Les postures ne sont pas figées : elles disent surtout le risque qui guette votre neutralité."
    return "Un seul des deux axes se dégage : vos réponses sur l’autre se compensent ou manquent encore."
