import BorderIO
import Foundation
import Testing

/// Spacing of crossings in the report.
@Suite struct SpacingTests {
  @Test func `spacing has every country and every pair, and its counts are those of the other tables`() throws
  {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      let spacing = try CSVFile(file: folder + "/spacing.csv").rows
      let countries = try CSVFile(file: folder + "/countries.csv").rows
      let borders = try CSVFile(file: folder + "/borders.csv").rows.filter { $0["a_country"] == "RU" }
      #expect(spacing.count == 4 * countries.count + borders.count)
      func row(_ a: String?, _ b: String?, _ counted: String) throws -> [String: String] {
        try #require(
          spacing.first { $0["a"] == a && $0["b"] == b && $0["counted"] == counted }, "\(a ?? "") \(b ?? "")")
      }
      func number(_ row: [String: String], _ column: String) throws -> Double {
        try #require(Double(row[column] ?? ""), "\(column) of \(row)")
      }
      for country in countries {
        for (counted, column) in [
          ("all", "crossings"), ("open", "crossings_open"), ("road", "crossings_road"),
          ("rail", "crossings_rail"),
        ] {
          let own = try row("RU", country["country"], counted)
          #expect(own["crossings"] == country[column], "\(own)")
          let length = try number(own, "length_km")
          let known = try number(country, "length_km")
          #expect(abs(length - known) < 1e-5)
          let places = try number(own, "places")
          let isTold = own["all_placed"] == "true" && places >= 8
          #expect((own["withheld"] == "") == isTold, "\(own)")
          for column in ["max_gap_km", "longest_km", "pattern", "p_value"] {
            #expect((own[column] != "") == isTold, "\(column) of \(own)")
          }
          if isTold {
            let longest = try number(own, "longest_km")
            #expect(longest <= length + 1e-6, "\(own)")
          }
        }
        let all = try row("RU", country["country"], "all")
        let missing = try number(country, "crossings_without_point")
        let placed = try number(all, "crossings_placed")
        #expect(try placed + missing == number(all, "crossings"), "\(all)")
        #expect((all["all_placed"] == "true") == (missing == 0))
      }
      for border in borders {
        let own = try row(border["a_id"], border["b_id"], "all")
        #expect(own["crossings"] == border["crossings"], "\(own)")
        if own["crossings"] == "0" { #expect(own["longest_km"] == "" && own["withheld"] != "", "\(own)") }
      }
    }
  }

  @Test func `the profile runs along all of every border`() throws {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      let rows = try CSVFile(file: folder + "/density_along.csv").rows
      for country in try CSVFile(file: folder + "/countries.csv").rows {
        let own = rows.filter { $0["b"] == country["country"] }
        let places = own.compactMap { Double($0["chainage_km"] ?? "") }
        #expect(places.first == 0 && places == places.sorted())
        let length = try #require(Double(country["length_km"] ?? ""))
        let end = try #require(places.last)
        #expect(abs(end - length) < 1e-5)
        for (a, b) in zip(places, places.dropFirst()) { #expect(b - a < 10.000001) }
        let densities = own.compactMap { Double($0["density_per_100km"] ?? "") }
        #expect(densities.count == own.count && densities.allSatisfy { $0 >= 0 })
      }
    }
  }

  @Test(arguments: ["en", "ru"])
  func `strips are one SVG with words for those who do not see it`(language: String) throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try ReportTests.report(["--lang", language], in: folder)
      let data = try #require(files["strips.svg"])
      #expect(isWellFormedXML(data))
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.hasPrefix("<svg ") && text.contains("<title>") && text.contains("<desc>"))
      #expect(text.ranges(of: "<g class=\"strip\"").count == 14)
      #expect(text.contains(language == "ru" ? "Казахстан" : "Kazakhstan"))
      #expect(!text.contains("NaN") && !text.contains("inf") && !text.contains(" id="))
      // A sign for each crossing with a place, planned ones too.
      let listed = try CSVFile(file: folder + "/crossings.csv").rows
      let placed = listed.filter { $0["placed_by"] == "point" && $0["neighbour"] != "AB" }.count
      let signs = text.ranges(of: "<circle ").count + text.ranges(of: "z\"").count
      #expect(signs >= placed, "\(signs) of \(placed)")
    }
  }
}
