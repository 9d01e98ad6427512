"""What a person can cause or meet, told in French. Everything else is a bug and stays an ordinary exception."""

from __future__ import annotations


class ErreurUtilisateur(Exception):
    """Something the user can understand and act upon.

    ``message`` says what happened and what is safe; ``conseil`` says what to do next.
    """

    def __init__(self, message: str, conseil: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.conseil = conseil

    def __str__(self) -> str:
        return f"{self.message} {self.conseil}".strip()


class EcritureRefusee(ErreurUtilisateur):
    """The dossier is open read-only."""
