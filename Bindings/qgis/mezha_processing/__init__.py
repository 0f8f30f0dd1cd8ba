"""Mezha in QGIS: borders of regions, who adjoins whom, how long each border is, how densely it is crossed."""


def classFactory(interface):
    from .plugin import MezhaPlugin
    return MezhaPlugin()
