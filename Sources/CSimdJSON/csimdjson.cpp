#include "csimdjson.h"

#include "geometry.hpp"
#include "properties.hpp"
#include "topology.hpp"

#include <string_view>

#define MEZHA_TEXT(x) #x
#define MEZHA_EXPANDED(x) MEZHA_TEXT(x)

size_t mezha_text_count(mezha_text text, const char *word, size_t most) {
  const std::string_view all(text.bytes, text.length);
  size_t count = 0;
  for (size_t place = 0; count < most; ++count, ++place) {
    place = all.find(word, place);
    if (place == std::string_view::npos) break;
  }
  return count;
}

const char *mezha_simdjson_version(void) { return MEZHA_EXPANDED(SIMDJSON_VERSION); }

using namespace mezha;

/// Bulk text (structure and coordinates) is scanned here, byte by byte and bounded; what needs the whole of
/// JSON (escapes, UTF-8, any value) goes through simdjson, one feature's properties at a time. That needs no
/// index of the whole document, and errors have exact places.
struct mezha_geojson_reader {
  Scanner scanner;
  Geometry geometry;
  Properties properties;
  Names names;
  Topology topology;
  std::string crs;
  ptrdiff_t feature = -1;
};

namespace {

/// What the document is, by its member `type`.
enum class Root { collection, feature, geometry, topology, array, other };

Root rootOf(Scanner scanner) {
  if (scanner.peek() == '[') return Root::array;
  if (scanner.peek() != '{') return Root::other;
  Root root = Root::other;
  scanner.members([&](mezha_text key) {
    if (!Geometry::equals(key, "type") || scanner.peek() != '"') {
      scanner.skipValue();
      return true;
    }
    char room[64];
    const mezha_text type = Scanner::plain(scanner.string(), room);
    if (Geometry::equals(type, "FeatureCollection"))
      root = Root::collection;
    else if (Geometry::equals(type, "Feature"))
      root = Root::feature;
    else if (Geometry::equals(type, "Topology"))
      root = Root::topology;
    else if (Geometry::shapeNamed(type) != MEZHA_SHAPE_UNKNOWN)
      root = Root::geometry;
    return false;
  });
  return root;
}

/// Whether only blanks follow the first value: not so in a sequence of features.
bool isAlone(Scanner scanner) {
  scanner.skipValue();
  scanner.skipBlanks();
  return scanner.p >= scanner.end;
}

/// The start of the document, without a byte order mark.
void rewind(mezha_geojson_reader &reader) {
  Scanner &scanner = reader.scanner;
  scanner.p = scanner.begin;
  if (scanner.end - scanner.begin >= 3 && std::memcmp(scanner.begin, "\xEF\xBB\xBF", 3) == 0) scanner.p += 3;
  reader.feature = -1;
  reader.geometry.clear();
}

/// One reading of the features of a document.
struct Pass {
  mezha_geojson_reader &reader;
  const mezha_text *names;
  size_t nameCount;
  void *context;
  mezha_geojson_visitor visitor;
  mezha_geojson_summary &summary;

  /// Reads a feature and shows it. Returns whether to go on.
  bool readFeature() {
    Scanner &scanner = reader.scanner;
    ++reader.feature;
    reader.geometry.clear();
    mezha_text properties{}, id{};
    if (scanner.peek() != '{') scanner.fail(scanner.p < scanner.end ? MEZHA_REASON_NO_FEATURE : MEZHA_REASON_TRUNCATED);
    const char *const start = scanner.p;
    bool hasGeometry = false, isCollection = false, isGeometry = false;
    scanner.members([&](mezha_text key) {
      if (Geometry::equals(key, "geometry")) {
        hasGeometry = true;
        reader.geometry.read(scanner);
      } else if (Geometry::equals(key, "properties"))
        properties = scanner.skipValue();
      else if (Geometry::equals(key, "id"))
        id = scanner.skipValue();
      else if (Geometry::equals(key, "crs"))
        readCRS();
      else {
        isCollection |= Geometry::equals(key, "features");
        isGeometry |= Geometry::equals(key, "coordinates") || Geometry::equals(key, "geometries");
        scanner.skipValue();
      }
      return true;
    });
    if (!hasGeometry && (isCollection || isGeometry)) {
      scanner.p = start;
      scanner.fail(isCollection ? MEZHA_REASON_NESTED_COLLECTION : MEZHA_REASON_NO_FEATURE);
    }
    return show(properties, id);
  }

  bool show(mezha_text properties, mezha_text id) {
    const Geometry &geometry = reader.geometry;
    if (nameCount == 0) properties = mezha_text{};
    reader.properties.read(reader.scanner, properties, names, nameCount);
    mezha_geojson_feature feature{};
    feature.index = static_cast<size_t>(reader.feature);
    feature.values = reader.properties.values.data();
    feature.id = reader.properties.idText(reader.scanner, id);
    feature.shape = geometry.shape;
    feature.coordinates = geometry.positions.numbers;
    feature.ring_starts = geometry.ringStarts.data();
    feature.ring_count = geometry.ringCount();
    feature.part_rings = geometry.partRings.data();
    feature.part_count = geometry.partCount();
    feature.has_more_dimensions = geometry.hasMoreDimensions;
    feature.skipped_members = geometry.skippedMembers;
    ++summary.feature_count;
    return visitor(context, &feature) == 0;
  }

  bool readCollection() {
    Scanner &scanner = reader.scanner;
    const bool isComplete = scanner.members([&](mezha_text key) {
      const bool isFeatures = Geometry::equals(key, "features");
      if (isFeatures && scanner.peek() == '[') return scanner.elements([&] { return readFeature(); });
      if (isFeatures && scanner.peek() != 'n') scanner.fail(MEZHA_REASON_NO_ARRAY);
      if (Geometry::equals(key, "crs"))
        readCRS();
      else
        scanner.skipValue();
      return true;
    });
    if (!isComplete) return false;
    scanner.skipBlanks();
    if (scanner.p < scanner.end) scanner.fail(MEZHA_REASON_TRAILING);
    return true;
  }

  bool readTopology() {
    Scanner &scanner = reader.scanner;
    // Only their members are of interest; what comes after is another matter.
    Scanner whole = scanner;
    if (!isAlone(scanner)) {
      whole.skipValue();
      whole.skipBlanks();
      whole.fail(MEZHA_REASON_TRAILING);
    }
    reader.topology.readArcs(scanner);
    return reader.topology.geometries(scanner, [&] { return readTopologicalFeature(); });
  }

  bool readTopologicalFeature() {
    Scanner &scanner = reader.scanner;
    ++reader.feature;
    reader.geometry.clear();
    mezha_text properties{nullptr, 0}, id{nullptr, 0};
    mezha_geojson_shape shape = MEZHA_SHAPE_NONE;
    const char *arcs = nullptr;
    if (scanner.acceptNull()) return show(properties, id);
    scanner.members([&](mezha_text key) {
      if (Geometry::equals(key, "type") && scanner.peek() == '"') {
        shape = Geometry::shapeNamed(scanner.string());
        return true;
      }
      scanner.skipBlanks();
      if (Geometry::equals(key, "arcs") && *scanner.p == '[') arcs = scanner.p;
      const mezha_text value = scanner.skipValue();
      if (Geometry::equals(key, "properties")) properties = value;
      if (Geometry::equals(key, "id")) id = value;
      return true;
    });
    const char *const after = scanner.p;
    if (arcs != nullptr) {
      scanner.p = arcs;
      reader.topology.read(scanner, shape, reader.geometry);
      scanner.p = after;
    } else {
      reader.geometry.shape = shape;
    }
    return show(properties, id);
  }

  void readCRS() {
    const mezha_text value = reader.scanner.skipValue();
    if (*value.bytes == 'n') return;
    summary.crs_is_late = summary.feature_count > 0;
    reader.crs = *value.bytes == '{' ? reader.properties.crsName(reader.scanner, value) : std::string();
    summary.crs_is_unknown = reader.crs.empty();
    summary.crs = mezha_text{reader.crs.data(), reader.crs.size(), false};
  }
};

/// Runs a body; what it throws becomes a status.
template <typename Body>
mezha_geojson_status guarded(mezha_geojson_reader *reader, mezha_geojson_error *error, Body body) noexcept {
  *error = mezha_geojson_error{MEZHA_REASON_NONE, 0, -1, -1, -1, -1};
  try {
    return body();
  } catch (const Malformed &malformed) {
    error->reason = malformed.reason;
    error->offset = static_cast<size_t>(malformed.place - reader->scanner.begin);
    error->feature = reader->feature;
    if (reader->feature >= 0) reader->geometry.locate(*error);
    return MEZHA_GEOJSON_MALFORMED;
  } catch (...) {
    return MEZHA_GEOJSON_NO_MEMORY;
  }
}

/// Collects names until a limit is passed. A feature's geometry is not waited for then.
void collectNames(mezha_geojson_reader &reader, size_t featureLimit, size_t byteLimit) {
  Scanner &scanner = reader.scanner;
  const auto isEnough = [&] {
    return static_cast<size_t>(reader.feature + 1) >= featureLimit ||
           static_cast<size_t>(scanner.p - scanner.begin) >= byteLimit;
  };
  const auto visitFeature = [&] {
    ++reader.feature;
    if (scanner.peek() != '{') {
      // No feature: the reading itself says so.
      scanner.skipValue();
      return true;
    }
    return scanner.members([&](mezha_text key) {
      const mezha_text value = scanner.skipValue();
      if (Geometry::equals(key, "id") && *value.bytes != 'n') reader.properties.addName("id", reader.names);
      if (!Geometry::equals(key, "properties")) return true;
      reader.properties.collectNames(scanner, value, reader.names);
      return !isEnough();
    });
  };
  switch (rootOf(scanner)) {
    case Root::collection:
      scanner.members([&](mezha_text key) {
        if (Geometry::equals(key, "features") && scanner.peek() == '[') {
          scanner.elements(visitFeature);
          return false;
        }
        scanner.skipValue();
        return true;
      });
      break;
    case Root::feature:
      visitFeature();
      break;
    case Root::topology:
      reader.topology.geometries(scanner, visitFeature);
      break;
    default:
      break;
  }
}

}  // namespace

mezha_geojson_reader *mezha_geojson_open(const char *bytes, size_t length) {
  try {
    return new mezha_geojson_reader{Scanner{bytes, bytes + length, bytes}, {}, {}, {}, {}, {}, -1};
  } catch (...) {
    return nullptr;
  }
}

void mezha_geojson_close(mezha_geojson_reader *reader) { delete reader; }

mezha_geojson_status mezha_geojson_read_names(
    mezha_geojson_reader *reader, size_t feature_limit, size_t byte_limit, mezha_geojson_error *error) {
  return guarded(reader, error, [&] {
    rewind(*reader);
    reader->names.clear();
    const Root root = rootOf(reader->scanner);
    if (root == Root::array) reader->scanner.fail(MEZHA_REASON_ARRAY);
    if (root == Root::other) return MEZHA_GEOJSON_OTHER_FORMAT;
    if (root == Root::topology && !reader->topology.open(reader->scanner)) return MEZHA_GEOJSON_OTHER_FORMAT;
    collectNames(*reader, feature_limit, byte_limit);
    return MEZHA_GEOJSON_OK;
  });
}

size_t mezha_geojson_name_count(const mezha_geojson_reader *reader) { return reader->names.inOrder.size(); }

mezha_text mezha_geojson_name(const mezha_geojson_reader *reader, size_t index) {
  if (index >= reader->names.inOrder.size()) return mezha_text{};
  return mezha_text{reader->names.inOrder[index].data(), reader->names.inOrder[index].size(), false};
}

mezha_text mezha_geojson_topology(const mezha_geojson_reader *reader) {
  const std::string &name = reader->topology.name;
  return name.empty() ? mezha_text{nullptr, 0} : mezha_text{name.data(), name.size()};
}

mezha_geojson_status mezha_geojson_read(
    mezha_geojson_reader *reader, const mezha_text *names, size_t name_count, void *context,
    mezha_geojson_visitor visitor, mezha_geojson_summary *summary, mezha_geojson_error *error) {
  *summary = mezha_geojson_summary{};
  return guarded(reader, error, [&] {
    rewind(*reader);
    reader->crs.clear();
    Pass pass{*reader, names, name_count, context, visitor, *summary};
    bool isComplete = true;
    switch (rootOf(reader->scanner)) {
      case Root::collection:
        isComplete = pass.readCollection();
        break;
      case Root::feature:
        if (!isAlone(reader->scanner)) return MEZHA_GEOJSON_OTHER_FORMAT;
        isComplete = pass.readFeature();
        break;
      case Root::geometry:
        if (!isAlone(reader->scanner)) return MEZHA_GEOJSON_OTHER_FORMAT;
        reader->feature = 0;
        reader->geometry.read(reader->scanner);
        isComplete = pass.show(mezha_text{}, mezha_text{});
        break;
      case Root::topology:
        if (!reader->topology.open(reader->scanner)) return MEZHA_GEOJSON_OTHER_FORMAT;
        isComplete = pass.readTopology();
        break;
      case Root::array:
      case Root::other:
        return MEZHA_GEOJSON_OTHER_FORMAT;
    }
    return isComplete ? MEZHA_GEOJSON_OK : MEZHA_GEOJSON_STOPPED;
  });
}
