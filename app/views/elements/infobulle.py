"""The one door for tool tips: Qt guesses whether their text is markup, so a text that could be is escaped."""

from __future__ import annotations


def en_infobulle(texte: str) -> str:
    """``texte`` such that a tool tip shows it to the letter (fault row 67). Without ``<``, Qt never sees markup."""
    if "<" not in texte:
        return texte
    import html  # rarely needed, and slow to import

    return f'<span style="white-space: pre-wrap">{html.escape(texte)}</span>'
