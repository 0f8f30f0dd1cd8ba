"""The language of QGIS: English, or Russian where QGIS speaks it."""
from qgis.core import QgsApplication


def code():
    return "ru" if QgsApplication.instance().locale().lower().startswith("ru") else "en"


def say(text):
    """The text of a pair (English, Russian) in the language of QGIS."""
    return text[1] if code() == "ru" else text[0]
