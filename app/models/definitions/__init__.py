"""Frozen definitions: what `resources/` says, read and checked. A dossier stores their codes, never their words."""
