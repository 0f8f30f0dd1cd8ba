"""What goes in and out: frames, Arrow, files, and what is wrong with them."""

import gc
import random

import geopandas
import numpy
import pytest
import shapely
from shapely import GeometryCollection, MultiPolygon, Point, Polygon, box

import mezha
from conftest import made_squares
from mezha import _input


def rows(table):
    return [tuple(table[name]) for name in table.column_names if name != "geometry"]


def test_series_and_mixtures(squares):
    assert len(mezha.borders(squares.geometry)) == 1
    mixed = squares.copy()
    mixed.geometry = [GeometryCollection([box(0, 0, 1, 1)]), MultiPolygon([box(1, 0, 2, 1)]), None]
    assert mezha.borders(mixed).length_km.tolist() == mezha.borders(squares).length_km.tolist()


def test_points_are_no_regions(squares):
    wrong = squares.copy()
    wrong.geometry = [box(0, 0, 1, 1), Point(0, 0), None]
    with pytest.raises(mezha.DataError, match="row 1: the geometry is a point") as caught:
        mezha.borders(wrong)
    assert caught.value.row == 1


def test_other_systems_are_carried_to_degrees(squares):
    plane = squares.to_crs(3857)
    assert mezha.borders(plane).length_km[0] == pytest.approx(mezha.borders(squares).length_km[0], abs=1e-6)
    with pytest.raises(mezha.SchemaError, match="set_crs"):
        mezha.borders(plane.set_crs(None, allow_override=True))


def test_columns_of_many_kinds():
    frame = made_squares()
    frame["zahl"] = [1, 2, 3]
    frame["bruch"] = [1.5, numpy.nan, 3]
    frame["ja"] = [True, False, True]
    frame["tag"] = __import__("pandas").to_datetime(["2020-01-01"] * 3)
    frame["art"] = __import__("pandas").Categorical(["a", "b", None])
    frame["ganz"] = __import__("pandas").array([1, None, 3], dtype="Int64")
    for column in ("zahl", "art", "ganz", "bruch", "ja"):
        assert len(mezha.regions(frame, id="id", name=column, to="arrow")) == 3
    assert mezha.borders(frame, id="zahl", to="arrow")["b_id"] == ["2"]
    assert mezha.borders(frame, id="id", name="art", to="arrow")["b_name"] == ["b"]


def test_rows_of_one_id_are_one_region():
    frame = geopandas.GeoDataFrame(
        {"code": ["A", "A", "B"]}, geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1)], crs=4326
    )
    assert mezha.borders(frame, id="code").b_id.tolist() == ["B"]


def _many(kind: str, seed: int) -> geopandas.GeoDataFrame:
    """Rows of one to forty vertices and of none: polygons alone, or with others."""
    generator = random.Random(seed)
    shapes = []
    for index in range(60):
        x, y = index % 10, index // 10
        height = generator.randint(1, 20)
        sides = [(x, y + step / height) for step in range(height)], [(x + 1, y + 1 - step / height) for step in range(height)]
        shape = Polygon(sides[0] + [(x, y + 1)] + sides[1] + [(x + 1, y)])
        chosen = generator.random()
        if chosen < 0.1:
            shape = generator.choice([None, Polygon()])
        elif kind != "polygons" and chosen < 0.4:
            shape = MultiPolygon([shape, box(x + 0.2, y + 100, x + 0.4, y + 101)])
        elif kind == "mixture" and chosen < 0.5:
            shape = GeometryCollection([shape])
        shapes.append(shape)
    # The first pieces have no shape at all.
    return geopandas.GeoDataFrame(
        {"id": [f"№ {i}" for i in range(64)], "name": [None, *range(63)]}, geometry=[None] * 4 + shapes, crs=4326
    )


@pytest.mark.parametrize("kind", ["polygons", "multipolygons", "mixture"])
def test_pieces_are_one_table(kind, monkeypatch):
    seed = random.randrange(1 << 30)
    frame = _many(kind, seed)
    # The last part of all has no rings.
    frame.loc[63, "geometry"] = Polygon()
    found = []
    # What errors of other tests still hold.
    others = set(_input._held)
    for size in (1 << 17, 50, 1):
        monkeypatch.setattr(_input, "_PIECE", size)
        for how in ("borders", "regions"):
            found.append(rows(getattr(mezha, how)(frame, to="arrow")))
            assert set(_input._held) <= others, "the library has released what it has read"
        pairs = mezha.adjacency(frame, to="arrow")
        found += [rows(pairs.pairs), rows(pairs.regions)]
    # Centres of regions without a shape are no numbers, which equal nothing.
    found = list(map(repr, found))
    assert found[:4] == found[4:8] == found[8:], f"seed {seed}"
    assert found[0].count("№") > 60


def test_pieces_go_when_a_call_fails(squares, monkeypatch):
    monkeypatch.setattr(_input, "_PIECE", 1)
    wrong = squares.copy()
    wrong.geometry = [box(0, 0, 1, 1), Point(0, 0), None]
    gc.collect()
    others = set(_input._held)
    for bad in (lambda: mezha.borders(wrong), lambda: mezha.borders(squares, id="nope"), lambda: mezha.adjacency(wrong)):
        with pytest.raises(mezha.MezhaError) as caught:
            bad()
        assert caught.value.row in (1, None)
        del caught
        gc.collect()
        assert set(_input._held) <= others


def test_texts_are_the_same_without_pyarrow(monkeypatch):
    """Texts go to and fro by pyarrow where it is there; values that are no texts, and none at all, go as without it."""
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    from mezha import _table

    names = [
        ["Альфа", "b", "Ω"], ["a", None, "c"], ["a", numpy.nan, ""], ["a", 1, 2.5], [None, None, None], ["", "", ""],
        pandas.Series(["x", None, "z"], dtype="string"), pandas.Categorical(["x", None, "z"]),
        pandas.Series(["a", "\ud800", "c"], dtype=object),
    ]
    for column in names:
        frame = made_squares()
        frame["name"] = column
        found = []
        for how in (_table.pyarrow_of_capsules, lambda: None):
            monkeypatch.setattr(_table, "pyarrow_of_capsules", how)
            found.append(mezha.regions(frame, id="id", name="name", to="pandas"))
        pandas.testing.assert_frame_equal(*found)
    assert found[0].id.tolist() == ["A", "B", "C"]


def test_what_was_guessed_is_said(squares):
    assert "ids are taken from the field id" in mezha.borders(squares, to="arrow").notes
    assert "ids are taken from the field id" in mezha.borders(squares).attrs["mezha_notes"]


def test_options_that_cannot_be(squares):
    for options in (dict(rule="bishop"), dict(tolerance_m=-1), dict(to="excel"), dict(match="all")):
        with pytest.raises(mezha.OptionError):
            mezha.borders(squares, **options)
    with pytest.raises(mezha.SchemaError, match="no field nope"):
        mezha.borders(squares, id="nope")
    with pytest.raises(mezha.SchemaError):
        mezha.borders([1, 2])


def test_arrow_objects_of_others(squares):
    pyarrow = pytest.importorskip("pyarrow")
    expected = rows(mezha.borders(squares, to="arrow"))
    for encoding in ("WKB", "geoarrow"):
        for interleaved in (True, False) if encoding == "geoarrow" else (True,):
            taken = pyarrow.table(squares.to_arrow(geometry_encoding=encoding, interleaved=interleaved))
            table = mezha.borders(taken)
            assert isinstance(table, mezha.Table)
            assert rows(table) == expected
            parts = pyarrow.Table.from_batches([*taken.slice(0, 1).to_batches(), *taken.slice(1).to_batches()])
            assert rows(mezha.borders(parts)) == expected


def test_results_are_arrow_objects(squares):
    pyarrow = pytest.importorskip("pyarrow")
    table = mezha.borders(squares, to="arrow")
    batch = pyarrow.record_batch(table)
    batch.validate(full=True)
    assert batch.column("a_id").to_pylist() == ["A"]
    again = pyarrow.record_batch(table)
    del table
    assert again.equals(batch)
    frame = geopandas.GeoDataFrame.from_arrow(pyarrow.table(batch))
    assert frame.crs.is_geographic
    assert frame.geometry.geom_type.tolist() == ["MultiLineString"]


def test_geoparquet_round_trip(tmp_path, squares):
    pytest.importorskip("pyarrow")
    borders = mezha.borders(squares)
    path = tmp_path / "borders.parquet"
    mezha.write_parquet(borders, path, row_group_size=1)
    again = geopandas.read_parquet(path)
    assert again.geometry.to_wkb().tolist() == borders.geometry.to_wkb().tolist()
    assert again.length_km.tolist() == borders.length_km.tolist()
    source = tmp_path / "regions.parquet"
    mezha.write_parquet(squares, source, row_group_size=2)
    assert mezha.borders(str(source)).length_km.tolist() == borders.length_km.tolist()


def test_divisions_with_nested_names(tmp_path):
    """The shape of Overture's divisions: names within names, boxes in structures, several row groups."""
    pytest.importorskip("pyarrow")
    frame = made_squares().rename(columns={"id": "GERS"})
    frame["names"] = [{"primary": name, "common": {"en": name}, "rules": None} for name in ("Альфа", "Beta", None)]
    frame["country"] = ["AA", "BB", "BB"]
    path = tmp_path / "division_area.parquet"
    frame.to_parquet(path, write_covering_bbox=True, schema_version="1.1.0", row_group_size=1)
    read = mezha.read(path)
    assert read["name"].tolist()[:2] == ["Альфа", "Beta"]
    borders = mezha.borders(path, id="GERS", international=True)
    assert borders[["a_name", "b_name", "a_country"]].values.tolist() == [["Альфа", "Beta", "AA"]]
    near = mezha.read(path, bbox=(1.6, 0.2, 1.9, 0.8))
    assert near["GERS"].tolist() == ["B"]


def test_divisions_as_pyarrow_writes_them(tmp_path):
    """A file made column by column, as Overture's are: structures of names and boxes, maps, lists, row groups, no pandas."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    import json

    shapes = [box(0.1, 0, 1 / 3, 1), box(1 / 3, 0, 2, 1), box(2, 0, 2.7, 1)]
    bounds = [shape.bounds for shape in shapes]
    table = pyarrow.table({
        "id": pyarrow.array(["08f1", "08f2", "08f3"]),
        "geometry": pyarrow.array([shape.wkb for shape in shapes], pyarrow.binary()),
        "bbox": pyarrow.array([dict(zip(("xmin", "ymin", "xmax", "ymax"), b)) for b in bounds], pyarrow.struct(
            [(key, pyarrow.float32()) for key in ("xmin", "xmax", "ymin", "ymax")])),
        "country": pyarrow.array(["AA", "AA", "BB"]),
        "version": pyarrow.array([1, 2, 3], pyarrow.int32()),
        "sources": pyarrow.array([[{"dataset": "OpenStreetMap"}]] * 3),
        "subtype": pyarrow.array(["region"] * 3),
        "class": pyarrow.array(["land"] * 3),
        "names": pyarrow.array(
            [{"primary": name, "common": [("en", "x" + name)], "rules": None} for name in ("Один", "Два", "Три")],
            pyarrow.struct([("primary", pyarrow.string()), ("common", pyarrow.map_(pyarrow.string(), pyarrow.string())),
                            ("rules", pyarrow.list_(pyarrow.struct([("variant", pyarrow.string())])))])),
        "division_id": pyarrow.array(["d1", "d2", "d3"]),
    })
    covering = {"bbox": {side: ["bbox", side] for side in ("xmin", "ymin", "xmax", "ymax")}}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {
        "encoding": "WKB", "geometry_types": ["Polygon"], "covering": covering}}}
    path = tmp_path / "division_area.parquet"
    parquet.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), path, row_group_size=1)
    assert parquet.ParquetFile(path).num_row_groups == 3
    read = mezha.read(path)
    assert read["name"].tolist() == ["Один", "Два", "Три"]
    assert read.geometry.to_wkb().tolist() == [shape.wkb for shape in shapes]
    borders = mezha.borders(path)
    assert borders[["a_id", "b_id", "a_name", "b_country"]].values.tolist() == [
        ["08f1", "08f2", "Один", "AA"], ["08f2", "08f3", "Два", "BB"]]
    assert mezha.read(path, bbox=(2.1, 0.1, 2.2, 0.2))["id"].tolist() == ["08f3"]
    # There and back again, bit by bit, several row groups and nested columns included.
    again = tmp_path / "again.parquet"
    mezha.write_parquet(read, again, row_group_size=2)
    back = geopandas.read_parquet(again)
    assert back.geometry.to_wkb().tolist() == read.geometry.to_wkb().tolist()
    assert back["division_id"].tolist() == read["division_id"].tolist()
    assert [row["primary"] for row in back["names"]] == ["Один", "Два", "Три"]


def test_a_picture_shows_the_borders(squares):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    ax = mezha.plot(squares)
    lines = [collection for collection in ax.collections if type(collection).__name__ == "LineCollection"]
    assert len(lines) == 1
    assert lines[0].get_array().tolist() == mezha.borders(squares).length_km.tolist()


def test_random_frames_give_what_shapely_shares():
    """Cells of a grid, merged by chance: the length of a border is that of what both outlines share."""
    seed = random.randrange(1 << 30)
    generator = random.Random(seed)
    for _ in range(5):
        names = [[generator.choice("ABCD") for _ in range(5)] for _ in range(5)]
        cells: dict = {}
        for y, line in enumerate(names):
            for x, name in enumerate(line):
                cells.setdefault(name, []).append(box(x, y, x + 1, y + 1))
        frame = geopandas.GeoDataFrame(
            {"id": list(cells)}, geometry=[shapely.union_all(parts) for parts in cells.values()], crs=4326
        )
        # The union takes vertices out of straight sides: they are put back.
        frame.geometry = frame.geometry.segmentize(1.0)
        for border in mezha.borders(frame).itertuples():
            a, b = (frame.set_index("id").geometry[name] for name in (border.a_id, border.b_id))
            shared = a.boundary.intersection(b.boundary).length
            assert border.geometry.length == pytest.approx(shared), f"seed {seed}"
