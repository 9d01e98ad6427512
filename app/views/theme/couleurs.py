"""The colours of the window by name, light and dark.

The names are those a `app.models.dessin.Dessin` may use; the PDF has its own palette for the same names.
Every pair of `PAIRES_TEXTE` is tested for a contrast of 4.5 to 1, every pair of `PAIRES_TRAIT` for 3 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping

CLAIR: Mapping[str, str] = {
    "fond": "#f5f6f8",
    "surface": "#ffffff",
    "surface2": "#eff1f5",
    "survol": "#eef1f4",
    "texte": "#1b2330",
    "texte2": "#566071",
    "texte3": "#616b7c",
    "inverse": "#ffffff",
    "trait": "#dde1e8",
    "trait_fort": "#8590a0",
    "glissiere": "#c2c9d4",
    "lien": "#1f5fae",
    "focus": "#1f6feb",
    "selection": "#cfe5dc",
    "principal": "#0b6e4f",
    "principal_survol": "#095c42",
    "anneau": "#dfe3e9",
    "etape1": "#0b6e4f",
    "etape2": "#1f5aa8",
    "etape3": "#a04c05",
    "etape4": "#7a349c",
    "etape1_teinte": "#e2f1eb",
    "etape2_teinte": "#e2eaf6",
    "etape3_teinte": "#fbeedf",
    "etape4_teinte": "#f1e7f6",
    "etape1_pale": "#d8e6e0",
    "etape2_pale": "#dce3f0",
    "etape3_pale": "#ece3da",
    "etape4_pale": "#e6dfec",
    "etape1_plein": "#1f7a5c",
    "etape2_plein": "#2f69ae",
    "etape3_plein": "#a95f1e",
    "etape4_plein": "#8449a5",
    "a_faire": "#465065",
    "a_faire_fond": "#e7eaf2",
    "en_cours": "#8a4a05",
    "en_cours_fond": "#fde8d0",
    "fait": "#0b6546",
    "fait_fond": "#dff3e8",
    "sans_objet": "#566071",
    "sans_objet_fond": "#eceef1",
    "info": "#1f4f8f",
    "info_fond": "#e6eefa",
    "attention": "#7a4b00",
    "attention_fond": "#fff3d9",
    "danger": "#b3261e",
    "danger_fond": "#fdeceb",
}

SOMBRE: Mapping[str, str] = {
    "fond": "#14171c",
    "surface": "#1d2127",
    "surface2": "#262b33",
    "survol": "#2a3039",
    "texte": "#e9ebef",
    "texte2": "#aab3c0",
    "texte3": "#99a2b0",
    "inverse": "#ffffff",
    "trait": "#343a44",
    "trait_fort": "#798494",
    "glissiere": "#4b5461",
    "lien": "#85b5ff",
    "focus": "#6ea8ff",
    "selection": "#244a3c",
    "principal": "#157a59",
    "principal_survol": "#1a8563",
    "anneau": "#3d444f",
    "etape1": "#54c69b",
    "etape2": "#86b2f4",
    "etape3": "#eaa65d",
    "etape4": "#cfa3ee",
    "etape1_teinte": "#1b352c",
    "etape2_teinte": "#1f2e47",
    "etape3_teinte": "#3d2d1a",
    "etape4_teinte": "#372a43",
    "etape1_pale": "#243a33",
    "etape2_pale": "#28344a",
    "etape3_pale": "#413426",
    "etape4_pale": "#3b3146",
    "etape1_plein": "#1a7857",
    "etape2_plein": "#2f66ac",
    "etape3_plein": "#9d5716",
    "etape4_plein": "#8145a4",
    "a_faire": "#c3cad6",
    "a_faire_fond": "#30363f",
    "en_cours": "#f5bd80",
    "en_cours_fond": "#45331d",
    "fait": "#72d5ac",
    "fait_fond": "#1c3d31",
    "sans_objet": "#aab3c0",
    "sans_objet_fond": "#2a2f37",
    "info": "#a9cbff",
    "info_fond": "#1e2e47",
    "attention": "#f3cc7d",
    "attention_fond": "#3d3117",
    "danger": "#ff9d95",
    "danger_fond": "#48211f",
}

_ETAPES = ("etape1", "etape2", "etape3", "etape4")

PAIRES_TEXTE: tuple[tuple[str, str], ...] = (
    *((texte, fond) for texte in ("texte", "texte2", "texte3", "lien") for fond in ("fond", "surface", "surface2")),
    *((texte, "survol") for texte in ("texte", "texte2", "lien")),
    *((etape, fond) for etape in _ETAPES for fond in ("fond", "surface")),
    *((etape, f"{etape}_teinte") for etape in _ETAPES),
    *(("texte2", f"{etape}_teinte") for etape in _ETAPES),
    *(("texte", f"{etape}_{forme}") for etape in _ETAPES for forme in ("teinte", "pale")),
    *(("inverse", f"{etape}_plein") for etape in _ETAPES),
    *((nom, f"{nom}_fond") for nom in ("a_faire", "en_cours", "fait", "sans_objet", "info", "attention", "danger")),
    *(("texte", f"{nom}_fond") for nom in ("info", "attention", "danger")),
    ("danger", "surface"),
    ("danger", "fond"),
    ("inverse", "principal"),
    ("inverse", "principal_survol"),
    ("texte", "selection"),
)
"""Text colour and the surface it is written on."""

PAIRES_TRAIT: tuple[tuple[str, str], ...] = (
    ("trait_fort", "surface"),
    ("focus", "surface"),
    ("focus", "fond"),
    *((etape, "anneau") for etape in _ETAPES),
)
"""Outline of a control, or mark that carries a meaning, and what lies beside it."""


def contraste(premiere: str, seconde: str) -> float:
    """Contrast ratio (1 to 21) of two ``#rrggbb`` colours, as WCAG 2.2 computes it."""
    claire, sombre = sorted((_luminance(premiere), _luminance(seconde)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def _luminance(couleur: str) -> float:
    rouge, vert, bleu = (int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    lineaires = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (rouge, vert, bleu)]
    return 0.2126 * lineaires[0] + 0.7152 * lineaires[1] + 0.0722 * lineaires[2]
