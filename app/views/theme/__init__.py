"""What the window looks like: colours, fonts, zoom, icons."""

from app.views.theme.icones import icone
from app.views.theme.theme import Apparence, Theme, theme_courant

__all__ = ["Apparence", "Theme", "icone", "theme_courant"]
