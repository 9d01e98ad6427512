"""The board of groups (R08): columns one drags structures between, their matrix, scenarios side by side."""
