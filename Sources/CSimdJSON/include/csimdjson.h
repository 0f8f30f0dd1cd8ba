#ifndef MEZHA_CSIMDJSON_H
#define MEZHA_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the simdjson library that this was compiled against.
const char *mezha_simdjson_version(void);

/// So many readable zero bytes must follow the text of a GeoJSON document in memory.
#define MEZHA_GEOJSON_PADDING 64

/// A text in UTF-8 that is not terminated. `bytes` is NULL where there is no value.
typedef struct mezha_text {
  const char *bytes;
  size_t length;
  /// Whether it is a number as the document writes it.
  bool is_number;
} mezha_text;

/// How often a word of ASCII occurs in a text, up to a number. O(length).
size_t mezha_text_count(mezha_text text, const char *word, size_t most);

/// How a call ended.
typedef enum mezha_geojson_status {
  MEZHA_GEOJSON_OK = 0,
  /// The visitor asked to stop.
  MEZHA_GEOJSON_STOPPED = 1,
  /// Neither GeoJSON nor TopoJSON of one object: ESRI JSON, a sequence of features, no JSON at all.
  MEZHA_GEOJSON_OTHER_FORMAT = 2,
  /// Malformed; see the error.
  MEZHA_GEOJSON_MALFORMED = 3,
  /// Out of memory.
  MEZHA_GEOJSON_NO_MEMORY = 4,
} mezha_geojson_status;

/// Why a document is malformed.
typedef enum mezha_geojson_reason {
  MEZHA_REASON_NONE = 0,
  MEZHA_REASON_TRUNCATED,
  MEZHA_REASON_SYNTAX,
  MEZHA_REASON_TOO_DEEP,
  MEZHA_REASON_NUMBER,
  MEZHA_REASON_NUMBER_RANGE,
  MEZHA_REASON_SHORT_POSITION,
  MEZHA_REASON_COORDINATES,
  MEZHA_REASON_NO_TYPE,
  MEZHA_REASON_UTF8,
  MEZHA_REASON_TRAILING,
  /// A collection as a member of another one.
  MEZHA_REASON_NESTED_COLLECTION,
  /// A geometry, or anything else, in the place of a feature.
  MEZHA_REASON_NO_FEATURE,
  /// An array without a collection around it.
  MEZHA_REASON_ARRAY,
  /// Features of a collection that are no array.
  MEZHA_REASON_NO_ARRAY,
  MEZHA_REASON_ARC,
} mezha_geojson_reason;

/// Where a document is malformed. Indices count from 0; -1 where they do not apply.
typedef struct mezha_geojson_error {
  mezha_geojson_reason reason;
  size_t offset;
  ptrdiff_t feature, part, ring, vertex;
} mezha_geojson_error;

/// The shape of a feature, or what stands in its place.
typedef enum mezha_geojson_shape {
  MEZHA_SHAPE_NONE = 0,
  MEZHA_SHAPE_POLYGON,
  MEZHA_SHAPE_MULTIPOLYGON,
  MEZHA_SHAPE_COLLECTION,
  MEZHA_SHAPE_POINT,
  MEZHA_SHAPE_LINE,
  MEZHA_SHAPE_UNKNOWN,
} mezha_geojson_shape;

/// One feature. All pointers are valid until the visitor returns.
typedef struct mezha_geojson_feature {
  size_t index;
  /// The values of the requested properties, in the order of the request.
  const mezha_text *values;
  /// The member `id` of the feature.
  mezha_text id;
  mezha_geojson_shape shape;
  /// Longitude, latitude, longitude, ... of all rings.
  const double *coordinates;
  /// Where each ring starts, in positions; `ring_count + 1` entries.
  const size_t *ring_starts;
  size_t ring_count;
  /// The first ring of each part; `part_count + 1` entries.
  const size_t *part_rings;
  size_t part_count;
  /// Whether a position had more than two numbers.
  bool has_more_dimensions;
  /// Members of a collection that are points or lines and were left out.
  size_t skipped_members;
} mezha_geojson_feature;

/// Gets each feature in the order of the file; a value other than 0 stops the reading.
typedef int (*mezha_geojson_visitor)(void *context, const mezha_geojson_feature *feature);

/// What is known of a document.
typedef struct mezha_geojson_summary {
  size_t feature_count;
  /// The name in an old-style `crs` member. Valid until the reader is closed.
  mezha_text crs;
  /// Whether `crs` stands after the features.
  bool crs_is_late;
  /// Whether `crs` is there, but without a name.
  bool crs_is_unknown;
} mezha_geojson_summary;

/// A reader of one document. Not to be shared between threads.
typedef struct mezha_geojson_reader mezha_geojson_reader;

/// A reader of the text, which must outlive it and be followed by `MEZHA_GEOJSON_PADDING` zero bytes.
/// NULL when there is no memory.
mezha_geojson_reader *mezha_geojson_open(const char *bytes, size_t length);

/// Frees a reader. NULL is allowed.
void mezha_geojson_close(mezha_geojson_reader *reader);

/// Collects the names of the properties of the first features, and `id` where they have that member.
mezha_geojson_status mezha_geojson_read_names(
    mezha_geojson_reader *reader, size_t feature_limit, size_t byte_limit, mezha_geojson_error *error);

/// The number of names that were collected.
size_t mezha_geojson_name_count(const mezha_geojson_reader *reader);

/// A name that was collected. Valid until the reader is closed.
mezha_text mezha_geojson_name(const mezha_geojson_reader *reader, size_t index);

/// The name of a TopoJSON document's object, after the names were read; no value for GeoJSON. Valid until the reader is
/// closed.
mezha_text mezha_geojson_topology(const mezha_geojson_reader *reader);

/// Reads all features in one pass.
mezha_geojson_status mezha_geojson_read(
    mezha_geojson_reader *reader, const mezha_text *names, size_t name_count, void *context,
    mezha_geojson_visitor visitor, mezha_geojson_summary *summary, mezha_geojson_error *error);

#ifdef __cplusplus
}
#endif
#endif
