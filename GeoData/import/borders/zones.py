"""State borders out of the time zones of timezonefinder-data.

Every country has zones of its own, and neighbouring zones share their vertices exactly, so a segment with different
countries on its two sides is a segment of a state border. Coordinates are whole numbers of 1e-7 degree.
"""
import csv
import pathlib

import numpy as np
import shapely

SEA = "SEA"
HERE = pathlib.Path(__file__).resolve().parent
UNIT = 10**7


def table(name):
    with open(HERE.parent / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Zones:
    """The rings of all zones, with the country of each."""

    def __init__(self):
        from timezonefinder import TimezoneFinder

        country = {row["zone"]: row["country"] for row in table("zones.csv")}
        finder = TimezoneFinder(in_memory=True)
        self.polygons = []  # (country, zone, exterior, holes), each ring an array of (2, n) whole numbers
        for index in range(finder.nr_of_polygons):
            zone = finder.zone_name_from_boundary_id(index)
            rings = [np.asarray(finder.coords_of(index))] + [np.asarray(h) for h in finder._holes_of_poly(index)]
            rings = [ring.astype(np.int64) for ring in rings if ring.shape[1] > 2]
            self.polygons.append((country.get(zone, SEA), zone, rings[0], rings[1:]))
        self.except_parts()

    def except_parts(self):
        """Polygons of a zone that lie in another country than the zone's own."""
        for row in table("zone_parts.csv"):
            place = shapely.Point(float(row["lon"]), float(row["lat"]))
            for index, (_, zone, exterior, holes) in enumerate(self.polygons):
                if zone == row["zone"] and shapely.Polygon(exterior.T / UNIT).contains(place):
                    self.polygons[index] = (row["country"], zone, exterior, holes)

    def segments(self, key):
        """Undirected segments with the smallest and largest key on them and how many polygons have them.

        key: what to tell apart, of a country and a zone. Gives arrays of the two ends (n, 2) in degrees, names of the
        lesser and the greater key (n,), and counts.
        """
        names = sorted({key(country, zone) for country, zone, _, _ in self.polygons})
        number = {name: index for index, name in enumerate(names)}
        first, second, owner = [], [], []
        for country, zone, exterior, holes in self.polygons:
            for ring in [exterior] + holes:
                if (ring[:, 0] == ring[:, -1]).all():
                    ring = ring[:, :-1]
                here = (ring[0] + 180 * UNIT) * (1 << 31) + (ring[1] + 90 * UNIT)
                there = np.roll(here, -1)
                real = here != there
                first.append(np.minimum(here, there)[real])
                second.append(np.maximum(here, there)[real])
                owner.append(np.full(int(real.sum()), number[key(country, zone)], np.int32))
        first, second, owner = map(np.concatenate, (first, second, owner))
        order = np.lexsort((owner, second, first))
        first, second, owner = first[order], second[order], owner[order]
        new = np.ones(len(first), bool)
        new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
        start = np.flatnonzero(new)
        count = np.diff(np.append(start, len(first)))
        names = np.array(names, dtype=object)
        return (
            degrees(first[start]), degrees(second[start]),
            names[owner[start]], names[owner[start + count - 1]], count,
        )

    def shapes(self):
        """The polygons with their countries, prepared for asking what lies in them."""
        shapes = np.array([
            shapely.Polygon(exterior.T / UNIT, [hole.T / UNIT for hole in holes])
            for _, _, exterior, holes in self.polygons
        ])
        shapely.prepare(shapes)
        return shapes, [country for country, _, _, _ in self.polygons]


def degrees(key):
    return np.stack([((key >> 31) - 180 * UNIT) / UNIT, ((key & ((1 << 31) - 1)) - 90 * UNIT) / UNIT], 1)


class CountryOf:
    """Which country a point lies in; where zones of two overlap, what the table says of the place."""

    def __init__(self, zones):
        self.shapes, self.countries = zones.shapes()
        self.tree = shapely.STRtree(self.shapes)
        self.overlaps = {}
        for row in table("overlaps.csv"):
            self.overlaps[tuple(row["countries"].split())] = row["given_to"]

    def __call__(self, points):
        found = [set() for _ in range(len(points))]
        for point, shape in zip(*self.tree.query(points, predicate="within")):
            found[point].add(self.countries[shape])
        return [self.decide(countries) for countries in found]

    def decide(self, countries):
        countries = tuple(sorted(countries - {SEA}))
        if len(countries) < 2:
            return countries[0] if countries else None
        if countries not in self.overlaps:
            raise SystemExit(f"zones of {' '.join(countries)} overlap; import/overlaps.csv does not say whose it is")
        return self.overlaps[countries]
