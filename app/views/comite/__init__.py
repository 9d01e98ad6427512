"""The comité d’appui: its next session, its members, what it said, and what became of its reservations (R15)."""
