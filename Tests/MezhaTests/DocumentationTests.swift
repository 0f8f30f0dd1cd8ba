import Foundation
import Testing

/// What the documentation says against what the program does.
@Suite struct DocumentationTests {
  static func read(_ path: String) throws -> String {
    try String(contentsOfFile: RunMezha.package + "/" + path, encoding: .utf8)
  }

  @Test func `every column of the report is described`() throws {
    let article = try Self.read("Sources/BorderCore/Documentation.docc/Files.md")
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      for table in ["borders", "countries", "regions", "crossings", "spacing", "density_along"] {
        for column in try CSVFile(file: "\(folder)/\(table).csv").columns {
          #expect(article.contains("`\(column)`"), "\(table).csv: \(column)")
        }
      }
      for file in ReportTests.files { #expect(article.contains("`\(file)`"), "\(file)") }
    }
  }

  /// The blocks under "Two commands" are real output. To renew them, run `bin/mezha report` and copy.
  @Test func `the README shows what the report prints`() throws {
    let readme = try Self.read("README.md")
    let start = try #require(readme.range(of: "begins with the borders by country:"))
    let end = try #require(readme.range(of: "and ends with the names of its files"))
    let blocks = readme[start.upperBound..<end.lowerBound].split(separator: "```\n").enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
    #expect(blocks.count == 3)
    try RunMezha.withFolder { folder in
      let real = ["MEZHA_DATA": RunMezha.package + "/GeoData"]
      let printed = Set(try RunMezha.mezha(["report", "-o", folder], environment: real).lines)
      for line in blocks.joined().split(separator: "\n") where line != "..." {
        #expect(printed.contains(String(line)), "no longer printed: \(line)")
      }
    }
  }

  @Test func `links of the README lead somewhere`() throws {
    let readme = try Self.read("README.md")
    var count = 0
    for match in readme.matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
      count += 1
      #expect(FileManager.default.fileExists(atPath: "\(RunMezha.package)/\(match.1)"), "\(match.1)")
    }
    #expect(count >= 5)
  }
}
