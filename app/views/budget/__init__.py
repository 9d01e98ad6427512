"""The budget on screen: its page, and the tool inside « Bâtir le budget d’intervention » (R16)."""
