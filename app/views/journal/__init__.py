"""The readable history of the dossier."""
