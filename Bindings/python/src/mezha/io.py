"""Files: whatever geopandas reads, and GeoParquet with nested names."""

from __future__ import annotations

import os
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
