"""What one can *do* with a dossier. Never Qt."""
