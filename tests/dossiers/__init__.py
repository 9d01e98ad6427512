"""Golden files: one filled dossier for each version of the format ever released."""
