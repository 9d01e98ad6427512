"""Comments: who (a few letters), what, Entrée, next. What is typed is in the dossier before it is finished."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.comite import Commentaire
from app.services.comite import avis, ordre_du_jour
from app.services.ecriture.dossier import maintenant
from app.views.comite.qui import QuiParle, nommer_devant
from app.views.contexte import Contexte
from app.views.elements import Champ, Etiquette
from app.views.elements.liaison import tenter
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.seance.saisies import ChampNote
from app.views.seance.volet import Volet
from app.views.theme import theme_courant


class VoletCommentaires(Volet):
    """The comment under way, and those of the session, the last one first; choosing one puts it right."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._seance = contexte, seance
        self.point: str | None = None
        """The point under way: a new comment is made on it."""
        self.id = ""
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(6))
        self.qui = QuiParle(contexte, "commentaireDe")
        self.texte = ChampNote("Ce qui est dit ; Entrée pour le suivant", "commentaire")
        colonne.addWidget(Champ("Qui parle ?", self.qui, nom="commentaireDe"))
        colonne.addWidget(Champ("Commentaire", self.texte, nom="commentaire"))
        self._ou = Etiquette("", "petit")
        self._ou.setObjectName("commentaireSur")
        colonne.addWidget(self._ou)
        self.liste = ListeATitres("Commentaires de la séance", nom="commentairesNotes")
        self.liste.choisie.connect(self._reprendre)
        colonne.addWidget(self.liste, 1)
        self.qui.valide.connect(self._changer_de_membre)
        self.qui.inconnu.connect(self._nommer_devant)
        self.qui.fini.connect(lambda: self.texte.setFocus(Qt.FocusReason.OtherFocusReason))
        self.texte.ecrite.connect(self._ecrire)
        self.texte.finie.connect(self._suivant)
        self.premier = self.qui.ligne
        self.qui.definir(None)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show what is noted; a comment that was undone is no longer the one under way."""
        lus = avis.commentaires(self._contexte.dossier, self._seance)
        courant = next((c for c in lus if c.id == self.id), None)
        if self.id and courant is None:
            self.id = ""
            self.texte.definir("")
        elif courant is not None:
            self.texte.definir(courant.texte)
        titres = self._titres()
        self.liste.definir(
            [
                LigneDeListe(c.id, c.texte, c.nom or "Sans nom", titres.get(c.point or "", ""))
                for c in reversed(lus)
            ]
        )  # fmt: skip

    def _titres(self) -> dict[str, str]:
        points = ordre_du_jour.points(self._contexte.dossier, self._seance)
        return {point.id: f"point {rang}" for rang, point in enumerate(points, 1)}

    def suivre(self, point: str | None, titre: str) -> None:
        """Another point is under way: what is being typed stays on the one it was begun on."""
        if point != self.point:
            self._poser()
        self.point = point
        self._ou.definir(f"Sur : {titre}" if titre else "")

    def _ecrire(self, texte: str) -> None:
        """Create at the first pause, put right at the next ones; an emptied one is taken out."""
        dossier = self._contexte.dossier
        if self.id and dossier.ligne(Commentaire, self.id) is not None:
            id = self.id
            tenter(self, lambda: avis.modifier_commentaire(dossier, id, texte, initiateur=self))
            if not texte.strip():
                self.id = ""
        elif texte.strip():
            membre, point = self.qui.valeur(), self.point
            ids: list[str] = []
            tenter(
                self,
                lambda: ids.append(
                    avis.commenter(dossier, self._seance, texte, membre, point, maintenant(), initiateur=self)
                ),
            )
            self.id = ids[0] if ids else ""
        self.rafraichir()

    def _changer_de_membre(self, membre: str | None) -> None:
        """The one under way changes hands."""
        dossier, id = self._contexte.dossier, self.id
        if id and dossier.ligne(Commentaire, id) is not None:
            tenter(self, lambda: avis.attribuer_commentaire(dossier, id, membre, initiateur=self))
            self.rafraichir()

    def _nommer_devant(self, nom: str) -> None:
        """Somebody who is not a member speaks: the name stands before what they say, on the screen at once."""
        self.texte.terminer()
        texte = nommer_devant(nom, self.texte.valeur())
        if self.id:
            self.texte.proposer(texte)
        else:
            self.texte.definir(texte)
        self.texte.moveCursor(QTextCursor.MoveOperation.End)

    def _poser(self) -> None:
        """Finish the comment under way."""
        self.texte.terminer()
        self.id = ""
        self.texte.definir("")
        self.liste.choisir("")

    def _suivant(self) -> None:
        self._poser()
        self.qui.definir(None)
        self.rafraichir()
        self.qui.ligne.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reprendre(self, id: str) -> None:
        """Put a comment right."""
        self.texte.terminer()
        lu = next((c for c in avis.commentaires(self._contexte.dossier, self._seance) if c.id == id), None)
        if lu is not None:
            self.id = id
            self.qui.definir(lu.membre)
            self.texte.definir(lu.texte)
