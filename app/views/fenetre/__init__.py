"""The shell: window, menus, top bar, cycle rail, page stack, right panel, palette. No page content here."""
