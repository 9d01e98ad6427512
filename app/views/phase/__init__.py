"""The page of a phase: one card an action, with its points, its tool and its notes."""
