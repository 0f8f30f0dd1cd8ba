#!/usr/bin/env bash
# Pairs with lengths by mapshaper: lines between two polygons, with the numbers of both. Lengths are those of a sphere.
#   mapshaper.sh FILE LAYER OUTPUT
# Written after its documentation (-lines where= each=); not run yet.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapshaper -i "$1" ${2:+layers="$2"} -each 'number = this.id' -filter-fields number \
  -lines where='!!B' each='a = A.number; b = B.number' \
  -each 'km = this.length / 1000' -o "$work/lines.csv" format=csv
python3 - "$work/lines.csv" "$3" <<'SUM'
import collections, csv, sys

km = collections.defaultdict(float)
with open(sys.argv[1]) as lines:
    for row in csv.DictReader(lines):
        km[tuple(sorted((int(row["a"]), int(row["b"]))))] += float(row["km"])
with open(sys.argv[2], "w") as out:
    out.write("a,b,length_km\n")
    out.writelines(f"{a},{b},{length:.9f}\n" for (a, b), length in km.items())
SUM
