#!/usr/bin/env bash
# Pairs with lengths by GRASS: a topology of the file, whose boundaries know the areas on both sides and their length.
#   grass.sh FILE LAYER OUTPUT
# v.in.ogr breaks boundaries where they cross and, where regions overlap, makes an area of its own of the overlap, so
# there it finds other pairs. Lengths are geodesic, by GRASS's own formula.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WORK=$work FILE=$1 LAYER=$2 GRASS_OVERWRITE=1 GRASS_VERBOSE=0

cat >"$work/job.sh" <<'JOB'
set -euo pipefail
v.in.ogr input="$FILE" ${LAYER:+layer="$LAYER"} output=region snap=-1 min_area=0 columns=NONE --quiet
# Boundaries have no number of their own yet.
v.category input=region output=numbered option=add layer=2 type=boundary --quiet
v.to.db -p map=numbered option=sides type=boundary layer=2 query_layer=1 separator=comma --quiet >"$WORK/sides"
v.to.db -p map=numbered option=length type=boundary layer=2 units=kilometers separator=comma --quiet >"$WORK/lengths"
JOB
grass --tmp-location EPSG:4326 --exec bash "$work/job.sh" >"$work/log" 2>&1 || { tail -n 5 "$work/log" >&2; exit 70; }

# The number of a region is that of its feature, from 1 on; -1 is outside.
awk -F, 'BEGIN { print "a,b,length_km" }
  NR == FNR { if ($1 ~ /^[0-9]+$/) km[$1] = $2; next }
  $1 ~ /^[0-9]+$/ && $2 > 0 && $3 > 0 && $2 != $3 {
    a = $2 < $3 ? $2 : $3; b = $2 < $3 ? $3 : $2; sum[a - 1 "," b - 1] += km[$1] }
  END { for (pair in sum) printf "%s,%.9f\n", pair, sum[pair] }' "$work/lengths" "$work/sides" >"$3"
