"""Borders step by step, and by Dask: the bytes of the command, however regions are divided."""

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
