"""Puts every crossing of crossings/facts.csv in its place on the border of OpenStreetMap.

A row keeps the point that facts.csv has, if it is the meeting of a road or track with the border. All others are placed
by crossings/places.csv, which names the method and the places:

    point      a point of the border that an open source gives; its precision stands there
    near       the point of the border nearest to a place (a station, a track), with the distance as precision
    town       the same from a town of GeoNames
    town_pair  where the line between a town on either side meets the border
    none       no open source says where; the reason stands in the note

How far a point may be off was measured on the rows whose place is known from roads and tracks (see second); the
factors below cover nine of ten.
"""
import math

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from . import lines as L
from . import geonames
from .zones import table

HOME = "RU"
SOURCE = f"{geonames.NAME} x OSM boundary"
# Metres of precision: so many, and so many more for each metre between the town and the border, or between two towns.
TOWN = (2000, 2.0)
TOWN_PAIR = (2000, 0.25)
ON_BORDER = {"ne_road_x_border", "ne_rail_x_border", "track_x_border", "station_pair_x_border"}
REACH = 4  # degrees: so far from a place its border is looked for
SECOND_REACH, SECOND_DISTANCE = 60_000, 15_000  # metres: of a town from the crossing, and from the border


def state_borders(zones):
    """{neighbour: line} of the borders of the home country: the segments that zones of both have, exactly."""
    first, second, a, b, _ = zones.segments(lambda country, zone: country)
    segments = np.stack([first, second], 1)
    result = {}
    for one, other in ((a, b), (b, a)):
        for code in sorted(set(other[(one == HOME) & (other != HOME)])):
            result.setdefault(code, []).append(segments[(one == HOME) & (other == code)])
    return {code: shapely.line_merge(shapely.multilinestrings(shapely.linestrings(np.concatenate(parts))))
            for code, parts in result.items()}


def metres(a, b):
    """On the plane of the ellipsoid at the middle latitude: within 0.1 per cent up to 100 km."""
    east, north = L.metres_per_degree((a[1] + b[1]) / 2)
    return math.hypot((a[0] - b[0]) * east, (a[1] - b[1]) * north)


def nearest(border, place):
    """The point of a border nearest to a place: on a plane with degrees of longitude made as long as there."""
    x, y = place
    near = shapely.clip_by_rect(border, x - REACH, y - REACH, x + REACH, y + REACH)
    flat = shapely.transform(near, lambda c: (c - place) * L.metres_per_degree(y))
    point = shapely.get_coordinates(shapely.shortest_line(Point(0, 0), flat))[1]
    return tuple(point / L.metres_per_degree(y) + place)


def between(border, a, b):
    """Where the line between two places meets a border; of several points the one nearest to its middle."""
    points = [(p.x, p.y) for p in shapely.get_parts(shapely.intersection(LineString([a, b]), border)) if p.geom_type == "Point"]
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return min(points, key=lambda p: metres(p, middle)) if points else None


def up(value):
    """Rounded up to two figures that are easy to read."""
    step = 10 ** max(2, len(str(int(value))) - 2)
    return int(math.ceil(value / step) * step)


class Placer:
    def __init__(self, borders, towns):
        self.borders = borders
        self.towns = towns

    def place(self, row, rule):
        """(point, precision, kind, source), or None."""
        border = self.borders[row["neighbour_iso2"]]
        method = rule["method"]
        if method == "none":
            return None
        if method == "point":
            return (float(rule["lon"]), float(rule["lat"])), int(rule["precision_m"]), rule["coord_kind"], rule["source"]
        if method == "near":
            place = (float(rule["lon"]), float(rule["lat"]))
            point = nearest(border, place)
            kind = "border_nearest_to_" + rule["coord_kind"]
            return point, up(1000 + 2 * metres(point, place)), kind, rule["source"] + " x OSM boundary"
        return self.by_towns(border, rule["place_ru"], rule["place_opposite"])

    def by_towns(self, border, own, opposite):
        a = self.towns.by_id[int(own)]
        if not opposite:
            point = nearest(border, a.position)
            precision = up(TOWN[0] + TOWN[1] * metres(point, a.position))
            return point, precision, "border_nearest_to_town", f"{a.name}, {SOURCE}"
        b = self.towns.by_id[int(opposite)]
        point = between(border, a.position, b.position)
        if point is None:
            raise SystemExit(f"build: the line from {a.name} to {b.name} does not meet the border")
        precision = up(TOWN_PAIR[0] + TOWN_PAIR[1] * metres(a.position, b.position))
        return point, precision, "town_pair_x_border", f"{a.name} and {b.name}, {SOURCE}"

    def given(self, row):
        """The point of facts.csv, moved to the border unless it was made by meeting it."""
        point = (float(row["lon"]), float(row["lat"]))
        precision, kind, source = int(row["coord_precision_m"]), row["coord_kind"], row["coord_source"]
        if kind in ON_BORDER:
            return point, precision, kind, source
        moved = nearest(self.borders[row["neighbour_iso2"]], point)
        return moved, max(precision, up(precision + metres(moved, point))), "border_nearest_to_" + kind, source + " x OSM boundary"

    def second(self, row, point):
        """What another open source says: the border nearest to the town of the crossing's name within 15 km.

        Gives how far the town is from the border, how far that place is from the point, and the town; or None.
        """
        border = self.borders[row["neighbour_iso2"]]
        found = []
        for country, names in (
            (HOME, {row["name_en"], row["name_ru"]}),
            (row["neighbour_iso2"], {row["opposite_name_en"], row["opposite_name_ru"]}),
        ):
            for town in self.towns.named(country, names):
                if metres(town.position, point) < SECOND_REACH:
                    there = nearest(border, town.position)
                    if metres(there, town.position) < SECOND_DISTANCE:
                        found.append((metres(there, town.position), metres(there, point), town.name))
        return min(found) if found else None


def placed(row, rule, placer):
    found = placer.place(row, rule) if rule else placer.given(row)
    note = [row["notes"]] + ([rule["note"]] if rule and rule["note"] else [])
    row["notes"] = " ".join(part for part in note if part)
    row.update(lon="", lat="", coord_precision_m="", coord_kind="none", coord_source="", check_km="", check_limit_km="", check_what="")
    if not found:
        return row
    (lon, lat), precision, kind, source = found
    row.update(lon=f"{lon:.6f}", lat=f"{lat:.6f}", coord_precision_m=str(precision), coord_kind=kind, coord_source=source)
    second = None if geonames.NAME in source else placer.second(row, (lon, lat))
    if second:
        row.update(
            check_km=f"{second[1] / 1000:.1f}", check_limit_km=f"{(TOWN[0] + TOWN[1] * second[0]) / 1000:.1f}",
            check_what=f"border nearest to {second[2]}, {second[0] / 1000:.1f} km away, {SOURCE}")
    return row


def build(borders, towns, log):
    """The rows of crossings.csv. borders: {neighbour: line}."""
    placer = Placer(borders, towns)
    rules = {rule["id"]: rule for rule in table("crossings/places.csv")}
    rows = [placed(row, rules.pop(row["id"], None), placer) for row in table("crossings/facts.csv")]
    if rules:
        raise SystemExit(f"build: places.csv names rows that are not there: {' '.join(sorted(rules))}")
    known = [row for row in rows if row["lon"]]
    rough = sum(int(row["coord_precision_m"]) > 5000 for row in known)
    log(f"crossings: {len(rows)}, {len(known)} placed, {rough} of them known to worse than 5 km")
    checked = [row for row in rows if row["check_km"]]
    held = sum(float(row["check_km"]) <= float(row["check_limit_km"]) for row in checked)
    log(f"crossings of a road or track with a town of their own: {len(checked)}; in {held} the border beside the town is "
        "as near to them as the rule for towns says")
    return rows

