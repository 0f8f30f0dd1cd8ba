#ifndef MEZHA_TOPOLOGY_HPP
#define MEZHA_TOPOLOGY_HPP

#include "geometry.hpp"

#include <string>

namespace mezha {

/// Reads the regions of a TopoJSON document: every line stands there once, as an arc, and rings are made of arcs.
class Topology {
 public:
  /// The name of the object, as a layer's.
  std::string name;

  /// Finds the parts of a document that has one object, a collection of geometries. Returns whether it is such.
  bool open(Scanner scanner) {
    clear();
    size_t objectCount = 0;
    bool isTopology = false;
    scanner.members([&](mezha_text key) {
      if (Geometry::equals(key, "type") && scanner.peek() == '"') {
        isTopology = Geometry::equals(scanner.string(), "Topology");
        return isTopology;
      }
      if (Geometry::equals(key, "transform") && scanner.peek() == '{') {
        readTransform(scanner);
      } else if (Geometry::equals(key, "arcs")) {
        scanner.skipBlanks();
        arcsText = scanner.p;
        scanner.skipValue();
      } else if (Geometry::equals(key, "objects") && scanner.peek() == '{') {
        scanner.members([&](mezha_text object) {
          ++objectCount;
          name.assign(object.bytes, object.length);
          readObject(scanner);
          return true;
        });
      } else {
        scanner.skipValue();
      }
      return true;
    });
    return isTopology && objectCount == 1 && geometriesText != nullptr && arcsText != nullptr;
  }

  /// Reads the arcs: a second reading, since the transform may stand after them.
  void readArcs(Scanner &scanner) {
    scanner.p = arcsText;
    positions.count = 0;
    starts.assign(1, 0);
    scanner.elements([&] {
      double x = 0, y = 0;
      if (scanner.peek() != '[') scanner.fail(MEZHA_REASON_COORDINATES);
      scanner.elements([&] {
        if (scanner.peek() != '[') scanner.fail(MEZHA_REASON_COORDINATES);
        ++scanner.p;
        const double first = scanner.number();
        if (!scanner.accept(',')) {
          scanner.peek() == ']' ? scanner.fail(MEZHA_REASON_SHORT_POSITION) : scanner.failSyntax();
        }
        const double second = scanner.number();
        while (scanner.accept(',')) {
          hasMoreDimensions = true;
          scanner.number();
        }
        scanner.expect(']');
        // Quantized positions are steps from the one before.
        x = isQuantized ? x + first : first;
        y = isQuantized ? y + second : second;
        positions.append(x * scale[0] + translate[0], y * scale[1] + translate[1]);
        return true;
      });
      starts.push_back(positions.count);
      return true;
    });
  }

  /// Steps over the geometries and calls `visit()` with the cursor before each, which it must step over.
  template <typename Visit>
  bool geometries(Scanner &scanner, Visit visit) {
    scanner.p = geometriesText;
    return scanner.elements(visit);
  }

  /// Makes the rings of a geometry, whose value of `arcs` stands at the cursor.
  void read(Scanner &scanner, mezha_geojson_shape shape, Geometry &geometry) const {
    geometry.shape = shape;
    geometry.hasMoreDimensions = hasMoreDimensions;
    switch (shape) {
      case MEZHA_SHAPE_POLYGON:
        readPolygon(scanner, geometry);
        break;
      case MEZHA_SHAPE_MULTIPOLYGON:
        scanner.elements([&] {
          readPolygon(scanner, geometry);
          return true;
        });
        break;
      default:
        scanner.skipValue();
    }
  }

 private:
  CoordinateBuffer positions;
  std::vector<size_t> starts{0};
  double scale[2] = {1, 1};
  double translate[2] = {0, 0};
  bool isQuantized = false;
  bool hasMoreDimensions = false;
  const char *arcsText = nullptr;
  const char *geometriesText = nullptr;

  void clear() {
    name.clear();
    positions.count = 0;
    starts.assign(1, 0);
    scale[0] = scale[1] = 1;
    translate[0] = translate[1] = 0;
    isQuantized = hasMoreDimensions = false;
    arcsText = geometriesText = nullptr;
  }

  void readTransform(Scanner &scanner) {
    isQuantized = true;
    scanner.members([&](mezha_text key) {
      double *const pair = Geometry::equals(key, "scale") ? scale
                           : Geometry::equals(key, "translate") ? translate : nullptr;
      if (pair == nullptr) {
        scanner.skipValue();
        return true;
      }
      scanner.expect('[');
      pair[0] = scanner.number();
      scanner.expect(',');
      pair[1] = scanner.number();
      scanner.expect(']');
      return true;
    });
  }

  void readObject(Scanner &scanner) {
    bool isCollection = false;
    const char *members = nullptr;
    if (scanner.peek() != '{') scanner.failSyntax();
    scanner.members([&](mezha_text key) {
      if (Geometry::equals(key, "type") && scanner.peek() == '"') {
        isCollection = Geometry::shapeNamed(scanner.string()) == MEZHA_SHAPE_COLLECTION;
      } else {
        scanner.skipBlanks();
        if (Geometry::equals(key, "geometries") && *scanner.p == '[') members = scanner.p;
        scanner.skipValue();
      }
      return true;
    });
    if (isCollection) geometriesText = members;
  }

  void readPolygon(Scanner &scanner, Geometry &geometry) const {
    if (scanner.peek() != '[') failCoordinates(scanner);
    scanner.elements([&] {
      if (scanner.peek() != '[') failCoordinates(scanner);
      const size_t first = geometry.positions.count;
      scanner.elements([&] {
        appendArc(scanner, geometry.positions, first);
        return true;
      });
      geometry.ringStarts.push_back(geometry.positions.count);
      return true;
    });
    if (geometry.ringCount() > geometry.partRings.back()) geometry.partRings.push_back(geometry.ringCount());
  }

  /// Appends an arc, or with a negative number the one of its complement backwards; the first position of any but a
  /// ring's first arc is the last of the one before.
  void appendArc(Scanner &scanner, CoordinateBuffer &ring, size_t first) const {
    scanner.skipBlanks();
    const char *const place = scanner.p;
    const double number = scanner.number();
    const bool isBackwards = number < 0;
    const double index = isBackwards ? -1 - number : number;
    if (!(index < static_cast<double>(starts.size() - 1)) ||
        index != static_cast<double>(static_cast<size_t>(index))) {
      scanner.p = place;
      scanner.fail(MEZHA_REASON_ARC);
    }
    const size_t arc = static_cast<size_t>(index);
    const size_t begin = starts[arc], count = starts[arc + 1] - begin;
    for (size_t step = ring.count > first ? 1 : 0; step < count; ++step) {
      const size_t at = 2 * (isBackwards ? begin + count - 1 - step : begin + step);
      ring.append(positions.numbers[at], positions.numbers[at + 1]);
    }
  }

  [[noreturn]] static void failCoordinates(Scanner &scanner) {
    scanner.p >= scanner.end ? scanner.failSyntax() : scanner.fail(MEZHA_REASON_COORDINATES);
  }
};

}  // namespace mezha
#endif
