"""Borders by Spark in local mode: the bytes of the command, whatever the cells, and whoever dies meanwhile.

Needs pyspark (requirements-spark.txt) and Java; skipped without.
"""

import functools
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

import mezha
import mezha.spark
from made_cells import SETS, by_command, table_of

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("there is no Java, which Spark needs", allow_module_level=True)

HERE = pathlib.Path(__file__).parent


@pytest.fixture(scope="module", params=["local[1,4]", "local[2,4]"])
def session(request, tmp_path_factory):
    """A session of one or two threads, in which a task may fail three times."""
    from pyspark.sql import SparkSession

    paths = [str(HERE), os.path.dirname(os.path.dirname(mezha.__file__))]
    kept = {name: os.environ.get(name) for name in ("PYTHONPATH", "PYSPARK_PYTHON")}
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master(request.param)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.local.dir", str(tmp_path_factory.mktemp("spark")))
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def frame_of(session, regions, folder):
    """A DataFrame from a file, as users have it."""
    import pyarrow.parquet

    path = folder / "regions.parquet"
    pyarrow.parquet.write_table(table_of(regions), path, row_group_size=5)
    return session.read.parquet(str(path))


def written(result, folder) -> bytes:
    mezha.spark.write_csv(result, folder / "found.csv")
    return (folder / "found.csv").read_bytes()


@pytest.mark.parametrize("name", SETS)
def test_the_bytes_of_the_command(session, command, tmp_path, name):
    regions = SETS[name]()
    given = frame_of(session, regions, tmp_path)
    expected = by_command(command, regions, tmp_path, "--rule", "queen")
    for frame, cell_vertices in ((given, 1 << 17), (given, 32), (given.repartition(4), 32)):
        found = mezha.spark.borders(frame, id="id", rule="queen", cell_vertices=cell_vertices)
        assert written(found, tmp_path) == expected
    international = mezha.spark.borders(given, id="id", international=True, cell_vertices=100)
    assert written(international, tmp_path) == by_command(command, regions, tmp_path, "--international")


def test_neighbours_have_the_bytes_of_the_command(session, command, tmp_path):
    regions = SETS["hard"]()
    found = mezha.spark.adjacency(frame_of(session, regions, tmp_path), id="id", rule="queen", cell_vertices=32)
    assert written(found, tmp_path) == by_command(command, regions, tmp_path, "--rule", "queen", listing="adjacency")


def test_parts_of_parquet(session, tmp_path):
    regions = SETS["grid"]()
    found = mezha.spark.borders(frame_of(session, regions, tmp_path), id="id")
    found.repartition(3).write.parquet(str(tmp_path / "parts"))
    again = session.read.parquet(str(tmp_path / "parts"))
    assert len(list((tmp_path / "parts").glob("*.parquet"))) == 3
    assert written(again, tmp_path) == written(found, tmp_path)


def dies_once(function, table, **given):
    """Ends the process of the worker where a task is tried for the first time."""
    if pyspark.TaskContext.get().attemptNumber() == 0:
        os._exit(1)
    return function(table, **given)


def dying_join(table, *, plan, of=mezha.spark._join):
    return dies_once(of, table, plan=plan)


def dying_merge(table, *, plan, options, of=mezha.spark._merge):
    return dies_once(of, table, plan=plan, options=options)


def dying_cut(batches, *, of=mezha.spark._cut, **given):
    yield from dies_once(of, batches, **given)


@pytest.mark.parametrize("step", ["cut", "join", "merge"])
def test_a_killed_worker_changes_nothing(session, tmp_path, monkeypatch, step):
    given = frame_of(session, SETS["hard"](), tmp_path)
    expected = written(mezha.spark.borders(given, id="id", cell_vertices=32), tmp_path)
    monkeypatch.setattr(mezha.spark, f"_{step}", globals()[f"dying_{step}"])
    assert written(mezha.spark.borders(given, id="id", cell_vertices=32), tmp_path) == expected


def losing_join(table, *, plan, folder, of=mezha.spark._join):
    """Deletes what was shuffled, once, as a disk that breaks would."""
    marker = pathlib.Path(folder) / "lost"
    if not marker.exists():
        lost = list(pathlib.Path(folder).glob("**/shuffle_*.data"))
        marker.write_text(str(len(lost)))
        for file in lost:
            file.unlink()
    return of(table, plan=plan)


def test_a_lost_shuffle_file_changes_nothing(session, tmp_path, monkeypatch):
    given = frame_of(session, SETS["grid"](), tmp_path)
    expected = written(mezha.spark.borders(given, id="id", cell_vertices=32), tmp_path)
    folder = session.sparkContext.getConf().get("spark.local.dir")
    marker = pathlib.Path(folder) / "lost"
    marker.unlink(missing_ok=True)
    monkeypatch.setattr(mezha.spark, "_join", functools.partial(losing_join, folder=folder))
    assert written(mezha.spark.borders(given, id="id", cell_vertices=32), tmp_path) == expected
    assert int(marker.read_text()) > 0


def test_what_is_wrong_is_said(session, tmp_path):
    given = frame_of(session, SETS["grid"](), tmp_path)
    with pytest.raises(mezha.SchemaError, match="no column 'nope' of ids"):
        mezha.spark.borders(given, id="nope")
    with pytest.raises(mezha.SchemaError, match="geometry=..."):
        mezha.spark.borders(given.drop("geometry"), id="id")
    with pytest.raises(mezha.SchemaError, match="not binary"):
        mezha.spark.borders(given, id="id", geometry="country")


def test_as_a_program(command, tmp_path):
    import pyarrow.parquet

    regions = SETS["grid"]()
    pyarrow.parquet.write_table(table_of(regions), tmp_path / "regions.parquet")
    program = pathlib.Path(mezha.spark.__file__)
    environment = {
        **os.environ, "PYTHONPATH": str(program.parent.parent), "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(tmp_path / "spark"),
        "PYSPARK_SUBMIT_ARGS": "--master local[1] --driver-memory 1g --conf spark.ui.enabled=false pyspark-shell",
    }
    call = [sys.executable, str(program), str(tmp_path / "regions.parquet"), "--id", "id", "-o", str(tmp_path / "out.csv")]
    subprocess.run(call, check=True, capture_output=True, env=environment)
    assert (tmp_path / "out.csv").read_bytes() == by_command(command, regions, tmp_path)
