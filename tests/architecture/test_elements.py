"""The kit imports its files one by one: every name it promises leads to its file."""

from __future__ import annotations

from app.views import elements


def test_chaque_nom_du_kit_mene_a_son_fichier() -> None:
    assert sorted(elements._OU) == sorted(elements.__all__)
    for nom, fichier in elements._OU.items():
        assert getattr(elements, nom).__module__ == f"app.views.elements.{fichier}", nom
