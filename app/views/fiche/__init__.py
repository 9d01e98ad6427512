"""The dossier itself: its identity, a new one, an example."""
