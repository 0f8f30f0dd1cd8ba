"""What the command ``mezha`` does: called where it is found, with frames in and out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._input import _is_frame, frame_of, is_arrow
from ._words import as_arguments
from .errors import CommandFailed, CommandNotFound, MezhaWarning, OptionError

if TYPE_CHECKING:
    import subprocess
    from typing import Union

    import geopandas
    import pandas

    #: What a command takes: a path, ``@NAME`` of ``mezha data``, a GeoDataFrame, a frame of rows, or what speaks Arrow.
    Data = Union[str, os.PathLike[str], geopandas.GeoDataFrame, geopandas.GeoSeries, pandas.DataFrame, Any]


def find_command() -> str:
    """The path of the command: ``MEZHA_BINARY``, in the package, or on ``PATH``.

    Raises:
        CommandNotFound: There is none.
    """
    import shutil

    named = os.environ.get("MEZHA_BINARY")
    inside = os.path.join(os.path.dirname(__file__), "_bin", "mezha")
    for path in (named, inside, shutil.which("mezha")):
        if path and os.path.isfile(path) and os.access(path, os.X_OK):
            return os.path.abspath(path)
    raise CommandNotFound(
        "this needs the command mezha, which is not found" + (f" at {named}" if named else ""),
        "Build it from the project (bin/mezha), or install its package; put it on PATH, or name it in MEZHA_BINARY",
    )


def command(*arguments: str, check: bool = True) -> "subprocess.CompletedProcess[bytes]":
    """Runs the command with arguments as on a terminal.

    Args:
        *arguments: Such as ``"borders", "regions.gpkg", "--format", "csv"``.
        check: Whether an exit code other than 0 raises.

    Raises:
        CommandNotFound: There is no command.
        CommandFailed: It ended with an error; the message is its own.
    """
    # Here and below: what takes long to import is imported when it is needed.
    import subprocess

    done = subprocess.run([find_command(), *arguments], capture_output=True)
    if check and done.returncode != 0:
        raise CommandFailed(_last_words(done.stderr), done.returncode)
    return done


def _done(*arguments: str, codes: tuple[int, ...] = (0,)) -> "tuple[subprocess.CompletedProcess[bytes], list[str]]":
    """Runs the command for a function: what it says names options as the function has them.

    Warnings are passed on as such; the other notes are returned.
    """
    import warnings

    done = command(*arguments, check=False)
    if done.returncode not in codes:
        raise CommandFailed(as_arguments(_last_words(done.stderr)), done.returncode)
    said = [line.removeprefix("mezha: ") for line in _lines(done.stderr) if line.startswith("mezha: ")]
    for line in said:
        if line.startswith("warning: "):
            warnings.warn(as_arguments(line.removeprefix("warning: ")), MezhaWarning, stacklevel=4)
    return done, [as_arguments(line) for line in said]


def _lines(stderr: bytes) -> list[str]:
    return [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]


def _last_words(stderr: bytes) -> str:
    lines = _lines(stderr)
    words = [line for line in lines if line.lower().startswith(("error", "mezha: "))] or lines[-3:]
    return "\n".join(words) or "the command said nothing"


def _arguments(options: dict) -> list[str]:
    arguments = []
    for key, value in options.items():
        if value is None or value is False:
            continue
        name = "--" + key.rstrip("_").replace("_", "-")
        if value is True:
            arguments.append(name)
        else:
            arguments += [name, ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)]
    return arguments


# Files that geopandas reads by pyarrow.
_OF_ARROW = (".parquet", ".geoparquet", ".pq", ".feather", ".arrow", ".ipc")

# The files that frames and tables come from: layers but where a command writes none, or only GeoJSON.
_SUFFIXES = {"geopandas": "gpkg", "pandas": "csv", "arrow": "csv", "json": "json"}
_LAYERS = {"crossings": "geojson", "validate": "geojson"}
_TABLES = ("adjacency", "distance", "scale", "sweep")


class _Inputs:
    """Files that a call needs: frames become GeoPackages and CSV in a temporary folder."""

    def __init__(self, folder: str):
        self.folder = folder
        self.count = 0

    def file(self, data) -> str:
        if isinstance(data, (str, os.PathLike)):
            path = os.fspath(data)
            found = path
            if path.startswith("@") and not os.path.exists(path):
                found = located(path.partition("#")[0])
            if not found.lower().endswith(_OF_ARROW):
                return path
            # Not every GDAL reads them; pyarrow does.
            from .io import read

            data = read(found)
        self.count += 1
        if not hasattr(data, "to_csv"):
            if not is_arrow(data):
                raise OptionError(f"a path, a frame or an Arrow table is wanted, and this is {type(data).__name__}")
            data = frame_of(data)
        if not _is_frame(data):
            path = os.path.join(self.folder, f"input{self.count}.csv")
            data.to_csv(path, index=False)
            return path
        path = os.path.join(self.folder, f"input{self.count}.gpkg")
        (data if data.crs is not None else data.set_crs(4326)).to_file(path, driver="GPKG")
        return path


def run(name: str, *inputs: Data, to: str = "geopandas", codes: tuple[int, ...] = (0,), **options: Any) -> Any:
    """Runs a command on frames or files and reads what it made.

    Args:
        name: The command, such as ``"borders"``.
        *inputs: Paths, frames or Arrow tables.
        to: ``geopandas`` (a layer), ``pandas`` (a table), ``arrow`` (a table of pyarrow, with shapes where the command has
            any) or ``json``.
        codes: The exit codes that are no failure.
        **options: Those of the command: ``tolerance_m=500`` is ``--tolerance-m 500``, ``from_="edge"`` is
            ``--from edge``, and frames are passed as files.

    Returns:
        What it made. ``attrs["mezha_notes"]`` of a frame holds what was guessed, corrected or left out; what may falsify a
        result is a ``MezhaWarning`` too.

    Raises:
        CommandNotFound: There is no command.
        CommandFailed: It ended with another exit code; the message is its own, with options as they are written here.
    """
    import tempfile
    import warnings

    with tempfile.TemporaryDirectory() as folder:
        held = _Inputs(folder)
        files = [held.file(data) for data in inputs]
        options = {
            key: held.file(value) if hasattr(value, "to_csv") or is_arrow(value) else value
            for key, value in options.items()
        }
        if to not in _SUFFIXES:
            raise OptionError(f"to is '{to}', and must be geopandas, pandas, arrow or json")
        has_shapes = name not in _TABLES and not (name == "crossings" and {"by", "spacing", "profile_km"} & set(options))
        suffix = _LAYERS.get(name, "gpkg") if to == "geopandas" or to == "arrow" and has_shapes else _SUFFIXES[to]
        out = os.path.join(folder, "result." + suffix)
        done, notes = _done(name, *files, *_arguments(options), "--output", out, codes=codes)
        if not os.path.exists(out):
            raise CommandFailed(as_arguments(_last_words(done.stderr)), done.returncode)
        if to == "json":
            import json

            with open(out, encoding="utf-8") as text:
                return json.load(text)
        if suffix == "csv":
            import pandas

            made = pandas.read_csv(out)
        else:
            import geopandas

            with warnings.catch_warnings():
                # The other layer holds styles.
                warnings.filterwarnings("ignore", "More than one layer found")
                made = geopandas.read_file(out)
            if not _is_frame(made):
                # A layer without rows says nothing of shapes.
                made = geopandas.GeoDataFrame(made, geometry=geopandas.GeoSeries([None] * len(made), crs=4326))
        made.attrs["mezha_notes"] = notes
        return made if to != "arrow" else _arrow(made)


def _arrow(frame):
    import pyarrow

    if _is_frame(frame):
        return pyarrow.table(frame.to_arrow(index=False))
    return pyarrow.Table.from_pandas(frame, preserve_index=False)


def inspect(*regions: Data, to: str = "pandas", **options: Any) -> Any:
    """What would make results wrong, with its kind, size and place: ``mezha inspect``.

    Needs the command: overlaps and invalid polygons are found by GEOS.

    Args:
        *regions: Frames, paths or Arrow tables.
        to: ``pandas``, ``geopandas`` (points to look at on a map), ``arrow`` or ``json``.
        **options: Those of ``mezha inspect``.

    Returns:
        A row for each finding; none for clean data.
    """
    return run("inspect", *regions, to=to, codes=(0, 1), **options)


def crossings(*regions: Data, to: str = "pandas", **options: Any) -> Any:
    """Where lines or points cross borders: ``mezha crossings``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables; the embedded ones if there are none.
        to: ``pandas``, ``geopandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha crossings``: ``lines=`` and ``points=`` take frames or paths; ``by="pair"``,
            ``spacing=True`` and ``profile_km=10`` give densities in place of the crossings.

    Returns:
        A row for each crossing, or for each border.
    """
    return run("crossings", *regions, to=to, **options)


def validate(*regions: Data, list: Data, to: str = "pandas", **options: Any) -> Any:
    """A published list of neighbours against the regions: ``mezha validate``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables; the embedded ones if there are none.
        list: A frame with a pair in each row, or a file in any form that the command reads.
        to: ``pandas``, ``geopandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha validate``, such as ``complete_for="A"``.

    Returns:
        A row for each claim and each omission, with its verdict.
    """
    return run("validate", *regions, to=to, codes=(0, 1), list=list, **options)


def distance(*regions: Data, to: str = "pandas", **options: Any) -> Any:
    """How far places or regions are from a border, or from each other across the sea: ``mezha distance``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables; the embedded ones if there are none.
        to: ``pandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha distance``: ``points=`` (a frame or a path) and ``to_country="EE"`` for ``--to EE``;
            ``regions=True`` ranks the regions; ``sea=True, of="RU"`` lists who lies across the water.

    Returns:
        A row for each place, region or pair.
    """
    if "to_country" in options:
        options["to_"] = options.pop("to_country")
    return run("distance", *regions, to=to, **options)


def zones(*regions: Data, to: str = "pandas", **options: Any) -> Any:
    """Belts along state borders, each inside its region, with their areas: ``mezha zones``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables; the embedded ones if there are none.
        to: ``pandas``, ``geopandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha zones``: ``km=(5, 25)``, ``by="neighbour"``, ``population=`` a frame of points or a path.

    Returns:
        A row for each region and width.
    """
    return run("zones", *regions, to=to, **options)


def diff(old: Data, new: Data, *, to: str = "pandas", **options: Any) -> Any:
    """What changed between two vintages of a map: ``mezha diff``. Needs the command.

    Args:
        old: The earlier one, a frame, a path or an Arrow table.
        new: The later one.
        to: ``pandas``, ``geopandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha diff``: ``rows="border"`` or ``rows="transfer"`` in place of regions.

    Returns:
        A row for each region, border or piece of land that changed hands.
    """
    return run("diff", old, new, to=to, **options)


def match(*regions: Data, to: str = "geopandas", **options: Any) -> Any:
    """Regions of several sources as one mosaic whose borders fit: ``mezha match``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables.
        to: ``geopandas``, ``pandas``, ``arrow`` or ``json``.
        **options: Those of ``mezha match``, such as ``tolerance_m=100``.

    Returns:
        The regions, with what was moved.
    """
    return run("match", *regions, to=to, **options)


def simplify(*regions: Data, to: str = "geopandas", **options: Any) -> Any:
    """Regions with fewer vertices whose borders stay common: ``mezha simplify``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables.
        to: ``geopandas`` or ``arrow``.
        **options: Those of ``mezha simplify``: ``tolerance_m=200`` is wanted.

    Returns:
        The regions.
    """
    return run("simplify", *regions, to=to, **options)


def report(*regions: Data, folder: str | os.PathLike[str], **options: Any) -> str:
    """The report with maps and tables in a folder: ``mezha report``. Needs the command.

    Args:
        *regions: Frames, paths or Arrow tables; the embedded ones if there are none.
        folder: Where to; it is made.
        **options: Those of ``mezha report``, such as ``bundle=True``.

    Returns:
        The folder.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as inputs:
        held = _Inputs(inputs)
        _done("report", *[held.file(data) for data in regions], *_arguments(options), "--output", os.fspath(folder))
    return os.fspath(folder)


def fetch(name: str, **options: Any) -> str:
    """Fetches open data by name, unless they are there: ``mezha data fetch``. Needs the command.

    Every function takes ``"@" + name`` in place of a path then.

    Args:
        name: Such as ``"geoboundaries:EST:adm1"``.
        **options: Those of ``mezha data fetch``, such as ``again=True``.

    Returns:
        The path of the file, whose checksum is right.
    """
    _done("data", "fetch", name.lstrip("@"), *_arguments(options))
    return located(name)


def located(name: str) -> str:
    """The path of data that were fetched or added by name: ``mezha data where``. Needs the command.

    Args:
        name: With the sign ``@`` or without.

    Returns:
        The path of the file, whose checksum is right.
    """
    return _done("data", "where", name.lstrip("@"))[0].stdout.decode("utf-8", "surrogateescape").rstrip("\n")
