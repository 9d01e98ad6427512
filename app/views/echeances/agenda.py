"""« Agenda (.ics)… »: asks where, writes, says what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.models.fiche import ID_FICHE, Fiche
from app.models.typographie import pluriel
from app.services.echeancier.ics import ecrire_agenda
from app.services.fichier.noms import nom_de_fichier
from app.views.contexte import Contexte
from app.views.elements.liaison import tenter
from app.views.emplacements import mes_documents


def exporter_agenda(contexte: Contexte, parent: QWidget) -> None:
    """Every date that is not done, for the user’s own agenda."""
    intitule = contexte.dossier.fiche_unique(Fiche, ID_FICHE)["intitule"] or "dossier"
    propose = mes_documents() / nom_de_fichier(f"{intitule} - échéances", ".ics")
    chemin, _ = QFileDialog.getSaveFileName(parent, "Exporter vers un agenda", str(propose), "Agenda (*.ics)")
    if not chemin:
        return
    vers = Path(chemin) if Path(chemin).suffix else Path(chemin).with_suffix(".ics")
    ecrits: list[int] = []
    if tenter(parent, lambda: ecrits.append(ecrire_agenda(contexte.dossier, contexte.catalogue, vers))):
        dates = pluriel(ecrits[0], "date écrite", "dates écrites")
        contexte.navigation.annonce.emit(f"{dates} dans « {vers.name} » : ouvrez-le avec votre agenda.")
