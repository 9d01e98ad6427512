"""The bench tells the truth: what is missed is said missed, what isn't there is said absent."""

from __future__ import annotations

import pytest

from outils.bancs import __main__ as bancs
from outils.bancs.mesure import Mesure, PartieAbsente, alterner, comparer, ms


def test_le_rapport_et_le_verdict() -> None:
    juste, trop = comparer("a", 1.5, 0.15, 0.1, "nu"), comparer("b", 1.5, 0.2, 0.1, "nu")
    assert (juste.tenu, trop.tenu) == (True, False)
    tableau = bancs.en_tableau([juste, trop])
    assert "tenu" in tableau
    assert "MANQUÉ" in tableau
    assert "2,00" in tableau


def test_les_tours_alternent_et_l_echauffement_ne_compte_pas() -> None:
    notre, reference = iter([9.0, 1.0, 2.0, 3.0]), iter([9.0, 4.0, 5.0, 6.0])
    assert alterner(lambda: next(notre), lambda: next(reference), 3) == (2.0, 5.0)


def test_une_partie_absente_est_nommee_et_un_but_manque_fait_echouer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def rien(rapide: bool) -> list[Mesure]:
        raise PartieAbsente("pas encore écrite")

    def lent(rapide: bool) -> list[Mesure]:
        return [comparer("lent", 1.0, 2.0, 1.0, "nu")]

    monkeypatch.setattr(bancs, "ROWS", (rien, lent))
    assert bancs.main([]) == 1
    assert "pas encore écrite" in capsys.readouterr().out


def test_les_durees_se_lisent() -> None:
    assert (ms(0.00123), ms(0.0456), ms(1.5)) == ("1,23 ms", "45,6 ms", "1,50 s")
