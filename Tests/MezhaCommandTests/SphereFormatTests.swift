import Foundation
import Testing

/// Where the sheet of the map ends, in every format: longitudes from 0 to 360, rings that run over the 180th meridian or are
/// cut at it, poles. The same regions have the same borders, and none of them is at fault.
@Suite(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr")) struct SphereFormatTests {
  /// Regions as they may be written, with their borders in kilometres, which are those of the same regions elsewhere: turned
  /// about the axis to where no sheet ends.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Polygons by id, each of rings.
    let shapes: [(id: String, polygons: [[[[Double]]]])]
    /// The same in the middle of the sheet.
    let plain: [(id: String, polygons: [[[[Double]]]])]
    var testDescription: String { name }
  }

  private static func box(_ w: Double, _ s: Double, _ e: Double, _ n: Double) -> [[Double]] {
    [[w, s], [e, s], [e, n], [w, n], [w, s]]
  }

  /// A triangle with a corner at a pole, written at some longitude, or as sheets have it: along their edge.
  private static func sector(_ w: Double, _ e: Double, pole: Double, alongEdge: Bool) -> [[Double]] {
    let edge = pole > 0 ? 80.0 : -80
    let top = alongEdge ? [[e, pole], [w, pole]] : [[(w + e) / 2, pole]]
    let ring = [[w, edge], [e, edge]] + top + [[w, edge]]
    return pole > 0 ? ring : ring.reversed()
  }

  static let cases: [Case] = {
    // Two neighbours on either side of 180 and one across it, as in Fiji and Chukotka.
    let middle: [(String, [[[[Double]]]])] = [
      ("W", [[box(-10, -20, -2, -10)]]), ("M", [[box(-2, -20, 3, -10)]]), ("E", [[box(3, -20, 9, -10)]]),
    ]
    func turned(_ by: Double, wrap: (Double) -> Double) -> [(String, [[[[Double]]]])] {
      middle.map { ($0.0, $0.1.map { $0.map { $0.map { [wrap($0[0] + by), $0[1]] } } }) }
    }
    let signed: (Double) -> Double = { $0 > 180 ? $0 - 360 : $0 }
    var cut = turned(180, wrap: { $0 })
    cut[1].1 = [[box(178, -20, 180, -10)], [box(-180, -20, -177, -10)]]
    cut[2].1 = [[box(-177, -20, -171, -10)]]
    let sectors: [(Double) -> [(String, [[[[Double]]]])]] = [false, true].map { alongEdge in
      { pole in
        (0..<4).map {
          (
            "S\($0)",
            [[sector(-180 + 90 * Double($0), -90 + 90 * Double($0), pole: pole, alongEdge: alongEdge)]]
          )
        }
      }
    }
    // A cap whose ring goes round the pole, closed along the edge of the sheet as Antarctica is, with a neighbour.
    let parallel = (0...36).map { [-180 + 10 * Double($0), -70.0] }
    let cap: (Bool) -> [(String, [[[[Double]]]])] = { closed in
      [
        (
          "Cap",
          [[closed ? parallel + [[180, -90], [-180, -90], [-180, -70]] : Array(parallel.reversed())]]
        ),
        ("North", [[[[0, -70], [10, -70], [20, -70], [20, -60], [0, -60], [0, -70]]]]),
      ]
    }
    return [
      Case(name: "0 to 360", shapes: turned(180, wrap: { $0 }), plain: middle),
      Case(name: "over 180, uncut", shapes: turned(180, wrap: signed), plain: middle),
      Case(name: "cut at 180", shapes: cut, plain: middle),
      Case(name: "sectors at the north pole", shapes: sectors[0](90), plain: sectors[1](90)),
      Case(name: "sectors at the south pole", shapes: sectors[1](-90), plain: sectors[0](-90)),
      Case(name: "around a pole", shapes: cap(true), plain: cap(false)),
    ]
  }()

  private func geojson(_ shapes: [(id: String, polygons: [[[[Double]]]])]) throws -> Data {
    let features = shapes.map { shape -> [String: Any] in
      [
        "type": "Feature", "properties": ["id": shape.id],
        "geometry": ["type": "MultiPolygon", "coordinates": shape.polygons],
      ]
    }
    return try JSONSerialization.data(withJSONObject: ["type": "FeatureCollection", "features": features])
  }

  private func borders(_ file: String, folder: String) throws -> [String: Double] {
    let result = try RunMezha.mezha(["borders", file, "--id", "id", "--format", "csv"], folder: folder)
    #expect(result.status == 0, "\(file): \(result.errors)")
    let table = CSVFile(result.text)
    var lengths: [String: Double] = [:]
    for (index, pair) in zip(table["a_id"], table["b_id"]).enumerated() {
      lengths["\(pair.0)–\(pair.1)"] = Double(table["length_km"][index])
    }
    #expect(!result.errors.contains("cross themselves"), "\(file): \(result.errors)")
    return lengths
  }

  @Test(arguments: cases) func `same borders in every format`(example: Case) throws {
    try RunMezha.withFolder { folder in
      func write(_ name: String, _ shapes: [(id: String, polygons: [[[[Double]]]])]) throws {
        try geojson(shapes).write(to: URL(fileURLWithPath: "\(folder)/\(name).geojson"))
      }
      try write("plain", example.plain)
      try write("a", example.shapes)
      let expected = try borders("plain.geojson", folder: folder)
      #expect(!expected.isEmpty)
      for format in ["geojson", "gpkg", "shp", "fgb"] {
        if format != "geojson" {
          let made = try RunMezha.run(["ogr2ogr", "a.\(format)", "a.geojson"], folder: folder)
          #expect(made.status == 0, "\(made.errors)")
        }
        let found = try borders("a.\(format)", folder: folder)
        #expect(Set(found.keys) == Set(expected.keys), "\(format): \(found) for \(expected)")
        for (pair, length) in expected {
          #expect(abs((found[pair] ?? 0) - length) < 1e-3, "\(format): \(pair) \(found) for \(expected)")
        }
        let inspected = try RunMezha.mezha(["inspect", "a.\(format)", "--json"], folder: folder)
        #expect(inspected.status == 0, "\(format): \(inspected.text)")
      }
    }
  }
}
