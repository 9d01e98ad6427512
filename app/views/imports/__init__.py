"""Bringing in a list of structures: choose the file, match its columns, check line by line, then import."""
