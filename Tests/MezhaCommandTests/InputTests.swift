import BorderIO
import Foundation
import Testing

/// The real thing: files as other programs make them, read by Mezha's own readers and by GDAL.
@Suite struct InputTests {
  static let three = RunMezha.fixture("reading/three.geojson")

  /// The table of borders that an input gives, the same by both ways of reading.
  @discardableResult
  func borders(
    _ arguments: [String], input: Data? = nil, folder: String? = nil, status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (table: CSVFile, errors: String) {
    let command = ["borders", "--format", "csv"] + arguments
    let own = try RunMezha.mezha(command, input: input, folder: folder)
    let byGDAL = try RunMezha.mezha(
      command, input: input, folder: folder, environment: ["MEZHA_READ_BY": "gdal"])
    #expect(own.status == status, "\(own.errors)", sourceLocation: sourceLocation)
    #expect(byGDAL.status == status, "by GDAL: \(byGDAL.errors)", sourceLocation: sourceLocation)
    #expect(own.output == byGDAL.output, "by GDAL: \(byGDAL.text)", sourceLocation: sourceLocation)
    return (CSVFile(own.text), own.errors)
  }

  /// Makes a file of three.geojson with GDAL.
  func make(_ name: String, in folder: String, from file: String = three, _ options: [String] = [])
    throws
  {
    let result = try RunMezha.run(["ogr2ogr", name, file] + options, folder: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  /// With its index, a FlatGeobuf has its features in another order and none without geometry.
  static func inOrder(_ format: String) -> [String] {
    format == "fgb" ? ["-lco", "SPATIAL_INDEX=NO"] : []
  }

  static let pairs = ["XA-01", "XA-01"]

  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"),
    arguments: ["plain.geojson", "noname", "three.json.gz", "three.csv.zip", "data.bin"])
  func `every packing under every name`(name: String) throws {
    try RunMezha.withFolder { folder in
      let isZip = name.hasSuffix("zip") || name == "data.bin"
      let packed = try RunMezha.run(
        isZip ? ["python3", "-m", "zipfile", "-c", name, Self.three] : ["gzip", "-c", Self.three],
        folder: folder)
      #expect(packed.status == 0, "\(packed.errors)")
      if !isZip { try packed.output.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
      let (table, _) = try borders([name], folder: folder)
      #expect(table["a_id"] == Self.pairs && table["b_id"] == ["XA-02", "XB-01"])
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      #expect(try borders(["-"], input: bytes).table.rows == table.rows)
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["gpkg", "fgb", "zip"])
  func `standard input may be binary`(format: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: RunMezha.fixture("reading/three.\(format)")))
    #expect(try borders(["-"], input: bytes).table["b_id"] == ["XA-02", "XB-01"])
  }

  /// Russian names in a shapefile: with a `.cpg`, without one, with Latin letters noted in the table as Windows programs
  /// do, in UTF-8, and in an archive.
  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["cpg", "none", "latin", "utf8", "zip"])
  func `shapefiles in any encoding`(kind: String) throws {
    try RunMezha.withFolder { folder in
      let encoding = kind == "utf8" ? "UTF-8" : "CP1251"
      try make(
        "three.shp", in: folder, ["-f", "ESRI Shapefile", "-lco", "ENCODING=\(encoding)"])
      if kind != "cpg" { try FileManager.default.removeItem(atPath: folder + "/three.cpg") }
      if kind == "latin" || kind == "none" {
        var table = try Data(contentsOf: URL(fileURLWithPath: folder + "/three.dbf"))
        table[29] = kind == "latin" ? 0x57 : 0
        try table.write(to: URL(fileURLWithPath: folder + "/three.dbf"))
      }
      var name = "three.shp"
      if kind == "zip" {
        name = "three.zip"
        let packed = try RunMezha.run(
          ["python3", "-m", "zipfile", "-c", name, "three.shp", "three.shx", "three.dbf", "three.prj"],
          folder: folder)
        #expect(packed.status == 0, "\(packed.errors)")
      }
      let (table, errors) = try borders([name], folder: folder)
      #expect(table["b_name_ru"] == ["Морская область", "Ставок"], "\(kind): \(table["b_name_ru"])")
      #expect(errors.contains("encoding") == (kind != "cpg"), "\(errors)")
      #expect(kind == "cpg" || errors.contains(".cpg"), "says what to do: \(errors)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"))
  func `a declared encoding is not guessed away`() throws {
    try RunMezha.withFolder { folder in
      // 0x26: CP866. Its bytes are not those of CP1251.
      try make("three.shp", in: folder, ["-f", "ESRI Shapefile", "-lco", "ENCODING=LDID/38"])
      try? FileManager.default.removeItem(atPath: folder + "/three.cpg")
      let (table, errors) = try borders(["three.shp"], folder: folder)
      #expect(table["b_name_ru"] == ["Морская область", "Ставок"])
      #expect(!errors.contains("encoding"), "\(errors)")
    }
  }

  @Test func `a byte order mark is passed over`() throws {
    try RunMezha.withFolder { folder in
      let mark = Data([0xEF, 0xBB, 0xBF])
      let text = try Data(contentsOf: URL(fileURLWithPath: Self.three))
      #expect(try borders(["-"], input: mark + text).table["a_id"] == Self.pairs)
      let csv = "id,name,WKT\n1,Один,\"POLYGON((0 0,1 0,1 1,0 0))\"\n2,Два,\"POLYGON((1 0,2 0,1 1,1 0))\"\n"
      try (mark + Data(csv.utf8)).write(to: URL(fileURLWithPath: folder + "/bom.csv"))
      let (table, errors) = try borders(["bom.csv"], folder: folder)
      #expect(table["a_id"] == ["1"] && table["b_name"] == ["Два"])
      #expect(errors.contains("no CRS"), "\(errors)")
    }
  }

  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"),
    arguments: ["gpkg", "fgb", "geojson", "shp", "gml", "kml"])
  func `third and fourth dimensions are dropped and reported`(format: String) throws {
    try RunMezha.withFolder { folder in
      let isShape = ["gpkg", "shp"].contains(format)
      try make(
        "z.\(format)", in: folder,
        ["-dim", isShape ? "XYZM" : "XYZ"] + (format == "gml" ? ["-f", "GML"] : []))
      let (table, errors) = try borders(
        ["z.\(format)", "--id", format == "shp" ? "iso_3166_2" : "iso_3166_2"], folder: folder)
      #expect(table["b_id"] == ["XA-02", "XB-01"])
      #expect(errors.contains("Z or M"), "\(format): \(errors)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["gpkg", "gml"])
  func `curves are made straight and reported`(format: String) throws {
    try RunMezha.withFolder { folder in
      let csv =
        "id,WKT\nA,\"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\"\nB,\"POLYGON((2 0,3 0,3 1,2 0))\"\n"
      try Data(csv.utf8).write(to: URL(fileURLWithPath: folder + "/curve.csv"))
      try make(
        "curve.\(format)", in: folder, from: "curve.csv",
        ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO", "-nlt", "CURVEPOLYGON"])
      let (table, errors) = try borders(["curve.\(format)", "--rule", "queen"], folder: folder)
      #expect(table["touch_points"] == ["1"])
      #expect(errors.contains("straight segments"), "\(errors)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["EPSG:28406", "EPSG:3576"])
  func `local projections are transformed`(system: String) throws {
    try RunMezha.withFolder { folder in
      for name in ["local.shp", "local.gpkg", "local.fgb"] {
        try make(
          name, in: folder,
          ["-t_srs", system, "-lco", "ENCODING=UTF-8"].dropLast(name == "local.shp" ? 0 : 2))
        let (table, _) = try borders([name], folder: folder)
        let lengths = table["length_km"].compactMap(Double.init)
        // 250.720 and 165.114 km; a metre for the datum and the rounding of the file.
        #expect(
          lengths.count == 2 && abs(lengths[0] - 250.720) < 0.2 && abs(lengths[1] - 165.114) < 0.2,
          "\(name) \(lengths)")
      }
      // The same without its CRS: an error that says what to do.
      try FileManager.default.removeItem(atPath: folder + "/local.prj")
      let (_, errors) = try borders(["local.shp"], folder: folder, status: 65)
      #expect(errors.contains("local.shp") && errors.contains("--crs"), "\(errors)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"))
  func `degrees without a CRS are taken`() throws {
    try RunMezha.withFolder { folder in
      for name in ["bare.shp", "bare.fgb", "bare.gpkg"] {
        try make(name, in: folder, ["-a_srs", "none"])
        let (table, errors) = try borders([name, "--id", "iso_3166_2"], folder: folder)
        #expect(table["b_id"] == ["XA-02", "XB-01"], "\(name)")
        #expect(errors.contains("no CRS") || name == "bare.gpkg", "\(name): \(errors)")
      }
    }
  }
}
