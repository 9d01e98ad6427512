"""The comité d’appui (R15): who sits on it, its sessions, its agenda, what it says and what becomes of it.

`membres`, `seances`, `ordre_du_jour`, `presences`, `avis`, `reserves` each hold one of these; every change is one
gesture, and what is typed comes in by `textes`. `preparation` says what the papers lack, `releve` what a session
leaves behind, `papiers` which session a document prints, `projete` what the room sees, `echeances` what is dated.
"""
