"""Third step: line by line, what would be written. Only what is ticked will be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.colonnes import Colonne
from app.models.statuts import Libelle
from app.services.imports.rapport import LigneRapport, Rapport, Sort, comme_nouvelle
from app.views.imports.a_cocher import COCHE, Marque
from app.views.imports.detail_ligne import DetailLigne
from app.views.imports.filtres import Filtres
from app.views.imports.modele_rapport import POURQUOI, SORT, ModeleRapport
from app.views.imports.table_a_cocher import DessinACocher, TableACocher
from app.views.theme import theme_courant

_MARQUES: Mapping[Libelle, Marque] = {
    Sort.A_AJOUTER: Marque("+", "fait", Sort.A_AJOUTER.libelle),
    Sort.A_COMPLETER: Marque("↗", "info", Sort.A_COMPLETER.libelle),
    Sort.DEJA_PRESENTE: Marque("=", "sans_objet", Sort.DEJA_PRESENTE.libelle),
    Sort.REFUSEE: Marque("!", "danger", Sort.REFUSEE.libelle),
}
_LARGEURS = (34, 48, 190, 100, 140, 300)


class EtapeRapport(QWidget):
    """``change()`` when what would be written changed."""

    change = Signal()

    def __init__(self, champs: Mapping[str, Colonne], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rapport: Rapport | None = None
        self.modele = ModeleRapport(self)
        self.modele.coches.connect(self.change)
        theme = theme_courant()
        self.filtres = Filtres(_MARQUES, "import", "les lignes")
        self.filtres.change.connect(self._filtrer)
        self.filtres.cocherTout.connect(self.modele.cocher_tout)
        self.table = TableACocher(self.modele, DessinACocher(_MARQUES, SORT), _LARGEURS, (POURQUOI,))
        self.table.setObjectName("importRapport")
        self.table.setAccessibleName("Lignes du fichier")
        self.table.selectionModel().currentRowChanged.connect(self._montrer_ligne)
        self.detail = DetailLigne(champs)
        self.detail.setFixedWidth(theme.px(290))
        self.detail.autreDemandee.connect(self._comme_autre)
        milieu = QHBoxLayout()
        milieu.setSpacing(0)
        milieu.addWidget(self.table, 1)
        milieu.addWidget(self.detail)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(self.filtres)
        colonne.addLayout(milieu, 1)

    # --- what is shown ----------------------------------------------------------------------------------------

    def montrer(self, rapport: Rapport) -> None:
        """Show that report from its first line."""
        self._rapport = rapport
        self.filtres.recommencer(rapport.compter())
        self.modele.poser(rapport)
        self._premiere()

    def _filtrer(self) -> None:
        self.modele.montrer(self.filtres.marque, self.filtres.mots)
        self._premiere()

    def _premiere(self) -> None:
        self.table.setCurrentIndex(self.modele.index(0, COCHE))
        if self.modele.rowCount() == 0:
            self.detail.decrire(None)

    def _montrer_ligne(self, courante: QModelIndex) -> None:
        self.detail.decrire(self.modele.ligne(courante.row()) if courante.isValid() else None)

    def _comme_autre(self) -> None:
        ligne = self.modele.ligne(self.table.currentIndex().row())
        if ligne is None:
            return
        self.modele.remplacer(comme_nouvelle(ligne))
        rang = self.modele.rang_de(ligne.numero)
        self.table.setCurrentIndex(self.modele.index(max(rang, 0), COCHE))
        self.table.setFocus()

    # --- what was decided -------------------------------------------------------------------------------------

    @property
    def rapport(self) -> Rapport:
        """The report with the user’s own judgements."""
        assert self._rapport is not None
        return Rapport(
            self._rapport.fichier, tuple(self.modele.lignes), self._rapport.revision, self._rapport.vides
        )  # fmt: skip

    @property
    def retenues(self) -> list[LigneRapport]:
        """The lines ticked."""
        return [ligne for ligne in self.modele.lignes if ligne.numero in self.modele.retenues]
