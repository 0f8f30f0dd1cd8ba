"""What the command ``mezha`` does: called where it is found, with frames in and out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._input import _is_frame
from .errors import CommandFailed, CommandNotFound, OptionError

if TYPE_CHECKING:
    import subprocess


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


def _last_words(stderr: bytes) -> str:
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
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


class _Inputs:
    """Files that a call needs: frames become GeoPackages and CSV in a temporary folder."""

    def __init__(self, folder: str):
        self.folder = folder
        self.count = 0

    def file(self, data) -> str:
        if isinstance(data, (str, os.PathLike)):
            return os.fspath(data)
        self.count += 1
        if not _is_frame(data):
            if not hasattr(data, "to_csv"):
                raise OptionError(f"a path or a frame is wanted, and this is {type(data).__name__}")
            path = os.path.join(self.folder, f"input{self.count}.csv")
            data.to_csv(path, index=False)
            return path
        path = os.path.join(self.folder, f"input{self.count}.gpkg")
        (data if data.crs is not None else data.set_crs(4326)).to_file(path, driver="GPKG")
        return path


def run(name: str, *inputs, to: str = "geopandas", codes: tuple[int, ...] = (0,), **options):
    """Runs a command on frames or files and reads what it made.

    Args:
        name: The command, such as ``"borders"``.
        *inputs: Paths or GeoDataFrames.
        to: ``geopandas`` (a layer), ``pandas`` (a table) or ``json``.
        codes: The exit codes that are no failure.
        **options: Those of the command: ``tolerance_m=500`` is ``--tolerance-m 500``, ``from_="edge"`` is
            ``--from edge``, and frames are passed as files.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        held = _Inputs(folder)
        files = [held.file(data) for data in inputs]
        options = {key: held.file(value) if hasattr(value, "to_csv") else value for key, value in options.items()}
        suffix = {"geopandas": "gpkg", "pandas": "csv", "json": "json"}.get(to)
        if suffix is None:
            raise OptionError(f"to is '{to}', and must be geopandas, pandas or json")
        out = os.path.join(folder, "result." + suffix)
        done = command(name, *files, *_arguments(options), "--output", out, check=False)
        if done.returncode not in codes or not os.path.exists(out):
            raise CommandFailed(_last_words(done.stderr), done.returncode)
        if to == "json":
            import json

            with open(out, encoding="utf-8") as text:
                return json.load(text)
        if to == "pandas":
            import pandas

            return pandas.read_csv(out)
        import geopandas

        return geopandas.read_file(out)


def inspect(*regions, to: str = "pandas", **options):
    """What would make results wrong, with its place: ``mezha inspect``. Needs the command, since GEOS looks for overlaps."""
    return run("inspect", *regions, to=to, codes=(0, 1), **options)


def crossings(*regions, to: str = "pandas", **options):
    """Where lines or points cross borders: ``mezha crossings``. Needs the command."""
    return run("crossings", *regions, to=to, **options)


def validate(*regions, list, to: str = "pandas", **options):
    """A published list of pairs, a frame or a file, against the regions: ``mezha validate``. Needs the command."""
    return run("validate", *regions, to=to, codes=(0, 1), list=list, **options)


def distance(*regions, to: str = "pandas", **options):
    """How far regions are from each other: ``mezha distance``. Needs the command."""
    return run("distance", *regions, to=to, **options)


def zones(*regions, to: str = "pandas", **options):
    """Belts along borders: ``mezha zones``. Needs the command."""
    return run("zones", *regions, to=to, **options)


def diff(old, new, *, to: str = "pandas", **options):
    """What changed between two editions: ``mezha diff``. Needs the command."""
    return run("diff", old, new, to=to, **options)


def match(*regions, to: str = "geopandas", **options):
    """Regions with the borders of neighbours made one: ``mezha match``. Needs the command."""
    return run("match", *regions, to=to, **options)


def simplify(*regions, to: str = "geopandas", **options):
    """Regions with fewer vertices whose borders stay common: ``mezha simplify``. Needs the command."""
    return run("simplify", *regions, to=to, **options)


def report(*regions, folder, **options) -> str:
    """The report with maps and tables in a folder: ``mezha report``. Needs the command.

    Returns:
        The folder.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as inputs:
        held = _Inputs(inputs)
        command("report", *[held.file(data) for data in regions], *_arguments(options), "--output", os.fspath(folder))
    return os.fspath(folder)
