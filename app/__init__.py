"""Ingéco — le compagnon d’une ingénierie collective DLA."""

VERSION = "0.1.0"
