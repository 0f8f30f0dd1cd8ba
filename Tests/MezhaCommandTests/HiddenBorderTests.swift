import BorderIO
import Foundation
import Testing

/// What every run says of borders that differing vertices hide, in one input.
@Suite struct HiddenBorderTests {
  /// Four tracts of one county, and the county beside them, which lacks the vertex where two of them meet.
  private static let tracts = InspectTests.collection([
    ("next", [(2, 0), (3, 0), (3, 2), (2, 2)]), ("t1", [(0, 0), (1, 0), (1, 1), (0, 1)]),
    ("t2", [(1, 0), (2, 0), (2, 1), (1, 1)]), ("t3", [(0, 1), (1, 1), (1, 2), (0, 2)]),
    ("t4", [(1, 1), (2, 1), (2, 2), (1, 2)]),
  ])

  private func file(_ data: Data, as format: String, in folder: String) throws -> String {
    let source = "\(folder)/source.geojson"
    try data.write(to: URL(fileURLWithPath: source))
    guard format != "geojson" else { return source }
    let target = "\(folder)/target.\(format)"
    let made = try RunMezha.run(["ogr2ogr", target, source])
    #expect(made.status == 0, "\(made.errors)")
    return target
  }

  /// Among several inputs the tolerance that `why` names matches two regions of one of them only with `--match all`.
  @Test func `why says that one input needs match all`() throws {
    try RunMezha.withFolder { folder in
      let file = try file(Self.tracts, as: "geojson", in: folder)
      let other = folder + "/other.geojson"
      try #"{"type":"Polygon","coordinates":[[[50,50],[51,50],[51,51],[50,50]]]}"#.write(
        toFile: other, atomically: true, encoding: .utf8)
      let both = try RunMezha.mezha(["why", "next", "t2", file, other])
      #expect(both.status == 0 && both.errors.contains("only with --match all"), "\(both.errors)")
      let one = try RunMezha.mezha(["why", "next", "t2", file])
      #expect(one.status == 0 && !one.errors.contains("--match all"), "\(one.errors)")
    }
  }

  @Test(arguments: ["geojson", "gpkg", "shp"])
  func `a T-junction is reported and mended`(format: String) throws {
    try RunMezha.withFolder { folder in
      let file = try file(Self.tracts, as: format, in: folder)
      for command in ["borders", "adjacency"] {
        let plain = try RunMezha.mezha([command, file, "--id", "id", "--format", "csv"])
        #expect(CSVFile(plain.text)["a_id"].count == 4, "\(command)")
        for part in [
          "lines of at least 2 pairs", "221 km", "vertices on lines that lack them (T-junctions): 1", "next",
        ] {
          #expect(plain.errors.contains(part), "\(command): \(plain.errors)")
        }
        let mended = try RunMezha.mezha([
          command, file, "--id", "id", "--format", "csv", "--tolerance-m", "auto",
        ])
        #expect(CSVFile(mended.text)["a_id"].count == 6, "\(command): \(mended.errors)")
      }
      let why = try RunMezha.mezha(["why", "next", "t2", file, "--id", "id", "--format", "csv"])
      #expect(
        why.text.contains("T-junction") && why.text.contains("neighbours from a tolerance of, m\",0.001"))
      let sweep = try RunMezha.mezha([
        "sweep", file, "--id", "id", "--steps", "0,1,10,100", "--format", "json",
      ])
      #expect(sweep.text.contains("\"plateau\":true"))
    }
  }

  /// Two squares 3 km apart that both adjoin a third: nothing is hidden, and `auto` says so.
  @Test func `a strait hides nothing`() throws {
    let data = InspectTests.collection([
      ("S", [(0, 0), (1, 0), (1, 0.5), (0, 0.5)]), ("N", [(0, 0.53), (1, 0.53), (1, 1), (0, 1)]),
      ("E", [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.53), (1, 0.5)]),
    ])
    let plain = try RunMezha.mezha(["borders", "-", "--format", "csv"], input: data)
    #expect(CSVFile(plain.text)["a_id"].count == 2 && !plain.errors.contains("beside each other"))
    let proposed = try RunMezha.mezha(
      ["borders", "-", "--format", "csv", "--tolerance-m", "auto"], input: data)
    #expect(proposed.text == plain.text && proposed.errors.contains("no tolerance is used"))
  }

  /// Regions without a neighbour are named, and so are levels.
  @Test func `isolates and levels are named`() throws {
    let data = InspectTests.collection([
      ("C", [(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)]), ("D1", [(0, 0), (1, 0), (1, 1), (0, 1)]),
      ("D2", [(1, 0), (2, 0), (2, 1), (1, 1)]), ("island", [(5, 5), (6, 5), (6, 6)]),
    ])
    for command in ["borders", "adjacency"] {
      let result = try RunMezha.mezha([command, "-", "--format", "csv"], input: data)
      #expect(
        result.errors.contains("1 region shares a line with no other") && result.errors.contains("island"))
      #expect(result.errors.contains("several levels") && result.errors.contains("C run 2 smaller regions"))
      #expect(CSVFile(result.text)["a_id"].count == 3)
    }
  }
}
