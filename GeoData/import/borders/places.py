"""Towns of GeoNames near the borders, and main railways from town to town."""
import csv

import shapely

from . import lines as L
from .zones import table

NEAR, NEAR_POPULATION = 100_000, 5_000  # metres from a border, inhabitants
CITY_POPULATION = 100_000  # towns of so many anywhere in the home country and beside it
SEA = {"JP", "US"}


def railways(towns, crossings):
    """The rows of railways.csv: stations and places on the border, in the order of each line."""
    by_id = {row["id"]: row for row in crossings}
    rows = []
    for row in table("railways.csv"):
        if row["place"] in by_id:
            crossing = by_id[row["place"]]
            name, kind, lon, lat = crossing["name_en"], "crossing", crossing["lon"], crossing["lat"]
        else:
            town = towns.by_id[int(row["place"])]
            name, kind, (lon, lat) = town.name, "town", (f"{c:.5f}" for c in town.position)
        rows.append({"line": row["line"], "line_ru": row["line_ru"], "place": row["place"], "kind": kind, "name": name, "lon": lon, "lat": lat})
    return rows


def near_border(towns, borders):
    """The towns of towns.csv, by country and name."""
    lines = L.simplified([part for line in borders.values() for part in shapely.get_parts(line)], 200)
    named = {int(row["place"]) for row in table("railways.csv") if row["place"].isdigit()}
    countries = {"RU", *(code for code in borders if len(code) == 2)} - SEA
    chosen = [t for country in sorted(countries) for t in towns.by_country[country] if t.population >= NEAR_POPULATION or t.id in named]
    tree = shapely.STRtree(lines)
    rows = []
    for town in chosen:
        east, north = L.metres_per_degree(town.position[1])
        is_near = len(tree.query(shapely.Point(town.position), predicate="dwithin", distance=NEAR / east)) > 0
        if is_near or town.population >= CITY_POPULATION and town.country != "CN" or town.id in named:
            cyrillic = sorted(name for name in town.names if russian(name))
            rows.append({
                "id": town.id, "name": town.name, "names_ru": ";".join(cyrillic), "country": town.country,
                "lon": f"{town.position[0]:.5f}", "lat": f"{town.position[1]:.5f}", "population": town.population})
    return sorted(rows, key=lambda row: (row["country"], row["name"], row["id"]))


def russian(name):
    """Whether a name has letters of the Russian alphabet alone."""
    letters = [c for c in name.lower() if c.isalpha()]
    return bool(letters) and all("а" <= c <= "я" or c == "ё" for c in letters)


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
