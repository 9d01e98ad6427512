"""What a session leaves behind, on one card: who came, what was said, the opinion, the reservations."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.statuts import EtatPresence, EtatSeance
from app.models.typographie import date_longue, francais, pluriel
from app.services.comite import releve
from app.services.comite.ordre_du_jour import dire_heure
from app.services.comite.releve import Releve
from app.services.comite.seances import dire_ouverture
from app.views.comite.papiers import exporter_releve, imprimer_releve
from app.views.contexte import Contexte
from app.views.elements import Bouton, Etiquette, Pastille
from app.views.elements.flot import DispositionFlot
from app.views.theme import theme_courant

AVIS_EN_PASTILLE = {"favorable": "fait", "reserves": "en_cours", "defavorable": "sans_objet", "ajourne": "a_faire"}
"""Nature of an opinion → the look of its pill (shape and colour); its words are always written."""

ETATS_EN_PASTILLE = (
    ("a_faire", EtatSeance.PREVUE),
    ("en_cours", EtatSeance.EN_COURS),
    ("fait", EtatSeance.TENUE),
    ("sans_objet", EtatSeance.ANNULEE),
)
"""The look of the pill of a session."""


def pastille_d_avis(code: str, mots: str, nom: str = "pastilleAvis") -> Pastille:
    """A pill that only shows an opinion."""
    return Pastille(AVIS_EN_PASTILLE[code], statuts=((AVIS_EN_PASTILLE[code], mots),), modifiable=False, nom=nom)


class CompteRendu(QWidget):
    """One session at a time, to read; ``liens``: with the ways to all of it and to its relevé on paper."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None, *, liens: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("compteRendu")
        self._contexte = contexte
        self.seance = ""
        self._liens = liens
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        tete = QHBoxLayout()
        self._titre = Etiquette("", "sous_titre", brut=True)
        self._titre.setVisible(liens)  # on the session’s own page, it is said above
        tete.addWidget(self._titre, 1)
        self._avis = QHBoxLayout()
        tete.addLayout(self._avis)
        tete.addStretch(0 if liens else 1)
        colonne.addLayout(tete)
        self._textes = QVBoxLayout()
        self._textes.setSpacing(theme.px(6))
        colonne.addLayout(self._textes)
        pied = DispositionFlot(ecart=theme.px(6))
        self._ouvrir = Bouton("Ouvrir cette séance", image="calendrier", nom="voirSeance")
        self._ouvrir.clicked.connect(lambda: contexte.navigation.aller(f"seance:{self.seance}"))
        self._imprimer = Bouton("Imprimer son relevé…", image="imprimer", nom="imprimerReleve")
        self._imprimer.clicked.connect(self.imprimer)
        self._exporter = Bouton("Exporter son relevé…", image="exporter", nom="exporterReleve")
        self._exporter.clicked.connect(lambda: exporter_releve(contexte, self.seance, self))
        for bouton in (self._ouvrir, self._imprimer, self._exporter):
            pied.addWidget(bouton)
        self._ouvrir.setVisible(liens)
        colonne.addLayout(pied)

    def montrer(self, seance: str) -> bool:
        """Show that session; False if it is not there (any more)."""
        lu = releve.lire(self._contexte.dossier, seance)
        if lu is None:
            return False
        self.seance = seance
        self._titre.definir(lu.seance.titre)
        commencee = lu.seance.etat in (EtatSeance.TENUE, EtatSeance.EN_COURS)
        for bouton in (self._imprimer, self._exporter):
            bouton.setVisible(self._liens and commencee)
        _vider(self._avis)
        if lu.avis.nature is not None:
            self._avis.addWidget(pastille_d_avis(lu.avis.nature.value, f"Avis {lu.avis.nature.libelle.lower()}"))
        _vider(self._textes)
        for libelle, texte in _lignes(lu):
            self._textes.addWidget(Etiquette(libelle, "gras"))
            self._textes.addWidget(Etiquette(texte, "", brut=True, selection=True))
        return True

    def imprimable(self) -> bool:
        """Whether what is on screen has a relevé to print."""
        return self.isVisible() and self._imprimer.isVisible()

    def imprimer(self) -> None:
        """Its relevé, through the system’s dialog."""
        imprimer_releve(self._contexte, self.seance, self)


def _lignes(lu: Releve) -> list[tuple[str, str]]:
    lieu = " · ".join(
        m for m in (lu.seance.etat.libelle, dire_heure(lu.seance.debut), lu.seance.lieu, lu.seance.objet) if m
    )
    lignes = [("Séance", "\n".join(m for m in (lieu, dire_ouverture(lu.seance)) if m))]
    if lu.avis.motivation:
        lignes.append(("Ce qui motive l’avis", lu.avis.motivation))
    presents = [
        f"{etat.libelle}{'s' if len(lu.venus(etat)) > 1 else ''}\u00a0: {', '.join(p.nom for p in lu.venus(etat))}"
        for etat in EtatPresence
        if lu.venus(etat)
    ]
    if presents:
        lignes.append(("Présences", "\n".join(presents)))
    lignes += [
        (f"Point {rang} : {p.point.titre}", p.point.notes) for rang, p in enumerate(lu.points, 1) if p.point.notes
    ]
    dits = [f"• {c.nom + francais(' : ') if c.nom else ''}{c.texte}" for c in lu.commentaires]
    if dits:
        lignes.append((pluriel(len(dits), "commentaire"), "\n".join(dits)))
    emises = [f"• {r.texte}{f' (levée le {date_longue(r.levee_le)})' if r.levee_le else ''}" for r in lu.emises]
    if emises:
        lignes.append((pluriel(len(emises), "réserve émise", "réserves émises"), "\n".join(emises)))
    if lu.seance.notes:
        lignes.append(("Notes de séance", lu.seance.notes))
    return lignes


def _vider(disposition: QHBoxLayout | QVBoxLayout) -> None:
    while (place := disposition.takeAt(0)) is not None:
        if (widget := place.widget()) is not None:
            widget.hide()
            widget.deleteLater()
