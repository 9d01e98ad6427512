"""Points de vigilance, and the decisions they end in (R12)."""
