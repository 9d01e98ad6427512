"""The page of the comité d’appui."""
