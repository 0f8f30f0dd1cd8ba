import Foundation
import Testing

/// `mezha scale` as a program.
@Suite struct ScaleTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test func `lengths are those of the borders, and by a ruler no longer`() throws {
    let borders = try RouteTests.csv(["borders", Self.regions])
    let table = try RouteTests.csv(["scale", Self.regions, "--by", "pair", "--at", "1000,20000"])
    #expect(table["a_id"] == borders["a_id"] && table["b_id"] == borders["b_id"])
    for (row, border) in zip(table.rows, borders.rows) {
      let length = try number(row, "length_km")
      #expect(abs(try number(border, "length_km") - length) < 1e-5)
      for ruler in ["1000", "20000"] {
        let mean = try number(row, "length_at_\(ruler)_m_km")
        let (least, greatest) = (
          try number(row, "least_at_\(ruler)_m_km"), try number(row, "greatest_at_\(ruler)_m_km")
        )
        #expect(least <= mean && mean <= greatest && greatest <= length * (1 + 1e-6), "\(row)")
      }
    }
    let curve = try RouteTests.csv(["scale", Self.regions, "--by", "pair", "--curve"])
    #expect(curve.columns.suffix(5) == ["ruler_km", "length_km", "least_km", "greatest_km", "in_fit"])
    #expect(!curve.rows.isEmpty)
  }

  /// Koch's curve on a degree of the equator.
  static func koch(_ level: Int) -> [(Double, Double)] {
    var points = [(10.0, 0.0), (11.0, 0.0)]
    for _ in 0..<level {
      var next = [points[0]]
      for (a, b) in zip(points, points.dropFirst()) {
        let (x, y) = ((b.0 - a.0) / 3, (b.1 - a.1) / 3)
        let root = 3.0.squareRoot() / 2
        next += [
          (a.0 + x, a.1 + y), (a.0 + x + x / 2 - y * root, a.1 + y + x * root + y / 2),
          (a.0 + 2 * x, a.1 + 2 * y), b,
        ]
      }
      points = next
    }
    return points
  }

  static func lines(_ list: [(name: String, line: [(Double, Double)])]) -> String {
    let features = list.map { name, line in
      let text = line.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"\(name)\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(text)]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  @Test func `Koch's curve and a meridian, as lines of a file, have their dimensions`() throws {
    try RunMezha.withFolder { folder in
      let koch = Self.koch(8)
      let half = koch.count / 2
      // The curve in two features of one name, which meet end to end.
      let file = try RouteTests.write(
        Self.lines([
          ("koch", Array(koch[...half])), ("koch", Array(koch[half...])),
          ("meridian", (0...400).map { (30, 40 + Double($0) / 100) }),
        ]), folder + "/lines.geojson")
      // The curve repeats itself in thirds: rulers over four of them, eight to each.
      let rulers = (24...56).map { 111_319.5 * pow(3, -Double($0) / 8) }.map { "\($0)" }.joined(
        separator: ",")
      let table = try RouteTests.csv(["scale", "--lines", file, "--group", "name", "--rulers", rulers])
      #expect(table["line"] == ["koch", "meridian"] && table["pieces"] == ["1", "1"])
      #expect(abs(try number(table.rows[0], "dimension") - log(4) / log(3)) < 0.005, "\(table.rows[0])")
      #expect(abs(try number(table.rows[1], "dimension") - 1) < 0.0005, "\(table.rows[1])")
      #expect(try RouteTests.csv(["scale", "--line", file]).rows.count == 3)
      let chart = folder + "/lines.svg"
      #expect(try RunMezha.mezha(["scale", "--lines", file, "--group", "name", "-o", chart]).status == 0)
      let svg = try Data(contentsOf: URL(fileURLWithPath: chart))
      #expect(isWellFormedXML(svg))
      #expect(String(decoding: svg, as: UTF8.self).contains("meridian"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: chart + ".meta.json")).count > 100)
    }
  }

  @Test func `a published length finds its ruler, or is off by so much`() throws {
    try RunMezha.withFolder { folder in
      let own = try RouteTests.csv(["scale", "@coarse", "--of", "RU", "--at-m", "20000"])
      func row(_ code: String) throws -> [String: String] {
        try #require(own.rows.first { $0["a_country"] == code || $0["b_country"] == code })
      }
      let met = try number(try row("KZ"), "length_at_20000_m_km")
      let longer = try number(try row("MN"), "length_km") + 100
      let file = try RouteTests.write(
        "a,b,length_km\nRU,KZ,\(met)\nMN,RU,\(longer)\nRU,BY,200\n", folder + "/lengths.csv")
      let run = try RunMezha.mezha(["scale", "@coarse", "--of", "RU", "--published", file, "--lang", "ru"])
      #expect(
        run.text.contains("Казахстан – Россия: ") && run.text.contains("отвечают измерителю"), "\(run.text)")
      let table = try RouteTests.csv(["scale", "@coarse", "--of", "RU", "--published", file])
      func found(_ code: String) throws -> [String: String] {
        try #require(table.rows.first { $0["a_country"] == code || $0["b_country"] == code })
      }
      let kazakhstan = try found("KZ")
      #expect(try number(kazakhstan, "ruler_low_km") <= 20 && number(kazakhstan, "ruler_high_km") >= 20)
      #expect(abs(try number(try found("MN"), "unmet_km") - 100) < 0.01)
      #expect(try number(try found("BY"), "unmet_km") < 0)
      #expect(try found("FI")["published_km"] == "")
    }
  }

  @Test func `the same bytes for any number of threads, in Russian too`() throws {
    let one = try RunMezha.mezha(["scale", "@coarse", "--threads", "1", "--lang", "ru", "--format", "csv"])
    let four = try RunMezha.mezha(["scale", "@coarse", "--threads", "4", "--lang", "ru", "--format", "csv"])
    #expect(one.status == 0 && one.output == four.output)
  }

  @Test(arguments: [
    (["--at", "nothing"], "--at-m"), (["--rulers", "0"], "--rulers"), (["--group", "name"], "--lines"),
    (["--of", "QQ"], "--of QQ"), (["--by", "country", "--international"], "--by pair"),
    (["--lines", "x.geojson", "--by", "pair"], "--lines"),
    (["--by", "coast", "--published", "x.csv"], "pairs"),
    (["--curve", "--format", "svg"], "chart"),
  ])
  func `what has no effect, or no meaning, is refused`(options: [String], part: String) throws {
    let run = try RunMezha.mezha(["scale"] + (options[0] == "--lines" ? [] : [Self.regions]) + options)
    #expect(run.status == 64 && run.errors.contains(part), "\(options): \(run.status) \(run.errors)")
  }
}
