#!/usr/bin/env python3
"""Holds Mezha against test data and examples that other projects publish.

    Benchmarks/suites.py [--libpysal DIR] [--spdata DIR] [--geodtest FILE] [--topojson DIR] [--geos DIR] [--mezha PATH]

libpysal's examples are found where libpysal is installed; the others are given by their paths. What is absent is named
and skipped. Each suite prints how many checks agree and differ, and each difference. Exit code 1 when one differs that
README.md does not explain (EXPLAINED below).

    libpysal   pairs by rook of polygon examples, against shapely: common boundaries of polygons longer than a metre
    spdata     the same for spData's layers (inst/shapes)
    geodtest   distances of GeodTest-short.dat, against the columns of the file, by one polygon a line; without the file,
               the geodesics that the tests of geographiclib hold, where that is installed
    topojson   test/topojson of topojson-server or -client: what TopoJSON decodes to reads as many regions as it has objects
    geos       unary and binary areas of GEOS's XML tests whose polygons are valid: pairs that overlap
"""
import argparse
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Differences that README.md explains: suite and name of the check.
EXPLAINED = {("spdata", "auckland.gpkg: pairs that overlay has not")}


class Suite:
    """Counts of one suite."""

    def __init__(self, name):
        self.name, self.agree, self.differ, self.skipped = name, 0, [], []

    def check(self, what, expected, found):
        if expected == found:
            self.agree += 1
        else:
            self.differ.append((what, expected, found))

    def skip(self, what, why):
        self.skipped.append((what, why))

    def report(self):
        print(f"{self.name}: {self.agree} agree, {len(self.differ)} differ, {len(self.skipped)} skipped")
        for what, expected, found in self.differ:
            known = " (explained in README.md)" if (self.name, what) in EXPLAINED else ""
            print(f"  {what}: expected {expected}, found {found}{known}")
        for what, why in self.skipped:
            print(f"  {what}: skipped, {why}")
        return all((self.name, what) in EXPLAINED for what, _, _ in self.differ)


def mezha(command, *arguments):
    """Runs Mezha; its table as rows, or the last line of what it said."""
    environment = dict(os.environ)
    environment.setdefault("MEZHA_DATA", str(ROOT / "GeoData"))
    run = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, env=environment)
    if run.returncode:
        return None, (run.stderr.strip().splitlines() or ["no message"])[-1]
    return list(csv.DictReader(io.StringIO(run.stdout))), run.stderr


def rook_pairs(frame, tolerance):
    """Pairs whose boundaries have more than a point in common within a tolerance in metres, by overlay."""
    import shapely

    shapes = frame.geometry.values
    metric = not frame.crs or frame.crs.is_projected
    width = max(tolerance, 1e-3) * 1.05 / (1 if metric else 100_000)
    lines = shapely.boundary(shapes)
    wide = shapely.buffer(lines, width, quad_segs=2)
    tree = shapely.STRtree(lines)
    pairs = set()
    for i, j in zip(*tree.query(wide, predicate="intersects")):
        if i < j and shapely.length(shapely.intersection(lines[j], wide[i])) > 20 * width:
            pairs.add((int(i), int(j)))
    return pairs


def polygons(suite, files, command):
    """Numbers of rook pairs of polygon layers, exact or with the tolerance that Mezha proposes."""
    try:
        import geopandas
        import shapely
    except ImportError as error:
        return suite.skip("all", str(error))
    for file in files:
        try:
            frame = geopandas.read_file(file)
        except Exception as error:
            suite.skip(file.name, str(error).splitlines()[0])
            continue
        if not set(frame.geom_type.dropna()) <= {"Polygon", "MultiPolygon"} or len(frame) < 2:
            continue
        # A copy with numbers as ids; planar layers without a place on earth get one, which changes no pair.
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "layer.gpkg"
            numbered = geopandas.GeoDataFrame({"n": [str(k) for k in range(len(frame))]}, geometry=frame.geometry.values)
            west, south, east, north = frame.total_bounds
            degrees = -180 <= west and east <= 180 and -90 <= south and north <= 90
            if frame.crs and (frame.crs.is_geographic or frame.crs.is_projected):
                numbered = numbered.set_crs(frame.crs)
            elif degrees:
                numbered = numbered.set_crs(4326, allow_override=True)
            else:
                scale = 1 / max(east - west, north - south)
                numbered.geometry = shapely.transform(numbered.geometry.values, lambda xy: (xy - [west, south]) * scale)
                numbered = numbered.set_crs(4326, allow_override=True)
            numbered.to_file(copy, driver="GPKG")
            rows, said = mezha(command, "adjacency", copy, "--id", "n", "--tolerance-m", "auto", "--format", "csv")
        if rows is None:
            suite.skip(file.name, said)
            continue
        found = {tuple(sorted((int(row["a_id"]), int(row["b_id"])))) for row in rows}
        taken = re.search(r"taken: --tolerance-m ([0-9.]+)", said)
        expected = rook_pairs(numbered, float(taken[1]) if taken else 0)
        suite.check(f"{file.name}: pairs of overlay that are missing", [], sorted(expected - found)[:5])
        suite.check(f"{file.name}: pairs that overlay has not", [], sorted(found - expected)[:5])


def geographiclib_lines():
    """The geodesics in the tests of geographiclib for Python, as lines of GeodTest: 20, of all kinds."""
    from geographiclib.test import test_geodesic
    for case in test_geodesic.GeodesicTest.testcases:
        lat1, lon1, azi1, lat2, lon2, azi2, s12 = case[:7]
        yield f"{lat1!r} 0 {azi1!r} {lat2!r} {(lon2 - lon1 + 540) % 360 - 180!r} {azi2!r} {s12!r}"


def geodesics(suite, lines, command, limit):
    """Distances of the file as the lengths of borders: two triangles with the geodesic as their common side."""
    features, expected = [], {}
    for number, line in enumerate(lines):
        if number >= limit:
            break
        lat1, _, _, lat2, lon2, _, s12, *_ = map(float, line.split())
        # A side of a polygon goes the shorter way in longitude, and takes no pole.
        if not 1e-9 < abs(lon2) < 90 or max(abs(lat1), abs(lat2)) > 89 or s12 > 9_000_000:
            continue
        a, b = [0.0, lat1], [lon2, lat2]
        middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
        across = [-(b[1] - a[1]), b[0] - a[0]]
        size = math.hypot(*across) or 1
        for side, sign in (("a", 1), ("b", -1)):
            tip = [middle[0] + sign * across[0] / size * 0.1, middle[1] + sign * across[1] / size * 0.1]
            ring = [a, b, tip, a]
            features.append({"type": "Feature", "properties": {"id": f"{number}{side}"},
                             "geometry": {"type": "Polygon", "coordinates": [ring]}})
        expected[str(number)] = s12
    # Each by itself: triangles of different lines may cross.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        rows, said = mezha(command, "borders", path, "--id", "id", "--no-check", "--tolerance-m", "0", "--format", "csv")
    if rows is None:
        return suite.skip("all", said)
    lengths = {row["a_id"][:-1]: float(row["length_km"]) * 1000 for row in rows if row["a_id"][:-1] == row["b_id"][:-1]}
    for number, length in expected.items():
        agrees = number in lengths and abs(lengths[number] - length) <= 1e-8 * length + 1e-3
        suite.check(f"line {number}", True, agrees)


def topologies(suite, folder, command):
    """Every topology of polygons reads as many regions as it has polygons with an id or without."""
    for file in sorted(Path(folder).rglob("*.json")):
        try:
            document = json.loads(file.read_text())
        except (OSError, ValueError):
            continue
        if not isinstance(document, dict) or document.get("type") != "Topology":
            continue
        objects = list((document.get("objects") or {}).values())
        members = [g for o in objects for g in (o.get("geometries", [o]) if isinstance(o, dict) else [])]
        count = sum(1 for g in members if g and g.get("type") in ("Polygon", "MultiPolygon") and g.get("arcs"))
        if count == 0 or len(objects) != 1:
            continue
        rows, said = mezha(command, "inspect", file, "--json")
        run = subprocess.run([command, "inspect", str(file), "--json"], capture_output=True, text=True)
        try:
            figures = {f["figure"]: f["value"] for f in json.loads(run.stdout)["figures"]}
        except (ValueError, KeyError):
            suite.skip(file.name, said if isinstance(said, str) else "no document")
            continue
        suite.check(file.name, count, int(figures.get("regions", -1)))


def overlays(suite, folder, command):
    """Valid polygons A and B of overlay tests: they overlap for Mezha where their intersection has an area."""
    try:
        import shapely
    except ImportError as error:
        return suite.skip("all", str(error))
    for file in sorted(Path(folder).rglob("*.xml")):
        try:
            cases = ElementTree.parse(file).getroot().iter("case")
        except ElementTree.ParseError:
            continue
        for number, case in enumerate(cases):
            shapes = []
            for name in ("a", "b"):
                text = (case.findtext(name) or "").strip()
                try:
                    shapes.append(shapely.from_wkt(text) if text and not text[0].isdigit() else None)
                except (shapely.errors.ShapelyError, NotImplementedError):
                    shapes.append(None)
            if any(s is None or s.is_empty or not s.is_valid or s.geom_type not in ("Polygon", "MultiPolygon") for s in shapes):
                continue
            bounds = shapely.total_bounds(shapes)
            size = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
            placed = [shapely.transform(s, lambda xy: (xy - bounds[:2]) / size) for s in shapes]
            if not all(s.is_valid for s in placed):
                continue
            area = shapely.area(shapely.intersection(*placed))
            if 0 < area < 1e-6:
                continue
            features = [{"type": "Feature", "properties": {"id": name}, "geometry": shapely.geometry.mapping(s)}
                        for name, s in zip("ab", placed)]
            run = subprocess.run([command, "inspect", "-", "--json"], capture_output=True, text=True,
                                 input=json.dumps({"type": "FeatureCollection", "features": features}))
            try:
                kinds = {k["kind"]: k["count"] for k in json.loads(run.stdout)["kinds"]}
            except (ValueError, KeyError):
                suite.skip(f"{file.name} {number}", (run.stderr.strip().splitlines() or ["no document"])[-1])
                continue
            suite.check(f"{file.name} {number}: overlap", area > 0, bool(kinds.get("overlap")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mezha", default=str(ROOT / ".build/release/mezha"))
    parser.add_argument("--libpysal", type=Path, help="the folder of libpysal's examples; found where it is installed")
    parser.add_argument("--spdata", type=Path, help="the folder inst/shapes of spData")
    parser.add_argument("--geodtest", type=Path, help="GeodTest-short.dat or GeodTest.dat, unpacked")
    parser.add_argument("--topojson", type=Path, help="a folder with files of TopoJSON's tests")
    parser.add_argument("--geos", type=Path, help="the folder tests/xmltester/tests of GEOS")
    parser.add_argument("--lines", type=int, default=10_000, help="how many lines of GeodTest")
    options = parser.parse_args()
    folder = options.libpysal
    if folder is None:
        try:
            import libpysal
            folder = Path(libpysal.__file__).parent / "examples"
        except ImportError:
            pass
    geodtest = options.geodtest
    if geodtest is None:
        try:
            geodtest = list(geographiclib_lines())
            print("geodtest: no file given, so only the geodesics of geographiclib's own tests")
        except ImportError:
            pass
    parts = [
        ("libpysal", folder, lambda s, p: polygons(s, sorted(p.rglob("*.shp")), options.mezha)),
        ("spdata", options.spdata,
         lambda s, p: polygons(s, sorted([*p.rglob("*.gpkg"), *p.rglob("*.shp")]), options.mezha)),
        ("geodtest", geodtest, lambda s, p: geodesics(
            s, open(p) if isinstance(p, Path) else p, options.mezha, options.lines)),
        ("topojson", options.topojson, lambda s, p: topologies(s, p, options.mezha)),
        ("geos", options.geos, lambda s, p: overlays(s, p, options.mezha)),
    ]
    isSound = True
    for name, path, run in parts:
        suite = Suite(name)
        if path is None or isinstance(path, Path) and not path.exists():
            suite.skip("all", "not installed and no path given")
        else:
            run(suite, path)
        isSound = suite.report() and isSound
    sys.exit(0 if isSound else 1)


if __name__ == "__main__":
    main()
