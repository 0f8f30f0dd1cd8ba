"""Faces of a network, each given to a region, and regions made of them."""
from collections import defaultdict

import numpy as np
import shapely

from . import lines as L


def area_km2(shape):
    point = shape.representative_point()
    east, north = L.metres_per_degree(point.y)
    return shape.area * east * north / 1e6


NOBODY = ""  # the label of land between zones


class Labels:
    """Which region a face belongs to: among those of its country, the one that it overlaps most with, or the nearest."""

    NEAREST = 0.25  # degree: so far an island may be from its region in the coarse set
    ISLAND = 400  # km²: so large it may be

    def __init__(self, shapes, group):
        self.ids = sorted(shapes)
        self.shapes = [shapes[id] for id in self.ids]
        self.group = [group[id] for id in self.ids]
        self.tree = shapely.STRtree(self.shapes)

    def __call__(self, face, country):
        overlaps = []
        for i in sorted(self.tree.query(face, predicate="intersects")):
            if self.group[i] == country:
                area = shapely.intersection(face, self.shapes[i]).area
                if area > 0:
                    overlaps.append((-area, self.ids[i]))
        if overlaps and -sum(a for a, _ in overlaps) > 0.1 * face.area:
            return min(overlaps)[1]
        if area_km2(face) > self.ISLAND:
            return min(overlaps)[1] if overlaps else None
        point = face.representative_point()
        near = [
            (self.shapes[i].distance(face), self.ids[i])
            for i in self.tree.query(point, predicate="dwithin", distance=self.NEAREST)
            if self.group[i] == country
        ]
        return min(near)[1] if near else None


def segments_of(shape):
    """Undirected segments of a shape's rings as pairs of whole numbers of grid steps."""
    for part in shapely.get_parts(shape):
        for ring in shapely.get_rings(part):
            points = np.round(shapely.get_coordinates(ring) / L.GRID).astype(int).tolist()
            for a, b in zip(points, points[1:]):
                a, b = tuple(a), tuple(b)
                if a != b:
                    yield (a, b) if a < b else (b, a)


def absorb_slivers(labelled, country, least=0.5):
    """Gives faces below least (km²) to the region of their country with which they share the longest line.

    Lines of different sources cross each other near their ends and leave such faces. Land between zones, as on the
    Danube, is given to the region of any country with which it shares the longest line.
    """
    owner = dict(enumerate(label for label, _ in labelled))
    edges = defaultdict(list)
    for index, (_, face) in enumerate(labelled):
        for segment in segments_of(face):
            edges[segment].append(index)
    touching = defaultdict(lambda: defaultdict(float))
    for (a, b), indices in edges.items():
        if len(indices) == 2:
            i, j = indices
            length = float(np.hypot(a[0] - b[0], a[1] - b[1]))
            touching[i][j] += length
            touching[j][i] += length
    small = [i for i, (_, face) in enumerate(labelled) if area_km2(face) < least or owner[i] == NOBODY]
    for _ in range(3):
        for i in small:
            by = defaultdict(float)
            for j, length in touching[i].items():
                if owner[j] and (owner[i] == NOBODY or country.get(owner[j]) == country.get(owner[i])):
                    by[owner[j]] += length
            if by:
                owner[i] = max(sorted(by.items()), key=lambda item: item[1])[0]
    return [(owner[i], face) for i, (_, face) in enumerate(labelled) if owner[i] != NOBODY]
