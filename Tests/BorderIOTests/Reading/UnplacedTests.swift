import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

/// Files whose CRS has no place on the earth, or that have none.
@Suite struct UnplacedTests {
  /// Makes files of two squares in several formats, with a CRS that is no place on the earth.
  private func forEachFile(_ scale: Double, _ check: (String, String) throws -> Void) throws {
    guard OtherProgram.hasOgr2ogr else { return }
    let squares = (0..<2).map { x in
      let (w, e) = (Double(x) * scale, Double(x + 1) * scale)
      return "POLYGON ((\(w) 0,\(e) 0,\(e) \(scale),\(w) \(scale),\(w) 0))"
    }
    try Writing.withFolder { folder in
      let source = "\(folder)/source.csv"
      let text = "WKT,id\n" + squares.enumerated().map { "\"\($1)\",R\($0)\n" }.joined()
      try Data(text.utf8).write(to: URL(fileURLWithPath: source))
      let local = #"LOCAL_CS["works",UNIT["metre",1]]"#
      for (name, options) in [
        ("none.gpkg", ["-a_srs", "none"]), ("local.gpkg", ["-a_srs", local]),
        ("local.shp", ["-a_srs", local]),
        ("none.fgb", ["-a_srs", "none"]), ("none.shp", []), ("local.mif", ["-a_srs", local]),
        ("none.geojson", []),
      ] {
        let file = "\(folder)/\(name)"
        // GeoJSON is written as it is: ogr2ogr knows no other.
        let made = try OtherProgram.run(["ogr2ogr", "-q", file, source] + options)
        #expect(FileManager.default.fileExists(atPath: file), "\(made.output)")
        try check(name, file)
      }
    }
  }

  @Test func `in degrees they are read as degrees`() throws {
    try forEachFile(1) { name, file in
      let input = try RegionReader.read(InputSpec(file: file))
      #expect(input.regions.regionCount == 2, "\(name)")
      #expect(!input.isPlanar)
      if name.hasSuffix("geojson") { return }
      #expect(input.sources[0].coordinateSystem == SourceOpening.noSystem, "\(name)")
      #expect(input.sources[0].notes.contains { $0.english.hasPrefix("the layer has no CRS") }, "\(name)")
    }
  }

  @Test func `metres in a file that says degrees are told as such`() throws {
    try forEachFile(100_000) { name, file in
      guard name.hasPrefix("none."), !name.hasSuffix("geojson") else { return }
      let wrong = file.replacing("none.", with: "wrong.")
      _ = try OtherProgram.run(["ogr2ogr", "-q", wrong, file, "-a_srs", "EPSG:4326"])
      for takesPlanar in [false, true] {
        var options = ReadOptions()
        options.takesPlanar = takesPlanar
        let error = #expect(throws: InputError.self) {
          try RegionReader.read(InputSpec(file: wrong), options: options)
        }
        let text = error?.problem.english ?? ""
        #expect(text.contains("although the CRS of the layer is WGS 84"), "\(name): \(text)")
        #expect(error?.hint?.english.contains("-a_srs") == true, "\(name)")
      }
    }
  }

  @Test func `in metres they need a CRS, or give neighbours alone`() throws {
    try forEachFile(100_000) { name, file in
      let error = #expect(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error?.problem.english.contains("not degrees") == true, "\(name): \(error?.description ?? "")")
      #expect(error?.hint?.english.contains("--crs") == true, "\(name)")
      var options = ReadOptions()
      options.takesPlanar = true
      let planar = try RegionReader.read(InputSpec(file: file), options: options)
      #expect(planar.isPlanar, "\(name)")
      #expect(planar.regions.positions.map(\.longitude).max() == 200_000 / PlaneUnits.divisor, "\(name)")
      let topology = BorderTopology(planar.regions)
      #expect(topology.arcIDs.contains { topology.kind(of: $0) == .shared }, "\(name)")
      options = ReadOptions(makeTransform: { wkt in
        #expect(wkt.contains("Pseudo-Mercator"))
        return Tenfold()
      })
      options.declaredCRS = "EPSG:3857"
      let declared = try RegionReader.read(InputSpec(file: file), options: options)
      #expect(declared.sources[0].isCRSDeclared, "\(name)")
      #expect(declared.regions.positions.map(\.longitude).max() == 20, "\(name)")
    }
  }

  private struct Tenfold: PositionTransform {
    func transform(_ positions: UnsafeMutableBufferPointer<Position>) {
      for index in positions.indices {
        positions[index] = Position(
          longitude: positions[index].longitude / 1e4, latitude: positions[index].latitude / 1e4)
      }
    }
  }

  @Test func `a CRS that no file wants is an error`() {
    let text = Fixture.collection(
      ids: ["a"], crs: #""crs":{"type":"name","properties":{"name":"EPSG:4326"}},"#)
    var options = ReadOptions()
    options.declaredCRS = "EPSG:3857"
    #expect(Fixture.error(text, options: options)?.category == .usage)
    options.declaredCRS = "EPSG:99999999"
    #expect(Fixture.error(Fixture.collection(ids: ["a"]), options: options)?.category == .usage)
  }

  @Test func `the old form of the member crs`() throws {
    for code in ["3857", "\"3857\""] {
      let crs = #""crs":{"type":"EPSG","properties":{"code":\#(code)}},"#
      let options = ReadOptions(makeTransform: { wkt in
        #expect(wkt.contains("Pseudo-Mercator"))
        return Tenfold()
      })
      let input = try Fixture.read(Fixture.collection(ids: ["a"], crs: crs), options: options)
      #expect(input.sources[0].coordinateSystem.contains("EPSG:3857"))
    }
  }

  /// A document in which simdjson met an error may not be gone on with: that read through a null pointer.
  @Test(arguments: [
    #"{"properties" {"name":"EPSG:4326"}}"#, #"{"properties":{"name" "x"}}"#, #"{"type":"EPSG" "x":{}}"#,
    #"{1:2}"#, #"{"type":"EPSG","properties":{"code" 4326}}"#,
  ])
  func `a malformed member crs is an error with its place`(member: String) throws {
    let text = Fixture.collection(ids: ["a"], crs: "\"crs\":\(member),")
    let error = try #require(Fixture.error(text))
    #expect(error.category == .badData)
    #expect("\(error)".contains("byte 34"), "\(error)")
  }

  @Test func `a latitude a little beyond the pole is a fault of its ring`() throws {
    let text = "WKT,id\n\"POLYGON ((0 0,1 0,1 1,0 0))\",a\n\"POLYGON ((5 0,6 90.0001,7 1,5 0))\",b\n"
    let input = try Fixture.read(text, name: "x.csv")
    #expect(input.regions.problems.contains { $0.kind == .outOfRange })
    #expect(input.regions.ringCount == 1)
  }
}
