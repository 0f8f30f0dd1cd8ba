"""Parameters of the table as parameters of QGIS, and their values as arguments of the command."""
import os
import shlex

from qgis.core import (
    QgsCoordinateReferenceSystem, QgsProcessing, QgsProcessingException, QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs, QgsProcessingParameterDefinition, QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource, QgsProcessingParameterField, QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination, QgsProcessingParameterMultipleLayers, QgsProcessingParameterNumber,
    QgsProcessingParameterPoint, QgsProcessingParameterRasterLayer, QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer)

from . import kinds, layers
from .language import code, say

GEOMETRIES = {
    kinds.POLYGON: [QgsProcessing.TypeVectorPolygon], kinds.LINE: [QgsProcessing.TypeVectorLine],
    kinds.POINT: [QgsProcessing.TypeVectorPoint],
    kinds.LINE_OR_POLYGON: [QgsProcessing.TypeVectorLine, QgsProcessing.TypeVectorPolygon],
    kinds.ANY: [QgsProcessing.TypeVectorAnyGeometry], kinds.NONE: [QgsProcessing.TypeVector]}


def definition(parameter):
    """The parameter of QGIS for one of the table."""
    label = say(parameter.label)
    made = _definition(parameter, label)
    if parameter.help[0]:
        made.setHelp(say(parameter.help))
    if parameter.advanced:
        made.setFlags(made.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
    return made


def _definition(parameter, label):
    name, optional = parameter.name, parameter.optional
    if isinstance(parameter, kinds.Layer):
        return QgsProcessingParameterFeatureSource(name, label, GEOMETRIES[parameter.geometry], optional=optional)
    if isinstance(parameter, kinds.MoreLayers):
        return QgsProcessingParameterMultipleLayers(name, label, GEOMETRIES[parameter.geometry][0], optional=optional)
    if isinstance(parameter, kinds.Held):
        return QgsProcessingParameterVectorLayer(name, label, [QgsProcessing.TypeVectorPolygon], optional=optional)
    if isinstance(parameter, kinds.Raster):
        return QgsProcessingParameterRasterLayer(name, label, optional=optional)
    if isinstance(parameter, kinds.Field):
        return QgsProcessingParameterField(
            name, label, parentLayerParameterName=parameter.parent, allowMultiple=parameter.many, optional=optional)
    if isinstance(parameter, kinds.Number):
        kind = QgsProcessingParameterNumber.Integer if parameter.whole else QgsProcessingParameterNumber.Double
        made = QgsProcessingParameterNumber(name, label, kind, parameter.value, optional)
        if parameter.least is not None:
            made.setMinimum(parameter.least)
        if parameter.most is not None:
            made.setMaximum(parameter.most)
        return made
    if isinstance(parameter, kinds.Choice):
        return QgsProcessingParameterEnum(
            name, label, [say(value[1:]) for value in parameter.values], defaultValue=parameter.value,
            optional=optional)
    if isinstance(parameter, kinds.Words):
        return QgsProcessingParameterString(
            name, label, parameter.value or None, multiLine=parameter.many, optional=optional)
    if isinstance(parameter, kinds.Flag):
        return QgsProcessingParameterBoolean(name, label, parameter.is_set, optional=True)
    if isinstance(parameter, kinds.Position):
        return QgsProcessingParameterPoint(name, label, optional=optional)
    if isinstance(parameter, kinds.Projection):
        return QgsProcessingParameterCrs(name, label, optional=optional)
    if isinstance(parameter, kinds.OldFile):
        made = QgsProcessingParameterFile(name, label, optional=optional)
        if parameter.filter:
            made.setFileFilter(parameter.filter)
        return made
    if isinstance(parameter, kinds.OldFolder):
        return QgsProcessingParameterFile(name, label, QgsProcessingParameterFile.Folder, optional=optional)
    if isinstance(parameter, kinds.NewFile):
        return QgsProcessingParameterFileDestination(
            name, label, parameter.filter or None, None, optional, False)
    raise TypeError(f"no control for {type(parameter).__name__}")


class Arguments:
    """The arguments of one call. Made in the main thread, where layers may be touched; asked in that of the run."""

    def __init__(self, algorithm, table, inputs, parameters, context):
        self.parts = []
        self.inputs = inputs
        fields = {}
        for parameter in table:
            if isinstance(parameter, kinds.Field):
                fields.setdefault(parameter.parent, []).extend(
                    algorithm.parameterAsFields(parameters, parameter.name, context))
        regions = []
        for parameter in table:
            value = self._value(algorithm, parameter, parameters, context, fields, regions)
            if value:
                self.parts += value

    def words(self, feedback):
        """All arguments; layers are copied where they must be."""
        return [self.inputs.file(part, feedback) if isinstance(part, tuple) else part for part in self.parts]

    def _value(self, algorithm, parameter, parameters, context, fields, regions):
        name, option = parameter.name, parameter.option
        if isinstance(parameter, (kinds.Flag,)):
            if algorithm.parameterAsBoolean(parameters, name, context):
                return [option] + ([parameter.value] if parameter.value else [])
            return None
        if parameters.get(name) in (None, "", []):
            # Defaults of the table are values too; defaults of the command are not given.
            if not getattr(parameter, "value", None):
                return None
        lead = [option] if option else []
        if isinstance(parameter, kinds.Layer):
            layer = layers.of_value(parameters.get(name), context)
            if layer is None:
                raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
            key = self.inputs.add(layer, parameters.get(name), fields.get(name, ()))
            if not option:
                regions.append((layer.id(), key))
            return lead + [key]
        if isinstance(parameter, kinds.MoreLayers):
            keys = [(layer.id(), self.inputs.add(layer))
                    for layer in algorithm.parameterAsLayerList(parameters, name, context)]
            regions += keys
            return [key for _, key in keys]
        if isinstance(parameter, kinds.Held):
            layer = algorithm.parameterAsVectorLayer(parameters, name, context)
            for known, key in regions:
                if layer is not None and layer.id() == known:
                    return lead + [key]
            raise QgsProcessingException(say((
                "The layer that stays still must be one of the layers of regions.",
                "Слой, который не сдвигается, должен быть одним из слоёв регионов.")))
        if isinstance(parameter, kinds.Raster):
            layer = algorithm.parameterAsRasterLayer(parameters, name, context)
            path = layer.source() if layer is not None else ""
            if not os.path.isfile(path):
                raise QgsProcessingException(say((
                    f"{say(parameter.label)}: it must be a file of this machine.",
                    f"{say(parameter.label)}: нужен файл на этой машине.")))
            return lead + [path]
        if isinstance(parameter, kinds.Field):
            names = algorithm.parameterAsFields(parameters, name, context)
            return lead + [",".join(names)] if names else None
        if isinstance(parameter, kinds.Number):
            if parameter.whole:
                return lead + [str(algorithm.parameterAsInt(parameters, name, context))]
            return lead + [_plain(algorithm.parameterAsDouble(parameters, name, context))]
        if isinstance(parameter, kinds.Choice):
            return lead + [parameter.values[algorithm.parameterAsEnum(parameters, name, context)][0]]
        if isinstance(parameter, kinds.Words):
            text = algorithm.parameterAsString(parameters, name, context).strip()
            if name == "OPTIONS":
                return shlex.split(text)
            if parameter.many:
                return [word for line in text.splitlines() if line.strip() for word in lead + [line.strip()]]
            return lead + [text] if text else None
        if isinstance(parameter, kinds.Position):
            place = algorithm.parameterAsPoint(
                parameters, name, context, QgsCoordinateReferenceSystem("EPSG:4326"))
            return lead + [f"{_plain(place.x())},{_plain(place.y())}"]
        if isinstance(parameter, kinds.Projection):
            crs = algorithm.parameterAsCrs(parameters, name, context)
            return lead + [crs.authid() or crs.toProj()] if crs.isValid() else None
        if isinstance(parameter, (kinds.OldFile, kinds.OldFolder)):
            return lead + [algorithm.parameterAsString(parameters, name, context)]
        if isinstance(parameter, kinds.NewFile):
            return lead + [algorithm.parameterAsFileOutput(parameters, name, context)]
        raise TypeError(f"no arguments for {type(parameter).__name__}")


def _plain(number):
    """A number without an exponent or a superfluous point."""
    return format(number, ".10f").rstrip("0").rstrip(".")


def language(words):
    """The option of the language, where the call does not choose one."""
    return [] if "--lang" in words else ["--lang", code()]
