#!/usr/bin/env python3
"""Runs Mezha and its peers on the same files and writes one table: whole process, file to CSV of pairs with lengths.

usage: peers.py FILE[#LAYER]... [--id FIELD,...] [--runs N] [--limit SECONDS] [--only NAME,...] [-o TABLE.md]

Each peer is a process of its own, its program is in peers/. Reported are the elapsed time and the processor time (user and
system, with all the processes it started) of the whole process, the medians of N runs (5); runs are interleaved, so
that a busy machine slows all alike. A peer that is not installed is named and skipped; one that fails or takes longer
than the limit (600 s) is named and not run again.

Every result is checked pair by pair against Mezha's: the same pairs, and each length within 1e-6. --id names the field
of ids, or several: the first that a file has; regions of one id are one region. Without it, or with --count, only the
number of pairs and the total length are compared.
"""
import argparse
import collections
import csv
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
# What a peer that cannot give the same result measures instead.
NOTES = {
    "sf, s2": "on a sphere",
    "spdep, pairs": "no lengths; two vertices in common are enough",
    "GRASS": "topology: overlaps become areas",
    "mapshaper": "on a sphere",
}


def has_module(name):
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode == 0


def has_r(package):
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True).returncode == 0


def prepare_postgis(folder):
    cluster = os.path.join(folder, "cluster")
    done = subprocess.run([os.path.join(PEERS, "postgis.sh"), "--prepare", cluster], capture_output=True, text=True)
    return cluster if done.returncode == 0 else None


def find_peers(wanted, folder, mezha):
    """Name -> function of file, layer, output and id that gives a command line, for every peer that is there."""
    def script(interpreter, name, *more):
        return lambda file, layer, output, _: [*interpreter, os.path.join(PEERS, name), file, layer, output, *more]

    def borders(*more):
        return lambda file, layer, output, field: [
            mezha, "borders", file + ("#" + layer if layer else ""), "-o", output, "--overwrite", "-q", *more,
            *(["--id", field] if field else [])]

    cluster = []

    def has_postgis():
        if not (shutil.which("psql") and shutil.which("ogr2ogr")):
            return False
        cluster.append(prepare_postgis(folder))
        return cluster[0] is not None

    def python(name):
        return lambda file, layer, output, _: [sys.executable, os.path.join(PEERS, "python_peers.py"), name, file, layer,
                                               output]

    table = {
        "Mezha": (lambda: True, borders()),
        "Mezha, 1 thread": (lambda: True, borders("--threads", "1")),
        "numpy": (lambda: has_module("pyproj"), python("numpy")),
        "geopandas": (lambda: has_module("geopandas"), python("geopandas")),
        "libpysal": (lambda: has_module("libpysal"), python("libpysal")),
        "topojson": (lambda: has_module("topojson"), python("topojson")),
        "sf": (lambda: has_r("sf"), script(["Rscript"], "sf.R")),
        "sf, s2": (lambda: has_r("s2"), script(["Rscript"], "sf.R", "s2")),
        "spdep": (lambda: has_r("spdep") and has_r("sf"), script(["Rscript"], "spdep.R")),
        "spdep, pairs": (lambda: has_r("spdep"), script(["Rscript"], "spdep.R", "pairs")),
        "PostGIS": (has_postgis, lambda file, layer, output, _: [os.path.join(PEERS, "postgis.sh"), file, layer, output,
                                                                 cluster[0]]),
        "GRASS": (lambda: shutil.which("grass"), script([], "grass.sh")),
        "mapshaper": (lambda: shutil.which("mapshaper"), script([], "mapshaper.sh")),
        "only reading: ogr2ogr -f Memory": (
            lambda: shutil.which("ogr2ogr"),
            lambda file, layer, *_: ["ogr2ogr", "-f", "Memory", "x", file] + ([layer] if layer else [])),
    }
    unknown = [w for w in wanted if w not in table and w != "reading"]
    if unknown:
        sys.exit(f"peers.py: there is no peer {unknown[0]!r}; there are: {'; '.join(table)}")
    found, missing = {}, []
    for name, (is_there, command) in table.items():
        if wanted and name not in wanted and not ("reading" in wanted and name.startswith("only reading")):
            continue
        if is_there():
            found[name] = command
        else:
            missing.append(name)
    return found, missing


def stop(child):
    """Ends a peer and all that it started, first by asking."""
    os.killpg(child.pid, signal.SIGTERM)
    try:
        child.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def run(command, limit, errors):
    """Seconds elapsed, seconds of processor, and what went wrong, if anything."""
    begin = time.perf_counter()
    # A group of its own, so that what it started ends with it.
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, process_group=0)
    try:
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            elapsed = time.perf_counter() - begin
            if pid:
                child.returncode = os.waitstatus_to_exitcode(status)
                break
            if elapsed > limit:
                return elapsed, None, f"more than {limit:.0f} s"
            time.sleep(0.0005 if elapsed < 2 else 0.02)
    finally:
        if child.returncode is None:
            stop(child)
    if child.returncode != 0:
        errors.seek(0)
        lines = [line for line in errors.read().decode(errors="replace").splitlines() if line.strip()]
        return elapsed, None, "failed: " + (lines[-1].strip()[:100] if lines else f"exit code {child.returncode}")
    return elapsed, usage.ru_utime + usage.ru_stime, None


def field_of(file, layer, candidates):
    """The first of the fields that the file has, and its values in the order of features."""
    if not candidates:
        return None, None
    import pyogrio

    fields = list(pyogrio.read_info(file, layer=layer or None)["fields"])
    for name in candidates:
        if name in fields:
            values = pyogrio.read_dataframe(file, layer=layer or None, columns=[name], read_geometry=False)[name]
            return name, [str(value) for value in values]
    sys.exit(f"peers.py: {file} has none of the fields {', '.join(candidates)}; it has: {', '.join(fields)}")


def read_result(output, ids):
    """Pair -> kilometres; None where there is no table."""
    if not os.path.exists(output):
        return None
    pairs = collections.defaultdict(float)
    with open(output, newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if "a_id" in row:
                pair = (row["a_id"], row["b_id"])
            elif ids:
                pair = (ids[int(row["a"])], ids[int(row["b"])])
                if pair[0] == pair[1]:
                    continue
            else:
                pair = (row["a"], row["b"])
            # Without ids rows of Mezha may repeat names; each row is a pair of its own then.
            key = tuple(sorted(pair)) if ids else (number,)
            pairs[key] += float(row["length_km"]) if "length_km" in row else math.nan
    return pairs


def compare(got, expected, ids):
    """One phrase: equal, or how far from it."""
    total, right = math.fsum(got.values()), math.fsum(expected.values())
    if not ids:
        same = len(got) == len(expected)
        words = [] if same else [f"{len(got) - len(expected):+d} pairs"]
        worst = abs(total - right) / max(right, 1e-9)
    else:
        more, fewer = len(got.keys() - expected.keys()), len(expected.keys() - got.keys())
        words = ([f"{more} pairs more"] if more else []) + ([f"{fewer} fewer"] if fewer else [])
        both = [(got[key], expected[key]) for key in got.keys() & expected.keys()]
        # Mezha writes metres to the millimetre at the coarsest.
        worst = max((abs(a - b) / max(b, 1e-3) for a, b in both), default=0)
        off = sum(abs(a - b) > 1e-6 * max(b, 1e-3) for a, b in both)
        if off and not math.isnan(total):
            words.append(f"{off} lengths off by up to {worst:.1e}")
    if not math.isnan(total) and abs(total - right) > 1e-6 * right:
        words.append(f"total {100 * (total - right) / right:+.3f} %")
    return ", ".join(words) or "equal"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--id", default="", help="field of ids, or several by commas: the first that a file has")
    parser.add_argument("--count", action="store_true", help="compare numbers of pairs and totals only")
    parser.add_argument("--limit", type=float, default=600, help="seconds, after which a peer is stopped")
    parser.add_argument("--only", default="", help="names of peers, by semicolons if they hold commas")
    parser.add_argument("--mezha", default=os.path.join(os.path.dirname(HERE), ".build/release/mezha"))
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    separator = ";" if ";" in options.only else ","
    wanted = [w.strip() for w in options.only.split(separator) if w.strip()]
    if wanted and "Mezha" not in wanted:
        wanted.insert(0, "Mezha")
    lines = ["| input | peer | elapsed s | times Mezha | processor s | times Mezha | pairs | total km | result |",
             "|---|---|--:|--:|--:|--:|--:|--:|---|"]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o711)
        peers, missing = find_peers(wanted, folder, options.mezha)
        output = os.path.join(folder, "pairs.csv")
        for spec in options.files:
            file, _, layer = spec.partition("#")
            field, ids = field_of(file, layer, [f for f in options.id.split(",") if f])
            if options.count:
                ids = None
            measured, results, faults = collections.defaultdict(list), {}, {}
            for _ in range(options.runs):
                for name, command in peers.items():
                    if name in faults:
                        continue
                    if os.path.exists(output):
                        os.remove(output)
                    with tempfile.TemporaryFile() as errors:
                        elapsed, processor, fault = run(command(file, layer, output, field), options.limit, errors)
                    if fault:
                        faults[name] = fault
                        continue
                    measured[name].append((elapsed, processor))
                    if name not in results:
                        results[name] = read_result(output, ids)
            def medians(name):
                return [statistics.median(column) for column in zip(*measured[name])]

            base = medians("Mezha") if measured["Mezha"] else (math.nan, math.nan)
            for name in peers:
                start = f"| {os.path.basename(spec)} | {name} |"
                if name in faults:
                    lines.append(f"{start} {faults[name]} | | | | | | |")
                else:
                    elapsed, processor = medians(name)
                    row = (f"{start} {elapsed:.3f} | {elapsed / base[0]:.1f} | {processor:.3f} | "
                           f"{processor / base[1]:.1f} |")
                    got = results[name]
                    if got is None:
                        lines.append(f"{row} | | |")
                    else:
                        total = math.fsum(got.values())
                        words = compare(got, results["Mezha"], ids) if results.get("Mezha") is not None else ""
                        note = f" ({NOTES[name]})" if name in NOTES else ""
                        lines.append(f"{row} {len(got)} | {'' if math.isnan(total) else f'{total:.3f}'} | {words}{note} |")
                print(lines[-1], flush=True)
        for name in missing:
            lines.append(f"| | {name} | not installed, skipped | | | | | | |")
            print(lines[-1], flush=True)
    if options.output:
        with open(options.output, "w") as file:
            file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
