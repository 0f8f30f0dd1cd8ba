import BorderClaims
import BorderCore
import BorderIO
import BorderTestSupport
import Foundation
import Mezha
import Testing

/// Lists in spreadsheets, documents of office programs and PDF.
@Suite struct ListDocumentTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "document-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func pairs(_ list: ClaimList) -> [String] { list.claims.map { "\($0.a)-\($0.b)" } }

  private func says(_ list: ClaimList, _ text: String) -> Bool {
    list.notes.contains { $0.english.contains(text) }
  }

  @Test(
    .enabled(if: OtherProgram.hasOgr2ogr, "GDAL's ogr2ogr is not installed"),
    arguments: [("XLSX", "xlsx"), ("ODS", "ods")])
  func spreadsheets(driver: String, ending: String) throws {
    try withFolder { folder in
      let rows = "region,neighbours,code\nAland,\"Bland; Cland\",01\nBland,,02\nCland,Dland,03\n"
      try rows.write(toFile: folder + "/list.csv", atomically: true, encoding: .utf8)
      let file = "\(folder)/list.\(ending)"
      let made = try OtherProgram.run(["ogr2ogr", "-f", driver, file, folder + "/list.csv"])
      #expect(made.status == 0)
      let list = try ClaimListReader.read(file, options: ClaimListReader.Options())
      #expect(pairs(list) == ["Aland-Bland", "Aland-Cland", "Cland-Dland"])
      // The rows are those that the spreadsheet shows, and codes keep their zeros.
      #expect(list.claims.map(\.line) == [2, 2, 4])
      #expect(list.claims.map(\.extra) == [["01"], ["01"], ["03"]])
      #expect(says(list, "rows that do not name two places: 1 (3)"), "\(list.notes)")
      #expect(says(list, "from the sheet list"), "\(list.notes)")
    }
  }

  /// As PySAL and ArcGIS write weights: the field of ids, `NID`, `WEIGHT`.
  @Test(.enabled(if: OtherProgram.hasOgr2ogr, "GDAL's ogr2ogr is not installed"))
  func `weights in a table of dBASE`() throws {
    try withFolder { folder in
      let rows = "FIPS,NID,WEIGHT\n1001,1003,1\n1003,1001,1\n1003,1005,0.5\n"
      try rows.write(toFile: folder + "/w.csv", atomically: true, encoding: .utf8)
      let options = ["-f", "ESRI Shapefile", "-oo", "AUTODETECT_TYPE=YES"]
      let made = try OtherProgram.run(["ogr2ogr"] + options + [folder + "/w.dbf", folder + "/w.csv"])
      #expect(made.status == 0)
      let list = try ClaimListReader.read(folder + "/w.dbf", options: ClaimListReader.Options())
      #expect(pairs(list) == ["1001-1003", "1003-1001", "1003-1005"])
      #expect(list.idField == "FIPS")
      #expect(!says(list, "sheet"), "\(list.notes)")
    }
  }

  private static let hasPandoc = OtherProgram.canRun(["pandoc", "--version"])
  private static let hasPDF = OtherProgram.canRun(["pdftotext", "-v"])

  @Test(.enabled(if: hasPandoc, "pandoc is not installed"), arguments: ["docx"])
  func `documents of office programs`(ending: String) throws {
    try withFolder { folder in
      let text =
        "Some words.\n\n| region | neighbours |\n|---|---|\n| Aland | Bland, Cland |\n| Cland | Dland |\n"
      try text.write(toFile: folder + "/list.md", atomically: true, encoding: .utf8)
      let file = "\(folder)/list.\(ending)"
      #expect(try OtherProgram.run(["pandoc", "-o", file, folder + "/list.md"]).status == 0)
      let list = try ClaimListReader.read(file, options: ClaimListReader.Options())
      #expect(pairs(list) == ["Aland-Bland", "Aland-Cland", "Cland-Dland"])
      #expect(says(list, "skipped"), "\(list.notes)")
    }
  }

  /// Two pages with a line of text each.
  private static func pdf(_ lines: [String]) -> String {
    var text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    let kids = lines.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
    text += "2 0 obj<</Type/Pages/Kids[\(kids)]/Count \(lines.count)>>endobj\n"
    text += "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    for (number, line) in lines.enumerated() {
      let stream = "BT /F1 12 Tf 50 700 Td (\(line)) Tj ET"
      text +=
        "\(10 + 2 * number) 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents \(11 + 2 * number) 0 R"
      text += "/Resources<</Font<</F1 3 0 R>>>>>>endobj\n"
      text += "\(11 + 2 * number) 0 obj<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream endobj\n"
    }
    return text + "trailer<</Root 1 0 R>>\n%%EOF\n"
  }

  @Test(.enabled(if: hasPDF, "pdftotext is not installed"))
  func `PDF, with what was passed over by page and line`() throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    var options = ClaimListReader.Options()
    (options.rules, options.resolver) = (try Embedded.data.nameRules(), resolver)
    try withFolder { folder in
      let file = folder + "/-list.pdf"
      let lines = [
        "Pskov Oblast borders Estonia and Latvia.", "Moscow is large. Omsk Oblast borders nobody there.",
      ]
      try Self.pdf(lines).write(toFile: file, atomically: true, encoding: .utf8)
      let list = try ClaimListReader.read(file, options: options)
      #expect(pairs(list).prefix(2) == ["Pskov Oblast-Estonia", "Pskov Oblast-Latvia"])
      #expect(
        list.unread.contains { $0.note.english.contains("page 2, line 1") }, "\(list.unread) \(list.notes)")
    }
  }

  @Test func `what is no document is said to be none`() throws {
    try withFolder { folder in
      for ending in ["xlsx", "docx", "pdf"] {
        let file = "\(folder)/x.\(ending)"
        try "no document".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: InputError.self, "\(ending)") {
          try ClaimListReader.read(file, options: ClaimListReader.Options())
        }
      }
    }
    #expect(ListDocument("a/list.csv") == nil && ListDocument("LIST.PDF") != nil)
  }
}
