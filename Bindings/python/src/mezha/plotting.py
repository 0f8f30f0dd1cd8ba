"""Pictures of borders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._input import _is_frame, frame_of, opened

if TYPE_CHECKING:
    import geopandas
    from matplotlib.axes import Axes

    from .analysis import Regions


def plot(
    regions: Regions,
    borders: geopandas.GeoDataFrame | None = None,
    *,
    column: str = "length_km",
    ax: Axes | None = None,
    **options: Any,
) -> Axes:
    """Draws regions and, over them, their borders coloured by a column.

    Args:
        regions: Polygons, as for :func:`mezha.borders`.
        borders: What :func:`mezha.borders` made of them; made here if not given.
        column: The column of the borders that gives the colours.
        ax: Axes of matplotlib; new ones if not given.
        **options: For ``GeoDataFrame.plot`` of the borders, such as ``cmap`` and ``linewidth``.

    Returns:
        The axes.
    """
    from .analysis import borders as measured

    regions = opened(regions)
    if not _is_frame(regions):
        regions = frame_of(regions)
    if borders is None:
        borders = measured(regions, to="geopandas")
    ground = regions.to_crs(4326) if regions.crs is not None else regions
    ax = ground.plot(ax=ax, color="#eeeae2", edgecolor="#b8b2a7", linewidth=0.4)
    lines = borders[borders[column].notna()]
    if len(lines):
        lines.plot(ax=ax, column=column, **{"legend": True, "cmap": "viridis", "linewidth": 1.6, **options})
    return ax
