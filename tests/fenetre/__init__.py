"""The window: theme, kit, shell, welcome, dashboard."""
