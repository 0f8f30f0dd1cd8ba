/* Mezha for every language that speaks C: borders of regions, measured.
 *
 * Tables go in and out by the Arrow C data interface (https://arrow.apache.org/docs/format/CDataInterface.html).
 *
 * In: record batches, that is struct arrays of one schema, with a column of polygons or multipolygons and as many
 * others as there are. Geometry is well-known binary (binary, large_binary or binary_view; ISO or extended, any
 * dimension) or GeoArrow (geoarrow.polygon, geoarrow.multipolygon; coordinates interleaved or separated; lists with
 * offsets of 32 or 64 bits). Coordinates are degrees, longitude first, on WGS 84. Nothing is copied but the vertices,
 * once. The caller keeps what it passes, and releases it afterwards; nothing points to it when a function returns. Only
 * with the option `consume` is the column of polygons released before, batch by batch as it has been read.
 *
 * Out: one struct array, which the caller releases by its callback.
 *
 * Every function is thread-safe; there is no state between calls. None ends the process, whatever the schemas,
 * lengths and offsets are. What no program can check is whether a buffer is as long as its array says: that, and that
 * strings end with a zero byte, is the caller's word.
 *
 * Every function returns 0, or the code of what is wrong; `outcome` then says what and where, and after success holds
 * the notes. It may be NULL.
 */
#ifndef MEZHA_H
#define MEZHA_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when something changes that stood here before; functions and options may be added without. */
#define MEZHA_ABI_VERSION 1

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/* What a function returns. */
enum {
  MEZHA_OK = 0,
  /* An argument is NULL that must not be, or an option is unknown or has a wrong value. */
  MEZHA_BAD_ARGUMENT = 1,
  /* The schema is no table of regions: a column is missing or of a type that cannot be read. */
  MEZHA_BAD_SCHEMA = 2,
  /* The arrays contradict their schema or themselves, or a geometry is damaged or no polygon. */
  MEZHA_BAD_DATA = 3,
  /* So many regions lie upon each other, or meet at a point, that their pairs cannot be listed. */
  MEZHA_TOO_MANY = 4,
};

/* An option, such as {"rule", "queen"}. */
struct mezha_option {
  const char *key;
  const char *value;
};

/* What happened. Fill it with zeros before the call, and call its `release` afterwards, where it is not NULL. */
struct mezha_outcome {
  /* What the function returned. */
  int32_t code;
  /* The row at fault, counted from 0 over all batches; -1 for none. */
  int64_t row;
  /* The place at fault in degrees; NaN for none. */
  double longitude, latitude;
  /* What is wrong, in a sentence, and what to do about it; NULL after success. UTF-8, as all strings here. */
  const char *message;
  const char *hint;
  /* What was guessed, corrected or left out: as many sentences as `note_count` says. */
  int64_t note_count;
  const char *const *notes;
  void (*release)(struct mezha_outcome *);
  void *private_data;
};

/* MEZHA_ABI_VERSION of the library that is loaded. */
int32_t mezha_abi_version(void);

/* The options of every function that analyses regions in one piece, all of them text:
 *   id, name, name_ru, country, status   columns; guessed by their names as the command does, where not given
 *   source                               a column that tells data sets apart; matching then is between them
 *   geometry                             the column of polygons; else the first with a geoarrow extension, or of the
 *                                        name geometry, geom or wkb_geometry
 *   threads                              how many may work, from 1 (if not given) to 256; results are the same
 *   geodesic                             series (if not given): Karney's geodesics from 75 km on; karney: everywhere
 *   tolerance_m                          a number of metres, or auto: match borders that lie so near to each other
 *   match                                between or all: which sources are matched
 *   reference                            a value of the column source: the data set that is not moved (hold: the same)
 *   check                                false: do not look for regions that touch or cross themselves
 *   consume                              true: the column of polygons of each batch is released when it has been read, so
 *                                        that its memory is free before more is needed. The caller releases the batches
 *                                        all the same: that of a batch passes over children that have been released
 */

/* The border of each pair of regions: the columns of `mezha borders`, and `geometry`. Options besides:
 *   rule                                 rook (if not given): a shared line; queen: points too
 *   international                        true: only pairs of two countries
 *   shapes                               wkb (if not given), geoarrow (geoarrow.multilinestring, interleaved; pairs that
 *                                        only touch have none) or none
 */
int32_t mezha_borders(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                      int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                      struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                      struct mezha_outcome *outcome);

/* Who adjoins whom: the columns of `mezha adjacency`. With `nodes`, true: one row for each region in the order of
 * ids, with its id, name, country, the place of its centre, and how many neighbours it has. Options besides: rule,
 * international, nodes. */
int32_t mezha_adjacency(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                        int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                        struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                        struct mezha_outcome *outcome);

/* Spatial weights, one row for each direction: the columns of `mezha adjacency --weights`. Options besides: rule,
 * international, weights (binary, length, share or inverse), order (1 to 50), standardise. */
int32_t mezha_weights(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                      int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                      struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                      struct mezha_outcome *outcome);

/* Each region with its area, perimeter and neighbours: the columns of `mezha regions`. Option besides: by, which is
 * region or neighbour. */
int32_t mezha_regions(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                      int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                      struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                      struct mezha_outcome *outcome);

/* The length of the border of each pair of regions by ruler: the columns of `mezha scale --by pair`, or with `curve`,
 * true, one row for each ruler. Options besides: international, longest (true: only the longest line of each border),
 * curve. */
int32_t mezha_scale(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                    int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                    struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                    struct mezha_outcome *outcome);

/* Borders of regions that are on many machines, or more than fit into one, in five steps that any engine can run which
 * groups rows by a number. The result has the same bytes as that of mezha_borders, however the features are divided, in
 * whatever order values come, and however large cells are:
 *
 *   1. mezha_survey for each part of the features; mezha_plan for all surveys together.
 *   2. mezha_cut for each part of the features, by the plan; group the rows by `cell`.
 *   3. mezha_join for each group of rows, or for several groups that are whole.
 *   4. mezha_merge for the parts of all cells, and the features once more without their shapes.
 *
 * Columns of bytes begin with a mark of their version and end with a sum of all before; they know their plan and their
 * cell. What is damaged, cut short, of another version, plan or cell, missing or there twice is MEZHA_BAD_DATA.
 * Unlike mezha_borders these do not look for borders that vertices hide.
 */

/* What must be known of all features before any is cut: one row with `survey` (binary). The features are those of
 * mezha_borders. Options:
 *   id                                   the column of ids, which each row must have; rows of one id are one region
 *   geometry                             the column of polygons, as above
 *   row                                  a column of whole numbers that all differ, in the order of the features: of lines
 *                                        that lie upon each other at the edge of the sheet, the first is measured. Without
 *                                        it rows are counted from 0, which is right for one part alone
 */
int32_t mezha_survey(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                     int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                     struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                     struct mezha_outcome *outcome);

/* The plan of all surveys, from batches with the column `survey`: one row with `plan` (text, an option of what follows),
 * how many `features`, `vertices` and `cells` with vertices there are, and where the map was cut: `west`, `south`, `east`,
 * `north`. Options:
 *   cell_vertices                        how many vertices a cell may have, 131072 if not given: cells with more are cut
 *   check, geodesic                      as above
 */
int32_t mezha_plan(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                   int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                   struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                   struct mezha_outcome *outcome);

/* The features cut into runs: rows of `cell`, `vertices` (how many there are in the runs) and `runs` (binary), in the order
 * of cells. Options: plan, id, geometry, row, threads. */
int32_t mezha_cut(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                  int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                  struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                  struct mezha_outcome *outcome);

/* What cells contribute, from batches with the column `runs` in any order, those of one or of several cells: all runs of a
 * cell must be there. One row for each cell: `cell`, `vertices` (how many belong to it) and `part` (binary). A cell with too
 * much is cut once more by itself. Options: plan, threads. */
int32_t mezha_join(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                   int64_t batch_count, const struct mezha_option *options, int64_t option_count,
                   struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                   struct mezha_outcome *outcome);

/* The border of each pair of regions: the columns of mezha_borders without `geometry`. The first batches are the features in
 * their order, with whatever columns of texts and numbers there are; the second have the column `part`, in any order.
 * Options: plan, id (which must be given), name, name_ru, country, status, rule, international, and
 *   ticks                                true: a column length_ticks besides, the length as a whole number of 2^-32 m
 */
int32_t mezha_merge(const struct ArrowSchema *schema, const struct ArrowArray *const *batches,
                    int64_t batch_count, const struct ArrowSchema *part_schema,
                    const struct ArrowArray *const *parts, int64_t part_count,
                    const struct mezha_option *options, int64_t option_count,
                    struct ArrowSchema *out_schema, struct ArrowArray *out_array,
                    struct mezha_outcome *outcome);

/* A second reference to a result, to be released by itself; nothing is copied. For what the functions above returned
 * alone: others' structures are MEZHA_BAD_ARGUMENT. */
int32_t mezha_share(const struct ArrowSchema *schema, const struct ArrowArray *array,
                    struct ArrowSchema *out_schema, struct ArrowArray *out_array);

#ifdef __cplusplus
}
#endif

#endif /* MEZHA_H */
