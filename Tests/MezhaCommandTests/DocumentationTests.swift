import BorderIO
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
      for table in [
        "borders", "countries", "regions", "crossings", "spacing", "density_along", "scale",
      ] {
        for column in try CSVFile(file: "\(folder)/\(table).csv").columns {
          #expect(article.contains("`\(column)`"), "\(table).csv: \(column)")
        }
      }
      for file in ReportTests.files { #expect(article.contains("`\(file)`"), "\(file)") }
    }
  }

  /// The blocks under "Five commands" are real output, cut short by "…" at the end of a line. To renew them, run the
  /// command of the block and copy.
  @Test func `the README shows what the program prints`() throws {
    for name in ["README.md", "README.ru.md"] {
      let readme = try Self.read(name)
      let start = try #require(readme.range(of: "\n## Five commands") ?? readme.range(of: "\n## Пять команд"))
      let rest = readme[start.upperBound...]
      let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
      var shown = 0
      for block in section.split(separator: "```\n").enumerated().filter({ $0.offset % 2 == 1 }).map(
        \.element)
      {
        let lines = block.split(separator: "\n").map(String.init)
        guard let command = lines.first, command.hasPrefix("$ bin/mezha "),
          lines.contains(where: { !$0.hasPrefix("$") })
        else { continue }
        try RunMezha.withFolder { folder in
          var arguments = command.dropFirst(12).split(separator: " ").map(String.init)
            .map { $0.hasPrefix("GeoData/") ? RunMezha.package + "/" + $0 : $0 }
          if arguments.first == "report" { arguments += ["-o", folder] }
          let data = ["MEZHA_DATA": RunMezha.package + "/GeoData"]
          let printed = try RunMezha.mezha(arguments, environment: data).lines
          for line in lines.dropFirst() where !line.isEmpty {
            shown += 1
            let isCut = line.hasSuffix("…")
            let text = isCut ? String(line.dropLast()).replacing(#/ +$/#, with: "") : line
            #expect(
              printed.contains { isCut ? $0.hasPrefix(text) : $0 == text },
              "\(name), \(command): no longer printed: \(line)")
          }
        }
      }
      #expect(shown >= 8, "\(name) shows \(shown) lines")
    }
  }

  @Test func `links of the README lead somewhere`() throws {
    for name in ["README.md", "README.ru.md"] {
      let readme = try Self.read(name)
      var count = 0
      for match in readme.matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
        count += 1
        #expect(
          FileManager.default.fileExists(atPath: "\(RunMezha.package)/\(match.1)"), "\(name): \(match.1)")
      }
      #expect(count >= 5, "\(name)")
    }
  }
}
