"""The provider of the algorithms, and its one setting: where the program is."""
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from . import program
from .algorithm import ICON, all_algorithms
from .language import say


class MezhaProvider(QgsProcessingProvider):
    def id(self):
        return "mezha"

    def name(self):
        return "Mezha"

    def longName(self):
        return say(("Mezha: borders of regions", "Mezha: границы регионов"))

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def load(self):
        try:
            from processing.core.ProcessingConfig import ProcessingConfig, Setting
        except ImportError:
            pass
        else:
            ProcessingConfig.settingIcons[self.name()] = self.icon()
            label = say(("File of the program mezha; empty: found by itself",
                         "Файл программы mezha; пусто: найти самостоятельно"))
            ProcessingConfig.addSetting(Setting(self.name(), program.SETTING, label, "", valuetype=Setting.FILE))
            ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        try:
            from processing.core.ProcessingConfig import ProcessingConfig
            ProcessingConfig.removeSetting(program.SETTING)
        except ImportError:
            pass

    def warningMessage(self):
        return "" if program.find() else say(program.MISSING)

    def loadAlgorithms(self):
        for algorithm in all_algorithms():
            self.addAlgorithm(algorithm)

    def supportedOutputVectorLayerExtensions(self):
        return ["gpkg", "geojson", "fgb"]

    def defaultVectorFileExtension(self, has_geometry=True):
        return "gpkg"

    def supportsNonFileBasedOutput(self):
        return False
