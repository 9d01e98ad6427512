"""Our icons: stroke drawings in ``resources/icones``, painted in a colour of the theme."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.services.ressources import dossier_ressources
from app.views.theme.theme import theme_courant

_JOURNAL = logging.getLogger("ingeco")
_ABSENTE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'
_TAILLES = (16, 20, 24, 32, 48, 64)


def icone(nom: str, couleur: str = "texte") -> QIcon:
    """The icon ``nom`` (a file of ``resources/icones``) in a colour of the theme."""
    return _icone(nom, theme_courant().hexa(couleur))


@cache
def _icone(nom: str, couleur: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    dessin = _source(nom).replace("currentColor", couleur)
    rendu = QSvgRenderer(QByteArray(dessin.encode()))
    icone = QIcon()
    for taille in _TAILLES:
        image = QPixmap(taille, taille)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        rendu.render(peintre, QRectF(0, 0, taille, taille))
        peintre.end()
        icone.addPixmap(image)
    return icone


@cache
def _source(nom: str) -> str:
    chemin = dossier_ressources() / "icones" / f"{nom}.svg"
    try:
        return chemin.read_text(encoding="utf-8")
    except OSError:  # an installation cut short: every control has its words beside its icon
        _JOURNAL.warning("Installation incomplète : l’icône « %s » est introuvable.", chemin.name)
        return _ABSENTE
