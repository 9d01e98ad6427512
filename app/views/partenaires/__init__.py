"""Partners: register, map, expectations and tensions, comité de pilotage and système intervenant (R10)."""
