import BorderIO
import Foundation
import Testing

/// Crossings, routes and transit, as a user calls them.
@Suite struct CrossingsTests {
  /// The report counts by another way.
  @Test func `counts by country agree with the report's`() throws {
    try RunMezha.withFolder { folder in
      #expect(try RunMezha.mezha(["report", "-q", "-o", folder]).status == 0)
      let countries = try CSVFile(file: folder + "/countries.csv")
      let run = try RunMezha.mezha(["crossings", "--by", "country", "--format", "csv", "-q"])
      #expect(run.status == 0, "\(run.errors)")
      let counted = CSVFile(run.text)
      #expect(counted.rows.count == countries.rows.count)
      for row in counted.rows {
        let pair = try [#require(row["a_country"]), #require(row["b_country"])]
        let other = try #require(pair.first { $0 != "RU" })
        let expected = try #require(countries.rows.first { $0["country"] == other })
        let count = try #require(row["count"])
        #expect(count == expected["crossings"], "\(other)")
        let density = try #require(Double(row["density_per_100km"] ?? ""))
        let low = try #require(Double(row["density_low_per_100km"] ?? ""))
        let high = try #require(Double(row["density_high_per_100km"] ?? ""))
        #expect(low <= density && density < high, "\(other)")
      }
    }
  }

  @Test func `posts stand every hundred kilometres`() throws {
    let run = try RunMezha.mezha(["chainage", "--every", "100", "--format", "csv", "-q"])
    #expect(run.status == 0, "\(run.errors)")
    let posts = CSVFile(run.text)
    #expect(posts.rows.count > 150)
    for value in posts["chainage_km"] {
      let kilometre = try #require(Double(value))
      #expect(kilometre >= 0)
    }
  }

  @Test func `a line from north to south is in one country, then in the other`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/line.geojson"
      let line = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"north-south"},
        "geometry":{"type":"LineString","coordinates":[[70,60],[70,50]]}}]}
        """
      try Data(line.utf8).write(to: URL(fileURLWithPath: file))
      let run = try RunMezha.mezha([
        "transit", "--lines", file, "--group", "name", "--format", "csv", "-q",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let stretches = CSVFile(run.text)
      #expect(stretches["country"] == ["RU", "KZ"])
      // Ten degrees of a meridian here are 1113.4 km (Karney), whatever the border between does.
      let total = stretches["length_km"].compactMap { Double($0) }.reduce(0, +)
      #expect(abs(total - 1113.4) < 1, "\(total)")
    }
  }
}
