#!/usr/bin/env python3
"""Makes ground.topojson, what maps draw beneath and upon the data: the land of the world, from the shores of world.topojson
(Natural Earth 1:10m), and its lakes, from Natural Earth's own.

usage: ground.py WORLD GROUND

Every line keeps the vertices that are farther than 0.03 degrees from the line without them (Douglas and Peucker);
coordinates are whole hundredths of a degree; islands smaller than 0.12 degrees and lakes smaller than 0.25 are left out.
Borders of countries are not in it, so that it is in the public domain. The same files give the same bytes.
"""
import json
import pathlib
import sys

import shapely

from borders.natural_earth import layer

TOLERANCE, GRID = 0.03, 0.01
LEAST_ISLAND, LEAST_LAKE = 0.12, 0.25


def absolute(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        line.append((x * sx + tx, y * sy + ty))
    return line


def distance(p, a, b):
    """From a place to a segment, in degrees of the plane."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    x, y = a[0] + t * dx - p[0], a[1] + t * dy - p[1]
    return (x * x + y * y) ** 0.5


def simplified(line):
    keep = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    if line[0] == line[-1] and len(line) > 3:
        # A ring has no farthest place from a segment that is a point: it is cut in two.
        far = max(range(len(line)), key=lambda i: (line[i][0] - line[0][0]) ** 2 + (line[i][1] - line[0][1]) ** 2)
        keep.add(far)
        todo = [(0, far), (far, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        far, most = max(
            ((i, distance(line[i], line[first], line[last])) for i in range(first + 1, last)), key=lambda pair: (pair[1], -pair[0])
        )
        if most > TOLERANCE:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def joined(arcs, owned):
    """Rings of the arcs that have land on one side only, land to the same side of each."""
    starts = {}
    for arc in owned:
        starts.setdefault(arc[0], []).append(arc)
    rings = []
    for arc in owned:
        if arc not in starts.get(arc[0], []):
            continue
        starts[arc[0]].remove(arc)
        ring = list(arc)
        while ring[-1] != ring[0]:
            following = starts[ring[-1]].pop(0)
            ring += following[1:]
        rings.append(ring)
    return rings


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def holds(ring, place):
    """Whether a place lies inside a ring."""
    x, y = place
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def rounded(line):
    """A line simplified, in steps of the grid."""
    points = []
    for x, y in simplified(line):
        point = (round(x / GRID), round(y / GRID))
        if not points or points[-1] != point:
            points.append(point)
    return points


def is_seen(ring, least):
    """Whether a ring is as large as that, in degrees."""
    return len(ring) > 3 and max(max(p[k] for p in ring) - min(p[k] for p in ring) for k in (0, 1)) >= least / GRID


def land(world):
    uses = {}
    for geometry in world["objects"]["regions"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for number in (i for rings in parts for ring in rings for i in ring):
            uses.setdefault(number if number >= 0 else ~number, []).append(number)
    owned = []
    for own, numbers in uses.items():
        if len(numbers) > 1:
            continue
        points = rounded(absolute(world["arcs"][own], world["transform"]))
        if len(points) > 1:
            owned.append(tuple(points if numbers[0] >= 0 else points[::-1]))
    rings = [r for r in joined(world["arcs"], owned) if is_seen(r, LEAST_ISLAND)]
    # The greatest ring is that of a continent: what turns as it does is land.
    turn = 1 if area(max(rings, key=lambda r: abs(area(r)))) > 0 else -1
    found = [[r] for r in rings if area(r) * turn > 0]
    for hole in (r for r in rings if area(r) * turn < 0):
        around = [polygon for polygon in found if holds(polygon[0], hole[0])]
        min(around, key=lambda polygon: abs(area(polygon[0]))).append(hole)
    return found


def lakes():
    found = []
    for shape in layer("lakes"):
        for lake in shapely.get_parts(shape):
            shore, *islands = [rounded(shapely.get_coordinates(ring).tolist()) for ring in shapely.get_rings(lake)]
            if is_seen(shore, LEAST_LAKE):
                found.append([shore, *(r for r in islands if is_seen(r, LEAST_ISLAND) and holds(shore, r[0]))])
    return found


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    world = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = []

    def geometry(name, found):
        numbers = []
        for polygon in found:
            numbers.append([])
            for ring in polygon:
                numbers[-1].append([len(arcs)])
                moves = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(ring, ring[1:])]
                arcs.append([[ring[0][0] + 18000, ring[0][1] + 9000], *map(list, moves)])
        return {"type": "MultiPolygon", "id": name, "properties": {"id": name}, "arcs": numbers}

    shapes = [geometry("land", land(world)), geometry("lakes", lakes())]
    document = {
        "type": "Topology", "name": "ground", "source": "shores and lakes of Natural Earth 1:10m, public domain",
        "transform": {"scale": [GRID, GRID], "translate": [-180, -90]},
        "objects": {"ground": {"type": "GeometryCollection", "geometries": shapes}}, "arcs": arcs,
    }
    pathlib.Path(sys.argv[2]).write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
