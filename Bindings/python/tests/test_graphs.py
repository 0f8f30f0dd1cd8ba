"""Neighbours against libpysal, which finds them in another way."""

import pytest

import mezha

geopandas = pytest.importorskip("geopandas")
libpysal = pytest.importorskip("libpysal", minversion="4.9")


def local_examples():
    """The polygons that libpysal itself ships."""
    import pathlib

    folder = pathlib.Path(libpysal.__file__).parent / "examples"
    return sorted(str(path) for path in folder.rglob("*.shp"))


@pytest.mark.parametrize("path", local_examples())
@pytest.mark.parametrize("rule", ["rook", "queen"])
def test_graphs_equal_those_of_libpysal(path, rule):
    frame = geopandas.read_file(path)
    if not frame.geom_type.isin(["Polygon", "MultiPolygon"]).all():
        pytest.skip("no polygons")
    frame = geopandas.GeoDataFrame({"row": [f"{i:06}" for i in range(len(frame))]}, geometry=frame.geometry.values)
    west, south, east, north = frame.total_bounds
    if not (-180 <= west and east <= 180 and -85 <= south and north <= 85):
        # Coordinates of a plane: any place on the earth will do for neighbours.
        scale = 10 / max(east - west, north - south)
        frame.geometry = frame.geometry.affine_transform([scale, 0, 0, scale, -west * scale, -south * scale])
    theirs = libpysal.graph.Graph.build_contiguity(frame.set_index("row"), rook=rule == "rook")
    own = mezha.adjacency(frame, id="row", rule=rule, tolerance_m=0).to_graph()
    assert own.adjacency.index.equals(theirs.adjacency.index)
    assert (own.adjacency.to_numpy() == theirs.adjacency.to_numpy()).all()


def test_lengths_as_weights(squares):
    graph = mezha.adjacency(squares).to_graph("length")
    assert graph["A"].to_dict() == pytest.approx({"B": 110.574389})
    assert graph.isolates.tolist() == ["C"]


def test_weights_of_the_older_kind(squares):
    w = mezha.adjacency(squares, rule="queen").to_w()
    assert w.neighbors["C"] == ["A", "B"]
    assert w.n == 3


def test_networkx(squares):
    pytest.importorskip("networkx")
    graph = mezha.adjacency(squares).to_networkx()
    assert sorted(graph.nodes) == ["A", "B", "C"]
    assert graph.edges["A", "B"]["length_km"] == pytest.approx(110.574389)
