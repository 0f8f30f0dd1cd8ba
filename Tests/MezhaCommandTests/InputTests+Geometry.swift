import Foundation
import Testing

/// Geometries that are no plain polygons, mosaics, places and ids.
extension InputTests {
  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["geojson", "gpkg", "fgb", "shp"])
  func `mixed and empty geometries are reported`(format: String) throws {
    try RunMezha.withFolder { folder in
      let csv = """
        id,WKT
        A,"POLYGON((0 0,1 0,1 1,0 0))"
        B,"MULTIPOLYGON(((1 0,2 0,1 1,1 0)),((5 5,6 5,5 6,5 5)))"
        C,"POLYGON EMPTY"
        D,

        """
      let others = """
        P,"POINT(3 3)"
        L,"LINESTRING(3 3,4 4)"
        G,"GEOMETRYCOLLECTION(POINT(3 3),POLYGON((7 7,8 7,7 8,7 7)))"

        """
      // A shapefile holds one kind only.
      let text = format == "shp" ? csv : csv + others
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/mixed.csv"))
      try make(
        "mixed.\(format)", in: folder, from: "mixed.csv",
        ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO"]
          + (format == "shp" ? ["-nlt", "MULTIPOLYGON"] : []) + Self.inOrder(format))
      let (table, errors) = try borders(["mixed.\(format)"], folder: folder)
      #expect(table["a_id"] == ["A"] && table["b_id"] == ["B"])
      #expect(errors.contains("without geometry") || errors.contains("no geometry"), "\(errors)")
      #expect(format == "shp" || errors.contains("points, lines and other geometries left out"), "\(errors)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["geojson", "gpkg", "fgb", "shp"])
  func `closed lines are polygons on request`(format: String) throws {
    try RunMezha.withFolder { folder in
      let csv = "id,WKT\nA,\"LINESTRING(0 0,1 0,1 1,0 0)\"\nB,\"LINESTRING(1 0,2 0,1 1,1 0)\"\n"
      try Data(csv.utf8).write(to: URL(fileURLWithPath: folder + "/lines.csv"))
      try make(
        "lines.\(format)", in: folder, from: "lines.csv",
        ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO"])
      let (_, refused) = try borders(["lines.\(format)"], folder: folder, status: 65)
      #expect(refused.contains("lines.\(format)") && refused.contains("--closed-lines"), "\(refused)")
      let (table, errors) = try borders(["lines.\(format)", "--closed-lines"], folder: folder)
      #expect(table["a_id"] == ["A"] && table["b_id"] == ["B"])
      #expect(errors.contains("closed lines taken as polygons: 2"), "\(errors)")
    }
  }

  /// Latitude before longitude: told by a latitude beyond 90, or by the country that regions name.
  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["geojson", "gpkg", "fgb", "shp"])
  func `swapped axes are reported and put right`(format: String) throws {
    try RunMezha.withFolder { folder in
      func wkt(_ x: Int) -> String {
        "\"POLYGON((50 \(x),51 \(x),51 \(x + 1),50 \(x + 1),50 \(x)))\""
      }
      for (name, x, country) in [("east", 130, "RU"), ("west", 70, "KZ")] {
        let csv = "id,country,WKT\nA,\(country),\(wkt(x))\nB,\(country),\(wkt(x + 1))\n"
        try Data(csv.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).csv"))
        try make(
          "\(name).\(format)", in: folder, from: "\(name).csv",
          ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO"])
      }
      let (_, errors) = try borders(["east.\(format)"], folder: folder, status: 65)
      #expect(errors.contains("east.\(format)") && errors.contains("--swap-axes"), "\(errors)")
      let (wrong, warning) = try borders(["west.\(format)"], folder: folder)
      #expect(warning.contains("swapped") && warning.contains("--swap-axes"), "\(warning)")
      for name in ["east", "west"] {
        let (table, quiet) = try borders(["\(name).\(format)", "--swap-axes"], folder: folder)
        let length = table["length_km"].first.flatMap(Double.init) ?? 0
        // A degree of latitude at 50°; the other way round, of longitude.
        #expect(abs(length - 111.24) < 0.01, "\(name): \(length)")
        #expect(!quiet.contains("swapped"), "\(quiet)")
      }
      #expect(abs((wrong["length_km"].first.flatMap(Double.init) ?? 0) - 111.24) > 1)
      let inspected = try RunMezha.mezha(["inspect", "west.\(format)"], folder: folder)
      #expect(inspected.status == 1 && inspected.text.contains("swapped axes"), "\(inspected.text)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"))
  func `files and layers make a mosaic`() throws {
    try RunMezha.withFolder { folder in
      for (layer, country) in [("own", "XA"), ("theirs", "XB")] {
        try make(
          "both.gpkg", in: folder,
          ["-update", "-nln", layer, "-where", "country = '\(country)'"].suffix(layer == "own" ? 4 : 5))
      }
      try make("theirs.fgb", in: folder, ["-where", "country = 'XB'"])
      let expected = try borders([Self.three]).table
      #expect(try borders(["both.gpkg#own", "both.gpkg#theirs"], folder: folder).table.rows == expected.rows)
      #expect(try borders(["both.gpkg#own", "theirs.fgb"], folder: folder).table.rows == expected.rows)
      let filtered = try borders(
        ["both.gpkg#own", "theirs.fgb", "--where", "country = 'XA'"], folder: folder)
      #expect(filtered.table["b_id"] == ["XA-02"])
      let (_, unnamed) = try borders(["both.gpkg"], folder: folder, status: 64)
      #expect(unnamed.contains("both.gpkg#own") && unnamed.contains("theirs"), "\(unnamed)")
      let (_, repeated) = try borders(["both.gpkg#own", Self.three], folder: folder, status: 65)
      #expect(repeated.contains("XA-01") && repeated.contains("--id"), "\(repeated)")
    }
  }

  /// Coordinates that are none, in the middle of sound regions: told with the region, and the others are measured.
  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["gpkg", "fgb", "shp"],
    ["nan", "inf", "1e300"])
  func `numbers that are no places`(format: String, number: String) throws {
    try RunMezha.withFolder { folder in
      let csv = """
        id,WKT
        A,"POLYGON((0 0,1 0,1 1,0 0))"
        B,"POLYGON((1 0,2 0,1 1,1 0))"
        X,"POLYGON((5 5,12345.678 5,6 6,5 5))"

        """
      try Data(csv.utf8).write(to: URL(fileURLWithPath: folder + "/odd.csv"))
      try make(
        "odd.\(format)", in: folder, from: "odd.csv",
        ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO", "-nlt", "POLYGON"]
          + (format == "shp" ? [] : ["-lco", "SPATIAL_INDEX=NO"]))
      // No writer writes such numbers, so they are put where another one stands.
      let value = try #require(Double(number))
      let file = URL(fileURLWithPath: "\(folder)/odd.\(format)")
      let written = try Data(contentsOf: file)
      let changed = written.replacing(
        withUnsafeBytes(of: 12345.678.bitPattern.littleEndian) { Data($0) },
        with: withUnsafeBytes(of: value.bitPattern.littleEndian) { Data($0) })
      try #require(changed != written)
      try changed.write(to: file)
      let (table, errors) = try borders(["odd.\(format)"], folder: folder)
      #expect(table["a_id"] == ["A"] && table["b_id"] == ["B"])
      #expect(errors.contains("in X") && errors.contains("mezha inspect"), "\(errors)")
      let inspected = try RunMezha.mezha(["inspect", "odd.\(format)"], folder: folder)
      #expect(
        inspected.status == 1 && inspected.text.contains(number == "1e300" ? "out of range" : "not finite"))
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["geojson", "gpkg", "fgb", "shp"])
  func `ids that repeat or are missing`(format: String) throws {
    try RunMezha.withFolder { folder in
      let csv = """
        code,WKT
        A,"POLYGON((0 0,1 0,1 1,0 0))"
        B,"POLYGON((1 0,2 0,1 1,1 0))"
        B,"POLYGON((2 0,3 0,1 1,2 0))"
        ,"POLYGON((3 0,4 0,1 1,3 0))"

        """
      try Data(csv.utf8).write(to: URL(fileURLWithPath: folder + "/ids.csv"))
      try make(
        "ids.\(format)", in: folder, from: "ids.csv",
        ["-a_srs", "EPSG:4326", "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "EMPTY_STRING_AS_NULL=YES"]
          + Self.inOrder(format))
      let (merged, errors) = try borders(["ids.\(format)", "--id", "code"], folder: folder)
      #expect(merged["a_id"] == ["A", "B"] && merged["b_id"] == ["B", "feature-4"])
      #expect(errors.contains("repeat an id") && errors.contains("without an id"), "\(errors)")
      let (guessed, note) = try borders(["ids.\(format)"], folder: folder)
      #expect(guessed["a_id"] == ["1", "2", "3"] && guessed["b_id"] == ["2", "3", "4"])
      #expect(note.contains("numbers of their features"), "\(note)")
      let inspected = try RunMezha.mezha(["inspect", "ids.\(format)", "--id", "code"], folder: folder)
      #expect(inspected.status == 1 && inspected.text.contains("missing id"), "\(inspected.text)")
    }
  }
}
