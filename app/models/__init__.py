"""What a dossier *is*: tables, enums, definitions and pure calculations. No Qt, no files."""
