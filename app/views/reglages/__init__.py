"""The settings of this computer: who works here, her office and logo, the look of the window."""
