"""Borders of regions: who adjoins whom, along what line, and how long it is.

>>> import mezha
>>> borders = mezha.borders(squares)
>>> borders[["a_id", "b_id", "pieces"]].to_dict("records")
[{'a_id': 'A', 'b_id': 'B', 'pieces': 1}]
>>> print(round(borders.length_km[0], 1))
110.6

Regions are a GeoDataFrame, a GeoSeries, a table of pyarrow or of any library that speaks Arrow, or a path. What a
function made of them is a GeoDataFrame where geopandas is there, or with ``to="arrow"`` a :class:`Table`.
"""

from __future__ import annotations

from ._version import __version__
from .analysis import Adjacency, adjacency, borders, regions, scale, weights
from .command import (
    command,
    crossings,
    diff,
    distance,
    fetch,
    find_command,
    inspect,
    match,
    report,
    run,
    simplify,
    validate,
    zones,
)
from .errors import (
    CommandFailed,
    CommandNotFound,
    DataError,
    MezhaError,
    MezhaWarning,
    OptionError,
    SchemaError,
    TooManyPairs,
)
from .io import read, write_csv, write_parquet
from .plotting import plot
from ._table import Table


def __getattr__(name: str):
    # Those for many machines are loaded when they are first asked for.
    if name in ("cells", "dask", "spark"):
        import importlib

        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


__all__ = [
    "Adjacency",
    "CommandFailed",
    "CommandNotFound",
    "DataError",
    "MezhaError",
    "MezhaWarning",
    "OptionError",
    "SchemaError",
    "Table",
    "TooManyPairs",
    "__version__",
    "adjacency",
    "borders",
    "command",
    "crossings",
    "diff",
    "distance",
    "fetch",
    "find_command",
    "inspect",
    "match",
    "plot",
    "read",
    "regions",
    "report",
    "run",
    "scale",
    "simplify",
    "validate",
    "weights",
    "write_csv",
    "write_parquet",
    "zones",
]
