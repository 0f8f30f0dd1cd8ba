"""Files: whatever geopandas reads, GeoParquet with nested names, and tables of borders as the command writes them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas


def read(
    path: str | os.PathLike[str],
    *,
    layer: str | None = None,
    bbox: tuple[float, float, float, float] | None = None,
    columns: list[str] | None = None,
) -> geopandas.GeoDataFrame:
    """Reads regions into a GeoDataFrame.

    GeoParquet is read by pyarrow, with its CRS, and by ``bbox`` only the row groups and rows that reach into it, where
    the file has a covering. Names that are structures, as in Overture's divisions, become columns of texts:
    ``names.primary`` becomes ``name``.

    Args:
        path: A file; ``FILE#LAYER`` names a layer, as for the command. ``@NAME`` is what :func:`mezha.fetch` has fetched.
        layer: The layer, where there are several.
        bbox: West, south, east, north, in the CRS of the file.
        columns: The columns to read; all if not given.

    Returns:
        The frame.
    """
    import geopandas

    path = os.fspath(path)
    if path.startswith("@") and not os.path.exists(path):
        from .command import located

        name, mark, inner = path.partition("#")
        path = located(name) + mark + inner
    if path.lower().endswith((".parquet", ".geoparquet", ".pq")):
        return flattened(geopandas.read_parquet(path, columns=columns, bbox=bbox))
    if path.lower().endswith((".feather", ".arrow", ".ipc")):
        return flattened(geopandas.read_feather(path, columns=columns))
    if layer is None and "#" in path and not os.path.exists(path):
        path, layer = path.rsplit("#", 1)
    options = {} if columns is None else {"columns": columns}
    return geopandas.read_file(path, layer=layer, bbox=bbox, **options)


def flattened(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The frame with the texts of nested names in columns of their own.

    ``names.primary`` goes to ``name``, where there is none, and the other texts of a structure ``column`` to
    ``column_key``; lists and structures themselves stay.
    """
    frame = frame.copy(deep=False)
    for column in list(frame.columns):
        if column == frame.geometry.name or frame[column].dtype != object:
            continue
        first = next((value for value in frame[column] if value is not None), None)
        if not isinstance(first, dict):
            continue
        for key, value in first.items():
            if column == "bbox" or isinstance(value, (dict, list, tuple)):
                continue
            texts = [row.get(key) if isinstance(row, dict) else None for row in frame[column]]
            if not all(text is None or isinstance(text, str) for text in texts):
                continue
            target = "name" if (column, key) == ("names", "primary") and "name" not in frame.columns else f"{column}_{key}"
            frame[target] = texts
    return frame


def write_parquet(frame: geopandas.GeoDataFrame, path: str | os.PathLike[str], **options: Any) -> None:
    """Writes a GeoDataFrame as GeoParquet, with its CRS and a covering of boxes.

    Args:
        frame: The frame, such as the one of :func:`mezha.borders`.
        path: Where to.
        **options: For ``GeoDataFrame.to_parquet``; ``row_group_size`` makes several groups.
    """
    frame.to_parquet(path, **{"write_covering_bbox": True, "schema_version": "1.1.0", **options})


def write_csv(table: Any, path: str | os.PathLike[str]) -> None:
    """Writes borders or neighbours as ``mezha borders`` or ``mezha adjacency`` does with ``--format csv``, with the same bytes.

    Args:
        table: A :class:`mezha.Table`, a table of pyarrow or a frame of pandas, as :func:`mezha.borders`,
            :func:`mezha.adjacency` (its ``pairs``) and :mod:`mezha.dask` give them. A column ``length_ticks`` says lengths exactly and is not written, nor is
            ``geometry``, nor are ``flags`` where there are none.
        path: Where to.
    """
    columns = {}
    names = list(table.columns) if hasattr(table, "iloc") else list(table.column_names)
    for name in names:
        if name == "geometry":
            continue
        values = table[name]
        values = values.to_pylist() if hasattr(values, "to_pylist") else list(values)
        columns[name] = [None if _is_missing(value) else value for value in values]
    ticks = columns.pop("length_ticks", None)
    if not any(columns.get("flags", ())):
        columns.pop("flags", None)
    if "length_km" in columns:
        exact = columns["length_km"] if ticks is None else [None if t is None else t / 2**32 / 1000 for t in ticks]
        # Lists of neighbours, which count no pieces, are to the millimetre.
        written = _kilometres if "pieces" in columns else "{:.6f}".format
        columns["length_km"] = [None if value is None else written(float(value)) for value in exact]
    for name in ("pieces", "touch_points"):
        if name in columns:
            columns[name] = [None if value is None else int(value) for value in columns[name]]
    texts = [
        ["" if v is None else v if name == "length_km" else _field(v) for v in values] for name, values in columns.items()
    ]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        file.writelines(",".join(row) + "\n" for row in zip(*texts))


def _is_missing(value) -> bool:
    """Whether a value is None, NaN or the NA of pandas."""
    return value is None or type(value).__name__ == "NAType" or (isinstance(value, float) and value != value)


def _kilometres(length: float) -> str:
    """To the millimetre or to nine digits, whichever is finer."""
    places, unit = 6, 100.0
    while unit > length and places < 12 and length > 0:
        places += 1
        unit /= 10
    return f"{length:.{places}f}"


_PLAIN = re.compile(r"[A-Za-z\u00c0-\ud7ff][^,\"\x00-\x1f\x7f\u0080-\u00bf\u2000-\u2fff]*(?<! )")
_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[+-]?(?=[.,]?[0-9])[0-9]*[.,]?[0-9]*")


def _field(value) -> str:
    """A value as the command writes it: texts that read as numbers in quotation marks, formulas behind an apostrophe."""
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value):
        return value
    text = _HARMFUL.sub("\ufffd", value)
    if text[:1] in tuple("=@\t\r\n\uff1d\uff0b\uff0d\uff20") or (text[:1] in ("+", "-") and not _NUMBER.fullmatch(text)):
        text = "'" + text
    if _NUMBER.fullmatch(text) or text[:1] == " " or text[-1:] == " " or re.search('[,"\n\r]', text):
        return '"' + text.replace('"', '""') + '"'
    return text
