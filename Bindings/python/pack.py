"""Packs the sources with the library into a wheel, the same bytes every time: python3 pack.py SOURCE FOLDER VERSION TAG.

A wheel is a zip with a description (PEP 427): nothing but Python 3.11 or newer is needed to make one.
"""

import base64
import hashlib
import pathlib
import sys
import tomllib
import zipfile


def main(source: pathlib.Path, folder: pathlib.Path, version: str, tag: str) -> None:
    project = tomllib.loads((source / "pyproject.toml").read_text())["project"]
    name, info = project["name"], f"{project['name']}-{version}.dist-info"
    files = {
        f"{name}/{path.relative_to(source / 'src' / name).as_posix()}": path.read_bytes()
        for path in sorted((source / "src" / name).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    extras = project["optional-dependencies"]
    head = [
        "Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", f"Summary: {project['description']}",
        f"License: {project['license']['text']}", f"Requires-Python: {project['requires-python']}",
        f"Keywords: {','.join(project['keywords'])}",
        *[f"Classifier: {line}" for line in project["classifiers"]],
        *[f"Requires-Dist: {line}" for line in project["dependencies"]],
        *[f"Provides-Extra: {extra}" for extra in extras],
        *[f'Requires-Dist: {line}; extra == "{extra}"' for extra, lines in extras.items() for line in lines],
        "Description-Content-Type: text/markdown", "", (source / project["readme"]).read_text(),
    ]
    scripts = "\n".join(f"{key} = {value}" for key, value in project["scripts"].items())
    files[f"{info}/METADATA"] = "\n".join(head).encode()
    files[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: mezha ({version})\nRoot-Is-Purelib: false\nTag: py3-none-{tag}\n".encode()
    )
    files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}\n".encode()
    record = [f"{path},{digest(data)},{len(data)}" for path, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()

    target = folder / f"{name}-{version}-py3-none-{tag}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for path, data in files.items():
            # No file holds a date: the earliest that a zip can say.
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data)
    print(target)


def digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4])
