"""Borders step by step, and by Dask: the bytes of the command, however regions are divided."""

import functools
import random

import pytest

import mezha
import mezha.cells
import mezha.dask
from made_cells import SETS, by_command, table_of

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("cell_vertices", [16, 100, 1 << 17])
def test_any_order_gives_the_bytes_of_the_command(command, tmp_path, name, cell_vertices):
    frame = SETS[name]()
    table = table_of(frame).append_column("row", pyarrow.array(range(len(frame))))
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    given = dict(id="id", row="row")
    rows = list(range(len(frame)))
    chance.shuffle(rows)
    parts = [table.take(rows[start::4]) for start in range(4)]
    surveys = [mezha.cells.survey(part, **given) for part in parts]
    chance.shuffle(surveys)
    plan = mezha.cells.plan(surveys, cell_vertices=cell_vertices)
    cells: dict[int, list[bytes]] = {}
    for part in parts:
        cut = mezha.cells.cut(part, plan, **given)
        for cell, run in zip(cut["cell"], cut["runs"]):
            cells.setdefault(cell, []).append(run)
    assert (len(cells) == 1) == (cell_vertices == 1 << 17)
    joined = []
    for runs in cells.values():
        chance.shuffle(runs)
        joined += mezha.cells.join(runs, plan)["part"]
    chance.shuffle(joined)
    found = mezha.cells.merge(table.drop_columns(["geometry", "row"]), joined, plan, id="id", rule="queen", ticks=True)
    mezha.write_csv(found, tmp_path / "found.csv")
    expected = by_command(command, frame, tmp_path, "--rule", "queen")
    assert (tmp_path / "found.csv").read_bytes() == expected, f"seed {seed}"
    assert len(expected.splitlines()) > 10
    # Without the exact lengths, from frames.
    mezha.write_csv(mezha.borders(frame, id="id", rule="queen", tolerance_m=0), tmp_path / "frame.csv")
    assert (tmp_path / "frame.csv").read_bytes() == expected


@pytest.mark.parametrize("name", SETS)
def test_dask_gives_the_bytes_of_the_command(command, tmp_path, name):
    dask = pytest.importorskip("dask")
    frame = SETS[name]()
    expected = by_command(command, frame, tmp_path)
    cuts = [0, 3, 4, len(frame) // 2, len(frame)]
    parts = [frame.iloc[a:b] for a, b in zip(cuts, cuts[1:])]
    tables = [table_of(part) for part in parts]
    paths = []
    for index, table in enumerate(tables):
        paths.append(tmp_path / f"part{index}.parquet")
        parquet.write_table(table, paths[-1])
    for given, options in (
        (parts, {}),
        (parts[::-1], {"cell_vertices": 32}),
        (tables, {"cell_vertices": 32, "groups": 3}),
        (paths, {"to": "arrow"}),
        ([dask.delayed(part) for part in parts], {}),
    ):
        with dask.config.set(scheduler="threads"):
            mezha.write_csv(mezha.dask.borders(given, id="id", **options), tmp_path / "found.csv")
        assert (tmp_path / "found.csv").read_bytes() == expected


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("to", ["pandas", "arrow"])
def test_neighbours_by_dask_have_the_bytes_of_the_command(command, tmp_path, name, to):
    pytest.importorskip("dask")
    frame = SETS[name]()
    found = mezha.dask.adjacency([frame.iloc[::2], frame.iloc[1::2]], id="id", rule="queen", cell_vertices=32, to=to)
    mezha.write_csv(found, tmp_path / "found.csv")
    expected = by_command(command, frame, tmp_path, "--rule", "queen", listing="adjacency")
    assert (tmp_path / "found.csv").read_bytes() == expected and len(expected.splitlines()) > 5
    pairs = mezha.adjacency(frame, id="id", rule="queen", tolerance_m=0).pairs
    mezha.write_csv(pairs, tmp_path / "pairs.csv")
    assert (tmp_path / "pairs.csv").read_bytes() == expected


def dies_once(runs, plan, *, folder, of=mezha.dask._join):
    """Ends the process of the worker where any joins for the first time."""
    import os

    try:
        os.close(os.open(os.path.join(folder, "died"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return of(runs, plan)
    os._exit(1)


def test_a_killed_worker_of_a_cluster_changes_nothing(command, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed")
    import os
    import pathlib

    here = [str(pathlib.Path(__file__).parent), os.path.dirname(os.path.dirname(mezha.__file__))]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(here))
    monkeypatch.setattr(mezha.dask, "_join", functools.partial(dies_once, folder=str(tmp_path)))
    frame = SETS["hard"]()
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=str(tmp_path / "dask")
    )
    with cluster, distributed.Client(cluster):
        found = mezha.dask.borders([frame.iloc[:7], frame.iloc[7:]], id="id", cell_vertices=32, groups=4)
    assert (tmp_path / "died").exists()
    mezha.write_csv(found, tmp_path / "found.csv")
    assert (tmp_path / "found.csv").read_bytes() == by_command(command, frame, tmp_path)


def test_dask_takes_its_own_frames(command, tmp_path):
    dask = pytest.importorskip("dask")
    frames = pytest.importorskip("dask.dataframe")
    frame = SETS["grid"]()
    with dask.config.set({"dataframe.convert-string": False}):
        given = frames.from_pandas(table_of(frame).to_pandas(), npartitions=3)
        found = mezha.dask.borders(given, id="id", international=True)
    mezha.write_csv(found, tmp_path / "found.csv")
    assert (tmp_path / "found.csv").read_bytes() == by_command(command, frame, tmp_path, "--international")


def test_what_is_wrong_is_an_error(squares):
    table = table_of(squares)
    plan = mezha.cells.plan([mezha.cells.survey(table, id="id")], cell_vertices=16)
    runs = mezha.cells.cut(table, plan, id="id")["runs"]
    parts = mezha.cells.join(runs, plan)["part"]
    with pytest.raises(mezha.DataError, match="damaged or cut short"):
        mezha.cells.join([runs[0][:-1]], plan)
    with pytest.raises(mezha.DataError, match="comes twice"):
        mezha.cells.join([*runs, runs[0]], plan)
    with pytest.raises(mezha.DataError, match="missing or come twice"):
        mezha.cells.merge(squares.drop(columns="geometry"), [*parts, parts[0]], plan, id="id")
    with pytest.raises(mezha.DataError, match="row 1: the feature has no id"):
        mezha.cells.survey(squares.assign(id=["A", None, "C"]), id="id")
    with pytest.raises(mezha.OptionError, match="id"):
        mezha.cells.survey(squares, id=None)


def test_files_that_are_in_no_degrees(squares, tmp_path):
    pytest.importorskip("dask")
    path = tmp_path / "plane.parquet"
    squares.to_crs(3857).to_parquet(path)
    with pytest.raises(mezha.SchemaError, match="to_crs"):
        mezha.dask.borders([path], id="id")
    squares.to_parquet(path)
    found = mezha.dask.borders([path], id="id")
    assert found.b_id.tolist() == ["B"]
    assert any("1 region shares a line with no other" in note for note in found.attrs["mezha_notes"])
    table = mezha.dask.borders([path], id="id", to="arrow")
    assert b"shares a line with no other" in table.schema.metadata[b"mezha_notes"]
