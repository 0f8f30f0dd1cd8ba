import Foundation
import Testing

/// `mezha report` on data of one's own: the same files, and no word of what is not known.
@Suite struct OwnReportTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  private func report(_ arguments: [String], in folder: String) throws
    -> (result: MezhaResult, files: [String: Data])
  {
    let (result, files) = try ReportTests.report(arguments + ["--no-progress"], in: folder)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return (result, files)
  }

  private func text(_ files: [String: Data], _ name: String) throws -> String {
    String(decoding: try #require(files[name], "\(name)"), as: UTF8.self)
  }

  /// The files of which the report of one country's regions consists.
  private static let plain = [
    "adjacency.gal", "borders.csv", "borders.geojson", "map.svg", "provenance.json", "regions.csv",
    "regions.geojson", "report.html", "scale.csv", "scale.svg",
    "summary.md",
  ]

  @Test func `the regions of one country have inner borders, and nothing else is spoken of`() throws {
    try RunMezha.withFolder { folder in
      let (result, files) = try report([Self.regions, "--where", "country = 'XA'"], in: folder)
      #expect(files.keys.sorted() == Self.plain)
      for name in ["summary.md", "map.svg"] {
        let text = try text(files, name)
        for word in ["state border", "rossing", "laim", "ublished", "Russia", "Worldview un", "listed"] {
          #expect(!text.contains(word), "\(name): \(word)")
        }
        #expect(text.contains("orders of regions") || text.contains("Borders of three.geojson"), "\(name)")
      }
      let columns = try CSVFile(file: folder + "/regions.csv").columns
      #expect(columns.contains("perimeter_km") && !columns.contains { $0.hasPrefix("international") })
      #expect(!result.text.contains("crossings"))
      let provenance = try text(files, "provenance.json")
      #expect(provenance.contains("three.geojson") && !provenance.contains("crossings.csv"))
      #expect(!provenance.contains("attribution"), "nobody is to be named for the user's own file")
    }
  }

  @Test(.enabled(if: Browser.program != nil, "no Chromium is installed"), arguments: ["light"])
  func `the page without crossings has no section on them`(scheme: String) throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try report([Self.regions, "--where", "country = 'XA'"], in: folder)
      let script = """
        const shown = [...document.querySelectorAll('main > section:not([hidden]), #head, h1')].map(e => e.innerText).join(' ');
        out.words = ['rossing', 'laim', 'tate border'].filter(w => shown.includes(w)).join();
        out.tiles = document.querySelectorAll('#head div').length;
        const r = document.querySelector('#map [data-r]');
        r.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: 50, clientY: 50, pointerType: 'mouse'}));
        out.tip = document.getElementById('tip').textContent;
        """
      let page = try text(files, "report.html")
      let visit = try Browser.visit(page, width: 1400, scheme: scheme, script: script)
      #expect(visit.text("words") == "", "\(visit.text("words"))")
      #expect(visit.count("tiles") == 5 && visit.text("tip").contains("perimeter"))
      #expect(visit.console.isEmpty, "\(visit.console)")
    }
  }

  @Test func `a home country of one's own data`() throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try report([Self.regions, "--home", "xb"], in: folder)
      #expect(files.keys.sorted() == (Self.plain + ["countries.csv"]).sorted())
      let countries = try CSVFile(file: folder + "/countries.csv")
      #expect(countries["country"] == ["XA"])
      #expect(!countries.columns.contains { $0.hasPrefix("published") || $0.hasPrefix("crossings") })
      let borders = try CSVFile(file: folder + "/borders.csv").rows
      #expect(borders.map { "\($0["a_id"] ?? "")|\($0["b_id"] ?? "")" } == ["XB-01|XA-01"])
      #expect(try text(files, "map.svg").contains("XB: borders of regions"))
    }
  }

  @Test func `without a home country, a row is a pair of countries`() throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try report([Self.regions, "--bundle"], in: folder)
      #expect(files["report.gpkg"] != nil && files["report.xlsx"] != nil)
      let row = try #require(try CSVFile(file: folder + "/countries.csv").rows.first)
      #expect(row["a_country"] == "XA" && row["b_country"] == "XB" && row["length_km"] == "165.114324")
    }
  }

  /// Points that have modes, but no statuses.
  private static let points = "lon,lat,name,mode\n31.0,61.2,First,road\n31.5,61.3,Second,rail\n"

  @Test func `only what a list says of its crossings is counted`() throws {
    try RunMezha.withFolder { folder in
      let points = try RouteTests.write(Self.points, folder + "/points.csv")
      let (result, files) = try report([Self.regions, "--points", points], in: folder + "/out")
      #expect(files["crossings.csv"] != nil && files["spacing.csv"] != nil && files["strips.svg"] != nil)
      let row = try #require(try CSVFile(file: folder + "/out/countries.csv").rows.first)
      #expect(row["crossings"] == "2" && row["crossings_road"] == "1" && row["crossings_rail"] == "1")
      for column in ["crossings_open", "crossings_planned", "crossings_without_point", "crossings_rough"] {
        #expect(row[column] == nil, "\(column)")
      }
      #expect(!result.text.contains("open"), "\(result.text)")
      let map = try text(files, "map.svg")
      #expect(!map.contains(">open<") && !map.contains("status not known") && map.contains(">crossing<"))
      #expect(try text(files, "provenance.json").contains("points.csv"))
    }
  }

  /// The report counts what `mezha crossings` counts.
  @Test func `crossings by lines are those of the command`() throws {
    try RunMezha.withFolder { folder in
      try OptionEffectTests.write(into: folder)
      let lines = folder + "/roads.geojson"
      let (_, files) = try report([Self.regions, "--lines", lines, "--class", "kind"], in: folder + "/out")
      let counts = try RouteTests.csv([
        "crossings", Self.regions, "--lines", lines, "--class", "kind", "--international", "--by", "country",
      ]).rows
      let row = try #require(try CSVFile(file: folder + "/out/countries.csv").rows.first)
      let count = try #require(counts.first?["count"] ?? counts.first?["crossings"], "\(counts)")
      #expect(row["crossings"] == count)
      let table = try CSVFile(file: folder + "/out/crossings.csv")
      #expect("\(table.rows.count)" == count)
      let features = GeoJSONChecker(try #require(files["crossings.geojson"]))
      #expect(features.faults == [] && features.ids == table["id"])
      // Inner borders count where there are no others.
      let inner = try report(
        [Self.regions, "--where", "country = 'XA'", "--lines", lines], in: folder + "/inner")
      #expect(inner.files["countries.csv"] == nil)
      let pair = try #require(try CSVFile(file: folder + "/inner/borders.csv").rows.first)
      #expect((Int(pair["crossings"] ?? "") ?? 0) > 0, "\(pair)")
    }
  }

  @Test func `published lengths of countries and of regions`() throws {
    try RunMezha.withFolder { folder in
      let file = try RouteTests.write(
        "a,b,length_km\nXB,XA,330.228648\nXA-01,XA-02,100\nXB-01,XA-01,82.557162\nNO,WHERE,5\n",
        folder + "/atlas.csv")
      let (result, _) = try report([Self.regions, "--published", file], in: folder + "/out")
      #expect(result.errors.contains("NO – WHERE") && result.errors.contains("1 of 4"), "\(result.errors)")
      let country = try #require(try CSVFile(file: folder + "/out/countries.csv").rows.first)
      #expect(country["ratio_to_published"] == "0.500000" && country["published_source"] == "atlas.csv")
      let pair = try #require(try CSVFile(file: folder + "/out/borders.csv").rows.first)
      #expect(pair["ratio_to_published"] == "2.000000" && pair["published_km"] == "82.6")
      let none = try RouteTests.write("a,b,length_km\nNO,WHERE,5\n", folder + "/none.csv")
      let failed = try RunMezha.mezha(["report", Self.regions, "--published", none, "-o", folder + "/no"])
      #expect(failed.status == 65 && failed.errors.contains("none.csv"), "\(failed.errors)")
    }
  }

  @Test func `claims of one's own`() throws {
    try RunMezha.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/claims", withIntermediateDirectories: true)
      _ = try RouteTests.write("a,b\nXA-01,XA-02\nXA-02,XB-01\n", folder + "/claims/adjacency.csv")
      let (_, files) = try report(
        [Self.regions, "--claims", folder + "/claims"], in: folder + "/out")
      let claims = try CSVFile(file: folder + "/out/claims.csv").rows
      #expect(claims.prefix(2).map { $0["verdict_key"] } == ["confirmed", "refuted"], "\(claims)")
      let markdown = try text(files, "claims.md")
      #expect(markdown.contains("# Claims, worldview source") && !markdown.contains("five papers"))
      #expect(try text(files, "provenance.json").contains("\"adjacency.csv\""))
      let failed = try RunMezha.mezha(["report", Self.regions, "--claims", folder, "-o", folder + "/no"])
      #expect(failed.status == 66 && failed.errors.contains("adjacency.csv"), "\(failed.errors)")
    }
  }

  @Test func `another home country of the embedded data has no crossings and no claims of Russia's`() throws {
    try RunMezha.withFolder { folder in
      let (result, files) = try report(["--home", "Kazakhstan"], in: folder)
      #expect(files.keys.sorted() == (Self.plain + ["countries.csv"]).sorted())
      #expect(try CSVFile(file: folder + "/countries.csv")["country"] == ["CN", "RU"])
      #expect(result.errors.contains("are of the borders of Russia and are left out"))
      // The data end at its other borders, and say so.
      #expect(result.text.contains("do not have a line with: Kyrgyzstan, Turkmenistan, Uzbekistan"))
      #expect(try text(files, "report.html").contains("in these data, of 5"))
      #expect(!(try text(files, "summary.md")).contains("South Ossetia"))
    }
  }

  @Test func `files of an earlier report are told`() throws {
    try RunMezha.withFolder { folder in
      _ = try report([Self.regions], in: folder)
      let (result, files) = try report([Self.regions, "--where", "country = 'XA'"], in: folder)
      #expect(result.errors.contains("countries.csv") && files["countries.csv"] != nil, "\(result.errors)")
    }
  }

  @Test func `a home country that is not there, or has no neighbour`() throws {
    try RunMezha.withFolder { folder in
      for (arguments, words) in [
        (["--home", "FR"], ["no country FR", "XA, XB"]),
        (["--home", "XA", "--where", "country = 'XA'"], ["XA shares no line", "--where"]),
        (["--point-tolerance-m", "5"], ["--points"]), (["--status", "open"], ["--points"]),
      ] {
        let run = try RunMezha.mezha(["report", Self.regions, "-o", folder + "/out"] + arguments)
        #expect(run.status == 64, "\(arguments): \(run.errors)")
        for word in words { #expect(run.errors.contains(word), "\(arguments): \(run.errors)") }
      }
    }
  }
}
