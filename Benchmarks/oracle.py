#!/usr/bin/env python3
"""Checks Mezha's lengths on any file against two computations that share no code with it.

1. A hash of undirected segments, Karney's distance (pyproj) for each: pairs and lengths.
2. Overlay by GEOS (shapely): which pairs have a line in common.

    Benchmarks/oracle.py FILE[#LAYER] [--id FIELD] [--mezha PROGRAM] [--tolerance 1e-6] [--overlay] [--where SQL]

Runs `mezha borders FILE --format csv` (PROGRAM is bin/mezha if not given), reads the file itself, and compares every pair.
Coordinates must be in WGS 84. `--overlay` adds the second check, which takes minutes on large files; overlay rounds where
lines cross, so it is asked for pairs only, not for lengths. Examples:

    Benchmarks/oracle.py GeoData/regions.geojson --id id --overlay
    Benchmarks/oracle.py ../shared/geodata/fr-communes.fgb --id id

Exit code: 0 when all agree, 1 when not, 64 usage. Needs Python 3.9 and geopandas, shapely 2, pyproj.
"""
import argparse
import collections
import csv
import io
import itertools
import math
import pathlib
import subprocess
import sys

try:
    import geopandas
    import numpy
    import pyproj
    import shapely
except ImportError as missing:
    sys.exit(f"oracle.py: {missing}. Install it: pip install geopandas shapely pyproj")

GEODESIC = pyproj.Geod(ellps="WGS84")


def segments_by_owner(frame, key):
    """The owners of each undirected segment."""
    owners = collections.defaultdict(set)
    for region, geometry in zip(frame[key], frame.geometry):
        if geometry is None or geometry.is_empty:
            continue
        for polygon in shapely.get_parts(geometry):
            for ring in [polygon.exterior, *polygon.interiors]:
                line = [(x + 0.0, y + 0.0) for x, y, *_ in ring.coords]
                for a, b in zip(line, line[1:]):
                    if a != b:
                        owners[(a, b) if a < b else (b, a)].add(region)
    return owners


def lengths_by_pair(owners):
    """Kilometres by pair: segments that belong to two regions, each by Karney."""
    shared = [(s, tuple(sorted(o))) for s, o in owners.items() if len(o) == 2]
    if not shared:
        return {}
    ends = numpy.array([[*s[0], *s[1]] for s, _ in shared])
    _, _, metres = GEODESIC.inv(ends[:, 0], ends[:, 1], ends[:, 2], ends[:, 3])
    totals = collections.defaultdict(list)
    for (_, pair), length in zip(shared, metres):
        totals[pair].append(length)
    return {pair: math.fsum(parts) / 1000 for pair, parts in totals.items()}


def pairs_by_overlay(frame, key):
    """Pairs whose boundaries have a line in common, by GEOS."""
    ids = list(frame[key])
    outlines = frame.geometry.boundary.to_numpy()
    left, right = shapely.STRtree(outlines).query(outlines, predicate="intersects")
    keep = left < right
    left, right = left[keep], right[keep]
    common = shapely.length(shapely.intersection(outlines[left], outlines[right]))
    return {tuple(sorted((ids[a], ids[b]))) for a, b, x in zip(left, right, common) if x > 0}


def lengths_by_mezha(options):
    command = [options.mezha, "borders", options.input, "--format", "csv", "--quiet"]
    for name in ("id", "where"):
        if getattr(options, name):
            command += [f"--{name}", getattr(options, name)]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {tuple(sorted((r["a_id"], r["b_id"]))): float(r["length_km"]) for r in rows}


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("--id", help="field of ids; without it, the numbers of features")
    parser.add_argument("--where", help="condition on features, as in SQL")
    parser.add_argument("--mezha", default=str(root / "bin" / "mezha"))
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--overlay", action="store_true")
    options = parser.parse_args()
    file, _, layer = options.input.partition("#")
    if not pathlib.Path(file).exists():
        parser.exit(64, f"oracle.py: there is no {file}\n")
    arguments = {"layer": layer} if layer else {}
    if options.where:
        arguments["where"] = options.where
    frame = geopandas.read_file(file, **arguments)
    key = options.id
    if key is None:
        parser.exit(64, f"oracle.py: name the field of ids with --id; there are: {', '.join(map(str, frame.columns))}\n")
    frame[key] = frame[key].astype(str)

    found = lengths_by_mezha(options)
    owners = segments_by_owner(frame, key)
    expected = lengths_by_pair(owners)
    crowded = [o for o in owners.values() if len(o) > 2]
    # Which of three regions along one segment adjoin is a matter of sides, which a hash does not know.
    unclear = {pair for o in crowded for pair in itertools.combinations(sorted(o), 2)}
    faults = 0
    for pair in sorted((set(found) ^ set(expected)) - unclear):
        faults += 1
        print(f"{'|'.join(pair)}: only {'mezha' if pair in found else 'the oracle'} has this pair")
    worst = 0.0
    for pair in sorted((set(found) & set(expected)) - unclear):
        off = abs(found[pair] - expected[pair]) / expected[pair]
        worst = max(worst, off)
        # Tables carry nine significant digits.
        if off > options.tolerance:
            faults += 1
            print(f"{'|'.join(pair)}: {found[pair]} km, not {expected[pair]} km")
    print(f"{len(found)} pairs, {len(owners)} segments, {len(crowded)} of them with three owners or more; "
          f"largest relative difference {worst:.1e}")
    if unclear:
        print(f"not compared, because of these: {', '.join('|'.join(p) for p in sorted(unclear))}")
    if options.overlay:
        overlay = pairs_by_overlay(frame, key)
        for pair in sorted(set(found) ^ overlay):
            faults += 1
            print(f"{'|'.join(pair)}: only {'mezha' if pair in found else 'overlay'} has this pair")
        print(f"overlay: {len(overlay)} pairs")
    print("all agree" if faults == 0 else f"{faults} differences")
    return 0 if faults == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
