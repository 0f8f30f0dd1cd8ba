"""Borders and neighbours of regions by Dask: ``mezha.dask.borders``, ``mezha.dask.adjacency``.

The result has the same bytes as that of :func:`mezha.borders` or of the command, however the regions are divided, and
whatever scheduler computes it. See :mod:`mezha.cells` for the steps.
"""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from . import _parts, cells
from .errors import MezhaWarning, OptionError

if TYPE_CHECKING:
    import pandas

__all__ = ["adjacency", "borders"]


def borders(
    regions: Any,
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
    groups: int | None = None,
    to: str = "pandas",
) -> pandas.DataFrame | Any:
    """The length of the shared border of each pair of regions, computed by Dask.

    Regions are read twice: once for the plan, once for the cut. ``regions.persist()`` reads them once.

    Args:
        regions: A DataFrame of dask or dask_geopandas, or a list of parts: paths, frames, tables of pyarrow, or what
            ``dask.delayed`` makes of them. Shapes are those of geopandas, or well-known binary in degrees on WGS 84, which
            Dask leaves alone with its setting ``dataframe.convert-string`` at ``False``.
        id: The column of ids; rows of one id are one region, wherever they are.
        name: The column of names; guessed by its name if not given, as the command does.
        country: The column of country codes.
        geometry: The column of polygons of parts that are no frames of geopandas.
        rule: ``rook``, a shared line, or ``queen``, points too.
        international: Only pairs of two countries.
        check: Look for regions that touch or cross themselves, and flag their borders.
        geodesic: ``series``, by Karney's algorithm from 75 km on, or ``karney`` everywhere.
        cell_vertices: How many vertices a cell may have.
        groups: In how many tasks cells are joined; as many as there are parts if not given, but no more than cells.
        to: ``pandas`` or ``arrow``.

    Returns:
        The columns of ``mezha borders``, in the order of ids, and ``length_ticks``: the length as a whole number of
        2^-32 m. :func:`mezha.write_csv` writes it as the command does. What was guessed, corrected or left out stands
        in ``frame.attrs["mezha_notes"]``, or in the metadata of the schema.
    """
    import dask

    if to not in ("pandas", "arrow"):
        raise OptionError(f"to is '{to}', and must be pandas or arrow")
    parts = list(regions.to_delayed()) if hasattr(regions, "to_delayed") else list(regions)
    parts = [dask.delayed(_parts.opened)(part) for part in parts]
    surveys = dask.compute(*[dask.delayed(_survey)(part, index, id, geometry) for index, part in enumerate(parts)])
    plan = cells.plan(surveys, cell_vertices=cell_vertices, check=check, geodesic=geodesic)
    count = groups or max(1, min(len(parts), plan.cells))
    runs = [dask.delayed(_cut, nout=count)(part, index, id, geometry, plan, count) for index, part in enumerate(parts)]
    joined = [dask.delayed(_join)([part[group] for part in runs], plan) for group in range(count)]
    fields = [dask.delayed(_parts.fields_of)(part, geometry) for part in parts]
    options = dict(id=id, name=name, country=country, rule=rule, international=international)
    table, notes = dask.compute(dask.delayed(_merge)(fields, joined, plan, options, to))[0]
    for note in notes:
        if note.startswith("warning: "):
            warnings.warn(note.removeprefix("warning: "), MezhaWarning, stacklevel=2)
    if to == "arrow":
        return table.replace_schema_metadata({"mezha_notes": json.dumps([*plan.notes, *notes])})
    table.attrs["mezha_notes"] = [*plan.notes, *notes]
    return table


def adjacency(regions: Any, *, id: str, **options) -> pandas.DataFrame | Any:
    """Who adjoins whom, computed by Dask.

    Args:
        regions: As for :func:`borders`, and so are ``id`` and all others.
        id: The column of ids.
        **options: ``rule="queen"``, say.

    Returns:
        The columns of ``mezha adjacency``, in the order of ids, and ``length_ticks``, with notes as those of
        :func:`borders`. :func:`mezha.write_csv` writes it as the command does.
    """
    table = borders(regions, id=id, **options)
    names = table.columns if hasattr(table, "iloc") else table.column_names
    chosen = [name for name in _parts.ADJACENCY if name in names]
    return table[chosen] if hasattr(table, "iloc") else table.select(chosen)


# What tasks do: functions of what they get, so that Dask may do them again.


def _numbered(part, index: int):
    # Room for 2^33 rows in a part.
    return _parts.numbered(part, index << 33)


def _survey(part, index: int, id: str, geometry: str | None) -> bytes:
    return cells.survey(_numbered(part, index), id=id, geometry=geometry, row=_parts.ROW)


def _cut(part, index: int, id: str, geometry: str | None, plan: cells.Plan, groups: int) -> list[list[bytes]]:
    found = cells.cut(_numbered(part, index), plan, id=id, geometry=geometry, row=_parts.ROW)
    lists: list[list[bytes]] = [[] for _ in range(groups)]
    for cell, run in zip(found["cell"], found["runs"]):
        # Cells beside each other go to different groups.
        lists[(cell * 0x9E3779B97F4A7C15 >> 32) % groups].append(run)
    return lists


def _join(runs: list[list[bytes]], plan: cells.Plan) -> list[bytes]:
    return cells.join([run for part in runs for run in part], plan)["part"]


def _merge(fields: list, joined: list[list[bytes]], plan: cells.Plan, options: dict, to: str):
    import pyarrow

    features = pyarrow.concat_tables(fields, promote_options="permissive")
    table = cells.merge(features, [part for group in joined for part in group], plan, ticks=True, **options)
    return table.to_pyarrow() if to == "arrow" else table.to_pandas(), table.notes
