import BorderTestSupport
import Foundation
import Testing

@testable import Mezha

/// What people see first: tables that fit the terminal, in both languages.
struct TerminalTests {
  private static let studied = Result {
    let workspace = try Workspace(
      RegionRequest(inputs: ["@coarse"]), needsProvenance: true, reporter: .silent)
    let study = try HomeStudy(
      StudyRequest(measure: GeodesicMeasure(), threads: 2), workspace: workspace)
    return (workspace, study)
  }

  private func files(_ language: Language) throws -> ReportFiles {
    let (workspace, study) = try Self.studied.get()
    return try ReportFiles(
      ReportParts(study, workspace, language: language), workspace: workspace, claims: nil, options: [])
  }

  @Test(arguments: [80, 120, 200], Language.allCases)
  func `no line of the report's tables is longer than the terminal`(width: Int, language: Language) throws {
    let tables = try files(language).terminalTables
    #expect(tables.count == 3)
    for table in tables {
      var options = TerminalOptions()
      (options.width, options.language) = (width, language)
      let lines = table.displayed.terminalText(options).text.split(separator: "\n")
      for line in lines { #expect(line.count <= width, "\(line)") }
      // Names and lengths are there whatever the width, and what is not there is named with the file that has it.
      let shown = lines.joined(separator: "\n")
      for column in table.displayed.columns where column.weight == .main {
        let last = column.heading(language).split(separator: " ").last ?? ""
        #expect(shown.contains(last), "\(last)")
      }
      let hasLeftOut = shown.contains(language == .english ? "Left out for want of room" : "Не поместились")
      #expect(hasLeftOut == (width < 200))
      if hasLeftOut, let file = table.file { #expect(shown.contains(file)) }
    }
  }

  @Test func `the row of all borders has the published sum and the ratio to it`() throws {
    let table = try #require(try files(.english).countries)
    let keys = table.columns.map(\.key)
    func value(_ row: [Cell], _ key: String) -> Double? {
      guard let column = keys.firstIndex(of: key), case .decimal(let value, _) = row[column] else {
        return nil
      }
      return value
    }
    let sum = table.rows.compactMap { value($0, "published_km") }.reduce(0, +)
    let length = try #require(value(table.totals, "length_km"))
    #expect(value(table.totals, "published_km").map { abs($0 - sum) < 0.05 } == true)
    #expect(value(table.totals, "ratio_to_published").map { abs($0 - length / sum) < 1e-5 } == true)
  }

  @Test(arguments: Language.allCases)
  func `tables of a word processor have nine columns at most`(language: Language) throws {
    let text = Summary(files: try files(language)).markdown().text
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count > 50)
    for row in rows { #expect(row.count { $0 == "|" } <= 10, "\(row)") }
  }

  private static let lualatex = ["/usr/bin/lualatex", "/usr/local/bin/lualatex"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: lualatex != nil, "LuaLaTeX is not installed"), arguments: Language.allCases)
  func `LaTeX makes a document of the tables`(language: Language) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mezha-tex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "summary.tex")
    try Data(Summary(files: try files(language)).latex().bytes).write(to: source)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.lualatex ?? "")
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "summary.tex"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = try String(contentsOf: folder.appending(path: "summary.log"), encoding: .isoLatin1)
    #expect(process.terminationStatus == 0, "\(log.suffix(2000))")
    #expect(!log.contains("Missing character"))
  }
}
