"""Borders of regions that are on many machines, step by step: for engines that group rows by a number.

:mod:`mezha.spark` and :mod:`mezha.dask` take these steps; so can any other engine that hands over tables of Arrow:

1. :func:`survey` for each part of the features; :func:`plan` for all surveys.
2. :func:`cut` for each part; group the rows by ``cell``.
3. :func:`join` for each group, or for several groups that are whole.
4. :func:`merge` for the parts of all cells and the features without their shapes.

However features are divided, in whatever order values come, and however large cells are, the result has the same bytes.
Each step is a function of what it gets and of nothing else, so that one that failed can be done again. What is damaged,
missing or there twice is a :class:`mezha.DataError`.

>>> import mezha.cells as cells
>>> plan = cells.plan([cells.survey(squares, id="id")])
>>> plan.features, plan.vertices, plan.cells
(3, 11, 1)
>>> runs = cells.cut(squares, plan, id="id")
>>> parts = cells.join(runs["runs"], plan)
>>> cells.merge(squares.drop(columns="geometry"), parts["part"], plan, id="id")["b_id"]
['B']
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _abi
from ._input import batches, bytes_column, fields_of
from ._table import Table, _numbers
from .analysis import _options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .analysis import Regions

__all__ = ["Plan", "cut", "join", "merge", "plan", "survey"]


class Plan(NamedTuple):
    """How regions are cut into cells.

    Attributes:
        text: The plan itself, a line of ASCII.
        features: How many features there are.
        vertices: How many vertices they have.
        cells: In how many cells there are vertices.
        notes: What was corrected or left out, a sentence each.
    """

    text: str
    features: int
    vertices: int
    cells: int
    notes: tuple[str, ...] = ()


def _call(name: str, table, given: dict, others=None) -> Table:
    held = batches(table)
    second = None if others is None else batches(others)
    return Table(*_abi.call(name, held, _options(given), second))


def survey(features: Regions, *, id: str, geometry: str | None = None, row: str | None = None) -> bytes:
    """What must be known of all features before any is cut, of some of them.

    Args:
        features: Polygons, as for :func:`mezha.borders`.
        id: The column of ids; rows of one id are one region, wherever they are.
        geometry: The column of polygons of an Arrow table.
        row: A column of whole numbers that all differ, in the order of the features; needed where there are several parts.

    Returns:
        The survey.
    """
    return _bytes(_call("survey", features, dict(id=id, geometry=geometry, row=row)), "survey")[0]


def plan(
    surveys: Iterable[bytes], *, cell_vertices: int = 1 << 17, check: bool = True, geodesic: str = "series"
) -> Plan:
    """The plan of all surveys.

    Args:
        surveys: Those of all parts, in any order.
        cell_vertices: How many vertices a cell may have; cells with more are cut.
        check: Look for regions that touch or cross themselves, and flag their borders.
        geodesic: As for :func:`mezha.borders`.

    Returns:
        The plan, whose ``text`` whoever cuts and joins must have.
    """
    given = dict(cell_vertices=cell_vertices, geodesic=geodesic)
    options = {**given, "check": "true" if check else "false"}
    table = _call("plan", bytes_column("survey", list(surveys)), options)
    (text,), (features,), (vertices,), (count,) = (table[name] for name in ("plan", "features", "vertices", "cells"))
    return Plan(text, features, vertices, count, tuple(table.notes))


def cut(
    features: Regions, plan: Plan, *, id: str, geometry: str | None = None, row: str | None = None, threads: int = 1
) -> dict[str, list]:
    """Some features cut into runs.

    Args:
        features: As for :func:`survey`, and so are ``id``, ``geometry`` and ``row``.
        plan: The plan.
        id: The column of ids.
        geometry: The column of polygons.
        row: The column of numbers.
        threads: How many may work.

    Returns:
        ``cell``, how many ``vertices``, and ``runs``, each a list.
    """
    table = _call("cut", features, dict(plan=plan.text, id=id, geometry=geometry, row=row, threads=threads))
    return {"cell": table["cell"], "vertices": table["vertices"], "runs": _bytes(table, "runs")}


def join(runs: Iterable[bytes], plan: Plan, *, threads: int = 1) -> dict[str, list]:
    """What cells contribute.

    Args:
        runs: All runs of one or several cells, in any order.
        plan: The plan.
        threads: How many may work.

    Returns:
        ``cell``, how many ``vertices`` belong to it, and ``part``, each a list.
    """
    table = _call("join", bytes_column("runs", list(runs)), dict(plan=plan.text, threads=threads))
    return {"cell": table["cell"], "vertices": table["vertices"], "part": _bytes(table, "part")}


def merge(
    features: Any,
    parts: Iterable[bytes],
    plan: Plan,
    *,
    id: str,
    name: str | None = None,
    country: str | None = None,
    rule: str = "rook",
    international: bool = False,
    ticks: bool = False,
) -> Table:
    """The border of each pair of regions.

    Args:
        features: All features in their order, without shapes: a table of Arrow or a frame of pandas.
        parts: Those of all cells, in any order.
        plan: The plan.
        id: The column of ids.
        name: The column of names; guessed by its name if not given, as the command does.
        country: The column of country codes.
        rule: ``rook``, a shared line, or ``queen``, points too.
        international: Only pairs of two countries.
        ticks: A column ``length_ticks`` besides, the length as a whole number of 2^-32 m.

    Returns:
        The columns of :func:`mezha.borders` without lines.
    """
    given = dict(
        plan=plan.text, id=id, name=name, country=country, rule=rule, international=international, ticks=ticks
    )
    if hasattr(features, "iloc"):
        features = fields_of(features)
    return _call("merge", features, given, bytes_column("part", list(parts)))


def _bytes(table: Table, name: str) -> list[bytes]:
    """A column of bytes, which are no shapes."""
    index = table.column_names.index(name)
    array, layout = table._array.children[index].contents, table._schema.children[index].contents.format
    ends = _numbers(array, 1, array.length + 1, "i4" if layout == b"z" else "i8").tolist() if array.length else [0]
    start = array.buffers[2]
    return [ctypes.string_at(start + a, b - a) for a, b in zip(ends, ends[1:])]
