# What the boundaries of pairs of regions have in common, by sf: kilometres by pair.

read_regions <- function(file, layer) {
  layer <- if (nzchar(layer)) layer else st_layers(file)$name[1]
  st_geometry(st_read(file, layer, quiet = TRUE))
}

# The pairs of a list of neighbours, each once, numbered from 1 on.
pairs_of <- function(neighbours) {
  pairs <- data.frame(a = rep(seq_along(neighbours), lengths(neighbours)), b = unlist(neighbours))
  pairs[pairs$a < pairs$b, ]
}

# Pair by pair on bare geometries: the fastest way that sf has. st_intersection of all boundaries with all finds each
# pair twice and takes half as long again; st_intersection of one with its neighbours takes four times as long.
with_lengths <- function(pairs, boundaries) {
  if (sf_use_s2()) {
    lines <- s2::as_s2_geography(boundaries)
    # Lines of neighbours run against each other; as directed edges both would count.
    undirected <- s2::s2_options(edge_type = "undirected")
    metres <- s2::s2_length(s2::s2_intersection(lines[pairs$a], lines[pairs$b], options = undirected))
  } else {
    bare <- unclass(boundaries)
    common <- mapply(st_intersection, bare[pairs$a], bare[pairs$b], SIMPLIFY = FALSE)
    # Nothing for points.
    metres <- as.numeric(st_length(st_sfc(common, crs = st_crs(boundaries))))
  }
  pairs$length_km <- metres / 1000
  pairs[pairs$length_km > 0, ]
}

# Numbers from 0 on, as all peers here write them.
write_pairs <- function(pairs, output) {
  pairs$a <- pairs$a - 1L
  pairs$b <- pairs$b - 1L
  write.csv(pairs, output, row.names = FALSE, quote = FALSE)
}
