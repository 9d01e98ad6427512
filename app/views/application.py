"""The QApplication: French before the first widget, Fusion, our font and palette."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import VERSION
from app.services.reglages import Reglages
from app.services.ressources import dossier_ressources
from app.views.theme.theme import Apparence, Theme


def creer_application(arguments: Sequence[str]) -> QApplication:
    """The application, or the one that is already there (tests)."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    existante = QApplication.instance()
    # Fusion named at once: the style of the desktop is never made; `setStyle` would wake all PySide6 knows of styles
    application = existante if isinstance(existante, QApplication) else QApplication([*arguments, "-style", "fusion"])
    application.setApplicationName("Ingéco")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("ingeco")
    application.setWindowIcon(QIcon(str(dossier_ressources() / "icones" / "ingeco.svg")))
    traduire(application)
    return application


def traduire(application: QApplication) -> None:
    """Qt's own words (buttons of system dialogs, context menus) in French."""
    traducteur = QTranslator(application)
    if traducteur.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(traducteur)


def habiller(application: QApplication, reglages: Reglages) -> Theme:
    """Put the look of the settings in force."""
    theme = Theme.de(application) or Theme(application)
    connues = {a.value for a in Apparence}
    theme.regler(
        apparence=Apparence(reglages.theme) if reglages.theme in connues else Apparence.SYSTEME, zoom=reglages.zoom
    )
    return theme
