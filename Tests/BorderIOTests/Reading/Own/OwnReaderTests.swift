import BorderCore
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO
@testable import BorderTables

/// FlatGeobuf and GeoPackage read without GDAL: the same as with it.
@Suite struct OwnReaderTests {
  /// A layer of plain texts that ogr2ogr makes a file of.
  struct Layer: CustomStringConvertible {
    let name: String
    var shapes = OwnReaderTests.plain
    var arguments: [String] = []
    var id: String? = "id"
    /// Whether GDAL must not be needed, for FlatGeobuf and for GeoPackage.
    var isOwn = (flatGeobuf: true, geoPackage: true)

    var description: String { name }
  }

  static let plain = [
    "POLYGON ((0 0,1 0,1 1,0 1,0 0))",
    "POLYGON ((1 0,2 0.1,2 1,1 1,1 0),(1.2 0.2,1.4 0.2,1.4 0.4,1.2 0.2),(1.6 0.6,1.8 0.6,1.8 0.8,1.6 0.6))",
    "MULTIPOLYGON (((3 0,4 0,4 1,3 0)),((5 0,6 0,6 1,5 0),(5.7 0.2,5.8 0.2,5.8 0.3,5.7 0.2)))",
    "", "POLYGON ((0 5,0 5,1 5,1 6,-0.0 6,0 5))",
  ]

  static let layers = [
    Layer(name: "plain"), Layer(name: "guessed id", id: nil),
    Layer(name: "all of one kind", arguments: ["-nlt", "PROMOTE_TO_MULTI"]),
    Layer(
      name: "polygons alone", shapes: [plain[0], plain[1], plain[4]], arguments: ["-nlt", "POLYGON"]),
    Layer(name: "32 bits", id: "number"), Layer(name: "64 bits", id: "big"), Layer(name: "flags", id: "flag"),
    Layer(name: "real", id: "share"),
    Layer(name: "real but whole", id: "kode"),
    Layer(name: "date", id: "day", isOwn: (false, false)),
    Layer(name: "no such field", id: "nothing", isOwn: (false, false)),
    Layer(name: "Web Mercator", arguments: ["-t_srs", "EPSG:3857"], isOwn: (false, false)),
    Layer(name: "another datum", arguments: ["-a_srs", "EPSG:4258"], isOwn: (false, false)),
    Layer(name: "not degrees", shapes: ["POLYGON ((0 0,1000 0,1000 1000,0 0))"]),
    Layer(name: "partly no degrees", shapes: [plain[0], "POLYGON ((0 0,1000 0,1000 1000,0 0))"]),
    Layer(name: "slivers", shapes: ["POLYGON ((0 0,1 1,0 0))", plain[1], "POLYGON ((2 2,2 2,2 2,2 2))"]),
    Layer(
      name: "empty polygon in the middle", shapes: [plain[0], "POLYGON EMPTY", "MULTIPOLYGON EMPTY"],
      isOwn: (true, true)),
    Layer(
      name: "a line in the middle", shapes: [plain[0], "LINESTRING (0 0,1 1)", plain[1]],
      isOwn: (false, false)),
    Layer(
      name: "heights in the middle", shapes: [plain[0], "POLYGON Z ((0 0 1,1 0 2,1 1 3,0 0 1))", plain[1]],
      isOwn: (true, false)),
    Layer(
      name: "a curve in the middle",
      shapes: [plain[0], "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))", plain[1]],
      isOwn: (false, false)),
    Layer(
      name: "a collection",
      shapes: [plain[0], "GEOMETRYCOLLECTION (POLYGON ((8 0,9 0,9 1,8 0)),POINT (1 1))"],
      isOwn: (false, false)),
    Layer(name: "points alone", shapes: ["POINT (1 2)", "POINT (3 4)"], isOwn: (false, false)),
  ]

  @Test(
    .enabled(if: OtherProgram.hasOgr2ogr, "ogr2ogr (gdal-bin) is not installed"), arguments: layers)
  func `files of ogr2ogr are read alike`(layer: Layer) throws {
    try Writing.withFolder { folder in
      let table = try Self.table(layer, in: folder)
      let options = ReadOptions(idField: layer.id)
      let variants: [(String, [String], Bool)] = [
        ("a.fgb", [], layer.isOwn.flatGeobuf),
        ("b.fgb", ["-lco", "SPATIAL_INDEX=NO"], layer.isOwn.flatGeobuf),
        ("a.gpkg", [], layer.isOwn.geoPackage),
        ("b.gpkg", ["-lco", "GEOMETRY_NAME=the \"shape\"", "-lco", "FID=nr"], layer.isOwn.geoPackage),
      ]
      for (name, more, isOwn) in variants {
        let file = "\(folder)/\(name)"
        let made = try OtherProgram.run(
          ["ogr2ogr", "-q", "-a_srs", "EPSG:4326", file, table] + layer.arguments + more)
        #expect(FileManager.default.fileExists(atPath: file), "\(made.output)")
        let input = InputSpec(file: file)
        // Out of range is told by an error, after the own reader has read the file.
        if !layer.name.hasPrefix("not degrees") {
          #expect(try BothWays.isOwn(input, options) == isOwn, "\(name)")
        }
        BothWays.expectSame([input], options)
        let mosaic = [InputSpec(file: Fixture.path("three.geojson")), input, input]
        BothWays.expectSame(mosaic, options)
        BothWays.expectSame([InputSpec(file: file, layer: "table")], options)
        BothWays.expectSame([InputSpec(file: file, layer: "TABLE")], options)
        BothWays.expectSame([InputSpec(file: file, layer: "none")], options)
      }
    }
  }

  /// A table of comma-separated values with the types of its columns beside it.
  private static func table(_ layer: Layer, in folder: String) throws -> String {
    var text = "wkt,id,name,number,big,flag,share,kode,day,name_ru\n"
    for (index, shape) in layer.shapes.enumerated() {
      let name = ["Ölmütz", "\"a, \"\"b\"\"\"", "", " edge ", "d"][index % 5]
      text += "\"\(shape)\",R-\(index),\(name),\(index * 1_000 - 1_500),\(index &* 10_000_000_000),"
      text +=
        "\(index % 2),\(Double(index) / 3),\(index * 7 - 7).0,2020-01-0\(index + 1),\(index == 1 ? "" : "Имя \(index)")\n"
    }
    let file = folder + "/table.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let types =
      "\"WKT\",\"String\",\"String\",\"Integer\",\"Integer64\",\"Integer(Boolean)\",\"Real\",\"Real\",\"Date\",\"String\""
    try Data(types.utf8).write(to: URL(fileURLWithPath: folder + "/table.csvt"))
    return file
  }

  @Test(.enabled(if: OtherProgram.hasOgr2ogr, "ogr2ogr (gdal-bin) is not installed"))
  func `several layers, a layer without a CRS, a view and an open writer`() throws {
    try Writing.withFolder { folder in
      let file = "\(folder)/several.gpkg"
      let source = Fixture.path("three.geojson")
      for arguments in [
        ["-f", "GPKG", file, source, "-nln", "first"],
        ["-update", file, source, "-nln", "second one"],
        ["-update", file, source, "-nln", "places", "-nlt", "POINT", "-where", "1 = 0"],
      ] { _ = try OtherProgram.run(["ogr2ogr", "-q"] + arguments) }
      for layer in [nil, "first", "second one", "First", "places", "third"] {
        BothWays.expectSame([InputSpec(file: file, layer: layer)])
      }
      #expect(try BothWays.isOwn(InputSpec(file: file, layer: "second one")))
      #expect(try !BothWays.isOwn(InputSpec(file: file)))
      for (name, arguments) in [
        ("none.gpkg", ["-a_srs", "none"]), ("none.fgb", ["-a_srs", "none"]), ("z.fgb", ["-dim", "XYZ"]),
        ("z.gpkg", ["-dim", "XYZ"]), ("m.fgb", ["-dim", "XYM"]),
      ] {
        let made = "\(folder)/\(name)"
        _ = try OtherProgram.run(["ogr2ogr", "-q", made, source] + arguments)
        BothWays.expectSame([InputSpec(file: made)])
        #expect(try BothWays.isOwn(InputSpec(file: made)) == (name == "none.fgb"), "\(name)")
      }
      // What a writer leaves beside the file may belong to it.
      try Data().write(to: URL(fileURLWithPath: file + "-wal"))
      #expect(try !BothWays.isOwn(InputSpec(file: file, layer: "first")))
    }
  }

  @Test func `what Mezha writes is read alike`() throws {
    var random = SplitMix64(seed: 6)
    let set = regions("AABBC\nAADBC\nEEDDC\nEFFFC", shuffledBy: &random)
    var table = Table(
      name: "regions", title: Phrase(same: "regions"),
      columns: [
        Column("id", Phrase(same: "id")), Column("name", Phrase(same: "name")),
        Column("length_km", Phrase(same: "length"), isNumeric: true),
      ])
    for region in set.regions {
      table.append([.text(region.id), .text("Имя \(region.id)"), .decimal(1.5, places: 1)])
    }
    let file = VectorFile(
      [VectorFileLayer(table, shapes: GeoJSONGeometry.regions(of: set))], language: .english)
    try Writing.withFolder { folder in
      for (name, buffer) in [("a.gpkg", try file.geoPackage()), ("a.fgb", try file.flatGeobuf())] {
        let path = "\(folder)/\(name)"
        try OutputFile(path).write([buffer])
        #expect(try BothWays.isOwn(InputSpec(file: path)))
        let read = BothWays.expectSame([InputSpec(file: path)])
        #expect(Set(read.regions.map(\.id)) == Set(set.regions.map(\.id)))
      }
    }
  }

  @Test(
    .enabled(if: Fixture.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    arguments: [
      "osm-adm1-eurasia.gpkg#adm1_crimea_ua", "osm-raions-ru.fgb", "fr-communes.fgb",
      "adm2-kaz.gpkg#osm_adm4_2023", "adm2-kaz.gpkg#osm_adm6_part", "adm2-kaz.gpkg#gb_adm1",
      "adm2-kaz.gpkg#gb_adm2", "adm2-ukr.gpkg#gb_adm1", "adm2-ukr.gpkg#gb_adm2", "adm2-blr.gpkg",
      "adm2-mng.gpkg#adm_0", "adm2-mng.gpkg#adm_1", "adm2-mng.gpkg#adm_2", "adm2-est.gpkg#ehak_counties",
      "adm2-est.gpkg#ehak_municipalities", "adm2-lva.gpkg", "adm2-ltu.gpkg", "adm2-aze.gpkg",
      "adm2-geo.gpkg", "ne10-context.gpkg#lakes", "ne10-context.gpkg#admin_0_disputed_areas",
    ])
  func `real data are read alike`(name: String) throws {
    let input = InputSpec(parsing: "\(try #require(Fixture.geodata))/\(name)")
    #expect(try BothWays.isOwn(input), "GDAL is needed for \(name)")
    let read = BothWays.expectSame([input])
    #expect(!read.bits.isEmpty)
  }

  @Test(arguments: [
    "three.fgb", "three.gpkg", "three.gpkg#no", "shp/three.shp", "three.zip", "three.gpkg.gz",
  ])
  func `fixtures are read alike`(name: String) {
    BothWays.expectSame([InputSpec(parsing: Fixture.path(name))])
  }

  @Test func `options that need GDAL go there`() throws {
    for name in ["three.fgb", "three.gpkg"] {
      let input = InputSpec(file: Fixture.path(name))
      #expect(try BothWays.isOwn(input))
      let read = BothWays.expectSame([input], ReadOptions(whereClause: "country = 'XA'"))
      #expect(read.regions.count == 2)
    }
  }
}
