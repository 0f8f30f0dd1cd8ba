"""Regions as TopoJSON: every line once, as whole numbers of grid steps."""
import json
from collections import defaultdict

import numpy as np
import shapely

from . import lines as L


class Topology:
    """Arcs between the places where three regions meet, or two and the outside, out of labelled faces."""

    def __init__(self, labelled):
        owners = defaultdict(list)  # undirected segment: labels, with direction
        for label, face in labelled:
            for part in shapely.get_parts(face):
                for number, ring in enumerate(shapely.get_rings(shapely.orient_polygons(part))):
                    points = [tuple(p) for p in np.round(shapely.get_coordinates(ring) / L.GRID).astype(int).tolist()]
                    for a, b in zip(points, points[1:]):
                        if a != b:
                            owners[(a, b) if a < b else (b, a)].append((label, a < b))
        # Interior on the left of a segment from the lesser end: label on the left, label on the right.
        self.sides = {}
        for segment, list_ in owners.items():
            left = [label for label, forward in list_ if forward]
            right = [label for label, forward in list_ if not forward]
            if len(left) > 1 or len(right) > 1:
                raise SystemExit(f"two faces on one side of {segment}")
            left, right = (left or [None])[0], (right or [None])[0]
            if left != right:
                self.sides[segment] = (left, right)
        self.neighbours = defaultdict(list)
        for a, b in self.sides:
            self.neighbours[a].append(b)
            self.neighbours[b].append(a)
        self.make_arcs()

    def pair(self, a, b):
        left, right = self.sides[(a, b) if a < b else (b, a)]
        return (left, right) if a < b else (right, left)

    def is_node(self, point):
        near = self.neighbours[point]
        if len(near) != 2:
            return True
        return self.pair(near[0], point) != self.pair(point, near[1])

    def make_arcs(self):
        self.arcs, self.arc_sides = [], []
        seen = set()

        def walk(start, step):
            path = [start, step]
            seen.add((min(start, step), max(start, step)))
            while path[-1] != start and not nodes(path[-1]):
                near = self.neighbours[path[-1]]
                follow = near[0] if near[1] == path[-2] else near[1]
                seen.add((min(path[-1], follow), max(path[-1], follow)))
                path.append(follow)
            self.arcs.append(path)
            self.arc_sides.append(self.pair(start, step))

        known = {point: self.is_node(point) for point in self.neighbours}
        nodes = known.__getitem__
        for only_nodes in (True, False):
            for point in sorted(self.neighbours):
                if nodes(point) or not only_nodes:
                    for step in sorted(self.neighbours[point]):
                        if (min(point, step), max(point, step)) not in seen:
                            walk(point, step)

    def rings(self, label):
        """The rings of a region as lists of arcs: number i forwards, ~i backwards, its interior on the left."""
        following = defaultdict(list)
        for index, (left, right) in enumerate(self.arc_sides):
            if left == label:
                following[self.arcs[index][0]].append(index)
            if right == label:
                following[self.arcs[index][-1]].append(~index)
        result = []
        for start in sorted(following):
            while following[start]:
                ring = [following[start].pop(0)]
                while self.end(ring[-1]) != start:
                    here = self.end(ring[-1])
                    ring.append(self.turn(ring[-1], following[here]))
                result += self.split(ring)
        return result

    def split(self, ring):
        """A ring that comes to a point twice, as rings that do not: a shell and a hole may touch there."""
        result, path = [], []
        for arc in ring:
            path.append(arc)
            end = self.end(arc)
            for at in range(len(path)):
                start = self.path(path[at])[0]
                if start == end:
                    result.append(path[at:])
                    path = path[:at]
                    break
        return result

    def end(self, arc):
        return self.arcs[arc][-1] if arc >= 0 else self.arcs[~arc][0]

    def path(self, arc):
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def turn(self, arc, choices):
        """Where several lines of one region go on from a point, the leftmost: rings touch and do not cross."""
        if len(choices) > 1:
            x, y = self.end(arc)
            before = self.path(arc)[-2]
            back = np.arctan2(before[1] - y, before[0] - x)

            def angle(choice):
                nx, ny = self.path(choice)[1]
                return (back - np.arctan2(ny - y, nx - x)) % (2 * np.pi)

            best = min(choices, key=angle)
            choices.remove(best)
            return best
        return choices.pop()

    def polygons(self, label):
        """Exteriors with their holes."""
        rings = self.rings(label)
        points = [[p for arc in ring for p in self.path(arc)[:-1]] for ring in rings]
        areas = [twice_area(p) for p in points]
        shells = [i for i, a in enumerate(areas) if a > 0]
        result = {i: [rings[i]] for i in shells}
        shapes = {i: shapely.Polygon(points[i]) for i in shells}
        for i, area in enumerate(areas):
            if area > 0:
                continue
            # A point just outside of the hole, inside its region.
            hole = shapely.Polygon(points[i])
            inside = hole.representative_point()
            holders = [(areas[s], s) for s in shells if areas[s] > -area and shapes[s].contains(inside)]
            result[min(holders)[1]].append(rings[i])
        return [result[i] for i in shells]


def twice_area(points):
    array = np.array(points, dtype=np.int64)
    array = array - array[0]
    follow = np.roll(array, -1, axis=0)
    return int((array[:, 0] * follow[:, 1] - follow[:, 0] * array[:, 1]).sum())


def document(topology, features, members):
    """The bytes of the file: features are (id, properties) in the order to write."""
    used = {}

    def renumber(arc):
        index = arc if arc >= 0 else ~arc
        number = used.setdefault(index, len(used))
        return number if arc >= 0 else ~number

    geometries = []
    for id, properties in features:
        polygons = [[[renumber(arc) for arc in ring] for ring in rings] for rings in topology.polygons(id)]
        geometries.append({"type": "MultiPolygon", "arcs": polygons, "id": id, "properties": properties})
    lines = []
    for index in used:
        x, y, steps = 0, 0, []
        for px, py in topology.arcs[index]:
            steps.append(f"[{px - x},{py - y}]")
            x, y = px, py
        lines.append("[" + ",".join(steps) + "]")

    def dump(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    head = {"type": "Topology", **members, "transform": {"scale": [L.GRID, L.GRID], "translate": [0, 0]}}
    text = dump(head)[:-1]
    text += ',"objects":{"regions":{"type":"GeometryCollection","geometries":[\n'
    text += ",\n".join(map(dump, geometries))
    text += ']}},"arcs":[\n' + ",\n".join(lines) + "\n]}\n"
    return text.encode()
