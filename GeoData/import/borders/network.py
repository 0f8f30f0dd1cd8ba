"""The lines that regions are made of: state borders on land, the shore, inner borders."""
import numpy as np
import shapely

from . import lines as L

SHORE_NEAR = 15000  # metres: so near to a state border the shore keeps its detail


def state_borders(zones, land):
    """Segments with two countries, and the edges of overlaps, as (n, 2, 2) with both countries; those wholly at sea left out."""
    first, second, a, b, count = zones.segments(lambda country, zone: country)
    # A zone of the sea on land fills a place that nobody's zone has.
    keep = (a != b) | (count == 1)
    segments = np.stack([first[keep], second[keep]], 1)
    # Where the map of zones is cut at the 180th meridian there is no border.
    seam = (np.abs(segments[:, :, 0]) > 179.9999).all(1)
    segments, a, b = segments[~seam], a[keep][~seam], b[keep][~seam]
    dry = land.meet(shapely.linestrings(segments))
    return segments[dry], a[dry], b[dry]


def clipped(lines, land_polygons):
    """What of the lines is on land, cut at the shore exactly."""
    tree = shapely.STRtree(land_polygons)
    result = []
    for line in lines:
        near = tree.query(line, predicate="intersects")
        inside = [i for i in near if shapely.contains(land_polygons[i], line)]
        if inside:
            result.append(line)
            continue
        for i in near:
            cut = shapely.intersection(line, land_polygons[i])
            result += [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
    return result


def shore(polygons, border_points, near_tolerance, far_tolerance, least_area):
    """Rings of the shore, detailed near state borders; islands smaller than least_area (km²) are left out."""
    tree = shapely.STRtree(shapely.points(border_points))
    result = []
    for polygon in polygons:
        for ring in shapely.get_rings(polygon):
            points = shapely.get_coordinates(ring)
            east, north = L.metres_per_degree(points[:, 1].mean())
            if shapely.Polygon(ring).area * east * north / 1e6 < least_area:
                continue
            reach = SHORE_NEAR / max(north * 0.2, east)
            close = np.zeros(len(points), bool)
            hits = tree.query(shapely.points(points), predicate="dwithin", distance=reach)
            close[hits[0]] = True
            result += runs(points, close, near_tolerance, far_tolerance)
    return result


def runs(points, close, near, far):
    """A ring as lines, each run of close vertices simplified to near, the others to far."""
    if close.all() or not close.any():
        return L.simplified([shapely.linestrings(points)], near if close[0] else far)
    turn = int(np.flatnonzero(close[:-1] != close[1:])[0])
    points = np.concatenate([points[turn:-1], points[:turn + 1]])
    close = np.concatenate([close[turn:-1], close[:turn + 1]])
    # A segment belongs to the run of its first vertex.
    cuts = [0] + [i for i in range(1, len(points) - 1) if close[i] != close[i - 1]] + [len(points) - 1]
    return [
        shapely.linestrings(L.simplified_coordinates(points[i:j + 1], near if close[i] else far))
        for i, j in zip(cuts, cuts[1:]) if j > i
    ]


def joined_ends(lines, targets, limit):
    """Short lines from loose ends of the lines to the nearest point of the targets, within limit (metres)."""
    return [line for end in loose_ends(lines) for line in connector(end, targets, shapely.STRtree(targets), limit)]


def loose_ends(lines):
    """Ends that no other line has, neither at an end nor inside."""
    ends = np.array([p for line in lines if not line.is_closed for p in (line.coords[0], line.coords[-1])])
    keys, counts = np.unique(np.round(ends, 7), axis=0, return_counts=True)
    inside = {tuple(p) for p in np.round(np.concatenate([shapely.get_coordinates(l)[1:-1] for l in lines]), 7)}
    return [tuple(p) for p, n in zip(keys, counts) if n == 1 and tuple(p) not in inside]


def connector(end, targets, tree, limit, skip=None):
    """The line from an end to the nearest point of the targets, as a list of one or none."""
    x, y = end
    east, north = L.metres_per_degree(y)
    reach = limit / min(east, north)
    best = None
    for i in sorted(tree.query(shapely.Point(x, y), predicate="dwithin", distance=reach)):
        if i == skip:
            continue
        near = shapely.clip_by_rect(targets[i], x - 2 * reach, y - reach, x + 2 * reach, y + reach)
        if near.is_empty:
            continue
        flat = shapely.transform(near, lambda c: (c - [x, y]) * [east, north])
        nearest = shapely.get_coordinates(shapely.shortest_line(shapely.Point(0, 0), flat))[1]
        distance = float(np.hypot(*nearest))
        if best is None or distance < best[0]:
            best = (distance, (x + nearest[0] / east, y + nearest[1] / north))
    if best is None or not 0 < best[0] <= limit:
        return []
    return [shapely.linestrings([end, best[1]])]


def closed(lines, limit, least, log):
    """Noded lines with loose ends led on to the nearest other line: a gap in a border would lose a region.

    Loose ends of lines shorter than least (metres) stay; they bound nothing.
    """
    for _ in range(4):
        whole = list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines))))
        owner = {}
        for i, line in enumerate(whole):
            owner[tuple(np.round(line.coords[0], 7))] = owner[tuple(np.round(line.coords[-1], 7))] = i
        tree = shapely.STRtree(whole)
        added = []
        for end in loose_ends(whole):
            i = owner[tuple(end)]
            east, north = L.metres_per_degree(end[1])
            if shapely.length(shapely.transform(whole[i], lambda c: c * [east, north])) < least:
                continue
            added += connector(end, whole, tree, limit, skip=i)
        log(f"loose ends led on: {len(added)}")
        if not added:
            break
        lines = L.noded(lines + added)
    return lines
