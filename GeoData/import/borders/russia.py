"""The regions of Russia and its neighbours: state borders from OpenStreetMap, inner ones from zones and Natural Earth."""
import json

import numpy as np
import shapely

from . import lines as L
from . import natural_earth, network, regions, topojson
from .zones import HERE, CountryOf, table

ACCURACY = 10  # metres: state borders, and the zones' inner lines
OUTER = 100  # borders with countries that the set does not hold
INNER = 50  # lines of Natural Earth, whose vertices stand 1 km apart
SHORE = (0, 500)  # near state borders, where lines must end at it; elsewhere
ISLANDS = 3  # km²: smaller ones are left out
BESIDE = 4000  # metres: a line of Natural Earth so near to one of the zones is the same border
REACH = 10000  # metres: how far a loose end may be from the line that it should meet
LOOSE = 30000  # metres: the same once all lines are together
APART = 6000  # metres: a line of the coarse set so far from all others has no better one
SHORE_END = 1000  # metres: how far the shore may be from where OpenStreetMap has it
INNER_END = 8000  # and an end of Natural Earth's lines: so nine of ten pairs are covered (Benchmarks/split_oracle.py)
DATA = HERE.parent.parent


def coarse():
    features = json.loads((DATA / "regions.geojson").read_text(encoding="utf-8"))["features"]
    shapes = {f["id"]: shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in features}
    return features, shapes


def group_of(feature):
    """The zones that a region lies in: those of its country, or of its own where it has some."""
    id = feature["properties"]["id"]
    own = {"UA-40": "UA-43", "UA-43": "UA-43", "GE-AB": "GE-AB", "NO-21": "SJ", "FI-01": "AX"}
    return own.get(id, feature["properties"]["country"])


def build(zones, log=print):
    features, shapes = coarse()
    group = {f["properties"]["id"]: group_of(f) for f in features}
    groups = set(group.values())
    country_of = CountryOf(zones)
    land_polygons = [p for shape in natural_earth.layer("land") for p in shapely.get_parts(shape)]
    window = shapely.box(4, 17, 180, 82.5), shapely.box(-180, 51, -129, 72)
    land_polygons = [p for p in land_polygons if any(p.intersects(box) for box in window)]
    land = L.Tiles(land_polygons)
    log(f"land: {len(land_polygons)} polygons")

    segments, a, b = network.state_borders(zones, land)
    ours_a, ours_b = np.isin(a, list(groups)), np.isin(b, list(groups))
    fine = ours_a & ours_b | (a == b) & ours_a
    coarse_line = (ours_a | ours_b) & ~fine
    state = L.simplified(network.clipped(L.merged(segments[fine]), land_polygons), ACCURACY)
    outer = L.simplified(network.clipped(L.merged(segments[coarse_line]), land_polygons), OUTER)
    log(f"state borders: {len(state)} lines, {shapely.get_num_coordinates(state).sum()} vertices; "
        f"with others {shapely.get_num_coordinates(outer).sum()}")

    inner_zones = zone_lines(zones, groups, land, land_polygons)
    log(f"zones inside countries: {shapely.get_num_coordinates(inner_zones).sum()} vertices")

    border_points = shapely.get_coordinates(state + outer)
    shore = network.shore(kept_islands(land_polygons, shapes), border_points, *SHORE, 0)
    shore = [line for line in shore if not line.is_empty]
    log(f"shore: {shapely.get_num_coordinates(shore).sum()} vertices")

    inner, connectors = inner_lines(shapes, group, inner_zones, state + outer, shore, log)
    network_lines = L.noded(state + outer + inner_zones + shore + inner + connectors)
    network_lines = network.closed(network_lines, LOOSE, 2000, log)
    faces = L.faces(network_lines)
    log(f"network: {len(network_lines)} lines, {len(faces)} faces")

    points = shapely.point_on_surface(faces)
    dry = land.meet(points)
    countries = country_of(points)
    label = regions.Labels(shapes, group)
    labelled = []
    for face, country, is_dry in zip(faces, countries, dry):
        if is_dry and country is None:
            labelled.append((regions.NOBODY, face))
        if is_dry and country in groups:
            id = label(face, country)
            if id:
                labelled.append((id, face))
    labelled = regions.absorb_slivers(labelled, group)
    labelled += islands_elsewhere(shapes, labelled)
    lost = sorted(set(shapes) - {id for id, _ in labelled})
    log(f"regions: {len({id for id, _ in labelled})} of {len(shapes)}; lost: {' '.join(lost) or 'none'}")
    return features, labelled, inner_zones


def ends(labelled, features, inner_zones):
    """Where borders of pairs of regions end on a state border: (position, metres, why), sorted."""
    topology = topojson.Topology(labelled)
    country = {f["properties"]["id"]: f["properties"]["country"] for f in features}
    editions = {row["country"]: row for row in table("editions.csv")}
    at = {}
    for index, (arc, sides) in enumerate(zip(topology.arcs, topology.arc_sides)):
        for point, beside in ((arc[0], arc[1]), (arc[-1], arc[-2])):
            at.setdefault(point, []).append((sides, beside))
    zones = shapely.STRtree(inner_zones)
    result = []
    for point in sorted(at):
        sides = [s for s, _ in at[point]]
        if not any(None not in s and country[s[0]] != country[s[1]] for s in sides):
            continue
        inner = [(s, b) for s, b in at[point] if None not in s and country[s[0]] == country[s[1]]]
        metres, why = ACCURACY, "OpenStreetMap"
        if not inner and any(None in s for s in sides):
            metres, why = SHORE_END, "shore of Natural Earth"
        for s, beside in inner:
            middle = shapely.Point((point[0] + beside[0]) / 2 * L.GRID, (point[1] + beside[1]) / 2 * L.GRID)
            if len(zones.query(middle, predicate="dwithin", distance=3 * L.GRID)):
                continue
            edition = editions.get(country[s[0]])
            own = (int(edition["uncertainty_m"]), edition["why"]) if edition else (INNER_END, "line of Natural Earth")
            metres, why = max((metres, why), own)
        result.append((point[0] * L.GRID, point[1] * L.GRID, metres, why))
    return result


def islands_elsewhere(shapes, labelled):
    """Regions that are small islands which Natural Earth's land does not have, as the coarse set has them."""
    found = {id for id, _ in labelled}
    tree = shapely.STRtree([face for _, face in labelled])
    return [
        (id, part)
        for id, shape in sorted(shapes.items())
        if id not in found and regions.area_km2(shape) < 100 and not len(tree.query(shape, predicate="intersects"))
        for part in shapely.get_parts(shapely.set_precision(shape, L.GRID))
    ]


def kept_islands(polygons, shapes):
    """Land without the smallest islands, but with those of regions that are nothing else."""
    small = [shape for shape in shapes.values() if regions.area_km2(shape) < 100]
    tree = shapely.STRtree(small)
    return [
        p for p in polygons
        if regions.area_km2(p) >= ISLANDS or len(tree.query(p, predicate="dwithin", distance=0.05))
    ]


def zone_lines(zones, groups, land, land_polygons):
    """Edges between zones of one country: borders of regions where a region's edge is near, else they vanish later."""
    first, second, a, b, _ = zones.segments(lambda country, zone: f"{country}\t{zone}")
    country_a = np.array([name.split("\t")[0] for name in a], dtype=object)
    country_b = np.array([name.split("\t")[0] for name in b], dtype=object)
    keep = (a != b) & (country_a == country_b) & np.isin(country_a, list(groups))
    segments = np.stack([first[keep], second[keep]], 1)
    dry = land.meet(shapely.linestrings(segments))
    return L.simplified(network.clipped(L.merged(segments[dry]), land_polygons), ACCURACY)


def inner_lines(shapes, group, zone_lines, state, shore, log):
    """Natural Earth's lines inside the countries, without those beside zones' lines, their ends led to what they meet."""
    whole = shapely.union_all([shapely.box(*shape.bounds) for shape in shapes.values()])
    shapely.prepare(whole)
    lines = [line for line in natural_earth.lines("admin_1_states_provinces_lines") if whole.intersects(line)]
    # Only near a line of the coarse set: editions of other countries' regions are not wanted.
    lines = L.simplified(L.merged(np.concatenate([pairs(line) for line in lines])), INNER)
    beside = [buffered(line) for line in L.simplified(zone_lines, 300)]
    tree = shapely.STRtree(beside)
    trimmed = []
    for line in lines:
        near = [beside[i] for i in tree.query(line, predicate="intersects")]
        if not near:
            trimmed.append(line)
            continue
        rest = shapely.difference(line, shapely.union_all(near))
        trimmed += [p for p in shapely.get_parts(rest) if p.geom_type == "LineString" and not p.is_empty]
    lines_there = list(state) + list(zone_lines) + list(shore)
    added = lines_without_better(shapes, lines_there + trimmed)
    trimmed += added
    joined = network.joined_ends(trimmed, lines_there, REACH)
    log(f"inner lines: {len(lines)}, {len(trimmed)} without those beside zones and with {len(added)} of the coarse set; "
        f"{len(joined)} loose ends joined")
    return trimmed, joined


def lines_without_better(shapes, lines):
    """What of the coarse set's inner lines is far from all other lines."""
    segments = {}
    for id, shape in shapes.items():
        for ring in shapely.get_rings(shapely.get_parts(shape)):
            for a, b in pairs(ring).tolist():
                key = (tuple(a), tuple(b)) if a < b else (tuple(b), tuple(a))
                segments.setdefault(key, set()).add(id)
    shared = np.array(sorted(key for key, ids in segments.items() if len(ids) == 2))
    tree = shapely.STRtree(lines)
    result = []
    for line in L.merged(shared):
        points = shapely.get_coordinates(line)
        east, north = L.metres_per_degree(points[:, 1].mean())
        far = np.ones(len(points), bool)
        for i, point in enumerate(shapely.points(points)):
            far[i] = not len(tree.query(point, predicate="dwithin", distance=APART / east))
        # Runs of vertices without a better line, with the vertex before and after.
        at = 0
        while at < len(far):
            if not far[at]:
                at += 1
                continue
            stop = at
            while stop < len(far) and far[stop]:
                stop += 1
            run = points[max(0, at - 1):stop + 1]
            if len(run) > 1:
                result.append(shapely.linestrings(run))
            at = stop
    return result


def pairs(line):
    points = shapely.get_coordinates(line)
    return np.stack([points[:-1], points[1:]], 1)


def buffered(line):
    """All within BESIDE metres, roughly."""
    y = shapely.get_coordinates(line)[:, 1].mean()
    east, north = L.metres_per_degree(y)
    flat = shapely.transform(line, lambda c: c * [east, north])
    return shapely.transform(shapely.buffer(flat, BESIDE, quad_segs=3), lambda c: c / [east, north])
