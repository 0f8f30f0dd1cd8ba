"""The library itself: threads, memory, lies."""

import ctypes
import doctest
import importlib
import inspect
import os
import pkgutil
import random
import subprocess
import sys
import threading

import pytest

import mezha
import soak
from conftest import ROOT, made_squares
from mezha import _abi, _table
from mezha._input import batches


def test_examples_of_the_documentation():
    # One of them makes a graph.
    pytest.importorskip("libpysal", minversion="4.9")
    count = 0
    for module in [mezha, *[importlib.import_module(f"mezha.{m.name}") for m in pkgutil.iter_modules(mezha.__path__)
                            if m.name != "__main__"]]:
        result = doctest.testmod(module, extraglobs={"squares": made_squares()})
        assert result.failed == 0, module.__name__
        count += result.attempted
    assert count >= 15


def test_every_function_says_what_it_takes_and_gives():
    for name in mezha.__all__:
        thing = getattr(mezha, name)
        if not inspect.isfunction(thing):
            continue
        assert thing.__doc__ and len(thing.__doc__) > 60, name
        described = inspect.signature(thing)
        assert described.return_annotation is not inspect.Signature.empty, name
        for parameter in described.parameters.values():
            assert parameter.annotation is not inspect.Parameter.empty, f"{name}: {parameter}"


def test_importing_loads_nothing_large():
    code = "import sys, mezha; print([m for m in ('numpy', 'pandas', 'geopandas', 'shapely', 'pyarrow') if m in sys.modules])"
    path = os.path.dirname(os.path.dirname(mezha.__file__))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": path})
    assert done.stdout.decode().strip() == "[]", done.stderr


def test_threads_do_not_meet():
    frame = made_squares()
    expected = mezha.borders(frame, to="arrow")["length_km"]
    found = []

    def work():
        for _ in range(50):
            found.append(mezha.borders(frame, to="arrow", threads=2)["length_km"] == expected)

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [True] * 400


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="no /proc")
def test_many_calls_of_all_kinds_leak_nothing():
    """``soak.py`` makes a million of them."""
    found = soak.run(20_000)
    assert found[-1][1] - found[0][1] < soak.MOST_GROWTH, found


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="no /proc")
def test_results_are_given_back():
    frame = made_squares()
    for _ in range(200):
        mezha.borders(frame, to="arrow").__arrow_c_array__()
    before = soak.resident()
    for _ in range(3000):
        table = mezha.borders(frame, to="arrow")
        table.__arrow_c_array__()
    assert soak.resident() - before < 8 << 20


@pytest.mark.parametrize("harm, count", [("lie", 3000), ("damage", 2000)])
def test_what_is_wrong_crashes_nothing(harm, count):
    """A process of its own, so that a crash is seen as one.

    ``MEZHA_LIBRARY`` may name a library that was built with ``--sanitize address``; its runtime then goes before Python by
    ``LD_PRELOAD``, with ``PYTHONMALLOC=malloc`` so that it sees each buffer, and ``ASAN_OPTIONS=detect_leaks=0``.
    """
    seed = random.randrange(1 << 30)
    code = f"import sys; sys.path[:0] = {sys.path!r}; import test_library; test_library.{harm}({seed}, {count})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=os.path.dirname(__file__))
    assert done.returncode == 0, f"seed {seed}: {done.stderr.decode()[-2000:]}"


def lie(seed: int, count: int) -> None:
    """Lengths, counts, pointers and formats that cannot be."""
    generator = random.Random(seed)
    numbers = [-(1 << 63), -1, 0, 1, 2, 1 << 31, 1 << 32, 1 << 40, (1 << 63) - 1]
    formats = [b"", b"n", b"b", b"c", b"g", b"+l", b"+L", b"+s", b"+w:2", b"+w:0", b"+w:-1", b"vz", b"tdD", b"+vl"]
    # What pyarrow made, it would give back by the lies.
    _table.pyarrow_of_capsules = lambda: None
    for _ in range(count):
        held = batches(made_squares())
        schemas, arrays = [], []

        def collect(schema, array):
            schemas.append(schema)
            arrays.append(array)
            for index in range(schema.n_children):
                collect(schema.children[index].contents, array.children[index].contents)

        collect(held.schema, held.arrays[0])
        for _ in range(generator.randint(1, 2)):
            schema, array = generator.choice(schemas), generator.choice(arrays)
            change = generator.randrange(8)
            if change == 0:
                # Never more than there is: how long a buffer is, nobody can see.
                array.length = generator.choice([-(1 << 63), -1, 0, max(0, array.length - 1)])
            elif change == 1:
                array.offset = generator.choice([-(1 << 63), -1, (1 << 63) - 1])
            elif change == 2:
                array.n_buffers = generator.choice([n for n in numbers if not 3 <= n < 9])
            elif change == 3:
                array.n_children = generator.choice(numbers)
            elif change == 4:
                schema.n_children = generator.choice(numbers)
            elif change == 5:
                schema.format = generator.choice(formats)
            elif change == 6:
                array.release = None
            else:
                array.buffers = ctypes.POINTER(ctypes.c_void_p)()
        try:
            schema, array, _ = _abi.call("borders", held, {})
            _abi.release(schema)
            _abi.release(array)
        except mezha.MezhaError as error:
            assert error.message


def damage(seed: int, count: int) -> None:
    """Well-known binary with bytes changed and cut, and ends of lists in GeoArrow that are wrong, in buffers of exact size."""
    import numpy
    import shapely

    from mezha import _input

    generator = random.Random(seed)
    shapes = list(made_squares().geometry) + [shapely.MultiPolygon([shapely.box(5, 0, 6, 1), shapely.box(7, 0, 8, 1)])]
    whole = [shapely.to_wkb(shape, byte_order=order) for shape in shapes for order in (0, 1)]
    whole += [shapely.to_wkb(shapely.GeometryCollection([shape])) for shape in shapes]
    calls = {
        "borders": [{"rule": "queen"}, {"shapes": "geoarrow", "threads": "3"}, {"tolerance_m": "500", "match": "all"}],
        "adjacency": [{"nodes": "true"}], "weights": [{"weights": "share"}], "regions": [{"by": "neighbour"}],
        "scale": [{"curve": "true"}], "survey": [{"id": "id"}],
    }
    done = 0
    for _ in range(count):
        keep: list = []
        rows = generator.randint(1, 5)
        if generator.random() < 0.6:
            parts = [bytearray(generator.choice(whole)) for _ in range(rows)]
            for part in parts:
                for _ in range(generator.randint(0, 3)):
                    part[generator.randrange(len(part))] = generator.choice([0, 1, 3, 6, 127, 255])
                if generator.random() < 0.2:
                    del part[generator.randrange(len(part)) :]
            ends = numpy.cumsum([0] + [len(part) for part in parts], dtype=numpy.int64)
            data = numpy.frombuffer(bytes(b"".join(parts)) or b"\0", numpy.uint8).copy()
            if generator.random() < 0.2:
                ends[generator.randrange(rows)] = generator.choice([-1, -(1 << 62), 1 << 62, len(data) + 1])
            mark = _input._metadata({"ARROW:extension:name": "geoarrow.wkb"})
            column = _input._schema("Z", "geometry", [], keep, mark), _input._array(rows, [None, ends, data], [], keep)
        else:
            chosen = numpy.array([generator.choice(shapes) for _ in range(rows)], dtype=object)
            taken = _input._Shapes(chosen)
            column = taken.schema(keep), taken._ragged(0, rows, keep)
            # The buffers that were kept hold the ends of rings, polygons and regions.
            ends = [b for item in keep if isinstance(item, list) for b in item if b is not None and b.dtype.kind == "i"]
            for buffer in generator.sample(ends, generator.randint(0, len(ends))):
                buffer[generator.randrange(len(buffer))] = generator.choice([-1, -(1 << 31), (1 << 31) - 1, 0, len(buffer)])
        numbers = _input._schema("l", "id", [], keep), _input._array(rows, [None, numpy.arange(rows)], [], keep)
        held = _input._batch(rows, ["id", "geometry"], [numbers, column], keep)
        name = generator.choice(list(calls))
        try:
            schema, array, _ = _abi.call(name, held, generator.choice(calls[name]))
            _abi.release(schema)
            _abi.release(array)
            done += 1
        except (mezha.DataError, mezha.SchemaError, mezha.TooManyPairs) as error:
            assert error.message
    # Some are sound all the same, and some are not: otherwise nothing was tried.
    assert 0 < done < count
