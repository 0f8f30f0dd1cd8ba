#!/usr/bin/env python3
"""Makes rivers.csv, the great rivers that maps draw: those of Natural Earth 1:10m up to its scale rank 6, centre lines
through lakes included.

usage: rivers.py FOLDER RIVERS    reads ne_10m_rivers_lake_centerlines out of a folder

A row is a river: its rank, its names, and its lines with semicolons between them; each is a place, longitude and latitude in
hundredths of a degree, and the steps from there to the next.

import/rivers.csv says what the river of a number is called; the numbers of one name are one river, with the rank of the greatest.
Those without a name are drawn without one. Lines are as fine as the shores of ground.py. The same files give the same bytes.
"""
import csv
import pathlib
import sys

import shapefile
import shapely

from borders.zones import table
from ground import GRID, rounded

# What a map draws whose land is not too coarse for it.
LAST_RANK = 6
# Shorter lines, such as the arms of a delta, are left out; in degrees.
LEAST_LINE = 0.25


def rivers(folder):
    """The names, rank and lines of each river, the greatest first."""
    named = {int(number): row for row in table("rivers.csv") for number in row["numbers"].split()}
    found = {}
    with shapefile.Reader(str(folder / "ne_10m_rivers_lake_centerlines"), encoding="latin-1") as reader:
        for feature in reader.iterShapeRecords():
            rank, number = int(feature.record["scalerank"]), feature.record["rivernum"]
            # Rank 0 is one brook's, by mistake.
            if not 1 <= rank <= LAST_RANK or not feature.shape.shapeType:
                continue
            row = named.get(number)
            # A river without a name is one of those of its rank.
            key = (row["numbers"], "", "") if row else ("", "", rank)
            own = found.setdefault(key, {"rank": rank, "row": row, "lines": []})
            own["rank"] = min(own["rank"], rank)
            own["lines"] += shapely.get_parts(shapely.geometry.shape(feature.shape.__geo_interface__)).tolist()
    for own in sorted(found.values(), key=lambda own: (own["rank"], own["row"]["name_en"] if own["row"] else "~")):
        merged = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(own["lines"])))
        lines = [rounded(shapely.get_coordinates(line).tolist()) for line in merged]
        lines = sorted(line for line in lines if len(line) > 1 and extent(line) >= LEAST_LINE / GRID)
        if lines:
            yield own["row"] or {"name_en": "", "name_ru": ""}, own["rank"], lines


def extent(line):
    return max(max(p[k] for p in line) - min(p[k] for p in line) for k in (0, 1))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rank", "name_en", "name_ru", "lines"])
        for names, rank, lines in rivers(pathlib.Path(sys.argv[1])):
            steps = ([line[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(line, line[1:])] for line in lines)
            cell = ";".join(" ".join(f"{x} {y}" for x, y in line) for line in steps)
            writer.writerow([rank, names["name_en"], names["name_ru"], cell])


if __name__ == "__main__":
    main()
