#!/usr/bin/env python3
"""Shows that borders by Dask and by Spark have the bytes of one machine, and what it costs.

usage: engines.py FILE[#LAYER]... [--made] [--mezha PROGRAM] [--cells 131072,16384] [--engines steps,dask,spark]

Each file is copied with ids of its rows, so that the command and the engines read the same; --made adds the sets of the
tests, with overlaps, lines of three owners and both edges of the sheet. For each, by cells of each size:

- steps: survey, cut, join and merge in one process, parts of shuffled rows, values in any order: vertices that go from one
  task to another for each of the input, their bytes as they are and without the few of attributes, and microseconds of the
  processor that each step takes for each vertex;
- dask: the same file in eight parts, by threads;
- spark: local[1] and local[2], rows as they are and shuffled; bytes that Spark itself wrote for others.

Every CSV is compared with that of `mezha borders`, byte by byte. Exit code: 0 when all are equal, 1 when not; 64 usage.
MEZHA_LIBRARY names the library. Needs pyogrio, pyarrow, shapely; dask and pyspark with Java for theirs.
"""
import argparse
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import pyarrow
import pyarrow.parquet
import pyogrio
import shapely

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SOURCE = os.path.join(ROOT, "Bindings", "python", "src")
sys.path[:0] = [SOURCE, os.path.join(ROOT, "Bindings", "python", "tests")]
# The workers of Spark find the package by it, and Python.
os.environ["PYTHONPATH"] = SOURCE
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import mezha  # noqa: E402
import mezha.cells  # noqa: E402
import mezha.dask  # noqa: E402
import mezha.spark  # noqa: E402

ROW = "engines_row"


class Case:
    """A set of regions as the command and as the engines read it."""

    def __init__(self, name, frame, folder):
        self.name = name
        self.folder = folder
        if "id" not in frame.columns:
            frame = frame.assign(id=[f"r{row}" for row in range(len(frame))])
        self.file = os.path.join(folder, "regions.fgb")
        frame.to_file(self.file, engine="pyogrio", driver="FlatGeobuf", SPATIAL_INDEX="NO", promote_to_multi=True)
        frame = pyogrio.read_dataframe(self.file)
        fields = pyarrow.Table.from_pandas(frame.drop(columns="geometry"), preserve_index=False)
        shapes = pyarrow.array(shapely.to_wkb(frame.geometry.values), pyarrow.binary())
        self.table = fields.append_column("geometry", shapes)
        self.expected = b""

    def parts(self, count, shuffled):
        rows = list(range(self.table.num_rows))
        if shuffled:
            random.Random(7).shuffle(rows)
        table = self.table.append_column(ROW, pyarrow.array(range(len(rows)), pyarrow.int64())).take(rows)
        size = -(-len(rows) // count)
        return [table.slice(start, size) for start in range(0, len(rows), size)]


def command(options, case):
    call = [options.mezha, "borders", case.file, "--id", "id", "--quiet", "--format", "csv"]
    started = time.perf_counter()
    case.expected = subprocess.run(call, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    print(f"  command: {case.expected.count(b'%c' % 10) - 1} borders, {time.perf_counter() - started:.2f} s", flush=True)


def verdict(case, path):
    with open(path, "rb") as file:
        return "equal bytes" if file.read() == case.expected else "DIFFERENT"


def report(case, what, path, more):
    found = verdict(case, path)
    print(f"  {what}: {found}; {more}", flush=True)
    return found != "equal bytes"


def steps(case, cells):
    spent = {}

    def timed(name, function, *arguments, **given):
        started = time.process_time()
        found = function(*arguments, **given)
        spent[name] = spent.get(name, 0) + time.process_time() - started
        return found

    chance = random.Random(3)
    parts = case.parts(8, shuffled=True)
    given = dict(id="id", row=ROW)
    surveys = [timed("survey", mezha.cells.survey, part, **given) for part in parts]
    plan = timed("plan", mezha.cells.plan, surveys, cell_vertices=cells)
    groups, vertices = {}, 0
    for part in parts:
        cut = timed("cut", mezha.cells.cut, part, plan, **given)
        vertices += sum(cut["vertices"])
        for cell, run in zip(cut["cell"], cut["runs"]):
            groups.setdefault(cell, []).append(run)
    order = list(groups.values())
    chance.shuffle(order)
    joined = []
    for runs in order:
        chance.shuffle(runs)
        joined += timed("join", mezha.cells.join, runs, plan)["part"]
    fields = case.table.drop_columns(["geometry"])
    table = timed("merge", mezha.cells.merge, fields, joined, plan, id="id", ticks=True)
    path = os.path.join(case.folder, "steps.csv")
    mezha.write_csv(table, path)
    size = sum(len(run) for runs in order for run in runs)
    largest = max((sum(len(run) for run in runs) for runs in order), default=0)
    own = {name: 1e6 * value / plan.vertices for name, value in spent.items()}
    more = (
        f"{plan.vertices} vertices, {len(order)} cells, {vertices / plan.vertices:.3f} vertices passed on for each, "
        f"{size / plan.vertices:.2f} bytes, largest cell {largest / 1e6:.1f} MB, parts {sum(map(len, joined)) / plan.vertices:.2f} "
        f"bytes; µs a vertex: {', '.join(f'{name} {value:.2f}' for name, value in own.items())}, in all {sum(own.values()):.2f}"
    )
    return report(case, f"steps, cells of {cells}", path, more)


def dask_(case, cells, shuffled):
    import dask

    started = time.perf_counter()
    parts = [part.drop_columns([ROW]) for part in case.parts(8, shuffled)]
    with dask.config.set(scheduler="threads", num_workers=2):
        table = mezha.dask.borders(parts, id="id", cell_vertices=cells, to="arrow")
    path = os.path.join(case.folder, "dask.csv")
    mezha.write_csv(table, path)
    return report(
        case, f"dask, cells of {cells}{', shuffled' if shuffled else ''}", path, f"{time.perf_counter() - started:.1f} s"
    )


def session_of(master, folder):
    from pyspark.sql import SparkSession

    events = os.path.join(folder, "events")
    os.makedirs(events, exist_ok=True)
    made = SparkSession.builder.master(master)
    for key, value in {
        "driver.memory": "3g", "ui.enabled": "false", "ui.showConsoleProgress": "false", "driver.host": "127.0.0.1",
        "driver.bindAddress": "127.0.0.1",
        "local.dir": os.path.join(folder, "spark"), "sql.files.maxPartitionBytes": "8m", "eventLog.enabled": "true",
        "eventLog.dir": "file://" + events, "eventLog.compress": "false", "eventLog.rolling.enabled": "false",
    }.items():
        made = made.config("spark." + key, value)
    made = made.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made, events


def spark(case, master, cells, shuffled):
    session, events = session_of(master, case.folder)
    path = os.path.join(case.folder, "parquet")
    if not os.path.exists(path):
        os.makedirs(path)
        for index, part in enumerate(case.parts(8, shuffled=False)):
            pyarrow.parquet.write_table(part.drop_columns([ROW]), os.path.join(path, f"{index:03}.parquet"))
    frame = session.read.parquet(path)
    if shuffled:
        frame = frame.repartition(7).cache()
        frame.count()
    started = time.perf_counter()
    found = os.path.join(case.folder, "spark.csv")
    mezha.spark.write_csv(mezha.spark.borders(frame, id="id", cell_vertices=cells), found)
    seconds = time.perf_counter() - started
    session.stop()
    written = 0
    for log in glob.glob(events + "/*"):
        with open(log) as file:
            for line in file:
                if '"SparkListenerTaskEnd"' in line:
                    metrics = (json.loads(line).get("Task Metrics") or {}).get("Shuffle Write Metrics", {})
                    written += metrics.get("Shuffle Bytes Written", 0)
        os.remove(log)
    return report(
        case, f"spark {master}, cells of {cells}{', shuffled' if shuffled else ''}", found,
        f"{seconds:.1f} s" + ("" if shuffled else f", {written / 1e6:.1f} MB shuffled, attributes and all"),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--made", action="store_true")
    parser.add_argument("--mezha", default=os.path.join(ROOT, ".build", "release", "mezha"))
    parser.add_argument("--cells", default="131072,16384")
    parser.add_argument("--engines", default="steps,dask,spark")
    options = parser.parse_args()
    engines, sizes = options.engines.split(","), [int(size) for size in options.cells.split(",")]
    given = []
    if options.made:
        from made_cells import SETS

        given += [(name, make()) for name, make in SETS.items()]
    for spec in options.files:
        file, _, layer = spec.partition("#")
        if not os.path.exists(file):
            parser.exit(64, f"engines.py: there is no {file}\n")
        given.append((os.path.basename(spec), lambda file=file, layer=layer: pyogrio.read_dataframe(file, layer=layer or None)))
    faults = 0
    for name, frame in given:
        print(name, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            case = Case(name, frame() if callable(frame) else frame, folder)
            command(options, case)
            for cells in sizes:
                if "steps" in engines:
                    faults += steps(case, cells)
                if "dask" in engines:
                    faults += dask_(case, cells, shuffled=cells != sizes[0])
                if "spark" in engines:
                    faults += spark(case, "local[1]", cells, shuffled=False)
                    faults += spark(case, "local[2]", cells, shuffled=cells != sizes[0])
    print("all equal" if faults == 0 else f"{faults} differences")
    return 0 if faults == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
