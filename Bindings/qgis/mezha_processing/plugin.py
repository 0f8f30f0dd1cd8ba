"""The plugin: it brings the provider, and takes it away."""
from qgis.core import QgsApplication

from .provider import MezhaProvider


class MezhaPlugin:
    provider = None

    def initProcessing(self):
        self.provider = MezhaProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
