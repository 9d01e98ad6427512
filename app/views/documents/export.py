"""« Exporter… » : which documents, in which formats, where to; progress, a stop, and what was written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.models.documents.document import Document
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import pluriel
from app.services.export import Demande, ExportInterrompu, exporter
from app.views.documents.choix import FORMATS, Papier
from app.views.documents.fil import Fil
from app.views.documents.repertoire import ChoixRepertoire
from app.views.elements import CaseACocher, Champ, ChoixUnique, Dialogue, Etiquette, Message, demander
from app.views.theme import theme_courant

Composer = Callable[[Papier, bool], Document]


class _Avancement(QObject):
    """From the thread that writes to the one that shows."""

    pas = Signal(int, int, str)


class DialogueExport(Dialogue):
    """``fini(tuple[Path, ...])`` when everything was written. The documents are composed here, rendered elsewhere."""

    fini = Signal(object)

    def __init__(
        self,
        papiers: tuple[Papier, ...],
        composer: Composer,
        *,
        vierge: bool,
        anonyme: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``vierge`` and ``anonyme`` as chosen on the page; the first can still be changed here."""
        seul = len(papiers) == 1
        titre = f"Exporter « {papiers[0].titre} »" if seul else "Tout exporter"
        super().__init__(titre, "" if seul else "Choisissez les documents, leurs formats et où les ranger.", parent)
        self.setObjectName("dialogueExport")
        self._papiers, self._composer = papiers, composer
        self._fil = Fil()
        self._arret = threading.Event()
        self._avancement = _Avancement()
        self._avancement.pas.connect(self._avancer)
        self._construire(vierge)
        if anonyme:
            self.corps.insertWidget(0, Message(_SANS_NOMS, "info", nom="exportSansNoms"))
        self._en_cours(False)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire(self, vierge: bool) -> None:
        self._choix = QWidget()
        pile = QVBoxLayout(self._choix)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(theme_courant().px(8))
        self._documents = self._cases_des_documents(pile)
        self._formats = self._cases_des_formats(pile)
        remplissages = [("rempli", "Rempli", ""), ("vierge", "Vierge", "À remplir à la main ou à envoyer")]
        self._remplissage = ChoixUnique(remplissages, forme="segments", vide=False, nom="exportRemplissage")
        self._remplissage.definir("vierge" if vierge else "rempli")
        contenu = Champ("Contenu", self._remplissage)
        contenu.setVisible(any(papier.vierge_possible for papier in self._papiers))
        pile.addWidget(contenu)
        self._place = ChoixRepertoire()
        pile.addWidget(self._place)
        self._defaut = Etiquette("", "erreur")
        self._defaut.setObjectName("exportDefaut")
        pile.addWidget(self._defaut)
        self._barre = QProgressBar()
        self._barre.setAccessibleName("Avancement de l’export")
        self._etape = Etiquette("", "discret")
        for widget in (self._choix, self._etape, self._barre):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        self.layout().setStretch(self.layout().indexOf(self.corps), 1)  # type: ignore[union-attr]
        self._renoncer = self.ajouter_bouton("Annuler", accepte=False)
        self._exporter = self.ajouter_bouton("Exporter", accepte=True, genre="principal", nom="exporter")
        self._exporter.setDefault(True)

    def _cases_des_documents(self, pile: QVBoxLayout) -> dict[str, CaseACocher]:
        cases: dict[str, CaseACocher] = {}
        if len(self._papiers) > 1:
            pile.addWidget(Etiquette("Documents", "gras"))
            for papier in self._papiers:
                cases[papier.code] = CaseACocher(papier.titre, nom=f"export.{papier.code}")
                cases[papier.code].definir(True)
                pile.addWidget(cases[papier.code])
        return cases

    def _cases_des_formats(self, pile: QVBoxLayout) -> dict[str, CaseACocher]:
        possibles = [f for f in FORMATS if any(f in papier.formats for papier in self._papiers)]
        pile.addWidget(Etiquette("Formats" if len(possibles) > 1 else "Format", "gras"))
        cases: dict[str, CaseACocher] = {}
        for format_ in possibles:
            cases[format_] = CaseACocher(_FORMATS_EXPLIQUES[format_], nom=f"export.{format_}")
            cases[format_].definir(format_ == "pdf" or len(self._papiers) > 1)
            pile.addWidget(cases[format_])
        return cases

    # --- what is asked ----------------------------------------------------------------------------------------

    def choisir_repertoire(self, chemin: Path) -> None:
        """Write there."""
        self._place.definir(chemin)

    def demandes(self) -> tuple[Demande, ...]:
        """The files to write, composed now from the dossier."""
        vierge = self._remplissage.valeur() == "vierge"
        formats = [f for f, case in self._formats.items() if case.isChecked()]
        gardes = [p for p in self._papiers if not self._documents or self._documents[p.code].isChecked()]
        return tuple(
            Demande(document, f)
            for papier in gardes
            if not vierge or papier.vierge_possible
            for document in (self._composer(papier, vierge),)
            for f in formats
            if f in papier.formats
        )

    def accept(self) -> None:
        """Check, ask before replacing, then write in the background."""
        demandes = self.demandes()
        if not demandes:
            self._defaut.definir("⚠ Cochez au moins un document et un format qu’il connaît.")
            self._defaut.show()
            return
        vers = self._place.chemin()
        if not self._place.verifier() or not self._remplacer(demandes, vers):
            return
        self._defaut.hide()
        self._arret.clear()
        self._en_cours(True)
        self._fil.demander(partial(self._ecrire, demandes, vers), self._finir, self._echouer)

    def _remplacer(self, demandes: tuple[Demande, ...], vers: Path) -> bool:
        presents = [demande.nom for demande in demandes if (vers / demande.nom).exists()]
        if not presents:
            return True
        mots = (
            f"« {presents[0]} » s’y trouve déjà"
            if len(presents) == 1
            else f"{len(presents)} fichiers s’y trouvent déjà"
        )
        texte = f"{mots}, d’un export précédent sans doute."
        return demander(self, "Remplacer ce qui est dans ce répertoire ?", texte, oui="Remplacer")

    # --- in the background ------------------------------------------------------------------------------------

    def _ecrire(self, demandes: tuple[Demande, ...], vers: Path) -> tuple[bool, tuple[Path, ...]]:
        try:
            return True, exporter(demandes, vers, avancer=self._signaler, annule=self._arret.is_set)
        except ExportInterrompu as arret:
            return False, arret.ecrits

    def _signaler(self, fait: int, total: int, nom: str) -> None:
        with suppress(RuntimeError):  # the dialog was closed meanwhile
            self._avancement.pas.emit(fait, total, nom)

    def _avancer(self, fait: int, total: int, nom: str) -> None:
        self._barre.setRange(0, total)
        self._barre.setValue(fait)
        self._etape.definir(f"Écriture de « {nom} »…" if nom else "Vérification…")

    def _finir(self, resultat: tuple[bool, tuple[Path, ...]]) -> None:
        entier, ecrits = resultat
        self._en_cours(False)
        if entier:
            self.fini.emit(ecrits)
            super().accept()
            return
        gardes = f"Gardé : {pluriel(len(ecrits), 'fichier')} déjà en place." if ecrits else "Rien n’a été écrit."
        self._defaut.definir(f"Export arrêté. {gardes}")
        self._defaut.show()

    def _echouer(self, erreur: ErreurUtilisateur) -> None:
        self._en_cours(False)
        self._defaut.definir(f"⚠ {erreur}")
        self._defaut.show()
        self._exporter.definir("Réessayer")

    def _en_cours(self, en_cours: bool) -> None:
        self._ecrit = en_cours
        self._choix.setEnabled(not en_cours)
        self._exporter.setEnabled(not en_cours)
        self._barre.setVisible(en_cours)
        self._etape.setVisible(en_cours)
        self._renoncer.definir("Arrêter" if en_cours else "Annuler")
        if not en_cours:
            self._barre.setRange(0, 0)

    def reject(self) -> None:
        """While it writes: stop. Otherwise: close."""
        if self._ecrit:
            self._arret.set()
            self._etape.definir("Arrêt demandé…")
            return
        super().reject()

    def done(self, resultat: int) -> None:
        """The thread ends with the dialog."""
        self._fil.fermer()
        super().done(resultat)


def avis_de_fin(fichiers: tuple[Path, ...]) -> tuple[Message, str]:
    """What to show once it is done, with « Ouvrir le dossier », and the same for the status line."""
    repertoire = fichiers[0].parent
    quoi = f"« {fichiers[0].name} »" if len(fichiers) == 1 else pluriel(len(fichiers), "fichier")
    phrase = f"Export terminé : {quoi} dans « {repertoire} »."

    def ouvrir() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(repertoire)))

    return Message(phrase, "info", actions=[("Ouvrir le dossier", ouvrir)], fermable=True, nom="exportFini"), phrase


_SANS_NOMS = "Sans les noms : les structures qui n’ont pas accepté d’être connues y deviennent « Structure 1 »…"

_FORMATS_EXPLIQUES = {
    "pdf": "PDF, pour imprimer et envoyer",
    "xlsx": "Excel, pour remplir et trier",
    "docx": "Word, pour retoucher",
}
