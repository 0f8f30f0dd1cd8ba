#ifndef MEZHA_GEOMETRY_HPP
#define MEZHA_GEOMETRY_HPP

#include "scanner.hpp"

#include <cstdlib>
#include <new>
#include <vector>

namespace mezha {

/// Positions that grow by doubling and are used again for each feature.
class CoordinateBuffer {
 public:
  CoordinateBuffer() = default;
  CoordinateBuffer(const CoordinateBuffer &) = delete;
  CoordinateBuffer &operator=(const CoordinateBuffer &) = delete;
  ~CoordinateBuffer() { std::free(numbers); }

  inline void append(double x, double y) {
    if (count == capacity) grow();
    numbers[2 * count] = x;
    numbers[2 * count + 1] = y;
    ++count;
  }

  double *numbers = nullptr;
  size_t count = 0;

 private:
  size_t capacity = 0;

  void grow() {
    const size_t larger = capacity == 0 ? 4096 : capacity * 2;
    void *moved = std::realloc(numbers, larger * 2 * sizeof(double));
    if (moved == nullptr) throw std::bad_alloc();
    numbers = static_cast<double *>(moved);
    capacity = larger;
  }
};

/// Reads a GeoJSON geometry into flat arrays.
class Geometry {
 public:
  CoordinateBuffer positions;
  std::vector<size_t> ringStarts{0};
  std::vector<size_t> partRings{0};
  mezha_geojson_shape shape = MEZHA_SHAPE_NONE;
  bool hasMoreDimensions = false;
  size_t skippedMembers = 0;

  void clear() {
    positions.count = 0;
    ringStarts.assign(1, 0);
    partRings.assign(1, 0);
    shape = MEZHA_SHAPE_NONE;
    hasMoreDimensions = false;
    skippedMembers = 0;
    isInRing = false;
  }

  size_t ringCount() const { return ringStarts.size() - 1; }
  size_t partCount() const { return partRings.size() - 1; }

  /// Where the reading stands, for a message: the part, the ring of the part, the vertex of the ring.
  void locate(mezha_geojson_error &error) const {
    error.part = static_cast<ptrdiff_t>(partCount());
    if (!isInRing) return;
    error.ring = static_cast<ptrdiff_t>(ringCount() - partRings.back());
    error.vertex = static_cast<ptrdiff_t>(positions.count - ringStarts.back());
  }

  /// Reads a geometry, or null.
  void read(Scanner &scanner) {
    clear();
    if (!scanner.acceptNull()) shape = readObject(scanner, 0);
  }

  static mezha_geojson_shape shapeNamed(mezha_text type) {
    const auto is = [&](const char *name) {
      return type.length == std::strlen(name) && std::memcmp(type.bytes, name, type.length) == 0;
    };
    if (is("Polygon")) return MEZHA_SHAPE_POLYGON;
    if (is("MultiPolygon")) return MEZHA_SHAPE_MULTIPOLYGON;
    if (is("GeometryCollection")) return MEZHA_SHAPE_COLLECTION;
    if (is("Point") || is("MultiPoint")) return MEZHA_SHAPE_POINT;
    if (is("LineString") || is("MultiLineString")) return MEZHA_SHAPE_LINE;
    return MEZHA_SHAPE_UNKNOWN;
  }

  static bool equals(mezha_text text, const char *name) {
    return text.length == std::strlen(name) && std::memcmp(text.bytes, name, text.length) == 0;
  }

 private:
  static constexpr int collectionDepthLimit = 32;
  bool isInRing = false;

  mezha_geojson_shape readObject(Scanner &scanner, int depth) {
    if (depth > collectionDepthLimit) scanner.fail(MEZHA_REASON_TOO_DEEP);
    const char *const object = scanner.p;
    mezha_geojson_shape kind = MEZHA_SHAPE_NONE;
    const char *content = nullptr;
    bool isRead = false;
    scanner.members([&](mezha_text key) {
      if (equals(key, "type") && scanner.peek() == '"') {
        char room[64];
        kind = shapeNamed(Scanner::plain(scanner.string(), room));
      } else if (equals(key, "coordinates") || equals(key, "geometries")) {
        content = scanner.p;
        isRead = kind != MEZHA_SHAPE_NONE && !isRead;
        isRead ? readContent(scanner, kind, depth) : static_cast<void>(scanner.skipValue());
      } else {
        scanner.skipValue();
      }
      return true;
    });
    const char *const after = scanner.p;
    if (kind == MEZHA_SHAPE_NONE) {
      scanner.p = object;
      scanner.fail(MEZHA_REASON_NO_TYPE);
    }
    if (!isRead && content != nullptr) {
      // The type came last: go back.
      scanner.p = content;
      readContent(scanner, kind, depth);
      scanner.p = after;
    }
    return kind;
  }

  void readContent(Scanner &scanner, mezha_geojson_shape kind, int depth) {
    switch (kind) {
      case MEZHA_SHAPE_POLYGON:
        if (!scanner.acceptNull()) readPolygon(scanner);
        break;
      case MEZHA_SHAPE_MULTIPOLYGON:
        if (!scanner.acceptNull())
          scanner.elements([&] {
            readPolygon(scanner);
            return true;
          });
        break;
      case MEZHA_SHAPE_COLLECTION:
        scanner.elements([&] {
          const auto member = readObject(scanner, depth + 1);
          if (member == MEZHA_SHAPE_POINT || member == MEZHA_SHAPE_LINE || member == MEZHA_SHAPE_UNKNOWN)
            ++skippedMembers;
          return true;
        });
        break;
      default:
        scanner.skipValue();
    }
  }

  void readPolygon(Scanner &scanner) {
    if (scanner.peek() != '[') failCoordinates(scanner);
    scanner.elements([&] {
      readRing(scanner);
      return true;
    });
    if (ringCount() > partRings.back()) partRings.push_back(ringCount());
  }

  void readRing(Scanner &scanner) {
    if (scanner.peek() != '[') failCoordinates(scanner);
    isInRing = true;
    scanner.elements([&] {
      if (scanner.peek() != '[') failCoordinates(scanner);
      ++scanner.p;
      const double x = scanner.number();
      if (!scanner.accept(',')) {
        scanner.peek() == ']' ? scanner.fail(MEZHA_REASON_SHORT_POSITION) : scanner.failSyntax();
      }
      const double y = scanner.number();
      if (*scanner.p != ']') readMoreDimensions(scanner);
      ++scanner.p;
      positions.append(x, y);
      return true;
    });
    isInRing = false;
    ringStarts.push_back(positions.count);
  }

  void readMoreDimensions(Scanner &scanner) {
    while (scanner.accept(',')) {
      hasMoreDimensions = true;
      if (!scanner.acceptNull()) scanner.number();
    }
    if (scanner.peek() != ']') scanner.failSyntax();
  }

  [[noreturn]] void failCoordinates(Scanner &scanner) const {
    scanner.p >= scanner.end ? scanner.failSyntax() : scanner.fail(MEZHA_REASON_COORDINATES);
  }
};

}  // namespace mezha
#endif
