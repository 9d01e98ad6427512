"""Everything dated in the dossier, in one list."""
