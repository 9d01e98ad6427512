"""What was selected in a table, found again by its rows and columns after they were read, sorted or filtered anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from app.views.registre.modele import ModeleRegistre


@dataclass(frozen=True)
class Bloc:
    """Cells selected together: ids of rows, names of columns."""

    ids: frozenset[str]
    noms: frozenset[str]


def blocs_choisis(modele: ModeleRegistre, selection: QItemSelectionModel) -> tuple[Bloc, ...]:
    """What is selected; nothing where it is one cell at most, which the current cell says already."""
    plages = [plage for plage in selection.selection().toList() if plage.isValid()]
    if not plages or (len(plages) == 1 and plages[0].height() == plages[0].width() == 1):
        return ()
    return tuple(
        Bloc(
            frozenset(id for r in range(plage.top(), plage.bottom() + 1) if (id := modele.id_de(r)) is not None),
            frozenset(modele.colonne(k).nom for k in range(plage.left(), plage.right() + 1)),
        )
        for plage in plages
    )


def choisir_les_blocs(modele: ModeleRegistre, selection: QItemSelectionModel, blocs: Sequence[Bloc]) -> None:
    """Select again those of their cells that are shown; where none of the columns is, the names of the rows."""
    cle = modele.rang_de_colonne(modele.registre.cle)
    rangs = {id: rang for rang in range(modele.visibles) if (id := modele.id_de(rang)) is not None} if blocs else {}
    choisies = QItemSelection()
    for bloc in blocs:
        colonnes = sorted(k for nom in bloc.noms if (k := modele.rang_de_colonne(nom)) >= 0) or [max(cle, 0)]
        lignes = sorted(rangs[id] for id in bloc.ids if id in rangs)
        for haut, bas in _suites(lignes):
            for gauche, droite in _suites(colonnes):
                choisies.select(modele.index(haut, gauche), modele.index(bas, droite))
    if not choisies.isEmpty():
        selection.select(choisies, QItemSelectionModel.SelectionFlag.Select)


def _suites(rangs: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run: ``[1, 2, 3, 7]`` → ``[(1, 3), (7, 7)]``."""
    suites = (
        [rang for _, rang in groupe] for _, groupe in groupby(enumerate(rangs), lambda paire: paire[1] - paire[0])
    )
    return [(suite[0], suite[-1]) for suite in suites]
