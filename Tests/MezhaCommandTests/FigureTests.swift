import BorderIO
import Foundation
import Testing

/// `mezha validate --figures` with lines, towns and tables.
@Suite struct FigureTests {
  /// Two countries side by side, two regions each; the border runs along the meridian 1.
  private static let map: String = {
    let cells = [("A1", "AA", 0, 0), ("A2", "AA", 0, 1), ("B1", "BB", 1, 0), ("B2", "BB", 1, 1)]
    let features = cells.map { id, country, x, y in
      let ring = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map { "[\($0.0),\($0.1)]" }
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\",\"country\":\"\(country)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }()

  private static func lines(_ list: [(String, [(Double, Double)])]) -> String {
    let features = list.map { kind, line in
      let text = line.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"type\":\"\(kind)\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(text)]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private static let figures = """
    claim,paper,measure,subject,relation,value,unit
    R1,p,road_crossings,AA|BB,=,3,crossings
    R2,p,road_crossings,A1|BB,=,9,crossings
    R3,p,road_crossings,AA|BB,=,2,crossings
    T1,p,trunk_road_crossings,AA|BB,=,1,crossings
    L1,p,transit_length,railway Aton-Beton through BB,~,56,km
    L2,p,transit_length,railway Aton-Beton through AA,>,300,km
    P1,p,border_region_population,AA|BB,~,1000,people
    P2,p,border_region_population,BB|AA,=,7,people
    P3,p,border_region_population,AA|BB,~,1500,people
    P4,p,border_region_population,AA|BB,~,1900,people
    N1,p,trade,AA|BB,=,12.5,million
    S1,p,sister_pairs,AA|BB,=,2,pairs
    U1,p,happiness,AA,=,1,points

    """

  private func verdicts(_ options: (String) -> [String]) throws -> [String: (key: String, computed: String)] {
    try RunMezha.withFolder { folder in
      func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
      }
      try write("map.geojson", Self.map)
      try write("figures.csv", Self.figures)
      // The first road weaves: it crosses three times within two kilometres.
      try write(
        "roads.geojson",
        Self.lines([
          ("Track", [(0.5, 0.5), (1.005, 0.5), (0.995, 0.505), (1.5, 0.505)]),
          ("trunk", [(0.5, 0.2), (1.5, 0.2)]), ("Track", [(0.5, 1.2), (1.5, 1.3)]),
        ]))
      try write(
        "rails.geojson", Self.lines([("", [(0.2, 0.1), (0.9, 0.1)]), ("", [(0.9, 0.1), (1.5, 0.1)])]))
      try write("towns.csv", "name,lon,lat\nAton,0.2,0.11\nBeton,1.5,0.1\n")
      try write(
        "people.csv",
        "id;население;population_with_districts;note\nA1;\"600\";;x\nA2;\"4 00\";900;y\nB1;5;;\n")
      try write("numbers.csv", "measure,subject,value\ntrade,AA|BB,\"12,5\"\n")
      try write("pairs.csv", "a,b\nAton,Beton\nA2,B2\n")
      let run = try RunMezha.mezha(
        ["validate", folder + "/map.geojson", "--figures", folder + "/figures.csv", "--format", "csv", "-q"]
          + options(folder))
      #expect([0, 1].contains(run.status), "\(run.errors)")
      let table = CSVFile(run.text)
      return Dictionary(
        uniqueKeysWithValues: zip(table["claim"], zip(table["verdict_key"], table["computed"])).map {
          ($0, (key: $1.0, computed: $1.1))
        })
    }
  }

  @Test func `what nothing is known of says why, and is no guess`() throws {
    let found = try verdicts { _ in [] }
    for claim in ["T1", "L1", "L2", "P1", "P2", "P3", "P4", "N1", "S1", "U1"] {
      #expect(found[claim]?.key == "cannot_be_checked", "\(claim)")
      #expect(found[claim]?.computed == "", "\(claim)")
    }
  }

  @Test func `lines answer for crossings and transit, joined and not`() throws {
    let found = try verdicts { folder in
      [
        "--lines", folder + "/roads.geojson", "--lines", folder + "/rails.geojson", "--places",
        folder + "/towns.csv",
      ]
    }
    #expect(found["R1"]?.key == "holds" && found["R1"]?.computed == "3")
    // One track weaves and counts once after joining; a claim of more is not refuted by lines.
    #expect(found["R2"]?.key == "not_refuted" && found["R2"]?.computed == "2")
    #expect(found["R3"]?.key == "holds_if", "two of class Track")
    #expect(found["T1"]?.key == "holds" && found["T1"]?.computed == "1")
    // Half a degree along the parallel 0.1.
    #expect(found["L1"]?.key == "holds")
    #expect(abs((found["L1"].flatMap { Double($0.computed) } ?? 0) - 55.66) < 0.01)
    #expect(found["L2"]?.key == "refuted")
  }

  @Test func `tables bring what geometry cannot give`() throws {
    let found = try verdicts { folder in
      ["people", "numbers", "pairs"].flatMap { ["--table", "\(folder)/\($0).csv"] }
    }
    #expect(found["P1"]?.key == "holds" && found["P1"].flatMap { Double($0.computed) } == 1000)
    #expect(found["P2"]?.key == "cannot_be_checked", "the table lacks B2")
    #expect(found["P3"]?.key == "holds_if", "1000, or 1500 with the districts that belong to A2")
    #expect(found["P3"].flatMap { Double($0.computed) } == 1000)
    #expect(found["P4"]?.key == "refuted", "neither 1000 nor 1500")
    #expect(found["N1"]?.key == "holds")
    #expect(found["S1"]?.key == "holds" && found["S1"]?.computed == "2")
    #expect(found["U1"]?.key == "cannot_be_checked")
  }

  /// The southern half of the border runs along a river, which goes on into BB: one degree of the meridian, 110.574 km.
  @Test func `a border along a river is measured along it`() throws {
    try RunMezha.withFolder { folder in
      try Self.map.write(toFile: folder + "/map.geojson", atomically: true, encoding: .utf8)
      try Self.lines([("river", [(1, -0.5), (1, 0), (1, 0.5), (1, 1), (1.8, 1.2)])])
        .write(toFile: folder + "/rivers.geojson", atomically: true, encoding: .utf8)
      let head = "claim,paper,measure,subject,relation,value,unit\n"
      let rows = [("A", "~", 110.0), ("B", "~", 50), ("C", "~", 200), ("D", ">", 100), ("E", "<", 60)].map {
        "\($0.0),p,river_border_length,AA|BB,\($0.1),\($0.2),km\n"
      }
      try (head + rows.joined()).write(toFile: folder + "/f.csv", atomically: true, encoding: .utf8)
      let command = [
        "validate", folder + "/map.geojson", "--figures", folder + "/f.csv", "--format", "csv", "-q",
      ]
      let table = CSVFile(
        try RunMezha.mezha(command + ["--rivers", folder + "/rivers.geojson", "--water-m", "200"]).text)
      #expect(table["verdict_key"] == ["holds", "refuted", "not_refuted", "holds", "refuted"])
      for value in table["computed"] {
        // The river leaves the border at a sharp angle and is near it for a little longer.
        #expect(abs((Double(value) ?? 0) - 110.574) < 0.25, "\(value)")
      }
      let without = CSVFile(try RunMezha.mezha(command).text)
      #expect(Set(without["verdict_key"]) == ["cannot_be_checked"])
      let wrong = try RunMezha.mezha(command + ["--rivers", folder + "/rivers.geojson", "--water-m", "0"])
      #expect(wrong.status == 64)
    }
  }

  @Test func `lines whose kind is not told are asked for`() throws {
    let run = try RunMezha.mezha(["validate", "--figures", "f.csv", "--lines", "x.gpkg"])
    #expect(run.status == 64 && run.errors.contains("road=x.gpkg"))
    #expect(try RunMezha.mezha(["validate", "--list", "l.csv", "--table", "t.csv"]).status == 64)
  }

  @Test(.enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `all figures of the papers have a verdict with roads and railways`() throws {
    let folder = try #require(RunMezha.geodata)
    let claims = RunMezha.package + "/GeoData/claims/figures.csv"
    let run = try RunMezha.mezha([
      "validate", "--figures", claims, "--lines", folder + "/ne10-roads-rail.gpkg#road", "--lines",
      folder + "/ne10-roads-rail.gpkg#railroad", "--places", folder + "/ne10-context.gpkg#populated_places",
      "--format", "csv", "-q",
    ])
    let table = CSVFile(run.text)
    let keys = Dictionary(uniqueKeysWithValues: zip(table["claim"], table["verdict_key"]))
    #expect(keys.count == 26)
    #expect(keys["F20"] == "holds" && keys["F22"] == "holds")
    #expect(keys["F21"] == "holds_if", "the shortest way is not the one through Kazakhstan")
    // Natural Earth has far fewer roads than cross the border: nothing is refuted by that.
    for claim in ["F15", "F16", "F17", "F18"] { #expect(keys[claim] == "not_refuted", "\(claim)") }
  }
}
