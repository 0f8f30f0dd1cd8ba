# The code of the vignette runs, and makes the table of the report where the command is named.
found <- tryCatch(mezha::mezha_library(), error = function(e) conditionMessage(e))
if (!file.exists(found)) {
  message("skipped: ", found)
  quit(save = "no")
}
# `bin/r-package` puts its source here, too.
file <- system.file("examples", "report_table.Rmd", package = "mezha")
if (!nzchar(file)) file <- "../vignettes/report_table.Rmd"
if (!file.exists(file)) {
  message("skipped: the package was not made by bin/r-package, and has no source of the vignette")
  quit(save = "no")
}
nc <- sf::st_transform(sf::st_read(system.file("shape/nc.shp", package = "sf"), quiet = TRUE), 4326)
regions <- tempfile(fileext = ".gpkg")
sf::st_write(nc[c("NAME", "FIPS")], regions, quiet = TRUE)
Sys.setenv(REGIONS = regions)

lines <- readLines(file, encoding = "UTF-8")
marks <- grep("^```", lines)
stopifnot(length(marks) %% 2 == 0, length(marks) >= 8)
code <- character()
for (i in seq(1, length(marks), by = 2)) code <- c(code, lines[(marks[i] + 1):(marks[i + 1] - 1)])
made <- new.env()
eval(parse(text = code), made)
stopifnot(nrow(made$table) > 200, !is.unsorted(rev(made$longest$length_km)))

command <- Sys.getenv("MEZHA_BINARY")
if (nzchar(command)) {
  report <- tempfile()
  stopifnot(system2(command, c("report", regions, "-o", report), stdout = FALSE, stderr = FALSE) == 0)
  theirs <- read.csv(file.path(report, "borders.csv"), colClasses = c(a_id = "character", b_id = "character"))
  own <- made$table
  key <- function(x) order(x$a_id, x$b_id)
  stopifnot(
    identical(own$a_id[key(own)], theirs$a_id[key(theirs)]), identical(own$b_id[key(own)], theirs$b_id[key(theirs)]),
    identical(own$length_km[key(own)], theirs$length_km[key(theirs)]),
    identical(own$pieces[key(own)], theirs$pieces[key(theirs)])
  )
}
