"""« Agenda (.ics)… »: asks for whom and where, writes, says what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.models.fiche import ID_FICHE, Fiche
from app.models.typographie import francais, pluriel
from app.services.echeancier.ics import a_taire, ecrire_agenda
from app.services.fichier.noms import nom_de_fichier
from app.views.contexte import Contexte
from app.views.elements import ChoixUnique, Dialogue, Etiquette
from app.views.elements.liaison import tenter
from app.views.emplacements import mes_documents

_POUR_MOI, _A_PARTAGER = "moi", "partage"
_POUR_QUI = (
    (_POUR_MOI, "Pour mon agenda", "Tous les noms y sont, comme dans le dossier : gardez ce fichier pour vous."),
    (_A_PARTAGER, "À partager", "Les structures qui n’ont pas donné leur accord y sont « Structure 1 », "
     "« Structure 2 »… ; leurs contacts n’y sont pas."),
)  # fmt: skip


class DialogueAgenda(Dialogue):
    """For whom the file is, where some structures did not agree to be named."""

    def __init__(self, combien: int, parent: QWidget | None = None) -> None:
        """``combien``: how many did not."""
        n_ont_pas = pluriel(combien, "structure n’a pas", "structures n’ont pas")
        super().__init__("Agenda (.ics)", f"{n_ont_pas} donné leur accord pour être nommées.", parent)
        self.setObjectName("dialogueAgenda")
        self.pour_qui = ChoixUnique(_POUR_QUI, forme="segments", vide=False, nom="agendaPour")
        self.pour_qui.nommer("Cet agenda est")
        self.pour_qui.definir(_POUR_MOI)
        self.pour_qui.valide.connect(lambda _code: self._dire())
        self.corps.addWidget(self.pour_qui)
        self._dit = Etiquette("", "discret")
        self._dit.setObjectName("agendaDit")
        self.corps.addWidget(self._dit)
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Choisir où l’écrire…", accepte=True, genre="principal").setDefault(True)
        self._dire()

    @property
    def a_partager(self) -> bool:
        """Whether names are to be left out."""
        return self.pour_qui.valeur() == _A_PARTAGER

    def _dire(self) -> None:
        self._dit.definir(francais(next(mots for code, _, mots in _POUR_QUI if code == self.pour_qui.valeur())))


def exporter_agenda(contexte: Contexte, parent: QWidget) -> None:
    """Every date that is not done, for the user’s own agenda, or to be shared."""
    a_partager = False
    if combien := a_taire(contexte.dossier):
        dialogue = DialogueAgenda(combien, parent)
        accepte, a_partager = dialogue.exec() == QDialog.DialogCode.Accepted, dialogue.a_partager
        dialogue.deleteLater()
        if not accepte:
            return
    intitule = contexte.dossier.fiche_unique(Fiche, ID_FICHE)["intitule"] or "dossier"
    suite = "échéances à partager" if a_partager else "échéances"
    propose = mes_documents() / nom_de_fichier(f"{intitule} - {suite}", ".ics")
    chemin, _ = QFileDialog.getSaveFileName(parent, "Exporter vers un agenda", str(propose), "Agenda (*.ics)")
    if not chemin:
        return
    vers = Path(chemin if chemin.lower().endswith(".ics") else f"{chemin}.ics")
    ecrits: list[int] = []
    dossier, catalogue = contexte.dossier, contexte.catalogue
    if tenter(parent, lambda: ecrits.append(ecrire_agenda(dossier, catalogue, vers, a_partager=a_partager))):
        dates = pluriel(ecrits[0], "date écrite", "dates écrites")
        contexte.navigation.annonce.emit(f"{dates} dans « {vers.name} » : ouvrez-le avec votre agenda.")
