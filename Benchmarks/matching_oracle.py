#!/usr/bin/env python3
"""Checks what `--tolerance-m` finds between two files against buffers made by GEOS.

    Benchmarks/matching_oracle.py FILE[#LAYER] FILE[#LAYER] --tolerance 500 [--mezha PROGRAM] [--list]

Runs `mezha borders A B --tolerance-m T --format csv` (PROGRAM is bin/mezha if not given) and bounds, for each pair of a
region of A with one of B, the length that their boundaries run within T of each other:

- above: what of each one's outer line lies in the buffer of the other's; no border can be longer.
- below: what of each one's outer line lies in the buffer of the other's and in no buffer of a third region: there, nobody
  else could be the neighbour. Coasts that happen to come near are in it too, so a pair is owed only where the lines also
  run against each other, as the two sides of a border do, for at least three tolerances.

Buffers are made cell by cell (half a degree) in a plane that touches the earth in the middle of the cell (azimuthal,
equidistant), so that T is true within 1 in 10,000. Nothing here is Mezha's: outer lines come from a hash of segments,
distances from GEOS, lengths from PROJ.

Checked: no pair is owed that Mezha lacks; no pair of Mezha's that is longer than T is without lines within T of each
other; no length is longer than the bound; lines that both files have exactly are all there. Exit code: 0 when all
agree, 1 when not. Needs geopandas, shapely 2, pyproj, numpy.
"""
import argparse
import collections
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

try:
    import geopandas
    import numpy
    import pyogrio
    import pyproj
    import shapely
except ImportError as missing:
    sys.exit(f"matching_oracle.py: {missing}. Install it: pip install geopandas shapely pyproj")

GEODESIC = pyproj.Geod(ellps="WGS84")
CELL = 0.5


def read(name):
    """The polygons of a file, in the order of the file."""
    path, _, layer = name.partition("#")
    return pyogrio.read_dataframe(path, layer=layer or None).geometry.to_numpy()


def segments_of(polygons):
    """All segments, each with its region on the left: their ends, the numbers of their regions, a name that does not
    depend on the direction, which belong to one region only, which run from west to east."""
    rings, owners = [], []
    for number, shape in enumerate(polygons):
        if shape is None:
            continue
        for part in shapely.get_parts(shape):
            for index, ring in enumerate([part.exterior, *part.interiors]):
                if shapely.is_ccw(ring) != (index == 0):
                    ring = shapely.reverse(ring)
                rings.append(shapely.get_coordinates(ring))
                owners.append(number)
    segments = numpy.concatenate([numpy.hstack([r[:-1], r[1:]]) for r in rings])
    owner = numpy.repeat(owners, [len(r) - 1 for r in rings])
    moves = (segments[:, :2] != segments[:, 2:]).any(axis=1)
    segments, owner = segments[moves], owner[moves]
    forward = (segments[:, 0] < segments[:, 2]) | (
        (segments[:, 0] == segments[:, 2]) & (segments[:, 1] < segments[:, 3]))
    key = numpy.where(forward[:, None], segments, segments[:, [2, 3, 0, 1]])
    # A number of 64 bits for each: that two different ones of three million get the same has a chance of 1 in 10^6.
    bits = (key + 0.0).view(numpy.uint64)
    mixed = numpy.zeros(len(key), dtype=numpy.uint64)
    for column in range(4):
        mixed = (mixed ^ bits[:, column]) * numpy.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> numpy.uint64(29)
    _, inverse, count = numpy.unique(mixed, return_inverse=True, return_counts=True)
    return segments, owner, mixed, count[inverse.ravel()] == 1, forward


def metres(segments):
    return GEODESIC.inv(segments[:, 0], segments[:, 1], segments[:, 2], segments[:, 3])[2]


def exact_lengths(first, second):
    """Kilometres of exactly equal segments that have the two regions on opposite sides, by pair: of all, and of those
    that are outer ones in both files."""
    common = numpy.intersect1d(first[2], second[2])
    known = collections.defaultdict(list)
    for number in numpy.flatnonzero(numpy.isin(second[2], common)):
        known[second[2][number]].append(number)
    mine = numpy.flatnonzero(numpy.isin(first[2], common))
    every, outer = collections.defaultdict(float), collections.defaultdict(float)
    for number, length in zip(mine, metres(first[0][mine])):
        for other in known[first[2][number]]:
            if first[4][number] == second[4][other]:
                continue
            pair = (first[1][number], second[1][other])
            every[pair] += length / 1000
            if first[3][number] and second[3][other]:
                outer[pair] += length / 1000
    return every, outer


def cells(segments):
    """The numbers of segments by the cell of their middle."""
    middle = numpy.floor((segments[:, :2] + segments[:, 2:]) / 2 / CELL).astype(int)
    found = collections.defaultdict(list)
    for number, cell in enumerate(map(tuple, middle)):
        found[cell].append(number)
    return found


def around(table, cell):
    x, y = cell
    return [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in table.get((x + i, y + j), [])]


class Cell:
    """The outer lines of both files in and around one cell, on its plane."""

    def __init__(self, cell, first, second, tolerance):
        self.tolerance = tolerance
        x, y = (cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL
        plane = pyproj.Proj(proj="aeqd", lon_0=x, lat_0=y, ellps="WGS84")
        self.sides = []
        for segments, owner in (first, second):
            a = numpy.column_stack(plane(segments[:, 0], segments[:, 1]))
            b = numpy.column_stack(plane(segments[:, 2], segments[:, 3]))
            lines = {}
            for number in numpy.unique(owner):
                mine = owner == number
                pieces = shapely.linestrings(numpy.stack([a[mine], b[mine]], axis=1))
                lines[number] = shapely.line_merge(shapely.multilinestrings(pieces), directed=True)
            self.sides.append((lines, {n: shapely.buffer(l, tolerance, quad_segs=32) for n, l in lines.items()}))

    def near(self, side, own):
        """For the lines `own` of one side, by region: length within the tolerance of each region of the other side,
        and within that of no third region, in metres; of the latter what runs against the other's line."""
        lines, zones = self.sides[1 - side]
        numbers = list(zones)
        tree = shapely.STRtree([zones[n] for n in numbers])
        result = {}
        for number, line in own.items():
            reached = [numbers[k] for k in tree.query(line, predicate="intersects")]
            parts = {k: shapely.intersection(line, zones[k]) for k in reached}
            for k in reached:
                within = parts[k].length
                if within == 0:
                    continue
                others = [zones[o] for o in reached if o != k]
                alone = shapely.difference(parts[k], shapely.union_all(others)) if others else parts[k]
                result[(number, k)] = (within, self.against(alone, lines[k]))
        return result

    def against(self, line, other):
        """How much of a line has the nearest place of another one on a segment that runs the other way: to within
        60 degrees, over chords of half a tolerance."""
        pieces = [p for p in shapely.get_parts(shapely.line_merge(line, directed=True)) if p.length > 0]
        if not pieces:
            return 0.0
        chains = [c for c in shapely.get_parts(other) if c.length > 0]
        tree = shapely.STRtree(chains)
        step = self.tolerance / 5
        total = 0.0
        for piece in pieces:
            count = max(1, int(piece.length / step))
            at = (numpy.arange(count) + 0.5) * piece.length / count
            points = shapely.line_interpolate_point(piece, at)
            which, nearest = tree.query_nearest(points, all_matches=False)
            beside = numpy.array(chains)[nearest]
            there = self.heading(beside, shapely.line_locate_point(beside, points[which]))
            here = self.heading(numpy.full(count, piece), at)[which]
            total += ((here * there).sum(axis=1) < -0.5).sum() * piece.length / count
        return total

    def heading(self, lines, at):
        """The directions of lines at distances along them, over chords of half a tolerance."""
        half = self.tolerance / 4
        a = shapely.get_coordinates(shapely.line_interpolate_point(lines, numpy.maximum(at - half, 0)))
        b = shapely.get_coordinates(
            shapely.line_interpolate_point(lines, numpy.minimum(at + half, shapely.length(lines))))
        d = b - a
        return d / numpy.maximum(numpy.hypot(d[:, 0], d[:, 1]), 1e-9)[:, None]


def bounds(first, second, tolerance):
    """By pair, in km: the greatest length that a border can have, and what is owed, along each of the two."""
    result = collections.defaultdict(lambda: [[0.0, 0.0], [0.0, 0.0]])
    tables = (cells(first[0]), cells(second[0]))
    for side, (own, table, other, others) in enumerate(
            ((first, tables[0], second, tables[1]), (second, tables[1], first, tables[0]))):
        for cell, mine in sorted(table.items()):
            theirs = around(others, cell)
            if not theirs:
                continue
            picked = [tuple(part[numbers] for part in data)
                      for data, numbers in ((own, mine), (other, theirs))]
            place = Cell(cell, picked[0], picked[1], tolerance)
            for (a, b), (within, owed) in place.near(0, place.sides[0][0]).items():
                pair = (a, b) if side == 0 else (b, a)
                result[pair][side][0] += within / 1000
                result[pair][side][1] += owed / 1000
    return result


def mezha_pairs(options, shapes):
    """What Mezha finds, as rows by pair of feature numbers; pairs of one file are left out. Mezha reads copies whose
    ids are the numbers."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for side, polygons in enumerate(shapes):
            files.append(f"{folder}/{side}.gpkg")
            frame = geopandas.GeoDataFrame(
                {"number": [f"{side}:{k}" for k in range(len(polygons))]}, geometry=polygons, crs=4326)
            frame.to_file(files[-1], driver="GPKG", engine="pyogrio")
        command = [options.mezha, "borders", *files, "--id", "number", "--tolerance-m", str(options.tolerance),
                   "--match", "between", "--format", "csv", "--quiet"]
        output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    result = {}
    for row in csv.DictReader(io.StringIO(output)):
        a, b = row["a_id"].split(":"), row["b_id"].split(":")
        if a[0] != b[0]:
            result[(int(a[1]), int(b[1]))] = row
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("--tolerance", type=float, default=500)
    parser.add_argument("--mezha", default=str(pathlib.Path(__file__).parent.parent / "bin/mezha"))
    parser.add_argument("--list", action="store_true", help="print every pair with its bounds")
    options = parser.parse_args()
    tolerance = options.tolerance
    shapes = [read(options.first), read(options.second)]
    first, second = (segments_of(polygons) for polygons in shapes)
    exact, exact_outer = exact_lengths(first, second)
    limits = bounds(*((data[0][data[3]], data[1][data[3]]) for data in (first, second)), tolerance)
    found = mezha_pairs(options, shapes)
    faults = []
    for pair, (a, b) in sorted(limits.items()):
        owed = min(a[1], b[1])
        row = found.get(pair)
        length = float(row["length_km"]) if row else 0.0
        if options.list:
            print(pair, "within %.3f %.3f owed %.3f %.3f" % (a[0], b[0], a[1], b[1]), "found %.3f" % length)
        if row is None and owed > 3 * tolerance / 1000:
            faults.append(f"{pair}: {owed:.3f} km run against each other with nobody between; not found")
    for pair, row in sorted(found.items()):
        a, b = limits.get(pair, [[0.0, 0.0], [0.0, 0.0]])
        # What lies at the tolerance exactly may be on either side of a buffer of 128 corners: 1 in 3000.
        longest = max(float(row["length_a_km"]), float(row["length_b_km"]), float(row["length_km"]))
        # Where regions of one file are drawn over each other, lines are equal that are no outer ones.
        limit = max(a[0], b[0]) + exact.get(pair, 0) - exact_outer.get(pair, 0)
        if longest > 1.001 * limit + tolerance / 1000:
            faults.append(f"{pair}: {longest:.3f} km found, only {limit:.3f} km within {tolerance:g} m")
        if float(row["gap_max_m"] or 0) > tolerance:
            faults.append(f"{pair}: gap of {row['gap_max_m']} m")
    for pair, length in sorted(exact.items()):
        if pair not in found or float(found[pair]["length_km"]) < length - 1e-6:
            faults.append(f"{pair}: {length:.6f} km are equal in both files; not all found")

    def total(column):
        return sum(float(row[column] or 0) for row in found.values())

    owed = {pair for pair, (a, b) in limits.items() if min(a[1], b[1]) > 3 * tolerance / 1000}
    print(f"{options.first} and {options.second} within {tolerance:g} m")
    print(f"pairs: {len(found)} found, {len(owed)} owed, {len(limits)} within the tolerance somewhere")
    print(f"km: {total('length_km'):.1f} found ({total('length_a_km'):.1f} and {total('length_b_km'):.1f} along the two "
          f"sides), {sum(exact.values()):.1f} equal, {sum(min(a[0], b[0]) for a, b in limits.values()):.1f} within")
    for fault in faults:
        print("  " + fault)
    print("all agree" if not faults else f"{len(faults)} do not agree")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
