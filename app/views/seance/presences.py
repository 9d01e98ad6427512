"""Attendance from the keyboard: one letter a member, and on to the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.models.statuts import EtatPresence
from app.services.comite import presences
from app.services.comite.presences import PresenceLue
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Champ, Etiquette
from app.views.elements.chiffre_tape import RACCOURCI
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.seance.saisies import LigneNote
from app.views.seance.volet import Volet
from app.views.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex

LETTRES = {
    "p": EtatPresence.PRESENT,
    "r": EtatPresence.REPRESENTE,
    "e": EtatPresence.EXCUSE,
    "a": EtatPresence.ABSENT,
}
"""The key of each state: its first letter."""

_ASPECTS = {
    EtatPresence.PRESENT: ("✓", "fait"),
    EtatPresence.REPRESENTE: ("◐", "en_cours"),
    EtatPresence.EXCUSE: ("–", "sans_objet"),
    EtatPresence.ABSENT: ("✕", "danger"),
    None: ("?", "texte2"),
}


class _Modele(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lignes: tuple[PresenceLue, ...] = ()

    def remplacer(self, lignes: tuple[PresenceLue, ...]) -> None:
        memes = [ligne.membre for ligne in lignes] == [ligne.membre for ligne in self.lignes]
        if memes:
            self.lignes = lignes
            if lignes:
                self.dataChanged.emit(self.index(0), self.index(len(lignes) - 1))
            return
        self.beginResetModel()
        self.lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt’s own signature
        return 0 if parent.isValid() else len(self.lignes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        ligne = self.lignes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ligne.nom or ligne.organisme
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(m for m in (ligne.nom, ligne.organisme, mots_de(ligne)) if m)
        return None


class ListeDesPresences(QListView):
    """``pointee(membre, etat)`` when a letter is pressed; ``None`` takes the note back."""

    pointee = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presences")
        self.setAccessibleName("Présences : P, R, E ou A pour le membre choisi")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.modele = _Modele(self)
        self.setModel(self.modele)
        self.setItemDelegate(_Dessinateur(self))

    def courant(self) -> str:
        """The member chosen, or nothing."""
        index = self.currentIndex()
        return self.modele.lignes[index.row()].membre if index.isValid() else ""

    def viser(self, rang: int) -> None:
        """Choose the row of that rank, within the list."""
        if self.modele.lignes:
            self.setCurrentIndex(self.modele.index(min(max(rang, 0), len(self.modele.lignes) - 1)))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """A letter alone notes; Suppr takes back; arrows are Qt’s."""
        lettre = "" if evenement.modifiers() & RACCOURCI else evenement.text().lower()
        if lettre in LETTRES and self.courant():
            self.pointee.emit(self.courant(), LETTRES[lettre])
        elif evenement.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.courant():
            self.pointee.emit(self.courant(), None)
        elif lettre.isalpha():
            evenement.accept()  # no search by letters here: they note
        else:
            super().keyPressEvent(evenement)


class _Dessinateur(QStyledItemDelegate):
    """Mark, name over body, the word at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_courant()
        return QSize(40, round(QFontMetricsF(theme.police()).lineSpacing() * 2) + theme.px(9))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_courant()
        vue = self.parent()
        assert isinstance(vue, ListeDesPresences)
        ligne = vue.modele.lignes[index.row()]
        cadre, etat = QRectF(option.rect), option.state
        marque, couleur = _ASPECTS[ligne.etat]
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if etat & QStyle.StateFlag.State_Selected:
            peintre.fillRect(cadre, theme.couleur("selection"))
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.drawRoundedRect(cadre.adjusted(1, 1, -1, -1), 4, 4)
        x, large = cadre.x() + theme.px(8), cadre.width() - theme.px(16)
        peintre.setFont(theme.police(1.1, gras=True))
        choisie = bool(etat & QStyle.StateFlag.State_Selected)
        peintre.setPen(theme.couleur("texte" if choisie else couleur))
        colonne = QRectF(x, cadre.y(), theme.px(18), cadre.height())
        peintre.drawText(colonne, Qt.AlignmentFlag.AlignCenter, marque)
        mots = ligne.etat.libelle if ligne.etat else "à noter"
        peintre.setFont(theme.police(0.9, gras=True))
        droite = QFontMetricsF(peintre.font()).horizontalAdvance(mots) + theme.px(8)
        peintre.drawText(
            QRectF(x, cadre.y(), large, cadre.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mots,
        )  # fmt: skip
        x, place = x + theme.px(26), large - theme.px(26) - droite
        moitie = cadre.height() / 2
        dessous = dire_d_ou(ligne)
        for haut, texte, police, encre in (
            (cadre.y() + theme.px(3), ligne.nom or ligne.organisme, theme.police(gras=True), "texte"),
            (cadre.y() + moitie - theme.px(1), dessous if ligne.nom else "", theme.police(0.9), "texte"),
        ):
            peintre.setFont(police)
            peintre.setPen(theme.couleur(encre))
            coupe = QFontMetricsF(police).elidedText(texte, Qt.TextElideMode.ElideRight, place)
            peintre.drawText(QRectF(x, haut, place, moitie), Qt.AlignmentFlag.AlignVCenter, coupe)
        peintre.restore()


class VoletPresences(Volet):
    """The list, how many came, and who stands in for whom."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._seance = contexte, seance
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(6))
        self._compte = Etiquette("", "gras")
        self._compte.setObjectName("comptePresences")
        self.liste = ListeDesPresences()
        self.liste.pointee.connect(self._pointer)
        self.liste.selectionModel().currentChanged.connect(self._suivre)
        self.par = LigneNote(invite="Nom de la personne", nom="representePar")
        self.par.valide.connect(self._representer)
        self.par.finie.connect(lambda: self._suivant())
        self._champ = Champ("Représenté par", self.par, nom="representePar")
        self._champ.setVisible(False)
        boutons = DispositionFlot(ecart=theme.px(4))
        self._boutons: list[BoutonDiscret] = []
        for lettre, etat in LETTRES.items():
            bouton = BoutonDiscret(f"{lettre.upper()} · {etat.libelle}", nom=f"presence.{etat.value}")
            bouton.clicked.connect(lambda _=False, e=etat: self._pointer(self.liste.courant(), e))
            self._boutons.append(bouton)
        tous = BoutonDiscret("Tous présents", image="groupe", nom="tousPresents")
        tous.clicked.connect(lambda: tenter(self, lambda: presences.tous_presents(contexte.dossier, seance)))
        self._boutons.append(tous)
        for bouton in self._boutons:
            boutons.addWidget(bouton)
        colonne.addWidget(self._compte)
        colonne.addWidget(self.liste, 1)
        colonne.addWidget(self._champ)
        colonne.addLayout(boutons)
        self.premier = self.liste
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show what is noted."""
        lignes = presences.lire(self._contexte.dossier, self._seance)
        self.liste.modele.remplacer(lignes)
        if not self.liste.currentIndex().isValid():
            self.liste.viser(next((i for i, ligne in enumerate(lignes) if ligne.etat is None), 0))
        comptes = [(e, sum(ligne.etat is e for ligne in lignes)) for e in EtatPresence]
        dits = [f"{n} {e.libelle.lower()}{'s' if n > 1 else ''}" for e, n in comptes if n]
        restent = sum(ligne.etat is None for ligne in lignes)
        dits += [f"{restent} à noter"] if restent else []
        vide = "Aucun membre n’est inscrit : ajoutez-les dans « Membres », ou notez les présents en commentaire."
        self._compte.definir(" · ".join(dits) if lignes else vide)
        for bouton in self._boutons:
            bouton.setEnabled(bool(lignes))
        self._suivre()

    def _ligne(self) -> PresenceLue | None:
        index = self.liste.currentIndex()
        return self.liste.modele.lignes[index.row()] if index.isValid() else None

    def _suivre(self) -> None:
        ligne = self._ligne()
        self.par.terminer()
        represente = ligne is not None and ligne.etat is EtatPresence.REPRESENTE
        self._champ.setVisible(represente)
        if ligne is not None:
            self._membre = ligne.membre
            self.par.definir(ligne.par)

    def _pointer(self, membre: str, etat: EtatPresence | None) -> None:
        ligne = self._ligne()
        if not membre or ligne is None:
            return
        par = ligne.par if etat is EtatPresence.REPRESENTE else ""
        if not tenter(self, lambda: presences.pointer(self._contexte.dossier, self._seance, membre, etat, par)):
            return
        self.rafraichir()
        if etat is EtatPresence.REPRESENTE:
            self.par.setFocus(Qt.FocusReason.OtherFocusReason)
        elif etat is not None:
            self._suivant()

    def _suivant(self) -> None:
        self.liste.setFocus(Qt.FocusReason.OtherFocusReason)
        self.liste.viser(self.liste.currentIndex().row() + 1)

    def _representer(self, par: str) -> None:
        membre = self._membre
        tenter(
            self,
            lambda: presences.pointer(self._contexte.dossier, self._seance, membre, EtatPresence.REPRESENTE, par),
        )


def dire_d_ou(ligne: PresenceLue) -> str:
    """Under a name: who stands in for them, as it was just typed, then what they belong to, which may be cut.

    >>> dire_d_ou(PresenceLue("", "Laure", "Caisse des dépôts", "", "", EtatPresence.REPRESENTE, "Jean"))
    'par Jean · Caisse des dépôts'
    """
    return " · ".join(mots for mots in (f"par {ligne.par}" if ligne.par else "", ligne.organisme) if mots)


def mots_de(ligne: PresenceLue) -> str:
    """« Présent », « Représenté par Odile », « à noter »."""
    if ligne.etat is None:
        return "à noter"
    return ligne.etat.libelle + (f" par {ligne.par}" if ligne.par and ligne.etat is EtatPresence.REPRESENTE else "")
