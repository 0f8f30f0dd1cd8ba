import BorderTestSupport
import Foundation

/// Where fuzzed files come from: those that are stored, and those that are made.
struct FuzzCorpus {
  /// A file in the making: its extension, and its bytes.
  struct Piece {
    var ending: String
    var bytes: [UInt8]
  }

  /// A kind of file.
  struct Origin {
    let ending: String
    let content: Content
    /// The file, and those that belong to it. What is made depends on the generator alone.
    let pieces: (inout SplitMix64) -> [Piece]
    /// How often, in a hundred, bytes are spoilt.
    let spoiling: Int
  }

  private(set) var origins: [Origin] = []

  /// - Parameters:
  ///   - package: The folder of the package, with its fixtures and data.
  ///   - geodata: A folder of real data, or `nil`.
  init(package: String, geodata: String?) {
    addStored(package)
    if let geodata { addReal(geodata) }
    addMade()
  }

  private mutating func add(_ path: String, _ ending: String, _ content: Content, limit: Int = 900_000) {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: limit) else {
      return
    }
    let piece = Piece(ending: ending, bytes: [UInt8](data))
    origins.append(Origin(ending: ending, content: content, pieces: { _ in [piece] }, spoiling: 97))
  }

  private mutating func addStored(_ package: String) {
    let reading = package + "/Tests/Fixtures/reading/"
    for name in [
      "three.geojson", "three-bom.geojson", "three-3857.geojson", "three.geojson.gz", "three.gpkg.gz",
    ] {
      add(reading + name, String(name.drop { $0 != "." }.dropFirst()), .regions)
    }
    for name in ["three.fgb", "three.gpkg", "three.zip", "three-geojson.zip"] {
      add(reading + name, String(name.drop { $0 != "." }.dropFirst()), .binaryRegions)
    }
    for folder in ["shp", "cp1251"] {
      let pieces = ["shp", "shx", "dbf", "prj", "cpg"].compactMap { ending -> Piece? in
        let data = FileManager.default.contents(atPath: "\(reading)\(folder)/three.\(ending)")
        return data.map { Piece(ending: ending, bytes: [UInt8]($0)) }
      }
      origins.append(Origin(ending: "shp", content: .binaryRegions, pieces: { _ in pieces }, spoiling: 97))
    }
    add(package + "/Tests/Fixtures/inspect/faults.geojson", "geojson", .regions)
    let writing = package + "/Tests/Fixtures/"
    for name in ["csv", "lengths.csv", "matrix.csv", "gal", "gwt", "json", "graphml", "dot"] {
      add(
        writing + "writing/adjacency." + name, name == "lengths.csv" || name == "matrix.csv" ? "csv" : name,
        .list)
    }
    add(writing + "writing/sample.md", "md", .list)
    add(writing + "borders/three.md", "md", .list)
    add(writing + "borders/three.tsv", "tsv", .list)
    add(package + "/GeoData/claims/adjacency.csv", "csv", .list)
    add(package + "/GeoData/claims/figures.csv", "csv", .figures)
    add(package + "/GeoData/claims/groups.csv", "csv", .groups)
    add(package + "/GeoData/reference/factbook_border_lengths.csv", "csv", .lengths)
    add(package + "/GeoData/crossings.csv", "csv", .points, limit: 20_000)
    add(writing + "borders/corners.geojson", "geojson", .lines)
    add(writing + "borders/three.geojsonl", "geojsonl", .lines)
  }

  private mutating func addReal(_ folder: String) {
    for name in ["adm2-aze.gpkg", "adm2-ltu.gpkg", "adm2-lva.gpkg"] {
      add("\(folder)/\(name)", "gpkg", .binaryRegions)
    }
    for limit in [30_000, 300_000] {
      add("\(folder)/osm-raions-ru.fgb", "fgb", .binaryRegions, limit: limit)
      add("\(folder)/fr-communes.fgb", "fgb", .binaryRegions, limit: limit)
    }
    add("\(folder)/ne10-admin1/ne10-admin1.shp", "shp", .binaryRegions, limit: 300_000)
  }

  private mutating func addMade() {
    func add(_ ending: String, _ content: Content, _ make: @escaping (inout SplitMix64) -> String) {
      origins.append(
        Origin(
          ending: ending, content: content, pieces: { [Piece(ending: ending, bytes: Array(make(&$0).utf8))] },
          spoiling: 30))
    }
    func made(_ generator: inout SplitMix64) -> MadeRegions {
      MadeRegions(SplitMix64(seed: generator.next()))
    }
    for _ in 0..<6 {
      add("geojson", .regions) {
        var set = made(&$0); return set.geoJSON()
      }
    }
    add("geojsonl", .regions) {
      var set = made(&$0); return set.geoJSONLines()
    }
    add("csv", .regions) { made(&$0).wktTable() }
    add("kml", .regions) { made(&$0).kml() }
    for _ in 0..<3 { add("geojson", .lines) { made(&$0).lines() } }
    add("csv", .points) { MadeLists.points(&$0) }
    for ending in ["csv", "tsv", "txt", "md", "json", "gal", "gwt", "html"] {
      add(ending, .list) { MadeLists.list(ending, &$0) }
    }
    add("csv", .figures) { MadeLists.figures(&$0) }
    add("csv", .groups) { MadeLists.groups(&$0) }
    add("csv", .lengths) { MadeLists.lengths(&$0) }
  }
}
