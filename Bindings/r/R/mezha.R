# The library is loaded when it is first needed.
mezha_library <- function() {
  named <- Sys.getenv("MEZHA_LIBRARY")
  path <- if (nzchar(named)) named else system.file("lib", "libmezha-c.so", package = "mezha")
  if (!nzchar(path) || !file.exists(path)) {
    stop("the library of Mezha is not there; build it by bin/wheel of the project and name it in MEZHA_LIBRARY",
      call. = FALSE)
  }
  path
}

# Calls a function of the library on an sf object; the result is a list of columns.
call_mezha <- function(name, x, options) {
  .Call(mezha_r_load, mezha_library())
  shapes <- st_geometry(x)
  crs <- st_crs(shapes)
  if (!is.na(crs) && !identical(crs$epsg, 4326L)) shapes <- st_transform(shapes, 4326)
  attributes <- if (inherits(x, "sf")) as.list(st_drop_geometry(x)) else list()
  is_field <- vapply(attributes, function(v) is.character(v) || is.factor(v) || is.numeric(v) || is.logical(v), NA)
  columns <- lapply(attributes[is_field], as_text)
  columns$geometry <- unclass(st_as_binary(st_zm(shapes), EWKB = FALSE))
  # A missing shape is nothing, not an empty one.
  attributes(columns$geometry) <- NULL
  options <- options[!vapply(options, is.null, NA)]
  texts <- vapply(options, function(value) {
    if (is.logical(value)) tolower(as.character(value)) else enc2utf8(format(value, digits = 17, trim = TRUE))
  }, "")
  result <- .Call(mezha_r_call, paste0("mezha_", name), columns, texts)
  if (result$code != 0L) {
    where <- if (result$row >= 0) sprintf("row %.0f: ", result$row + 1) else ""
    hint <- if (is.na(result$hint)) "" else paste0(". ", result$hint)
    stop(structure(class = c("mezha_error", "error", "condition"),
      list(message = paste0(where, result$message, hint), call = NULL, code = result$code)))
  }
  warnings <- startsWith(result$notes, "warning: ")
  for (text in sub("^warning: ", "", result$notes[warnings])) warning(text, call. = FALSE)
  structure(result$columns, notes = result$notes[!warnings])
}

# Whole numbers without a fraction, as the command reads them.
as_text <- function(values) {
  if (is.logical(values)) values <- as.integer(values)
  texts <- if (is.double(values)) format_numbers(values) else as.character(values)
  texts[is.na(values)] <- NA_character_
  enc2utf8(texts)
}

format_numbers <- function(values) {
  vapply(values, function(value) {
    if (is.na(value)) return(NA_character_)
    if (abs(value) < 1e15 && value == trunc(value)) return(sprintf("%.0f", value))
    text <- format(value, digits = 15)
    if (as.numeric(text) == value) text else format(value, digits = 17)
  }, "", USE.NAMES = FALSE)
}

as_frame <- function(columns) {
  frame <- as.data.frame(unclass(columns[names(columns) != "geometry"]), stringsAsFactors = FALSE, optional = TRUE)
  attr(frame, "notes") <- attr(columns, "notes")
  frame
}

borders <- function(x, rule = c("rook", "queen"), international = FALSE, tolerance_m = NULL, match = NULL, hold = NULL,
                    source = NULL, id = NULL, name = NULL, country = NULL, check = TRUE, threads = 1L,
                    reference = NULL) {
  columns <- call_mezha("borders", x, list(
    rule = match.arg(rule), international = international, tolerance_m = tolerance_m, match = match,
    reference = reference, hold = hold, source = source, id = id, name = name, country = country, check = check, threads = as.integer(threads)
  ))
  shapes <- st_as_sfc(structure(columns$geometry, class = "WKB"), crs = 4326)
  frame <- as_frame(columns)
  notes <- attr(frame, "notes")
  frame <- st_set_geometry(frame, shapes)
  attr(frame, "notes") <- notes
  frame
}

regions <- function(x, by = c("region", "neighbour"), tolerance_m = NULL, source = NULL, id = NULL, name = NULL,
                    country = NULL, check = TRUE, threads = 1L) {
  as_frame(call_mezha("regions", x, list(
    by = match.arg(by), tolerance_m = tolerance_m, source = source, id = id, name = name, country = country,
    check = check, threads = as.integer(threads)
  )))
}

weights_of <- function(x, weights = c("binary", "length", "share", "inverse"), order = 1L, standardise = FALSE,
                       rule = c("rook", "queen"), tolerance_m = NULL, id = NULL, name = NULL, country = NULL,
                       check = TRUE, threads = 1L) {
  as_frame(call_mezha("weights", x, list(
    weights = match.arg(weights), order = as.integer(order), standardise = standardise, rule = match.arg(rule),
    tolerance_m = tolerance_m, id = id, name = name, country = country, check = check, threads = as.integer(threads)
  )))
}

scale_of_borders <- function(x, curve = FALSE, longest = FALSE, tolerance_m = NULL, id = NULL, name = NULL,
                             country = NULL, check = TRUE, threads = 1L) {
  as_frame(call_mezha("scale", x, list(
    curve = curve, longest = longest, tolerance_m = tolerance_m, id = id, name = name, country = country,
    check = check, threads = as.integer(threads)
  )))
}

adjacency <- function(x, rule = c("rook", "queen"), international = FALSE, tolerance_m = NULL, id = NULL, name = NULL,
                      country = NULL, check = TRUE, threads = 1L) {
  rule <- match.arg(rule)
  options <- list(
    rule = rule, international = international, tolerance_m = tolerance_m, id = id, name = name, country = country,
    check = check, threads = as.integer(threads)
  )
  pairs <- as_frame(call_mezha("adjacency", x, options))
  nodes <- suppressWarnings(as_frame(call_mezha("adjacency", x, c(options, nodes = TRUE))))
  structure(list(pairs = pairs, regions = nodes, rule = rule), class = "mezha_adjacency")
}

print.mezha_adjacency <- function(x, ...) {
  cat(sprintf("<mezha adjacency: %d regions, %d pairs (%s)>\n", nrow(x$regions), nrow(x$pairs), x$rule))
  invisible(x)
}

as_nb <- function(x) {
  stopifnot(inherits(x, "mezha_adjacency"))
  ids <- x$regions$id
  a <- match(x$pairs$a_id, ids)
  b <- match(x$pairs$b_id, ids)
  near <- split(c(b, a), factor(c(a, b), levels = seq_along(ids)))
  # A region without neighbours has the number 0, as spdep has it.
  near <- lapply(unname(near), function(list) if (length(list)) sort(as.integer(list)) else 0L)
  structure(near, class = "nb", region.id = ids, type = x$rule, sym = TRUE, call = quote(as_nb()))
}

as_listw <- function(x, weights = c("binary", "length"), style = "W") {
  weights <- match.arg(weights)
  near <- as_nb(x)
  glist <- NULL
  if (weights == "length") {
    ids <- x$regions$id
    key <- function(a, b) paste(pmin(a, b), pmax(a, b))
    lengths <- x$pairs$length_km
    lengths[is.na(lengths)] <- 0
    names(lengths) <- key(match(x$pairs$a_id, ids), match(x$pairs$b_id, ids))
    glist <- lapply(seq_along(near), function(i) {
      if (identical(near[[i]], 0L)) NULL else unname(lengths[key(i, near[[i]])])
    })
  }
  spdep::nb2listw(near, glist = glist, style = style, zero.policy = TRUE)
}
