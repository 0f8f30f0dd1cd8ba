import Foundation
import Testing

@Suite("Sentences that are true on the file, in both languages")
struct TrueSentencesTests {
  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
  }

  /// A file of regions: their id, country if any, and ring.
  private static func write(
    _ name: String, _ regions: [(id: String, country: String?, ring: String)], in folder: String
  ) throws {
    let features = regions.map { region in
      let country = region.country.map { ",\"country\":\"\($0)\"" } ?? ""
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(region.id)\"\(country)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(region.ring)]}}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  private static let line =
    #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0.5,0.5],[1.5,0.5]]}}"#

  @Test
  func `what the system says is Russian in Russian sentences`() throws {
    try RunMezha.withFolder { folder in
      try Self.write("a.geojson", [("a", nil, Self.box(0, 0, 1, 1))], in: folder)
      let cases: [(arguments: [String], russian: String, status: Int32)] = [
        (["borders", "no.gpkg"], "не открывается: такого файла или папки нет", 66),
        (["borders", "a.geojson/b"], "не открывается: часть пути — не папка", 66),
        (["validate", "a.geojson", "--list", "."], "не читается: это папка, а не файл", 66),
      ]
      for (arguments, russian, status) in cases {
        let run = try RunMezha.mezha(arguments + ["--lang", "ru"], folder: folder)
        #expect(run.errors.contains(russian), "\(arguments): \(run.errors)")
        #expect(run.status == status)
      }
      let text = "this is no data"
      try text.write(toFile: "\(folder)/text.gpkg", atomically: true, encoding: .utf8)
      let unknown = try RunMezha.mezha(["borders", "text.gpkg", "--lang", "ru"], folder: folder)
      #expect(unknown.errors.contains("это не векторные данные. mezha читает"))
    }
  }

  @Test(.enabled(if: isLinux))
  func `a folder of the system that takes no files is not said to be missing`() throws {
    let run = try RunMezha.mezha(["cite", "-o", "/proc/cite.txt"])
    let other = try RunMezha.mezha(["adjacency", "-o", "/proc/pairs.csv"])
    #expect(run.status != 0 && other.status == 73)
    #expect(other.errors.contains("permission denied"), "\(other.errors)")
  }

  private static let isLinux = FileManager.default.fileExists(atPath: "/proc/self")

  @Test(arguments: [["help", "--lang", "ru"], ["help", "borders", "--lang=ru"]])
  func `help takes --lang`(arguments: [String]) throws {
    let run = try RunMezha.mezha(arguments)
    #expect(run.status == 0)
    #expect(run.text.contains("USAGE: mezha"))
  }

  @Test
  func `an input without countries is named where borders of countries are asked for`() throws {
    try RunMezha.withFolder { folder in
      try Self.write("with.geojson", [("a", "AA", Self.box(0, 0, 1, 1))], in: folder)
      try Self.write(
        "without.geojson", [("b", nil, Self.box(1, 0, 2, 1)), ("c", nil, Self.box(2, 0, 3, 1))], in: folder)
      try Self.line.write(toFile: "\(folder)/line.geojson", atomically: true, encoding: .utf8)
      let both = ["with.geojson", "without.geojson"]
      for arguments in [
        ["borders"] + both + ["--international"], ["adjacency"] + both + ["--international"],
        ["crossings"] + both + ["--international", "--lines", "line.geojson"],
        ["transit"] + both + ["--lines", "line.geojson"], ["chainage"] + both,
      ] {
        let run = try RunMezha.mezha(arguments, folder: folder)
        #expect(
          run.errors.contains("without.geojson: no country is known for its 2 regions"),
          "\(arguments): \(run.errors)")
        #expect(!run.errors.contains("with.geojson: no country"))
        let alone = try RunMezha.mezha(arguments.filter { $0 != "with.geojson" }, folder: folder)
        #expect(alone.errors.contains("no country is known, so no border"), "\(arguments): \(alone.errors)")
      }
    }
  }

  @Test
  func `lists of countries are not empty in the middle of a sentence`() throws {
    try RunMezha.withFolder { folder in
      try Self.write("a.geojson", [("a", nil, Self.box(0, 0, 1, 1))], in: folder)
      let sea = try RunMezha.mezha(["distance", "a.geojson", "--sea", "--of", "RU"], folder: folder)
      #expect(sea.errors.contains("its regions have none") && !sea.errors.contains("than ,"))
      let map = try RunMezha.mezha(["map", "a.geojson", "--focus", "RU", "-o", "a.svg"], folder: folder)
      #expect(map.errors.contains("There are: all"), "\(map.errors)")
    }
  }

  @Test
  func `an edge over half a turn of longitude is said to run over the pole, once`() throws {
    try RunMezha.withFolder { folder in
      try Self.write(
        "a.geojson",
        [
          ("n", nil, "[[-90,60],[90,60],[90,70],[-90,70],[-90,60]]"),
          ("s", nil, "[[-90,50],[90,50],[90,60],[-90,60],[-90,50]]"),
        ], in: folder)
      let csv = """
        id,wkt
        n,"POLYGON((270 60,90 60,90 70,270 70,270 60))"
        s,"POLYGON((270 50,90 50,90 60,270 60,270 50))"
        """
      try csv.write(toFile: "\(folder)/b.csv", atomically: true, encoding: .utf8)
      for (file, lang, text) in [
        ("a.geojson", "en", "exactly 180 degrees of longitude apart"), ("b.csv", "en", "runs over the pole"),
        ("a.geojson", "ru", "идёт через полюс"),
      ] {
        let run = try RunMezha.mezha(
          ["borders", file, "--format", "csv", "--lang", lang], folder: folder)
        #expect(run.errors.components(separatedBy: text).count == 2, "\(run.errors)")
        // From 60 degrees north over the pole and down again: two quarter meridians less 60 degrees of each.
        #expect(run.text.contains("6695.785"), "\(run.text)")
      }
      try Self.write("c.geojson", [("c", nil, Self.box(-180, -90, 180, 90))], in: folder)
      let world = try RunMezha.mezha(["borders", "c.geojson"], folder: folder)
      #expect(!world.errors.contains("180 degrees of longitude"), "\(world.errors)")
    }
  }

  @Test
  func `a condition that is none is answered in the same words for every format`() throws {
    try RunMezha.withFolder { folder in
      try Self.write("a.geojson", [("a", nil, Self.box(0, 0, 1, 1))], in: folder)
      let made = try RunMezha.mezha(
        ["simplify", "a.geojson", "--tolerance-m", "1", "-o", "a.gpkg"], folder: folder)
      #expect(made.status == 0)
      for file in ["a.geojson", "a.gpkg"] {
        let run = try RunMezha.mezha(["borders", file, "--where", "id = 'a", "--lang", "ru"], folder: folder)
        #expect(run.status == 64)
        #expect(run.errors.contains("--where id = 'a — не условие для полей этого слоя"), "\(run.errors)")
        #expect(!run.errors.contains("SQL"))
      }
      let field = try RunMezha.mezha(["borders", "a.geojson", "--where", "pop > 3"], folder: folder)
      #expect(field.errors.contains("--where pop > 3: there is no field pop"), "\(field.errors)")
    }
  }

  @Test
  func `the scale under a table is that of its own borders`() throws {
    let all = try RunMezha.mezha(["scale", "--by", "pair"])
    let some = try RunMezha.mezha(["scale", "--by", "pair", "--international"])
    func scale(_ run: MezhaResult) -> Substring? {
      run.text.split(separator: "\n").first { $0.hasPrefix("Scale:") }
    }
    #expect(scale(all) != nil && scale(some) != nil && scale(all) != scale(some))
  }

  @Test(.enabled(if: hasPython))
  func `a file of an archive is read by the name that the message proposes`() throws {
    try RunMezha.withFolder { folder in
      let regions =
        [("a", nil, Self.box(0, 0, 1, 1)), ("b", nil, Self.box(1, 0, 2, 1))] as [(String, String?, String)]
      try Self.write("one.geojson", regions, in: folder)
      try Self.write("two.geojson", regions, in: folder)
      let csv = "id,wkt\na,\"POLYGON((0 0,1 0,1 1,0 1,0 0))\"\nb,\"POLYGON((1 0,2 0,2 1,1 1,1 0))\"\n"
      try csv.write(toFile: "\(folder)/three.csv", atomically: true, encoding: .utf8)
      let script = """
        import zipfile
        with zipfile.ZipFile('all.zip', 'w') as z:
            for name in ('one.geojson', 'two.geojson', 'three.csv'): z.write(name)
        """
      #expect(try RunMezha.run(["python3", "-c", script], folder: folder).status == 0)
      let refused = try RunMezha.mezha(["borders", "all.zip"], folder: folder)
      #expect(refused.status == 64)
      #expect(refused.errors.contains("such as /vsizip/all.zip/one.geojson"), "\(refused.errors)")
      for name in [
        "/vsizip/all.zip/one.geojson", "/vsizip/\(folder)/all.zip/two.geojson", "/vsizip/all.zip/three.csv",
      ] {
        let run = try RunMezha.mezha(["borders", name, "--format", "csv"], folder: folder)
        #expect(run.status == 0 && run.text.contains("110.574"), "\(name): \(run.errors)")
      }
    }
  }

  private static let hasPython = RunMezha.canRun(["python3", "--version"])

  @Test
  func `the old member crs of types EPSG and OGC is read`() throws {
    try RunMezha.withFolder { folder in
      func borders(_ crs: String, _ rings: [String]) throws -> MezhaResult {
        let features = zip(["a", "b"], rings).map {
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"\($0)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\($1)]}}"
        }.joined(separator: ",")
        let text = "{\"type\":\"FeatureCollection\",\"crs\":\(crs),\"features\":[\(features)]}"
        try text.write(toFile: "\(folder)/crs.geojson", atomically: true, encoding: .utf8)
        return try RunMezha.mezha(["borders", "crs.geojson", "--format", "csv"], folder: folder)
      }
      let degrees = [Self.box(0, 0, 1, 1), Self.box(1, 0, 2, 1)]
      let metres = [
        Self.box(500_000, 5_600_000, 510_000, 5_610_000), Self.box(510_000, 5_600_000, 520_000, 5_610_000),
      ]
      let urn = #"{"type":"OGC","properties":{"urn":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#
      #expect(try borders(urn, degrees).text.contains("110.574"))
      // Ten kilometres of a zone of UTM, whose scale is 0.9996 on the central meridian.
      let old = try borders(#"{"type":"EPSG","properties":{"code":32637}}"#, metres)
      #expect(old.text.contains("10.00398"), "\(old.text) \(old.errors)")
    }
  }

  @Test
  func `numbers of a GWT that are no lengths are not held against lengths`() throws {
    try RunMezha.withFolder { folder in
      try Self.write(
        "a.geojson", [("a", nil, Self.box(0, 0, 1, 1)), ("b", nil, Self.box(1, 0, 2, 1))], in: folder)
      let list = "0 2 a id\na b 5.5\nb a 5.5\n"
      try list.write(toFile: "\(folder)/w.gwt", atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["validate", "a.geojson", "--list", "w.gwt"], folder: folder)
      #expect(run.status == 0)
      #expect(run.text.contains("are no lengths of these borders"), "\(run.text)")
    }
  }

  @Test
  func `borders on both sides of the 180th meridian are matched`() throws {
    try RunMezha.withFolder { folder in
      try Self.write("w.geojson", [("w", nil, Self.box(178, 10, 179.9999, 11))], in: folder)
      try Self.write("e.geojson", [("e", nil, Self.box(-179.9999, 10, -178, 11))], in: folder)
      let run = try RunMezha.mezha(
        ["borders", "w.geojson", "e.geojson", "--tolerance-m", "50", "--format", "csv"], folder: folder)
      // From 10 to 11 degrees north along a meridian; the lines are 0.0002 degrees apart.
      #expect(run.text.contains("110.61"), "\(run.text)")
      #expect(run.errors.contains("1 pair matched along 111 km"), "\(run.errors)")
    }
  }

  @Test
  func `a belt round the whole earth borders the next one along the parallel`() throws {
    try RunMezha.withFolder { folder in
      try Self.write(
        "a.geojson", [("s", nil, Self.box(-180, 0, 180, 10)), ("n", nil, Self.box(-180, 10, 180, 20))],
        in: folder)
      let run = try RunMezha.mezha(["borders", "a.geojson", "--format", "csv"], folder: folder)
      // 360 geodesics of one degree each, by pyproj.
      #expect(run.text.contains("39470.1"), "\(run.text)")
      #expect(run.errors.contains("drawn round the earth"))
    }
  }
}
