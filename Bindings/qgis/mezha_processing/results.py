"""Outputs: rows of the command as layers of QGIS, and the names and styles of what is loaded."""
import csv
import json

from qgis.core import (
    QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem, QgsFeature, QgsFeatureSink, QgsField, QgsFields,
    QgsGeometry, QgsLineSymbol, QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsProcessingUtils,
    QgsRendererCategory, QgsSingleSymbolRenderer, QgsSymbol, QgsVectorLayer, QgsWkbTypes)
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QColor

from . import kinds
from .language import say

WKB = {kinds.POLYGON: QgsWkbTypes.MultiPolygon, kinds.LINE: QgsWkbTypes.MultiLineString,
       kinds.POINT: QgsWkbTypes.Point, kinds.NONE: QgsWkbTypes.NoGeometry}
GEOJSON = {"Polygon": kinds.POLYGON, "MultiPolygon": kinds.POLYGON, "LineString": kinds.LINE,
           "MultiLineString": kinds.LINE, "Point": kinds.POINT, "MultiPoint": kinds.POINT}
#: Columns that are named with a unit hold real numbers, whole or not.
UNITS = ("_km", "_m", "_km2", "_percent", "_nmi", "_100km", "longitude", "latitude")


def read(path, format, numbers=()):
    """The rows of a file that the command wrote: pairs of values by column, and a geometry or none."""
    if format == "csv":
        with open(path, encoding="utf-8", newline="") as file:
            return [({name: _cell(value, name in numbers) for name, value in row.items()}, None)
                    for row in csv.DictReader(file)]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if format == "json":
        return [(row, None) for table in _tables(text) for row in table]
    content = json.loads(text)
    return [(feature["properties"], feature.get("geometry")) for feature in content["features"]]


def _tables(text):
    """The tables of a result: a command may write several, one after the other."""
    decoder, place = json.JSONDecoder(), 0
    while text[place:].strip():
        place += len(text[place:]) - len(text[place:].lstrip())
        table, place = decoder.raw_decode(text, place)
        yield table


def _cell(text, is_number):
    if text == "":
        return None
    if is_number:
        return float(text) if "." in text or "e" in text.lower() else int(text)
    return text


def columns(rows):
    """Fields for the rows: each as narrow as all its values allow."""
    names = {}
    for values, _ in rows:
        for name, value in values.items():
            names.setdefault(name, set()).add(type(value))
    fields = QgsFields()
    for name, types in names.items():
        types.discard(type(None))
        if types and types <= {bool}:
            kind = QVariant.Bool
        elif types and types <= {int, float}:
            is_real = float in types or name.endswith(UNITS)
            kind = QVariant.Double if is_real else QVariant.LongLong
        elif not types and name.endswith(UNITS):
            kind = QVariant.Double
        else:
            kind = QVariant.String
        fields.append(QgsField(name, kind))
    return fields


def write(rows, fields, sink, feedback):
    """Puts rows into a sink; returns how many."""
    kinds_of = [field.type() for field in fields]
    for count, (values, shape) in enumerate(rows):
        if feedback.isCanceled():
            return count
        feature = QgsFeature(fields)
        cells = []
        for name, kind in zip(fields.names(), kinds_of):
            value = values.get(name)
            if value is not None and kind == QVariant.String and not isinstance(value, str):
                value = json.dumps(value, ensure_ascii=False)
            elif value is not None and kind == QVariant.Double:
                value = float(value)
            cells.append(value)
        feature.setAttributes(cells)
        if shape is not None:
            feature.setGeometry(geometry(shape))
        sink.addFeature(feature, QgsFeatureSink.FastInsert)
    return len(rows)


def geometry(shape):
    """A geometry of GeoJSON as one of QGIS; lines and polygons as multiple ones."""
    from osgeo import ogr
    made = QgsGeometry()
    made.fromWkb(bytes(ogr.CreateGeometryFromJson(json.dumps(shape)).ExportToIsoWkb()))
    if GEOJSON[shape["type"]] != kinds.POINT:
        made.convertToMultiType()
    return made


def share_out(rows, outputs):
    """Which rows go to which of the outputs of one run: those without a geometry to the first."""
    shares = {output.name: [] for output in outputs}
    for row in rows:
        kind = GEOJSON.get((row[1] or {}).get("type"), kinds.NONE)
        fits = [output.name for output in outputs if output.geometry == kind]
        shares[(fits or [outputs[0].name])[0]].append(row)
    return shares


def wgs84(geometry_kind):
    return QgsCoordinateReferenceSystem("EPSG:4326" if geometry_kind != kinds.NONE else "")


class Dress(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer the style that the command wrote for it, or the colours of the table."""

    #: QGIS does not keep these objects alive; they are small.
    kept = []

    def __init__(self, colours):
        super().__init__()
        self.colours = colours
        Dress.kept.append(self)
        del Dress.kept[:-200]

    def postProcessLayer(self, layer, context, feedback):
        if not isinstance(layer, QgsVectorLayer):
            return
        if self.colours is None:
            layer.loadDefaultStyle()
        elif layer.isSpatial() and (not self.colours.field or self.colours.field in layer.fields().names()):
            layer.setRenderer(renderer(layer, self.colours))
        layer.triggerRepaint()


def symbol(layer, colour):
    """The usual sign of a layer in a colour; lines broad enough to be seen."""
    made = QgsSymbol.defaultSymbol(layer.geometryType())
    made.setColor(QColor(colour))
    if isinstance(made, QgsLineSymbol):
        made.setWidth(0.6)
    return made


def renderer(layer, colours):
    """Categories for the values that are there, in the order of the table; the rest grey."""
    if not colours.field:
        return QgsSingleSymbolRenderer(symbol(layer, colours.values[""][0]))
    values = {str(value): value for value in layer.uniqueValues(layer.fields().indexOf(colours.field))
              if value is not None and not (hasattr(value, "isNull") and value.isNull())}
    categories = []
    for key in [known for known in colours.values if known in values] + sorted(set(values) - set(colours.values)):
        colour, label = colours.values.get(key, ("#9a9a9a", (key, key)))
        categories.append(QgsRendererCategory(values[key], symbol(layer, colour), say(label)))
    return QgsCategorizedSymbolRenderer(colours.field, categories)


def load_as(context, destination, source, name, colours):
    """Names and dresses what is loaded when the algorithm is done, where the user wants it loaded."""
    if not context.willLoadLayerOnCompletion(destination):
        return False
    wanted = context.layersToLoadOnCompletion()
    details = wanted.pop(destination)
    details.name = name
    details.setPostProcessor(Dress(colours))
    wanted[source] = details
    context.setLayersToLoadOnCompletion(wanted)
    return True


def load_more(context, source, name, output, colours):
    """One more layer to load when the algorithm is done."""
    details = QgsProcessingContext.LayerDetails(name, context.project(), output, QgsProcessingUtils.LayerHint.Vector)
    details.setPostProcessor(Dress(colours))
    context.addLayerToLoadOnCompletion(source, details)


def sheets(path):
    """The layers of a GeoPackage that hold something, in its order."""
    from osgeo import ogr
    data = ogr.Open(path)
    if data is None:
        return []
    found = [data.GetLayer(i) for i in range(data.GetLayerCount())]
    return [layer.GetName() for layer in found if layer.GetName() != "layer_styles" and layer.GetFeatureCount() > 0]


def title(label, source):
    """The name of a loaded layer: what it is, and of what."""
    return f"{say(label)} – {source}" if source else say(label)
