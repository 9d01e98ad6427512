"""Ingéco — le compagnon d’une ingénierie collective DLA."""

VERSION = "0.2.0"
