"""Calls of all kinds from several threads, and how much memory the process has meanwhile.

    python soak.py [CALLS [THREADS]]      a million by four, if not given; some ten minutes

Sound calls of each function, calls that are refused for their options, their schema or their data, frames, Arrow in and
out, results that go on to others: each leaves nothing behind. What is printed is the memory after a tenth, half and all of
them; more than 8 MB between the first and the last is a leak, and the exit code 1.
"""

from __future__ import annotations

import resource
import sys
import threading
import time

import shapely

import mezha
import mezha.cells
from conftest import made_squares
from mezha import _abi, _input

#: What the process may grow by from a tenth of the calls to the last of them.
MOST_GROWTH = 8 << 20


def resident() -> int:
    """How much memory the process has, in bytes."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def _kinds() -> list:
    """Functions that make a call each. Frames are converted once, but for one kind: that takes a hundred times a call."""
    frame = made_squares()
    held = _input.batches(frame)
    surveyed = mezha.cells.survey(frame, id="id")
    plan = mezha.cells.plan([surveyed])
    runs = list(mezha.cells.cut(frame, plan, id="id")["runs"])

    def done(name, options, batches=held):
        schema, array, _ = _abi.call(name, batches, options)
        _abi.release(schema)
        _abi.release(array)

    def refused(error, name, options, batches=held):
        try:
            done(name, options, batches)
        except error:
            return
        raise AssertionError(f"{name} took {options}")

    def damaged(keep=[]):
        binary = shapely.to_wkb(shapely.box(0, 0, 1, 1))
        column = _input.bytes_column("geometry", [binary, binary[:40]])
        refused(mezha.DataError, "borders", {}, column)

    def passed_on():
        table = mezha.borders(held, to="arrow", threads=2)
        table.__arrow_c_array__()
        assert len(table["length_km"]) == 1

    sound = [
        ("borders", {}), ("borders", {"rule": "queen", "threads": "2"}), ("borders", {"shapes": "geoarrow"}),
        ("borders", {"shapes": "none", "check": "false"}), ("borders", {"tolerance_m": "500", "match": "all"}),
        ("adjacency", {"nodes": "true"}), ("weights", {"weights": "share"}), ("regions", {"by": "neighbour"}),
        ("scale", {}), ("survey", {"id": "id"}), ("cut", {"id": "id", "plan": plan.text}),
    ]
    unsound = [
        (mezha.SchemaError, "borders", {"id": "nope"}), (mezha.OptionError, "borders", {"rule": "knight"}),
        (mezha.OptionError, "regions", {"nope": "1"}), (mezha.OptionError, "borders", {"threads": "many"}),
        (mezha.SchemaError, "adjacency", {"geometry": "id"}), (mezha.OptionError, "cut", {"id": "id", "plan": "x"}),
    ]
    kinds = [lambda call=call: done(*call) for call in sound]
    kinds += [lambda call=call: refused(*call) for call in unsound]
    kinds += [damaged, passed_on, lambda: mezha.cells.join(runs, plan)]
    # Now and then, of a frame as users call it; the library releases its polygons.
    return kinds * 5 + [lambda: mezha.borders(frame, to="arrow")]


def run(count: int, threads: int = 4, tell=lambda calls, size: None) -> list[tuple[int, int]]:
    """Makes calls; gives the memory after a tenth, half and all of them, with the number of calls."""
    marks = [count // 10, count // 2, count]
    found = []
    done = 0
    made = [0] * threads
    for mark in marks:
        share = [(mark - done) // threads + (index < (mark - done) % threads) for index in range(threads)]
        failures: list = []

        def work(calls, thread):
            try:
                kinds = _kinds()
                for index in range(calls):
                    kinds[(7 * thread + index) % len(kinds)]()
                    made[thread] += 1
            except BaseException as error:
                failures.append(error)

        workers = [threading.Thread(target=work, args=(calls, index)) for index, calls in enumerate(share)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if failures:
            raise failures[0]
        done = mark
        assert sum(made) == done, made
        found.append((mark, resident()))
        tell(*found[-1])
    return found


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    start = time.monotonic()
    found = run(count, threads, lambda calls, size: print(f"after {calls:,} calls: {size / (1 << 20):.1f} MB", flush=True))
    print(f"{threads} threads, {time.monotonic() - start:.0f} s")
    return 1 if found[-1][1] - found[0][1] > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
