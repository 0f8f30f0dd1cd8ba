"""What the library measures itself, in this process: borders, adjacency, weights, regions, scale."""

from __future__ import annotations

import importlib.util
import os
import warnings
from typing import TYPE_CHECKING, Any

from . import _abi
from ._input import _is_frame, batches
from ._table import Table
from .errors import MezhaError, MezhaWarning, OptionError

if TYPE_CHECKING:
    from typing import Union

    import geopandas
    import pandas

    #: A frame, a path (``@NAME`` too), or what speaks Arrow: pyarrow's tables and those of other libraries.
    Regions = Union[geopandas.GeoDataFrame, geopandas.GeoSeries, str, os.PathLike[str], Any]

_TARGETS = ("geopandas", "pandas", "arrow")


def _options(given: dict) -> dict[str, str]:
    texts = {}
    for key, value in given.items():
        if value is None or value is False:
            continue
        texts[key] = "true" if value is True else repr(value) if isinstance(value, float) else str(value)
    return texts


def _run(name: str, regions, to: str | None, given: dict, check: bool, threads: int | None, is_last: bool = False):
    """Calls a function of the library. Batches that are handed in stay as they are, unless the call is the last on them."""
    if to is not None and to not in _TARGETS:
        raise OptionError(f"to is '{to}', and must be one of {', '.join(_TARGETS)}")
    options = _options(given)
    options["threads"] = str(threads or min(os.cpu_count() or 1, 256))
    if not check:
        options["check"] = "false"
    held = batches(regions)
    if held.consumable and (is_last or held is not regions):
        options["consume"] = "true"
    schema, array, notes = _abi.call(name, held, options)
    table = Table(schema, array, notes)
    for note in notes:
        if note.startswith("warning: "):
            warnings.warn(note.removeprefix("warning: "), MezhaWarning, stacklevel=3)
    return table


def _shown(table: Table, regions, to: str | None):
    """The table as it is asked for, or as the regions came."""
    if to is None:
        is_arrow = not _is_frame(regions) and not isinstance(regions, (str, os.PathLike))
        has_geopandas = importlib.util.find_spec("geopandas") is not None
        to = "arrow" if is_arrow or not has_geopandas else "geopandas"
    if to == "arrow":
        return table
    if to == "geopandas" and "geometry" in table.column_names:
        return table.to_geopandas()
    return table.to_pandas()


def borders(
    regions: Regions,
    *,
    id: str | None = None,
    name: str | None = None,
    country: str | None = None,
    rule: str = "rook",
    international: bool = False,
    tolerance_m: float | str | None = None,
    match: str | None = None,
    reference: str | None = None,
    hold: str | None = None,
    source: str | None = None,
    geometry: str | None = None,
    geodesic: str = "series",
    check: bool = True,
    shapes: bool = True,
    threads: int | None = None,
    to: str | None = None,
) -> geopandas.GeoDataFrame | pandas.DataFrame | Table:
    """The shared border of each pair of regions, with its length and its line: ``mezha borders``.

    Args:
        regions: Polygons: a GeoDataFrame, a GeoSeries, an Arrow table, or a path.
        id: The column of ids; rows of one id are taken together. Guessed by its name if not given, as the command does.
        name: The column of names.
        country: The column of country codes.
        rule: ``rook``, a shared line, or ``queen``, points too.
        international: Only pairs of two countries.
        tolerance_m: Match borders that lie so near to each other, in metres; ``"auto"`` takes what the data propose.
        match: ``between`` sources, or ``all``.
        reference: The source that is not moved.
        hold: Another name of ``reference``.
        source: A column that tells data sets apart.
        geometry: The column of polygons of an Arrow table.
        geodesic: ``series``, by Karney's algorithm from 75 km on, or ``karney`` everywhere.
        check: Look for regions that touch or cross themselves, and flag their borders.
        shapes: Whether lines are wanted.
        threads: How many may work; all processors if not given. The results are the same.
        to: ``geopandas``, ``pandas`` or ``arrow``.

    Returns:
        One row for each pair; lengths are geodesic on WGS 84, in kilometres.

    >>> import mezha
    >>> mezha.borders(squares, rule="queen", shapes=False, to="pandas").b_id.tolist()
    ['B', 'C', 'C']
    """
    # Points have no place among GeoArrow's lines.
    encoding = "none" if not shapes else "wkb" if rule == "queen" or to == "arrow" else "geoarrow"
    table = _run(
        "borders",
        regions,
        to,
        dict(
            id=id, name=name, country=country, rule=rule, international=international, tolerance_m=tolerance_m,
            match=match, reference=reference, hold=hold, source=source, geometry=geometry, geodesic=geodesic,
            shapes=encoding,
        ),
        check,
        threads,
    )
    return _shown(table, regions, to)


class Adjacency:
    """Who adjoins whom.

    Attributes:
        pairs: One row for each pair: ids, names, ``length_km``, ``touch_points``.
        regions: One row for each region, in the order of ids: ``id``, ``name``, its centre, how many ``neighbours``.
    """

    def __init__(self, pairs, regions, rule: str):
        self.pairs = pairs
        self.regions = regions
        self.rule = rule

    def __len__(self) -> int:
        return len(self.pairs)

    def __repr__(self) -> str:
        return f"<mezha.Adjacency: {len(self.regions)} regions, {len(self.pairs)} pairs ({self.rule})>"

    @property
    def neighbours(self) -> dict[str, list[str]]:
        """The ids of each region's neighbours, in ascending order; regions without have an empty list.

        >>> import mezha
        >>> mezha.adjacency(squares).neighbours
        {'A': ['B'], 'B': ['A'], 'C': []}
        """
        found: dict[str, list[str]] = {id: [] for id in self.regions["id"]}
        for a, b in zip(self.pairs["a_id"], self.pairs["b_id"]):
            found[a].append(b)
            found[b].append(a)
        order = {id: index for index, id in enumerate(found)}
        return {id: sorted(list, key=order.__getitem__) for id, list in found.items()}

    def to_graph(self, weights: str = "binary"):
        """A ``libpysal.graph.Graph`` with the ids as labels, in the order of ids.

        Args:
            weights: ``binary``, or ``length``: kilometres of the shared border, 0 where regions only touch.
        """
        import pandas
        from libpysal.graph import Graph

        if weights not in ("binary", "length"):
            raise OptionError(f"weights is '{weights}', and must be binary or length")
        focal, neighbour, values = [], [], []
        near: dict[str, list[tuple[str, float]]] = {id: [] for id in self.regions["id"]}
        for a, b, length in zip(self.pairs["a_id"], self.pairs["b_id"], self.pairs["length_km"]):
            value = 1.0 if weights == "binary" else 0.0 if length is None or length != length else length
            near[a].append((b, value))
            near[b].append((a, value))
        order = {id: index for index, id in enumerate(near)}
        for id, list_ in near.items():
            # A region without neighbours stands beside itself with nothing.
            for other, value in sorted(list_, key=lambda pair: order[pair[0]]) or [(id, 0.0)]:
                focal.append(id)
                neighbour.append(other)
                values.append(value)
        index = pandas.MultiIndex.from_arrays([focal, neighbour], names=["focal", "neighbor"])
        series = pandas.Series(values, index=index, name="weight")
        if weights == "binary":
            series = series.astype(int)
        try:
            return Graph(series, is_sorted=True)
        except TypeError as error:
            raise MezhaError("a graph needs libpysal 4.9 or newer", "pip install -U libpysal, with Python 3.10 or newer") from error

    def to_w(self):
        """A ``libpysal.weights.W``, binary."""
        from libpysal.weights import W

        return W(self.neighbours, silence_warnings=True)

    def to_networkx(self):
        """A ``networkx.Graph`` whose edges have ``length_km``."""
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(self.regions["id"])
        for a, b, length in zip(self.pairs["a_id"], self.pairs["b_id"], self.pairs["length_km"]):
            graph.add_edge(a, b, length_km=None if length is None or length != length else length)
        return graph


def adjacency(
    regions: Regions,
    *,
    id: str | None = None,
    name: str | None = None,
    country: str | None = None,
    rule: str = "rook",
    international: bool = False,
    tolerance_m: float | str | None = None,
    match: str | None = None,
    reference: str | None = None,
    hold: str | None = None,
    source: str | None = None,
    geometry: str | None = None,
    geodesic: str = "series",
    check: bool = True,
    threads: int | None = None,
    to: str | None = None,
) -> Adjacency:
    """Who adjoins whom: ``mezha adjacency``. The arguments are those of :func:`borders`.

    >>> import mezha
    >>> graph = mezha.adjacency(squares, rule="queen").to_graph()
    >>> graph["C"].to_dict()
    {'A': 1, 'B': 1}
    """
    given = dict(
        id=id, name=name, country=country, rule=rule, international=international, tolerance_m=tolerance_m,
        match=match, reference=reference, hold=hold, source=source, geometry=geometry, geodesic=geodesic,
    )
    held = batches(regions)
    pairs = _run("adjacency", held, to, given, check, threads)
    with warnings.catch_warnings():
        # Said already.
        warnings.simplefilter("ignore", MezhaWarning)
        # Flags are of pairs: regions need not be looked at once more.
        nodes = _run("adjacency", held, to, {**given, "nodes": True}, False, threads, is_last=True)
    return Adjacency(_shown(pairs, regions, to), _shown(nodes, regions, to), rule)


def weights(
    regions: Regions,
    *,
    weights: str = "binary",
    order: int = 1,
    standardise: bool = False,
    id: str | None = None,
    name: str | None = None,
    country: str | None = None,
    rule: str = "rook",
    international: bool = False,
    tolerance_m: float | str | None = None,
    source: str | None = None,
    geometry: str | None = None,
    geodesic: str = "series",
    check: bool = True,
    threads: int | None = None,
    to: str | None = None,
) -> geopandas.GeoDataFrame | pandas.DataFrame | Table:
    """Spatial weights, one row for each direction: ``mezha adjacency --weights``.

    Args:
        regions: As for :func:`borders`, and so are the arguments that are not here.
        weights: ``binary``, ``length`` (km of the shared border), ``share`` (of it in the perimeter) or ``inverse``
            (one over the distance of the centres in km).
        order: Neighbours over so many borders count, too.
        standardise: Divide the weights of each row by their sum.

    >>> import mezha
    >>> mezha.weights(squares, to="arrow")["weight"]
    [1.0, 1.0]
    """
    table = _run(
        "weights",
        regions,
        to,
        dict(
            weights=weights, order=order, standardise=standardise, id=id, name=name, country=country, rule=rule,
            international=international, tolerance_m=tolerance_m, source=source, geometry=geometry,
            geodesic=geodesic,
        ),
        check,
        threads,
    )
    return _shown(table, regions, to)


def regions(
    regions: Regions,
    *,
    by: str = "region",
    id: str | None = None,
    name: str | None = None,
    country: str | None = None,
    tolerance_m: float | str | None = None,
    source: str | None = None,
    geometry: str | None = None,
    geodesic: str = "series",
    check: bool = True,
    threads: int | None = None,
    to: str | None = None,
) -> geopandas.GeoDataFrame | pandas.DataFrame | Table:
    """Each region with its area, its perimeter by what lies beyond, and its neighbours: ``mezha regions``.

    Args:
        regions: As for :func:`borders`, and so are the arguments that are not here.
        by: ``region``, or ``neighbour``: how much of its perimeter each region shares with each neighbour.

    >>> import mezha
    >>> mezha.regions(squares, to="arrow")["neighbours"]
    [1, 1, 0]
    """
    table = _run(
        "regions",
        regions,
        to,
        dict(
            by=by, id=id, name=name, country=country, tolerance_m=tolerance_m, source=source, geometry=geometry,
            geodesic=geodesic,
        ),
        check,
        threads,
    )
    return _shown(table, regions, to)


def scale(
    regions: Regions,
    *,
    curve: bool = False,
    longest: bool = False,
    international: bool = False,
    id: str | None = None,
    name: str | None = None,
    country: str | None = None,
    tolerance_m: float | str | None = None,
    source: str | None = None,
    geometry: str | None = None,
    geodesic: str = "series",
    check: bool = True,
    threads: int | None = None,
    to: str | None = None,
) -> geopandas.GeoDataFrame | pandas.DataFrame | Table:
    """How the length of each border depends on the ruler: ``mezha scale --by pair``.

    Args:
        regions: As for :func:`borders`, and so are the arguments that are not here.
        curve: One row for each border and each ruler.
        longest: Walk only along the longest line of each border.
    """
    table = _run(
        "scale",
        regions,
        to,
        dict(
            curve=curve, longest=longest, international=international, id=id, name=name, country=country,
            tolerance_m=tolerance_m, source=source, geometry=geometry, geodesic=geodesic,
        ),
        check,
        threads,
    )
    return _shown(table, regions, to)
