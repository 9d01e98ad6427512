"""A register on screen: a table one types in as in a spreadsheet, the sheet of one row, the page that holds both."""
