"""Documents, library, settings and the dossier's identity, as a person uses them in the window."""
