"""The figures of the command, byte for byte, and what is done by way of it."""

import subprocess
import sys

import geopandas
import pytest

import mezha
from conftest import ROOT

FIXTURES = ROOT / "Tests" / "Fixtures"
FILES = sorted(
    str(path)
    for folder in ("reading", "regions", "borders")
    for path in (FIXTURES / folder).glob("*")
    if path.suffix in (".gpkg", ".geojson", ".fgb")
)


def places(kilometres: float) -> int:
    """To the millimetre or to nine digits, whichever is finer."""
    count, unit = 6, 100.0
    while unit > kilometres and count < 12 and kilometres > 0:
        count, unit = count + 1, unit / 10
    return count


def field(text: str) -> str:
    """A text of CSV as the command writes it."""
    number = text.lstrip("+-").replace(".", "", 1).replace(",", "", 1)
    if text[:1] in ("=", "@", "\t") or text[:1] in ("+", "-") and not (number.isdigit()):
        text = "'" + text
    if any(sign in text for sign in ',"\n\r') or text != text.strip(" ") or number.isdigit() and number.isascii():
        return '"' + text.replace('"', '""') + '"'
    return text


def csv(table: mezha.Table, decimals=lambda name, value: places(value)) -> str:
    lines = [",".join(table.column_names)]
    for row in zip(*[table[name] for name in table.column_names]):
        cells = []
        for name, value in zip(table.column_names, row):
            if value is None or value != value:
                cells.append("")
            elif isinstance(value, bool):
                cells.append("true" if value else "false")
            elif isinstance(value, float):
                cells.append(f"{value:.{decimals(name, value)}f}")
            elif isinstance(value, int):
                cells.append(str(value))
            else:
                cells.append(field(value))
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"


def printed(command: str, *arguments: str) -> str:
    done = subprocess.run([command, *arguments, "--format", "csv"], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("rule", ["rook", "queen"])
def test_borders_are_those_of_the_command(command, path, rule):
    try:
        theirs = printed(command, "borders", path, "--rule", rule)
    except AssertionError:
        pytest.skip("no file of regions")
    frame = geopandas.read_file(path)
    assert csv(mezha.borders(frame, rule=rule, shapes=False, to="arrow")) == theirs


@pytest.mark.parametrize("name", ["three.gpkg", "three-3857.geojson"])
def test_other_tables_are_those_of_the_command(command, name):
    path = str(FIXTURES / "reading" / name)
    frame = geopandas.read_file(path)
    area = lambda name, value: 3 if name == "area_km2" else places(value)
    assert csv(mezha.regions(frame, to="arrow"), area) == printed(command, "regions", path)
    share = lambda name, value: 4 if name == "share_percent" else places(value)
    theirs = printed(command, "regions", path, "--by", "neighbour")
    assert csv(mezha.regions(frame, by="neighbour", to="arrow"), share) == theirs
    six = lambda name, value: 6
    assert csv(mezha.adjacency(frame, to="arrow").pairs, six) == printed(command, "adjacency", path)
    nine = lambda name, value: 9
    for kind in ("binary", "length", "share", "inverse"):
        theirs = printed(command, "adjacency", path, "--weights", kind, "--standardise")
        assert csv(mezha.weights(frame, weights=kind, standardise=True, to="arrow"), nine) == theirs


def test_lines_are_those_of_the_command(command, tmp_path):
    path = str(FIXTURES / "reading" / "three.gpkg")
    out = tmp_path / "borders.gpkg"
    subprocess.run([command, "borders", path, "-o", str(out)], check=True, capture_output=True)
    theirs, own = geopandas.read_file(out), mezha.borders(path)
    assert own.geometry.to_wkt().tolist() == theirs.geometry.to_wkt().tolist()
    assert own.length_km.tolist() == theirs.length_km.tolist()
    assert own.crs == theirs.crs


def test_commands_take_frames(command, squares):
    found = mezha.inspect(squares)
    assert "kind" in found.columns
    simpler = mezha.simplify(squares, tolerance_m=1)
    assert len(simpler) == 3
    with pytest.raises(mezha.CommandFailed):
        mezha.run("borders", squares, rule="bishop")


@pytest.mark.parametrize(
    "said, expected",
    [
        ("try --tolerance-m 0.5, or see: mezha inspect", "try tolerance_m = 0.5, or see: mezha inspect"),
        ("(for 2 pairs add --match all)", "(for 2 pairs add match = all)"),
        ("see mezha sweep --steps 1,2; or --where", "see mezha sweep --steps 1,2; or where"),
        ("--to X is none; --from line", "to_ X is none; from_ line"),
        ("a--b -- c --5", "a--b -- c --5"),
        ("--format svg", "to svg"),
    ],
)
def test_messages_name_arguments(said, expected):
    from mezha._words import as_arguments

    assert as_arguments(said) == expected


def test_what_the_command_says_reaches_the_caller(command, squares):
    apart = squares.copy()
    apart.geometry = [shape.buffer(-0.001, join_style="mitre") for shape in squares.geometry]
    with pytest.raises(mezha.CommandFailed, match="tolerance_m") as failure:
        mezha.match(apart, tolerance_m=-1)
    assert "--tolerance-m" not in str(failure.value)
    found = mezha.run("borders", squares.drop(columns=squares.columns.difference(["geometry"])), to="pandas")
    assert any("numbers of their features" in note for note in found.attrs["mezha_notes"])


def test_each_command_by_its_function(command, squares, tmp_path):
    import pandas
    from shapely import LineString

    pairs = pandas.DataFrame({"a": ["A", "A"], "b": ["B", "C"]})
    verdicts = mezha.validate(squares, list=pairs)
    assert len(verdicts) >= 2
    road = geopandas.GeoDataFrame({"name": ["road"]}, geometry=[LineString([(0.5, 0.5), (1.5, 0.5)])], crs=4326)
    assert len(mezha.crossings(squares, lines=road)) >= 1
    moved = squares.copy()
    moved.geometry = [squares.geometry[0], squares.geometry[1], squares.geometry[2].buffer(0)]
    assert len(mezha.diff(squares, moved)) >= 1
    assert len(mezha.match(squares, tolerance_m=1)) == 3
    countries = squares.assign(country=["X", "Y", "Z"])
    assert len(mezha.zones(countries, km=5)) >= 1
    town = geopandas.GeoDataFrame({"name": ["town"]}, geometry=geopandas.points_from_xy([0.9], [0.5]), crs=4326)
    near = mezha.distance(countries, points=town, to_country="Y")
    # A tenth of a degree of longitude at half a degree north.
    assert near.distance_km.tolist() == pytest.approx([11.13], abs=0.02)
    folder = mezha.report(squares, folder=tmp_path / "report")
    assert (tmp_path / "report" / "borders.csv").exists() and folder == str(tmp_path / "report")


def test_data_of_a_name_are_paths(command, squares, tmp_path, monkeypatch):
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    squares.to_file(tmp_path / "squares.gpkg")
    mezha.command("data", "add", str(tmp_path / "squares.gpkg"), "--as", "my:squares")
    assert mezha.borders("@my:squares").length_km.tolist() == mezha.borders(squares).length_km.tolist()
    assert len(mezha.inspect("@my:squares#squares")) == len(mezha.inspect(squares))
    with pytest.raises(mezha.CommandFailed, match="no data of that name"):
        mezha.fetch("@nobody:knows")
    with pytest.raises(mezha.CommandFailed, match="fetched yet"):
        mezha.borders("@geoboundaries:EST:adm1")


def test_the_module_is_the_command(command):
    done = subprocess.run([sys.executable, "-m", "mezha", "--version"], capture_output=True, env={
        **__import__("os").environ, "PYTHONPATH": str(ROOT / "Bindings" / "python" / "src"), "MEZHA_BINARY": command,
    })
    assert done.returncode == 0, done.stderr
    assert mezha.__version__ in done.stdout.decode()


def test_without_the_command_it_is_said_how_to_get_it(monkeypatch, squares, tmp_path):
    monkeypatch.setenv("MEZHA_BINARY", str(tmp_path / "nothing"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(mezha.CommandNotFound, match="MEZHA_BINARY"):
        mezha.crossings(squares)


def _inputs(folder):
    """The regions of a fixture in all forms that functions take."""
    pyarrow = pytest.importorskip("pyarrow")
    frame = geopandas.read_file(FIXTURES / "reading" / "three.gpkg")
    mezha.write_parquet(frame, folder / "regions.parquet")
    columns = {name: pyarrow.array(frame[name], from_pandas=True) for name in frame.columns if name != "geometry"}
    binary = pyarrow.table({**columns, "geometry": pyarrow.array([shape.wkb for shape in frame.geometry])})
    return [
        frame, str(FIXTURES / "reading" / "three.gpkg"), folder / "regions.parquet", pyarrow.table(frame.to_arrow(index=False)),
        binary, binary.to_reader(), frame.to_crs(3857),
    ]


def test_functions_take_frames_paths_and_arrow(command, tmp_path):
    """Those of the library and those of the command alike."""
    pandas = pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    claims = pandas.DataFrame({"a": ["XA-01"], "b": ["XA-02"]})
    functions = [
        lambda regions: [round(length, 3) for length in mezha.borders(regions, to="pandas").length_km],
        lambda regions: mezha.adjacency(regions, to="arrow").neighbours,
        lambda regions: len(mezha.inspect(regions)),
        lambda regions: mezha.validate(regions, list=pyarrow.Table.from_pandas(claims)).verdict_key.tolist(),
        lambda regions: mezha.zones(regions, km=5, to="arrow")["id"].to_pylist(),
        lambda regions: sorted(mezha.simplify(regions, tolerance_m=10, to="arrow")["name"].to_pylist()),
    ]
    for function in functions:
        found = [function(regions) for regions in _inputs(tmp_path)]
        assert all(one == found[0] for one in found), found
    assert len(mezha.inspect(_inputs(tmp_path)[0].geometry, to="geopandas").geometry) == 0


def test_lines_and_points_come_with_their_shapes(command, tmp_path):
    from shapely import LineString

    regions = _inputs(tmp_path)[0]
    west, south, east, north = regions.total_bounds
    lines = geopandas.GeoDataFrame({"name": ["x"]}, geometry=[LineString([(west, south + 0.5), (east, north - 0.3)])], crs=4326)
    frame = mezha.crossings(regions, lines=lines, to="geopandas")
    table = mezha.crossings(regions, lines=lines, to="arrow")
    assert len(frame) == table.num_rows > 0 and "geometry" in table.column_names
    assert frame.geometry.iloc[0].geom_type == "Point"
    assert mezha.crossings(regions, lines=lines, by="pair", to="arrow").num_rows == len(
        mezha.crossings(regions, lines=lines, by="pair")
    )
    claims = tmp_path / "list.csv"
    claims.write_text("a,b\nXA-01,XA-02\n")
    assert len(mezha.validate(regions, list=claims, to="geopandas").geometry) == 1
