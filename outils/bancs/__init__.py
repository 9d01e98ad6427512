"""`dev.py bench`: the table « Speed » of HOUSE_STYLE.md, measured side by side in one run.

Every figure is a ratio: ours against something bare, taken in turns in the same run, so that a slow machine slows both.
To add a row: a function that returns `Mesure`s in one of these modules, its name in `ROWS` of `__main__`.
"""
