#!/usr/bin/env python3
"""Checks that the embedded data agree with each other and, given the source, with the source.

usage: verify.py [WORLD_MAP_GPKG]

Prints one line per check and every fault; ends with status 1 where there is any. With WORLD_MAP_GPKG it also builds
regions.geojson anew, compares the bytes, and compares the segments that neighbours share. Standard library only.
"""
import collections
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import build_regions

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent
REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
COUNTRY = re.compile(r"[A-Z]{2}")
STATUSES = {"", "disputed", "partly_disputed", "leased"}
WORLDVIEWS = ("un", "ru", "source")
RUSSIAN_SUBJECTS = {"source": 85, "un": 83, "ru": 89}

faults = 0


def check(what, problems):
    global faults
    problems = list(problems)
    faults += len(problems)
    print(f"{'FAULT' if problems else 'ok   '} {what}")
    for problem in problems[:20]:
        print(f"        {problem}")
    if len(problems) > 20:
        print(f"        and {len(problems) - 20} more")


def table(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def doubles(values):
    return [value for value, count in collections.Counter(values).items() if count > 1]


def undirected(polygons):
    return {(a, b) if a < b else (b, a) for rings in polygons for a, b in build_regions.segments(rings)}


def as_tuples(coordinates):
    return [[[tuple(point) for point in ring] for ring in rings] for rings in coordinates]


def owners(parts):
    """{undirected segment: ids of the regions it belongs to}."""
    result = collections.defaultdict(set)
    for id, polygons in parts:
        for segment in undirected(polygons):
            result[segment].add(id)
    return result


def check_regions(regions, countries):
    properties = [feature["properties"] for feature in regions]
    ids = [row["id"] for row in properties]
    check(f"{len(ids)} region ids, unique and sorted", doubles(ids) + ([] if ids == sorted(ids) else ["not sorted"]))
    check("ids look like ISO 3166-2", (id for id in ids if not REGION.fullmatch(id)))
    check("feature id equals property id", (f["id"] for f in regions if f["id"] != f["properties"]["id"]))
    check("countries are in countries.csv", (r["id"] for r in properties if r["country"] not in countries))
    check("statuses are known", (f"{r['id']} {r['status']}" for r in properties if r["status"] not in STATUSES))
    check("English names are not empty and in Latin", (
        r["id"] for r in properties if not r["name_en"].strip() or re.search("[А-Яа-яЁё]", r["name_en"])))
    check("Russian names are not empty and in Cyrillic", (
        r["id"] for r in properties if not r["name_ru"].strip() or re.search("[A-Za-z]", r["name_ru"])))
    check("English names are unique within a country", doubles((r["country"], r["name_en"]) for r in properties))
    check("Russian names are unique within a country", doubles((r["country"], r["name_ru"]) for r in properties))
    rings = [(f["id"], i, ring) for f in regions for rings in f["geometry"]["coordinates"] for i, ring in enumerate(rings)]
    check("rings are closed", (id for id, _, ring in rings if len(ring) < 4 or ring[0] != ring[-1]))
    check("ring directions are those of RFC 7946", (
        id for id, i, ring in rings if (build_regions.twice_area(ring) > 0) != (i == 0)))
    return set(ids)


def check_topology(name, regions, countries):
    """A set as TopoJSON: its regions are whole, and no line belongs to more than one of them on either side."""
    document = json.loads((DATA / name).read_text(encoding="utf-8"))
    geometries = document["objects"]["regions"]["geometries"]
    properties = [geometry["properties"] for geometry in geometries]
    ids = [row["id"] for row in properties]
    check(f"{name}: {len(ids)} ids, unique and sorted", doubles(ids) + ([] if ids == sorted(ids) else ["not sorted"]))
    check(f"{name}: member id equals property id", (g["properties"]["id"] for g in geometries if g["id"] != g["properties"]["id"]))
    check(f"{name}: countries have names", (r["id"] for r in properties if r["country"] not in countries))
    check(f"{name}: statuses are known", (f"{r['id']} {r['status']}" for r in properties if r["status"] not in STATUSES))
    check(f"{name}: names in both languages", (
        r["id"] for r in properties if not r["name_en"].strip() or not re.search("[А-Яа-яЁё]", r["name_ru"])))
    if regions is not None:
        same = {f["id"]: {k: v for k, v in f["properties"].items() if k != "source_fid"} for f in regions}
        check(f"{name}: regions and properties of regions.geojson", (
            sorted(set(same) ^ set(ids)) + [r["id"] for r in properties if same.get(r["id"]) != r]))
    arcs = [positions(steps) for steps in document["arcs"]]
    check(f"{name}: no arc repeats a position at once", (i for i, arc in enumerate(arcs) if any(a == b for a, b in zip(arc, arc[1:]))))
    used, open_rings, wrong = collections.Counter(), [], []
    for geometry in geometries:
        for polygon in geometry["arcs"]:
            for number, ring in enumerate(polygon):
                pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                used.update(ring)
                if any(a[-1] != b[0] for a, b in zip(pieces, pieces[1:] + pieces[:1])):
                    open_rings.append(geometry["id"])
                points = [p for piece in pieces for p in piece[:-1]]
                if (build_regions.twice_area(points + points[:1]) > 0) != (number == 0):
                    wrong.append(geometry["id"])
    check(f"{name}: rings are closed", open_rings)
    check(f"{name}: ring directions are those of RFC 7946", wrong)
    check(f"{name}: every arc is used, and once on either side at most", (
        [i for i, n in used.items() if n > 1] + [i for i in range(len(arcs)) if not used[i] and not used[~i]]))
    segments = collections.Counter((min(a, b), max(a, b)) for arc in arcs for a, b in zip(arc, arc[1:]))
    check(f"{name}: {len(segments)} segments, each in one arc", [s for s, n in segments.items() if n > 1])
    scale = document["transform"]["scale"]
    nodes = {(x * scale[0], y * scale[1]) for arc in arcs for x, y in (arc[0], arc[-1])}
    return set(ids), nodes, state_lines(geometries, arcs, scale)


def state_lines(geometries, arcs, scale):
    """{pair of countries: lines in degrees} of the arcs with a country on each side."""
    beside = collections.defaultdict(set)
    for geometry in geometries:
        for i in (i for polygon in geometry["arcs"] for ring in polygon for i in ring):
            beside[i if i >= 0 else ~i].add(geometry["properties"]["country"])
    lines = collections.defaultdict(list)
    for i, countries in beside.items():
        if len(countries) == 2:
            lines[frozenset(countries)].append([(x * scale[0], y * scale[1]) for x, y in arcs[i]])
    return lines


def positions(steps):
    x = y = 0
    result = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        result.append((x, y))
    return result


def check_ends(nodes):
    rows = table("russia_ends.csv")
    places = [(float(row["lon"]), float(row["lat"])) for row in rows]
    check(f"russia_ends.csv: {len(rows)} places, each once", doubles(places))
    check("russia_ends.csv: every place is an end of an arc", (str(p) for p in places if p not in nodes))
    check("russia_ends.csv: uncertainties are above 0", (str(r) for r in rows if not float(r["uncertainty_m"]) > 0))


def check_worldviews(regions, ids, countries):
    rows = table("worldviews.csv")
    status = {f["id"]: f["properties"]["status"] for f in regions}
    contested = {id for id in ids if "disputed" in status[id]} | {"OS"}
    pairs = [(row["worldview"], row["region"]) for row in rows]
    wanted = {(view, id) for view in WORLDVIEWS for id in contested}
    check("every worldview has one row per disputed region", doubles(pairs) + sorted(set(pairs) ^ wanted))
    check("worldview countries are in countries.csv", (r["region"] for r in rows if r["country"] not in countries))
    check("worldview statuses equal those of the regions", (
        r["region"] for r in rows if r["status"] != status.get(r["region"], "disputed")))
    country = {f["id"]: f["properties"]["country"] for f in regions}
    check("worldview source equals regions.geojson", (
        r["region"] for r in rows if r["worldview"] == "source" and r["region"] != "OS" and r["country"] != country[r["region"]]))
    for view, expected in RUSSIAN_SUBJECTS.items():
        seen = {**country, **{r["region"]: r["country"] for r in rows if r["worldview"] == view}}
        count = sum(value == "RU" for value in seen.values())
        check(f"Russia has {expected} regions in worldview {view}", [] if count == expected else [str(count)])


def check_codes(ids, countries):
    superseded = {row["old"]: row["new"] for row in table("superseded_codes.csv")}
    missing = {row["code"] for row in table("import/known_missing.csv")}
    check("superseded codes are unique", doubles(row["old"] for row in table("superseded_codes.csv")))
    check("superseded codes are not ids, and lead to ids", (
        f"{old} {new}" for old, new in superseded.items() if old in ids or new not in ids))
    check("codes known as missing are missing", sorted(missing & (ids | set(superseded))))

    def unknown(rows, columns):
        for number, row in enumerate(rows, 2):
            for column in columns:
                for code in re.split(r"[| ]", row[column]):
                    if REGION.fullmatch(code):
                        if code not in ids and code not in superseded and code not in missing:
                            yield f"row {number}, {column}: {code}"
                    elif COUNTRY.fullmatch(code) and code not in countries:
                        yield f"row {number}, {column}: {code}"

    for name, columns in (
        ("crossings.csv", ("region_ru", "region_opposite", "neighbour_iso2")),
        ("claims/adjacency.csv", ("a", "b", "note")),
        ("claims/districts.csv", ("region", "borders")),
        ("claims/figures.csv", ("measure", "subject", "value")),
        ("claims/groups.csv", ("member",)),
        ("claims/partner_pairs.csv", ("a", "b")),
        ("reference/border_service_russia.csv", ("neighbour",)),
    ):
        check(f"codes of {name} resolve", unknown(table(name), columns))

    crossings = table("crossings.csv")
    check("207 crossings with unique ids", doubles(r["id"] for r in crossings) + ([] if len(crossings) == 207 else [str(len(crossings))]))
    resolve = lambda code: superseded.get(code, code)
    check("crossings lie between Russia and the neighbour they name", (
        r["id"] for r in crossings
        if not r["region_ru"].startswith("RU-") or r["region_opposite"] and resolve(r["region_opposite"])[:2] != r["neighbour_iso2"]))


def metres_to(lines, lon, lat):
    """How far a place is from lines, on the plane of the sphere there; infinite for none within half a degree or so."""
    east, north = 111_320 * math.cos(math.radians(lat)), 111_130
    best = math.inf
    for line in lines:
        for (ax, ay), (bx, by) in zip(line, line[1:]):
            if min(ay, by) - 0.5 < lat < max(ay, by) + 0.5 and min(ax, bx) - 1 < lon < max(ax, bx) + 1:
                px, py, dx, dy = (lon - ax) * east, (lat - ay) * north, (bx - ax) * east, (by - ay) * north
                share = min(1, max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
                best = min(best, math.hypot(px - share * dx, py - share * dy))
    return best


def check_crossings(lines):
    """Every point is on its border, says how sure it is, and rests on open sources; others say why there is none."""
    rows = table("crossings.csv")
    known = [row for row in rows if row["lon"]]
    check(f"{len(known)} of {len(rows)} crossings have a point, 200 at least", [] if len(known) >= 200 else ["fewer"])
    check("points have a precision and a source, others a reason", (
        r["id"] for r in rows
        if not (int(r["coord_precision_m"]) > 0 and r["coord_source"] if r["lon"] else r["notes"] and r["coord_kind"] == "none")))
    check("points rest on OpenStreetMap, Natural Earth, GeoNames or UN/LOCODE", (
        f"{r['id']} {r['coord_source']}" for r in known if not re.search("OSM|OpenStreetMap|Natural Earth|GeoNames|LOCODE", r["coord_source"])))
    off = {r["id"]: metres_to(lines[frozenset(("RU", r["neighbour_iso2"]))], float(r["lon"]), float(r["lat"])) for r in known}
    check(f"every point is on its border within its precision (the farthest by {max(off.values()):.0f} m)", (
        f"{r['id']} {off[r['id']]:.0f} m" for r in known if off[r["id"]] > int(r["coord_precision_m"])))
    checked = [row for row in rows if row["check_km"]]
    held = [row for row in checked if float(row["check_km"]) <= float(row["check_limit_km"])]
    check(f"a second open source confirms {len(held)} of {len(checked)} points that have one, 40 at least", (
        [] if len(held) >= 40 else ["fewer"]))
    for row in checked:
        if row not in held:
            print(f"        not confirmed: {row['id']} {row['name_en']}: {row['check_km']} km from the {row['check_what']}; limit {row['check_limit_km']} km")


def check_surroundings():
    """Towns, railways, rivers and lakes: rows that say what they should, and places where they may be."""
    on_globe = lambda row: -180 <= float(row["lon"]) <= 180 and -90 <= float(row["lat"]) <= 90
    towns = table("towns.csv")
    check(f"{len(towns)} towns, each once, on the globe", doubles(r["id"] for r in towns) + [r["id"] for r in towns if not on_globe(r)])
    crossings = {r["id"]: r for r in table("crossings.csv")}
    stations = table("railways.csv")
    check(f"railways: {len(stations)} stations and crossings, known ones", (
        f"{r['line']} {r['place']}" for r in stations
        if not on_globe(r) or r["kind"] == "crossing" and (r["lon"], r["lat"]) != (crossings[r["place"]]["lon"], crossings[r["place"]]["lat"])
        or r["kind"] == "town" and r["place"] not in {t["id"] for t in towns}))
    water = table("water.csv")
    check(f"water: {len(water)} rivers and lakes in well-known text", (
        r["WKT"][:40] for r in water if not re.fullmatch(
            {"river": r"LINESTRING \(.*\)", "lake": r"POLYGON \(\(.*\)\)"}[r["kind"]], r["WKT"])))
    great = table("rivers.csv")
    ranks = [int(river["rank"]) for river in great]
    names = [(river["name_en"], river["name_ru"]) for river in great]
    step = r"-?\d+ -?\d+"
    check(f"rivers.csv: {len(great)} rivers by rank, 1 to 6, with both names or none, and lines", (
        [] if ranks == sorted(ranks) and {*ranks} == {*range(1, 7)} else ["ranks"])
        + [f"{en} {ru}" for en, ru in names if bool(en) != bool(ru)]
        + [r["name_en"] for r in great if not all(re.fullmatch(f"{step}( {step})+", line) for line in r["lines"].split(";"))])
    known = {en for en, _ in names}
    check("every name of import/rivers.csv is that of a river there", (
        r["name_en"] for r in table("import/rivers.csv") if r["name_en"] not in known))
    waters = table("waters.csv")
    check(f"waters.csv: {len(waters)} seas and lakes with a rank, both names and a place", (
        r["name_en"] for r in waters
        if r["kind"] not in ("sea", "lake") or not 1 <= int(r["rank"]) <= 6 or not r["name_en"] or not r["name_ru"] or not on_globe(r)))
    roads = [r for r in crossings.values() if r["e_road"]]
    check(f"{len(roads)} crossings of international roads, with numbers as E40", (
        r["id"] for r in roads if not re.fullmatch(r"E\d{2,3}", r["e_road"]) or r["mode"] != "road"))
    # A row of the table is `file`, `file`, ... | rows | what | source | licence; `names/` stands for all of a folder.
    rows = [line.strip().strip("|").split(" | ") for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    named = {name for cells in rows if len(cells) > 4 and cells[-1].strip() for name in re.findall("`([^`]+)`", cells[0])}
    files = [line[66:].strip() for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    check(f"all {len(files)} data files have a licence in the table of README.md", (
        f for f in files if not {f, f"{f.rpartition('/')[0]}/*.csv", f"{f.rpartition('/')[0]}/"} & named))
    size = sum(p.stat().st_size for p in DATA.rglob("*") if p.is_file())
    check(f"all embedded data: {size / 1e6:.1f} MB, 15 at most", [] if size <= 15e6 else ["more"])


def check_reference():
    codes = table("reference/gec_codes.csv")
    world = {row["code"] for row in table("names/countries.csv")}
    check("codes of reference/gec_codes.csv resolve", (row["iso2"] for row in codes if row["iso2"] not in world))
    names = {row["factbook_name"]: row["iso2"] for row in codes}
    country = {row["gec"]: row["iso2"] for row in codes}
    check("factbook names are unique", doubles(row["factbook_name"] for row in codes))
    lengths = table("reference/factbook_border_lengths.csv")
    check("factbook countries carry the name of their code", (
        row["country"] for row in lengths
        if row["gec"] in country and row["country"] != "none" and names.get(row["country"]) != country[row["gec"]]))
    check("every factbook neighbour of Russia has a code", (
        row["neighbour"] for row in lengths if row["gec"] == "rs" and row["neighbour"] not in names))


def check_source(gpkg, regions):
    with tempfile.TemporaryDirectory() as folder:
        again = pathlib.Path(folder) / "regions.geojson"
        subprocess.run([sys.executable, HERE / "build_regions.py", gpkg, HERE / "regions.csv", again], check=True)
        same = again.read_bytes() == (DATA / "regions.geojson").read_bytes()
    check("the import gives the same bytes again", [] if same else ["regions.geojson differs"])

    region = {int(row["source_fid"]): row["id"] for row in table("import/regions.csv") if row["id"]}
    source = {fid: polygons for fid, (_, polygons) in build_regions.read_source(gpkg).items() if fid in region}
    per_polygon = collections.Counter(
        segment for polygons in source.values() for rings in polygons for segment in undirected([rings]))
    before = owners((region[fid], polygons) for fid, polygons in source.items())
    removed = {segment for segment, count in per_polygon.items() if count > 1 and len(before[segment]) == 1}
    after = owners((f["id"], as_tuples(f["geometry"]["coordinates"])) for f in regions)
    shared_before = {s for s, ids in before.items() if len(ids) > 1}
    shared_after = {s for s, ids in after.items() if len(ids) > 1}
    check(f"neighbours share the source's {len(shared_before)} segments", (
        [] if shared_before == shared_after and all(before[s] == after[s] for s in shared_before) else [str(len(shared_after))]))
    check(f"all {len(after)} segments are the source's, but for {len(removed)} inside joined regions", (
        [] if set(after) == set(before) - removed else [str(len(set(after) ^ set(before)))]))


def check_sources():
    """The catalogue of open data: names, addresses and what is said of each."""
    rows = table("sources.csv")
    check("names of sources are unique", doubles(r["name"] for r in rows))
    places = re.compile(r"\{([A-Za-z]+)\}")
    check("places of addresses are filled by the name", (
        r["name"] for r in rows
        if {p.lower() for p in places.findall(r["file"] + r["address"] + r["checksum"] + r["note_en"])}
        - {p.lower() for p in places.findall(r["name"])}))
    check("places of names are known", (
        r["name"] for r in rows if not set(places.findall(r["name"])) <= {"COUNTRY", "level", "area"}))
    check("sources have addresses by HTTPS, or say how to get them by hand", (
        r["name"] for r in rows if not (r["address"].startswith("https://") or not r["address"] and r["note_en"])))
    check("sources say licence, whom to name, how to cite, titles in both languages, and a day", (
        r["name"] for r in rows
        if not all(r[c] for c in ("licence", "attribution", "citation", "title_en", "title_ru"))
        or bool(r["note_en"]) != bool(r["note_ru"]) or not re.fullmatch(r"\d{4}-\d\d-\d\d", r["looked_up"])))
    check("checksums are none, digests or addresses", (
        r["name"] for r in rows if not re.fullmatch(r"none|sha256:[0-9a-f]{64}|(md5|lfs):https://\S+", r["checksum"])))


def main():
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    regions = json.loads((DATA / "regions.geojson").read_text(encoding="utf-8"))["features"]
    rows = table("countries.csv")
    check("country codes are unique", doubles(r["code"] for r in rows) + doubles(r["code3"] for r in rows))
    countries = {row["code"] for row in rows}
    ids = check_regions(regions, countries)
    check("no segment belongs to three regions", (
        str(s) for s, who in owners((f["id"], as_tuples(f["geometry"]["coordinates"])) for f in regions).items() if len(who) > 2))
    world_countries = {row["code"] for row in table("names/countries.csv")} | countries
    _, nodes, lines = check_topology("russia.topojson", regions, countries)
    check_ends(nodes)
    check_crossings(lines)
    check_surroundings()
    world, _, _ = check_topology("world.topojson", None, world_countries)
    disputed = [
        {"id": g["id"], "properties": g["properties"]}
        for g in json.loads((DATA / "world.topojson").read_text(encoding="utf-8"))["objects"]["regions"]["geometries"]
        if g["id"] not in ids and g["properties"]["status"]
    ]
    check_worldviews(regions + disputed, ids | {f["id"] for f in disputed}, world_countries)
    check_codes(ids, countries)
    check_reference()
    check_sources()
    if len(sys.argv) == 2:
        check_source(sys.argv[1], regions)
    else:
        print("skipped: comparison with the source (no world_map.gpkg given)")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
