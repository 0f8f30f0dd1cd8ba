import os
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
if not os.environ.get("MEZHA_TEST_INSTALLED"):
    sys.path.insert(0, str(ROOT / "Bindings" / "python" / "src"))


def made_squares():
    """A and B share a side of one degree on a meridian; C touches both at one point."""
    import geopandas
    from shapely import Polygon, box

    return geopandas.GeoDataFrame(
        {"id": ["A", "B", "C"]},
        geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1), Polygon([(1, 1), (1.5, 2), (0.5, 2)])],
        crs="EPSG:4326",
    )


@pytest.fixture
def squares():
    return made_squares()


@pytest.fixture
def command():
    """The command, which the results are compared with."""
    import mezha

    try:
        return mezha.find_command()
    except mezha.CommandNotFound as error:
        pytest.skip(str(error))
