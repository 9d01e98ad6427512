"""The parts that several articles of the library share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.definitions.aide import Terme
from app.models.definitions.catalogue import Catalogue
from app.models.typographie import francais
from app.services.experiences import Fait
from app.services.reperes import Citation, termes_employes
from app.views.elements import Carte, Etiquette, TexteRiche, echapper
from app.views.theme import theme_courant

Article: TypeAlias = Iterator[QWidget]


class CarteSignalee(Carte):
    """A card that stands out, wherever the focus is."""

    def __init__(self, titre: str, *, etape: int, nom: str = "") -> None:
        super().__init__(titre, etape=etape, nom=nom)
        super().marquer(True)

    def marquer(self, active: bool) -> None:
        """It stays marked."""


def table_de_faits(lignes: Sequence[Fait]) -> QWidget:
    """Labels at the left, values at the right."""
    theme = theme_courant()
    porteur = QWidget()
    grille = QGridLayout(porteur)
    grille.setContentsMargins(0, 0, 0, 0)
    grille.setHorizontalSpacing(theme.px(16))
    grille.setVerticalSpacing(theme.px(6))
    grille.setColumnMinimumWidth(0, theme.px(120))
    grille.setColumnStretch(1, 1)
    haut = Qt.AlignmentFlag.AlignTop
    for rang, fait in enumerate(lignes):
        libelle = Etiquette(fait.libelle, "discret", repli=False)
        valeur = Etiquette(fait.texte, "", selection=True)
        valeur.setAccessibleName(francais(f"{fait.libelle} : {fait.texte}"))
        grille.addWidget(libelle, rang, 0, haut)
        grille.addWidget(valeur, rang, 1, haut)
    return porteur


def mots_du_guide(catalogue: Catalogue, *textes: str) -> Article:
    """The words of the guide that these texts use, and today's (R41)."""
    termes = termes_employes(catalogue, *textes)
    if termes:
        carte = Carte("Les mots du guide, aujourd’hui")
        carte.ajouter(TexteRiche(puces(_equivalent(terme) for terme in termes), nom="motsDuGuide"))
        yield carte


def _equivalent(terme: Terme) -> str:
    mot = echapper(terme.guide.partition(" (")[0])
    return f"[{mot}](terme:{terme.code}) → {echapper(terme.aujourdhui)}"


def cite_par(lieux: Sequence[Citation], titre: str) -> Article:
    """Links back to what cites the article."""
    if lieux:
        carte = Carte(titre)
        lignes = (f"[{echapper(lieu.titre)}]({lieu.adresse}) — {echapper(lieu.contexte)}" for lieu in lieux)
        carte.ajouter(TexteRiche(puces(lignes), nom="citations"))
        yield carte


def source_en_clair(catalogue: Catalogue, source: str) -> str:
    """``S1 FP4`` and the title of S1."""
    connue = catalogue.sources.get(source[:2])
    return f"{source} — {connue.titre}, {connue.auteur}" if connue else source


def puces(lignes: Iterable[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {ligne}" for ligne in lignes)


def enumerer(mots: Sequence[str]) -> str:
    """``a, b ni c``."""
    return mots[0] if len(mots) == 1 else f"{', '.join(mots[:-1])} ni {mots[-1]}"
