import BorderIO
import Foundation
import Testing

/// Spacing, profiles and routes of a user's own data with known answers: the equator as a border.
@Suite struct RouteTests {
  /// A degree of the equator on WGS 84: its radius times π / 180.
  static let degree = 6378.137 * Double.pi / 180

  /// Two countries north and south of ten degrees of the equator.
  static let regions = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"N1","name":"North","country":"NN"},
    "geometry":{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,1],[0,1],[0,0]]]}},
    {"type":"Feature","properties":{"id":"S1","name":"South","country":"SS"},
    "geometry":{"type":"Polygon","coordinates":[[[0,-1],[10,-1],[10,0],[0,0],[0,-1]]]}}]}
    """

  static func write(_ text: String, _ file: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  static func csv(_ arguments: [String]) throws -> CSVFile {
    let run = try RunMezha.mezha(arguments + ["--format", "csv", "-q"])
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return CSVFile(run.text)
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test func `known points have the known spacing`() throws {
    try RunMezha.withFolder { folder in
      let regions = try Self.write(Self.regions, folder + "/regions.geojson")
      let points = try Self.write(
        "id;Имя;x;y;mode\na;A;1,0;0,01;road\nb;B;2;-0,01;rail\nc;C;4;0;road\nd;D;8;0;road\n"
          + "e;E;4.5;0;road\nf;F;5;0;road\ng;G;5.5;0;road\nh;H;6.5;0;road\n",
        folder + "/points.csv")
      let rows = try Self.csv([
        "crossings", regions, "--points", points, "--spacing", "--by", "country,mode", "--name-field", "Имя",
      ]).rows
      #expect(rows.map { $0["counted"] } == ["all", "rail", "road"])
      let all = try #require(rows.first)
      #expect(all["crossings"] == "8" && all["gaps"] == "7" && all["all_placed"] == "true")
      let expected = [
        ("length_km", 10.0), ("mean_gap_km", 1), ("median_gap_km", 1), ("max_gap_km", 2),
        ("longest_km", 2), ("longest_from_km", 2), ("longest_to_km", 4),
      ]
      for (column, degrees) in expected {
        let value = try number(all, column)
        #expect(abs(value - degrees * Self.degree) < 1e-5, "\(column): \(value)")
      }
      #expect(all["longest_from"] == "B" && all["longest_to"] == "C")
      // Squares of the deviations of 1, 2, 0.5 (three times), 1 and 1.5 from 1: 2, divided by 7.
      let variation = try number(all, "variation")
      #expect(abs(variation - (2.0 / 7).squareRoot()) < 1e-4)
      let road = try #require(rows.last)
      #expect(road["longest_km"] == "" && road["withheld"] == "places: 7, fewer than 8")
      // The longest stretch as a line.
      let run = try RunMezha.mezha([
        "crossings", regions, "--points", points, "--spacing", "--format", "geojson", "-q",
      ])
      let checker = GeoJSONChecker(run.output)
      #expect(checker.faults == [] && checker.types == ["LineString"])
    }
  }

  @Test func `a profile and strips of lines`() throws {
    try RunMezha.withFolder { folder in
      let regions = try Self.write(Self.regions, folder + "/regions.geojson")
      let lines = try Self.write(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"A & B"},
        "geometry":{"type":"MultiLineString","coordinates":[[[3,0.5],[3,-0.5]],[[7,0.5],[7,-0.5]]]}}]}
        """, folder + "/lines.geojson")
      let base = ["crossings", regions, "--lines", lines, "--class", "kind"]
      let rows = try Self.csv(base + ["--profile-km", "10", "--bandwidth-km", "50"]).rows
      let total = try rows.map { try number($0, "density_per_100km") }.reduce(0, +)
      // Two crossings, spread over places that stand the length of the border divided by their number apart.
      let step = 10 * Self.degree / Double(rows.count - 1)
      #expect(abs(total * step / 100 - 2) < 0.01)
      let file = folder + "/strips.svg"
      let run = try RunMezha.mezha(base + ["-o", file, "-q"])
      #expect(run.status == 0, "\(run.errors)")
      let svg = try Data(contentsOf: URL(fileURLWithPath: file))
      #expect(isWellFormedXML(svg))
      let text = String(decoding: svg, as: UTF8.self)
      #expect(text.contains("A &amp; B") && text.ranges(of: "<g class=\"strip\"").count == 1)
      for wrong in [
        ["--by", "region", "--spacing"], ["--spacing", "--profile-km", "5"], ["--profile-km", "0"],
      ] {
        #expect(try RunMezha.mezha(base + wrong).status == 64, "\(wrong)")
      }
    }
  }

  @Test func `points are put on routes, from either end`() throws {
    try RunMezha.withFolder { folder in
      let regions = try Self.write(Self.regions, folder + "/regions.geojson")
      let points = try Self.write(
        "name,Longitude,LATITUDE\nnorth,2,0.5\nsouth,3.5,-0.25\nnowhere,,\nbeyond,12,0\n",
        folder + "/points.csv")
      let rows = try Self.csv(["chainage", regions, "--points", points]).rows
      #expect(rows.map { $0["name"] } == ["north", "south", "nowhere", "beyond"])
      #expect(rows.map { $0["side"] } == ["NN", "SS", "", ""])
      let places = try [0, 1, 3].map { try number(rows[$0], "chainage_km") / Self.degree }
      for (place, expected) in zip(places, [2, 3.5, 10]) { #expect(abs(place - expected) < 1e-6) }
      let beyond = try number(rows[3], "distance_m")
      #expect(abs(beyond - 2000 * Self.degree) < 0.01)
      #expect(rows[2]["chainage_km"] == "")
      for mirrored in [["--start", "east"], ["--reverse"], ["--start", "9,0"]] {
        let back = try Self.csv(["chainage", regions, "--points", points] + mirrored).rows
        let length = 10 * Self.degree
        for row in [0, 1, 3] {
          let (there, here) = (try number(rows[row], "chainage_km"), try number(back[row], "chainage_km"))
          #expect(abs(length - there - here) < 1e-5, "\(mirrored)")
        }
      }
      let run = try RunMezha.mezha(["chainage", regions])
      #expect(run.text.contains("Routes start at the end from which"))
      #expect(try RunMezha.mezha(["chainage", regions, "--start", "up"]).status == 64)
      #expect(try RunMezha.mezha(["chainage", regions, "--points", points, "--every", "5"]).status == 64)
    }
  }

  /// The same border drawn twice, 100 m apart and with other vertices.
  @Test func `lines cross borders of two sources that are matched`() throws {
    try RunMezha.withFolder { folder in
      let north = try Self.write(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"N1","country":"NN"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0.0005],[10,0],[10,1],[0,1],[0,0]]]}}]}
        """, folder + "/north.geojson")
      let south = try Self.write(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"S1","country":"SS"},
        "geometry":{"type":"Polygon","coordinates":[[[0,-1],[10,-1],[10,-0.0005],[5,-0.0004],[0,-0.0005],[0,-1]]]}}]}
        """, folder + "/south.geojson")
      let lines = try Self.write(
        #"{"type":"LineString","coordinates":[[3,0.5],[3,-0.5]]}"#, folder + "/lines.geojson")
      let base = ["crossings", north, south, "--lines", lines]
      #expect(try Self.csv(base).rows.isEmpty)
      for option in [["--tolerance-m", "200"], ["--tolerance-m", "auto"], ["--border-tolerance-m", "200"]] {
        let rows = try Self.csv(base + option).rows
        #expect(rows.count == 1 && Set([rows[0]["from_id"], rows[0]["to_id"]]) == ["N1", "S1"], "\(rows)")
      }
      #expect(try RunMezha.mezha(base + ["--hold", north]).status == 64)
      let points = try Self.write("lat;lng\n0,001;5\n", folder + "/points.csv")
      let placed = try Self.csv([
        "crossings", north, south, "--points", points, "--tolerance-m", "200", "--point-tolerance-m", "1000",
      ]).rows
      #expect(placed.first?["placed_by"] == "point", "\(placed)")
    }
  }

  @Test func `published lengths are a denominator only in a file that has them`() throws {
    try RunMezha.withFolder { folder in
      let regions = try Self.write(Self.regions, folder + "/regions.geojson")
      let points = try Self.write("lon,lat\n5,0\n", folder + "/points.csv")
      let good = try Self.write("a,b,length_km\nSS,NN,50\n", folder + "/good.csv")
      let base = ["crossings", regions, "--points", points, "--by", "country", "--length-reference"]
      let row = try #require(try Self.csv(base + [good]).rows.first)
      #expect(row["reference_length_km"] == "50.000000" && row["density_per_100km"] == "2.000000")
      #expect(row["length_km"] == nil)
      let bad = try Self.write("a,b,km\nSS,NN,50\n", folder + "/bad.csv")
      let failed = try RunMezha.mezha(base + [bad])
      #expect(failed.status == 65 && failed.errors.contains("a, b, length_km"), "\(failed.errors)")
      let other = try Self.write("a,b,length_km\nXX,YY,50\n", folder + "/other.csv")
      let warned = try RunMezha.mezha(base + [other])
      #expect(warned.status == 0 && warned.errors.contains("1 of 1"), "\(warned.errors)")
      let region = ["crossings", regions, "--points", points, "--by", "region", "--length-reference", good]
      #expect(try RunMezha.mezha(region).status == 64)
    }
  }
}
