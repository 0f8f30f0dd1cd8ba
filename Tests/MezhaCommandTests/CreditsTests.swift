import Foundation
import Testing

/// Every file that leaves says what it was made of and whom to name: itself, or in the file beside it.
@Suite struct CreditsTests {
  /// Files that cannot hold a note; provenance.json lists them.
  private static func isPlain(_ name: String) -> Bool { name.hasSuffix(".csv") || name.hasSuffix(".gal") }

  /// The bytes of a file; of a workbook and a GeoPackage the texts in it.
  private func text(_ name: String, in folder: String) throws -> String {
    let path = folder + "/" + name
    if name.hasSuffix(".xlsx") {
      return try RunMezha.run(["python3", "-c", Self.unzip, path]).text
    }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private static let unzip = """
    import sys, zipfile
    book = zipfile.ZipFile(sys.argv[1]); sys.stdout.reconfigure(encoding='utf-8')
    for name in book.namelist(): print(book.read(name).decode('utf-8'))
    """

  private func check(
    _ folder: String, names words: [String], sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    let listing = try text("provenance.json", in: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      if Self.isPlain(name) {
        #expect(listing.contains("\"\(name)\""), "\(name)", sourceLocation: sourceLocation)
        continue
      }
      let text = try text(name, in: folder)
      for word in words { #expect(text.contains(word), "\(name): \(word)", sourceLocation: sourceLocation) }
    }
  }

  @Test(arguments: ["en", "ru"])
  func `the embedded report names Natural Earth and OpenStreetMap in every file`(language: String) throws {
    try RunMezha.withFolder { folder in
      let (result, _) = try ReportTests.report(["--bundle", "--lang", language], in: folder)
      #expect(result.status == 0)
      try check(folder, names: ["Natural Earth", "OpenStreetMap contributors"])
      for name in ["summary.md", "claims.md", "strips.svg", "scale.svg", "map.svg"] {
        let text = try text(name, in: folder)
        #expect(text.contains(language == "ru" ? "Источники: " : "Sources: "), "\(name)")
      }
    }
  }

  @Test func `the report of one's own file names it, and whom its owner asks to name`() throws {
    try RunMezha.withFolder { folder in
      let regions = RunMezha.fixture("reading/three.geojson")
      let arguments = [regions, "--bundle", "--attribution", "© Land survey, CC BY 4.0"]
      let (result, files) = try ReportTests.report(arguments, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      try check(folder, names: ["three.geojson", "© Land survey, CC BY 4.0"])
      for (name, data) in files where !["map.svg", "report.html"].contains(name) {
        let text = String(decoding: data, as: UTF8.self)
        #expect(!text.contains("OpenStreetMap"), "\(name)")
      }
      let refused = try RunMezha.mezha(["report", "--attribution", "x", "-o", folder + "/no"])
      #expect(refused.status == 64 && refused.errors.contains("--attribution"))
    }
  }

  @Test func `pictures hold their sources`() throws {
    try RunMezha.withFolder { folder in
      let regions = RunMezha.fixture("reading/three.geojson")
      for format in ["svg", "png", "pdf"] {
        let file = folder + "/map." + format
        #expect(try RunMezha.mezha(["map", regions, "--width", "300", "-o", file, "-q"]).status == 0)
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        if format != "pdf" {
          #expect(String(decoding: data, as: UTF8.self).contains("three.geojson"), "\(format)")
        }
      }
    }
  }

  @Test(.enabled(if: RunMezha.canRun(["python3", "-c", "import PIL"]), "no Pillow"))
  func `a PNG with a text is a PNG still`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/map.png"
      _ = try RunMezha.mezha(["map", RunMezha.fixture("reading/three.geojson"), "--width", "300", "-o", file])
      let script = """
        import sys; from PIL import Image
        image = Image.open(sys.argv[1]); image.load(); print(image.size[0], image.text['Source'])
        """
      let seen = try RunMezha.run(["python3", "-c", script, file])
      #expect(seen.text.hasPrefix("600 Sources: regions: three.geojson"), "\(seen.text) \(seen.errors)")
    }
  }
}
