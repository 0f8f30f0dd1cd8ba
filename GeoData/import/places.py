#!/usr/bin/env python3
"""Makes names/country_boxes.csv and names/subdivisions.csv, which tell codes of countries from those of states or provinces.

usage: places.py WORLD SUBDIVISIONS NAMES

WORLD is world.topojson; SUBDIVISIONS is common/validity/subdivision.xml of Unicode CLDR, which lists the codes of ISO 3166-2,
those included that were withdrawn. The boxes of a country hold each of its parts, those whose boxes are less than half
a degree apart taken together; edges are rounded outwards to a tenth of a degree. The same files give the same bytes.
"""
import csv
import json
import math
import pathlib
import re
import sys

ROOM = 0.5


def absolute(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def boxes(world):
    arcs = [list(absolute(arc, world["transform"])) for arc in world["arcs"]]
    edges = [(min(x), min(y), max(x), max(y)) for x, y in (zip(*arc) for arc in arcs)]
    found = {}
    for shape in world["objects"]["regions"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for part in parts:
            ring = [edges[arc if arc >= 0 else ~arc] for arc in part[0]]
            found.setdefault(shape["properties"]["country"], []).append(union(ring))
    return {country: joined(own) for country, own in sorted(found.items())}


def union(own):
    west, south, east, north = zip(*own)
    return min(west), min(south), max(east), max(north)


def joined(own):
    """Boxes that lie less than ROOM apart as one, until none do."""
    done = []
    for box in sorted(own):
        while True:
            near = [
                other for other in done
                if other[0] - ROOM <= box[2] and box[0] <= other[2] + ROOM and other[1] - ROOM <= box[3] and box[1] <= other[3] + ROOM
            ]
            if not near:
                break
            done = [other for other in done if other not in near]
            box = union(near + [box])
        done.append(box)
    return sorted(done)


def subdivisions(text):
    """Codes without those of their country, by country; a tilde stands for all letters or digits in between."""
    found = {}
    for status, ids in re.findall(r"<id type='subdivision' idStatus='(\w+)'>(.*?)</id>", re.sub(r"<!--.*?-->", "", text, flags=re.S), re.S):
        if status not in ("regular", "deprecated"):
            continue
        for token in ids.split():
            first, _, last = token.partition("~")
            country, code = first[:2].upper(), first[2:].upper()
            last = last.upper()
            codes = [code[:-1] + chr(c) for c in range(ord(code[-1]), ord(last) + 1)] if last else [code]
            # Numbers are no codes of countries.
            found.setdefault(country, set()).update(c for c in codes if re.fullmatch("[A-Z]{2,3}", c))
    return {country: sorted(codes) for country, codes in sorted(found.items()) if codes}


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    world, validity, names = (pathlib.Path(argument) for argument in sys.argv[1:])
    all_boxes = boxes(json.loads(world.read_text(encoding="utf-8")))
    write(names / "country_boxes.csv", ["code", "west", "south", "east", "north"], (
        [country, *(f"{math.floor(10 * v) / 10:g}" for v in box[:2]), *(f"{math.ceil(10 * v) / 10:g}" for v in box[2:])]
        for country, own in all_boxes.items() for box in own
    ))
    write(names / "subdivisions.csv", ["country", "codes"], (
        [country, " ".join(codes)] for country, codes in subdivisions(validity.read_text(encoding="utf-8")).items()
    ))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
