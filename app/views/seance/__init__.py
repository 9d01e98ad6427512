"""The mode séance: one full-screen window to project from and to note in, from the keyboard alone (R15)."""
