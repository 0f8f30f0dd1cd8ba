#!/usr/bin/env python3
"""Shows that Mezha's borders do not depend on threads, and its lengths not on the series for short segments.

usage: equal.py FILE[#LAYER]... [--id FIELD,...] [--mezha PROGRAM] [--formats csv,...]

For each file:
1. The bytes of `mezha borders` with --threads 1 and --threads 2, in each of the formats, are compared.
2. The tables of --geodesic series and --geodesic karney are compared. Tables carry nine digits, so that lengths which
   agree to 1e-9 differ by one unit of the ninth digit at the most.
3. All digits: the kernel (Sources/CGeodesicKernel) is compiled by itself and given every segment that two regions of the
   file share; the sum by pair is compared with Karney's (pyproj). Segments that the kernel leaves to Karney are left to
   it here, too. Karney's distance of two points is good to some 15 nanometres, whatever their distance.

Exit code: 0 when all is equal, the worst pair within 1e-9; 1 when not; 64 usage. Needs clang and pyproj, shapely 2,
pyogrio.
"""
import argparse
import csv
import ctypes
import io
import os
import subprocess
import sys
import tempfile

import numpy as np
import pyogrio
import pyproj

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(HERE, "peers"))
from python_peers import shared_segments, sums_by_pair  # noqa: E402

LIMIT = 1e-9


def mezha(options, spec, field, *more):
    command = [options.mezha, "borders", spec, "--quiet", *(["--id", field] if field else []), *more]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def compare_threads(options, spec, field):
    faults = 0
    for kind in options.formats.split(","):
        one, two = (mezha(options, spec, field, "--format", kind, "--threads", n) for n in "12")
        faults += one != two
        print(f"  threads 1 and 2, {kind}: {'equal bytes' if one == two else 'DIFFERENT'}, {len(one)} of them")
    return faults


def compare_tables(options, spec, field):
    rows = [list(csv.DictReader(io.StringIO(mezha(options, spec, field, "--format", "csv", "--geodesic", g).decode())))
            for g in ("series", "karney")]
    if [(r["a_id"], r["b_id"]) for r in rows[0]] != [(r["a_id"], r["b_id"]) for r in rows[1]]:
        print("  series and Karney, tables: DIFFERENT pairs")
        return 1
    differing = faults = 0
    worst = (0.0, "")
    for a, b in zip(*rows):
        if a["length_km"] == b["length_km"]:
            continue
        differing += 1
        series, karney = float(a["length_km"]), float(b["length_km"])
        unit = 10.0 ** -len(b["length_km"].partition(".")[2])
        worst = max(worst, (abs(series - karney) / karney, f"{a['a_id']}|{a['b_id']}"))
        faults += abs(series - karney) > 1.5 * unit
    print(f"  series and Karney, tables: {len(rows[0])} pairs, {differing} differ in the last digit"
          + (f", by {worst[0]:.1e} of the length at most ({worst[1]})" if differing else "")
          + (f"; {faults} by MORE than one unit" if faults else ""))
    return faults


def compile_kernel(folder):
    source = os.path.join(ROOT, "Sources", "CGeodesicKernel")
    library = os.path.join(folder, "kernel.so")
    subprocess.run(["clang", "-O2", "-shared", "-fPIC", "-I", os.path.join(source, "include"), "-o", library,
                    os.path.join(source, "geodesic_kernel.c")], check=True)
    kernel = ctypes.CDLL(library).mezha_short_geodesics
    kernel.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
    kernel.restype = None
    return kernel


def compare_segments(kernel, spec):
    file, _, layer = spec.partition("#")
    shapes = pyogrio.read_dataframe(file, layer=layer or None, columns=[]).geometry.values
    first, second, segments = shared_segments(shapes)
    karney = pyproj.Geod(ellps="WGS84").inv(*segments.T)[2]
    # The kernel measures along a line of positions: segments one after another, every second one is between two of them.
    lengths = np.empty(2 * len(segments))
    positions = np.ascontiguousarray(np.vstack([segments.reshape(-1, 2), segments[-1:, 2:]]))
    kernel(positions.ctypes.data, len(lengths), lengths.ctypes.data)
    series = lengths[::2].copy()
    left = series < 0
    series[left] = karney[left]
    a, b, by_series = sums_by_pair(first, second, series, len(shapes))
    _, _, by_karney = sums_by_pair(first, second, karney, len(shapes))
    off = np.abs(by_series - by_karney)
    relative = off / by_karney
    worst = int(relative.argmax())
    print(f"  series and Karney, all digits: {len(a)} pairs, {len(segments)} segments, {int(left.sum())} of them left to "
          f"Karney; the worst pair is {relative[worst]:.1e} off: regions {a[worst]} and {b[worst]}, "
          f"{by_karney[worst]:.6g} m, {off[worst] * 1e9:.2g} nm; the median {np.median(relative):.1e}")
    return int(relative[worst] > LIMIT)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--id", default="", help="field of ids, or several by commas: the first that a file has")
    parser.add_argument("--mezha", default=os.path.join(ROOT, ".build", "release", "mezha"))
    parser.add_argument("--formats", default="csv")
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        kernel = compile_kernel(folder)
        for spec in options.files:
            file, _, layer = spec.partition("#")
            if not os.path.exists(file):
                parser.exit(64, f"equal.py: there is no {file}\n")
            fields = list(pyogrio.read_info(file, layer=layer or None)["fields"])
            field = next((name for name in options.id.split(",") if name in fields), None)
            print(os.path.basename(spec), flush=True)
            faults += compare_threads(options, spec, field)
            faults += compare_tables(options, spec, field)
            faults += compare_segments(kernel, spec)
    print("all equal" if faults == 0 else f"{faults} differences")
    return 0 if faults == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
