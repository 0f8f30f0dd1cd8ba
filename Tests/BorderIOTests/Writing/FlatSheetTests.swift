import BorderCore
import BorderTestSupport
import GDAL
import Testing

@testable import BorderIO
@testable import BorderTables

/// Shapes across the 180th meridian in files of GDAL: other programs join vertices by the straight line between their
/// numbers.
@Suite struct FlatSheetTests {
  private struct Rings: PolygonVisitor {
    var list: [[Position]] = []

    mutating func beginPolygon() {}

    mutating func visitRing(_ ring: borrowing PositionBlock) { list.append(Self.positions(of: ring)) }

    static func positions(of block: borrowing PositionBlock) -> [Position] {
      var positions = [Position](repeating: Position(longitude: 0, latitude: 0), count: block.count)
      _ = positions.withUnsafeMutableBytes { block.copy(to: $0) }
      return positions
    }
  }

  private func read(_ shapes: [GeoJSONGeometry?], _ driver: String) throws -> [[[Position]]] {
    var table = Table(
      name: "x", title: Phrase(same: "x"),
      columns: [Column("number", Phrase(same: "number"), isNumeric: true)])
    for index in shapes.indices { table.append([.integer(index)]) }
    let file = VectorFile([VectorFileLayer(table, shapes: shapes)], language: .english)
    let bytes = try driver == "gpkg" ? file.geoPackage().bytes : file.flatGeobuf().bytes
    let memory = try MemoryFile(bytes, suffix: ".\(driver)")
    defer { withExtendedLifetime(memory) {} }
    let dataset = try VectorDataset(opening: memory.path)
    let layer = try #require(dataset.layers.first)
    var lines = [[[Position]]](repeating: [], count: shapes.count)
    _ = try layer.forEachFeature { feature in
      let row = Int(feature.text(ofField: 0) ?? "") ?? 0
      _ = feature.withGeometry { geometry in
        var (rings, tally) = (Rings(), PolygonTally())
        geometry.visitPolygons(&rings, tally: &tally)
        lines[row] += rings.list
        geometry.forEachLine { lines[row].append(Rings.positions(of: $0)) }
      }
    }
    return lines
  }

  private func area(_ ring: [Position]) -> Double {
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum += a.longitude * b.latitude - b.longitude * a.latitude
    }
    return abs(sum) / 2
  }

  private func area(_ rings: [[Position]]) -> Double { rings.reduce(0) { $0 + area($1) } }

  private func path(_ numbers: [(Double, Double)]) -> [Position] {
    numbers.map { Position(longitude: $0.0, latitude: $0.1) }
  }

  @Test(arguments: ["gpkg", "fgb"])
  func `polygons and lines are cut, what needs no cut keeps its bits`(driver: String) throws {
    let across = path([(179, 0), (-179, 0), (-179, 1.5), (179, 1.5), (179, 0)])
    let beyond = path([(179, 2), (182, 2), (182, 3), (179, 3), (179, 2)])
    let hole = path([(179.5, 0.25), (-179.5, 0.25), (-179.5, 0.5), (179.5, 0.5), (179.5, 0.25)])
    let plain = path([(0.1, 5), (1.0 / 3, 5), (1.0 / 3, 6), (0.1, 5)])
    let edge = path([(-180, 7), (-179, 7), (-179, 8), (-180, 8), (-180, 7)])
    let polygons = try read(
      [.polygon([across, hole]), .multiPolygon([[beyond], [plain]]), .polygon([edge]), .polygon([plain])],
      driver)
    // Two degrees by one and a half, less a hole of one by a quarter, whose halves are bays.
    #expect(area(polygons[0]) == 2.75)
    #expect(polygons[0].count == 2)
    #expect(area(Array(polygons[1].dropLast())) == 3)
    #expect(polygons[1].last == plain && polygons[3] == [plain])
    #expect(area(polygons[2]) == 1 && polygons[2].count == 1)
    let lines = try read(
      [
        .lineString(path([(178, 0), (-178, 4)])), .multiLineString([plain, path([(181, 1), (179, 1)])]),
        .lineString(plain),
      ], driver)
    #expect(lines[0] == [path([(178, 0), (180, 2)]), path([(-180, 2), (-178, 4)])])
    #expect(lines[1] == [plain, path([(-179, 1), (-180, 1)]), path([(180, 1), (179, 1)])])
    #expect(lines[2] == [plain])
    for line in (polygons + lines).joined() {
      let longitudes = line.map(\.longitude)
      let isWithin = longitudes.allSatisfy { abs($0) <= 180 }
      let leaps = zip(longitudes, longitudes.dropFirst()).filter { abs($0 - $1) > 180 }
      #expect(isWithin && leaps.isEmpty, "\(line)")
    }
  }
}
