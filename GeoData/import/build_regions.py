#!/usr/bin/env python3
"""Builds regions.geojson from the layer states_provinces of world_map.gpkg.

usage: build_regions.py WORLD_MAP_GPKG REGIONS_CSV OUTPUT_GEOJSON

The table REGIONS_CSV says which source polygon becomes which region, and how it is called. It must name every
polygon of the chosen countries; a row without an id leaves its polygon out. The geometry is kept: every coordinate is
written with the shortest digits that give back the same double. Only two things change, and neither moves a vertex:
rings are written in the direction of RFC 7946, and where several polygons form one region, the segments that
they share are taken out. Needs the standard library of Python 3 and nothing else.
"""
import csv
import json
import sqlite3
import struct
import sys

COUNTRIES = (  # adm0_a3 in the source
    "ALD", "AZE", "BLR", "CHN", "EST", "FIN", "GEO", "KAB", "KAZ", "LTU", "LVA", "MNG", "NOR", "POL", "PRK", "RUS", "UKR",
)
SINGLE_FEATURES = (26, 3030)  # Alaska, Hokkaido

ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def multipolygon(blob):
    """The rings of a GeoPackage geometry: a list of polygons, each a list of rings, each a list of (x, y)."""
    magic, flags = blob[:2], blob[3]
    if magic != b"GP":
        raise ValueError("not a GeoPackage geometry")
    at = 8 + ENVELOPE_BYTES[(flags >> 1) & 7]

    def take(order, form):
        nonlocal at
        values = struct.unpack_from(order + form, blob, at)
        at += struct.calcsize(order + form)
        return values

    def header(expected):
        order = "<" if take("<", "B")[0] == 1 else ">"
        kind, count = take(order, "II")
        if kind != expected:
            raise ValueError(f"WKB type {kind} where {expected} was expected")
        return order, count

    polygons = []
    _, polygon_count = header(6)
    for _ in range(polygon_count):
        order, ring_count = header(3)
        rings = []
        for _ in range(ring_count):
            (count,) = take(order, "I")
            flat = take(order, f"{2 * count}d")
            rings.append(list(zip(flat[0::2], flat[1::2])))
        polygons.append(rings)
    if at != len(blob):
        raise ValueError("bytes left over after the geometry")
    return polygons


def twice_area(ring):
    """Twice the signed planar area: positive where the ring runs counter-clockwise."""
    x0, y0 = ring[0]
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in zip(ring, ring[1:]))


def directed(polygons):
    """The same polygons with exteriors counter-clockwise and holes clockwise (RFC 7946)."""
    return [
        [ring if (twice_area(ring) > 0) == (index == 0) else ring[::-1] for index, ring in enumerate(rings)]
        for rings in polygons
    ]


def segments(rings):
    return [pair for ring in rings for pair in zip(ring, ring[1:])]


def joined(polygons):
    """Polygons of one region as one: the segments that two of them share are removed and the rest closed to rings again.

    Takes and gives directed polygons; polygons that share nothing pass through untouched.
    """
    owner = {}
    for index, rings in enumerate(polygons):
        for segment in segments(rings):
            if segment in owner:
                raise ValueError(f"two polygons of one region overlap along {segment}")
            owner[segment] = index
    touching = sorted({index for (a, b), index in owner.items() if (b, a) in owner})
    if not touching:
        return polygons
    following = {}
    for index in touching:
        for a, b in segments(polygons[index]):
            if (b, a) not in owner:
                if a in following:
                    raise ValueError(f"more than one way on from {a}")
                following[a] = b
    exteriors, holes = [], []
    while following:
        start = next(iter(following))
        ring = [start]
        while ring[-1] in following:
            ring.append(following.pop(ring[-1]))
        if ring[-1] != start:
            raise ValueError(f"ring from {start} does not close")
        (exteriors if twice_area(ring) > 0 else holes).append(ring)
    if len(exteriors) > 1 and holes:
        raise ValueError("holes in several joined polygons: not handled")
    result = [rings for index, rings in enumerate(polygons) if index not in touching]
    result += [[exterior] for exterior in exteriors]
    if holes:
        result[-1] += holes
    return result


def read_source(path):
    """{fid: (name, polygons)} of the chosen countries."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    rows = connection.execute(
        "SELECT fid, name, geom FROM states_provinces "
        f"WHERE adm0_a3 IN ({','.join('?' * len(COUNTRIES))}) OR fid IN ({','.join('?' * len(SINGLE_FEATURES))})",
        COUNTRIES + SINGLE_FEATURES,
    )
    return {fid: (name or "", multipolygon(geom)) for fid, name, geom in rows}


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compare(source, table):
    """Stops where source and table do not name the same polygons."""
    faults = []
    seen = set()
    for row in table:
        fid = int(row["source_fid"])
        if fid in seen:
            faults.append(f"fid {fid} is named twice in the table")
        seen.add(fid)
        if fid not in source:
            faults.append(f"fid {fid} of the table is not among the chosen polygons")
        elif source[fid][0] != row["source_name"]:
            faults.append(f"fid {fid}: source name {source[fid][0]!r}, table {row['source_name']!r}")
    faults += [f"fid {fid} ({source[fid][0]!r}) is not in the table" for fid in sorted(set(source) - seen)]
    if faults:
        sys.exit("build_regions: the table and the source differ:\n  " + "\n  ".join(faults))


def features(source, table):
    """GeoJSON features sorted by id."""
    regions = {}
    for row in table:
        if row["id"]:
            regions.setdefault(row["id"], []).append(row)
    shown = ("name_en", "name_ru", "country", "status")
    for id, rows in sorted(regions.items()):
        first = rows[0]
        for row in rows[1:]:
            if any(row[key] != first[key] for key in shown):
                sys.exit(f"build_regions: the rows of {id} differ in {', '.join(shown)}")
        polygons = joined(directed([polygon for row in rows for polygon in source[int(row["source_fid"])][1]]))
        yield {
            "type": "Feature",
            "id": id,
            "properties": {
                "id": id,
                **{key: first[key] for key in shown},
                "source_fid": "+".join(row["source_fid"] for row in rows),
            },
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    gpkg, table_path, output = sys.argv[1:]
    source = read_source(gpkg)
    table = read_table(table_path)
    compare(source, table)
    # json.dumps writes a float with repr: the shortest digits that read back as the same double.
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features(source, table)]
    with open(output, "w", encoding="utf-8", newline="") as file:
        file.write('{"type":"FeatureCollection","name":"regions","features":[\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main()
