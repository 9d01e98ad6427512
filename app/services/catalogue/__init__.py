"""Reading `resources/`: text files → frozen definitions, with every problem told by file, line and id."""

from app.services.catalogue.chargement import CatalogueInvalide, charger_catalogue

__all__ = ["CatalogueInvalide", "charger_catalogue"]
