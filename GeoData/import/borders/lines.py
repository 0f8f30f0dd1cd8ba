"""Lines: merging, simplifying to an accuracy in metres, noding on a grid."""
import numpy as np
import shapely

GRID = 2.0**-17  # degree; 0.85 m at most, and exact in binary: no reader rounds
CHUNK = 1000  # vertices simplified together, so that one scale holds for all of them
AXIS, FLATTENING = 6378137.0, 1 / 298.257223563


def metres_per_degree(latitude):
    """East and north, on the ellipsoid WGS 84."""
    phi = np.radians(latitude)
    e2 = FLATTENING * (2 - FLATTENING)
    w = 1 - e2 * np.sin(phi) ** 2
    return np.radians(AXIS / np.sqrt(w) * np.cos(phi)), np.radians(AXIS * (1 - e2) / w**1.5)


def merged(segments):
    """Lines between junctions out of segments (n, 2, 2)."""
    if not len(segments):
        return []
    return list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(shapely.linestrings(segments)))))


def simplified_coordinates(points, tolerance):
    """Douglas and Peucker on a line of (n, 2) degrees: no vertex left out is farther than tolerance from the result."""
    if tolerance == 0:
        return points
    kept = [points[:1]]
    for start in range(0, len(points) - 1, CHUNK):
        chunk = points[start:start + CHUNK + 1]
        if len(chunk) > 2:
            # The greatest scale in the chunk: distances come out too long rather than too short.
            east, north = metres_per_degree(np.array([np.abs(chunk[:, 1]).min(), np.abs(chunk[:, 1]).max()]))
            scale = np.array([east.max(), north.max()])
            line = shapely.simplify(shapely.linestrings(chunk * scale), tolerance, preserve_topology=False)
            chunk = np.round(shapely.get_coordinates(line) / scale, 9)
        kept.append(chunk[1:])
    return np.concatenate(kept)


def simplified(lines, tolerance):
    """Lines to an accuracy in metres; a ring keeps four vertices at least."""
    result = []
    for line in lines:
        points = shapely.get_coordinates(line)
        closed = len(points) > 3 and (points[0] == points[-1]).all()
        if closed:
            # From the vertex that is farthest from the first, so that both stay.
            far = int(np.argmax(((points - points[0]) ** 2).sum(1)))
            fine = tolerance
            while True:
                halves = [simplified_coordinates(points[:far + 1], fine), simplified_coordinates(points[far:], fine)]
                both = np.concatenate([halves[0], halves[1][1:]])
                if len(both) > 4 or fine < 1:
                    break
                fine /= 2
            points = both
        else:
            points = simplified_coordinates(points, tolerance)
        result.append(shapely.linestrings(points))
    return result


def noded(lines):
    """All lines, cut where they meet, on the grid: neighbours share their vertices exactly."""
    return list(shapely.get_parts(shapely.unary_union(shapely.multilinestrings(lines), grid_size=GRID)))


def faces(lines):
    return shapely.get_parts(shapely.polygonize(lines))


class Tiles:
    """Polygons cut into tiles, for asking what lies in them."""

    def __init__(self, polygons, size=2):
        whole = shapely.union_all(polygons)
        self.tiles = []
        for x in range(-180, 180, size):
            strip = shapely.clip_by_rect(whole, x, -90, x + size, 90)
            if strip.is_empty:
                continue
            for y in range(-90, 90, size):
                tile = shapely.clip_by_rect(strip, x, y, x + size, y + size)
                self.tiles += [part for part in shapely.get_parts(tile) if part.geom_type == "Polygon"]
        self.tiles = np.array(self.tiles)
        shapely.prepare(self.tiles)
        self.tree = shapely.STRtree(self.tiles)

    def meet(self, shapes):
        """Which of the points or lines have anything in the polygons."""
        met = np.zeros(len(shapes), bool)
        # The prepared side of the tree's predicates is the one that asks; so the tiles ask.
        tree = shapely.STRtree(shapes)
        met[tree.query(self.tiles, predicate="intersects")[1]] = True
        return met
