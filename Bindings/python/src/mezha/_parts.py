"""Parts of regions as engines hand them over, with numbers of their rows."""

from __future__ import annotations

import json
import os

from ._input import _is_frame
from .errors import SchemaError

#: The column of numbers of rows, which no file has.
ROW = "__mezha_row"

#: What of the columns of borders a list of neighbours has, in its order.
ADJACENCY = (
    "a_id", "a_name", "a_name_ru", "a_country", "b_id", "b_name", "b_name_ru", "b_country", "length_km", "touch_points",
    "flags", "length_ticks",
)

#: How many bytes of shapes are cut at once: some ten times as much is needed for it.
MOST_BYTES = 1 << 26

_USUAL = ("geometry", "geom", "wkb_geometry")


def geometry_of(names, wanted: str | None) -> str:
    """The column of polygons, among the names of columns."""
    if wanted is not None:
        if wanted in names:
            return wanted
        raise SchemaError(f"there is no column '{wanted}' of polygons", f"The columns are: {', '.join(names)}")
    for name in _USUAL:
        if name in names:
            return name
    raise SchemaError(
        f"no column has the name {', '.join(_USUAL)}", f"Name it: geometry=...; the columns are: {', '.join(names)}"
    )


def opened(part):
    """A part as a frame of geopandas or a table of pyarrow."""
    if isinstance(part, (str, os.PathLike)):
        path = os.fspath(part)
        if not path.lower().endswith((".parquet", ".geoparquet", ".pq")):
            from .io import read

            return read(path)
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path)
        check_degrees(table.schema.metadata, path)
        return table
    if _is_frame(part) or not hasattr(part, "iloc"):
        return part
    import pyarrow

    return pyarrow.Table.from_pandas(part, preserve_index=False)


def numbered(part, first: int):
    """A part with the numbers of its rows from one on."""
    if hasattr(part, "iloc"):
        import numpy

        return part.assign(**{ROW: numpy.arange(first, first + len(part), dtype="int64")})
    import pyarrow

    part = pyarrow.table(part)
    return part.append_column(ROW, pyarrow.array(range(first, first + part.num_rows), pyarrow.int64()))


def fields_of(part, geometry: str | None):
    """The columns of texts and numbers of a part, as a table of pyarrow."""
    import pyarrow

    if hasattr(part, "iloc"):
        part = pyarrow.Table.from_pandas(part.drop(columns=part.geometry.name), preserve_index=False)
    part = pyarrow.table(part)
    names = [field.name for field in part.schema if is_field(field.type) and field.name != geometry]
    return part.select(names)


def is_field(kind) -> bool:
    """Whether the library reads such a column."""
    from pyarrow import types

    tests = (
        types.is_string, types.is_large_string, types.is_string_view, types.is_integer, types.is_float32,
        types.is_float64, types.is_boolean, types.is_dictionary,
    )
    return any(test(kind) for test in tests)


def slices(batch, geometry: str):
    """A record batch in pieces whose shapes have not too many bytes."""
    rest = [batch]
    while rest:
        piece = rest.pop()
        if piece.num_rows > 1 and piece.column(geometry).nbytes > MOST_BYTES:
            half = piece.num_rows // 2
            rest += [piece.slice(half), piece.slice(0, half)]
        else:
            yield piece


def check_degrees(metadata, path: str) -> None:
    """Whether a file of GeoParquet is in degrees on WGS 84, by what it says of itself."""
    text = (metadata or {}).get(b"geo")
    if not text:
        return
    geo = json.loads(text)
    crs = geo.get("columns", {}).get(geo.get("primary_column"), {}).get("crs")
    if not isinstance(crs, dict):
        return
    name = crs.get("id") or {}
    if (name.get("authority"), str(name.get("code"))) not in (("EPSG", "4326"), ("OGC", "CRS84")):
        raise SchemaError(
            f"{path} is in {crs.get('name', 'another reference system')}, and borders are found in degrees on WGS 84",
            "Carry it there first: frame.to_crs('OGC:CRS84')",
        )
