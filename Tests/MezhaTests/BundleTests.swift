import Foundation
import Testing

/// The files of GDAL and of libxlsxwriter, opened by others.
@Suite struct BundleTests {
  static let hasOpenpyxl = python.isEmpty == false
  /// A Python that has openpyxl; empty for none.
  static let python =
    ["python3", "/usr/bin/python3"].first { RunMezha.canRun([$0, "-c", "import openpyxl"]) } ?? ""

  private static func lengths(_ csv: String) throws -> [Double] {
    try CSVFile(file: csv)["length_km"].compactMap { Double($0) }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "ogrinfo is not installed"))
  func `GeoPackage: layers, styles, the same figures and the same bytes`() throws {
    try RunMezha.withFolder { folder in
      let first = try ReportTests.report(["--bundle"], in: folder + "/a")
      let second = try ReportTests.report(["--bundle"], in: folder + "/b")
      #expect(first.result.status == 0, "\(first.result.errors)")
      for name in ["report.gpkg", "report.xlsx"] {
        #expect(first.files[name] == second.files[name], "\(name)")
      }
      let file = folder + "/a/report.gpkg"
      let sql = "SELECT count(*) AS n, sum(length_km) AS km FROM borders"
      let answer = try RunMezha.run(["ogrinfo", "-q", file, "-sql", sql]).text
      let km = try #require(answer.firstMatch(of: /km \(Real\) = ([0-9.]+)/).flatMap { Double($0.1) })
      let expected = try Self.lengths(folder + "/a/borders.csv")
      #expect(abs(km - expected.reduce(0, +)) < 1e-3)
      #expect(answer.contains("n (Integer) = \(expected.count)"))
      let styles = try RunMezha.run(["ogrinfo", "-q", "-al", file, "layer_styles"]).text
      for layer in ["regions", "borders", "crossings"] {
        #expect(styles.contains("f_table_name (String) = \(layer)"))
      }
      let pieces = styles.components(separatedBy: "styleQML (String) = ").dropFirst()
      #expect(pieces.count == 3)
      for piece in pieces {
        let qml = try #require(piece.components(separatedBy: "</qgis>").first) + "</qgis>"
        #expect(isWellFormedXML(Data(qml.utf8)))
      }
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "ogrinfo is not installed"))
  func `FlatGeobuf and TopoJSON are read by GDAL`() throws {
    try RunMezha.withFolder { folder in
      for (ending, count) in [("fgb", "Feature Count: 180"), ("topojson", "Feature Count: 489")] {
        let file = "\(folder)/x.\(ending)"
        let result = try RunMezha.mezha(["borders", "-q", "--international", "-o", file])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try RunMezha.run(["ogrinfo", "-so", "-al", file]).text.contains(count), "\(ending)")
      }
    }
  }

  @Test(.enabled(if: hasOpenpyxl, "openpyxl is not installed"))
  func `XLSX: numbers are numbers, headings stay`() throws {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(["--bundle"], in: folder)
      let script = """
        import openpyxl, sys
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book['borders']
        column = [c.value for c in sheet[1]].index('km')
        values = [row[column].value for row in sheet.iter_rows(min_row=2)]
        assert all(isinstance(v, (int, float)) for v in values)
        assert not any(c.data_type == 'f' for s in book for row in s.iter_rows() for c in row)
        assert all(s.freeze_panes == 'A2' for s in book)
        print(len(book.sheetnames), len(values), sum(values))
        """
      let result = try RunMezha.run([Self.python, "-c", script, folder + "/report.xlsx"])
      #expect(result.status == 0, "\(result.errors)")
      let numbers = result.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      let expected = try Self.lengths(folder + "/borders.csv")
      #expect(numbers.count == 3 && numbers[0] == 6 && Int(numbers[1]) == expected.count)
      #expect(abs(numbers[2] - expected.reduce(0, +)) < 1e-3)
    }
  }
}
