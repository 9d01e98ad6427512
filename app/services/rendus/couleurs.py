"""The colours of paper, by the names a `Dessin` or a block may use (the window has its own for the same names)."""

from __future__ import annotations

from collections.abc import Mapping

COULEURS: Mapping[str, str] = {
    "fond": "#f5f6f8",
    "surface": "#ffffff",
    "surface2": "#f3f4f7",
    "texte": "#1b2330",
    "texte2": "#4d5767",
    "texte3": "#667081",
    "inverse": "#ffffff",
    "trait": "#d5dae2",
    "trait_fort": "#8590a0",
    "reglure": "#b3bac6",
    "anneau": "#dfe3e9",
    "principal": "#0b6e4f",
    "lien": "#1f5fae",
    "etape1": "#0b6e4f",
    "etape2": "#1f5aa8",
    "etape3": "#a04c05",
    "etape4": "#7a349c",
    "etape1_teinte": "#e8f3ee",
    "etape2_teinte": "#e8eef8",
    "etape3_teinte": "#fbf1e6",
    "etape4_teinte": "#f3ebf7",
    "etape1_pale": "#d8e6e0",
    "etape2_pale": "#dce3f0",
    "etape3_pale": "#ece3da",
    "etape4_pale": "#e6dfec",
    "etape1_plein": "#1f7a5c",
    "etape2_plein": "#2f69ae",
    "etape3_plein": "#a95f1e",
    "etape4_plein": "#8449a5",
    "texte_teinte": "#f3f4f7",
    "a_faire": "#465065",
    "a_faire_fond": "#e7eaf2",
    "en_cours": "#8a4a05",
    "en_cours_fond": "#fde8d0",
    "fait": "#0b6546",
    "fait_fond": "#dff3e8",
    "sans_objet": "#566071",
    "sans_objet_fond": "#eceef1",
    "attention": "#7a4b00",
    "attention_fond": "#fff3d9",
    "danger": "#b3261e",
}
"""Name → ``#rrggbb``."""


def hexa(nom: str) -> str:
    """``rrggbb`` of a colour, for spreadsheets and word processors. KeyError for an unknown name."""
    return COULEURS[nom].removeprefix("#")
