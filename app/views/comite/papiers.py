"""The papers of any session, printed or exported from its page; the page of documents shows those of one session only:
the next one’s before it, the last one’s after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.models.documents.document import Document
from app.models.typographie import date_longue
from app.services.comite import papiers, seances
from app.services.documents import composer
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter

RELEVE, DOSSIER = "releve-avis", "dossier-comite"
_AVANT = (DOSSIER, "ordre-du-jour", "emargement")
"""What is sent and printed before a session."""


def est_parmi_les_documents(contexte: Contexte, code: str, seance: str) -> bool:
    """Whether the page of documents shows that paper (`RELEVE` or `DOSSIER`) of that session, not of another."""
    lire = papiers.seance_relevee if code == RELEVE else papiers.seance_a_venir
    montree = lire(contexte.dossier, date.today())
    return montree is not None and montree.id == seance


def composer_releve(contexte: Contexte, seance: str) -> Document:
    """That session’s relevé; its title says which day, and so does the name of its file."""
    return _composer(contexte, RELEVE, seance)


def imprimer_releve(contexte: Contexte, seance: str, parent: QWidget) -> None:
    """The system’s dialog, for that relevé."""
    from app.views.documents.impression import imprimer_document

    document = composer_releve(contexte, seance)
    envoyes: list[bool] = []
    if tenter(parent, lambda: envoyes.append(imprimer_document(parent, document))) and any(envoyes):
        contexte.navigation.annonce.emit(f"« {document.titre} » envoyé à l’imprimante.")


def exporter_releve(contexte: Contexte, seance: str, parent: QWidget) -> None:
    """Choose PDF or Word, and where."""
    _exporter(contexte, (RELEVE,), seance, parent)


def exporter_avant_seance(contexte: Contexte, seance: str, parent: QWidget) -> None:
    """Choose among the file of the committee, the agenda and the attendance sheet of that session, and where."""
    _exporter(contexte, _AVANT, seance, parent)


def _composer(contexte: Contexte, code: str, seance: str) -> Document:
    document = composer(code, contexte.dossier, contexte.catalogue, seance=seance)
    return replace(document, titre=document.titre + _de_quel_jour(contexte, seance))


def _de_quel_jour(contexte: Contexte, seance: str) -> str:
    lue = seances.lire(contexte.dossier, seance)
    return f", séance du {date_longue(lue.jour)}" if lue is not None and lue.jour is not None else ""


def _exporter(contexte: Contexte, codes: tuple[str, ...], seance: str, parent: QWidget) -> None:
    from app.views.documents.choix import papiers as a_choisir
    from app.views.documents.export import DialogueExport, avis_de_fin

    jour = _de_quel_jour(contexte, seance)
    connus = {papier.code: papier for papier in a_choisir()}
    gardes = tuple(replace(connus[c], titre=connus[c].titre + jour, vierge_possible=False) for c in codes)
    dialogue = DialogueExport(
        gardes, lambda papier, _vierge: _composer(contexte, papier.code, seance), vierge=False, parent=parent
    )
    dialogue.fini.connect(lambda fichiers: contexte.navigation.annonce.emit(avis_de_fin(fichiers)[1]))
    dialogue.exec()
    dialogue.deleteLater()
