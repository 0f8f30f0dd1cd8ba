"""Layers of QGIS as inputs of the command: FILE#LAYER where the file says the same as the layer, else a copy."""
import os
import re

from qgis.core import (
    QgsCoordinateReferenceSystem, QgsDataProvider, QgsFeature, QgsFeatureRequest, QgsFeatureSink, QgsFields,
    QgsGeometry, QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProcessingUtils, QgsProperty, QgsProviderRegistry,
    QgsVectorFileWriter, QgsVectorLayer, QgsVectorLayerFeatureSource, QgsWkbTypes)

from .language import say


def of_value(value, context):
    """The layer that a value names: itself, its id or source, or such a one with only selected features wanted."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    if isinstance(value, QgsVectorLayer):
        return value
    layer = QgsProcessingUtils.mapLayerFromString(str(value), context)
    return layer if isinstance(layer, QgsVectorLayer) else None


class Inputs:
    """The layers of one run. `add` belongs to the main thread, `file` to that of the run."""

    def __init__(self, context):
        self.context = context
        self.names = {}
        self.copies = {}

    def add(self, layer, definition=None, fields=()):
        """Notes a layer, and takes a picture of it where its file is not the same.

        `fields` are those that the call names: the key of a GeoPackage is a field in QGIS only. Returns the key to ask
        `file` with.
        """
        selected = isinstance(definition, QgsProcessingFeatureSourceDefinition) and definition.selectedFeaturesOnly
        condition = getattr(definition, "filterExpression", "") or ""
        limit = getattr(definition, "featureLimit", -1)
        names = layer.fields().names()
        keys = {names[i] for i in layer.primaryKeyAttributes()} if layer.providerType() == "ogr" else set()
        wanted = keys & set(fields)
        key = (layer.id(), selected, condition, limit, tuple(sorted(wanted)))
        if key in self.names or key in self.copies:
            return key
        path = None if selected or condition or limit > 0 or wanted else plain_file(layer)
        if path:
            self.names[key] = path
            return key
        request = QgsFeatureRequest()
        if selected:
            request.setFilterFids(layer.selectedFeatureIds())
        if condition:
            request.setFilterExpression(condition)
        if limit > 0:
            request.setLimit(limit)
        places = [i for i, name in enumerate(names) if name not in keys - wanted]
        self.copies[key] = (layer.name(), QgsVectorLayerFeatureSource(layer), request, layer.fields(), places,
                            flat_type(layer), QgsCoordinateReferenceSystem(layer.crs()))
        return key

    def file(self, key, feedback):
        """What the command is given for a layer."""
        if key not in self.names:
            self.names[key] = self._copy(key, feedback)
        return self.names[key]

    def _copy(self, key, feedback):
        name, source, request, all_fields, places, kind, crs = self.copies[key]
        fields = QgsFields()
        for place in places:
            fields.append(all_fields[place])
        # The name of the file stands in messages and tables: that of the layer, as far as files can have it.
        stem = re.sub(r"[^\w.-]+", "_", name).strip("._-") or "layer"
        path = QgsProcessingUtils.generateTempFilename(stem + ".fgb")
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "FlatGeobuf", stem
        options.layerOptions = ["SPATIAL_INDEX=NO"]
        writer = QgsVectorFileWriter.create(path, fields, kind, crs, self.context.transformContext(), options)
        if writer.hasError() != QgsVectorFileWriter.NoError:
            raise QgsProcessingException(writer.errorMessage())
        count = 0
        for feature in source.getFeatures(request):
            if feedback.isCanceled():
                break
            values = feature.attributes()
            copied = QgsFeature(fields)
            copied.setGeometry(flat(feature.geometry(), kind))
            copied.setAttributes([values[place] for place in places])
            if not writer.addFeature(copied, QgsFeatureSink.FastInsert):
                raise QgsProcessingException(f"{name}, {feature.id()}: {writer.errorMessage()}")
            count += 1
        del writer
        feedback.pushInfo(say((f"{name}: {count} features as they are in QGIS were copied to {path}",
                               f"{name}: объекты в том виде, как они в QGIS ({count}), скопированы в {path}")))
        return path


def flat_type(layer):
    """The one type that takes every feature of a layer, without heights and curves."""
    by_geometry = {QgsWkbTypes.PolygonGeometry: QgsWkbTypes.MultiPolygon,
                   QgsWkbTypes.LineGeometry: QgsWkbTypes.MultiLineString}
    return by_geometry.get(layer.geometryType(), QgsWkbTypes.flatType(layer.wkbType()))


def flat(geometry, kind):
    """A geometry as a layer of such a type takes it."""
    if geometry.isNull():
        return geometry
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.isMultiType(kind):
        geometry.convertToMultiType()
    geometry.get().dropZValue()
    geometry.get().dropMValue()
    return geometry


def plain_file(layer):
    """FILE or FILE#LAYER, where the command finds there what QGIS shows; none where it would not."""
    provider = layer.dataProvider()
    if provider is None or provider.name() != "ogr" or layer.subsetString() or layer.isModified():
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, name = parts.get("path") or "", parts.get("layerName") or ""
    known = {"path", "layerName"}
    if any(value for key, value in parts.items() if key not in known):
        return None
    if not os.path.isfile(path) or "#" in path or "#" in name or path.startswith(("@", "-")):
        return None
    if not name:
        # QGIS shows the first layer of a file then; the command wants to know which.
        names = [part.split(QgsDataProvider.sublayerSeparator())[1] for part in provider.subLayers()]
        name = names[0] if len(names) > 1 else ""
    # A CRS or fields that QGIS alone knows.
    if layer.crs() != provider.crs() or layer.fields().names() != provider.fields().names():
        return None
    return path + ("#" + name if name else "")
