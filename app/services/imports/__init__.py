"""A list of structures comes in from a spreadsheet (R06; RELIABILITY §3.15): read, match, report, write.

`lecture` reads a file in a child process (`enfant`: `gardes`, `texte_csv`, `xlsx`) → `tableau.Classeur`;
`appariement` says which column fills which field; `examen` makes the `rapport`, line by line; `application` writes
what the user agreed to, in one gesture. `numeros` puts right what spreadsheets do to numbers and addresses, here and
in `formulaires/`, where a form of ours comes back. Nothing is imported here: the child must start light.
"""
