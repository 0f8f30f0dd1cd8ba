#!/usr/bin/env python3
"""Makes coverages of any size whose neighbours share every vertex, and lines of any size.

usage: generate.py densify INPUT[#LAYER] VERTICES OUTPUT     the same regions or lines with about so many vertices
       generate.py squares COUNT OUTPUT                      a tessellation of so many squares, in random order

Densifying splits each segment into equal steps and moves the new vertices sideways by a share of its length that a
hash of the segment's two ends decides, so both neighbours get the same line, and every run the same file.
Coordinates are rounded to 1e-7 degrees. OUTPUT's extension picks the format (.gpkg, .fgb, .geojson, .shp).
Needs numpy, shapely 2, pyogrio.
"""
import sys

import numpy as np
import pyogrio
import shapely

DRIVERS = {"gpkg": "GPKG", "fgb": "FlatGeobuf", "geojson": "GeoJSON", "shp": "ESRI Shapefile"}


def mix(h):
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return h ^ (h >> np.uint64(31))


def densify(geometries, target):
    """Splits every segment of rings or lines into the same number of steps."""
    kind, xy, offsets = shapely.to_ragged_array(geometries)
    ends = np.asarray(offsets[0])
    segments = len(xy) - (len(ends) - 1)
    steps = max(1, round(target / segments))
    is_last = np.zeros(len(xy), bool)
    is_last[ends[1:] - 1] = True
    start = np.flatnonzero(~is_last)
    a, b = xy[start], xy[start + 1]
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    low, high = np.where(swap[:, None], b, a), np.where(swap[:, None], a, b)
    bits = np.ascontiguousarray(np.hstack([low, high])).view(np.uint64)
    seed = mix(bits[:, 0] ^ mix(bits[:, 1] ^ mix(bits[:, 2] ^ mix(bits[:, 3]))))
    across = np.stack([-(high - low)[:, 1], (high - low)[:, 0]], axis=1)
    out = np.empty((len(start), steps, 2))
    for step in range(steps):
        # Steps count from the lesser end, whichever way the ring goes.
        along = np.where(swap, steps - step, step)
        noise = (mix(seed + along.astype(np.uint64)) >> np.uint64(11)) / 2.0**53 - 0.5
        noise[(along == 0) | (along == steps)] = 0
        t = (along / steps)[:, None]
        out[:, step] = low * (1 - t) + high * t + across * (0.2 * noise / steps)[:, None]
        out[(along == 0), step] = low[along == 0]
        out[(along == steps), step] = high[along == steps]
    new_ends = np.concatenate([[0], np.cumsum((np.diff(ends) - 1) * steps + 1)])
    result = np.empty((new_ends[-1], 2))
    body = np.ones(len(result), bool)
    body[new_ends[1:] - 1] = False
    result[body] = out.reshape(-1, 2)
    result[new_ends[1:] - 1] = xy[ends[1:] - 1]
    result = np.round(result, 7)
    return shapely.from_ragged_array(kind, result, (new_ends, *offsets[1:]))


def write(geometries, ids, output):
    import geopandas

    frame = geopandas.GeoDataFrame({"id": ids}, geometry=geometries, crs="EPSG:4326")
    frame.to_file(output, driver=DRIVERS[output.rsplit(".", 1)[1]], engine="pyogrio")
    print(f"{output}: {len(frame)} features, {shapely.get_num_coordinates(frame.geometry.values).sum()} vertices")


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "densify":
        file, _, layer = arguments[1].partition("#")
        frame = pyogrio.read_dataframe(file, layer=layer or None, columns=[])
        shapes = shapely.force_2d(frame.geometry.values)
        multi = shapely.MultiLineString if shapes[0].geom_type.endswith("LineString") else shapely.MultiPolygon
        shapes = np.array([g if g.geom_type.startswith("Multi") else multi([g]) for g in shapes])
        write(densify(shapes, int(arguments[2])), [f"r{i}" for i in range(len(shapes))], arguments[3])
    elif len(arguments) == 3 and arguments[0] == "squares":
        side = int(round(int(arguments[1]) ** 0.5))
        order = np.random.default_rng(1).permutation(side * side)
        x, y = order % side, order // side
        step = 10.0 / side
        boxes = shapely.box(x * step, 50 + y * step, (x + 1) * step, 50 + (y + 1) * step)
        write(shapely.set_precision(boxes, 1e-7, mode="pointwise"), [f"s{i}" for i in order], arguments[2])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
