# Skipped, and says so, where there is no library.
found <- tryCatch(mezha::mezha_library(), error = function(e) conditionMessage(e))
if (!file.exists(found)) {
  message("skipped: ", found)
  quit(save = "no")
}
library(mezha)
library(sf)

square <- function(x, y) st_polygon(list(rbind(c(x, y), c(x + 1, y), c(x + 1, y + 1), c(x, y + 1), c(x, y))))
squares <- st_sf(
  id = c("A", "B", "C"), name = c("\u0410", "B", NA),
  geometry = st_sfc(square(0, 0), square(1, 0), st_polygon(list(rbind(c(1, 1), c(1.5, 2), c(0.5, 2), c(1, 1)))), crs = 4326)
)
rook <- borders(squares)
stopifnot(
  identical(rook$a_id, "A"), identical(rook$b_id, "B"), identical(rook$a_name, "\u0410"),
  identical(rook$length_km, 110.574389), identical(rook$pieces, 1L), is.na(rook$status),
  identical(st_as_text(rook$geometry), "MULTILINESTRING ((1 0, 1 1))"), st_crs(rook)$epsg == 4326,
  any(grepl("ids are taken from the field id", attr(rook, "notes")))
)
queen <- borders(squares, rule = "queen")
stopifnot(identical(queen$b_id, c("B", "C", "C")), identical(is.na(queen$length_km), c(FALSE, TRUE, TRUE)))

# The same regions in another system.
plane <- borders(st_transform(squares, 3857))
stopifnot(abs(plane$length_km - 110.574389) < 1e-6)

near <- adjacency(squares, rule = "queen")
nb <- as_nb(near)
stopifnot(inherits(nb, "nb"), identical(unclass(nb)[[3]], 1:2), identical(attr(nb, "region.id"), c("A", "B", "C")))
stopifnot(identical(as_nb(adjacency(squares))[[3]], 0L))
stopifnot(identical(regions(squares)$neighbours, c(1L, 1L, 0L)))
stopifnot(identical(weights_of(squares)$weight, c(1, 1)))
stopifnot(nrow(scale_of_borders(squares)) == 1L)

# What is wrong is an error of R.
wrong <- squares
wrong$geometry <- st_sfc(st_point(c(0, 0)), square(0, 0), square(1, 0), crs = 4326)
error <- tryCatch(borders(wrong), mezha_error = identity)
stopifnot(inherits(error, "mezha_error"), grepl("^row 1: the geometry is a point", conditionMessage(error)))
for (call in list(quote(borders(squares, id = "nope")), quote(borders(squares, tolerance_m = -1)))) {
  stopifnot(inherits(tryCatch(eval(call), mezha_error = identity), "mezha_error"))
}

nc <- st_transform(st_read(system.file("shape/nc.shp", package = "sf"), quiet = TRUE), 4326)
nc$key <- sprintf("k%03d", seq_len(nrow(nc)))

if (requireNamespace("spdep", quietly = TRUE)) {
  # spdep finds neighbours in another way.
  for (rule in c("rook", "queen")) {
    theirs <- suppressMessages(spdep::poly2nb(nc, queen = rule == "queen", snap = 0))
    own <- as_nb(adjacency(nc, rule = rule, id = "key", tolerance_m = 0))
    stopifnot(identical(lapply(own, as.integer), lapply(unclass(theirs), as.integer)[seq_along(own)]))
  }
  listw <- as_listw(adjacency(squares), weights = "length", style = "B")
  stopifnot(inherits(listw, "listw"), abs(listw$weights[[1]] - 110.574389) < 1e-9)
}

# The figures of the command, where it is named.
command <- Sys.getenv("MEZHA_BINARY")
if (nzchar(command)) {
  file <- tempfile(fileext = ".gpkg")
  st_write(nc, file, quiet = TRUE)
  csv <- tempfile(fileext = ".csv")
  stopifnot(system2(command, c("borders", file, "--id", "key", "--format", "csv", "-o", csv), stdout = FALSE, stderr = FALSE) == 0)
  theirs <- read.csv(csv, colClasses = c(a_id = "character", b_id = "character"))
  own <- borders(nc, id = "key")
  stopifnot(identical(own$a_id, theirs$a_id), identical(own$b_id, theirs$b_id), identical(own$length_km, theirs$length_km),
    identical(own$pieces, theirs$pieces), nrow(own) > 200)
}
