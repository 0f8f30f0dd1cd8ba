# Pairs by R's spdep: poly2nb, rook. spdep measures nothing, so lengths are those that sf gives for its pairs.
#   Rscript spdep.R FILE LAYER OUTPUT [pairs]
# For poly2nb two regions with two vertices in common (within 1.5e-8 degrees) are neighbours, a line or not: pairs
# without a line have no length and are left out. With "pairs" all are written, with no length, as poly2nb gives them.
arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
suppressMessages({
  library(sf)
  library(spdep)
  source(file.path(here, "common_lines.R"))
  sf_use_s2(FALSE)
  regions <- read_regions(arguments[1], arguments[2])
  pairs <- pairs_of(poly2nb(regions, queen = FALSE))
  # 0 stands for "no neighbours" and is never the second, as 0 < 1.
  if (length(arguments) < 4) pairs <- with_lengths(pairs, st_cast(regions, "MULTILINESTRING"))
  write_pairs(pairs, arguments[3])
})
