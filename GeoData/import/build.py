#!/usr/bin/env python3
"""Builds russia.topojson, russia_ends.csv, world.topojson, crossings.csv, towns.csv, railways.csv and water.csv from
the packages of import/packages.txt.

usage: build.py FOLDER    writes the files into a folder

Every step is decided by the data alone, so that the same packages give the same bytes.
"""
import csv
import json
import pathlib
import sys
import time

from borders import crossings, geonames, places, russia, topojson, water, world
from borders.zones import HERE, Zones, table

RELEASE = "2026c"
CREDIT = "© OpenStreetMap contributors"
LICENCE = "ODbL-1.0"
START = time.monotonic()


def log(text):
    print(f"{time.monotonic() - START:6.0f} s  {text}", flush=True)


def members(title, accuracy):
    return {
        "name": title, "attribution": CREDIT, "licence": LICENCE,
        "sources": f"state borders: OpenStreetMap {RELEASE}, within {accuracy} m; shore and inner borders: Natural Earth 1:10m",
    }


def write(path, data):
    pathlib.Path(path).write_bytes(data)
    log(f"{path}: {len(data)} bytes")


def build_russia(zones, folder):
    features, labelled, inner = russia.build(zones, log)
    properties = {f["properties"]["id"]: f["properties"] for f in features}
    found = {id for id, _ in labelled}
    if found != set(properties):
        sys.exit(f"build: lost regions {sorted(set(properties) - found)}")
    shown = ("id", "name_en", "name_ru", "country", "status")
    rows = [(id, {key: properties[id][key] for key in shown}) for id in sorted(found)]
    topology = topojson.Topology(labelled)
    write(folder / "russia.topojson", topojson.document(topology, rows, members("Russia and its neighbours", russia.ACCURACY)))
    with open(folder / "russia_ends.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lon", "lat", "uncertainty_m", "source"])
        writer.writerows((repr(x), repr(y), metres, why) for x, y, metres, why in russia.ends(labelled, features, inner))
    return properties, labelled


def build_world(zones, properties, home, folder):
    labelled = world.build(zones, home, log)
    names = {row["code"]: (row["name_en"], row["name_ru"]) for row in table("../names/countries.csv")}
    names["XK"] = ("Kosovo", "Косово")
    rows = []
    for id in sorted({label for label, _ in labelled}):
        if id in properties:
            own = {key: properties[id][key] for key in ("id", "name_en", "name_ru", "country", "status")}
        else:
            own = {
                "id": id, "name_en": names[id][0], "name_ru": names[id][1], "country": id,
                "status": "disputed" if id in world.DISPUTED else "",
            }
        rows.append((id, own))
    topology = topojson.Topology(labelled)
    write(folder / "world.topojson", topojson.document(topology, rows, members("Countries of the world", world.ACCURACY)))


def build_context(zones, folder):
    """What lies on and beside the borders of Russia: crossings, towns, railways, rivers and lakes."""
    borders, towns = crossings.state_borders(zones), geonames.Towns()
    rows = crossings.build(borders, towns, log)
    places.write(folder / "crossings.csv", rows)
    places.write(folder / "railways.csv", places.railways(towns, rows))
    near = places.near_border(towns, borders)
    places.write(folder / "towns.csv", near)
    log(f"towns: {len(near)}")
    places.write(folder / "water.csv", water.build(borders, log))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    zones = Zones()
    properties, labelled = build_russia(zones, folder)
    build_world(zones, properties, labelled, folder)
    build_context(zones, folder)


if __name__ == "__main__":
    main()
