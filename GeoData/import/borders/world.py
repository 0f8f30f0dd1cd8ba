"""The countries of the world: land borders from OpenStreetMap, a coarse shore."""
import numpy as np
import shapely

from . import lines as L
from . import natural_earth, network, regions, topojson
from .zones import CountryOf

ACCURACY = 50  # metres
SHORE = (0, 2000)  # near state borders, elsewhere
ISLANDS = 30  # km²: smaller ones are left out, but for the largest of each country
LARGEST = 5
DISPUTED = ("EH", "PS", "TW", "XK")
ANTARCTIC = -60  # degree: south of it nobody has a border (Antarctic Treaty)
REACH = 3000  # metres: how far a loose end of an inner line may be from what it should meet
LOOSE = 30000  # the same once all lines are together
# Parts of a country that have an owner of their own in some worldview: a region of the set of Russia, all of it.
PARTS = ("UA-09", "UA-14", "UA-23", "UA-65", "UA-40", "UA-43")


def build(zones, home, log=print):
    """home: the labelled faces of the set of Russia."""
    country_of = CountryOf(zones)
    polygons = [p for shape in natural_earth.layer("land") for p in shapely.get_parts(shape)]
    land = L.Tiles(polygons)
    segments, a, b = network.state_borders(zones, land)
    state = L.simplified(network.clipped(L.merged(segments), polygons), ACCURACY)
    log(f"state borders: {len(state)} lines, {shapely.get_num_coordinates(state).sum()} vertices")

    shore = network.shore(
        shore_polygons(polygons, country_of), shapely.get_coordinates(state), *SHORE, 0)
    log(f"shore: {shapely.get_num_coordinates(shore).sum()} vertices")

    inside = parts_lines(home) + kosovo(state)
    joined = network.joined_ends(inside, state + shore, REACH)
    lines = network.closed(L.noded(state + shore + inside + joined), LOOSE, 2000, log)
    faces = L.faces(lines)
    points = shapely.point_on_surface(faces)
    dry, countries = land.meet(points), country_of(points)
    part_of = Parts(home)
    kosovo_place = shapely.Point(*KOSOVO_PLACE)
    labelled = []
    for face, point, country, is_dry in zip(faces, points, countries, dry):
        if not is_dry or point.y < ANTARCTIC:
            continue
        if country == "RS" and face.contains(kosovo_place):
            country = "XK"
        labelled.append((part_of(face, country) if country else regions.NOBODY, face))
    labelled = regions.absorb_slivers(labelled, {label: label[:2] for label, _ in labelled})
    log(f"countries and parts: {len({label for label, _ in labelled})}")
    return labelled


def shore_polygons(polygons, country_of):
    """Land without small islands, but with the largest ones of each country."""
    sized = [(regions.area_km2(p), p) for p in polygons]
    sized.sort(key=lambda item: (-item[0], item[1].bounds))
    owners = country_of(shapely.point_on_surface(np.array([p for _, p in sized])))
    kept, count = [], {}
    for (area, polygon), owner in zip(sized, owners):
        count[owner] = count.get(owner, 0) + 1
        if area >= ISLANDS or owner and count[owner] <= LARGEST:
            kept.append(polygon)
    return kept


def parts_lines(home):
    """The lines between parts, and between parts and the rest of their country, out of the set of Russia."""
    topology = topojson.Topology(home)
    return L.simplified([
        shapely.linestrings(np.array(arc) * L.GRID)
        for arc, sides in zip(topology.arcs, topology.arc_sides)
        if None not in sides and any(s in PARTS for s in sides) and all(s.startswith("UA") for s in sides)
    ], ACCURACY)


KOSOVO_BOX = (20.0, 41.8, 21.9, 43.3)
KOSOVO_PLACE = (21.166, 42.667)
KOSOVO_FAR = 0.03  # degree


def kosovo(state):
    """Natural Earth's line between Serbia and Kosovo, which OpenStreetMap's zones do not have: the one far from theirs."""
    box = shapely.box(*KOSOVO_BOX)
    lines = [line for line in natural_earth.lines("admin_0_boundary_lines_land") if box.intersects(line)]
    whole = L.merged(np.concatenate([np.stack([c[:-1], c[1:]], 1) for c in map(shapely.get_coordinates, lines)]))
    tree = shapely.STRtree(state)
    middle = [line.interpolate(0.5, normalized=True) for line in whole]
    return [
        line for line, point in zip(whole, middle)
        if box.contains(point) and not len(tree.query(point, predicate="dwithin", distance=KOSOVO_FAR))
    ]


class Parts:
    def __init__(self, home):
        faces = [(id, face) for id, face in home if id in PARTS]
        self.ids = [id for id, _ in faces]
        self.tree = shapely.STRtree([face for _, face in faces])
        self.faces = [face for _, face in faces]

    def __call__(self, face, country):
        """The part that a face belongs to; its country where it is in none."""
        if country not in ("UA", "UA-43"):
            return country
        areas = {}
        for i in sorted(self.tree.query(face, predicate="intersects")):
            if self.ids[i] in ("UA-40", "UA-43") or country == "UA":
                area = shapely.intersection(face, self.faces[i]).area
                areas[self.ids[i]] = areas.get(self.ids[i], 0) + area
        if country == "UA-43":
            return max(sorted(areas), key=areas.get) if areas else country
        best = max(sorted(areas), key=areas.get) if areas else None
        return best if best and areas[best] > 0.5 * face.area else country
