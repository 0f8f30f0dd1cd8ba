"""Borders and neighbours of regions by Spark: ``mezha.spark.borders``, ``mezha.spark.adjacency``.

The result has the same bytes as that of :func:`mezha.borders` or of the command, however the regions are divided, and
whatever fails and is done again. See :mod:`mezha.cells` for the steps. The package must be installed where the executors
run; of Spark, 3.5 or newer is needed, and pyarrow.

As a program::

    spark-submit .../mezha/spark.py regions.parquet --id id -o borders.csv
"""

from __future__ import annotations

import functools
import os
import sys
import warnings
from typing import TYPE_CHECKING

if __name__ == "__main__":
    # Run as a file, its folder stands first, where names are those of other packages.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from mezha import _parts, cells
from mezha.errors import MezhaWarning, SchemaError
from mezha.io import write_csv as _write_csv

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["adjacency", "borders", "write_csv"]

_PART = "__mezha_part"

#: The columns of the result.
SCHEMA = (
    "a_id string, a_name string, a_name_ru string, a_country string, b_id string, b_name string, b_name_ru string, "
    "b_country string, length_km double, pieces bigint, touch_points bigint, status string, flags string, "
    "length_ticks bigint"
)

#: What the library reads as a field.
_FIELDS = {"string", "tinyint", "smallint", "int", "bigint", "float", "double", "boolean"}

#: For how many vertices there is one task more, where there are more cells than processors.
_VERTICES_OF_TASK = 1 << 22


def borders(
    regions: DataFrame,
    *,
    id: str,
    name: str | None = None,
    country: str | None = None,
    geometry: str | None = None,
    rule: str = "rook",
    international: bool = False,
    check: bool = True,
    geodesic: str = "series",
    cell_vertices: int = 1 << 17,
) -> DataFrame:
    """The length of the shared border of each pair of regions, computed by Spark.

    Regions are read twice: at once for the plan, and for the cut when the result is asked for. ``regions.cache()`` reads
    them once. Where many vertices are, cells are small, and one that has too many all the same is cut by the task that
    joins it; the tasks are as even as the cells. What is known of each region, and of each pair, goes through one task.

    Args:
        regions: A DataFrame with a column of well-known binary in degrees on WGS 84, such as GeoParquet read by
            ``spark.read.parquet``.
        id: The column of ids; rows of one id are one region, wherever they are.
        name: The column of names; guessed by its name if not given, as the command does.
        country: The column of country codes.
        geometry: The column of polygons; the first of the name geometry, geom or wkb_geometry if not given.
        rule: ``rook``, a shared line, or ``queen``, points too.
        international: Only pairs of two countries.
        check: Look for regions that touch or cross themselves, and flag their borders.
        geodesic: ``series``, by Karney's algorithm from 75 km on, or ``karney`` everywhere.
        cell_vertices: How many vertices a cell may have.

    Returns:
        The columns of ``mezha borders``, in the order of ids; ``flags``, null where there are none; and
        ``length_ticks``, the length as a whole number of 2^-32 m. :func:`write_csv` writes one file as the command
        does, ``result.write.parquet(...)`` as many parts as ``result.repartition(...)`` has made. What was corrected in
        shapes is a warning here; what was guessed of attributes stands in the log of the task that merges.
    """
    from pyspark.sql import functions as F

    shape = _parts.geometry_of(regions.columns, geometry)
    if dict(regions.dtypes)[shape] != "binary":
        raise SchemaError(
            f"column {shape} is of the type {dict(regions.dtypes)[shape]}, and not binary",
            "Pass well-known binary: ST_AsBinary(geometry)",
        )
    if id not in regions.columns:
        raise SchemaError(f"there is no column '{id}' of ids", f"The columns are: {', '.join(regions.columns)}")
    # Rows of a file have the order of the file.
    rows = regions.withColumn(_parts.ROW, F.monotonically_increasing_id())
    shapes = rows.select(id, shape, _parts.ROW)
    found = shapes.mapInArrow(functools.partial(_survey, id=id, geometry=shape), "survey binary").collect()
    plan = cells.plan([bytes(row.survey) for row in found], cell_vertices=cell_vertices, check=check, geodesic=geodesic)
    for note in plan.notes:
        warnings.warn(note, MezhaWarning, stacklevel=2)
    runs = shapes.mapInArrow(
        functools.partial(_cut, plan=plan, id=id, geometry=shape), "cell bigint, vertices bigint, runs binary"
    )
    # A number that is said stays: Spark would else put all into one task where bytes are few.
    cores = regions.sparkSession.sparkContext.defaultParallelism
    tasks = max(1, min(plan.cells, max(4 * cores, plan.vertices // _VERTICES_OF_TASK)))
    parts = runs.repartition(tasks, "cell").groupBy("cell").applyInArrow(_tables(_join, plan=plan), f"{_PART} binary")
    fields = [column for column, kind in rows.dtypes if kind in _FIELDS]
    features = rows.select(*fields).withColumn(_PART, F.lit(None).cast("binary"))
    options = dict(id=id, name=name, country=country, rule=rule, international=international)
    return (
        features.unionByName(parts, allowMissingColumns=True)
        .groupBy()
        .applyInArrow(_tables(_merge, plan=plan, options=options), SCHEMA)
    )


def adjacency(regions: DataFrame, *, id: str, **options) -> DataFrame:
    """Who adjoins whom, computed by Spark.

    Args:
        regions: As for :func:`borders`, and so are ``id`` and all others.
        id: The column of ids.
        **options: ``rule="queen"``, say.

    Returns:
        The columns of ``mezha adjacency``, in the order of ids, and ``length_ticks``. :func:`write_csv` writes one file as
        the command does. Regions that are in no row have no neighbour.
    """
    return borders(regions, id=id, **options).select(*_parts.ADJACENCY)


def write_csv(result: DataFrame, path: str | os.PathLike[str]) -> None:
    """Writes borders or neighbours as one file, in the order of ids, with the bytes of ``mezha borders --format csv``.

    Args:
        result: What :func:`borders` or :func:`adjacency` gave.
        path: A file where the driver runs.
    """
    import pyarrow

    table = result.toArrow() if hasattr(result, "toArrow") else pyarrow.Table.from_pandas(result.toPandas())
    ids = list(zip(table["a_id"].to_pylist(), table["b_id"].to_pylist()))
    order = sorted(range(len(ids)), key=lambda row: (ids[row][0].encode(), ids[row][1].encode()))
    _write_csv(table.take(pyarrow.array(order, pyarrow.int64())), path)


def _tables(function, **given):
    """A function of a table as applyInArrow wants it: without annotations, by which it would choose how to call."""

    def called(table):
        return function(table, **given)

    return called


# What tasks do: functions of what they get, so that Spark may do them again.


def _survey(batches, *, id: str, geometry: str):
    import pyarrow

    for batch in batches:
        for piece in _parts.slices(batch, geometry):
            found = cells.survey(piece, id=id, geometry=geometry, row=_parts.ROW)
            yield pyarrow.record_batch({"survey": pyarrow.array([found], pyarrow.binary())})


def _cut(batches, *, plan: cells.Plan, id: str, geometry: str):
    import pyarrow

    for batch in batches:
        for piece in _parts.slices(batch, geometry):
            found = cells.cut(piece, plan, id=id, geometry=geometry, row=_parts.ROW)
            yield pyarrow.record_batch(
                {
                    "cell": pyarrow.array(found["cell"], pyarrow.int64()),
                    "vertices": pyarrow.array(found["vertices"], pyarrow.int64()),
                    "runs": pyarrow.array(found["runs"], pyarrow.binary()),
                }
            )


def _join(table, *, plan: cells.Plan):
    import pyarrow

    found = cells.join(table["runs"].to_pylist(), plan)["part"]
    return pyarrow.table({_PART: pyarrow.array(found, pyarrow.binary())})


def _merge(table, *, plan: cells.Plan, options: dict):
    import pyarrow
    import pyarrow.compute

    is_part = pyarrow.compute.is_valid(table[_PART])
    parts = table.filter(is_part)[_PART].to_pylist()
    features = table.filter(pyarrow.compute.invert(is_part)).sort_by(_parts.ROW).drop_columns([_PART, _parts.ROW])
    merged = cells.merge(features, parts, plan, ticks=True, **options)
    for note in merged.notes:
        # A task has no other way to say something.
        print(f"mezha: {note}", file=sys.stderr)
    found = merged.to_pyarrow()
    columns = {}
    for field in SCHEMA.split(", "):
        name, kind = field.split()
        kind = {"string": pyarrow.string(), "double": pyarrow.float64(), "bigint": pyarrow.int64()}[kind]
        there = name in found.column_names
        columns[name] = found[name].cast(kind) if there else pyarrow.nulls(found.num_rows, kind)
    return pyarrow.table(columns)


def _main(arguments: list[str]) -> None:
    import argparse

    import pyarrow.parquet
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(prog="mezha.spark", description="Borders of the regions of GeoParquet, by Spark.")
    parser.add_argument("input", help="a file of GeoParquet, or a folder of them")
    parser.add_argument("--id", required=True, help="the column of ids")
    parser.add_argument("--name")
    parser.add_argument("--country")
    parser.add_argument("--geometry")
    parser.add_argument("--rule", default="rook", choices=("rook", "queen"))
    parser.add_argument("--international", action="store_true")
    parser.add_argument("--cell-vertices", type=int, default=1 << 17)
    parser.add_argument("-o", "--output", required=True, help="FILE.csv, or else a folder of Parquet")
    given = parser.parse_args(arguments)
    if os.path.exists(given.input):
        # Elsewhere, such as in a store of objects, the user knows.
        files = [given.input]
        if os.path.isdir(given.input):
            files = sorted(os.path.join(given.input, f) for f in os.listdir(given.input) if f.endswith(".parquet"))[:1]
        for file in files:
            _parts.check_degrees(pyarrow.parquet.read_schema(file).metadata, file)
    session = SparkSession.builder.appName("mezha").getOrCreate()
    result = borders(
        session.read.parquet(given.input), id=given.id, name=given.name, country=given.country, geometry=given.geometry,
        rule=given.rule, international=given.international, cell_vertices=given.cell_vertices,
    )
    if given.output.endswith(".csv"):
        write_csv(result, given.output)
    else:
        result.write.parquet(given.output)


if __name__ == "__main__":
    _main(sys.argv[1:])
