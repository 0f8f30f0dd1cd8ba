#!/usr/bin/env python3
"""Holds pairs of regions of @russia against regions of OpenStreetMap of 2020, by splitting the same line.

usage: split_oracle.py OSM_ADM1_EURASIA_GPKG

Every segment of Russia's state borders in GeoData/russia.topojson is given to the nearest region of the other file on
either side. What each pair of those gets is the truth; the pairs of @russia are held against it, and the differences
against the uncertainty that russia_ends.csv states. Needs numpy, pyogrio, pyproj and shapely; shares no code with Mezha.
"""
import collections
import csv
import json
import pathlib
import sys

import numpy as np
import pyogrio
import shapely
from pyproj import Geod, Transformer

DATA = pathlib.Path(__file__).resolve().parent.parent / "GeoData"


def decoded(document):
    scale = np.array(document["transform"]["scale"])
    return [np.cumsum(np.array(arc), axis=0) * scale for arc in document["arcs"]]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    document = json.loads((DATA / "russia.topojson").read_text(encoding="utf-8"))
    arcs = decoded(document)
    view = {r["region"]: r["country"] for r in csv.DictReader(open(DATA / "worldviews.csv", encoding="utf-8")) if r["worldview"] == "un"}
    country, users = {}, collections.defaultdict(list)
    for geometry in document["objects"]["regions"]["geometries"]:
        id = geometry["id"]
        country[id] = view.get(id, geometry["properties"]["country"])
        for polygon in geometry["arcs"]:
            for ring in polygon:
                for arc in ring:
                    users[arc if arc >= 0 else ~arc].append(id)
    project = Transformer.from_crs(4326, "+proj=aeqd +lat_0=62 +lon_0=85 +ellps=WGS84 +units=m", always_xy=True).transform
    meta, _, shapes, fields = pyogrio.raw.read(sys.argv[1], layer="adm1_crimea_ua", columns=["iso2"])
    iso = fields[0].astype(str)
    shapes = shapely.transform(shapely.from_wkb(shapes), lambda c: np.stack(project(c[:, 0], c[:, 1]), 1))
    side = np.array([code[:2] for code in iso])
    trees = {c: (np.flatnonzero(side == c), shapely.STRtree(shapes[side == c])) for c in set(side)}

    def nearest(code, points):
        index, tree = trees[code]
        (_, found), _ = tree.query_nearest(points, return_distance=True, all_matches=False)
        return iso[index[found]]

    geod = Geod(ellps="WGS84")
    truth, own = collections.Counter(), collections.Counter()
    ends = collections.defaultdict(collections.Counter)
    for number, ids in users.items():
        if len(ids) != 2 or (country[ids[0]] == "RU") == (country[ids[1]] == "RU") or "GE-AB" in ids:
            continue
        a, b = sorted(ids, key=lambda id: country[id] != "RU")
        line = arcs[number]
        metres = geod.line_lengths(line[:, 0], line[:, 1])
        middle = (line[1:] + line[:-1]) / 2
        points = shapely.points(*project(middle[:, 0], middle[:, 1]))
        first, second = nearest("RU", points), nearest(country[b], points)
        own[a, b] += sum(metres) / 1000
        for place in (line[0], line[-1]):
            ends[a, b][tuple(place)] += 1
        for x, y, m in zip(first, second, metres):
            truth[x, y] += m / 1000
    # Which of theirs a region is: the one with which its largest part has most in common.
    valid = shapely.make_valid(shapes)
    tree, same = shapely.STRtree(valid), {}
    at_border = {id for pair in own for id in pair}
    for geometry in document["objects"]["regions"]["geometries"]:
        if geometry["id"] not in at_border:
            continue
        rings = [np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in p[0]]) for p in geometry["arcs"]]
        shells = [shapely.make_valid(shapely.Polygon(np.stack(project(*ring.T), 1))) for ring in rings]
        largest = max(shells, key=lambda shell: shell.area)
        found = tree.query(largest, predicate="intersects")
        same[geometry["id"]] = iso[max(found, key=lambda i: shapely.intersection(largest, valid[i]).area)]
    mine = collections.Counter()
    for (a, b), km in own.items():
        mine[same[a], same[b]] += km
    sure = {(float(r["lon"]), float(r["lat"])): float(r["uncertainty_m"]) for r in csv.DictReader(open(DATA / "russia_ends.csv", encoding="utf-8"))}
    square = collections.Counter()
    for (a, b), places in ends.items():
        square[same[a], same[b]] += sum(sure.get(p, 0) ** 2 for p, n in places.items() if n == 1)
    pairs = [pair for pair, km in truth.items() if km > 0.5]
    error = np.array([abs(mine[p] - truth[p]) / truth[p] for p in pairs])
    covered = sum(abs(mine[p] - truth[p]) <= square[p] ** 0.5 / 1000 + 0.01 * truth[p] for p in pairs)
    print(f"{len(pairs)} pairs, {sum(mine[p] > 0 for p in pairs)} found; median error {np.median(error):.3f}; "
          f"{(error < 0.1).sum()} within 10 per cent; the stated uncertainty (and 1 per cent) covers {covered}")
    for p in sorted(pairs, key=lambda p: -abs(mine[p] - truth[p]) / truth[p])[:20]:
        print(f"  {p[0]} {p[1]}: {mine[p]:.1f} km, by the other file {truth[p]:.1f}, stated {square[p] ** 0.5 / 1000:.1f}")


if __name__ == "__main__":
    main()
