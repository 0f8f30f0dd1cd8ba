"""Sets of regions that are hard to divide, and what the tests of Spark and Dask do with them."""

import math
import random

import geopandas
import shapely
from shapely import MultiPolygon, Polygon, box


def hard_regions() -> geopandas.GeoDataFrame:
    """Overlaps, lines of three owners, both edges of the sheet, poles, rows of one id, rings that cross themselves."""
    rows = [
        # On both sides of the 180th meridian, and across it.
        ("east", "Восток", box(178, 50, 180, 52)),
        ("west", "a, b", box(-180, 50, -178, 52)),
        ("both", 'c "d"', MultiPolygon([box(178, 52, 180, 54), box(-180, 52, -178, 54)])),
        ("across", "=1+1", Polygon([(179, 54), (-179, 54), (-179, 55), (179, 55)])),
        # Three on one line, two of them upon each other.
        ("007", "-5", box(0, 0, 2, 2)),
        ("t1", "", box(2, 0, 4, 2)),
        ("t2", " blank", box(2, 0, 4, 2)),
        ("over", "x", Polygon([(2, 0), (5, 1), (2, 2), (1, 1)])),
        # Points only.
        ("corner", "x", box(4, 2, 6, 4)),
        ("bow", "x", Polygon([(6, 4), (8, 6), (8, 4), (6, 6), (6, 4)])),
        ("north", "x", Polygon([(x, 80) for x in range(-180, 180, 20)])),
        ("cap", "x", Polygon([(-180, 90), (-180, 85), (180, 85), (180, 90)])),
        ("empty", "x", None),
        # In two rows.
        ("twice", "x", box(-2, 0, 0, 2)),
        ("between", "x", box(-4, 0, -2, 2)),
        ("twice", "x", box(-6, 0, -4, 2)),
        ("hole", "x", Polygon(box(10, 10, 14, 14).exterior, [box(11, 11, 13, 13).exterior])),
        ("in it", "x", box(11, 11, 13, 13)),
    ]
    return geopandas.GeoDataFrame(
        {"id": [row[0] for row in rows], "name": [row[1] for row in rows], "country": ["RU", "US", "", "RU", "A", "B"] * 3},
        geometry=[row[2] for row in rows],
        crs="EPSG:4326",
    )


def winding_grid(side: int = 12, seed: int = 5) -> geopandas.GeoDataFrame:
    """Cells whose common lines wind, with coordinates of all their digits."""
    generator = random.Random(seed)
    lines: dict[tuple, list[tuple[float, float]]] = {}

    def corner(x, y):
        return (30 + x / 3, 50 + y / 3)

    def line(a, b):
        known = lines.get((b, a))
        if known:
            return known[::-1]
        if (a, b) not in lines:
            (x, y), (u, v) = corner(*a), corner(*b)
            steps = [t / 7 for t in range(1, 7)]
            between = [
                (x + t * (u - x) + 0.03 * math.sin(9 * t) * generator.random(), y + t * (v - y) + 0.03 * generator.random())
                for t in steps
            ]
            lines[a, b] = [(x, y), *between, (u, v)]
        return lines[a, b]

    shapes = []
    for y in range(side):
        for x in range(side):
            around = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
            shapes.append(Polygon([p for a, b in zip(around, around[1:]) for p in line(a, b)[:-1]]))
    return geopandas.GeoDataFrame(
        {"id": [f"c{i}" for i in range(len(shapes))], "country": [f"k{i % 5}" for i in range(len(shapes))]},
        geometry=shapes,
        crs="EPSG:4326",
    )


SETS = {"hard": hard_regions, "grid": winding_grid}


def table_of(frame: geopandas.GeoDataFrame):
    """The frame as a table of well-known binary."""
    import pyarrow

    fields = {name: pyarrow.array(frame[name].tolist()) for name in frame.columns if name != "geometry"}
    return pyarrow.table({**fields, "geometry": pyarrow.array(shapely.to_wkb(frame.geometry.values), pyarrow.binary())})


def by_command(command: str, frame: geopandas.GeoDataFrame, folder, *options: str, listing: str = "borders") -> bytes:
    """What the command writes for the frame, as borders or another list."""
    import subprocess

    path = folder / "regions.gpkg"
    frame.to_file(path, layer="regions")
    call = [command, listing, str(path), "--id", "id", "--tolerance-m", "0", "--quiet", "--format", "csv", *options]
    return subprocess.run(call, check=True, capture_output=True).stdout
