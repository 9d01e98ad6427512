"""Second step: what each column of the file is. Everything is proposed; everything can be changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.colonnes import Colonne
from app.models.typographie import francais, pluriel
from app.services.imports.appariement import NOTES, PREMIERES_LIGNES, Appariement, ColonneLue, apparier
from app.services.imports.tableau import Classeur, Feuille
from app.views.elements import BoutonDiscret, Defilement, Etiquette, EtiquetteCoupee, Message
from app.views.imports.choix_champ import ChoixChamp, modele_des_champs
from app.views.theme import theme_courant

_SIGNES = {"sûre": "✓", "probable": "≈", "à vérifier": "?", "non reconnue": "–", "votre choix": "✎"}


class EtapeColonnes(QWidget):
    """``change()`` when the matching changed."""

    change = Signal()

    def __init__(self, champs: Mapping[str, Colonne], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._champs = champs
        self._modele = modele_des_champs(champs, self)
        self._classeur = Classeur("", ())
        self.appariement = Appariement(-1, ())
        self.feuille = Feuille("", ())
        self._choix: dict[int, ChoixChamp] = {}
        self._certitudes: dict[int, Etiquette] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addLayout(self._reglages())
        self.message = Message("", "attention", nom="importColonnesMessage")
        colonne.addWidget(self.message)
        self._liste = Defilement(marges=(0, 4, 8, 8))
        colonne.addWidget(self._liste, 1)
        self._grille = QWidget()
        self._liste.colonne.addWidget(self._grille)
        self._liste.colonne.addStretch(1)

    def _reglages(self) -> QHBoxLayout:
        theme = theme_courant()
        self._onglet = QComboBox()
        self._onglet.setObjectName("importFeuille")
        self._onglet.setAccessibleName("Feuille du classeur")
        self._onglet.activated.connect(self._changer_de_feuille)
        self._etiquette_onglet = Etiquette("Feuille", "gras", repli=False)
        self._titres = QComboBox()
        self._titres.setObjectName("importLigneTitres")
        self._titres.setAccessibleName("Ligne des titres")
        self._titres.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._titres.setMinimumContentsLength(34)
        self._titres.activated.connect(self._changer_les_titres)
        self._ignorer = BoutonDiscret("Ne pas reprendre les colonnes non reconnues", nom="importIgnorer")
        self._ignorer.clicked.connect(self._ignorer_les_inconnues)
        ligne = QHBoxLayout()
        ligne.setSpacing(theme.px(8))
        for widget in (
            self._etiquette_onglet,
            self._onglet,
            Etiquette("Ligne des titres", "gras", repli=False),
            self._titres,
        ):
            ligne.addWidget(widget)
        ligne.addStretch(1)
        ligne.addWidget(self._ignorer)
        return ligne

    # --- what is shown ----------------------------------------------------------------------------------------

    def montrer(self, classeur: Classeur) -> None:
        """Propose a matching for that file, on the sheet that looks most like a list."""
        self._classeur = classeur
        utiles = [f for f in classeur.feuilles if not f.vide]
        essais = [apparier(f, self._champs) for f in utiles]
        notes = [
            (not f.masquee, bool(a.de("nom")), sum(c.confiance for c in a.colonnes))
            for f, a in zip(utiles, essais, strict=True)
        ]
        rang = max(range(len(utiles)), key=lambda i: notes[i], default=-1)
        self._onglet.clear()
        for feuille in utiles:
            self._onglet.addItem(feuille.nom + (" (masquée)" if feuille.masquee else ""), feuille)
        self._onglet.setCurrentIndex(rang)
        for widget in (self._onglet, self._etiquette_onglet):
            widget.setVisible(len(utiles) > 1)
        self.feuille = utiles[rang] if utiles else Feuille("", ())
        self._poser(essais[rang] if utiles else Appariement(-1, ()))

    def _changer_de_feuille(self) -> None:
        self.feuille = self._onglet.currentData()
        self._poser(apparier(self.feuille, self._champs))

    def _changer_les_titres(self) -> None:
        self._poser(apparier(self.feuille, self._champs, self._titres.currentData()))

    def _poser(self, appariement: Appariement) -> None:
        self.appariement = appariement
        self._titres.clear()
        self._titres.addItem(francais("Aucune : la liste commence tout de suite"), -1)
        for rang, ligne in enumerate(self.feuille.lignes[:PREMIERES_LIGNES]):
            if any(ligne):
                self._titres.addItem(
                    f"{rang + 1}\u00a0: {', '.join(' '.join(c.split()) for c in ligne if c)}"[:60], rang
                )
        self._titres.setCurrentIndex(self._titres.findData(appariement.titres))
        ancienne = self._grille
        self._grille = self._batir()
        self._liste.colonne.replaceWidget(ancienne, self._grille)
        ancienne.deleteLater()
        self._juger()

    def _batir(self) -> QWidget:
        theme = theme_courant()
        self._choix, self._certitudes = {}, {}
        tableau = QWidget()
        grille = QGridLayout(tableau)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(theme.px(16))
        grille.setVerticalSpacing(theme.px(9))
        grille.setColumnStretch(0, 5)
        grille.setColumnStretch(1, 4)
        grille.setColumnMinimumWidth(2, theme.px(120))
        for rang, mots in enumerate(("Colonne du fichier", "Devient", "Reconnaissance")):
            grille.addWidget(Etiquette(mots, "rubrique", repli=False), 0, rang)
        for colonne in self.appariement.colonnes:
            if colonne.titre or colonne.exemples:
                self._ajouter(grille, colonne)
        return tableau

    def _ajouter(self, grille: QGridLayout, colonne: ColonneLue) -> None:
        gauche = QVBoxLayout()
        gauche.setSpacing(0)
        gauche.addWidget(EtiquetteCoupee(colonne.nom, "gras"))
        exemples = "  ·  ".join(" ".join(exemple.split()) for exemple in colonne.exemples[:4])
        gauche.addWidget(EtiquetteCoupee(exemples or "(colonne vide)", "petit"))
        choix = ChoixChamp(self._modele)
        choix.setObjectName(f"importColonne.{colonne.lettre}")
        choix.setAccessibleName(francais(f"« {colonne.nom} » devient"))
        choix.definir(colonne.champ)
        choix.activated.connect(lambda _i, rang=colonne.rang: self._choisir(rang))
        certitude = Etiquette("", "petit", repli=False)
        ligne = grille.rowCount()
        grille.addLayout(gauche, ligne, 0)
        grille.addWidget(choix, ligne, 1, Qt.AlignmentFlag.AlignVCenter)
        grille.addWidget(certitude, ligne, 2, Qt.AlignmentFlag.AlignVCenter)
        self._choix[colonne.rang], self._certitudes[colonne.rang] = choix, certitude

    # --- what the user decides --------------------------------------------------------------------------------

    def _choisir(self, rang: int) -> None:
        self.appariement = self.appariement.avec(rang, self._choix[rang].champ())
        self._juger()

    def _ignorer_les_inconnues(self) -> None:
        self.appariement = self.appariement.sans_inconnues()
        for colonne in self.appariement.colonnes:
            if colonne.rang in self._choix:
                self._choix[colonne.rang].definir(colonne.champ)
        self._juger()

    @property
    def problemes(self) -> tuple[str, ...]:
        """What prevents going on."""
        return self.appariement.problemes(self._champs)

    def _juger(self) -> None:
        for colonne in self.appariement.colonnes:
            if colonne.rang in self._certitudes:
                mot = colonne.certitude if colonne.exemples else "colonne vide"
                self._certitudes[colonne.rang].definir(f"{_SIGNES.get(mot, '–')} {mot}")
        inconnues = [c for c in self.appariement.colonnes if c.champ == NOTES and c.confiance == 0]
        self._ignorer.setVisible(bool(inconnues))
        self.message.setVisible(bool(self.problemes))
        self.message.definir(" ".join(self.problemes))
        self.change.emit()

    @property
    def resume(self) -> str:
        """« 24 lignes · 9 colonnes reconnues sur 11 »."""
        lignes = max(len(self.feuille.lignes) - self.appariement.titres - 1, 0)
        pleines = [c for c in self.appariement.colonnes if c.exemples]
        reconnues = sum(1 for c in pleines if c.champ and c.champ != NOTES)
        reconnu = pluriel(reconnues, "colonne reconnue", "colonnes reconnues")
        return f"{pluriel(lignes, 'ligne')} · {reconnu} sur {len(pleines)} · {self._classeur.precision}"
