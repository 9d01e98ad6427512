"""The library: fiches pratiques, experiences, words of the guide and of today, sources."""
