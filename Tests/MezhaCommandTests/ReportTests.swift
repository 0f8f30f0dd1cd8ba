import BorderIO
import Foundation
import Testing

/// `mezha report` on the embedded data.
@Suite struct ReportTests {
  static let files = [
    "adjacency.gal", "borders.csv", "borders.geojson", "claims.csv", "claims.md", "countries.csv",
    "crossings.csv", "crossings.geojson", "density_along.csv", "map.svg", "provenance.json", "regions.csv",
    "regions.geojson", "report.html", "scale.csv", "scale.svg", "spacing.csv", "strips.svg", "summary.md",
  ]

  /// Runs the report into a folder and returns the bytes of its files by name.
  static func report(_ arguments: [String] = [], in folder: String, from place: String? = nil) throws
    -> (result: MezhaResult, files: [String: Data])
  {
    let result = try RunMezha.mezha(["report", "-o", folder] + arguments, folder: place)
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return (result, files)
  }

  @Test func `all files, and the same bytes for every run, thread count and folder`() throws {
    try RunMezha.withFolder { folder in
      let first = try Self.report(in: folder + "/first")
      #expect(first.result.status == 0)
      #expect(first.files.keys.sorted() == Self.files)
      #expect(first.result.text.contains("Files in \(folder)/first: borders.geojson, "))
      let runs: [(String, [String], String?)] = [
        ("again", [], nil), ("one", ["--threads", "1"], nil), ("four", ["--threads", "4"], nil),
        ("elsewhere", [], folder), ("first", [], nil),
      ]
      for (name, arguments, place) in runs {
        let other = try Self.report(arguments, in: folder + "/" + name, from: place)
        #expect(other.result.status == 0, "\(name)")
        #expect(other.files.keys.sorted() == Self.files, "\(name)")
        for file in Self.files { #expect(other.files[file] == first.files[file], "\(name): \(file)") }
      }
      for (name, data) in first.files {
        #expect(!String(decoding: data, as: UTF8.self).contains(RunMezha.package), "\(name) tells a path")
      }
    }
  }

  @Test func `14 land neighbours under un, 15 under ru; the missing polygon is told`() throws {
    try RunMezha.withFolder { folder in
      for (view, count) in [("un", 14), ("ru", 15), ("source", 14)] {
        let (result, _) = try Self.report(["--worldview", view], in: folder + "/" + view)
        #expect(result.status == 0)
        let countries = try CSVFile(file: folder + "/\(view)/countries.csv")
        let neighbours = countries["country"]
        #expect(neighbours.count == count, "\(view): \(neighbours)")
        #expect(neighbours.contains("AB") == (view == "ru"))
        #expect(result.errors.contains("no polygon") && result.errors.contains("South Ossetia"))
        let summary = try String(contentsOfFile: folder + "/\(view)/summary.md", encoding: .utf8)
        #expect(summary.contains("No polygon of") && summary.contains("South Ossetia (OS)"))
        #expect(summary.contains("\(count) land neighbours"))
      }
      try checkVerdicts(of: ["un", "ru", "source"], in: folder)
    }
  }

  /// The oracle is the report under each worldview by itself.
  private func checkVerdicts(of views: [String], in folder: String) throws {
    let tables = try views.map { try CSVFile(file: "\(folder)/\($0)/claims.csv") }
    for table in tables {
      let own = table.columns.filter { $0.hasPrefix("verdict_") && $0 != "verdict_key" }
      #expect(own == views.map { "verdict_\($0)" })
      var differing = 0
      for (index, row) in table.rows.enumerated() {
        let alone = tables.map { $0.rows[index] }
        let keys = alone.map { $0["verdict_key"] ?? "" }
        let isSame = Set(keys).count == 1
        differing += isSame ? 0 : 1
        for (view, other) in zip(views, alone) {
          #expect(row["verdict_\(view)"] == (isSame ? "" : other["verdict_key"]), "\(row)")
          #expect(row["computed_\(view)"] == (isSame ? "" : other["computed"]), "\(row)")
        }
      }
      #expect(differing > 1)
    }
    let text = try String(contentsOfFile: "\(folder)/\(views[0])/claims.md", encoding: .utf8)
    #expect(text.contains("## Verdicts that hang on the worldview") && text.contains("| F03 "))
    #expect(text.contains("## Where the claims are from") && text.contains("(A34–A49, F01–F06)"))
  }

  /// Whose region changes with the worldview is written in worldviews.csv; everything else must be alike.
  @Test func `un and ru differ only in disputed regions and their borders`() throws {
    let views = try CSVFile(file: RunMezha.package + "/GeoData/worldviews.csv").rows
    var country: [String: [String: String]] = [:]
    for row in views {
      country[row["region"] ?? "", default: [:]][row["worldview"] ?? ""] = row["country"] ?? ""
    }
    let moved = Set(country.filter { $0.value["un"] != $0.value["ru"] }.keys)
    #expect(moved.count >= 6)
    try RunMezha.withFolder { folder in
      var borders: [String: [Set<String>: [String: String]]] = [:]
      var regions: [String: [String: [String: String]]] = [:]
      for view in ["un", "ru"] {
        _ = try Self.report(["--worldview", view], in: folder + "/" + view)
        for row in try CSVFile(file: folder + "/\(view)/borders.csv").rows {
          borders[view, default: [:]][[row["a_id"] ?? "", row["b_id"] ?? ""]] = row
        }
        for row in try CSVFile(file: folder + "/\(view)/regions.csv").rows {
          regions[view, default: [:]][row["id"] ?? ""] = row
        }
      }
      let (un, ru) = (try #require(borders["un"]), try #require(borders["ru"]))
      var differing = 0
      for pair in Set(un.keys).union(ru.keys) {
        if pair.isDisjoint(with: moved) {
          // Crossings may find a nearer border of a region that moved, lengths may not change.
          for column in ["length_km", "pieces", "status", "a_country", "b_country"] {
            #expect(un[pair]?[column] == ru[pair]?[column], "\(pair) \(column)")
          }
        } else if un[pair] != ru[pair] {
          differing += 1
        }
      }
      #expect(differing > 0)
      let (before, after) = (try #require(regions["un"]), try #require(regions["ru"]))
      let touched = Set(
        (un.keys.map { $0 } + ru.keys.map { $0 }).filter { !$0.isDisjoint(with: moved) }.joined())
      for id in Set(before.keys).union(after.keys) where !moved.contains(id) && !touched.contains(id) {
        #expect(before[id]?["international_km"] == after[id]?["international_km"], "\(id)")
        #expect(before[id]?["inner_km"] == after[id]?["inner_km"], "\(id)")
      }
    }
  }

  @Test func `all 207 crossings are in both files, those without a point too`() throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try Self.report(in: folder)
      let listed = try CSVFile(file: RunMezha.package + "/GeoData/crossings.csv")
      #expect(listed.rows.count == 207)
      let table = try CSVFile(file: folder + "/crossings.csv")
      let checker = GeoJSONChecker(try #require(files["crossings.geojson"]))
      #expect(checker.faults == [])
      let idColumn = try #require(listed.columns.first)
      #expect(table["id"] == listed[idColumn])
      #expect(checker.ids == listed[idColumn])
      #expect(checker.types.filter { $0.isEmpty }.count == table["longitude"].filter { $0.isEmpty }.count)
      #expect(checker.types.contains("") && checker.types.contains("Point"))
      for row in table.rows where row["placed_by"] == "nothing" { #expect(row["remark"]?.isEmpty == false) }
    }
  }

  /// The list says how far each point may be off; what is worse than 5 km is told wherever it is counted or drawn.
  @Test func `places that are known to worse than 5 km are drawn and counted as such`() throws {
    let planned = Set(
      try CSVFile(file: RunMezha.package + "/GeoData/crossing_concepts.csv").rows
        .filter { $0["exists"] == "no" }.compactMap { $0["concept"] })
    let rough = try CSVFile(file: RunMezha.package + "/GeoData/crossings.csv").rows
      .filter { (Double($0["coord_precision_m"] ?? "") ?? 0) > 5000 }
    #expect(!rough.isEmpty && rough.allSatisfy { $0["lon"] != "" })
    try RunMezha.withFolder { folder in
      let (result, files) = try Self.report(in: folder)
      #expect(result.text.contains("of which \(rough.count) are known to worse than 5 km"))
      let existing = rough.filter { !planned.contains($0["concept"] ?? "") }
      for row in try CSVFile(file: folder + "/countries.csv").rows {
        let count = existing.count { $0["neighbour_iso2"] == row["country"] }
        #expect(row["crossings_rough"] == "\(count)", "\(row)")
      }
      func text(_ name: String) throws -> String {
        String(decoding: try #require(files[name]), as: UTF8.self)
      }
      let map = try text("map.svg")
      // Where they crowd they stand in an inset, some in two.
      let layers = map.matches(of: /<g class="crossings rough"[^>]*>(.*?)<\/g>/.dotMatchesNewlines())
      let drawn = layers.map { $0.1.ranges(of: "<circle").count }.reduce(0, +)
      #expect(drawn >= rough.count && drawn < rough.count + rough.count / 4)
      let words = "place known to worse than 5 km"
      #expect(map.contains(">\(words)<"))
      let strips = try text("strips.svg")
      #expect(strips.contains(">\(words)<") && strips.ranges(of: ", \(words)").count == rough.count)
      let page = try text("report.html")
      #expect(page.contains("[\"rough\",[\"\(words)\",") && page.contains(".crossings.rough{"))
      // A ring bears the id of its crossing, so that pointing at it shows what it is.
      for id in rough.compactMap({ $0["id"] }) {
        #expect(page.ranges(of: "data-c=\"\(id)\"").count >= 2, "\(id)")
      }
    }
  }

  @Test func `the tables add up`() throws {
    try RunMezha.withFolder { folder in
      _ = try Self.report(in: folder)
      let countries = try CSVFile(file: folder + "/countries.csv").rows
      let borders = try CSVFile(file: folder + "/borders.csv").rows
      func number(_ row: [String: String]?, _ column: String) throws -> Double {
        try #require(Double(row?[column] ?? ""), "\(column) of \(row ?? [:])")
      }
      #expect(countries.count == 14)
      for row in countries {
        let pairs = borders.filter { $0["a_country"] == "RU" && $0["b_country"] == row["country"] }
        let sum = try pairs.map { try number($0, "length_km") }.reduce(0, +)
        #expect(abs(sum - (try number(row, "length_km"))) < 1e-4, "\(row)")
        #expect(Double(pairs.count) == (try number(row, "pairs")))
        let density = try number(row, "crossings") / (try number(row, "length_km")) * 100
        #expect(abs(density - (try number(row, "density_per_100km"))) < 1e-5)
      }
    }
  }

  @Test func `Russian tables in Russian, with the same figures`() throws {
    try RunMezha.withFolder { folder in
      let english = try Self.report(in: folder + "/en")
      let russian = try Self.report(["--lang", "ru"], in: folder + "/ru")
      #expect(russian.result.status == 0)
      #expect(
        russian.result.text.contains("Казахстан") && russian.result.text.contains("Границы по регионам"))
      #expect(!english.result.text.contains("Казахстан"))
      let (en, ru) = (
        try CSVFile(file: folder + "/en/borders.csv"), try CSVFile(file: folder + "/ru/borders.csv")
      )
      #expect(en.columns == ru.columns)
      // Both names are there in either language.
      for column in ["a_id", "a_name", "a_name_ru", "b_id", "length_km", "density_per_100km"] {
        #expect(en[column] == ru[column], "\(column)")
      }
      #expect(en["a_name"] != en["a_name_ru"])
    }
  }

  @Test func `CSV as a spreadsheet with decimal commas reads it`() throws {
    try RunMezha.withFolder { folder in
      let usual = try Self.report(in: folder + "/usual").files
      let other = try Self.report(["--bom", "--decimal-comma", "--bundle"], in: folder + "/other").files
      let tables = usual.keys.filter { $0.hasSuffix(".csv") }.sorted()
      #expect(tables.count == 8)
      for name in tables {
        let bytes = [UInt8](try #require(other[name]))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
        let (points, commas) = (
          try CSVTable([UInt8](usual[name] ?? Data()), name: name), try CSVTable(bytes, name: name)
        )
        #expect(commas.delimiter == ";" && commas.columns == points.columns, "\(name)")
        #expect(commas.rows.count == points.rows.count)
        // Texts are as they were; a number has a comma for its point.
        for (a, b) in zip(points.rows, commas.rows) {
          #expect(
            zip(a, b).allSatisfy { $0 == $1 || Double($0) != nil && $0.replacing(".", with: ",") == $1 })
        }
      }
      #expect(usual["borders.csv"] != other["borders.csv"] && usual["summary.md"] == other["summary.md"])
    }
  }
}
