#!/usr/bin/env python3
"""Runs Mezha and its peers on the same files and writes one table: whole process, file to CSV of pairs with lengths.

usage: peers.py FILE[#LAYER]... [--runs N] [--id FIELD] [--only NAME,...] [-o TABLE.md]

Each peer is a process of its own; the time is that of the whole process, the median of N runs (5), and every run is
interleaved with the others', so that a busy machine slows all alike. Every result is checked: the number of
pairs and the total length must be those of the first peer (lengths within 1e-6). A peer that is not installed is
named and skipped.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PYTHON_PEERS = ["numpy", "geopandas", "libpysal", "topojson"]


def read(spec, identifier):
    import pyogrio

    file, _, layer = spec.partition("#")
    return pyogrio.read_dataframe(file, layer=layer or None, columns=[identifier] if identifier else [])


def write(pairs, output):
    with open(output, "w") as out:
        out.write("a,b,length_km\n")
        out.writelines(f"{a},{b},{km:.6f}\n" for a, b, km in pairs)


def geodesic_km(lon1, lat1, lon2, lat2):
    from pyproj import Geod

    return Geod(ellps="WGS84").inv(lon1, lat1, lon2, lat2)[2] / 1000


def run_numpy(frame):
    """Hash of undirected segments, sorted by numpy, measured by pyproj."""
    import numpy as np
    import shapely

    parts, region = shapely.get_parts(frame.geometry.values, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    owner = region[part]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    a, b, who = xy[:-1][joined], xy[1:][joined], owner[ring[:-1][joined]]
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    a[swap], b[swap] = b[swap], a[swap].copy()
    key = np.hstack([a, b])
    order = np.lexsort(key.T)
    key, who = key[order], who[order]
    same = (key[1:] == key[:-1]).all(axis=1) & (who[1:] != who[:-1])
    at = np.flatnonzero(same)
    first, second = np.minimum(who[at], who[at + 1]), np.maximum(who[at], who[at + 1])
    km = geodesic_km(*key[at].T)
    code = first.astype(np.int64) * len(frame) + second
    pairs, index = np.unique(code, return_inverse=True)
    sums = np.bincount(index, weights=km)
    return zip(pairs // len(frame), pairs % len(frame), sums)


def line_km(lines):
    import numpy as np
    import shapely

    xy, index = shapely.get_coordinates(lines, return_index=True)
    joined = index[1:] == index[:-1]
    km = geodesic_km(xy[:-1, 0][joined], xy[:-1, 1][joined], xy[1:, 0][joined], xy[1:, 1][joined])
    return np.bincount(index[:-1][joined], weights=km, minlength=len(lines))


def run_geopandas(frame):
    """STRtree, then the intersection of the boundaries of each candidate pair."""
    import numpy as np
    import shapely

    boundaries = shapely.boundary(frame.geometry.values)
    tree = shapely.STRtree(boundaries)
    left, right = tree.query(boundaries, predicate="intersects")
    keep = left < right
    left, right = left[keep], right[keep]
    lines = shapely.intersection(boundaries[left], boundaries[right])
    parts, index = shapely.get_parts(lines, return_index=True)
    is_line = shapely.get_type_id(parts) == 1
    km = np.bincount(index[is_line], weights=line_km(parts[is_line]), minlength=len(left))
    return ((a, b, k) for a, b, k in zip(left, right, km) if k > 0)


def run_libpysal(frame):
    """Rook contiguity by libpysal, lengths by intersection of the pairs that it finds."""
    import numpy as np
    import shapely
    from libpysal.graph import Graph

    frame = frame.reset_index(drop=True)
    graph = Graph.build_contiguity(frame, rook=True)
    edges = graph.adjacency.reset_index()
    edges = edges[(edges.focal < edges.neighbor) & (edges.weight > 0)]
    shapes = shapely.boundary(frame.geometry.values)
    left, right = edges.focal.values, edges.neighbor.values
    lines = shapely.intersection(shapes[left], shapes[right])
    parts, index = shapely.get_parts(lines, return_index=True)
    is_line = shapely.get_type_id(parts) == 1
    km = np.bincount(index[is_line], weights=line_km(parts[is_line]), minlength=len(left))
    return zip(left, right, km)


def run_topojson(frame):
    """Arcs of a topology; those of two regions are their border."""
    import collections

    import numpy as np
    import topojson

    topology = topojson.Topology(frame, prequantize=False, shared_coords=True).to_dict()
    users = collections.defaultdict(set)
    for index, shape in enumerate(topology["objects"]["data"]["geometries"]):
        stack = list(shape["arcs"])
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(item)
            else:
                users[item if item >= 0 else ~item].add(index)
    km = collections.defaultdict(float)
    for arc, regions in users.items():
        if len(regions) == 2:
            xy = np.array(topology["arcs"][arc])
            km[tuple(sorted(regions))] += geodesic_km(xy[:-1, 0], xy[:-1, 1], xy[1:, 0], xy[1:, 1]).sum()
    return ((a, b, k) for (a, b), k in km.items())


def python_peer(name, spec, identifier, output):
    frame = read(spec, identifier)
    write({"numpy": run_numpy, "geopandas": run_geopandas, "libpysal": run_libpysal,
           "topojson": run_topojson}[name](frame), output)


def commands(spec, identifier, output, wanted):
    """Name -> command line of every peer that is there."""
    file, _, layer = spec.partition("#")
    found = {}
    mezha = [os.path.join(ROOT, ".build/release/mezha"), "borders", spec, "-o", output, "--overwrite", "-q"]
    if identifier:
        mezha += ["--id", identifier]
    found["mezha"] = mezha
    found["mezha, 1 thread"] = mezha + ["--threads", "1"]
    modules = {"numpy": "pyproj", "geopandas": "geopandas", "libpysal": "libpysal", "topojson": "topojson"}
    for name in PYTHON_PEERS:
        if subprocess.run([sys.executable, "-c", f"import {modules[name]}"], capture_output=True).returncode == 0:
            found[name] = [sys.executable, __file__, "--peer", name, spec, output] + ([identifier] if identifier else [])
        else:
            print(f"skipped: {name} (not installed)", file=sys.stderr)
    if shutil.which("mapshaper"):
        found["mapshaper (sphere)"] = ["mapshaper", file, "-innerlines", "-each", "km = this.length / 1000", "-o",
                                       output, "format=csv"]
    else:
        print("skipped: mapshaper (not installed)", file=sys.stderr)
    if shutil.which("ogr2ogr"):
        found["only reading: ogr2ogr -f Memory"] = ["ogr2ogr", "-f", "Memory", "x", file] + ([layer] if layer else [])
    return {k: v for k, v in found.items() if not wanted or any(k.startswith(w) for w in wanted)}


def result(output):
    """The number of pairs and their total length."""
    import csv

    if not os.path.exists(output):
        return None
    with open(output) as file:
        rows = list(csv.DictReader(file))
    if rows and "length_km" not in rows[0]:
        return None
    return len(rows), sum(float(row["length_km"]) for row in rows)


def main():
    if sys.argv[1:2] == ["--peer"]:
        name, spec, output, *identifier = sys.argv[2:]
        python_peer(name, spec, identifier[0] if identifier else None, output)
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--id")
    parser.add_argument("--only", default="")
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    lines = ["| input | peer | seconds (median) | times Mezha | pairs | total km |", "|---|---|--:|--:|--:|--:|"]
    for spec in options.files:
        with tempfile.TemporaryDirectory() as folder:
            output = os.path.join(folder, "pairs.csv")
            peers = commands(spec, options.id, output, [w for w in options.only.split(",") if w])
            times, results = {name: [] for name in peers}, {}
            for _ in range(options.runs):
                for name, command in peers.items():
                    if os.path.exists(output):
                        os.remove(output)
                    begin = time.perf_counter()
                    done = subprocess.run(command, capture_output=True, text=True)
                    if done.returncode != 0:
                        results[name] = (done.stderr.strip().splitlines() or ["failed"])[-1][:80]
                        continue
                    times[name].append(time.perf_counter() - begin)
                    results[name] = result(output)
            base = statistics.median(times["mezha"]) if times.get("mezha") else float("nan")
            expected = results.get("mezha")
            for name in peers:
                got = results.get(name)
                if not times[name]:
                    lines.append(f"| {os.path.basename(spec)} | {name} | failed: {got} | | | |")
                    continue
                seconds = statistics.median(times[name])
                note = ("", "") if got is None else (str(got[0]), f"{got[1]:.3f}")
                if got is not None and expected is not None:
                    agrees = got[0] == expected[0] and abs(got[1] - expected[1]) <= 1e-6 * max(1, expected[1])
                    note = (note[0], note[1] + ("" if agrees else " (differs)"))
                lines.append(f"| {os.path.basename(spec)} | {name} | {seconds:.3f} | {seconds / base:.1f} | {note[0]} | {note[1]} |")
                print(lines[-1], flush=True)
    text = "\n".join(lines) + "\n"
    if options.output:
        with open(options.output, "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
