# Pairs with lengths by R's sf: boundaries that meet, and what each two have in common.
#   Rscript sf.R FILE LAYER OUTPUT [s2]
# On the plane by GEOS, with lengths on the ellipsoid. With "s2", which is what sf does of its own accord, on a sphere of
# 6371.01 km: lines are cut along great circles and snapped.
arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
suppressMessages({
  library(sf)
  source(file.path(here, "common_lines.R"))
  sf_use_s2(length(arguments) > 3 && arguments[4] == "s2")
  boundaries <- st_cast(read_regions(arguments[1], arguments[2]), "MULTILINESTRING")
  write_pairs(with_lengths(pairs_of(st_intersects(boundaries)), boundaries), arguments[3])
})
