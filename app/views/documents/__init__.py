"""Grids and reports: the list, the very PDF on screen, printing, exporting, version and state."""
