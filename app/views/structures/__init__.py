"""The register of structures bénéficiaires: the table, the sheet of one structure, the page that holds both."""
