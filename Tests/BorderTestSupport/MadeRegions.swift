/// Polygons that no cartographer would draw, in several formats.
package struct MadeRegions {
  typealias Ring = [(Double, Double)]

  /// For each region its polygons, each a list of rings.
  private(set) var regions: [[[Ring]]] = []
  private var generator: SplitMix64

  package init(_ generator: SplitMix64) {
    self.generator = generator
    let count = Int.random(in: 1...6, using: &self.generator)
    if Bool.random(using: &self.generator) { makeGrid() }
    for _ in 0..<count { regions.append((0..<number(1...2)).map { _ in polygon() }) }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ n: Int) -> Bool { number(1...n) == 1 }
  private mutating func between(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low...high, using: &generator)
  }

  /// Cells of a grid that share their sides, now and then only almost.
  private mutating func makeGrid() {
    let (rows, columns) = (number(1...5), number(1...5))
    let noise = [0, 0, 1e-9, 1e-5, 0.002][number(0...4)]
    let (west, south) = ([-2.0, 178, -180, 30][number(0...3)], [0.0, 60, 87, -90][number(0...3)])
    let pieces = [1, 2, 7, 300][number(0...3)]
    for row in 0..<rows {
      for column in 0..<columns {
        var ring: Ring = []
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)]
        for side in 0..<4 {
          let (from, to) = (corners[side], corners[(side + 1) % 4])
          for piece in 0..<pieces {
            let part = Double(piece) / Double(pieces)
            ring.append(
              (
                west + Double(column) + from.0 + (to.0 - from.0) * part + between(-noise, noise),
                south + Double(row) + from.1 + (to.1 - from.1) * part + between(-noise, noise)
              ))
          }
        }
        ring.append(ring[0])
        regions.append([[ring]])
      }
    }
  }

  private mutating func polygon() -> [Ring] {
    var rings = [ring()]
    if chance(3) { for _ in 0..<number(1...3) { rings.append(ring()) } }
    if chance(60) { for _ in 0..<5000 { rings.append([(0, 0), (1e-3, 0), (0, 1e-3), (0, 0)]) } }
    return rings
  }

  private mutating func ring() -> Ring {
    var ring: Ring
    switch number(0...200) == 0 ? 14 : number(0...13) {
    case 0: ring = [place()]
    case 1: ring = [place(), place()]
    case 2: ring = [(-180, -90), (180, -90), (180, 90), (-180, 90)]
    case 3: ring = [(-180, -90), (180, -90), (180, between(-90, 0)), (0, -60), (-180, -70)]
    case 4: ring = [(170, 60), (190, 60), (190, 70), (170, 70)]
    case 5: ring = [(170, 60), (-170, 60), (-170, 70), (170, 70)]
    case 6: ring = (0..<number(3...40)).map { (between(-180, 180), 89.9 + 0.1 * Double($0 % 2)) }
    case 7: ring = [(0, 0), (2, 2), (2, 0), (0, 2)]
    case 8: ring = [(0, 0), (1, 0), (1, 3), (1, 0), (2, 0), (2, 2), (0, 2)]
    case 9:
      let (x, y, size) = (between(-50, 50), between(-50, 50), [1e-12, 1e-7, 1e-3, 10][number(0...3)])
      ring = (0..<number(3...200)).map { _ in (x + between(0, size), y + between(0, size)) }
    case 10: ring = (0..<number(3...9)).map { _ in (Double(number(0...3)), Double(number(0...3))) }
    case 11: ring = Array(repeating: place(), count: number(3...2000))
    case 12: ring = (0..<number(3...3000)).map { (Double($0 % 500) / 500, Double($0 % 7)) }
    case 14:
      let size = [0.1, 3, 170][number(0...2)]
      ring = (0..<number(1000...6000)).map { _ in (between(-size, size), between(-size / 2, size / 2)) }
    default: ring = (0..<number(3...12)).map { _ in place() }
    }
    if chance(5), let again = ring.last { ring += [again, again] }
    if chance(6), ring.count > 2 { ring.insert(ring[0], at: ring.count / 2) }
    if !chance(12), let first = ring.first { ring.append(first) }
    return ring
  }

  private mutating func place() -> (Double, Double) {
    let special = [
      -180.0, 180, 179.9999999, -179.9999999, 0, 90, -90, 1e-300, 539, 720, .nan, .infinity, 1e300, -1e300,
      .leastNonzeroMagnitude, 1e15,
    ]
    if chance(10) { return (special[number(0...15)], special[number(0...15)]) }
    return (between(-180, 180), between(-90, 90))
  }

  // MARK: - Formats

  private func text(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-1e999" : "1e999") : "\(value)"
  }

  private func coordinates(_ ring: Ring, _ open: String, _ mid: String, _ close: String, _ between: String)
    -> String
  {
    ring.map { open + text($0.0) + mid + text($0.1) + close }.joined(separator: between)
  }

  private func rings(_ polygon: [Ring]) -> String {
    "[" + polygon.map { "[" + coordinates($0, "[", ",", "]", ",") + "]" }.joined(separator: ",") + "]"
  }

  private mutating func identity(_ index: Int) -> String {
    switch number(0...30) {
    case 0: "\"\""
    case 1: "null"
    case 2: "1"
    case 3: "\"=1+1\\n<b>\\\"\""
    default: "\"\(index + 1)\""
    }
  }

  private mutating func features() -> [String] {
    regions.indices.map { index in
      let polygons = regions[index]
      var geometry =
        polygons.count == 1
        ? "{\"type\":\"Polygon\",\"coordinates\":\(rings(polygons[0]))}"
        : "{\"type\":\"MultiPolygon\",\"coordinates\":[\(polygons.map(rings).joined(separator: ","))]}"
      if chance(40) { geometry = "null" }
      if chance(40) {
        geometry = "{\"type\":\"GeometryCollection\",\"geometries\":[\(geometry),\(geometry)]}"
      }
      if chance(40) { geometry = "{\"type\":\"Point\",\"coordinates\":[1,2]}" }
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\(identity(index)),\"name\":\"n\(index)\",\"country\":\"\(["XA", "XB", ""][index % 3])\"},\"geometry\":\(geometry)}"
    }
  }

  package mutating func geoJSON() -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features().joined(separator: ",\n"))]}"
  }

  package mutating func geoJSONLines() -> String { features().joined(separator: "\n") + "\n" }

  package func wktTable() -> String {
    "id,name,WKT\n"
      + regions.enumerated().map { index, polygons in
        let bodies = polygons.map { polygon in
          "(" + polygon.map { "(" + coordinates($0, "", " ", "", ",") + ")" }.joined(separator: ",") + ")"
        }
        return "\(index + 1),n\(index),\"MULTIPOLYGON(\(bodies.joined(separator: ",")))\"\n"
      }.joined()
  }

  package func kml() -> String {
    "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
      + regions.enumerated().map { index, polygons in
        let bodies = polygons.map { polygon in
          "<Polygon>"
            + polygon.enumerated().map { at, ring in
              let name = at == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
              return
                "<\(name)><LinearRing><coordinates>\(coordinates(ring, "", ",", "", " "))</coordinates></LinearRing></\(name)>"
            }.joined() + "</Polygon>"
        }
        return
          "<Placemark><name>\(index + 1)</name><MultiGeometry>\(bodies.joined())</MultiGeometry></Placemark>"
      }.joined() + "</Document></kml>"
  }

  /// The rings as lines, with a class.
  package func lines() -> String {
    let features = regions.enumerated().flatMap { index, polygons in
      polygons.flatMap { $0 }.map { ring in
        "{\"type\":\"Feature\",\"properties\":{\"class\":\"c\(index % 2)\",\"name\":\"r\(index)\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(coordinates(ring.map { (30 + $0.0.remainder(dividingBy: 6), 61 + $0.1.remainder(dividingBy: 4)) }, "[", ",", "]", ","))]}}"
      }
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
  }
}
