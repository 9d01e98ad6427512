"""The plans d’accompagnement: the page with its three views, and what the cards of the actions show of them."""
