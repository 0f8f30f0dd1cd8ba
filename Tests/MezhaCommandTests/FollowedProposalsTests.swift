import Foundation
import Testing

@Suite("What a run proposes works when it is done, and no count contradicts another")
struct FollowedProposalsTests {
  /// A file of regions: their id, name and rings of polygons.
  private static func write(
    _ name: String, _ regions: [(id: String, name: String, polygons: [String])], in folder: String
  ) throws {
    let features = regions.map { region in
      let coordinates = region.polygons.map { "[[\($0)]]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(region.id)\",\"name\":\"\(region.name)\",\"country\":\"\(region.id.prefix(2))\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[\(coordinates)]}}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]"
  }

  /// Two halves of a map, half a minute of arc apart from each other along a T-junction.
  private static func writeHalves(in folder: String) throws {
    try write(
      "west.geojson", [("AA1", "West", ["[0,0],[1,0],[1,0.4],[1,1],[0,1],[0,0]"])], in: folder)
    try write("east.geojson", [("BB1", "East", [box(1.0002, 0, 2, 1)])], in: folder)
  }

  @Test
  func `a report proposes the option that matches borders in a report`() throws {
    try RunMezha.withFolder { folder in
      try Self.writeHalves(in: folder)
      let files = ["west.geojson", "east.geojson"]
      for command in ["borders", "crossings", "report"] {
        let more =
          command == "borders" ? [] : command == "report" ? ["-o", "out"] : ["--points", "points.csv"]
        try "lon,lat\n1,0.5\n".write(toFile: "\(folder)/points.csv", atomically: true, encoding: .utf8)
        let run = try RunMezha.mezha([command] + files + more, folder: folder)
        let proposal = try #require(run.errors.firstMatch(of: /try (--[a-z-]+) ([0-9.]+)/), "\(run.errors)")
        let (option, metres) = (String(proposal.1), String(proposal.2))
        let followed = try RunMezha.mezha([command] + files + more + [option, metres], folder: folder)
        #expect(followed.status == 0, "\(command): \(followed.errors)")
        #expect(followed.errors.contains("1 pair matched along 11"), "\(command): \(followed.errors)")
      }
    }
  }

  @Test
  func `regions of two levels, whose coasts face each other, propose no tolerance but are named`() throws {
    try RunMezha.withFolder { folder in
      // A district on both banks of a sound, in its county, which has an island more.
      let (south, north) = (Self.box(0, 0, 1, 0.2), Self.box(0, 0.205, 1, 0.4))
      try Self.write("districts.geojson", [("AA1", "Sound", [south, north])], in: folder)
      try Self.write(
        "counties.geojson", [("BB1", "County", [south, north, Self.box(2, 0, 2.1, 0.1)])], in: folder)
      let files = ["districts.geojson", "counties.geojson"]
      let run = try RunMezha.mezha(["borders"] + files, folder: folder)
      #expect(!run.errors.contains("--tolerance-m"), "\(run.errors)")
      #expect(
        run.errors.contains("1 pair of regions lies on the same side of a line")
          && run.errors.contains("AA1–BB1"),
        "\(run.errors)")
      let russian = try RunMezha.mezha(["borders", "--lang", "ru"] + files, folder: folder)
      #expect(russian.errors.contains("на одной земле: 1 (AA1–BB1)"), "\(russian.errors)")
      let inspected = try RunMezha.mezha(["inspect"] + files, folder: folder)
      #expect(!inspected.text.contains("--tolerance-m"), "\(inspected.text)")
    }
  }

  @Test
  func `belts have no column of flags, and do not say that they flag anything`() throws {
    try RunMezha.withFolder { folder in
      try Self.write(
        "a.geojson",
        [
          ("AA1", "A", ["[0,0],[1,0],[1,1],[0,1],[0,0.5],[-0.5,0.5],[0,0.5],[0,0]"]),
          ("BB1", "B", [Self.box(1, 0, 2, 1)]),
        ], in: folder)
      for (command, isFlagged) in [("borders", true), ("zones", false)] {
        let run = try RunMezha.mezha([command, "a.geojson"], folder: folder)
        #expect(run.errors.contains("regions that touch or cross themselves: 1; they are used as they are"))
        #expect(run.errors.contains("their borders are flagged") == isFlagged, "\(command): \(run.errors)")
      }
    }
  }

  @Test
  func `what was renamed is not unchanged, and names in another alphabet are not compared`() throws {
    try RunMezha.withFolder { folder in
      func write(_ file: String, _ names: [String]) throws {
        try Self.write(
          file,
          names.enumerated().map { index, name in
            ("AA\(index)", name, [Self.box(Double(index), 0, Double(index + 1), 1)])
          }, in: folder)
      }
      try write("old.geojson", ["Leninsk", "Kirov", "Pskov"])
      try write("new.geojson", ["Ivanovo", "Kirov", "Псков"])
      let run = try RunMezha.mezha(["diff", "old.geojson", "new.geojson"], folder: folder)
      #expect(run.text.contains("3 before, 3 after; unchanged: 2, renamed: 1."), "\(run.text)")
      #expect(run.text.contains("Names in different alphabets, which were not compared: 1"), "\(run.text)")
    }
  }

  @Test
  func `invalid polygons that nothing flags are not said to be flagged, and notes are said once`() throws {
    try RunMezha.withFolder { folder in
      let hole = "[[0,0],[1,0],[1,1],[0,1],[0,0]],[[2,0.1],[2.1,0.1],[2.1,0.2],[2,0.1]]"
      let text =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(hole)]}}]}"
      try text.write(toFile: "\(folder)/a.geojson", atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["inspect", "a.geojson"], folder: folder)
      #expect(run.text.contains("Hole lies outside shell"), "\(run.text)")
      #expect(run.text.contains("the borders of those that touch or cross themselves are flagged"))
      #expect(run.errors.contains("ids are taken from the field id") && !run.text.contains("ids are taken"))
    }
  }

  @Test
  func
    `what matching holds still is in GeoJSON to the last bit, and simplified vertices are those of the file`()
    throws
  {
    try RunMezha.withFolder { folder in
      // Near the equator and Greenwich a number has more decimals than 15.
      func number(_ index: Int) -> Double { (Double(index) + 1 / 3.0) / 7e5 }
      let line = (0..<40).map { "[\(number($0)),\(number($0 * $0 % 7))]" }.joined(separator: ",")
      try Self.write(
        "a.geojson",
        [("AA1", "A", ["\(line),[\(number(40)),1],[\(number(0)),1],[\(number(0)),\(number(0))]"])],
        in: folder)
      try Self.write("b.geojson", [("BB1", "B", [Self.box(3, 0, 4, 1)])], in: folder)
      for arguments in [
        ["match", "a.geojson", "b.geojson", "--tolerance-m", "1"],
        ["simplify", "a.geojson", "--tolerance-m", "0.0001"],
      ] {
        let run = try RunMezha.mezha(
          arguments + ["--format", "geojson", "-o", "out.geojson", "--overwrite"], folder: folder)
        #expect(run.status == 0, "\(run.errors)")
        let written = try String(contentsOfFile: "\(folder)/out.geojson", encoding: .utf8)
        let found = Set(written.matches(of: /\[(-?[0-9.e-]+),(-?[0-9.e-]+)\]/).map { "\($0.1),\($0.2)" })
        for index in 0..<40 {
          #expect(
            found.contains("\(number(index)),\(number(index * index % 7))"),
            "\(arguments[0]), vertex \(index)")
        }
      }
    }
  }
}
