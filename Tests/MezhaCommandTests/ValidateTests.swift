import BorderIO
import Foundation
import Testing

/// `mezha validate` and `mezha distance` as their users run them.
@Suite struct ValidateTests {
  private static let claims = RunMezha.package + "/GeoData/claims"

  /// The values of one column of a CSV that the program wrote, by another.
  private func column(_ name: String, by key: String, of text: String) -> [String: String] {
    let table = CSVFile(text)
    return Dictionary(zip(table[key], table[name])) { first, _ in first }
  }

  @Test(arguments: ["un", "ru"])
  func `the claims of the papers have the known verdicts`(view: String) throws {
    try RunMezha.withFolder { folder in
      let run = try RunMezha.mezha(["report", "--worldview", view, "-o", folder])
      #expect(run.status == 0)
      let text = try String(contentsOfFile: folder + "/claims.csv", encoding: .utf8)
      let golden = RunMezha.fixture("validate/claims.\(view).csv")
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try text.write(toFile: golden, atomically: true, encoding: .utf8)
      }
      #expect(try text == String(contentsOfFile: golden, encoding: .utf8))
    }
  }

  @Test func `a point contact does not confirm, and the exit code says so`() throws {
    let run = try RunMezha.mezha([
      "validate", "--list", Self.claims + "/adjacency.csv", "--format", "csv", "-q",
    ])
    #expect(run.status == 1)
    let verdicts = column("verdict_key", by: "claim", of: run.text)
    #expect(verdicts["A13"] == "point_contact")
    #expect(verdicts["A48"] == "near" && verdicts["A49"] == "near")
    #expect(verdicts.values.count { $0 == "confirmed" } == 46)
    let queen = try RunMezha.mezha(
      ["validate", "--list", Self.claims + "/adjacency.csv", "--rule", "queen", "--format", "csv", "-q"])
    #expect(column("verdict_key", by: "claim", of: queen.text)["A13"] == "confirmed")
  }

  @Test func `our own GAL validates at 100 per cent`() throws {
    try RunMezha.withFolder { folder in
      let gal = folder + "/own.gal"
      #expect(try RunMezha.mezha(["adjacency", "-o", gal]).status == 0)
      let run = try RunMezha.mezha(["validate", "--list", gal, "-q"])
      #expect(run.status == 0, "\(run.text.suffix(600))")
      #expect(run.text.contains("precision 1.000, recall 1.000, Jaccard 1.000"))
    }
  }

  static let hasLibpysal =
    (try? RunMezha.run(["python3", "-c", "import libpysal"]))?.status == 0

  @Test(.enabled(if: hasLibpysal, "python3 with libpysal is not installed"))
  func `a GAL through libpysal validates at 100 per cent`() throws {
    try RunMezha.withFolder { folder in
      let gal = folder + "/own.gal"
      let back = folder + "/back.gal"
      #expect(try RunMezha.mezha(["adjacency", "-o", gal]).status == 0)
      let script = """
        import sys, libpysal
        w = libpysal.io.open(sys.argv[1], 'r').read()
        out = libpysal.io.open(sys.argv[2], 'w')
        out.write(w)
        out.close()
        """
      let python = try RunMezha.run(["python3", "-W", "ignore", "-c", script, gal, back])
      #expect(python.status == 0, "\(python.errors)")
      let run = try RunMezha.mezha(["validate", "--list", back, "-q"])
      #expect(run.status == 0, "\(run.text.suffix(600))")
      #expect(run.text.contains("precision 1.000, recall 1.000"))
    }
  }

  @Test func `verdicts as GeoJSON have lines, points and connecting lines`() throws {
    let run = try RunMezha.mezha(
      ["validate", "--list", Self.claims + "/adjacency.csv", "--format", "geojson", "-q"])
    let json = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let features = try #require(json["features"] as? [[String: Any]])
    func type(_ id: String) -> String? {
      let feature = features.first { $0["id"] as? String == id }
      return (feature?["geometry"] as? [String: Any])?["type"] as? String
    }
    #expect(type("A13") == "Point")
    #expect(type("A48") == "LineString")
    #expect(type("A10") == "LineString" || type("A10") == "MultiLineString")
  }

  @Test func `a sentence from standard input`() throws {
    let text =
      "Псковская область граничит с Эстонией, Латвией и Белоруссией, а также со Смоленской и Тверской областями."
    let run = try RunMezha.mezha(
      ["validate", "--list", "-", "--format", "csv", "-q", "--lang", "ru"], input: Data(text.utf8))
    let verdicts = CSVFile(run.text)
    #expect(run.status == 0, "\(run.text)")
    #expect(verdicts.rows.count == 5)
  }

  @Test func `a verdict that hangs on the tolerance says so`() throws {
    try RunMezha.withFolder { folder in
      for (name, west) in [("a", 30.0), ("b", 31.0002)] {
        let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { "[\(west + $0.0),\(50 + $0.1)]" }
        try """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"\(name)"},
        "geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}]}
        """.write(toFile: "\(folder)/\(name).geojson", atomically: true, encoding: .utf8)
      }
      let list = folder + "/list.csv"
      try "from,to\na,b\n".write(toFile: list, atomically: true, encoding: .utf8)
      let inputs = ["\(folder)/a.geojson", "\(folder)/b.geojson"]
      let plain = try RunMezha.mezha(["validate"] + inputs + ["--list", list, "--format", "csv", "-q"])
      #expect(CSVFile(plain.text)["verdict_key"] == ["near"])
      #expect(CSVFile(plain.text)["across"] == ["a gap between the inputs"])
      let matched = try RunMezha.mezha(
        ["validate"] + inputs + ["--list", list, "--tolerance-m", "100", "--format", "csv", "-q"])
      #expect(matched.status == 0)
      #expect(CSVFile(matched.text)["verdict_key"] == ["confirmed"])
      #expect(CSVFile(matched.text)["remark"] == ["confirmed within 100 m; exact: apart by 14 m"])
    }
  }

  @Test func `wrong use is told`() throws {
    #expect(try RunMezha.mezha(["validate"]).status == 64)
    #expect(try RunMezha.mezha(["validate", "--list", "/nonexistent.csv"]).status == 66)
    #expect(
      try RunMezha.mezha(
        ["validate", "--list", Self.claims + "/adjacency.csv", "--complete-for", "Алтай"]
      ).status == 64)
    #expect(try RunMezha.mezha(["distance", "--to", "CN"]).status == 64)
  }

  @Test(.enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `all districts of the papers have verdicts`() throws {
    let folder = try #require(RunMezha.geodata)
    let run = try RunMezha.mezha([
      "validate", folder + "/osm-raions-ru.fgb", folder + "/adm2-kaz.gpkg#osm_adm4_2023",
      folder + "/adm2-blr.gpkg", "--input-countries", ",KZ", "--list", Self.claims + "/districts.csv",
      "--aliases", Self.claims + "/district_aliases.csv", "--complete-for", "KZ", "--tolerance-m", "auto",
      "--format", "csv", "-q",
    ])
    #expect(run.status == 1)
    let table = CSVFile(run.text)
    let rows = table.rows.indices.filter { table["claim"][$0].hasPrefix("D") }
    #expect(rows.count == 62)
    func count(_ verdict: String) -> Int { rows.count { table["verdict_key"][$0] == verdict } }
    #expect(count("confirmed") == 44 && count("point_contact") == 1 && count("refuted") == 17)
    #expect(table["verdict_key"].count { $0 == "omitted" } == 35)
    // Every name is the district of its own region, and what is refuted is far away.
    let regions = try CSVFile(String(contentsOfFile: Self.claims + "/districts.csv", encoding: .utf8))
    let region = Dictionary(uniqueKeysWithValues: zip(regions["claim"], regions["region"]))
    var homes: [String: Set<String>] = [:]
    for row in rows {
      homes[region[table["claim"][row]] ?? "", default: []].insert(table["a_lies_in"][row])
      if table["verdict_key"][row] == "refuted" {
        #expect(Double(table["distance_m"][row]) ?? 0 > 7000, "\(table.rows[row])")
      }
      // The polygons of Belarus hold only within the proposed tolerance, and the verdict says so.
      let isBelarus = ["D058", "D059", "D060", "D061", "D062"].contains(table["claim"][row])
      #expect(table["remark"][row].hasPrefix("confirmed within 2000 m") == isBelarus)
    }
    #expect(homes.count == 14 && homes.values.allSatisfy { $0.count == 1 }, "\(homes)")
    #expect(homes["RU-SAR"] == ["Саратовская область"] && homes["RU-ALT"] == ["Алтайский край"])
  }

  @Test(.enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `sister cities are ranked by their distance to China`() throws {
    let folder = try #require(RunMezha.geodata)
    let run = try RunMezha.mezha([
      "distance", "--names", Self.claims + "/sister_cities.csv", "--places",
      folder + "/ne10-context.gpkg#populated_places", "--of", "RU", "--to", "CN", "--format", "csv", "-q",
    ])
    #expect(run.status == 0)
    let distances = column("distance_km", by: "name", of: run.text)
    #expect(distances.count == 77)
    #expect(try #require(distances["Благовещенск"].flatMap(Double.init)) < 10)
    #expect(distances["Находка"] == "", "two towns have this name")
  }
}
