"""The full-screen mode of a session."""
