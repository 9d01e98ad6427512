"""What happens to a dossier file, row by row of the fault catalogue (RELIABILITY.md §4): `r25` is row 25."""
